//! The outside world as the loader sees it: files of one report folder, and today's date.
//!
//! The core never touches a disk. A shell implements [`World`] for one; [`MemoryWorld`] holds files in memory for tests and for reports that
//! come as a string.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use banxin_base::Date;

/// The files of one report and the day of the run.
pub trait World: Sync {
    /// The bytes of a file.
    ///
    /// `path` is relative to the report's folder, its parts separated by `/`; the loader never asks for a path with `..`. An implementation
    /// refuses ([`ReadError::Outside`]) what would leave the folder by other ways, such as a symbolic link.
    ///
    /// # Errors
    /// Why the file cannot be read.
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError>;

    /// The names in a folder, in any order, folders without a final `/`; `""` is the report's folder.
    ///
    /// # Errors
    /// Why the folder cannot be listed.
    fn list(&self, dir: &str) -> Result<Vec<String>, ReadError>;

    /// The day of the run (`SOURCE_DATE_EPOCH` where it is set).
    fn today(&self) -> Date;
}

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// No such file.
    NotFound,
    /// The path leads out of the report's folder.
    Outside,
    /// The path is a folder.
    IsFolder,
    /// No permission.
    Denied,
    /// The file is larger than the implementation reads.
    TooLarge,
    /// Any other failure, in the words of the system.
    Failed(String),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ReadError::NotFound => "no such file",
            ReadError::Outside => "outside the report folder",
            ReadError::IsFolder => "it is a folder",
            ReadError::Denied => "permission denied",
            ReadError::TooLarge => "too large",
            ReadError::Failed(reason) => reason,
        })
    }
}

impl std::error::Error for ReadError {}

/// Files in memory.
#[derive(Clone, Debug)]
pub struct MemoryWorld {
    /// The bytes of each file by its path.
    pub files: BTreeMap<String, Vec<u8>>,
    /// The day of the run.
    pub today: Date,
}

impl MemoryWorld {
    /// No files.
    pub fn new(today: Date) -> MemoryWorld {
        MemoryWorld { files: BTreeMap::new(), today }
    }

    /// Adds a file.
    #[must_use]
    pub fn with(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> MemoryWorld {
        self.files.insert(path.to_owned(), bytes.into());
        self
    }
}

impl World for MemoryWorld {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        match self.files.get(path) {
            Some(bytes) => Ok(bytes.clone()),
            None if self.list(path).is_ok() => Err(ReadError::IsFolder),
            None => Err(ReadError::NotFound),
        }
    }

    fn list(&self, dir: &str) -> Result<Vec<String>, ReadError> {
        let prefix = if dir.is_empty() { String::new() } else { format!("{dir}/") };
        let below = self.files.keys().filter_map(|path| path.strip_prefix(&prefix));
        let names: BTreeSet<&str> = below.map(|rest| rest.split('/').next().unwrap_or(rest)).collect();
        if names.is_empty() && !dir.is_empty() {
            return Err(ReadError::NotFound);
        }
        Ok(names.into_iter().map(str::to_owned).collect())
    }

    fn today(&self) -> Date {
        self.today
    }
}
