//! 印章 and 签名章: pictures over the names that they confirm (GB/T 9704 7.3.5.1-7.3.5.3).
//!
//! ```text
//!   text
//!            ╭────────╮      no more than a line below the text
//!            │   ★    │      the seal's middle
//!            │ 署  名 │      name and date a little below it,
//!            │成文日期│      the name centred on the date
//!            ╰────────╯
//!                     |4字|
//! ```

use banxin_base::{Len, Origin, Point, Ratio};
use banxin_model::Measure;

use super::Composer;
use super::back::width_of;
use crate::document::{Block, Hold, Inline, ParagraphStyle, RowPiece, Seal, StyleId, TextStyle};
use crate::resolve::tree::{SignatureNode, StampNode};

impl Composer<'_> {
    /// Names in rows, each below its seal, the last above the date.
    pub(super) fn sealed(&mut self, signature: &SignatureNode, blocks: &mut Vec<Block>) {
        let style = self.look.sheet.get(StyleId::Signature).clone();
        let seals: Vec<Option<Seal>> = signature
            .seals
            .iter()
            .zip(&signature.names)
            .map(|(file, name)| {
                self.seal(file, signature.seal_width, self.look.official.seal_width, &format!("{name}印章"), &signature.origin)
            })
            .collect();
        let em = style.text.size + style.text.tracking;
        let width = self.look.page.type_area().width;
        let date = self.resolved.date.official();
        let date_end = width - em * self.look.official.date_blank;
        let last_middle = date_end - width_of(&date, em) / 2;
        let widest = seals.iter().flatten().map(|seal| seal.width).max().unwrap_or_default() + self.look.official.seal_gap;
        let highest = seals.iter().flatten().map(|seal| seal.height).max().unwrap_or_default();
        let in_row = self.in_row(&signature.names, em, widest);
        let count = signature.names.len().div_ceil(in_row.max(1));
        let named: Vec<(&String, Option<Seal>)> = signature.names.iter().zip(seals).collect();
        for (n, row) in named.chunks(in_row.max(1)).enumerate() {
            let is_last = n + 1 == count;
            let middles = if is_last { to_the_date(row.len(), last_middle, widest) } else { spread(row.len(), width) };
            // The last name has the date below it, so that the seal's middle lies between the two lines.
            let below_middle = if is_last { style.leading } else { style.leading / 2 };
            let lines = self.lines_above(n == 0, highest, below_middle, style.leading);
            let local = ParagraphStyle { space_before: style.leading * lines, ..style.clone() };
            let mut made = self.row(StyleId::Signature, local, Vec::new());
            for ((name, seal), middle) in row.iter().zip(middles) {
                made.pieces.push(RowPiece { x: middle, hold: Hold::Middle, inlines: vec![self.text_in(name, style.text)] });
                made.seals.extend(seal.clone().map(|seal| {
                    let top = below_middle - self.look.official.seal_drop - seal.height / 2;
                    Seal { at: Point::new(middle - seal.width / 2, top), ..seal }
                }));
            }
            blocks.push(Block::Row(Box::new(made)));
        }
        self.date_row(&date, date_end, Len::ZERO, blocks);
    }

    /// 签名章: two blank lines below the text, the post on its left, the date one blank line below (7.3.5.3).
    pub(super) fn stamped(&mut self, signature: &SignatureNode, stamp: &StampNode, blocks: &mut Vec<Block>) {
        let style = self.look.sheet.get(StyleId::Signature).clone();
        let em = style.text.size + style.text.tracking;
        let end = self.look.page.type_area().width - em * self.look.official.date_blank;
        let name = if stamp.name.is_empty() { signature.names.join("、") } else { stamp.name.clone() };
        let picture = self.seal(&stamp.image, stamp.width, self.look.official.stamp_width, &format!("{name}签名章"), &signature.origin);
        let (width, height) = picture.as_ref().map_or((Len::ZERO, style.leading), |it| (it.width, it.height));
        // The line of the post stands in the middle of the stamp.
        let beyond = (height - style.leading) / 2;
        let local = ParagraphStyle { space_before: style.leading * 2 + beyond, ..style.clone() };
        let mut row = self.row(StyleId::Signature, local, Vec::new());
        if !stamp.post.is_empty() {
            let x = end - width - em * 2;
            row.pieces.push(RowPiece { x, hold: Hold::End, inlines: vec![self.text_in(&stamp.post, style.text)] });
        }
        row.seals.extend(picture.map(|picture| Seal { at: Point::new(end - width, -beyond), ..picture }));
        blocks.push(Block::Row(Box::new(row)));
        let date = self.resolved.date.official();
        self.date_row(&date, end, style.leading + beyond, blocks);
    }

    fn date_row(&self, date: &str, end: Len, space_before: Len, blocks: &mut Vec<Block>) {
        let style = self.look.sheet.get(StyleId::SignatureDate).clone();
        let piece = RowPiece { x: end, hold: Hold::End, inlines: vec![self.text_in(date, style.text)] };
        let local = ParagraphStyle { space_before, ..style };
        blocks.push(Block::Row(Box::new(self.row(StyleId::SignatureDate, local, vec![piece]))));
    }

    fn text_in(&self, text: &str, style: TextStyle) -> Inline {
        Inline::Text(self.run(text, style, &Origin::Run))
    }

    /// A seal in its printed size, not yet in its place. A file that cannot be read was reported.
    fn seal(&mut self, file: &str, width: Option<Measure>, usual: Len, alt: &str, origin: &Origin) -> Option<Seal> {
        let image = self.image(file, origin)?;
        let data = self.images.get(image.0 as usize)?;
        let width = match width {
            Some(Measure::Mm(mm)) => Len::mm(mm),
            Some(Measure::Pt(pt)) => Len::pt(pt),
            Some(Measure::Percent(percent)) => self.look.page.type_area().width.times(Ratio::percent(percent)),
            None => usual,
        };
        let height = width.scale(i64::from(data.height_px), i64::from(data.width_px.max(1)));
        Some(Seal { image, at: Point::default(), width, height, alt: alt.to_owned() })
    }

    /// How many names stand in a row: as many as the standard's figures show, fewer where they or their seals would touch.
    fn in_row(&self, names: &[String], em: Len, widest: Len) -> usize {
        let longest = names.iter().map(|name| width_of(name, em)).max().unwrap_or_default();
        let room = widest.max(longest + em);
        let fit = self.look.page.type_area().width.whole(room.max(Len::emu(1)));
        usize::try_from(fit).unwrap_or(1).clamp(1, self.look.official.seals_in_row)
    }

    /// Blank lines above a row of names: so many that the seals clear the text, which is never more than a line; and the seals above.
    fn lines_above(&self, first: bool, height: Len, below_middle: Len, leading: Len) -> i64 {
        // From the top of the row up to that of its seal.
        let over = height / 2 + self.look.official.seal_drop - below_middle;
        // The seals of the row above reach below their names.
        let under = if first { Len::ZERO } else { height / 2 - self.look.official.seal_drop - leading / 2 + self.look.official.seal_gap };
        let room = (over + under).max(Len::ZERO);
        let whole = room.whole(leading);
        if room > leading * whole { whole + 1 } else { whole }
    }
}

