//! The width vectors of Chinese punctuation, in hundredths of an em.

use banxin_base::{FaceRole, Len, Origin};

use super::{Gap, RuleSet, apply, line_end_trim, line_start_trim};
use crate::cell::Cell;
use crate::font::{FaceQuery, FaceSet};
use crate::itemize::Span;
use crate::shape::shape;
use crate::testing::bundled;

fn cells(role: FaceRole, text: &str, gap: Gap) -> Vec<Cell> {
    let book = bundled();
    let faces = FaceSet::choose(&book, &[]).value;
    let span = Span {
        range: 0..text.len(),
        query: FaceQuery::plain(role),
        size: Len::pt(100.0),
        tracking: Len::ZERO,
        level: 0,
        origin: &Origin::Run,
    };
    let mut shaped = shape(&book, &faces, text, &[span]);
    apply(&mut shaped.cells, text, RuleSet { gap });
    shaped.cells
}

fn hundredths(cells: &[Cell]) -> i64 {
    cells.iter().map(Cell::advance).sum::<Len>().to_emu() / 12_700
}

const CHINESE: [FaceRole; 5] = [FaceRole::Song, FaceRole::XiaoBiaoSong, FaceRole::Hei, FaceRole::Kai, FaceRole::Fang];

#[test]
fn the_width_vectors_hold_in_every_chinese_face() {
    for role in CHINESE {
        for (text, expected) in [
            ("他说：“好。”", 600),
            ("（《甲》）", 400),
            ("甲）（乙", 350),
            ("《甲》《乙》", 550),
            ("甲——乙……丙", 700),
            ("阿·乙", 250),
            ("什么？！", 300),
            ("好！！！", 300),
            ("甲，乙。", 400),
        ] {
            assert_eq!(hundredths(&cells(role, text, Gap::Quarter)), expected, "{role} {text}");
        }
    }
}

#[test]
fn a_mark_at_the_line_end_takes_half_a_cell() {
    for role in CHINESE {
        for text in ["末。", "末”", "末，", "末？", "末》"] {
            let cells = cells(role, text, Gap::Quarter);
            assert_eq!(line_end_trim(&cells[1]), Len::pt(50.0), "{role} {text}");
        }
        assert_eq!(line_end_trim(&cells(role, "末——", Gap::Quarter)[1]), Len::ZERO);
        assert_eq!(line_start_trim(&cells(role, "“好", Gap::Quarter)[0]), Len::pt(50.0));
    }
}

#[test]
fn halved_marks_keep_their_ink_in_their_cell() {
    let mut mark = cells(FaceRole::Fang, "？", Gap::Quarter)[0];
    mark.trim(Len::pt(50.0));
    // FandolFang draws ？ across the middle: its ink, 0.32-0.68 em, moves to 0.07-0.43 em.
    assert_eq!((mark.width, mark.shift), (Len::pt(50.0), Len::pt(-25.0)));
    let mut bracket = cells(FaceRole::Fang, "（", Gap::Quarter)[0];
    bracket.trim(Len::pt(50.0));
    assert_eq!((bracket.width, bracket.shift), (Len::pt(50.0), Len::pt(-50.0)));
}

#[test]
fn the_gap_stands_between_chinese_and_latin_only() {
    for (text, expected) in [("共35场", 100 + 25 + 100 + 25 + 100), ("（35）", 300), ("共35，", 325), ("共 35 场", 350), ("第①项", 300)]
    {
        assert_eq!(hundredths(&cells(FaceRole::Fang, text, Gap::Quarter)), expected, "{text}");
    }
    assert_eq!(hundredths(&cells(FaceRole::Fang, "共35场", Gap::None)), 300);
}
