//! The Word file agrees with the PDF: LibreOffice breaks its lines and pages where the PDF does.
//!
//! Both PDFs, ours and LibreOffice's of the Word file, are read by pdftotext, and their lines compared. LibreOffice 7.4 of Debian judges; Word itself
//! was not run, and nothing here says what it would do.

use std::collections::VecDeque;
use std::path::Path;

use banxin::{DocxFonts, DocxOptions, DocxTarget};
use banxin_tests::Built;

use crate::made::{folder, generated, write};
use crate::office::convert_files;
use crate::tool::Tool;

/// LibreOffice leaves out the blank pages between sections unless it is told to keep them.
const WITH_BLANK_PAGES: &str = "pdf:writer_pdf_Export:{\"IsSkipEmptyPages\":{\"type\":\"boolean\",\"value\":\"false\"}}";

/// What a grade promises of a report, in tenths of a per cent.
struct Promise {
    report: &'static str,
    /// Lines of the clean grade.
    clean: usize,
    /// Lines of the matched grade.
    matched: usize,
    /// Pages of the matched grade that do not start where ours do.
    strayed: usize,
}

const PROMISES: [Promise; 4] = [
    Promise { report: "jinghong-2022-2024", clean: 850, matched: 995, strayed: 0 },
    Promise { report: "small-annual", clean: 850, matched: 995, strayed: 0 },
    Promise { report: "yearbook", clean: 850, matched: 995, strayed: 0 },
    Promise { report: "generated", clean: 850, matched: 995, strayed: 0 },
];

/// A line as it is seen: without blanks, and where it stands.
#[derive(Clone, Debug, PartialEq)]
struct Seen {
    text: String,
    top: f64,
    left: f64,
}

/// How two PDFs compare.
struct Compared {
    lines: usize,
    same: usize,
    pages: usize,
    started: usize,
    /// Lines of ours that the other has not, and where pages start otherwise.
    astray: Vec<String>,
}

impl Compared {
    /// The share of lines that are the same, in tenths of a per cent.
    fn share(&self) -> usize {
        self.same * 1000 / self.lines.max(1)
    }
}

