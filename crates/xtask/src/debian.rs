//! Debian packages: installing what the outside validators need, and fetching files without installing them.
//!
//! In: package names, for [`fetch`] with the exact version. Out: the tools on the path, or the unpacked tree of a
//! package in a folder. Every installation and download is announced first. A package that cannot be had is a
//! failure, never a skipped check.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::manifest::Package;
use crate::process::{self, Failure, Outcome};

/// Installs the packages that are not there yet: as root, or through a `sudo` that asks no password.
pub(crate) fn ensure(packages: &[&str]) -> Outcome {
    let missing: Vec<&str> = packages.iter().copied().filter(|package| !installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    println!("installing Debian packages: {list}");
    let needed = || Failure::new(format!("please install the Debian packages: {list}"));
    let mut update = as_root().ok_or_else(needed)?;
    process::run(update.args(["apt-get", "update", "--quiet"]))?;
    let mut install = as_root().ok_or_else(needed)?;
    process::run(install.args(["apt-get", "install", "--yes", "--quiet", "--no-install-recommends"]).args(&missing))
}

/// Downloads a package of that very version into `folder/debs`, unless it is there, and unpacks it.
///
/// Returns the folder that holds the package's tree; nothing of it is installed.
pub(crate) fn fetch(package: &Package, folder: &Path) -> Outcome<PathBuf> {
    let tree = folder.join("packages").join(&package.name);
    let debs = folder.join("debs");
    fs::create_dir_all(&debs).map_err(process::at(&debs))?;
    if tree.exists() {
        fs::remove_dir_all(&tree).map_err(process::at(&tree))?;
    }
    fs::create_dir_all(&tree).map_err(process::at(&tree))?;
    let deb = match downloaded(package, &debs)? {
        Some(deb) => deb,
        None => download(package, &debs)?,
    };
    process::run(Command::new("dpkg-deb").arg("--extract").arg(&deb).arg(&tree))?;
    Ok(tree)
}

fn download(package: &Package, debs: &Path) -> Outcome<PathBuf> {
    let wanted = format!("{}={}", package.name, package.version);
    println!("downloading Debian package: {wanted}");
    let apt = || {
        let mut command = Command::new("apt-get");
        command.args(["download", "--quiet", "-o", "APT::Sandbox::User=root", &wanted]).current_dir(debs);
        command
    };
    if process::run(&mut apt()).is_err() {
        // A fresh machine has no package lists yet.
        if let Some(mut update) = as_root() {
            process::run(update.args(["apt-get", "update", "--quiet"]))?;
        }
        process::run(&mut apt()).map_err(|failure| {
            Failure::new(format!("{failure}; this version belongs to Debian 12 (bookworm), whose archive must be among apt's sources"))
        })?;
    }
    downloaded(package, debs)?.ok_or_else(|| Failure::new(format!("apt-get left no file for {wanted}")))
}

/// The file of the package, named `name_version_architecture.deb` with the colon of an epoch written `%3a`.
fn downloaded(package: &Package, debs: &Path) -> Outcome<Option<PathBuf>> {
    let start = format!("{}_{}_", package.name, package.version.replace(':', "%3a"));
    for entry in fs::read_dir(debs).map_err(process::at(debs))? {
        let entry = entry.map_err(process::at(debs))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with(&start) && name.ends_with(".deb") {
            return Ok(Some(entry.path()));
        }
    }
    Ok(None)
}

fn installed(package: &str) -> bool {
    let query = Command::new("dpkg-query").args(["--show", "--showformat=${Status}", package]).output();
    query.is_ok_and(|output| output.status.success() && output.stdout.ends_with(b" installed"))
}

/// The start of a command that runs with the rights of root, or `None` if there is no way to them.
fn as_root() -> Option<Command> {
    let id = Command::new("id").arg("--user").output().ok()?;
    let mut command = Command::new("env");
    if id.stdout.trim_ascii() != b"0" {
        if !process::succeeds(Command::new("sudo").args(["--non-interactive", "true"])) {
            return None;
        }
        command = Command::new("sudo");
        command.args(["--non-interactive", "env"]);
    }
    command.arg("DEBIAN_FRONTEND=noninteractive");
    Some(command)
}
