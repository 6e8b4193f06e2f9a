//! Sections and footers: sheet, margins, grid, page numbers.
//!
//! In: a section's page style and numbering. Out: its properties in Word's terms, and the two footers — odd and even pages differ, since
//! the number keeps one character (一字) free towards the outer edge (GB/T 9704 7.5).

use banxin_base::{Len, Ratio};
use banxin_compose::document::{Block, FirstPage, Footer, NumberForm, PageStyle, Section, SectionStart, StyleId};

use crate::field::{page_count, page_number};
use crate::look::{Script, twip, whole_para};
use crate::marks::Cutter;
use crate::options::Target;
use crate::relations::Kind;
use crate::wml::{
    FirstParts, Indent, Jc, PageFormat, Para, ParaProps, Piece, Run, RunProps, SectionType, SideParts, Span, TurnedBox, Twip,
};
use crate::writer::{FooterPart, Writer};

/// Where the baseline stands in a line of exact height: 0.8 of it below the upper edge, as LibreOffice sets it and Word nearly does.
pub(crate) const BASELINE: Ratio = Ratio::of(8, 10);

/// 地脚. LibreOffice counts the lines of the grid in hundredths of a millimetre, pitch and page rounded; where that leaves one line less than the grid
/// has, the page is longer at its foot by the little that is missing.
fn foot(page: &PageStyle) -> Twip {
    let hundredths = |len: Len| (i64::from(twip(len).0) * 127 + 36) / 72;
    let lines = i64::from(page.grid.lines) * hundredths(page.grid.line_pitch);
    let missing = lines - (hundredths(page.size.height) - hundredths(page.top) - hundredths(page.bottom));
    let bottom = twip(page.bottom);
    if (1..=MOST_MISSING).contains(&missing) { Twip(bottom.0 - i32::try_from(missing * 72 / 127).unwrap_or(0) - 1) } else { bottom }
}

/// Rounding takes half of a hundredth a line, and some of the page; more is meant.
const MOST_MISSING: i64 = 30;

/// Width of a column of the type area.
pub(crate) fn column_width(page: &PageStyle) -> Len {
    page.columns.width(page.type_area().width)
}