#[test]
fn libreoffice_breaks_lines_and_pages_where_the_pdf_does() {
    let reports: Vec<&Built> = PROMISES.iter().map(|promise| report(promise.report)).collect();
    let mut files = Vec::new();
    for built in &reports {
        let pdf = folder().join(format!("{}.pdf", built.name));
        write(&pdf, &built.pdf);
        for (grade, match_lines) in [("clean", false), ("matched", true)] {
            let options =
                DocxOptions { fonts: DocxFonts::Bundled, target: DocxTarget::LibreOffice, match_lines, ..DocxOptions::default() };
            let file = folder().join(format!("{}-{grade}.docx", built.name));
            write(&file, &built.output.docx(&options).expect("a Word file"));
            files.push((pdf.clone(), file));
        }
    }
    let converted = convert_files("agreement", WITH_BLANK_PAGES, &files.iter().map(|(_, file)| file.as_path()).collect::<Vec<_>>());
    let compared: Vec<Compared> = files.iter().zip(&converted).map(|((pdf, _), other)| compare(pdf, other)).collect();
    let mut faults = Vec::new();
    for (promise, pair) in PROMISES.iter().zip(compared.chunks_exact(2)) {
        let [clean, matched] = pair else { continue };
        for (grade, found) in [("clean", clean), ("matched", matched)] {
            #[expect(clippy::print_stdout, reason = "the ratios are what this test is read for")]
            {
                let (whole, tenth) = (found.share() / 10, found.share() % 10);
                println!(
                    "{:20} {grade:8} lines {}/{} ({whole}.{tenth} %), page starts {}/{}",
                    promise.report, found.same, found.lines, found.started, found.pages
                );
            }
        }
        if clean.share() < promise.clean {
            faults.push(format!("{}, clean:\n{}", promise.report, clean.astray.join("\n")));
        }
        if matched.share() < promise.matched || matched.started + promise.strayed < matched.pages {
            faults.push(format!("{}, matched:\n{}", promise.report, matched.astray.join("\n")));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

fn report(name: &str) -> &'static Built {
    if name == "generated" {
        return generated();
    }
    Built::all().into_iter().find(|built| built.name == name).unwrap_or_else(|| panic!("no report {name}"))
}

/// Compares the lines of two PDFs, page numbers, running heads and words in charts left out.
fn compare(ours: &Path, other: &Path) -> Compared {
    let (ours, other) = (pages(ours), pages(other));
    let mut astray = Vec::new();
    let starts = ours.iter().zip(other.iter().map(Some).chain(std::iter::repeat(None)));
    let started = starts.enumerate().filter(|(number, (ours, other))| {
        let (mine, theirs) = (head(ours), other.map_or("", |page| head(page)));
        let agree = mine.starts_with(theirs) && (mine.is_empty() == theirs.is_empty()) || theirs.starts_with(mine) && !mine.is_empty();
        if !agree {
            astray.push(format!("  page {} starts with {mine}, there with {theirs}", number + 1));
        }
        agree
    });
    let started = started.count();
    let mine: Vec<&str> = ours.iter().flatten().map(|line| line.text.as_str()).collect();
    let theirs: Vec<&str> = other.iter().flatten().map(|line| line.text.as_str()).collect();
    let kept = common(&mine, &theirs);
    let same = kept.iter().filter(|kept| **kept).count();
    astray.extend(mine.iter().zip(&kept).filter(|(_, kept)| !**kept).map(|(line, _)| format!("  {line}")));
    Compared { lines: mine.len(), same, pages: ours.len().max(other.len()), started, astray }
}

/// What a page starts with.
fn head(page: &[Seen]) -> &str {
    page.first().map_or("", |line| line.text.as_str())
}

/// Which lines of the first list stand in the second too, in the same order: the longest such sequence.
fn common(mine: &[&str], theirs: &[&str]) -> Vec<bool> {
    let width = theirs.len() + 1;
    let mut longest = vec![0u32; (mine.len() + 1) * width];
    for i in (0..mine.len()).rev() {
        for j in (0..theirs.len()).rev() {
            longest[i * width + j] = if mine[i] == theirs[j] {
                longest[(i + 1) * width + j + 1] + 1
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
    }
    let (mut kept, mut j) = (vec![false; mine.len()], 0);
    for (i, kept) in kept.iter_mut().enumerate() {
        while j < theirs.len() && mine[i] != theirs[j] && longest[i * width + j] == longest[i * width + j + 1] {
            j += 1;
        }
        if j < theirs.len() && mine[i] == theirs[j] {
            *kept = true;
            j += 1;
        }
    }
    kept
}

/// The lines of each page of a PDF.
fn pages(pdf: &Path) -> Vec<Vec<Seen>> {
    let said = Tool::new("pdftotext").args(&["-bbox", "-enc", "UTF-8"]).arg(pdf).arg("-").run();
    let mut pages: Vec<Vec<Word>> = Vec::new();
    for line in said.lines() {
        if line.trim_start().starts_with("<page ") {
            pages.push(Vec::new());
        } else if let (Some(word), Some(page)) = (word(line), pages.last_mut()) {
            page.push(word);
        }
    }
    pages.into_iter().map(lines).collect()
}

/// A word where it stands.
#[derive(Clone, Debug)]
struct Word {
    left: f64,
    right: f64,
    middle: f64,
    height: f64,
    text: String,
}

fn word(line: &str) -> Option<Word> {
    let value = |name: &str| -> Option<f64> {
        let from = line.find(&format!("{name}=\""))? + name.len() + 2;
        line.get(from..)?.split('"').next()?.parse().ok()
    };
    let text = line.split_once('>')?.1.strip_suffix("</word>")?;
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    let (left, right, top, foot) = (value("xMin")?, value("xMax")?, value("yMin")?, value("yMax")?);
    Some(Word { left, right, middle: f64::midpoint(top, foot), height: foot - top, text })
}

/// Words into lines: side by side on one height, with no more than a narrow gap between them, so that the cells of a table are apart.
fn lines(mut words: Vec<Word>) -> Vec<Seen> {
    words.sort_by(|a, b| a.middle.total_cmp(&b.middle));
    let mut rows: VecDeque<Vec<Word>> = VecDeque::new();
    for word in words {
        match rows.iter_mut().rev().take(6).find(|row| (row[0].middle - word.middle).abs() < word.height * 0.3) {
            Some(row) => row.push(word),
            None => rows.push_back(vec![word]),
        }
    }
    let mut lines = Vec::new();
    for mut row in rows {
        row.sort_by(|a, b| a.left.total_cmp(&b.left));
        for piece in row.chunk_by(|a, b| b.left - a.right < 0.75 * b.height) {
            let text: String = piece.iter().flat_map(|word| word.text.chars()).filter(|c| is_text(*c)).collect();
            lines.push(Seen { text, top: piece[0].middle, left: piece[0].left });
        }
    }
    lines.retain(|line| !line.text.is_empty() && !is_page_number(&line.text));
    lines
}

/// Leaves out blanks, leaders, and marks that show nothing.
fn is_text(c: char) -> bool {
    !(c.is_whitespace() || matches!(c, '.' | '…' | '．' | '·' | '\u{AD}' | '\u{200B}' | '\u{200E}' | '\u{200F}'))
}

fn is_page_number(text: &str) -> bool {
    let inner = text.trim_matches(['—', '–', '-']);
    !inner.is_empty() && inner.chars().all(|c| c.is_ascii_digit() || matches!(c, 'i' | 'v' | 'x'))
}
