//! Breaks of short texts, shown with `|` where a line may end.

use banxin_base::{FaceRole, Len, Origin};

use super::{Break, BreakOptions, Hyphenation, Kinsoku, breaks};
use crate::font::{FaceQuery, FaceSet};
use crate::itemize::Span;
use crate::shape::shape;
use crate::testing::bundled;

fn shown(text: &str, kinsoku: Kinsoku) -> String {
    with(text, &BreakOptions { kinsoku, ..BreakOptions::default() })
}

/// The text with | where a line may end and ~ where it may with a hyphen.
fn with(text: &str, options: &BreakOptions) -> String {
    let book = bundled();
    let faces = FaceSet::choose(&book, &[]).value;
    let query = FaceQuery::plain(FaceRole::Fang);
    let span = Span { range: 0..text.len(), query, size: Len::pt(16.0), tracking: Len::ZERO, level: 0, origin: &Origin::Run };
    let cells = shape(&book, &faces, text, &[span]).cells;
    let found = breaks(text, &cells, options);
    let mut shown = String::new();
    for (cell, here) in cells.iter().zip(&found) {
        shown.push_str(&text[cell.start as usize..cell.end as usize]);
        match here {
            Break::Never => {}
            _ if cell.end as usize == text.len() => {}
            Break::Allowed => shown.push('|'),
            Break::Hyphen => shown.push('~'),
        }
    }
    shown
}

#[test]
fn basic_prohibitions_hold() {
    let gb = |text| shown(text, Kinsoku::Gb);
    assert_eq!(gb("他说：“好。”走"), "他|说：|“好。”|走");
    assert_eq!(gb("（甲）乙、丙"), "（甲）|乙、|丙");
    assert_eq!(gb("甲·乙～丙"), "甲·|乙～|丙");
    assert_eq!(gb("和/或"), "和/或");
    assert_eq!(gb("AI、“5G”和Wi-Fi"), "AI、|“5G”|和|Wi-|Fi");
    assert_eq!(gb("什么？！好"), "什|么？！|好");
}

#[test]
fn dashes_and_ellipses_never_split() {
    assert_eq!(shown("甲——乙……丙", Kinsoku::Gb), "甲|——|乙……|丙");
    assert_eq!(shown("甲——乙……丙", Kinsoku::Basic), "甲|——|乙|……|丙");
    assert_eq!(shown("甲——乙……丙", Kinsoku::Strict), "甲——|乙……|丙");
    assert_eq!(shown("甲，乙（丙）", Kinsoku::None), "甲|，|乙|（|丙|）");
}

#[test]
fn numbers_keep_their_parts_and_units() {
    let gb = |text| shown(text, Kinsoku::Gb);
    assert_eq!(gb("惠及2000余人次，"), "惠|及|2000余人次，");
    assert_eq!(gb("达14.2万元和80%以上"), "达|14.2万元|和|80%|以|上");
    assert_eq!(gb("19,351,235.23米"), "19,351,235.23米");
    assert_eq!(gb("2025年1月20日会"), "2025年|1月|20日|会");
    assert_eq!(gb("景工发〔2025〕3号文"), "景|工|发|〔2025〕3号|文");
    assert_eq!(gb("2022—2024年"), "2022—|2024年");
    assert_eq!(gb("15%～30%"), "15%～|30%");
}

#[test]
fn latin_words_hold_together() {
    assert_eq!(shown("the “new” one", Kinsoku::Gb), "the |“new” |one");
    assert_eq!(shown("用Word(2016)版", Kinsoku::Gb), "用|Word(2016)|版");
}

/// Every mark of CLREQ's tables, by what the levels none, basic, gb, strict say of it at the start and at the end of a line: x forbidden.
const LEVELS: [(&str, &str, &str); 12] = [
    ("。．？！，、；：", " xxx", "    "),
    ("⁇‼⁈⁉", " xxx", "    "),
    ("“‘（《〈【〖〔［｛「『", "    ", " xxx"),
    ("”’）》〉】〗〕］｝」』", " xxx", "    "),
    ("–", " xxx", "    "),
    ("—", " xxx", "    "),
    ("～", " xxx", "    "),
    ("·", " xxx", "    "),
    ("／/", " xxx", "  xx"),
    ("⸺", "   x", "    "),
    ("…⋯", "  xx", "    "),
    ("甲", "    ", "    "),
];

#[test]
fn every_mark_keeps_its_level() {
    for (marks, start, end) in LEVELS {
        for mark in marks.chars() {
            for (level, kinsoku) in [Kinsoku::None, Kinsoku::Basic, Kinsoku::Gb, Kinsoku::Strict].into_iter().enumerate() {
                let bar = |forbidden: &str| if forbidden.chars().nth(level) == Some('x') { "" } else { "|" };
                let expected = format!("甲{}{mark}{}乙", bar(start), bar(end));
                assert_eq!(shown(&format!("甲{mark}乙"), kinsoku), expected, "{kinsoku:?}");
            }
        }
    }
}

