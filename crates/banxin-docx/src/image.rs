//! Pictures and captions.
//!
//! In: a picture or rows of them, with printed sizes. Out: a paragraph of inline pictures a row, and below them the caption, whose number is a
//! sequence field. A vector picture is stored with a stand-in of pixels for readers without SVG; a photograph on its side as its upright copy.

use banxin_compose::document::{AnchorId, Caption, ImageBlock, ImageData, ImageFormat, PlacedImage, StyleId};

use crate::block::Flow;
use crate::field::{self, Restart};
use crate::look::Script;
use crate::marks::Cutter;
use crate::names;
use crate::relations::Kind;
use crate::wml::{Para, ParaProps, Picture, Piece, Run, RunProps, Span};
use crate::writer::Writer;

impl<'a> Writer<'a> {
    /// A picture or rows of pictures with their caption.
    pub(crate) fn image(&mut self, it: &'a ImageBlock, flow: &mut Flow<'a, '_>) {
        // Without a caption the picture itself is what an anchor points at.
        let bookmark = if it.caption.is_none() { self.anchors.bookmark(it.anchor) } else { None };
        let id = bookmark.as_ref().map(|bookmark| bookmark.id);
        let mut start = bookmark.map(Span::BookmarkStart);
        let rows = it.images.chunks(it.columns.max(1));
        let last = rows.len().saturating_sub(1);
        for (number, row) in rows.enumerate() {
            let mut para = Para { style: self.named(StyleId::Picture), ..Para::default() };
            para.spans.extend(start.take());
            for (index, placed) in row.iter().enumerate() {
                if index > 0 {
                    para.spans.push(Span::Run(Run::text("\u{3000}")));
                }
                if let Some(picture) = self.picture(placed) {
                    para.spans.push(Span::Run(Run::new(RunProps::default(), Piece::Picture(Box::new(picture)))));
                }
            }
            if number == last {
                para.spans.extend(id.map(Span::BookmarkEnd));
            }
            if (number < last || it.caption.is_some()) && !self.style(StyleId::Picture).keep_with_next {
                para.props.keep_next = Some(true);
            }
            flow.push(para);
        }
        if let Some(caption) = &it.caption {
            let para = self.caption(caption, StyleId::FigureCaption, it.anchor);
            flow.push(para);
        }
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
        let digits = it.number.to_string();
        match it.label.strip_suffix(&digits).filter(|name| is_sequence_name(name)) {
            Some(name) => {
                spans.extend(self.plain(name, &text, &text, &mut cutter).into_iter().map(Span::Run));
                let last = self.sequences.insert(name.to_owned(), it.number).unwrap_or(0);
                let restart = if last.checked_add(1) == Some(it.number) { Restart::No } else { Restart::Here };
                spans.extend(
                    field::sequence(name, it.number, restart, &self.look(&text, &text, Script::Western)).into_iter().map(Span::Run),
                );
            }
            None => spans.extend(self.plain(it.label.as_str(), &text, &text, &mut cutter).into_iter().map(Span::Run)),
        }
        spans.extend(id.map(Span::BookmarkEnd));
        if !it.inlines.is_empty() {
            spans.push(Span::Run(Run::text("\u{3000}")));
            cutter.interrupt();
            spans.extend(self.inlines(&it.inlines, &text, &mut cutter));
        }
        Para { style: self.named(style), spans, ..Para::default() }
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
fn shown_name(index: usize, data: &ImageData) -> String {
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
