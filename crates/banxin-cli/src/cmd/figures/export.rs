//! `banxin figures export`: the ledger as a workbook or CSV file for colleagues.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use banxin::{Bilingual, Diagnostic, Error, Lang, Origin, Report, codes};

use crate::args::{Common, MessageFormat};
use crate::cmd::source::{self, Stopped, Voice};
use crate::exit::Exit;
use crate::output::{NewFile, failed, write_all};
use crate::status::say;

/// Arguments of `figures export`.
#[derive(clap::Args, Debug)]
#[command(group = clap::ArgGroup::new("to").required(true).multiple(true))]
pub(crate) struct Args {
    /// Folder with report.yaml, a .yaml or .json file, or - for standard input 报告文件夹、文件，或 - 表示标准输入
    #[arg(value_name = "PATH")]
    path: PathBuf,
    /// Write a workbook 写成工作簿
    #[arg(long, value_name = "FILE", group = "to")]
    xlsx: Option<PathBuf>,
    /// Write a CSV file 写成 CSV 文件
    #[arg(long, value_name = "FILE", group = "to")]
    csv: Option<PathBuf>,
    /// Overwrite files that exist 覆盖已有文件
    #[arg(long)]
    force: bool,
}

/// Runs the command.
pub(super) fn run(args: &Args, common: &Common, lang: Lang) -> Exit {
    let voice = Voice::new(lang, MessageFormat::Human, common.quiet);
    match export(args, common, voice) {
        Ok(()) => Exit::Done,
        Err(stopped) => stopped,
    }
}

/// Makes the bytes of a file.
type Make = fn(&Report) -> Result<Vec<u8>, Error>;

fn export(args: &Args, common: &Common, voice: Voice) -> Result<(), Stopped> {
    let wanted: Vec<(&Path, Make)> = [
        args.xlsx.as_deref().map(|path| (path, Report::ledger_xlsx as Make)),
        args.csv.as_deref().map(|path| (path, Report::ledger_csv as Make)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let stands = wanted.iter().find(|(path, _)| !args.force && path.exists());
    if let Some((path, _)) = stands {
        let found = Diagnostic::new(&codes::OUTPUT_EXISTS, Origin::Run).with("file", path.display());
        return Err(voice.stop_run(&found, Exit::Io));
    }
    let report = source::open(&args.path, source::timestamp(voice)?).map_err(|error| voice.stop(&error))?;
    let made: Result<Vec<_>, Error> = wanted.iter().map(|(path, make)| Ok((*path, make(&report)?))).collect();
    for (path, bytes) in made.map_err(|error| voice.stop(&error))? {
        write(path, bytes).map_err(|found| voice.stop_run(&found, Exit::Io))?;
        if !common.quiet {
            const WROTE: Bilingual = Bilingual { zh: "已写入", en: "wrote" };
            say(&format!("{} {}", WROTE.get(voice.lang), path.display()));
        }
    }
    Ok(())
}

/// Writes a file in one stroke.
pub(super) fn write(path: &Path, bytes: Vec<u8>) -> Result<(), Diagnostic> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Some(name) = path.file_name() else { return Err(failed(path, &ErrorKind::IsADirectory.into())) };
    let file = NewFile { name: name.to_string_lossy().into_owned(), bytes };
    write_all(folder, &[file]).map(|_| ())
}
