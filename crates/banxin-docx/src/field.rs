//! Fields: what Word computes. Each part of a field stands in a run of its own, as Word writes them, and its present result is given, so
//! that no reader has to compute before it shows.

use std::borrow::Cow;

use crate::options::Target;
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

/// How many pages there are.
pub(crate) fn page_count(pages: usize, props: &RunProps) -> Vec<Run<'static>> {
    field("NUMPAGES".to_owned(), pages.to_string(), props)
}

/// The number of the page of a bookmark.
pub(crate) fn page_of<'a>(bookmark: &str, label: impl Into<Cow<'a, str>>, props: &RunProps) -> Vec<Run<'a>> {
    field(format!("PAGEREF {bookmark} \\h"), label, props)
}

/// What a bookmark encloses.
pub(crate) fn text_of<'a>(bookmark: &str, text: impl Into<Cow<'a, str>>, props: &RunProps) -> Vec<Run<'a>> {
    field(format!("REF {bookmark} \\h"), text, props)
}

/// The next number of a sequence (表, 图).
pub(crate) fn sequence(name: &str, number: u32, step: Step, props: &RunProps) -> Vec<Run<'static>> {
    let mut instruction = format!("SEQ {name} \\* ARABIC");
    match step {
        Step::Next => {}
        Step::InChapter => instruction.push_str(" \\s 1"),
        Step::To => instruction.push_str(&format!(" \\r {number}")),
    }
    field(instruction, number.to_string(), props)
}

/// How a sequence comes to its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// One more than the last.
    Next,
    /// One more than the last since the heading of level 1, as Word counts by itself.
    InChapter,
    /// As stated: the document's numbers jump, or begin again where Word would not.
    To,
}

/// Where a sequence stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sequence {
    /// The chapter of its last caption; empty where numbers run through the document.
    pub(crate) chapter: String,
    /// Its last number.
    pub(crate) number: u32,
    /// How many headings of level 1 stood before it.
    pub(crate) headings: u32,
}

impl Sequence {
    /// How it goes on to `next`.
    pub(crate) fn step(&self, next: &Sequence, target: Target) -> Step {
        let follows = next.number == self.number.saturating_add(1);
        if next.chapter.is_empty() {
            return if follows && self.chapter.is_empty() { Step::Next } else { Step::To };
        }
        // Word begins again at every heading of level 1; LibreOffice nowhere.
        let counted = if next.headings == self.headings { self.number } else { 0 };
        match target {
            Target::Word if next.number == counted.saturating_add(1) => Step::InChapter,
            Target::LibreOffice if follows && next.chapter == self.chapter => Step::Next,
            Target::Word | Target::LibreOffice => Step::To,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Sequence, Step};
    use crate::options::Target;

    fn at(chapter: &str, number: u32, headings: u32) -> Sequence {
        Sequence { chapter: chapter.to_owned(), number, headings }
    }

    #[test]
    fn numbers_through_the_report_are_counted_and_jumps_are_stated() {
        assert_eq!(Sequence::default().step(&at("", 1, 3), Target::Word), Step::Next);
        assert_eq!(at("", 1, 3).step(&at("", 4, 3), Target::Word), Step::To);
    }

    #[test]
    fn word_counts_by_chapter_itself_but_where_its_headings_are_no_chapters() {
        assert_eq!(at("1", 3, 1).step(&at("2", 1, 2), Target::Word), Step::InChapter);
        assert_eq!(at("2", 1, 2).step(&at("2", 2, 2), Target::Word), Step::InChapter);
        // A heading without a number stands between.
        assert_eq!(at("2", 1, 2).step(&at("2", 2, 3), Target::Word), Step::To);
        // An attachment has no heading of level 1.
        assert_eq!(at("2", 1, 2).step(&at("附", 1, 2), Target::Word), Step::To);
    }

    #[test]
    fn libreoffice_is_told_where_numbers_begin_again() {
        assert_eq!(at("1", 3, 1).step(&at("2", 1, 2), Target::LibreOffice), Step::To);
        assert_eq!(at("2", 1, 2).step(&at("2", 2, 2), Target::LibreOffice), Step::Next);
    }
}
