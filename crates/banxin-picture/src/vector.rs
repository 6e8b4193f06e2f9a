//! SVG: its size, its shapes, and its pixels where it needs more than shapes.
//!
//! usvg resolves styles, text, uses and units; what is left are groups of paths. Plain paths, filled or stroked in whole colours, become a
//! [`Drawing`]: strokes are widened to their edges, so that a page renderer only fills. Gradients, transparency, clips, masks, filters and pictures
//! in the picture are painted by resvg at printing resolution instead. Files and addresses that the picture names are never opened.

use std::sync::Arc;

use banxin_base::{Color, Len, Point, Size};
use resvg::tiny_skia::{self, PathSegment, PathStroker, Pixmap, Transform};
use resvg::usvg::{self, FillRule, Node, Options, Paint, Tree};

use crate::drawing::{Drawing, Segment, Shape};
use crate::refusal::Refusal;

/// A text longer than this is taken to be a mistake or an attack.
const MOST_BYTES: usize = 32 << 20;
/// More pieces than this are painted as pixels: readers take long over such pages.
const MOST_SEGMENTS: usize = 200_000;
/// Pixels of the longer side of a painted picture: 170 mm at 600 dpi.
const LONGER_SIDE: f32 = 4_000.0;

/// The bytes of a font file, for text in the picture.
pub type FontData = Arc<dyn AsRef<[u8]> + Send + Sync>;

/// A vector picture, readied.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// Its shapes, if shapes can show it.
    pub drawing: Option<Drawing>,
    /// The picture as PNG, at printing resolution.
    pub png: Vec<u8>,
}

/// The width and height of an SVG in CSS pixels, rounded; at least 1.
pub(crate) fn size(bytes: &[u8]) -> Result<(u32, u32), Refusal> {
    let tree = parse(bytes, &quiet())?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a float cast saturates")]
    let whole = |length: f32| length.round().max(1.0) as u32;
    Ok((whole(tree.size().width()), whole(tree.size().height())))
}

/// Readies a vector picture. `fonts` are asked for only if there is text in it; the first family given stands in for families that are not there.
///
/// # Errors
/// A text that is no SVG.
pub fn draw(bytes: &[u8], fonts: &dyn Fn() -> Vec<FontData>) -> Result<Drawn, Refusal> {
    let mut tree = parse(bytes, &quiet())?;
    if has_text(bytes) {
        tree = parse(bytes, &with_fonts(fonts()))?;
    }
    let mut shapes = Shapes::default();
    let plain = shapes.group(tree.root());
    let size = Size::new(px(tree.size().width()), px(tree.size().height()));
    let drawing = (plain && shapes.segments <= MOST_SEGMENTS).then_some(Drawing { size, shapes: shapes.shapes });
    Ok(Drawn { drawing, png: paint(&tree)? })
}

fn parse(bytes: &[u8], options: &Options<'_>) -> Result<Tree, Refusal> {
    if bytes.len() > MOST_BYTES {
        return Err(Refusal::TooLarge(format!("{} MB", bytes.len() >> 20)));
    }
    // A packed text (svgz) may unpack to any length; only plain ones are read.
    if bytes.starts_with(&[0x1F, 0x8B]) {
        return Err(Refusal::Unreadable {
            zh: "压缩的 SVG（svgz）请先解压".into(),
            en: "it is a packed SVG (svgz): unpack it first".into(),
        });
    }
    Tree::from_data(bytes, options).map_err(|error| refused(&error, bytes))
}

/// Why a text is no vector picture.
fn refused(error: &usvg::Error, bytes: &[u8]) -> Refusal {
    let unreadable = |zh: &str, en: &str| Refusal::Unreadable { zh: zh.to_owned(), en: format!("{en} ({error})") };
    match error {
        _ if !bytes.windows(4).any(|window| window == b"<svg") => Refusal::format(bytes),
        usvg::Error::NotAnUtf8Str => unreadable("SVG 的文字不是 UTF-8 编码", "the text of the SVG is not UTF-8"),
        usvg::Error::InvalidSize => unreadable("SVG 没有可用的宽度和高度", "the SVG has no usable width and height"),
        usvg::Error::ElementsLimitReached => unreadable("SVG 的图形多于上限", "the SVG has more shapes than are allowed"),
        usvg::Error::SvgzFeatureNotEnabled | usvg::Error::MalformedGZip | usvg::Error::ParsingFailed(_) => {
            unreadable("SVG 的 XML 有误，标签没有配对或写法不对", "the XML of the SVG is wrong")
        }
    }
}

/// Whether text stands in the picture. The tree of a parse without fonts has lost it already.
fn has_text(bytes: &[u8]) -> bool {
    bytes.windows(5).any(|window| window == b"<text")
}

