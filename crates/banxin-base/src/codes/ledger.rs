//! Codes of the ledger as tables: columns and cells, files that override, and the way back from a colleague's workbook.

use crate::{Bilingual, CodeInfo, Severity};

/// The codes of this family, in the order of their numbers.
pub(super) const CODES: &[&CodeInfo] = &[
    &UNKNOWN_COLUMN,
    &BAD_CELL,
    &ROW_WITHOUT_ID,
    &NO_ID_COLUMN,
    &COLUMN_TWICE,
    &FIGURE_IN_TWO_ROWS,
    &FIGURE_OVERRIDDEN,
    &LEDGER_FORMAT_UNKNOWN,
    &TOO_MANY_DIGITS,
    &COMPUTED_CHANGED,
    &LEDGER_NOT_EDITABLE,
    &EDIT_NOT_VERIFIED,
    &OUTPUT_EXISTS,
    &NOT_CONFIRMED,
    &FILE_CHANGED,
];

/// the header `{column}` is not known ({cell})
pub static UNKNOWN_COLUMN: CodeInfo = CodeInfo {
    id: "BX0220",
    severity: Severity::Error,
    message: Bilingual { zh: "表头“{column}”不认识（{cell_zh}）", en: "the header `{column}` is not known ({cell_en})" },
    hint: Bilingual {
        zh: "可用：编号 指标 数值 单位 概数词 时期 来源 章节 备注 属于 推算 数量级 小数位数 取舍 百分比 千分位 替代文字 性质，以及年份、时期（2024、2024年、2024-Q1）。",
        en: "Known: id label value unit qualifier period source section note part_of derive scale decimals rounding percent grouping text kind, and years and periods (2024, 2024-Q1).",
    },
    why: Bilingual {
        zh: "不认识的栏目若被忽略，填写的内容会悄悄丢失。",
        en: "A column that is ignored loses what was filled in, in silence.",
    },
    bad: "编号,指标,数直\nlectures,宣讲活动,35",
    good: "编号,指标,数值\nlectures,宣讲活动,35",
};

/// `{value}` is not a valid {what} ({cell})
pub static BAD_CELL: CodeInfo = CodeInfo {
    id: "BX0221",
    severity: Severity::Error,
    message: Bilingual { zh: "“{value}”不是有效的{what_zh}（{cell_zh}）", en: "`{value}` is not a valid {what_en} ({cell_en})" },
    hint: Bilingual {
        zh: "可用：{known}。单位、概数词另有栏目，数字里不写。",
        en: "Use: {known}. Units and approximation words have columns of their own.",
    },
    why: Bilingual { zh: "只有精确的数字才能核对和推算。", en: "Only exact numbers can be checked and derived from." },
    bad: "编号,数值\nlectures,约35场",
    good: "编号,数值,概数词,单位\nlectures,35,约,场",
};

/// the row has no id ({cell})
pub static ROW_WITHOUT_ID: CodeInfo = CodeInfo {
    id: "BX0222",
    severity: Severity::Error,
    message: Bilingual { zh: "这一行没有编号（{cell_zh}）", en: "the row has no id ({cell_en})" },
    hint: Bilingual {
        zh: "请填写编号（如 lectures），或清空整行；合计、注释等不要写在台账里。",
        en: "Give it an id such as `lectures`, or clear the row; totals and remarks do not belong in a ledger.",
    },
    why: Bilingual {
        zh: "没有编号的数据无法引用，只会悄悄丢失。",
        en: "A figure without an id cannot be referred to and would be lost in silence.",
    },
    bad: "编号,指标,数值\n,宣讲活动,35",
    good: "编号,指标,数值\nlectures,宣讲活动,35",
};

/// the sheet has no column `id` ({cell})
pub static NO_ID_COLUMN: CodeInfo = CodeInfo {
    id: "BX0223",
    severity: Severity::Error,
    message: Bilingual { zh: "台账表格没有“编号”栏（{cell_zh}）", en: "the sheet has no column `id` ({cell_en})" },
    hint: Bilingual {
        zh: "第一个非空行应为表头，其中要有“编号”（id）。",
        en: "The first row that is not blank is the header; one of its cells must be id (编号).",
    },
    why: Bilingual { zh: "没有编号就不知道每行是哪个数据。", en: "Without ids nobody knows which figure a row is." },
    bad: "指标,数值\n宣讲活动,35",
    good: "编号,指标,数值\nlectures,宣讲活动,35",
};

