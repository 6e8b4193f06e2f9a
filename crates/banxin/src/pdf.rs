//! The PDF of a report: the choices that the report makes itself, and the data that goes along with it.

use std::sync::Arc;

use banxin_base::{Diagnostic, Origin};
use banxin_model::PdfProfile;
use banxin_pdf::{Attachment, PdfOptions, Relationship};

use crate::error::Error;
use crate::press;
use crate::report::Report;

/// In which form the ledger is attached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DataFormat {
    /// CSV, which any program reads.
    #[default]
    Csv,
    /// A workbook.
    Xlsx,
}

impl Report {
    /// The choices for its PDF that the report itself makes (`output.pdf`). Data is attached by [`Report::attachments`].
    pub fn pdf_options(&self) -> PdfOptions {
        let options = match self.loaded.report.output.pdf.profile {
            Some(PdfProfile::Press) => PdfOptions::press(),
            Some(PdfProfile::Plain) => PdfOptions::plain(),
            Some(PdfProfile::Archive) | None => PdfOptions::archive(),
        };
        PdfOptions { press: self.press.clone(), ..options }
    }

    /// Whether the report asks for its data to be attached (`output.pdf.attach_data`).
    pub fn wants_data(&self) -> bool {
        self.loaded.report.output.pdf.attach_data
    }

    /// The report's data and source as files for its PDF ([`PdfOptions::attachments`]): the ledger, if it has figures, the report file and the
    /// ledger files that are texts.
    ///
    /// # Errors
    /// As [`Report::ledger_csv`].
    pub fn attachments(&self, format: DataFormat) -> Result<Vec<Attachment>, Error> {
        let mut files = Vec::new();
        if self.loaded.ledger.iter().any(|file| !file.figures.is_empty()) {
            files.push(self.ledger_attachment(format)?);
        }
        let mut names: Vec<&Arc<str>> = vec![&self.loaded.entry];
        names.extend(self.loaded.ledger.iter().map(|ledger| &ledger.file).filter(|file| **file != self.loaded.entry));
        names.dedup();
        for name in names {
            if let Some(source) = self.loaded.sources.get(name) {
                files.push(Attachment {
                    name: file_name(name),
                    bytes: Arc::from(source.text.as_bytes()),
                    mime: mime(name),
                    relationship: Relationship::Source,
                    description: "报告的源文件 Source of the report".to_owned(),
                });
            }
        }
        Ok(files)
    }

    fn ledger_attachment(&self, format: DataFormat) -> Result<Attachment, Error> {
        let (name, mime, bytes) = match format {
            DataFormat::Csv => ("ledger.csv", "text/csv", self.ledger_csv()?),
            DataFormat::Xlsx => ("ledger.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", self.ledger_xlsx()?),
        };
        let description = "数据台账 Ledger of figures".to_owned();
        Ok(Attachment { name: name.to_owned(), bytes: bytes.into(), mime, relationship: Relationship::Data, description })
    }
}

/// The name of an ink of its own (专色), as [`banxin_pdf::PressOptions::spot_red`] takes it.
///
/// # Errors
/// A name that PDF has another meaning for, is empty or too long.
pub fn spot_ink(name: &str) -> Result<String, Diagnostic> {
    press::ink(name, Origin::Run)
}

/// The name under which a file is attached: one without folders; a report that came as a text has none of its own.
fn file_name(name: &str) -> String {
    let name = name.replace('/', "-");
    if name.starts_with('<') { "report.yaml".to_owned() } else { name }
}

fn mime(name: &str) -> &'static str {
    let ends = |ending: &str| name.to_ascii_lowercase().ends_with(ending);
    match () {
        () if ends(".json") => "application/json",
        () if ends(".csv") => "text/csv",
        () => "application/yaml",
    }
}
