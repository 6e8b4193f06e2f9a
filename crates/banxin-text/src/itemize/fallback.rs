//! Which face has a character.
//!
//! In: a character and the chain of faces to seek it in. Out: the first face that has it. A character from another face than the one asked for is
//! noted once; a character that no face has is an error that names it, its code point, its place and the faces tried.

use banxin_base::{Diagnostic, FaceRole, Origin, codes};

use super::cluster;
use crate::classes::TextScript;
use crate::font::{Face, FaceId, FaceQuery, FaceSet, FaceSource, FontBook};

/// Finds faces for the characters of one text.
pub(super) struct Fallback<'a> {
    book: &'a FontBook,
    faces: &'a FaceSet,
    han: Chain<'a>,
    latin: Chain<'a>,
    missing: Vec<char>,
    notes: Vec<Note>,
    diagnostics: Vec<Diagnostic>,
}

/// A chain of faces with its first one open.
struct Chain<'a> {
    query: FaceQuery,
    first: Option<(FaceId, &'a Face)>,
}

/// Characters that one face lacked and another had.
struct Note {
    wanted: FaceId,
    used: FaceId,
    chars: String,
    at: Origin,
}

impl<'a> Fallback<'a> {
    pub(super) fn new(book: &'a FontBook, faces: &'a FaceSet) -> Fallback<'a> {
        let none = || Chain { query: FaceQuery::plain(FaceRole::Song), first: None };
        let mut fallback =
            Fallback { book, faces, han: none(), latin: none(), missing: Vec::new(), notes: Vec::new(), diagnostics: Vec::new() };
        fallback.enter(FaceQuery::plain(FaceRole::Song));
        fallback
    }

    /// Comes to text in another style.
    pub(super) fn enter(&mut self, query: FaceQuery) {
        if self.han.query != query || self.han.first.is_none() {
            self.han = self.open(query);
            self.latin = self.open(FaceQuery { role: FaceRole::Latin, ..query });
        }
    }

    fn open(&mut self, query: FaceQuery) -> Chain<'a> {
        let first = self.faces.first(query).and_then(|id| match self.book.face(id) {
            Ok(face) => Some((id, face)),
            Err(found) => {
                self.report(found);
                None
            }
        });
        Chain { query, first }
    }

    fn report(&mut self, found: Diagnostic) {
        if !self.diagnostics.contains(&found) {
            self.diagnostics.push(found);
        }
    }

    /// The face of a cluster whose first character is `first`; `at` tells its place and is called only if there is something to say.
    pub(super) fn face(&mut self, cluster: &str, first: char, script: TextScript, at: impl Fn() -> Origin) -> Option<FaceId> {
        let chain = match script {
            TextScript::Han => &self.han,
            TextScript::Latin => &self.latin,
        };
        if let Some((id, face)) = chain.first
            && (if cluster.len() == first.len_utf8() { face.has(first) } else { cluster::shows(face, cluster) })
        {
            return Some(id);
        }
        self.seek(cluster, script, at)
    }

    /// Seeks the first face that shows all of a cluster, else the first that has its first character.
    fn seek(&mut self, cluster: &str, script: TextScript, at: impl Fn() -> Origin) -> Option<FaceId> {
        let (book, faces) = (self.book, self.faces);
        let latin = (script == TextScript::Latin).then(|| faces.first(self.latin.query)).flatten();
        let wanted = latin.or_else(|| faces.first(self.han.query))?;
        let mut tried = Vec::new();
        let mut partly = None;
        let first = cluster.chars().next();
        for id in latin.into_iter().chain(faces.chain(self.han.query).iter().copied()) {
            match book.face(id) {
                Ok(face) => match cluster::missing(face, cluster) {
                    None => {
                        if id != wanted {
                            self.note(wanted, id, cluster, at);
                        }
                        return Some(id);
                    }
                    Some(missing) => {
                        let name = face.source().full_name();
                        if !tried.contains(&name) {
                            tried.push(name);
                        }
                        if Some(missing) != first {
                            partly.get_or_insert((id, missing));
                        }
                    }
                },
                Err(found) => self.report(found),
            }
        }
        let lacking = partly.map(|(_, mark)| mark).or(first);
        if let Some(char) = lacking.filter(|char| !self.missing.contains(char)) {
            self.missing.push(char);
            let point = format!("U+{:04X}", u32::from(char));
            let found = Diagnostic::new(&codes::GLYPH_MISSING, at()).with("char", char).with("point", point);
            self.diagnostics.push(found.with("tried", tried.join(", ")));
        }
        Some(partly.map_or(wanted, |(id, _)| id))
    }

    fn note(&mut self, wanted: FaceId, used: FaceId, cluster: &str, at: impl Fn() -> Origin) {
        if cluster.chars().all(char::is_whitespace) {
            return;
        }
        match self.notes.iter_mut().find(|note| note.wanted == wanted && note.used == used) {
            Some(note) if note.chars.contains(cluster) => {}
            Some(note) => note.chars.push_str(cluster),
            None => self.notes.push(Note { wanted, used, chars: cluster.into(), at: at() }),
        }
    }

    /// What there is to say: errors first, then one note for each pair of faces.
    pub(super) fn finish(self) -> Vec<Diagnostic> {
        let mut diagnostics = self.diagnostics;
        let name = |id, of: fn(&FaceSource) -> String| self.book.source(id).map(of).unwrap_or_default();
        for note in self.notes {
            let found = Diagnostic::new(&codes::GLYPH_FALLBACK, note.at)
                .with("chars", note.chars)
                .with("face_zh", name(note.wanted, FaceSource::name_zh))
                .with("face_en", name(note.wanted, FaceSource::full_name))
                .with("fallback_zh", name(note.used, FaceSource::name_zh))
                .with("fallback_en", name(note.used, FaceSource::full_name));
            diagnostics.push(found);
        }
        diagnostics
    }
}

