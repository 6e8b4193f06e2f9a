//! The judgement of outside programs on the files that banxin writes: syntax checkers, text extractors, validators, an office suite.
//!
//! A program that is missing or does not end fails the test: nothing is skipped. What was judged lies in `target/conformance` afterwards, with
//! page images of the PDF and of LibreOffice's view of the Word file to look at.

mod agreement;
mod made;
mod office;
mod official;
mod pdf;
mod profiles;
mod reads_back;
mod sheet;
mod tool;
mod word;
