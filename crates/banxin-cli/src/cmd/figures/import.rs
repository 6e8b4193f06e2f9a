//! `banxin figures import`: what a colleague filled in, compared with the ledger, then written into it.
//!
//! The differences go to standard output. Files are written only when someone at the terminal agrees, or with `--yes`; each must still be what it was
//! when it was read.

use std::io::{BufRead as _, IsTerminal as _, stdin};
use std::path::{Path, PathBuf};

use banxin::{Bilingual, ChangeKind, Diagnostic, EditedFile, Lang, LedgerImport, Origin, codes, counted};

use crate::args::{Common, MessageFormat};
use crate::cmd::source::{self, Stopped, Voice};
use crate::diagnostics::draw;
use crate::exit::Exit;
use crate::output::{failed, print, replace};
use crate::status::say;

/// Arguments of `figures import`.
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// Folder with report.yaml, or a .yaml or .json file 报告文件夹或文件
    #[arg(value_name = "PATH")]
    path: PathBuf,
    /// The workbook or CSV file that was filled in, or the Word file that was edited 填好的工作簿或 CSV 文件，或改过的 Word 文件
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Write without asking 不再询问，直接写入
    #[arg(short, long)]
    yes: bool,
    /// Show the differences only 只显示改动，不写入
    #[arg(long, conflicts_with = "yes")]
    dry_run: bool,
    /// Also clear emptied cells and delete figures whose rows are gone 同时清除留空的内容、删除表中没有的数据
    #[arg(long)]
    delete: bool,
    /// Form of the differences and messages 改动与消息的格式
    #[arg(long, value_enum, default_value_t)]
    format: MessageFormat,
}

/// Runs the command.
pub(super) fn run(args: &Args, common: &Common, lang: Lang) -> Exit {
    let voice = Voice::new(lang, args.format, common.quiet);
    match import(args, voice) {
        Ok(()) => Exit::Done,
        Err(stopped) => stopped,
    }
}

fn import(args: &Args, voice: Voice) -> Result<(), Stopped> {
    let bytes = std::fs::read(&args.file).map_err(|error| voice.stop_run(&unreadable(&args.file, &error), Exit::Io))?;
    let report = source::open(&args.path, source::timestamp(voice)?).map_err(|error| voice.stop(&error))?;
    let name = args.file.file_name().unwrap_or_default().to_string_lossy();
    let import = report.import_ledger(&name, &bytes).map_err(|error| voice.stop(&error))?;
    let (found, sources) = import.diagnostics();
    draw(found, sources, voice.lang, voice.format, voice.least).print();
    print(&shown(&import, args, voice.lang)).map_err(|found| voice.stop_run(&found, Exit::Io))?;
    let count = import.made(args.delete).count();
    if count == 0 || args.dry_run {
        return Ok(());
    }
    if source::is_stdin(&args.path) {
        const ZH: &str = "报告来自标准输入";
        let found = Diagnostic::new(&codes::LEDGER_NOT_EDITABLE, Origin::Run).with("file", "-");
        return Err(voice.stop_run(&found.with("reason_zh", ZH).with("reason_en", "the report comes from standard input"), Exit::Usage));
    }
    let files = import.edited(args.delete).map_err(|error| voice.stop(&error))?;
    if !args.yes && !agreed(&files, count, voice.lang) {
        let found = Diagnostic::new(&codes::NOT_CONFIRMED, Origin::Run).with("count", count);
        let found = found.with("count_en", counted(count, "change was", "changes were"));
        return Err(voice.stop_run(&found, Exit::Usage));
    }
    put(&files, &args.path, voice)
}

/// The differences, one a line; how many there are at the end where people read.
fn shown(import: &LedgerImport<'_>, args: &Args, lang: Lang) -> String {
    let mut text = String::new();
    for change in import.changes() {
        match args.format {
            MessageFormat::Json => text += &serde_json::to_string(change).unwrap_or_default(),
            MessageFormat::Human | MessageFormat::Short => {
                let kept = !args.delete && matches!(change.kind, ChangeKind::Cleared | ChangeKind::Gone);
                const KEPT: Bilingual = Bilingual { zh: "（保留；--delete 才删除）", en: " (kept; --delete takes it away)" };
                text += &change.line(lang);
                text += if kept { KEPT.get(lang) } else { "" };
            }
        }
        text.push('\n');
    }
    if import.changes().is_empty() && args.format == MessageFormat::Human {
        const NONE: Bilingual = Bilingual { zh: "没有改动\n", en: "no differences\n" };
        NONE.get(lang).clone_into(&mut text);
    }
    text
}

