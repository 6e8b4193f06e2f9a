//! Writing files: all of them or none.
//!
//! Every file is written beside its place under a temporary name first; only when all are complete are they renamed. A failed or broken-off
//! run leaves the old files as they were.

use std::fs;
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use banxin::{Diagnostic, Origin, codes};
use tempfile::{Builder, NamedTempFile};

/// A file to write.
#[derive(Debug)]
pub(crate) struct NewFile {
    /// Its name in the folder.
    pub(crate) name: String,
    /// Its content.
    pub(crate) bytes: Vec<u8>,
}

/// Writes files into a folder, which is made if it is not there; returns their paths.
///
/// # Errors
/// [`codes::WRITE_FAILED`] for the first thing that cannot be done.
pub(crate) fn write_all(folder: &Path, files: &[NewFile]) -> Result<Vec<PathBuf>, Diagnostic> {
    fs::create_dir_all(folder).map_err(|error| failed(folder, &error))?;
    let mut ready = Vec::with_capacity(files.len());
    for file in files {
        let path = folder.join(&file.name);
        if path.is_dir() {
            return Err(failed(&path, &ErrorKind::IsADirectory.into()));
        }
        let temporary = write_temporary(folder, &file.bytes).map_err(|error| failed(&path, &error))?;
        ready.push((temporary, path));
    }
    let persist = |(temporary, path): (NamedTempFile, PathBuf)| match temporary.persist(&path) {
        Ok(_) => Ok(path),
        Err(error) => Err(failed(&path, &error.error)),
    };
    ready.into_iter().map(persist).collect()
}

/// Replaces the content of a file: the old one stays until the new one is complete. Who may read and write it stays as it was.
///
/// # Errors
/// [`codes::WRITE_FAILED`].
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<(), Diagnostic> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let write = || -> io::Result<()> {
        let permissions = fs::metadata(path)?.permissions();
        if permissions.readonly() {
            return Err(ErrorKind::PermissionDenied.into());
        }
        let temporary = write_temporary(folder, bytes)?;
        temporary.as_file().set_permissions(permissions)?;
        temporary.persist(path).map_err(|error| error.error).map(|_| ())
    };
    write().map_err(|error| failed(path, &error))
}

fn write_temporary(folder: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".banxin-");
    #[cfg(unix)]
    let builder = {
        use std::os::unix::fs::PermissionsExt as _;
        // As any program creates a file: the user's umask decides who may read it.
        builder.permissions(fs::Permissions::from_mode(0o666))
    };
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    Ok(file)
}

/// The message that something cannot be written.
pub(crate) fn failed(path: &Path, error: &io::Error) -> Diagnostic {
    let reason = error.to_string();
    let zh = match error.kind() {
        ErrorKind::NotADirectory => "上级路径不是文件夹",
        ErrorKind::IsADirectory => "这是一个文件夹",
        ErrorKind::PermissionDenied => "没有写入权限",
        ErrorKind::ReadOnlyFilesystem => "所在磁盘是只读的",
        ErrorKind::StorageFull => "磁盘空间不足",
        ErrorKind::AlreadyExists => "已经存在",
        ErrorKind::DirectoryNotEmpty => "文件夹不是空的",
        _ => reason.as_str(),
    };
    let en = match error.kind() {
        ErrorKind::NotADirectory => "a part of the path is no folder",
        ErrorKind::IsADirectory => "it is a folder",
        ErrorKind::PermissionDenied => "permission denied",
        ErrorKind::ReadOnlyFilesystem => "the disk is read-only",
        ErrorKind::StorageFull => "the disk is full",
        ErrorKind::AlreadyExists => "it exists already",
        ErrorKind::DirectoryNotEmpty => "the folder is not empty",
        _ => reason.as_str(),
    };
    Diagnostic::new(&codes::WRITE_FAILED, Origin::Run).with("file", path.display()).with("reason_zh", zh).with("reason_en", en)
}

/// Writes a text to standard output. Whoever closes the pipe early has seen enough.
///
/// # Errors
/// [`codes::WRITE_FAILED`] if it cannot be written for any other reason.
pub(crate) fn print(text: &str) -> Result<(), Diagnostic> {
    let mut out = anstream::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(failed(Path::new("-"), &error)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::{NewFile, write_all};

    fn file(name: &str, text: &str) -> NewFile {
        NewFile { name: name.to_owned(), bytes: text.as_bytes().to_vec() }
    }

    #[test]
    fn all_files_are_written_or_none() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("a/b");
        write_all(&out, &[file("x.pdf", "1"), file("x.docx", "2")]).unwrap();
        std::fs::create_dir(out.join("y.docx")).unwrap();
        let error = write_all(&out, &[file("x.pdf", "3"), file("y.docx", "4")]).unwrap_err();
        assert_eq!(error.code.id, "BX0601");
        assert_eq!(std::fs::read_to_string(out.join("x.pdf")).unwrap(), "1");
        let mut names: Vec<_> = std::fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, ["x.docx", "x.pdf", "y.docx"]);
    }

    #[test]
    fn a_folder_below_a_file_cannot_be_made() {
        let folder = tempfile::tempdir().unwrap();
        write_all(folder.path(), &[file("a", "")]).unwrap();
        assert_eq!(write_all(&folder.path().join("a/out"), &[file("x.pdf", "")]).unwrap_err().code.id, "BX0601");
    }
}
