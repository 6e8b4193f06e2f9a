//! Writes corrections into the spans of a paragraph.
//!
//! In: spans, and what is to change of which characters. Out: the same spans, cut where a correction begins or ends.

use banxin_compose::document::{Document, TextStyle};

use super::correct::{Behind, Correction, OPPORTUNITY};
use super::passage::text_of;
use crate::look::tracking;
use crate::wml::{Piece, Run, Span, Twip};

/// The spans with corrections; `skipped` characters stand before those that are counted.
pub(crate) fn rewrite<'a>(
    document: &Document,
    spans: Vec<Span<'a>>,
    corrections: &[Correction],
    skipped: usize,
    base: &TextStyle,
) -> Vec<Span<'a>> {
    let mut hand = Hand { document, corrections, skipped, at: 0, base: tracking(base) };
    let mut out = Vec::with_capacity(spans.len());
    for span in spans {
        match span {
            Span::Run(run) => out.extend(hand.run(run).into_iter().map(Span::Run)),
            Span::Link(to, runs) => out.push(Span::Link(to, runs.into_iter().flat_map(|run| hand.run(run)).collect())),
            Span::Figure(mut control) => {
                let runs = std::mem::take(&mut control.runs).into_iter().flat_map(|run| hand.run(run));
                let (runs, behind) = apart(runs.collect());
                control.runs = runs;
                out.push(Span::Figure(control));
                out.extend(behind.map(Span::Run));
            }
            other => out.push(other),
        }
    }
    out
}

/// The runs of a figure, and the end of a line, or a place for one, that stands behind it: a figure holds nothing but what the ledger says.
fn apart(mut runs: Vec<Run<'_>>) -> (Vec<Run<'_>>, Option<Run<'_>>) {
    let mut behind = runs.pop_if(|run| matches!(run.piece, Piece::LineBreak));
    runs.retain(|run| !matches!(run.piece, Piece::LineBreak));
    let last = runs.len().saturating_sub(1);
    for (number, run) in runs.iter_mut().enumerate() {
        if let Piece::Text(text) = &mut run.piece
            && text.ends_with(OPPORTUNITY)
        {
            text.to_mut().pop();
            if number == last {
                behind = Some(Run::new(run.props.clone(), Piece::Text(OPPORTUNITY.to_string().into())));
            }
        }
    }
    (runs, behind)
}

struct Hand<'h> {
    document: &'h Document,
    corrections: &'h [Correction],
    skipped: usize,
    /// Characters passed.
    at: usize,
    base: Twip,
}

impl<'h> Hand<'h> {
    /// The runs that one run becomes.
    fn run<'a>(&mut self, run: Run<'a>) -> Vec<Run<'a>> {
        let count = text_of(self.document, &run.piece).map_or(0, |text| text.chars().count());
        let Piece::Text(text) = &run.piece else {
            let mut run = run;
            if let Some(correction) = self.correction(self.at).filter(|_| count > 0) {
                self.space(&mut run, correction);
            }
            self.at += count;
            return vec![run];
        };
        let mut runs = Vec::new();
        let mut rest = text.as_ref();
        while !rest.is_empty() {
            let correction = self.correction(self.at);
            let length = rest.chars().enumerate().take_while(|(n, _)| self.correction(self.at + n) == correction).count();
            let bytes = rest.char_indices().nth(length).map_or(rest.len(), |(at, _)| at);
            let (part, behind) = rest.split_at(bytes);
            self.at += length;
            let mut part = part.to_owned();
            let behind_line = correction.filter(|it| it.range.end + self.skipped == self.at).map_or(Behind::Nothing, |it| it.behind);
            if behind_line == Behind::Opportunity {
                part.push(OPPORTUNITY);
            }
            let mut made = Run::new(run.props.clone(), Piece::Text(part.into()));
            if let Some(correction) = correction {
                self.space(&mut made, correction);
            }
            let props = made.props.clone();
            runs.push(made);
            if behind_line == Behind::Break {
                runs.push(Run::new(props, Piece::LineBreak));
            }
            rest = behind;
        }
        if runs.is_empty() { vec![run] } else { runs }
    }

    /// What is to change of a character.
    fn correction(&self, at: usize) -> Option<&'h Correction> {
        let at = at.checked_sub(self.skipped)?;
        self.corrections.iter().find(|it| it.range.contains(&at))
    }

    fn space(&self, run: &mut Run<'_>, correction: &Correction) {
        if correction.spacing != Twip(0) {
            run.props.spacing = Some(Twip(run.props.spacing.unwrap_or(self.base).0 + correction.spacing.0));
        }
    }
}
