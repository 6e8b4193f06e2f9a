//! Which faces stand behind the roles of a document.
//!
//! In: the book, and the families that a theme names for each role. Out: for every role, weight and slant, the chain of faces that a character is
//! sought in, first to last.
//!
//! The chain of a Chinese role: the theme's family or the role's own face, then 宋体, then every other face of the book. Latin text: the Latin face
//! (bold or italic as asked), then the chain of the Chinese role it stands in. 宋体 comes first in fallback because its bundled face has the
//! largest repertoire (GB 18030-2022 level 2) and its strokes sit well beside 仿宋 and 楷体.

use banxin_base::{Diagnostic, FaceRole, Origin, codes};

use super::region::Region;
use super::source::FaceSource;
use super::{FaceId, FontBook};

/// What a piece of text asks of its face.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceQuery {
    /// The role.
    pub role: FaceRole,
    /// Whether a bold face is wanted where the role has one.
    pub bold: bool,
    /// Whether an italic face is wanted where the role has one.
    pub italic: bool,
}

impl FaceQuery {
    /// The plain face of a role.
    pub fn plain(role: FaceRole) -> FaceQuery {
        FaceQuery { role, bold: false, italic: false }
    }

    fn slot(self) -> usize {
        let role = FaceRole::ALL.iter().position(|role| *role == self.role).unwrap_or(0);
        role * 4 + usize::from(self.bold) * 2 + usize::from(self.italic)
    }

    fn from_slot(slot: usize) -> FaceQuery {
        let role = FaceRole::ALL.get(slot / 4).copied().unwrap_or(FaceRole::Song);
        FaceQuery { role, bold: slot & 2 != 0, italic: slot & 1 != 0 }
    }
}

/// The faces behind the roles of one document: made once a document, looked up once a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaceSet {
    /// By slot of [`FaceQuery`]: the face and its fallbacks; empty only if the book is.
    chains: Vec<Vec<FaceId>>,
    region: Region,
}

impl FaceSet {
    /// Chooses the faces. `families` are the families that a theme asks for, best first, by role; a role that is not named, or named with an empty
    /// list, has the book's face of that role.
    ///
    /// Diagnostics: [`codes::FACE_SUBSTITUTED`] where none of a role's families is there; [`codes::FONT_NOT_FOUND`] where the book has no face for a
    /// role at all (宋体 or any other face is then used, so that the rest can still be checked).
    pub fn choose(book: &FontBook, families: &[(FaceRole, &[String])]) -> banxin_base::Warned<FaceSet> {
        let mut diagnostics = Vec::new();
        let pools: Vec<Vec<FaceId>> =
            FaceRole::ALL.iter().map(|role| pool(book, *role, wanted(families, *role), &mut diagnostics)).collect();
        let song = pools.first().map_or(&[][..], Vec::as_slice);
        let chains = (0..FaceRole::ALL.len() * 4)
            .map(|slot| {
                let query = FaceQuery::from_slot(slot);
                let first = pools.get(slot / 4).and_then(|pool| best(book, pool, query));
                let song = best(book, song, FaceQuery { role: FaceRole::Song, ..query });
                chain(book, first.into_iter().chain(song))
            })
            .collect();
        banxin_base::Warned::new(FaceSet { chains, region: Region::default() }, diagnostics)
    }

    /// The same faces for text in a language, given by its BCP 47 tag: its region's forms of characters are used.
    #[must_use]
    pub fn in_language(self, lang: &str) -> FaceSet {
        FaceSet { region: Region::of(lang), ..self }
    }

    /// Whose forms of characters are used.
    pub fn region(&self) -> Region {
        self.region
    }

    /// The faces that a character is sought in, first to last.
    pub fn chain(&self, query: FaceQuery) -> &[FaceId] {
        self.chains.get(query.slot()).map_or(&[], Vec::as_slice)
    }

    /// The face of a role; `None` only if the book is empty.
    pub fn first(&self, query: FaceQuery) -> Option<FaceId> {
        self.chain(query).first().copied()
    }
}

fn wanted<'a>(families: &[(FaceRole, &'a [String])], role: FaceRole) -> &'a [String] {
    families.iter().find(|(named, _)| *named == role).map_or(&[], |(_, names)| *names)
}

