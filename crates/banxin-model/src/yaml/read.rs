//! Text into values, and serde_yaml's errors into diagnostics.

use std::sync::Arc;

use banxin_base::{Diagnostic, Origin, codes};
use serde::de::DeserializeOwned;

/// Reads a YAML or JSON text.
///
/// # Errors
/// The first problem, with its place.
pub fn from_str<T: DeserializeOwned>(text: &str, file: &Arc<str>) -> Result<T, Box<Diagnostic>> {
    serde_yaml::from_str(text).map_err(|error| {
        let at = error.location().map_or(0, |location| location.index());
        Box::new(Diagnostic::new(&codes::WRONG_TYPE, Origin::text(file, at..at)).with("reason", error))
    })
}
