//! What kind of PDF is wanted.

/// What the file is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Profile {
    /// 归档: PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) in one file.
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
}

impl PdfOptions {
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