/// the column `{column}` stands twice ({cell}, and {other})
pub static COLUMN_TWICE: CodeInfo = CodeInfo {
    id: "BX0224",
    severity: Severity::Error,
    message: Bilingual {
        zh: "“{column}”这一栏出现了两次（{cell_zh}，另一处在{other_zh}）",
        en: "the column `{column}` stands twice ({cell_en}, and {other_en})",
    },
    hint: Bilingual {
        zh: "请只保留一栏；中文名和英文名（数值、value）是同一栏。",
        en: "Keep one of them; the Chinese and the English name (数值, value) mean the same column.",
    },
    why: Bilingual { zh: "两栏不同的值中必有一个被悄悄丢弃。", en: "One of the two values would be dropped in silence." },
    bad: "编号,数值,value\nlectures,35,36",
    good: "编号,数值\nlectures,35",
};

/// the figure `{name}` has two rows ({cell}, and {other})
pub static FIGURE_IN_TWO_ROWS: CodeInfo = CodeInfo {
    id: "BX0225",
    severity: Severity::Error,
    message: Bilingual {
        zh: "数据“{name}”占了两行（{cell_zh}，另一处在{other_zh}）",
        en: "the figure `{name}` has two rows ({cell_en}, and {other_en})",
    },
    hint: Bilingual { zh: "请只保留一行；不同年份写成栏目。", en: "Keep one row; years are columns." },
    why: Bilingual { zh: "同一数据只能有一个出处。", en: "One figure has one origin." },
    bad: "编号,数值\nlectures,35\nlectures,36",
    good: "编号,2023,2024\nlectures,35,36",
};

/// the figure `{name}` is updated by `{file}`: {changes}
pub static FIGURE_OVERRIDDEN: CodeInfo = CodeInfo {
    id: "BX0226",
    severity: Severity::Note,
    message: Bilingual {
        zh: "数据“{name}”由“{file}”更新：{changes_zh}", en: "the figure `{name}` is updated by `{file}`: {changes_en}"
    },
    hint: Bilingual { zh: "", en: "" },
    why: Bilingual {
        zh: "被后一个文件改掉的数字要看得见，不能悄悄替换。",
        en: "A number that a later file replaces is shown, not replaced in silence.",
    },
    bad: "figures: [all.yaml, {file: local.csv, overrides: true}]   # both state lectures",
    good: "figures: [all.yaml]",
};

/// `{file}` is in no format that a ledger can have
pub static LEDGER_FORMAT_UNKNOWN: CodeInfo = CodeInfo {
    id: "BX0227",
    severity: Severity::Error,
    message: Bilingual { zh: "“{file}”不是台账可用的文件格式", en: "`{file}` is in no format that a ledger can have" },
    hint: Bilingual { zh: "请另存为 XLSX、CSV（UTF-8）、YAML 或 JSON。", en: "Save it as XLSX, CSV (UTF-8), YAML or JSON." },
    why: Bilingual {
        zh: "旧式和其他软件的表格不能可靠地读出每一位数字。",
        en: "Older and other spreadsheets do not give every digit reliably.",
    },
    bad: "figures: figures.xls",
    good: "figures: figures.xlsx",
};

/// `{value}` has more than 15 digits ({cell}); a spreadsheet shows other ones
pub static TOO_MANY_DIGITS: CodeInfo = CodeInfo {
    id: "BX0228",
    severity: Severity::Warning,
    message: Bilingual {
        zh: "“{value}”超过 15 位有效数字（{cell_zh}），表格软件显示的与此不同",
        en: "`{value}` has more than 15 digits ({cell_en}); a spreadsheet shows other ones",
    },
    hint: Bilingual {
        zh: "算出来的数请用 ROUND 取整；更长的数请把单元格设为文本格式再填。",
        en: "Round computed numbers with ROUND; enter longer ones in a cell formatted as text.",
    },
    why: Bilingual {
        zh: "表格软件只保留 15 位有效数字，多出的位数是二进制运算的残余，或已经丢失。",
        en: "Spreadsheets keep 15 digits; the rest is left over from binary arithmetic, or lost already.",
    },
    bad: "=0.1+0.2   # 0.30000000000000004",
    good: "=ROUND(0.1+0.2, 2)",
};

