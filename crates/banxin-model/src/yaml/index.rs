//! From numbers of characters, which saphyr-parser counts, to numbers of bytes.

/// Byte offsets of characters: one stored for every [`ByteIndex::STRIDE`], the rest counted from there.
pub(crate) struct ByteIndex<'t> {
    text: &'t str,
    stored: Vec<usize>,
}

impl<'t> ByteIndex<'t> {
    const STRIDE: usize = 64;

    pub(crate) fn new(text: &'t str) -> ByteIndex<'t> {
        ByteIndex { text, stored: text.char_indices().step_by(ByteIndex::STRIDE).map(|(at, _)| at).collect() }
    }

    /// The byte offset of character number `index`; the end of the text beyond it.
    pub(crate) fn of(&self, index: usize) -> usize {
        let Some(start) = self.stored.get(index / ByteIndex::STRIDE).copied() else { return self.text.len() };
        let rest = self.text.get(start..).unwrap_or_default();
        rest.char_indices().nth(index % ByteIndex::STRIDE).map_or(self.text.len(), |(at, _)| start + at)
    }
}
