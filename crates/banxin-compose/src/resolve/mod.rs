//! The second stage: figures become values, templates become text, Markdown becomes a tree, checks are run.

mod amount;
mod blocks;
mod chart;
mod computed;
mod format;
mod inline;
mod kpis;
mod markdown;
mod official;
pub(crate) mod places;
mod prose;
mod table;
#[cfg(test)]
mod table_tests;
mod totals;
#[cfg(test)]
mod totals_tests;
pub(crate) mod tree;

use std::collections::BTreeMap;
use std::sync::Arc;

use banxin_base::{DataPath, Diagnostic, Warned, codes, nearest};
use banxin_model::{Back, Contents, Cover, Front, Loaded, Tables, Text, ThemeFile, merged};

use crate::figures::{Values, Written, evaluate, run_checks};
use crate::lint::lint;
use crate::template::Engine;
use prose::Prose;
pub use tree::Resolved;
use tree::{AttachmentNode, CoverNode, HeadingNode, Node, Span, Styled, TableMarks};

/// Computes the figures, runs the checks, fills every template and reads the Markdown.
///
/// Problems are reported at their places and the stage goes on: what has no value prints as nothing.
pub fn resolve(loaded: &Loaded) -> Warned<Resolved> {
    let mut found = Vec::new();
    let mut values = evaluate(written(loaded), &mut found);
    let report = &loaded.report;
    run_checks(&mut values, &report.checks, &loaded.entry, &mut found);
    let values = Arc::new(values);
    let mut prose = Prose::new(loaded, Engine::new(Arc::clone(&values)), found);
    let root = DataPath::ROOT;

    let title_path = root.key("title");
    let title = match report.title.0.as_slice() {
        [line] => vec![prose.line(line.as_str(), &title_path)],
        lines => lines.iter().enumerate().map(|(n, line)| prose.line(line.as_str(), &title_path.index(n))).collect(),
    };
    let subtitle = prose.optional_line(report.subtitle.as_ref(), &root.key("subtitle"));
    let issuer = prose.plain(report.issuer.as_str(), &root.key("issuer"));
    let addressees = addressees(&mut prose, &report.front);
    let style = style(&mut prose, report.style.as_ref(), &loaded.themes);
    let preface = preface(&mut prose, &report.front);
    let watermark = report.watermark.as_ref().map(|text| prose.plain(text.as_str(), &root.key("watermark"))).unwrap_or_default();
    let body = prose.blocks(&report.body, &root.key("body"));
    let attachments = attachments(&mut prose, &report.back, report.front.number.is_some());
    let head = official::head(&mut prose, &report.front);
    let signature = official::signature(&mut prose, &report.back, head.form, &issuer);
    let attendance = official::attendance(&mut prose, &report.back, head.form);
    let colophon = official::colophon(&mut prose, &report.back, head.form, (&issuer, report.date));
    let remark = prose.optional_line(report.back.note.as_ref(), &root.key("back").key("note"));
    let index = report.back.index.then(|| prose.at(&root.key("back").key("index")));
    let tables = table_marks(&mut prose, &report.tables);
    let cover = cover(&mut prose, &report.front);
    if style == Styled::Gongwen {
        not_yet_set(
            &mut prose,
            [("front", "cover", cover.is_some()), ("front", "preface", !preface.is_empty()), ("back", "index", index.is_some())],
        );
    }

    let text_of = |text: &Option<Text>| text.as_ref().map(ToString::to_string).unwrap_or_default();
    let lang = text_of(&report.lang);
    let (notes, remarks, mut found) = prose.finish();
    found.extend(lint(loaded, &values));
    let resolved = Resolved {
        values,
        title,
        subtitle: subtitle.unwrap_or_default(),
        issuer,
        date: report.date,
        period: text_of(&report.period),
        lang: if lang.is_empty() { "zh-CN".to_owned() } else { lang },
        style,
        themes: loaded.themes.clone(),
        typography: report.typography.clone(),
        tables,
        captions: report.numbering.captions,
        note_place: report.notes,
        cover,
        contents: report.front.contents.map(|contents| Contents { depth: contents.depth.clamp(1, 3), ..contents }),
        preface: if style == Styled::Annual { preface } else { Vec::new() },
        addressees,
        body,
        attachments,
        head,
        signature,
        attendance,
        colophon,
        remark: remark.unwrap_or_default(),
        index: index.filter(|_| style == Styled::Annual),
        notes,
        remarks,
        watermark,
        images: loaded.images.clone(),
    };
    Warned::new(resolved, found)
}

/// The figures of all ledger files as one ledger, each with its place.
fn written(loaded: &Loaded) -> Written {
    merged(&loaded.ledger).into_iter().collect()
}

fn addressees(prose: &mut Prose<'_>, front: &Front) -> Vec<String> {
    let path = DataPath::ROOT.key("front").key("to");
    let names = front.to.iter().flat_map(|to| &to.0).enumerate();
    names.map(|(n, name)| prose.plain(name.as_str(), &path.index(n))).collect()
}