/// Options that open no file.
fn quiet() -> Options<'static> {
    let mut options = Options::default();
    options.image_href_resolver.resolve_string = Box::new(|_, _| None);
    options
}

fn with_fonts(fonts: Vec<FontData>) -> Options<'static> {
    let mut options = quiet();
    let database = options.fontdb_mut();
    for data in fonts {
        database.load_font_source(usvg::fontdb::Source::Binary(data));
    }
    let first = database.faces().next().and_then(|face| face.families.first()).map(|(name, _)| name.clone());
    if let Some(name) = first {
        database.set_serif_family(name.clone());
        database.set_sans_serif_family(name.clone());
        options.font_family = name;
    }
    options
}

fn paint(tree: &Tree) -> Result<Vec<u8>, Refusal> {
    let (width, height) = (tree.size().width(), tree.size().height());
    let scale = LONGER_SIDE / width.max(height);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most LONGER_SIDE")]
    let pixels = |length: f32| (length * scale).ceil().max(1.0) as u32;
    let mut canvas = Pixmap::new(pixels(width), pixels(height)).ok_or_else(|| Refusal::TooLarge(format!("{width} × {height}")))?;
    resvg::render(tree, Transform::from_scale(scale, scale), &mut canvas.as_mut());
    canvas
        .encode_png()
        .map_err(|error| Refusal::Unreadable { zh: "SVG 无法转成像素".into(), en: format!("the SVG cannot be painted ({error})") })
}

/// The shapes found so far.
#[derive(Default)]
struct Shapes {
    shapes: Vec<Shape>,
    segments: usize,
}

impl Shapes {
    /// Adds the shapes of a group; whether shapes can show it.
    fn group(&mut self, group: &usvg::Group) -> bool {
        let plain = group.opacity().get() >= 1.0
            && group.blend_mode() == usvg::BlendMode::Normal
            && group.clip_path().is_none()
            && group.mask().is_none()
            && group.filters().is_empty();
        plain && group.children().iter().all(|node| self.node(node))
    }

    fn node(&mut self, node: &Node) -> bool {
        match node {
            Node::Group(group) => self.group(group),
            Node::Path(path) => !path.is_visible() || self.path(path),
            Node::Text(text) => self.group(text.flattened()),
            Node::Image(_) => false,
        }
    }

    fn path(&mut self, path: &usvg::Path) -> bool {
        let Some(filled) = self.fill(path) else { return false };
        let Some(stroked) = self.stroke(path) else { return false };
        let layers = match path.paint_order() {
            usvg::PaintOrder::FillAndStroke => [filled, stroked],
            usvg::PaintOrder::StrokeAndFill => [stroked, filled],
        };
        for shape in layers.into_iter().flatten() {
            self.segments += shape.outline.len();
            self.shapes.push(shape);
        }
        true
    }

    /// The filled inside: `None` if no shape can show it, nothing inside if there is none.
    fn fill(&self, path: &usvg::Path) -> Option<Option<Shape>> {
        let Some(fill) = path.fill() else { return Some(None) };
        // An outline without crossings is the same by either rule; whether it has any is not asked for a single one.
        let simple = fill.rule() == FillRule::NonZero || outlines(path.data()) == 1;
        let color = whole_color(fill.paint(), fill.opacity())?;
        simple.then(|| Some(shape(path.data(), path.abs_transform(), color)))
    }

    fn stroke(&self, path: &usvg::Path) -> Option<Option<Shape>> {
        let Some(stroke) = path.stroke() else { return Some(None) };
        let color = whole_color(stroke.paint(), stroke.opacity())?;
        let pen = tiny_skia::Stroke {
            width: stroke.width().get(),
            miter_limit: stroke.miterlimit().get(),
            line_cap: match stroke.linecap() {
                usvg::LineCap::Butt => tiny_skia::LineCap::Butt,
                usvg::LineCap::Round => tiny_skia::LineCap::Round,
                usvg::LineCap::Square => tiny_skia::LineCap::Square,
            },
            line_join: match stroke.linejoin() {
                usvg::LineJoin::Miter => tiny_skia::LineJoin::Miter,
                usvg::LineJoin::MiterClip => tiny_skia::LineJoin::MiterClip,
                usvg::LineJoin::Round => tiny_skia::LineJoin::Round,
                usvg::LineJoin::Bevel => tiny_skia::LineJoin::Bevel,
            },
            dash: None,
        };
        let dashes = stroke.dasharray().map(|dashes| tiny_skia::StrokeDash::new(dashes.to_vec(), stroke.dashoffset()));
        let scale = PathStroker::compute_resolution_scale(&path.abs_transform()) * 8.0;
        let edges = match dashes {
            Some(dash) => path.data().dash(&dash?, scale)?.stroke(&pen, scale)?,
            None => path.data().stroke(&pen, scale)?,
        };
        Some(Some(shape(&edges, path.abs_transform(), color)))
    }
}

