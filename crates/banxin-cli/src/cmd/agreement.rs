//! `banxin build --report-agreement`: page by page, which lines of the Word file will be those of the PDF, and why not the others.
//!
//! It foretells: the lines of the three programs are worked out by models of how they fill a line. Word itself was never run.

use std::fmt::Write as _;

use banxin::{Agreement, Bilingual, Diagnostic, Engine, JudgedLine, Lang, Reason, Verdict};
use serde_json::{Value, json};

use super::diff::Form;
use crate::output::print;
use crate::table;

/// Longer lines are shown by their beginning and their end.
const SHOWN: usize = 24;

/// Prints the report.
pub(super) fn tell(agreement: &Agreement, labels: &[String], form: Form, lang: Lang) -> Result<(), Diagnostic> {
    let text = match form {
        Form::Human => human(agreement, labels, lang),
        Form::Json => format!("{:#}\n", as_json(agreement, labels, lang)),
    };
    print(&text)
}

/// The lines of each page that has any, with the page's index.
fn pages(agreement: &Agreement) -> Vec<(usize, Vec<&JudgedLine>)> {
    let mut lines: Vec<&JudgedLine> = agreement.lines.iter().collect();
    lines.sort_by_key(|line| line.page);
    lines.chunk_by(|a, b| a.page == b.page).map(|lines| (lines[0].page, lines.to_vec())).collect()
}

fn same(lines: &[&JudgedLine], engine: usize) -> usize {
    lines.iter().filter(|line| line.verdicts.get(engine) == Some(&Verdict::Same)).count()
}

fn human(agreement: &Agreement, labels: &[String], lang: Lang) -> String {
    let word = |zh, en| Bilingual { zh, en }.get(lang);
    let mut rows = vec![vec![word("页", "page").to_owned(), word("行数", "lines").to_owned()]];
    rows[0].extend(Engine::ALL.map(|engine| engine.name().to_owned()));
    let row = |name: String, lines: &[&JudgedLine]| {
        let share = |engine| format!("{} ({})", same(lines, engine), percent(same(lines, engine), lines.len()));
        [name, lines.len().to_string()].into_iter().chain((0..Engine::ALL.len()).map(share)).collect::<Vec<_>>()
    };
    let pages = pages(agreement);
    rows.extend(pages.iter().map(|(page, lines)| row(name(labels, *page), lines)));
    rows.push(row(word("全文", "all").to_owned(), &agreement.lines.iter().collect::<Vec<_>>()));
    let mut out = word(
        "Word 文件各页与 PDF 相同的行数（按各软件的断行规则推算，未实际运行 Word）\n",
        "Lines of each page that are the same in the Word file and in the PDF (foretold by models of the programs; Word was not run)\n",
    )
    .to_owned();
    out.push_str(&table::draw(&rows, &[1, 2, 3, 4]));
    for (page, lines) in &pages {
        let mut title = format!("\n{}\n", name(labels, *page));
        for line in lines {
            let reasons = reasons(line);
            if !reasons.is_empty() {
                let _ = writeln!(out, "{}  {}", std::mem::take(&mut title), shorten(&line.text));
                for (reason, engines) in reasons {
                    let names: Vec<&str> = engines.iter().map(|engine| engine.name()).collect();
                    let _ = writeln!(out, "    {}{}{}", names.join(word("、", ", ")), word("：", ": "), text(reason).get(lang));
                }
            }
        }
    }
    if agreement.unknown > 0 {
        let _ = match lang {
            Lang::Zh => writeln!(out, "\n有 {} 段无法比较", agreement.unknown),
            Lang::En => writeln!(out, "\n{} paragraphs could not be compared", agreement.unknown),
        };
    }
    out
}

