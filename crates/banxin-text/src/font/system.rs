//! Fonts that no manifest describes: those of the system, and files that a caller names.
//!
//! Out: what the fonts call themselves, sorted by file, so that the same machine gives the same ids. The system's are listed only for a theme
//! that names a family which is not bundled.

use std::path::Path;

use fontdb::{Database, Source, Style};

use super::source::{FaceLocation, FaceSource};

/// Lists the system's faces, each once under each of its family names (a Chinese face has a Chinese and an English one).
pub(super) fn faces() -> Vec<FaceSource> {
    let mut database = Database::new();
    database.load_system_fonts();
    let mut faces: Vec<FaceSource> = database.faces().flat_map(sources).collect();
    faces.sort_by(|a, b| key(a).cmp(&key(b)));
    faces
}

/// What the faces of a font file call themselves, each under every family name it has; none if the file cannot be read as a font.
pub fn faces_of_file(path: &Path) -> Vec<FaceSource> {
    let mut database = Database::new();
    if database.load_font_file(path).is_err() {
        return Vec::new();
    }
    database.faces().flat_map(sources).collect()
}

fn key(source: &FaceSource) -> (String, u32, &str) {
    (source.location.to_string(), source.location.index(), &source.family)
}

fn sources(info: &fontdb::FaceInfo) -> Vec<FaceSource> {
    let path = match &info.source {
        Source::File(path) | Source::SharedFile(path, _) => path,
        Source::Binary(_) => return Vec::new(),
    };
    let named = info.families.iter().map(|(family, _)| FaceSource {
        family: family.clone(),
        style: String::new(),
        weight: info.weight.0,
        italic: info.style != Style::Normal,
        role: None,
        postscript_name: info.post_script_name.clone(),
        location: FaceLocation::File { path: path.clone(), index: info.index },
    });
    named.collect()
}
