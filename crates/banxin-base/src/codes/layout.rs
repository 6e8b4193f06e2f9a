//! Codes of lines, tables and pages.

use crate::{Bilingual, CodeInfo, Severity};

/// The codes of this family, in the order of their numbers.
pub(super) const CODES: &[&CodeInfo] = &[&OVERFULL_LINE, &TABLE_TOO_WIDE];

/// the line is too long by {excess}
pub static OVERFULL_LINE: CodeInfo = CodeInfo {
    id: "BX0401",
    severity: Severity::Warning,
    message: Bilingual { zh: "这一行排不下，超出 {excess}", en: "the line is too long by {excess}" },
    hint: Bilingual { zh: "请缩短不能断开的文字。", en: "Shorten the part that cannot be broken." },
    why: Bilingual { zh: "超出版心的文字会被裁掉或难以阅读。", en: "Text beyond the type area is cut or hard to read." },
    bad: "a very long address without a break",
    good: "a shorter address",
};

/// the table is {excess} wider than the type area and was narrowed
pub static TABLE_TOO_WIDE: CodeInfo = CodeInfo {
    id: "BX0402",
    severity: Severity::Warning,
    message: Bilingual {
        zh: "表格超出版心 {excess}，已按比例缩窄", en: "the table is {excess} wider than the type area and was narrowed"
    },
    hint: Bilingual { zh: "请减少栏数或缩小栏宽。", en: "Use fewer or narrower columns." },
    why: Bilingual { zh: "超出版心的表格无法装订。", en: "A table beyond the type area cannot be bound." },
    bad: "columns: [{width: 200mm}]",
    good: "columns: [{width: 100%}]",
};
