//! Why a picture is not used.

use banxin_base::{Diagnostic, Origin, codes};

/// Why a picture is not used, in both languages; the file's name is the caller's to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It cannot be read.
    Unreadable {
        /// 中文
        zh: String,
        /// English
        en: String,
    },
    /// It is beyond a limit: its measure, as `60000 × 60000`.
    TooLarge(String),
}

impl Refusal {
    /// The message that the picture `file` is not used.
    pub fn of(self, file: &str, at: Origin) -> Diagnostic {
        match self {
            Refusal::Unreadable { zh, en } => {
                Diagnostic::new(&codes::IMAGE_UNREADABLE, at).with("file", file).with("reason_zh", zh).with("reason_en", en)
            }
            Refusal::TooLarge(measure) => Diagnostic::new(&codes::IMAGE_TOO_LARGE, at).with("file", file).with("reason", measure),
        }
    }

    /// A file that its decoder gives up on.
    pub(crate) fn damaged(reason: impl std::fmt::Display) -> Refusal {
        Refusal::Unreadable { zh: format!("文件已损坏（{reason}）"), en: format!("the file is damaged ({reason})") }
    }
}
