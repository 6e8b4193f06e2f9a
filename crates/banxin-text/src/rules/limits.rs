//! What a house may freeze in the adjustment of lines.

/// Whether a kind of room changes when a line is adjusted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Freedom {
    /// Within the limits of CLREQ.
    #[default]
    Elastic,
    /// Never.
    Frozen,
}

/// The kinds that CLREQ leaves to the house ("Procedures for line adjustment", steps 6 and 7 of reducing, step 2 of expanding).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// The gap between Chinese and Latin.
    pub gap: Freedom,
    /// The cells of 。 ？ ！ within a line.
    pub stops: Freedom,
}
