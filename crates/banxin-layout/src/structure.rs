//! The logical tree of the laid-out document: headings, paragraphs, tables, in reading order (ISO 32000-1 14.7).

use banxin_compose::document::Tongue;

/// An element of the tree: index into [`StructureTree::nodes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TagId(pub u32);

impl TagId {
    /// Not content: a rule or another thing that only decorates.
    pub const ARTIFACT: TagId = TagId(u32::MAX);
    /// Not content: 页眉.
    pub const HEADER: TagId = TagId(u32::MAX - 1);
    /// Not content: 页脚, the number of a page.
    pub const FOOTER: TagId = TagId(u32::MAX - 2);
    /// Not content: said before, such as the header of a table on its further pages.
    pub const REPEATED: TagId = TagId(u32::MAX - 3);
    /// Not content: a surface below content.
    pub const BACKGROUND: TagId = TagId(u32::MAX - 4);
    /// Not content: words under the text of a page.
    pub const WATERMARK: TagId = TagId(u32::MAX - 5);
    /// The document itself.
    pub const ROOT: TagId = TagId(0);

    /// Whether this marks an artifact.
    pub fn is_artifact(self) -> bool {
        self.artifact().is_some()
    }

    /// What kind of artifact this marks; `None` for content.
    pub fn artifact(self) -> Option<Artifact> {
        match self {
            TagId::ARTIFACT => Some(Artifact::Layout),
            TagId::HEADER => Some(Artifact::Header),
            TagId::FOOTER => Some(Artifact::Footer),
            TagId::REPEATED => Some(Artifact::Repeated),
            TagId::BACKGROUND => Some(Artifact::Background),
            TagId::WATERMARK => Some(Artifact::Watermark),
            _ => None,
        }
    }
}

/// What is on a page and no content (ISO 32000-1 14.8.2.2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Artifact {
    /// Decoration: rules, dots, hyphens at the end of a line.
    Layout,
    /// 页眉
    Header,
    /// 页脚
    Footer,
    /// Said before.
    Repeated,
    /// A surface below content.
    Background,
    /// Words under the text.
    Watermark,
}

/// The tree. Invariant: node 0 is the document; a parent comes before its children; children are in reading order.
#[derive(Clone, Debug)]
pub struct StructureTree {
    /// Every element.
    pub nodes: Vec<StructureNode>,
}

impl Default for StructureTree {
    fn default() -> Self {
        StructureTree { nodes: vec![StructureNode::new(Role::Document, TagId::ROOT)] }
    }
}

impl StructureTree {
    /// Adds an element under `parent` and returns its id.
    pub fn add(&mut self, parent: TagId, role: Role) -> TagId {
        self.push(StructureNode::new(role, parent))
    }

    /// Adds a node and returns its id; the node's parent must be in the tree.
    pub fn push(&mut self, node: StructureNode) -> TagId {
        let id = TagId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX - 6));
        self.nodes.push(node);
        id
    }

    /// The element, to fill in its attributes.
    pub fn node_mut(&mut self, id: TagId) -> Option<&mut StructureNode> {
        self.nodes.get_mut(usize::try_from(id.0).ok()?)
    }

    /// The element.
    pub fn node(&self, id: TagId) -> Option<&StructureNode> {
        self.nodes.get(usize::try_from(id.0).ok()?)
    }
}

/// An element of the tree.
#[derive(Clone, Debug)]
pub struct StructureNode {
    /// What it is.
    pub role: Role,
    /// The element it stands in; the root is its own parent.
    pub parent: TagId,
    /// 替代文字 of pictures, formulas and links; empty for none.
    pub alt: String,
    /// The language it is read in.
    pub lang: Tongue,
    /// Columns covered by a table cell.
    pub colspan: u32,
    /// Rows covered by a table cell.
    pub rowspan: u32,
    /// The header cells that a cell belongs to, where rows and columns alone do not say (ISO 32000-1 table 349); those of columns first.
    pub headers: Box<[TagId]>,
    /// How the items of a list are numbered; `None` for what is no list.
    pub numbering: Option<Numbering>,
}

impl StructureNode {
    /// An element without attributes.
    pub fn new(role: Role, parent: TagId) -> StructureNode {
        StructureNode {
            role,
            parent,
            alt: String::new(),
            lang: Tongue::DOCUMENT,
            colspan: 1,
            rowspan: 1,
            headers: Box::default(),
            numbering: None,
        }
    }
}

/// How the items of a list are numbered (ISO 32000-1 table 347).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Numbering {
    /// Bullets.
    Bullets,
    /// Numbers in their order: digits, and Chinese numerals, for which PDF has no name of their own.
    Numbers,
}

/// What an element is: the standard structure types of PDF 1.7 that reports use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The whole.
    Document,
    /// A part: cover, front matter, attachment.
    Part,
    /// A section below a heading.
    Sect,
    /// A heading, level 1-6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A list.
    List,
    /// An item of a list.
    ListItem,
    /// The number or bullet of an item; the mark of a note.
    Label,
    /// The text of an item.
    ListBody,
    /// A table.
    Table,
    /// The header rows.
    TableHead,
    /// The body rows.
    TableBody,
    /// A row.
    TableRow,
    /// A header cell of columns.
    ColumnHeader,
    /// A header cell of rows.
    RowHeader,
    /// A data cell.
    TableCell,
    /// A caption.
    Caption,
    /// A picture or chart.
    Figure,
    /// The contents.
    Toc,
    /// An entry of the contents.
    TocItem,
    /// A reference: an entry's link, a note's mark.
    Reference,
    /// A footnote.
    Note,
    /// A link.
    Link,
    /// A quotation.
    BlockQuote,
    /// 注音: a base and its reading.
    Ruby,
    /// 基文
    RubyBase,
    /// 注文
    RubyText,
    /// A stretch of text with attributes of its own.
    Span,
}
