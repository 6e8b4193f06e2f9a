//! A report folder on disk, and nothing outside it.
//!
//! The only module of the facade that reads report files. Symbolic links are followed as long as
//! they stay in the folder.

use std::fs;
use std::io::{self, ErrorKind, Read as _};
use std::path::{Component, Path, PathBuf};

use banxin_base::Date;
use banxin_model::{ReadError, World};

/// The largest file read, in bytes: far above any sensible input, far below memory.
const LARGEST_FILE: u64 = 256 << 20;

/// The files below one folder.
#[derive(Clone, Debug)]
pub(crate) struct DiskWorld {
    /// Canonical, so that what a path resolves to can be compared with it.
    root: PathBuf,
    today: Date,
}

impl DiskWorld {
    /// The world of a folder.
    pub(crate) fn new(folder: &Path, today: Date) -> io::Result<DiskWorld> {
        Ok(DiskWorld { root: folder.canonicalize()?, today })
    }

    /// The real place of a path; an error if it is outside the folder.
    pub(crate) fn resolve(&self, path: &str) -> Result<PathBuf, ReadError> {
        let relative = Path::new(path);
        if !relative.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir)) {
            return Err(ReadError::Outside);
        }
        let real = self.root.join(relative).canonicalize().map_err(|error| read_error(&error))?;
        if real.starts_with(&self.root) { Ok(real) } else { Err(ReadError::Outside) }
    }
}

impl World for DiskWorld {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        read_file(&self.resolve(path)?)
    }

    fn list(&self, dir: &str) -> Result<Vec<String>, ReadError> {
        let entries = fs::read_dir(self.resolve(dir)?).map_err(|error| read_error(&error))?;
        let names = entries.filter_map(Result::ok).map(|entry| entry.file_name().to_string_lossy().into_owned());
        Ok(names.collect())
    }

    fn today(&self) -> Date {
        self.today
    }
}

/// The names in a folder, in any order.
pub(crate) fn names_in(folder: &Path) -> Option<Vec<String>> {
    let entries = fs::read_dir(folder).ok()?;
    Some(entries.filter_map(Result::ok).map(|entry| entry.file_name().to_string_lossy().into_owned()).collect())
}

/// Reads a file of bounded size. Devices and pipes are refused: reading them may never end.
pub(crate) fn read_file(path: &Path) -> Result<Vec<u8>, ReadError> {
    let about = fs::metadata(path).map_err(|error| read_error(&error))?;
    if about.is_dir() {
        return Err(ReadError::IsFolder);
    }
    if !about.is_file() {
        return Err(ReadError::Failed("not a regular file".to_owned()));
    }
    if about.len() > LARGEST_FILE {
        return Err(ReadError::TooLarge);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or(0));
    let file = fs::File::open(path).map_err(|error| read_error(&error))?;
    // The file may grow while it is read.
    file.take(LARGEST_FILE).read_to_end(&mut bytes).map_err(|error| read_error(&error))?;
    Ok(bytes)
}

/// What a failure of the system means to a reader of files.
pub(crate) fn read_error(error: &io::Error) -> ReadError {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => ReadError::NotFound,
        ErrorKind::PermissionDenied => ReadError::Denied,
        ErrorKind::IsADirectory => ReadError::IsFolder,
        _ => ReadError::Failed(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use banxin_base::Date;
    use banxin_model::{ReadError, World as _};

    use super::DiskWorld;

    fn world() -> (tempfile::TempDir, DiskWorld) {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir_all(dir.path().join("report/chapters")).unwrap();
        let put = |path: &str| fs::File::create(dir.path().join(path)).map(|_| ()).unwrap();
        put("secret.md");
        put("report/chapters/01.md");
        let world = DiskWorld::new(&dir.path().join("report"), Date::new(2025, 1, 1).unwrap()).unwrap();
        (dir, world)
    }

    #[test]
    fn files_of_the_folder_are_read_and_listed() {
        let (_dir, world) = world();
        assert_eq!(world.read("chapters/01.md"), Ok(Vec::new()));
        assert_eq!(world.list(""), Ok(vec!["chapters".to_owned()]));
        assert_eq!(world.read("chapters"), Err(ReadError::IsFolder));
        assert_eq!(world.read("chapters/1.md"), Err(ReadError::NotFound));
        assert_eq!(world.read("chapters/01.md/x"), Err(ReadError::NotFound));
    }

    #[test]
    fn nothing_outside_the_folder_is_read() {
        let (dir, world) = world();
        assert_eq!(world.read("../secret.md"), Err(ReadError::Outside));
        assert_eq!(world.read("chapters/../../secret.md"), Err(ReadError::Outside));
        assert_eq!(world.read(&dir.path().join("secret.md").to_string_lossy()), Err(ReadError::Outside));
        assert_eq!(world.list(".."), Err(ReadError::Outside));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leaves_the_folder_is_refused_and_one_inside_is_followed() {
        use std::os::unix::fs::symlink;
        let (dir, world) = world();
        symlink(dir.path().join("secret.md"), dir.path().join("report/out.md")).unwrap();
        symlink("chapters/01.md", dir.path().join("report/in.md")).unwrap();
        assert_eq!(world.read("out.md"), Err(ReadError::Outside));
        assert_eq!(world.read("in.md"), Ok(Vec::new()));
    }
}
