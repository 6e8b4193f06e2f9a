//! `banxin explain`: what a code means, why it is checked, and how to mend what it found.

use std::fmt::Write as _;

use banxin::{Bilingual, CodeInfo, Diagnostic, Lang, Origin, codes, nearest};

use super::ended;
use crate::diagnostics::print_run;
use crate::exit::Exit;
use crate::output::print;

/// Arguments of `explain`.
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// The code, such as BX0203 代码
    code: String,
}

/// Runs the command.
pub(super) fn run(args: &Args, lang: Lang) -> Exit {
    match codes::find(args.code.trim()) {
        Some(code) => ended(print(&page(code, lang)), lang),
        None => {
            print_run(&unknown(&args.code), lang);
            Exit::Usage
        }
    }
}

fn unknown(code: &str) -> Diagnostic {
    let all = codes::all();
    let near = nearest(&code.to_ascii_uppercase(), all.iter().map(|code| code.id));
    let range = match (all.first(), all.last()) {
        (Some(first), Some(last)) => format!("{first} – {last}"),
        _ => String::new(),
    };
    let found = Diagnostic::new(&codes::BAD_VALUE, Origin::Run).with("value", code);
    found.with("what_zh", "代码").with("what_en", "code").with("known", range).near(near)
}

/// The page of a code, in the user's language with the message in both.
fn page(code: &CodeInfo, lang: Lang) -> String {
    let mut out = format!("{code} · {}\n\n", code.severity.word(lang));
    let _ = writeln!(out, "    {}\n    {}\n", code.message.zh, code.message.en);
    let paragraph = |out: &mut String, title: Bilingual, text: Bilingual| {
        if !text.get(lang).is_empty() {
            let _ = writeln!(out, "{}\n    {}\n", title.get(lang), text.get(lang));
        }
    };
    paragraph(&mut out, Bilingual { zh: "为什么", en: "Why" }, code.why);
    paragraph(&mut out, Bilingual { zh: "怎么办", en: "What to do" }, code.hint);
    for (title, example) in [(Bilingual { zh: "有误", en: "Wrong" }, code.bad), (Bilingual { zh: "改正", en: "Right" }, code.good)] {
        let _ = writeln!(out, "{}", title.get(lang));
        for line in example.lines() {
            let _ = writeln!(out, "    {line}");
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}
