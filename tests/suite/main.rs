//! The whole pipeline through the facade: the real report, the same bytes every time, cases as data, properties.

mod agreement;
mod cases;
mod codes;
mod determinism;
mod jinghong;
mod properties;
mod view;
