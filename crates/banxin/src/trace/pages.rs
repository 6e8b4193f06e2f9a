//! The marks of figures on the lines of pages, to be matched with the places where the document prints them.
//!
//! A figure that the report names at one place may print on several lines: a loop prints it again and again, a header is repeated on every page, a
//! print may begin on one line and end on the next (which counts as the line where it begins).

use std::collections::BTreeMap;

use banxin_base::{Len, Origin};
use banxin_compose::document::FigureId;
use banxin_layout::frame::{LineInfo, Page, PagedDocument, Region};

use super::PdfPlace;
use super::walk::Stand;

/// What a mark and the place that prints it have in common.
type Key = (FigureId, String);

/// The marks of a document's pages that no place has taken yet.
pub(super) struct Marks {
    on_pages: BTreeMap<Key, Vec<PdfPlace>>,
    /// How many places of each kind the document has, and how many of them were served.
    expected: BTreeMap<Key, (usize, usize)>,
}

impl Marks {
    /// Collects the marks of all pages, in reading order.
    pub(super) fn read(paged: &PagedDocument) -> Marks {
        let mut on_pages: BTreeMap<Key, Vec<PdfPlace>> = BTreeMap::new();
        for (index, page) in paged.pages.iter().enumerate() {
            for line in &page.lines {
                for mark in line.figures.iter().filter(|mark| mark.begins) {
                    let place =
                        PdfPlace { page: index + 1, label: page.label.clone(), line: number_of(page, line), text: line.text.clone() };
                    on_pages.entry(key(mark.figure, &mark.origin)).or_default().push(place);
                }
            }
        }
        Marks { on_pages, expected: BTreeMap::new() }
    }

    /// Counts the places that will ask.
    pub(super) fn expect(&mut self, stands: &[Stand]) {
        for stand in stands {
            self.expected.entry(key(stand.figure, &stand.origin)).or_default().0 += 1;
        }
    }

    /// The lines of a place: all of its kind if it is the only one, else its share of them in turn.
    pub(super) fn take(&mut self, stand: &Stand) -> Vec<PdfPlace> {
        let key = key(stand.figure, &stand.origin);
        let Some(places) = self.on_pages.get(&key) else { return Vec::new() };
        let (count, served) = self.expected.entry(key).or_default();
        let turn = *served;
        *served += 1;
        places.iter().skip(turn).step_by((*count).max(1)).cloned().collect()
    }
}

fn key(figure: FigureId, origin: &Origin) -> Key {
    (figure, format!("{origin:?}"))
}

/// The number of a line on its page, as a reader counts them from the top: lines side by side are one.
fn number_of(page: &Page, line: &LineInfo) -> Option<usize> {
    if matches!(line.region, Region::Header | Region::Footer) {
        return None;
    }
    let across = |line: &LineInfo| if line.turned { line.x } else { line.y };
    let counted = page.lines.iter().filter(|other| !matches!(other.region, Region::Header | Region::Footer) && other.turned == line.turned);
    let mut places: Vec<Len> = counted.map(across).collect();
    places.sort();
    // Cells of one row may stand a hair apart.
    places.dedup_by(|next, before| *next - *before < Len::pt(2.0));
    Some(places.iter().filter(|place| **place <= across(line)).count())
}
