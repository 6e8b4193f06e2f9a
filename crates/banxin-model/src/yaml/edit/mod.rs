//! Edits of a YAML or JSON text in place: only the bytes of what changes are touched, so that comments, order, quotes and layout stay.
//!
//! In: a text, the path of a value, the new value. Out: the text with exactly that edit. Steps: the marked pass finds the value; the new one is
//! spelt as its surroundings are; bytes are replaced. Each edit reads the text anew. Left out on purpose: values that hang on anchors or tags
//! in ways that bytes cannot tell. So whoever edits reads the result again and compares it with what was meant.

mod spell;

use std::ops::Range;

use banxin_base::DataPath;

use super::marks::Marks;
pub(crate) use spell::{Data, Dialect};
use spell::{Quotes, Within};

/// A text that is being edited.
#[derive(Clone, Debug)]
pub(crate) struct Editor {
    text: String,
    dialect: Dialect,
}

/// Where a new entry of a mapping goes.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Slot<'a> {
    /// Before all others.
    First,
    /// Behind the last of these that is there; behind all others if none is.
    After(&'a [&'a str]),
}

/// The text has no place where this edit could be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NoPlace;

type Done = Result<(), NoPlace>;

impl Editor {
    /// An editor of a text.
    pub(crate) fn new(text: &str, dialect: Dialect) -> Editor {
        Editor { text: text.to_owned(), dialect }
    }

    /// The text as edited.
    pub(crate) fn into_text(self) -> String {
        self.text
    }

    /// Whether a value is there; an empty one is.
    pub(crate) fn has(&self, path: &DataPath) -> bool {
        Marks::read(&self.text).exact(path).is_some()
    }

    /// Whether a value is a mapping.
    pub(crate) fn is_mapping(&self, path: &DataPath) -> bool {
        let marks = Marks::read(&self.text);
        marks.exact(path).is_some_and(|id| marks.is_mapping(id))
    }

    /// Puts a value in the place of one that is there.
    ///
    /// # Errors
    /// [`NoPlace`] if it is not there.
    pub(crate) fn set(&mut self, path: &DataPath, data: &Data) -> Done {
        let marks = Marks::read(&self.text);
        let id = marks.exact(path).ok_or(NoPlace)?;
        let span = marks.node(id).ok_or(NoPlace)?.span.clone();
        let within = self.around(&marks, id);
        if span.is_empty() || self.slice(&span).is_empty() {
            let (at, colon) = self.after_key(&marks, id).ok_or(NoPlace)?;
            let value = spell::value(data, self.dialect, within);
            self.text.insert_str(at, &format!("{}{value}", if colon { " " } else { ": " }));
            return Ok(());
        }
        let quotes = match self.slice(&span).chars().next() {
            Some('"') => Quotes::Double,
            Some('\'') => Quotes::Single,
            _ => Quotes::Plain,
        };
        let value = match data {
            Data::Text(text) => spell::text_as(text, quotes, self.dialect, within),
            Data::Bare(_) | Data::List(_) | Data::Map(_) => spell::value(data, self.dialect, within),
        };
        let end = self.end_of(&marks, id).ok_or(NoPlace)?;
        self.text.replace_range(span.start..end, &value);
        Ok(())
    }

    /// Adds an entry to a mapping.
    ///
    /// # Errors
    /// [`NoPlace`] if there is no such mapping.
    pub(crate) fn insert(&mut self, mapping: &DataPath, (key, data): (&str, &Data), slot: Slot<'_>) -> Done {
        let marks = Marks::read(&self.text);
        let Some(id) = marks.exact(mapping).filter(|id| marks.is_mapping(*id)) else {
            return self.insert_into_nothing(&marks, mapping, (key, data));
        };
        let entries = marks.items(id).ok_or(NoPlace)?;
        let span = marks.node(id).ok_or(NoPlace)?.span.clone();
        let behind = match slot {
            Slot::First => None,
            Slot::After(keys) => keys.iter().rev().find_map(|key| marks.exact(&mapping.key(*key))).or(entries.last().copied()),
        };
        if self.slice(&span).starts_with('{') {
            self.insert_flow(&marks, &span, behind.ok_or(entries.first().copied()), (key, data))
        } else {
            let sibling = behind.or(entries.last().copied());
            let first = entries.first().copied().ok_or(NoPlace)?;
            self.insert_block(&marks, first, behind, (key, data, sibling))
        }
    }

