//! A page's drawing operations for printpdf.
//!
//! It keeps the graphics state, so that nothing is set twice. Text is shown with one operator a run: printpdf's own text operation holds every
//! glyph as a value of its own and looks each one up, which costs more than all the rest of a long document; its operation for operators
//! given by name takes a whole run as one string.

use banxin_base::{Cmyk, Color};
use banxin_compose::document::Orientation;
use banxin_layout::Artifact;
use printpdf::{
    Cmyk as PdfInks, Color as PdfColor, CurTransMat, DictItem, ExtendedGraphicsStateId, FontId, Greyscale, Line, LinePoint, Op, PaintMode,
    PdfFontHandle, Point, Pt, Rect, Rgb, XObjectId, XObjectTransform,
};

use crate::medium::{Medium, Paint};
use crate::unit::{Area, Milli, Place};

/// Drawing operations and the state they leave.
#[derive(Default)]
pub(crate) struct Canvas {
    ops: Vec<Op>,
    in_text: bool,
    /// Start of the current text line: moves are relative to it.
    line: Place,
    medium: Medium,
    fill: Option<Paint>,
    stroke: Option<(Paint, Milli)>,
    overprint: Overprint,
    font: Option<(usize, Milli)>,
    /// Ten-thousandths of a point.
    spacing: i64,
    /// What `restore` goes back to.
    saved: Vec<State>,
}

/// The graphics state that is kept track of.
struct State {
    fill: Option<Paint>,
    stroke: Option<(Paint, Milli)>,
    overprint: Overprint,
    font: Option<(usize, Milli)>,
    spacing: i64,
}

