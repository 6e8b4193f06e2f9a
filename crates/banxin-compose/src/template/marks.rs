//! The marks that travel inside filled text.
//!
//! A token is `OPEN kind payload CLOSE`; its parts are separated by `SEP`. Numbers are written in sixteen noncharacters, so that nothing in a
//! mark is a letter, a space or a Markdown delimiter.

use std::fmt::Write as _;

const DIGIT_ZERO: u32 = 0xFDD0;
/// Begins the output of an expression; its number follows, then [`SEP`].
pub(crate) const EXPR_OPEN: char = '\u{FDE0}';
/// Ends the output of an expression.
pub(crate) const EXPR_CLOSE: char = '\u{FDE1}';
/// Between the parts of a mark.
pub(crate) const SEP: char = '\u{FDE2}';
/// Begins a token; a kind follows.
pub(crate) const OPEN: char = '\u{FDE3}';
/// Ends a token.
pub(crate) const CLOSE: char = '\u{FDE4}';
const FIGURE: char = '\u{FDE5}';
const REF: char = '\u{FDE6}';
const PAGE: char = '\u{FDE7}';
const RUBY: char = '\u{FDE8}';
const UNDER: char = '\u{FDE9}';
const LANG: char = '\u{FDEA}';
const INDEX: char = '\u{FDEB}';
/// Stands between punctuation and a Markdown delimiter, so that CommonMark's flanking rules, made for spaced scripts, let Chinese
/// emphasis open and close. Dropped when the text is read.
pub(crate) const PAD: char = '\u{FDEF}';

/// Whether a character is one of the marks.
pub(crate) fn is_mark(c: char) -> bool {
    ('\u{FDD0}'..='\u{FDEF}').contains(&c)
}

/// Writes a number.
pub(crate) fn push_number(number: usize, out: &mut String) {
    for digit in format!("{number:x}").chars() {
        let value = digit.to_digit(16).unwrap_or(0);
        out.extend(char::from_u32(DIGIT_ZERO + value));
    }
}

/// Reads the number at the start of `text` and returns the rest.
pub(crate) fn read_number(text: &str) -> Option<(usize, &str)> {
    let mut number: usize = 0;
    let mut rest = text;
    while let Some(c) = rest.chars().next().filter(|c| ('\u{FDD0}'..='\u{FDDF}').contains(c)) {
        number = number.checked_mul(16)?.checked_add((c as u32 - DIGIT_ZERO) as usize)?;
        rest = &rest[c.len_utf8()..];
    }
    (rest.len() < text.len()).then_some((number, rest))
}

/// Something that a template put into text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    /// The print of the ledger's figure at this index.
    Figure(usize, String),
    /// What a reference to this id prints.
    Ref(String),
    /// The page of this id.
    Page(String),
    /// A base with its reading.
    Ruby(String, String),
    /// Text with something under it.
    Under(Under, String),
    /// Text in the language of this tag.
    Lang(String, String),
    /// A place that the index names under this term; prints nothing.
    Index(String),
}

/// What stands under text between the lines; all of it can be under one text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Under {
    /// 着重号
    pub(crate) dots: bool,
    /// 专名号
    pub(crate) name_line: bool,
    /// 下划线
    pub(crate) underline: bool,
}

impl Under {
    fn bits(self) -> usize {
        usize::from(self.dots) | usize::from(self.name_line) << 1 | usize::from(self.underline) << 2
    }

    fn from_bits(bits: usize) -> Under {
        Under { dots: bits & 1 != 0, name_line: bits & 2 != 0, underline: bits & 4 != 0 }
    }
}

impl Token {
    /// Writes the token.
    pub(crate) fn push(&self, out: &mut String) {
        out.push(OPEN);
        let _ = match self {
            Token::Figure(index, text) => {
                out.push(FIGURE);
                push_number(*index, out);
                write!(out, "{SEP}{text}")
            }
            Token::Ref(id) => write!(out, "{REF}{id}"),
            Token::Page(id) => write!(out, "{PAGE}{id}"),
            Token::Index(term) => write!(out, "{INDEX}{term}"),
            Token::Ruby(base, reading) => write!(out, "{RUBY}{base}{SEP}{reading}"),
            Token::Lang(tag, text) => write!(out, "{LANG}{tag}{SEP}{text}"),
            Token::Under(under, text) => {
                out.push(UNDER);
                push_number(under.bits(), out);
                write!(out, "{SEP}{text}")
            }
        };
        out.push(CLOSE);
    }

