//! LibreOffice opens the Word file and shows what it should: its own PDF says all headings, cells and paragraphs in order.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use banxin_layout::frame::Region;
use banxin_tests::{Kind, Passage, Reader, passages, root, squeeze, undirected, unmarked};

use crate::made::{Made, all, folder, write};
use crate::sheet;
use crate::tool::Tool;

/// A configuration that shows the office suite the bundled typefaces besides those of the system.
fn font_configuration() -> PathBuf {
    let file = folder().join("fonts.conf");
    let fonts = root().join("fonts").canonicalize().expect("the typefaces");
    let cache = folder().join("font-cache");
    let text = format!(
        "<?xml version=\"1.0\"?>\n<!DOCTYPE fontconfig SYSTEM \"urn:fontconfig:fonts.dtd\">\n<fontconfig>\n<dir>{}</dir>\n\
         <dir>/usr/share/fonts</dir>\n<cachedir>{}</cachedir>\n</fontconfig>\n",
        fonts.display(),
        cache.display()
    );
    write(&file, text.as_bytes());
    file
}

/// LibreOffice's PDF of the Word file of a report.
pub(crate) fn converted(made: &Made) -> PathBuf {
    let index = all().iter().position(|it| it.built.name == made.built.name).expect("a report that is judged");
    all_converted()[index].clone()
}

/// Those of all reports, in their order.
fn all_converted() -> &'static [PathBuf] {
    static CONVERTED: OnceLock<Vec<PathBuf>> = OnceLock::new();
    CONVERTED.get_or_init(|| convert(&all().iter().collect::<Vec<_>>()))
}

/// A PDF that also has the pages that are left blank before a chapter (单页起).
const WITH_BLANK_PAGES: &str = "pdf:writer_pdf_Export:{\"IsSkipEmptyPages\":{\"type\":\"boolean\",\"value\":\"false\"}}";

fn convert(files: &[&Made]) -> Vec<PathBuf> {
    convert_files("libreoffice", &files.iter().map(|made| made.bundled.as_path()).collect::<Vec<_>>())
}

/// LibreOffice's PDFs of Word files, in a folder of this name. All files at once: starting the suite takes longer than converting.
pub(crate) fn convert_files(name: &str, files: &[&Path]) -> Vec<PathBuf> {
    // One at a time: office suites that start at once sometimes fail to.
    static TURN: Mutex<()> = Mutex::new(());
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let out = folder().join(name);
    let profile = format!("-env:UserInstallation=file://{}", folder().join(format!("{name}-profile")).display());
    let mut tool = Tool::new("soffice").arg(profile).env("FONTCONFIG_FILE", font_configuration());
    tool = tool.args(&["--headless", "--norestore", "--convert-to", WITH_BLANK_PAGES, "--outdir"]).arg(&out);
    for file in files {
        tool = tool.arg(file);
    }
    tool.run();
    files.iter().map(|file| out.join(file.with_extension("pdf").file_name().expect("a name"))).collect()
}

/// The text of a PDF below the running heads of a report's pages, which stand between the parts of a paragraph that goes over a page.
fn text_below_heads(pdf: &Path, made: &Made) -> String {
    let heads = made.built.output.pages().pages.iter().flat_map(|page| &page.lines).filter(|line| line.region == Region::Header);
    // The number of a chapter is a head too, and stands lower; it is no text of the report.
    let top = heads.map(|line| line.y.to_pt()).min_by(f64::total_cmp).map_or(0.0, f64::ceil).to_string();
    let from = ["-x", "0", "-y", &top, "-W", "2000", "-H", "2000", "-r", "72"];
    Tool::new("pdftotext").args(&["-raw", "-enc", "UTF-8"]).args(&from).arg(pdf).arg("-").run()
}

/// Text without page numbers, which stand there too.
fn without_page_numbers(text: &str) -> String {
    let number = |line: &&str| {
        let inner = line.trim().strip_prefix('—').and_then(|it| it.strip_suffix('—'));
        inner.is_some_and(|it| it.trim().parse::<u32>().is_ok())
    };
    text.split(['\n', '\u{c}']).filter(|line| !number(line)).flat_map(|line| [line, "\n"]).collect()
}

