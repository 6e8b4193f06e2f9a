//! Rule: a Rust file of more than 600 lines says why, in a line of its module doc that starts `Long because`.

use crate::tidy::Problem;
use crate::tidy::tree::Tree;

const MOST: usize = 600;
const REASON: &str = "//! Long because";

pub(super) fn check(tree: &Tree) -> Vec<Problem> {
    let long = |(path, text): (&str, &str)| {
        let lines = text.lines().count();
        let told = text.lines().any(|line| line.starts_with(REASON));
        (lines > MOST && !told).then(|| Problem::whole(path, format!("{lines} lines; split it by responsibility, or say `{REASON} …`")))
    };
    tree.texts_ending(".rs").filter_map(long).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_file_needs_a_reason() {
        let long = "\n".repeat(601);
        assert_eq!(check(&Tree::of(&[("a.rs", &long)])).len(), 1);
        assert_eq!(check(&Tree::of(&[("a.rs", &long[1..])])), []);
        assert_eq!(check(&Tree::of(&[("a.rs", &format!("//! Long because it is one table.\n{long}"))])), []);
    }
}
