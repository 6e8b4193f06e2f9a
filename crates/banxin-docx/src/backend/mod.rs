//! Everything that knows docx-rs, XML and the package: from [`crate::wml`] to the bytes of the file.
//!
//! docx-rs builds paragraphs, runs, tables, styles and lists; a streaming pass ([`finish`]) puts their children in the order of the
//! schema and adds what docx-rs cannot say ([`repairs`]). The parts it has no use for here (settings, sections, footnotes, properties,
//! relationships, content types) are written by [`parts`], and [`package`] zips it all. No type of docx-rs leaves this module.
//! Long bodies are built in chunks on all cores; ids come from the document, never from docx-rs's counters, so the bytes are the same.

mod art;
mod control;
mod drawing;
pub(crate) mod error;
mod finish;
mod lettering;
mod numbering;
mod order;
mod package;
mod paragraph;
mod parts;
mod repairs;
mod run;
mod section;
mod style;
mod table;
mod xml;

use rayon::iter::ParallelIterator;
use rayon::slice::ParallelSlice;

use crate::comments::CommentText;
use crate::wml::{Block, List, ListInstance, NumFormat, Para, Section, Style};
use error::Fault;
use repairs::Repairs;
pub(crate) use xml::Xml;

pub(crate) use parts::{
    FontEntry, LEDGER_NAMESPACE, LEDGER_TARGET, NO_LINE_END, NO_LINE_START, Part, Properties, SettingSwitches, chart_relationships,
    content_types, core_parts, font_table, ledger_parts, relationships, settings, theme,
};

/// Blocks of the body that one core builds at a time: enough to keep it busy, few enough to keep the tree of docx-rs small.
const CHUNK: usize = 96;

/// The main part: the body in chunks that follow each other.
pub(crate) fn document(blocks: &[Block<'_>], last: Option<&Section>) -> Result<Vec<Vec<u8>>, Fault> {
    let mut chunks = vec![parts::root("w:document").into_bytes()];
    if let Some(first) = chunks.first_mut() {
        first.extend_from_slice(b"<w:body>");
    }
    let built: Vec<Vec<u8>> = blocks.par_chunks(CHUNK).map(body).collect::<Result<_, Fault>>()?;
    chunks.extend(built);
    let mut end = Xml::new();
    if let Some(last) = last {
        section::write(last, &mut end);
    }
    end.close("w:body");
    end.close("w:document");
    chunks.push(end.into_bytes());
    Ok(chunks)
}

/// The part of a footer.
pub(crate) fn footer(paras: &[Para<'_>]) -> Result<Vec<u8>, Fault> {
    let mut bytes = parts::root("w:ftr").into_bytes();
    bytes.extend(paragraphs(paras)?);
    bytes.extend_from_slice(b"</w:ftr>");
    Ok(bytes)
}

/// The part of a header.
pub(crate) fn header(paras: &[Para<'_>]) -> Result<Vec<u8>, Fault> {
    let mut bytes = parts::root("w:hdr").into_bytes();
    bytes.extend(paragraphs(paras)?);
    bytes.extend_from_slice(b"</w:hdr>");
    Ok(bytes)
}

/// The part of the comments, all said on one day.
pub(crate) fn comments(texts: &[CommentText<'_>], day: &str) -> Result<Vec<u8>, Fault> {
    parts::comments_part(texts, day, |text| paragraphs(&text.paras))
}

/// The part of the footnotes, separators first.
pub(crate) fn footnotes(notes: &[Vec<Para<'_>>]) -> Result<Vec<u8>, Fault> {
    note_part("w:footnotes", "w:footnote", notes)
}

/// The part of the endnotes, separators first.
pub(crate) fn endnotes(notes: &[Vec<Para<'_>>]) -> Result<Vec<u8>, Fault> {
    note_part("w:endnotes", "w:endnote", notes)
}

fn note_part(root: &str, element: &str, notes: &[Vec<Para<'_>>]) -> Result<Vec<u8>, Fault> {
    let mut bytes = parts::root(root).into_bytes();
    bytes.extend(parts::separators(element).into_bytes());
    for (id, note) in (1u32..).zip(notes) {
        let mut open = Xml::new();
        open.open(element, &[("w:id", &id.to_string())]);
        bytes.extend(open.into_bytes());
        bytes.extend(paragraphs(note)?);
        bytes.extend_from_slice(format!("</{element}>").as_bytes());
    }
    bytes.extend_from_slice(format!("</{root}>").as_bytes());
    Ok(bytes)
}

/// The part of the styles.
pub(crate) fn styles(styles: &[Style], lang: &str) -> Result<Vec<u8>, Fault> {
    let mut bytes = parts::root("w:styles").into_bytes();
    bytes.extend(style::defaults(styles, lang));
    for it in styles {
        bytes.extend(style::build(it)?);
    }
    bytes.extend_from_slice(b"</w:styles>");
    Ok(bytes)
}

/// The part of the lists.
pub(crate) fn numbering(definitions: &[List], instances: &[ListInstance]) -> Result<Vec<u8>, Fault> {
    let mut bytes = parts::root("w:numbering").into_bytes();
    for (id, list) in (0u32..).zip(definitions) {
        bytes.extend(numbering::definition(id, list)?);
    }
    for (id, instance) in (1u32..).zip(instances) {
        bytes.extend(numbering::instance(id, instance)?);
    }
    bytes.extend_from_slice(b"</w:numbering>");
    Ok(bytes)
}

/// Zips the parts, in the order given.
pub(crate) fn package(parts: &[Part]) -> Result<Vec<u8>, Fault> {
    package::zip(parts)
}

/// The word of WordprocessingML for a form of numbers.
pub(crate) fn number_format(format: NumFormat) -> &'static str {
    match format {
        NumFormat::Decimal => "decimal",
        NumFormat::Chinese => "chineseCountingThousand",
        NumFormat::Circled => "decimalEnclosedCircleChinese",
        NumFormat::LowerLetter => "lowerLetter",
        NumFormat::UpperLetter => "upperLetter",
        NumFormat::Bullet => "bullet",
        NumFormat::None => "none",
    }
}

fn body(blocks: &[Block<'_>]) -> Result<Vec<u8>, Fault> {
    let mut repairs = Repairs::default();
    let mut raw = Vec::new();
    for block in blocks {
        match block {
            Block::Para(it) => paragraph::append(it, &mut repairs, &mut raw)?,
            Block::Table(it) => table::append(it, &mut repairs, &mut raw)?,
            Block::Float(it, at) => table::append_float(it, *at, &mut repairs, &mut raw)?,
            Block::Contents(paras) => {
                repairs.controls.push(Vec::new());
                raw.extend_from_slice(parts::CONTENTS_OPEN.as_bytes());
                for it in paras {
                    paragraph::append(it, &mut repairs, &mut raw)?;
                }
                raw.extend_from_slice(parts::CONTENTS_CLOSE.as_bytes());
            }
        }
    }
    finish::finish(&raw, &repairs)
}

fn paragraphs(paras: &[Para<'_>]) -> Result<Vec<u8>, Fault> {
    let mut repairs = Repairs::default();
    let mut raw = Vec::new();
    for it in paras {
        paragraph::append(it, &mut repairs, &mut raw)?;
    }
    finish::finish(&raw, &repairs)
}
