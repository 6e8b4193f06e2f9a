//! Codes of the Word file and of what comes back from it.

use crate::{Bilingual, CodeInfo, Severity};

/// The codes of this family, in the order of their numbers.
pub(super) const CODES: &[&CodeInfo] = &[&FIGURE_NOT_READ_BACK, &WORD_NOT_READ_BACK];

/// `{name}`, changed from {old} to {new} in the Word file, is not taken over: {reason}
pub static FIGURE_NOT_READ_BACK: CodeInfo = CodeInfo {
    id: "BX0660",
    severity: Severity::Warning,
    message: Bilingual {
        zh: "Word 文件中“{name}”由“{old}”改成“{new_zh}”，没有写回台账：{reason_zh}",
        en: "`{name}`, changed from `{old}` to `{new_en}` in the Word file, is not taken over: {reason_en}",
    },
    hint: Bilingual {
        zh: "请在台账里直接改这项数据，或改它所依据的数据；其余改动不受影响。",
        en: "Change it, or what it follows from, in the ledger; the other changes are taken over all the same.",
    },
    why: Bilingual {
        zh: "台账存的是确切的数值，只有读得出唯一数值的改动才能写回。",
        en: "The ledger holds exact values, so only a text that means exactly one of them can be taken back.",
    },
    bad: "35场 → 三十六场",
    good: "35场 → 36场",
};

/// the figures of `{file}` cannot be read: {reason}
pub static WORD_NOT_READ_BACK: CodeInfo = CodeInfo {
    id: "BX0661",
    severity: Severity::Error,
    message: Bilingual { zh: "读不出“{file}”中的数据：{reason_zh}", en: "the figures of `{file}` cannot be read: {reason_en}" },
    hint: Bilingual {
        zh: "请用 banxin build 生成 Word 文件（不加 --no-bindings，也不用 --docx-target libreoffice）后再修改。",
        en: "Edit a file that `banxin build` made without --no-bindings and not for LibreOffice.",
    },
    why: Bilingual {
        zh: "数据凭文件里所带的台账和内容控件认出，没有它们就不知道哪个数字是哪项数据。",
        en: "Figures are known by the ledger and the content controls in the file; without them no number can be told from another.",
    },
    bad: "banxin build report --no-bindings\nbanxin figures import report out/report.docx",
    good: "banxin build report\nbanxin figures import report out/report.docx",
};
