//! What every derivation comes to: `derivations.yaml`, a table of entries, prints and values by period.

use std::collections::BTreeMap;

use banxin_base::Date;
use banxin_compose::resolve;
use banxin_model::{MemoryWorld, load_str};

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    ledger: BTreeMap<String, serde_json::Value>,
    cases: Vec<Case>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// One entry of the ledger, as it is written there.
    entry: String,
    prints: String,
    /// Whether it has values by period, and which.
    series: Option<BTreeMap<String, f64>>,
}

#[test]
fn derivations_come_to_what_the_table_says() {
    let table: Table = banxin_model::yaml_from_str(include_str!("derivations.yaml"), &"derivations.yaml".into()).expect("the table");
    let ledger: String = table.ledger.iter().map(|(id, figure)| format!("  {id}: {figure}\n")).collect();
    let mut wrong = Vec::new();
    for Case { entry, prints, series } in &table.cases {
        let report = format!("banxin: 1\ntitle: 推算\nissuer: 云溪县图书馆\ndate: 2025-01-20\nfigures:\n{ledger}  x: {entry}\n");
        let loaded = load_str(&MemoryWorld::new(Date::EPOCH), &report, "report.yaml");
        let resolved = resolve(loaded.value.report.as_ref().unwrap_or_else(|| panic!("{entry}: {:?}", loaded.diagnostics)));
        if !resolved.diagnostics.is_empty() {
            wrong.push(format!("{entry}: {:?}", resolved.diagnostics));
            continue;
        }
        let (_, x) = resolved.values().get("x").expect("x has a value");
        if x.printed() != *prints {
            wrong.push(format!("{entry}: prints {} instead of {prints}", x.printed()));
        }
        let known: BTreeMap<String, f64> =
            x.by_period().map(|(period, value)| (period.as_ref().to_owned(), value.to_string().parse().expect("a number"))).collect();
        if known != series.clone().unwrap_or_default() {
            wrong.push(format!("{entry}: by period {known:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(table.cases.len() > 25, "the table is incomplete");
}
