//! Codes of tables: marks without a meaning, totals that cannot be computed, numbers that do not go together.

use crate::{Bilingual, CodeInfo, Severity};

/// The codes of this family, in the order of their numbers.
pub(super) const CODES: &[&CodeInfo] =
    &[&MARK_WITHOUT_KEY, &UNKNOWN_ROW, &TOTAL_INCOMPLETE, &MIXED_DECIMALS, &SCALE_UNSAID, &NOTHING_TO_TOTAL, &PARTS_UNCLEAR];

/// {mark_en} stands in a table, and nothing says what it means
pub static MARK_WITHOUT_KEY: CodeInfo = CodeInfo {
    id: "BX0317",
    severity: Severity::Warning,
    message: Bilingual {
        zh: "表中有{mark_zh}，但没有说明它的含义", en: "{mark_en} stands in a table, and nothing says what it means"
    },
    hint: Bilingual {
        zh: "请在报告中写明：tables: {open}{key}: …{close}；说明印在用到它的表格的注里。",
        en: "State it once for the report, as `tables: {open}{key}: …{close}`; it is printed in the notes of the tables that use it.",
    },
    why: Bilingual {
        zh: "同样的符号，各种统计资料含义不同：“—”可以是无、不适用、不详。",
        en: "Yearbooks differ in what a mark means: a dash is none, not applicable, or unknown.",
    },
    bad: "columns: [馆名, 藏书]\nrows: [[总馆, 120], [分馆, —]]",
    good: "tables: {dash: 无}\nbody:\n  - table: {columns: [馆名, 藏书], rows: [[总馆, 120], [分馆, —]]}",
};

/// the table has no row `{label}`
pub static UNKNOWN_ROW: CodeInfo = CodeInfo {
    id: "BX0318",
    severity: Severity::Error,
    message: Bilingual { zh: "表中没有名为“{label}”的行", en: "the table has no row `{label}`" },
    hint: Bilingual {
        zh: "total 里写的是表中第一栏的行名；全部各行写 all。", en: "Name rows as their first column does, or write all."
    },
    why: Bilingual { zh: "少了一行，合计就不是它所说的数。", en: "With a row missing, a total is not what it says." },
    bad: "rows: [[总馆, 120], [分馆, 80]]\ntotal: {sum: [总馆, 支馆]}",
    good: "rows: [[总馆, 120], [分馆, 80]]\ntotal: {sum: [总馆, 分馆]}",
};

/// the column “{column}” has no total: “{value}” does not go together with its other numbers
pub static TOTAL_INCOMPLETE: CodeInfo = CodeInfo {
    id: "BX0319",
    severity: Severity::Warning,
    message: Bilingual {
        zh: "“{column}”栏没有计算合计：“{value}”不能与该栏其他数合在一起",
        en: "the column `{column}` has no total: `{value}` does not go together with its other numbers",
    },
    hint: Bilingual {
        zh: "概数（余、以上）和不同单位的数不能相加；请改用准确数，或用行名指定要计算的各行。",
        en: "Approximate numbers and numbers of other units cannot be added; state exact ones, or name the rows to compute from.",
    },
    why: Bilingual { zh: "凑出来的合计是假数。", en: "A total of what cannot be added is no fact." },
    bad: "rows: [[总馆, 120], [分馆, 80余]]\ntotal: {sum: all}",
    good: "rows: [[总馆, 120], [分馆, 83]]\ntotal: {sum: all}",
};

/// the numbers of the column “{column}” differ in their decimals: {other}, {value}
pub static MIXED_DECIMALS: CodeInfo = CodeInfo {
    id: "BX0320",
    severity: Severity::Warning,
    message: Bilingual {
        zh: "“{column}”栏各数的小数位数不一致：{other}、{value}",
        en: "the numbers of the column `{column}` differ in their decimals: {other}, {value}",
    },
    hint: Bilingual {
        zh: "请补齐小数（{value} 有 {places} 位），或给该栏写 format: {open}decimals: …{close}。",
        en: "Write them with the same decimals ({value} has {places}), or give the column `format: {open}decimals: …{close}`.",
    },
    why: Bilingual {
        zh: "同一栏的数小数位数应当一致（CY/T 170）。",
        en: "Numbers of one column have the same number of decimals (CY/T 170).",
    },
    bad: "columns: [馆名, {title: 面积, align: decimal}]\nrows: [[总馆, 1200.5], [分馆, 300]]",
    good: "columns: [馆名, {title: 面积, align: decimal}]\nrows: [[总馆, 1200.5], [分馆, 300.0]]",
};

/// the column “{column}” is shown in {scale}, and neither its heading nor the unit line says so
pub static SCALE_UNSAID: CodeInfo = CodeInfo {
    id: "BX0321",
    severity: Severity::Error,
    message: Bilingual {
        zh: "“{column}”栏以{scale}为单位显示，但栏目名和单位行都没有写明",
        en: "the column `{column}` is shown in {scale}, and neither its heading nor the unit line says so",
    },
    hint: Bilingual {
        zh: "请写明，如 unit: 单位：{scale}元，或栏目名“金额（{scale}元）”。",
        en: "Say so, as in `unit: 单位：{scale}元` or in the heading.",
    },
    why: Bilingual {
        zh: "不写明数量级，读者会把数看小一万倍。", en: "A reader who is not told takes the numbers for smaller ones."
    },
    bad: "columns: [项目, {title: 金额, format: {scale: 万}}]\nrows: [[购书, 142000]]",
    good: "columns: [项目, {title: 金额（万元）, format: {scale: 万}}]\nrows: [[购书, 142000]]",
};

/// no column has numbers of which `{operation}` can be computed
pub static NOTHING_TO_TOTAL: CodeInfo = CodeInfo {
    id: "BX0322",
    severity: Severity::Error,
    message: Bilingual {
        zh: "没有一栏的数可以计算“{operation}”", en: "no column has numbers of which `{operation}` can be computed"
    },
    hint: Bilingual {
        zh: "比率、名次、年份不相加，单位不同的行不相加；请删去 total，或指定行名。",
        en: "Rates, ranks and years are not added up, nor rows of different units; remove `total`, or name rows.",
    },
    why: Bilingual { zh: "空的合计行没有意义。", en: "A total without a number says nothing." },
    bad: "columns: [项目, 单位, 数量]\nrows: [[藏书, 册, 120], [讲座, 场, 3]]\ntotal: {sum: all}",
    good: "columns: [项目, 单位, 数量]\nrows: [[图书, 册, 120], [期刊, 册, 3]]\ntotal: {sum: all}",
};

/// `all` does not say whether “{label}” counts twice
pub static PARTS_UNCLEAR: CodeInfo = CodeInfo {
    id: "BX0323",
    severity: Severity::Error,
    message: Bilingual { zh: "all 不能说明“{label}”是否重复计算", en: "`all` does not say whether `{label}` counts twice" },
    hint: Bilingual {
        zh: "请把“其中”各行缩进一级（行名前加全角空格，或 indent: 1），或用行名指定要计算的各行。",
        en: "Indent the rows below 其中 by a level (a full-width space before the label, or `indent: 1`), or name the rows.",
    },
    why: Bilingual {
        zh: "“其中”的数已经包含在上一行里。", en: "What stands below 其中 is contained in the row above."
    },
    bad: "rows: [[藏书, 120], [其中：期刊, 20], [报纸, 30]]\ntotal: {sum: all}",
    good: "rows: [[藏书, 120], [　其中：期刊, 20], [报纸, 30]]\ntotal: {sum: all}",
};
