//! What a report asks of a press (`output.pdf`): its colour profile, inks of their own.
//!
//! In: the report as read. Out: options for the renderer, with what is wrong with them at their place.

use banxin_base::{DataPath, Diagnostic, Origin, Warned, codes};
use banxin_model::Loaded;
use banxin_pdf::{PressOptions, PressProfile};

/// Names that no ink of its own may have: process inks, and what a Separation means something else by (ISO 32000-1 8.6.6.4).
const TAKEN: [&str; 6] = ["All", "None", "Cyan", "Magenta", "Yellow", "Black"];
/// The longest name of a PDF, in bytes (ISO 32000-1 annex C).
const LONGEST: usize = 127;

/// The options of a report.
pub(crate) fn options(loaded: &Loaded) -> Warned<PressOptions> {
    let pdf = &loaded.report.output.pdf;
    let root = DataPath::ROOT.key("output").key("pdf");
    let mut options = PressOptions::default();
    let mut found = Vec::new();
    if let (Some(name), Some(bytes)) = (&pdf.intent, &loaded.intent) {
        match PressProfile::read(bytes, name, Origin::data(&loaded.entry, &root.key("intent"))) {
            Ok(profile) => options.intent = Some(profile),
            Err(problem) => found.push(problem),
        }
    }
    if let Some(name) = &pdf.spot.red {
        match ink(name, Origin::data(&loaded.entry, &root.key("spot").key("red"))) {
            Ok(name) => options.spot_red = Some(name),
            Err(problem) => found.push(problem),
        }
    }
    Warned::new(options, found)
}

/// The name of an ink of its own.
pub(crate) fn ink(name: &str, at: Origin) -> Result<String, Diagnostic> {
    let name = name.trim();
    let usable = !name.is_empty() && name.len() <= LONGEST && !TAKEN.contains(&name) && !name.chars().any(char::is_control);
    if usable {
        return Ok(name.to_owned());
    }
    let found = Diagnostic::new(&codes::BAD_VALUE, at).with("value", name);
    Err(found.with("what_zh", "专色名").with("what_en", "name of an ink").with("known", "PANTONE 485 C"))
}