/// The colour of a paint that covers what is below it; `None` for any other.
fn whole_color(paint: &Paint, opacity: usvg::Opacity) -> Option<Color> {
    match paint {
        Paint::Color(color) if opacity.get() >= 1.0 => Some(Color::rgb(color.red, color.green, color.blue)),
        _ => None,
    }
}

fn outlines(path: &tiny_skia::Path) -> usize {
    path.segments().filter(|segment| matches!(segment, PathSegment::MoveTo(_))).count()
}

fn shape(path: &tiny_skia::Path, by: Transform, color: Color) -> Shape {
    let at = |mut point: tiny_skia::Point| {
        by.map_point(&mut point);
        point
    };
    let place = |point: tiny_skia::Point| Point::new(px(point.x), px(point.y));
    let mut last = tiny_skia::Point::zero();
    let mut outline = Vec::new();
    for segment in path.segments() {
        match segment {
            PathSegment::MoveTo(to) => {
                last = at(to);
                outline.push(Segment::Move(place(last)));
            }
            PathSegment::LineTo(to) => {
                last = at(to);
                outline.push(Segment::Line(place(last)));
            }
            PathSegment::QuadTo(control, to) => {
                let (control, to) = (at(control), at(to));
                // A quadratic curve is the cubic one whose control points lie two thirds of the way to its own.
                let towards = |from: tiny_skia::Point| {
                    tiny_skia::Point::from_xy(from.x + (control.x - from.x) * 2.0 / 3.0, from.y + (control.y - from.y) * 2.0 / 3.0)
                };
                outline.push(Segment::Curve(place(towards(last)), place(towards(to)), place(to)));
                last = to;
            }
            PathSegment::CubicTo(a, b, to) => {
                last = at(to);
                outline.push(Segment::Curve(place(at(a)), place(at(b)), place(last)));
            }
            PathSegment::Close => outline.push(Segment::Close),
        }
    }
    Shape { outline, color }
}

/// A CSS pixel is 1/96 inch.
fn px(length: f32) -> Len {
    Len::pt(f64::from(length) * 0.75)
}

#[cfg(test)]
mod tests {
    use banxin_base::{Color, Len, Point};

    use super::{draw, size};
    use crate::drawing::Segment;

    fn svg(content: &str) -> Vec<u8> {
        format!(r#"<svg xmlns="http://www.w3.org/2000/svg" width="96" height="48">{content}</svg>"#).into_bytes()
    }

    #[test]
    fn plain_paths_become_shapes() {
        let drawn = draw(&svg(r#"<g transform="translate(8 0)"><rect width="8" height="4" fill="red"/></g>"#), &Vec::new).unwrap();
        let drawing = drawn.drawing.expect("shapes");
        assert_eq!(drawing.size.width, Len::pt(72.0));
        assert_eq!(drawing.shapes.len(), 1);
        assert_eq!(drawing.shapes[0].color, Color::rgb(255, 0, 0));
        assert_eq!(drawing.shapes[0].outline[0], Segment::Move(Point::new(Len::pt(6.0), Len::ZERO)));
    }

    #[test]
    fn strokes_become_their_edges() {
        let drawn = draw(&svg(r#"<path d="M0 8 H80" stroke="black" stroke-width="4" fill="none"/>"#), &Vec::new).unwrap();
        let shapes = drawn.drawing.expect("shapes").shapes;
        let heights: Vec<f64> = shapes[0]
            .outline
            .iter()
            .filter_map(|segment| match segment {
                Segment::Move(at) | Segment::Line(at) => Some(at.y.to_pt()),
                _ => None,
            })
            .collect();
        assert!(heights.contains(&4.5) && heights.contains(&7.5), "{heights:?}");
    }

    #[test]
    fn effects_are_painted() {
        let shaded = r#"<linearGradient id="g"><stop stop-color="red"/></linearGradient><rect width="9" height="9" fill="url(#g)"/>"#;
        let faded = r#"<rect width="9" height="9" opacity="0.5"/>"#;
        for content in [shaded.replace("/></l", "/><stop offset=\"1\"/></l"), faded.to_owned()] {
            let drawn = draw(&svg(&content), &Vec::new).unwrap();
            assert!(drawn.drawing.is_none(), "{content}");
            assert!(drawn.png.starts_with(b"\x89PNG"));
        }
    }

    #[test]
    fn no_file_is_opened_and_damage_is_refused() {
        let outside = r#"<image href="/etc/hostname" width="9" height="9"/>"#;
        assert!(draw(&svg(outside), &Vec::new).unwrap().drawing.is_some_and(|drawing| drawing.shapes.is_empty()));
        assert!(draw(b"<svg", &Vec::new).is_err());
        assert_eq!(size(&svg("")), Ok((96, 48)));
    }
}
