//! Finds the tags of a template: where `{{ … }}`, `{% … %}` and `{# … #}` begin and end.

use std::ops::Range;

/// What a tag is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TagKind {
    /// `{{ … }}`
    Expression,
    /// `{% … %}`
    Statement,
    /// `{# … #}`
    Comment,
}

/// A tag with its delimiters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tag {
    /// What it is.
    pub(crate) kind: TagKind,
    /// Its bytes, delimiters included.
    pub(crate) range: Range<usize>,
    /// Whether it eats the white space around it (`{{-`, `-}}`).
    pub(crate) trims: bool,
}

/// The tags of a template, in order. One that never ends is left out: the template engine reports it.
pub(crate) fn tags(text: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find('{').map(|n| n + at) {
        let kind = match text.as_bytes().get(open + 1) {
            Some(b'{') => TagKind::Expression,
            Some(b'%') => TagKind::Statement,
            Some(b'#') => TagKind::Comment,
            _ => {
                at = open + 1;
                continue;
            }
        };
        let Some(end) = end_of(text, open + 2, kind) else { break };
        let inner = &text[open + 2..end - 2];
        let trims = inner.starts_with(['-', '+']) || inner.ends_with(['-', '+']);
        tags.push(Tag { kind, range: open..end, trims });
        at = end;
    }
    tags
}

/// The byte after the closing delimiter; quotes hide delimiters, except in comments.
fn end_of(text: &str, from: usize, kind: TagKind) -> Option<usize> {
    let close = match kind {
        TagKind::Expression => b"}}",
        TagKind::Statement => b"%}",
        TagKind::Comment => b"#}",
    };
    let bytes = text.as_bytes();
    let mut quote = None;
    let mut at = from;
    while at < bytes.len() {
        let byte = bytes[at];
        match quote {
            Some(_) if byte == b'\\' => at += 1,
            Some(open) if byte == open => quote = None,
            Some(_) => {}
            None if kind != TagKind::Comment && matches!(byte, b'"' | b'\'') => quote = Some(byte),
            None if bytes[at..].starts_with(close) => return Some(at + 2),
            None => {}
        }
        at += 1;
    }
    None
}

/// The names in an expression, with their bytes: not in quotes, not after `.` or `|`.
pub(crate) fn names(expression: &str) -> Vec<(Range<usize>, &str)> {
    let mut names = Vec::new();
    let mut quote = None;
    // The last sign since the last word.
    let mut before = ' ';
    let mut start = None;
    for (at, c) in expression.char_indices().chain([(expression.len(), ' ')]) {
        if let Some(open) = quote {
            quote = Some(open).filter(|open| *open != c);
            continue;
        }
        let letter = c == '_' || c.is_alphanumeric();
        match start {
            None if letter => start = Some(at),
            Some(from) if !letter => {
                let name = &expression[from..at];
                if !matches!(before, '.' | '|') && !name.starts_with(|c: char| c.is_ascii_digit()) {
                    names.push((from..at, name));
                }
                start = None;
                before = ' ';
            }
            _ => {}
        }
        if matches!(c, '"' | '\'') {
            quote = Some(c);
        }
        if !letter && !c.is_whitespace() {
            before = c;
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::{TagKind, names, tags};

    #[test]
    fn finds_tags_and_respects_quotes() {
        let text = "甲{{ a }}乙{% if x == '%}' %}丙{# {{ #}{{- b -}}{ {{ c";
        let found = tags(text);
        let kinds: Vec<_> = found.iter().map(|tag| (tag.kind, &text[tag.range.clone()], tag.trims)).collect();
        assert_eq!(
            kinds,
            [
                (TagKind::Expression, "{{ a }}", false),
                (TagKind::Statement, "{% if x == '%}' %}", false),
                (TagKind::Comment, "{# {{ #}", false),
                (TagKind::Expression, "{{- b -}}", true),
            ]
        );
    }

    #[test]
    fn finds_names() {
        let found: Vec<_> =
            names("lectures | value + ref('main') and a.b or 会员 | year(2023)").into_iter().map(|(_, name)| name).collect();
        assert_eq!(found, ["lectures", "ref", "and", "a", "or", "会员"]);
    }
}
