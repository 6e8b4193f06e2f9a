//! Boards of figures (指标板): number large, its unit small beside it, label below, change below that.
//!
//! In: the figures of a board. Out: a table without rules, so that Word has it as a table too. The last row of a board is filled with empty cells,
//! and a number of figures that leaves a gap of one is set in two columns where that fills them.

use banxin_base::{Len, Origin, Ratio};
use banxin_model::Rules;

use super::Composer;
use crate::document::{
    Block, Cell, Column, ColumnWidth, FigureId, HorizontalAlign, Inline, Paragraph, Row, StyleId, Table, TableRules, TextRun, TextStyle,
    VerticalAlign,
};
use crate::resolve::tree::{KpiNode, KpisNode};

/// More numbers in a row than this run into each other on A4.
const MOST_COLUMNS: usize = 4;
/// 小五: 比2023年增长12.6% fits a quarter of the type area.
const CHANGE: Len = Len::deci_pt(90);

impl Composer<'_> {
    /// A board of figures.
    pub(super) fn kpis(&mut self, board: &KpisNode) -> Option<Block> {
        let look = self.look.board;
        let most = if self.columned.is_some() { 2 } else { MOST_COLUMNS };
        let columns = board.columns.or(look.columns).unwrap_or_else(|| columns_for(board.figures.len()).min(most));
        let origin = &board.origin;
        let mut rows = Vec::new();
        for chunk in board.figures.chunks(columns.max(1)) {
            let mut cells: Vec<Cell> = chunk.iter().filter_map(|kpi| self.kpi(kpi, origin)).collect();
            cells.resize_with(columns, || cell(Vec::new(), origin));
            cells.iter_mut().for_each(|cell| cell.shade = look.fill);
            rows.push(Row { cells });
        }
        let share = ColumnWidth::Share(Ratio::of(1, i64::try_from(columns).ok()?));
        (!rows.is_empty()).then(|| {
            Block::Table(Box::new(Table {
                caption: None,
                unit: Vec::new(),
                columns: vec![Column { width: share, align: HorizontalAlign::Center }; columns],
                header: Vec::new(),
                rows,
                notes: Vec::new(),
                source: None,
                rules: TableRules { top: look.rule, bottom: look.rule, ..self.rules(Rules::None) },
                sideways: false,
                continued: None,
                anchor: None,
                origin: origin.clone(),
            }))
        })
    }

    fn kpi(&mut self, kpi: &KpiNode, origin: &Origin) -> Option<Cell> {
        let figure = self.resolved.values.at(kpi.figure)?;
        let id = FigureId(u32::try_from(kpi.figure).ok()?);
        let (large, small) = (self.look.sheet.get(StyleId::KpiValue).text, self.look.sheet.get(StyleId::KpiLabel).text);
        let printed = figure.printed();
        let (number, unit) = printed.split_at(number_end(&printed));
        let run = |text: &str, style: TextStyle| Inline::Text(TextRun { figure: Some(id), ..self.run(text, style, origin) });
        let mut inlines = vec![run(number, large)];
        if !unit.is_empty() {
            inlines.push(run(unit, small));
        }
        let mut content = vec![Paragraph::new(StyleId::KpiValue, inlines, origin.clone())];
        content.push(self.plain_paragraph(StyleId::KpiLabel, &figure.figure.label));
        let change = |words: &String| {
            let run = self.run(words, TextStyle { size: CHANGE, ..small }, origin);
            Paragraph::new(StyleId::KpiLabel, vec![Inline::Text(run)], origin.clone())
        };
        content.extend(kpi.change.as_ref().map(change));
        Some(cell(content, origin))
    }
}

/// Where the number of a printed figure ends, with its 万, 亿 and %: unit and words of approximation behind it stand small. A figure without
/// number (全覆盖) is large as a whole.
fn number_end(printed: &str) -> usize {
    let belongs = |c: char| c.is_ascii_digit() || matches!(c, '%' | '‰' | '万' | '亿');
    if !printed.contains(|c: char| c.is_ascii_digit()) {
        return printed.len();
    }
    printed.char_indices().rev().find(|(_, c)| belongs(*c)).map_or(printed.len(), |(at, c)| at + c.len_utf8())
}

/// Two, three or four in a row: what leaves the last row fullest, and of those the most.
fn columns_for(count: usize) -> usize {
    match count {
        0..=2 => 2,
        3 | 5 | 6 | 9 => 3,
        count if count % MOST_COLUMNS == 0 => MOST_COLUMNS,
        count if count % 3 == 1 => MOST_COLUMNS,
        _ => 3,
    }
}

fn cell(content: Vec<Paragraph>, origin: &Origin) -> Cell {
    Cell {
        content,
        colspan: 1,
        rowspan: 1,
        align: HorizontalAlign::Center,
        vertical: VerticalAlign::Top,
        shade: None,
        row_header: false,
        origin: origin.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::{columns_for, number_end};

    #[test]
    fn words_behind_a_number_are_small() {
        let parts = ["14.2万余人次", "80%以上", "约2000人", "全覆盖", "-3.5"].map(|printed| printed.split_at(number_end(printed)));
        assert_eq!(parts, [("14.2万", "余人次"), ("80%", "以上"), ("约2000", "人"), ("全覆盖", ""), ("-3.5", "")]);
    }

    #[test]
    fn rows_are_as_full_as_they_can_be() {
        let columns: Vec<usize> = (1..=12).map(columns_for).collect();
        assert_eq!(columns, [2, 2, 3, 4, 3, 3, 4, 4, 3, 4, 3, 4]);
    }
}
