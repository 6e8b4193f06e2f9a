//! The Word file agrees with the PDF: LibreOffice breaks its lines and pages where the PDF does.
//!
//! Both PDFs, ours and LibreOffice's of the Word file, are read by pdftotext, and their lines compared. LibreOffice 7.4 of Debian judges; Word itself
//! was not run, and nothing here says what it would do.

use std::collections::{BTreeSet, VecDeque};
use std::path::{Path, PathBuf};

use banxin::{DocxFonts, DocxOptions, DocxTarget};
use banxin_layout::frame::{LineInfo, Page, Region};
use banxin_tests::Built;

use crate::made::{Made, all, folder, write};
use crate::office::convert_files;
use crate::tool::Tool;

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
    let reports: Vec<&Made> = PROMISES.iter().map(|promise| report(promise.report)).collect();
    let mut files = Vec::new();
    for made in &reports {
        let options =
            DocxOptions { fonts: DocxFonts::Bundled, target: DocxTarget::LibreOffice, match_lines: true, ..DocxOptions::default() };
        let matched = folder().join(format!("{}-matched.docx", made.built.name));
        write(&matched, &made.built.output.docx(&options).expect("a Word file"));
        files.extend([made.bundled.clone(), matched]);
    }
    let converted = convert_files("agreement", &files.iter().map(PathBuf::as_path).collect::<Vec<_>>());
    let judged = reports.iter().flat_map(|made| [*made, *made]).zip(&converted);
    let compared: Vec<Compared> = judged.map(|(made, other)| compare(made.built, &made.pdf, other)).collect();
    let mut faults = Vec::new();
    for (promise, pair) in PROMISES.iter().zip(compared.chunks_exact(2)) {
        let [clean, matched] = pair else { continue };
        for (grade, found) in [("clean", clean), ("matched", matched)] {
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

fn report(name: &str) -> &'static Made {
    all().iter().find(|made| made.built.name == name).unwrap_or_else(|| panic!("no report {name}"))
}

/// Compares the lines of a report's PDF with those of another one. Page numbers, running heads, words in charts and pages without a line are left
/// out; so are pages that are turned, which the other has as broad sheets.
fn compare(built: &Built, ours: &Path, other: &Path) -> Compared {
    let set = &built.output.pages().pages;
    let heads = set.iter().flat_map(|page| &page.lines).filter(|line| line.region == Region::Header && !line.turned);
    // The number of a chapter is a head too, and stands lower.
    let below = heads.clone().map(|line| line.y.to_pt()).min_by(f64::total_cmp).unwrap_or_default();
    let mut loose: BTreeSet<String> = heads.map(|line| squeezed(&line.text)).collect();
    let mut ours: Vec<Vec<String>> = read(ours).into_iter().zip(set).map(|(words, page)| own_lines(words, page, &mut loose)).collect();
    let known: BTreeSet<String> = ours.iter().flatten().cloned().collect();
    let mut other: Vec<Vec<String>> = read(other).into_iter().map(|words| lines(words, below, &known)).collect();
    for page in &mut other {
        page.retain(|line| known.contains(line) || !loose.contains(line));
        if page.last().is_some_and(|line| is_page_number(line)) {
            page.pop();
        }
    }
    ours.retain(|page| !page.is_empty());
    other.retain(|page| !page.is_empty());
    let mut astray = Vec::new();
    let starts = ours.iter().zip(other.iter().map(Some).chain(std::iter::repeat(None)));
    let started = starts.enumerate().filter(|(number, (ours, other))| {
        let mine = head(ours);
        // A chart at the head of a page begins with words that are lines elsewhere.
        let theirs = other.and_then(|page| page.iter().find(|line| *line == mine || !is_made_of(line, &loose))).map_or("", String::as_str);
        if mine != theirs {
            astray.push(format!("  page {} starts with {mine}, there with {theirs}", number + 1));
        }
        mine == theirs
    });
    let started = started.count();
    let kept = found(&ours, &other);
    let same = kept.iter().filter(|kept| **kept).count();
    let mine: Vec<&String> = ours.iter().flatten().collect();
    astray.extend(mine.iter().zip(&kept).filter(|(_, kept)| !**kept).map(|(line, _)| format!("  {line}")));
    Compared { lines: mine.len(), same, pages: ours.len(), started, astray }
}

/// Whether a line consists of these words.
fn is_made_of(line: &str, words: &BTreeSet<String>) -> bool {
    let mut rest = line;
    while !rest.is_empty() {
        let Some(word) = words.iter().rev().filter(|word| !word.is_empty()).find(|word| rest.starts_with(word.as_str())) else {
            return false;
        };
        rest = &rest[word.len()..];
    }
    true
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| is_text(*c)).collect()
}

