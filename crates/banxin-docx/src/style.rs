//! The style sheet: every named style of the document under Word's own name, and the few that Word needs besides.
//!
//! In: the document's [`StyleSheet`], absolute. Out: styles that say only what differs from the default one (正文), which says everything.
//! Steps: default style, named styles, character styles, table styles. Numbers of headings are bound to their styles here.

use banxin_base::Color;
use banxin_compose::document::{Document, ParagraphStyle, StyleId, Table};

use crate::fonts::Families;
use crate::look::{Script, para_difference, run_beyond, twip, whole_para, whole_run};
use crate::names::{ListStyle, Name, list_name, name};
use crate::wml::{
    Border, EastAsianRules, LinePitch, NumRef, ParaProps, RunProps, Style, StyleKind, TabKind, TabStop, TableLook, Twip, VerticalPosition,
};
use crate::{DocxOptions, Target};

/// Id of the character style of emphasis dots (着重号).
pub(crate) const DOTS: &str = "EmphasisDots";
/// Id of the character style of footnote marks.
pub(crate) const NOTE_REFERENCE: &str = "FootnoteReference";
/// The character style of endnote marks.
pub(crate) const ENDNOTE_REFERENCE: &str = "EndnoteReference";
/// Id of the character style of comment marks.
pub(crate) const COMMENT_REFERENCE: &str = "CommentReference";
/// Id of the paragraph style of comments.
pub(crate) const COMMENT_TEXT: &str = "CommentText";
/// Id of the table style.
pub(crate) const TABLE: &str = "ReportTable";
/// Id of the default paragraph style.
pub(crate) const NORMAL: &str = "Normal";

/// The style sheet of a document. `headings` lists the levels, from 1, that a multilevel list numbers.
pub(crate) fn sheet(document: &Document, families: &Families, options: &DocxOptions, headings: &[u8]) -> Vec<Style> {
    let mut styles = vec![normal(document, families, options)];
    for (id, style) in document.styles.iter().filter(|(id, _)| *id != StyleId::Body) {
        match id {
            StyleId::ListItem(depth) => {
                for family in [ListStyle::Number, ListStyle::Bullet, ListStyle::Continue] {
                    styles.push(paragraph(document, families, style, list_name(depth, family)));
                }
            }
            _ => styles.push(named(document, families, (id, style), headings)),
        }
    }
    styles.extend(character_styles());
    if !document.comments.is_empty() {
        styles.extend(comment_styles());
    }
    styles.extend(table_styles());
    styles.push(Style { kind: StyleKind::List, default: true, ..bare("NoList", "No List") });
    styles
}

/// 正文: the default style, which says everything, the rules of East Asian lines included.
fn normal(document: &Document, families: &Families, options: &DocxOptions) -> Style {
    let body = document.styles.get(StyleId::Body);
    let Name { id, name, priority, .. } = name(StyleId::Body);
    // Word reads 0 as "marks stay inside the line", as the standard wants; LibreOffice reads it the other way round.
    let rules = EastAsianRules { overflow_punct: options.target == Target::LibreOffice };
    Style {
        default: true,
        quick: true,
        priority,
        para: ParaProps { east_asian: Some(rules), ..spoken(whole_para(body)) },
        run: RunProps { style: None, ..spoken_run(whole_run(&body.text, Script::Chinese, families)) },
        ..bare(&id, &name)
    }
}

/// The properties of the default style: what is already Word's default is not said.
fn spoken(props: ParaProps) -> ParaProps {
    let silent = |flag: Option<bool>| flag.filter(|on| *on);
    ParaProps {
        keep_next: silent(props.keep_next),
        keep_lines: silent(props.keep_lines),
        page_break_before: silent(props.page_break_before),
        outline: props.outline.filter(|level| *level > 0),
        ..props
    }
}

fn spoken_run(props: RunProps) -> RunProps {
    let silent = |flag: Option<bool>| flag.filter(|on| *on);
    RunProps {
        bold: silent(props.bold),
        italic: silent(props.italic),
        strike: silent(props.strike),
        underline: silent(props.underline),
        vertical: props.vertical.filter(|it| *it != VerticalPosition::Baseline),
        color: props.color.filter(|color| *color != Color::BLACK),
        ..props
    }
}

