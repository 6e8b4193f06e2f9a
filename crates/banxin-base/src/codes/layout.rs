//! Codes of lines, tables and pages.

use crate::{Bilingual, CodeInfo, Severity};

/// The codes of this family, in the order of their numbers.
pub(super) const CODES: &[&CodeInfo] = &[&OVERFULL_LINE, &TABLE_TOO_WIDE, &LOOSE_LINE];

/// the line is too long by {excess}
pub static OVERFULL_LINE: CodeInfo = CodeInfo {
    id: "BX0401",
    severity: Severity::Warning,
    message: Bilingual { zh: "这一行排不下，超出 {excess}", en: "the line is too long by {excess}" },
    hint: Bilingual { zh: "请缩短不能断开的文字。", en: "Shorten the part that cannot be broken." },
    why: Bilingual { zh: "超出版心的文字会被裁掉或难以阅读。", en: "Text beyond the type area is cut or hard to read." },
    bad: "columns: [{title: 甲, width: 10mm}]\nrows: [[ABCDEFGHIJKLMNOPQRSTUVWXYZ]]",
    good: "columns: [{title: 甲, width: 80mm}]\nrows: [[ABCDEFGHIJKLMNOPQRSTUVWXYZ]]",
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

/// the line “{text}” had to be opened by {amount} between characters
pub static LOOSE_LINE: CodeInfo = CodeInfo {
    id: "BX0403",
    severity: Severity::Warning,
    message: Bilingual {
        zh: "“{text}”一行字距被拉开，每处 {amount}", en: "the line “{text}” had to be opened by {amount} at every place"
    },
    hint: Bilingual {
        zh: "请改写这一段，或者在后面不能断开的长词、网址中留出可以断行的位置。",
        en: "Reword the paragraph, or break up the long word or address that follows.",
    },
    why: Bilingual {
        zh: "字距超过三分之一字时，一行字看上去是散的。",
        en: "With more than a third of an em between characters a line falls apart.",
    },
    bad: "text: 云溪县图书馆ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRST",
    good: "text: 云溪县图书馆ABCDEFGHIJKLM、NOPQRSTUVWXYZ",
};
