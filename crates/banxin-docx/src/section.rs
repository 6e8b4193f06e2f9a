//! Sections and footers: sheet, margins, grid, page numbers.
//!
//! In: a section's page style and numbering. Out: its properties in Word's terms, and the two footers — odd and even pages differ, since
//! the number keeps one character (一字) free towards the outer edge (GB/T 9704 7.5).

use banxin_base::{Len, Ratio};
use banxin_compose::document::{Block, FirstPage, Footer, NumberForm, PageStyle, Section, StyleId};

use crate::field::page_number;
use crate::look::{Script, twip, whole_para};
use crate::marks::Cutter;
use crate::relations::Kind;
use crate::wml::{FooterParts, Indent, Jc, PageFormat, Para, ParaProps, Piece, Run, RunProps, SectionType, Span, TurnedBox, Twip};
use crate::writer::{FooterPart, Writer};

/// Where the baseline stands in a line of exact height: 0.8 of it below the upper edge, as LibreOffice sets it and Word nearly does.
pub(crate) const BASELINE: Ratio = Ratio::of(8, 10);

/// Width of a column of the type area.
pub(crate) fn column_width(page: &PageStyle) -> Len {
    page.columns.width(page.type_area().width)
}

impl Writer<'_> {
    /// The properties of a section, or of a part of it.
    pub(crate) fn section(&mut self, section: &Section, start: SectionType, first_number: Option<u32>) -> crate::wml::Section {
        let footers = self.footers(&section.page, section.numbering.form, Lie::Upright);
        self.with_footers(section, start, first_number, footers)
    }

    /// The same on sheets that are turned from `upright`: the number stands where it stands on upright ones.
    pub(crate) fn turned_section(
        &mut self,
        section: &Section,
        upright: &PageStyle,
        start: SectionType,
        first_number: Option<u32>,
    ) -> crate::wml::Section {
        let footers = self.footers(upright, section.numbering.form, Lie::Turned);
        let made = self.with_footers(section, start, first_number, footers);
        crate::wml::Section { page: PageFormat { landscape: true, ..made.page }, ..made }
    }

    fn with_footers(
        &mut self,
        section: &Section,
        start: SectionType,
        first_number: Option<u32>,
        footers: FooterParts,
    ) -> crate::wml::Section {
        let page = &section.page;
        crate::wml::Section {
            start,
            page: PageFormat {
                width: twip(page.size.width),
                height: twip(page.size.height),
                landscape: false,
                top: twip(page.top),
                bottom: twip(page.bottom),
                left: twip(page.inner),
                right: twip(page.outer),
                footer: twip(self.footer_distance(page)),
                line_pitch: twip(page.grid.line_pitch),
                columns: page.columns.count.max(1),
                gutter: twip(page.columns.gutter),
            },
            footers,
            headers: section.running.as_ref().map(|running| self.headers(running)),
            bare_first: opens_bare(section),
            first_number,
            note_marks: self.note_marks(),
            roman: section.numbering.form == NumberForm::LowerRoman,
        }
    }

    /// From the lower edge of the sheet to the lower edge of the footer's line, so that the dashes stand where the page style says.
    fn footer_distance(&self, page: &PageStyle) -> Len {
        let leading = self.style(StyleId::Footer).leading;
        let baseline = page.footer.dash_y + page.footer.text.size.times(Footer::DASH_HEIGHT);
        let bottom = baseline + (leading - leading.times(BASELINE));
        (page.size.height - bottom).max(Len::ZERO)
    }

    fn footers(&mut self, page: &PageStyle, form: NumberForm, lie: Lie) -> FooterParts {
        let wanted = (page.clone(), form, lie);
        let index = match self.footers.iter().position(|(known, ..)| *known == wanted) {
            Some(index) => index,
            None => {
                let number = self.footers.len() * 2 + 1;
                let mut made = |number: usize, side| {
                    let upright = self.footer(&page.footer, form, side);
                    let para = if lie == Lie::Turned { self.turned_footer(page, upright, side) } else { upright };
                    FooterPart { name: format!("footer{number}.xml"), para }
                };
                let (odd, even) = (made(number, Side::Odd), made(number + 1, Side::Even));
                self.footers.push((wanted, odd, even));
                self.footers.len() - 1
            }
        };
        let (odd, even) = self.footers.get(index).map(|(_, odd, even)| (odd.name.clone(), even.name.clone())).unwrap_or_default();
        FooterParts { odd: self.relations.id(Kind::Footer, &odd), even: self.relations.id(Kind::Footer, &even) }
    }

    /// The same on a turned sheet. Turned a quarter clockwise, the foot of the upright sheet is the left edge of this one and its left edge the upper
    /// one; there the footer stands in a box and reads downwards.
    ///
    /// ```text
    ///   upright         turned
    ///   +-------+       +-----------+
    ///   |       |       |           |
    ///   |       |       |           |
    ///   |     1 |       | 1         |
    ///   +-------+       +-----------+
    /// ```
    fn turned_footer(&mut self, page: &PageStyle, para: Para<'static>, side: Side) -> Para<'static> {
        if para.spans.is_empty() {
            return para;
        }
        let left = match side {
            Side::Even if page.mirrored => page.outer,
            Side::Odd | Side::Even => page.inner,
        };
        let turned = TurnedBox {
            id: self.next_drawing(),
            left: self.footer_distance(page).to_emu(),
            top: left.to_emu(),
            width: self.style(StyleId::Footer).leading.to_emu(),
            height: page.type_area().width.to_emu(),
            para: para.clone(),
        };
        let run = Run::new(RunProps::default(), Piece::Turned(Box::new(turned)));
        Para { spans: vec![Span::Run(run)], ..para }
    }

    fn footer(&self, footer: &Footer, form: NumberForm, side: Side) -> Para<'static> {
        let style = self.style(StyleId::Footer);
        let blank = footer.outer_blank.map_or(Twip(0), twip);
        let (align, left, right) = match (footer.outer_blank, side) {
            (None, _) => (Jc::Center, Twip(0), Twip(0)),
            (Some(_), Side::Odd) => (Jc::Right, Twip(0), blank),
            (Some(_), Side::Even) => (Jc::Left, blank, Twip(0)),
        };
        let wanted = ParaProps { align: Some(align), indent: Some(Indent { left, right, ..Indent::default() }), ..ParaProps::default() };
        let props = crate::look::para_beyond(wanted, &whole_para(style));
        let name = self.defines(StyleId::Footer).then(|| crate::names::name(StyleId::Footer).id);
        let mut para = Para { style: name, props, ..Para::default() };
        if form != NumberForm::Hidden {
            let mut cutter = Cutter::new();
            let digits = self.look(&footer.text, &style.text, Script::Western);
            // 宋体 digits (GB/T 9704 7.5): the number is not set in the Western face.
            let digits = crate::wml::RunProps { fonts: Some(self.families.chinese_slots(footer.text.face)), ..digits };
            let mut runs: Vec<Run<'static>> = self.plain(footer.before.clone(), &footer.text, &style.text, &mut cutter);
            runs.extend(page_number(&digits));
            cutter.interrupt();
            runs.extend(self.plain(footer.after.clone(), &footer.text, &style.text, &mut cutter));
            para.spans = runs.into_iter().map(Span::Run).collect();
        }
        para
    }
}

/// How a sheet lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lie {
    /// As it is read.
    Upright,
    /// Turned a quarter clockwise.
    Turned,
}

/// Whether the first page has neither header nor footer: a letter's (GB/T 9704 10.1), and that of a chapter's opener.
fn opens_bare(section: &Section) -> bool {
    let letter = section.blocks.iter().any(|block| matches!(block, Block::Mark(mark) if mark.letterhead.is_some()));
    letter || section.running.as_ref().is_some_and(|running| running.first == FirstPage::Bare)
}

/// Which pages of a section.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// Right-hand pages.
    Odd,
    /// Left-hand pages.
    Even,
}
