//! Every diagnostic code of banxin, with its texts: one file a family.
//!
//! `BX01` reading input · `BX02` figures and templates · `BX03` the document · `BX04` lines and pages · `BX05` fonts ·
//! `BX06` output · `BX07` pictures · `BX08` lints on prose. A number is never reused. [`all`] lists them for `banxin explain` and for the test that
//! proves every text exists in both languages.

mod books;
mod charts;
mod checks;
mod columns;
mod compare;
mod document;
mod figures;
mod fonts;
mod input;
mod layout;
mod ledger;
mod official;
mod output;
mod pictures;
mod prose;
mod tables;
mod templates;
mod themes;
mod word;

pub use books::EMPTY_INDEX;
pub use charts::{
    CHART_EMPTY, CHART_LENGTH, CHART_MANY_SLICES, CHART_MIXED_UNITS, CHART_NEGATIVE_SHARE, CHART_RANGE, CHART_SERIES_SOURCE,
    CHART_UNUSED_KEY,
};
pub use checks::{PART_CYCLE, PART_UNIT, PARTS_EXCEED, SHARES_RULE, TOLD_IN_UNITS, TOLD_TWICE, TOTAL_MISMATCH, TOTAL_NEAR};
pub use columns::{COLUMNS_NARROW, COLUMNS_WITHIN};
pub use compare::UNEXPLAINED_JUMP;
pub use document::{BAD_HEADING_LEVEL, DUPLICATE_ID, NOT_YET_SET, TABLE_SHAPE, UNKNOWN_NOTE, UNKNOWN_REF, UNSUPPORTED_MARKDOWN};
pub use figures::{
    BAD_FILTER, CHECK_EXPLAINED, CHECK_FAILED, DERIVE_CYCLE, DERIVE_UNDEFINED, DIVISION_BY_ZERO, DUPLICATE_FIGURE, NO_PERCENTAGE,
    NO_PERIOD_BEFORE, NO_SUCH_PERIOD, NO_VALUE, NUMBER_TOO_LARGE, PERIODS_DIFFER, SERIES_MISMATCH, TEMPLATE_ERROR, UNDEFINED_FIGURE,
    UNKNOWN_FUNCTION,
};
pub use fonts::{FACE_SUBSTITUTED, FONT_NOT_FOUND, FONT_UNREADABLE, GLYPH_FALLBACK, GLYPH_MISSING};
pub use input::{
    BAD_VALUE, DUPLICATE_KEY, FILE_NOT_FOUND, FILE_UNREADABLE, INPUT_TOO_LARGE, LEDGER_INCOMPLETE, MISSING_KEY, NOT_ONE_KEY,
    OUTSIDE_FOLDER, PATH_NOT_FOUND, RESERVED_CHARACTER, SHEET_NOT_FOUND, UNEVEN_ROW, UNKNOWN_KEY, UNSUPPORTED_FORMAT, WRONG_TYPE,
    YAML_SYNTAX,
};
pub use layout::{LOOSE_LINE, OVERFULL_LINE, TABLE_TOO_WIDE};
pub use ledger::{
    BAD_CELL, COLUMN_TWICE, COMPUTED_CHANGED, EDIT_NOT_VERIFIED, FIGURE_IN_TWO_ROWS, FIGURE_OVERRIDDEN, FILE_CHANGED,
    LEDGER_FORMAT_UNKNOWN, LEDGER_NOT_EDITABLE, NO_ID_COLUMN, NOT_CONFIRMED, OUTPUT_EXISTS, ROW_WITHOUT_ID, TOO_MANY_DIGITS,
    UNKNOWN_COLUMN,
};
pub use official::{
    DEVIATION, FIRST_PAGE_WITHOUT_TEXT, HEAD_WITHOUT_MARK, LOOSE_WITHOUT_NUMBER, MARK_TOO_LONG, NOT_IN_THIS_FORM, NUMBER_FORM,
    SEALS_AND_NAMES, SIGNATURE_ALONE, UNUSUAL,
};
pub use output::{
    ATTACHMENTS_REFUSED, INTERNAL, PAGE_ON_WRONG_SIDE, PAGES_NOT_OF_FOUR, PASSWORD_REFUSED, PRESS_PROFILE_UNUSABLE, TOO_MUCH_INK,
    WRITE_FAILED,
};
pub use pictures::{IMAGE_LOW_RESOLUTION, IMAGE_MISSING_ALT, IMAGE_TOO_LARGE, IMAGE_UNCUT, IMAGE_UNREADABLE};

