//! The outline (书签) as a tree: layout's list with levels, linked as PDF wants it.

use banxin_layout::frame::OutlineItem;

/// The links of an entry to its neighbours, as indices into the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct OutlineNode {
    pub(crate) parent: Option<usize>,
    pub(crate) previous: Option<usize>,
    pub(crate) next: Option<usize>,
    pub(crate) first: Option<usize>,
    pub(crate) last: Option<usize>,
    /// Entries below it, at all levels.
    pub(crate) below: usize,
}

/// Links the entries. An entry that is deeper than the one before, by however much, is its child.
pub(crate) fn link(items: &[OutlineItem]) -> Vec<OutlineNode> {
    let mut nodes: Vec<OutlineNode> = vec![OutlineNode::default(); items.len()];
    let mut open: Vec<usize> = Vec::new();
    let mut last_top = None;
    for (index, item) in items.iter().enumerate() {
        while open.last().is_some_and(|top| items[*top].level >= item.level) {
            open.pop();
        }
        let parent = open.last().copied();
        let previous = match parent {
            Some(parent) => nodes[parent].last.replace(index),
            None => last_top.replace(index),
        };
        if let (Some(parent), None) = (parent, previous) {
            nodes[parent].first = Some(index);
        }
        if let Some(previous) = previous {
            nodes[previous].next = Some(index);
        }
        for &above in &open {
            nodes[above].below += 1;
        }
        nodes[index].parent = parent;
        nodes[index].previous = previous;
        open.push(index);
    }
    nodes
}

#[cfg(test)]
mod tests {
    use super::link;
    use banxin_base::{Origin, Point};
    use banxin_layout::frame::OutlineItem;

    #[test]
    fn levels_become_a_tree() {
        let item = |level| OutlineItem { level, title: String::new(), page: 0, at: Point::default(), origin: Origin::Run };
        let nodes = link(&[item(1), item(2), item(3), item(2), item(1)]);
        assert_eq!((nodes[0].first, nodes[0].last, nodes[0].next, nodes[0].below), (Some(1), Some(3), Some(4), 3));
        assert_eq!((nodes[2].parent, nodes[2].next), (Some(1), None));
        assert_eq!((nodes[3].parent, nodes[3].previous), (Some(0), Some(1)));
        assert_eq!((nodes[4].parent, nodes[4].previous), (None, Some(0)));
    }

    #[test]
    fn a_list_that_starts_deep_still_links() {
        let item = |level| OutlineItem { level, title: String::new(), page: 0, at: Point::default(), origin: Origin::Run };
        let nodes = link(&[item(3), item(1)]);
        assert_eq!((nodes[0].parent, nodes[0].next, nodes[1].previous), (None, Some(1), Some(0)));
    }
}
