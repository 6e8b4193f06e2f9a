//! Tables of the logical tree (ISO 14289-1 7.5): where rows and columns alone do not say which header cells a cell belongs to, the cell names them.
//!
//! The places of the cells are worked out again from their spans, so that what the file names can be held against what stands above and beside.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object};

use super::{dict_of, follow, get, name_at, sub, text_at};

/// What is wrong with the tables.
pub(super) fn faults(document: &Document) -> Vec<String> {
    let root = document.catalog().ok().and_then(|catalog| sub(document, catalog, "StructTreeRoot"));
    let mut tables = Vec::new();
    root.into_iter().for_each(|root| find(document, root, "Table", &mut tables));
    tables.iter().flat_map(|table| Grid::read(document, table).faults()).collect()
}

/// A cell in its place.
struct Cell {
    rows: std::ops::Range<usize>,
    columns: std::ops::Range<usize>,
    in_head: bool,
    is_header: bool,
    id: Option<String>,
    /// The headers it names.
    named: Vec<String>,
}

struct Grid {
    cells: Vec<Cell>,
    head_rows: usize,
}

impl Grid {
    fn read(document: &Document, table: &Dictionary) -> Grid {
        let mut grid = Grid { cells: Vec::new(), head_rows: 0 };
        let mut taken = BTreeSet::new();
        let mut row = 0;
        for part in ["THead", "TBody"] {
            let mut parts = Vec::new();
            find(document, table, part, &mut parts);
            let mut rows = Vec::new();
            parts.iter().for_each(|part| find(document, part, "TR", &mut rows));
            for cells in rows {
                let mut column = 0;
                for cell in kids(document, cells) {
                    while taken.contains(&(row, column)) {
                        column += 1;
                    }
                    let cell = Grid::cell(document, cell, (row, column), part == "THead");
                    cell.rows.clone().for_each(|row| taken.extend(cell.columns.clone().map(|column| (row, column))));
                    column = cell.columns.end;
                    grid.cells.push(cell);
                }
                row += 1;
                grid.head_rows += usize::from(part == "THead");
            }
        }
        grid
    }

    fn cell(document: &Document, dict: &Dictionary, (row, column): (usize, usize), in_head: bool) -> Cell {
        let attributes = match get(document, dict, "A") {
            Some(Object::Array(all)) => all.iter().filter_map(|one| dict_of(follow(document, one))).collect(),
            Some(one) => dict_of(one).into_iter().collect::<Vec<_>>(),
            None => Vec::new(),
        };
        let find = |key: &str| attributes.iter().find_map(|it| get(document, it, key));
        let span = |key: &str| find(key).and_then(|span| span.as_i64().ok()).and_then(|span| usize::try_from(span).ok()).unwrap_or(1);
        let named = find("Headers").and_then(|named| named.as_array().ok()).into_iter().flatten().map(crate::pdf::text_string).collect();
        Cell {
            rows: row..row + span("RowSpan"),
            columns: column..column + span("ColSpan"),
            in_head,
            is_header: name_at(document, dict, "S") == "TH",
            id: text_at(document, dict, "ID"),
            named,
        }
    }

    /// Whether scopes do not say all.
    fn is_complex(&self) -> bool {
        let names: Vec<&Cell> = self.cells.iter().filter(|cell| cell.is_header && !cell.in_head).collect();
        let spans = |cell: &Cell| cell.rows.len() > 1 || cell.columns.len() > 1;
        let columns: BTreeSet<usize> = names.iter().map(|cell| cell.columns.start).collect();
        let head = self.cells.iter().any(|cell| cell.in_head && spans(cell));
        self.head_rows > 1 || head || columns.len() > 1 || names.iter().any(|cell| cell.rows.len() > 1)
    }

    fn faults(&self) -> Vec<String> {
        let ids: BTreeSet<&String> = self.cells.iter().filter(|cell| cell.is_header).filter_map(|cell| cell.id.as_ref()).collect();
        let stray = self.cells.iter().flat_map(|cell| &cell.named).filter(|id| !ids.contains(id));
        let mut faults: Vec<String> = stray.map(|id| format!("a cell names the header {id}, which its table has not")).collect();
        for cell in self.cells.iter().filter(|_| self.is_complex()) {
            for header in self.cells.iter().filter(|header| header.is_header && self.belongs(cell, header)) {
                let named = header.id.as_ref().is_some_and(|id| cell.named.contains(id));
                if !named {
                    let (row, column) = (cell.rows.start, cell.columns.start);
                    faults.push(format!(
                        "the cell at {row}, {column} does not name its header at {}, {}",
                        header.rows.start, header.columns.start
                    ));
                }
            }
        }
        faults
    }

    /// Whether a header stands above a cell in the head, or beside it in its row.
    fn belongs(&self, cell: &Cell, header: &Cell) -> bool {
        let meet = |one: &std::ops::Range<usize>, other: &std::ops::Range<usize>| one.start < other.end && other.start < one.end;
        let above = header.in_head && header.rows.start < cell.rows.start && meet(&header.columns, &cell.columns);
        let beside = !header.in_head && !cell.in_head && header.columns.end <= cell.columns.start && header.rows.contains(&cell.rows.start);
        above || beside
    }
}

/// The elements below one.
fn kids<'d>(document: &'d Document, element: &'d Dictionary) -> Vec<&'d Dictionary> {
    let below = match get(document, element, "K") {
        Some(Object::Array(all)) => all.iter().collect(),
        Some(_) => element.get(b"K").into_iter().collect(),
        None => Vec::new(),
    };
    let dicts = below.into_iter().filter_map(|kid| dict_of(follow(document, kid)));
    dicts.filter(|dict| dict.has(b"S")).collect()
}

/// Elements of a type below one, not those inside one that is found.
fn find<'d>(document: &'d Document, element: &'d Dictionary, role: &str, found: &mut Vec<&'d Dictionary>) {
    for kid in kids(document, element) {
        if name_at(document, kid, "S") == role { found.push(kid) } else { find(document, kid, role, found) }
    }
}
