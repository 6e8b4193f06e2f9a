//! `banxin build`: the files of a report.
//!
//! Nothing is written unless every file that was asked for is made.

use std::path::PathBuf;

use banxin::{
    Bilingual, Date, Diagnostic, DocxBindings, DocxFonts, DocxTarget, Format, Lang, Pipeline, PngOptions, Report, SheetOptions, Warned,
};
use clap::ValueEnum;

use super::agreement;
use super::diff::Form;
use super::pdf::{self, PdfArgs};
use super::source::{self, Stopped, Voice};
use crate::args::{Common, MessageFormat, ReportArgs};
use crate::diagnostics::draw;
use crate::environment;
use crate::exit::Exit;
use crate::output::{NewFile, write_all};
use crate::progress::{Progress, WRITE};
use crate::status::{say, size};

/// Arguments of `build`.
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// Folder for the files; made if it is not there 输出文件夹
    #[arg(short, long, value_name = "DIR", default_value = "out")]
    output: PathBuf,
    /// Files to make, separated by commas 要生成的文件，以逗号分隔
    #[arg(short, long, value_enum, value_delimiter = ',', value_name = "FORMATS", default_values_t = [FileFormat::Pdf, FileFormat::Docx])]
    format: Vec<FileFormat>,
    /// Pages in a row of the picture of all pages 缩略图每行页数
    #[arg(long, value_name = "N", default_value_t = 4, value_parser = clap::value_parser!(u32).range(1..=20))]
    sheet_columns: u32,
    #[command(flatten)]
    pdf: PdfArgs,
    /// Typefaces that the Word file names; the report's own choice, else office, if left out Word 文件所用的字体名
    #[arg(long, value_enum, value_name = "FONTS")]
    docx_fonts: Option<Fonts>,
    /// Program that the Word file is tuned for; the report's own choice, else word, if left out Word 文件适配的软件
    #[arg(long, value_enum, value_name = "TARGET")]
    docx_target: Option<Target>,
    /// Leave the ledger and its content controls out of the Word file Word 文件不带台账，数据只作文字
    #[arg(long)]
    no_bindings: bool,
    /// Words under the text of every page, such as 草稿 每页衬底的水印文字
    #[arg(long, value_name = "TEXT")]
    watermark: Option<String>,
    /// Lines of the Word file end where those of the PDF do Word 文件逐行与 PDF 一致
    #[arg(long)]
    match_lines: bool,
    /// Tell page by page which lines of the Word file will be those of the PDF, and why not 逐页报告 Word 文件与 PDF 的行是否一致
    #[arg(long, value_enum, value_name = "FORM", num_args = 0..=1, require_equals = true, default_missing_value = "human")]
    report_agreement: Option<Form>,
    /// Form of messages 消息的格式
    #[arg(long, value_enum, value_name = "FORM", default_value_t)]
    message_format: MessageFormat,
    #[command(flatten)]
    report: ReportArgs,
}

/// A file format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FileFormat {
    /// Print-ready
    Pdf,
    /// Editable
    Docx,
    /// A picture of every page
    Png,
    /// One picture of all pages
    Sheet,
}

/// Typefaces that a Word file names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Fonts {
    /// Those of Chinese offices, such as 仿宋_GB2312
    Office,
    /// Those that come with banxin
    Bundled,
}

/// Programs that a Word file can be tuned for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Target {
    /// Word and WPS
    Word,
    /// LibreOffice
    #[value(name = "libreoffice")]
    LibreOffice,
}

/// Runs the command.
pub(super) fn run(args: &Args, common: &Common, lang: Lang) -> Exit {
    let voice = Voice::new(lang, args.message_format, common.quiet);
    match build(args, common, voice) {
        Ok(()) => Exit::Done,
        Err(stopped) => stopped,
    }
}