    /// Takes an entry out of a mapping.
    ///
    /// # Errors
    /// [`NoPlace`] if it is not there, or shares its line with something that would go with it.
    pub(crate) fn remove(&mut self, path: &DataPath) -> Done {
        let marks = Marks::read(&self.text);
        let id = marks.exact(path).ok_or(NoPlace)?;
        let mapping = marks.ancestors(id).next().ok_or(NoPlace)?;
        let entries = marks.items(mapping).ok_or(NoPlace)?;
        let key = marks.node(id).and_then(|node| node.key.clone()).ok_or(NoPlace)?;
        let end = self.end_of(&marks, id).ok_or(NoPlace)?;
        let flow = self.slice(&marks.node(mapping).ok_or(NoPlace)?.span).starts_with('{');
        let range = match (flow, entries.as_slice()) {
            (true, [_]) => key.start..end,
            (false, [_]) => {
                self.text.replace_range(key.start..end, "{}");
                return Ok(());
            }
            (true, entries) => self.flow_entry(&marks, entries, id)?,
            (false, _) => {
                let start = self.line_start(key.start);
                let alone = self.slice(&(start..key.start)).bytes().all(|byte| byte == b' ');
                if !alone {
                    return Err(NoPlace);
                }
                start..self.line_end(end) + self.newline_at(self.line_end(end)).len()
            }
        };
        self.text.replace_range(range, "");
        Ok(())
    }

    /// An entry within brackets, with the comma that parts it from its neighbour.
    fn flow_entry(&self, marks: &Marks, entries: &[usize], id: usize) -> Result<Range<usize>, NoPlace> {
        let at = entries.iter().position(|entry| *entry == id).ok_or(NoPlace)?;
        let key = |id: usize| marks.node(id).and_then(|node| node.key.clone()).ok_or(NoPlace);
        let range = match at.checked_sub(1) {
            Some(before) => self.end_of(marks, entries[before]).ok_or(NoPlace)?..self.end_of(marks, id).ok_or(NoPlace)?,
            None => key(id)?.start..key(*entries.get(1).ok_or(NoPlace)?)?.start,
        };
        let between = match at {
            0 => self.end_of(marks, id).ok_or(NoPlace)?..range.end,
            _ => range.start..key(id)?.start,
        };
        if self.slice(&between).contains('#') { Err(NoPlace) } else { Ok(range) }
    }

    /// A mapping that is not there yet: an empty value, or an empty file.
    fn insert_into_nothing(&mut self, marks: &Marks, mapping: &DataPath, (key, data): (&str, &Data)) -> Done {
        let map = Data::Map(vec![(key.to_owned(), data.clone())]);
        match marks.exact(mapping) {
            Some(id) if *mapping != DataPath::ROOT && marks.items(id).is_none() => self.set(mapping, &map),
            None if *mapping == DataPath::ROOT => self.append_line(key, data),
            Some(_) if *mapping == DataPath::ROOT && marks.items(0).is_none() && marks.node(0).is_some_and(|node| node.span.is_empty()) => {
                self.append_line(key, data)
            }
            _ => Err(NoPlace),
        }
    }

