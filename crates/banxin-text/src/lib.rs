//! Fonts, shaping and the rules of Chinese lines.

pub mod font;
