//! Paragraphs and their properties through docx-rs.

use docx_rs::xml::writer::{EmitterConfig, EventWriter};
use docx_rs::{
    AlignmentType, BookmarkEnd, BookmarkStart, BuildXML, Comment, CommentRangeEnd, CommentRangeStart, Hyperlink, HyperlinkData,
    IndentLevel, LineSpacing, LineSpacingType, NumberingId, Paragraph, ParagraphChild, ParagraphProperty, Tab, TabLeaderType, TabValueType,
};

use super::control;
use super::error::Fault;
use super::repairs::{Extra, Repairs};
use super::run;
use super::section;
use super::xml::Xml;
use crate::wml::{FrameBox, Indent, Jc, LinePitch, LinkTo, Para, ParaProps, ParaRule, RuleKind, RuleSide, Spacing, Span, TabKind};

/// Builds a paragraph and appends its XML.
pub(crate) fn append(para: &Para<'_>, repairs: &mut Repairs, out: &mut Vec<u8>) -> Result<(), Fault> {
    build(para, repairs).build_to(writer(out))?;
    Ok(())
}

/// A writer in docx-rs's own manner: its values escape themselves.
pub(crate) fn writer(out: &mut Vec<u8>) -> EventWriter<&mut Vec<u8>> {
    let config =
        EmitterConfig { write_document_declaration: false, perform_escaping: false, perform_indent: false, line_separator: "".into() };
    config.create_writer(out)
}

/// A paragraph of docx-rs. Its `w:pPr` takes the next place in the repairs.
pub(crate) fn build(para: &Para<'_>, repairs: &mut Repairs) -> Paragraph {
    let (mut property, mut extra) = properties(&para.props);
    if let Some(style) = &para.style {
        property = property.style(style);
    }
    if let Some(it) = &para.section {
        let mut xml = Xml::new();
        section::write(it, &mut xml);
        extra.push(("w:sectPr", xml.into_string()));
    }
    repairs.paragraphs.push(extra);
    // An id of ours keeps docx-rs from counting; the finishing pass drops it.
    let mut made = Paragraph { id: String::new(), property, ..Paragraph::default() };
    made.children.reserve(para.spans.len());
    for span in &para.spans {
        made.children.push(match span {
            Span::Run(it) => ParagraphChild::Run(Box::new(run::build(it, repairs))),
            Span::BookmarkStart(it) => ParagraphChild::BookmarkStart(BookmarkStart::new(index(it.id), it.name.clone())),
            Span::BookmarkEnd(id) => ParagraphChild::BookmarkEnd(BookmarkEnd::new(index(*id))),
            Span::Link(to, runs) => ParagraphChild::Hyperlink(Hyperlink {
                children: runs.iter().map(|it| ParagraphChild::Run(Box::new(run::build(it, repairs)))).collect(),
                ..hyperlink(to)
            }),
            Span::CommentStart(id) => ParagraphChild::CommentStart(Box::new(CommentRangeStart::new(Comment::new(index(*id))))),
            Span::CommentEnd(id) => ParagraphChild::CommentEnd(CommentRangeEnd::new(index(*id))),
            Span::Figure(it) => control::build(it, repairs),
        });
    }
    made
}

/// A link of docx-rs, with nothing in it yet.
pub(crate) fn hyperlink(to: &LinkTo) -> Hyperlink {
    let link = match to {
        LinkTo::Bookmark(name) => HyperlinkData::Anchor { anchor: name.clone() },
        LinkTo::Relationship(id) => HyperlinkData::External { rid: id.clone(), path: String::new() },
    };
    Hyperlink { link, history: Some(1), children: Vec::new() }
}

