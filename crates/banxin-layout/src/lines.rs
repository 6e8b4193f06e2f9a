//! Where the lines of every text end: what the Word file needs in order to break its lines like the pages, or to say where it does not.
//!
//! In: lines as they are drawn. Out: for each text of the document, by its number in [`Texts`](banxin_compose::document::Texts), its lines, the
//! pages they stand on, and what each character takes by its typeface alone: no gap, no tracking, nothing squeezed. Another program's lines can
//! be told from that.

use banxin_base::Len;

/// The lines of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextLines {
    /// The width it was set in, indents included.
    pub width: Len,
    /// What a label with a width of its own takes before the first line's text; zero for none.
    pub reserved: Len,
    /// Its lines; none for a text that was never set, or is cut where it goes over a page.
    pub lines: Vec<TextLine>,
}

/// A line of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextLine {
    /// Its text as in the source, with a label that runs in; the blank at which it was broken is its last.
    pub text: String,
    /// The page on which it stands first, counted from 0.
    pub page: usize,
    /// What its characters take, cluster by cluster.
    pub advances: Vec<Advance>,
    /// Whether it ends inside a word, with a hyphen that the text has not.
    pub hyphenated: bool,
}

/// Clusters side by side that take the same room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Advance {
    /// How many.
    pub clusters: u32,
    /// Bytes of text in each.
    pub bytes: u32,
    /// The room of each.
    pub each: Len,
}

/// Of which text a line is, and which.
#[derive(Clone, Debug, Default)]
pub(crate) struct LineSource {
    /// The text's number.
    pub(crate) text: usize,
    /// The line's number in it.
    pub(crate) number: usize,
    /// The width that the text was set in.
    pub(crate) width: Len,
    /// What a label beside the text takes.
    pub(crate) reserved: Len,
    /// The text, without such a label.
    pub(crate) line: TextLine,
}

/// Lines in the order of drawing. They come in boxes, and moved out of them all at once they would take their room twice.
pub(crate) type Sources = Vec<Box<LineSource>>;

/// Adds to a run of clusters.
pub(crate) fn add_cluster(advances: &mut Vec<Advance>, bytes: u32, each: Len) {
    match advances.last_mut() {
        Some(last) if last.bytes == bytes && last.each == each => last.clusters += 1,
        _ => advances.push(Advance { clusters: 1, bytes, each }),
    }
}

/// Sorts the lines that were drawn by text. A line that is drawn again, in a repeated header, counts where it stood first.
pub(crate) fn by_text(count: usize, drawn: Sources) -> Vec<TextLines> {
    let mut texts = vec![TextLines::default(); count];
    for source in drawn {
        let Some(text) = texts.get_mut(source.text) else { continue };
        if source.number == text.lines.len() {
            text.width = source.width;
            text.reserved = source.reserved;
            text.lines.push(source.line);
        }
    }
    texts.iter_mut().for_each(|text| text.lines.shrink_to_fit());
    texts
}

#[cfg(test)]
mod tests {
    use banxin_base::Len;

    use super::{Advance, LineSource, TextLine, add_cluster, by_text};

    #[test]
    fn clusters_alike_are_one_run() {
        let mut advances = Vec::new();
        for (bytes, each) in [(3, 16), (3, 16), (1, 8), (3, 16)] {
            add_cluster(&mut advances, bytes, Len::pt(f64::from(each)));
        }
        let runs: Vec<(u32, u32)> = advances.iter().map(|Advance { clusters, bytes, .. }| (*clusters, *bytes)).collect();
        assert_eq!(runs, [(2, 3), (1, 1), (1, 3)]);
    }

    #[test]
    fn a_repeated_line_counts_where_it_stood_first() {
        let line = |text: usize, number, page| {
            Box::new(LineSource { text, number, line: TextLine { page, ..TextLine::default() }, ..LineSource::default() })
        };
        let texts = by_text(2, vec![line(1, 0, 4), line(0, 0, 4), line(1, 0, 5), line(1, 1, 5)]);
        let pages: Vec<Vec<usize>> = texts.iter().map(|text| text.lines.iter().map(|line| line.page).collect()).collect();
        assert_eq!(pages, [vec![4], vec![4, 5]]);
    }
}