/// Joins the fallback notes of many texts: one note for each pair of faces, at the first place, with every character once. Everything else stays as
/// and where it is, save that the same missing character is reported at its first place only.
pub fn merge_fallback_notes(found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut merged: Vec<Diagnostic> = Vec::new();
    let mut missing: std::collections::BTreeSet<String> = std::collections::BTreeSet::new();
    let mut notes: Vec<usize> = Vec::new();
    for diagnostic in found {
        if diagnostic.code == &codes::GLYPH_MISSING && !missing.insert(arg(&diagnostic, "char").to_owned()) {
            continue;
        }
        if diagnostic.code != &codes::GLYPH_FALLBACK {
            merged.push(diagnostic);
            continue;
        }
        let faces = |found: &Diagnostic| (arg(found, "face_en").to_owned(), arg(found, "fallback_en").to_owned());
        let same = notes.iter().copied().find(|index| merged.get(*index).is_some_and(|note| faces(note) == faces(&diagnostic)));
        let Some(note) = same.and_then(|index| merged.get_mut(index)) else {
            notes.push(merged.len());
            merged.push(diagnostic);
            continue;
        };
        if let Some((_, chars)) = note.args.iter_mut().find(|(name, _)| *name == "chars") {
            for char in arg(&diagnostic, "chars").chars() {
                if !chars.contains(char) {
                    chars.push(char);
                }
            }
        }
    }
    merged
}

fn arg<'d>(diagnostic: &'d Diagnostic, name: &str) -> &'d str {
    diagnostic.args.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value)
}

#[cfg(test)]
mod tests {
    use banxin_base::{FaceRole, Lang, Origin, codes};

    use super::{Fallback, merge_fallback_notes};
    use crate::classes::TextScript;
    use crate::font::{FaceQuery, FaceSet};
    use crate::testing::bundled;

    #[test]
    fn rare_characters_come_from_song_and_are_noted_once() {
        let book = bundled();
        let faces = FaceSet::choose(&book, &[]).value;
        let mut all = Vec::new();
        for text in ["啰嗦镕", "镕瞭"] {
            let mut fallback = Fallback::new(&book, &faces);
            fallback.enter(FaceQuery::plain(FaceRole::Fang));
            for char in text.chars() {
                assert!(fallback.face(char.encode_utf8(&mut [0; 4]), char, TextScript::Han, || Origin::Run).is_some());
            }
            all.extend(fallback.finish());
        }
        assert_eq!(all.len(), 2);
        let merged = merge_fallback_notes(all);
        assert_eq!(merged.len(), 1);
        assert_eq!(merged[0].message(Lang::Zh), "“啰镕瞭”不在仿宋（FandolFang）中，改用宋体（BanxinSong）");
    }

    #[test]
    fn a_character_that_no_face_has_is_an_error_with_its_code_point() {
        let book = bundled();
        let faces = FaceSet::choose(&book, &[]).value;
        let mut fallback = Fallback::new(&book, &faces);
        for _ in 0..2 {
            fallback.face("\u{10A60}", '\u{10A60}', TextScript::Han, || Origin::Run);
        }
        let found = merge_fallback_notes(fallback.finish());
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].code, &codes::GLYPH_MISSING);
        assert!(found[0].message(Lang::En).contains("U+10A60"));
        assert!(found[0].hint(Lang::En).contains("BanxinSong"), "{}", found[0].hint(Lang::En));
    }

    /// 通用规范汉字表: the characters that names and places are registered in.
    #[test]
    fn all_8105_standard_characters_have_a_face_in_every_role() {
        let list = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/ref/tongyong-8105.txt")).unwrap();
        let chars: Vec<char> = list.lines().filter(|line| line.starts_with("U+")).filter_map(|line| line.chars().last()).collect();
        assert_eq!(chars.len(), 8105);
        let book = bundled();
        let faces = FaceSet::choose(&book, &[]).value;
        for role in FaceRole::ALL {
            let mut fallback = Fallback::new(&book, &faces);
            fallback.enter(FaceQuery::plain(role));
            for char in &chars {
                fallback.face(char.encode_utf8(&mut [0; 4]), *char, TextScript::Han, || Origin::Run);
            }
            let found = fallback.finish();
            assert!(found.iter().all(|found| found.code == &codes::GLYPH_FALLBACK), "{role}: {found:?}");
        }
    }
}
