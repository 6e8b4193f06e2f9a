//! `banxin schema`: the JSON Schema of the input format or of theme files, for editors.

use banxin::Diagnostic;

use crate::output::print;

/// Arguments of `schema`.
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// That of theme files, and not of report.yaml 版式文件的 JSON Schema
    #[arg(long)]
    theme: bool,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<(), Diagnostic> {
    let schema = if args.theme { banxin::theme_schema() } else { banxin::schema() };
    print(&format!("{schema:#}\n"))
}