/// The faces among which a role's face is chosen.
fn pool(book: &FontBook, role: FaceRole, names: &[String], diagnostics: &mut Vec<Diagnostic>) -> Vec<FaceId> {
    if let Some(found) = names.iter().map(|name| book.family(name)).find(|faces| !faces.is_empty()) {
        return found;
    }
    let own: Vec<FaceId> = book.sources().filter(|(_, source)| source.role == Some(role)).map(|(id, _)| id).collect();
    if own.is_empty() {
        diagnostics.push(book.not_found(names.first().map_or(role.zh(), String::as_str)));
    } else if let Some(name) = names.first() {
        let used = best(book, &own, FaceQuery::plain(role)).and_then(|id| book.source(id)).map(FaceSource::full_name);
        diagnostics.push(Diagnostic::new(&codes::FACE_SUBSTITUTED, Origin::Run).with("font", name).with("used", used.unwrap_or_default()));
    }
    own
}

/// The face nearest to what is asked: slant first, then weight, then order in the book.
fn best(book: &FontBook, pool: &[FaceId], query: FaceQuery) -> Option<FaceId> {
    let weight = if query.bold { 700 } else { 400 };
    let distance =
        |id: &FaceId| book.source(*id).map_or((true, u16::MAX), |source| (source.italic != query.italic, source.weight.abs_diff(weight)));
    pool.iter().min_by_key(|id| distance(id)).copied()
}

/// `first` faces, then the rest of the book, each once.
fn chain(book: &FontBook, first: impl Iterator<Item = FaceId>) -> Vec<FaceId> {
    let mut chain: Vec<FaceId> = Vec::new();
    for id in first.chain(book.sources().map(|(id, _)| id)) {
        if !chain.contains(&id) {
            chain.push(id);
        }
    }
    chain
}

#[cfg(test)]
mod tests {
    use banxin_base::{FaceRole, codes};

    use super::{FaceQuery, FaceSet};
    use crate::font::FontBook;
    use crate::testing::bundled;

    fn first(set: &FaceSet, book: &FontBook, query: FaceQuery) -> String {
        set.first(query).and_then(|id| book.source(id)).map(|source| source.postscript_name.clone()).unwrap_or_default()
    }

    #[test]
    fn roles_find_their_faces_and_fall_back_to_song() {
        let book = bundled();
        let set = FaceSet::choose(&book, &[]);
        assert!(set.diagnostics.is_empty());
        let set = set.value;
        assert_eq!(first(&set, &book, FaceQuery::plain(FaceRole::Fang)), "FandolFang-Regular");
        assert_eq!(first(&set, &book, FaceQuery::plain(FaceRole::XiaoBiaoSong)), "BanxinSong-Bold");
        assert_eq!(first(&set, &book, FaceQuery { role: FaceRole::Latin, bold: true, italic: false }), "LiberationSerif-Bold");
        assert_eq!(first(&set, &book, FaceQuery { role: FaceRole::Latin, bold: false, italic: true }), "LiberationSerif-Italic");
        let chain = set.chain(FaceQuery::plain(FaceRole::Kai));
        assert_eq!(chain.len(), 8);
        assert_eq!(book.source(chain[1]).map(|source| source.role), Some(Some(FaceRole::Song)));
    }

    #[test]
    fn a_family_that_is_not_there_is_substituted_with_a_warning() {
        let book = bundled();
        let asked = ["方正小标宋简体".to_owned()];
        let set = FaceSet::choose(&book, &[(FaceRole::XiaoBiaoSong, &asked)]);
        assert_eq!(set.diagnostics.len(), 1);
        assert_eq!(set.diagnostics[0].code, &codes::FACE_SUBSTITUTED);
        let own = ["fandolkai".to_owned()];
        let set = FaceSet::choose(&book, &[(FaceRole::Fang, &own)]);
        assert!(set.diagnostics.is_empty());
        assert_eq!(first(&set.value, &book, FaceQuery::plain(FaceRole::Fang)), "FandolKai-Regular");
    }

    #[test]
    fn an_empty_book_names_every_missing_role_and_does_not_panic() {
        let book = FontBook::new(Vec::new()).searched_in(vec!["a/fonts".to_owned()]);
        let set = FaceSet::choose(&book, &[]);
        assert_eq!(set.diagnostics.len(), FaceRole::ALL.len());
        assert!(set.diagnostics.iter().all(|found| found.code == &codes::FONT_NOT_FOUND));
        assert!(set.value.first(FaceQuery::plain(FaceRole::Song)).is_none());
    }
}
