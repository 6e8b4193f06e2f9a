//! What every banxin crate shares: exact lengths, colours, data paths, origins and diagnostics.
//!
//! Nothing here knows about reports, fonts or pages. The crate has no I/O and no clock.

mod code;
pub mod codes;
mod color;
mod date;
mod diagnostic;
mod face;
mod fix;
mod len;
mod nearest;
mod origin;
mod path;
mod warned;

pub use code::{Bilingual, Code, CodeInfo, Lang, Severity};
pub use color::{Cmyk, Color};
pub use date::Date;
pub use diagnostic::{Diagnostic, Related, counted};
pub use face::FaceRole;
pub use fix::{Edit, Fix};
pub use len::{Len, Point, Ratio, Size};
pub use nearest::nearest;
pub use origin::Origin;
pub use path::{DataPath, Step};
pub use warned::Warned;