/// What becomes of the inks below a thing that is painted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Overprint {
    /// They are left out.
    #[default]
    Off,
    /// Those that the thing has none of stay (mode 1, ISO 32000-1 11.7.4.4).
    On,
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
    /// An empty canvas of a medium.
    pub(crate) fn new(medium: Medium) -> Canvas {
        Canvas { medium, ..Canvas::default() }
    }

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

    /// Opens a sequence that belongs to no element (ISO 32000-1 14.8.2.2).
    pub(crate) fn open_artifact(&mut self, artifact: Artifact) {
        let pagination = |subtype: &str| vec![("Type", name("Pagination")), ("Subtype", name(subtype))];
        self.artifact(match artifact {
            Artifact::Layout | Artifact::Background => vec![("Type", name("Layout"))],
            Artifact::Header => pagination("Header"),
            Artifact::Footer => pagination("Footer"),
            Artifact::Watermark => pagination("Watermark"),
            Artifact::Repeated => vec![("Type", name("Pagination"))],
        });
    }

    /// Opens the sequence of a background that covers a box.
    pub(crate) fn open_background(&mut self, area: Area) {
        let corners = DictItem::Array([area.low, area.high].iter().flat_map(|place| [real(place.x), real(place.y)]).collect());
        self.artifact(vec![("Type", name("Background")), ("BBox", corners)]);
    }

    /// Opens the sequence of the marks that help to make the sheet.
    pub(crate) fn open_production_aid(&mut self) {
        self.artifact(vec![("Type", name("Page"))]);
    }

    fn artifact(&mut self, properties: Vec<(&str, DictItem)>) {
        let properties = DictItem::Dict { map: properties.into_iter().map(|(key, value)| (key.to_owned(), value)).collect() };
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: "Artifact".to_owned(), properties });
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

    /// Sets the colour of what is filled.
    pub(crate) fn set_fill(&mut self, color: Color) {
        self.set_overprint(Overprint::Off);
        self.set_fill_paint(self.medium.paint(color));
    }

    /// Sets the colour of text. Black ink prints over what lies below.
    pub(crate) fn set_text(&mut self, color: Color) {
        let paint = self.medium.paint(color);
        self.set_overprint(if paint.is_black_ink() { Overprint::On } else { Overprint::Off });
        self.set_fill_paint(paint);
    }

    fn set_fill_paint(&mut self, paint: Paint) {
        if self.fill == Some(paint) {
            return;
        }
        match (paint, screen_or_inks(paint)) {
            (_, Some(col)) => self.ops.push(Op::SetFillColor { col }),
            (paint, None) => {
                self.op("cs", vec![name(space_name(paint))]);
                self.op("scn", vec![DictItem::Int(1)]);
            }
        }
        self.fill = Some(paint);
    }

    /// Sets the colour and weight of strokes. Black ink prints over what lies below.
    pub(crate) fn set_stroke(&mut self, color: Color, weight: Milli) {
        let paint = self.medium.paint(color);
        self.set_overprint(if paint.is_black_ink() { Overprint::On } else { Overprint::Off });
        self.set_stroke_paint(paint, weight);
    }

    /// Sets strokes in every ink, for register marks.
    pub(crate) fn set_register_stroke(&mut self, weight: Milli) {
        self.set_overprint(Overprint::Off);
        self.set_stroke_paint(Paint::All, weight);
    }

    fn set_stroke_paint(&mut self, paint: Paint, weight: Milli) {
        if self.stroke.is_none_or(|(old, _)| old != paint) {
            match screen_or_inks(paint) {
                Some(col) => self.ops.push(Op::SetOutlineColor { col }),
                None => {
                    self.op("CS", vec![name(space_name(paint))]);
                    self.op("SCN", vec![DictItem::Int(1)]);
                }
            }
        }
        if self.stroke.is_none_or(|(_, old)| old != weight) {
            self.ops.push(Op::SetOutlineThickness { pt: pt(weight) });
        }
        self.stroke = Some((paint, weight));
    }

    fn set_overprint(&mut self, overprint: Overprint) {
        if self.overprint != overprint {
            let gs = ExtendedGraphicsStateId(state_name(overprint).to_owned());
            self.ops.push(Op::LoadGraphicsState { gs });
            self.overprint = overprint;
        }
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
        self.saved.push(State { fill: self.fill, stroke: self.stroke, overprint: self.overprint, font: self.font, spacing: self.spacing });
        self.ops.push(Op::SaveGraphicsState);
        self.ops.push(Op::SetTransformationMatrix { matrix: CurTransMat::Raw(matrix) });
    }

    /// Takes the last `save` back.
    pub(crate) fn restore(&mut self) {
        self.ops.push(Op::RestoreGraphicsState);
        if let Some(State { fill, stroke, overprint, font, spacing }) = self.saved.pop() {
            (self.fill, self.stroke, self.overprint, self.font, self.spacing) = (fill, stroke, overprint, font, spacing);
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
        self.set_overprint(Overprint::Off);
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

/// The colour in printpdf's terms; `None` for one that has a colour space of its own, which printpdf does not write.
fn screen_or_inks(paint: Paint) -> Option<PdfColor> {
    let share = |level: u8| (f32::from(level) / 255.0 * 1000.0).round() / 1000.0;
    let percent = |amount: u8| f32::from(amount) / 100.0;
    match paint {
        Paint::Grey(level) => Some(PdfColor::Greyscale(Greyscale { percent: share(level), icc_profile: None })),
        Paint::Rgb([r, g, b]) => Some(PdfColor::Rgb(Rgb { r: share(r), g: share(g), b: share(b), icc_profile: None })),
        Paint::Inks(Cmyk(c, m, y, k)) => {
            Some(PdfColor::Cmyk(PdfInks { c: percent(c), m: percent(m), y: percent(y), k: percent(k), icc_profile: None }))
        }
        Paint::Spot | Paint::All => None,
    }
}

/// The resource name of the colour space of a paint that has its own.
pub(super) fn space_name(paint: Paint) -> &'static str {
    if paint == Paint::Spot { "s" } else { "r" }
}

/// The resource names of the graphics states that let inks below show, and that do not.
pub(super) const OVERPRINT_ON: &str = "o";
/// See [`OVERPRINT_ON`].
pub(super) const OVERPRINT_OFF: &str = "k";

fn state_name(overprint: Overprint) -> &'static str {
    match overprint {
        Overprint::On => OVERPRINT_ON,
        Overprint::Off => OVERPRINT_OFF,
    }
}

fn name(name: &str) -> DictItem {
    DictItem::Name(name.as_bytes().to_vec())
}
