//! What is copied out of a PDF is what was written: outside readers extract made-up texts that put that to the test.

use banxin::{PdfOptions, Pipeline, Report};
use banxin_tests::{fonts, squeeze, undirected};

use crate::made::{folder, write};
use crate::tool::Tool;

/// Texts that every reader must give back. Latin ligatures, long dashes, interpuncts, letters with marks, words cut at the end of lines, gaps.
const ANY: [&str; 5] = [
    "破折号——省略号……间隔号阿·乙，office、affluent、fi，图书馆2024年接入ISBN系统。",
    "力、一、人、国、中、金、木、水、火、土，镕璟旸堃喆，𬱖𫖯𬭎。",
    "é、ñ、œ，αβγ，Библиотека，don’t，“Reading Week”，1,234,567.89元。",
    "他说：“好。”（《甲》）；甲）（乙；什么？！怎么！！1/2。",
    "internationalization characterization responsibility institutionalization internationalization characterization responsibility",
];

/// Texts with characters that share a glyph with others, or are several for one glyph.
const SHARED: [&str; 4] = ["部首⼀⼈⼒和汉字一人力", "兼容字\u{F98A}和力", "变体葛\u{E0100}和葛", "Ω\u{2126}K\u{212A}Å\u{212B}µμ"];

/// Text that runs from right to left.
const HEBREW: &str = "希伯来文שלום从右往左";

fn pdf(name: &str, paragraphs: &[&str], lang: &str) -> std::path::PathBuf {
    let report = serde_json::json!({
        "banxin": 1, "title": "复制试验（虚构）", "issuer": "云溪县图书馆", "date": "2025-01-20", "style": "annual", "lang": lang,
        "typography": {"hyphenate": true},
        "body": paragraphs.iter().map(|text| serde_json::json!({"text": text})).collect::<Vec<_>>(),
    });
    let report = Report::from_value(&report).expect("a report");
    let output = Pipeline::new(fonts()).run(&report).expect("pages").value;
    let file = folder().join(format!("{name}.pdf"));
    write(&file, &output.pdf(&PdfOptions::archive()).expect("a file"));
    file
}

fn poppler(file: &std::path::Path) -> String {
    squeeze(&Tool::new("pdftotext").args(&["-raw", "-enc", "UTF-8"]).arg(file).arg("-").run())
}

fn mupdf(file: &std::path::Path) -> String {
    squeeze(&Tool::new("mutool").args(&["draw", "-q", "-F", "txt", "-o", "-"]).arg(file).run())
}

#[test]
fn every_reader_gives_back_what_was_written() {
    for lang in ["zh-CN", "zh-TW", "ja"] {
        let file = pdf(&format!("reads-back-{lang}"), &ANY, lang);
        for said in [poppler(&file), mupdf(&file)] {
            for text in ANY {
                assert!(said.contains(&squeeze(text)), "{lang}: “{text}” is not in “{said}”");
            }
        }
    }
}

#[test]
fn characters_that_share_a_glyph_stay_apart() {
    let file = pdf("reads-back-shared", &SHARED, "zh-CN");
    for said in [poppler(&file), mupdf(&file)] {
        for text in SHARED {
            assert!(said.contains(&squeeze(text)), "“{text}” is not in “{said}”");
        }
    }
    for said in [poppler, mupdf].map(|read| read(&pdf("reads-back-plain", &["力"], "zh-CN"))) {
        assert!(said.contains('力') && !said.contains('\u{F98A}'), "{said}");
    }
}

#[test]
fn text_from_right_to_left_keeps_its_order() {
    let file = pdf("reads-back-hebrew", &[HEBREW], "zh-CN");
    let said = Tool::new("pdftotext").args(&["-enc", "UTF-8"]).arg(&file).arg("-").run();
    let said = undirected(&squeeze(&said));
    assert!(said.contains(HEBREW), "{said}");
}

#[test]
fn dots_and_readings_do_not_come_between_the_characters() {
    let text = "甲{{ dots('重点') }}乙{{ ruby('景洪', 'jǐng hóng') }}丙{{ name_line('勐海') }}丁";
    let file = pdf("reads-back-marks", &[text], "zh-CN");
    for said in [poppler(&file), mupdf(&file)] {
        assert!(said.contains("甲重点乙景洪丙勐海丁"), "{said}");
    }
    assert!(!poppler(&file).contains('•'));
}
