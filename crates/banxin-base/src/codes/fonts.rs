//! Codes of typefaces and glyphs.

use crate::{Bilingual, CodeInfo, Severity};

/// The codes of this family, in the order of their numbers.
pub(super) const CODES: &[&CodeInfo] = &[&FONT_NOT_FOUND, &FONT_UNREADABLE, &GLYPH_MISSING, &GLYPH_FALLBACK, &FACE_SUBSTITUTED];

/// the font `{font}` was not found
pub static FONT_NOT_FOUND: CodeInfo = CodeInfo {
    id: "BX0501",
    severity: Severity::Error,
    message: Bilingual { zh: "找不到字体“{font}”", en: "the font `{font}` was not found" },
    hint: Bilingual {
        zh: "查找过：{tried}。可用 --font-path 指定字体文件夹。", en: "Looked in: {tried}. Name a folder with --font-path."
    },
    why: Bilingual { zh: "没有字体就无法排版。", en: "Without its typefaces nothing can be set." },
    bad: "banxin build report   # fonts/ missing",
    good: "banxin build report --font-path /opt/banxin/fonts",
};

/// the font file `{file}` cannot be used: {reason_en}
pub static FONT_UNREADABLE: CodeInfo = CodeInfo {
    id: "BX0502",
    severity: Severity::Error,
    message: Bilingual {
        zh: "无法使用字体文件“{file}”：{reason_zh}", en: "the font file `{file}` cannot be used: {reason_en}"
    },
    hint: Bilingual { zh: "请换用完好的字体文件。", en: "Replace it by an intact file." },
    why: Bilingual { zh: "损坏的字体会让文字变成空白。", en: "A damaged font would leave blanks." },
    bad: "fonts/BanxinSong-Regular.otf   # truncated",
    good: "fonts/BanxinSong-Regular.otf",
};

/// no font has the character “{char}” ({point})
pub static GLYPH_MISSING: CodeInfo = CodeInfo {
    id: "BX0503",
    severity: Severity::Error,
    message: Bilingual { zh: "没有字体含有字符“{char}”（{point}）", en: "no font has the character “{char}” ({point})" },
    hint: Bilingual {
        zh: "查找过：{tried}。可用 --font-path 添加含该字的字体。",
        en: "Tried: {tried}. Add a font that has it with --font-path.",
    },
    why: Bilingual {
        zh: "缺字会印成方框，人名、地名尤其不能出错。",
        en: "A missing character prints as a box; names above all must be right.",
    },
    bad: "text: 馆员𠕇",
    good: "banxin build report --font-path rare   # a face that has 𠕇",
};

/// “{chars}” is not in {face_en}; {fallback_en} is used
pub static GLYPH_FALLBACK: CodeInfo = CodeInfo {
    id: "BX0504",
    severity: Severity::Note,
    message: Bilingual {
        zh: "“{chars}”不在{face_zh}中，改用{fallback_zh}", en: "“{chars}” is not in {face_en}; {fallback_en} is used"
    },
    hint: Bilingual {
        zh: "如需统一字形，请提供含这些字的字体。", en: "For one style throughout, supply a font that has them."
    },
    why: Bilingual {
        zh: "换用字体的字样式略有不同，排版者应当知道。",
        en: "A character from another face looks a little different, and its user should know.",
    },
    bad: "text: 啰嗦",
    good: "text: 多话",
};

/// the typeface `{font}` is not there; `{used}` is used
pub static FACE_SUBSTITUTED: CodeInfo = CodeInfo {
    id: "BX0505",
    severity: Severity::Warning,
    message: Bilingual { zh: "没有字体“{font}”，改用“{used}”", en: "the typeface `{font}` is not there; `{used}` is used" },
    hint: Bilingual {
        zh: "请安装该字体，或在主题中改用随附字体。", en: "Install it, or name a bundled face in the theme."
    },
    why: Bilingual {
        zh: "公文格式规定了字体，替换须让使用者知道。",
        en: "Official formats name their typefaces; a substitute must not go unseen.",
    },
    bad: "faces: {title: 方正小标宋简体}",
    good: "faces: {title: bundled}",
};
