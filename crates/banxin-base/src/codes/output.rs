//! Codes of writing files, and of faults of the program itself.

use crate::{Bilingual, CodeInfo, Severity};

/// The codes of this family, in the order of their numbers.
pub(super) const CODES: &[&CodeInfo] = &[
    &WRITE_FAILED,
    &INTERNAL,
    &PASSWORD_REFUSED,
    &PRESS_PROFILE_UNUSABLE,
    &PAGE_ON_WRONG_SIDE,
    &TOO_MUCH_INK,
    &PAGES_NOT_OF_FOUR,
    &ATTACHMENTS_REFUSED,
];

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

/// a password is not possible in the `{profile}` profile
pub static PASSWORD_REFUSED: CodeInfo = CodeInfo {
    id: "BX0604",
    severity: Severity::Error,
    message: Bilingual {
        zh: "“{profile}”方案的 PDF 不能设密码", en: "a password is not possible in a PDF of profile `{profile}`"
    },
    hint: Bilingual {
        zh: "需要密码的文件请用 --pdf-profile plain；归档和付印的文件不设密码。",
        en: "Use --pdf-profile plain for a file with a password; leave the password out of files for archives and print shops.",
    },
    why: Bilingual {
        zh: "PDF/A（ISO 19005-2 6.1.3）和 PDF/X-4 不许加密：多年以后和印厂都必须能打开。",
        en: "PDF/A (ISO 19005-2 6.1.3) and PDF/X-4 forbid encryption: the file must open years later, and at the print shop.",
    },
    bad: "banxin build report --pdf-password-file key.txt",
    good: "banxin build report --pdf-profile plain --pdf-password-file key.txt",
};

/// `{file}` cannot be used as the colour profile of the press: {reason}
pub static PRESS_PROFILE_UNUSABLE: CodeInfo = CodeInfo {
    id: "BX0605",
    severity: Severity::Error,
    message: Bilingual {
        zh: "“{file}”不能用作印刷的颜色特性文件：{reason_zh}",
        en: "`{file}` cannot be used as the colour profile of the press: {reason_en}",
    },
    hint: Bilingual {
        zh: "请向印厂索取四色印刷的 ICC 文件，或者不指定，用自带的 FOGRA39。",
        en: "Ask the print shop for its ICC profile of four inks, or name none to use the bundled FOGRA39.",
    },
    why: Bilingual {
        zh: "PDF/X-4 的输出意图必须是完整的印刷特性文件，否则印厂无从校色。",
        en: "The output intent of PDF/X-4 must be a whole profile of a press; without it colours cannot be proofed.",
    },
    bad: "output: {pdf: {profile: press, intent: sRGB.icc}}",
    good: "output: {pdf: {profile: press, intent: PSOcoated_v3.icc}}",
};

/// page number {label} is on the wrong side
pub static PAGE_ON_WRONG_SIDE: CodeInfo = CodeInfo {
    id: "BX0606",
    severity: Severity::Warning,
    message: Bilingual {
        zh: "页码 {label} 是文件的第 {place} 页，双面印刷时左右与页码不合",
        en: "page number {label} is page {place} of the file, so it comes to stand on the wrong side",
    },
    hint: Bilingual {
        zh: "请在它前面加一页（page_break: {to: odd}），或与印厂说明起始页的位置。",
        en: "Add a page before it (page_break: {to: odd}), or tell the print shop where numbering starts.",
    },
    why: Bilingual {
        zh: "单数页应在右、双数页应在左；错位后订口和翻口颠倒，页码印到里侧。",
        en: "Odd pages belong on the right; otherwise inner and outer margins change places and numbers stand inside.",
    },
    bad: "一页封面之后，正文从第 1 页起编号",
    good: "封面及其背面共两页，正文从第 1 页起编号",
};

/// too much ink on page {page}: {percent} %
pub static TOO_MUCH_INK: CodeInfo = CodeInfo {
    id: "BX0607",
    severity: Severity::Warning,
    message: Bilingual {
        zh: "第 {page} 页有的地方总墨量达 {percent}%，超过 {limit}%",
        en: "page {page} takes up to {percent} % of ink somewhere, more than {limit} %",
    },
    hint: Bilingual {
        zh: "把该处的底色或字色调浅，或者文字不用黑色；图片请按总墨量较小的印刷特性文件重新分色。",
        en: "Use a lighter background or colour there, or text that is not black; separate a picture again by a profile that uses less ink.",
    },
    why: Bilingual {
        zh: "墨量过大，纸张干不透，会蹭脏背面。",
        en: "More ink than paper takes does not dry and rubs off on the next sheet.",
    },
    bad: "黑字压在青 100%、品红 100%、黄 50% 的底色上",
    good: "黑字压在青 20% 的底色上",
};

/// {pages} pages are not a multiple of four
pub static PAGES_NOT_OF_FOUR: CodeInfo = CodeInfo {
    id: "BX0608",
    severity: Severity::Note,
    message: Bilingual {
        zh: "共 {pages} 页，不是 4 的倍数；骑马订时末尾会空出 {empty} 页",
        en: "{pages} pages are not a multiple of four; a stapled booklet ends with {empty} empty",
    },
    hint: Bilingual {
        zh: "骑马订请增减到 4 的倍数；胶装、平订不必理会。",
        en: "Bring stapled booklets to a multiple of four; other bindings need not mind.",
    },
    why: Bilingual {
        zh: "一张纸对折是四页，骑马订的册子总是四页四页地增减。",
        en: "A folded sheet is four pages, so stapled booklets grow by four.",
    },
    bad: "骑马订，共 6 页",
    good: "骑马订，共 8 页",
};

/// files cannot be attached in the `{profile}` profile
pub static ATTACHMENTS_REFUSED: CodeInfo = CodeInfo {
    id: "BX0609",
    severity: Severity::Error,
    message: Bilingual {
        zh: "“{profile}”方案的 PDF 不能附带数据文件", en: "files cannot be attached to a PDF of profile `{profile}`"
    },
    hint: Bilingual {
        zh: "附带数据请用 --pdf-profile archive；付印的文件不附带。",
        en: "Use --pdf-profile archive with --attach-data; leave data out of files for print shops.",
    },
    why: Bilingual {
        zh: "付印的文件只含要印的内容，随附的数据会流出本单位。",
        en: "A file for a print shop holds what is printed and nothing else; data attached to it would leave the house.",
    },
    bad: "banxin build report --pdf-profile press --attach-data",
    good: "banxin build report --attach-data",
};
