//! From sections and blocks to the body of the file.
//!
//! In: the document's sections. Out: the body's blocks and the properties of its last section. Steps for each block: page breaks become
//! a property of the next paragraph, breaks to an odd or even page become sections, empty lines become paragraphs; two tables never
//! touch, since Word would make them one.

use banxin_base::Len;
use banxin_compose::document::{Block, BreakTo, Callout, ColumnBlock, Columns, Inline, Label, Paragraph, Section, StyleId};

use crate::agreement::Setting;
use crate::look::{para_beyond, para_difference, twip, whole_para};
use crate::marks::Cutter;
use crate::names::{self, ListStyle};
use crate::numbering::Numbered;
use crate::options::Target;
use crate::section::{Opening, Part};
use crate::style::HAIRLINE;
use crate::wml::{self, LinePitch, NumRef, ParaProps, Piece, Run, RunProps, SectionType, Spacing, Span, TabKind, TabStop};
use crate::writer::Writer;

/// The body while it is made.
pub(crate) struct Flow<'a, 'd> {
    /// What is made so far.
    pub(crate) out: Vec<wml::Block<'a>>,
    /// The section under way.
    pub(crate) section: &'d Section,
    /// How the running part of the section began.
    pub(crate) opening: Opening,
    /// Where the running part begins in `out`.
    from: usize,
    /// The next paragraph starts a page.
    page_break: bool,
    /// Art that the next paragraph carries.
    pub(crate) art: Vec<Span<'a>>,
    /// Width that blocks may take.
    pub(crate) width: Len,
    /// How far the line of a mark reaches below its characters: what follows stands so much closer.
    pub(crate) over: Len,
    /// The pages of the running part carry no number.
    pub(crate) unnumbered: bool,
    /// The columns of the running part, where they are not the section's.
    columns: Option<Columns>,
}

impl<'a> Writer<'a> {
    /// The whole body, and the properties of its last section.
    pub(crate) fn body(&mut self) -> (Vec<wml::Block<'a>>, Option<wml::Section>) {
        let mut out = Vec::new();
        let mut last = None;
        let count = self.document.sections.len();
        for (index, section) in self.document.sections.iter().enumerate() {
            let before = out.len();
            let mut flow = Flow {
                from: before,
                out,
                section,
                opening: self.opening(index, section),
                page_break: false,
                art: Vec::new(),
                width: crate::section::column_width(&section.page),
                over: Len::ZERO,
                unnumbered: false,
                columns: None,
            };
            for block in &section.blocks {
                self.block(block, &mut flow);
            }
            if flow.goes_on() {
                // Columns are as high as each other only before a continuous break.
                flow.push(hairline());
            }
            // A section whose last part is already ended, by a sideways table, must not get an empty page behind it.
            let ended = flow.is_fresh() && flow.from > before;
            if index + 1 < count {
                if !ended {
                    self.close(&mut flow, SectionType::Next);
                }
            } else if ended {
                last = flow.reopen();
            } else {
                flow.end_with_paragraph();
                let unnumbered = flow.unnumbered.then(|| crate::official::unnumbered(section));
                last = Some(self.part(unnumbered.as_ref().unwrap_or(section), &flow));
            }
            out = flow.out;
        }
        (out, last)
    }

    /// One block.
    pub(crate) fn block(&mut self, block: &'a Block, flow: &mut Flow<'a, '_>) {
        let place = self.begin_block(flow);
        self.write_block(block, flow);
        self.end_block(place, flow);
    }

    fn write_block(&mut self, block: &'a Block, flow: &mut Flow<'a, '_>) {
        match block {
            Block::Paragraph(it) => {
                let para = self.paragraph(it);
                flow.push(para);
            }
            Block::Table(it) if it.sideways => self.sideways(it, flow),
            Block::Table(it) => self.table(it, flow),
            Block::Image(it) => self.image(it, flow),
            Block::Chart(it) => self.chart(it, flow),
            Block::Callout(it) => self.callout(it, flow),
            Block::Columns(it) => self.columns(it, flow),
            Block::Toc(it) => self.contents(it, flow),
            Block::Notes => self.endnotes_here(flow),
            Block::Index(it) => self.index(it, flow),
            Block::Mark(it) => self.mark(it, flow),
            Block::Row(it) => self.text_row(it, flow),
            Block::Colophon(it) => self.colophon(it, flow),
            Block::Art(it) => self.art(it, flow),
            Block::PageBreak(BreakTo::Next) => flow.page_break = true,
            Block::PageBreak(BreakTo::Odd) => self.break_to(SectionType::Odd, flow),
            Block::PageBreak(BreakTo::Even) => self.break_to(SectionType::Even, flow),
            Block::BlankLines(count) => {
                // An empty line of the grid is an empty paragraph without a first-line indent to click into.
                for _ in 0..(*count).min(MOST_BLANK_LINES) {
                    flow.push(wml::Para::default());
                }
            }
        }
    }

