//! Page numbers: which page is odd, what a page is called.
//!
//! The number decides the side of the sheet: odd pages are right-hand pages (单页), as in Word. A section that starts on an odd page (单页起) gets a
//! blank page before it when the page before is odd too, also where its numbering starts anew; the blank page counts and carries no number
//! (GB/T 9704 7.5).

use banxin_compose::document::{NumberForm, Section, SectionStart};

use super::plan::PlannedPage;

/// Counts pages through the document.
#[derive(Debug, Default)]
pub(crate) struct Folio {
    last: u32,
}

impl Folio {
    /// Turns to a section: adds the blank page it needs before it, and starts its numbers.
    pub(crate) fn begin(&mut self, section: &Section, pages: &mut Vec<PlannedPage>) {
        if section.start == SectionStart::OddPage
            && let Some(before) = pages.last()
            && !before.is_even()
        {
            self.last += 1;
            let blank =
                PlannedPage { section: before.section, number: self.last, label: String::new(), turned: false, regions: Vec::new() };
            pages.push(blank);
        }
        if section.numbering.start > 0 {
            self.last = section.numbering.start - 1;
        }
    }

    /// The number of the next page of a section, and what the page is called.
    pub(crate) fn next(&mut self, section: &Section) -> (u32, String) {
        self.last = self.last.saturating_add(1);
        (self.last, label(self.last, section.numbering.form))
    }
}

/// What a page is called: `12`, `xii`; empty if its number is not printed.
fn label(number: u32, form: NumberForm) -> String {
    match form {
        NumberForm::Hidden => String::new(),
        NumberForm::Decimal => number.to_string(),
        NumberForm::LowerRoman => lower_roman(number),
    }
}

/// Roman numerals up to 3999; larger numbers stay Arabic.
fn lower_roman(number: u32) -> String {
    const STEPS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if number == 0 || number > 3999 {
        return number.to_string();
    }
    let mut rest = number;
    let mut text = String::new();
    for (value, letters) in STEPS {
        while rest >= value {
            text.push_str(letters);
            rest -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::lower_roman;

    #[test]
    fn roman_numerals() {
        let texts: Vec<_> = [1, 4, 9, 14, 40, 90, 400, 1994, 3999, 4000].into_iter().map(lower_roman).collect();
        assert_eq!(texts, ["i", "iv", "ix", "xiv", "xl", "xc", "cd", "mcmxciv", "mmmcmxcix", "4000"]);
    }
}
