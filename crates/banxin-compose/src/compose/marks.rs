//! Marks in the place of numbers: empty cells, — and …, with what they mean.
//!
//! Practice differs (无, 不适用, 不详, 不足最小单位), so the report says once what each means, and every table that uses one says it below itself. A mark
//! whose meaning is not stated is warned of, once in a report.
//!
//! An empty cell is a mark only in a column of numbers, in a row that has some; what the program has computed has no marks.

use banxin_base::{Diagnostic, Origin, codes};

use super::Composer;
use crate::resolve::places::placed;
use crate::resolve::tree::{CellNode, Span, TableNode};

/// A mark in the place of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    /// —
    Dash,
    /// …
    Ellipsis,
    /// An empty cell.
    Blank,
}

const MARKS: [Mark; 3] = [Mark::Dash, Mark::Ellipsis, Mark::Blank];

impl Mark {
    fn of(text: &str) -> Option<Mark> {
        match text {
            "" => Some(Mark::Blank),
            "—" | "——" => Some(Mark::Dash),
            "…" | "……" => Some(Mark::Ellipsis),
            _ => None,
        }
    }

    fn key(self) -> &'static str {
        match self {
            Mark::Dash => "dash",
            Mark::Ellipsis => "ellipsis",
            Mark::Blank => "blank",
        }
    }

    /// 中文, English.
    fn name(self) -> (&'static str, &'static str) {
        match self {
            Mark::Dash => ("“—”", "`—`"),
            Mark::Ellipsis => ("“…”", "`…`"),
            Mark::Blank => ("空格", "an empty cell"),
        }
    }
}

impl Composer<'_> {
    /// What the marks of a table mean, as a note below it.
    pub(super) fn key_of_marks(&mut self, table: &TableNode) -> Option<Vec<Span>> {
        let meanings = &self.resolved.tables;
        let mut key = Vec::new();
        for mark in MARKS {
            let meaning = match mark {
                Mark::Dash => &meanings.dash,
                Mark::Ellipsis => &meanings.ellipsis,
                Mark::Blank => &meanings.blank,
            };
            let Some(at) = first(table, mark) else { continue };
            let (zh, en) = mark.name();
            match meaning {
                Some(meaning) => key.push(format!("{zh}表示{meaning}")),
                None if self.marks_told.insert(mark) => {
                    let problem = Diagnostic::new(&codes::MARK_WITHOUT_KEY, at).with("mark_zh", zh).with("mark_en", en);
                    self.found.push(problem.with("key", mark.key()).with("open", "{").with("close", "}"));
                }
                None => {}
            }
        }
        (!key.is_empty()).then(|| vec![Span::text(format!("表中{}。", key.join("，")), table.origin.clone())])
    }
}

/// Where a mark first stands in the body.
fn first(table: &TableNode, mark: Mark) -> Option<Origin> {
    let rows = placed(&table.rows, table.columns.len());
    // The first column names the rows.
    for column in 1..table.columns.len() {
        let cells = || rows.iter().filter_map(move |row| row.get(column).copied().flatten().filter(|cell| is_plain(cell)));
        let numbers = cells().filter(|cell| is_number(&cell.text())).count();
        let words = cells().filter(|cell| !is_number(&cell.text()) && Mark::of(cell.text().trim()).is_none()).count();
        if numbers == 0 || (mark == Mark::Blank && numbers <= words) {
            continue;
        }
        let here = rows.iter().find_map(|row| {
            let cell = row.get(column).copied().flatten().filter(|cell| is_plain(cell) && Mark::of(cell.text().trim()) == Some(mark))?;
            // A row of one text is a heading of the rows below it.
            let said = row.iter().skip(1).flatten().any(|cell| !cell.content.is_empty());
            (mark != Mark::Blank || said).then(|| cell.origin.clone())
        });
        if here.is_some() {
            return here;
        }
    }
    None
}

fn is_plain(cell: &CellNode) -> bool {
    !cell.computed && cell.colspan == 1 && cell.list.is_none()
}

fn is_number(text: &str) -> bool {
    let text = text.trim().trim_start_matches(['-', '−', '－', '+', '约', '近', '超']);
    text.starts_with(|c: char| c.is_ascii_digit())
}
