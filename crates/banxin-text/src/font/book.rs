//! All faces that a run can use.

use std::sync::OnceLock;

use banxin_base::{Diagnostic, Origin, codes};

use super::face::Face;
use super::source::FaceSource;
use super::{FaceId, system};

/// The faces that a run can use. Cheap to build: a face is opened when first asked for, once, whichever thread asks.
///
/// Invariant: a [`FaceId`] means the same face as long as the book lives. Faces of the system come behind the book's own, in an order that depends
/// on the machine's fonts only.
#[derive(Debug, Default)]
pub struct FontBook {
    own: Vec<Slot>,
    system: OnceLock<Vec<Slot>>,
    use_system: bool,
    searched: Vec<String>,
}

#[derive(Debug)]
struct Slot {
    source: FaceSource,
    face: OnceLock<Result<Face, Diagnostic>>,
}

impl Slot {
    fn new(source: FaceSource) -> Slot {
        Slot { source, face: OnceLock::new() }
    }
}

impl FontBook {
    /// A book of these faces. Their order is the order of the last resort of fallback. Faces beyond 65,535 are left out.
    pub fn new(sources: Vec<FaceSource>) -> FontBook {
        let own = sources.into_iter().take(usize::from(u16::MAX)).map(Slot::new).collect();
        FontBook { own, ..FontBook::default() }
    }

    /// Lets the book look for families among the fonts of the system. They are listed when a family is first sought in vain among its own.
    #[must_use]
    pub fn with_system_fonts(mut self) -> FontBook {
        self.use_system = true;
        self
    }

    /// Tells the book where its faces were sought, for the message about a missing one.
    #[must_use]
    pub fn searched_in(mut self, places: Vec<String>) -> FontBook {
        self.searched = places;
        self
    }

    /// Where its faces were sought.
    pub fn searched(&self) -> &[String] {
        &self.searched
    }

    /// The book's own faces with what they call themselves; nothing is opened.
    pub fn sources(&self) -> impl Iterator<Item = (FaceId, &FaceSource)> {
        (0..=u16::MAX).map(FaceId).zip(self.own.iter().map(|slot| &slot.source))
    }

    /// What a face calls itself; nothing is opened. `None` for an id of another book.
    pub fn source(&self, id: FaceId) -> Option<&FaceSource> {
        self.slot(id).map(|slot| &slot.source)
    }

    /// The face, opened if it was not yet.
    ///
    /// # Errors
    /// [`codes::FONT_UNREADABLE`] if its file is not there or no font; [`codes::FONT_NOT_FOUND`] for an id of another book.
    pub fn face(&self, id: FaceId) -> Result<&Face, Diagnostic> {
        let Some(slot) = self.slot(id) else {
            return Err(self.not_found(&format!("#{}", id.0)));
        };
        slot.face.get_or_init(|| Face::open(&slot.source)).as_ref().map_err(Clone::clone)
    }

    /// The faces of a family, by its name in any letter case: the book's own, else the system's where allowed.
    pub fn family(&self, name: &str) -> Vec<FaceId> {
        let own: Vec<FaceId> = self.sources().filter(|(_, source)| is_called(source, name)).map(|(id, _)| id).collect();
        if !own.is_empty() || !self.use_system {
            return own;
        }
        let offset = self.own.len();
        let system = self.system.get_or_init(|| system::faces().into_iter().map(Slot::new).collect());
        let ids = system.iter().enumerate().filter(|(_, slot)| is_called(&slot.source, name));
        ids.filter_map(|(index, _)| u16::try_from(offset + index).ok().map(FaceId)).collect()
    }

    /// The message that a typeface is not there.
    pub(super) fn not_found(&self, font: &str) -> Diagnostic {
        let tried = if self.searched.is_empty() { "-".to_owned() } else { self.searched.join(", ") };
        Diagnostic::new(&codes::FONT_NOT_FOUND, Origin::Run).with("font", font).with("tried", tried)
    }

    fn slot(&self, id: FaceId) -> Option<&Slot> {
        let index = id.index();
        self.own.get(index).or_else(|| self.system.get()?.get(index.checked_sub(self.own.len())?))
    }
}

/// Whether a face goes by this name: its family, its PostScript name or its full name.
fn is_called(source: &FaceSource, name: &str) -> bool {
    source.family.eq_ignore_ascii_case(name)
        || source.postscript_name.eq_ignore_ascii_case(name)
        || source.full_name().eq_ignore_ascii_case(name)
}
