//! Sections: pages of one kind.

use super::{NumFormat, Twip};

/// The properties of a section (`w:sectPr`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Section {
    /// How it starts.
    pub(crate) start: SectionType,
    /// Its pages.
    pub(crate) page: PageFormat,
    /// Relationship ids of its footers.
    pub(crate) footers: SideParts,
    /// Relationship ids of its headers, and how far they are from the upper edge of the sheet.
    pub(crate) headers: Option<(SideParts, Twip)>,
    /// The number of its first page; `None` goes on.
    pub(crate) first_number: Option<u32>,
    /// The form of footnote marks.
    pub(crate) note_marks: NumFormat,
    /// Whether endnotes that are marked so far stand at its end.
    pub(crate) endnotes: Endnotes,
    /// Page numbers are small roman.
    pub(crate) roman: bool,
    /// The parts of its first page, where they are not those of the others.
    pub(crate) first: Option<FirstParts>,
}

/// What becomes of endnotes at the end of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Endnotes {
    /// The document has none.
    None,
    /// They wait for a later section.
    Wait,
    /// They stand there.
    Here,
}

/// How a section starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SectionType {
    /// On the next page.
    Next,
    /// On the next odd page.
    Odd,
    /// On the next even page.
    Even,
    /// Where the section before ends.
    Continuous,
}

/// A page: sheet, margins, grid and columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PageFormat {
    /// Width of the sheet.
    pub(crate) width: Twip,
    /// Height of the sheet.
    pub(crate) height: Twip,
    /// Turned by a quarter.
    pub(crate) landscape: bool,
    /// 天头
    pub(crate) top: Twip,
    /// 地脚
    pub(crate) bottom: Twip,
    /// Left, on odd pages.
    pub(crate) left: Twip,
    /// Right, on odd pages.
    pub(crate) right: Twip,
    /// From the lower edge of the sheet to the footer's lower edge.
    pub(crate) footer: Twip,
    /// From line to line of the grid.
    pub(crate) line_pitch: Twip,
    /// Columns of text.
    pub(crate) columns: u32,
    /// 栏间
    pub(crate) gutter: Twip,
}

/// The relationship ids of a section's headers, or of its footers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SideParts {
    /// Of odd pages.
    pub(crate) odd: String,
    /// Of even pages.
    pub(crate) even: String,
}

/// The relationship ids of what stands at head and foot of a section's first page. Both are stated, empty or not: a program that misses one
/// takes that of the section before, or none for the pages behind it either.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FirstParts {
    /// Its header; `None` where the section has none.
    pub(crate) header: Option<String>,
    /// Its footer.
    pub(crate) footer: String,
}
