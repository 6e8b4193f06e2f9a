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

/// A tag that has no end of its own: it swallows the next one, or nothing ends it. From its delimiter to where it should have ended.
pub(crate) fn unclosed(text: &str, tags: &[Tag]) -> Option<Range<usize>> {
    let trimmed = |range: Range<usize>| {
        let part = text.get(range.clone()).unwrap_or_default();
        let line = part.split('\n').next().unwrap_or_default().trim_end();
        range.start..range.start + line.len()
    };
    let swallowing = tags.iter().filter(|tag| tag.kind == TagKind::Expression).find_map(|tag| {
        let inner = text.get(tag.range.start + 2..tag.range.end)?;
        let next = inner.find("{{").or_else(|| inner.find("{%"))?;
        Some(trimmed(tag.range.start..tag.range.start + 2 + next))
    });
    let after = tags.last().map_or(0, |tag| tag.range.end);
    let never = || {
        let rest = text.get(after..)?;
        let open = ["{{", "{%", "{#"].iter().filter_map(|open| rest.find(open)).min()?;
        Some(trimmed(after + open..text.len()))
    };
    swallowing.or_else(never)
}

/// The innermost statement that wants an `{% end… %}` and has none.
pub(crate) fn open_statement(text: &str, tags: &[Tag]) -> Option<Range<usize>> {
    const OPENING: [&str; 8] = ["if", "for", "with", "filter", "macro", "call", "block", "autoescape"];
    let mut open = Vec::new();
    for tag in tags.iter().filter(|tag| tag.kind == TagKind::Statement) {
        let inner = text.get(tag.range.start + 2..tag.range.end - 2).unwrap_or_default().trim_start_matches(['-', '+']);
        let word = inner.split_whitespace().next().unwrap_or_default();
        if OPENING.contains(&word) || (word == "set" && !inner.contains('=')) {
            open.push(tag.range.clone());
        } else if word.starts_with("end") {
            open.pop();
        }
    }
    open.pop()
}

/// The name behind the dot that follows a name, which ends at byte `end`.
pub(crate) fn field_after(expression: &str, end: usize) -> Option<Range<usize>> {
    let rest = expression.get(end..)?.strip_prefix('.')?;
    let length = rest.find(|c: char| c != '_' && !c.is_alphanumeric()).unwrap_or(rest.len());
    (length > 0).then_some(end + 1..end + 1 + length)
}

/// The name of the function that an expression calls, if it is a call.
pub(crate) fn called(expression: &str) -> Option<&str> {
    let (name, _) = expression.split_once('(')?;
    let name = name.trim_end();
    (!name.is_empty() && name.chars().all(|c| c == '_' || c.is_alphanumeric())).then_some(name)
}

/// What stands between the parentheses of a call.
pub(crate) fn argument(call: &str) -> Option<Range<usize>> {
    let (from, to) = (call.find('(')? + 1, call.rfind(')')?);
    let inner = call.get(from..to)?;
    let start = from + (inner.len() - inner.trim_start().len());
    let end = start + inner.trim().len();
    (start < end).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::{TagKind, argument, called, field_after, names, open_statement, tags, unclosed};

    #[test]
    fn finds_parts_of_calls() {
        assert_eq!((called("ref('a')"), called("a + b(1)"), called("a")), (Some("ref"), None, None));
        assert_eq!(argument("year( 2022 )").map(|range| &"year( 2022 )"[range]), Some("2022"));
        assert_eq!((argument("ref()"), argument("a")), (None, None));
        assert_eq!(field_after("a.会员 + b", 1), Some(2..8));
        assert_eq!((field_after("a + b", 1), field_after("a.", 1)), (None, None));
    }

    #[test]
    fn finds_what_is_not_closed() {
        let part = |text: &'static str| unclosed(text, &tags(text)).map(|range| &text[range]);
        assert_eq!(part("甲{{ a }}乙{{ b 丙\n丁"), Some("{{ b 丙"));
        assert_eq!(part("甲{{ a 乙{{ b }}"), Some("{{ a 乙"));
        assert_eq!(part("{% if a"), Some("{% if a"));
        assert_eq!(part("甲{{ a }}{丙}"), None);
        let open = |text: &'static str| open_statement(text, &tags(text)).map(|range| &text[range]);
        assert_eq!(open("{% if a %}{% for b in c %}{% endfor %}"), Some("{% if a %}"));
        assert_eq!(open("{% set a = 1 %}{% if a %}{% endif %}"), None);
    }

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
