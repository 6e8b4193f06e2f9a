//! What must hold of the breaks of any text: mixed sentences with pieces that never split.

use std::sync::LazyLock;

use banxin_base::{FaceRole, Len, Origin};
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, Strategy, prop, prop_oneof, proptest};
use proptest::test_runner::RngSeed;

use super::{Break, BreakOptions, Hyphenation, Kinsoku, base, breaks};
use crate::cell::Cell;
use crate::classes::Class;
use crate::font::{FaceQuery, FaceSet, FontBook};
use crate::itemize::Span;
use crate::shape::shape;
use crate::testing::bundled;

static FACES: LazyLock<(FontBook, FaceSet)> = LazyLock::new(|| {
    let book = bundled();
    let faces = FaceSet::choose(&book, &[]).value;
    (book, faces)
});

const LEVELS: [Kinsoku; 4] = [Kinsoku::None, Kinsoku::Basic, Kinsoku::Gb, Kinsoku::Strict];

fn cells(text: &str) -> Vec<Cell> {
    let (book, faces) = &*FACES;
    let query = FaceQuery::plain(FaceRole::Fang);
    let span = Span { range: 0..text.len(), query, size: Len::pt(16.0), tracking: Len::ZERO, level: 0, origin: &Origin::Run };
    shape(book, faces, text, &[span]).cells
}

fn options(kinsoku: Kinsoku) -> BreakOptions {
    BreakOptions { kinsoku, units: vec!["朵".to_owned()], hyphenation: Hyphenation::of("zh-CN") }
}

/// Pieces that stay whole at every level.
fn whole() -> impl Strategy<Value = String> {
    let unit = prop::sample::select(vec!["元", "余人次", "万元", "亿多元", "场", "年", "个百分点", "%", "℃", "朵", " 场次", " km"]);
    prop_oneof![
        ("[1-9][0-9]{0,3}(,[0-9]{3}){0,2}(\\.[0-9]{1,3})?", unit).prop_map(|(number, unit)| format!("{number}{unit}")),
        "[−±][1-9][0-9]{0,4}",
        "[￥$][1-9][0-9]{0,4}",
        "第[1-9][0-9]?[章条节届]",
        "〔20[0-9]{2}〕[1-9][0-9]?号",
        "20[0-9]{2}-(0[1-9]|1[0-2])-[0-2][1-9]",
        "[1-9]·[1-9][0-9]?",
        "[1-9][0-9]{0,2}(\u{2009}[0-9]{3}){1,3}",
        prop::sample::select(vec!["——", "……", "⸺"]).prop_map(str::to_owned),
    ]
}

/// Chinese text between the pieces, with marks of every class.
fn between() -> impl Strategy<Value = String> {
    let chars: Vec<char> = "的了在是云溪县图书馆，。、；：？！（）“”《》【】～·—–／/⁉甲乙丙".chars().collect();
    vec(prop::sample::select(chars), 0..8).prop_map(|chars| format!("文{}字", chars.into_iter().collect::<String>()))
}

fn config() -> ProptestConfig {
    let default = ProptestConfig::default();
    let rng_seed = if default.rng_seed == RngSeed::Random { RngSeed::Fixed(15_834) } else { default.rng_seed };
    ProptestConfig { rng_seed, failure_persistence: None, ..default }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_belongs_together_stays_together(pieces in vec((between(), whole()), 1..6)) {
        let mut text = String::new();
        let mut ranges = Vec::new();
        for (between, whole) in &pieces {
            text.push_str(between);
            ranges.push(text.len()..text.len() + whole.len());
            text.push_str(whole);
        }
        text.push('末');
        let cells = cells(&text);
        for kinsoku in LEVELS {
            let found = breaks(&text, &cells, &options(kinsoku));
            assert_eq!(found.len(), cells.len());
            for (cell, here) in cells.iter().zip(&found) {
                let end = super::to_usize(cell.end);
                let inside = ranges.iter().find(|range| range.start < end && end < range.end);
                assert!(*here == Break::Never || inside.is_none(), "{text}: {:?} at {end}, {kinsoku:?}", inside.map(|range| &text[range.clone()]));
            }
        }
    }

    #[test]
    fn forbidden_marks_stay_off_the_edges_and_levels_only_add(parts in vec(between(), 1..8)) {
        let text = parts.concat();
        let cells = cells(&text);
        let by_level = LEVELS.map(|kinsoku| breaks(&text, &cells, &options(kinsoku)));
        for (kinsoku, found) in LEVELS.into_iter().zip(&by_level) {
            for (pair, here) in cells.windows(2).zip(found) {
                let [a, b] = pair else { continue };
                let forbidden = kinsoku.forbids_start(b.class) || kinsoku.forbids_end(a.class);
                assert!(!forbidden || *here == Break::Never, "{text}: {a:?} {b:?} {kinsoku:?}");
            }
        }
        for (looser, stricter) in by_level.iter().zip(by_level.iter().skip(1)) {
            assert!(looser.iter().zip(stricter).all(|(loose, strict)| *loose != Break::Never || *strict == Break::Never), "{text}");
        }
    }

    /// Where nothing is Chinese, UAX #14 has the last word; hyphens stand inside words only.
    #[test]
    fn latin_text_breaks_by_uax_14(words in vec("[A-Za-z]{1,12}[,;:!?]?|“[a-z]{2,9}”|[a-z]{2,6}—[a-z]{2,6}", 1..12)) {
        let text = words.join(" ");
        let cells = cells(&text);
        let plain = breaks(&text, &cells, &BreakOptions::default());
        assert_eq!(plain.split_last().map(|(_, rest)| rest), base::find(&text, &cells).split_last().map(|(_, rest)| rest), "{text}");
        let hyphenated = breaks(&text, &cells, &options(Kinsoku::Gb));
        for (index, (plain, hyphenated)) in plain.iter().zip(&hyphenated).enumerate() {
            let inside = cells.get(index..index + 2).is_some_and(|pair| pair.iter().all(|cell| cell.class == Class::Letter));
            assert!(plain == hyphenated || (*hyphenated == Break::Hyphen && inside), "{text}");
        }
    }
}
