//! Cutting text where Word or LibreOffice would take a mark from the wrong typeface.
//!
//! In: text and what stood before it in the paragraph. Out: pieces, each to be one run. The marks “”‘’—…≥≤±℃· belong to both scripts:
//! Word takes them from the Western face unless the run says otherwise (`w:hint`), LibreOffice from the face of the script before
//! them. In Chinese text they are Chinese, so a mark behind Western text, or at the start of a paragraph, gets a run of its own in the
//! Chinese face. An apostrophe between two Western letters stays Western.

use std::ops::Range;

/// A piece of text that is one run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cut {
    /// Where it stands in the text.
    pub(crate) range: Range<usize>,
    /// What it is.
    pub(crate) kind: CutKind,
}

/// What a piece of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CutKind {
    /// Chinese, or both scripts where they need not be told apart. `hint`: it holds marks that belong to both.
    Chinese {
        /// The run says that such marks are Chinese.
        hint: bool,
    },
    /// Western letters, digits, marks and the blanks behind them.
    Western,
    /// Marks that would be taken from the Western face.
    Marks,
}

/// Whether the two scripts are cut apart as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scripts {
    /// They look the same to Word: one run holds both.
    Together,
    /// They differ (bold, italic): each has its runs.
    Apart,
}

/// Cuts the texts of one paragraph, one after the other.
#[derive(Debug)]
pub(crate) struct Cutter {
    western_before: bool,
    last: Option<char>,
}

impl Cutter {
    /// A cutter at the start of a paragraph.
    pub(crate) fn new() -> Cutter {
        Cutter { western_before: true, last: None }
    }

    /// Notes that something that is not text stands here: a picture, a field, a line's end.
    pub(crate) fn interrupt(&mut self) {
        *self = Cutter::new();
    }

    /// Cuts one text.
    pub(crate) fn cut(&mut self, text: &str, scripts: Scripts) -> Vec<Cut> {
        let mut cuts: Vec<Cut> = Vec::new();
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().map(|(_, next)| *next);
            let kind = self.kind(c, next, scripts);
            let range = at..at + c.len_utf8();
            match cuts.last_mut() {
                Some(cut) if joins(cut.kind, kind) => {
                    cut.range.end = range.end;
                    cut.kind = joined(cut.kind, kind);
                }
                _ => cuts.push(Cut { range, kind }),
            }
            self.last = Some(c);
        }
        cuts
    }

    fn kind(&mut self, c: char, next: Option<char>, scripts: Scripts) -> CutKind {
        let western = match scripts {
            Scripts::Together => CutKind::Chinese { hint: false },
            Scripts::Apart => CutKind::Western,
        };
        if is_shared_mark(c) {
            let inside_word = self.last.is_some_and(is_western_letter) && next.is_some_and(is_western_letter);
            return match (inside_word, self.western_before) {
                (true, _) => western,
                (false, true) => CutKind::Marks,
                (false, false) => CutKind::Chinese { hint: true },
            };
        }
        if c == ' ' || c == '\u{A0}' {
            return if self.western_before && self.last.is_some() { western } else { CutKind::Chinese { hint: false } };
        }
        self.western_before = is_western(c);
        if self.western_before { western } else { CutKind::Chinese { hint: false } }
    }
}

fn joins(left: CutKind, right: CutKind) -> bool {
    std::mem::discriminant(&left) == std::mem::discriminant(&right)
}

fn joined(left: CutKind, right: CutKind) -> CutKind {
    match (left, right) {
        (CutKind::Chinese { hint: a }, CutKind::Chinese { hint: b }) => CutKind::Chinese { hint: a || b },
        _ => left,
    }
}

/// Marks that Unicode calls ambiguous in width, Chinese in Chinese text.
fn is_shared_mark(c: char) -> bool {
    matches!(
        c,
        '“' | '”'
            | '‘'
            | '’'
            | '—'
            | '…'
            | '⸺'
            | '⋯'
            | '·'
            | '≥'
            | '≤'
            | '≠'
            | '≈'
            | '±'
            | '×'
            | '÷'
            | '℃'
            | '°'
            | '′'
            | '″'
            | '‰'
            | '№'
    ) || ('①'..='⑳').contains(&c)
}

fn is_western(c: char) -> bool {
    c < '\u{2E80}' && !('\u{2000}'..='\u{206F}').contains(&c) && !('\u{2190}'..'\u{2C00}').contains(&c)
}

fn is_western_letter(c: char) -> bool {
    is_western(c) && c.is_alphabetic()
}

#[cfg(test)]
mod tests {
    use super::{CutKind, Cutter, Scripts};

    fn show(texts: &[&str], scripts: Scripts) -> String {
        let mut cutter = Cutter::new();
        let mut shown = Vec::new();
        for text in texts {
            for cut in cutter.cut(text, scripts) {
                let kind = match cut.kind {
                    CutKind::Chinese { hint: false } => "",
                    CutKind::Chinese { hint: true } => "h:",
                    CutKind::Western => "w:",
                    CutKind::Marks => "m:",
                };
                shown.push(format!("{kind}{}", &text[cut.range]));
            }
        }
        shown.join("|")
    }

    #[test]
    fn marks_behind_chinese_stay_with_a_hint() {
        assert_eq!(show(&["他说：“好”——完"], Scripts::Together), "h:他说：“好”——完");
    }

    #[test]
    fn marks_at_the_start_or_behind_western_text_stand_alone() {
        assert_eq!(show(&["“五四”运动"], Scripts::Together), "m:“|h:五四”运动");
        assert_eq!(show(&["2022—2024年"], Scripts::Together), "2022|m:—|2024年");
        assert_eq!(show(&["用AI", "”的人"], Scripts::Together), "用AI|m:”|的人");
    }

    #[test]
    fn an_apostrophe_in_a_word_stays_western() {
        assert_eq!(show(&["it’s"], Scripts::Together), "it’s");
        assert_eq!(show(&["中it’s中"], Scripts::Apart), "中|w:it’s|中");
    }

    #[test]
    fn scripts_are_told_apart_on_demand() {
        assert_eq!(show(&["共35场 A "], Scripts::Apart), "共|w:35|场 |w:A ");
    }
}