    /// A paragraph in its style, with its label, bookmark and text.
    pub(crate) fn paragraph(&mut self, it: &'a Paragraph) -> wml::Para<'a> {
        let mut para = self.styled(it);
        self.chapters += u32::from(it.style == StyleId::Heading(1));
        let base = self.style(it.style).text;
        let mut cutter = Cutter::new();
        let bookmark = self.anchors.bookmark(it.anchor);
        let label = self.label(it, &mut para.props, &mut cutter);
        let id = bookmark.as_ref().map(|bookmark| bookmark.id);
        para.spans.extend(bookmark.map(Span::BookmarkStart));
        para.spans.extend(label.into_iter().map(Span::Run));
        let spans = self.inlines(&it.inlines, &base, &mut cutter);
        para.spans.extend(if self.document.style_of(it).balanced { self.in_lines(it, crate::figures::released(spans)) } else { spans });
        let between_lines = |inline: &Inline| match inline {
            Inline::Ruby { .. } => true,
            Inline::Text(run) => run.style.dots,
            _ => false,
        };
        if it.inlines.iter().any(between_lines) {
            // A reading or an emphasis dot makes a line higher than the grid's; on the grid it would take two.
            para.props.snap_to_grid = Some(false);
        }
        para.spans.extend(id.map(Span::BookmarkEnd));
        let style = whole_para(self.document.style_of(it));
        let indent = para.props.indent.or(style.indent).unwrap_or_default();
        let align = para.props.align.or(style.align).unwrap_or(wml::Jc::Both);
        let setting = Setting { inlines: &it.inlines, text: &base, indent, align, label: it.label.as_ref() };
        self.fit_lines(&mut para, &setting);
        para
    }

    /// An empty paragraph in the look of `it`: its style, and what its own style says beyond.
    pub(crate) fn styled(&self, it: &Paragraph) -> wml::Para<'a> {
        let named = self.style(it.style);
        let props = it.local.as_deref().map_or_else(ParaProps::default, |local| para_difference(local, named, self.style(StyleId::Body)));
        wml::Para { style: self.style_name(it), props, ..wml::Para::default() }
    }

