//! Running heads (页眉): the report's title on even pages, the chapter on odd ones.
//!
//! In: what runs at the head of a section. Out: two header parts and their distance from the edge. The chapter is a field (`STYLEREF`) that repeats
//! the heading as Word has it, number and text; its present result is given for readers that do not compute it.

use banxin_compose::document::{Running, StyleId};

use crate::field::field;
use crate::look::{Script, twip};
use crate::marks::Cutter;
use crate::relations::Kind;
use crate::section::{BASELINE, Side};
use crate::wml::{FooterParts, Indent, Jc, Para, ParaProps, ParaRule, RuleKind, RuleSide, Run, Span, Twip};
use crate::writer::{FooterPart, Writer};

impl Writer<'_> {
    /// The headers of a section, and their distance from the upper edge of the sheet.
    pub(crate) fn headers(&mut self, running: &Running) -> (FooterParts, Twip) {
        let index = match self.headers.iter().position(|(known, ..)| known == running) {
            Some(index) => index,
            None => {
                let number = self.headers.len() * 2 + 1;
                let odd = FooterPart { name: format!("header{number}.xml"), para: self.header(running, Side::Odd) };
                let even = FooterPart { name: format!("header{}.xml", number + 1), para: self.header(running, Side::Even) };
                self.headers.push((running.clone(), odd, even));
                self.headers.len() - 1
            }
        };
        let (odd, even) = self.headers.get(index).map(|(_, odd, even)| (odd.name.clone(), even.name.clone())).unwrap_or_default();
        let parts = FooterParts { odd: self.relations.id(Kind::Header, &odd), even: self.relations.id(Kind::Header, &even) };
        let leading = self.style(StyleId::Header).leading;
        (parts, twip((running.y - leading.times(BASELINE)).max(banxin_base::Len::ZERO)))
    }

    fn header(&self, running: &Running, side: Side) -> Para<'static> {
        let style = self.style(StyleId::Header);
        let (text, align) = match side {
            Side::Odd => (&running.odd, Jc::Right),
            Side::Even => (&running.even, Jc::Left),
        };
        let rule = (!running.rule.weight.is_zero()).then(|| ParaRule {
            side: RuleSide::Below,
            kind: RuleKind::Single,
            eighths: u32::try_from((running.rule.weight * 8).to_emu() / 12_700).unwrap_or(0).max(2),
            space: u32::try_from((running.rule_gap - (style.leading - style.leading.times(BASELINE))).to_emu() / 12_700)
                .unwrap_or(0)
                .min(31),
            color: running.rule.color,
        });
        let props = ParaProps { align: Some(align), indent: Some(Indent::default()), rule, ..ParaProps::default() };
        let name = self.defines(StyleId::Header).then(|| crate::names::name(StyleId::Header).id);
        let look = self.look(&running.text, &style.text, Script::Chinese);
        let runs: Vec<Run<'static>> = match side {
            // Level 1 of Word's own headings, whatever the language of the program.
            Side::Odd if running.chapter && !text.is_empty() => {
                let mut runs = field("STYLEREF 1 \\n".to_owned(), running.label.clone(), &look);
                runs.extend(field("STYLEREF 1".to_owned(), text.strip_prefix(running.label.as_str()).unwrap_or(text).to_owned(), &look));
                runs
            }
            Side::Odd | Side::Even => self.plain(text.clone(), &running.text, &style.text, &mut Cutter::new()),
        };
        Para { style: name, props, spans: runs.into_iter().map(Span::Run).collect(), ..Para::default() }
    }
}
