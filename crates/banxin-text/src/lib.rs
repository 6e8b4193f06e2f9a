//! Fonts, shaping and the rules of Chinese lines.
//!
//! [`font`] finds, maps and subsets faces. Putting text into lines is the work of `banxin-layout`.

pub mod font;
mod shape;
#[cfg(test)]
mod testing;
