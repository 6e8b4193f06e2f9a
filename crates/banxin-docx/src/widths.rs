//! Widths of table columns: fixed ones, shares, and what content asks for.
//!
//! In: the columns, the texts of the cells, the width there is. Out: a width for each column, summing to the table's width, for Word's
//! fixed layout. Layout has found the widths of upright tables, and these are taken where the page map has them. Else text is measured by
//! characters (Chinese one em, others half): Word reflows inside the cell, so that a column a little too wide only moves a line break.

use banxin_base::{Len, Ratio};
use banxin_compose::document::{Cell, Column, ColumnWidth, Document, Inline, Paragraph, Row, Table};

use crate::look::twip;
use crate::wml::Twip;

/// The narrowest column: two characters of small type and the cell's margins.
const NARROWEST: Len = Len::twips(700);

/// The widths of a table's columns within `room`.
pub(crate) fn widths(document: &Document, table: &Table, room: Len) -> Vec<Twip> {
    let natural = natural_widths(document, table);
    let mut widths: Vec<Option<Len>> = table.columns.iter().map(|column| stated(column, room)).collect();
    let taken: Len = widths.iter().flatten().copied().sum();
    let autos: Vec<usize> = (0..widths.len()).filter(|index| widths[*index].is_none()).collect();
    if !autos.is_empty() {
        let asked: Vec<Len> = autos.iter().map(|index| natural.get(*index).copied().unwrap_or(NARROWEST)).collect();
        let share = (room - taken).max(NARROWEST * i64::try_from(autos.len()).unwrap_or(1));
        for (index, width) in autos.iter().zip(spread(&asked, share)) {
            widths[*index] = Some(width);
        }
    }
    let widths: Vec<Len> = widths.into_iter().map(|width| width.unwrap_or(NARROWEST)).collect();
    let total: Len = widths.iter().copied().sum();
    // What is too wide shrinks in proportion; a narrow table of stated widths stays narrow.
    let scale = |width: Len| if total.fits(room) { width } else { width.scale(room.to_emu(), total.to_emu()) };
    to_twips(widths.into_iter().map(scale))
}

/// The widths that layout gave the columns.
pub(crate) fn as_set(widths: &[Len]) -> Vec<Twip> {
    to_twips(widths.iter().copied())
}

/// The number of characters of a text: Chinese counts one, others half.
pub(crate) fn ems(text: &str) -> Ratio {
    let halves: i64 = text.chars().map(|c| if c < '\u{2E80}' && !('\u{2014}'..='\u{2026}').contains(&c) { 1 } else { 2 }).sum();
    Ratio::of(halves, 2)
}

fn stated(column: &Column, room: Len) -> Option<Len> {
    match column.width {
        ColumnWidth::Auto => None,
        ColumnWidth::Fixed(width) => Some(width.max(Len::twips(1))),
        ColumnWidth::Share(share) => Some(room.times(share).max(Len::twips(1))),
    }
}

fn natural_widths(document: &Document, table: &Table) -> Vec<Len> {
    let mut natural = vec![NARROWEST; table.columns.len()];
    for row in table.header.iter().chain(&table.rows) {
        // Rows that a cell from above reaches into are shifted here; their natural widths then blur a little, which the spread forgives.
        let mut column = 0usize;
        for cell in &row.cells {
            let span = usize::try_from(cell.colspan.max(1)).unwrap_or(1);
            if span == 1
                && let Some(width) = natural.get_mut(column)
            {
                *width = (*width).max(cell_width(document, cell));
            }
            column = column.saturating_add(span);
        }
    }
    natural
}

fn cell_width(document: &Document, cell: &Cell) -> Len {
    let width = |it: &Paragraph| {
        let style = document.style_of(it);
        style.indent_start.max(Len::ZERO) + style.text.size.times(ems(&plain(it)))
    };
    let widest = cell.content.iter().map(width).max().unwrap_or(Len::ZERO);
    widest + Table::PADDING_X * 2
}

/// A cell's text as shown.
pub(crate) fn plain(it: &Paragraph) -> String {
    let mut text = it.plain_text();
    if it.inlines.iter().any(|inline| matches!(inline, Inline::NoteMark(..))) {
        text.push('①');
    }
    text
}

