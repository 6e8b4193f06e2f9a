//! The fonts of the system, by name.
//!
//! Out: what the fonts installed on this machine call themselves, sorted by file, so that the same machine gives the same ids. Only a theme that
//! names a family which is not bundled gets here.

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
