//! Tables on a terminal, where a Chinese character is two columns wide.

use unicode_width::UnicodeWidthStr as _;

/// Rows as lines, each column as wide as its widest cell, two blanks between columns. Columns named in `numbers` are flush right.
pub(crate) fn draw(rows: &[Vec<String>], numbers: &[usize]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut out = String::new();
    for row in rows {
        let mut line = String::new();
        for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let blanks = " ".repeat(width - cell.width());
            let padded = if numbers.contains(&column) { format!("{blanks}{cell}") } else { format!("{cell}{blanks}") };
            line.push_str(&padded);
            line.push_str("  ");
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn columns_line_up_beside_chinese() {
        let rows = [["数据", "值"], ["a", "35场"], ["会员总数", "1"]].map(|row| row.map(str::to_owned).to_vec());
        assert_eq!(super::draw(&rows, &[1]), "数据        值\na         35场\n会员总数     1\n");
    }
}
