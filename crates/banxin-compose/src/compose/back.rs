//! What follows the body: 附件说明, 署名, 成文日期, 附注, and the 附件 themselves (GB/T 9704 7.3.4-7.3.7); seals are set in `seals`.

use banxin_base::{FaceRole, Len, Origin};

use super::Composer;
use super::number::attachment_mark;
use crate::document::{Block, Inline, Label, LabelKind, Paragraph, ParagraphStyle, StyleId, TextStyle};
use crate::resolve::tree::plain_text;

impl Composer<'_> {
    /// 附件说明: one line below the body; further names stand under the first, wrapped ones under their first character (7.3.4).
    pub(super) fn attachment_list(&mut self, blocks: &mut Vec<Block>) {
        let attachments = &self.resolved.attachments;
        if attachments.is_empty() {
            return;
        }
        self.hold_text(blocks);
        let style = self.look.sheet.get(StyleId::AttachmentList).clone();
        let signed = self.resolved.signature.is_some();
        let cell = style.text.size + style.text.tracking;
        let single = attachments.len() == 1;
        for (n, attachment) in attachments.iter().enumerate() {
            // 附件： takes three characters behind the indent of two, a number one more.
            let lead = match (single, n) {
                (true, _) => (cell * 3, "附件：".to_owned()),
                (false, 0) => (cell * 4, "附件：1.".to_owned()),
                (false, n) => (cell, format!("{}.", n + 1)),
            };
            let start = cell * if single { 5 } else { 6 };
            let (width, text) = lead;
            let mut paragraph = self.paragraph(StyleId::AttachmentList, &attachment.title);
            // The empty line is room above, not a paragraph, so that the list can hold on to the text and the signature to it.
            let space_before = if n == 0 { style.leading } else { Len::ZERO };
            let local = ParagraphStyle { indent_start: start, first_indent: -width, space_before, keep_with_next: signed, ..style.clone() };
            paragraph.local = Some(Box::new(local));
            let number = n as u64 + 1;
            paragraph.label = Some(Label { text, kind: LabelKind::Ordered { list: u32::MAX, depth: 1, number }, width });
            blocks.push(Block::Paragraph(paragraph));
        }
    }

    /// 署名 and 成文日期, with seals, with a stamp, or with neither (7.3.5).
    pub(super) fn signature(&mut self, blocks: &mut Vec<Block>) {
        let resolved = self.resolved;
        let Some(signature) = &resolved.signature else { return };
        self.hold_text(blocks);
        if let Some(stamp) = &signature.stamp {
            self.stamped(signature, stamp, blocks);
        } else if signature.seals.is_empty() {
            self.unsealed(&signature.names, blocks);
        } else {
            self.sealed(signature, blocks);
        }
    }

    /// Without a seal: one line below the text; the name keeps two characters from the right edge, the date begins two
    /// characters right of the name's first; a date longer than the name keeps the two characters itself (7.3.5.3).
    fn unsealed(&self, names: &[String], blocks: &mut Vec<Block>) {
        let style = self.look.sheet.get(StyleId::Signature).clone();
        let em = style.text.size + style.text.tracking;
        let date = self.resolved.date.official();
        let (date_width, longest) = (width_of(&date, em), names.iter().map(|name| width_of(name, em)).max().unwrap_or_default());
        let (name_blank, date_blank) =
            if date_width > longest { (em * 4 + date_width - longest, em * 2) } else { (em * 2, longest - date_width) };
        for (n, name) in names.iter().enumerate() {
            // Further organs of a joint document stand flush with the first one's start.
            let blank = name_blank + longest - width_of(name, em);
            let space_before = if n == 0 { style.leading } else { Len::ZERO };
            blocks.push(self.signed(StyleId::Signature, name, ParagraphStyle { indent_end: blank, space_before, ..style.clone() }));
        }
        let date_style = self.look.sheet.get(StyleId::SignatureDate).clone();
        blocks.push(self.signed(StyleId::SignatureDate, &date, ParagraphStyle { indent_end: date_blank, ..date_style }));
    }

    fn signed(&self, style: StyleId, text: &str, local: ParagraphStyle) -> Block {
        let mut paragraph = self.plain_paragraph(style, text);
        paragraph.local = Some(Box::new(local));
        Block::Paragraph(paragraph)
    }

    /// The last lines of the text stay with what follows: no page holds the signature alone (7.3.5.5).
    fn hold_text(&self, blocks: &mut [Block]) {
        let Some(Block::Paragraph(last)) = blocks.last_mut() else { return };
        let style = last.local.as_deref().unwrap_or_else(|| self.look.sheet.get(last.style)).clone();
        last.local = Some(Box::new(ParagraphStyle { keep_with_next: true, ..style }));
    }

    /// 附注: below the date, in full-width parentheses (7.3.6).
    pub(super) fn remark(&mut self, blocks: &mut Vec<Block>) {
        if self.resolved.remark.is_empty() {
            return;
        }
        let mut paragraph = self.paragraph(StyleId::Remark, &self.resolved.remark);
        let style = self.look.sheet.get(StyleId::Remark).text;
        if !plain_text(&self.resolved.remark).starts_with('（') {
            paragraph.inlines.insert(0, Inline::Text(self.run("（", style, &Origin::Run)));
            paragraph.inlines.push(Inline::Text(self.run("）", style, &Origin::Run)));
        }
        blocks.push(Block::Paragraph(paragraph));
    }

    /// 出席, 请假, 列席: one line below the text of minutes, the labels in 黑体 (10.3).
    pub(super) fn attendance(&mut self, blocks: &mut Vec<Block>) {
        let resolved = self.resolved;
        let style = self.look.sheet.get(StyleId::Attendance).clone();
        let label_style = TextStyle { face: FaceRole::Hei, ..style.text };
        for (n, (label, names)) in resolved.attendance.iter().enumerate() {
            let mut paragraph = self.plain_paragraph(StyleId::Attendance, &names.join("、"));
            paragraph.inlines.insert(0, Inline::Text(self.run(&format!("{label}："), label_style, &Origin::Run)));
            if n == 0 {
                paragraph.local = Some(Box::new(ParagraphStyle { space_before: style.leading, ..style.clone() }));
            }
            blocks.push(Block::Paragraph(paragraph));
        }
    }

    /// The 附件: each on a new page, its mark flush left on the first line, its title centred on the third; behind the document's number
    /// where it is not bound with the text (7.3.7).
    pub(super) fn attachments(&mut self) -> Vec<Vec<Block>> {
        let attachments = &self.resolved.attachments;
        let mut parts = Vec::with_capacity(attachments.len());
        for (n, attachment) in attachments.iter().enumerate() {
            let numbered = self.plan.things.pop_front().unwrap_or_default();
            let mark = attachment_mark(n, attachments.len());
            let number = if attachment.bound { "" } else { self.resolved.head.number.as_str() };
            let mut blocks =
                vec![Block::Paragraph(self.plain_paragraph(StyleId::AttachmentMark, &format!("{number}{mark}"))), Block::BlankLines(1)];
            let mut title: Paragraph = self.paragraph(StyleId::AttachmentTitle, &attachment.title);
            title.anchor = numbered.anchor;
            title.origin = attachment.origin.clone();
            self.enter(1, format!("{mark}　{}", plain_text(&attachment.title)), numbered.anchor);
            blocks.push(Block::Paragraph(title));
            blocks.push(Block::BlankLines(1));
            self.blocks(&attachment.body, &mut blocks);
            parts.push(blocks);
        }
        parts
    }
}

/// The width of a signature line in characters' cells: digits take half, everything else a whole; a quarter em parts digits from Chinese.
pub(super) fn width_of(text: &str, em: Len) -> Len {
    let mut width = Len::ZERO;
    let mut before: Option<bool> = None;
    for c in text.chars() {
        let narrow = c.is_ascii();
        if before.is_some_and(|before| before != narrow) {
            width += em / 4;
        }
        width += if narrow { em / 2 } else { em };
        before = Some(narrow);
    }
    width
}
