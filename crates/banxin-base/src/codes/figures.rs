//! Codes of the figure ledger and of templates.

use crate::{Bilingual, CodeInfo, Severity};

/// The codes of this family, in the order of their numbers.
pub(super) const CODES: &[&CodeInfo] = &[
    &UNDEFINED_FIGURE,
    &TEMPLATE_ERROR,
    &DERIVE_CYCLE,
    &DERIVE_UNDEFINED,
    &DIVISION_BY_ZERO,
    &CHECK_FAILED,
    &DUPLICATE_FIGURE,
    &NO_SUCH_PERIOD,
    &NO_VALUE,
    &BAD_FILTER,
    &SERIES_MISMATCH,
    &NUMBER_TOO_LARGE,
    &CHECK_EXPLAINED,
    &PERIODS_DIFFER,
    &NO_PERIOD_BEFORE,
    &NO_PERCENTAGE,
    &UNKNOWN_FUNCTION,
];

/// the figure `{name}` is not defined
pub static UNDEFINED_FIGURE: CodeInfo = CodeInfo {
    id: "BX0201",
    severity: Severity::Error,
    message: Bilingual { zh: "数据“{name}”没有定义", en: "the figure `{name}` is not defined" },
    hint: Bilingual { zh: "请在数据台账中添加，或改正引用。", en: "Add it to the ledger or mend the reference." },
    why: Bilingual { zh: "报告中的每个数字都来自台账。", en: "Every number in a report comes from its ledger." },
    bad: "text: 宣讲{{ lecture }}",
    good: "text: 宣讲{{ lectures }}",
};

/// the template is wrong: {reason_en}
pub static TEMPLATE_ERROR: CodeInfo = CodeInfo {
    id: "BX0202",
    severity: Severity::Error,
    message: Bilingual { zh: "模板有误：{reason_zh}", en: "the template is wrong: {reason_en}" },
    hint: Bilingual {
        zh: "请检查 {open} 与 {close}、括号、引号是否配对，标点是否为半角。",
        en: "Check that {open} and {close}, parentheses and quotes are paired, and that marks are half-width.",
    },
    why: Bilingual { zh: "模板有误时无法得知要印什么。", en: "With a broken template nobody knows what to print." },
    bad: "text: 宣讲{{ lectures",
    good: "text: 宣讲{{ lectures }}",
};

/// derivations depend on each other: {chain}
pub static DERIVE_CYCLE: CodeInfo = CodeInfo {
    id: "BX0203",
    severity: Severity::Error,
    message: Bilingual { zh: "推算互相依赖：{chain}", en: "derivations depend on each other: {chain}" },
    hint: Bilingual { zh: "请给其中一项填写确定的值。", en: "Give one of them a stated value." },
    why: Bilingual { zh: "互相依赖的数据没有确定的值。", en: "Figures that need each other have no value." },
    bad: "a: {derive: {sum: [b]}}\nb: {derive: {sum: [a]}}",
    good: "a: {derive: {sum: [b]}}\nb: {value: 1}",
};

/// the derivation names an undefined figure `{name}`
pub static DERIVE_UNDEFINED: CodeInfo = CodeInfo {
    id: "BX0204",
    severity: Severity::Error,
    message: Bilingual { zh: "推算引用了没有定义的数据“{name}”", en: "the derivation names an undefined figure `{name}`" },
    hint: Bilingual { zh: "请在数据台账中添加，或改正引用。", en: "Add it to the ledger or mend the reference." },
    why: Bilingual { zh: "推算只能使用台账中的数据。", en: "Only figures of the ledger can be derived from." },
    bad: "total: {derive: {sum: [a, bb]}}",
    good: "total: {derive: {sum: [a, b]}}",
};

/// deriving `{name}` divides by zero
pub static DIVISION_BY_ZERO: CodeInfo = CodeInfo {
    id: "BX0205",
    severity: Severity::Error,
    message: Bilingual { zh: "推算“{name}”时除数为零", en: "deriving `{name}` divides by zero" },
    hint: Bilingual { zh: "请检查基数。", en: "Check the base." },
    why: Bilingual { zh: "除以零没有结果。", en: "Division by zero has no result." },
    bad: "g: {derive: {growth: [zero, b]}}",
    good: "g: {derive: {growth: [a, b]}}",
};

