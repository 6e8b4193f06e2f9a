//! The watermark as Word has it: lettering (WordArt) in the headers, behind the text, across the middle of the sheet.
//!
//! In: the document's watermark. Out: a run for every header. Word finds and removes what carries its own
//! name of such a shape (`PowerPlusWaterMarkObject`), and so does LibreOffice.

use banxin_base::Len;
use banxin_compose::document::Watermark;

use crate::wml::{Lettering, Para, Piece, Run, RunProps, Span};
use crate::writer::Writer;

/// How far apart the middle of a line of characters and its box are: the box is a little higher than the em.
const HEIGHT_PERCENT: i64 = 108;

impl Writer<'_> {
    /// Puts the watermark into a header.
    pub(crate) fn marked(&mut self, mut paras: Vec<Para<'static>>) -> Vec<Para<'static>> {
        if let (Some(mark), Some(first)) = (&self.document.watermark, paras.first_mut()) {
            let face = self.families.get(mark.style.face).name;
            let lettering = lettering(mark, self.next_drawing(), face);
            first.spans.insert(0, Span::Run(Run::new(RunProps::default(), Piece::Lettering(Box::new(lettering)))));
        }
        paras
    }
}

fn lettering(mark: &Watermark, id: u32, face: String) -> Lettering {
    // The words are stretched to the box: as wide as their characters are.
    let ems: i64 = mark.text.chars().map(|c| if c.is_ascii() { 12 } else { 20 }).sum();
    Lettering {
        id,
        text: crate::inline::clean(mark.text.as_str().into()).into_owned(),
        face,
        width: points(mark.style.size.scale(ems, 20)),
        height: points(mark.style.size.scale(HEIGHT_PERCENT, 100)),
        color: mark.style.color,
    }
}

fn points(length: Len) -> i64 {
    length.to_emu() / 12_700
}
