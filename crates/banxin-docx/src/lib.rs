//! From the composed document to an editable Word file.
//!
//! In: the [`Document`], whose styles are absolute and whose references are text, and the
//! [`PageMap`] of layout, which knows page numbers. Out: the bytes of a `.docx`: real styles under Word's own names, lists and captions
//! that Word numbers, fields already filled, tables with repeated headers, footnotes, bookmarks, on the grid of the official page
//! (GB/T 9704). The same input gives the same bytes.
//!
//! Steps: survey the document (places and lists); write it once in reading order into plain values (`wml`); hand these to the backend,
//! which builds XML through docx-rs, finishes it, and zips it. Geometry is not decided here: Word breaks the lines.

mod agreement;
mod anchors;
mod art;
mod backend;
mod block;
mod chart;
mod comments;
mod engines;
mod field;
mod figures;
mod fonts;
mod header;
mod image;
mod index;
mod inline;
mod look;
mod marks;
mod names;
mod notes;
mod numbering;
mod official;
mod options;
mod package;
mod read;
mod relations;
mod section;
mod style;
mod survey;
mod table;
mod table_parts;
#[cfg(test)]
mod testing;
mod title;
mod toc;
mod watermark;
mod widths;
mod wml;
mod writer;

use banxin_base::Diagnostic;
use banxin_compose::document::Document;
use banxin_layout::PageMap;

use writer::Writer;

pub use agreement::{Agreement, Engine, JudgedLine, Reason, Verdict, agreement};
pub use options::{Bindings, DocxOptions, FontSet, Target};
pub use read::{EditedFigure, Unreadable, edited_figures};

/// Renders a document as a Word file.
///
/// # Errors
/// Only faults of the program itself (`BX0602`): whatever a document holds can be written.
pub fn render(document: &Document, pages: &PageMap, options: &DocxOptions) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let mut writer = Writer::new(document, pages, options);
    let (body, last_section) = writer.body();
    let notes = writer.notes();
    let styles = style::sheet(document, &writer.families, options, &writer.numbered_headings);
    package::assemble(&writer, &package::Content { body, last_section, notes, styles }, options)
        .map_err(|fault| vec![backend::error::diagnostic(&fault)])
}
