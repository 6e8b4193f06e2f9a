//! `fonts/manifest.yaml`: what is bundled, where it comes from, and the checksum it must have.
//!
//! In: the text of the manifest. Out: [`Manifest`], and for each file it names whether the bytes match.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::process::{self, Failure, Outcome};

/// The manifest, as far as the tasks need it; the font book of the product reads the rest of a face.
#[derive(Debug, Deserialize)]
pub(crate) struct Manifest {
    /// The version of the Python package that makes the subsets.
    pub(crate) fonttools: String,
    pub(crate) packages: Vec<Package>,
    tongyong: Entry,
    licences: Vec<Entry>,
    pub(crate) faces: Vec<Face>,
}

/// A Debian package and the one version the files come from.
#[derive(Debug, Deserialize)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) version: String,
}

/// A file and its checksum.
#[derive(Debug, Deserialize)]
struct Entry {
    file: String,
    sha256: String,
}

/// A typeface: its file, its place in the family, its licence.
#[derive(Debug, Deserialize)]
pub(crate) struct Face {
    pub(crate) file: String,
    sha256: String,
    pub(crate) licence: String,
    pub(crate) licence_file: String,
}

/// A file of the manifest whose bytes are not the ones it names.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Mismatch {
    pub(crate) file: String,
    expected: String,
    /// The checksum of what is there; `None` if the file is missing.
    found: Option<String>,
}

impl Manifest {
    pub(crate) fn parse(text: &str) -> Outcome<Self> {
        serde_yaml::from_str(text).map_err(|error| Failure::new(format!("fonts/manifest.yaml: {error}")))
    }

    pub(crate) fn read(fonts: &Path) -> Outcome<(Self, String)> {
        let path = fonts.join("manifest.yaml");
        let text = fs::read_to_string(&path).map_err(process::at(&path))?;
        Ok((Self::parse(&text)?, text))
    }

    /// Every file with its checksum: faces, licences, the list of 通用规范汉字表. Paths start from `fonts/`.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        let entries = self.licences.iter().chain([&self.tongyong]);
        let faces = self.faces.iter().map(|face| (face.file.as_str(), face.sha256.as_str()));
        faces.chain(entries.map(|entry| (entry.file.as_str(), entry.sha256.as_str())))
    }

    /// Compares every file with its checksum; `read` gives the bytes of a path, or `None` if there is no such file.
    pub(crate) fn mismatches(&self, read: impl Fn(&str) -> Option<Vec<u8>>) -> Vec<Mismatch> {
        let check = |(file, expected): (&str, &str)| {
            let found = read(file).map(|bytes| sha256(&bytes));
            let matches = found.as_deref() == Some(expected);
            (!matches).then(|| Mismatch { file: file.to_owned(), expected: expected.to_owned(), found })
        };
        self.files().filter_map(check).collect()
    }
}

impl std::fmt::Display for Mismatch {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.found {
            Some(found) => write!(out, "{}: sha256 is {found}, the manifest says {}", self.file, self.expected),
            None => write!(out, "{}: missing", self.file),
        }
    }
}

/// The manifest's text with the checksums of `mismatches` replaced by those found; comments and order stay.
///
/// The checksum of a file is the first `sha256:` line after its `file:` line.
pub(crate) fn with_found_sums(text: &str, mismatches: &[Mismatch]) -> String {
    let mut current = None;
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let key = line.trim_start().trim_start_matches("- ");
        if let Some(file) = key.strip_prefix("file: ") {
            current = mismatches.iter().find(|mismatch| mismatch.file == file.trim());
        }
        match (key.starts_with("sha256: "), current.and_then(|mismatch| mismatch.found.as_deref())) {
            (true, Some(found)) => {
                let indent = line.len() - line.trim_start().len();
                out.push_str(&" ".repeat(indent));
                out.push_str("sha256: ");
                out.push_str(found);
                current = None;
            }
            _ => out.push_str(line),
        }
        out.push('\n');
    }
    out
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing into a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A manifest of two files that both hold `abc`; the checksum is the test vector of FIPS 180-4.
    pub(crate) const ABC: &str = "\
manifest: 1
fonttools: 4.68.0
packages:
  - {name: some-fonts, version: \"1:2.0-1\"}
tongyong:
  file: ../tests/ref/list.txt
  sha256: ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
licences:
  - file: licences/OFL.txt
    sha256: ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
faces:
  # The body face.
  - file: Song.otf
    sha256: ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
    licence: OFL-1.1
    licence_file: licences/OFL.txt
";

    #[test]
    fn files_that_hold_their_bytes_match() {
        let manifest = Manifest::parse(ABC).unwrap();
        assert_eq!(manifest.files().count(), 3);
        assert_eq!(manifest.mismatches(|_| Some(b"abc".to_vec())), []);
    }

    #[test]
    fn a_changed_and_a_missing_file_are_told_apart() {
        let manifest = Manifest::parse(ABC).unwrap();
        let found = manifest.mismatches(|file| match file {
            "Song.otf" => Some(b"abd".to_vec()),
            "licences/OFL.txt" => None,
            _ => Some(b"abc".to_vec()),
        });
        let lines: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert!(lines[0].starts_with("Song.otf: sha256 is a52d159f262b2c6ddb724a61840befc36eb30c88877a4030b65cbe86298449c9"), "{lines:?}");
        assert_eq!(lines[1], "licences/OFL.txt: missing");
    }

    #[test]
    fn new_sums_are_written_in_place_and_nothing_else_changes() {
        let manifest = Manifest::parse(ABC).unwrap();
        let new = |file: &str| Some(if file == "Song.otf" { b"abd".to_vec() } else { b"abc".to_vec() });
        let text = with_found_sums(ABC, &manifest.mismatches(new));
        assert_eq!(Manifest::parse(&text).unwrap().mismatches(new), []);
        let changed: Vec<_> = ABC.lines().zip(text.lines()).filter(|(old, new)| old != new).collect();
        assert_eq!(changed.len(), 1);
        assert!(text.contains("  # The body face.\n"));
    }
}
