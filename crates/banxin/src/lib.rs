//! Report data in, official report files out: a print-ready PDF and an editable Word document that agree.
//!
//! ```
//! use banxin::{DocxOptions, PdfOptions};
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # std::env::set_current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))?;
//! # let out = tempfile::tempdir()?;
//! let fonts = banxin::FontSearch::new().folder("fonts").book()?;
//!
//! let report = banxin::Report::open("report-data/jinghong-2022-2024")?;
//! let output = banxin::Pipeline::new(&fonts).run(&report)?;
//! # std::env::set_current_dir(&out)?;
//! std::fs::write("a.pdf", output.pdf(&PdfOptions::archive())?)?;
//! std::fs::write("a.docx", output.docx(&DocxOptions::default())?)?;
//! # assert!(std::fs::read("a.pdf")?.starts_with(b"%PDF-1.") && std::fs::read("a.docx")?.starts_with(b"PK"));
//! # std::env::set_current_dir("/")?;
//! # Ok(())
//! # }
//! ```
//!
//! A report also comes from a text ([`Report::from_yaml`]) or from a value of the program ([`Report::from_value`]). Warnings are in the
//! `diagnostics` of what [`Pipeline::run`] returns; what forbids a result is an [`Error`], which locates every problem in the report's files.
//!
//! Files are read by [`Report::open`] and [`FontSearch::book`] only, and font files when the first character asks for them. Nothing is
//! written, and neither clock nor environment is asked. Everything is `Send + Sync`: share one [`FontBook`] among threads.

mod diff;
mod error;
mod finding;
mod fix;
mod fonts;
mod human;
mod ledger;
mod output;
mod pdf;
mod pictures;
mod pipeline;
mod press;
mod report;
mod stage;
mod trace;
mod world;

pub use banxin_base::{Bilingual, Code, CodeInfo, Date, Diagnostic, Lang, Origin, Severity, Warned, codes, counted, nearest};
pub use banxin_docx::{Agreement, Engine, JudgedLine, Reason, Verdict};
pub use banxin_docx::{Bindings as DocxBindings, DocxOptions, FontSet as DocxFonts, Target as DocxTarget};
pub use banxin_model::{Place, Source, Sources, schema, theme_schema};
pub use banxin_pdf::{Attachment, Password, PdfOptions, PressOptions, PressProfile, Profile as PdfProfile, Relationship};
pub use banxin_raster::{RasterOptions as PngOptions, SheetOptions};
pub use banxin_text::font::{Face, FaceId, FaceSource, FontBook};
pub use diff::{ChangeStatus, ChangedField, FigureChange, FigureState, LedgerDiff};
pub use error::{Error, ErrorKind};
pub use finding::{Finding, RelatedPlace, findings};
pub use fix::{Change, Mended, MendedFile, mend};
pub use fonts::FontSearch;
pub use ledger::{ChangeKind, EditedFile, LedgerChange, LedgerImport};
pub use output::{Format, Output, OutputFile};
pub use pdf::{DataFormat, spot_ink};
pub use pipeline::{Pipeline, PipelineOptions};
pub use report::{Report, ReportOptions};
pub use stage::{Stage, Step};
pub use trace::{FigureTrace, FilePlace, PdfPlace, TracePlace, WordPlace, WordStand, trace, traces};
