//! A page's drawing operations for printpdf.
//!
//! It keeps the graphics state, so that nothing is set twice. Text is shown with one operator a run: printpdf's own text operation holds every
//! glyph as a value of its own and looks each one up, which costs more than all the rest of a long document; its operation for operators
//! given by name takes a whole run as one string.

use banxin_base::{Cmyk, Color};
use banxin_compose::document::Orientation;
use printpdf::{
    Color as PdfColor, CurTransMat, DictItem, FontId, Greyscale, Line, LinePoint, Op, PaintMode, PdfFontHandle, Point, Pt, Rect, Rgb,
    XObjectId, XObjectTransform,
};

use crate::unit::{Area, Milli, Place};

/// Drawing operations and the state they leave.
#[derive(Default)]
pub(crate) struct Canvas {
    ops: Vec<Op>,
    in_text: bool,
    /// Start of the current text line: moves are relative to it.
    line: Place,
    fill: Option<Color>,
    stroke: Option<(Color, Milli)>,
    font: Option<(usize, Milli)>,
    /// Ten-thousandths of a point.
    spacing: i64,
    /// What `restore` goes back to.
    saved: Vec<State>,
}

/// The graphics state that is kept track of.
struct State {
    fill: Option<Color>,
    stroke: Option<(Color, Milli)>,
    font: Option<(usize, Milli)>,
    spacing: i64,
}

/// A piece of an outline.
pub(crate) enum PathOp {
    Move(Place),
    Line(Place),
    Curve([Place; 3]),
    Close,
}

/// What one show operator shows: codes, and steps back in thousandths of the em.
#[derive(Default)]
pub(crate) struct Shown {
    pieces: Vec<DictItem>,
    codes: Vec<u8>,
}

impl Shown {
    /// Adds a glyph.
    pub(crate) fn glyph(&mut self, code: u16) {
        self.codes.extend_from_slice(&code.to_be_bytes());
    }

    /// Moves the pen back by thousandths of the em.
    pub(crate) fn back(&mut self, thousandths: f64) {
        self.cut();
        #[expect(clippy::cast_possible_truncation, reason = "the nearest f32 prints the same two decimals")]
        self.pieces.push(DictItem::Real(thousandths as f32));
    }

    fn cut(&mut self) {
        if !self.codes.is_empty() {
            self.pieces.push(DictItem::String { data: std::mem::take(&mut self.codes), literal: true });
        }
    }
}

impl Canvas {
    /// The operations, in order.
    pub(super) fn into_ops(self) -> Vec<Op> {
        self.ops
    }

    /// Whether a text object is open.
    pub(crate) fn in_text(&self) -> bool {
        self.in_text
    }

    /// Opens a text object.
    pub(crate) fn begin_text(&mut self) {
        self.ops.push(Op::StartTextSection);
        self.in_text = true;
        self.line = Place::default();
    }

    /// Closes the text object.
    pub(crate) fn end_text(&mut self) {
        self.ops.push(Op::EndTextSection);
        self.in_text = false;
    }