    fn style_name(&self, it: &Paragraph) -> Option<std::borrow::Cow<'static, str>> {
        if it.style == StyleId::Body || !self.defines(it.style) {
            return None;
        }
        let label = it.label.as_ref().map(|label| label.kind);
        Some(match it.style {
            StyleId::ListItem(depth) => names::list_name(depth, ListStyle::of(label)).id,
            id => names::name(id).id,
        })
    }

    /// The label: by a list of Word's, or typed. Returns the typed runs.
    fn label(&mut self, it: &'a Paragraph, props: &mut ParaProps, cutter: &mut Cutter) -> Vec<Run<'a>> {
        let in_list = matches!(it.style, StyleId::Heading(level) if self.numbered_headings.contains(&level));
        let Some(label) = &it.label else {
            self.unnumber(it, in_list, props);
            return Vec::new();
        };
        let numbered = match self.lists.number(label) {
            Numbered::ByStyle if in_list => return Vec::new(),
            // A heading label on a paragraph of another style: the list is asked for directly.
            Numbered::ByStyle => Numbered::Typed,
            other => other,
        };
        match numbered {
            Numbered::By(list) => {
                props.numbering = Some(list);
                props.indent = self.own_indent(it);
                Vec::new()
            }
            Numbered::ByStyle | Numbered::Typed => {
                self.unnumber(it, in_list, props);
                self.typed(it, label, props, cutter)
            }
        }
    }

    /// Takes a heading out of its style's list: into one whose labels are empty, since "no list" loses the style's indents on the way.
    fn unnumber(&mut self, it: &Paragraph, in_list: bool, props: &mut ParaProps) {
        if in_list {
            props.numbering = Some(NumRef { list: self.lists.unnumbered(), level: 0 });
            props.indent = self.own_indent(it);
        }
    }

    /// The paragraph's indents, to be said directly: those of a list's definition would win over the style's.
    fn own_indent(&self, it: &Paragraph) -> Option<wml::Indent> {
        whole_para(self.document.style_of(it)).indent
    }

    fn typed(&self, it: &'a Paragraph, label: &'a Label, props: &mut ParaProps, cutter: &mut Cutter) -> Vec<Run<'a>> {
        let style = self.document.style_of(it);
        let mut runs = self.plain(label.text.as_str(), &style.text, &self.style(it.style).text, cutter);
        if !label.width.is_zero() {
            let at = twip(style.indent_start + style.first_indent + label.width);
            props.tabs.push(TabStop { at, kind: TabKind::Left });
            runs.push(Run::new(RunProps::default(), Piece::Tab));
        }
        runs
    }

    /// 提示框: a table of one cell, which may hold any block and never loses its frame.
    fn callout(&mut self, it: &'a Callout, flow: &mut Flow<'a, '_>) {
        let mut inner = Flow {
            out: Vec::new(),
            section: flow.section,
            opening: flow.opening,
            from: 0,
            page_break: false,
            art: Vec::new(),
            width: flow.width - CALLOUT_PADDING * 2,
            over: Len::ZERO,
            unnumbered: false,
            columns: None,
        };
        for title in it.title.iter() {
            let para = self.paragraph(title);
            inner.push(para);
        }
        for block in &it.blocks {
            // Sections cannot start inside a cell: a break to an odd page starts a paragraph's page instead.
            let place = self.begin_block(&inner);
            match block {
                Block::PageBreak(_) => inner.page_break = true,
                Block::Table(table) => self.table(table, &mut inner),
                _ => self.write_block(block, &mut inner),
            }
            self.end_block(place, &mut inner);
        }
        inner.end_with_paragraph();
        let space = it.look.space;
        if !space.is_zero() {
            flow.push(spacer(space));
        }
        flow.push_table(crate::table::framed(twip(flow.width), twip(CALLOUT_PADDING), &it.look, inner.out));
        if !space.is_zero() {
            flow.push(spacer(space));
        }
    }

    /// 分栏: a part of the section between continuous breaks, which make Word set the columns as high as each other. What stands before and
    /// behind them is in parts of its own, the last of them perhaps empty.
    fn columns(&mut self, it: &'a ColumnBlock, flow: &mut Flow<'a, '_>) {
        if self.target == Target::LibreOffice
            && let [Block::Index(index)] = it.blocks.as_slice()
        {
            // There an index has columns of its own, and none in columns.
            return self.index(index, flow);
        }
        if !flow.is_fresh() {
            self.close(flow, SectionType::Continuous);
        }
        let width = flow.width;
        flow.width = it.columns.width(width);
        flow.columns = Some(it.columns);
        for block in &it.blocks {
            self.block(block, flow);
        }
        if !flow.is_fresh() {
            self.close(flow, SectionType::Continuous);
        }
        flow.columns = None;
        flow.width = width;
    }

    fn break_to(&mut self, start: SectionType, flow: &mut Flow<'a, '_>) {
        if flow.is_fresh() && !flow.goes_on() {
            flow.opening.start = start;
        } else {
            self.close(flow, start);
        }
    }

    /// The properties of the running part of a section.
    fn part(&mut self, section: &Section, flow: &Flow<'_, '_>) -> wml::Section {
        let mut part = self.section(section, flow.opening);
        if let Some(columns) = flow.columns {
            part.page.columns = columns.count;
            part.page.gutter = twip(columns.gutter);
        }
        part
    }

    /// Ends the running part of the section; the next part starts as `next` says.
    pub(crate) fn close(&mut self, flow: &mut Flow<'a, '_>, next: SectionType) {
        let unnumbered = flow.unnumbered.then(|| crate::official::unnumbered(flow.section));
        let section = self.part(unnumbered.as_ref().unwrap_or(flow.section), flow);
        flow.end_section(section);
        flow.opening.start = next;
    }
}

