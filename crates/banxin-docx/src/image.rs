//! Pictures and captions.
//!
//! In: a picture or rows of them, with printed sizes. Out: a paragraph with an inline picture, or a table without rules with one in each cell, and
//! below them the caption, whose number is a sequence field. A vector picture is stored with a stand-in of pixels for readers without SVG; a photograph on its side as its upright copy.

use banxin_base::Len;
use banxin_compose::document::{
    AnchorId, Caption, ImageBlock, ImageData, ImageFormat, Label, LabelKind, ParagraphStyle, PlacedImage, StyleId,
};

use crate::agreement::Setting;
use crate::block::{Flow, spacer};
use crate::field::{self, Sequence, Step};
use crate::look::{Script, twip, whole_para};
use crate::marks::Cutter;
use crate::names;
use crate::relations::Kind;
use crate::wml::{self, LinePitch, Para, ParaProps, Picture, Piece, Run, RunProps, Spacing, Span, Twip, VerticalAnchor};
use crate::writer::Writer;

impl<'a> Writer<'a> {
    /// A picture, or a grid of pictures, with their caption.
    pub(crate) fn image(&mut self, it: &'a ImageBlock, flow: &mut Flow<'a, '_>) {
        if it.images.len() > 1 {
            self.picture_grid(it, flow);
        } else {
            for placed in &it.images {
                // Without a caption the picture itself is what an anchor points at.
                let bookmark = if it.caption.is_none() { it.anchor.or(placed.anchor) } else { None };
                let mut para = self.picture_paragraph(placed, bookmark);
                para.props.keep_next = it.caption.is_some().then_some(true);
                flow.push(para);
            }
        }
        if let Some(caption) = &it.caption {
            let para = self.caption(caption, StyleId::FigureCaption, it.anchor);
            flow.push(para);
        }
    }

    /// Several pictures: a table without rules. The pictures of a row stand on one line, each with its own caption in the cell below.
    fn picture_grid(&mut self, it: &'a ImageBlock, flow: &mut Flow<'a, '_>) {
        let columns = it.columns.max(1);
        let pitch = twip(flow.width / i64::try_from(columns).unwrap_or(1));
        let last = it.images.len().div_ceil(columns) - 1;
        let mut anchor = if it.caption.is_none() { it.anchor } else { None };
        let mut rows = Vec::new();
        for (number, row) in it.images.chunks(columns).enumerate() {
            let keep = number < last || it.caption.is_some();
            let captioned = row.iter().any(|placed| placed.caption.is_some());
            let above = if number == 0 { self.style(StyleId::Picture).space_before } else { ImageBlock::ROW_GAP };
            let (mut pictures, mut captions) = (Vec::new(), Vec::new());
            for placed in row {
                let named = placed.caption.is_none().then_some(placed.anchor).flatten();
                let mut para = self.picture_paragraph(placed, anchor.take().or(named));
                para.props.keep_next = (keep || captioned).then_some(true);
                para.props.spacing = self.spaced(StyleId::Picture, above);
                pictures.push(wml::Cell { anchor: VerticalAnchor::Bottom, ..holding(para, pitch) });
                let mut below = match &placed.caption {
                    Some(caption) => self.caption(caption, StyleId::FigureCaption, placed.anchor),
                    None => Para { style: self.named(StyleId::FigureCaption), ..Para::default() },
                };
                below.props.keep_next = Some(keep);
                below.props.spacing = self.spaced(StyleId::FigureCaption, ImageBlock::CAPTION_GAP);
                captions.push(holding(below, pitch));
            }
            rows.push(self.centred(pictures, columns, pitch));
            if captioned {
                rows.push(self.centred(captions, columns, pitch));
            }
        }
        let grid = vec![Twip(pitch.0 / 2); columns * 2];
        flow.push_table(wml::Table { grid, rows, margin: twip(it.gutter / 2), margin_y: Twip(0), description: String::new() });
        if it.has_own_captions_last() {
            flow.push(spacer(self.style(StyleId::FigureCaption).space_after));
        }
    }

    /// The spacing of a style with other room above, and none below.
    fn spaced(&self, style: StyleId, above: Len) -> Option<Spacing> {
        let wanted = ParagraphStyle { space_before: above, space_after: Len::ZERO, ..self.style(style).clone() };
        let spacing = whole_para(&wanted).spacing?;
        Some(if style == StyleId::Picture { Spacing { line: LinePitch::Natural, ..spacing } } else { spacing })
    }

    /// A row whose cells stand in the middle of the table if they do not fill it: the grid counts half columns.
    fn centred(&self, cells: Vec<wml::Cell<'a>>, columns: usize, pitch: Twip) -> wml::Row<'a> {
        let spare = u32::try_from(columns.saturating_sub(cells.len())).unwrap_or(0);
        let side = || {
            let mut para = Para { style: self.named(StyleId::FigureCaption), ..Para::default() };
            para.props.spacing = self.spaced(StyleId::FigureCaption, Len::ZERO);
            let width = Twip(pitch.0 / 2 * i32::try_from(spare).unwrap_or(0));
            (spare > 0).then(|| wml::Cell { span: spare, ..holding(para, width) })
        };
        wml::Row { kind: wml::RowKind::Whole, cells: side().into_iter().chain(cells).chain(side()).collect() }
    }

    /// A paragraph that is a picture.
    fn picture_paragraph(&mut self, placed: &PlacedImage, anchor: Option<AnchorId>) -> Para<'a> {
        let mut para = Para { style: self.named(StyleId::Picture), ..Para::default() };
        let bookmark = self.anchors.bookmark(anchor);
        let id = bookmark.as_ref().map(|bookmark| bookmark.id);
        para.spans.extend(bookmark.map(Span::BookmarkStart));
        if let Some(picture) = self.picture(placed) {
            para.spans.push(Span::Run(Run::new(RunProps::default(), Piece::Picture(Box::new(picture)))));
        }
        para.spans.extend(id.map(Span::BookmarkEnd));
        para
    }

