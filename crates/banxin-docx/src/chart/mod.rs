//! Charts: Word's own, which can be edited, with their data in a workbook inside the file.
//!
//! In: a chart whose data, words, colours and ticks are decided. Out: a paragraph with the chart, the caption below it, its notes, and the parts
//! of the chart: its DrawingML ([`xml`]) and its workbook ([`workbook`]). What the page shows and what Word shows come from the same values.

mod axes;
mod series;
mod workbook;
mod xml;

use banxin_compose::document::{Chart, StyleId};

use crate::block::Flow;
use crate::relations::Kind;
use crate::wml::{ChartFrame, Para, Piece, Run, RunProps, Span};
use crate::writer::Writer;

pub(crate) use workbook::workbook;
pub(crate) use xml::part;

impl<'a> Writer<'a> {
    /// A chart with its caption, notes and source.
    pub(crate) fn chart(&mut self, it: &'a Chart, flow: &mut Flow<'a, '_>) {
        self.charts.push(it);
        let name = name(self.charts.len());
        let mut para = Para { style: self.named(StyleId::Picture), ..Para::default() };
        // Without a caption the chart itself is what an anchor points at.
        let bookmark = if it.caption.is_none() { self.anchors.bookmark(it.anchor) } else { None };
        let id = bookmark.as_ref().map(|bookmark| bookmark.id);
        para.spans.extend(bookmark.map(Span::BookmarkStart));
        let frame = ChartFrame {
            id: self.next_drawing(),
            relationship: self.relations.id(Kind::Chart, &name),
            width: flow.width.to_emu().max(1),
            height: it.height.to_emu().max(1),
            alt: crate::inline::clean(it.alt.as_str().into()).into_owned(),
        };
        para.spans.push(Span::Run(Run::new(RunProps::default(), Piece::Chart(Box::new(frame)))));
        para.spans.extend(id.map(Span::BookmarkEnd));
        if it.caption.is_some() {
            para.props.keep_next = Some(true);
        }
        flow.push(para);
        if let Some(caption) = &it.caption {
            let para = self.caption(caption, StyleId::FigureCaption, it.anchor);
            flow.push(para);
        }
        for note in it.notes.iter().chain(&it.source) {
            let para = self.paragraph(note);
            flow.push(para);
        }
    }
}

/// The name of chart `number`, from 1, below `word/`.
pub(crate) fn name(number: usize) -> String {
    format!("charts/chart{number}.xml")
}

/// The name of its workbook, below `word/`.
pub(crate) fn workbook_name(number: usize) -> String {
    format!("embeddings/chart{number}.xlsx")
}

/// `A`, `B`, … `AA`: the column of a workbook, from 0.
fn column(index: usize) -> String {
    let mut rest = index + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}
