//! Fields: what Word computes. Each part of a field stands in a run of its own, as Word writes them, and its present result is given, so
//! that no reader has to compute before it shows.

use std::borrow::Cow;

use crate::wml::{Piece, Run, RunProps};

/// A field with its instruction and its present result.
pub(crate) fn field<'a>(instruction: String, result: impl Into<Cow<'a, str>>, props: &RunProps) -> Vec<Run<'a>> {
    let run = |piece| Run::new(props.clone(), piece);
    vec![
        run(Piece::FieldBegin),
        run(Piece::Instruction(instruction)),
        run(Piece::FieldSeparate),
        run(Piece::Text(result.into())),
        run(Piece::FieldEnd),
    ]
}

/// The number of the present page.
pub(crate) fn page_number(props: &RunProps) -> Vec<Run<'static>> {
    field("PAGE".to_owned(), "1", props)
}

/// The number of the page of a bookmark.
pub(crate) fn page_of<'a>(bookmark: &str, label: impl Into<Cow<'a, str>>, props: &RunProps) -> Vec<Run<'a>> {
    field(format!("PAGEREF {bookmark} \\h"), label, props)
}

/// What a bookmark encloses.
pub(crate) fn text_of<'a>(bookmark: &str, text: impl Into<Cow<'a, str>>, props: &RunProps) -> Vec<Run<'a>> {
    field(format!("REF {bookmark} \\h"), text, props)
}

/// The next number of a sequence (表, 图). `restart` sets the sequence to the number where the document's numbers jump.
pub(crate) fn sequence(name: &str, number: u32, restart: Restart, props: &RunProps) -> Vec<Run<'static>> {
    let mut instruction = format!("SEQ {name} \\* ARABIC");
    if restart == Restart::Here {
        instruction.push_str(&format!(" \\r {number}"));
    }
    field(instruction, number.to_string(), props)
}

/// Whether a sequence goes on or is set anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Restart {
    /// One more than the last.
    No,
    /// At the number stated.
    Here,
}
