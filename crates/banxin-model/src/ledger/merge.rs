//! Several ledgers as one: the earlier files count, unless a later one is declared to override them.
//!
//! In: the ledger files in the order of the report. Out: every figure with the place that states it. A figure of a file with
//! `overrides: true` updates the earlier one field by field: what it states replaces, what it does not state stays; its periods join the
//! series; a value or a series takes the place of a derivation, and a derivation that of a value and a series. It cannot take a field away.

use std::sync::Arc;

use banxin_base::{Diagnostic, Origin, codes};
use indexmap::IndexMap;

use super::field::{Field, series_fields};
use crate::figure::Figure;
use crate::loaded::LedgerFile;

/// Every figure of the files and where it was stated last, in the order in which each first stands.
///
/// A figure that two files define without leave is kept as the first has it; loading has reported it.
pub fn merged(files: &[LedgerFile]) -> IndexMap<Arc<str>, (Arc<Figure>, Origin)> {
    let mut all: IndexMap<Arc<str>, (Arc<Figure>, Origin)> = IndexMap::new();
    for file in files {
        for (id, figure) in &file.figures {
            match all.get_mut(id.as_str()) {
                None => {
                    all.insert(Arc::from(id.as_str()), (Arc::clone(figure), file.origin(id)));
                }
                Some((earlier, at)) if file.overrides => {
                    update(Arc::make_mut(earlier), figure);
                    *at = file.origin(id);
                }
                Some(_) => {}
            }
        }
    }
    all
}

/// What overriding has changed, and figures that two files define without leave.
pub(crate) fn report(files: &[LedgerFile], found: &mut Vec<Diagnostic>) {
    if files.len() < 2 {
        return;
    }
    let mut all: IndexMap<&str, (Arc<Figure>, Origin)> = IndexMap::new();
    for file in files {
        for (id, figure) in &file.figures {
            match all.get_mut(id.as_str()) {
                None => {
                    all.insert(id, (Arc::clone(figure), file.origin(id)));
                }
                Some((earlier, at)) if file.overrides => {
                    let changes = update(Arc::make_mut(earlier), figure);
                    if !changes.is_empty() {
                        found.push(overridden(id, file, &changes, at));
                    }
                    *at = file.origin(id);
                }
                Some((_, at)) => {
                    let problem = Diagnostic::new(&codes::DUPLICATE_FIGURE, file.origin(id)).with("name", id);
                    found.push(problem.also(at.clone(), "第一次定义在这里", "it is first defined here"));
                }
            }
        }
    }
}

/// A field with its old and its new text.
type Change = (Field, Option<String>, Option<String>);

fn overridden(id: &str, file: &LedgerFile, changes: &[Change], before: &Origin) -> Diagnostic {
    let none = |text: &Option<String>, word: &str| text.clone().unwrap_or_else(|| word.to_owned());
    let say = |name: &dyn Fn(&Field) -> String, word: &str, comma: &str| {
        let each = changes.iter().map(|(field, old, new)| format!("{} {} → {}", name(field), none(old, word), none(new, word)));
        each.collect::<Vec<_>>().join(comma)
    };
    let found = Diagnostic::new(&codes::FIGURE_OVERRIDDEN, file.origin(id)).with("name", id).with("file", &file.file);
    let found = found.with("changes_zh", say(&|field| field.name_zh().to_owned(), "（空）", "；"));
    let found = found.with("changes_en", say(&|field| field.key().to_owned(), "(none)", "; "));
    found.also(before.clone(), "先前的值在这里", "the earlier statement is here")
}

/// Puts what `by` states over `figure`; returns what has changed.
fn update(figure: &mut Figure, by: &Figure) -> Vec<Change> {
    let before = figure.clone();
    if by.derive.is_some() {
        (figure.value, figure.series) = (None, None);
    } else if by.value.is_some() || by.series.is_some() {
        figure.derive = None;
    }
    for field in Field::FIXED.into_iter().chain(series_fields(by)) {
        if let Some(text) = field.get(by) {
            // A text that a field shows is one that it reads.
            let _ = field.set(figure, Some(&text));
        }
    }
    if by.parts.is_some() {
        figure.parts.clone_from(&by.parts);
    }
    let text = |field: &Field, figure: &Figure| field.get(figure).map(|text| text.into_owned());
    let fields =
        Field::FIXED.into_iter().chain(series_fields(&before)).chain(series_fields(by).filter(|field| field.get(&before).is_none()));
    fields
        .map(|field| (text(&field, &before), text(&field, figure), field))
        .filter(|(old, new, field)| !field.same(old.as_deref(), new.as_deref()))
        .map(|(old, new, field)| (field, old, new))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::update;
    use crate::figure::Figure;

    fn figure(yaml: &str) -> Figure {
        crate::yaml::from_str(yaml, &"a.yaml".into()).unwrap()
    }

    fn updated(yaml: &str, by: &str) -> (serde_json::Value, Vec<String>) {
        let mut figure_ = figure(yaml);
        let changes = update(&mut figure_, &figure(by));
        let shown = changes.iter().map(|(field, old, new)| format!("{}: {old:?} {new:?}", field.key()));
        (serde_json::to_value(figure_).unwrap(), shown.collect())
    }

    #[test]
    fn what_is_stated_replaces_and_the_rest_stays() {
        let (value, changes) = updated("{label: 甲, value: 5, unit: 人}", "{value: 6, qualifier: 余}");
        assert_eq!((&value["label"], &value["value"], &value["unit"]), (&"甲".into(), &"6".into(), &"人".into()));
        assert_eq!(changes, ["value: Some(\"5\") Some(\"6\")", "qualifier: None Some(\"余\")"]);
        assert_eq!(updated("{value: 5}", "{value: 5.0}").1, Vec::<String>::new());
    }

    #[test]
    fn periods_join_the_series() {
        let (value, changes) = updated("{series: {2022: 1, 2023: 2}}", "{series: {2023: 3, 2024: 4}}");
        assert_eq!(value["series"], serde_json::json!({"2022": "1", "2023": "3", "2024": "4"}));
        assert_eq!(changes, ["2023: Some(\"2\") Some(\"3\")", "2024: None Some(\"4\")"]);
    }

    #[test]
    fn a_value_and_a_derivation_take_each_others_place() {
        let (value, changes) = updated("{derive: {sum: [a, b]}}", "{value: 3}");
        assert!(value["derive"].is_null() && value["value"] == "3");
        assert_eq!(changes, ["value: None Some(\"3\")", "derive: Some(\"sum(a, b)\") None"]);
        let (value, _) = updated("{value: 3, series: {2024: 3}}", "{derive: {sum: [a, b]}}");
        assert!(value["value"].is_null() && value["series"].is_null() && !value["derive"].is_null());
    }
}
