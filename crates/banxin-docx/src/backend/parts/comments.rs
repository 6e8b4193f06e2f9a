//! The part of the comments.

use super::super::error::Fault;
use super::super::xml::Xml;
use super::root;
use crate::comments::CommentText;

/// The comments, in the order of their numbers, all said on one day, `2025-01-20`.
pub(crate) fn comments(
    texts: &[CommentText<'_>],
    day: &str,
    paragraphs: impl Fn(&CommentText<'_>) -> Result<Vec<u8>, Fault>,
) -> Result<Vec<u8>, Fault> {
    let mut bytes = root("w:comments").into_bytes();
    for (id, text) in (0u32..).zip(texts) {
        let (id, date) = (id.to_string(), format!("{day}T00:00:00Z"));
        let mut open = Xml::new();
        let said = [("w:author", text.author), ("w:date", date.as_str()), ("w:initials", text.initials.as_str())];
        open.open("w:comment", &[&[("w:id", id.as_str())], said.as_slice()].concat());
        bytes.extend(open.into_bytes());
        bytes.extend(paragraphs(text)?);
        bytes.extend_from_slice(b"</w:comment>");
    }
    bytes.extend_from_slice(b"</w:comments>");
    Ok(bytes)
}
