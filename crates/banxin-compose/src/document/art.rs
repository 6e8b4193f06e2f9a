//! Art of a page: fields of colour, pictures and large figures behind the text, at places of the sheet; and what runs at the head of pages.

use banxin_base::{Color, Len, Point, Size};
use serde::Serialize;

use super::{Crop, ImageId, Stroke, TextStyle};

/// Art of the page on which it stands. Places are from the upper left corner of the sheet; what bleeds (出血) reaches beyond its edges.
#[derive(Clone, Debug, Serialize)]
pub struct Art {
    /// From the lowest to the uppermost.
    pub pieces: Vec<ArtPiece>,
}

impl Art {
    /// How far art reaches beyond the edge that it is to fill, so that no white shows where the sheet is cut (GB/T 7705: 3 mm).
    pub const BLEED: Len = Len::deci_mm(30);
}

/// A piece of art.
#[derive(Clone, Debug, Serialize)]
pub enum ArtPiece {
    /// A field of one colour.
    Field {
        /// Its upper left corner.
        at: Point,
        /// Its size.
        size: Size,
        /// Its colour.
        color: Color,
    },
    /// A picture.
    Picture {
        /// Its upper left corner.
        at: Point,
        /// Its printed size.
        size: Size,
        /// Which picture.
        image: ImageId,
        /// What of it is cut off to fill that size.
        crop: Crop,
        /// 替代文字
        alt: String,
    },
    /// A word or figure that only decorates: the text says it as well.
    Figure {
        /// The right end of its baseline.
        at: Point,
        /// The word.
        text: String,
        /// How it looks.
        style: TextStyle,
    },
}

/// 页眉: what runs at the head of a section's pages, towards the outer edge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Running {
    /// On even pages: the title of the report.
    pub even: String,
    /// On odd pages: the chapter.
    pub odd: String,
    /// The chapter's number, with which `odd` begins; may be empty.
    pub label: String,
    /// Whether `odd` is the section's heading of level 1.
    pub chapter: bool,
    /// How it looks.
    pub text: TextStyle,
    /// From the upper edge of the sheet to its baseline.
    pub y: Len,
    /// The rule below it.
    pub rule: Stroke,
    /// From the baseline to the rule.
    pub rule_gap: Len,
    /// The section's first page.
    pub first: FirstPage,
}

/// What stands at head and foot of a section's first page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum FirstPage {
    /// What stands on the others.
    Same,
    /// The number alone: contents or a preface begin there.
    Numbered,
    /// Nothing: a chapter opens there. Its number counts and is not printed.
    Bare,
}
