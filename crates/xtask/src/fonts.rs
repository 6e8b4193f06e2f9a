//! `cargo xtask fonts`: rebuild the bundled typefaces from the Debian packages, byte for byte.
//!
//! In: `fonts/manifest.yaml`, the packages it names at the versions it names, fonttools at its version. Out: the files of
//! the manifest, put in place only if every checksum is right. Steps: fetch and unpack the packages under `target/`,
//! run `python/fonts.py` there, compare, copy.
//!
//! Left out on purpose: hunting for a package version that apt no longer has.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::manifest::{self, Manifest, Mismatch};
use crate::process::{self, Failure, Outcome};
use crate::{debian, venv};

/// How to treat the result of the build.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Only compare the files in place with their checksums.
    #[arg(long, conflicts_with = "accept")]
    check: bool,
    /// Take the files as built and write their checksums into the manifest.
    #[arg(long)]
    accept: bool,
}

pub(crate) fn run(root: &Path, options: &Options) -> Outcome {
    let fonts = root.join("fonts");
    let (manifest, text) = Manifest::read(&fonts)?;
    if options.check {
        fail_on(&mismatches(&manifest, &fonts))?;
        println!("fonts: {} files as the manifest says", manifest.files().count());
        return Ok(());
    }
    let built = build(root, &manifest, &text)?;
    let differing = mismatches(&manifest, &built);
    if options.accept {
        accept(&fonts, &text, &differing)?;
    } else {
        fail_on(&differing)?;
    }
    install(&manifest, &built, &fonts)?;
    println!("fonts: {} files rebuilt, {} with a new checksum", manifest.files().count(), differing.len());
    Ok(())
}

/// Builds everything into a folder under `target/` that mirrors `fonts/`, and returns that folder.
fn build(root: &Path, manifest: &Manifest, text: &str) -> Outcome<std::path::PathBuf> {
    let work = root.join("target/fonts");
    for package in &manifest.packages {
        debian::fetch(package, &work)?;
    }
    let python = root.join("target/venv-fonts");
    venv::ensure(&python, &[&format!("fonttools=={}", manifest.fonttools)])?;

    // The list of characters lies outside fonts/, so the mirror starts one folder higher.
    let out = work.join("built/fonts");
    fs::create_dir_all(&out).map_err(process::at(&out))?;
    let mut job: serde_json::Value = serde_yaml::from_str(text).map_err(|error| Failure::new(error.to_string()))?;
    job["packages"] = work.join("packages").to_string_lossy().into();
    job["out"] = out.to_string_lossy().into();
    println!("building into {}; this takes about three minutes", out.display());
    run_script(&python, &root.join("crates/xtask/python/fonts.py"), &job)?;
    Ok(out)
}

fn run_script(python: &Path, script: &Path, job: &serde_json::Value) -> Outcome {
    let mut command = Command::new(python.join("bin/python"));
    command.arg(script).stdin(Stdio::piped()).env("PYTHONHASHSEED", "0").env("PYTHONDONTWRITEBYTECODE", "1");
    let mut child = command.spawn().map_err(process::at(script))?;
    if let Some(mut input) = child.stdin.take() {
        input.write_all(job.to_string().as_bytes()).map_err(process::at(script))?;
    }
    let status = child.wait().map_err(process::at(script))?;
    if status.success() { Ok(()) } else { Err(Failure::new(format!("{}: {status}", script.display()))) }
}

fn mismatches(manifest: &Manifest, folder: &Path) -> Vec<Mismatch> {
    manifest.mismatches(|file| fs::read(folder.join(file)).ok())
}

fn fail_on(differing: &[Mismatch]) -> Outcome {
    for mismatch in differing {
        eprintln!("fonts/{mismatch}");
    }
    if differing.is_empty() { Ok(()) } else { Err(Failure::new(format!("{} files differ from the manifest", differing.len()))) }
}

#[expect(clippy::disallowed_methods, reason = "the manifest is under version control, a half-written one is seen at once")]
fn accept(fonts: &Path, text: &str, differing: &[Mismatch]) -> Outcome {
    let path = fonts.join("manifest.yaml");
    fs::write(&path, manifest::with_found_sums(text, differing)).map_err(process::at(&path))
}

fn install(manifest: &Manifest, built: &Path, fonts: &Path) -> Outcome {
    for (file, _) in manifest.files() {
        let target = fonts.join(file);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder).map_err(process::at(folder))?;
        }
        fs::copy(built.join(file), &target).map_err(process::at(&target))?;
    }
    Ok(())
}
