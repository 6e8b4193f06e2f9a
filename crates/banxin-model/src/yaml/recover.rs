//! Reading on after a wrong value, so that one run reports every problem of a file.
//!
//! serde stops at its first error. The part of the file that holds it (a block, a check, a figure, or an entry of the root) is then overwritten
//! with blanks, which keeps every other byte in its place, and the text is read again. What is read in the end lacks those parts: it serves to
//! find further problems, and nothing is made from it, since each overwritten part has left an error.

use std::ops::Range;
use std::sync::Arc;

use banxin_base::{Diagnostic, codes};
use serde::de::DeserializeOwned;

use super::explain::explain;
use super::marks::Marks;

/// How many problems of one file are looked for.
const MOST: usize = 20;
/// The same for a file of over a megabyte, which takes a while to read each time.
const MOST_IF_LARGE: usize = 4;

/// What could be read.
pub(crate) struct Read<T> {
    /// The value, without its wrong parts; `None` if no value comes about without them.
    pub(crate) value: Option<T>,
    /// The text without its wrong parts.
    pub(crate) mended: String,
    /// The problems. The value is whole if there are none.
    pub(crate) found: Vec<Diagnostic>,
}

/// Reads a text and goes on after wrong parts. `stand_ins` are the entries that the root must have, each with a value to read on with where it
/// is lacking.
pub(crate) fn read_all<T: DeserializeOwned>(text: &str, file: &Arc<str>, stand_ins: &[(&str, &str)]) -> Read<T> {
    let error = match serde_yaml::from_str(text) {
        Ok(value) => return Read { value: Some(value), mended: String::new(), found: Vec::new() },
        Err(error) => error,
    };
    let marks = Marks::read(text);
    let mut reading = Reading { text, marks: &marks, mended: text.to_owned(), found: Vec::new(), blanked: Vec::new() };
    let most = if text.len() > 1 << 20 { MOST_IF_LARGE } else { MOST };
    let mut next = Some(error);
    let mut value = None;
    while let Some(error) = next.take() {
        let explained = explain(&error, &reading.mended, file, &marks);
        let further = !reading.found.is_empty();
        // The lack of what was blanked is no new problem, nor is a text that blanking has left malformed.
        let consequence =
            explained.diagnostic.code == &codes::YAML_SYNTAX || explained.missing.as_deref().is_some_and(|key| reading.has_blanked(key));
        if !(further && consequence) {
            reading.found.push(explained.diagnostic);
        }
        let stand_in = explained.missing.as_deref().filter(|_| explained.node == Some(0)).and_then(|key| entry_of(stand_ins, key));
        let mended = match stand_in {
            Some(entry) => reading.add(entry),
            None => !consequence && explained.node.is_some_and(|node| reading.blank(node)),
        };
        if !mended || reading.found.len() >= most {
            break;
        }
        match serde_yaml::from_str(&reading.mended) {
            Ok(read) => value = Some(read),
            Err(error) => next = Some(error),
        }
    }
    Read { value, mended: reading.mended, found: reading.found }
}

fn entry_of<'a>(stand_ins: &[(&'a str, &'a str)], key: &str) -> Option<(&'a str, &'a str)> {
    stand_ins.iter().find(|(name, _)| *name == key).copied()
}

struct Reading<'a> {
    text: &'a str,
    marks: &'a Marks,
    mended: String,
    found: Vec<Diagnostic>,
    blanked: Vec<Range<usize>>,
}

impl Reading<'_> {
    /// Adds an entry to the root, behind everything else. False if the root is no place for it.
    fn add(&mut self, (key, value): (&str, &str)) -> bool {
        let length = self.mended.trim_end().len();
        let flow = self.mended.trim_start().starts_with('{');
        if flow && !self.mended.trim_end().ends_with('}') {
            return false;
        }
        self.mended.truncate(length - usize::from(flow));
        // Never twice: serde would call it a duplicate, and reading ends there.
        self.mended.push_str(&if flow { format!(", \"{key}\": {value}}}") } else { format!("\n{key}: {value}\n") });
        true
    }

    /// Overwrites the part that holds a value. False if there is none, or if that has been done before.
    fn blank(&mut self, node: usize) -> bool {
        let Some(range) = self.part(node).filter(|range| !self.blanked.contains(range)) else { return false };
        let Some(part) = self.mended.get(range.clone()) else { return false };
        let blanks: String = part.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
        self.mended.replace_range(range.clone(), &blanks);
        self.blanked.push(range);
        true
    }

    /// The smallest part around a value that can be taken out without harm to the rest.
    fn part(&self, node: usize) -> Option<Range<usize>> {
        std::iter::once(node).chain(self.marks.ancestors(node)).find_map(|id| {
            let node = self.marks.node(id)?;
            let parent = self.marks.node(self.marks.ancestors(id).next()?)?;
            let flow = self.text.get(parent.span.start..)?.starts_with(['[', '{']);
            let holder = parent.key.clone().and_then(|key| self.text.get(key));
            let root = self.marks.ancestors(id).count() == 1;
            match (&node.key, holder) {
                _ if flow => None,
                (Some(key), _) if root => Some(key.start..node.span.end.max(key.end)),
                (Some(key), Some("figures")) => Some(key.start..node.span.end.max(key.end)),
                (None, Some("body" | "checks" | "attachments")) => {
                    let dash = self.text.get(..node.span.start)?.rfind('-')?;
                    Some(dash..node.span.end)
                }
                _ => None,
            }
        })
    }

    /// Whether an entry of the root with this key was overwritten.
    fn has_blanked(&self, key: &str) -> bool {
        self.blanked.iter().any(|range| self.text.get(range.clone()).is_some_and(|part| part.starts_with(key)))
    }
}