#[test]
fn pairs_of_dashes_and_ellipses_part_from_each_other_only() {
    assert_eq!(shown("甲————乙", Kinsoku::Gb), "甲|——|——|乙");
    assert_eq!(shown("甲———乙", Kinsoku::Gb), "甲|———|乙", "no half of a dash is left");
    assert_eq!(shown("甲————乙", Kinsoku::Strict), "甲————|乙");
    assert_eq!(shown("甲…………乙", Kinsoku::Basic), "甲|……|……|乙");
    assert_eq!(shown("甲…………乙", Kinsoku::Gb), "甲…………|乙");
    assert_eq!(shown("甲⸺⸺乙", Kinsoku::None), "甲|⸺|⸺|乙");
}

#[test]
fn numbers_hold_together_with_what_belongs_to_them() {
    for (text, expected) in [
        ("55\u{2009}235\u{2009}367人", "55\u{2009}235\u{2009}367人"),
        ("降至−5℃时", "降|至|−5℃|时"),
        ("误差±0.5%内", "误|差|±0.5%|内"),
        ("约￥1,200.50元", "约|￥1,200.50元"),
        ("12500～20000元", "12500～|20000元"),
        ("9亿～16亿", "9亿～|16亿"),
        ("共 35 场次会", "共 |35 场次|会"),
        ("第3章和第 4 节", "第3章|和|第 |4 节"),
        ("见表2。", "见|表2。"),
        ("如图3-1所示", "如|图3-1|所|示"),
        ("代表2人", "代|表|2人"),
        ("约5 km处，7 men", "约|5 km|处，|7 |men"),
        ("“3·15”活动", "“3·15”|活|动"),
        ("按1/3计，1:500图", "按|1/3|计，|1:500|图"),
        ("于2025-01-20报", "于|2025-01-20|报"),
        ("15:40至14时12分36秒", "15:40|至|14时|12分|36秒"),
        ("35元/人", "35元/人"),
        ("买3朵花", "买|3朵|花"),
        ("景工发［2025］3号文", "景|工|发|［2025］3号|文"),
        ("3亿多元与4.5个百分点", "3亿多元|与|4.5个百分点"),
        ("增15%以上", "增|15%|以|上"),
    ] {
        let options = BreakOptions { units: vec!["朵".to_owned()], ..BreakOptions::default() };
        assert_eq!(with(text, &options), expected);
    }
    assert_eq!(shown("〔2025〕3号", Kinsoku::None), "〔2025〕3号");
}

#[test]
fn words_are_hyphenated_by_their_language() {
    let hyphenated = |text: &str, language| with(text, &BreakOptions { hyphenation: Hyphenation::of(language), ..BreakOptions::default() });
    assert_eq!(hyphenated("用hyphenation法", "zh-CN"), "用|hy~phen~ation|法");
    assert_eq!(hyphenated("extensive work.", "en"), "ex~ten~sive |work.");
    assert_eq!(hyphenated("Silbentrennung", "de-DE"), "Sil~ben~tren~nung");
    for whole in ["UNESCO", "JavaScript", "table2", "Word", "report@example.org"] {
        assert!(!hyphenated(whole, "zh-CN").contains('~'), "{whole}");
    }
    let long = hyphenated(&"responsibility".repeat(8), "zh-CN");
    assert!(long.contains("si~bil"), "words of any length: {long}");
    assert!(hyphenated(&"ответственность".repeat(4), "ru").contains('~'));
    assert_eq!(shown("hyphenation", Kinsoku::Gb), "hyphenation", "only where it is asked for");
    assert_eq!(shown("re\u{AD}port", Kinsoku::Gb), "re\u{AD}~port", "a soft hyphen is always honoured");
}

#[test]
fn addresses_break_behind_their_marks() {
    let options = BreakOptions { hyphenation: Hyphenation::of("en"), ..BreakOptions::default() };
    for (text, expected) in [
        (
            "见https://www.example.org/reports/2024-25/index.html?page=2#top。",
            "见|https://|www.|example.|org/|reports/|2024-|25/|index.|html?|page=|2#|top。",
        ),
        ("信箱reader.service@example.org，", "信|箱|reader.|service@example.|org，"),
        ("doi:10.1000/reading_room-182", "doi:10.1000/|reading_|room-|182"),
        ("C:\\reports\\annual", "C:\\|reports\\|annual"),
        ("data/tables/branches.csv", "data/|tables/|branches.|csv"),
        ("Node.js, e.g. and/or", "Node.js, |e.g. |and/|or"),
    ] {
        assert_eq!(with(text, &options), expected);
    }
}

#[test]
fn straight_quotes_in_pairs_have_sides() {
    assert_eq!(shown("说\"好\"，又说\"不\"了", Kinsoku::Gb), "说|\"好\"，|又|说|\"不\"|了");
    assert_eq!(shown("长5\"的", Kinsoku::Gb), "长|5\"的", "a lone one is a mark of inches");
}

/// Marks that Latin text uses too are left to UAX #14 there: each side of the table is the same characters in Latin and in Chinese.
#[test]
fn shared_marks_follow_their_context() {
    for (latin, chinese) in
        [("the |“new” |one", "那|“新”|个"), ("so|—|they |say", "如|——|此"), ("don’t |go", "不|‘去’|了"), ("wait… |no", "等……|不")]
    {
        for expected in [latin, chinese] {
            assert_eq!(shown(&expected.replace('|', ""), Kinsoku::Gb), expected);
        }
    }
}
