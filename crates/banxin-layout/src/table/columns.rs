//! Widths of columns (栏宽).
//!
//! In: what the user asked of each column, what the cells need, and the width there is. Out: a width for each column.
//!
//! 1. Fixed and percentage columns are as wide as asked.
//! 2. The others share the rest. Each gets at least its longest unbreakable run; what is left goes to those whose text would like more, in
//!    proportion to how much more.
//! 3. If every text stands on one line and room is left, it is spread in proportion: a table with a column of free width fills the type area.
//! 4. If the least widths do not fit, all free columns shrink in proportion, and the excess is reported.

use banxin_base::Len;
use banxin_compose::document::{Column, ColumnWidth};

/// What a cell needs, padding included.
#[derive(Clone, Copy, Debug)]
pub(super) struct Demand {
    /// Its first column.
    pub(super) column: usize,
    /// Columns it covers.
    pub(super) span: usize,
    /// Its longest unbreakable run.
    pub(super) min: Len,
    /// Its longest line if nothing wraps.
    pub(super) max: Len,
}

/// The widths, and by how much the table wanted to be wider than there is room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Widths {
    /// Of each column.
    pub(super) columns: Vec<Len>,
    /// Zero if the table fits.
    pub(super) excess: Len,
}

/// Finds the widths.
pub(super) fn widths(columns: &[Column], demands: &[Demand], available: Len) -> Widths {
    let asked: Vec<Option<Len>> = columns
        .iter()
        .map(|column| match column.width {
            ColumnWidth::Auto => None,
            ColumnWidth::Fixed(width) => Some(width.max(Len::ZERO)),
            ColumnWidth::Share(share) => Some(available.times(share).max(Len::ZERO)),
        })
        .collect();
    let stated: Len = asked.iter().flatten().copied().sum();
    let needs = needs(&asked, demands);
    let least: Len = needs.iter().map(|need| need.min).sum();
    let excess = (stated + least - available).max(Len::ZERO);
    let room = (available - stated).max(Len::ZERO);
    let free = share(&needs, room);
    let mut widths: Vec<Len> = asked.iter().zip(free).map(|(asked, free)| asked.unwrap_or(free)).collect();
    let total: Len = widths.iter().copied().sum();
    if !total.fits(available) {
        for width in &mut widths {
            *width = width.scale(available.to_emu(), total.to_emu());
        }
    }
    Widths { columns: widths, excess: if excess.fits(Len::ZERO) { Len::ZERO } else { excess } }
}

#[derive(Clone, Copy, Debug, Default)]
struct Need {
    min: Len,
    max: Len,
}

/// The needs of the free columns; zero for the others.
fn needs(asked: &[Option<Len>], demands: &[Demand]) -> Vec<Need> {
    let mut needs = vec![Need::default(); asked.len()];
    for demand in demands.iter().filter(|demand| demand.span == 1 && asked[demand.column].is_none()) {
        let need = &mut needs[demand.column];
        need.min = need.min.max(demand.min);
        need.max = need.max.max(demand.max).max(demand.min);
    }
    for demand in demands.iter().filter(|demand| demand.span > 1) {
        let covered = demand.column..demand.column + demand.span;
        let free: Vec<usize> = covered.clone().filter(|column| asked[*column].is_none()).collect();
        let stated: Len = asked[covered].iter().flatten().copied().sum();
        widen(&mut needs, &free, demand.min - stated, |need| &mut need.min);
        widen(&mut needs, &free, demand.max - stated, |need| &mut need.max);
        for column in free {
            needs[column].max = needs[column].max.max(needs[column].min);
        }
    }
    needs
}

/// Widens the columns `free` until together they measure `wanted`, each in proportion to what it has.
fn widen(needs: &mut [Need], free: &[usize], wanted: Len, part: impl Fn(&mut Need) -> &mut Len) {
    let have: Len = free.iter().map(|column| *part(&mut needs[*column])).sum();
    let missing = wanted - have;
    let Ok(count) = i64::try_from(free.len()) else { return };
    if missing <= Len::ZERO || count == 0 {
        return;
    }
    for column in free {
        let width = part(&mut needs[*column]);
        *width += if have.is_zero() { missing / count } else { width.scale(missing.to_emu(), have.to_emu()) };
    }
}

fn share(needs: &[Need], room: Len) -> Vec<Len> {
    let least: Len = needs.iter().map(|need| need.min).sum();
    let most: Len = needs.iter().map(|need| need.max).sum();
    if !least.fits(room) {
        return needs.iter().map(|need| need.min.scale(room.to_emu(), least.to_emu())).collect();
    }
    if most <= room && !most.is_zero() {
        return needs.iter().map(|need| need.max.scale(room.to_emu(), most.to_emu())).collect();
    }
    let spare = (room - least).to_emu();
    let wish = (most - least).to_emu();
    needs.iter().map(|need| need.min + (need.max - need.min).scale(spare, wish)).collect()
}

#[cfg(test)]
mod tests {
    use banxin_base::{Len, Ratio};
    use banxin_compose::document::{Column, ColumnWidth, HorizontalAlign};

    use super::{Demand, widths};

    fn column(width: ColumnWidth) -> Column {
        Column { width, align: HorizontalAlign::Start }
    }

    fn demand(column: usize, span: usize, min: f64, max: f64) -> Demand {
        Demand { column, span, min: Len::pt(min), max: Len::pt(max) }
    }

    fn points(columns: &[ColumnWidth], demands: &[Demand], available: f64) -> (Vec<f64>, f64) {
        let columns: Vec<_> = columns.iter().copied().map(column).collect();
        let found = widths(&columns, demands, Len::pt(available));
        (found.columns.iter().map(|width| width.to_pt()).collect(), found.excess.to_pt())
    }

    #[test]
    fn stated_widths_are_kept_and_the_rest_is_free() {
        let columns = [ColumnWidth::Fixed(Len::pt(50.0)), ColumnWidth::Share(Ratio::percent(25.0)), ColumnWidth::Auto];
        assert_eq!(points(&columns, &[demand(2, 1, 10.0, 30.0)], 400.0), (vec![50.0, 100.0, 250.0], 0.0));
    }

    #[test]
    fn free_columns_get_their_least_and_share_the_rest_by_wish() {
        let demands = [demand(0, 1, 20.0, 20.0), demand(1, 1, 30.0, 130.0), demand(2, 1, 50.0, 350.0)];
        assert_eq!(points(&[ColumnWidth::Auto; 3], &demands, 300.0), (vec![20.0, 80.0, 200.0], 0.0));
    }

    #[test]
    fn columns_that_cannot_fit_shrink_and_say_so() {
        let demands = [demand(0, 1, 100.0, 100.0), demand(1, 1, 300.0, 300.0)];
        assert_eq!(points(&[ColumnWidth::Auto; 2], &demands, 200.0), (vec![50.0, 150.0], 200.0));
        assert_eq!(points(&[ColumnWidth::Fixed(Len::pt(300.0))], &[], 200.0), (vec![200.0], 100.0));
    }

    #[test]
    fn a_spanning_cell_widens_what_it_covers() {
        let demands = [demand(0, 1, 10.0, 10.0), demand(1, 1, 30.0, 30.0), demand(0, 2, 80.0, 80.0)];
        assert_eq!(points(&[ColumnWidth::Auto; 2], &demands, 80.0), (vec![20.0, 60.0], 0.0));
    }
}
