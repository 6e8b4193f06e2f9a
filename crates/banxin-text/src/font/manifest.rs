//! The list of bundled faces as `fonts/manifest.yaml` states it.
//!
//! This crate reads no data files: the caller parses the YAML into [`Manifest`] and says in which folder it lies.

use std::path::Path;

use banxin_base::FaceRole;
use serde::Deserialize;

use super::source::{FaceLocation, FaceSource};

/// The part of a font manifest that setting text needs; its other keys (packages, licences, checksums) are for building the files.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Manifest {
    /// The faces, in the order of fallback.
    pub faces: Vec<ManifestFace>,
}

/// A face of a manifest.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ManifestFace {
    /// The file's name, relative to the manifest.
    pub file: String,
    /// The face in a collection.
    #[serde(default)]
    pub index: u32,
    /// Family name.
    pub family: String,
    /// Style name.
    #[serde(default)]
    pub style: String,
    /// Weight, 100-900.
    #[serde(default = "regular")]
    pub weight: u16,
    /// Whether it is an italic.
    #[serde(default)]
    pub italic: bool,
    /// The role it plays.
    #[serde(default)]
    pub role: Option<FaceRole>,
    /// PostScript name.
    #[serde(default)]
    pub postscript: String,
    /// Name of its licence, for `banxin fonts`.
    #[serde(default)]
    pub licence: String,
}

fn regular() -> u16 {
    400
}

impl Manifest {
    /// The faces as a font book takes them; `folder` is where the manifest lies.
    pub fn sources(&self, folder: &Path) -> Vec<FaceSource> {
        self.faces.iter().map(|face| face.source(folder)).collect()
    }
}

impl ManifestFace {
    fn source(&self, folder: &Path) -> FaceSource {
        FaceSource {
            family: self.family.clone(),
            style: self.style.clone(),
            weight: self.weight,
            italic: self.italic,
            role: self.role,
            postscript_name: self.postscript.clone(),
            location: FaceLocation::File { path: folder.join(&self.file), index: self.index },
        }
    }
}
