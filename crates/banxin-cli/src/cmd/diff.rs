//! `banxin diff`: two ledgers side by side, as a table or as JSON.

use std::path::PathBuf;

use banxin::{Bilingual, ChangeStatus, ChangedField, Error, FigureChange, FigureState, Lang, LedgerDiff, Report, counted};
use clap::ValueEnum;
use rust_decimal::Decimal;

use super::source::{Stopped, Voice};
use crate::args::{Common, MessageFormat};
use crate::diagnostics::draw;
use crate::exit::Exit;
use crate::output::print;
use crate::status::say;
use crate::table;

/// Arguments of `diff`.
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// Report or ledger of before: a folder, or a file 旧报告或旧台账
    old: PathBuf,
    /// Report or ledger of now 新报告或新台账
    new: PathBuf,
    /// Change from which on a reason is wanted 变动超过多少须说明原因
    #[arg(long, value_name = "PERCENT", default_value = "30%", value_parser = parse_threshold)]
    threshold: Decimal,
    /// A table, or one JSON object 表格，或一个 JSON 对象
    #[arg(long, value_enum, value_name = "FORM", default_value_t)]
    format: Form,
    /// Fail where a jump has no reason 有未说明的突变时以失败结束
    #[arg(long)]
    strict: bool,
}

/// The form of a result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Form {
    /// For people
    #[default]
    Human,
    /// For programs
    Json,
}

/// `30%` or `0.3`.
fn parse_threshold(text: &str) -> Result<Decimal, String> {
    let (number, percent) = text.strip_suffix('%').map_or((text, false), |number| (number, true));
    let number: Decimal = number.trim().parse().map_err(|_| "use 30% or 0.3 可用：30%、0.3".to_owned())?;
    if number.is_sign_negative() {
        return Err("use 0% or more 不能小于 0%".to_owned());
    }
    Ok(if percent { number / Decimal::ONE_HUNDRED } else { number })
}