/// A style of the sheet under its own name, with what its name asks for besides.
fn named(document: &Document, families: &Families, (id, style): (StyleId, &ParagraphStyle), headings: &[u8]) -> Style {
    let mut made = paragraph(document, families, style, name(id));
    match id {
        StyleId::Heading(level) => {
            made.next = Some(NORMAL);
            if headings.contains(&level) {
                made.para.numbering = Some(NumRef { list: 1, level: level.saturating_sub(1) });
            }
        }
        StyleId::Title | StyleId::Subtitle | StyleId::AttachmentTitle | StyleId::TocTitle => made.next = Some(NORMAL),
        StyleId::Toc(_) | StyleId::TocCaption => {
            if let Some(section) = document.sections.first() {
                let at = section.page.type_area().width - style.indent_end;
                made.para.tabs = vec![TabStop { at: twip(at), kind: TabKind::RightWithDots }];
            }
        }
        // A line of exact height would cut the picture off.
        StyleId::Picture => {
            if let Some(spacing) = whole_para(style).spacing {
                made.para.spacing = Some(crate::wml::Spacing { line: LinePitch::Natural, ..spacing });
            }
        }
        _ => {}
    }
    made
}

fn paragraph(document: &Document, families: &Families, style: &ParagraphStyle, name: Name) -> Style {
    let body = document.styles.get(StyleId::Body);
    let base = whole_run(&body.text, Script::Chinese, families);
    Style {
        custom: !name.built_in,
        quick: name.quick,
        priority: name.priority,
        based_on: Some(NORMAL),
        para: para_difference(style, body, body),
        run: RunProps { style: None, dots: style.text.dots, ..run_beyond(whole_run(&style.text, Script::Chinese, families), &base) },
        ..bare(&name.id, &name.name)
    }
}

fn character_styles() -> [Style; 4] {
    [
        Style { kind: StyleKind::Character, default: true, priority: 1, ..bare("DefaultParagraphFont", "Default Paragraph Font") },
        Style {
            kind: StyleKind::Character,
            priority: 99,
            run: RunProps { vertical: Some(VerticalPosition::Super), ..RunProps::default() },
            ..bare(NOTE_REFERENCE, "footnote reference")
        },
        Style {
            kind: StyleKind::Character,
            priority: 99,
            run: RunProps { vertical: Some(VerticalPosition::Super), ..RunProps::default() },
            ..bare(ENDNOTE_REFERENCE, "endnote reference")
        },
        Style {
            kind: StyleKind::Character,
            custom: true,
            quick: true,
            priority: 50,
            run: RunProps { dots: true, ..RunProps::default() },
            ..bare(DOTS, "着重号")
        },
    ]
}

/// Comments stand beside the page, small and without the indents of 正文.
fn comment_styles() -> [Style; 2] {
    let spacing = crate::wml::Spacing { before: Twip(0), after: Twip(0), line: LinePitch::Natural };
    let para = ParaProps {
        snap_to_grid: Some(false),
        align: Some(crate::wml::Jc::Left),
        indent: Some(crate::wml::Indent::default()),
        spacing: Some(spacing),
        ..ParaProps::default()
    };
    let size = Some(crate::wml::HalfPt(21));
    let run = RunProps { size, spacing: Some(Twip(0)), ..RunProps::default() };
    [
        Style { priority: 99, based_on: Some(NORMAL), para, run, ..bare(COMMENT_TEXT, "annotation text") },
        Style {
            kind: StyleKind::Character,
            priority: 99,
            run: RunProps { size, ..RunProps::default() },
            ..bare(COMMENT_REFERENCE, "annotation reference")
        },
    ]
}

fn table_styles() -> [Style; 2] {
    let look = |borders, margin| StyleKind::Table(Box::new(TableLook { borders, margin }));
    // Three rules (三线表) are the house form; a table's own cells say where it differs.
    let rule = |eighths| Border { eighths, color: Color::BLACK };
    [
        Style { kind: look(Vec::new(), twip(Table::PADDING_X)), default: true, priority: 99, ..bare("TableNormal", "Normal Table") },
        Style {
            kind: look(vec![("top", rule(8)), ("bottom", rule(8))], twip(Table::PADDING_X)),
            custom: true,
            quick: true,
            priority: 50,
            based_on: Some("TableNormal"),
            ..bare(TABLE, "报告表格")
        },
    ]
}

fn bare(id: &str, name: &str) -> Style {
    Style {
        id: id.to_owned(),
        name: name.to_owned(),
        kind: StyleKind::Paragraph,
        default: false,
        custom: false,
        quick: false,
        priority: 99,
        based_on: None,
        next: None,
        para: ParaProps::default(),
        run: RunProps::default(),
    }
}

/// The smallest line there is, for a paragraph that only ends a section behind a table.
pub(crate) const HAIRLINE: Twip = Twip(20);
