//! `banxin figures`: the ledger by itself, one subcommand a file.

mod export;
mod import;
mod trace;

use banxin::Lang;
use clap::Subcommand;

use crate::args::Common;
use crate::exit::Exit;

/// Arguments of `figures`.
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// What to do with the ledger.
    #[command(subcommand)]
    command: Figures,
}

/// What to do with the ledger.
#[derive(Debug, Subcommand)]
enum Figures {
    /// Write the ledger as a workbook that colleagues fill in 导出台账，供同事填写
    Export(export::Args),
    /// Compare a filled-in workbook or an edited Word file with the ledger and take it over 导入填好的台账或改过的 Word 文件，先显示改动
    Import(import::Args),
    /// Every page and line where a figure stands, in both outputs 查找数据在报告中的每一处
    Trace(trace::Args),
}

/// Runs the command.
pub(super) fn run(args: &Args, common: &Common, lang: Lang) -> Exit {
    match &args.command {
        Figures::Export(args) => export::run(args, common, lang),
        Figures::Import(args) => import::run(args, common, lang),
        Figures::Trace(args) => trace::run(args, common, lang),
    }
}
