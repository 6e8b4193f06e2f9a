//! Whose typography a character follows.
//!
//! Most characters say it themselves. “ ” ‘ ’ — … · and some signs are shared by both worlds, with a full cell in one and a proportional glyph in
//! the other (East Asian width "ambiguous", UAX #11). They follow the language of their surroundings (CLREQ, "Mixed text composition"): Latin
//! between Latin letters, Chinese otherwise. A pair of quotes is decided as a pair, by what stands outside it.

use harfrust::Script;

use crate::classes::TextScript;

/// What a character says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lean {
    Han,
    /// Letters.
    Latin,
    /// Digits, spaces and ASCII marks: set in the Latin face, but no evidence of Latin text.
    Neutral,
    /// Shared by both.
    Shared,
}

fn lean(char: char) -> Lean {
    match char {
        'A'..='Z' | 'a'..='z' => Lean::Latin,
        '\u{0}'..='\u{7F}' => Lean::Neutral,
        '\u{4E00}'..='\u{9FFF}' | '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}' => Lean::Han,
        '“' | '”' | '‘' | '’' | '\u{2014}' | '…' | '\u{B7}' | '±' | '×' | '÷' | '‰' | '′' | '″' => Lean::Shared,
        '\u{80}'..='\u{BF}'
        | '\u{2000}'..='\u{2012}'
        | '\u{2013}'
        | '\u{2020}'..='\u{2022}'
        | '\u{2044}'
        | '\u{20A0}'..='\u{20CF}'
        | '\u{2212}' => Lean::Neutral,
        // Every alphabet but bopomofo, hangul and kana; spacing tone marks (ˊ ˇ) are Chinese symbols.
        '\u{C0}'..='\u{2AF}' | '\u{300}'..='\u{10FF}' | '\u{1200}'..='\u{1FFF}' | '\u{FB00}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' => {
            Lean::Latin
        }
        '\u{10000}'..='\u{16FDF}' | '\u{1E000}'..='\u{1EFFF}' => Lean::Latin,
        _ => Lean::Han,
    }
}

/// The script of a character of an alphabet other than the Latin one.
pub(super) fn other_script(char: char) -> Option<Script> {
    if char < '\u{370}' {
        return None;
    }
    let script = harfrust::unicode::script(char.into());
    (![Script::COMMON, Script::INHERITED, Script::LATIN, Script::UNKNOWN].contains(&script)).then_some(script)
}

/// The scripts of a text's characters.
pub(super) struct Scripts {
    /// Byte offsets of shared characters that follow Latin text, in order. Every other shared character is Chinese.
    latin: Vec<usize>,
}

impl Scripts {
    /// The script of the character at a byte.
    pub(super) fn at(&self, at: usize, char: char) -> TextScript {
        match lean(char) {
            Lean::Han => TextScript::Han,
            Lean::Latin | Lean::Neutral => TextScript::Latin,
            Lean::Shared if self.latin.binary_search(&at).is_ok() => TextScript::Latin,
            Lean::Shared => TextScript::Han,
        }
    }
}

/// Finds the shared characters that follow Latin text.
pub(super) fn scripts(text: &str) -> Scripts {
    let has = |wanted| text.chars().any(|char| lean(char) == wanted);
    if text.is_ascii() || !has(Lean::Latin) || !has(Lean::Shared) {
        return Scripts { latin: Vec::new() };
    }
    let shared = shared(text);
    let mut latin: Vec<usize> = Vec::new();
    let mut open: Vec<&Shared> = Vec::new();
    for mark in &shared {
        match mark.char {
            '“' | '‘' => open.push(mark),
            '”' | '’' => {
                let partner = open.iter().rposition(|opening| closes(opening.char, mark.char));
                if let Some(opening) = partner.and_then(|index| open.drain(index..).next()) {
                    if among_latin(opening.before, mark.after) && opening.after != Some(Lean::Han) {
                        latin.extend([opening.at, mark.at]);
                    }
                } else if mark.before == Some(Lean::Latin) && mark.after == Some(Lean::Latin) {
                    latin.push(mark.at);
                }
            }
            _ if among_latin(mark.before, mark.after) => latin.push(mark.at),
            _ => {}
        }
    }
    latin.sort_unstable();
    // The apostrophe of a shortened plural (workers’) closes nothing; it stays Chinese unless a letter follows, as most such marks here are quotes.
    Scripts { latin }
}

/// A shared character with the nearest letter or Chinese character on each side.
struct Shared {
    at: usize,
    char: char,
    before: Option<Lean>,
    after: Option<Lean>,
}

fn shared(text: &str) -> Vec<Shared> {
    let mut found: Vec<Shared> = Vec::new();
    let mut before = None;
    let mut waiting = 0;
    for (at, char) in text.char_indices() {
        match lean(char) {
            Lean::Shared => found.push(Shared { at, char, before, after: None }),
            Lean::Neutral => {}
            strong => {
                for mark in found.iter_mut().skip(waiting) {
                    mark.after = Some(strong);
                }
                waiting = found.len();
                before = Some(strong);
            }
        }
    }
    found
}

fn closes(opening: char, closing: char) -> bool {
    matches!((opening, closing), ('“', '”') | ('‘', '’'))
}

/// Whether both sides are Latin, an edge of the text counting as the other side. Nothing but edges is Chinese, the document's language.
fn among_latin(before: Option<Lean>, after: Option<Lean>) -> bool {
    matches!((before, after), (Some(Lean::Latin), None | Some(Lean::Latin)) | (None, Some(Lean::Latin)))
}
