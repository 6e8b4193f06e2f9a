//! The reports that are judged, as files in `target/conformance`.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use banxin::{DocxFonts, DocxOptions, DocxTarget};
use banxin_tests::{Built, root};

use crate::tool::Tool;

/// A report with its files on disk.
pub(crate) struct Made {
    pub(crate) built: &'static Built,
    pub(crate) pdf: PathBuf,
    /// For Word, naming the typefaces of an office.
    pub(crate) docx: PathBuf,
    /// For LibreOffice, naming the bundled typefaces.
    pub(crate) bundled: PathBuf,
}

/// The folder of everything that is made here.
pub(crate) fn folder() -> PathBuf {
    let folder = root().join("target/conformance");
    std::fs::create_dir_all(&folder).expect("a folder below target");
    folder.canonicalize().expect("its full path")
}

/// The reports of the tree, and ten pages of made-up text.
pub(crate) fn all() -> &'static [Made] {
    static MADE: OnceLock<Vec<Made>> = OnceLock::new();
    MADE.get_or_init(|| Built::all().into_iter().chain(Built::official()).chain([generated()]).map(written).collect())
}

fn generated() -> &'static Built {
    static BUILT: OnceLock<Built> = OnceLock::new();
    BUILT.get_or_init(|| {
        let out = folder().join("generated");
        Tool::new("python3").arg(root().join("tests/bench/generate.py")).arg(&out).args(&["--pages", "10"]).run();
        let mut built = Built::new(&out.join("10/report"));
        built.name = "generated".to_owned();
        built
    })
}

fn written(built: &'static Built) -> Made {
    let path = |suffix: &str| folder().join(format!("{}{suffix}", built.name));
    let options = DocxOptions { fonts: DocxFonts::Bundled, target: DocxTarget::LibreOffice, ..DocxOptions::default() };
    let bundled = built.output.docx(&options).expect("a Word file");
    let made = Made { built, pdf: path(".pdf"), docx: path(".docx"), bundled: path("-bundled.docx") };
    write(&made.pdf, &built.pdf);
    write(&made.docx, &built.docx);
    write(&made.bundled, &bundled);
    made
}

#[expect(clippy::disallowed_methods, reason = "files below target for other programs to read, no output of the product")]
pub(crate) fn write(path: &Path, bytes: &[u8]) {
    std::fs::write(path, bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
