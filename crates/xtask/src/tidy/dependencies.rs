//! Rule: dependencies point one way only, `cli -> banxin -> renderers -> layout -> text, compose -> model -> base`, and the
//! libraries of the shell stay in the shell.
//!
//! In: what `cargo metadata` says of the workspace's own crates. Only plain dependencies count; tests may look anywhere.

use std::path::Path;
use std::process::Command;

use serde::Deserialize;

use crate::process::{self, Failure, Outcome};
use crate::tidy::Problem;

/// Each crate with its height; a crate may use only lower ones. Equal heights do not know each other.
const HEIGHTS: [(&str, usize); 11] = [
    ("banxin-base", 0),
    ("banxin-model", 1),
    ("banxin-picture", 1),
    ("banxin-text", 2),
    ("banxin-compose", 2),
    ("banxin-layout", 3),
    ("banxin-pdf", 4),
    ("banxin-docx", 4),
    ("banxin-raster", 4),
    ("banxin", 5),
    ("banxin-cli", 6),
];

/// Crates of other people that only some of ours may use.
const RESERVED: [(&str, &[&str]); 8] = [
    ("resvg", &["banxin-picture"]),
    ("printpdf", &["banxin-pdf"]),
    ("lopdf", &["banxin-pdf"]),
    ("docx-rs", &["banxin-docx"]),
    ("serde_yaml", &["banxin-model"]),
    ("clap", &["banxin-cli"]),
    ("clap_complete", &["banxin-cli"]),
    ("indicatif", &["banxin-cli"]),
];

/// Members of the workspace that are no part of the product.
const OUTSIDE: [&str; 2] = ["xtask", "banxin-tests"];

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    /// `None` for a plain dependency, else `dev` or `build`.
    kind: Option<String>,
}

pub(super) fn check(root: &Path) -> Outcome<Vec<Problem>> {
    let mut cargo = Command::new("cargo");
    let json = process::output(cargo.args(["metadata", "--no-deps", "--format-version", "1"]).current_dir(root))?;
    check_metadata(&json)
}

fn check_metadata(json: &str) -> Outcome<Vec<Problem>> {
    let metadata: Metadata = serde_json::from_str(json).map_err(|error| Failure::new(format!("cargo metadata: {error}")))?;
    let product = metadata.packages.iter().filter(|package| !OUTSIDE.contains(&package.name.as_str()));
    Ok(product.flat_map(check_package).collect())
}

fn check_package(package: &Package) -> Vec<Problem> {
    let file = format!("crates/{}/Cargo.toml", package.name);
    let Some(own) = height(&package.name) else {
        return vec![Problem::whole(&file, "has no place in the order of the crates; give it one in xtask's rule")];
    };
    let plain = package.dependencies.iter().filter(|dependency| dependency.kind.is_none());
    let breach = |dependency: &Dependency| {
        let name = dependency.name.as_str();
        let upward = if name == "xtask" || name == "banxin-tests" { Some(own) } else { height(name) };
        if upward.is_some_and(|other| other >= own) {
            return Some(format!("must not depend on {name}: dependencies point from the command line down to banxin-base"));
        }
        let (_, users) = RESERVED.iter().find(|(reserved, _)| *reserved == name)?;
        (!users.contains(&package.name.as_str())).then(|| format!("must not depend on {name}, which is for {} alone", users.join(", ")))
    };
    plain.filter_map(breach).map(|text| Problem::whole(&file, text)).collect()
}

fn height(name: &str) -> Option<usize> {
    HEIGHTS.iter().find(|(known, _)| *known == name).map(|(_, height)| *height)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(package: &str, dependency: &str, kind: &str) -> Vec<String> {
        let json = format!(r#"{{"packages": [{{"name": "{package}", "dependencies": [{{"name": "{dependency}", "kind": {kind}}}]}}]}}"#);
        check_metadata(&json).unwrap().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn upward_and_sideways_dependencies_are_found() {
        for (package, dependency) in [("banxin-base", "banxin-model"), ("banxin-pdf", "banxin-docx"), ("banxin-text", "banxin-compose")] {
            let problems = found(package, dependency, "null");
            assert_eq!(problems.len(), 1, "{package} -> {dependency}");
            assert!(problems[0].starts_with(&format!("crates/{package}/Cargo.toml: must not depend on {dependency}")));
        }
    }

    #[test]
    fn downward_and_test_dependencies_pass() {
        assert_eq!(found("banxin-layout", "banxin-base", "null"), [""; 0]);
        assert_eq!(found("banxin-base", "banxin-model", "\"dev\""), [""; 0]);
        assert_eq!(found("banxin-tests", "banxin-cli", "null"), [""; 0]);
    }

    #[test]
    fn reserved_libraries_and_unknown_crates_are_found() {
        assert_eq!(found("banxin-layout", "printpdf", "null").len(), 1);
        assert_eq!(found("banxin", "clap", "null").len(), 1);
        assert_eq!(found("banxin-pdf", "printpdf", "null"), [""; 0]);
        assert_eq!(found("banxin-new", "serde", "null").len(), 1);
    }
}