    fn append_line(&mut self, key: &str, data: &Data) -> Done {
        let newline = self.newline();
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push_str(newline);
        }
        let (key, value) = (spell::key(key, self.dialect, Within::Block), spell::value(data, self.dialect, Within::Block));
        let line = if self.dialect == Dialect::Json { format!("{{{key}: {value}}}") } else { format!("{key}: {value}") };
        self.text.push_str(&line);
        self.text.push_str(newline);
        Ok(())
    }

    /// Adds an entry within brackets: behind an entry (`Ok`), else before the first (`Err(Some)`), else alone.
    fn insert_flow(&mut self, marks: &Marks, span: &Range<usize>, place: Result<usize, Option<usize>>, (key, data): (&str, &Data)) -> Done {
        let entry = spell::entry(key, data, self.dialect);
        match place {
            Ok(behind) => {
                let at = self.end_of(marks, behind).ok_or(NoPlace)?;
                let start = marks.node(behind).and_then(|node| node.key.clone()).ok_or(NoPlace)?.start;
                let indent = self.text.get(self.line_start(start)..start).unwrap_or_default();
                let rest = self.text.get(at..self.line_end(at)).unwrap_or_default().trim();
                let own_line = indent.bytes().all(|byte| byte == b' ' || byte == b'\t') && matches!(rest, "" | ",");
                let glue = if own_line { format!(",{}{indent}", self.newline()) } else { ", ".to_owned() };
                self.text.insert_str(at, &format!("{glue}{entry}"));
            }
            Err(Some(first)) => {
                let at = marks.node(first).and_then(|node| node.key.clone()).ok_or(NoPlace)?.start;
                self.text.insert_str(at, &format!("{entry}, "));
            }
            Err(None) => self.text.insert_str(span.start + 1, &entry),
        }
        Ok(())
    }

    /// Adds an entry on lines of its own: below an entry, else above the first.
    fn insert_block(&mut self, marks: &Marks, first: usize, behind: Option<usize>, new: (&str, &Data, Option<usize>)) -> Done {
        let start = marks.node(first).and_then(|node| node.key.clone()).ok_or(NoPlace)?.start;
        let line = self.line_start(start);
        let before = self.text.get(line..start).ok_or(NoPlace)?;
        // The first entry of a list item stands behind its dash.
        if !before.bytes().all(|byte| matches!(byte, b' ' | b'-')) || (behind.is_none() && before.contains('-')) {
            return Err(NoPlace);
        }
        let indent = " ".repeat(before.len());
        let newline = self.newline();
        let (key, data, sibling) = new;
        let entry = self.block_entry(marks, &indent, (key, data), sibling);
        match behind {
            None => self.text.insert_str(line, &format!("{indent}{entry}{newline}")),
            Some(behind) => {
                let at = self.line_end(self.end_of(marks, behind).ok_or(NoPlace)?);
                self.text.insert_str(at, &format!("{newline}{indent}{entry}"));
            }
        }
        Ok(())
    }

    /// `key: value` in the form of a sibling: a mapping on the same line, on the next, or over many lines.
    fn block_entry(&self, marks: &Marks, indent: &str, (key, data): (&str, &Data), sibling: Option<usize>) -> String {
        let key = spell::key(key, self.dialect, Within::Block);
        let newline = self.newline();
        let like = sibling.and_then(|id| marks.node(id)).and_then(|node| Some((node.key.clone()?.end, node.span.clone())));
        if let (Data::Map(entries), Some((key_end, span))) = (data, like) {
            let own_line = self.text.get(key_end..span.start).is_some_and(|between| between.contains('\n'));
            let inner = self.text.get(self.line_start(span.start)..span.start).map_or(2, str::len).saturating_sub(indent.len()).max(1);
            let inner = format!("{indent}{}", " ".repeat(inner));
            match (own_line, self.slice(&span).starts_with('{')) {
                (true, true) => return format!("{key}:{newline}{inner}{}", spell::value(data, self.dialect, Within::Block)),
                (true, false) => {
                    let line = |(key, data): &(String, Data)| {
                        let value = spell::value(data, self.dialect, Within::Block);
                        format!("{newline}{inner}{}: {value}", spell::key(key, self.dialect, Within::Block))
                    };
                    return format!("{key}:{}", entries.iter().map(line).collect::<String>());
                }
                (false, _) => {}
            }
        }
        format!("{key}: {}", spell::value(data, self.dialect, Within::Block))
    }

    /// The end of a value, without what a block collection's span has of comments behind it.
    fn end_of(&self, marks: &Marks, id: usize) -> Option<usize> {
        let node = marks.node(id)?;
        if node.span.is_empty() {
            return self.after_key(marks, id).map(|(at, _)| at);
        }
        let flow = self.slice(&node.span).starts_with(['{', '[']);
        match marks.items(id).filter(|_| !flow).and_then(|items| items.last().copied()) {
            Some(last) => self.end_of(marks, last),
            None => Some(node.span.end),
        }
    }

    /// The byte behind a key's colon, and whether there is one: `{a, b: 1}` has a key without.
    fn after_key(&self, marks: &Marks, id: usize) -> Option<(usize, bool)> {
        let key = marks.node(id)?.key.clone()?;
        let rest = self.text.get(key.end..)?;
        let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        Some(if rest[blanks..].starts_with(':') { (key.end + blanks + 1, true) } else { (key.end, false) })
    }

    /// Whether a value stands within brackets.
    fn around(&self, marks: &Marks, id: usize) -> Within {
        let mut around = marks.ancestors(id).filter_map(|id| marks.node(id));
        if around.any(|node| self.slice(&node.span).starts_with(['{', '['])) { Within::Flow } else { Within::Block }
    }

    fn slice(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    fn line_start(&self, at: usize) -> usize {
        self.text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1)
    }

    /// The end of a line without its line end.
    fn line_end(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        let line = rest.find('\n').map_or(rest, |end| &rest[..end]);
        at + line.trim_end_matches('\r').len()
    }

    fn newline_at(&self, at: usize) -> &'static str {
        let rest = self.text.get(at..).unwrap_or_default();
        if rest.starts_with("\r\n") {
            "\r\n"
        } else if rest.starts_with('\n') {
            "\n"
        } else {
            ""
        }
    }

    /// The line ends of the text.
    fn newline(&self) -> &'static str {
        if self.text.contains("\r\n") { "\r\n" } else { "\n" }
    }
}

#[cfg(test)]
mod tests;