/// check failed: {reason_en}
pub static CHECK_FAILED: CodeInfo = CodeInfo {
    id: "BX0206",
    severity: Severity::Error,
    message: Bilingual { zh: "核对不符：{reason_zh}", en: "check failed: {reason_en}" },
    hint: Bilingual {
        zh: "请核实数据；如确有理由，用 because 说明。",
        en: "Verify the figures; where there is a reason, state it with `because`.",
    },
    why: Bilingual { zh: "两处数据不一致的报告不能印发。", en: "A report whose figures disagree must not be issued." },
    bad: "- {equal: [total, {sum: [a, b]}]}   # 10, 9",
    good: "- {equal: [total, {sum: [a, b]}]}   # 10, 10",
};

/// the figure `{name}` is defined twice
pub static DUPLICATE_FIGURE: CodeInfo = CodeInfo {
    id: "BX0207",
    severity: Severity::Error,
    message: Bilingual { zh: "数据“{name}”定义了两次", en: "the figure `{name}` is defined twice" },
    hint: Bilingual { zh: "请只保留一处。", en: "Keep one of them." },
    why: Bilingual { zh: "同一数据只能有一个出处。", en: "One figure has one origin." },
    bad: "figures: [a.yaml, b.yaml]   # both define total",
    good: "figures: [a.yaml]",
};

/// the figure `{name}` has no period `{period}`
pub static NO_SUCH_PERIOD: CodeInfo = CodeInfo {
    id: "BX0208",
    severity: Severity::Error,
    message: Bilingual { zh: "数据“{name}”没有“{period}”这一期", en: "the figure `{name}` has no period `{period}`" },
    hint: Bilingual { zh: "已有：{known}。", en: "Known: {known}." },
    why: Bilingual { zh: "序列只含填报过的时期。", en: "A series holds only the periods that were stated." },
    bad: "{{ members | year(2021) }}",
    good: "{{ members | year(2023) }}",
};

/// the figure `{name}` has no value
pub static NO_VALUE: CodeInfo = CodeInfo {
    id: "BX0209",
    severity: Severity::Error,
    message: Bilingual { zh: "数据“{name}”没有值", en: "the figure `{name}` has no value" },
    hint: Bilingual { zh: "请填写 value、series 或 derive。", en: "Give it `value`, `series` or `derive`." },
    why: Bilingual { zh: "没有值的数据不能引用。", en: "A figure without a value cannot be printed." },
    bad: "a: {label: 甲, unit: 人}",
    good: "a: {label: 甲, unit: 人, value: 1}",
};

/// the filter `{filter}` cannot be used here: {reason_en}
pub static BAD_FILTER: CodeInfo = CodeInfo {
    id: "BX0210",
    severity: Severity::Error,
    message: Bilingual {
        zh: "过滤器“{filter}”不能用于此处：{reason_zh}", en: "the filter `{filter}` cannot be used here: {reason_en}"
    },
    hint: Bilingual { zh: "可用的过滤器：{known}。", en: "Filters to choose from: {known}." },
    why: Bilingual { zh: "过滤器只作用于台账数据。", en: "Filters work on figures of the ledger." },
    bad: "{{ lectures | rounded }}",
    good: "{{ lectures | value }}",
};

/// the value {value} of `{name}` agrees with nothing in its series
pub static SERIES_MISMATCH: CodeInfo = CodeInfo {
    id: "BX0211",
    severity: Severity::Error,
    message: Bilingual {
        zh: "数据“{name}”的值 {value} 与序列不符", en: "the value {value} of `{name}` agrees with nothing in its series"
    },
    hint: Bilingual { zh: "可写 last、sum、mean、max，或改正数值。", en: "Write last, sum, mean or max, or mend the value." },
    why: Bilingual {
        zh: "写定的值须与序列中的末期、合计、均值或最大值之一一致。",
        en: "A stated value must equal the last, the sum, the mean or the maximum of its series.",
    },
    bad: "{series: {2023: 1, 2024: 2}, value: 5}",
    good: "{series: {2023: 1, 2024: 2}, value: last}",
};

/// the figure `{name}` is beyond exact arithmetic
pub static NUMBER_TOO_LARGE: CodeInfo = CodeInfo {
    id: "BX0212",
    severity: Severity::Error,
    message: Bilingual { zh: "数据“{name}”超出可精确计算的范围", en: "the figure `{name}` is beyond exact arithmetic" },
    hint: Bilingual { zh: "数值最多 28 位有效数字。", en: "Values have at most 28 significant digits." },
    why: Bilingual { zh: "超出范围的计算会丢失精度。", en: "Beyond it digits would be lost." },
    bad: "a: {value: 9999999999999999999999999999}\nb: {derive: {sum: [a, a, a, a, a, a, a, a, a, a, a]}}",
    good: "a: {value: 9999999999}\nb: {derive: {sum: [a, a, a, a, a, a, a, a, a, a, a]}}",
};

