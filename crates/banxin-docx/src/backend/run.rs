//! Runs through docx-rs.

use docx_rs::{
    Bold, BreakType, FieldChar, FieldCharType, FootnoteReference, InstrText, Italic, Run, RunChild, RunFonts, RunProperty, Sym, Tab, Text,
    VertAlignType,
};

use super::paragraph::index;
use super::repairs::{PLACEHOLDER_FONT, Repairs};
use super::{art, drawing, lettering};
use crate::wml::{Piece, RunProps, VerticalPosition};

/// A run of docx-rs.
pub(crate) fn build(it: &crate::wml::Run<'_>, repairs: &mut Repairs) -> Run {
    let child = match &it.piece {
        Piece::Text(text) => RunChild::Text(Text::new(text.as_ref())),
        Piece::Tab => RunChild::Tab(Tab::new()),
        Piece::LineBreak => RunChild::Break(docx_rs::Break::new(BreakType::TextWrapping)),
        Piece::FieldBegin => RunChild::FieldChar(FieldChar::new(FieldCharType::Begin)),
        // Quotes stay as they are: docx-rs escapes nothing here, and instructions hold names of ours only.
        Piece::Instruction(text) => RunChild::InstrText(Box::new(InstrText::Unsupported(text.clone()))),
        Piece::FieldSeparate => RunChild::FieldChar(FieldChar::new(FieldCharType::Separate)),
        Piece::FieldEnd => RunChild::FieldChar(FieldChar::new(FieldCharType::End)),
        Piece::NoteReference(id) => RunChild::FootnoteReference(FootnoteReference::new(index(*id))),
        Piece::CommentMark => placeholder("<w:annotationRef/>".to_owned(), repairs),
        Piece::NoteMark => placeholder("<w:footnoteRef/>".to_owned(), repairs),
        Piece::EndnoteReference(id) => placeholder(format!("<w:endnoteReference w:id=\"{id}\"/>"), repairs),
        Piece::EndnoteMark => placeholder("<w:endnoteRef/>".to_owned(), repairs),
        Piece::Picture(picture) => placeholder(drawing::picture(picture), repairs),
        Piece::Chart(chart) => placeholder(drawing::chart(chart), repairs),
        Piece::Seal(seal) => placeholder(drawing::seal(seal), repairs),
        Piece::Lettering(it) => placeholder(lettering::lettering(it), repairs),
        Piece::Art(shape) => placeholder(art::art(shape), repairs),
        Piece::Ruby(ruby) => placeholder(drawing::ruby(ruby), repairs),
        Piece::Turned(it) => placeholder(drawing::turned(it), repairs),
    };
    Run { run_property: properties(&it.props), children: vec![child] }
}

/// Run properties of docx-rs.
pub(crate) fn properties(props: &RunProps) -> RunProperty {
    let mut made = RunProperty::new();
    if let Some(style) = props.style {
        made = made.style(style);
    }
    if props.fonts.is_some() || props.east_asian_hint {
        let mut fonts = RunFonts::new();
        if let Some(it) = &props.fonts {
            fonts = fonts.ascii(&it.western).hi_ansi(&it.western).east_asia(&it.east_asian).cs(&it.western);
        }
        made = made.fonts(if props.east_asian_hint { fonts.hint("eastAsia") } else { fonts });
    }
    made = match props.bold {
        Some(true) => made.bold(),
        // Not docx-rs's own way, which leaves complex scripts bold.
        Some(false) => RunProperty { bold: Some(Bold::new().disable()), ..made },
        None => made,
    };
    made = match props.italic {
        Some(true) => made.italic(),
        Some(false) => RunProperty { italic: Some(Italic::new().disable()), ..made },
        None => made,
    };
    made = match props.strike {
        Some(true) => made.strike(),
        Some(false) => made.disable_strike(),
        None => made,
    };
    if let Some(underline) = props.underline {
        made = made.underline(if underline { "single" } else { "none" });
    }
    if let Some(color) = props.color {
        made = made.color(color.hex());
    }
    if let Some(size) = props.size {
        made = made.size(index(size.0));
    }
    if let Some(spacing) = props.spacing {
        made = made.spacing(spacing.0);
    }
    match props.vertical {
        Some(VerticalPosition::Baseline) => made.vert_align(VertAlignType::Baseline),
        Some(VerticalPosition::Super) => made.vert_align(VertAlignType::SuperScript),
        Some(VerticalPosition::Sub) => made.vert_align(VertAlignType::SubScript),
        None => made,
    }
}

fn placeholder(xml: String, repairs: &mut Repairs) -> RunChild {
    RunChild::Sym(Sym::new(PLACEHOLDER_FONT, repairs.place(xml)))
}
