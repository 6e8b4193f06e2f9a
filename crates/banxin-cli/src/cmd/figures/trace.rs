//! `banxin figures trace`: every page and line where a figure stands, in both outputs.

use std::fmt::Write as _;

use banxin::{
    Bilingual, Diagnostic, Error, FigureTrace, Lang, Origin, Output, PdfPlace, Pipeline, Report, TracePlace, WordPlace, WordStand,
};
use banxin::{codes, nearest, trace, traces};

use super::super::diff::Form;
use super::super::source::{self, Stopped, Voice};
use crate::args::{Common, MessageFormat, ReportArgs};
use crate::environment;
use crate::exit::Exit;
use crate::output::print;
use crate::table;

/// Arguments of `figures trace`.
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    #[command(flatten)]
    report: ReportArgs,
    /// The figure; all of them, with the number of their places, if left out 数据的 id；不写则列出全部
    id: Option<String>,
    /// A text, or one JSON object 文字，或一个 JSON 对象
    #[arg(long, value_enum, value_name = "FORM", default_value_t)]
    format: Form,
}

/// Runs the command.
pub(super) fn run(args: &Args, common: &Common, lang: Lang) -> Exit {
    match find(args, Voice::new(lang, MessageFormat::Human, common.quiet)) {
        Ok(()) => Exit::Done,
        Err(stopped) => stopped,
    }
}

fn find(args: &Args, voice: Voice) -> Result<(), Stopped> {
    let stop = |error: Error| voice.stop(&error);
    let timestamp = source::timestamp(voice)?;
    let fonts = environment::fonts(&args.report.font_path).book().map_err(stop)?;
    let report = source::open(&args.report.path, timestamp).map_err(stop)?;
    let pipeline = Pipeline::new(&fonts).with(source::options(&args.report));
    let output = pipeline.run(&report).map_err(stop)?.value;
    let text = match &args.id {
        Some(id) => one(args.format, &report, &output, id, voice)?,
        None => all(args.format, &traces(&report, &output), voice.lang),
    };
    print(&text).map_err(|found| voice.stop_run(&found, Exit::Io))
}

fn one(form: Form, report: &Report, output: &Output<'_>, id: &str, voice: Voice) -> Result<String, Stopped> {
    let Some(found) = trace(report, output, id) else {
        let known = output.document().figures.iter().map(|figure| &*figure.id);
        let unknown = Diagnostic::new(&codes::UNDEFINED_FIGURE, Origin::Run).with("name", id).near(nearest(id, known));
        return Err(voice.stop_run(&unknown, Exit::Usage));
    };
    Ok(match form {
        Form::Human => page(&found, voice.lang),
        Form::Json => json(&found),
    })
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string_pretty(value).map_or_else(|error| format!("{{\"error\":\"{error}\"}}\n"), |text| text + "\n")
}

/// All figures: how often each prints, and on which pages.
fn all(form: Form, traces: &[FigureTrace], lang: Lang) -> String {
    if form == Form::Json {
        return json(&traces);
    }
    let word = |zh, en| Bilingual { zh, en }.get(lang).to_owned();
    let titles = [("数据", "figure"), ("名称", "label"), ("印作", "prints"), ("处数", "places"), ("页", "pages")];
    let mut rows = vec![titles.map(|(zh, en)| word(zh, en)).to_vec()];
    for trace in traces {
        let mut pages: Vec<usize> = trace.places.iter().flat_map(|place| &place.pdf).map(|place| place.page).collect();
        pages.sort_unstable();
        pages.dedup();
        let pages: Vec<String> = pages.into_iter().map(|page| page.to_string()).collect();
        let pages = match (trace.is_unused(), pages.is_empty()) {
            (true, _) => word("未使用", "unused"),
            (false, true) => word("只用于推算或核对", "derived from or checked only"),
            (false, false) => pages.join(", "),
        };
        rows.push(vec![trace.id.to_string(), trace.label.clone(), trace.printed.clone(), trace.places.len().to_string(), pages]);
    }
    table::draw(&rows, &[3])
}

