//! A small document that holds one of everything, and tools to read a file again.

#![allow(dead_code, reason = "each test file uses its part")]

pub(crate) mod package;
pub(crate) mod sample;
