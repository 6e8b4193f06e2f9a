//! `banxin figures`: the ledger by itself, one subcommand a file.

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
enum Figures {}

/// Runs the command.
pub(super) fn run(args: &Args, _: &Common, _: Lang) -> Exit {
    match args.command {}
}
