//! Tables: their rows from data files and the ledger, and the cells typed in the report.

use banxin_base::DataPath;
use banxin_model::{Cell, Column, SheetKey, Table, TotalRow};

use super::prose::Prose;
use super::tree::{CellNode, ColumnNode, Span, SpanKind, TableNode, plain_text};
use super::{computed, format, totals};
use crate::figures::{Form, Part, read};

impl Prose<'_> {
    /// Reads a table that stands at `path`.
    pub(super) fn table(&mut self, table: &Table, path: &DataPath) -> TableNode {
        let column = |column: &Column| ColumnNode {
            width: column.width,
            align: column.align,
            format: column.format.clone(),
            row_header: column.row_header,
        };
        let mut columns: Vec<_> = table.columns.iter().map(column).collect();
        let mut header = self.titles(table, path);
        let mut rows = Vec::new();
        if let Some(key) = table.from.as_ref().and_then(SheetKey::of) {
            self.sheet_rows(&key, header.is_empty(), &mut header, &mut rows);
        }
        if let Some(ids) = table.from.as_ref().and_then(|from| from.figures.as_ref()) {
            let width = if columns.is_empty() { 2 } else { columns.len() };
            let ids_path = path.key("from").key("figures");
            for (n, id) in ids.iter().enumerate() {
                rows.extend(self.figure(id, &ids_path.index(n)).map(|index| self.figure_row(index, width, &ids_path.index(n))));
            }
        }
        for (n, row) in table.rows.iter().enumerate() {
            rows.push(self.cells(row, &path.key("rows").index(n)));
        }
        let width = header.iter().chain(&rows).map(|row| row.iter().map(|cell| cell.colspan as usize).sum()).max().unwrap_or(0);
        columns.resize(columns.len().max(width), ColumnNode::default());
        let notes_path = path.key("notes");
        let notes = table.notes.iter().flat_map(|notes| &notes.0).enumerate();
        let node = TableNode {
            id: table.id.clone(),
            caption: self.optional_line(table.caption.as_ref(), &path.key("caption")),
            unit: self.optional_line(table.unit.as_ref(), &path.key("unit")).unwrap_or_default(),
            notes: notes.map(|(n, note)| self.line(note.as_str(), &notes_path.index(n))).collect(),
            source: self.optional_line(table.source.as_ref(), &path.key("source")),
            columns,
            header,
            rows,
            rules: table.rules,
            orientation: table.orientation,
            origin: self.at(path),
        };
        self.finished(node, table, path)
    }

    /// The table with its stated totals checked, its totals computed, its numbers in the forms of their columns.
    fn finished(&mut self, node: TableNode, table: &Table, path: &DataPath) -> TableNode {
        let mut node = self.checked(node, table);
        let values = self.values();
        let mut found = Vec::new();
        let sums = match &table.total {
            Some(totals) => {
                let origin = |row: &TotalRow| self.at(&path.key("total").key(row.computation.key()));
                computed::add(&mut node, totals, &origin, values, &mut found)
            }
            None => Vec::new(),
        };
        format::apply(&mut node, values, &mut found);
        found.into_iter().for_each(|problem| self.report(problem));
        if computed::rounds_apart(&node, &sums) {
            note(&mut node, "由于四舍五入，合计与各项之和可能略有出入。");
        }
        node
    }

    /// The table with its totals checked, and with the note that shares shown in it may want.
    fn checked(&mut self, mut node: TableNode, table: &Table) -> TableNode {
        let mut found = Vec::new();
        totals::check(&node, table.total.as_ref(), &mut found);
        found.into_iter().for_each(|problem| self.report(problem));
        let spans = node.rows.iter().flatten().flat_map(|cell| &cell.content).flatten();
        let shown: Vec<usize> =
            spans.filter_map(|span| if let SpanKind::Figure(index, _) = span.kind { Some(index) } else { None }).collect();
        if let Some(words) = self.values().share_note(&shown) {
            note(&mut node, &format!("{words}。"));
        }
        node
    }

    /// The header rows: those written, or one of the columns' titles.
    fn titles(&mut self, table: &Table, path: &DataPath) -> Vec<Vec<CellNode>> {
        if let Some(header) = &table.header {
            return header.iter().enumerate().map(|(n, row)| self.cells(row, &path.key("header").index(n))).collect();
        }
        if table.columns.iter().all(|column| column.title.is_none()) {
            return Vec::new();
        }
        let titles = table.columns.iter().enumerate().map(|(n, column)| {
            let path = path.key("columns").index(n).key("title");
            let content = self.optional_line(column.title.as_ref(), &path).unwrap_or_default();
            CellNode::plain(content, self.at(&path))
        });
        vec![titles.collect()]
    }

    fn cells(&mut self, cells: &[Cell], path: &DataPath) -> Vec<CellNode> {
        cells.iter().enumerate().map(|(n, cell)| self.cell(cell, &path.index(n))).collect()
    }

    /// A cell; each line of its text is a paragraph. Full-width spaces before the first are levels of indent.
    fn cell(&mut self, cell: &Cell, path: &DataPath) -> CellNode {
        let origin = self.at(path);
        let (levels, _) = levels(cell.text.as_str());
        let mut content = Vec::new();
        let mut start = 0;
        for line in cell.text.as_str().split('\n') {
            let part = origin.part(start..start + line.len());
            start += line.len() + 1;
            let spans = self.line_at(line.trim(), &part);
            if !spans.is_empty() {
                content.push(spans);
            }
        }
        CellNode {
            content,
            list: cell.list.as_ref().map(|list| self.list(list, &path.key("list"))),
            indent: cell.indent.saturating_add(levels),
            exact: None,
            computed: false,
            colspan: cell.colspan,
            rowspan: cell.rowspan,
            bold: cell.bold,
            align: cell.align,
            vertical: cell.valign,
            shade: cell.shade,
            origin,
        }
    }

    /// Rows of a data file. Its first row is the header unless the report gives one.
    fn sheet_rows(&mut self, key: &SheetKey, is_header: bool, header: &mut Vec<Vec<CellNode>>, rows: &mut Vec<Vec<CellNode>>) {
        // A missing file was reported when the report was loaded.
        let Some(sheet) = self.loaded.sheets.get(key) else { return };
        for (n, row) in sheet.rows.iter().enumerate() {
            if n == 0 && !is_header {
                continue;
            }
            // Data is data: no Markdown, no templates.
            let cell = |(column, text): (usize, &String)| {
                let origin = sheet.origin(n, column);
                let (indent, text) = levels(text);
                let content = if text.is_empty() { Vec::new() } else { vec![Span::text(text, origin.clone())] };
                let exact = sheet.exact(n, column).and_then(read).map(|number| number.value);
                CellNode { indent, exact, ..CellNode::plain(content, origin) }
            };
            let cells = row.iter().enumerate().map(cell).collect();
            if n == 0 { header.push(cells) } else { rows.push(cells) }
        }
    }

    /// A row of one figure: label and printed form; with a third column the unit apart, with a fourth the section, with a fifth the source.
    fn figure_row(&mut self, index: usize, width: usize, path: &DataPath) -> Vec<CellNode> {
        let at = self.at(path);
        let Some(figure) = self.values().at(index) else { return Vec::new() };
        let text =
            |text: String| CellNode::plain(if text.is_empty() { Vec::new() } else { vec![Span::text(text, at.clone())] }, at.clone());
        let print = |printed: String| CellNode::plain(vec![Span::figure(index, printed, at.clone())], at.clone());
        let label = figure.figure.label.clone();
        if width <= 2 {
            return vec![text(label), print(figure.printed())];
        }
        let number = figure.print(figure.value, &Form { part: Part::Number, ..Form::default() });
        let worded = figure.figure.display.text.is_some();
        let (unit, number) = match () {
            () if worded => ("—".to_owned(), number),
            () if figure.prints_percent() => ("%".to_owned(), number.replace('%', "")),
            () => (figure.figure.unit.clone(), number),
        };
        let section = figure.figure.section.as_ref().map(ToString::to_string).unwrap_or_default();
        let source = figure.figure.source.as_ref().map(ToString::to_string).unwrap_or_default();
        // A word such as 以上 follows the unit in prose; in a column of numbers it follows the number.
        let cells = [text(section), text(label), text(unit), print(number), text(source)];
        let from = usize::from(width == 3);
        cells.into_iter().skip(from).take(width).collect()
    }
}

/// The levels of indent that full-width spaces before a text stand for, and the text without them.
fn levels(text: &str) -> (u8, &str) {
    let rest = text.trim_start_matches('\u{3000}');
    let levels = (text.len() - rest.len()) / '\u{3000}'.len_utf8();
    (u8::try_from(levels).unwrap_or(u8::MAX), rest)
}

/// Adds a note on rounding, unless the report has one of its own.
fn note(node: &mut TableNode, words: &str) {
    if !node.notes.iter().any(|own| plain_text(own).contains("四舍五入")) {
        node.notes.push(vec![Span::text(words, node.origin.clone())]);
    }
}
