//! `banxin schema`: the JSON Schema of the input format, for editors.

use banxin::Diagnostic;

use crate::output::print;

/// Runs the command.
pub(super) fn run() -> Result<(), Diagnostic> {
    print(&format!("{:#}\n", banxin::schema()))
}
