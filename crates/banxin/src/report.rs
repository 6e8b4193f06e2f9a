//! A report, read with everything it names.
//!
//! In: a folder, a file, a text or a value of the caller's program. Out: a [`Report`]. Problems that do not keep it from being read travel
//! with it and come out of the pipeline together with those found later.

use std::path::{Path, PathBuf};

use banxin_base::{Date, Diagnostic, Origin, Warned, codes, nearest};
use banxin_docx::DocxOptions;
use banxin_model::{Loaded, Loading, MemoryWorld, ReadError, Sources, World, load, load_str, yaml_from_str};
use banxin_pdf::PressOptions;
use serde::Serialize;

use crate::error::Error;
use crate::press;
use crate::world::{DiskWorld, names_in, read_error, read_file};

/// The names a report's file may have in its folder, the usual one first.
const ENTRIES: [&str; 3] = ["report.yaml", "report.yml", "report.json"];

/// How the names of ledger files end.
const LEDGERS: [&str; 5] = [".yaml", ".yml", ".json", ".csv", ".xlsx"];

/// The name of a report that comes as a text, in messages.
const FROM_YAML: &str = "report.yaml";

/// The name of a report that comes as a value, in messages.
const FROM_VALUE: &str = "report.json";

/// A report and the content of every file that it names. Reading is done: nothing later touches a disk.
#[derive(Clone, Debug)]
pub struct Report {
    pub(crate) loaded: Loaded,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// What it asks of a press.
    pub(crate) press: PressOptions,
}

impl Report {
    /// Reads a report from disk: a folder with `report.yaml`, or a `.yaml` or `.json` file. Files that it names are sought below its folder
    /// and nowhere else.
    ///
    /// # Errors
    /// [`crate::ErrorKind::Io`] if there is no such report; [`crate::ErrorKind::Report`] if nothing of it can be understood. A report with mistakes
    /// that can be read past is returned: the pipeline reports them with all others, and makes nothing of it.
    pub fn open(path: impl AsRef<Path>) -> Result<Report, Error> {
        ReportOptions::default().open(path.as_ref())
    }

    /// Reads a report as [`Report::open`] does, or a ledger alone: a ledger file, or a folder of nothing but ledger files, which then count in the
    /// order of their names. A ledger alone has no text; it serves to be compared ([`crate::LedgerDiff`]).
    ///
    /// # Errors
    /// As [`Report::open`].
    pub fn open_ledger(path: impl AsRef<Path>) -> Result<Report, Error> {
        ReportOptions::default().open_ledger(path.as_ref())
    }

    /// Reads a report from a YAML or JSON text that names no files.
    ///
    /// # Errors
    /// As [`Report::open`].
    pub fn from_yaml(yaml: &str) -> Result<Report, Error> {
        read_text(&MemoryWorld::new(ReportOptions::default().today), yaml, FROM_YAML)
    }

    /// Reads a report from a value of the caller's program that serialises to the keys of the input format. Messages then point into its JSON.
    ///
    /// # Errors
    /// As [`Report::open`], and if the value cannot be serialised.
    pub fn from_value(value: impl Serialize) -> Result<Report, Error> {
        let json = serde_json::to_string_pretty(&value).map_err(|error| {
            let found = Diagnostic::new(&codes::FILE_UNREADABLE, Origin::Run).with("file", FROM_VALUE);
            let found = found.with("reason_zh", "该值不能转换为 JSON").with("reason_en", error);
            Error::report(vec![found], &Sources::default())
        })?;
        read_text(&MemoryWorld::new(ReportOptions::default().today), &json, FROM_VALUE)
    }

    /// What was found while it was read.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The same report with words under the text of every page, whatever it says itself (`watermark`).
    #[must_use]
    pub fn with_watermark(mut self, text: &str) -> Report {
        self.loaded.report.watermark = Some(text.into());
        self
    }

    /// The text of its files, to locate diagnostics in.
    pub fn sources(&self) -> &Sources {
        &self.loaded.sources
    }

