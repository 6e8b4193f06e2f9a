//! What makes another program end a line where ours ends.
//!
//! In: a paragraph with the ends of our lines. Out: for each line that some program would end elsewhere, a change of the spacing between its
//! characters, so small that nobody sees it, and where no spacing helps, a place behind it at which a line may end (U+200B). A line of ragged text
//! that is to end long before its edge is ended by a break: there is no spacing that would fill it.
//! Lines are looked at from the last to the first: what follows a line is then as the file will have it.

use std::ops::Range;

use banxin_base::Len;

use super::passage::{Aligned, twips};
use crate::engines::{Engine, Passage, Unit};
use crate::wml::Twip;

/// The changes of the spacing that are tried, in twips: the ends are 1 pt closer and 2.2 pt wider. Nearly all lines do with -10 to 31; the rest takes in
/// what the pages squeeze into a line, or opens a line that ends before a long word.
const CHANGES: std::ops::RangeInclusive<i32> = -20..=44;
/// How much a line may be wider or narrower in the program than here, most careful first.
const SLACKS: [i64; 3] = [16, 6, 1];
/// A place at which a line may end.
pub(crate) const OPPORTUNITY: char = '\u{200B}';

/// What is changed of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Correction {
    /// Its characters.
    pub(crate) range: Range<usize>,
    /// Added to the spacing between them.
    pub(crate) spacing: Twip,
    /// What is put behind it.
    pub(crate) behind: Behind,
}

/// What is put behind a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Behind {
    /// Nothing.
    Nothing,
    /// A place at which a line may end.
    Opportunity,
    /// The end of the line.
    Break,
}

/// The corrections of a paragraph, from its last line to its first. `engines`: those that matter most first.
pub(crate) fn corrections(aligned: Aligned, engines: &[Engine]) -> Vec<Correction> {
    let Aligned { mut passage, ends, .. } = aligned;
    let mut corrections = Vec::new();
    for (number, end) in ends.iter().enumerate().rev() {
        let start = number.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
        let line = Wanted { range: start..*end, room: passage.room_of(number) };
        if line.agrees(&passage, engines, Len::twips(SLACKS[1])) {
            continue;
        }
        let Some(correction) = find(&passage, &line, engines) else { continue };
        passage = applied(&passage, &correction);
        corrections.push(correction);
    }
    corrections
}

/// A line as it is to be.
struct Wanted {
    range: Range<usize>,
    room: Len,
}

impl Wanted {
    /// Whether all programs end the line where it is to end, even if it comes out a little wider or narrower.
    fn agrees(&self, passage: &Passage, engines: &[Engine], slack: Len) -> bool {
        let end = |engine, room| passage.line_end(engine, self.range.start, room);
        engines.iter().all(|engine| end(*engine, self.room - slack) == self.range.end && end(*engine, self.room + slack) == self.range.end)
    }
}

/// The least change that brings as many programs as can be to the wanted end.
fn find(passage: &Passage, line: &Wanted, engines: &[Engine]) -> Option<Correction> {
    for count in (1..=engines.len()).rev() {
        let engines = engines.get(..count).unwrap_or_default();
        for slack in SLACKS {
            for behind in [Behind::Nothing, Behind::Opportunity] {
                let mut changes: Vec<i32> = CHANGES.collect();
                changes.sort_by_key(|change| change.abs());
                let tried = changes.into_iter().map(|change| Correction { range: line.range.clone(), spacing: Twip(change), behind });
                let mut good = tried.filter(|correction| {
                    let range = line.range.start..line.range.end + usize::from(behind == Behind::Opportunity);
                    Wanted { range, room: line.room }.agrees(&applied(passage, correction), engines, Len::twips(slack))
                });
                if let Some(correction) = good.next() {
                    return Some(correction);
                }
            }
        }
        if !passage.justified && line.range.end < passage.units.len() {
            return Some(Correction { range: line.range.clone(), spacing: Twip(0), behind: Behind::Break });
        }
    }
    None
}

/// The paragraph with a correction.
fn applied(passage: &Passage, correction: &Correction) -> Passage {
    let mut units = passage.units.clone();
    for unit in units.get_mut(correction.range.clone()).into_iter().flatten() {
        unit.spacing += twips(correction.spacing);
        // The line is a portion of its own.
        unit.look = unit.look.wrapping_add(1 << 16);
    }
    if correction.behind == Behind::Opportunity {
        let last = correction.range.end.checked_sub(1).and_then(|last| units.get(last)).copied();
        if let Some(last) = last {
            units.insert(correction.range.end, Unit { c: OPPORTUNITY, advance: Len::ZERO, ..last });
        }
        return Passage::new(units, passage.room, passage.justified);
    }
    passage.with(units)
}

#[cfg(test)]
mod tests {
    use banxin_base::Len;

    use super::{Aligned, Behind, corrections};
    use crate::engines::{Engine, Passage, Unit};

    const EM: Len = Len::twips(320);

    /// A paragraph of full-width characters whose lines are to end at `ends`, on lines of `ems`.
    fn aligned(text: &str, ems: i64, ends: &[usize]) -> Aligned {
        let unit = |c: char| Unit { c, advance: EM, em: EM, spacing: Len::ZERO, look: 0 };
        let passage = Passage::new(text.chars().map(unit).collect(), (EM * ems + EM / 10, EM * ems + EM / 10), true);
        Aligned { passage, ends: ends.to_vec(), skipped: 0 }
    }

    #[test]
    fn lines_that_agree_are_left_alone() {
        assert_eq!(corrections(aligned(&"景".repeat(45), 20, &[20, 40, 45]), &Engine::ALL), []);
    }

    #[test]
    fn a_shorter_line_is_opened_and_a_longer_one_closed() {
        for (ends, closer) in [([19, 39], false), ([20, 39], false), ([20, 40], true)] {
            let text = if closer { format!("{}，{}", "景".repeat(20), "洪".repeat(19)) } else { "景".repeat(39) };
            let ends = if closer { [21, 40] } else { ends };
            let found = corrections(aligned(&text, 20, &ends), &Engine::ALL);
            let wanted = ends[0] != 20;
            assert_eq!(!found.is_empty(), wanted, "{ends:?}: {found:?}");
            assert!(
                found.iter().all(|it| it.range == (0..ends[0]) && (it.spacing.0 < 0) == closer && it.behind == Behind::Nothing),
                "{found:?}"
            );
        }
    }

    #[test]
    fn ragged_lines_that_end_early_are_ended() {
        let passage = aligned(&"景".repeat(15), 10, &[]).passage;
        let centred = Aligned { passage: Passage::new(passage.units, passage.room, false), ends: vec![6, 15], skipped: 0 };
        let found = corrections(centred, &Engine::ALL);
        assert!(found.len() == 1 && found[0].range == (0..6) && found[0].behind == Behind::Break, "{found:?}");
    }

    #[test]
    fn a_place_to_end_is_made_where_no_spacing_helps() {
        let text = format!("{}“{}", "景".repeat(20), "洪".repeat(15));
        // LibreOffice 25.2 ends no line beside a quotation mark.
        let found = corrections(aligned(&text, 20, &[20, 36]), &[Engine::LibreOffice25]);
        assert!(found.len() == 1 && found[0].behind == Behind::Opportunity, "{found:?}");
    }
}
