//! The options of a PDF on the command line, over those that the report itself states.
//!
//! A password comes from a file or from the environment: what stands on a command line, others can read.

use std::path::{Path, PathBuf};

use banxin::{DataFormat, Error, Origin, Password, PdfOptions, PdfProfile, PressProfile, Report, codes};
use clap::ValueEnum;

use super::source::{Stopped, Voice};
use crate::environment;
use crate::exit::Exit;

/// Options of the PDF.
#[derive(clap::Args, Debug)]
#[command(next_help_heading = "PDF")]
pub(super) struct PdfArgs {
    /// What the PDF is for; the report's own choice, else archive, if left out PDF 的用途
    #[arg(long, value_enum, value_name = "PROFILE")]
    pdf_profile: Option<Profile>,
    /// press: colour profile (ICC) of the printing; FOGRA39 if left out 付印所用的颜色特性文件
    #[arg(long, value_name = "FILE")]
    pdf_intent: Option<PathBuf>,
    /// press: name of an ink of its own for the red head 红头所用的专色名
    #[arg(long, value_name = "NAME")]
    pdf_spot_red: Option<String>,
    /// archive, plain: attach the ledger and the report's own text 附带数据台账和报告源文件
    #[arg(long, value_enum, value_name = "FORM", num_args = 0..=1, default_missing_value = "csv", require_equals = true)]
    attach_data: Option<Data>,
    /// plain: file whose first line is the password to open the PDF; $BANXIN_PDF_PASSWORD does as well 打开密码所在的文件
    #[arg(long, value_name = "FILE")]
    pdf_password_file: Option<PathBuf>,
}

/// What a PDF is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Profile {
    /// PDF/A-2a and PDF/UA-1 归档
    Archive,
    /// PDF/X-4 印刷
    Press,
    /// The smallest file 普通
    Plain,
}

/// In which form the ledger is attached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Data {
    /// CSV
    Csv,
    /// A workbook 工作簿
    Xlsx,
}

/// The options for a report.
pub(super) fn options(args: &PdfArgs, report: &Report, timestamp: Option<u64>, voice: Voice) -> Result<PdfOptions, Stopped> {
    let mut options = report.pdf_options();
    options.timestamp = timestamp;
    match args.pdf_profile {
        Some(Profile::Archive) => options.profile = PdfProfile::Archive,
        Some(Profile::Press) => options.profile = PdfProfile::Press,
        Some(Profile::Plain) => options.profile = PdfProfile::Plain,
        None => {}
    }
    if let Some(file) = &args.pdf_intent {
        let profile = PressProfile::read(&read(file, voice)?, &file.display().to_string(), Origin::Run);
        options.press.intent = Some(profile.map_err(|found| voice.stop_run(&found, Exit::Usage))?);
    }
    if let Some(name) = &args.pdf_spot_red {
        options.press.spot_red = Some(banxin::spot_ink(name).map_err(|found| voice.stop_run(&found, Exit::Usage))?);
    }
    let wanted = args.attach_data.or_else(|| report.wants_data().then_some(Data::Csv));
    // A report with errors is refused by the pipeline, which says all of them.
    if let Some(form) = wanted.filter(|_| !report.diagnostics().iter().any(banxin::Diagnostic::is_error)) {
        let form = if form == Data::Xlsx { DataFormat::Xlsx } else { DataFormat::Csv };
        options.attachments = report.attachments(form).map_err(|error| voice.stop(&error))?;
    }
    options.password = password(args.pdf_password_file.as_deref(), voice)?;
    Ok(options)
}

/// The password: the first line of the file, else that of the environment.
fn password(file: Option<&Path>, voice: Voice) -> Result<Option<Password>, Stopped> {
    let Some(file) = file else { return Ok(environment::password().map(|text| Password::new(&text))) };
    let text = String::from_utf8_lossy(&read(file, voice)?).into_owned();
    let line = text.lines().next().unwrap_or_default();
    if line.is_empty() {
        let found = banxin::Diagnostic::new(&codes::FILE_UNREADABLE, Origin::Run).with("file", file.display());
        let found = found.with("reason_zh", "第一行没有密码").with("reason_en", "its first line holds no password");
        return Err(voice.stop_run(&found, Exit::Usage));
    }
    Ok(Some(Password::new(line)))
}

fn read(file: &Path, voice: Voice) -> Result<Vec<u8>, Stopped> {
    std::fs::read(file).map_err(|error| voice.stop(&Error::io(unreadable(file, &error))))
}

fn unreadable(file: &Path, error: &std::io::Error) -> banxin::Diagnostic {
    if error.kind() == std::io::ErrorKind::NotFound {
        return banxin::Diagnostic::new(&codes::PATH_NOT_FOUND, Origin::Run).with("file", file.display());
    }
    let found = banxin::Diagnostic::new(&codes::FILE_UNREADABLE, Origin::Run).with("file", file.display());
    found.with("reason_zh", error).with("reason_en", error)
}