/// Runs the command.
pub(super) fn run(args: &Args, common: &Common, lang: Lang) -> Exit {
    match diff(args, common, Voice::new(lang, MessageFormat::Human, common.quiet)) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn diff(args: &Args, common: &Common, voice: Voice) -> Result<Exit, Stopped> {
    let stop = |error: Error| voice.stop(&error);
    let old = Report::open_ledger(&args.old).map_err(stop)?;
    let new = Report::open_ledger(&args.new).map_err(stop)?;
    let diff = LedgerDiff::between(&old, &new, args.threshold).map_err(stop)?;
    let unexplained = diff.unexplained();
    let text = match args.format {
        Form::Human => human(&diff, voice.lang),
        Form::Json => format!("{}\n", json(&diff, unexplained.len())),
    };
    print(&text).map_err(|found| voice.stop_run(&found, Exit::Io))?;
    draw(&unexplained, new.sources(), voice.lang, voice.format, voice.least).print();
    if args.format == Form::Human && !common.quiet {
        say(&summary(&diff, unexplained.len(), voice.lang));
    }
    Ok(if args.strict && !unexplained.is_empty() { Exit::ReportErrors } else { Exit::Done })
}

fn json(diff: &LedgerDiff, unexplained: usize) -> serde_json::Value {
    let mut value = serde_json::to_value(diff).unwrap_or_default();
    if let (Some(changes), Some(object)) = (value.get_mut("changes").and_then(|it| it.as_array_mut()), Some(&diff.changes)) {
        for (entry, change) in changes.iter_mut().zip(object) {
            entry["unexplained"] = change.is_unexplained().into();
        }
    }
    value["unexplained"] = unexplained.into();
    value
}

fn human(diff: &LedgerDiff, lang: Lang) -> String {
    if diff.changes.is_empty() {
        return String::new();
    }
    let word = |zh, en| Bilingual { zh, en }.get(lang).to_owned();
    let titles =
        [("", ""), ("数据", "figure"), ("名称", "label"), ("原值", "old"), ("现值", "new"), ("增长", "growth"), ("说明", "remark")];
    let mut rows = vec![titles.map(|(zh, en)| word(zh, en)).to_vec()];
    for change in &diff.changes {
        let status = match change.status {
            ChangeStatus::New => word("新增", "new"),
            ChangeStatus::Gone => word("删除", "gone"),
            ChangeStatus::Changed => word("变动", "changed"),
        };
        let shown = |state: &Option<FigureState>| state.as_ref().map_or_else(|| "—".to_owned(), |state| state.printed.clone());
        let label = change.new.as_ref().or(change.old.as_ref()).map(|state| state.label.clone()).unwrap_or_default();
        // A figure whose number stays has no growth to speak of.
        let grown = change.growth.filter(|_| change.fields.contains(&ChangedField::Value));
        let growth = grown.map(growth).unwrap_or_default();
        rows.push(vec![status, change.id.to_string(), label, shown(&change.old), shown(&change.new), growth, remark(change, lang)]);
    }
    table::draw(&rows, &[3, 4, 5])
}

fn growth(percent: Decimal) -> String {
    if percent.is_zero() {
        "0%".to_owned()
    } else {
        format!("{}{}%", if percent.is_sign_positive() { "+" } else { "" }, percent.normalize())
    }
}

/// What there is to say about a change: a new name, other fields, why it jumped.
fn remark(change: &FigureChange, lang: Lang) -> String {
    let mut parts = Vec::new();
    if let Some(other) = &change.renamed {
        parts.push(match (change.status, lang) {
            (ChangeStatus::New, Lang::Zh) => format!("与已删除的 {other} 同名"),
            (_, Lang::Zh) => format!("与新增的 {other} 同名"),
            (ChangeStatus::New, Lang::En) => format!("same label as {other}, which is gone"),
            (_, Lang::En) => format!("same label as the new {other}"),
        });
    }
    parts.extend(change.fields.iter().filter_map(|field| field_remark(change, *field, lang)));
    if change.is_unexplained() {
        parts.push(Bilingual { zh: "突变，未说明", en: "unexplained jump" }.get(lang).to_owned());
    } else if !change.follows.is_empty() && change.jump {
        let others = change.follows.join(", ");
        parts.push(match lang {
            Lang::Zh => format!("随 {others} 变动"),
            Lang::En => format!("follows {others}"),
        });
    } else if let Some(because) = &change.because {
        parts.push(because.clone());
    }
    parts.join(Bilingual { zh: "；", en: "; " }.get(lang))
}

/// A field other than the value that differs, and how.
fn field_remark(change: &FigureChange, field: ChangedField, lang: Lang) -> Option<String> {
    let (old, new) = (change.old.as_ref()?, change.new.as_ref()?);
    let (name, from, to) = match field {
        ChangedField::Value => return None,
        ChangedField::Unit => (("单位", "unit"), old.unit.as_str(), new.unit.as_str()),
        ChangedField::Qualifier => (("概数词", "qualifier"), old.qualifier, new.qualifier),
        ChangedField::Label => (("名称", "label"), old.label.as_str(), new.label.as_str()),
        ChangedField::Period => (("时期", "period"), old.period.as_str(), new.period.as_str()),
        ChangedField::Derive => return Some(Bilingual { zh: "推算方法不同", en: "derived in another way" }.get(lang).to_owned()),
    };
    let name = Bilingual { zh: name.0, en: name.1 }.get(lang);
    let shown = |text: &str| if text.is_empty() { "—".to_owned() } else { text.to_owned() };
    Some(match lang {
        Lang::Zh => format!("{name}由{}改为{}", shown(from), shown(to)),
        Lang::En => format!("{name} {} → {}", shown(from), shown(to)),
    })
}

fn summary(diff: &LedgerDiff, unexplained: usize, lang: Lang) -> String {
    let count = |status: ChangeStatus| diff.changes.iter().filter(|change| change.status == status).count();
    let (new, gone, changed) = (count(ChangeStatus::New), count(ChangeStatus::Gone), count(ChangeStatus::Changed));
    let same = diff.unchanged;
    match lang {
        Lang::Zh => format!("新增 {new}，删除 {gone}，变动 {changed}，未变 {same}；未说明的突变 {unexplained}"),
        Lang::En => format!(
            "{new} new, {gone} gone, {changed} changed, {same} unchanged; {}",
            counted(unexplained, "unexplained jump", "unexplained jumps")
        ),
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::parse_threshold;

    #[test]
    fn a_threshold_is_a_percentage_or_a_share() {
        assert_eq!(parse_threshold("30%"), Ok(Decimal::new(3, 1)));
        assert_eq!(parse_threshold("0.3"), Ok(Decimal::new(3, 1)));
        assert!(parse_threshold("much").is_err() && parse_threshold("-1%").is_err());
    }
}
