//! Fonts, shaping and the rules of Chinese lines.
//!
//! In: text with styles. Out: cells of glyphs with their room, and where lines may break. The steps, each its own module:
//! [`font`] finds, maps and subsets faces; [`itemize`] cuts text by face and script; [`shape`] turns it into [`Cell`]s of glyphs; [`classes`] says
//! what a character is; [`rules`] narrow and widen cells; [`breaks`] says where a line may end. Filling lines is the work of `banxin-layout`.

pub mod breaks;
mod cell;
pub mod classes;
pub mod font;
pub mod itemize;
pub mod rules;
pub mod shape;

pub use cell::Cell;

#[cfg(test)]
mod testing;
