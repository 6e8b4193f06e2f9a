//! What can go wrong while the file is put together, and how the user hears of it: one place for all of it.
//!
//! Nothing a report holds can cause these: they are faults of the program, and say so.

use banxin_base::{Diagnostic, Origin, codes};

/// A fault while building the file.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Fault {
    /// docx-rs did not write what it built.
    #[error("docx-rs: {0}")]
    Build(#[from] docx_rs::xml::writer::Error),
    /// XML that does not parse came out of docx-rs.
    #[error("xml: {0}")]
    Xml(#[from] quick_xml::Error),
    /// docx-rs wrote bytes that are not text.
    #[error("xml: {0}")]
    Text(#[from] std::str::Utf8Error),
    /// Elements and their repairs do not match in number.
    #[error("repairs do not match the elements built")]
    Repairs,
    /// The workbook of a chart was not written.
    #[error("xlsx: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// The package was not written.
    #[error("zip: {0}")]
    Zip(#[from] zip::result::ZipError),
    /// The package was not written.
    #[error("zip: {0}")]
    Io(#[from] std::io::Error),
}

/// The diagnostic of a fault.
pub(crate) fn diagnostic(fault: &Fault) -> Diagnostic {
    Diagnostic::new(&codes::INTERNAL, Origin::default()).with("reason", fault)
}
