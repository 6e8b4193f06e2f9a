//! A character map for subset fonts.
//!
//! fontdue draws only glyphs that some character leads to, and subset fonts have no characters any more. So each glyph gets a character of a
//! private plane, in a map of one range (OpenType `cmap`, format 12), and the font's tables are laid out anew around it.

/// First of the private characters: plane 15 has room for every glyph of a font.
const FIRST: u32 = 0xF_0000;

/// The font with a map that leads to glyphs 0 to `count` - 1; `None` for what is no font.
pub(crate) fn with_character_map(font: &[u8], count: u16) -> Option<Vec<u8>> {
    let kind = font.get(..4)?;
    let table_count = usize::from(be16(font, 4)?);
    let mut tables: Vec<([u8; 4], &[u8])> = Vec::with_capacity(table_count + 1);
    for record in (0..table_count).map(|index| 12 + 16 * index) {
        let offset = usize::try_from(be32(font, record + 8)?).ok()?;
        let length = usize::try_from(be32(font, record + 12)?).ok()?;
        tables.push((*font.get(record..)?.first_chunk()?, font.get(offset..offset.checked_add(length)?)?));
    }
    let map = character_map(count);
    tables.retain(|(name, _)| name != b"cmap");
    tables.push((*b"cmap", &map));
    tables.sort_unstable_by_key(|(name, _)| *name);
    let mut out = kind.to_vec();
    out.extend_from_slice(&u16::try_from(tables.len()).ok()?.to_be_bytes());
    out.extend_from_slice(&[0; 6]);
    let mut offset = 12 + 16 * tables.len();
    for (name, table) in &tables {
        out.extend_from_slice(name);
        // No reader that we feed checks the sums.
        out.extend_from_slice(&[0; 4]);
        out.extend_from_slice(&u32::try_from(offset).ok()?.to_be_bytes());
        out.extend_from_slice(&u32::try_from(table.len()).ok()?.to_be_bytes());
        offset += table.len().next_multiple_of(4);
    }
    for (_, table) in &tables {
        out.extend_from_slice(table);
        out.resize(out.len().next_multiple_of(4), 0);
    }
    Some(out)
}

fn character_map(count: u16) -> Vec<u8> {
    let mut map = Vec::with_capacity(40);
    // Version 0, one table: Windows, full Unicode, 12 bytes in.
    for half in [0u16, 1, 3, 10, 0, 12, 12, 0] {
        map.extend_from_slice(&half.to_be_bytes());
    }
    // Length, language, one group: first and last character, first glyph.
    for word in [28, 0, 1, FIRST, FIRST + u32::from(count.max(1)) - 1, 0] {
        map.extend_from_slice(&word.to_be_bytes());
    }
    map
}

fn be16(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(*data.get(at..)?.first_chunk()?))
}

fn be32(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(*data.get(at..)?.first_chunk()?))
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_is_no_font_is_refused() {
        assert!(super::with_character_map(b"OTTO\x00\x05", 3).is_none());
        assert!(super::with_character_map(b"", 3).is_none());
    }
}