/// 封面; the alternative text of its picture is required, as that of every picture.
fn cover(prose: &mut Prose<'_>, front: &Front) -> Option<CoverNode> {
    let path = DataPath::ROOT.key("front").key("cover");
    let image = match &front.cover {
        Cover::None | Cover::Plain(false) => return None,
        Cover::Plain(true) => None,
        Cover::Picture(picture) => {
            if picture.alt.is_none() {
                prose.report(Diagnostic::new(&codes::IMAGE_MISSING_ALT, prose.at(&path)).with("file", &picture.image));
            }
            Some((picture.image.clone(), picture.alt.as_ref().map(ToString::to_string).unwrap_or_default()))
        }
    };
    Some(CoverNode { image, origin: prose.at(&path.key("image")) })
}

/// 前言: a heading without a number, and its text.
fn preface(prose: &mut Prose<'_>, front: &Front) -> Vec<Node> {
    let Some(preface) = &front.preface else { return Vec::new() };
    let path = DataPath::ROOT.key("front").key("preface");
    let origin = prose.at(&path);
    let title = prose.optional_line(preface.title.as_ref(), &path.key("title"));
    let content = title.filter(|title| !title.is_empty()).unwrap_or_else(|| vec![Span::text("前言", origin.clone())]);
    let heading = Node::Heading(HeadingNode { level: 1, numbered: false, id: None, content, origin });
    std::iter::once(heading).chain(prose.blocks(&preface.body, &path.key("body"))).collect()
}

/// 附件. One that is not bound with the text needs the document's number to belong to it (7.3.7).
fn attachments(prose: &mut Prose<'_>, back: &Back, numbered: bool) -> Vec<AttachmentNode> {
    let path = DataPath::ROOT.key("back").key("attachments");
    let each = back.attachments.iter().enumerate().map(|(n, attachment)| {
        let path = path.index(n);
        let title = prose.line(attachment.title.as_str(), &path.key("title"));
        let body = prose.blocks(&attachment.body, &path.key("body"));
        let bound = attachment.bound;
        if !bound && !numbered {
            prose.report(Diagnostic::new(&codes::LOOSE_WITHOUT_NUMBER, prose.at(&path.key("bound"))));
        }
        AttachmentNode { bound, title, body, origin: prose.at(&path) }
    });
    each.collect()
}

/// The style of the program that the report names, or that its themes inherit from in the end. What is wrong with themes was reported when they
/// were loaded.
fn style(prose: &mut Prose<'_>, style: Option<&Text>, themes: &[ThemeFile]) -> Styled {
    let inherited = themes.first().map(|layer| layer.theme.inherits.as_ref());
    let named = inherited.unwrap_or(style).map_or("gongwen", Text::as_str);
    match named {
        "gongwen" => Styled::Gongwen,
        "annual" => Styled::Annual,
        // The path of a file that is not there, or that cannot be read.
        other if inherited.is_some() || other.contains(['/', '.']) => Styled::Gongwen,
        other => {
            let known = ["gongwen", "annual"];
            let problem = Diagnostic::new(&codes::BAD_VALUE, prose.at(&DataPath::ROOT.key("style"))).with("value", other);
            let problem = problem.with("what_zh", "版式").with("what_en", "style").with("known", known.join(" "));
            prose.report(problem.near(nearest(other, known)));
            Styled::Gongwen
        }
    }
}

/// What marks in tables mean. The pattern of further parts is no template: its braces are its own.
fn table_marks(prose: &mut Prose<'_>, tables: &Tables) -> TableMarks {
    let path = DataPath::ROOT.key("tables");
    let mut plain = |key: &str, text: &Option<Text>| text.as_ref().map(|text| prose.plain(text.as_str(), &path.key(key)));
    let (blank, dash, ellipsis) = (plain("blank", &tables.blank), plain("dash", &tables.dash), plain("ellipsis", &tables.ellipsis));
    let continued = tables.continued.as_ref().map(|continued| (continued.text.to_string(), continued.align));
    let stray =
        continued.as_ref().map(|(text, _)| ["{n}", "{label}", "{title}"].iter().fold(text.clone(), |text, part| text.replace(part, "")));
    if stray.is_some_and(|rest| rest.contains(['{', '}'])) {
        let written = tables.continued.as_ref().map_or("", |continued| continued.text.as_str());
        let problem = Diagnostic::new(&codes::BAD_VALUE, prose.at(&path.key("continued").key("text"))).with("value", written);
        let problem = problem.with("what_zh", "续表标记样式").with("what_en", "pattern of the mark of further parts");
        prose.report(problem.with("known", "{n} {label} {title}"));
    }
    TableMarks { blank, dash, ellipsis, continued }
}

/// Parts that no stage sets yet are named, never dropped in silence.
fn not_yet_set(prose: &mut Prose<'_>, parts: [(&str, &str, bool); 3]) {
    for (place, part, _) in parts.into_iter().filter(|(.., stated)| *stated) {
        let path = DataPath::ROOT.key(place).key(part);
        let problem = Diagnostic::new(&codes::NOT_YET_SET, prose.at(&path));
        prose.report(problem.with("part", path));
    }
}

/// Notes by their key, as a text's reader collects them.
pub(crate) type Notes = BTreeMap<tree::NoteKey, Vec<tree::Node>>;

impl Resolved {
    /// The figures after derivation.
    pub fn values(&self) -> &Values {
        &self.values
    }
}
