//! Values that several tests start from.

use banxin_base::{Color, FaceRole, Len};
use banxin_compose::document::{Align, Baseline, ParagraphStyle, TextStyle};

/// The body style of the official page: 3号 仿宋 on the 28-character grid.
pub(crate) fn body_style() -> ParagraphStyle {
    ParagraphStyle {
        text: TextStyle {
            face: FaceRole::Fang,
            bold: false,
            italic: false,
            size: Len::deci_pt(160),
            tracking: Len::mm(156.0) / 28 - Len::deci_pt(160),
            color: Color::BLACK,
            baseline: Baseline::Normal,
            underline: false,
            strike: false,
            dots: false,
        },
        leading: Len::twips(579),
        align: Align::Justify,
        first_indent: Len::deci_pt(320),
        first_indent_chars: 200,
        indent_start: Len::ZERO,
        indent_end: Len::ZERO,
        space_before: Len::ZERO,
        space_after: Len::ZERO,
        keep_with_next: false,
        keep_together: false,
        widow_control: false,
        page_break_before: false,
        outline: 0,
        balanced: false,
    }
}
