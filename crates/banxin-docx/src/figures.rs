//! Figures that stay data: each printed figure is a content control bound to the ledger that the file carries.
//!
//! In: the document's figures, and their prints as the text is written. Out: a [`FigureControl`] a print, and at the end the ledger with every
//! form that each figure prints in: 2000余人次 and 2万余人次 are two forms of one figure, and an edit of one form changes all its places.
//! Word binds a control to a part by the part's id (ISO/IEC 29500-1 17.5.2.6); the id follows from the ledger's content.

use std::borrow::Cow;
use std::sync::Arc;

use banxin_compose::document::{Document, FigureId, LedgerFigure};
use indexmap::IndexSet;
use sha2::{Digest as _, Sha256};

use crate::options::{Bindings, DocxOptions, Target};
use crate::wml::{Binding, FigureControl, LinkTo, Run, Span};

/// The longest tag and title of a control that Word takes, in UTF-16 units.
const LONGEST: usize = 64;

/// The controls of a file, and the forms that they print.
#[derive(Debug)]
pub(crate) struct Figures<'a> {
    figures: &'a [LedgerFigure],
    store: Option<Arc<str>>,
    /// The forms of each figure, in the order of first print.
    forms: Vec<IndexSet<&'a str>>,
    controls: u32,
}

impl<'a> Figures<'a> {
    /// Nothing printed yet; nothing is ever bound if bindings are off or the report has no ledger.
    pub(crate) fn new(document: &'a Document, options: &DocxOptions) -> Figures<'a> {
        let figures = document.figures.as_slice();
        let wanted = match options.bindings {
            Bindings::ByTarget => options.target == Target::Word,
            Bindings::Bound => true,
            Bindings::Plain => false,
        };
        let bound = wanted && !figures.is_empty();
        let store = bound.then(|| Arc::from(guid(&digest(document))));
        let forms = if bound { vec![IndexSet::new(); figures.len()] } else { Vec::new() };
        Figures { figures, store, forms, controls: 0 }
    }

    /// The id of the part with the ledger; `None` if figures are plain text.
    pub(crate) fn store(&self) -> Option<&Arc<str>> {
        self.store.as_ref()
    }

    /// The control of a print, around its runs; the runs again if figures are plain text.
    pub(crate) fn control(
        &mut self,
        figure: FigureId,
        text: &'a str,
        link: Option<LinkTo>,
        mut runs: Vec<Run<'a>>,
    ) -> Result<FigureControl<'a>, Vec<Run<'a>>> {
        let place = usize::try_from(figure.0).ok().and_then(|at| Some((at, self.figures.get(at)?, self.forms.get_mut(at)?)));
        let (Some(store), Some((at, entry, forms))) = (&self.store, place) else { return Err(runs) };
        let (form, _) = forms.insert_full(text);
        self.controls += 1;
        // Word sets what comes from the ledger as the first run is set; the hint changes no digit, but keeps ℃ and — Chinese.
        if let [first, _, ..] = runs.as_mut_slice() {
            first.props.east_asian_hint = true;
        }
        let alias = if entry.label.is_empty() { &*entry.id } else { entry.label.as_str() };
        Ok(FigureControl {
            id: self.controls,
            tag: short(&entry.id),
            alias: short(alias),
            binding: Binding { store: Arc::clone(store), figure: at + 1, form: form + 1 },
            link,
            runs,
        })
    }

    /// Every figure of the ledger with the forms that it prints in.
    pub(crate) fn printed(&self) -> impl Iterator<Item = (&'a LedgerFigure, impl Iterator<Item = &'a str>)> {
        self.figures.iter().zip(self.forms.iter().map(|forms| forms.iter().copied()))
    }
}

/// Spans whose figures are text like any other: a line may be broken within them.
pub(crate) fn released(spans: Vec<Span<'_>>) -> Vec<Span<'_>> {
    let release = |span| match span {
        Span::Figure(control) => control.runs.into_iter().map(Span::Run).collect(),
        other => vec![other],
    };
    spans.into_iter().flat_map(release).collect()
}

/// What a report is known by through its editions: of the same issuer, title and period.
pub(crate) fn report_id(document: &Document) -> String {
    let meta = &document.meta;
    let mut hash = Sha256::new();
    for text in [&meta.issuer, &meta.title, &meta.period] {
        hash.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_le_bytes());
        hash.update(text.as_bytes());
    }
    guid(&hash.finalize().into())
}

/// The fingerprint of a ledger: the same where every figure has the same id, label, value, unit and print, in the same order.
pub(crate) fn digest(document: &Document) -> [u8; 32] {
    let mut hash = Sha256::new();
    for LedgerFigure { id, label, value, unit, printed } in &document.figures {
        for text in [&**id, label, value, unit, printed] {
            hash.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_le_bytes());
            hash.update(text.as_bytes());
        }
    }
    hash.finalize().into()
}

/// The fingerprint in hexadecimal digits.
pub(crate) fn hex(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A GUID of version 8 (RFC 9562 5.8: made of bits of one's own) from a fingerprint.
fn guid(digest: &[u8; 32]) -> String {
    let mut bits = u128::from_be_bytes(std::array::from_fn(|at| digest[at]));
    bits = bits & !(0xF << 76) | 0x8 << 76;
    bits = bits & !(0x3 << 62) | 0x2 << 62;
    let digits = format!("{bits:032X}");
    let [a, b, c, d, e] = [(0, 8), (8, 12), (12, 16), (16, 20), (20, 32)].map(|(from, to)| digits.get(from..to).unwrap_or_default());
    format!("{{{a}-{b}-{c}-{d}-{e}}}")
}

/// As much of a text as Word takes for a tag or title.
fn short(text: &str) -> Cow<'_, str> {
    let mut units = 0;
    let end = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > LONGEST
    });
    crate::inline::clean(Cow::Borrowed(end.map_or(text, |(end, _)| &text[..end])))
}

#[cfg(test)]
mod tests {
    use super::{guid, short};

    #[test]
    fn a_guid_states_its_version_and_variant() {
        assert_eq!(guid(&[0xFF; 32]), "{FFFFFFFF-FFFF-8FFF-BFFF-FFFFFFFFFFFF}");
        assert_eq!(guid(&[0; 32]), "{00000000-0000-8000-8000-000000000000}");
    }

    #[test]
    fn tags_are_no_longer_than_word_takes() {
        assert_eq!(short("lectures"), "lectures");
        assert_eq!(short(&"长".repeat(70)), "长".repeat(64));
        // Two units each.
        assert_eq!(short(&"𠮷".repeat(40)), "𠮷".repeat(32));
    }
}