/// The middles of the names of a full row.
fn spread(count: usize, width: Len) -> Vec<Len> {
    let count = i64::try_from(count).unwrap_or(1).max(1);
    (0..count).map(|n| width.scale(2 * n + 1, 2 * count)).collect()
}

/// The middles of the names of the last row: its last one on the date, the others on its left, as far apart as there is room for, but no further
/// than those of a full row.
fn to_the_date(count: usize, last: Len, widest: Len) -> Vec<Len> {
    let steps = i64::try_from(count).unwrap_or(1) - 1;
    let room = if steps > 0 { (last - widest / 2).scale(1, steps) } else { Len::ZERO };
    let step = room.min(widest.scale(5, 4)).max(widest.min(room));
    (0..=steps).map(|n| last - step * (steps - n)).collect()
}

#[cfg(test)]
mod tests {
    use banxin_base::Len;

    use super::{spread, to_the_date};

    #[test]
    fn names_of_a_full_row_are_evenly_spread() {
        assert_eq!(spread(2, Len::mm(156.0)), [Len::mm(39.0), Len::mm(117.0)]);
    }

    #[test]
    fn the_last_name_stands_over_the_date() {
        let middles = to_the_date(3, Len::mm(110.0), Len::mm(43.0));
        assert_eq!(middles.last(), Some(&Len::mm(110.0)));
        assert!(middles[0] >= Len::mm(21.0), "inside the type area: {middles:?}");
        assert!(middles.windows(2).all(|pair| pair[1] - pair[0] >= Len::mm(43.0)), "no two touch: {middles:?}");
    }
}
