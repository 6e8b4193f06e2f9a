//! The foot of a region: how much room the footnotes (脚注) take.
//!
//! A note stands on the page of its mark. A note longer than half a page, or one whose mark stands in the last line that fits, goes on at the
//! foot of the next page.
//!
//! ```text
//!   … text …
//!   ─────          rule in the middle of `SEPARATOR`
//!   ① note
//! ```

use std::collections::{BTreeSet, VecDeque};

use banxin_base::Len;
use banxin_compose::document::NoteId;

use super::plan::PlacedNote;

/// Room between the text and the first note; the rule stands in its middle.
pub(crate) const SEPARATOR: Len = Len::deci_pt(120);

/// Heights of the lines of every note, by note.
pub(crate) trait NoteHeights {
    /// The heights of a note's lines, from top to bottom; empty for a note without text.
    fn lines(&self, note: NoteId) -> &[Len];
}

/// The notes that wait for room, in the order of their marks.
#[derive(Debug, Default)]
pub(crate) struct Waiting {
    queue: VecDeque<PlacedNote>,
    /// Notes met so far: a note that is marked twice is printed once, at its first mark.
    met: BTreeSet<NoteId>,
}

/// The foot of a region while it is filled.
#[derive(Debug, Default)]
pub(crate) struct Foot {
    notes: Vec<PlacedNote>,
    height: Len,
}

impl Waiting {
    /// Whether all notes have found their place.
    pub(crate) fn is_empty(&self) -> bool {
        self.queue.is_empty()
    }

    /// Adds a note.
    pub(crate) fn push(&mut self, note: NoteId, heights: &dyn NoteHeights) {
        let lines = heights.lines(note).len();
        if lines > 0 && self.met.insert(note) {
            self.queue.push_back(PlacedNote { note, lines: 0..lines });
        }
    }
}

impl Foot {
    /// What the notes take from the region.
    pub(crate) fn height(&self) -> Len {
        self.height
    }

    /// The notes, from top to bottom.
    pub(crate) fn into_notes(self) -> Vec<PlacedNote> {
        self.notes
    }

    /// What `notes` would take in addition, at the least: a note of more than half of `capacity` asks for two lines only.
    pub(crate) fn need(&self, notes: impl Iterator<Item = NoteId>, heights: &dyn NoteHeights, capacity: Len) -> Len {
        let mut need = Len::ZERO;
        for note in notes {
            let lines = heights.lines(note);
            let whole: Len = lines.iter().copied().sum();
            let least = if whole > capacity / 2 { lines.iter().take(2).copied().sum() } else { whole };
            need += least;
        }
        if !need.is_zero() && self.notes.is_empty() {
            need += SEPARATOR;
        }
        need
    }

    /// Takes waiting notes line by line as long as the foot stays within `room`.
    pub(crate) fn take(&mut self, waiting: &mut Waiting, heights: &dyn NoteHeights, room: Len) {
        while let Some(next) = waiting.queue.front_mut() {
            let lines = heights.lines(next.note);
            let mut height = if self.notes.is_empty() { SEPARATOR } else { self.height };
            let mut end = next.lines.start;
            while let Some(line) = lines.get(end).filter(|line| end < next.lines.end && (height + **line).fits(room)) {
                height += *line;
                end += 1;
            }
            if end == next.lines.start {
                return;
            }
            self.notes.push(PlacedNote { note: next.note, lines: next.lines.start..end });
            self.height = height;
            next.lines.start = end;
            if next.lines.is_empty() {
                waiting.queue.pop_front();
            } else {
                return;
            }
        }
    }

    /// Takes the next waiting line whatever the room: so that a note line taller than a page cannot stop the flow.
    pub(crate) fn force(&mut self, waiting: &mut Waiting, heights: &dyn NoteHeights) {
        let height = waiting.queue.front().and_then(|next| heights.lines(next.note).get(next.lines.start)).copied().unwrap_or_default();
        self.take(waiting, heights, self.height + SEPARATOR + height);
    }
}
