//! Content controls: printed figures that stay data.

use std::borrow::Cow;
use std::sync::Arc;

use super::{LinkTo, Run};

/// A printed figure, bound to its place in the ledger that the file carries.
#[derive(Clone, Debug)]
pub(crate) struct FigureControl<'a> {
    /// Unique number in the file.
    pub(crate) id: u32,
    /// The figure's id, as long as Word takes it.
    pub(crate) tag: Cow<'a, str>,
    /// What the figure counts, as long as Word takes it.
    pub(crate) alias: Cow<'a, str>,
    /// Where its text comes from.
    pub(crate) binding: Binding,
    /// Where a click on it leads.
    pub(crate) link: Option<LinkTo>,
    /// Its text.
    pub(crate) runs: Vec<Run<'a>>,
}

/// A place in the ledger that the file carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Binding {
    /// The id of the part.
    pub(crate) store: Arc<str>,
    /// The figure, from 1.
    pub(crate) figure: usize,
    /// The form it prints in there, from 1.
    pub(crate) form: usize,
}
