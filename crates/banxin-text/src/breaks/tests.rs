//! Breaks of short texts, shown with `|` where a line may end.

use banxin_base::{FaceRole, Len, Origin};

use super::{Break, BreakOptions, Kinsoku, breaks};
use crate::font::{FaceQuery, FaceSet};
use crate::itemize::Span;
use crate::shape::shape;
use crate::testing::bundled;

fn shown(text: &str, kinsoku: Kinsoku) -> String {
    let book = bundled();
    let faces = FaceSet::choose(&book, &[]).value;
    let query = FaceQuery::plain(FaceRole::Fang);
    let span = Span { range: 0..text.len(), query, size: Len::pt(16.0), tracking: Len::ZERO, level: 0, origin: &Origin::Run };
    let cells = shape(&book, &faces, text, &[span]).cells;
    let found = breaks(text, &cells, &BreakOptions { kinsoku, units: Vec::new() });
    let mut shown = String::new();
    for (cell, here) in cells.iter().zip(&found) {
        shown.push_str(&text[cell.start as usize..cell.end as usize]);
        if *here == Break::Allowed && cell.end as usize != text.len() {
            shown.push('|');
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
