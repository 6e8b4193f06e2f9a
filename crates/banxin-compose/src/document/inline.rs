//! What stands in a line.

use banxin_base::Origin;
use serde::Serialize;

use super::{AnchorId, FigureId, NoteId, Paragraph, TextStyle};

/// A piece of a paragraph.
#[derive(Clone, Debug, Serialize)]
pub enum Inline {
    /// Text in one style.
    Text(TextRun),
    /// A line that ends here by the user's wish.
    LineBreak,
    /// The number of the page on which an anchor stands.
    PageOf(AnchorId, TextStyle),
    /// The mark of a footnote: ①.
    NoteMark(NoteId, TextStyle),
    /// A place that the index names; shows nothing.
    Indexed {
        /// What it is found under.
        term: String,
        /// The place.
        anchor: AnchorId,
    },
    /// 注音: a base with its reading above. Both texts are plain.
    Ruby {
        /// 基文
        base: TextRun,
        /// 注文, set at half the size.
        reading: String,
    },
}

/// Text in one style.
#[derive(Clone, Debug, Serialize)]
pub struct TextRun {
    /// The text; never empty, no line feeds, no tabs.
    pub text: String,
    /// Its absolute style.
    pub style: TextStyle,
    /// The ledger figure that printed this text.
    pub figure: Option<FigureId>,
    /// Where a click leads.
    pub link: Option<LinkTarget>,
    /// Where the text was written.
    #[serde(skip)]
    pub origin: Origin,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum LinkTarget {
    /// An address outside the document.
    Url(String),
    /// A place in the document.
    Anchor(AnchorId),
}

impl LinkTarget {
    /// The place in the document, if it is one.
    pub fn anchor(&self) -> Option<AnchorId> {
        match self {
            LinkTarget::Url(_) => None,
            LinkTarget::Anchor(anchor) => Some(*anchor),
        }
    }
}

/// Where text stands against the baseline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub enum Baseline {
    /// On it.
    #[default]
    Normal,
    /// 上标
    Super,
    /// 下标
    Sub,
}

/// A footnote (脚注), or an endnote (尾注).
#[derive(Clone, Debug, Serialize)]
pub struct Note {
    /// The mark, as printed: ①.
    pub mark: String,
    /// Its text.
    pub content: Vec<Paragraph>,
    /// Where an endnote leads; `None` for a footnote, which stands on the page of its mark.
    pub end: Option<EndPlaces>,
}

/// The two ends of an endnote, each of which leads to the other.
#[derive(Clone, Debug, Serialize)]
pub struct EndPlaces {
    /// The note itself.
    pub note: LinkTarget,
    /// Its mark in the text.
    pub mark: LinkTarget,
}