    fn picture(&mut self, placed: &PlacedImage) -> Option<Picture> {
        let index = usize::try_from(placed.image.0).ok()?;
        let data = self.document.images.get(index)?;
        Some(Picture {
            id: self.next_drawing(),
            relationship: self.relations.id(Kind::Image, &shown_name(index, data)),
            vector: (data.format == ImageFormat::Svg).then(|| self.relations.id(Kind::Image, &media_name(index, data.format))),
            width: placed.width.to_emu().max(1),
            height: placed.height.to_emu().max(1),
            crop: placed.crop,
            alt: crate::inline::clean(placed.alt.as_str().into()).into_owned(),
        })
    }

    /// A caption: label with a sequence field, one em, title. An anchor points at the label, so that a reference repeats it.
    pub(crate) fn caption(&mut self, it: &'a Caption, style: StyleId, anchor: Option<AnchorId>) -> Para<'a> {
        let text = self.style(style).text;
        let mut cutter = Cutter::new();
        let bookmark = self.anchors.bookmark(anchor);
        let id = bookmark.as_ref().map(|bookmark| bookmark.id);
        let mut spans: Vec<_> = bookmark.map(Span::BookmarkStart).into_iter().collect();
        if is_sequence_name(&it.word) {
            // The chapter's number is typed: Word would take it from the heading as it stands there, 二 and not 2.
            let lead = if it.chapter.is_empty() { it.word.clone() } else { format!("{}{}-", it.word, it.chapter) };
            spans.extend(self.plain(lead, &text, &text, &mut cutter).into_iter().map(Span::Run));
            let step = self.step(it);
            let look = self.look(&text, &text, Script::Western);
            spans.extend(field::sequence(&it.word, it.number, step, &look).into_iter().map(Span::Run));
        } else {
            spans.extend(self.plain(it.label.as_str(), &text, &text, &mut cutter).into_iter().map(Span::Run));
        }
        spans.extend(id.map(Span::BookmarkEnd));
        if !it.inlines.is_empty() {
            if !it.gap().is_empty() {
                spans.push(Span::Run(Run::text(it.gap())));
            }
            cutter.interrupt();
            spans.extend(self.inlines(&it.inlines, &text, &mut cutter));
        }
        let mut para = Para { style: self.named(style), spans, ..Para::default() };
        let whole = whole_para(self.style(style));
        let label = Label { text: format!("{}{}", it.label, it.gap()), kind: LabelKind::Heading(0), width: Len::ZERO };
        let setting = Setting {
            inlines: &it.inlines,
            text: &text,
            indent: whole.indent.unwrap_or_default(),
            align: whole.align.unwrap_or(wml::Jc::Center),
            label: Some(&label),
        };
        self.fit_lines(&mut para, &setting);
        para
    }

    /// How the sequence of a caption comes to its number.
    fn step(&mut self, it: &Caption) -> Step {
        let next = Sequence { chapter: it.chapter.clone(), number: it.number, headings: self.chapters };
        let last = self.sequences.insert(it.word.clone(), next.clone()).unwrap_or_default();
        last.step(&next, self.target)
    }

    /// The id of a style, if the file has it.
    pub(crate) fn named(&self, id: StyleId) -> Option<std::borrow::Cow<'static, str>> {
        self.defines(id).then(|| names::name(id).id)
    }

    /// The pictures that the file shows: name below `word/`, bytes.
    pub(crate) fn media(&self) -> Vec<(String, &'a [u8])> {
        let used: Vec<_> = self.relations.iter().filter(|(_, kind, _)| *kind == Kind::Image).map(|(_, _, target)| target).collect();
        let images = self.document.images.iter().enumerate();
        let named = images.flat_map(|(index, data)| {
            let shown = data.stand_in.as_ref().map(|bytes| (shown_name(index, data), bytes.as_ref()));
            // An upright copy stands in the place of its file; a vector picture stays beside its stand-in.
            let file = (data.format == ImageFormat::Svg || shown.is_none()).then(|| (media_name(index, data.format), data.bytes.as_ref()));
            shown.into_iter().chain(file)
        });
        named.filter(|(name, _)| used.contains(&name.as_str())).collect()
    }
}

/// A cell with one paragraph, over a whole column: two of the grid.
fn holding(para: Para<'_>, width: Twip) -> wml::Cell<'_> {
    wml::Cell { blocks: vec![wml::Block::Para(Box::new(para))], ..crate::table::open_cell(width, 2) }
}

/// The name of a picture's file, by its place among the document's pictures.
fn media_name(index: usize, format: ImageFormat) -> String {
    let extension = match format {
        ImageFormat::Png => "png",
        ImageFormat::Jpeg => "jpeg",
        ImageFormat::Svg => "svg",
    };
    format!("media/image{}.{extension}", index + 1)
}

/// The name of the file that every program can show.
pub(crate) fn shown_name(index: usize, data: &ImageData) -> String {
    let standing_in = data.format == ImageFormat::Svg && data.stand_in.is_some();
    media_name(index, if standing_in { ImageFormat::Png } else { data.format })
}

/// Word takes one word of letters as the name of a sequence.
fn is_sequence_name(name: &str) -> bool {
    !name.is_empty() && name.chars().count() <= 20 && name.chars().all(char::is_alphabetic)
}

/// Props with the paragraph kept on the page of the next one.
pub(crate) fn kept(props: ParaProps) -> ParaProps {
    ParaProps { keep_next: Some(true), ..props }
}
