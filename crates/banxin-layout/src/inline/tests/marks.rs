//! What stands between lines, and text that runs from right to left.

use banxin_base::Len;
use banxin_compose::document::Inline;

use super::{Bench, EM, Line, Piece, PieceKind, body, run, styled, text_run};

fn rules(line: &Line) -> Vec<(Len, Len)> {
    let ends = |piece: &Piece| if let Piece::Rule { x, width, .. } = piece { Some((*x, *x + *width)) } else { None };
    line.pieces.iter().filter_map(ends).collect()
}

/// Left and right ends of readings; the last glyph's own width is left out.
fn readings(line: &Line) -> Vec<(Len, Len)> {
    let ends = |piece: &Piece| match piece {
        Piece::Glyphs { x, glyphs, kind: PieceKind::Reading(_), .. } => Some((*x, *x + glyphs.last()?.x())),
        _ => None,
    };
    line.pieces.iter().filter_map(ends).collect()
}

fn ruby(base: &str, reading: &str) -> Inline {
    Inline::Ruby { base: text_run(base), reading: reading.to_owned() }
}

#[test]
fn names_side_by_side_have_a_line_each() {
    let bench = Bench::new();
    let name = |text| styled(text, |style| style.name_line = true);
    let line = &bench.inlines(&[run("在"), name("景洪"), name("勐海"), run("两地")], &body()).lines[0];
    let found = rules(line);
    assert_eq!(found.len(), 2);
    let room = found[1].0 - found[0].1;
    assert!(room > EM / 10 && room < EM / 4, "{room:?}");
}

#[test]
fn dots_stand_below_a_line_and_have_no_text() {
    let bench = Bench::new();
    let dots = |inlines: &[Inline]| {
        bench.inlines(inlines, &body()).lines[0].pieces.iter().find_map(|piece| match piece {
            Piece::Glyphs { kind: PieceKind::Dots, y, text, glyphs, .. } => Some((*y, text.to_string(), glyphs.len())),
            _ => None,
        })
    };
    let plain = dots(&[styled("“重点”", |style| style.dots = true)]).unwrap();
    assert_eq!((plain.1.as_str(), plain.2), ("", 2), "marks have no dots");
    let lined = dots(&[styled("重点", |style| (style.dots, style.name_line) = (true, true))]).unwrap();
    assert!(lined.0 < plain.0 - EM / 20);
}

#[test]
fn a_wide_reading_reaches_over_its_neighbours_but_not_over_the_edge() {
    let bench = Bench::new();
    let middle = bench.inlines(&[run("自"), ruby("壮", "zhuàng"), run("族")], &body());
    let alone = bench.inlines(&[run("自"), run("壮"), run("族")], &body());
    let wider = middle.lines[0].width - alone.lines[0].width;
    assert!(wider < EM / 2, "the base is widened less than the reading is wider: {wider:?}");
    let line = &bench.inlines(&[ruby("壮", "zhuàng"), run("族")], &body()).lines[0];
    assert!(readings(line)[0].0 >= line.start, "{:?}", readings(line));
}

#[test]
fn readings_side_by_side_stay_a_quarter_of_an_em_apart() {
    let bench = Bench::new();
    let line = &bench.inlines(&[ruby("双", "shuāng"), ruby("床", "chuáng"), run("房")], &body()).lines[0];
    let found = readings(line);
    assert_eq!(found.len(), 2);
    // The last letter is about a quarter of the base's em wide.
    assert!(found[1].0 - found[0].1 > EM * 45 / 100, "{found:?}");
}

#[test]
fn hebrew_runs_from_right_to_left_and_reads_as_written() {
    let bench = Bench::new();
    let line = &bench.inlines(&[run("他写שלום两遍")], &body()).lines[0];
    assert_eq!(line.text, "他写שלום两遍");
    let hebrew = line.pieces.iter().find_map(|piece| match piece {
        Piece::Glyphs { text, glyphs, x, .. } if &**text == "שלום" => Some((*x, glyphs.clone())),
        _ => None,
    });
    let (x, glyphs) = hebrew.unwrap();
    assert!(glyphs.is_sorted_by(|a, b| a.x() > b.x() && a.cluster < b.cluster), "{glyphs:?}");
    let behind = line.pieces.iter().find_map(|piece| match piece {
        Piece::Glyphs { text, x, .. } if &**text == "两遍" => Some(*x),
        _ => None,
    });
    assert!(behind.unwrap() > x + EM / 2, "the gap stands between the first Hebrew letter and the Chinese that follows");
}

#[test]
fn nothing_is_made_bold_that_has_no_bold_face() {
    let bench = Bench::new();
    let faces = |bold| {
        let line = bench.inlines(&[styled("加粗A", |style| style.bold = bold)], &body()).lines.remove(0);
        let face = |piece: &Piece| if let Piece::Glyphs { face, glyphs, .. } = piece { Some((*face, glyphs.len())) } else { None };
        line.pieces.iter().filter_map(face).collect::<Vec<_>>()
    };
    let (plain, bold) = (faces(false), faces(true));
    assert_eq!(plain.len(), 2, "one run of Chinese, one of Latin, nothing drawn twice");
    assert_eq!(bold.len(), 2);
    assert_eq!(bold[0], plain[0], "仿宋 has no bold face");
    assert_ne!(bold[1].0, plain[1].0, "the Latin face has one");
}