/// Why programs have another line, each reason with its programs. Lines that differ only because one before them does are left out.
fn reasons(line: &JudgedLine) -> Vec<(Reason, Vec<Engine>)> {
    let mut found: Vec<(Reason, Vec<Engine>)> = Vec::new();
    for (engine, verdict) in Engine::ALL.into_iter().zip(&line.verdicts) {
        let Verdict::Differs(reason) = verdict else { continue };
        if *reason == Reason::Before {
            continue;
        }
        match found.iter_mut().find(|(of, _)| of == reason) {
            Some((_, engines)) => engines.push(engine),
            None => found.push((*reason, vec![engine])),
        }
    }
    found
}

fn as_json(agreement: &Agreement, labels: &[String], lang: Lang) -> Value {
    let counts = |lines: &[&JudgedLine]| -> Value {
        let count = |(index, engine): (usize, Engine)| (engine.name().to_owned(), json!(same(lines, index)));
        Value::Object(Engine::ALL.into_iter().enumerate().map(count).collect())
    };
    let verdict = |(engine, verdict): (Engine, &Verdict)| match verdict {
        Verdict::Same => None,
        Verdict::Differs(reason) => Some(json!({"program": engine.name(), "cause": key(*reason), "reason": text(*reason).get(lang)})),
    };
    let line = |line: &&JudgedLine| {
        let differs: Vec<Value> = Engine::ALL.into_iter().zip(&line.verdicts).filter_map(verdict).collect();
        (!differs.is_empty()).then(|| json!({"text": line.text, "differs": differs}))
    };
    let page = |(page, lines): &(usize, Vec<&JudgedLine>)| {
        let differing: Vec<Value> = lines.iter().filter_map(line).collect();
        json!({
            "page": page + 1,
            "label": labels.get(*page).map_or("", String::as_str),
            "lines": lines.len(),
            "same": counts(lines),
            "differing": differing,
        })
    };
    let all: Vec<&JudgedLine> = agreement.lines.iter().collect();
    let pages: Vec<Value> = pages(agreement).iter().map(page).collect();
    json!({"lines": all.len(), "same": counts(&all), "not_compared": agreement.unknown, "pages": pages})
}

/// What a page is called: its number in print if it has one.
fn name(labels: &[String], page: usize) -> String {
    match labels.get(page).filter(|label| !label.is_empty()) {
        Some(label) => label.clone(),
        None => format!("#{}", page + 1),
    }
}

fn percent(part: usize, whole: usize) -> String {
    let tenths = (part * 1000).checked_div(whole).unwrap_or(1000);
    format!("{}.{}%", tenths / 10, tenths % 10)
}

fn shorten(line: &str) -> String {
    let count = line.chars().count();
    if count <= SHOWN {
        return line.to_owned();
    }
    let (head, tail) = (SHOWN / 2, SHOWN / 2);
    line.chars().take(head).chain(['…']).chain(line.chars().skip(count - tail)).collect()
}

fn key(reason: Reason) -> &'static str {
    match reason {
        Reason::Before => "line-before",
        Reason::Squeezed => "squeezed",
        Reason::Unit => "number-and-unit",
        Reason::Number => "name-and-number",
        Reason::Lone => "lone-character",
        Reason::Word => "western-word",
        Reason::Even => "looks",
    }
}

fn text(reason: Reason) -> Bilingual {
    match reason {
        Reason::Before => Bilingual { zh: "上一行断在别处", en: "the line before ends elsewhere" },
        Reason::Squeezed => {
            Bilingual { zh: "PDF 压缩标点，这一行多容一些字", en: "the PDF squeezes marks, so that this line holds more" }
        }
        Reason::Unit => Bilingual { zh: "PDF 不拆开数字与单位", en: "the PDF keeps a number with its unit" },
        Reason::Number => Bilingual { zh: "PDF 不拆开名称与编号", en: "the PDF keeps a name with its number" },
        Reason::Lone => Bilingual { zh: "PDF 不让末行只有一个字", en: "the PDF lets no single character stand on a last line" },
        Reason::Word => Bilingual { zh: "PDF 在此拆开西文词", en: "the PDF breaks a Western word here" },
        Reason::Even => Bilingual { zh: "PDF 为版面匀称提前断行", en: "the PDF ends the line earlier for its looks" },
    }
}
