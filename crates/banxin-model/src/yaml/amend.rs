//! Whether a YAML text that was edited still says the same, but for the strings that were meant to change.

use std::ops::Range;

use banxin_base::{DataPath, Step};
use serde_yaml::Value;

/// A change within a string of a data file: where the string stands, the bytes of its decoded text, and what replaces them.
#[derive(Clone, Debug)]
pub struct Amendment<'a> {
    /// The value.
    pub path: &'a DataPath,
    /// Bytes of its text.
    pub within: Range<usize>,
    /// What is to stand there.
    pub now: &'a str,
}

/// Whether `after` has exactly the values of `before` with `amendments` made, which are in the order of their places within each string and
/// do not overlap.
pub fn is_amended(before: &str, after: &str, amendments: &[Amendment<'_>]) -> bool {
    let (Ok(mut wanted), Ok(read)) = (serde_yaml::from_str::<Value>(before), serde_yaml::from_str::<Value>(after)) else { return false };
    // From the last on, so that the places of those before stay right.
    for amendment in amendments.iter().rev() {
        let Some(Value::String(text)) = value_at(&mut wanted, amendment.path) else { return false };
        if text.get(amendment.within.clone()).is_none() {
            return false;
        }
        text.replace_range(amendment.within.clone(), amendment.now);
    }
    wanted == read
}

/// The value of a path; short forms answer for their long ones, as places of messages do.
fn value_at<'v>(root: &'v mut Value, path: &DataPath) -> Option<&'v mut Value> {
    let mut at = root;
    for step in path.steps() {
        match (step, &*at) {
            (Step::Key(key), Value::Mapping(map)) if map.contains_key(key.as_ref()) => at = at.get_mut(key.as_ref())?,
            (Step::Index(index), Value::Sequence(_)) => at = at.get_mut(*index)?,
            (Step::Key(key), Value::Sequence(_)) if key.as_ref() == "items" => {}
            (_, Value::String(_)) => break,
            _ => return None,
        }
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use banxin_base::DataPath;

    use super::{Amendment, is_amended};

    #[test]
    fn only_the_changes_meant_are_accepted() {
        let path = DataPath::ROOT.key("list").key("items").index(0).key("text");
        let amend = |now| vec![Amendment { path: &path, within: 3..4, now }];
        let before = "list: ['甲,乙']  # 丙\nn: 1\n";
        assert!(is_amended(before, "list: ['甲，乙']  # 丙\nn: 1\n", &amend("，")));
        assert!(!is_amended(before, "list: ['甲，乙']\nn: 2\n", &amend("，")));
        assert!(!is_amended(before, "list: ['甲，乙'\n", &amend("，")));
        assert!(!is_amended(before, before, &amend("，")));
    }
}
