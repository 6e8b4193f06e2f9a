//! What a reader sees as one character, and whether a face shows it.
//!
//! A letter with its combining marks, a character with its variation selector, emoji joined by U+200D: all of it comes from one face.

use harfrust::unicode::{Decomposed, compose, decompose};

use crate::classes::is_ignorable;
use crate::font::Face;

/// The byte behind the cluster that begins at the start of `text`; `first` is its first character.
pub(super) fn end(text: &str, first: char) -> usize {
    let mut end = first.len_utf8();
    let mut joined = first == JOINER;
    while let Some(next) = text.get(end..).and_then(|rest| rest.chars().next()) {
        if !(extends(next) || (joined && is_pictograph(next))) {
            break;
        }
        joined = next == JOINER;
        end += next.len_utf8();
    }
    end
}

const JOINER: char = '\u{200D}';

/// Whether a character belongs to the one before it, whatever face that took.
fn extends(char: char) -> bool {
    // Most text is none of this; a table is asked only for the rest.
    if matches!(char, '\0'..='\u{AC}' | '\u{AE}'..='\u{2FF}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205F}' | '\u{3000}'..='\u{3029}'
        | '\u{3030}'..='\u{3098}' | '\u{309B}'..='\u{A66E}' | '\u{AC00}'..='\u{FB1D}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
    {
        return false;
    }
    let skin = matches!(char, '\u{1F3FB}'..='\u{1F3FF}');
    skin || is_ignorable(char) || unicode_script::UnicodeScript::script(&char) == unicode_script::Script::Inherited
}

fn is_pictograph(char: char) -> bool {
    matches!(char, '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
}

/// Whether a face shows all of a cluster, by itself or as the shaper normalizes it: a letter and a mark that the face has as one character (é), a
/// compatibility ideograph by the character it stands for.
pub(super) fn shows(face: &Face, cluster: &str) -> bool {
    missing(face, cluster).is_none()
}

/// The first character of a cluster that a face does not show.
pub(super) fn missing(face: &Face, cluster: &str) -> Option<char> {
    let mut visible = cluster.chars().filter(|char| !is_ignorable(*char));
    let mut base = visible.next()?;
    let first = base;
    for mark in visible {
        let composed = compose(base.into(), mark.into()).and_then(char::from_u32).filter(|char| face.has(*char));
        match composed {
            Some(composed) => base = composed,
            None if face.has(mark) => {}
            None => return Some(mark),
        }
    }
    (!has(face, base) && !has(face, first)).then_some(first)
}

/// Whether a face has a character, or what it is canonically equal to.
fn has(face: &Face, char: char) -> bool {
    let there = |point: u32| char::from_u32(point).is_some_and(|char| face.has(char));
    face.has(char)
        || match decompose(char.into()) {
            Some(Decomposed::Singleton(other)) => there(other),
            Some(Decomposed::Pair(base, mark)) => there(base) && there(mark),
            None => false,
        }
}

#[cfg(test)]
mod tests {
    use super::end;

    #[test]
    fn clusters_end_where_a_reader_sees_them_end() {
        for (text, first) in [
            ("葛\u{E0100}飾", "葛\u{E0100}"),
            ("e\u{301}\u{304}a", "e\u{301}\u{304}"),
            ("甲乙", "甲"),
            ("👨\u{200D}👩\u{200D}👧字", "👨\u{200D}👩\u{200D}👧"),
        ] {
            let char = text.chars().next().unwrap();
            assert_eq!(&text[..end(text, char)], first);
        }
    }
}
