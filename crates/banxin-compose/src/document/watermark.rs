//! Words under the text of every page.

use serde::Serialize;

use super::TextStyle;

/// A watermark (水印): under everything else, across the middle of each sheet, rising to the right at half a right angle.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Watermark {
    /// What it says: 草稿, 内部资料.
    pub text: String,
    /// How it looks; its size fits the narrowest sheet.
    pub style: TextStyle,
}
