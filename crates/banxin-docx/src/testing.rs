//! Values that several tests start from.

use banxin_base::{FaceRole, Len};
use banxin_compose::document::{ParagraphStyle, TextStyle};

/// The body style of the official page: 3号 仿宋 on the 28-character grid.
pub(crate) fn body_style() -> ParagraphStyle {
    ParagraphStyle {
        first_indent: Len::deci_pt(320),
        first_indent_chars: 200,
        ..ParagraphStyle::plain(
            TextStyle { tracking: Len::mm(156.0) / 28 - Len::deci_pt(160), ..TextStyle::plain(FaceRole::Fang, Len::deci_pt(160)) },
            Len::twips(579),
        )
    }
}
