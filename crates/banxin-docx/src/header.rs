//! Running heads (页眉): the report's title on even pages, the chapter on odd ones.
//!
//! In: what runs at the head of a section. Out: two header parts and their distance from the edge. The chapter is a field (`STYLEREF`) that repeats
//! the heading as Word has it, number and text; its present result is given for readers that do not compute it. In a document with running heads a
//! section without them states empty ones, since it would take those of the section before. A watermark stands in every header.

use banxin_base::Len;
use banxin_compose::document::{PageStyle, Running, StyleId};

use crate::field::field;
use crate::look::{Script, twip};
use crate::marks::Cutter;
use crate::relations::Kind;
use crate::section::{BASELINE, Lie, Side, upright_left};
use crate::wml::{Indent, Jc, Para, ParaProps, ParaRule, Piece, RuleKind, RuleSide, Run, RunProps, SideParts, Span, TurnedBox, Twip};
use crate::writer::{FooterPart, Heads, Writer};

impl Writer<'_> {
    /// The headers of a section on sheets that lie so, and their distance from the upper edge of the sheet; `None` in a document without any and without a watermark.
    pub(crate) fn headers(&mut self, running: Option<&Running>, upright: &PageStyle, lie: Lie) -> Option<(SideParts, Twip)> {
        let any = self.document.sections.iter().find_map(|section| section.running.as_ref());
        let top = match running.or(any) {
            Some(running) => self.header_top(running.y),
            // Headers that hold nothing but the watermark stand half way up the margin.
            None => self.document.watermark.as_ref().map(|_| upright.top / 2)?,
        };
        let wanted = Heads { running: running.cloned(), page: upright.clone(), lie };
        let index = match self.headers.iter().position(|(known, ..)| *known == wanted) {
            Some(index) => index,
            None => {
                let number = self.headers.len() * 2 + 1;
                let mut made = |number: usize, side| {
                    let para = running.map(|running| self.header(running, side));
                    let paras = match (running, para, lie) {
                        (Some(running), Some(para), Lie::Turned) => vec![self.turned_header(upright, running, para, side)],
                        (_, Some(para), _) => {
                            let rule = para
                                .props
                                .rule
                                .map_or(Len::ZERO, |rule| Len::deci_pt(i64::from(rule.space) * 10 + 10 * i64::from(rule.eighths) / 8));
                            let height = upright.top - top - self.style(StyleId::Header).leading - rule;
                            [para].into_iter().chain(self.fill(height)).collect()
                        }
                        (_, None, _) => vec![self.fill(upright.top - top).unwrap_or_default()],
                    };
                    FooterPart { name: format!("header{number}.xml"), paras: self.marked(paras) }
                };
                let (odd, even) = (made(number, Side::Odd), made(number + 1, Side::Even));
                self.headers.push((wanted, odd, even));
                self.headers.len() - 1
            }
        };
        let (odd, even) = self.headers.get(index).map(|(_, odd, even)| (odd.name.clone(), even.name.clone())).unwrap_or_default();
        let parts = SideParts { odd: self.relations.id(Kind::Header, &odd), even: self.relations.id(Kind::Header, &even) };
        Some((parts, twip(top)))
    }

    /// From the upper edge of the sheet to the header's line.
    fn header_top(&self, baseline: Len) -> Len {
        (baseline - self.style(StyleId::Header).leading.times(BASELINE)).max(Len::ZERO)
    }

    /// The same on a turned sheet: the head of the upright one is the right edge of this one, and the header reads downwards there, like the footer.
    fn turned_header(&mut self, upright: &PageStyle, running: &Running, para: Para<'static>, side: Side) -> Para<'static> {
        let width = self.style(StyleId::Header).leading + running.rule_gap;
        let turned = TurnedBox {
            id: self.next_drawing(),
            left: (upright.size.height - self.header_top(running.y) - width).to_emu(),
            top: upright_left(upright, side).to_emu(),
            width: width.to_emu(),
            height: upright.type_area().width.to_emu(),
            // A box that reads downwards has its rules elsewhere in each program.
            para: Para { props: ParaProps { rule: None, ..para.props.clone() }, ..para.clone() },
        };
        let run = Run::new(RunProps::default(), Piece::Turned(Box::new(turned)));
        let props = ParaProps { rule: None, ..para.props };
        Para { spans: vec![Span::Run(run)], props, ..para }
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
