//! Codes of pictures.

use crate::{Bilingual, CodeInfo, Severity};

/// The codes of this family, in the order of their numbers.
pub(super) const CODES: &[&CodeInfo] = &[&IMAGE_UNREADABLE, &IMAGE_MISSING_ALT, &IMAGE_TOO_LARGE, &IMAGE_LOW_RESOLUTION, &IMAGE_UNCUT];

/// the picture `{file}` cannot be used: {reason}
pub static IMAGE_UNREADABLE: CodeInfo = CodeInfo {
    id: "BX0701",
    severity: Severity::Error,
    message: Bilingual { zh: "无法使用图片“{file}”：{reason_zh}", en: "the picture `{file}` cannot be used: {reason_en}" },
    hint: Bilingual { zh: "请使用完好的 PNG、JPEG 或 SVG 文件。", en: "Use an intact PNG, JPEG or SVG file." },
    why: Bilingual { zh: "损坏的图片会印成空白。", en: "A damaged picture would print as a blank." },
    bad: "image: {src: a.bmp, alt: 封面}",
    good: "image: {src: a.png, alt: 封面}",
};

/// the picture `{file}` has no alternative text
pub static IMAGE_MISSING_ALT: CodeInfo = CodeInfo {
    id: "BX0702",
    severity: Severity::Error,
    message: Bilingual { zh: "图片“{file}”没有替代文字", en: "the picture `{file}` has no alternative text" },
    hint: Bilingual { zh: "请用 alt 说明图片内容。", en: "Describe it with `alt`." },
    why: Bilingual {
        zh: "读屏软件和归档标准（PDF/UA）都要求图片有文字说明。", en: "Screen readers and PDF/UA need a description."
    },
    bad: "image: {src: a.png}",
    good: "image: {src: a.png, alt: 阅览室内景}",
};

/// the picture `{file}` exceeds a limit: {reason}
pub static IMAGE_TOO_LARGE: CodeInfo = CodeInfo {
    id: "BX0703",
    severity: Severity::Error,
    message: Bilingual { zh: "图片“{file}”超出上限：{reason}", en: "the picture `{file}` exceeds a limit: {reason}" },
    hint: Bilingual { zh: "请缩小图片。", en: "Make the picture smaller." },
    why: Bilingual {
        zh: "上限防止错误或恶意的图片耗尽内存。", en: "Limits keep a wrong or hostile picture from eating all memory."
    },
    bad: "image: {src: 60000x60000.png, alt: 图}",
    good: "image: {src: 6000x4000.png, alt: 图}",
};

/// the picture `{file}` prints at only {dpi} dpi
pub static IMAGE_LOW_RESOLUTION: CodeInfo = CodeInfo {
    id: "BX0704",
    severity: Severity::Warning,
    message: Bilingual { zh: "图片“{file}”印刷分辨率只有 {dpi} dpi", en: "the picture `{file}` prints at only {dpi} dpi" },
    hint: Bilingual {
        zh: "印刷宜在 300 dpi 以上；请换更大的图片或缩小印刷尺寸。",
        en: "Print wants 300 dpi or more: use a larger picture or a smaller size.",
    },
    why: Bilingual { zh: "分辨率不足的图片印出来模糊。", en: "A picture with too few pixels prints blurred." },
    bad: "image: {src: 200x100.png, alt: 图, width: 150mm}",
    good: "image: {src: 2000x1000.png, alt: 图, width: 150mm}",
};

/// the vector picture `{file}` cannot be cut to its box
pub static IMAGE_UNCUT: CodeInfo = CodeInfo {
    id: "BX0705",
    severity: Severity::Warning,
    message: Bilingual {
        zh: "矢量图片“{file}”不能按框裁切，已完整显示",
        en: "the vector picture `{file}` cannot be cut to its box and is shown whole",
    },
    hint: Bilingual {
        zh: "请去掉 fit: cover，或改用 PNG、JPEG 图片。", en: "Leave `fit: cover` out, or use a PNG or JPEG picture."
    },
    why: Bilingual {
        zh: "示意图的边缘常有文字，裁掉会丢失内容。", en: "Drawings carry words at their edges, which a cut would lose."
    },
    bad: "image: {src: a.svg, alt: 服务网络, fit: cover}",
    good: "image: {src: a.svg, alt: 服务网络}",
};
