//! Pictures (图片): what a file is, its pixels the right way up, and the shapes of a vector picture.
//!
//! In: the bytes of a PNG, JPEG or SVG file. Out: [`Facts`] from its header alone, its decoded pixels ([`decode`]), or a [`Drawing`] of filled
//! outlines ([`draw`]) that prints sharp at every size. Nothing is fetched: a picture that names other files is shown without them. Limits keep a
//! wrong or hostile file from eating all memory; what goes beyond them is a [`Refusal`] in both languages.

mod drawing;
mod facts;
mod inks;
mod pixels;
mod refusal;
mod vector;

pub use drawing::{Drawing, Segment, Shape};
pub use facts::{Facts, Format, Orientation, inspect};
pub use image::DynamicImage as Pixels;
pub use inks::heaviest;
pub use pixels::{decode, profile, upright_copy};
pub use refusal::Refusal;
pub use vector::{Drawn, FontData, draw};
