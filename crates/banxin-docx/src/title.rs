//! Titles in the lines that the pages have: Word knows neither words nor the shapes that a title may have (GB/T 9704 7.3.1).
//!
//! In: the spans of a title, and its lines as layout set them. Out: the spans with a line break after each line but the last. A title that
//! the user has broken stays as it is.

use std::borrow::Cow;

use banxin_compose::document::{Inline, Paragraph};

use crate::wml::{Piece, Run, RunProps, Span};
use crate::writer::Writer;

impl<'a> Writer<'a> {
    /// The spans of a title, broken.
    pub(crate) fn in_lines(&mut self, title: &Paragraph, spans: Vec<Span<'a>>) -> Vec<Span<'a>> {
        let lines = self.pages.title_lines(self.titles);
        self.titles += 1;
        let broken = title.inlines.iter().any(|inline| matches!(inline, Inline::LineBreak));
        // Another text than layout saw is not broken where that was.
        if broken || lines.len() < 2 || lines.concat() != title.plain_text() {
            return spans;
        }
        let label = title.label.as_ref().map_or(0, |label| label.text.chars().count());
        let mut ends: Vec<usize> = lines.iter().scan(0, |sum, line| Some(add(sum, line))).map(|end| end.saturating_sub(label)).collect();
        ends.pop();
        broken_at(spans, &ends)
    }
}

fn add(sum: &mut usize, line: &str) -> usize {
    *sum += line.chars().count();
    *sum
}

/// Spans with a line break behind each of these numbers of characters.
fn broken_at<'a>(spans: Vec<Span<'a>>, ends: &[usize]) -> Vec<Span<'a>> {
    let mut out = Vec::with_capacity(spans.len() + ends.len() * 2);
    let mut passed = 0;
    let mut ends = ends.iter().copied().peekable();
    for span in spans {
        let Span::Run(Run { props, piece: Piece::Text(mut text) }) = span else {
            out.push(span);
            continue;
        };
        while let Some(end) = ends.next_if(|end| *end <= passed + text.chars().count()) {
            let (before, rest) = split(&text, end - passed);
            passed = end;
            out.push(Span::Run(Run::new(props.clone(), Piece::Text(before.into()))));
            out.push(Span::Run(Run::new(RunProps::default(), Piece::LineBreak)));
            text = Cow::Owned(rest);
        }
        passed += text.chars().count();
        if !text.is_empty() {
            out.push(Span::Run(Run::new(props, Piece::Text(text))));
        }
    }
    out
}

fn split(text: &str, count: usize) -> (String, String) {
    (text.chars().take(count).collect(), text.chars().skip(count).collect())
}

#[cfg(test)]
mod tests {
    use super::broken_at;
    use crate::wml::{Piece, Run, Span};

    #[test]
    fn lines_end_where_they_are_told_to() {
        let spans = vec![Span::Run(Run::text("关于开展")), Span::Run(Run::text("检查的通知"))];
        let shown = |span: &Span<'_>| match span {
            Span::Run(Run { piece: Piece::Text(text), .. }) => text.to_string(),
            _ => "/".to_owned(),
        };
        let made: String = broken_at(spans.clone(), &[2, 6]).iter().map(shown).collect();
        assert_eq!(made, "关于/开展检查/的通知");
        let made: String = broken_at(spans, &[4]).iter().map(shown).collect();
        assert_eq!(made, "关于开展/检查的通知");
    }
}
