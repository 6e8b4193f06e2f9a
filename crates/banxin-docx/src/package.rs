//! The parts of the file, in their order.
//!
//! In: what the writer made. Out: the bytes of the package. Content types come first, as readers that stream expect.

use banxin_base::FaceRole;
use banxin_compose::document::Document;

use crate::DocxOptions;
use crate::backend::error::Fault;
use crate::backend::{self, FontEntry, Part, Properties, SettingSwitches};
use crate::figures::{digest, hex};
use crate::wml::{Block, Para, Section, Style};
use crate::writer::Writer;

/// The number of the input format that the report is written in.
const FORMAT: u32 = 1;

/// What the writer made.
pub(crate) struct Content<'a> {
    /// The body.
    pub(crate) body: Vec<Block<'a>>,
    /// The properties of its last section.
    pub(crate) last_section: Option<Section>,
    /// Footnotes or endnotes.
    pub(crate) notes: Vec<Vec<Para<'a>>>,
    /// The style sheet.
    pub(crate) styles: Vec<Style>,
}

/// Puts the file together.
pub(crate) fn assemble(writer: &Writer<'_>, content: &Content<'_>, options: &DocxOptions) -> Result<Vec<u8>, Fault> {
    let document = writer.document;
    let lang = &document.meta.lang;
    let mut parts = Vec::new();
    parts.extend(backend::relationships(&writer.relations));
    parts.push(Part { name: "word/document.xml".to_owned(), bytes: backend::document(&content.body, content.last_section.as_ref())? });
    parts.push(Part::new("word/styles.xml", backend::styles(&content.styles, lang)?));
    parts.push(Part::new("word/settings.xml", backend::settings(&switches(writer))));
    parts.push(Part::new("word/fontTable.xml", backend::font_table(&fonts(writer))));
    let western = writer.families.get(FaceRole::Latin).name;
    let chinese = writer.families.get(FaceRole::Song).name;
    parts.push(Part::new("word/theme/theme1.xml", backend::theme(&western, &chinese)));
    parts.push(Part::new("word/numbering.xml", backend::numbering(writer.lists.definitions(), writer.lists.instances())?));
    let (footnotes, endnotes): (&[_], &[_]) = if writer.has_endnotes() { (&[], &content.notes) } else { (&content.notes, &[]) };
    parts.push(Part::new("word/footnotes.xml", backend::footnotes(footnotes)?));
    if writer.has_endnotes() {
        parts.push(Part::new("word/endnotes.xml", backend::endnotes(endnotes)?));
    }
    if !document.comments.is_empty() {
        let day = options.timestamp.unwrap_or(document.meta.date).to_string();
        parts.push(Part::new("word/comments.xml", backend::comments(&writer.comment_texts(), &day)?));
    }
    for header in writer.headers.iter().flat_map(|(_, odd, even)| [odd, even]) {
        parts.push(Part::new(format!("word/{}", header.name), backend::header(&header.paras)?));
    }
    for (_, odd, even) in &writer.footers {
        for footer in [odd, even] {
            parts.push(Part::new(format!("word/{}", footer.name), backend::footer(&footer.paras)?));
        }
    }
    parts.extend(writer.media().into_iter().map(|(name, bytes)| Part::new(format!("word/{name}"), bytes.to_vec())));
    for (number, chart) in (1..).zip(&writer.charts) {
        let lie = writer.pages.chart_words(number - 1).cloned().unwrap_or_default();
        parts.push(Part::new(format!("word/{}", crate::chart::name(number)), crate::chart::part(chart, &lie, &writer.families)));
        parts.push(backend::chart_relationships(number));
        parts.push(Part::new(format!("word/{}", crate::chart::workbook_name(number)), crate::chart::workbook(chart)?));
    }
    if let Some(store) = writer.figures.store() {
        parts.extend(backend::ledger_parts(store, writer.figures.printed()));
    }
    parts.extend(backend::core_parts(&properties(writer, options)));
    parts.insert(0, backend::content_types(&parts));
    backend::package(&parts)
}

fn switches(writer: &Writer<'_>) -> SettingSwitches {
    let document: &Document = writer.document;
    SettingSwitches {
        mirrored: document.sections.iter().any(|section| section.page.mirrored),
        note_marks: writer.note_marks(),
        endnotes: writer.has_endnotes(),
        hyphenated: document.styles.typography.hyphenate,
        lang: document.meta.lang.clone(),
    }
}

fn fonts(writer: &Writer<'_>) -> Vec<FontEntry> {
    let entry = |(name, (role, family)): (&str, (FaceRole, &crate::fonts::Family))| FontEntry {
        name: name.to_owned(),
        substitute: family.substitute.clone(),
        chinese: role != FaceRole::Latin,
    };
    writer.families.all().into_iter().map(entry).collect()
}

fn properties(writer: &Writer<'_>, options: &DocxOptions) -> Properties {
    let meta = &writer.document.meta;
    Properties {
        title: meta.title.clone(),
        subtitle: meta.subtitle.clone(),
        issuer: meta.issuer.clone(),
        created: options.timestamp.unwrap_or(meta.date).to_string(),
        lang: meta.lang.clone(),
        pages: writer.pages.page_count(),
        custom: vec![
            ("成文日期", meta.date.to_string()),
            ("报告期", meta.period.clone()),
            ("版式", meta.style.clone()),
            ("报告标识", crate::figures::report_id(writer.document)),
            ("台账校验", if writer.document.figures.is_empty() { String::new() } else { hex(&digest(writer.document)) }),
            ("输入格式", format!("banxin {FORMAT}")),
        ],
    }
}
