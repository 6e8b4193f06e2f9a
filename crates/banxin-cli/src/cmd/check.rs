//! `banxin check`: every problem of a report, on standard output. No file is written but by `--fix`, which mends the report's own files first.

use banxin::{Bilingual, Diagnostic, Format, Lang, Pipeline, Severity, Sources};

use super::fix;
use super::source::{self, Stopped, Voice};
use crate::args::{Common, MessageFormat, ReportArgs};
use crate::diagnostics::draw;
use crate::environment;
use crate::exit::Exit;
use crate::output::print;
use crate::progress::Progress;
use crate::status::say;

/// Arguments of `check`.
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// Form of messages 消息的格式
    #[arg(long, value_enum, default_value_t)]
    format: MessageFormat,
    /// Mend what can be mended safely, in the report's own files, and show it 自动修改可以安全修改的问题
    #[arg(long)]
    fix: bool,
    /// With --fix: show what would be changed, write nothing 只显示要改什么，不写文件
    #[arg(long, requires = "fix")]
    dry_run: bool,
    #[command(flatten)]
    report: ReportArgs,
}

/// Runs the command.
pub(super) fn run(args: &Args, common: &Common, lang: Lang) -> Exit {
    let voice = Voice::new(lang, args.format, common.quiet);
    match check(args, common, voice) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn check(args: &Args, common: &Common, voice: Voice) -> Result<Exit, Stopped> {
    let timestamp = source::timestamp(voice)?;
    if args.fix {
        fix::mend(&args.report.path, if args.dry_run { fix::Mode::Show } else { fix::Mode::Write }, timestamp, voice)?;
    }
    let progress = Progress::new(common, voice.lang);
    let fonts = environment::fonts(&args.report.font_path).book().map_err(|error| voice.stop(&error))?;
    let watcher = |step| progress.step(step);
    let pipeline = Pipeline::new(&fonts).with(source::options(&args.report)).watched_by(&watcher);
    let checked = source::open(&args.report.path, timestamp).and_then(|report| {
        let mut output = pipeline.run(&report)?;
        let preflight = output.preflight(&[Format::Pdf(report.pdf_options())])?;
        output.diagnostics.extend(preflight);
        Ok((output.diagnostics, report))
    });
    progress.end();
    match checked {
        Ok((found, report)) => show(&found, report.sources(), common, voice).map(|()| Exit::Done),
        Err(error) if Exit::of(&error) == Exit::Io => Err(voice.stop(&error)),
        Err(error) => show(error.diagnostics(), error.sources(), common, voice).map(|()| Exit::ReportErrors),
    }
}

/// Shows what was found, and how much of it where people read.
fn show(found: &[Diagnostic], sources: &Sources, common: &Common, voice: Voice) -> Result<(), Stopped> {
    const CLEAN: Bilingual = Bilingual { zh: "未发现问题", en: "no problems found" };
    let least = if common.quiet { Severity::Error } else { Severity::Note };
    let shown = draw(found, sources, voice.lang, voice.format, least);
    print(shown.text()).map_err(|found| voice.stop_run(&found, Exit::Io))?;
    if voice.format == MessageFormat::Human && !common.quiet {
        let summary = shown.summary(voice.lang);
        say(if summary.is_empty() { CLEAN.get(voice.lang) } else { &summary });
    }
    Ok(())
}