/// Paragraph properties, and what docx-rs cannot say of them.
pub(crate) fn properties(props: &ParaProps) -> (ParagraphProperty, Extra) {
    let mut made = ParagraphProperty::new();
    let mut extra = Extra::new();
    // docx-rs writes these only where they are on.
    for (name, flag) in [("w:keepNext", props.keep_next), ("w:keepLines", props.keep_lines), ("w:pageBreakBefore", props.page_break_before)]
    {
        match flag {
            Some(true) => extra.push((name, format!("<{name}/>"))),
            Some(false) => extra.push((name, format!("<{name} w:val=\"0\"/>"))),
            None => {}
        }
    }
    made.widow_control = props.widow_control;
    made.snap_to_grid = props.snap_to_grid;
    if let Some(align) = props.align {
        made = made.align(match align {
            Jc::Left => AlignmentType::Left,
            Jc::Both => AlignmentType::Both,
            Jc::Center => AlignmentType::Center,
            Jc::Right => AlignmentType::Right,
        });
    }
    if let Some(it) = props.indent {
        extra.push(("w:ind", indent(it)));
    }
    if let Some(it) = props.spacing {
        made = made.line_spacing(spacing(it));
    }
    match props.outline {
        // Nine is Word's word for "text".
        Some(0) => made = made.outline_lvl(9),
        Some(level) => made = made.outline_lvl(usize::from(level) - 1),
        None => {}
    }
    if let Some(it) = props.numbering {
        made = made.numbering(NumberingId::new(index(it.list)), IndentLevel::new(usize::from(it.level)));
    }
    for stop in &props.tabs {
        let tab = Tab::new().pos(unsigned(stop.at.0));
        made = made.add_tab(match stop.kind {
            TabKind::Left => tab.val(TabValueType::Left),
            TabKind::Center => tab.val(TabValueType::Center),
            TabKind::Right => tab.val(TabValueType::Right),
            TabKind::RightWithDots => tab.val(TabValueType::Right).leader(TabLeaderType::Dot),
        });
    }
    if let Some(it) = props.rule {
        extra.push(("w:pBdr", rule(it)));
    }
    if let Some(it) = props.frame {
        extra.push(("w:framePr", frame(it)));
    }
    if let Some(rules) = props.east_asian {
        let overflow = if rules.overflow_punct { "1" } else { "0" };
        extra.push(("w:kinsoku", "<w:kinsoku w:val=\"1\"/>".to_owned()));
        extra.push(("w:wordWrap", "<w:wordWrap w:val=\"1\"/>".to_owned()));
        extra.push(("w:overflowPunct", format!("<w:overflowPunct w:val=\"{overflow}\"/>")));
        extra.push(("w:autoSpaceDE", "<w:autoSpaceDE w:val=\"1\"/>".to_owned()));
        extra.push(("w:autoSpaceDN", "<w:autoSpaceDN w:val=\"1\"/>".to_owned()));
    }
    (made, extra)
}

/// The indents, always all of them: those in characters win over those in twips, so that a style that has none must say so, or it
/// would keep the two characters of 正文.
fn indent(it: Indent) -> String {
    let hangs = if it.first_chars == 0 { it.first.0 < 0 } else { it.first_chars < 0 };
    let (none, name) = if hangs { (" w:firstLineChars=\"0\"", "hanging") } else { ("", "firstLine") };
    let (left, right) = (it.left.0, it.right.0);
    let (chars, twips) = (it.first_chars.saturating_abs(), it.first.0.saturating_abs());
    format!("<w:ind w:left=\"{left}\" w:right=\"{right}\"{none} w:{name}Chars=\"{chars}\" w:{name}=\"{twips}\"/>")
}

fn rule(it: ParaRule) -> String {
    let side = match it.side {
        RuleSide::Above => "w:top",
        RuleSide::Below => "w:bottom",
        RuleSide::Left => "w:left",
    };
    // Of the names of double rules the first line is the one towards the text.
    let kind = match it.kind {
        RuleKind::Single => "single",
        RuleKind::ThickThin => "thickThinSmallGap",
    };
    let (size, space, color) = (it.eighths.to_string(), it.space.to_string(), it.color.hex());
    let mut xml = Xml::new();
    xml.open("w:pBdr", &[]);
    xml.empty(side, &[("w:val", kind), ("w:sz", &size), ("w:space", &space), ("w:color", &color)]);
    xml.close("w:pBdr");
    xml.into_string()
}

/// A frame at a place of the sheet; text stands above and below it, not beside.
fn frame(it: FrameBox) -> String {
    let [width, height, x, y] = [it.width, it.height, it.x, it.y].map(|length| length.0.to_string());
    let mut xml = Xml::new();
    let place = [("w:vAnchor", "page"), ("w:hAnchor", "page"), ("w:x", x.as_str()), ("w:y", y.as_str())];
    let size = [("w:w", width.as_str()), ("w:h", height.as_str()), ("w:hRule", "exact"), ("w:wrap", "notBeside")];
    xml.empty("w:framePr", &[size, place].concat());
    xml.into_string()
}

fn spacing(it: Spacing) -> LineSpacing {
    let made = LineSpacing::new().before(it.before.0.unsigned_abs()).after(it.after.0.unsigned_abs());
    match it.line {
        LinePitch::Exact(pitch) => made.line_rule(LineSpacingType::Exact).line(pitch.0),
        LinePitch::Natural => made.line_rule(LineSpacingType::Auto).line(240),
    }
}

/// A number of ours as docx-rs takes it.
pub(crate) fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// A length as docx-rs takes it where it cannot be negative.
pub(crate) fn unsigned(length: i32) -> usize {
    usize::try_from(length.max(0)).unwrap_or(0)
}
