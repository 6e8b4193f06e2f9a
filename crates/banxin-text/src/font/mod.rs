//! Faces: found, mapped, parsed on demand, subset once.

use serde::Serialize;

/// A face of a font book: index into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct FaceId(pub u16);