/// `{name}` is computed and cannot be changed to {value} ({cell})
pub static COMPUTED_CHANGED: CodeInfo = CodeInfo {
    id: "BX0229",
    severity: Severity::Error,
    message: Bilingual {
        zh: "“{name}”是计算值，不能改为 {value}（{cell_zh}）",
        en: "`{name}` is computed and cannot be changed to {value} ({cell_en})",
    },
    hint: Bilingual {
        zh: "请改它所依据的数据，或在报告里改推算方法。",
        en: "Change the figures that it derives from, or its derivation in the report.",
    },
    why: Bilingual {
        zh: "计算值由其他数据推算而来，直接改写会与来源不符。",
        en: "A computed value follows from other figures; overwritten, it would contradict them.",
    },
    bad: "编号,数值,性质\ntotal,99,计算值",
    good: "编号,数值,性质\ntotal,,计算值",
};

/// the ledger `{file}` cannot be edited: {reason}
pub static LEDGER_NOT_EDITABLE: CodeInfo = CodeInfo {
    id: "BX0230",
    severity: Severity::Error,
    message: Bilingual { zh: "不能改写台账“{file}”：{reason_zh}", en: "the ledger `{file}` cannot be edited: {reason_en}" },
    hint: Bilingual { zh: "没有写入任何文件。", en: "Nothing was written." },
    why: Bilingual {
        zh: "只改写能够原样保留注释和排版的 YAML、JSON 台账。",
        en: "Only ledgers in YAML and JSON are edited, where comments and layout stay as they are.",
    },
    bad: "banxin figures import report a.xlsx   # figures: b.xlsx",
    good: "banxin figures import report a.xlsx   # figures: b.yaml",
};

/// `{file}` would not state what was meant after the edit ({reason})
pub static EDIT_NOT_VERIFIED: CodeInfo = CodeInfo {
    id: "BX0231",
    severity: Severity::Error,
    message: Bilingual {
        zh: "改写“{file}”后的内容与预期不符（{reason}）",
        en: "`{file}` would not state what was meant after the edit ({reason})",
    },
    hint: Bilingual { zh: "没有写入任何文件；请手工修改该处。", en: "Nothing was written; edit the place by hand." },
    why: Bilingual {
        zh: "改写后的台账要重新读一遍，核对无误才落盘。",
        en: "The edited ledger is read again and must state exactly what was meant before it is written.",
    },
    bad: "lectures: &a {value: 35}\nothers: *a",
    good: "lectures: {value: 35}\nothers: {value: 35}",
};

/// `{file}` exists already
pub static OUTPUT_EXISTS: CodeInfo = CodeInfo {
    id: "BX0232",
    severity: Severity::Error,
    message: Bilingual { zh: "“{file}”已经存在", en: "`{file}` exists already" },
    hint: Bilingual { zh: "请换一个文件名，或加 --force 覆盖。", en: "Choose another name, or overwrite it with --force." },
    why: Bilingual {
        zh: "同事填过的表格不应被一次导出悄悄覆盖。",
        en: "A workbook that a colleague has filled in must not be lost to an export.",
    },
    bad: "banxin figures export report --xlsx a.xlsx",
    good: "banxin figures export report --xlsx a.xlsx --force",
};

/// {count_en} not confirmed; nothing was written
pub static NOT_CONFIRMED: CodeInfo = CodeInfo {
    id: "BX0233",
    severity: Severity::Error,
    message: Bilingual { zh: "有 {count} 处改动未经确认，没有写入", en: "{count_en} not confirmed; nothing was written" },
    hint: Bilingual {
        zh: "确认无误后加 --yes；只看改动用 --dry-run。", en: "Add --yes to write them, or --dry-run to look only."
    },
    why: Bilingual { zh: "改写台账之前要有人看过改动。", en: "Someone looks at the changes before the ledger is rewritten." },
    bad: "banxin figures import report a.xlsx < /dev/null",
    good: "banxin figures import report a.xlsx --yes",
};

/// `{file}` was changed in the meantime
pub static FILE_CHANGED: CodeInfo = CodeInfo {
    id: "BX0234",
    severity: Severity::Error,
    message: Bilingual { zh: "“{file}”在此期间被别人改过", en: "`{file}` was changed in the meantime" },
    hint: Bilingual { zh: "没有写入任何文件；请重新导入。", en: "Nothing was written; import again." },
    why: Bilingual {
        zh: "按旧内容改写会覆盖别人的修改。", en: "An edit of the older text would undo what someone else wrote."
    },
    bad: "banxin figures import report a.xlsx   # figures.yaml saved in an editor before the answer",
    good: "banxin figures import report a.xlsx",
};
