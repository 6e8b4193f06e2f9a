//! From the decoded text of a scalar back to the bytes it was written with.
//!
//! In: the raw scalar and a byte range of its decoded text. Out: the byte range of the raw scalar. Both texts are walked side by side: escapes,
//! doubled quotes and folded line ends are where they part.

use std::ops::Range;

/// How a scalar is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Without quotes.
    Plain,
    /// '…'
    Single,
    /// "…"
    Double,
    /// `|`, with its decoded text.
    Literal(Box<str>),
    /// `>`, with its decoded text.
    Folded(Box<str>),
}

impl Form {
    /// Whether it is `|` or `>`.
    pub(crate) fn is_block(&self) -> bool {
        matches!(self, Form::Literal(_) | Form::Folded(_))
    }
}

/// A stretch of decoded text and the raw bytes it comes from. Stretches of equal length map byte by byte.
struct Piece {
    decoded: usize,
    raw: Range<usize>,
}

/// The bytes of `raw` that `within` of the decoded text was written with.
pub(crate) fn source_range(raw: &str, form: &Form, within: &Range<usize>) -> Range<usize> {
    let pieces = match form {
        Form::Plain => flow(raw, 0..raw.len(), Quote::None),
        Form::Single => flow(raw, inner(raw), Quote::Single),
        Form::Double => flow(raw, inner(raw), Quote::Double),
        Form::Literal(decoded) => block(raw, decoded, Folding::Kept),
        Form::Folded(decoded) => block(raw, decoded, Folding::Folded),
    };
    let start = offset(&pieces, within.start, Edge::Start).unwrap_or(raw.len());
    let end = if within.is_empty() { start } else { offset(&pieces, within.end, Edge::End).unwrap_or(raw.len()) };
    start..end.max(start)
}

/// Which end of a range an offset is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    Start,
    End,
}

fn offset(pieces: &[Piece], at: usize, edge: Edge) -> Option<usize> {
    let mut begin = 0;
    let mut last = None;
    for piece in pieces {
        let end = begin + piece.decoded;
        let inside = match edge {
            Edge::Start => (begin..end).contains(&at),
            Edge::End => begin < at && at <= end,
        };
        if inside {
            let same = piece.decoded == piece.raw.len();
            return Some(match edge {
                _ if same => piece.raw.start + (at - begin),
                Edge::Start => piece.raw.start,
                Edge::End => piece.raw.end,
            });
        }
        last = Some(piece.raw.end);
        begin = end;
    }
    last
}

/// The bytes between the quotes.
fn inner(raw: &str) -> Range<usize> {
    let start = 1.min(raw.len());
    start..raw.len().saturating_sub(1).max(start)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Quote {
    None,
    Single,
    Double,
}

/// Walks a plain or quoted scalar.
fn flow(raw: &str, range: Range<usize>, quote: Quote) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let text = raw.get(..range.end).unwrap_or_default();
    let mut at = range.start;
    while let Some(rest) = text.get(at..)
        && let Some(first) = rest.chars().next()
    {
        let (decoded, length) = match first {
            ' ' | '\t' | '\r' | '\n' => white(rest),
            '\'' if quote == Quote::Single => (1, if rest.starts_with("''") { 2 } else { 1 }),
            '\\' if quote == Quote::Double => escape(rest),
            _ => {
                let length = rest.find([' ', '\t', '\r', '\n', '\'', '\\']).unwrap_or(rest.len()).max(first.len_utf8());
                (length, length)
            }
        };
        pieces.push(Piece { decoded, raw: at..at + length });
        at += length;
    }
    pieces
}

/// A run of blanks: itself, or folded to a blank or to line ends if it holds one. (decoded, raw) lengths.
fn white(rest: &str) -> (usize, usize) {
    let run = rest.find(|c| !matches!(c, ' ' | '\t' | '\r' | '\n')).unwrap_or(rest.len());
    let raw = rest.get(..run).unwrap_or_default();
    match raw.bytes().filter(|byte| *byte == b'\n').count() {
        0 => (run, run),
        1 => (1, run),
        lines => (lines - 1, run),
    }
}

/// An escape of a double-quoted scalar: (decoded, raw) lengths.
fn escape(rest: &str) -> (usize, usize) {
    let hex = |digits: usize| {
        let code = rest.get(2..2 + digits).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let length = code.and_then(char::from_u32).map_or(1, char::len_utf8);
        (length, 2 + digits)
    };
    match rest.chars().nth(1) {
        Some('x') => hex(2),
        Some('u') => hex(4),
        Some('U') => hex(8),
        // A line end after a backslash joins the lines; further empty lines stay.
        Some('\r' | '\n') => {
            let blank = rest.get(1..).map_or(0, |rest| white(rest).1);
            let lines = rest.get(1..=blank).unwrap_or_default().bytes().filter(|byte| *byte == b'\n').count();
            (lines.saturating_sub(1), 1 + blank)
        }
        // NEL and the no-break space take two bytes, the line and paragraph separators three.
        Some('N' | '_') => (2, 2),
        Some('L' | 'P') => (3, 2),
        Some(other) => (1, 1 + other.len_utf8()),
        None => (1, 1),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Folding {
    Kept,
    Folded,
}

/// Walks a block scalar line by line, knowing its decoded text.
fn block(raw: &str, decoded: &str, folding: Folding) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let header = raw.find('\n').map_or(raw.len(), |at| at + 1);
    let body = raw.get(header..).unwrap_or_default();
    let indent = indent_of(body, decoded);
    let mut done = 0;
    let mut at = header;
    for line in body.split_inclusive('\n') {
        let content = line.trim_end_matches('\n').trim_end_matches('\r');
        let strip = content.bytes().take(indent).take_while(|byte| *byte == b' ').count();
        let content = content.get(strip..).unwrap_or_default();
        let start = at + strip;
        if folding == Folding::Kept || !content.is_empty() {
            // What stands between the last content and this one in the decoded text comes from the line ends between them.
            let rest = decoded.get(done..).unwrap_or_default();
            let gap = if folding == Folding::Kept { 0 } else { gap(rest, content) };
            if gap > 0 {
                let from = pieces.last().map_or(header, |piece: &Piece| piece.raw.end);
                pieces.push(Piece { decoded: gap, raw: from..start });
            }
            pieces.push(Piece { decoded: content.len(), raw: start..start + content.len() });
            done += gap + content.len();
            if folding == Folding::Kept && done < decoded.len() {
                pieces.push(Piece { decoded: 1, raw: start + content.len()..at + line.len() });
                done += 1;
            }
        }
        at += line.len();
    }
    pieces
}

/// The length of the fold before `content` at the start of `rest`.
fn gap(rest: &str, content: &str) -> usize {
    if rest.starts_with(content) && !content.starts_with(' ') {
        return 0;
    }
    let lines = rest.bytes().take_while(|byte| *byte == b'\n').count();
    if lines == 0 && rest.starts_with(' ') && rest.get(1..).is_some_and(|rest| rest.starts_with(content)) { 1 } else { lines }
}

/// How many blanks of each line are not content: those of the first line that has some, less those kept in the decoded text.
fn indent_of(body: &str, decoded: &str) -> usize {
    let lead = |line: &str| line.bytes().take_while(|byte| *byte == b' ').count();
    let first = |text: &str| text.lines().find(|line| !line.trim().is_empty()).map_or(0, lead);
    first(body).saturating_sub(first(decoded))
}
