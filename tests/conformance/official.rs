//! Official documents as they are printed: the ink of the PDF's pages, and of LibreOffice's rendering of the Word file, measured in pixels.
//!
//! The suite measures the PDF by its operators; here poppler draws it. LibreOffice is given 1.5 mm: a point to which Word rounds the distance
//! of a paragraph's rule, the nominal foot of the mark's characters, and its own reading of exact line heights.

use std::path::Path;
use std::process::Command;

use crate::made::{Made, all};
use crate::office::converted;

/// Pixels to the inch.
const DPI: f64 = 300.0;
/// What the PDF may be off by, in millimetres.
const SLACK: f64 = 0.3;
/// What LibreOffice may be off by.
const LOOSE: f64 = 1.5;
/// 行: the pitch of the official grid in millimetres (22 lines on 225 mm).
const LINE: f64 = 225.0 / 22.0;

/// The rows of a page that have red ink, as stretches from upper to lower edge in millimetres.
fn red(pdf: &Path, page: usize) -> Vec<(f64, f64)> {
    let (first, dpi) = (page.to_string(), DPI.to_string());
    let run =
        Command::new("pdftoppm").args(["-png", "-r", &dpi, "-f", &first, "-l", &first]).arg(pdf).output().expect("poppler is installed");
    let image = image::load_from_memory(&run.stdout).expect("a picture").to_rgb8();
    let is_red = |row: u32| (0..image.width()).any(|x| matches!(image.get_pixel(x, row).0, [r, g, b] if r > 150 && g < 110 && b < 110));
    let mut stretches: Vec<(u32, u32)> = Vec::new();
    for row in (0..image.height()).filter(|row| is_red(*row)) {
        match stretches.last_mut() {
            Some((_, end)) if *end == row => *end = row + 1,
            _ => stretches.push((row, row + 1)),
        }
    }
    let mm = |row: u32| f64::from(row) * 25.4 / DPI;
    stretches.into_iter().map(|(from, to)| (mm(from), mm(to))).collect()
}

fn made(name: &str) -> &'static Made {
    all().iter().find(|made| made.built.name == name).unwrap_or_else(|| panic!("no report is called {name}"))
}

#[track_caller]
fn is(found: f64, wanted: f64, slack: f64, what: &str) {
    assert!((found - wanted).abs() <= slack, "{what}: {found:.2} mm instead of {wanted:.2} mm");
}

#[test]
fn the_marks_ink_begins_where_it_must() {
    let notice = made("official-notice");
    let rules = [(notice.pdf.clone(), SLACK), (converted(notice), LOOSE)].map(|(pdf, slack)| {
        let ink = red(&pdf, 1);
        is(ink[0].0, 72.0, slack, "the mark's upper edge (7.2.4)");
        let rule = ink.last().expect("a red rule");
        is(rule.1 - rule.0, 0.5, 0.2, "the red rule's weight");
        rule.0
    });
    // The suite measures the PDF's against the number above it, which is black.
    is(rules[1], rules[0], LOOSE, "the red rule in Word (7.2.7)");
}

#[test]
fn a_letters_ink_begins_where_it_must() {
    let letter = made("official-letter");
    for (pdf, slack) in [(letter.pdf.clone(), SLACK), (converted(letter), LOOSE)] {
        let ink = red(&pdf, 1);
        is(ink[0].0, 30.0, slack, "the mark's upper edge (10.1)");
        let mark = ink[0].1;
        is(ink[1].0 - mark, 4.0, slack.max(0.6), "the first double rule below the mark's ink (10.1)");
        is(297.0 - ink.last().expect("rules").1, 20.0, slack, "the second double rule (10.1)");
    }
}

#[test]
fn the_seal_lies_over_name_and_date() {
    let notice = made("official-notice");
    let seal = |pdf: &Path| red(pdf, 3).first().copied().zip(red(pdf, 3).last().copied()).expect("a seal");
    let (first, last) = seal(&notice.pdf);
    is(last.1 - first.0, 42.0, 0.8, "the seal's height");
    let (word_first, word_last) = seal(&converted(notice));
    // The text before it may run a line longer there; the seal goes with its name.
    let lines = ((word_first.0 - first.0) / LINE).round();
    assert!(lines.abs() <= 1.0, "the seal stands {lines} lines off");
    is(word_first.0, first.0 + lines * LINE, LOOSE, "the seal's upper edge in Word");
    is(word_last.1, last.1 + lines * LINE, LOOSE, "the seal's lower edge in Word");
}
