//! 版头: 份号, 密级, 紧急程度, 发文机关标志, 发文字号, 签发人 and the red rule (GB/T 9704 7.2; of letters, orders and minutes 10).
//!
//! In: the head's texts. Out: the first blocks of the main part. The mark's size is found here, since it depends on its length alone: every
//! character of a Chinese mark is one em wide.
//!
//! ```text
//!   000001                                  row 1
//!   机密★1年                                row 2
//!   特急                                    row 3
//!            云溪县图书馆文件                35 mm below the type area's edge
//!
//!   云图发〔2025〕3号        签发人：张某     2 blank lines below
//!   ────────────────────────────────        4 mm below
//! ```

use banxin_base::{Diagnostic, Len, Origin, codes};
use banxin_model::Form;

use super::Composer;
use crate::document::{Block, Hold, Inline, Mark, Paragraph, ParagraphStyle, RowPiece, RowRule, StyleId, TextRow, TextStyle};
use crate::resolve::tree::MarkNode;

/// Below this size a mark no longer stands out from a title in 2号.
const SMALLEST_MARK: Len = Len::deci_pt(260);
/// Names of signers in a row (7.2.6; usual).
const NAMES_IN_ROW: usize = 2;

impl Composer<'_> {
    /// The head; nothing where the report states none of its parts.
    pub(super) fn head(&mut self) -> Vec<Block> {
        let resolved = self.resolved;
        let head = &resolved.head;
        let letter = head.form == Form::Letter;
        let classes = self.classification();
        let mut blocks = Vec::new();
        let rows = if letter { 0 } else { classes.len() };
        if !letter {
            blocks.extend(classes.iter().map(|class| class.as_ref().map_or(Block::BlankLines(1), |it| Block::Paragraph(it.clone()))));
        }
        if let Some(mark) = &head.mark {
            blocks.push(Block::Mark(Box::new(self.mark(mark, rows))));
        }
        if letter {
            self.letter_rows(classes, &mut blocks);
        } else {
            self.number_rows(&mut blocks);
        }
        blocks
    }

    /// 份号 in row 1, 密级 in row 2 also where row 1 is empty, 紧急程度 in the next one (7.2.1-7.2.3).
    fn classification(&self) -> Vec<Option<Paragraph>> {
        let head = &self.resolved.head;
        let row = |style, text: &str| (!text.is_empty()).then(|| self.plain_paragraph(style, text));
        let copy = row(StyleId::CopyNumber, &six_digits(&head.copy_number));
        let secrecy = row(StyleId::Classification, &head.secrecy);
        let urgency = row(StyleId::Classification, &head.urgency);
        let keeps_first = secrecy.is_some() && head.form != Form::Letter;
        let mut rows = Vec::new();
        if copy.is_some() || keeps_first {
            rows.push(copy);
        }
        rows.extend(secrecy.map(Some));
        rows.extend(urgency.map(Some));
        rows
    }

    /// The mark, `rows` lines of the grid below the head of the type area.
    fn mark(&mut self, node: &MarkNode, rows: usize) -> Mark {
        let official = &self.look.official;
        let form = self.resolved.head.form;
        let above = self.look.page.grid.line_pitch * i64::try_from(rows).unwrap_or(0);
        let from_type_area = match form {
            Form::Document | Form::Minutes => official.mark_top,
            Form::Order => official.order_mark_top,
            Form::Letter => official.letter_mark_top - self.look.page.top,
        };
        let (names, word) = self.mark_lines(node);
        let size = names.first().and_then(|name| name.local.as_deref()).map_or(Len::ZERO, |style| style.text.size);
        if size < SMALLEST_MARK {
            let problem = Diagnostic::new(&codes::MARK_TOO_LONG, node.origin.clone()).with("mark", node.names.join("　"));
            self.found.push(problem.with("size", format!("{:.1} mm", size.to_mm())));
        }
        let letterhead = (form == Form::Letter).then_some(official.letterhead);
        Mark { names, word, drop: from_type_area - above, letterhead }
    }

    /// The names and the word beside them, in the largest size in which they fill the type area's width and no more.
    fn mark_lines(&self, node: &MarkNode) -> (Vec<Paragraph>, Option<Paragraph>) {
        let official = &self.look.official;
        let width = self.look.page.type_area().width;
        let count = |text: &str| i64::try_from(text.chars().count()).unwrap_or(1).max(1);
        let longest = node.names.iter().map(|name| count(name)).max().unwrap_or(1);
        let several = node.names.len() > 1;
        let worded = several && !node.word.is_empty();
        // Widths in a size of one point. The word has a larger size of its own, and stands half an em of the names off.
        let point = Len::deci_pt(10);
        let beside = if worded { point.times(official.mark_word) * count(&node.word) + point.times(Mark::WORD_GAP) } else { Len::ZERO };
        let cap = if several { official.mark_size.scale(2, 3) } else { official.mark_size };
        let size = half_point(point.scale(width.to_emu(), (point * longest + beside).to_emu()).min(cap));
        let names = node.names.iter().map(|name| {
            let spread = count(name) - 1;
            // Shorter names are spread to the width of the longest.
            let tracking = if spread > 0 { size * (longest - count(name)) / spread } else { Len::ZERO };
            self.mark_line(name, size, tracking, node)
        });
        let names = names.collect();
        let word = worded.then(|| self.mark_line(&node.word, half_point(size.times(official.mark_word)), Len::ZERO, node));
        (names, word)
    }

    fn mark_line(&self, text: &str, size: Len, tracking: Len, node: &MarkNode) -> Paragraph {
        let style = self.look.sheet.get(StyleId::Mark).clone();
        let text_style = TextStyle { size, tracking, color: self.look.official.red, ..style.text };
        let mut paragraph =
            Paragraph::new(StyleId::Mark, vec![Inline::Text(self.run(text, text_style, &node.origin))], node.origin.clone());
        let leading = half_point(size.times(self.look.official.mark_pitch));
        paragraph.local = Some(Box::new(ParagraphStyle { text: text_style, leading, ..style }));
        paragraph
    }

    /// 发文字号 and 签发人: two blank lines below the mark; the number is centred, or one character in where the document goes up (7.2.5, 7.2.6).
    fn number_rows(&mut self, blocks: &mut Vec<Block>) {
        let head = &self.resolved.head;
        if head.number.is_empty() && head.signers.is_empty() {
            return;
        }
        let official = &self.look.official;
        let style = self.look.sheet.get(StyleId::DocumentNumber);
        let cell = style.text.size + style.text.tracking;
        let width = self.look.page.type_area().width;
        let space_before = self.look.page.grid.line_pitch * i64::from(official.number_blank);
        let first = ParagraphStyle { space_before, ..style.clone() };
        let mut rows = Vec::new();
        for pieces in self.signer_rows(cell, width) {
            let local = if rows.is_empty() { first.clone() } else { style.clone() };
            rows.push(self.row(StyleId::DocumentNumber, local, pieces));
        }
        if rows.is_empty() {
            rows.push(self.row(StyleId::DocumentNumber, first, Vec::new()));
        }
        if let Some(last) = rows.last_mut() {
            if !head.number.is_empty() {
                let (x, hold) = if head.signers.is_empty() { (width / 2, Hold::Middle) } else { (cell, Hold::Start) };
                last.pieces.insert(0, RowPiece { x, hold, inlines: vec![Inline::Text(self.run(&head.number, style.text, &head.origin))] });
            }
            // 令 has no rule (10.2).
            last.rule = (head.form != Form::Order).then_some(RowRule { gap: official.rule_gap, stroke: official.rule });
        }
        blocks.extend(rows.into_iter().map(|row| Block::Row(Box::new(row))));
    }

    /// 签发人： in 仿宋 and the names in 楷体, two a row, the last one character off the right edge; further rows start below the first name (7.2.6).
    fn signer_rows(&self, cell: Len, width: Len) -> Vec<Vec<RowPiece>> {
        let signers: Vec<String> = self.resolved.head.signers.iter().map(|name| spaced_name(name)).collect();
        let label = self.look.sheet.get(StyleId::DocumentNumber).text;
        let kai = TextStyle { face: banxin_base::FaceRole::Kai, ..label };
        let longest = signers.iter().map(|name| name.chars().count()).max().unwrap_or(0);
        let step = cell * (i64::try_from(longest).unwrap_or(0) + 1);
        let columns = i64::try_from(signers.len().min(NAMES_IN_ROW)).unwrap_or(1);
        // Each name takes its own width and one character; the last character is the blank at the edge.
        let start = width - step * columns;
        let piece =
            |x, text: &str, style| RowPiece { x, hold: Hold::Start, inlines: vec![Inline::Text(self.run(text, style, &Origin::Run))] };
        let mut rows: Vec<Vec<RowPiece>> = Vec::new();
        for (n, names) in signers.chunks(NAMES_IN_ROW).enumerate() {
            let mut pieces = Vec::new();
            if n == 0 {
                pieces.push(piece(start - cell * 4, "签发人：", label));
            }
            pieces.extend((0..).zip(names).map(|(column, name)| piece(start + step * column, name, kai)));
            rows.push(pieces);
        }
        rows
    }

    /// The rows of a letter below its first rule: what stands flush left, and the number flush right in the first (10.1).
    fn letter_rows(&mut self, classes: Vec<Option<Paragraph>>, blocks: &mut Vec<Block>) {
        let head = &self.resolved.head;
        let style = self.look.sheet.get(StyleId::DocumentNumber);
        let width = self.look.page.type_area().width;
        let mut classes = classes.into_iter().flatten();
        let first = classes.next();
        if first.is_none() && head.number.is_empty() {
            return;
        }
        let mut pieces = Vec::new();
        pieces.extend(first.map(|it| RowPiece { x: Len::ZERO, hold: Hold::Start, inlines: it.inlines }));
        if !head.number.is_empty() {
            let inlines = vec![Inline::Text(self.run(&head.number, style.text, &head.origin))];
            pieces.push(RowPiece { x: width, hold: Hold::End, inlines });
        }
        // The distance is that of the characters, whose em stands in the middle of the line.
        let space_before = self.look.official.letter_gap - (style.leading - style.text.size) / 2;
        let local = ParagraphStyle { space_before, ..style.clone() };
        blocks.push(Block::Row(Box::new(self.row(StyleId::DocumentNumber, local, pieces))));
        blocks.extend(classes.map(Block::Paragraph));
    }

    /// A row of texts in a style of its own.
    pub(super) fn row(&self, style: StyleId, local: ParagraphStyle, pieces: Vec<RowPiece>) -> TextRow {
        TextRow { style, local: Box::new(local), pieces, rule: None, seals: Vec::new(), origin: Origin::Run }
    }
}