fn build(args: &Args, common: &Common, voice: Voice) -> Result<(), Stopped> {
    let timestamp = source::timestamp(voice)?;
    let progress = Progress::new(common, voice.lang);
    let fonts = environment::fonts(&args.report.font_path).book().map_err(|error| voice.stop(&error))?;
    let report = source::open(&args.report.path, timestamp).map_err(|error| voice.stop(&error))?;
    let report = match &args.watermark {
        Some(text) => report.with_watermark(text),
        None => report,
    };
    let watcher = |step| progress.step(step);
    let pipeline = Pipeline::new(&fonts).with(source::options(&args.report)).watched_by(&watcher);
    let pdf = pdf::options(&args.pdf, &report, timestamp, voice)?;
    let formats = formats(args, &report, timestamp, pdf);
    let made = pipeline.run(&report).and_then(|output| {
        let Warned { value: output, diagnostics: mut found } = output;
        found.extend(output.preflight(&formats)?);
        let pages = output.page_count();
        let told = args.report_agreement.map(|form| {
            let agreement = output.agreement(&docx_options(args, &report, timestamp));
            (form, agreement, output.pages().page_map.labels().to_vec())
        });
        Ok((output.into_files(&formats)?, found, pages, told))
    });
    let (files, found, pages, told) = made.map_err(|error| {
        progress.end();
        voice.stop(&error)
    })?;
    progress.begin(WRITE);
    let stem = source::name(&args.report.path);
    let files: Vec<NewFile> = files.into_iter().map(|file| NewFile { name: format!("{stem}{}", file.suffix), bytes: file.bytes }).collect();
    let written = write_all(&args.output, &files);
    progress.end();
    let written = written.map_err(|found| voice.stop_run(&found, Exit::Io))?;
    show_warnings(&found, &report, voice);
    if let Some((form, agreement, labels)) = told {
        agreement::tell(&agreement, &labels, form, voice.lang).map_err(|found| voice.stop_run(&found, Exit::Io))?;
    }
    if !common.quiet {
        let sizes: Vec<usize> = files.iter().map(|file| file.bytes.len()).collect();
        tell(&written, &sizes, pages, voice.lang);
    }
    Ok(())
}

/// The files asked for, each once, with the report's own choices where the command line makes none.
fn formats(args: &Args, report: &Report, timestamp: Option<u64>, pdf: banxin::PdfOptions) -> Vec<Format> {
    let mut wanted = Vec::new();
    for format in &args.format {
        if !wanted.contains(format) {
            wanted.push(*format);
        }
    }
    let make = |format: FileFormat| match format {
        FileFormat::Pdf => Format::Pdf(pdf.clone()),
        FileFormat::Docx => Format::Docx(docx_options(args, report, timestamp)),
        FileFormat::Png => Format::Png(PngOptions::default()),
        FileFormat::Sheet => Format::Sheet(SheetOptions { columns: args.sheet_columns, ..SheetOptions::default() }),
    };
    wanted.into_iter().map(make).collect()
}

fn docx_options(args: &Args, report: &Report, timestamp: Option<u64>) -> banxin::DocxOptions {
    let mut options = report.docx_options();
    options.timestamp = timestamp.and_then(Date::from_unix_seconds);
    match args.docx_fonts {
        Some(Fonts::Office) => options.fonts = DocxFonts::Office,
        Some(Fonts::Bundled) => options.fonts = DocxFonts::Bundled,
        None => {}
    }
    match args.docx_target {
        Some(Target::Word) => options.target = DocxTarget::Word,
        Some(Target::LibreOffice) => options.target = DocxTarget::LibreOffice,
        None => {}
    }
    if args.no_bindings {
        options.bindings = DocxBindings::Plain;
    }
    options.match_lines |= args.match_lines;
    options
}

fn show_warnings(found: &[Diagnostic], report: &Report, voice: Voice) {
    draw(found, report.sources(), voice.lang, voice.format, voice.least).print();
}

fn tell(written: &[PathBuf], sizes: &[usize], pages: usize, lang: Lang) {
    const WROTE: Bilingual = Bilingual { zh: "已生成", en: "wrote" };
    for (path, bytes) in written.iter().zip(sizes) {
        say(&format!("{} {} ({})", WROTE.get(lang), path.display(), size(*bytes)));
    }
    match (lang, pages) {
        (Lang::Zh, _) => say(&format!("共 {pages} 页")),
        (Lang::En, 1) => say("1 page"),
        (Lang::En, _) => say(&format!("{pages} pages")),
    }
}
