//! Codes of the composed document: references, ids, notes, headings.

use crate::{Bilingual, CodeInfo, Severity};

/// The codes of this family, in the order of their numbers. BX0308 is retired: charts are drawn.
pub(super) const CODES: &[&CodeInfo] =
    &[&UNKNOWN_REF, &DUPLICATE_ID, &UNSUPPORTED_MARKDOWN, &BAD_HEADING_LEVEL, &UNKNOWN_NOTE, &NOT_YET_SET, &TABLE_SHAPE];

/// nothing has the id `{id}`
pub static UNKNOWN_REF: CodeInfo = CodeInfo {
    id: "BX0301",
    severity: Severity::Error,
    message: Bilingual { zh: "没有可引用的“{id}”", en: "nothing has the id `{id}`" },
    hint: Bilingual {
        zh: "请给被引用的表、图或标题加上 id。", en: "Give the table, picture or heading that is meant this id."
    },
    why: Bilingual { zh: "指向不存在之物的引用会印成空白。", en: "A reference to nothing would print as nothing." },
    bad: "见{{ ref('mian') }}",
    good: "见{{ ref('main') }}",
};

/// the id `{id}` is used twice
pub static DUPLICATE_ID: CodeInfo = CodeInfo {
    id: "BX0302",
    severity: Severity::Error,
    message: Bilingual { zh: "id“{id}”用了两次", en: "the id `{id}` is used twice" },
    hint: Bilingual { zh: "请改用不同的 id。", en: "Choose another id for one of them." },
    why: Bilingual { zh: "引用必须有唯一的所指。", en: "A reference must have one meaning." },
    bad: "- table: {id: a}\n- table: {id: a}",
    good: "- table: {id: a}\n- table: {id: b}",
};

/// {what_en} in Markdown cannot be set and is printed as text
pub static UNSUPPORTED_MARKDOWN: CodeInfo = CodeInfo {
    id: "BX0303",
    severity: Severity::Warning,
    message: Bilingual {
        zh: "Markdown 中的{what_zh}不能排版，已按文字处理",
        en: "{what_en} in Markdown cannot be set and is printed as text",
    },
    hint: Bilingual { zh: "请改用文字或相应的区块。", en: "Use text or the block made for it." },
    why: Bilingual { zh: "报告只使用有确定版式的内容。", en: "A report uses only what has a stated form." },
    bad: "<b>甲</b>",
    good: "**甲**",
};

/// heading level {level} is out of range
pub static BAD_HEADING_LEVEL: CodeInfo = CodeInfo {
    id: "BX0304",
    severity: Severity::Error,
    message: Bilingual { zh: "标题级别 {level} 超出范围", en: "heading level {level} is out of range" },
    hint: Bilingual { zh: "标题级别为 1 至 6。", en: "Levels are 1 to 6." },
    why: Bilingual { zh: "标题只有六级。", en: "There are six levels." },
    bad: "- heading: {level: 7, text: 甲}",
    good: "- heading: {level: 2, text: 甲}",
};

/// the note `{name}` has no text
pub static UNKNOWN_NOTE: CodeInfo = CodeInfo {
    id: "BX0305",
    severity: Severity::Error,
    message: Bilingual { zh: "注释“{name}”没有内容", en: "the note `{name}` has no text" },
    hint: Bilingual { zh: "请补上一行：[^{name}]: 注释内容", en: "Add a line `[^{name}]: text`." },
    why: Bilingual { zh: "有注号而无注文会让读者落空。", en: "A mark without its note leads the reader nowhere." },
    bad: "甲[^1]",
    good: "甲[^1]\n\n[^1]: 注文。",
};

/// `{part}` cannot be set yet and is left out or set plainly
pub static NOT_YET_SET: CodeInfo = CodeInfo {
    id: "BX0306",
    severity: Severity::Warning,
    message: Bilingual {
        zh: "“{part}”尚不能按要求排版，已略去或从简", en: "`{part}` cannot be set yet and is left out or set plainly"
    },
    hint: Bilingual { zh: "请删去该键，或等待支持它的版本。", en: "Remove the key, or wait for a version that sets it." },
    why: Bilingual { zh: "略去的内容必须让使用者知道。", en: "What is left out must be known to its user." },
    bad: "front: {cover: true}",
    good: "front: {}",
};

/// row {row} of the table does not fit its {columns} columns
pub static TABLE_SHAPE: CodeInfo = CodeInfo {
    id: "BX0307",
    severity: Severity::Error,
    message: Bilingual { zh: "表格第 {row} 行超出 {columns} 栏", en: "row {row} of the table does not fit its {columns} columns" },
    hint: Bilingual { zh: "请检查 colspan、rowspan 和每行的格数。", en: "Check colspan, rowspan and the number of cells." },
    why: Bilingual {
        zh: "格数与栏数不符时，数字会落在错误的栏里。", en: "With a cell too many, numbers stand in the wrong column."
    },
    bad: "columns: [甲, 乙]\nrows: [[1, 2, 3]]",
    good: "columns: [甲, 乙]\nrows: [[1, 2]]",
};