    /// Reads what stands between [`OPEN`] and [`CLOSE`].
    pub(crate) fn read(inner: &str) -> Option<Token> {
        let kind = inner.chars().next()?;
        let rest = &inner[kind.len_utf8()..];
        Some(match kind {
            FIGURE => {
                let (index, rest) = read_number(rest)?;
                Token::Figure(index, rest.strip_prefix(SEP)?.to_owned())
            }
            REF => Token::Ref(rest.to_owned()),
            PAGE => Token::Page(rest.to_owned()),
            INDEX => Token::Index(rest.to_owned()),
            RUBY => {
                let (base, reading) = rest.split_once(SEP)?;
                Token::Ruby(base.to_owned(), reading.to_owned())
            }
            LANG => {
                let (tag, text) = rest.split_once(SEP)?;
                Token::Lang(tag.to_owned(), text.to_owned())
            }
            UNDER => {
                let (bits, rest) = read_number(rest)?;
                Token::Under(Under::from_bits(bits), rest.strip_prefix(SEP)?.to_owned())
            }
            _ => return None,
        })
    }
}

/// Text with `under` under it, besides what is there already.
pub(crate) fn under(text: &str, mut under: Under) -> Token {
    if let [Piece::Token(_, Token::Under(inner, _))] = pieces(text).as_slice() {
        under = Under::from_bits(under.bits() | inner.bits());
    }
    Token::Under(under, plain(text))
}

/// Text without its marks: what a reader sees, references left out.
pub(crate) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for piece in pieces(text) {
        match piece {
            Piece::Text(text) => out.push_str(text.1),
            Piece::Token(_, Token::Figure(_, text) | Token::Ruby(text, _) | Token::Under(_, text) | Token::Lang(_, text)) => {
                out.push_str(&text)
            }
            Piece::Token(_, Token::Ref(_) | Token::Page(_) | Token::Index(_)) => {}
        }
    }
    out
}

/// A stretch of marked text, with the byte at which it starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// Letters.
    Text((usize, &'a str)),
    /// A token.
    Token(usize, Token),
}

/// Splits marked text into letters and tokens; pads are dropped.
pub(crate) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let next = rest.find([OPEN, PAD, CLOSE]).unwrap_or(rest.len());
        if next > 0 {
            pieces.push(Piece::Text((at, &rest[..next])));
        }
        let Some(mark) = rest[next..].chars().next() else { break };
        let mut end = next + mark.len_utf8();
        if mark == OPEN
            && let Some(close) = rest[end..].find(CLOSE)
        {
            if let Some(token) = Token::read(&rest[end..end + close]) {
                pieces.push(Piece::Token(at + next, token));
            }
            end += close + CLOSE.len_utf8();
        }
        at += end;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::{PAD, Piece, Token, Under, pieces, plain, push_number, read_number};

    #[test]
    fn numbers_come_back() {
        for number in [0, 9, 16, 54, 65_535, 1_000_000] {
            let mut text = String::new();
            push_number(number, &mut text);
            text.push('x');
            assert_eq!(read_number(&text), Some((number, "x")));
        }
        assert_eq!(read_number("x"), None);
    }

    #[test]
    fn tokens_come_back() {
        let tokens = [
            Token::Figure(300, "2000余人次".into()),
            Token::Ref("main".into()),
            Token::Page("main".into()),
            Token::Ruby("彝".into(), "yí".into()),
            Token::Under(Under { dots: true, name_line: true, underline: false }, "重点".into()),
            Token::Lang("en".into(), "Work Report".into()),
        ];
        for token in tokens {
            let mut text = format!("甲{PAD}");
            token.push(&mut text);
            text.push('乙');
            let found = pieces(&text);
            assert_eq!(found.len(), 3);
            assert!(matches!(&found[1], Piece::Token(_, read) if *read == token), "{found:?}");
        }
    }

    #[test]
    fn plain_text_is_what_a_reader_sees() {
        let mut text = String::from("宣讲");
        Token::Figure(1, "35场".into()).push(&mut text);
        text.push('。');
        assert_eq!(plain(&text), "宣讲35场。");
    }
}
