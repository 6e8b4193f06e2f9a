//! Codes of official documents (GB/T 9704): their head, signature and colophon, and a style's deviations from the standard.

use crate::{Bilingual, CodeInfo, Severity};

/// The codes of this family, in the order of their numbers.
pub(super) const CODES: &[&CodeInfo] = &[
    &NUMBER_FORM,
    &HEAD_WITHOUT_MARK,
    &NOT_IN_THIS_FORM,
    &SEALS_AND_NAMES,
    &MARK_TOO_LONG,
    &DEVIATION,
    &UNUSUAL,
    &FIRST_PAGE_WITHOUT_TEXT,
    &SIGNATURE_ALONE,
    &LOOSE_WITHOUT_NUMBER,
];

/// `{number}` is no 发文字号 of the official form
pub static NUMBER_FORM: CodeInfo = CodeInfo {
    id: "BX0340",
    severity: Severity::Warning,
    message: Bilingual {
        zh: "发文字号“{number}”的写法不合规定", en: "`{number}` is not written as a document number (发文字号) is"
    },
    hint: Bilingual {
        zh: "请写成“云图发〔2025〕3号”：年份四位，用六角括号〔〕括起，序号不加“第”、不编虚位。",
        en: "Write it as in 云图发〔2025〕3号: a year of four digits in 〔〕, a number without 第 and without leading zeros.",
    },
    why: Bilingual {
        zh: "发文字号由机关代字、年份和序号组成，有固定写法（GB/T 9704 7.2.5）。",
        en: "The number of a document names office, year and serial in a fixed form (GB/T 9704 7.2.5).",
    },
    bad: "front: {mark: 云溪县图书馆文件, number: 云图发[2025]第03号}",
    good: "front: {mark: 云溪县图书馆文件, number: 云图发〔2025〕3号}",
};

/// `{part}` belongs to a head, but the report has no mark
pub static HEAD_WITHOUT_MARK: CodeInfo = CodeInfo {
    id: "BX0341",
    severity: Severity::Warning,
    message: Bilingual {
        zh: "有“{part}”而没有发文机关标志", en: "`{part}` is stated, but there is no mark of the issuing organ"
    },
    hint: Bilingual { zh: "请补上 front.mark（发文机关标志）。", en: "Add `front.mark`." },
    why: Bilingual {
        zh: "版头的各要素都以发文机关标志为准排列（GB/T 9704 7.2）。",
        en: "The parts of a head stand at distances from the mark (GB/T 9704 7.2).",
    },
    bad: "front: {number: 云图发〔2025〕3号}",
    good: "front: {mark: 云溪县图书馆文件, number: 云图发〔2025〕3号}",
};

/// {form_en} have no `{part}`; it is left out
pub static NOT_IN_THIS_FORM: CodeInfo = CodeInfo {
    id: "BX0342",
    severity: Severity::Warning,
    message: Bilingual { zh: "{form_zh}不用“{part}”，已略去", en: "{form_en} have no `{part}`; it is left out" },
    hint: Bilingual { zh: "请删去该项，或改变 front.form。", en: "Remove it, or change `front.form`." },
    why: Bilingual {
        zh: "信函、命令和纪要各有规定的要素（GB/T 9704 10）。",
        en: "Letters, orders and minutes have parts of their own (GB/T 9704 10).",
    },
    bad: "front: {form: document}\nback: {attendance: {present: [甲]}}",
    good: "front: {form: minutes}\nback: {attendance: {present: [甲]}}",
};

/// {seals} seals for {names} names
pub static SEALS_AND_NAMES: CodeInfo = CodeInfo {
    id: "BX0343",
    severity: Severity::Error,
    message: Bilingual { zh: "有 {seals} 枚印章，却有 {names} 个署名", en: "the seals number {seals}, the names {names}" },
    hint: Bilingual { zh: "请让印章与署名一一对应。", en: "Give one seal for each name, in their order." },
    why: Bilingual {
        zh: "每个署名机关加盖各自的印章（GB/T 9704 7.3.5.1）。",
        en: "Each organ that signs seals its own name (GB/T 9704 7.3.5.1).",
    },
    bad: "back: {signature: {name: [甲, 乙], seal: [a.png]}}",
    good: "back: {signature: {name: [甲, 乙], seal: [a.png, b.png]}}",
};

/// the mark `{mark}` is long: its characters are only {size} high
pub static MARK_TOO_LONG: CodeInfo = CodeInfo {
    id: "BX0344",
    severity: Severity::Warning,
    message: Bilingual {
        zh: "发文机关标志“{mark}”太长，字高只有 {size}",
        en: "the mark `{mark}` is long: its characters are only {size} high",
    },
    hint: Bilingual {
        zh: "请使用规范化简称，或去掉“文件”二字。", en: "Use the organ's short name, or leave out 文件."
    },
    why: Bilingual {
        zh: "标志应当醒目，可用规范化简称（GB/T 9704 7.2.4）。",
        en: "The mark must stand out; a standard short name may be used (GB/T 9704 7.2.4).",
    },
    bad: "front: {mark: 云溪县人民政府办公室文化和旅游工作领导小组办公室文件}",
    good: "front: {mark: 云溪县文化和旅游局文件}",
};

