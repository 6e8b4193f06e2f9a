//! Why a picture is not used.

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
    /// A file that its decoder gives up on.
    pub(crate) fn damaged(reason: impl std::fmt::Display) -> Refusal {
        Refusal::Unreadable { zh: format!("文件已损坏（{reason}）"), en: format!("the file is damaged ({reason})") }
    }
}
