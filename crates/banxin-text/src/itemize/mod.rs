//! Cuts text into items that one face can show in one script.
//!
//! In: a text with its styled spans. Out: items in order, without gaps, and what fallback had to do.
//!
//! Two questions are answered for every character: whose typography it follows (`context`: “ is Chinese in Chinese text, proportional in English),
//! and which face has it (`fallback`). Left out on purpose: scripts that need reordering; they are shaped in reading order.

mod context;
mod fallback;

use std::ops::Range;

use banxin_base::{Diagnostic, Len, Origin};

use crate::classes::{TextScript, is_ideographic, is_ignorable};
use crate::font::{FaceId, FaceQuery, FaceSet, FontBook};
use fallback::Fallback;

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

/// A stretch of text that one face shows in one script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    pub(crate) range: Range<usize>,
    pub(crate) span: usize,
    /// `None` if the book is empty.
    pub(crate) face: Option<FaceId>,
    pub(crate) script: TextScript,
}

/// Cuts `text` into items.
pub(crate) fn itemize(book: &FontBook, faces: &FaceSet, text: &str, spans: &[Span<'_>]) -> (Vec<Item>, Vec<Diagnostic>) {
    let scripts = context::scripts(text);
    let mut items: Vec<Item> = Vec::new();
    let mut fallback = Fallback::new(book, faces);
    for (index, span) in spans.iter().enumerate() {
        let Some(slice) = text.get(span.range.clone()) else { continue };
        fallback.enter(span.query);
        for (offset, char) in slice.char_indices() {
            let at = span.range.start + offset;
            let end = at + char.len_utf8();
            let joins = items.last().is_some_and(|item| item.span == index);
            if let Some(item) = items.last_mut().filter(|_| joins && extends(char)) {
                item.range.end = end;
                continue;
            }
            let script = scripts.at(at, char);
            let face = fallback.face(char, script, || span.origin.part(offset..offset + char.len_utf8()));
            match items.last_mut() {
                Some(item) if joins && item.face == face && item.script == script => item.range.end = end,
                _ => items.push(Item { range: at..end, span: index, face, script }),
            }
        }
    }
    (items, fallback.finish())
}

/// Whether a character belongs to the one before it, whatever face that took.
fn extends(char: char) -> bool {
    let never = char < '\u{300}' || is_ideographic(char);
    !never && (is_ignorable(char) || unicode_script::UnicodeScript::script(&char) == unicode_script::Script::Inherited)
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