    /// Opens a sequence that belongs to an element of the logical tree.
    pub(crate) fn open_content(&mut self, role: &str, mcid: u32) {
        let properties = dict([("MCID", DictItem::Int(i64::from(mcid)))]);
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: role.to_owned(), properties });
    }

    /// Opens a sequence that belongs to nothing.
    pub(crate) fn open_artifact(&mut self) {
        self.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() });
    }

    /// Closes a sequence.
    pub(crate) fn close_content(&mut self) {
        self.ops.push(Op::EndMarkedContent);
    }

    /// Opens a span that reads as `text`, whatever its glyphs say.
    pub(crate) fn open_span(&mut self, text: &str) {
        let properties = dict([("ActualText", DictItem::String { data: super::syntax::utf16(text), literal: false })]);
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: "Span".to_owned(), properties });
    }

    /// Closes the span.
    pub(crate) fn close_span(&mut self) {
        self.ops.push(Op::EndMarkedContent);
    }

    /// Sets the colour of text and fills.
    pub(crate) fn set_fill(&mut self, color: Color) {
        if self.fill != Some(color) {
            self.ops.push(Op::SetFillColor { col: screen_color(color) });
            self.fill = Some(color);
        }
    }

    /// Sets the colour and weight of strokes.
    pub(crate) fn set_stroke(&mut self, color: Color, weight: Milli) {
        if self.stroke.is_none_or(|(old, _)| old != color) {
            self.ops.push(Op::SetOutlineColor { col: screen_color(color) });
        }
        if self.stroke.is_none_or(|(_, old)| old != weight) {
            self.ops.push(Op::SetOutlineThickness { pt: pt(weight) });
        }
        self.stroke = Some((color, weight));
    }

    /// Sets the font, by its number in the file, and the em.
    pub(crate) fn set_font(&mut self, index: usize, size: Milli) {
        if self.font != Some((index, size)) {
            self.ops.push(Op::SetFont { font: PdfFontHandle::External(FontId(font_name(index))), size: pt(size) });
            self.font = Some((index, size));
        }
    }

    /// Sets what is added to every advance, in ten-thousandths of a point.
    pub(crate) fn set_spacing(&mut self, unit: i64) {
        if self.spacing != unit {
            #[expect(clippy::cast_possible_truncation, reason = "the nearest f32 prints the same four decimals")]
            let multiplier = (unit as f64 / 10_000.0) as f32;
            self.ops.push(Op::SetCharacterSpacing { multiplier });
            self.spacing = unit;
        }
    }

    /// Moves the text pen to a place on the page.
    pub(crate) fn move_to(&mut self, place: Place) {
        let pos = Point { x: pt(place.x.minus(self.line.x)), y: pt(place.y.minus(self.line.y)) };
        self.ops.push(Op::SetTextCursor { pos });
        self.line = place;
    }

    /// Shows glyphs at the pen; nothing if there are none.
    pub(crate) fn show(&mut self, mut shown: Shown) {
        shown.cut();
        let op = match <[DictItem; 1]>::try_from(shown.pieces) {
            Ok(string) => Op::Unknown { key: "Tj".to_owned(), value: string.into() },
            Err(pieces) if pieces.is_empty() => return,
            Err(pieces) => Op::Unknown { key: "TJ".to_owned(), value: vec![DictItem::Array(pieces)] },
        };
        self.ops.push(op);
    }

    /// Strokes a straight line.
    pub(crate) fn stroke_line(&mut self, from: Place, to: Place) {
        let points = [from, to].map(|place| LinePoint { p: Point { x: pt(place.x), y: pt(place.y) }, bezier: false }).to_vec();
        self.ops.push(Op::DrawLine { line: Line { points, is_closed: false } });
    }

    /// Fills a rectangle.
    pub(crate) fn fill_area(&mut self, area: Area) {
        let rectangle = Rect {
            x: pt(area.low.x),
            y: pt(area.low.y),
            width: pt(area.width()),
            height: pt(area.height()),
            mode: Some(PaintMode::Fill),
            winding_order: None,
        };
        self.ops.push(Op::DrawRectangle { rectangle });
    }

    /// Fills a shape, strokes it with dashes of the given length (zero for none), or both.
    pub(crate) fn path(&mut self, outline: impl Iterator<Item = PathOp>, filled: bool, dash: Option<Milli>) {
        let dashed = dash.filter(|dash| *dash > Milli::default());
        if let Some(dash) = dashed {
            self.op("d", vec![DictItem::Array(vec![real(dash), real(dash)]), DictItem::Int(0)]);
        }
        for piece in outline {
            match piece {
                PathOp::Move(to) => self.op("m", reals(&[to])),
                PathOp::Line(to) => self.op("l", reals(&[to])),
                PathOp::Curve(points) => self.op("c", reals(&points)),
                PathOp::Close => self.op("h", Vec::new()),
            }
        }
        let paint = match (filled, dash.is_some()) {
            (true, true) => "B",
            (true, false) => "f",
            (false, true) => "S",
            (false, false) => "n",
        };
        self.op(paint, Vec::new());
        if dashed.is_some() {
            self.op("d", vec![DictItem::Array(Vec::new()), DictItem::Int(0)]);
        }
    }

    /// Moves and turns what follows, until `restore`.
    pub(crate) fn save(&mut self, matrix: [f32; 6]) {
        self.saved.push(State { fill: self.fill, stroke: self.stroke, font: self.font, spacing: self.spacing });
        self.ops.push(Op::SaveGraphicsState);
        self.ops.push(Op::SetTransformationMatrix { matrix: CurTransMat::Raw(matrix) });
    }

    /// Takes the last `save` back.
    pub(crate) fn restore(&mut self) {
        self.ops.push(Op::RestoreGraphicsState);
        if let Some(State { fill, stroke, font, spacing }) = self.saved.pop() {
            (self.fill, self.stroke, self.font, self.spacing) = (fill, stroke, font, spacing);
        }
    }

    /// Draws inside a rectangle only.
    pub(crate) fn clipped(&mut self, area: Area, draw: impl FnOnce(&mut Canvas)) {
        self.ops.push(Op::SaveGraphicsState);
        self.op("re", vec![real(area.low.x), real(area.low.y), real(area.width()), real(area.height())]);
        self.op("W", Vec::new());
        self.op("n", Vec::new());
        draw(self);
        self.ops.push(Op::RestoreGraphicsState);
    }

    fn op(&mut self, key: &str, value: Vec<DictItem>) {
        self.ops.push(Op::Unknown { key: key.to_owned(), value });
    }

    /// Draws a picture, by its number in the document, into a rectangle.
    pub(crate) fn picture(&mut self, index: u32, area: Area, orientation: Orientation) {
        let (width, height) = (area.width().to_f32(), area.height().to_f32());
        let [a, b, c, d, x, y] = upright(orientation);
        let matrix = [a * width, b * height, c * width, d * height, area.low.x.to_f32() + x * width, area.low.y.to_f32() + y * height];
        self.ops.push(Op::SaveGraphicsState);
        self.ops.push(Op::SetTransformationMatrix { matrix: CurTransMat::Raw(matrix) });
        let transform = XObjectTransform { no_auto_scale: true, ..XObjectTransform::default() };
        self.ops.push(Op::UseXobject { id: XObjectId(picture_name(index)), transform });
        self.ops.push(Op::RestoreGraphicsState);
    }
}

