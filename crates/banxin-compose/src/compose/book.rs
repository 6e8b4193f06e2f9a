//! The sections of a book: cover, title page, contents, chapters, what follows them.
//!
//! In: the body's nodes and the book's measures. Out: sections, each chapter one of its own that opens on a page with its band and number, so that
//! running heads name it in both outputs.
//!
//! ```text
//!   cover | title page i | preface iii | contents v | chapter 1 … | chapter n, attachments named, signature | endnotes | attachments | index
//! ```

use banxin_base::{Color, Len, Origin, Point, Size};

use super::Composer;
use super::back::width_of;
use crate::document::{
    Art, ArtPiece, Block, Crop, FirstPage, ImageId, Inline, NumberForm, PageNumbering, Paragraph, ParagraphStyle, Running, Section,
    SectionKind, SectionStart, StyleId,
};
use crate::resolve::tree::{Node, Span, plain_text};
use crate::style::Book;

/// What a part of the body is.
struct Part {
    /// Its pages' heads name it.
    name: String,
    /// The number with which its name begins.
    label: String,
    blocks: Vec<Block>,
    kind: SectionKind,
}

/// What runs at the head of a section's odd pages.
struct Head {
    text: String,
    label: String,
    chapter: bool,
    first: FirstPage,
}

const GO_ON: PageNumbering = PageNumbering { form: NumberForm::Decimal, start: 0 };
const HIDDEN: PageNumbering = PageNumbering { form: NumberForm::Hidden, start: 0 };

