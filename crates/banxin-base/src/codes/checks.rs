//! Codes of the checks that run by themselves: shares, totals, parts, one fact stated twice.

use crate::{Bilingual, CodeInfo, Severity};

/// The codes of this family, in the order of their numbers.
pub(super) const CODES: &[&CodeInfo] =
    &[&SHARES_RULE, &TOTAL_MISMATCH, &TOLD_TWICE, &TOLD_IN_UNITS, &PART_CYCLE, &PARTS_EXCEED, &PART_UNIT, &TOTAL_NEAR];

/// the rule of these shares cannot be followed: {reason_en}
pub static SHARES_RULE: CodeInfo = CodeInfo {
    id: "BX0240",
    severity: Severity::Error,
    message: Bilingual {
        zh: "各项占比不能按最大余数法取舍：{reason_zh}",
        en: "the shares cannot be rounded by largest remainders: {reason_en}",
    },
    hint: Bilingual {
        zh: "请给各项同样的小数位数，并直接列出台账中的占比；或改用 rule: note。",
        en: "Give all the same decimals and name shares of the ledger; or use `rule: note`.",
    },
    why: Bilingual {
        zh: "最大余数法改变数据印出的样子，只有对同一组、同样精度的百分数才有意义。",
        en: "Largest remainders change what figures print, which makes sense only for percentages of one group and one precision.",
    },
    bad: "- {shares: [a.2023, b.2023, c.2023], rule: largest-remainder}",
    good: "- {shares: [a, b, c], rule: largest-remainder}",
};

/// the total `{label}` is {total}, but its parts come to {sum}
pub static TOTAL_MISMATCH: CodeInfo = CodeInfo {
    id: "BX0241",
    severity: Severity::Error,
    message: Bilingual {
        zh: "“{label}”为 {total}，而各项之和为 {sum}，相差 {apart}",
        en: "the total `{label}` is {total}, but its parts come to {sum}, which is {apart} apart",
    },
    hint: Bilingual {
        zh: "请核实数据；如确有理由，在表格中用 total: {open}because: …{close} 说明。",
        en: "Verify the figures; where there is a reason, state it in the table with `total: {open}because: …{close}`.",
    },
    why: Bilingual {
        zh: "表格的合计、小计须等于各行（列）之和；有非数字的单元格时不核对。",
        en: "Totals of a table equal the sum of their rows or columns; where a cell is no number nothing is checked.",
    },
    bad: "rows: [[甲, 3], [乙, 4], [合计, 8]]",
    good: "rows: [[甲, 3], [乙, 4], [合计, 7]]",
};

/// `{name}` and `{other}` both state {label} but differ
pub static TOLD_TWICE: CodeInfo = CodeInfo {
    id: "BX0242",
    severity: Severity::Warning,
    message: Bilingual {
        zh: "“{name}”与“{other}”都是“{label}”且时期相同，数值却不同：{value}、{stated}",
        en: "`{name}` and `{other}` both state `{label}` of the same period, but differ: {value}, {stated}",
    },
    hint: Bilingual {
        zh: "同一事实只保留一条；若不是同一事实，请用不同的 label 区分。",
        en: "Keep one of them; if they are two facts, give them different labels.",
    },
    why: Bilingual {
        zh: "同一事实在报告中出现两个数值，读者无从取信。",
        en: "One fact with two values leaves readers with nothing to believe.",
    },
    bad: "a: {label: 会员总数, value: 46221, unit: 人}\nb: {label: 会员总数, value: 46212, unit: 人}",
    good: "a: {label: 会员总数, value: 46221, unit: 人}",
};

