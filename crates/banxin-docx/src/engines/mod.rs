//! How other programs fill a line: models of LibreOffice 7.4, LibreOffice 25.2 and Word.
//!
//! In: a paragraph as the file holds it, character by character, with the room each takes by its typeface; where a line starts, and its width.
//! Out: where each program ends that line. Pure functions: the file is told what to change by asking them again and again.
//!
//! LibreOffice 7.4 was measured: the model was compared with its own output. LibreOffice 25.2 follows notes of measurements. Word was never run:
//! its model is what its documentation and other people's measurements say.
//! Left out on purpose: hyphenation by the program's own dictionaries, tab stops inside text, text from right to left.

mod libreoffice;
mod script;
mod word;

use banxin_base::Len;
use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

use script::Script;
pub(crate) use script::is_western;

/// A program whose lines are modelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Engine {
    /// LibreOffice 7.4, as Debian 12 has it.
    LibreOffice7,
    /// LibreOffice 25.2.
    LibreOffice25,
    /// Microsoft Word.
    Word,
}

impl Engine {
    /// All of them.
    pub const ALL: [Engine; 3] = [Engine::LibreOffice7, Engine::LibreOffice25, Engine::Word];

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Engine::LibreOffice7 => "LibreOffice 7.4",
            Engine::LibreOffice25 => "LibreOffice 25.2",
            Engine::Word => "Word",
        }
    }
}

/// A character of a paragraph.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unit {
    /// The character; a line feed for a line that ends by wish.
    pub(crate) c: char,
    /// What it takes by its typeface.
    pub(crate) advance: Len,
    /// Its size.
    pub(crate) em: Len,
    /// 字间距 behind it.
    pub(crate) spacing: Len,
    /// Characters of one look side by side are one portion.
    pub(crate) look: u32,
}

/// A paragraph as a program sees it.
#[derive(Clone, Debug)]
pub(crate) struct Passage {
    /// Its characters.
    pub(crate) units: Vec<Unit>,
    /// What lines have room for, the first one and the others.
    pub(crate) room: (Len, Len),
    /// Whether its lines reach both edges.
    pub(crate) justified: bool,
    scripts: Vec<Script>,
    /// Before which characters UAX #14 allows a line to start.
    starts: Vec<bool>,
}

impl Passage {
    /// A paragraph of these characters.
    pub(crate) fn new(units: Vec<Unit>, room: (Len, Len), justified: bool) -> Passage {
        let scripts = script::scripts(units.iter().map(|unit| unit.c));
        let starts = starts(&units);
        Passage { units, room, justified, scripts, starts }
    }

    /// The same characters with other spacing.
    pub(crate) fn with(&self, units: Vec<Unit>) -> Passage {
        Passage { units, scripts: self.scripts.clone(), starts: self.starts.clone(), ..*self }
    }

    /// What line number `line` has room for.
    pub(crate) fn room_of(&self, line: usize) -> Len {
        if line == 0 { self.room.0 } else { self.room.1 }
    }

    /// Where a program ends the line that starts at `start`, blanks behind it included; `room` is its width.
    pub(crate) fn line_end(&self, engine: Engine, start: usize, room: Len) -> usize {
        let Some(cut) = self.cut(engine, start, room) else { return self.units.len() };
        if self.char(cut) == Some('\n') {
            return cut + 1;
        }
        if self.is_blank(cut) {
            return self.behind_blanks(cut);
        }
        let end = match engine {
            Engine::LibreOffice7 => libreoffice::end_of_7(self, cut, start),
            Engine::LibreOffice25 => libreoffice::end_of_25(self, cut, start),
            Engine::Word => word::end(self, cut, start),
        };
        // What may end nowhere is cut where it stops fitting.
        if end > start { end } else { cut.max(start + 1) }
    }

    /// All line ends of a program.
    pub(crate) fn ends(&self, engine: Engine) -> Vec<usize> {
        let mut ends = Vec::new();
        let mut start = 0;
        while start < self.units.len() {
            start = self.line_end(engine, start, self.room_of(ends.len()));
            ends.push(start);
        }
        ends
    }

    /// The first character that the line has no room for, or that ends it; `None` if all of them fit.
    fn cut(&self, engine: Engine, start: usize, room: Len) -> Option<usize> {
        let (mut width, mut blanks) = (Len::ZERO, Len::ZERO);
        for index in start..self.units.len() {
            let unit = self.units.get(index)?;
            if unit.c == '\n' {
                return Some(index);
            }
            width += self.before(engine, index, start) + unit.advance;
            if width + self.give(engine, unit, &mut blanks) > room {
                return Some(index);
            }
        }
        None
    }

    /// What a justified line of LibreOffice 25.2 needs beyond its characters: the spacing behind the last one, less a fifth of its blanks.
    fn give(&self, engine: Engine, unit: &Unit, blanks: &mut Len) -> Len {
        if engine != Engine::LibreOffice25 || !self.justified {
            return Len::ZERO;
        }
        if unit.c == ' ' {
            *blanks += unit.advance;
        }
        unit.spacing - *blanks / 5
    }

    /// What stands between a character and the one before it on the line.
    fn before(&self, engine: Engine, index: usize, start: usize) -> Len {
        let Some(before) = index.checked_sub(1).filter(|before| *before >= start) else { return Len::ZERO };
        let (Some(last), Some(unit)) = (self.units.get(before), self.units.get(index)) else { return Len::ZERO };
        let scripts_meet = self.script(before) != self.script(index);
        let gap = if scripts_meet && is_alphanumeric(last.c) && is_alphanumeric(unit.c) {
            match engine {
                Engine::LibreOffice7 | Engine::LibreOffice25 => last.em / 5,
                Engine::Word => last.em / 4,
            }
        } else {
            Len::ZERO
        };
        // LibreOffice 7.4 leaves the spacing behind the last character of a portion out.
        let same = last.look == unit.look && !scripts_meet;
        let spacing = if same || engine != Engine::LibreOffice7 { last.spacing } else { Len::ZERO };
        gap + spacing
    }

    fn script(&self, index: usize) -> Script {
        self.scripts.get(index).copied().unwrap_or(Script::Asian)
    }

    fn char(&self, index: usize) -> Option<char> {
        self.units.get(index).map(|unit| unit.c)
    }

    fn is_blank(&self, index: usize) -> bool {
        self.char(index) == Some(' ')
    }

    fn behind_blanks(&self, from: usize) -> usize {
        (from..self.units.len()).find(|index| !self.is_blank(*index)).unwrap_or(self.units.len())
    }

    /// Whether UAX #14 lets a line start at a character.
    fn may_start(&self, index: usize) -> bool {
        self.starts.get(index).copied().unwrap_or(true)
    }
}

fn is_alphanumeric(c: char) -> bool {
    c.is_alphanumeric()
}

fn starts(units: &[Unit]) -> Vec<bool> {
    let text: String = units.iter().map(|unit| unit.c).collect();
    let segmenter = LineSegmenter::new_neo_for_non_complex_scripts(LineBreakOptions::default());
    let mut ends = segmenter.segment_str(&text).peekable();
    let mut starts = Vec::with_capacity(units.len());
    for (at, _) in text.char_indices() {
        while ends.next_if(|end| *end < at).is_some() {}
        starts.push(ends.peek() == Some(&at));
    }
    starts
}

#[cfg(test)]
mod tests;
