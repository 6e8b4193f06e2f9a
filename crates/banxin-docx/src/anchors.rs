//! Bookmarks: every place of the document that can be pointed at, under a name that Word accepts.
//!
//! In: the document's anchors and the blocks that define them. Out: a bookmark for each anchor that some block defines; links to the
//! others are left plain, so that no link leads nowhere. Word's names: a letter or `_` first, letters, digits and `_`, at most 40
//! characters, no two alike in small letters.

use std::collections::BTreeSet;

use banxin_compose::document::{Anchor, AnchorId};

use crate::wml::Bookmark;

/// What a bookmark encloses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encloses {
    /// A whole paragraph.
    Paragraph,
    /// The label of a caption (表1): a reference field repeats it.
    Label,
}

/// The bookmarks of a document.
#[derive(Debug, Default)]
pub(crate) struct Anchors {
    places: Vec<Place>,
}

#[derive(Debug)]
struct Place {
    bookmark: Bookmark,
    defined: Option<Encloses>,
    written: bool,
}

impl Anchors {
    /// Names for all anchors; none is defined yet.
    pub(crate) fn new(anchors: &[Anchor]) -> Anchors {
        let mut taken = BTreeSet::new();
        let mut places = Vec::with_capacity(anchors.len());
        for (id, anchor) in (1u32..).zip(anchors) {
            let name = unique(valid(&anchor.name), id, &mut taken);
            places.push(Place { bookmark: Bookmark { id, name }, defined: None, written: false });
        }
        Anchors { places }
    }

    /// Notes that a block defines an anchor.
    pub(crate) fn define(&mut self, anchor: AnchorId, encloses: Encloses) {
        if let Some(place) = self.place(anchor) {
            place.defined.get_or_insert(encloses);
        }
    }

    /// The name to point at, and what is there; `None` where nothing is.
    pub(crate) fn target(&self, anchor: AnchorId) -> Option<(&str, Encloses)> {
        let place = self.places.get(usize::try_from(anchor.0).ok()?)?;
        Some((&place.bookmark.name, place.defined?))
    }

    /// The bookmark to write for an anchor: once, for the first block that asks.
    pub(crate) fn bookmark(&mut self, anchor: Option<AnchorId>) -> Option<Bookmark> {
        let place = self.place(anchor?)?;
        if std::mem::replace(&mut place.written, true) {
            return None;
        }
        Some(place.bookmark.clone())
    }

    fn place(&mut self, anchor: AnchorId) -> Option<&mut Place> {
        self.places.get_mut(usize::try_from(anchor.0).ok()?)
    }
}

/// The longest name that Word takes.
const LONGEST: usize = 40;

fn valid(name: &str) -> String {
    let mut out: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).take(LONGEST).collect();
    if !out.starts_with(|c: char| c.is_alphabetic() || c == '_') {
        out = "_".chars().chain(out.chars()).take(LONGEST).collect();
    }
    out
}

fn unique(name: String, id: u32, taken: &mut BTreeSet<String>) -> String {
    if taken.insert(name.to_lowercase()) {
        return name;
    }
    let mut tail = format!("_{id}");
    loop {
        let room = LONGEST.saturating_sub(tail.len());
        let other: String = name.chars().take(room).chain(tail.chars()).collect();
        if taken.insert(other.to_lowercase()) {
            return other;
        }
        tail.push('x');
    }
}

#[cfg(test)]
mod tests {
    use banxin_base::Origin;
    use banxin_compose::document::{Anchor, AnchorId};

    use super::{Anchors, Encloses};

    fn anchors(names: &[&str]) -> Anchors {
        let list: Vec<_> =
            names.iter().map(|name| Anchor { name: (*name).to_owned(), text: String::new(), origin: Origin::default() }).collect();
        let mut anchors = Anchors::new(&list);
        for n in 0..u32::try_from(names.len()).expect("few") {
            anchors.define(AnchorId(n), Encloses::Paragraph);
        }
        anchors
    }

    #[test]
    fn names_are_valid_and_unique() {
        let long = "长".repeat(60);
        let anchors = anchors(&["main", "h-3", "h 3", "3表", "MAIN", "", &long, &long]);
        let names: Vec<_> = (0..8).map(|n| anchors.target(AnchorId(n)).expect("defined").0).collect();
        let long = "长".repeat(40);
        let other = format!("{}_8", "长".repeat(38));
        assert_eq!(names, ["main", "h_3", "h_3_3", "_3表", "MAIN_5", "_", &long, &other]);
    }

    #[test]
    fn nothing_points_at_what_no_block_defines() {
        let list = [Anchor { name: "a".to_owned(), text: String::new(), origin: Origin::default() }];
        let mut anchors = Anchors::new(&list);
        assert_eq!(anchors.target(AnchorId(0)), None);
        assert_eq!(anchors.target(AnchorId(7)), None);
        anchors.define(AnchorId(0), Encloses::Label);
        assert_eq!(anchors.target(AnchorId(0)), Some(("a", Encloses::Label)));
        assert!(anchors.bookmark(Some(AnchorId(0))).is_some());
        assert!(anchors.bookmark(Some(AnchorId(0))).is_none());
    }
}
