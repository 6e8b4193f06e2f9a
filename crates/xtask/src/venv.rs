//! A Python environment with pinned packages, under `target/`.
//!
//! In: the folder and the pins (`name==version`). Out: the folder of an environment that holds exactly those.
//! An environment made from the same pins before is taken as it is.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::debian;
use crate::process::{self, Outcome};

/// Makes the environment `folder` hold `pins`, and says what it installs.
#[expect(clippy::disallowed_methods, reason = "the stamp lies under target/ and is no output of the product")]
pub(crate) fn ensure(folder: &Path, pins: &[&str]) -> Outcome {
    let stamp = folder.join("pins.txt");
    let wanted = pins.join("\n");
    if fs::read_to_string(&stamp).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    println!("installing PyPI packages into {}: {}", folder.display(), pins.join(" "));
    let create = || {
        let mut command = Command::new("python3");
        command.args(["-m", "venv", "--clear"]).arg(folder);
        command
    };
    if !process::succeeds(&mut create()) {
        // Debian keeps what `venv` needs in a package of its own.
        debian::ensure(&["python3-venv"])?;
        process::run(&mut create())?;
    }
    let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    process::run(Command::new(folder.join("bin/python")).args(pip).args(pins))?;
    fs::write(&stamp, wanted).map_err(process::at(&stamp))
}
