//! 版记: 抄送机关, 印发机关 and 印发日期 at the foot of the last page (GB/T 9704 7.4; of a letter 10.1).

use banxin_base::Origin;
use banxin_model::Form;

use super::Composer;
use crate::document::{Block, Colophon, ColophonLine, Hold, Inline, RowPiece, Stroke, StyleId};

impl Composer<'_> {
    /// The colophon, if the report has one with anything in it.
    pub(super) fn colophon(&self) -> Option<Block> {
        let node = self.resolved.colophon.as_ref()?;
        let letter = self.resolved.head.form == Form::Letter;
        // 主送 stands above 抄送 with no rule between (7.4.2).
        let named = [("主送", &node.to), ("抄送", &node.copies)];
        let lines: Vec<_> =
            named.into_iter().filter(|(_, names)| !names.is_empty()).map(|(label, names)| self.named(label, names)).collect();
        let mut parts = Vec::new();
        if !lines.is_empty() {
            parts.push(lines);
        }
        if !letter {
            parts.push(vec![self.issued(&node.issuer, &format!("{}印发", node.date.official()))]);
        }
        if parts.is_empty() {
            return None;
        }
        let official = &self.look.official;
        let (thick, thin) = if letter { (Stroke::NONE, Stroke::NONE) } else { (official.colophon_thick, official.colophon_thin) };
        Some(Block::Colophon(Box::new(Colophon { parts, thick, thin, even: node.even })))
    }

    /// 抄送： and the names; a full stop behind the last (7.4.2).
    fn named(&self, label: &str, names: &[String]) -> ColophonLine {
        let names = names.join("，");
        let stop = if names.ends_with('。') { "" } else { "。" };
        ColophonLine::Text(self.plain_paragraph(StyleId::Colophon, &format!("{label}：{names}{stop}")))
    }

    /// 印发机关 on the left, 印发日期 on the right, each one character off the edge (7.4.3).
    fn issued(&self, issuer: &str, date: &str) -> ColophonLine {
        let style = self.look.sheet.get(StyleId::Colophon).clone();
        let cell = style.text.size + style.text.tracking;
        let width = self.look.page.type_area().width;
        let piece = |x, hold, text: &str| RowPiece { x, hold, inlines: vec![Inline::Text(self.run(text, style.text, &Origin::Run))] };
        let pieces = vec![piece(cell, Hold::Start, issuer), piece(width - cell, Hold::End, date)];
        ColophonLine::Row(self.row(StyleId::Colophon, style.clone(), pieces))
    }
}
