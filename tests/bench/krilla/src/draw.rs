//! Pages drawn with krilla, item by item.

use std::collections::BTreeMap;
use std::ops::Range;

use banxin::FontBook;
use banxin_base::{Color, Len, Point, Size};
use banxin_layout::frame::{GlyphRun, Item, PagedDocument, Path, Segment, Transform};
use banxin_text::font::FaceId;
use krilla::Document;
use krilla::color::rgb;
use krilla::geom::{self, PathBuilder};
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, Stroke};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};

use crate::Failure;

/// Writes a document.
pub(crate) fn document(paged: &PagedDocument, book: &FontBook) -> Result<Vec<u8>, Failure> {
    let mut fonts = BTreeMap::new();
    let mut document = Document::new();
    for page in &paged.pages {
        let settings = PageSettings::from_wh(pt(page.size.width), pt(page.size.height)).ok_or("a page without a size")?;
        let mut sheet = document.start_page_with(settings);
        let mut surface = sheet.surface();
        items(&page.items, &mut Pen { surface: &mut surface, book, fonts: &mut fonts })?;
        surface.finish();
        sheet.finish();
    }
    document.finish().map_err(|error| format!("{error:?}").into())
}

struct Pen<'a, 's> {
    surface: &'a mut Surface<'s>,
    book: &'a FontBook,
    fonts: &'a mut BTreeMap<FaceId, Font>,
}

fn items(list: &[Item], pen: &mut Pen<'_, '_>) -> Result<(), Failure> {
    for item in list {
        match item {
            Item::Glyphs(run) => glyphs(run, pen)?,
            Item::Rule(rule) => line(rule.from, rule.to, rule.weight, rule.color, pen),
            Item::Fill(fill) => rectangle(fill.at, fill.size, fill.color, pen),
            Item::Path(path) => shape(path, pen),
            Item::Group(group) => {
                pen.surface.push_transform(&matrix(group.transform));
                items(&group.items, pen)?;
                pen.surface.pop();
            }
            Item::Image(_) | Item::Link(_) => {}
        }
    }
    Ok(())
}

fn glyphs(run: &GlyphRun, pen: &mut Pen<'_, '_>) -> Result<(), Failure> {
    let font = match pen.fonts.get(&run.face) {
        Some(font) => font.clone(),
        None => {
            let face = pen.book.face(run.face).map_err(|found| format!("{found:?}"))?;
            let font = Font::new(face.bytes().to_vec().into(), face.index()).ok_or("a face that cannot be read")?;
            pen.fonts.insert(run.face, font.clone());
            font
        }
    };
    let size = pt(run.size);
    let advance = |at: usize| run.glyphs.get(at + 1).map_or(1.0, |next| pt(next.x() - run.glyphs[at].x()) / size);
    let end = |at: usize| {
        let here = run.glyphs[at].cluster;
        run.glyphs[at..].iter().map(|glyph| glyph.cluster).find(|cluster| *cluster > here).map_or(run.text.len(), index)
    };
    let placed: Vec<KrillaGlyph> = (0..run.glyphs.len())
        .map(|at| {
            let glyph = run.glyphs[at];
            let text: Range<usize> = index(glyph.cluster)..end(at);
            KrillaGlyph::new(GlyphId::new(u32::from(glyph.id)), advance(at), 0.0, pt(glyph.y()) / size, 0.0, text, None)
        })
        .collect();
    pen.surface.set_stroke(None);
    pen.surface.set_fill(Some(ink(run.color)));
    pen.surface.draw_glyphs(place(run.at), &placed, font, &run.text, size, false);
    Ok(())
}

fn line(from: Point, to: Point, weight: Len, color: Color, pen: &mut Pen<'_, '_>) {
    let mut path = PathBuilder::new();
    path.move_to(pt(from.x), pt(from.y));
    path.line_to(pt(to.x), pt(to.y));
    paint(path, None, Some((weight, color)), pen);
}

fn rectangle(at: Point, size: Size, color: Color, pen: &mut Pen<'_, '_>) {
    let mut path = PathBuilder::new();
    path.move_to(pt(at.x), pt(at.y));
    path.line_to(pt(at.x + size.width), pt(at.y));
    path.line_to(pt(at.x + size.width), pt(at.y + size.height));
    path.line_to(pt(at.x), pt(at.y + size.height));
    path.close();
    paint(path, Some(color), None, pen);
}

fn shape(shape: &Path, pen: &mut Pen<'_, '_>) {
    let mut path = PathBuilder::new();
    for segment in &shape.segments {
        match *segment {
            Segment::Move(to) => path.move_to(pt(to.x), pt(to.y)),
            Segment::Line(to) => path.line_to(pt(to.x), pt(to.y)),
            Segment::Curve(one, two, to) => path.cubic_to(pt(one.x), pt(one.y), pt(two.x), pt(two.y), pt(to.x), pt(to.y)),
            Segment::Close => path.close(),
        }
    }
    paint(path, shape.fill, shape.stroke.map(|stroke| (stroke.weight, stroke.color)), pen);
}

fn paint(path: PathBuilder, fill: Option<Color>, stroke: Option<(Len, Color)>, pen: &mut Pen<'_, '_>) {
    let Some(path) = path.finish() else { return };
    pen.surface.set_fill(fill.map(ink));
    pen.surface.set_stroke(stroke.map(|(weight, color)| Stroke { paint: light(color).into(), width: pt(weight), ..Stroke::default() }));
    pen.surface.draw_path(&path);
}

fn ink(color: Color) -> Fill {
    Fill { paint: light(color).into(), opacity: krilla::num::NormalizedF32::ONE, rule: FillRule::NonZero }
}

fn light(color: Color) -> rgb::Color {
    let [r, g, b] = color.rgb;
    rgb::Color::new(r, g, b)
}

fn matrix(transform: Transform) -> geom::Transform {
    let [a, b, c, d] = transform.turn.axes().map(f32::from);
    geom::Transform::from_row(a, b, c, d, pt(transform.to.x), pt(transform.to.y))
}

fn place(at: Point) -> geom::Point {
    geom::Point::from_xy(pt(at.x), pt(at.y))
}

fn pt(length: Len) -> f32 {
    length.to_pt() as f32
}

fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
