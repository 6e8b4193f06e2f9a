//! ToUnicode maps (ISO 32000-1 9.10.3): `bfchar` and `bfrange` of two-byte codes.

use std::collections::BTreeMap;

use super::utf16_text;

/// Code to text.
pub(super) fn read(source: &str) -> BTreeMap<u16, String> {
    let mut map = BTreeMap::new();
    let mut tokens = tokens(source).into_iter();
    let mut pending: Vec<Vec<u8>> = Vec::new();
    let mut ranges = false;
    while let Some(token) = tokens.next() {
        match token {
            Token::Word(word) => {
                pending.clear();
                match word.as_str() {
                    "beginbfrange" => ranges = true,
                    "beginbfchar" => ranges = false,
                    "begincodespacerange" => while !matches!(tokens.next(), None | Some(Token::Word(_))) {},
                    _ => {}
                }
            }
            Token::Hex(bytes) => pending.push(bytes),
        }
        match (pending.as_slice(), ranges) {
            ([from, target], false) => {
                map.insert(code(from), utf16_text(target));
                pending.clear();
            }
            ([from, to, target], true) => {
                for (step, at) in (code(from)..=code(to)).enumerate() {
                    map.insert(at, utf16_text(&advanced(target, step)));
                }
                pending.clear();
            }
            _ => {}
        }
    }
    map
}

enum Token {
    Word(String),
    Hex(Vec<u8>),
}

fn tokens(source: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = source;
    // A list of targets in a range is not read: such a map would lack codes, and whoever looks one up would say so.
    while let Some(start) = rest.find(|c: char| !c.is_whitespace()) {
        rest = &rest[start..];
        if let Some(hex) = rest.strip_prefix('<').filter(|rest| !rest.starts_with('<')) {
            let end = hex.find('>').expect("the end of a code");
            tokens.push(Token::Hex(bytes(&hex[..end])));
            rest = &hex[end + 1..];
        } else {
            let end = rest[1..].find(|c: char| c.is_whitespace() || c == '<').map_or(rest.len(), |end| end + 1);
            tokens.push(Token::Word(rest[..end].to_owned()));
            rest = &rest[end..];
        }
    }
    tokens
}

fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<u8> = hex.bytes().filter(u8::is_ascii_hexdigit).collect();
    let digit = |byte: u8| u8::try_from(char::from(byte).to_digit(16).expect("a hex digit")).expect("below 16");
    digits.chunks(2).map(|pair| digit(pair[0]) << 4 | pair.get(1).map_or(0, |low| digit(*low))).collect()
}

fn code(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0, |code, byte| code << 8 | u16::from(*byte))
}

/// A range's target for its `step`th code: the last byte counts up.
fn advanced(target: &[u8], step: usize) -> Vec<u8> {
    let mut target = target.to_vec();
    let last = target.last_mut().expect("a target");
    *last = last.checked_add(u8::try_from(step).expect("a short range")).expect("a range within one last byte");
    target
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn single_codes_and_ranges_are_read() {
        let map = read(
            "/CIDInit /ProcSet findresource begin\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n\
             2 beginbfchar\n<0003> <4E00>\n<0004> <D840DC00>\nendbfchar\n1 beginbfrange\n<0010> <0012> <0041>\nendbfrange",
        );
        let read: Vec<_> = map.iter().map(|(code, text)| (*code, text.as_str())).collect();
        assert_eq!(read, [(3, "一"), (4, "𠀀"), (16, "A"), (17, "B"), (18, "C")]);
    }
}