/// Shares `room` among columns that ask for `asked`: all get what they ask plus a part of the rest, or less in proportion.
fn spread(asked: &[Len], room: Len) -> Vec<Len> {
    let count = i64::try_from(asked.len()).unwrap_or(1);
    let total: Len = asked.iter().copied().sum();
    if total.fits(room) {
        return asked.iter().map(|width| *width + (room - total).scale(width.to_emu(), total.to_emu())).collect();
    }
    let least = NARROWEST.min(room / count.max(1));
    let (over, free) = (total - least * count, room - least * count);
    asked.iter().map(|width| least + free.scale((*width - least).to_emu(), over.to_emu())).collect()
}

/// Rounds so that the rounded widths sum to the rounded sum.
fn to_twips(widths: impl Iterator<Item = Len>) -> Vec<Twip> {
    let (mut end, mut before) = (Len::ZERO, 0);
    widths
        .map(|width| {
            end += width;
            let edge = twip(end).0;
            let twips = Twip((edge - before).max(1));
            before = edge;
            twips
        })
        .collect()
}

/// Where the numbers of a decimal column stand: kept free at the right of each cell, so that their points are in line and the block of
/// numbers is in the middle of the column.
///
/// Word has decimal tab stops, but they do not work in cells of LibreOffice and WPS as in Word's; indents do everywhere.
pub(crate) struct Decimals {
    before: Len,
    after: Len,
}

impl Decimals {
    /// Measures the cells of a column.
    pub(crate) fn measure<'c>(document: &Document, cells: impl Iterator<Item = &'c Cell>) -> Decimals {
        let mut decimals = Decimals { before: Len::ZERO, after: Len::ZERO };
        for (before, after) in cells.filter_map(|cell| parts(document, cell.content.first()?)) {
            decimals.before = decimals.before.max(before);
            decimals.after = decimals.after.max(after);
        }
        decimals
    }

    /// What a cell's first paragraph keeps free at its right, in a column of this inner width; `None` for one without a digit, which is
    /// centred.
    pub(crate) fn free(&self, document: &Document, paragraph: &Paragraph, inner: Len) -> Option<Len> {
        let (_, after) = parts(document, paragraph)?;
        let block = self.before + self.after;
        Some(if block.fits(inner) { (inner - block) / 2 + self.after - after } else { Len::ZERO })
    }
}

/// The widths of a text up to the units digit of its first number, and of the rest (decimals, 余, 以上); `None` without a digit.
fn parts(document: &Document, paragraph: &Paragraph) -> Option<(Len, Len)> {
    let text = plain(paragraph);
    let size = document.style_of(paragraph).text.size;
    let first = text.find(|c: char| c.is_ascii_digit())?;
    let number = text.get(first..)?;
    let end = number.find(|c: char| !c.is_ascii_digit() && c != ',').map_or(text.len(), |end| first + end);
    let (whole, rest) = text.split_at(end);
    let width = |text: &str| text.chars().map(|c| size.times(advance(c))).sum::<Len>();
    // Word sets a quarter of an em between a digit and a Chinese character behind it.
    let gap = if rest.starts_with(|c: char| c > '\u{2E80}') { size / 4 } else { Len::ZERO };
    Some((width(whole), gap + width(rest)))
}

/// The advance of a character in Times, as a share of the em; Chinese fills it.
fn advance(c: char) -> Ratio {
    match c {
        '.' | ',' | ' ' => Ratio::of(1, 4),
        '%' => Ratio::of(833, 1000),
        _ if c < '\u{2E80}' => Ratio::of(1, 2),
        _ => Ratio::ONE,
    }
}

/// The rows of a table from the top, header first.
pub(crate) fn all_rows(table: &Table) -> impl Iterator<Item = &Row> {
    table.header.iter().chain(&table.rows)
}

#[cfg(test)]
mod tests {
    use banxin_base::Len;

    use super::{spread, to_twips};
    use crate::wml::Twip;

    #[test]
    fn columns_share_what_is_left_or_what_is_short() {
        let pt = |points: f64| Len::pt(points);
        assert_eq!(spread(&[pt(100.0), pt(300.0)], pt(440.0)), [pt(110.0), pt(330.0)]);
        let short: Len = spread(&[pt(100.0), pt(900.0)], pt(440.0)).into_iter().sum();
        assert!((short - pt(440.0)).abs() < Len::twips(1));
    }

    #[test]
    fn rounded_widths_sum_to_the_whole() {
        let third = Len::twips(8844) / 3;
        let widths = to_twips([third, third, third].into_iter());
        assert_eq!(widths.iter().map(|Twip(width)| width).sum::<i32>(), 8844);
    }
}