/// a comparison does not hold, and the report says why
pub static CHECK_EXPLAINED: CodeInfo = CodeInfo {
    id: "BX0213",
    severity: Severity::Note,
    message: Bilingual {
        zh: "核对不符但已有说明：{reason_zh}；{because}",
        en: "a check fails with a stated reason: {reason_en}; {because}",
    },
    hint: Bilingual { zh: "", en: "" },
    why: Bilingual {
        zh: "有理由的例外要看得见，不能悄悄放过。", en: "An exception with a reason is shown, not passed over in silence."
    },
    bad: "- {at_most: [audited, unions], because: 审计数为三年累计}   # 443, 428",
    good: "- {at_most: [audited, unions]}   # 420, 428",
};

/// deriving `{name}` needs series of the same periods
pub static PERIODS_DIFFER: CodeInfo = CodeInfo {
    id: "BX0214",
    severity: Severity::Error,
    message: Bilingual {
        zh: "推算“{name}”时各序列的时期不一致：“{other}”为 {periods}，应为 {wanted}",
        en: "deriving `{name}` needs series of the same periods: `{other}` has {periods}, not {wanted}",
    },
    hint: Bilingual {
        zh: "请补齐时期，或写明用哪一期（如 a.2024），或先合计再推算（如 {open}sum: a{close}）。",
        en: "Complete the periods, or name one (a.2024), or take each total first ({open}sum: a{close}).",
    },
    why: Bilingual {
        zh: "不同时期的数不能逐期推算。", en: "Numbers of different periods cannot be derived period by period."
    },
    bad: "a: {series: {2023: 1, 2024: 2}}\nb: {series: {2024: 3}}\nt: {derive: {sum: [a, b]}}",
    good: "a: {series: {2023: 1, 2024: 2}}\nb: {series: {2023: 1, 2024: 3}}\nt: {derive: {sum: [a, b]}}",
};

/// `{operation}` of `{name}` needs a series of two periods at least
pub static NO_PERIOD_BEFORE: CodeInfo = CodeInfo {
    id: "BX0215",
    severity: Severity::Error,
    message: Bilingual {
        zh: "推算“{name}”（{operation}）需要至少两期的序列",
        en: "`{operation}` of `{name}` needs a series of two periods at least",
    },
    hint: Bilingual {
        zh: "请给出 series，或写两个操作数，如 [去年, 今年]。",
        en: "Give it a series, or write two operands, such as [last, this].",
    },
    why: Bilingual { zh: "增长是与上一期相比。", en: "Growth compares with the period before." },
    bad: "a: {value: 1}\ng: {derive: {growth: a}}",
    good: "a: {series: {2023: 1, 2024: 2}}\ng: {derive: {growth: a}}",
};

/// deriving `{name}` in percentage points needs percentages
pub static NO_PERCENTAGE: CodeInfo = CodeInfo {
    id: "BX0216",
    severity: Severity::Error,
    message: Bilingual {
        zh: "推算“{name}”：百分点是两个百分数之差，这里有不是百分数的数据",
        en: "deriving `{name}`: points are the difference of two percentages, and here is a figure that is none",
    },
    hint: Bilingual {
        zh: "百分数的单位是 %，或由 share、growth 推算；其他数据请用 growth 或 difference。",
        en: "A percentage has the unit % or is derived by `share` or `growth`; for others use `growth` or `difference`.",
    },
    why: Bilingual {
        zh: "百分点与百分数不能混用：由 80% 到 82.3% 是提高 2.3 个百分点，不是 2.3%。",
        en: "Points are not percent: from 80 % to 82.3 % is 2.3 points, not 2.3 %.",
    },
    bad: "a: {value: 3, unit: 场}\np: {derive: {points: [a, 5]}}",
    good: "a: {value: 80, unit: \"%\"}\np: {derive: {points: [a, 82.3]}}",
};

/// there is no function `{name}`
pub static UNKNOWN_FUNCTION: CodeInfo = CodeInfo {
    id: "BX0217",
    severity: Severity::Error,
    message: Bilingual { zh: "模板中没有函数“{name}”", en: "templates have no function `{name}`" },
    hint: Bilingual { zh: "可用：{known}。", en: "Known: {known}." },
    why: Bilingual { zh: "写错名称的函数什么也印不出来。", en: "A function by a wrong name prints nothing." },
    bad: "见{{ reff('main') }}",
    good: "见{{ ref('main') }}",
};
