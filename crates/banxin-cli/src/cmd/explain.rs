//! `banxin explain`: what a code means, why it is checked, and how to mend what it found. Without a code: every family with its codes.

use std::fmt::Write as _;

use banxin::{Bilingual, Code, Diagnostic, Lang, Origin, codes, nearest};

use super::ended;
use crate::diagnostics::print_run;
use crate::exit::Exit;
use crate::output::print;

/// Arguments of `explain`.
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// The code, such as BX0203; all codes are listed if left out 代码；省略时列出全部
    code: Option<String>,
}

/// Runs the command.
pub(super) fn run(args: &Args, lang: Lang) -> Exit {
    let Some(wanted) = &args.code else { return ended(print(&contents(lang)), lang) };
    match codes::find(wanted.trim()) {
        Some(code) => ended(print(&page(code, lang)), lang),
        None => {
            print_run(&unknown(wanted), lang);
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

/// Every family and its codes, a line each.
fn contents(lang: Lang) -> String {
    let mut out = String::new();
    for (family, about) in codes::FAMILIES {
        let _ = writeln!(out, "{family}  {}", about.get(lang));
        for code in codes::all().into_iter().filter(|code| code.id.starts_with(family)) {
            let mended = if codes::is_mended(code) { " (--fix)" } else { "" };
            let _ = writeln!(out, "  {}  {}{mended}", code.id, without_arguments(code.message.get(lang)));
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// The page of a code, in the user's language with the message in both.
fn page(code: Code, lang: Lang) -> String {
    let mut out = format!("{code} · {}\n\n", code.severity.word(lang));
    let _ = writeln!(out, "    {}\n    {}\n", without_arguments(code.message.zh), without_arguments(code.message.en));
    paragraph(&mut out, Bilingual { zh: "为什么", en: "Why" }.get(lang), code.why.get(lang));
    paragraph(&mut out, Bilingual { zh: "怎么办", en: "What to do" }.get(lang), &without_arguments(code.hint.get(lang)));
    paragraph(&mut out, Bilingual { zh: "有误", en: "Wrong" }.get(lang), code.bad);
    paragraph(&mut out, Bilingual { zh: "改正", en: "Right" }.get(lang), code.good);
    if codes::is_lint(code) {
        const MENDS: Bilingual = Bilingual {
            zh: "banxin check --fix 会修改其中有把握的；--dry-run 只显示要改什么。",
            en: "banxin check --fix mends those that are certain; with --dry-run it shows what it would change.",
        };
        const BY_HAND: Bilingual = Bilingual { zh: "需要手工修改。", en: "Mended by hand." };
        let mends = if codes::is_mended(code) { MENDS } else { BY_HAND };
        paragraph(&mut out, Bilingual { zh: "自动修改", en: "Automatic fix" }.get(lang), mends.get(lang));
        let switch = match lang {
            Lang::Zh => format!("在 report.yaml 中写 lints: {{{code}: off}}；级别可为 off、note、warning、error。"),
            Lang::En => format!("In report.yaml write lints: {{{code}: off}}; levels are off, note, warning and error."),
        };
        paragraph(&mut out, Bilingual { zh: "关闭或调整级别", en: "Switching it off" }.get(lang), &switch);
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn paragraph(out: &mut String, title: &str, text: &str) {
    if text.is_empty() {
        return;
    }
    let _ = writeln!(out, "{title}");
    for line in text.lines() {
        let _ = writeln!(out, "    {line}");
    }
    out.push('\n');
}

/// A text whose arguments, which only a finding has, are dots. What stands in braces and is no name, such as `{BX0801: off}`, stays.
fn without_arguments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let (before, from) = rest.split_at(open);
        out.push_str(before);
        let close = from.find('}').unwrap_or(from.len() - 1);
        let name = from.get(1..close).unwrap_or_default();
        let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        out.push_str(if is_name { "…" } else { &from[..=close] });
        rest = &from[close + 1..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use banxin::{Lang, codes};

    use super::{contents, page, without_arguments};

    const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];

    /// Every page says what, why, what is wrong and what is right, and keeps no argument of a finding.
    #[test]
    fn every_code_has_a_page() {
        for code in codes::all() {
            for (lang, titles) in LANGS.into_iter().zip([["为什么", "有误", "改正"], ["Why", "Wrong", "Right"]]) {
                let page = page(code, lang);
                let first = format!("{code} · {}\n\n    ", code.severity.word(lang));
                assert!(page.starts_with(&first) && page.ends_with('\n') && !page.ends_with("\n\n"), "{page}");
                for title in titles {
                    let under = page.split(&format!("\n\n{title}\n    ")).nth(1).unwrap_or_else(|| panic!("{title}\n{page}"));
                    assert!(!under.trim().is_empty(), "{title}\n{page}");
                }
                let texts = page.replace(code.bad, "").replace(code.good, "");
                assert!(!texts.contains("_zh}") && !texts.contains("_en}") && !texts.contains("{open}"), "{page}");
                assert_ne!(code.bad, code.good, "{code}");
            }
        }
    }

    #[test]
    fn the_contents_name_every_family_and_every_code_once() {
        for lang in LANGS {
            let contents = contents(lang);
            for (family, about) in codes::FAMILIES {
                assert!(contents.contains(&format!("{family}  {}\n", about.get(lang))), "{family}");
            }
            for code in codes::all() {
                assert_eq!(contents.matches(&format!("\n  {code}  ")).count(), 1, "{code}");
            }
        }
    }

    #[test]
    fn arguments_become_dots() {
        assert_eq!(without_arguments("“{mark}”用 {BX0801: off} {"), "“…”用 {BX0801: off} {");
    }
}
