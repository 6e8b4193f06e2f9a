//! The commands, one a file.

mod agreement;
mod build;
mod check;
mod completions;
mod diff;
mod dump;
mod explain;
mod figures;
mod fix;
mod fonts;
mod init;
mod pdf;
mod schema;
mod source;

use banxin::{Diagnostic, Lang};
use clap::Subcommand;

use crate::args::Cli;
use crate::diagnostics::print_run;
use crate::exit::Exit;

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make the files of a report 生成报告文件
    Build(build::Args),
    /// Report every problem, write nothing 检查报告，不写文件
    Check(check::Args),
    /// Print the value of one stage as JSON 输出某一阶段的数据（JSON）
    Dump(dump::Args),
    /// Compare the ledgers of two reports 比较两份报告的台账
    Diff(diff::Args),
    /// Begin a new report that builds at once 新建一份可直接生成的报告
    Init(init::Args),
    /// The ledger: to and from a spreadsheet 数据台账：与电子表格互相往来
    Figures(figures::Args),
    /// List the typefaces and where they were sought 列出字体及查找位置
    Fonts(fonts::Args),
    /// Print the JSON Schema of report.yaml, or of theme files 输出 report.yaml 或版式文件的 JSON Schema
    Schema(schema::Args),
    /// Explain a diagnostic code such as BX0203 解释一条消息的代码
    Explain(explain::Args),
    /// Print completions for a shell 输出命令行补全脚本
    Completions(completions::Args),
}

/// Runs a command.
pub(crate) fn run(cli: &Cli, lang: Lang) -> Exit {
    match &cli.command {
        Command::Build(args) => build::run(args, &cli.common, lang),
        Command::Check(args) => check::run(args, &cli.common, lang),
        Command::Dump(args) => dump::run(args, &cli.common, lang),
        Command::Diff(args) => diff::run(args, &cli.common, lang),
        Command::Init(args) => init::run(args, &cli.common, lang),
        Command::Figures(args) => figures::run(args, &cli.common, lang),
        Command::Fonts(args) => fonts::run(args, lang),
        Command::Schema(args) => ended(schema::run(args), lang),
        Command::Explain(args) => explain::run(args, lang),
        Command::Completions(args) => ended(completions::run(args), lang),
    }
}

/// How a command ends that only reads or writes.
fn ended(result: Result<(), Diagnostic>, lang: Lang) -> Exit {
    match result {
        Ok(()) => Exit::Done,
        Err(diagnostic) => {
            print_run(&diagnostic, lang);
            Exit::Io
        }
    }
}
