//! The parts of official documents by Word's own means: the mark as a paragraph of exact place, texts side by side at tab stops, seals anchored
//! behind the text, the colophon as a table that floats to the foot of the page.
//!
//! In: the blocks that the pages set as panels. Out: paragraphs and tables that a clerk can go on editing. Word does not know where the ink of a
//! character ends; the nominal shares of 小标宋 stand for it ([`INK_UP`], [`Mark::FOOT`]).

use banxin_base::{Len, Ratio};
use banxin_compose::document::{
    Colophon, ColophonLine, Hold, Letterhead, Mark, NumberForm, PageNumbering, Paragraph, RowPiece, Seal, Section, Stroke, TextRow,
};
use banxin_layout::ColophonPlace;

use crate::Target;
use crate::block::{Flow, spacer};
use crate::look::twip;
use crate::marks::Cutter;
use crate::relations::Kind;
use crate::section::BASELINE;
use crate::wml::{
    self, Border, Edges, FloatPlace, FrameBox, Indent, Jc, LinePitch, Merge, ParaProps, ParaRule, Piece, RuleKind, RuleSide, Run, RunProps,
    SealPicture, SectionType, Spacing, Span, TabKind, TabStop, Twip, VerticalAnchor,
};
use crate::writer::Writer;

/// How far the ink of 小标宋 reaches above the baseline.
const INK_UP: Ratio = Ratio::of(85, 100);
/// Line pitch of a mark of one line, to its size.
const MARK_PITCH: Ratio = Ratio::of(11, 10);

impl<'a> Writer<'a> {
    /// 发文机关标志
    pub(crate) fn mark(&mut self, it: &'a Mark, flow: &mut Flow<'a, '_>) {
        let [name] = it.names.as_slice() else {
            self.joint_mark(it, flow);
            return;
        };
        let size = self.document.style_of(name).text.size;
        let pitch = size.times(MARK_PITCH);
        let before = it.drop - (pitch.times(BASELINE) - size.times(INK_UP));
        let over = pitch - pitch.times(BASELINE) - size.times(Mark::FOOT);
        let mut para = self.paragraph(name);
        para.props.indent = Some(Indent::default());
        para.props.snap_to_grid = Some(false);
        if let Some(letter) = &it.letterhead {
            self.letterhead(letter, para, (before, pitch, over), flow);
            return;
        }
        para.props.spacing = Some(spacing(before, pitch));
        flow.push(para);
        flow.over = over;
    }

    /// The mark of a letter and its two double rules: frames at places of the sheet.
    fn letterhead(
        &mut self,
        letter: &Letterhead,
        mut para: wml::Para<'a>,
        (before, pitch, over): (Len, Len, Len),
        flow: &mut Flow<'a, '_>,
    ) {
        let page = &flow.section.page;
        let x = page.inner + (page.type_area().width - letter.width) / 2;
        let frame = |y: Len, height: Len| FrameBox { x: twip(x), y: twip(y), width: twip(letter.width), height: twip(height) };
        let below = (letter.gap - over).max(Len::ZERO);
        para.props.spacing = Some(spacing(Len::ZERO, pitch));
        para.props.rule = Some(double_rule(letter, RuleSide::Below, below));
        para.props.frame = Some(frame(page.top + before, pitch + below + letter.height()));
        flow.push(para);
        let line = Len::deci_pt(10);
        let mut foot = crate::block::hairline();
        foot.props.spacing = Some(spacing(Len::ZERO, line));
        foot.props.rule = Some(double_rule(letter, RuleSide::Above, Len::ZERO));
        foot.props.frame = Some(frame(page.size.height - letter.foot - letter.height(), letter.height() + line));
        flow.push(foot);
    }

    /// The names of a joint document above each other, the word on their right: a table without rules.
    fn joint_mark(&mut self, it: &'a Mark, flow: &mut Flow<'a, '_>) {
        let Some(first) = it.names.first() else { return };
        let style = self.document.style_of(first);
        let (size, pitch) = (style.text.size, style.leading);
        let head = pitch.times(BASELINE) - size.times(INK_UP);
        flow.push(spacer((it.drop - head).max(Len::deci_pt(10))));
        let wide = |paragraph: &Paragraph| {
            let text = self.document.style_of(paragraph).text;
            let count = i64::try_from(paragraph.plain_text().chars().count()).unwrap_or(0);
            (text.size + text.tracking) * count
        };
        let names_width = it.names.iter().map(wide).max().unwrap_or_default();
        let gap = size.times(Mark::WORD_GAP);
        let word_width = it.word.as_ref().map_or(Len::ZERO, |word| wide(word) + gap);
        let names: Vec<_> = it.names.iter().map(|name| self.mark_line(name, pitch, Jc::Left)).collect();
        let word: Vec<_> = it.word.iter().map(|word| self.mark_line(word, self.document.style_of(word).leading, Jc::Right)).collect();
        let mut grid = vec![twip(names_width)];
        let mut cells = vec![cell(twip(names_width), NO_EDGES, names)];
        if !word.is_empty() {
            grid.push(twip(word_width));
            cells.push(cell(twip(word_width), NO_EDGES, word));
        }
        flow.push_table(table(grid, vec![cells]));
        flow.over = pitch - pitch.times(BASELINE) - size.times(Mark::FOOT);
    }

