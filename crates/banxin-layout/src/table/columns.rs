//! Widths of columns (栏宽).
//!
//! In: what the user asked of each column, what the cells need, and the width there is. Out: a width for each column.
//!
//! 1. Fixed and percentage columns are as wide as asked.
//! 2. The others share the rest. Each gets at least its longest unbreakable run; what is left goes to those whose text would like more, in
//!    proportion to how much more.
//! 3. If every text stands on one line and room is left, it is spread in proportion: a table with a column of free width fills the type area.
//! 4. If the least widths do not fit, percentage columns give way down to their own longest runs. If that is not enough, all free columns shrink in
//!    proportion, and the excess is reported.
//!
//! Invariant: the widths add up to the room exactly wherever a column is free or the table is too wide. Nothing is lost by rounding.

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
    let mut asked: Vec<Option<Len>> = columns
        .iter()
        .map(|column| match column.width {
            ColumnWidth::Auto => None,
            ColumnWidth::Fixed(width) => Some(width.max(Len::ZERO)),
            ColumnWidth::Share(share) => Some(available.times(share).max(Len::ZERO)),
        })
        .collect();
    let needs = needs(&asked, demands);
    let least: Len = needs.iter().map(|need| need.min).sum();
    let short = asked.iter().flatten().copied().sum::<Len>() + least - available;
    if short > Len::ZERO && !least.is_zero() {
        give_way(columns, demands, &mut asked, short);
    }
    let stated: Len = asked.iter().flatten().copied().sum();
    let excess = (stated + least - available).max(Len::ZERO);
    let room = (available - stated).max(Len::ZERO);
    let free = share(&needs, room);
    let mut widths: Vec<Len> = asked.iter().zip(free).map(|(asked, free)| asked.unwrap_or(free)).collect();
    let total: Len = widths.iter().copied().sum();
    if total > available {
        widths = apportion(available.max(Len::ZERO), &widths);
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

/// Narrows percentage columns by `short` together, none below its own longest run, each in proportion to what it has to spare.
fn give_way(columns: &[Column], demands: &[Demand], asked: &mut [Option<Len>], short: Len) {
    let least = |column: usize| {
        let own = demands.iter().filter(|demand| demand.column == column && demand.span == 1);
        own.map(|demand| demand.min).max().unwrap_or(Len::ZERO)
    };
    let spare = |(column, asked): (usize, &Option<Len>)| match (columns[column].width, asked) {
        (ColumnWidth::Share(_), Some(width)) => (*width - least(column)).max(Len::ZERO),
        _ => Len::ZERO,
    };
    let spare: Vec<Len> = asked.iter().enumerate().map(spare).collect();
    let all: Len = spare.iter().copied().sum();
    for (width, less) in asked.iter_mut().zip(apportion(short.min(all), &spare)) {
        if let Some(width) = width {
            *width -= less;
        }
    }
}

/// Widens the columns `free` until together they measure `wanted`, each in proportion to what it has.
fn widen(needs: &mut [Need], free: &[usize], wanted: Len, part: impl Fn(&mut Need) -> &mut Len) {
    let have: Vec<Len> = free.iter().map(|column| *part(&mut needs[*column])).collect();
    let missing = wanted - have.iter().copied().sum();
    if missing <= Len::ZERO {
        return;
    }
    let equal = vec![Len::emu(1); have.len()];
    let weights = if have.iter().all(|width| width.is_zero()) { &equal } else { &have };
    for (column, more) in free.iter().zip(apportion(missing, weights)) {
        *part(&mut needs[*column]) += more;
    }
}

fn share(needs: &[Need], room: Len) -> Vec<Len> {
    let part = |of: fn(&Need) -> Len| needs.iter().map(of).collect::<Vec<Len>>();
    let (least, most) = (part(|need| need.min), part(|need| need.max));
    let (all_least, all_most): (Len, Len) = (least.iter().copied().sum(), most.iter().copied().sum());
    if all_least > room {
        return apportion(room, &least);
    }
    if all_most <= room {
        return apportion(room, &most);
    }
    let more = apportion(room - all_least, &part(|need| need.max - need.min));
    least.iter().zip(more).map(|(least, more)| *least + more).collect()
}

/// Parts of `room` in proportion to the weights, which add up to it exactly; nothing for weights that are all zero.
fn apportion(room: Len, weights: &[Len]) -> Vec<Len> {
    let all: Len = weights.iter().copied().sum();
    let (mut weight, mut before) = (Len::ZERO, Len::ZERO);
    let part = |own: &Len| {
        weight += *own;
        let edge = if all.is_zero() { Len::ZERO } else { room.scale(weight.to_emu(), all.to_emu()) };
        let part = edge - before;
        before = edge;
        part
    };
    weights.iter().map(part).collect()
}

#[cfg(test)]
mod tests {
    use banxin_base::{Len, Ratio};
    use banxin_compose::document::{Column, ColumnWidth, HorizontalAlign};
    use proptest::prelude::{Strategy, prop_assert, prop_assert_eq, proptest};
    use proptest::{collection, prop_oneof, strategy::Just};

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
    fn percentages_give_way_to_words_that_cannot_break() {
        let columns = [ColumnWidth::Share(Ratio::percent(50.0)), ColumnWidth::Share(Ratio::percent(40.0)), ColumnWidth::Auto];
        let demands = [demand(0, 1, 100.0, 100.0), demand(1, 1, 140.0, 140.0), demand(2, 1, 100.0, 150.0)];
        assert_eq!(points(&columns, &demands, 400.0), (vec![150.0, 150.0, 100.0], 0.0));
        let (widths, excess) = points(&columns, &demands, 300.0);
        assert_eq!((widths, excess), (vec![100.0, 120.0, 80.0], 20.0), "the second is asked to be narrower than its words");
    }

    #[test]
    fn a_spanning_cell_widens_what_it_covers() {
        let demands = [demand(0, 1, 10.0, 10.0), demand(1, 1, 30.0, 30.0), demand(0, 2, 80.0, 80.0)];
        assert_eq!(points(&[ColumnWidth::Auto; 2], &demands, 80.0), (vec![20.0, 60.0], 0.0));
    }

    fn any_width() -> impl Strategy<Value = ColumnWidth> {
        prop_oneof![
            3 => Just(ColumnWidth::Auto),
            1 => (1_i64..9_000_000).prop_map(|width| ColumnWidth::Fixed(Len::emu(width))),
            1 => (1_i64..120).prop_map(|percent| ColumnWidth::Share(Ratio::of(percent, 100))),
        ]
    }

    proptest! {
        /// Widths add up to the room; no free column is narrower than its longest run and no fixed one other than asked, unless the excess says so.
        #[test]
        fn widths_add_up_and_words_fit(
            widths_asked in collection::vec(any_width(), 1..9),
            needs in collection::vec((0_usize..9, 1_usize..4, 1_i64..3_000_000, 0_i64..9_000_000), 0..30),
            room in 1_000_000_i64..9_000_000,
        ) {
            let columns: Vec<Column> = widths_asked.iter().copied().map(column).collect();
            let fits = needs.iter().filter(|(at, span, ..)| at + span <= columns.len());
            let demands: Vec<Demand> = fits
                .map(|(column, span, min, more)| Demand { column: *column, span: *span, min: Len::emu(*min), max: Len::emu(min + more) })
                .collect();
            let found = widths(&columns, &demands, Len::emu(room));
            let sum: Len = found.columns.iter().copied().sum();
            prop_assert!(sum <= Len::emu(room));
            let asks = |at: usize| demands.iter().any(|demand| demand.column <= at && at < demand.column + demand.span);
            let free = (0..columns.len()).any(|at| columns[at].width == ColumnWidth::Auto && asks(at));
            let wants = |at: usize| demands.iter().filter(|demand| demand.column == at && demand.span == 1).map(|demand| demand.min).max();
            if !found.excess.is_zero() {
                prop_assert_eq!(sum, Len::emu(room));
                return Ok(());
            }
            // What `Len::fits` forgives.
            let slack = Len::twips(1);
            let spans = demands.iter().any(|demand| demand.span > 1);
            if free && !spans {
                prop_assert_eq!(sum, Len::emu(room));
            }
            for (at, width) in found.columns.iter().enumerate() {
                match columns[at].width {
                    ColumnWidth::Auto => prop_assert!(*width + slack >= wants(at).unwrap_or(Len::ZERO)),
                    ColumnWidth::Fixed(asked) => prop_assert!(*width <= asked && *width + slack >= asked),
                    ColumnWidth::Share(share) => {
                        let asked = Len::emu(room).times(share);
                        prop_assert!(*width <= asked && *width + slack >= asked.min(wants(at).unwrap_or(Len::ZERO)));
                    }
                }
            }
        }
    }
}
