//! Where a value stands in the user's data: `body[2].table.rows[7][1]`.

use std::fmt;
use std::sync::Arc;

/// One step into a mapping or a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// The value of a key.
    Key(Arc<str>),
    /// An item of a list, counted from 0.
    Index(usize),
}

/// A path from the root of one data file to a value in it.
///
/// Paths share their beginnings: extending one costs a single small allocation however deep it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct DataPath(Option<Arc<Node>>);

#[derive(Debug, PartialEq, Eq, Hash)]
struct Node {
    parent: DataPath,
    step: Step,
}

impl DataPath {
    /// The root of a file.
    pub const ROOT: DataPath = DataPath(None);

    /// The value of `key` below this path.
    #[must_use]
    pub fn key(&self, key: impl Into<Arc<str>>) -> DataPath {
        self.step(Step::Key(key.into()))
    }

    /// The item number `index`, from 0, below this path.
    #[must_use]
    pub fn index(&self, index: usize) -> DataPath {
        self.step(Step::Index(index))
    }

    fn step(&self, step: Step) -> DataPath {
        DataPath(Some(Arc::new(Node { parent: self.clone(), step })))
    }

    /// The steps from the root.
    pub fn steps(&self) -> Vec<&Step> {
        let mut steps = Vec::new();
        let mut path = self;
        while let DataPath(Some(node)) = path {
            steps.push(&node.step);
            path = &node.parent;
        }
        steps.reverse();
        steps
    }

    /// The path without its last step; `None` at the root.
    pub fn parent(&self) -> Option<&DataPath> {
        self.0.as_ref().map(|node| &node.parent)
    }
}

impl fmt::Display for DataPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, step) in self.steps().into_iter().enumerate() {
            match step {
                Step::Key(key) if n == 0 => f.write_str(key)?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::DataPath;

    #[test]
    fn prints_as_people_write_it() {
        let path = DataPath::ROOT.key("body").index(2).key("table").key("rows").index(7).index(1);
        assert_eq!(path.to_string(), "body[2].table.rows[7][1]");
        assert_eq!(path.parent().expect("not the root").to_string(), "body[2].table.rows[7]");
        assert_eq!(DataPath::ROOT.to_string(), "");
    }
}