/// One figure with all its places.
fn page(trace: &FigureTrace, lang: Lang) -> String {
    let word = |zh, en| Bilingual { zh, en }.get(lang);
    let mut out = format!("{} · {} · {}\n", trace.id, trace.label, trace.printed);
    if let Some(defined) = &trace.defined {
        let _ = writeln!(out, "{} {defined}", word("定义于", "defined at"));
    }
    let _ = match (lang, trace.places.len()) {
        (Lang::Zh, 0) if trace.is_unused() => writeln!(out, "没有用到：没有印出，也没有用于推算或核对"),
        (Lang::En, 0) if trace.is_unused() => {
            writeln!(out, "unused: it prints nowhere, and nothing is derived from it or checked against it")
        }
        (Lang::Zh, 0) => writeln!(out, "没有印出"),
        (Lang::Zh, count) => writeln!(out, "共 {count} 处："),
        (Lang::En, 0) => writeln!(out, "it prints nowhere"),
        (Lang::En, 1) => writeln!(out, "1 place:"),
        (Lang::En, count) => writeln!(out, "{count} places:"),
    };
    for place in &trace.places {
        out.push_str(&stands(place, lang));
    }
    if !trace.derived.is_empty() {
        let _ = writeln!(out, "{}{}", word("据以推算：", "derived from it: "), trace.derived.join(word("、", ", ")));
    }
    for check in &trace.checks {
        let _ = writeln!(out, "{}{check}", word("核对：", "checked at "));
    }
    out
}

fn stands(place: &TracePlace, lang: Lang) -> String {
    let word = |zh, en| Bilingual { zh, en }.get(lang);
    let source = place.source.as_ref().map_or_else(|| "—".to_owned(), ToString::to_string);
    let mut out = format!("\n  {}  {source}\n", place.form);
    for pdf in &place.pdf {
        let _ = writeln!(out, "    PDF   {}", on_page(pdf, lang));
        if !pdf.text.is_empty() {
            let _ = writeln!(out, "          {}", pdf.text.trim());
        }
    }
    if place.pdf.is_empty() {
        let _ = writeln!(out, "    PDF   {}", word("没有文字行", "no line of text"));
    }
    let _ = writeln!(out, "    Word  {}", in_word(&place.word, lang));
    out
}

fn on_page(place: &PdfPlace, lang: Lang) -> String {
    match (lang, place.line) {
        (Lang::Zh, Some(line)) => format!("第 {} 页第 {line} 行", place.page),
        (Lang::Zh, None) => format!("第 {} 页", place.page),
        (Lang::En, Some(line)) => format!("page {}, line {line}", place.page),
        (Lang::En, None) => format!("page {}", place.page),
    }
}

fn in_word(place: &WordPlace, lang: Lang) -> String {
    let zh = lang == Lang::Zh;
    let stands = match &place.stands {
        WordStand::Heading if zh => "标题".to_owned(),
        WordStand::Heading => "heading".to_owned(),
        WordStand::Paragraph { paragraph } if zh => format!("第 {paragraph} 段"),
        WordStand::Paragraph { paragraph } => format!("paragraph {paragraph}"),
        WordStand::Cell { table, row, cell, .. } if zh => format!("第 {table} 个表格第 {row} 行第 {cell} 格"),
        WordStand::Cell { table, row, cell, .. } => format!("table {table}, row {row}, cell {cell}"),
        WordStand::Caption { caption } if zh => format!("“{caption}”的题注或注释"),
        WordStand::Caption { caption } => format!("caption or notes of “{caption}”"),
        WordStand::Chart { caption, series, category } if zh => format!("图表“{caption}”的数据：{series}，{category}"),
        WordStand::Chart { caption, series, category } => format!("data of the chart “{caption}”: {series}, {category}"),
        WordStand::Footnote { note } if zh => format!("第 {note} 条脚注"),
        WordStand::Footnote { note } => format!("footnote {note}"),
    };
    match (&place.stands, place.heading.as_str()) {
        (_, "") => stands,
        (WordStand::Heading, heading) if zh => format!("标题“{heading}”"),
        (WordStand::Heading, heading) => format!("heading “{heading}”"),
        (_, heading) if zh => format!("“{heading}”之下{stands}"),
        (_, heading) => format!("below “{heading}”, {stands}"),
    }
}
