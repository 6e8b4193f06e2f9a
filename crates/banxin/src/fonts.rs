//! Where the typefaces are.
//!
//! In: folders, in the order of preference. Out: a [`FontBook`]. Nothing is opened here but manifests; a folder without one has its font files'
//! names read. No environment is asked: a shell that does so hands over what it finds.
//!
//! Folders that the user names come first and add to the bundled faces; of the places where the bundled faces may lie, the first that has
//! them is taken.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use banxin_base::FaceRole;
use banxin_model::ReadError;
use banxin_text::font::{FaceSource, FontBook, Manifest, faces_of_file};

use crate::error::Error;
use crate::report::unreadable;
use crate::world::{read_error, read_file};

/// The file that describes the faces of a folder.
const MANIFEST: &str = "manifest.yaml";

/// A search for typefaces.
///
/// ```
/// # fn main() -> Result<(), banxin::Error> {
/// let fonts = banxin::FontSearch::new().near(concat!(env!("CARGO_MANIFEST_DIR"), "/src")).book()?;
/// assert!(fonts.sources().count() >= 8);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default)]
pub struct FontSearch {
    wanted: Vec<PathBuf>,
    bundled: Vec<PathBuf>,
}

impl FontSearch {
    /// A search in no place yet.
    pub fn new() -> FontSearch {
        FontSearch::default()
    }

    /// Adds a folder of fonts that must be there. Its faces are preferred to those of folders added later and to the bundled ones.
    #[must_use]
    pub fn folder(mut self, folder: impl Into<PathBuf>) -> FontSearch {
        self.wanted.push(folder.into());
        self
    }

    /// Looks for the bundled faces where an installed program has them: beside the executable, in `fonts/` there, and in
    /// `../share/banxin/fonts`.
    #[must_use]
    pub fn beside(mut self, executable: impl AsRef<Path>) -> FontSearch {
        if let Some(folder) = executable.as_ref().parent() {
            self.bundled.extend([folder.to_owned(), folder.join("fonts")]);
            self.bundled.extend(folder.parent().map(|prefix| prefix.join("share/banxin/fonts")));
        }
        self
    }

    /// Looks for the bundled faces in the `fonts/` of a folder or of any folder above it, as in the source tree.
    #[must_use]
    pub fn near(mut self, folder: impl AsRef<Path>) -> FontSearch {
        self.bundled.extend(folder.as_ref().ancestors().map(|folder| folder.join("fonts")));
        self
    }

    /// Where it looks for the bundled faces, first to last.
    pub fn places(&self) -> impl Iterator<Item = &Path> {
        self.wanted.iter().chain(&self.bundled).map(PathBuf::as_path)
    }

    /// Finds the faces.
    ///
    /// # Errors
    /// [`crate::ErrorKind::Io`] if a folder that must be there is not, or a manifest cannot be read. A book without faces is no error here:
    /// the pipeline names the faces that a report lacks.
    pub fn book(&self) -> Result<FontBook, Error> {
        let mut faces: Vec<FaceSource> = Vec::new();
        let mut searched = Vec::new();
        for folder in &self.wanted {
            searched.push(folder.display().to_string());
            add(&mut faces, if folder.join(MANIFEST).is_file() { described(folder)? } else { undescribed(folder)? });
        }
        let bundled = self.bundled.iter().find(|folder| folder.join(MANIFEST).is_file());
        match bundled {
            Some(folder) => {
                searched.push(folder.display().to_string());
                add(&mut faces, described(folder)?);
            }
            None => searched.extend(self.bundled.iter().map(|folder| folder.display().to_string())),
        }
        Ok(FontBook::new(faces).with_system_fonts().searched_in(searched))
    }
}

/// Adds faces; one that is there already, by its name, stays.
fn add(faces: &mut Vec<FaceSource>, more: Vec<FaceSource>) {
    for face in more {
        let name = |face: &FaceSource| (face.postscript_name.clone(), face.family.clone());
        if !faces.iter().any(|known| name(known) == name(&face)) {
            faces.push(face);
        }
    }
}

/// The faces of a folder with a manifest.
fn described(folder: &Path) -> Result<Vec<FaceSource>, Error> {
    let path = folder.join(MANIFEST);
    let bytes = read_file(&path).map_err(|error| unreadable(&path, &error))?;
    let text = std::str::from_utf8(&bytes).map_err(|error| unreadable(&path, &ReadError::Failed(error.to_string())))?;
    let wrong = |problem: Box<banxin_base::Diagnostic>| unreadable(&path, &ReadError::Failed(problem.message(banxin_base::Lang::En)));
    let manifest: Manifest = banxin_model::yaml_from_str(text, &MANIFEST.into()).map_err(wrong)?;
    Ok(manifest.sources(folder))
}