/// `{name}` and `{other}` state {label} with one value in two units
pub static TOLD_IN_UNITS: CodeInfo = CodeInfo {
    id: "BX0243",
    severity: Severity::Warning,
    message: Bilingual {
        zh: "“{name}”与“{other}”都是“{label}”且时期、数值相同，单位却不同：{value}、{stated}",
        en: "`{name}` and `{other}` both state `{label}` of the same period and value, but in different units: {value}, {stated}",
    },
    hint: Bilingual { zh: "请统一单位，只保留一条。", en: "Settle on one unit and keep one of them." },
    why: Bilingual {
        zh: "同一事实前后用两种单位，读者会以为是两件事。", en: "One fact in two units reads like two facts."
    },
    bad: "a: {label: 工会驿站, value: 35, unit: 个}\nb: {label: 工会驿站, value: 35, unit: 家}",
    good: "a: {label: 工会驿站, value: 35, unit: 个}",
};

/// figures are parts of each other: {chain}
pub static PART_CYCLE: CodeInfo = CodeInfo {
    id: "BX0244",
    severity: Severity::Error,
    message: Bilingual { zh: "数据互为部分：{chain}", en: "figures are parts of each other: {chain}" },
    hint: Bilingual { zh: "请删去其中一处 part_of。", en: "Remove one `part_of` of the ring." },
    why: Bilingual { zh: "部分不能又是自己的整体。", en: "A part is not its own whole." },
    bad: "a: {value: 1, part_of: b}\nb: {value: 1, part_of: a}",
    good: "a: {value: 1, part_of: b}\nb: {value: 1}",
};

/// the parts of `{name}` come to more than it
pub static PARTS_EXCEED: CodeInfo = CodeInfo {
    id: "BX0245",
    severity: Severity::Warning,
    message: Bilingual {
        zh: "“{name}”的各部分（{parts}）合计 {total}，超过它本身 {value}",
        en: "the parts of `{name}` ({parts}) come to {total}, more than itself, {value}",
    },
    hint: Bilingual {
        zh: "请核实数据；若各部分有重叠，请改用 part_of。",
        en: "Verify the figures; if the parts overlap, use `part_of` instead.",
    },
    why: Bilingual {
        zh: "parts 列出的各部分互不重叠，合计不能超过整体。",
        en: "What `parts` lists has nothing in common, so it cannot exceed the whole.",
    },
    bad: "w: {value: 5, parts: [a, b]}\na: {value: 3}\nb: {value: 4}",
    good: "w: {value: 7, parts: [a, b]}\na: {value: 3}\nb: {value: 4}",
};

/// `{name}` is a part of `{whole}` but counts in other units
pub static PART_UNIT: CodeInfo = CodeInfo {
    id: "BX0246",
    severity: Severity::Warning,
    message: Bilingual {
        zh: "“{name}”是“{whole}”的一部分，单位却不同（{unit}、{other}），无法核对",
        en: "`{name}` is a part of `{whole}` but has another unit ({unit}, {other}), so they cannot be compared",
    },
    hint: Bilingual { zh: "请统一单位，或删去 part_of、parts。", en: "Settle on one unit, or remove `part_of` or `parts`." },
    why: Bilingual { zh: "人次与人、家与个不能相比。", en: "Visits and persons do not compare." },
    bad: "a: {value: 3, unit: 人, part_of: b}\nb: {value: 5, unit: 场}",
    good: "a: {value: 3, unit: 人, part_of: b}\nb: {value: 5, unit: 人}",
};

/// the total `{label}` differs from its parts by no more than rounding
pub static TOTAL_NEAR: CodeInfo = CodeInfo {
    id: "BX0247",
    severity: Severity::Note,
    message: Bilingual {
        zh: "“{label}”为 {total}，各项之和为 {sum}，相差 {apart}，可能是四舍五入所致",
        en: "the total `{label}` is {total}, its parts come to {sum}; rounding may account for {apart}",
    },
    hint: Bilingual {
        zh: "可在表注中写明：合计与各项之和不等是由于四舍五入。",
        en: "A note below the table may say that rounding makes the difference.",
    },
    why: Bilingual {
        zh: "已取整的各项相加，可能与取整后的合计差末位几个单位。",
        en: "Rounded parts may add up to a few units of the last digit more or less than the rounded total.",
    },
    bad: "rows: [[甲, 1.3], [乙, 1.3], [合计, 2.7]]",
    good: "rows: [[甲, 1.3], [乙, 1.4], [合计, 2.7]]",
};