    /// The choices for its Word file that the report itself makes (`output.docx`).
    pub fn docx_options(&self) -> DocxOptions {
        use banxin_model::{DocxFonts, DocxTarget};
        let mut options = DocxOptions::default();
        match self.loaded.report.output.docx.fonts {
            Some(DocxFonts::Office) => options.fonts = banxin_docx::FontSet::Office,
            Some(DocxFonts::Bundled) => options.fonts = banxin_docx::FontSet::Bundled,
            None => {}
        }
        match self.loaded.report.output.docx.target {
            Some(DocxTarget::Word) => options.target = banxin_docx::Target::Word,
            Some(DocxTarget::LibreOffice) => options.target = banxin_docx::Target::LibreOffice,
            None => {}
        }
        match self.loaded.report.output.docx.bindings {
            Some(true) => options.bindings = banxin_docx::Bindings::Bound,
            Some(false) => options.bindings = banxin_docx::Bindings::Plain,
            None => {}
        }
        options.match_lines = self.loaded.report.output.docx.match_lines.unwrap_or(false);
        options
    }
}

/// How a report is read.
#[derive(Clone, Copy, Debug)]
pub struct ReportOptions {
    /// The day of the run. Nothing printed depends on it unless the report asks for it; no clock is read.
    pub today: Date,
}

impl Default for ReportOptions {
    fn default() -> ReportOptions {
        ReportOptions { today: Date::EPOCH }
    }
}

impl ReportOptions {
    /// [`Report::open`] with these options.
    ///
    /// # Errors
    /// As [`Report::open`].
    pub fn open(&self, path: &Path) -> Result<Report, Error> {
        let (folder, entry) = entry_of(path);
        // Named as the caller named it.
        let file = if folder == path { folder.join(&entry) } else { path.to_owned() };
        let bytes = read_file(&file).map_err(|error| unreadable(&file, &error))?;
        let world = self.world(&folder)?;
        match String::from_utf8(bytes) {
            Ok(text) => read_text(&world, &text, &entry),
            // The loader says where it is not UTF-8.
            Err(_) => finish(load(&world, &entry)),
        }
    }

    /// [`Report::open_ledger`] with these options.
    ///
    /// # Errors
    /// As [`Report::open`].
    pub fn open_ledger(&self, path: &Path) -> Result<Report, Error> {
        let (folder, names) = match ledgers_of(path)? {
            Some(ledgers) => ledgers,
            None => return self.open(path),
        };
        let names: Vec<serde_json::Value> = names.into_iter().map(serde_json::Value::from).collect();
        let report = serde_json::json!({"banxin": 1, "title": "—", "issuer": "—", "date": "1970-01-01", "figures": names});
        self.read(&report.to_string(), FROM_VALUE, &folder)
    }

    /// Reads a report from a text; files that it names are sought below `folder`. `name` stands for its file in messages.
    ///
    /// # Errors
    /// As [`Report::open`].
    pub fn read(&self, yaml: &str, name: &str, folder: &Path) -> Result<Report, Error> {
        read_text(&self.world(folder)?, yaml, name)
    }

    pub(crate) fn world(&self, folder: &Path) -> Result<DiskWorld, Error> {
        DiskWorld::new(folder, self.today).map_err(|error| unreadable(folder, &read_error(&error)))
    }
}