impl Composer<'_> {
    /// The whole book.
    pub(super) fn book(&mut self, book: &Book) -> Vec<Section> {
        let resolved = self.resolved;
        let preface = self.preface();
        let mut parts = self.parts(&resolved.body, book);
        if let Some(last) = parts.last_mut() {
            self.attachment_list(&mut last.blocks);
            self.signature(&mut last.blocks);
            self.remark(&mut last.blocks);
        }
        // Notes come behind what they belong to, attachments behind the notes.
        let listed = self.toc.len();
        let attachments = self.attachments();
        let in_attachments = self.toc.split_off(listed);
        let notes = self.endnotes();
        self.toc.extend(in_attachments);
        let index = self.index();
        let mut sections = self.front(book, preface);
        let mut numbering = PageNumbering { form: NumberForm::Decimal, start: 1 };
        for part in parts {
            sections.push(self.section(
                part.kind,
                book.chapter_start,
                numbering,
                Some(Head { text: part.name, label: part.label, chapter: true, first: FirstPage::Bare }),
                part.blocks,
            ));
            numbering = GO_ON;
        }
        if !notes.is_empty() {
            let head = Head { text: super::endnotes::TITLE.to_owned(), label: String::new(), chapter: false, first: FirstPage::Numbered };
            sections.push(self.section(SectionKind::Back, book.chapter_start, numbering, Some(head), notes));
            numbering = GO_ON;
        }
        for (blocks, node) in attachments.into_iter().zip(&resolved.attachments) {
            let running = Some(Head { text: plain_text(&node.title), label: String::new(), chapter: false, first: FirstPage::Same });
            sections.push(self.section(SectionKind::Back, SectionStart::NextPage, numbering, running, blocks));
            numbering = GO_ON;
        }
        if !index.is_empty() {
            let head = Head { text: super::index::TITLE.to_owned(), label: String::new(), chapter: false, first: FirstPage::Numbered };
            sections.push(self.section(SectionKind::Back, book.chapter_start, numbering, Some(head), index));
        }
        if let Some(last) = sections.last_mut() {
            last.blocks.extend(self.colophon());
        }
        sections
    }

    /// 前言: its title and what stands below it; `None` if there is none.
    fn preface(&mut self) -> Option<(String, Vec<Block>)> {
        let nodes = &self.resolved.preface;
        let Node::Heading(heading) = nodes.first()? else { return None };
        let mut blocks = vec![Block::Paragraph(self.heading(heading)), Block::BlankLines(1)];
        self.blocks(nodes.get(1..).unwrap_or_default(), &mut blocks);
        Some((plain_text(&heading.content), blocks))
    }

    /// Cover, title page, preface, contents. Roman numbers begin with the title page, which shows none.
    fn front(&mut self, book: &Book, preface: Option<(String, Vec<Block>)>) -> Vec<Section> {
        let mut sections = Vec::new();
        let start = SectionStart::OddPage;
        if self.resolved.cover.is_some() {
            let blocks = self.cover(book);
            sections.push(self.section(SectionKind::Cover, start, PageNumbering { start: 1, ..HIDDEN }, None, blocks));
        }
        let title = self.title_page(book);
        let head = |text: &str, first| Some(Head { text: text.to_owned(), label: String::new(), chapter: false, first });
        let roman = |start| PageNumbering { form: NumberForm::LowerRoman, start };
        sections.push(self.section(SectionKind::Front, start, roman(1), head("", FirstPage::Bare), title));
        if let Some((title, blocks)) = preface {
            sections.push(self.section(SectionKind::Front, start, roman(0), head(&title, FirstPage::Numbered), blocks));
        }
        if let Some(blocks) = self.contents() {
            sections.push(self.section(SectionKind::Front, start, roman(0), head("目录", FirstPage::Numbered), blocks));
        }
        sections
    }

    fn section(&self, kind: SectionKind, start: SectionStart, numbering: PageNumbering, head: Option<Head>, blocks: Vec<Block>) -> Section {
        let running = head.zip(self.look.book.as_ref()).map(|(head, book)| Running {
            even: self.resolved.title.iter().map(|line| plain_text(line)).collect(),
            odd: head.text,
            label: head.label,
            chapter: head.chapter,
            text: self.look.sheet.get(StyleId::Header).text,
            y: book.header_y,
            rule: book.header_rule.0,
            rule_gap: book.header_rule.1,
            first: head.first,
        });
        Section { kind, page: self.look.page.clone(), start, numbering, running, blocks }
    }

    /// The body cut at its chapters and appendices.
    fn parts(&mut self, nodes: &[Node], book: &Book) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        let mut chapters = 0;
        for node in nodes {
            let opened = match node {
                Node::Heading(heading) if heading.level == 1 => {
                    let paragraph = self.heading(heading);
                    let number = paragraph.label.as_ref().map(|_| {
                        chapters += 1;
                        chapters.to_string()
                    });
                    Some((paragraph, number, SectionKind::Body))
                }
                Node::Appendix { title, .. } => {
                    let letter = self.plan.things.front().and_then(|thing| thing.label.chars().last());
                    let paragraph = self.appendix_heading(title);
                    Some((paragraph, letter.map(String::from), SectionKind::Back))
                }
                _ => None,
            };
            if let Some((paragraph, number, kind)) = opened {
                let name = paragraph.plain_text();
                let label = paragraph.label.as_ref().map(|label| label.text.clone()).unwrap_or_default();
                parts.push(Part { name, label, blocks: self.opener(book, paragraph, number), kind });
            }
            if parts.is_empty() {
                // What stands before the first chapter: a preface without a heading.
                parts.push(Part { name: String::new(), label: String::new(), blocks: Vec::new(), kind: SectionKind::Body });
            }
            let Some(part) = parts.last_mut() else { continue };
            match node {
                Node::Heading(heading) if heading.level == 1 => {}
                Node::Appendix { body, .. } => self.blocks(body, &mut part.blocks),
                // Each part starts its page itself.
                Node::PageBreak(_) if part.blocks.is_empty() => {}
                other => self.blocks(std::slice::from_ref(other), &mut part.blocks),
            }
        }
        parts
    }

    /// The band with its number, and the heading below it.
    fn opener(&self, book: &Book, heading: Paragraph, number: Option<String>) -> Vec<Block> {
        let sheet = self.look.page.size;
        let mut pieces = vec![
            field(Point::new(-Art::BLEED, -Art::BLEED), Size::new(sheet.width + Art::BLEED * 2, book.band + Art::BLEED), book.ground),
            field(Point::new(-Art::BLEED, book.band), Size::new(sheet.width + Art::BLEED * 2, book.strip_height), book.strip),
        ];
        let at = Point::new(sheet.width - book.number_at.0, book.number_at.1);
        pieces.extend(number.map(|text| ArtPiece::Figure { at, text, style: book.number }));
        let (above, below) = book.opener_lines;
        vec![Block::Art(Art { pieces }), Block::BlankLines(above), Block::Paragraph(heading), Block::BlankLines(below)]
    }

    /// 封面: ground or picture to the edges and beyond, title, period, issuer and date.
    fn cover(&mut self, book: &Book) -> Vec<Block> {
        let sheet = self.look.page.size;
        let wide = sheet.width + Art::BLEED * 2;
        let mut pieces = Vec::new();
        let mut ground = -Art::BLEED;
        let mut strip = book.cover_strip_y;
        let mut lines = book.cover_lines;
        if let Some((image, alt, height)) = self.cover_picture(wide) {
            ground = (height - Art::BLEED).min(book.cover_picture);
            // A high picture is cut to what the ground leaves of it, as much above as below: nothing lies unseen under the ground or off the sheet.
            let shown = ground + Art::BLEED;
            let cut = (height - shown).to_emu() * i64::from(Crop::WHOLE) / (height.to_emu().max(1) * 2);
            let crop = Crop { across: 0, down: u32::try_from(cut).unwrap_or(0) };
            pieces.push(ArtPiece::Picture { at: Point::new(-Art::BLEED, -Art::BLEED), size: Size::new(wide, shown), image, crop, alt });
            // The words move below the picture, by whole lines of the grid.
            let pitch = self.look.page.grid.line_pitch;
            let wanted = (ground - self.look.page.top).whole(pitch) + 3;
            lines = u32::try_from(wanted).unwrap_or(0).max(2);
            strip = self.look.page.top + pitch * (i64::from(lines) - 1);
        }
        pieces.push(field(Point::new(-Art::BLEED, ground), Size::new(wide, sheet.height + Art::BLEED - ground), book.ground));
        pieces.push(field(Point::new(self.look.page.inner, strip), Size::new(book.cover_strip, book.strip_height), book.strip));
        let styles = [StyleId::CoverTitle, StyleId::CoverSubtitle, StyleId::CoverText];
        let mut blocks = vec![Block::Art(Art { pieces })];
        self.names_of_the_book(lines, book, styles, &mut blocks);
        blocks
    }

    /// The picture of the cover as wide as the sheet, with its height.
    fn cover_picture(&mut self, wide: Len) -> Option<(ImageId, String, Len)> {
        let resolved = self.resolved;
        let cover = resolved.cover.as_ref()?;
        let (src, alt) = cover.image.as_ref()?;
        let image = self.image(src, &cover.origin)?;
        let data = self.images.get(usize::try_from(image.0).ok()?)?;
        Some((image, alt.clone(), wide.scale(i64::from(data.height_px), i64::from(data.width_px.max(1)))))
    }

    /// 扉页: the cover's words on paper.
    fn title_page(&mut self, book: &Book) -> Vec<Block> {
        let mut blocks = Vec::new();
        self.names_of_the_book(book.title_lines, book, [StyleId::Title, StyleId::Subtitle, StyleId::Imprint], &mut blocks);
        blocks
    }

    /// Title, subtitle and period `lines` below the head of the type area; issuer and date at its foot.
    fn names_of_the_book(&mut self, lines: u32, book: &Book, [title, subtitle, text]: [StyleId; 3], blocks: &mut Vec<Block>) {
        let resolved = self.resolved;
        let page = &self.look.page;
        let mut y = page.top + page.grid.line_pitch * i64::from(lines);
        blocks.push(Block::BlankLines(lines));
        blocks.push(Block::Paragraph(self.title_paragraph(title)));
        y += self.look.sheet.get(title).leading * self.lines_of(title, &resolved.title);
        if !resolved.subtitle.is_empty() {
            blocks.push(Block::Paragraph(self.paragraph(subtitle, &resolved.subtitle)));
            let style = self.look.sheet.get(subtitle);
            y += style.space_before + style.leading;
        }
        if !resolved.period.is_empty() {
            let period = period(&resolved.period);
            blocks.push(Block::Paragraph(self.plain_paragraph(subtitle, &period)));
            let style = self.look.sheet.get(subtitle);
            y += style.space_before + style.leading;
        }
        let style = self.look.sheet.get(text).clone();
        let space_before = (book.imprint_y - y).max(style.leading);
        let mut issuer = self.plain_paragraph(text, &resolved.issuer);
        issuer.local = Some(Box::new(ParagraphStyle { space_before, ..style }));
        blocks.push(Block::Paragraph(issuer));
        blocks.push(Block::Paragraph(self.plain_paragraph(text, &resolved.date.official())));
    }

    /// The title in a style, with the breaks that the report states.
    pub(super) fn title_paragraph(&mut self, style: StyleId) -> Paragraph {
        let lines = &self.resolved.title;
        let mut inlines = Vec::new();
        for (n, line) in lines.iter().enumerate() {
            if n > 0 {
                inlines.push(Inline::LineBreak);
            }
            inlines.extend(self.inlines(line, style));
        }
        let origin = lines.first().and_then(|line| line.first()).map_or(Origin::Run, |span| span.origin.clone());
        Paragraph::new(style, inlines, origin)
    }

    /// About how many lines a title takes: what stands at the foot is placed by it.
    fn lines_of(&self, style: StyleId, title: &[Vec<Span>]) -> i64 {
        let em = self.look.sheet.get(style).text.size;
        let width = self.look.page.type_area().width;
        let lines = |line: &Vec<Span>| width_of(&plain_text(line), em).scale(1, 1).to_emu().max(1).div_euclid(width.to_emu().max(1)) + 1;
        title.iter().map(lines).sum::<i64>().max(1)
    }
}

/// 2021-2024 as it is printed: 2021—2024年.
fn period(written: &str) -> String {
    let year = |text: &str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    match written.split_once(['-', '–', '—', '～']) {
        Some((from, to)) if year(from) && year(to) => format!("{from}—{to}年"),
        None if year(written) => format!("{written}年"),
        _ => written.to_owned(),
    }
}

fn field(at: Point, size: Size, color: Color) -> ArtPiece {
    ArtPiece::Field { at, size, color }
}

#[cfg(test)]
mod tests {
    use super::period;

    #[test]
    fn a_period_is_printed_as_years() {
        let printed = ["2021-2024", "2024", "2024年上半年", "2021-2024年度"].map(period);
        assert_eq!(printed, ["2021—2024年", "2024年", "2024年上半年", "2021-2024年度"]);
    }
}