    fn mark_line(&mut self, paragraph: &'a Paragraph, pitch: Len, align: Jc) -> wml::Block<'a> {
        let mut para = self.paragraph(paragraph);
        para.props.spacing = Some(spacing(Len::ZERO, pitch));
        para.props.align = Some(align);
        para.props.indent = Some(Indent::default());
        para.props.snap_to_grid = Some(false);
        wml::Block::Para(Box::new(para))
    }

    /// Texts side by side.
    pub(crate) fn text_row(&mut self, it: &'a TextRow, flow: &mut Flow<'a, '_>) {
        let over = std::mem::take(&mut flow.over);
        let width = flow.width;
        let mut para = self.row_para(it, width);
        let mut before = (it.local.space_before - over).max(Len::ZERO);
        if !it.seals.is_empty() && !before.is_zero() {
            // Programs disagree whether a paragraph begins above or below its own space, from which a seal is placed: an empty one has none.
            let mut above = spacer(before);
            above.props.keep_next = Some(true);
            flow.push(above);
            before = Len::ZERO;
        }
        para.props.spacing =
            Some(Spacing { before: twip(before), after: twip(it.local.space_after), line: LinePitch::Exact(twip(it.local.leading)) });
        flow.push(para);
    }

    fn row_para(&mut self, it: &'a TextRow, width: Len) -> wml::Para<'a> {
        let mut para = wml::Para { style: self.named(it.style), ..wml::Para::default() };
        let named = self.style(it.style);
        let leading = it.local.leading;
        para.props = ParaProps {
            align: Some(Jc::Left),
            indent: Some(Indent::default()),
            keep_next: Some(it.local.keep_with_next),
            rule: it.rule.map(|below| {
                let foot = leading.times(BASELINE) + it.local.text.size.scale(12, 100);
                let space = (below.gap - (leading - foot)).max(Len::ZERO);
                ParaRule {
                    side: RuleSide::Below,
                    kind: RuleKind::Single,
                    eighths: eighths(below.stroke),
                    space: points(space),
                    color: below.stroke.color,
                }
            }),
            ..ParaProps::default()
        };
        for seal in &it.seals {
            if let Some(index) = usize::try_from(seal.image.0).ok().filter(|index| *index < self.document.images.len()) {
                let picture = self.seal(index, seal);
                para.spans.push(Span::Run(Run::new(RunProps::default(), Piece::Seal(Box::new(picture)))));
            }
        }
        let mut cutter = Cutter::new();
        match it.pieces.as_slice() {
            [only] if only.hold == Hold::Middle && (only.x - width / 2).abs() < Len::deci_pt(1) => para.props.align = Some(Jc::Center),
            [only] if only.hold == Hold::End => {
                para.props.align = Some(Jc::Right);
                para.props.indent = Some(Indent { right: twip(width - only.x), ..Indent::default() });
            }
            pieces => self.stops(pieces, &mut para.props),
        }
        let tabbed = !para.props.tabs.is_empty();
        for (n, piece) in it.pieces.iter().enumerate() {
            // The first text starts at the indent, if it is held by its start.
            if tabbed && (n > 0 || piece.hold != Hold::Start) {
                para.spans.push(Span::Run(Run::new(RunProps::default(), Piece::Tab)));
                cutter.interrupt();
            }
            let spans = self.inlines(&piece.inlines, &named.text, &mut cutter);
            para.spans.extend(spans);
        }
        para
    }

    /// The tab stops of texts side by side; the first is an indent where it can be.
    fn stops(&self, pieces: &[RowPiece], props: &mut ParaProps) {
        for (n, piece) in pieces.iter().enumerate() {
            let at = twip(piece.x);
            let kind = match piece.hold {
                Hold::Start if n == 0 => {
                    props.indent = Some(Indent { left: at, ..Indent::default() });
                    continue;
                }
                Hold::Start => TabKind::Left,
                Hold::Middle => TabKind::Center,
                Hold::End => TabKind::Right,
            };
            props.tabs.push(TabStop { at, kind });
        }
    }

    fn seal(&mut self, index: usize, seal: &Seal) -> SealPicture {
        let data = &self.document.images[index];
        SealPicture {
            id: self.next_drawing(),
            relationship: self.relations.id(Kind::Image, &crate::image::shown_name(index, data)),
            width: seal.width.to_emu().max(1),
            height: seal.height.to_emu().max(1),
            x: seal.at.x.to_emu(),
            y: seal.at.y.to_emu(),
            alt: crate::inline::clean(seal.alt.as_str().into()).into_owned(),
        }
    }

    /// 版记: on the page where layout found room for it.
    pub(crate) fn colophon(&mut self, it: &'a Colophon, flow: &mut Flow<'a, '_>) {
        match self.pages.colophon() {
            ColophonPlace::SamePage => {}
            ColophonPlace::NextPage | ColophonPlace::BehindBlank if it.even => self.close(flow, SectionType::Even),
            ColophonPlace::NextPage | ColophonPlace::BehindBlank => self.close(flow, SectionType::Next),
        }
        flow.unnumbered = self.pages.colophon() == ColophonPlace::BehindBlank;
        let width = twip(flow.width);
        let last = it.parts.len();
        let mut rows = Vec::new();
        for (n, part) in it.parts.iter().enumerate() {
            let blocks = part.iter().map(|line| self.colophon_line(line, flow.width)).collect();
            let top = border(if n == 0 { it.thick } else { it.thin });
            let bottom = border(if n + 1 == last { it.thick } else { it.thin });
            rows.push(vec![cell(width, Edges { top, bottom, ..NO_EDGES }, blocks)]);
        }
        if flow.is_fresh() {
            // LibreOffice takes a table that floats off the first paragraph of a section for one of the section before.
            flow.push(crate::block::hairline());
        }
        let page = &flow.section.page;
        let rules = it.thick.weight * 2 + it.thin.weight * (i64::try_from(last).unwrap_or(1) - 1);
        let place = FloatPlace {
            left: twip(page.inner),
            // LibreOffice finds another foot of the page than Word; to it the table's head is told.
            top: (self.target == Target::LibreOffice).then(|| twip(page.type_area().height - self.pages.colophon_height() - rules)),
        };
        flow.push_float(table(vec![width], rows), place);
    }

    fn colophon_line(&mut self, line: &'a ColophonLine, width: Len) -> wml::Block<'a> {
        let para = match line {
            ColophonLine::Text(paragraph) => self.paragraph(paragraph),
            ColophonLine::Row(row) => {
                let mut para = self.row_para(row, width);
                para.props.spacing = Some(spacing(Len::ZERO, row.local.leading));
                para
            }
        };
        wml::Block::Para(Box::new(para))
    }
}

/// A section whose pages carry no number.
pub(crate) fn unnumbered(section: &Section) -> Section {
    let numbering = PageNumbering { form: NumberForm::Hidden, ..section.numbering };
    Section { numbering, blocks: Vec::new(), ..section.clone() }
}

const NO_RULE: Border = Border { eighths: 0, color: banxin_base::Color::BLACK };
const NO_EDGES: Edges = Edges { top: NO_RULE, left: NO_RULE, bottom: NO_RULE, right: NO_RULE };

fn cell(width: Twip, edges: Edges, blocks: Vec<wml::Block<'_>>) -> wml::Cell<'_> {
    wml::Cell { width, span: 1, merge: Merge::Alone, edges, margin_y: None, anchor: VerticalAnchor::Middle, shade: None, blocks }
}

fn table<'a>(grid: Vec<Twip>, rows: Vec<Vec<wml::Cell<'a>>>) -> wml::Table<'a> {
    let rows = rows.into_iter().map(|cells| wml::Row { kind: wml::RowKind::Whole, cells }).collect();
    wml::Table { grid, rows, margin: Twip(0), margin_y: Twip(0), description: String::new() }
}

fn spacing(before: Len, pitch: Len) -> Spacing {
    Spacing { before: twip(before.max(Len::ZERO)), after: Twip(0), line: LinePitch::Exact(twip(pitch)) }
}

fn double_rule(letter: &Letterhead, side: RuleSide, space: Len) -> ParaRule {
    // Word states the weight of a double rule by its heavy line.
    ParaRule { side, kind: RuleKind::ThickThin, eighths: eighths(letter.thick), space: points(space), color: letter.thick.color }
}

fn border(stroke: Stroke) -> Border {
    Border { eighths: eighths(stroke), color: stroke.color }
}

fn eighths(stroke: Stroke) -> u32 {
    u32::try_from((stroke.weight * 8).to_emu().saturating_add(6_350) / 12_700).unwrap_or(0)
}

/// Word keeps a paragraph's rule off in whole points, 31 at most.
fn points(length: Len) -> u32 {
    u32::try_from((length.to_emu() + 6_350) / 12_700).unwrap_or(0).min(31)
}
