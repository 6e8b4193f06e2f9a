//! What kind of PDF is wanted.

use std::sync::Arc;

use banxin_base::{Diagnostic, Origin, codes};

use crate::attach::Attachment;
use crate::icc::PressProfile;

/// What the file is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Profile {
    /// 归档: PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) in one file; PDF/A-3a with files attached.
    #[default]
    Archive,
    /// 印刷: PDF/X-4 (ISO 15930-7).
    Press,
    /// 普通: the smallest file; tagged all the same, but it claims no standard and carries no colour profile.
    Plain,
}

impl Profile {
    /// The name on the command line and in report files.
    pub const fn name(self) -> &'static str {
        match self {
            Profile::Archive => "archive",
            Profile::Press => "press",
            Profile::Plain => "plain",
        }
    }
}

/// How [`render`](crate::render) writes a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PdfOptions {
    /// What the file is for.
    pub profile: Profile,
    /// Creation time in seconds since 1970-01-01 00:00 UTC (`SOURCE_DATE_EPOCH`); without it, the start of the report's date. Never the clock.
    pub timestamp: Option<u64>,
    /// What a print shop asks for; read for [`Profile::Press`] only.
    pub press: PressOptions,
    /// Files to take along, such as the data of the report. An archive file then is PDF/A-3a; a press file refuses them.
    pub attachments: Vec<Attachment>,
    /// What a reader must type to open the file; for [`Profile::Plain`] only, the others refuse it.
    pub password: Option<Password>,
}

/// What a print shop asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PressOptions {
    /// The printing that the file is made for; offset on coated paper (FOGRA39) if left out.
    pub intent: Option<PressProfile>,
    /// 专色: the name of an ink of its own for the red of an official head, such as `PANTONE 485 C`; if left out, it is mixed from magenta and yellow.
    pub spot_red: Option<String>,
}

/// A password. It is not shown by `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(Arc<str>);

impl Password {
    /// A password of any characters; only the first 127 bytes count (ISO 32000-2 7.6.4.3.3).
    pub fn new(text: &str) -> Password {
        Password(Arc::from(text))
    }

    /// The bytes that count.
    pub(crate) fn bytes(&self) -> &[u8] {
        let bytes = self.0.as_bytes();
        bytes.get(..127).unwrap_or(bytes)
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(…)")
    }
}

impl PdfOptions {
    /// What the profile does not allow.
    pub(crate) fn refused(&self) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let name = self.profile.name();
        if self.password.is_some() && self.profile != Profile::Plain {
            found.push(Diagnostic::new(&codes::PASSWORD_REFUSED, Origin::Run).with("profile", name));
        }
        if !self.attachments.is_empty() && self.profile == Profile::Press {
            found.push(Diagnostic::new(&codes::ATTACHMENTS_REFUSED, Origin::Run).with("profile", name));
        }
        found
    }

    /// PDF/A-2a and PDF/UA-1: the default.
    pub fn archive() -> PdfOptions {
        PdfOptions { profile: Profile::Archive, ..PdfOptions::default() }
    }

    /// PDF/X-4.
    pub fn press() -> PdfOptions {
        PdfOptions { profile: Profile::Press, ..PdfOptions::default() }
    }

    /// The smallest file.
    pub fn plain() -> PdfOptions {
        PdfOptions { profile: Profile::Plain, ..PdfOptions::default() }
    }
}
