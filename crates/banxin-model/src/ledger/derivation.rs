//! Derivations as one line of text, for a cell of a spreadsheet: `growth(members.2023, members.2024)`.

use serde_json::Value;

use crate::derive::{Derive, Operand};

/// How deep derivations may nest in a cell.
const MOST_LEVELS: usize = 16;

/// A derivation as text.
pub(super) fn print(derive: &Derive) -> String {
    Operand::Derive(Box::new(derive.clone())).to_string()
}

/// Reads what [`print`] writes; `None` where the text is something else.
pub(super) fn parse(text: &str) -> Option<Derive> {
    // The operations and their operands are checked where data files are read too.
    serde_json::from_value(value(text)?).ok()
}

/// The text as a data file would have it: `{"sum": ["a", "b"]}`.
pub(super) fn value(text: &str) -> Option<Value> {
    operand(text.trim(), MOST_LEVELS)
}

fn operand(text: &str, levels: usize) -> Option<Value> {
    let Some((name, rest)) = text.split_once('(') else {
        return (!text.is_empty() && !text.contains([')', ','])).then(|| Value::from(text));
    };
    let inner = rest.strip_suffix(')')?;
    let levels = levels.checked_sub(1)?;
    let of: Option<Vec<Value>> = split(inner).into_iter().map(|part| operand(part.trim(), levels)).collect();
    Some(Value::from_iter([(name.trim(), of?)]))
}

/// The parts between commas that stand in no brackets.
fn split(text: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            b',' if depth == 0 => {
                parts.push(text.get(start..at).unwrap_or_default());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(text.get(start..).unwrap_or_default());
    parts
}

#[cfg(test)]
mod tests {
    use super::{parse, print};

    #[test]
    fn derivations_read_back() {
        for text in ["sum(a, b, c)", "growth(members.2023, members.2024)", "share(sum(a, b), total)", "ratio(a, 12.5)"] {
            assert_eq!(print(&parse(text).unwrap()), text);
        }
        assert_eq!(print(&parse(" sum( a ,b )").unwrap()), "sum(a, b)");
    }

    #[test]
    fn anything_else_is_refused() {
        for text in ["", "a", "sum()", "sum(a", "sum(a))", "total(a, b)", "ratio(a)", "sum(a,,b)", "12"] {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!(parse(&"sum(".repeat(1000)), None);
    }
}
