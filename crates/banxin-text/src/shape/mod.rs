//! From text to glyphs.

mod plan;

pub(crate) use plan::PlanCache;
