//! The report's blocks, one kind after the other.

use std::sync::Arc;

use banxin_base::{DataPath, Diagnostic, codes, nearest};
use banxin_model::{Block, BlockKind, Callout, ColumnText, Fit, Heading, Image, ImageLabels, Images, List};

use super::prose::Prose;
use super::tree::{ColumnsNode, HeadingNode, ImageNode, ImagesNode, ListNode, Node, RemarkNode, RemarkPlace};

impl Prose<'_> {
    /// Reads a list of blocks that stands at `path`.
    pub(super) fn blocks(&mut self, blocks: &[Block], path: &DataPath) -> Vec<Node> {
        let mut nodes = Vec::with_capacity(blocks.len());
        for (n, block) in blocks.iter().enumerate() {
            self.block(block, &path.index(n), &mut nodes);
        }
        nodes
    }

    fn block(&mut self, block: &Block, path: &DataPath, nodes: &mut Vec<Node>) {
        self.remark(block, path);
        let path = path.key(block.kind.key());
        match &block.kind {
            BlockKind::Include(file) => nodes.extend(self.chapter(file)),
            BlockKind::Heading(heading) => nodes.extend(self.heading(heading, &path)),
            BlockKind::Text(text) => nodes.extend(self.markdown(text.as_str(), &path)),
            BlockKind::List(list) => nodes.push(Node::List(self.list(list, &path))),
            BlockKind::Table(table) => nodes.push(Node::Table(Box::new(self.table(table, &path)))),
            BlockKind::Chart(chart) => nodes.push(Node::Chart(Box::new(self.chart(chart, &path)))),
            BlockKind::Kpis(kpis) => nodes.push(self.kpis(kpis, &path)),
            BlockKind::Image(image) => nodes.push(self.image(image, &path)),
            BlockKind::Images(images) => nodes.push(self.images(images, &path)),
            BlockKind::Quote(text) => {
                let body = self.markdown(text.as_str(), &path);
                nodes.push(Node::Quote(body));
            }
            BlockKind::Callout(callout) => nodes.push(self.callout(callout, &path)),
            BlockKind::Columns(columns) => {
                let inner = columns.text_path(&path);
                let body = match columns.text() {
                    ColumnText::Text(text) => self.markdown(text.as_str(), &inner),
                    ColumnText::Blocks(blocks) => self.blocks(blocks, &inner),
                };
                let (count, gutter) = (columns.count(), columns.gutter());
                nodes.push(Node::Columns(ColumnsNode { count, gutter, body, origin: self.at(&path) }));
            }
            BlockKind::PageBreak(page_break) => nodes.push(Node::PageBreak(page_break.to)),
            BlockKind::Appendix(appendix) => {
                let title = self.line(appendix.title.as_str(), &path.key("title"));
                let body = self.blocks(&appendix.body, &path.key("body"));
                nodes.push(Node::Appendix { title, id: appendix.id.clone(), body, origin: self.at(&path) });
            }
        }
    }

    /// Notes the remark on a block, with the place that its content will say it comes from.
    fn remark(&mut self, block: &Block, path: &DataPath) {
        let Some(note) = &block.note else { return };
        let place = match &block.kind {
            BlockKind::Include(file) => RemarkPlace::Chapter(Arc::from(file.as_str())),
            _ => RemarkPlace::Data { file: Arc::clone(&self.loaded.entry), path: path.clone() },
        };
        let path = path.key("note");
        let text = self.plain(note.text.as_str(), &path.key("text"));
        let author = note.author.as_ref().map(|author| self.plain(author.as_str(), &path.key("author"))).unwrap_or_default();
        self.remarks.push(RemarkNode { text, author, place });
    }

    fn heading(&mut self, heading: &Heading, path: &DataPath) -> Option<Node> {
        if !(1..=6).contains(&heading.level) {
            let at = self.at(&path.key("level"));
            self.report(Diagnostic::new(&codes::BAD_HEADING_LEVEL, at).with("level", heading.level));
            return None;
        }
        // A heading may be a bare text or a mapping with a `text` key; locating a missing key falls back to its parent.
        let content = self.line(heading.text.as_str(), &path.key("text"));
        let (level, numbered, id) = (heading.level, heading.numbered, heading.id.clone());
        Some(Node::Heading(HeadingNode { level, numbered, id, content, origin: self.at(path) }))
    }

    pub(super) fn list(&mut self, list: &List, path: &DataPath) -> ListNode {
        let items = list.items.iter().enumerate().map(|(n, item)| {
            let path = path.index(n);
            let content = self.line(item.text.as_str(), &path);
            let mut nodes = vec![Node::Paragraph(content)];
            if let Some(under) = &item.list {
                nodes.push(Node::List(self.list(under, &path.key("list"))));
            }
            nodes
        });
        let items = items.collect();
        ListNode { start: list.ordered.then_some(1), items }
    }

    /// The ledger's index of a figure named in data; an unknown name is reported.
    pub(super) fn figure(&mut self, id: &str, path: &DataPath) -> Option<usize> {
        if let Some((index, _)) = self.values().get(id) {
            return Some(index);
        }
        let at = self.at(path);
        let near = nearest(id, self.values().ids()).map(str::to_owned);
        self.report(Diagnostic::new(&codes::UNDEFINED_FIGURE, at).with("name", id).near(near.as_deref()));
        None
    }

    fn image(&mut self, image: &Image, path: &DataPath) -> Node {
        let mut picture = self.picture(image, path, Fit::default());
        let (caption, id) = (picture.caption.take(), picture.id.take());
        Node::Images(ImagesNode { images: vec![picture], columns: None, labels: ImageLabels::Auto, id, caption, origin: self.at(path) })
    }

    /// Several pictures side by side, each for itself or parts of one figure.
    fn images(&mut self, images: &Images, path: &DataPath) -> Node {
        let grid = if let Images::Grid(grid) = images { Some(grid) } else { None };
        let fit = grid.map_or_else(Fit::default, |grid| grid.fit);
        let items_path = images.items_path(path);
        let mut pictures = Vec::with_capacity(images.items().len());
        for (n, image) in images.items().iter().enumerate() {
            let mut picture = self.picture(image, &items_path.index(n), fit);
            picture.height = picture.height.or(grid.and_then(|grid| grid.height));
            pictures.push(picture);
        }
        let caption = grid.and_then(|grid| self.optional_line(grid.caption.as_ref(), &path.key("caption")));
        Node::Images(ImagesNode {
            images: pictures,
            columns: grid.and_then(|grid| grid.columns),
            labels: grid.map_or(ImageLabels::Auto, |grid| grid.labels),
            id: grid.and_then(|grid| grid.id.clone()),
            caption,
            origin: self.at(path),
        })
    }

    fn picture(&mut self, image: &Image, path: &DataPath, fit: Fit) -> ImageNode {
        let alt = image.alt.as_ref().map(|alt| self.plain(alt.as_str(), &path.key("alt"))).unwrap_or_default();
        ImageNode {
            src: image.src.clone(),
            alt,
            caption: self.optional_line(image.caption.as_ref(), &path.key("caption")),
            id: image.id.clone(),
            width: image.width,
            height: image.height,
            fit: image.fit.unwrap_or(fit),
            origin: self.at(path),
        }
    }

    fn callout(&mut self, callout: &Callout, path: &DataPath) -> Node {
        let title = self.optional_line(callout.title.as_ref(), &path.key("title"));
        let body = self.markdown(callout.text.as_str(), &path.key("text"));
        Node::Callout { title, body, origin: self.at(path) }
    }
}
