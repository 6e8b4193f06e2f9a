//! Lines that had to be opened further than looks good.
//!
//! In: a paragraph, its lines as cut. Out: one warning for the line that was opened most, with the text it holds. CLREQ sets no limit to even spacing;
//! a third of an em at every place is where a line falls apart into single characters.

use std::ops::Range;

use banxin_base::{Diagnostic, Len, Origin, Ratio, codes};

use super::measure::Measured;
use super::prepare::{Prepared, index};

/// The most that each place of a line may open on average, as a share of the em.
const LIMIT: Ratio = Ratio::of(1, 3);

/// The line of a paragraph that was opened most, if any was opened too far.
#[derive(Default)]
pub(super) struct Loosest(Option<(Len, Range<usize>)>);

impl Loosest {
    /// Looks at a line that is opened to its measure.
    pub(super) fn see(&mut self, line: &Measured, em: Len, cells: Range<usize>) {
        let missing = line.measure - line.tally.width;
        let each = missing / line.tally.places.max(1);
        let further = self.0.as_ref().is_none_or(|(most, _)| *most < each);
        if line.tally.places > 0 && further && !each.fits(em.times(LIMIT)) {
            self.0 = Some((each, cells));
        }
    }

    /// What there is to say.
    pub(super) fn report(self, prepared: &Prepared<'_>) -> Option<Diagnostic> {
        let (each, cells) = self.0?;
        let text = prepared.slice(cells.clone()).trim().to_owned();
        let at = place(prepared, cells);
        Some(Diagnostic::new(&codes::LOOSE_LINE, at).with("amount", format!("{:.1} pt", each.to_pt())).with("text", text))
    }
}

/// The place in the source of the first stretch of a line that has one.
fn place(prepared: &Prepared<'_>, cells: Range<usize>) -> Origin {
    let within = prepared.cells.get(cells).unwrap_or_default();
    let found = within.iter().find_map(|cell| {
        let part = prepared.parts.get(index(cell.span)).filter(|part| *part.origin != Origin::Run)?;
        let end = within.iter().rev().find(|last| last.span == cell.span).map_or(cell.end, |last| last.end);
        Some(part.origin.part(index(cell.start) - part.range.start..index(end) - part.range.start))
    });
    found.unwrap_or(Origin::Run)
}
