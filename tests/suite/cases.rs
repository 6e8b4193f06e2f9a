//! Cases as data: each file of `cases/` is a small report, and the stages whose values are compared with those in `ref/cases/`.
//!
//! ```yaml
//! shows: what a reader of the expected values should look for
//! stages: [document, lines, frames]
//! expect: [BX0504]      # codes of the diagnostics that it gives, in the order found; none if left out
//! report: {…}           # the report itself, as in report.yaml, without files
//! ```
//!
//! A case fails on any diagnostic that it does not announce, and on one that it announces in vain.

use std::path::Path;

use banxin::{Pipeline, Report};
use banxin_tests::fonts;

use crate::view::View;

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    shows: String,
    stages: Vec<View>,
    #[serde(default)]
    expect: Vec<String>,
    report: serde_yaml::Value,
}

fn check(name: &str, case: &Case, view: View) {
    let report = Report::from_value(&case.report).unwrap_or_else(|error| panic!("{name}: {error}"));
    let dump = Pipeline::new(fonts()).dump(&report, view.stage()).unwrap_or_else(|error| panic!("{name}: {error}"));
    let found: Vec<&str> = dump.diagnostics.iter().map(|it| it.code.id).collect();
    assert_eq!(found, case.expect, "{name}, {}: {:?}", view.name(), dump.diagnostics);
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../ref/cases");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_description(case.shows.trim());
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(format!("{name}.{}", view.name()), view.show(&dump.value)));
}

/// All cases, so that a new file is a new case; every one that fails is named.
#[test]
fn every_case_gives_what_is_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("suite/cases");
    let mut files: Vec<_> = std::fs::read_dir(folder).expect("the cases").map(|entry| entry.expect("a case").path()).collect();
    files.sort();
    let mut failed = Vec::new();
    for file in &files {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        let text = std::fs::read_to_string(file).expect("a case");
        let case: Case = serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        for view in &case.stages {
            if std::panic::catch_unwind(|| check(&name, &case, *view)).is_err() {
                failed.push(format!("{name}.{}", view.name()));
            }
        }
    }
    assert!(files.len() >= 6, "cases are missing");
    assert!(failed.is_empty(), "these cases failed: {}", failed.join(", "));
}
