//! What a caller may choose about the Word file.

use banxin_base::Date;

/// Choices for one Word file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DocxOptions {
    /// The typefaces that the file names.
    pub fonts: FontSet,
    /// The word processor whose reading of ambiguous settings is followed.
    pub target: Target,
    /// Whether printed figures stay data.
    pub bindings: Bindings,
    /// 与 PDF 逐行一致: lines that a program would end elsewhere than the pages do get a change of spacing that is hardly seen.
    pub match_lines: bool,
    /// The day written into the document properties as its creation; `None` takes the report's own date (成文日期). The clock is never asked.
    pub timestamp: Option<Date>,
}

/// Which typefaces a file names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FontSet {
    /// Those of an office in China: 仿宋_GB2312, 黑体, 方正小标宋简体, Times New Roman, each with its substitute.
    #[default]
    Office,
    /// Those bundled with the program: the Word file then looks as the pages do wherever they are installed.
    Bundled,
}

/// Whether the figures that a text prints stay data in the Word file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bindings {
    /// As the target takes it: bound for Word, plain for LibreOffice, whose lines lose the gap between Chinese and Western text at a control.
    #[default]
    ByTarget,
    /// Each is a content control bound to the ledger that the file carries: an edit of one changes all places of its form.
    Bound,
    /// They are text like any other, and the file carries no ledger.
    Plain,
}

/// Which word processor a file is tuned for. Both open either file; only settings that the two read in opposite ways differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Target {
    /// Microsoft Word and WPS.
    #[default]
    Word,
    /// LibreOffice, which reads `w:overflowPunct` the other way round.
    LibreOffice,
}