/// {item_en} is {found}, where GB/T 9704 {clause} asks for {wanted}
pub static DEVIATION: CodeInfo = CodeInfo {
    id: "BX0345",
    severity: Severity::Warning,
    message: Bilingual {
        zh: "{item_zh}为 {found}，GB/T 9704 第 {clause} 条规定为 {wanted}",
        en: "{item_en} is {found}, where GB/T 9704 {clause} asks for {wanted}",
    },
    hint: Bilingual { zh: "请改用规定的数值。", en: "Use the standard's value." },
    why: Bilingual { zh: "这一数值是标准的要求。", en: "The standard requires this value." },
    bad: "page: {top: 25mm}",
    good: "page: {top: 37mm}",
};

/// {item_en} is {found}, where GB/T 9704 {clause} usually has {wanted}
pub static UNUSUAL: CodeInfo = CodeInfo {
    id: "BX0346",
    severity: Severity::Note,
    message: Bilingual {
        zh: "{item_zh}为 {found}，GB/T 9704 第 {clause} 条一般为 {wanted}",
        en: "{item_en} is {found}, where GB/T 9704 {clause} usually has {wanted}",
    },
    hint: Bilingual { zh: "特定情况下可以调整。", en: "It may be changed where there is reason to." },
    why: Bilingual {
        zh: "标准对这一数值写的是“一般”或“推荐”。", en: "The standard says “usually” or “recommended” of this value."
    },
    bad: "text: {size: 四号}",
    good: "text: {size: 三号}",
};

/// no text stands on the first page
pub static FIRST_PAGE_WITHOUT_TEXT: CodeInfo = CodeInfo {
    id: "BX0347",
    severity: Severity::Warning,
    message: Bilingual { zh: "首页没有正文", en: "no text stands on the first page" },
    hint: Bilingual {
        zh: "主送机关过多时，请从 front.to 移到版记：back.colophon.to；标题过长时请缩短。",
        en: "Move addressees that are too many from `front.to` to the colophon, `back.colophon.to`; shorten a title that is too long.",
    },
    why: Bilingual {
        zh: "公文首页必须显示正文；主送机关使首页不能显示正文时，移至版记（GB/T 9704 7.3.2、7.3.3）。",
        en: "The first page must show text; addressees that keep it off are moved to the colophon (GB/T 9704 7.3.2, 7.3.3).",
    },
    bad: "front: {to: [甲镇, 乙镇, …]}",
    good: "back: {colophon: {to: [甲镇, 乙镇, …]}}",
};

/// the page of the signature has no text
pub static SIGNATURE_ALONE: CodeInfo = CodeInfo {
    id: "BX0348",
    severity: Severity::Warning,
    message: Bilingual { zh: "署名、印章所在的一页没有正文", en: "the page of the signature has no text" },
    hint: Bilingual {
        zh: "请删去署名前的 page_break，或在表格、图片之后写一段正文，使署名与正文同处一面。",
        en: "Remove the `page_break` before the signature, or let a paragraph follow the last table or picture.",
    },
    why: Bilingual {
        zh: "印章和成文日期须与正文同处一面，避免被移用；不用“此页无正文”（GB/T 9704 7.3.5）。",
        en: "Seal and date stand on a page with text, so that they serve no other document (GB/T 9704 7.3.5).",
    },
    bad: "body: [{text: 甲}, {page_break: {}}]",
    good: "body: [{text: 甲}]",
};

/// an attachment that is not bound with the text needs the document's number
pub static LOOSE_WITHOUT_NUMBER: CodeInfo = CodeInfo {
    id: "BX0349",
    severity: Severity::Warning,
    message: Bilingual {
        zh: "附件不与正文一起装订，却没有发文字号",
        en: "an attachment that is not bound with the text needs the document's number",
    },
    hint: Bilingual {
        zh: "请填写 front.number，附件首页会印出。", en: "State `front.number`: the attachment's first page prints it."
    },
    why: Bilingual {
        zh: "不一起装订的附件，在首页左上角写明公文的发文字号及附件顺序号（GB/T 9704 7.3.7）。",
        en: "A loose attachment says on its first line which document it belongs to (GB/T 9704 7.3.7).",
    },
    bad: "back: {attachments: [{title: 甲, bound: false}]}",
    good: "front: {number: 云图发〔2025〕3号}\nback: {attachments: [{title: 甲, bound: false}]}",
};
