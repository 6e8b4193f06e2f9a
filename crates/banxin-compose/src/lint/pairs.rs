//! Which marks of a run belong together.

use std::collections::BTreeSet;

use super::chars::{is_closing, is_opening};
use super::run::Glyph;

/// The paired marks of a run, by the places of their characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Pairs {
    /// Opening and closing mark of each pair, in the order of the closing ones.
    pub(super) joined: Vec<(usize, usize)>,
    /// Marks without a partner, in no order.
    pub(super) single: Vec<usize>,
    /// A mark that was still open, and the one that closed around it before its own partner came.
    pub(super) crossed: Vec<(usize, usize)>,
    /// A mark and the same mark opened within it.
    pub(super) nested: Vec<(usize, usize)>,
}

/// Full-width marks that open, each with the one that closes.
const MARKS: [(char, char); 12] = [
    ('“', '”'),
    ('‘', '’'),
    ('（', '）'),
    ('《', '》'),
    ('〈', '〉'),
    ('【', '】'),
    ('〖', '〗'),
    ('〔', '〕'),
    ('［', '］'),
    ('｛', '｝'),
    ('「', '」'),
    ('『', '』'),
];

/// A partner is sought among so many open marks: text that nests deeper is no text, and the search stays linear.
const DEEPEST: usize = 64;

/// Whether `close` may close what `open` opened. Brackets pair in either width, so that a mixed pair is known as one.
fn fits(open: char, close: char) -> bool {
    matches!((open, close), ('(' | '（', ')' | '）')) || MARKS.contains(&(open, close))
}

/// Finds the pairs. A half-width bracket is a partner where one is wanted and otherwise a letter: `1)` opens nothing.
pub(super) fn pairs_of(glyphs: &[Glyph]) -> Pairs {
    let mut pairs = Pairs::default();
    let mut open: Vec<usize> = Vec::new();
    // Marks around which another pair closed; their own partner may still come.
    let mut overtaken: Vec<(usize, usize)> = Vec::new();
    for (at, glyph) in glyphs.iter().enumerate() {
        let c = glyph.c;
        if c == '(' || is_opening(c) {
            let same = |other: &&usize| glyphs[**other].c == c && matches!(c, '“' | '《');
            if let Some(outer) = open.last().filter(same) {
                pairs.nested.push((*outer, at));
            }
            open.push(at);
        } else if c == ')' || is_closing(c) {
            if is_apostrophe(glyphs, at) {
                continue;
            }
            let near = |places: &[usize]| {
                places.iter().rev().take(DEEPEST).position(|opened| fits(glyphs[*opened].c, c)).map(|n| places.len() - 1 - n)
            };
            if let Some(level) = near(&open) {
                let above = open.split_off(level + 1);
                overtaken.extend(above.into_iter().map(|inner| (inner, at)));
                pairs.joined.extend(open.pop().map(|opened| (opened, at)));
            } else if let Some(index) = overtaken.iter().rev().take(DEEPEST).position(|(inner, _)| fits(glyphs[*inner].c, c)) {
                let index = overtaken.len() - 1 - index;
                pairs.crossed.push(overtaken.remove(index));
            } else if c != ')' {
                pairs.single.push(at);
            }
        }
    }
    let left = overtaken.into_iter().map(|(inner, _)| inner).chain(open);
    pairs.single.extend(left.filter(|at| glyphs[*at].c != '('));
    // A second opening mark whose outer one never closes is no nesting: the missing partner is the fault.
    let closed: BTreeSet<usize> = pairs.joined.iter().map(|(opened, _)| *opened).collect();
    pairs.nested.retain(|(outer, _)| closed.contains(outer));
    pairs
}

/// The ’ of an English word.
fn is_apostrophe(glyphs: &[Glyph], at: usize) -> bool {
    let letter = |at: Option<usize>| at.and_then(|at| glyphs.get(at)).is_some_and(|glyph| glyph.c.is_ascii_alphanumeric());
    glyphs[at].c == '’' && letter(at.checked_sub(1)) && letter(Some(at + 1))
}

#[cfg(test)]
mod tests {
    use super::{Pairs, pairs_of};
    use crate::lint::run::Glyph;

    fn pairs(text: &str) -> Pairs {
        let glyphs: Vec<Glyph> = text.chars().map(|c| Glyph { c, at: 0, len: 0, quoted: false }).collect();
        pairs_of(&glyphs)
    }

    #[test]
    fn pairs_are_found_at_every_depth() {
        assert_eq!(pairs("“甲（乙）”").joined, [(2, 4), (0, 5)]);
        assert_eq!(pairs("（甲) 1) 乙").joined, [(0, 2)]);
        assert!(pairs("1) 甲 it’s").single.is_empty());
    }

    #[test]
    fn what_does_not_pair_is_told_apart() {
        assert_eq!(pairs("甲《乙").single, [1]);
        assert_eq!(pairs("甲》乙").single, [1]);
        assert_eq!(pairs("“《甲”》").crossed, [(1, 3)]);
        assert_eq!(pairs("“（甲”").single, [1]);
        assert_eq!(pairs("《读《甲》》").nested, [(0, 2)]);
        assert!(pairs("“甲“乙”").nested.is_empty());
        assert_eq!(pairs("“甲“乙”").single, [0]);
    }
}
