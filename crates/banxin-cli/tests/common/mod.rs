//! Runs the program in a folder of its own.

#![allow(clippy::unwrap_used, reason = "what cannot be set up fails the test")]

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The start of a report that has nothing wrong.
pub(crate) const HEAD: &str = "banxin: 1\ntitle: 年度报告\nissuer: 云溪县图书馆\ndate: 2025-01-20\n";

/// A folder in which the program runs.
pub(crate) struct Place(tempfile::TempDir);

/// What a run left behind.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

#[allow(dead_code, reason = "each test program uses a part of this module")]
impl Place {
    pub(crate) fn new() -> Place {
        Place(tempfile::tempdir().expect("as made by the test"))
    }

    /// A place with a report of these files in `report/`.
    pub(crate) fn with(files: &[(&str, &str)]) -> Place {
        let place = Place::new();
        for (name, text) in files {
            place.put(&format!("report/{name}"), text.as_bytes());
        }
        place
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("as made by the test")).expect("as made by the test");
        fs::File::create(path).expect("as made by the test").write_all(bytes).expect("as made by the test");
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, "", &[])
    }

    pub(crate) fn run_with(&self, arguments: &[&str], stdin: &str, environment: &[(&str, &str)]) -> Ran {
        let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fonts");
        let mut command = Command::new(env!("CARGO_BIN_EXE_banxin"));
        command.args(arguments).current_dir(self.0.path()).env("BANXIN_FONTS", fonts);
        for name in ["LC_ALL", "LC_MESSAGES", "LANG", "SOURCE_DATE_EPOCH"] {
            command.env_remove(name);
        }
        command.env("LANG", "en_US.UTF-8").envs(environment.iter().copied());
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("as made by the test");
        let text = stdin.to_owned();
        let mut pipe = child.stdin.take().expect("as made by the test");
        // A program that does not read leaves a closed pipe.
        let writer = std::thread::spawn(move || drop(pipe.write_all(text.as_bytes())));
        let output = child.wait_with_output().expect("as made by the test");
        writer.join().expect("as made by the test");
        Ran {
            code: output.status.code().expect("as made by the test"),
            stdout: String::from_utf8(output.stdout).expect("as made by the test"),
            stderr: String::from_utf8(output.stderr).expect("as made by the test"),
        }
    }

    /// The files in a folder, sorted; empty if it is not there.
    pub(crate) fn list(&self, folder: &str) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.path(folder)) else {
            return Vec::new();
        };
        let mut names: Vec<_> =
            entries.map(|entry| entry.expect("as made by the test").file_name().into_string().expect("as made by the test")).collect();
        names.sort();
        names
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).expect("as made by the test")
    }
}

/// A picture, 1300 pixels wide.
#[allow(dead_code, reason = "each test program uses a part of this module")]
pub(crate) fn picture() -> Vec<u8> {
    let picture = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/small-annual/images/reading-room.png");
    fs::read(picture).expect("as made by the test")
}
