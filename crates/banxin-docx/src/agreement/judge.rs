//! Which of our lines a program has as well, and why not the others.

use banxin_layout::TextLines;

use super::passage::Aligned;
use crate::engines::{Engine, is_western};

/// A line of the pages, and what the programs make of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JudgedLine {
    /// The page on which it stands, counted from 0.
    pub page: usize,
    /// Its text.
    pub text: String,
    /// What each program makes of it, in the order of [`Engine::ALL`].
    pub verdicts: Vec<Verdict>,
}

/// What a program makes of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It has the same line.
    Same,
    /// It has another one, for this reason.
    Differs(Reason),
}

/// Why a program has another line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The line before ends elsewhere.
    Before,
    /// Marks are squeezed on the page, or halved at its end, to hold more than the program does.
    Squeezed,
    /// The page keeps a number with its unit, the program does not.
    Unit,
    /// The page keeps a name with its number, such as 表2.
    Number,
    /// The page lets no single character stand on a last line.
    Lone,
    /// The page breaks a Western word.
    Word,
    /// The page evens out the lines of a paragraph, or ends this one earlier for its looks.
    Even,
}

/// The verdicts on the lines of a paragraph.
pub(crate) fn judge(aligned: &Aligned, set: &TextLines) -> Vec<JudgedLine> {
    let theirs: Vec<Vec<usize>> = Engine::ALL.iter().map(|engine| aligned.passage.ends(*engine)).collect();
    let mut start = 0;
    let mut lines = Vec::with_capacity(set.lines.len());
    for (number, (line, end)) in set.lines.iter().zip(&aligned.ends).enumerate() {
        let verdict = |ends: &Vec<usize>| {
            let began = start == 0 || ends.contains(&start);
            if began && ends.contains(end) && !ends.iter().any(|other| (start + 1..*end).contains(other)) {
                return Verdict::Same;
            }
            if !began {
                return Verdict::Differs(Reason::Before);
            }
            let other = ends.iter().copied().find(|other| *other > start).unwrap_or(*end);
            Verdict::Differs(reason(aligned, (start, *end), other, (number + 2 >= set.lines.len(), line.hyphenated)))
        };
        lines.push(JudgedLine { page: line.page, text: line.text.clone(), verdicts: theirs.iter().map(verdict).collect() });
        start = *end;
    }
    lines
}

/// Why a program ends a line at `other` that ends at `end` on the page.
fn reason(aligned: &Aligned, (start, end): (usize, usize), other: usize, (last, hyphenated): (bool, bool)) -> Reason {
    let units = &aligned.passage.units;
    let char = |at: usize| units.get(at).map(|unit| unit.c);
    if other < end {
        return Reason::Squeezed;
    }
    if hyphenated {
        return Reason::Word;
    }
    let carried = units.get(end..other).unwrap_or_default();
    let digit = |c: char| c.is_ascii_digit();
    if carried.first().is_some_and(|unit| digit(unit.c)) && char(other).is_some_and(|c| !is_western(c)) {
        return Reason::Unit;
    }
    if char(other).is_some_and(digit) && carried.len() <= 3 && start < end {
        return Reason::Number;
    }
    if last && units.len() <= other + 2 { Reason::Lone } else { Reason::Even }
}
