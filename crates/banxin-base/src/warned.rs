//! A value together with what there is to say about it.

use std::ops::Deref;

use crate::Diagnostic;

/// The result of a stage: it goes on after a problem where it can, so problems travel beside the value.
///
/// It stands for its value wherever only that is wanted (`Deref`), so that a caller who does not look at warnings need not unwrap them.
#[derive(Clone, Debug)]
pub struct Warned<T> {
    /// What the stage made.
    pub value: T,
    /// What it found, in the order found.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Warned<T> {
    /// A value with nothing to say.
    pub fn clean(value: T) -> Warned<T> {
        Warned { value, diagnostics: Vec::new() }
    }

    /// A value with findings.
    pub fn new(value: T, diagnostics: Vec<Diagnostic>) -> Warned<T> {
        Warned { value, diagnostics }
    }

    /// Whether a finding forbids output.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }

    /// Applies `f` to the value, keeping the findings.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Warned<U> {
        Warned { value: f(self.value), diagnostics: self.diagnostics }
    }

    /// The value; its findings go to the end of `into`.
    pub fn take(self, into: &mut Vec<Diagnostic>) -> T {
        into.extend(self.diagnostics);
        self.value
    }
}

impl<T> Deref for Warned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}
