//! 横表头: which columns of a table name its rows (ISO 14289-1 7.5; CY/T 170 calls them the stub).
//!
//! In: a table as the report has it. Out: for each column whether its cells name their rows. What the report says holds; else the first column of
//! words does if columns of numbers stand behind it, serial numbers before it notwithstanding, and where its cells reach over several rows the
//! column behind it as well. A table of words alone names no rows: none of its columns says what the others are about.

use crate::resolve::tree::TableNode;

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Content {
    /// No cell says.
    Empty,
    Numbers,
    Words,
}

/// By column, as many as there are.
pub(super) fn stubs(node: &TableNode) -> Vec<bool> {
    let columns = cells(node);
    let found = found(&columns);
    node.columns.iter().zip(found).map(|(column, found)| column.row_header.unwrap_or(found)).collect()
}

/// What is known of a column.
#[derive(Clone, Copy, Debug)]
struct Seen {
    content: Content,
    /// Whether a cell reaches over rows.
    grouped: bool,
}

fn found(columns: &[Seen]) -> Vec<bool> {
    let mut stub = vec![false; columns.len()];
    let last_number = columns.iter().rposition(|column| column.content == Content::Numbers);
    let first = columns.iter().position(|column| column.content == Content::Words);
    if let (Some(first), Some(last)) = (first, last_number) {
        for column in first..last {
            if columns[column].content != Content::Words {
                break;
            }
            stub[column] = true;
            if !columns[column].grouped {
                break;
            }
        }
    }
    stub
}

/// What the cells of each column are, those over several columns left out.
fn cells(node: &TableNode) -> Vec<Seen> {
    let mut seen = vec![Seen { content: Content::Empty, grouped: false }; node.columns.len()];
    let mut covered = vec![0_u32; node.columns.len()];
    for row in &node.rows {
        let mut at = 0;
        for cell in row {
            while covered.get(at).is_some_and(|rows| *rows > 0) {
                at += 1;
            }
            let end = at.saturating_add(cell.colspan as usize);
            if let (1, Some(seen)) = (cell.colspan, seen.get_mut(at)) {
                seen.grouped |= cell.rowspan > 1;
                seen.content = both(seen.content, of(&cell.text()));
            }
            if let Some(slots) = covered.get_mut(at..end) {
                slots.fill(cell.rowspan);
            }
            at = end;
        }
        covered.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
    }
    seen
}

/// One word makes a column one of words.
fn both(one: Content, other: Content) -> Content {
    match (one, other) {
        (Content::Words, _) | (_, Content::Words) => Content::Words,
        (Content::Numbers, _) | (_, Content::Numbers) => Content::Numbers,
        (Content::Empty, Content::Empty) => Content::Empty,
    }
}

fn of(text: &str) -> Content {
    let text = text.trim();
    match text.chars().next() {
        None | Some('—' | '…') => Content::Empty,
        Some('0'..='9' | '-' | '−' | '+' | '约' | '近' | '超' | '逾') if text.contains(|c: char| c.is_ascii_digit()) => {
            Content::Numbers
        }
        Some(_) => Content::Words,
    }
}

#[cfg(test)]
mod tests {
    use super::{Content, Seen, found, of};

    fn columns(pattern: &str) -> Vec<bool> {
        let seen = pattern.chars().map(|c| Seen {
            content: match c {
                'n' => Content::Numbers,
                '_' => Content::Empty,
                _ => Content::Words,
            },
            grouped: c == 'g',
        });
        found(&seen.collect::<Vec<_>>())
    }

    #[test]
    fn words_before_numbers_name_rows() {
        assert_eq!(columns("wnn"), [true, false, false]);
        assert_eq!(columns("nwn"), [false, true, false]);
        assert_eq!(columns("wwn"), [true, false, false]);
        assert_eq!(columns("gwn"), [true, true, false]);
        assert_eq!(columns("wnw"), [true, false, false]);
    }

    #[test]
    fn tables_of_one_kind_name_no_rows() {
        for pattern in ["ww", "nn", "nw", "w_", "g", ""] {
            assert!(!columns(pattern).contains(&true), "{pattern}");
        }
    }

    #[test]
    fn cells_are_told_apart_by_how_they_begin() {
        assert_eq!(
            [of("35"), of("−1.2"), of("约30"), of("近三年"), of("—"), of("宣讲")],
            [Content::Numbers, Content::Numbers, Content::Numbers, Content::Words, Content::Empty, Content::Words]
        );
    }
}
