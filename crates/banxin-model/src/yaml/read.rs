//! Text into values.

use std::sync::Arc;

use banxin_base::Diagnostic;
use serde::de::DeserializeOwned;

use super::explain::explain;
use super::marks::Marks;

/// Reads a YAML or JSON text into any type.
///
/// # Errors
/// The first problem, with its place in `text`; `file` names the text.
pub fn from_str<T: DeserializeOwned>(text: &str, file: &Arc<str>) -> Result<T, Box<Diagnostic>> {
    serde_yaml::from_str(text).map_err(|error| Box::new(explain(&error, text, file, &Marks::read(text)).diagnostic))
}

/// Reads a text of which only a part matters, and that may be wrong.
pub(crate) fn quiet<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_yaml::from_str(text).ok()
}

/// Whether two texts differ in more than the value of one key of their root.
pub(crate) fn differs_beyond(a: &str, b: &str, key: &str) -> bool {
    let rest = |text: &str| -> Option<serde_yaml::Value> {
        let mut value: serde_yaml::Value = quiet(text)?;
        value.as_mapping_mut()?.remove(key);
        Some(value)
    };
    match (rest(a), rest(b)) {
        (Some(a), Some(b)) => a != b,
        _ => true,
    }
}
