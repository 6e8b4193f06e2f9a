//! Codes of themes.

use crate::{Bilingual, CodeInfo, Severity};

/// The codes of this family, in the order of their numbers.
pub(super) const CODES: &[&CodeInfo] = &[&THEME_CYCLE, &THEME_GEOMETRY, &THEME_PALE];

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