/// The faces of a folder without a manifest, with the roles that their names speak of.
fn undescribed(folder: &Path) -> Result<Vec<FaceSource>, Error> {
    let entries = std::fs::read_dir(folder).map_err(|error| unreadable(folder, &read_error(&error)))?;
    let mut files: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).filter(|path| is_font(path)).collect();
    files.sort();
    Ok(files.iter().flat_map(|file| faces_of_file(file)).map(|face| FaceSource { role: role_of(&face.family), ..face }).collect())
}

fn is_font(path: &Path) -> bool {
    let extension = path.extension().and_then(OsStr::to_str).unwrap_or_default();
    ["otf", "ttf", "ttc", "otc"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}

/// The families that offices name in official documents, by the role they play there.
const FAMILIES: [(FaceRole, &[&str]); 6] = [
    (FaceRole::XiaoBiaoSong, &["小标宋", "XiaoBiaoSong", "FZXBS"]),
    (FaceRole::Fang, &["仿宋", "FangSong", "FandolFang"]),
    (FaceRole::Kai, &["楷", "KaiTi", "FandolKai"]),
    (FaceRole::Hei, &["黑体", "SimHei", "Heiti", "FandolHei"]),
    (FaceRole::Song, &["宋体", "SimSun", "SongTi", "FandolSong"]),
    (FaceRole::Latin, &["Times New Roman", "Liberation Serif"]),
];

/// The role that a family plays by its name: 方正小标宋简体, 仿宋_GB2312. Order matters: a 小标宋 and a 仿宋 are called 宋 as well.
fn role_of(family: &str) -> Option<FaceRole> {
    let family = family.to_lowercase();
    let is_called = |names: &[&str]| names.iter().any(|name| family.contains(&name.to_lowercase()));
    FAMILIES.iter().find(|(_, names)| is_called(names)).map(|(role, _)| *role)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use banxin_base::FaceRole;

    use super::{FontSearch, role_of};
    use crate::ErrorKind;

    fn bundled() -> PathBuf {
        PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../fonts"))
    }

    #[test]
    fn a_manifest_gives_names_and_roles() {
        let book = FontSearch::new().folder(bundled()).book().unwrap();
        let roles: Vec<_> = book.sources().filter_map(|(_, face)| face.role).collect();
        assert!(FaceRole::ALL.iter().all(|role| roles.contains(role)));
        assert_eq!(book.searched().len(), 1);
    }

    #[test]
    fn the_user_s_faces_come_first_and_the_bundled_ones_are_still_there() {
        let own = tempfile::tempdir().unwrap();
        std::fs::copy(bundled().join("FandolKai-Regular.otf"), own.path().join("kai.OTF")).unwrap();
        let book = FontSearch::new().folder(own.path()).near(env!("CARGO_MANIFEST_DIR")).book().unwrap();
        let (_, first) = book.sources().next().unwrap();
        assert_eq!((first.family.as_str(), first.role), ("FandolKai", Some(FaceRole::Kai)));
        assert_eq!(book.sources().filter(|(_, face)| face.family == "FandolKai").count(), 1);
        assert!(book.sources().count() >= 8);
    }

    #[test]
    fn a_folder_that_must_be_there_is_missed_and_one_that_may_be_there_is_not() {
        assert_eq!(FontSearch::new().folder("no/such/folder").book().unwrap_err().kind(), ErrorKind::Io);
        let book = FontSearch::new().beside("/no/such/bin/banxin").book().unwrap();
        assert_eq!(book.sources().count(), 0);
        assert_eq!(book.searched(), ["/no/such/bin", "/no/such/bin/fonts", "/no/such/share/banxin/fonts"]);
    }

    #[test]
    fn families_of_offices_have_roles() {
        assert_eq!(role_of("方正小标宋简体"), Some(FaceRole::XiaoBiaoSong));
        assert_eq!(role_of("仿宋_GB2312"), Some(FaceRole::Fang));
        assert_eq!(role_of("楷体_GB2312"), Some(FaceRole::Kai));
        assert_eq!(role_of("SimSun"), Some(FaceRole::Song));
        assert_eq!(role_of("Fira Code"), None);
    }
}
