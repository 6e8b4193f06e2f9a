//! 目录, 表目录, 图目录: what was met on the way, as lists with their pages.
//!
//! In: the headings and captions that the walk over the body has collected. Out: the contents, and behind them the lists that the report asks for; a
//! list without entries is left out with its title.

use super::Composer;
use crate::document::{Block, Listed, StyleId, Toc, TocEntry};

/// Lines of the grid above the title of a list that stands below another.
const ABOVE: u32 = 2;

impl Composer<'_> {
    /// The contents and the lists behind them; `None` if the report has none.
    pub(super) fn contents(&self) -> Option<Vec<Block>> {
        let contents = self.resolved.contents?;
        let headings: Vec<TocEntry> = self.toc.iter().filter(|entry| entry.level <= contents.depth).cloned().collect();
        let mut blocks = vec![self.list_of("目　录", headings, Listed::Headings { depth: contents.depth })];
        for (wanted, title, word) in [(contents.tables, "表目录", "表"), (contents.figures, "图目录", "图")] {
            let captions = self.captions.iter().filter(|(of, _)| *of == word);
            let entries: Vec<TocEntry> = captions.map(|(_, entry)| entry.clone()).collect();
            if wanted && !entries.is_empty() {
                blocks.push(Block::BlankLines(ABOVE));
                blocks.push(self.list_of(title, entries, Listed::Captions(word)));
            }
        }
        Some(blocks)
    }

    fn list_of(&self, title: &str, entries: Vec<TocEntry>, of: Listed) -> Block {
        Block::Toc(Toc { title: self.plain_paragraph(StyleId::TocTitle, title), entries, of })
    }
}
