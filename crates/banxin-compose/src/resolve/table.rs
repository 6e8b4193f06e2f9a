//! Tables: their rows from data files and the ledger, and the cells typed in the report.

use banxin_base::DataPath;
use banxin_model::{Cell, SheetKey, Table};

use super::prose::Prose;
use super::totals;
use super::tree::{CellNode, Span, SpanKind, TableNode, plain_text};
use crate::figures::{Form, Part};

impl Prose<'_> {
    /// Reads a table that stands at `path`.
    pub(super) fn table(&mut self, table: &Table, path: &DataPath) -> TableNode {
        let mut columns: Vec<_> = table.columns.iter().map(|column| (column.width, column.align)).collect();
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
        columns.resize(columns.len().max(width), (None, None));
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
        self.checked(node, table)
    }

    /// The table with its totals checked, and with the note that shares shown in it may want.
    fn checked(&mut self, mut node: TableNode, table: &Table) -> TableNode {
        let mut found = Vec::new();
        totals::check(&node, table.total.as_ref(), &mut found);
        found.into_iter().for_each(|problem| self.report(problem));
        let spans = node.rows.iter().flatten().flat_map(|cell| &cell.content).flatten();
        let shown: Vec<usize> =
            spans.filter_map(|span| if let SpanKind::Figure(index, _) = span.kind { Some(index) } else { None }).collect();
        if let Some(note) = self.values().share_note(&shown)
            && !node.notes.iter().any(|own| plain_text(own).contains("四舍五入"))
        {
            node.notes.push(vec![Span::text(format!("{note}。"), node.origin.clone())]);
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

    /// A cell; each line of its text is a paragraph.
    fn cell(&mut self, cell: &Cell, path: &DataPath) -> CellNode {
        let origin = self.at(path);
        let text = cell.text.as_str();
        let mut content = Vec::new();
        let mut start = 0;
        for line in text.split('\n') {
            let part = origin.part(start..start + line.len());
            start += line.len() + 1;
            let spans = self.line_at(line.trim(), &part);
            if !spans.is_empty() {
                content.push(spans);
            }
        }
        CellNode {
            content,
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
                let content = if text.is_empty() { Vec::new() } else { vec![Span::text(text.as_str(), origin.clone())] };
                CellNode::plain(content, origin)
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
