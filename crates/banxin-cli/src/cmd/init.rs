//! `banxin init`: a new report that builds at once.
//!
//! The templates lie in `templates/` and are part of the binary. Nothing that exists is overwritten: the folder must be new or empty.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use banxin::{Bilingual, Diagnostic, Lang};
use clap::ValueEnum;

use super::ended;
use crate::args::Common;
use crate::exit::Exit;
use crate::output::{NewFile, failed, write_all};
use crate::status::say;

/// Arguments of `init`.
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// Folder of the new report; made if it is not there 新报告的文件夹
    dir: PathBuf,
    /// What to begin with 模板
    #[arg(long, value_enum, default_value_t)]
    template: Template,
}

/// What to begin with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Template {
    /// An official report in the form of GB/T 9704 公文格式的报告
    #[default]
    Gongwen,
    /// An annual report with contents and yearly series 年度报告
    Annual,
}

/// A file of a template: its folder, its name, its text.
type TemplateFile = (&'static str, &'static str, &'static str);

const GONGWEN: [TemplateFile; 5] = [
    ("", "report.yaml", include_str!("../../templates/gongwen/report.yaml")),
    ("", "theme.yaml", include_str!("../../templates/gongwen/theme.yaml")),
    ("", "figures.yaml", include_str!("../../templates/gongwen/figures.yaml")),
    ("chapters", "01.md", include_str!("../../templates/gongwen/chapters/01.md")),
    ("chapters", "02.md", include_str!("../../templates/gongwen/chapters/02.md")),
];

const ANNUAL: [TemplateFile; 7] = [
    ("", "report.yaml", include_str!("../../templates/annual/report.yaml")),
    ("", "theme.yaml", include_str!("../../templates/annual/theme.yaml")),
    ("", "figures.yaml", include_str!("../../templates/annual/figures.yaml")),
    ("chapters", "01.md", include_str!("../../templates/annual/chapters/01.md")),
    ("chapters", "02.md", include_str!("../../templates/annual/chapters/02.md")),
    ("chapters", "03.md", include_str!("../../templates/annual/chapters/03.md")),
    ("tables", "areas.csv", include_str!("../../templates/annual/tables/areas.csv")),
];

/// Runs the command.
pub(super) fn run(args: &Args, common: &Common, lang: Lang) -> Exit {
    let files: &[TemplateFile] = match args.template {
        Template::Gongwen => &GONGWEN,
        Template::Annual => &ANNUAL,
    };
    let begun = begin(&args.dir, files);
    if begun.is_ok() && !common.quiet {
        const NEXT: Bilingual = Bilingual { zh: "已新建报告。生成文件：", en: "new report made. Build it with:" };
        say(&format!("{} banxin build {}", NEXT.get(lang), args.dir.display()));
    }
    ended(begun, lang)
}

fn begin(dir: &Path, files: &[TemplateFile]) -> Result<(), Diagnostic> {
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries.count(),
        Err(error) if error.kind() == ErrorKind::NotFound => 0,
        Err(error) => return Err(failed(dir, &error)),
    };
    if entries > 0 {
        return Err(failed(dir, &ErrorKind::DirectoryNotEmpty.into()));
    }
    for (folder, name, text) in files {
        let file = NewFile { name: (*name).to_owned(), bytes: text.as_bytes().to_vec() };
        write_all(&dir.join(folder), &[file])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{GONGWEN, begin};

    #[test]
    fn nothing_is_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path().join("new");
        begin(&dir, &GONGWEN).unwrap();
        assert!(dir.join("chapters/01.md").is_file());
        assert_eq!(begin(&dir, &GONGWEN).unwrap_err().code.id, "BX0601");
    }
}
