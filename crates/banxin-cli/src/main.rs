//! The command line of banxin: `banxin build report-data/jinghong-2022-2024`.
//!
//! In: arguments, environment, files. Out: files, messages, an exit code. This program is a shell: it reads and writes, and leaves everything
//! else to the library `banxin`. One file of `cmd/` is one command.
//!
//! Exit codes: 0 done, 1 the report has errors, 2 wrong usage, 3 could not read or write. A fault of the program itself counts as 1: there is
//! no output, and the message asks to report it.

mod args;
mod cmd;
mod diagnostics;
mod environment;
mod exit;
mod fault;
mod output;
mod progress;
mod status;
mod table;

use std::process::ExitCode;

use clap::Parser as _;

use args::Cli;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let lang = environment::lang(cli.common.lang);
    let done = fault::guarded(|| cmd::run(&cli, lang));
    match done {
        Ok(exit) => exit.into(),
        Err(diagnostic) => {
            diagnostics::print_run(&diagnostic, lang);
            exit::Exit::ReportErrors.into()
        }
    }
}
