//! The legend: a swatch and a name for each series or slice, in rows below the chart above it, or in a column beside it.

use banxin_base::{Len, Point, Size};
use banxin_compose::document::{Chart, LegendPlace, Plot, SeriesShape};

use super::shapes::{self, Hatch, Ink};
use super::words::{Setter, Side, Words};
use crate::frame::Item;

/// The side of a swatch.
const SWATCH: Len = Len::deci_pt(75);
/// The length of a line's swatch.
const STROKE: Len = Len::deci_pt(180);
/// Between swatch and name.
const GAP: Len = Len::deci_pt(40);
/// Between entries.
const BETWEEN: Len = Len::deci_pt(140);
/// The weight of a line.
pub(super) const LINE: Len = Len::deci_pt(15);

/// A legend, set.
pub(super) struct Set {
    entries: Vec<Entry>,
    /// The entries of each row.
    rows: Vec<Vec<usize>>,
    /// The room it takes.
    pub(super) size: Size,
}

struct Entry {
    words: Words,
    index: usize,
    shape: SeriesShape,
}

impl Entry {
    fn swatch(&self) -> Len {
        if self.shape == SeriesShape::Line { STROKE } else { SWATCH }
    }

    fn width(&self) -> Len {
        self.swatch() + GAP + self.words.width
    }
}

/// Sets the legend of a chart in the width there is; `None` for a chart without.
pub(super) fn set(chart: &Chart, setter: &mut Setter<'_>, width: Len) -> Option<Set> {
    let column = matches!(chart.legend, LegendPlace::Right | LegendPlace::Left);
    let room = if column { width.scale(36, 100) } else { width };
    if chart.legend == LegendPlace::None {
        return None;
    }
    let slices = matches!(chart.plot, Plot::Pie | Plot::Doughnut);
    let names: Vec<(&str, SeriesShape)> = if slices {
        chart.categories.iter().map(|name| (name.as_str(), SeriesShape::Slices)).collect()
    } else {
        chart.series.iter().map(|series| (series.name.as_str(), series.shape)).collect()
    };
    let mut entries = Vec::with_capacity(names.len());
    for (index, (name, shape)) in names.into_iter().enumerate() {
        let words = setter.wrapped(name, room - STROKE - GAP);
        entries.push(Entry { words, index, shape });
    }
    let rows = if column { (0..entries.len()).map(|n| vec![n]).collect() } else { rows(&entries, room) };
    let height: Len = rows.iter().map(|row| row_height(&entries, row)).sum();
    let width = rows.iter().map(|row| row_width(&entries, row)).max().unwrap_or_default();
    Some(Set { entries, rows, size: Size::new(width, height) })
}

/// Entries that fit side by side; a row that is full begins a new one.
fn rows(entries: &[Entry], room: Len) -> Vec<Vec<usize>> {
    let mut rows: Vec<Vec<usize>> = vec![Vec::new()];
    let mut used = Len::ZERO;
    for (n, entry) in entries.iter().enumerate() {
        let is_first = rows.last().is_none_or(Vec::is_empty);
        let wanted = if is_first { entry.width() } else { used + BETWEEN + entry.width() };
        if wanted.fits(room) || is_first {
            used = wanted;
        } else {
            rows.push(Vec::new());
            used = entry.width();
        }
        if let Some(row) = rows.last_mut() {
            row.push(n);
        }
    }
    rows
}

fn row_height(entries: &[Entry], row: &[usize]) -> Len {
    row.iter().filter_map(|n| entries.get(*n)).map(|entry| entry.words.height).max().unwrap_or_default()
}

fn row_width(entries: &[Entry], row: &[usize]) -> Len {
    let widths: Len = row.iter().filter_map(|n| entries.get(*n)).map(Entry::width).sum();
    widths + BETWEEN * (i64::try_from(row.len()).unwrap_or(1) - 1).max(0)
}

impl Set {
    /// Draws it with its upper left corner at `at`; rows stand in the middle of the legend's width, columns at its left.
    pub(super) fn draw(&self, chart: &Chart, at: Point, items: &mut Vec<Item>) {
        let mut y = at.y;
        for row in &self.rows {
            let height = row_height(&self.entries, row);
            let spare = self.size.width - row_width(&self.entries, row);
            let mut x = if matches!(chart.legend, LegendPlace::Right | LegendPlace::Left) { at.x } else { at.x + spare / 2 };
            for entry in row.iter().filter_map(|n| self.entries.get(*n)) {
                entry.draw(chart, Point::new(x, y), items);
                x += entry.width() + BETWEEN;
            }
            y += height;
        }
    }
}

impl Entry {
    fn draw(&self, chart: &Chart, at: Point, items: &mut Vec<Item>) {
        let series = if self.shape == SeriesShape::Slices { chart.series.first() } else { chart.series.get(self.index) };
        let Some(series) = series else { return };
        let color = series.color(if self.shape == SeriesShape::Slices { self.index } else { 0 });
        let middle = at.y + chart.text.leading / 2;
        if self.shape == SeriesShape::Line {
            items.push(shapes::line(Point::new(at.x, middle), Point::new(at.x + STROKE, middle), LINE, color));
            shapes::mark(self.index, Point::new(at.x + STROKE / 2, middle), color, items);
        } else {
            let ink = Ink { color, hatch: Hatch::of(self.index, chart.hatched) };
            let top = middle - SWATCH / 2;
            shapes::rectangle(Point::new(at.x, top), Point::new(at.x + SWATCH, top + SWATCH), ink, items);
        }
        self.words.draw(Point::new(at.x + self.swatch() + GAP, at.y), Side::Left, items);
    }
}
