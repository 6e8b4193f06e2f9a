//! Shaping: the same with and without memory, forms by region, text that runs the other way.

use banxin_base::{FaceRole, Len, Origin};

use super::quick::quick_glyph;
use super::{Memory, Shaped, shape_with};
use crate::font::{FaceQuery, FaceSet, FontBook, Region};
use crate::itemize::Span;
use crate::testing::bundled;

fn shaped(book: &FontBook, lang: &str, role: FaceRole, text: &str, memory: Memory) -> Shaped {
    let faces = FaceSet::choose(book, &[]).value.in_language(lang);
    let query = FaceQuery::plain(role);
    let span = Span { range: 0..text.len(), query, size: Len::deci_pt(160), tracking: Len::emu(-7), level: 0, origin: &Origin::Run };
    shape_with(book, &faces, text, &[span], memory)
}

/// 通用规范汉字表
fn standard_characters() -> String {
    let list = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/ref/tongyong-8105.txt")).unwrap();
    let chars: String = list.lines().filter(|line| line.starts_with("U+")).filter_map(|line| line.chars().last()).collect();
    assert_eq!(chars.chars().count(), 8105);
    chars
}

/// Every standard character, and every mark beside every other mark and beside a character.
fn everything() -> String {
    let marks = "，。、；：？！“”‘’（）《》〈〉【】〔〕〖〗［］｛｝「」『』—…·～／①⑳ー々〇ぁァ％";
    let mut text = standard_characters();
    for a in marks.chars() {
        for b in marks.chars() {
            text.extend([a, b, '国']);
        }
    }
    text + "——……，———…………力\u{FE00}字\u{301}が\u{3099}㎡℃"
}

#[test]
fn memory_changes_nothing() {
    let book = bundled();
    let text = everything();
    for role in FaceRole::ALL {
        for lang in ["zh-CN", "zh-TW", "ja"] {
            let [with, without] = [Memory::Used, Memory::Unused].map(|memory| shaped(&book, lang, role, &text, memory));
            assert_eq!(with.cells.len(), without.cells.len(), "{role} {lang}");
            let first = with.cells.iter().zip(&without.cells).find(|(a, b)| a != b);
            assert!(first.is_none(), "{role} {lang}: {first:?}");
            assert!(with.glyphs == without.glyphs && with.diagnostics == without.diagnostics, "{role} {lang}");
        }
    }
}

#[test]
fn all_standard_characters_have_a_glyph_of_one_em() {
    let book = bundled();
    for role in FaceRole::ALL {
        let set = shaped(&book, "zh-CN", role, &standard_characters(), Memory::Used);
        assert_eq!((set.cells.len(), set.glyphs.len()), (8105, 8105), "{role}");
        assert!(set.glyphs.iter().all(|glyph| glyph.id != 0), "{role}: tofu");
        assert!(set.cells.iter().all(|cell| cell.width == cell.em), "{role}: a width that is not one em");
    }
}

#[test]
fn regions_have_forms_of_their_own() {
    let book = bundled();
    let forms = |lang| shaped(&book, lang, FaceRole::Song, "骨直次", Memory::Used).glyphs;
    let mainland = forms("zh-CN");
    for lang in ["zh-TW", "zh-HK", "ja"] {
        assert!(forms(lang).iter().zip(&mainland).any(|(a, b)| a.id != b.id), "{lang}");
    }
    assert!(forms("ja").iter().zip(&mainland).all(|(a, b)| a.id != b.id), "Japanese forms of 骨, 直 and 次");
}

#[test]
fn digits_are_not_kerned() {
    let book = bundled();
    for text in ["411", "1,111", "2111年"] {
        let cells = shaped(&book, "zh-CN", FaceRole::Fang, text, Memory::Used).cells;
        let digits = cells.iter().filter(|cell| cell.class == crate::classes::Class::Digit);
        assert!(digits.clone().count() >= 3 && digits.clone().all(|cell| cell.width == cell.em / 2), "{text}");
    }
}

#[test]
fn a_dash_is_two_ems_in_every_region() {
    let book = bundled();
    for lang in ["zh-CN", "zh-TW", "zh-HK"] {
        let set = shaped(&book, lang, FaceRole::Song, "甲——乙", Memory::Used);
        let width: Len = set.cells.iter().map(|cell| cell.width).sum();
        assert_eq!(width, Len::deci_pt(640), "{lang}");
    }
}

#[test]
fn hebrew_cells_stand_in_reading_order_with_their_level() {
    let book = bundled();
    let text = "甲שלום（12）乙";
    let set = shaped(&book, "zh-CN", FaceRole::Song, text, Memory::Used);
    let starts: Vec<u32> = set.cells.iter().map(|cell| cell.start).collect();
    assert!(starts.is_sorted(), "{starts:?}");
    let levels: Vec<u8> = set.cells.iter().map(|cell| cell.bidi).collect();
    assert_eq!(levels, [0, 1, 1, 1, 1, 1, 2, 2, 1, 0], "brackets go with what stands before them (UAX #9 N0)");
    assert!(set.glyphs.iter().all(|glyph| glyph.id != 0));
}

#[test]
fn marks_join_their_letters_and_selectors_show_nothing() {
    let book = bundled();
    let set = shaped(&book, "zh-CN", FaceRole::Fang, "e\u{301}ê\u{304}葛\u{E0100}力", Memory::Used);
    let texts: Vec<usize> = set.cells.iter().map(|cell| usize::from(cell.glyph_count)).collect();
    assert_eq!(set.cells.len(), 4, "{texts:?}");
    assert!(set.glyphs.iter().all(|glyph| glyph.id != 0), "{:?}", set.glyphs);
    assert!(set.diagnostics.is_empty(), "{:?}", set.diagnostics);
    assert_eq!(set.cells[2].width, set.cells[2].em);
}

#[test]
fn most_of_a_chinese_text_is_quick() {
    let book = bundled();
    let faces = FaceSet::choose(&book, &[]).value;
    for role in FaceRole::ALL.into_iter().filter(|role| *role != FaceRole::Latin) {
        let face = book.face(faces.first(FaceQuery::plain(role)).unwrap()).unwrap();
        let slow = |char: &char| face.has(*char) && quick_glyph(face, Region::Mainland, *char).is_none();
        let of_the_basic_plane = |char: &char| u32::from(*char) < 0x1_0000;
        assert_eq!(standard_characters().chars().filter(of_the_basic_plane).filter(slow).collect::<String>(), "", "{role}");
        assert_eq!("，。、；：？！《》".chars().filter(slow).collect::<String>(), "", "{role}");
    }
}
