//! Every diagnostic code of banxin, with its texts: one file a family.
//!
//! `BX01` reading input · `BX02` figures and templates · `BX03` the document · `BX04` lines and pages · `BX05` fonts ·
//! `BX06` output · `BX07` pictures. A number is never reused. [`all`] lists them for `banxin explain` and for the test that
//! proves every text exists in both languages.

mod document;
mod figures;
mod fonts;
mod input;
mod layout;
mod output;
mod pictures;

pub use document::{
    BAD_HEADING_LEVEL, CHART_AS_TABLE, DUPLICATE_ID, NOT_YET_SET, TABLE_SHAPE, UNKNOWN_NOTE, UNKNOWN_REF, UNSUPPORTED_MARKDOWN,
};
pub use figures::{
    BAD_FILTER, CHECK_EXPLAINED, CHECK_FAILED, DERIVE_CYCLE, DERIVE_UNDEFINED, DIVISION_BY_ZERO, DUPLICATE_FIGURE, NO_SUCH_PERIOD,
    NO_VALUE, NUMBER_TOO_LARGE, SERIES_MISMATCH, TEMPLATE_ERROR, UNDEFINED_FIGURE,
};
pub use fonts::{FACE_SUBSTITUTED, FONT_NOT_FOUND, FONT_UNREADABLE, GLYPH_FALLBACK, GLYPH_MISSING};
pub use input::{
    BAD_VALUE, DUPLICATE_KEY, FILE_NOT_FOUND, FILE_UNREADABLE, INPUT_TOO_LARGE, MISSING_KEY, NOT_ONE_KEY, OUTSIDE_FOLDER,
    RESERVED_CHARACTER, SHEET_NOT_FOUND, UNEVEN_ROW, UNKNOWN_KEY, UNSUPPORTED_FORMAT, WRONG_TYPE, YAML_SYNTAX,
};
pub use layout::{OVERFULL_LINE, TABLE_TOO_WIDE};
pub use output::{INTERNAL, PDF_PROFILE_UNAVAILABLE, WRITE_FAILED};
pub use pictures::{IMAGE_LOW_RESOLUTION, IMAGE_MISSING_ALT, IMAGE_TOO_LARGE, IMAGE_UNREADABLE};

use crate::CodeInfo;

/// Every code, in the order of its number.
pub fn all() -> Vec<&'static CodeInfo> {
    [input::CODES, figures::CODES, document::CODES, layout::CODES, fonts::CODES, output::CODES, pictures::CODES].concat()
}

/// The code with this number, in any case of letters.
pub fn find(id: &str) -> Option<&'static CodeInfo> {
    all().into_iter().find(|code| code.id.eq_ignore_ascii_case(id))
}

#[cfg(test)]
mod tests {
    use super::all;

    #[test]
    fn numbers_are_unique_and_sorted() {
        let ids: Vec<_> = all().into_iter().map(|code| code.id).collect();
        let mut sorted = ids.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(ids, sorted);
        assert!(ids.iter().all(|id| id.len() == 6 && id.starts_with("BX")));
    }

    #[test]
    fn every_text_has_both_languages_and_the_same_arguments() {
        for code in all() {
            for (name, text) in [("message", code.message), ("hint", code.hint), ("why", code.why)] {
                assert_eq!(text.zh.is_empty(), text.en.is_empty(), "{code} {name} lacks a language");
                assert_eq!(names(text.zh), names(text.en), "{code} {name} names other arguments");
            }
            assert!(!code.message.zh.is_empty() && !code.why.zh.is_empty() && !code.bad.is_empty() && !code.good.is_empty(), "{code}");
            assert!(!code.message.en.ends_with('.') && !code.message.zh.ends_with('。'), "{code}");
            assert!(code.message.zh.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c)), "{code} zh is not Chinese");
        }
    }

    fn names<'a>(text: &'a str) -> Vec<&'a str> {
        // `reason_zh` and `reason_en` are one argument in two languages.
        let name = |part: &'a str| part.split('}').next().map(|name| name.trim_end_matches("_zh").trim_end_matches("_en"));
        let mut names: Vec<_> = text.split('{').skip(1).filter_map(name).collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}
