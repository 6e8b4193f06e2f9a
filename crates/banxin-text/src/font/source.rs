//! Where a face is and what it calls itself, before anything is opened.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use banxin_base::FaceRole;

/// A face that a font book can open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaceSource {
    /// Family name: `FandolFang`.
    pub family: String,
    /// Style name within the family: `Regular`.
    pub style: String,
    /// Weight, 100-900; 400 is regular.
    pub weight: u16,
    /// Whether it is an italic.
    pub italic: bool,
    /// The role it plays in documents; `None` for faces asked for by family name only.
    pub role: Option<FaceRole>,
    /// PostScript name (name ID 6): `FandolFang-Regular`.
    pub postscript_name: String,
    /// Where its bytes are.
    pub location: FaceLocation,
}

impl FaceSource {
    /// What users call it: `FandolFang Regular`; the style is left out where it is the plain one.
    pub fn full_name(&self) -> String {
        if self.style.is_empty() || self.style == "Regular" { self.family.clone() } else { format!("{} {}", self.family, self.style) }
    }

    /// What Chinese messages call it: 仿宋（FandolFang）, or the name alone for a face without a role.
    pub fn name_zh(&self) -> String {
        match self.role {
            Some(role) => format!("{}（{}）", role.zh(), self.full_name()),
            None => self.full_name(),
        }
    }
}

/// Where the bytes of a face are.
#[derive(Clone, PartialEq, Eq)]
pub enum FaceLocation {
    /// In a file, mapped when first needed.
    File {
        /// The file.
        path: PathBuf,
        /// The face in a collection; 0 for a plain font file.
        index: u32,
    },
    /// In memory: for tests and programs that bring their own fonts.
    Bytes {
        /// The whole font file.
        bytes: Arc<[u8]>,
        /// The face in a collection; 0 for a plain font file.
        index: u32,
    },
}

impl FaceLocation {
    /// The face in a collection; 0 for a plain font file.
    pub fn index(&self) -> u32 {
        match self {
            FaceLocation::File { index, .. } | FaceLocation::Bytes { index, .. } => *index,
        }
    }
}

impl fmt::Display for FaceLocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FaceLocation::File { path, .. } => write!(f, "{}", path.display()),
            FaceLocation::Bytes { bytes, .. } => write!(f, "{} bytes in memory", bytes.len()),
        }
    }
}

impl fmt::Debug for FaceLocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}#{}", self.index())
    }
}
