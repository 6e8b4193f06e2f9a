//! Codes of charts: data that no chart, or not this one, can show.

use crate::{Bilingual, CodeInfo, Severity};

/// The codes of this family, in the order of their numbers.
pub(super) const CODES: &[&CodeInfo] = &[
    &CHART_LENGTH,
    &CHART_SERIES_SOURCE,
    &CHART_EMPTY,
    &CHART_NEGATIVE_SHARE,
    &CHART_MANY_SLICES,
    &CHART_MIXED_UNITS,
    &CHART_UNUSED_KEY,
    &CHART_RANGE,
];

/// the series “{name}” has {count} for {categories}
pub static CHART_LENGTH: CodeInfo = CodeInfo {
    id: "BX0309",
    severity: Severity::Error,
    message: Bilingual {
        zh: "数据系列“{name}”有 {count} 个值，而类别有 {categories} 个",
        en: "the series “{name}” has {count_en} for {categories_en}",
    },
    hint: Bilingual { zh: "请逐类给值；没有数据的写 null。", en: "Give one value a category, and null where there is none." },
    why: Bilingual { zh: "值与类别错位，图就说了假话。", en: "Values that slip beside their categories make a chart lie." },
    bad: "categories: [2023, 2024]\nseries: [{name: 甲, values: [1]}]",
    good: "categories: [2023, 2024]\nseries: [{name: 甲, values: [1, null]}]",
};

/// a series takes its values from one of figure, figures and values
pub static CHART_SERIES_SOURCE: CodeInfo = CodeInfo {
    id: "BX0310",
    severity: Severity::Error,
    message: Bilingual {
        zh: "数据系列只能从 figure、figures、values 之一取值",
        en: "a series takes its values from one of figure, figures and values",
    },
    hint: Bilingual { zh: "请只写其中一项。", en: "Write exactly one of them." },
    why: Bilingual {
        zh: "一个系列有两个来源，就不知道该信哪个。", en: "With two sources nobody knows which one is meant."
    },
    bad: "series: [{name: 甲}]",
    good: "series: [{name: 甲, figure: members}]",
};

/// the chart “{caption}” has nothing to show
pub static CHART_EMPTY: CodeInfo = CodeInfo {
    id: "BX0311",
    severity: Severity::Error,
    message: Bilingual { zh: "图表“{caption}”没有可画的数据", en: "the chart “{caption}” has nothing to show" },
    hint: Bilingual {
        zh: "请给出类别和值；饼图、环形图各值之和必须大于零。",
        en: "Give categories and values; the values of a pie or doughnut must add up to more than zero.",
    },
    why: Bilingual { zh: "空图不能传达任何信息。", en: "An empty chart says nothing." },
    bad: "- chart: {kind: pie, categories: [甲], series: [{values: [0]}]}",
    good: "- chart: {kind: pie, categories: [甲, 乙], series: [{values: [3, 5]}]}",
};

/// {value} cannot be a slice of a whole
pub static CHART_NEGATIVE_SHARE: CodeInfo = CodeInfo {
    id: "BX0312",
    severity: Severity::Error,
    message: Bilingual { zh: "{value} 不能作为整体的一部分", en: "{value} cannot be a slice of a whole" },
    hint: Bilingual { zh: "有负值时请改用柱形图或条形图。", en: "Use bars where values may be negative." },
    why: Bilingual {
        zh: "饼图和环形图表示构成，部分不能小于零。",
        en: "Pies and doughnuts show parts of a whole, and no part is less than nothing.",
    },
    bad: "- chart: {kind: pie, categories: [甲, 乙], series: [{values: [3, -5]}]}",
    good: "- chart: {kind: bar, categories: [甲, 乙], series: [{values: [3, -5]}]}",
};

/// {count} slices are more than a reader can tell apart
pub static CHART_MANY_SLICES: CodeInfo = CodeInfo {
    id: "BX0313",
    severity: Severity::Warning,
    message: Bilingual { zh: "{count} 个扇区难以分辨", en: "{count} slices are more than a reader can tell apart" },
    hint: Bilingual {
        zh: "请改用条形图，或把小类并为“其他”。", en: "Use horizontal bars, or put small categories together."
    },
    why: Bilingual {
        zh: "超过 12 个扇区时，颜色与标注都会混淆。",
        en: "Beyond twelve slices neither colours nor labels can be told apart.",
    },
    bad: "- chart: {kind: pie, categories: [甲, 乙, …], series: [{values: [1, 2, …]}]}",
    good: "- chart: {kind: horizontal-bar, categories: [甲, 乙, …], series: [{values: [1, 2, …]}]}",
};

/// one axis measures both {first} and {second}
pub static CHART_MIXED_UNITS: CodeInfo = CodeInfo {
    id: "BX0314",
    severity: Severity::Warning,
    message: Bilingual {
        zh: "同一坐标轴上既有“{first}”又有“{second}”", en: "one axis measures both {first} and {second}"
    },
    hint: Bilingual {
        zh: "请分成两张图，或用组合图并写明 axis: second。",
        en: "Make two charts of it, or a combo chart with axis: second.",
    },
    why: Bilingual {
        zh: "单位不同的数不能按同一刻度比较。", en: "Numbers of different units cannot be compared on one scale."
    },
    bad: "series: [{figure: members}, {figure: coverage}]",
    good: "series: [{figure: members}, {figure: coverage, kind: line, axis: second}]",
};

/// `{key}` says nothing about this kind of chart
pub static CHART_UNUSED_KEY: CodeInfo = CodeInfo {
    id: "BX0315",
    severity: Severity::Warning,
    message: Bilingual { zh: "“{key}”对这种图表不起作用", en: "`{key}` says nothing about this kind of chart" },
    hint: Bilingual {
        zh: "组合图才有第二坐标轴和各系列的 kind；饼图只画一个系列，百分比标注只用于饼图和环形图。",
        en: "Only combo charts have a second axis and kinds of series; a pie shows one series; percent labels are for pies and doughnuts.",
    },
    why: Bilingual { zh: "不起作用的写法多半是笔误。", en: "What has no effect is mostly a slip." },
    bad: "- chart: {kind: bar, series: [{figure: members, axis: second}]}",
    good: "- chart: {kind: combo, series: [{figure: unions}, {figure: members, kind: line, axis: second}]}",
};

/// the axis from {min} to {max} does not hold the value {value}
pub static CHART_RANGE: CodeInfo = CodeInfo {
    id: "BX0316",
    severity: Severity::Error,
    message: Bilingual {
        zh: "坐标轴 {min} 至 {max} 容不下 {value}", en: "the axis from {min} to {max} does not hold the value {value}"
    },
    hint: Bilingual {
        zh: "请放宽 min、max，或不写，由数据决定；柱形和面积须含零点。",
        en: "Widen min and max, or leave them to the data; an axis of bars or areas holds zero.",
    },
    why: Bilingual {
        zh: "截断的值和没有零点的柱形会误导读者。", en: "A value cut off, or a bar that does not begin at zero, misleads."
    },
    bad: "y_axis: {min: 0, max: 10}\nseries: [{values: [12]}]",
    good: "y_axis: {min: 0, max: 15}\nseries: [{values: [12]}]",
};
