//! Codes of themes.

use crate::{Bilingual, CodeInfo, Severity};

/// The codes of this family, in the order of their numbers.
pub(super) const CODES: &[&CodeInfo] = &[&THEME_CYCLE, &THEME_GEOMETRY, &THEME_PALE, &THEME_ALIKE, &THEME_GROUND, &THEME_HEAVY];

/// themes inherit from each other in a circle: {path}
pub static THEME_CYCLE: CodeInfo = CodeInfo {
    id: "BX0360",
    severity: Severity::Error,
    message: Bilingual { zh: "版式文件的继承绕成了圈：{path}", en: "themes inherit from each other in a circle: {path}" },
    hint: Bilingual { zh: "请让其中一份继承 gongwen 或 annual。", en: "Let one of them inherit from gongwen or annual." },
    why: Bilingual {
        zh: "每一项取值最终都要有出处，绕圈的继承没有起点；继承最多 16 层。",
        en: "Every value must come from somewhere, and a circle has no beginning; at most 16 files may inherit from each other.",
    },
    bad: "# a.yaml\ninherits: b.yaml\n# b.yaml\ninherits: a.yaml",
    good: "# a.yaml\ninherits: b.yaml\n# b.yaml\ninherits: annual",
};

/// the page cannot be: {reason_en}
pub static THEME_GEOMETRY: CodeInfo = CodeInfo {
    id: "BX0361",
    severity: Severity::Error,
    message: Bilingual { zh: "版面尺寸不成立：{reason_zh}", en: "the page cannot be: {reason_en}" },
    hint: Bilingual {
        zh: "请检查版式文件 page 中的纸张、页边、行数、字数和行距。",
        en: "Check sheet, margins, lines, characters and leading under `page` of the theme.",
    },
    why: Bilingual {
        zh: "版心放不下所定的行和字时，每一页都会出错。",
        en: "Where the type area cannot hold the lines and characters it is said to hold, every page is wrong.",
    },
    bad: "page: {top: 200mm, bottom: 150mm}",
    good: "page: {top: 37mm, bottom: 35mm}",
};

/// the colour {color} of `{style}` is pale: its contrast with paper is {contrast}:1
pub static THEME_PALE: CodeInfo = CodeInfo {
    id: "BX0362",
    severity: Severity::Warning,
    message: Bilingual {
        zh: "“{style}”的颜色 {color} 太浅，与白纸的对比度只有 {contrast}:1",
        en: "the colour {color} of `{style}` is pale: its contrast with paper is {contrast}:1",
    },
    hint: Bilingual { zh: "正文和标题的对比度应不低于 4.5:1。", en: "Text wants 4.5:1 or more." },
    why: Bilingual {
        zh: "浅色文字复印、扫描后难以辨认，视力较弱的读者也读不清。",
        en: "Pale text is lost in copies and scans, and hard on readers with weak eyes (WCAG 2.1, 1.4.3).",
    },
    bad: "styles: {body: {color: \"#BBBBBB\"}}",
    good: "styles: {body: {color: \"#333333\"}}",
};

/// the colours {one} and {other} of charts are one grey on a copy
pub static THEME_ALIKE: CodeInfo = CodeInfo {
    id: "BX0363",
    severity: Severity::Warning,
    message: Bilingual {
        zh: "图表颜色 {one} 与 {other} 明暗相近，黑白复印后分不清",
        en: "the colours {one} and {other} of charts are one grey on a copy",
    },
    hint: Bilingual {
        zh: "请使相邻颜色一深一浅；或在图表中写 patterns: true，加上纹理。",
        en: "Let a dark colour follow a light one, or give the charts `patterns: true`.",
    },
    why: Bilingual {
        zh: "报告常被黑白复印，色觉不同的读者也靠明暗区分。",
        en: "Reports are copied in black and white, and some readers tell colours by their lightness alone.",
    },
    bad: "charts: {palette: [\"#1F5A3C\", \"#7A3F1F\"]}",
    good: "charts: {palette: [\"#1F5A3C\", \"#E8A33D\"]}",
};

/// the ground {color} of `{part}` is too near to its text: a contrast of {contrast}:1
pub static THEME_GROUND: CodeInfo = CodeInfo {
    id: "BX0364",
    severity: Severity::Warning,
    message: Bilingual {
        zh: "“{part}”的底色 {color} 与文字的对比度只有 {contrast}:1",
        en: "the ground {color} of `{part}` is too near to its text: a contrast of {contrast}:1",
    },
    hint: Bilingual {
        zh: "请换浅一些的底色，或用 styles 把文字改为 paper（白色）；对比度应不低于 4.5:1。",
        en: "Take a paler ground, or let the text be `paper` under `styles`; text wants 4.5:1 or more.",
    },
    why: Bilingual {
        zh: "底色上的文字比白纸上的更难辨认（WCAG 2.1，1.4.3）。",
        en: "Text on a ground is harder to read than on paper (WCAG 2.1, 1.4.3).",
    },
    bad: "callouts: {fill: \"#333333\"}",
    good: "callouts: {fill: tint}",
};

/// a rule of {weight} pt is no rule
pub static THEME_HEAVY: CodeInfo = CodeInfo {
    id: "BX0365",
    severity: Severity::Warning,
    message: Bilingual { zh: "线宽 {weight} pt 太粗", en: "a rule of {weight} pt is no rule" },
    hint: Bilingual { zh: "请检查单位：线宽一般用 pt，不超过 6pt。", en: "Check the unit: rules are in pt, up to 6pt." },
    why: Bilingual { zh: "单位写错时，线会盖住文字。", en: "With a wrong unit a rule covers the text." },
    bad: "quotes: {bar: {weight: 3mm}}",
    good: "quotes: {bar: {weight: 3pt}}",
};