/// From the unit square of a picture's pixels to that of the picture upright, by Exif orientation; y up.
fn upright(orientation: Orientation) -> [f32; 6] {
    match orientation.exif() {
        2 => [-1.0, 0.0, 0.0, 1.0, 1.0, 0.0],
        3 => [-1.0, 0.0, 0.0, -1.0, 1.0, 1.0],
        4 => [1.0, 0.0, 0.0, -1.0, 0.0, 1.0],
        5 => [0.0, -1.0, -1.0, 0.0, 1.0, 1.0],
        6 => [0.0, -1.0, 1.0, 0.0, 0.0, 1.0],
        7 => [0.0, 1.0, 1.0, 0.0, 0.0, 0.0],
        8 => [0.0, 1.0, -1.0, 0.0, 1.0, 0.0],
        _ => [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
    }
}

/// The resource name of a font.
pub(super) fn font_name(index: usize) -> String {
    format!("f{index}")
}

/// The resource name of a picture.
pub(super) fn picture_name(index: u32) -> String {
    format!("i{index}")
}

fn real(milli: Milli) -> DictItem {
    DictItem::Real(milli.to_f32())
}

fn reals(places: &[Place]) -> Vec<DictItem> {
    places.iter().flat_map(|place| [real(place.x), real(place.y)]).collect()
}

fn pt(milli: Milli) -> Pt {
    Pt(milli.to_f32())
}

fn dict<const N: usize>(entries: [(&str, DictItem); N]) -> DictItem {
    DictItem::Dict { map: entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect() }
}

/// The colour as a screen shows it: greys as grey, the rest as sRGB (the file's output intent).
fn screen_color(color: Color) -> PdfColor {
    let share = |level: u8| (f32::from(level) / 255.0 * 1000.0).round() / 1000.0;
    let [r, g, b] = color.rgb;
    match color.cmyk {
        Cmyk(0, 0, 0, _) if r == g && g == b => PdfColor::Greyscale(Greyscale { percent: share(r), icc_profile: None }),
        _ => PdfColor::Rgb(Rgb { r: share(r), g: share(g), b: share(b), icc_profile: None }),
    }
}