/// A passage as LibreOffice shows it: with its label, and each reading before its base.
fn shown(passage: &Passage) -> String {
    readable(&format!("{}{}", passage.label, passage.with_readings))
}

/// Text without marks of notes and of direction, and without ∶, which LibreOffice takes from a typeface whose line is higher: it is read apart.
fn readable(text: &str) -> String {
    undirected(&unmarked(text)).replace('∶', "")
}

#[test]
fn libreoffice_shows_every_passage_in_order() {
    let mut faults = Vec::new();
    for (made, converted) in all().iter().zip(all_converted()) {
        let name = &made.built.name;
        let said = readable(&without_page_numbers(&text_below_heads(converted, made)));
        let mut reader = Reader::new(&said);
        for passage in passages(made.built.output.document()) {
            // The text of a footnote stands at the foot of its page, a frame is drawn last, and a cell may be read before its neighbour.
            if matches!(passage.kind, Kind::Mark | Kind::Footnote | Kind::Cell(..)) {
                let found = Reader::new(&said).expect(&shown(&passage));
                faults.extend(found.err().map(|fault| format!("{name}: {:?}: {fault}", passage.kind)));
            } else {
                faults.extend(reader.expect(&shown(&passage)).err().map(|fault| format!("{name}: {:?}: {fault}", passage.kind)));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What stands in a band of a page, in points from its upper edge.
fn band(pdf: &std::path::Path, page: usize, from: u32, height: u32) -> String {
    let numbers = [page.to_string(), page.to_string(), from.to_string(), height.to_string()];
    let [first, last, from, height] = &numbers;
    let place = ["-r", "72", "-f", first, "-l", last, "-x", "0", "-y", from, "-W", "842", "-H", height];
    squeeze(&Tool::new("pdftotext").args(&place).args(&["-enc", "UTF-8"]).arg(pdf).arg("-").run())
}

#[test]
fn libreoffice_shows_a_book_page_by_page_with_its_heads_and_numbers() {
    let made = all().iter().find(|made| made.built.name == "yearbook").expect("a book");
    let shown = converted(made);
    let pages = &made.built.output.pages().pages;
    let mut faults = Vec::new();
    for (index, page) in pages.iter().enumerate() {
        // A turned page lies on its side there.
        let turned = page.lines.iter().any(|line| line.turned);
        for (what, from, height) in [("head", 0, 62), ("number", 775, 67)].into_iter().filter(|_| !turned) {
            let (ours, theirs) = (band(&made.pdf, index + 1, from, height), band(&shown, index + 1, from, height));
            if ours != theirs && !(what == "head" && page.label.is_empty()) {
                faults.push(format!("{what} of page {}: “{ours}” and “{theirs}”", index + 1));
            }
        }
    }
    // FIXME: LibreOffice shows no number on the pages of the contents, though their section refers to the same footers as that of the preface.
    assert_eq!(faults, ["number of page 7: “v” and “”", "number of page 8: “vi” and “”"]);
    let sheets =
        |pdf| Tool::new("pdfinfo").arg(pdf).run().lines().find_map(|line| line.strip_prefix("Pages:").map(|it| it.trim().to_owned()));
    assert_eq!(sheets(&shown), Some(pages.len().to_string()));
    // All words of the cover stand on it, and all those of the title page.
    for page in [1, 3] {
        assert_eq!(band(&shown, page, 0, 842), band(&made.pdf, page, 0, 842), "page {page}");
    }
}

#[test]
fn the_pages_of_every_report_lie_beside_libreoffices_to_be_looked_at() {
    for (made, converted) in all().iter().zip(all_converted()) {
        let name = &made.built.name;
        let sheet = folder().join(format!("{name}-pairs.png"));
        let count = sheet::pairs(&made.pdf, converted, &sheet);
        let pages = u32::try_from(made.built.output.pages().pages.len()).expect("few pages");
        assert!(count >= pages && image::open(&sheet).is_ok(), "{name}: {count} pairs of {pages} pages");
    }
    let names: Vec<&str> = all().iter().map(|made| made.built.name.as_str()).collect();
    for wanted in ["jinghong-2022-2024", "small-annual", "specimen", "yearbook", "official-notice", "official-letter"] {
        assert!(names.contains(&wanted), "{wanted} is not judged: {names:?}");
    }
}
