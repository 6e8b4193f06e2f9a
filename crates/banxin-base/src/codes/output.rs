//! Codes of writing files, and of faults of the program itself.

use crate::{Bilingual, CodeInfo, Severity};

/// The codes of this family, in the order of their numbers.
pub(super) const CODES: &[&CodeInfo] = &[&WRITE_FAILED, &INTERNAL, &PDF_PROFILE_UNAVAILABLE];

/// cannot write `{file}`: {reason}
pub static WRITE_FAILED: CodeInfo = CodeInfo {
    id: "BX0601",
    severity: Severity::Error,
    message: Bilingual { zh: "无法写入“{file}”：{reason_zh}", en: "cannot write `{file}`: {reason_en}" },
    hint: Bilingual {
        zh: "请检查文件夹是否存在、可写，文件是否正被打开。",
        en: "Check that the folder exists and may be written to, and that the file is not open elsewhere.",
    },
    why: Bilingual { zh: "写入失败时不留下半个文件。", en: "A failed write leaves no half file behind." },
    bad: "banxin build report -o /readonly",
    good: "banxin build report -o out",
};

/// internal error: {reason}
pub static INTERNAL: CodeInfo = CodeInfo {
    id: "BX0602",
    severity: Severity::Error,
    message: Bilingual { zh: "程序内部错误：{reason}", en: "internal error: {reason}" },
    hint: Bilingual {
        zh: "这不是报告的问题，请把本消息连同报告一起反馈给开发者。",
        en: "This is not your mistake: please report this message together with the input.",
    },
    why: Bilingual {
        zh: "程序自身的缺陷与报告中的问题应当分清。", en: "A fault of the program is told apart from a fault of the report."
    },
    bad: "banxin build report   # internal error",
    good: "banxin build report   # with the release that mends it",
};

/// PDF profile `{profile}` is not available yet
pub static PDF_PROFILE_UNAVAILABLE: CodeInfo = CodeInfo {
    id: "BX0603",
    severity: Severity::Error,
    message: Bilingual { zh: "尚不能输出“{profile}”方案的 PDF", en: "PDF profile `{profile}` is not available yet" },
    hint: Bilingual { zh: "可用的方案：archive（归档）、plain（普通）。", en: "Profiles to choose from: archive, plain." },
    why: Bilingual {
        zh: "印刷文件须符合 PDF/X-4，不合格的文件交付印厂会出错，因此不以别的方案代替。",
        en: "A print shop relies on PDF/X-4; a file of another kind under that name would fail there, so none is written in its place.",
    },
    bad: "banxin build report --pdf-profile press",
    good: "banxin build report --pdf-profile archive",
};