/// The lines of a page of ours, from top to bottom: words as extracted, each in the line where it was set. Words of charts stand in none; they are
/// added to `loose`.
fn own_lines(words: Vec<Word>, page: &Page, loose: &mut BTreeSet<String>) -> Vec<String> {
    let mut lines: Vec<Vec<Word>> = vec![Vec::new(); page.lines.len()];
    for word in words {
        let holds = |line: &LineInfo| {
            // The blank of a bracket at the edge of a line hangs over it; the mark of a note stands high.
            let (left, right) = (line.x.to_pt() - 0.6 * word.height, (line.x + line.width).to_pt() + word.height);
            let above = (line.y.to_pt() - word.middle) / word.height;
            !line.turned && left <= word.left && word.right <= right && (-0.2..1.8).contains(&above)
        };
        let text = squeezed(&word.text);
        let fitting = page.lines.iter().enumerate().filter(|(_, line)| holds(line) && squeezed(&line.text).contains(&text));
        match fitting.min_by(|(_, a), (_, b)| a.y.cmp(&b.y)) {
            Some((line, _)) => lines[line].push(word),
            None => {
                loose.insert(squeezed(&word.text));
            }
        }
    }
    let mut set: Vec<(f64, f64, String)> = Vec::new();
    for (mut words, line) in lines.into_iter().zip(&page.lines) {
        if matches!(line.region, Region::Header | Region::Footer) {
            continue;
        }
        words.sort_by(|a, b| a.left.total_cmp(&b.left));
        let text: String = words.iter().map(|word| squeezed(&word.text)).collect();
        if !text.is_empty() {
            set.push((line.y.to_pt(), line.x.to_pt(), text));
        }
    }
    set.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    set.into_iter().map(|(_, _, text)| text).collect()
}

/// What a page starts with.
fn head(page: &[String]) -> &str {
    page.first().map_or("", String::as_str)
}

/// Which lines stand in the other file too, on the same page or the one before or behind it; each line of the other is found once. The order within a
/// page is not looked at: columns side by side have none from top to bottom.
fn found(ours: &[Vec<String>], other: &[Vec<String>]) -> Vec<bool> {
    let mut free: Vec<Vec<Option<&String>>> = other.iter().map(|page| page.iter().map(Some).collect()).collect();
    let mut kept = Vec::new();
    for (number, page) in ours.iter().enumerate() {
        for line in page {
            let near = [Some(number), number.checked_sub(1), Some(number + 1)];
            let place = near.into_iter().flatten().find_map(|page| {
                let at = free.get(page)?.iter().position(|there| *there == Some(line))?;
                Some((page, at))
            });
            if let Some((page, at)) = place {
                free[page][at] = None;
            }
            kept.push(place.is_some());
        }
    }
    kept
}

/// The words of each page of a PDF; none of a broad one.
fn read(pdf: &Path) -> Vec<Vec<Word>> {
    let said = Tool::new("pdftotext").args(&["-bbox", "-enc", "UTF-8"]).arg(pdf).arg("-").run();
    let mut pages: Vec<Vec<Word>> = Vec::new();
    let mut broad = false;
    for line in said.lines() {
        if line.trim_start().starts_with("<page ") {
            broad = value(line, "width") > value(line, "height");
            pages.push(Vec::new());
        } else if let (Some(word), Some(page)) = (word(line), pages.last_mut().filter(|_| !broad)) {
            page.push(word);
        }
    }
    pages
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

fn value(line: &str, name: &str) -> Option<f64> {
    let from = line.find(&format!(" {name}=\""))? + name.len() + 3;
    line.get(from..)?.split('"').next()?.parse().ok()
}

fn word(line: &str) -> Option<Word> {
    let text = line.split_once('>')?.1.strip_suffix("</word>")?;
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    let (left, right, top, foot) = (value(line, "xMin")?, value(line, "xMax")?, value(line, "yMin")?, value(line, "yMax")?);
    Some(Word { left, right, middle: f64::midpoint(top, foot), height: foot - top, text })
}

/// Words below the running head into lines, from top to bottom: those on one height, cut where a gap is wide; pieces that together are a line of ours are one.
fn lines(mut words: Vec<Word>, below: f64, known: &BTreeSet<String>) -> Vec<String> {
    words.retain(|word| word.middle > below);
    words.sort_by(|a, b| a.middle.total_cmp(&b.middle));
    let mut rows: VecDeque<Vec<Word>> = VecDeque::new();
    for word in words {
        match rows.iter_mut().rev().take(6).find(|row| (row[0].middle - word.middle).abs() < word.height.max(row[0].height) * 0.45) {
            Some(row) => row.push(word),
            None => rows.push_back(vec![word]),
        }
    }
    let mut lines = Vec::new();
    for mut row in rows {
        row.sort_by(|a, b| a.left.total_cmp(&b.left));
        let apart = |a: &Word, b: &Word| b.left - a.right >= 0.5 * a.height.min(b.height);
        let pieces: Vec<String> = row
            .chunk_by(|a, b| !apart(a, b))
            .map(|piece| piece.iter().map(|word| squeezed(&word.text)).collect::<String>())
            .filter(|piece| !piece.is_empty())
            .collect();
        let mut from = 0;
        while from < pieces.len() {
            let upto = (from + 1..=pieces.len()).rev().find(|upto| known.contains(&pieces[from..*upto].concat())).unwrap_or(from + 1);
            lines.push(pieces[from..upto].concat());
            from = upto;
        }
    }
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
