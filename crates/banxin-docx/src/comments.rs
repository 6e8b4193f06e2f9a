//! Comments: remarks to editors, hung on the blocks that they are about.
//!
//! In: the document's comments, whose blocks are counted in reading order, and the blocks as they are written. Out: where the range of each starts and
//! ends, and the paragraphs of its text. A range starts in the first paragraph that came of its first block, be it in a cell, and ends in the last of its last.

use banxin_compose::document::Comment;

use crate::block::{Flow, hairline};
use crate::style::{COMMENT_REFERENCE, COMMENT_TEXT};
use crate::wml::{Block, Merge, Para, Piece, Row, Run, RunProps, Span};
use crate::writer::Writer;

/// Where a block stands: its number in reading order, and where in the flow it begins.
#[derive(Clone, Copy)]
pub(crate) struct BlockPlace {
    number: usize,
    from: usize,
}

/// A comment with its text as paragraphs.
#[derive(Debug)]
pub(crate) struct CommentText<'a> {
    /// Who says it.
    pub(crate) author: &'a str,
    /// The first letter of the name.
    pub(crate) initials: String,
    /// What it says.
    pub(crate) paras: Vec<Para<'a>>,
}

impl<'a> Writer<'a> {
    /// Counts a block that begins here.
    pub(crate) fn begin_block(&mut self, flow: &Flow<'a, '_>) -> BlockPlace {
        let number = self.blocks;
        self.blocks += 1;
        BlockPlace { number, from: flow.out.len() }
    }

    /// Hangs the comments on a block that is written.
    pub(crate) fn end_block(&mut self, place: BlockPlace, flow: &mut Flow<'a, '_>) {
        let document = self.document;
        let about = (0u32..).zip(&document.comments).filter(|(_, it)| it.first == place.number || it.last == place.number);
        for (id, comment) in about {
            if !flow.out.iter().skip(place.from).any(holds_paragraph) {
                flow.push(hairline());
            }
            let written = flow.out.get_mut(place.from..).unwrap_or_default();
            if comment.last == place.number
                && let Some(para) = last_para(written)
            {
                para.spans.push(Span::CommentEnd(id));
            }
            if comment.first == place.number
                && let Some(para) = first_para(written)
            {
                para.spans.insert(0, Span::CommentStart(id));
            }
        }
    }

    /// The texts of the comments, in the order of their numbers.
    pub(crate) fn comment_texts(&self) -> Vec<CommentText<'a>> {
        self.document.comments.iter().map(text).collect()
    }
}

/// The text of a comment: each line is a paragraph, the first begins with the comment's own mark.
fn text(comment: &Comment) -> CommentText<'_> {
    let lines = comment.text.trim().lines().filter(|line| !line.trim().is_empty());
    let para = |line| Para { style: Some(COMMENT_TEXT.into()), spans: vec![Span::Run(Run::text(line))], ..Para::default() };
    let mut paras: Vec<Para<'_>> = lines.map(str::trim).map(|line| crate::inline::clean(line.into())).map(para).collect();
    if paras.is_empty() {
        paras.push(Para { style: Some(COMMENT_TEXT.into()), ..Para::default() });
    }
    if let Some(first) = paras.first_mut() {
        let props = RunProps { style: Some(COMMENT_REFERENCE), ..RunProps::default() };
        first.spans.insert(0, Span::Run(Run::new(props, Piece::CommentMark)));
    }
    CommentText { author: &comment.author, initials: comment.author.chars().take(1).collect(), paras }
}

fn holds_paragraph(block: &Block<'_>) -> bool {
    match block {
        Block::Para(_) => true,
        Block::Table(table) | Block::Float(table, _) => !table.rows.is_empty(),
        Block::Contents(paras) => !paras.is_empty(),
    }
}

fn first_para<'b, 'a>(blocks: &'b mut [Block<'a>]) -> Option<&'b mut Para<'a>> {
    blocks.iter_mut().find(|block| holds_paragraph(block)).and_then(|block| match block {
        Block::Para(para) => Some(&mut **para),
        Block::Table(table) | Block::Float(table, _) => {
            table.rows.first_mut()?.cells.iter_mut().find(|cell| cell.merge != Merge::Covered).and_then(|cell| first_para(&mut cell.blocks))
        }
        Block::Contents(paras) => paras.first_mut(),
    })
}

/// The last paragraph that holds something, or else the last.
fn last_para<'b, 'a>(blocks: &'b mut [Block<'a>]) -> Option<&'b mut Para<'a>> {
    let spoken = blocks.iter().rposition(|block| matches!(block, Block::Para(para) if !para.spans.is_empty()) || !is_para(block));
    let last = blocks.iter().rposition(holds_paragraph)?;
    match blocks.get_mut(spoken.filter(|spoken| *spoken <= last).unwrap_or(last))? {
        Block::Para(para) => Some(&mut **para),
        Block::Table(table) | Block::Float(table, _) => {
            let shown = |row: &&mut Row<'a>| row.cells.iter().any(|cell| cell.merge != Merge::Covered);
            let row = table.rows.iter_mut().rev().find(shown)?;
            row.cells.iter_mut().rev().find(|cell| cell.merge != Merge::Covered).and_then(|cell| last_para(&mut cell.blocks))
        }
        Block::Contents(paras) => paras.last_mut(),
    }
}

fn is_para(block: &Block<'_>) -> bool {
    matches!(block, Block::Para(_))
}