/// 份号 has six digits (7.2.1; usual): shorter numbers are filled up.
fn six_digits(number: &str) -> String {
    if !number.is_empty() && number.len() < 6 && number.bytes().all(|byte| byte.is_ascii_digit()) {
        return format!("{number:0>6}");
    }
    number.to_owned()
}

/// A name of two characters is as wide as one of three (practice).
fn spaced_name(name: &str) -> String {
    let mut chars = name.chars();
    match (chars.next(), chars.next(), chars.next()) {
        (Some(family), Some(given), None) => format!("{family}\u{3000}{given}"),
        _ => name.to_owned(),
    }
}

/// A size that Word can hold: whole half points, rounded down.
fn half_point(size: Len) -> Len {
    let half = Len::deci_pt(5);
    half * size.whole(half)
}

#[cfg(test)]
mod tests {
    use banxin_base::Len;

    use super::{half_point, six_digits, spaced_name};

    #[test]
    fn copy_numbers_have_six_digits() {
        assert_eq!(["1", "000012", "1234567", "甲1", ""].map(six_digits), ["000001", "000012", "1234567", "甲1", ""]);
    }

    #[test]
    fn names_of_two_characters_are_spread() {
        assert_eq!(["张某", "欧阳某某", "李"].map(spaced_name), ["张　某", "欧阳某某", "李"]);
    }

    #[test]
    fn sizes_are_whole_half_points() {
        assert_eq!(half_point(Len::pt(40.37)), Len::pt(40.0));
        assert_eq!(half_point(Len::pt(40.6)), Len::pt(40.5));
    }
}
