//! `banxin dump`: the value of one stage as JSON, for those who look into the machine.

use banxin::{Lang, Pipeline, Stage};
use clap::ValueEnum;

use super::source::{self, Stopped, Voice};
use crate::args::{Common, MessageFormat, ReportArgs};
use crate::diagnostics::draw;
use crate::environment;
use crate::exit::Exit;
use crate::output::print;

/// Arguments of `dump`.
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// Which stage 阶段
    #[arg(long, value_enum)]
    stage: DumpStage,
    #[command(flatten)]
    report: ReportArgs,
}

/// A stage whose value can be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum DumpStage {
    /// The report as written
    Report,
    /// Numbered, referenced, styled; no geometry
    Document,
    /// The lines of every page
    Lines,
    /// Everything on every page
    Frames,
}

/// Runs the command.
pub(super) fn run(args: &Args, common: &Common, lang: Lang) -> Exit {
    match dump(args, Voice::new(lang, MessageFormat::Human, common.quiet)) {
        Ok(()) => Exit::Done,
        Err(stopped) => stopped,
    }
}

fn dump(args: &Args, voice: Voice) -> Result<(), Stopped> {
    let timestamp = source::timestamp(voice)?;
    let fonts = environment::fonts(&args.report.font_path).book().map_err(|error| voice.stop(&error))?;
    let report = source::open(&args.report.path, timestamp).map_err(|error| voice.stop(&error))?;
    let stage = match args.stage {
        DumpStage::Report => Stage::Report,
        DumpStage::Document => Stage::Document,
        DumpStage::Lines => Stage::Lines,
        DumpStage::Frames => Stage::Frames,
    };
    let pipeline = Pipeline::new(&fonts).with(source::options(&args.report));
    let value = pipeline.dump(&report, stage).map_err(|error| voice.stop(&error))?;
    draw(&value.diagnostics, report.sources(), voice.lang, voice.format, voice.least).print();
    print(&format!("{:#}\n", value.value)).map_err(|found| voice.stop_run(&found, Exit::Io))
}