/// The folder of a report and the name of its file in it.
pub(crate) fn entry_of(path: &Path) -> (PathBuf, String) {
    if path.is_dir() {
        let there = ENTRIES.iter().find(|entry| path.join(entry).is_file());
        return (path.to_owned(), there.unwrap_or(&ENTRIES[0]).to_string());
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    (folder.to_owned(), name)
}

/// The ledger files that a path means, with their folder; `None` if it means a report.
fn ledgers_of(path: &Path) -> Result<Option<(PathBuf, Vec<String>)>, Error> {
    let (folder, entry) = entry_of(path);
    if folder == path {
        if folder.join(&entry).is_file() {
            return Ok(None);
        }
        let mut names = names_in(path).unwrap_or_default();
        names.retain(|name| LEDGERS.iter().any(|ending| name.to_ascii_lowercase().ends_with(ending)));
        names.sort();
        return Ok(Some((folder, names)).filter(|(_, names)| !names.is_empty()));
    }
    let bytes = read_file(path).map_err(|error| unreadable(path, &error))?;
    let is_report =
        Path::new(&entry).extension().is_some_and(|ending| ["yaml", "yml", "json"].iter().any(|known| ending.eq_ignore_ascii_case(known)))
            && is_report(&String::from_utf8_lossy(&bytes));
    Ok(Some((folder, vec![entry])).filter(|_| !is_report))
}

/// Whether a text has the key that every report begins with.
fn is_report(text: &str) -> bool {
    #[derive(serde::Deserialize)]
    struct Root {
        banxin: Option<serde::de::IgnoredAny>,
    }
    yaml_from_str::<Root>(text, &FROM_YAML.into()).is_ok_and(|root| root.banxin.is_some())
}

fn read_text(world: &dyn World, yaml: &str, name: &str) -> Result<Report, Error> {
    finish(load_str(world, yaml, name))
}

fn finish(loading: Warned<Loading>) -> Result<Report, Error> {
    match loading.value.report {
        Some(loaded) => {
            let mut diagnostics = loading.diagnostics;
            let press = press::options(&loaded).take(&mut diagnostics);
            Ok(Report { loaded, diagnostics, press })
        }
        None => Err(Error::report(loading.diagnostics, &loading.value.sources)),
    }
}

/// The message that the report's own file cannot be read.
pub(crate) fn unreadable(file: &Path, error: &ReadError) -> Error {
    let because = |zh: &str, en: &str| Diagnostic::new(&codes::FILE_UNREADABLE, Origin::Run).with("reason_zh", zh).with("reason_en", en);
    let found = match error {
        ReadError::NotFound => Diagnostic::new(&codes::PATH_NOT_FOUND, Origin::Run).near(neighbour(file).as_deref()),
        ReadError::IsFolder => because("这是一个文件夹", "it is a folder"),
        ReadError::Denied => because("没有读取权限", "permission denied"),
        ReadError::TooLarge => because("文件过大", "it is too large"),
        ReadError::Outside => because("在报告文件夹之外", "it is outside the report folder"),
        ReadError::Failed(reason) => because(&format!("系统报告“{reason}”"), reason),
    };
    Error::io(found.with("file", file.display()))
}

/// The file or folder most likely meant by a path that leads nowhere: the nearest name in its folder.
fn neighbour(path: &Path) -> Option<String> {
    let folder = path.parent()?;
    let listed = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let mut names = names_in(listed)?;
    names.sort();
    let near = nearest(path.file_name()?.to_str()?, names.iter().map(String::as_str))?;
    Some(folder.join(near).display().to_string())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use serde_json::json;

    use super::{Report, ReportOptions, entry_of};
    use crate::ErrorKind;

    const MINIMAL: &str = "banxin: 1\ntitle: 年度报告\nissuer: 云溪县图书馆\ndate: 2025-01-20\n";

    #[test]
    fn a_report_comes_from_text_and_from_a_value() {
        let from_text = Report::from_yaml(MINIMAL).unwrap();
        assert!(from_text.diagnostics().is_empty());
        let value = json!({"banxin": 1, "title": "年度报告", "issuer": "云溪县图书馆", "date": "2025-01-20", "output": {"pdf": {"profile": "plain"}}});
        let from_value = Report::from_value(value).unwrap();
        assert_eq!(from_value.pdf_options(), banxin_pdf::PdfOptions::plain());
    }

    #[test]
    fn a_text_that_is_no_report_says_where() {
        let error = Report::from_yaml(&format!("{MINIMAL}titel:x\n")).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Report);
        assert!(error.to_string().starts_with("report.yaml:5:1: error[BX0103]: "), "{error}");
    }

    #[test]
    fn a_report_that_is_not_there_is_told_apart() {
        let error = Report::open("no/such/report").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Io);
        assert!(error.to_string().contains("no/such/report"));
    }

    #[test]
    fn the_entry_of_a_file_is_the_file() {
        assert_eq!(entry_of(Path::new("a/b.yaml")), ("a".into(), "b.yaml".to_owned()));
        assert_eq!(entry_of(Path::new("b.yaml")), (".".into(), "b.yaml".to_owned()));
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(entry_of(folder.path()).1, "report.yaml");
        std::fs::File::create(folder.path().join("report.json")).unwrap();
        assert_eq!(entry_of(folder.path()).1, "report.json");
    }

    #[test]
    fn a_text_reads_its_files_below_a_folder_only() {
        let yaml = format!("{MINIMAL}figures: ../Cargo.toml\n");
        let read = ReportOptions::default().read(&yaml, "-", Path::new(env!("CARGO_MANIFEST_DIR")));
        let found = read.map_or_else(|error| error.diagnostics().to_vec(), |report| report.diagnostics().to_vec());
        assert!(found.iter().any(|found| found.code.id == "BX0107"), "{found:?}");
    }
}
