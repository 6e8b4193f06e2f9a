//! 总墨量: no place takes more than 300 % of ink, the limit of the bundled profile and of most offset printing on coated paper; more does not dry.
//!
//! Counted are text, rules, backgrounds and shapes, by their inks; black text and rules print over the background below them, so theirs adds to it.
//! Of pictures those count that are in the inks of the press already; others are separated by the press's own profile.

use banxin_base::{Cmyk, Color, Diagnostic, Origin, Point, Size, codes};
use banxin_layout::frame::{Fill, Item, PagedDocument, Transform};
use rayon::prelude::*;

use crate::image::heaviest_ink;
use crate::options::PdfOptions;

/// Percent.
const LIMIT: u32 = 300;

/// Names each page that takes more somewhere, with the most it takes.
pub(super) fn check(document: &PagedDocument, options: &PdfOptions) -> Vec<Diagnostic> {
    let pictures: Vec<u32> = document.images.par_iter().map(|data| heaviest_ink(data, options).unwrap_or(0)).collect();
    let pages = (1..).zip(&document.pages).filter_map(|(number, page)| {
        let mut plate = Plate { pictures: &pictures, fills: Vec::new(), most: 0 };
        plate.print(&page.items, Transform::default());
        (plate.most > LIMIT).then_some((number, plate.most))
    });
    let report = |(page, most): (usize, u32)| {
        let found = Diagnostic::new(&codes::TOO_MUCH_INK, Origin::Run).with("page", page);
        found.with("percent", most).with("limit", LIMIT)
    };
    pages.map(report).collect()
}

/// A page as it is printed.
struct Plate<'a> {
    /// What each picture of the document takes.
    pictures: &'a [u32],
    /// Backgrounds, the lowest first.
    fills: Vec<(Point, Size, Color)>,
    most: u32,
}

impl Plate<'_> {
    fn print(&mut self, items: &[Item], place: Transform) {
        for item in items {
            match item {
                Item::Glyphs(run) => self.ink(run.color, place.apply(run.at)),
                Item::Rule(rule) => self.ink(rule.color, place.apply(rule.from)),
                Item::Fill(fill) => self.cover(fill, place),
                Item::Path(path) => {
                    let inks = path.fill.into_iter().chain(path.stroke.map(|pen| pen.color));
                    self.most = inks.map(|color| total(color.cmyk)).fold(self.most, u32::max);
                }
                Item::Group(group) => self.print(&group.items, group.transform.within(place)),
                Item::Image(picture) => {
                    let inks = usize::try_from(picture.image.0).ok().and_then(|image| self.pictures.get(image));
                    self.most = self.most.max(inks.copied().unwrap_or(0));
                }
                Item::Link(_) => {}
            }
        }
    }

    fn cover(&mut self, fill: &Fill, place: Transform) {
        let (at, size) = Transform::moved(fill.at).within(place).bounds(fill.size);
        self.most = self.most.max(total(fill.color.cmyk));
        self.fills.push((at, size, fill.color));
    }

    /// Text and rules: black prints over what is below.
    fn ink(&mut self, color: Color, at: Point) {
        let here = |(corner, size): (Point, Size)| {
            (corner.x..=corner.x + size.width).contains(&at.x) && (corner.y..=corner.y + size.height).contains(&at.y)
        };
        let below = self.fills.iter().rev().find(|(corner, size, _)| here((*corner, *size))).map(|(.., color)| color.cmyk);
        let sum = match below {
            // The black of the background lies below the same plate.
            Some(Cmyk(c, m, y, _)) if color.cmyk == Color::BLACK.cmyk => total(Cmyk(c, m, y, 100)),
            _ => total(color.cmyk),
        };
        self.most = self.most.max(sum);
    }
}

fn total(Cmyk(c, m, y, k): Cmyk) -> u32 {
    [c, m, y, k].into_iter().map(u32::from).sum()
}
