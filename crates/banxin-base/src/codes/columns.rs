//! Codes of text in columns.

use crate::{Bilingual, CodeInfo, Severity};

/// The codes of this family, in the order of their numbers.
pub(super) const CODES: &[&CodeInfo] = &[&COLUMNS_NARROW, &COLUMNS_WITHIN];

/// columns of {chars} characters are too narrow
pub static COLUMNS_NARROW: CodeInfo = CodeInfo {
    id: "BX0324",
    severity: Severity::Warning,
    message: Bilingual { zh: "分栏后每行只有 {chars} 字", en: "columns of {chars} characters are too narrow" },
    hint: Bilingual {
        zh: "请减少栏数（count）或栏间距（gutter），使每行不少于 {least} 字。",
        en: "Set fewer columns (`count`) or less room between them (`gutter`): a line wants {least} characters at least.",
    },
    why: Bilingual {
        zh: "行太短，标点和数字无法调整，字距忽大忽小。", en: "Short lines leave marks and numbers no room to be adjusted."
    },
    bad: "- columns: {count: 4, body: …}",
    good: "- columns: {count: 2, body: …}",
};

/// columns stand within columns
pub static COLUMNS_WITHIN: CodeInfo = CodeInfo {
    id: "BX0325",
    severity: Severity::Warning,
    message: Bilingual {
        zh: "分栏里又有分栏，已按外层分栏排版", en: "columns stand within columns and are set in the outer ones"
    },
    hint: Bilingual {
        zh: "请把内层 columns 的内容移到外层。", en: "Move what stands in the inner `columns` to the outer ones."
    },
    why: Bilingual { zh: "栏再分栏，每行容不下几个字。", en: "A column of a column holds a few characters." },
    bad: "- columns: [{columns: 甲}]",
    good: "- columns: [{text: 甲}]",
};
