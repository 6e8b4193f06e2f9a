//! Rules of form that the types cannot state: exactly one of several keys.

use std::sync::Arc;

use banxin_base::{DataPath, Diagnostic, Origin, codes};

use super::named::Parts;
use crate::block::BlockKind;
use crate::check::Check;
use crate::table::TableSource;
use crate::walk;

/// Checks the parts of a report.
pub(super) fn check(found: &mut Vec<Diagnostic>, entry: &Arc<str>, parts: &Parts<'_>) {
    for (n, check) in parts.checks.iter().enumerate() {
        let count = comparisons(check);
        if count != 1 {
            let at = Origin::data(entry, &DataPath::ROOT.key("checks").index(n));
            found.push(not_one(at, ("核对", "a check"), count, "equal, at_most, at_least, between, shares"));
        }
    }
    walk::blocks(parts.front, parts.body, parts.back, &mut |trail, block| {
        if let BlockKind::Table(table) = &block.kind
            && let Some(from) = &table.from
        {
            let count = sources(from);
            if count != 1 {
                let at = Origin::data(entry, &trail.path().key("table").key("from"));
                found.push(not_one(at, ("表格的数据来源", "the source of a table"), count, "csv, xlsx, figures"));
            }
        }
    });
}

fn comparisons(check: &Check) -> usize {
    let Check { equal, at_most, at_least, between, shares, because: _, rule: _ } = check;
    [equal, at_most, at_least, between, shares].into_iter().flatten().count()
}

fn sources(from: &TableSource) -> usize {
    [from.csv.is_some(), from.xlsx.is_some(), from.figures.is_some()].into_iter().filter(|given| *given).count()
}

fn not_one(at: Origin, (zh, en): (&str, &str), count: usize, known: &str) -> Diagnostic {
    let found = Diagnostic::new(&codes::NOT_ONE_KEY, at).with("what_zh", zh).with("what_en", en);
    found.with("count", count).with("known", known)
}
