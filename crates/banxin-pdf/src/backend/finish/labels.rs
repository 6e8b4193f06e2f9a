//! Page labels (ISO 32000-1 12.4.2): viewers show the numbers that are printed.

use banxin_layout::frame::PagedDocument;
use lopdf::{Dictionary, Object, ObjectId};

use crate::backend::file::File;
use crate::backend::syntax;

/// Writes the labels.
pub(super) fn write(document: &PagedDocument, file: &mut File) -> ObjectId {
    let mut nums = Vec::new();
    let mut expected: Option<Label> = None;
    for (index, page) in document.pages.iter().enumerate() {
        let label = Label::parse(&page.label);
        if expected.as_ref() != Some(&label) {
            nums.push(syntax::int(index));
            nums.push(Object::Dictionary(label.dict()));
        }
        expected = Some(label.next());
    }
    file.add(syntax::dict([("Nums", Object::Array(nums))]))
}

/// What a page is called.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Label {
    Decimal(u32),
    Roman(u32),
    Text(String),
}

impl Label {
    fn parse(label: &str) -> Label {
        if let Ok(number @ 1..) = label.parse() {
            return Label::Decimal(number);
        }
        match roman(label) {
            Some(number) => Label::Roman(number),
            None => Label::Text(label.to_owned()),
        }
    }

    /// What the next page of the same range is called.
    fn next(&self) -> Label {
        match self {
            Label::Decimal(number) => Label::Decimal(number.saturating_add(1)),
            Label::Roman(number) => Label::Roman(number.saturating_add(1)),
            Label::Text(text) => Label::Text(text.clone()),
        }
    }

    fn dict(&self) -> Dictionary {
        match self {
            Label::Decimal(number) => syntax::dict([("S", syntax::name("D")), ("St", Object::Integer(i64::from(*number)))]),
            Label::Roman(number) => syntax::dict([("S", syntax::name("r")), ("St", Object::Integer(i64::from(*number)))]),
            Label::Text(text) => syntax::dict([("P", syntax::text(text))]),
        }
    }
}

/// The value of a lower-case Roman numeral up to a few thousand; `None` for anything else.
fn roman(text: &str) -> Option<u32> {
    const DIGITS: [(&str, u32); 13] = [
        ("m", 1000),
        ("cm", 900),
        ("d", 500),
        ("cd", 400),
        ("c", 100),
        ("xc", 90),
        ("l", 50),
        ("xl", 40),
        ("x", 10),
        ("ix", 9),
        ("v", 5),
        ("iv", 4),
        ("i", 1),
    ];
    let (mut rest, mut value) = (text, 0u32);
    for (digit, worth) in DIGITS {
        let mut times = 0;
        while let Some(after) = rest.strip_prefix(digit) {
            (rest, value, times) = (after, value + worth, times + 1);
            if times > 3 || (times > 1 && worth.to_string().starts_with(['4', '5', '9'])) {
                return None;
            }
        }
    }
    (rest.is_empty() && value > 0).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::{Label, roman};

    #[test]
    fn roman_numerals_are_told_from_words() {
        assert_eq!(roman("i"), Some(1));
        assert_eq!(roman("xiv"), Some(14));
        assert_eq!(roman("mcmxcix"), Some(1999));
        assert_eq!((roman(""), roman("iiii"), roman("vv"), roman("iix"), roman("mix!")), (None, None, None, None, None));
    }

    #[test]
    fn ranges_continue() {
        assert_eq!(Label::parse("7").next(), Label::parse("8"));
        assert_eq!(Label::parse("iii").next(), Label::parse("iv"));
        assert_eq!(Label::parse("").next(), Label::parse(""));
    }
}
