//! The whole pipeline through the facade: the real report, the same bytes every time, cases as data, properties.

mod agreement;
mod books;
mod cases;
mod charts;
mod codes;
mod covers;
mod determinism;
mod finishing;
mod geometry;
mod jinghong;
mod pictures;
mod press;
mod properties;
mod tables;
mod trace;
mod view;
mod watermark;
mod word;
