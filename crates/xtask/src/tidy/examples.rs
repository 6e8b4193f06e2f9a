//! Rule: a report under `examples/` says that its figures are made up, so that nobody takes them for real ones.

use crate::tidy::Problem;
use crate::tidy::tree::Tree;

/// The words that mark made-up content, English and Chinese.
const MARKS: [&str; 2] = ["made-up", "虚构"];

pub(super) fn check(tree: &Tree) -> Vec<Problem> {
    let reports = tree.texts().filter(|(path, _)| path.starts_with("examples/") && is_report(path));
    let bare = reports.filter(|(_, text)| !MARKS.iter().any(|mark| text.contains(mark)));
    bare.map(|(path, _)| Problem::whole(path, format!("does not say that it is made up ({})", MARKS.join(", ")))).collect()
}

fn is_report(path: &str) -> bool {
    matches!(path.rsplit('/').next(), Some("report.yaml" | "report.yml" | "report.json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_without_a_mark_is_found() {
        let tree = Tree::of(&[
            ("examples/a/report.yaml", "title: 年度报告\n"),
            ("examples/b/report.yaml", "# All figures are made-up.\ntitle: 年度报告\n"),
            ("examples/c/report.yaml", "subtitle: （数据为虚构）\n"),
            ("report-data/real/report.yaml", "title: 年度报告\n"),
        ]);
        let found: Vec<String> = check(&tree).into_iter().map(|problem| problem.file).collect();
        assert_eq!(found, ["examples/a/report.yaml"]);
    }
}