impl Writer<'_> {
    /// How a section begins. LibreOffice gives the page behind a first page that is odd (单页起) the bare head and foot of that one; to it the number
    /// is told, which it brings to a right-hand page by itself.
    pub(crate) fn opening(&self, index: usize, section: &Section) -> Opening {
        let stated = Some(section.numbering.start).filter(|start| *start > 0);
        let told = self.pages.opening(index).filter(|number| *number > 0);
        let (start, number) = match section.start {
            SectionStart::NextPage => (SectionType::Next, stated),
            SectionStart::OddPage if self.target == Target::LibreOffice && first_page(section) != FirstPage::Same && told.is_some() => {
                (SectionType::Next, told)
            }
            SectionStart::OddPage => (SectionType::Odd, stated),
        };
        Opening { start, number, part: Part::First }
    }

    /// The properties of a section, or of a part of it.
    pub(crate) fn section(&mut self, section: &Section, opening: Opening) -> crate::wml::Section {
        let footers = self.footers(&section.page, section.numbering.form, Lie::Upright);
        self.with_footers(section, opening, footers)
    }

    /// The same on sheets that are turned from `upright`: head and number stand where they stand on upright ones.
    pub(crate) fn turned_section(&mut self, section: &Section, upright: &PageStyle, opening: Opening) -> crate::wml::Section {
        let footers = self.footers(upright, section.numbering.form, Lie::Turned);
        let headers = self.headers(section.running.as_ref(), upright, Lie::Turned);
        let made = self.with_footers(section, opening, footers);
        crate::wml::Section { page: PageFormat { landscape: true, ..made.page }, headers, ..made }
    }

    fn with_footers(&mut self, section: &Section, opening: Opening, footers: SideParts) -> crate::wml::Section {
        let page = &section.page;
        // Only the part that opens the section has its first page.
        let first = (opening.part == Part::First).then(|| self.first_parts(section)).flatten();
        crate::wml::Section {
            start: opening.start,
            page: PageFormat {
                width: twip(page.size.width),
                height: twip(page.size.height),
                landscape: false,
                top: twip(page.top),
                bottom: foot(page),
                left: twip(page.inner),
                right: twip(page.outer),
                footer: twip(self.footer_distance(page)),
                line_pitch: twip(page.grid.line_pitch),
                columns: page.columns.count.max(1),
                gutter: twip(page.columns.gutter),
            },
            footers,
            headers: self.headers(section.running.as_ref(), page, Lie::Upright),
            first,
            first_number: opening.number,
            note_marks: self.note_marks(),
            endnotes: self.endnotes(),
            roman: section.numbering.form == NumberForm::LowerRoman,
        }
    }

    /// What fills the margin between a header or footer and the text. Where a section starts on an odd page LibreOffice lets the text begin
    /// where the header ends, and end where the footer begins, whatever the margins say.
    pub(crate) fn fill(&self, height: Len) -> Option<Para<'static>> {
        let odd = self.document.sections.iter().any(|section| section.start == SectionStart::OddPage);
        // A tenth of a point short: a header that reaches beyond the margin would move the text.
        let height = height - Len::deci_pt(1);
        (odd && height > Len::deci_pt(10)).then(|| crate::block::spacer(height))
    }

    /// From the lower edge of the sheet to the lower edge of the footer's line, so that the dashes stand where the page style says.
    fn footer_distance(&self, page: &PageStyle) -> Len {
        let leading = self.style(StyleId::Footer).leading;
        let baseline = page.footer.dash_y + page.footer.text.size.times(Footer::DASH_HEIGHT);
        let bottom = baseline + (leading - leading.times(BASELINE));
        (page.size.height - bottom).max(Len::ZERO)
    }

    /// Head and foot of the first page, where they are not those of the others. Such a page is a right-hand one.
    fn first_parts(&mut self, section: &Section) -> Option<FirstParts> {
        let form = match first_page(section) {
            FirstPage::Same => return None,
            FirstPage::Numbered => section.numbering.form,
            FirstPage::Bare => NumberForm::Hidden,
        };
        let header = self.headers(None, &section.page, Lie::Upright).map(|(parts, _)| parts.odd);
        Some(FirstParts { header, footer: self.footers(&section.page, form, Lie::Upright).odd })
    }

    fn footers(&mut self, page: &PageStyle, form: NumberForm, lie: Lie) -> SideParts {
        let wanted = (page.clone(), form, lie);
        let index = match self.footers.iter().position(|(known, ..)| *known == wanted) {
            Some(index) => index,
            None => {
                let number = self.footers.len() * 2 + 1;
                let mut made = |number: usize, side| {
                    let upright = self.footer(&page.footer, form, side);
                    let paras = match lie {
                        Lie::Turned => vec![self.turned_footer(page, upright, side)],
                        Lie::Upright => {
                            let height = page.bottom - self.footer_distance(page) - self.style(StyleId::Footer).leading;
                            self.fill(height).into_iter().chain([upright]).collect()
                        }
                    };
                    FooterPart { name: format!("footer{number}.xml"), paras }
                };
                let (odd, even) = (made(number, Side::Odd), made(number + 1, Side::Even));
                self.footers.push((wanted, odd, even));
                self.footers.len() - 1
            }
        };
        let (odd, even) = self.footers.get(index).map(|(_, odd, even)| (odd.name.clone(), even.name.clone())).unwrap_or_default();
        SideParts { odd: self.relations.id(Kind::Footer, &odd), even: self.relations.id(Kind::Footer, &even) }
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
        let turned = TurnedBox {
            id: self.next_drawing(),
            left: self.footer_distance(page).to_emu(),
            top: upright_left(page, side).to_emu(),
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
            let mut runs = self.beside_number(&footer.before, footer, &digits, &mut cutter);
            runs.extend(page_number(&digits));
            cutter.interrupt();
            runs.extend(self.beside_number(&footer.after, footer, &digits, &mut cutter));
            para.spans = runs.into_iter().map(Span::Run).collect();
        }
        para
    }
}