/// Between the frame of a callout and its text, as on the pages.
const CALLOUT_PADDING: Len = Len::deci_pt(80);
/// More empty lines in a row than any page has would only be a slip.
const MOST_BLANK_LINES: u32 = 1000;

impl<'a> Flow<'a, '_> {
    /// Adds a paragraph.
    pub(crate) fn push(&mut self, mut para: wml::Para<'a>) {
        if std::mem::take(&mut self.page_break) {
            para.props.page_break_before = Some(true);
        }
        para.spans.splice(0..0, self.art.drain(..));
        self.out.push(wml::Block::Para(Box::new(para)));
    }

    /// Adds a table, apart from a table before it.
    pub(crate) fn push_table(&mut self, table: wml::Table<'a>) {
        if self.page_break || matches!(self.out.last(), Some(wml::Block::Table(_))) {
            self.push(hairline());
        }
        self.out.push(wml::Block::Table(Box::new(table)));
    }

    /// Adds a table that floats to the foot of the page; the paragraph behind it holds it.
    pub(crate) fn push_float(&mut self, table: wml::Table<'a>, place: wml::FloatPlace) {
        self.out.push(wml::Block::Float(Box::new(table), place));
    }

    /// Whether the running part of the section is empty.
    pub(crate) fn is_fresh(&self) -> bool {
        self.out.len() == self.from && !self.page_break
    }

    /// Whether nothing stands yet behind columns that end here.
    pub(crate) fn goes_on(&self) -> bool {
        self.is_fresh() && self.opening.start == SectionType::Continuous
    }

    /// Ends the running part of the section with these properties.
    pub(crate) fn end_section(&mut self, section: wml::Section) {
        self.end_with_paragraph();
        if let Some(wml::Block::Para(para)) = self.out.last_mut() {
            para.section = Some(Box::new(section));
        }
        self.from = self.out.len();
        self.opening = Opening { number: None, part: Part::Later, ..self.opening };
        self.page_break = false;
    }

    /// Takes the end of the last section back: it becomes the end of the document.
    fn reopen(&mut self) -> Option<wml::Section> {
        match self.out.last_mut() {
            Some(wml::Block::Para(para)) => para.section.take().map(|section| *section),
            _ => None,
        }
    }

    /// Makes sure that the running part ends with a paragraph that ends no other section, and is no caption that is referred to: where a
    /// section ends, LibreOffice takes a bookmark for shorter than it is, and a reference loses the number of its figure.
    fn end_with_paragraph(&mut self) {
        let named = |para: &wml::Para<'_>| para.spans.iter().any(|span| matches!(span, wml::Span::BookmarkStart(_)));
        let counted = |para: &wml::Para<'_>| para.spans.iter().any(|span| matches!(span, wml::Span::Run(run) if is_field(&run.piece)));
        let free = |para: &wml::Para<'_>| para.section.is_none() && !(named(para) && counted(para));
        let ends = matches!(self.out.last(), Some(wml::Block::Para(para)) if free(para));
        if !ends || self.out.len() == self.from {
            self.push(hairline());
        }
    }
}

fn is_field(piece: &wml::Piece<'_>) -> bool {
    matches!(piece, wml::Piece::FieldBegin)
}

/// A paragraph that takes the least room a paragraph can.
pub(crate) fn hairline<'a>() -> wml::Para<'a> {
    blank(HAIRLINE)
}

/// An empty paragraph of a height.
pub(crate) fn spacer<'a>(height: Len) -> wml::Para<'a> {
    blank(twip(height))
}

fn blank<'a>(height: wml::Twip) -> wml::Para<'a> {
    let spacing = Spacing { before: wml::Twip(0), after: wml::Twip(0), line: LinePitch::Exact(height) };
    let props =
        ParaProps { snap_to_grid: Some(false), spacing: Some(spacing), indent: Some(wml::Indent::default()), ..ParaProps::default() };
    wml::Para { props, ..wml::Para::default() }
}

/// Props that also say what `wanted` says beyond the style.
pub(crate) fn with(props: ParaProps, wanted: ParaProps, style: &ParaProps) -> ParaProps {
    let more = para_beyond(wanted, style);
    ParaProps {
        align: more.align.or(props.align),
        indent: more.indent.or(props.indent),
        keep_next: more.keep_next.or(props.keep_next),
        ..props
    }
}
