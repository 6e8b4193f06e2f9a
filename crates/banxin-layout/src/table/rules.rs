//! The rules of a part of a table (表线): which cell edges are drawn, how far, how heavy.
//!
//! In: the rows and columns of one part, as they stand on a page. Out: horizontal and vertical rules.
//!
//! An edge inside a spanning cell is not drawn. Between the rows of a head, a rule stands under each cell that ends there and is a little
//! shorter than the cell where columns have no rules of their own, so that its length shows which columns belong together (CY/T 170).
//! Rules are centred on the edges and take no room: row heights come from their text alone.

use banxin_base::{Len, Point};
use banxin_compose::document::{Stroke, TableRules};

use crate::frame::Rule;
use crate::structure::TagId;

/// Taken off each end of a rule under a group of head cells.
const TRIM: Len = Len::deci_pt(30);

/// A part of a table on a page.
pub(super) struct Part<'a> {
    /// Edges of columns, one more than there are columns.
    pub(super) xs: &'a [Len],
    /// Edges of rows, one more than there are rows.
    pub(super) ys: &'a [Len],
    /// How many of the rows are head.
    pub(super) head_rows: usize,
    /// Row by row, which cell covers each column; cells are told apart by number only.
    pub(super) owners: &'a [Vec<Option<usize>>],
    /// What is drawn.
    pub(super) rules: &'a TableRules,
}

/// Finds the rules.
pub(super) fn rules(part: &Part<'_>) -> Vec<Rule> {
    let mut found = Vec::new();
    for edge in 0..part.ys.len() {
        horizontal(part, edge, &mut found);
    }
    for edge in 0..part.xs.len() {
        vertical(part, edge, &mut found);
    }
    found
}

fn horizontal(part: &Part<'_>, edge: usize, into: &mut Vec<Rule>) {
    let rows = part.owners.len();
    let stroke = match edge {
        0 => part.rules.top,
        edge if edge == rows => part.rules.bottom,
        edge if edge == part.head_rows => part.rules.header,
        edge if edge < part.head_rows => part.rules.header_inner,
        _ => part.rules.rows,
    };
    if stroke.weight.is_zero() {
        return;
    }
    let outer = edge == 0 || edge == rows;
    let groups = edge < part.head_rows && !outer;
    let above = edge.checked_sub(1).and_then(|row| part.owners.get(row));
    let below = part.owners.get(edge);
    let owner = |row: Option<&Vec<Option<usize>>>, column: usize| row.and_then(|row| row.get(column).copied().flatten());
    let columns = part.xs.len().saturating_sub(1);
    let crossed = |column: usize| !outer && owner(above, column).is_some() && owner(above, column) == owner(below, column);
    let mut column = 0;
    while column < columns {
        let start = column;
        column += 1;
        if crossed(start) {
            continue;
        }
        while column < columns && !crossed(column) && (!groups || owner(above, column) == owner(above, start)) {
            column += 1;
        }
        let trim = if groups && part.rules.columns.weight.is_zero() { TRIM } else { Len::ZERO };
        let reach = |at: usize| if outer && (at == 0 || at == columns) { part.rules.sides.weight / 2 } else { Len::ZERO };
        let from = part.xs[start] + trim - reach(start);
        let to = part.xs[column] - trim + reach(column);
        into.push(rule(Point::new(from, part.ys[edge]), Point::new(to, part.ys[edge]), stroke));
    }
}

fn vertical(part: &Part<'_>, edge: usize, into: &mut Vec<Rule>) {
    let columns = part.xs.len().saturating_sub(1);
    let outer = edge == 0 || edge == columns;
    let stroke = if outer { part.rules.sides } else { part.rules.columns };
    if stroke.weight.is_zero() {
        return;
    }
    let crossed = |row: &Vec<Option<usize>>| !outer && row[edge - 1].is_some() && row[edge - 1] == row[edge];
    let mut row = 0;
    while row < part.owners.len() {
        let start = row;
        row += 1;
        if crossed(&part.owners[start]) {
            continue;
        }
        while row < part.owners.len() && !crossed(&part.owners[row]) {
            row += 1;
        }
        into.push(rule(Point::new(part.xs[edge], part.ys[start]), Point::new(part.xs[edge], part.ys[row]), stroke));
    }
}

fn rule(from: Point, to: Point, stroke: Stroke) -> Rule {
    Rule { from, to, weight: stroke.weight, color: stroke.color, tag: TagId::ARTIFACT }
}

#[cfg(test)]
mod tests {
    use banxin_base::{Color, Len};
    use banxin_compose::document::{Stroke, TableRules};

    use super::{Part, rules};

    fn stroke(weight: f64) -> Stroke {
        Stroke { weight: Len::pt(weight), color: Color::BLACK }
    }

    fn drawn(owners: &[[usize; 3]], head_rows: usize, strokes: TableRules) -> Vec<(f64, f64, f64, f64)> {
        let xs: Vec<Len> = (0..4).map(|x| Len::pt(100.0) * x).collect();
        let ys: Vec<Len> = (0..=owners.len()).map(|y| Len::pt(20.0) * i64::try_from(y).expect("small")).collect();
        let owners: Vec<Vec<Option<usize>>> = owners.iter().map(|row| row.iter().copied().map(Some).collect()).collect();
        let part = Part { xs: &xs, ys: &ys, head_rows, owners: &owners, rules: &strokes };
        rules(&part).iter().map(|rule| (rule.from.x.to_pt(), rule.from.y.to_pt(), rule.to.x.to_pt(), rule.to.y.to_pt())).collect()
    }

    const THREE_LINE: TableRules = TableRules {
        top: Stroke { weight: Len::deci_pt(15), color: Color::BLACK },
        header: Stroke { weight: Len::deci_pt(5), color: Color::BLACK },
        header_inner: Stroke { weight: Len::deci_pt(5), color: Color::BLACK },
        rows: Stroke::NONE,
        columns: Stroke::NONE,
        sides: Stroke::NONE,
        bottom: Stroke { weight: Len::deci_pt(15), color: Color::BLACK },
    };

    #[test]
    fn a_group_of_head_cells_has_its_own_rule() {
        // 指标 over both head rows; 数量 over two columns; below it two cells.
        let found = drawn(&[[0, 1, 1], [0, 2, 3], [4, 5, 6]], 2, THREE_LINE);
        assert_eq!(found, [(0.0, 0.0, 300.0, 0.0), (103.0, 20.0, 297.0, 20.0), (0.0, 40.0, 300.0, 40.0), (0.0, 60.0, 300.0, 60.0)]);
    }

    #[test]
    fn spans_hide_the_edges_inside_them() {
        let grid = TableRules { rows: stroke(0.5), columns: stroke(0.5), sides: stroke(1.0), ..THREE_LINE };
        let found = drawn(&[[0, 1, 1], [0, 2, 3]], 0, grid);
        assert!(found.contains(&(100.0, 20.0, 300.0, 20.0)), "the edge between rows stops at the tall cell: {found:?}");
        assert!(found.contains(&(200.0, 20.0, 200.0, 40.0)), "the edge between columns starts below the wide cell: {found:?}");
        assert!(found.contains(&(-0.5, 0.0, 300.5, 0.0)), "the top rule covers the corners: {found:?}");
    }
}
