//! How a value is spelt in YAML and JSON: plain where that is safe, in quotes otherwise.

use serde_yaml::Value;

/// A value to write.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Data {
    /// Digits, or `true` and `false`: never in quotes.
    Bare(String),
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Data>),
    /// A mapping.
    Map(Vec<(String, Data)>),
}

/// The language of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// YAML
    Yaml,
    /// JSON: keys and texts always in double quotes.
    Json,
}

/// How a text was written before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quotes {
    /// None.
    Plain,
    /// '…'
    Single,
    /// "…"
    Double,
}

/// Whether a value stands within brackets, where commas and brackets end it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Within {
    /// Lines and indents.
    Block,
    /// `{…}` or `[…]`.
    Flow,
}

/// A value on one line.
pub(super) fn value(data: &Data, dialect: Dialect, within: Within) -> String {
    match data {
        Data::Bare(text) => text.clone(),
        Data::Text(text) => text_as(text, Quotes::Plain, dialect, within),
        Data::List(items) => {
            let items: Vec<String> = items.iter().map(|item| value(item, dialect, Within::Flow)).collect();
            format!("[{}]", items.join(", "))
        }
        Data::Map(entries) => {
            let entries: Vec<String> = entries.iter().map(|(key, data)| entry(key, data, dialect)).collect();
            format!("{{{}}}", entries.join(", "))
        }
    }
}

/// `key: value` within brackets.
pub(super) fn entry(key_: &str, data: &Data, dialect: Dialect) -> String {
    format!("{}: {}", key(key_, dialect, Within::Flow), value(data, dialect, Within::Flow))
}

/// A key.
pub(super) fn key(text: &str, dialect: Dialect, within: Within) -> String {
    text_as(text, Quotes::Plain, dialect, within)
}

/// A text in the quotes that it had, if they can hold it.
pub(super) fn text_as(text: &str, quotes: Quotes, dialect: Dialect, within: Within) -> String {
    match quotes {
        _ if dialect == Dialect::Json => double(text),
        Quotes::Plain if is_plain(text, within) => text.to_owned(),
        Quotes::Single if !text.contains(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']) => format!("'{}'", text.replace('\'', "''")),
        Quotes::Plain | Quotes::Single | Quotes::Double => double(text),
    }
}

/// JSON's double quotes are YAML's; what YAML takes for the end of a line is escaped as well.
fn double(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    quoted.replace('\u{85}', "\\u0085").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029").replace('\u{FEFF}', "\\uFEFF")
}

/// Whether a text may stand without quotes and reads back as itself.
fn is_plain(text: &str, within: Within) -> bool {
    const OPENING: [char; 19] = ['-', '?', ':', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`'];
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let is_number = !text.starts_with('0') && text.len() <= 15;
    let words = ["yes", "no", "on", "off", "y", "n", "true", "false", "null", "~"];
    if text.is_empty() || text.trim() != text || text.starts_with(OPENING) || words.contains(&text.to_ascii_lowercase().as_str()) {
        return false;
    }
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '#' | ':');
    let flow = within == Within::Flow && text.contains(['[', ']', '{', '}', ',']);
    !flow && !text.contains(breaks) && if digits { is_number } else { serde_yaml::from_str::<Value>(text).is_ok_and(|value| value == text) }
}

#[cfg(test)]
mod tests {
    use super::{Data, Dialect, Quotes, Within, text_as, value};

    #[test]
    fn texts_are_quoted_where_they_must_be() {
        let plain = |text: &str| text_as(text, Quotes::Plain, Dialect::Yaml, Within::Flow);
        for kept in ["宣讲场次", "2022-2024", "“四季送”慰问", "2024", "a b", "教育、卫生"] {
            assert_eq!(plain(kept), kept);
        }
        for quoted in ["%", "", " a", "a: b", "a #b", "yes", "null", "0.10", "1e3", "a,b", "{a}", "- a", "0x10", "007", "甲\n乙", "@a"] {
            assert!(plain(quoted).starts_with('"'), "{quoted}");
        }
        assert_eq!(text_as("a,b", Quotes::Plain, Dialect::Yaml, Within::Block), "a,b");
        assert_eq!(text_as("it's", Quotes::Single, Dialect::Yaml, Within::Flow), "'it''s'");
        assert_eq!(text_as("甲", Quotes::Plain, Dialect::Json, Within::Flow), "\"甲\"");
    }

    #[test]
    fn collections_stand_on_one_line() {
        let data = Data::Map(vec![("2024".into(), Data::Bare("1.50".into())), ("甲".into(), Data::List(vec![Data::Text("a".into())]))]);
        assert_eq!(value(&data, Dialect::Yaml, Within::Block), "{2024: 1.50, 甲: [a]}");
        assert_eq!(value(&data, Dialect::Json, Within::Block), "{\"2024\": 1.50, \"甲\": [\"a\"]}");
    }
}
