//! Faces: found, mapped, parsed on demand, subset once.
//!
//! In: where the font files are ([`FaceSource`], usually from a [`Manifest`]). Out: a [`FontBook`] that any number of threads share, the faces
//! that stand behind the roles of a document ([`FaceSet`]), and subsets of faces for embedding ([`subset`]).
//!
//! A font file is opened when the first character asks for it, mapped rather than read, and parsed table by table; a face of 20 MB costs a page
//! of text a few hundred kilobytes. Left out on purpose: variable fonts (official typefaces are static) and vertical metrics.

mod book;
mod coverage;
mod face;
mod manifest;
mod map;
mod metrics;
mod outline;
mod region;
mod select;
mod source;
mod subset;
mod system;

use serde::Serialize;

pub use book::FontBook;
pub use face::Face;
pub use manifest::{Manifest, ManifestFace};
pub use metrics::FaceMetrics;
pub use outline::OutlineStep;
pub use region::Region;
pub use select::{FaceQuery, FaceSet};
pub use source::{FaceLocation, FaceSource};
pub use subset::{OutlineKind, SubsetFont, subset};
pub use system::faces_of_file;

/// A face of a font book: index into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct FaceId(pub u16);

impl FaceId {
    /// The index as a `usize`.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}