pub use prose::{
    CROSSED_MARKS, DOUBLE_APPROXIMATION, ETC_TWICE, FIX_REFUSED, FIX_SKIPPED, FULL_WIDTH_LETTER, HALF_WIDTH_MARK, HEADING_MARK,
    LITERAL_NUMBER, LITERAL_REPORT, MARK_BETWEEN_QUOTES, MISSING_ZERO, MIXED_CHAPTERS, MIXED_DATE, MIXED_GROUPING, MIXED_NUMERALS,
    MIXED_PAIR, NESTED_MARKS, PADDED_DATE, RANGE_UNIT, REPEATED_MARK, SPACE_AT_NUMBER, SPACE_IN_HAN, STRAIGHT_QUOTE, UNBALANCED_MARK,
    UNKNOWN_LINT, WRONG_DASH, WRONG_ELLIPSIS, WRONG_INTERPUNCT, WRONG_WAVE,
};
pub use templates::{BAD_CALL, NOT_COMPUTED};

pub use tables::{MARK_WITHOUT_KEY, MIXED_DECIMALS, NOTHING_TO_TOTAL, PARTS_UNCLEAR, SCALE_UNSAID, TOTAL_INCOMPLETE, UNKNOWN_ROW};
pub use themes::{THEME_ALIKE, THEME_CYCLE, THEME_GEOMETRY, THEME_GROUND, THEME_HEAVY, THEME_PALE};
pub use word::{FIGURE_NOT_READ_BACK, WORD_NOT_READ_BACK};

use crate::{Bilingual, Code, CodeInfo};

/// Every code, in the order of its number.
pub fn all() -> Vec<&'static CodeInfo> {
    [
        input::CODES,
        figures::CODES,
        ledger::CODES,
        checks::CODES,
        templates::CODES,
        compare::CODES,
        document::CODES,
        charts::CODES,
        tables::CODES,
        columns::CODES,
        official::CODES,
        themes::CODES,
        books::CODES,
        layout::CODES,
        fonts::CODES,
        output::CODES,
        word::CODES,
        pictures::CODES,
        prose::CODES,
    ]
    .concat()
}

/// The code with this number, in any case of letters.
pub fn find(id: &str) -> Option<&'static CodeInfo> {
    all().into_iter().find(|code| code.id.eq_ignore_ascii_case(id))
}

/// Every family of codes: the beginning of its numbers and what it is about.
pub const FAMILIES: [(&str, Bilingual); 8] = [
    ("BX01", Bilingual { zh: "读取输入", en: "reading input" }),
    ("BX02", Bilingual { zh: "台账和模板", en: "figures and templates" }),
    ("BX03", Bilingual { zh: "文稿结构", en: "the document" }),
    ("BX04", Bilingual { zh: "行和页", en: "lines and pages" }),
    ("BX05", Bilingual { zh: "字体", en: "typefaces" }),
    ("BX06", Bilingual { zh: "输出", en: "output" }),
    ("BX07", Bilingual { zh: "图片", en: "pictures" }),
    ("BX08", Bilingual { zh: "文字和标点检查", en: "lints on prose" }),
];

/// Whether `banxin check --fix` mends what this code finds, all or in part.
pub fn is_mended(code: Code) -> bool {
    prose::MENDED.contains(&code)
}

/// Whether a report may switch this code off or change its severity under `lints`.
pub fn is_lint(code: Code) -> bool {
    code.id.starts_with("BX08") && code.id < UNKNOWN_LINT.id
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
