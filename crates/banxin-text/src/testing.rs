//! The bundled faces, for tests.

use std::path::Path;

use banxin_base::FaceRole;

use crate::font::{FaceLocation, FaceSource, FontBook};

/// A book of the workspace's `fonts/`.
pub(crate) fn bundled() -> FontBook {
    let faces = [
        ("BanxinSong-Regular.otf", "BanxinSong", "Regular", 400, false, FaceRole::Song),
        ("BanxinSong-Bold.otf", "BanxinSong", "Bold", 700, false, FaceRole::XiaoBiaoSong),
        ("BanxinHei-Medium.otf", "BanxinHei", "Medium", 500, false, FaceRole::Hei),
        ("FandolKai-Regular.otf", "FandolKai", "Regular", 400, false, FaceRole::Kai),
        ("FandolFang-Regular.otf", "FandolFang", "Regular", 400, false, FaceRole::Fang),
        ("LiberationSerif-Regular.ttf", "Liberation Serif", "Regular", 400, false, FaceRole::Latin),
        ("LiberationSerif-Bold.ttf", "Liberation Serif", "Bold", 700, false, FaceRole::Latin),
        ("LiberationSerif-Italic.ttf", "Liberation Serif", "Italic", 400, true, FaceRole::Latin),
    ];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fonts");
    let source = |(file, family, style, weight, italic, role): (&str, &str, &str, u16, bool, FaceRole)| FaceSource {
        family: family.to_owned(),
        style: style.to_owned(),
        weight,
        italic,
        role: Some(role),
        postscript_name: file.split('.').next().unwrap_or_default().to_owned(),
        location: FaceLocation::File { path: folder.join(file), index: 0 },
    };
    FontBook::new(faces.into_iter().map(source).collect())
}