/// Asks at the terminal; where there is none, nobody has agreed.
fn agreed(files: &[EditedFile], count: usize, lang: Lang) -> bool {
    if !stdin().is_terminal() {
        return false;
    }
    let names: Vec<&str> = files.iter().map(|file| &*file.file).collect();
    say(&match lang {
        Lang::Zh => format!("把 {count} 处改动写入 {}？[y/N]", names.join("、")),
        Lang::En => format!("write {} to {}? [y/N]", counted(count, "change", "changes"), names.join(", ")),
    });
    let mut answer = String::new();
    stdin().lock().read_line(&mut answer).is_ok() && is_yes(&answer)
}

/// Whether an answer agrees. Anything but a plain yes, an empty line and the end of input among them, does not.
fn is_yes(answer: &str) -> bool {
    matches!(answer.trim().to_lowercase().as_str(), "y" | "yes" | "ｙ" | "是" | "是的")
}

/// Writes the files, if all are still what they were.
fn put(files: &[EditedFile], path: &Path, voice: Voice) -> Result<(), Stopped> {
    let folder = if path.is_dir() { path } else { path.parent().unwrap_or(Path::new("")) };
    let mut targets = Vec::new();
    for file in files {
        // The file itself, not a link to it, is replaced.
        let target = folder.join(&*file.file);
        let target = target.canonicalize().map_err(|error| voice.stop_run(&failed(&target, &error), Exit::Io))?;
        if std::fs::read(&target).ok().as_deref() != Some(file.before.as_slice()) {
            let found = Diagnostic::new(&codes::FILE_CHANGED, Origin::Run).with("file", &file.file);
            return Err(voice.stop_run(&found, Exit::Io));
        }
        targets.push(target);
    }
    for (file, target) in files.iter().zip(targets) {
        replace(&target, &file.after).map_err(|found| voice.stop_run(&found, Exit::Io))?;
        if voice.least != banxin::Severity::Error {
            const WROTE: Bilingual = Bilingual { zh: "已写入", en: "wrote" };
            say(&format!("{} {}", WROTE.get(voice.lang), folder.join(&*file.file).display()));
        }
    }
    Ok(())
}

fn unreadable(path: &Path, error: &std::io::Error) -> Diagnostic {
    let because = |zh: &str, error: &std::io::Error| {
        Diagnostic::new(&codes::FILE_UNREADABLE, Origin::Run).with("reason_zh", zh).with("reason_en", error)
    };
    let found = match error.kind() {
        std::io::ErrorKind::NotFound => Diagnostic::new(&codes::FILE_NOT_FOUND, Origin::Run),
        std::io::ErrorKind::PermissionDenied => because("没有读取权限", error),
        std::io::ErrorKind::IsADirectory => because("这是文件夹，不是文件", error),
        _ => because("读取失败", error),
    };
    found.with("file", path.display())
}

#[cfg(test)]
mod tests {
    use banxin::{EditedFile, Lang};

    use super::{Exit, MessageFormat, Voice, is_yes, put};

    #[test]
    fn only_a_plain_yes_agrees() {
        for yes in ["y", "Y\n", "yes\r\n", " YES ", "是", "是的\n", "ｙ"] {
            assert!(is_yes(yes), "{yes:?}");
        }
        for no in ["", "\n", "n", "no", "否", "不是", "yy", "y?", "ye", "ok", "不", "y n"] {
            assert!(!is_yes(no), "{no:?}");
        }
    }

    #[test]
    fn a_file_that_was_changed_meanwhile_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("figures.yaml");
        crate::cmd::figures::export::write(&path, b"a: {value: 2}\n".to_vec()).unwrap();
        let voice = Voice::new(Lang::En, MessageFormat::Human, true);
        let edit = |before: &[u8]| EditedFile { file: "figures.yaml".into(), before: before.to_vec(), after: b"a: {value: 3}\n".to_vec() };
        // FILE_CHANGED: the file is not what it was when it was read.
        assert_eq!(put(&[edit(b"a: {value: 1}\n")], folder.path(), voice), Err(Exit::Io));
        assert_eq!(std::fs::read(&path).unwrap(), b"a: {value: 2}\n");
        assert_eq!(put(&[edit(b"a: {value: 2}\n")], folder.path(), voice), Ok(()));
        assert_eq!(std::fs::read(&path).unwrap(), b"a: {value: 3}\n");
    }
}
