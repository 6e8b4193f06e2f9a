//! Cuts text into items that one face can show in one script.
//!
//! In: a text with its styled spans. Out: items in order, without gaps, and what fallback had to do.
//!
//! Three questions are answered for every character as a reader sees it (`cluster`): whose typography it follows (`context`: “ is Chinese in Chinese
//! text, proportional in English), which face has all of it (`fallback`), and which way it runs (`bidi`). Where it ends up on a line is asked when
//! the line is known.

mod bidi;
mod cluster;
mod context;
mod fallback;

use std::ops::Range;

use banxin_base::{Diagnostic, Len, Origin};

use harfrust::Script;

use crate::classes::TextScript;
use crate::font::{FaceId, FaceQuery, FaceSet, FontBook};
use fallback::Fallback;

pub use bidi::visual_order;
pub use fallback::merge_fallback_notes;

/// A stretch of text in one style.
#[derive(Clone, Debug)]
pub struct Span<'a> {
    /// Its bytes in the text. Spans lie one behind the other.
    pub range: Range<usize>,
    /// The face of its Chinese text; Latin text takes the Latin face of the same weight and slant.
    pub query: FaceQuery,
    /// The em.
    pub size: Len,
    /// Added after every character.
    pub tracking: Len,
    /// 0 on the baseline, 1 above (superscript), -1 below.
    pub level: i8,
    /// Where it was written.
    pub origin: &'a Origin,
}

/// A stretch of text that one face shows in one script, one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    pub(crate) range: Range<usize>,
    pub(crate) span: usize,
    /// `None` if the book is empty.
    pub(crate) face: Option<FaceId>,
    pub(crate) script: TextScript,
    /// A script that is neither Chinese nor Latin.
    pub(crate) other: Option<Script>,
    /// Its level of direction: odd from right to left.
    pub(crate) bidi: u8,
}

/// Cuts `text` into items.
pub(crate) fn itemize(book: &FontBook, faces: &FaceSet, text: &str, spans: &[Span<'_>]) -> (Vec<Item>, Vec<Diagnostic>) {
    let scripts = context::scripts(text);
    let levels = bidi::levels(text);
    let mut items: Vec<Item> = Vec::new();
    let mut fallback = Fallback::new(book, faces);
    for (index, span) in spans.iter().enumerate() {
        let Some(slice) = text.get(span.range.clone()) else { continue };
        fallback.enter(span.query);
        let mut offset = 0;
        while let Some(first) = slice.get(offset..).and_then(|rest| rest.chars().next()) {
            let rest = slice.get(offset..).unwrap_or_default();
            let end = cluster::end(rest, first);
            let at = span.range.start + offset;
            let script = scripts.at(at, first);
            let place = || place(span.origin, slice.len(), offset..offset + end);
            let face = fallback.face(rest.get(..end).unwrap_or_default(), first, script, place);
            let other = if script == TextScript::Latin { context::other_script(first) } else { None };
            let bidi = levels.as_ref().and_then(|levels| levels.get(at).copied()).unwrap_or(0);
            match items.last_mut() {
                Some(item) if (item.span, item.face, item.script, item.other, item.bidi) == (index, face, script, other, bidi) => {
                    item.range.end = at + end;
                }
                _ => items.push(Item { range: at..at + end, span: index, face, script, other, bidi }),
            }
            offset += end;
        }
    }
    (items, fallback.finish())
}

/// Where a part of a span's text was written. What a template printed is not in the file letter by letter: its place is the whole expression.
fn place(origin: &Origin, length: usize, part: Range<usize>) -> Origin {
    match origin {
        Origin::Text { range, .. } | Origin::Data { within: Some(range), .. } if range.len() != length => origin.clone(),
        _ => origin.part(part),
    }
}

#[cfg(test)]
mod tests {
    use banxin_base::{FaceRole, Len, Origin};

    use super::{Span, itemize};
    use crate::font::{FaceQuery, FaceSet};
    use crate::testing::bundled;

    fn faces_of(text: &str) -> Vec<(String, String)> {
        let book = bundled();
        let faces = FaceSet::choose(&book, &[]).value;
        let span = Span {
            range: 0..text.len(),
            query: FaceQuery::plain(FaceRole::Fang),
            size: Len::deci_pt(160),
            tracking: Len::ZERO,
            level: 0,
            origin: &Origin::Run,
        };
        let (items, _) = itemize(&book, &faces, text, &[span]);
        let family = |id| book.source(id).map(|source| source.family.clone()).unwrap_or_default();
        items.into_iter().map(|item| (text[item.range].to_owned(), item.face.map(family).unwrap_or_default())).collect()
    }

    #[test]
    fn latin_and_digits_take_the_latin_face() {
        let got = faces_of("共35场AI讲座");
        let expected =
            [("共", "FandolFang"), ("35", "Liberation Serif"), ("场", "FandolFang"), ("AI", "Liberation Serif"), ("讲座", "FandolFang")];
        assert_eq!(got, expected.map(|(text, face)| (text.to_owned(), face.to_owned())));
    }

    #[test]
    fn quotes_dashes_and_dots_follow_their_surroundings() {
        let families = |text| faces_of(text).into_iter().map(|(_, family)| family).collect::<Vec<_>>();
        assert_eq!(families("“中国梦”——主题……"), ["FandolFang"]);
        assert_eq!(families("“3·15”活动")[0], "FandolFang");
        assert_eq!(families("“AI”"), ["FandolFang", "Liberation Serif", "FandolFang"], "quotes at the edges of Chinese text");
        assert_eq!(families("the “new” one don’t — so…"), ["Liberation Serif"]);
        assert_eq!(families("用“A”“B”两种"), ["FandolFang", "Liberation Serif", "FandolFang", "Liberation Serif", "FandolFang"]);
    }

    #[test]
    fn marks_and_selectors_stay_with_their_base() {
        assert_eq!(faces_of("葛\u{E0100}e\u{301}").len(), 2);
    }
}
