//! The other kinds of PDF: for the press, with a password, with data attached.

use std::collections::BTreeSet;

use banxin::{Password, PdfOptions};
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

use crate::made::{Made, all, folder, write};
use crate::pdf::MISJUDGED;
use crate::tool::Tool;

fn file(made: &Made, kind: &str, options: &PdfOptions) -> std::path::PathBuf {
    let path = folder().join(format!("{}-{kind}.pdf", made.built.name));
    write(&path, &made.built.output.pdf(options).expect("a file"));
    path
}

fn text(of: Tool, file: &std::path::Path) -> String {
    of.args(&["-raw", "-enc", "UTF-8"]).arg(file).arg("-").run()
}

#[test]
fn press_files_are_sound_and_show_their_inks() {
    for made in all() {
        let press = file(made, "press", &PdfOptions::press());
        let said = Tool::new("qpdf").arg("--check").arg(&press).run();
        assert!(said.contains("No syntax or stream encoding errors found") && !said.contains("WARNING"), "{said}");
        assert_eq!(text(Tool::new("pdftotext"), &press), text(Tool::new("pdftotext"), &made.pdf), "{}", made.built.name);
        let inks = Tool::new("gs").args(&["-q", "-o", "-", "-sDEVICE=inkcov"]).arg(&press).run();
        let pages: Vec<&str> = inks.lines().filter(|line| line.ends_with("CMYK OK")).collect();
        assert_eq!(pages.len(), made.built.output.page_count(), "{}: {inks}", made.built.name);
        // Black text is in the black plate alone: on pages of text the other plates hold the marks only, well below a thousandth of the sheet.
        // A letter is one page with a red head: its cyan plate tells.
        let plates = if pages.len() == 1 { 1 } else { 3 };
        let coloured = |line: &&&str| line.split_whitespace().take(plates).any(|share| share.parse::<f64>().expect("a share") > 0.001);
        assert!(pages.iter().filter(coloured).count() < pages.len(), "{}: {inks}", made.built.name);
    }
}

#[test]
fn a_password_is_asked_for_and_opens_the_file() {
    for made in all() {
        let sealed = file(made, "sealed", &PdfOptions { password: Some(Password::new("banxin-2025")), ..PdfOptions::plain() });
        let said = Tool::new("qpdf").args(&["--password=banxin-2025", "--check"]).arg(&sealed).run();
        assert!(said.contains("No syntax or stream encoding errors found") && said.contains("R = 6"), "{said}");
        let opened = text(Tool::new("pdftotext").args(&["-upw", "banxin-2025"]), &sealed);
        assert_eq!(opened, text(Tool::new("pdftotext"), &made.pdf), "{}", made.built.name);
        let without = std::panic::catch_unwind(|| Tool::new("qpdf").arg("--check").arg(&sealed).run());
        assert!(without.is_err(), "{} opens without its password", made.built.name);
    }
}

/// Files for the press and plain ones are tagged as well as those for archives; they do not claim it, and inks have no profile for screens.
#[test]
fn every_profile_is_tagged_by_the_rules_of_pdf_ua_1() {
    let mut broken = BTreeSet::new();
    for made in all() {
        for (kind, options) in [("press", PdfOptions::press()), ("plain", PdfOptions::plain())] {
            let bytes = made.built.output.pdf(&options).expect("a file");
            let report = validate_pdf_bytes(&bytes, &ValidationOptions::default().profile(ValidationProfile::PdfUa1)).expect("a report");
            assert!(report.rules.total > 50, "the validator hardly looked");
            broken.extend(
                report.failures.iter().filter(|it| !MISJUDGED.contains(&it.rule_id.as_str())).map(|it| format!("{kind} {}", it.rule_id)),
            );
        }
    }
    // What fails is that the file says it follows the standard (5): the mark, and its schema.
    let claims = ["plain", "press"].into_iter().flat_map(|kind| [1, 2].map(|rule| format!("{kind} ISO 14289-1:2014:5:{rule}")));
    assert_eq!(broken, claims.collect());
}