/// How a part of a section begins. A section has several where sideways tables or breaks to an odd page cut it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Opening {
    /// Where.
    pub(crate) start: SectionType,
    /// The number of its first page; `None` goes on.
    pub(crate) number: Option<u32>,
    /// Which part it is.
    pub(crate) part: Part,
}

/// Which part of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The one that opens it.
    First,
    /// Another.
    Later,
}

impl Writer<'_> {
    /// What stands beside a page number, the number of pages as a field.
    fn beside_number(&self, text: &str, footer: &Footer, digits: &crate::wml::RunProps, cutter: &mut Cutter) -> Vec<Run<'static>> {
        let base = &self.style(StyleId::Footer).text;
        let mut runs = Vec::new();
        for (n, part) in text.split(Footer::TOTAL).enumerate() {
            if n > 0 {
                runs.extend(page_count(self.pages.page_count(), digits));
                cutter.interrupt();
            }
            if !part.is_empty() {
                runs.extend(self.plain(part.to_owned(), &footer.text, base, cutter));
            }
        }
        runs
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

/// From the left edge of an upright sheet to its type area.
pub(crate) fn upright_left(page: &PageStyle, side: Side) -> Len {
    match side {
        Side::Even if page.mirrored => page.outer,
        Side::Odd | Side::Even => page.inner,
    }
}

/// What stands at head and foot of the first page: nothing on a letter's (GB/T 9704 10.1) and on that of a chapter's opener.
fn first_page(section: &Section) -> FirstPage {
    let letter = section.blocks.iter().any(|block| matches!(block, Block::Mark(mark) if mark.letterhead.is_some()));
    let running = section.running.as_ref().map_or(FirstPage::Same, |running| running.first);
    if letter { FirstPage::Bare } else { running }
}

/// Which pages of a section.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// Right-hand pages.
    Odd,
    /// Left-hand pages.
    Even,
}

#[cfg(test)]
mod tests {
    use banxin_base::{FaceRole, Len, Size};
    use banxin_compose::document::{Columns, Footer, Grid, PageStyle, TextStyle};

    use super::foot;
    use crate::look::twip;

    fn page(bottom: Len, lines: u32, line_pitch: Len) -> PageStyle {
        let footer = Footer {
            text: TextStyle::plain(FaceRole::Song, Len::deci_pt(140)),
            before: String::new(),
            after: String::new(),
            dash_y: Len::deci_mm(2800),
            outer_blank: None,
        };
        PageStyle {
            size: Size::new(Len::deci_mm(2100), Len::deci_mm(2970)),
            top: Len::deci_mm(270),
            bottom,
            inner: Len::deci_mm(300),
            outer: Len::deci_mm(360),
            mirrored: true,
            grid: Grid { lines, chars: 34, line_pitch, char_pitch: Len::deci_pt(120) },
            columns: Columns { count: 1, gutter: Len::ZERO },
            footer,
        }
    }

    #[test]
    fn the_foot_makes_room_for_every_line_as_libreoffice_counts_them() {
        // 34 lines of 20 pt: 7.06 mm each as LibreOffice has it, 240.04 mm on a type area of 240 mm.
        let annual = page(Len::deci_mm(300), 34, Len::deci_pt(200));
        assert_eq!(foot(&annual).0, twip(annual.bottom).0 - 3);
        // Lines to spare, or far too many: as stated.
        let spare = page(Len::deci_mm(300), 33, Len::deci_pt(200));
        assert_eq!(foot(&spare), twip(spare.bottom));
        let crowded = page(Len::deci_mm(300), 36, Len::deci_pt(200));
        assert_eq!(foot(&crowded), twip(crowded.bottom));
    }
}
