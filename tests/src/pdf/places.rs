//! Where things stand on a page, by the operators of its content stream alone: texts with the length of their lines, rules, pictures.
//!
//! Lengths are millimetres from the upper left corner of the sheet.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::{cmap, dict, follow, get, name};

/// Millimetres to the point.
const MM: f64 = 25.4 / 72.0;

/// Glyphs of one line.
#[derive(Clone, Debug)]
pub struct LineAt {
    /// Its text.
    pub text: String,
    /// Left edge of its first glyph.
    pub left: f64,
    /// Right edge of its last.
    pub right: f64,
    /// Baseline.
    pub base: f64,
    /// The largest type in it, in points.
    pub size: f64,
    /// The name of its first font.
    pub font: String,
    /// Its colour: red, green, blue from 0 to 1.
    pub color: [f64; 3],
}

impl LineAt {
    /// Upper edge of the em box of its Chinese characters, of which 0.88 em are above the baseline.
    pub fn head(&self) -> f64 {
        self.base - 0.88 * self.size * MM
    }

    /// Lower edge of that box.
    pub fn foot(&self) -> f64 {
        self.base + 0.12 * self.size * MM
    }

    /// The middle of its width.
    pub fn middle(&self) -> f64 {
        f64::midpoint(self.left, self.right)
    }
}

/// A straight line.
#[derive(Clone, Debug)]
pub struct RuleAt {
    /// Left end.
    pub left: f64,
    /// Right end.
    pub right: f64,
    /// Its middle, where it is horizontal.
    pub y: f64,
    /// Its weight.
    pub weight: f64,
    /// Its colour.
    pub color: [f64; 3],
}

/// A line of text that runs up the sheet.
#[derive(Clone, Debug)]
pub struct TurnedAt {
    /// Its text.
    pub text: String,
    /// Its baseline, from the left edge of the sheet.
    pub base: f64,
    /// Where it starts, from the upper edge of the sheet; it ends further up.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
}

/// An upright rule.
#[derive(Clone, Debug)]
pub struct UprightAt {
    /// Its middle.
    pub x: f64,
    /// Upper end.
    pub top: f64,
    /// Lower end.
    pub bottom: f64,
}

/// A picture.
#[derive(Clone, Debug)]
pub struct PictureAt {
    /// Left, top, right, bottom edge.
    pub edges: [f64; 4],
}

/// Everything on a page.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// Texts that stand on one baseline close to each other, in the order of drawing.
    pub lines: Vec<LineAt>,
    /// Horizontal rules.
    pub rules: Vec<RuleAt>,
    /// Texts that run up the sheet.
    pub turned: Vec<TurnedAt>,
    /// Upright rules.
    pub uprights: Vec<UprightAt>,
    /// Pictures.
    pub pictures: Vec<PictureAt>,
}

impl Places {
    /// The first line that has a text.
    pub fn line(&self, text: &str) -> &LineAt {
        self.lines.iter().find(|line| line.text.contains(text)).unwrap_or_else(|| panic!("no line says {text}: {:?}", self.lines))
    }
}

/// Reads every page.
pub fn places(bytes: &[u8]) -> Vec<Places> {
    let document = Document::load_mem(bytes).expect("a PDF");
    document.get_pages().into_values().map(|id| page(&document, id)).collect()
}

fn page(document: &Document, id: ObjectId) -> Places {
    let page = document.get_dictionary(id).expect("a page");
    let media = page.get(b"MediaBox").and_then(Object::as_array).expect("a MediaBox");
    let mut reader = Reader {
        fonts: fonts(document, page),
        height: number(&media[3]),
        state: State::default(),
        kept: Vec::new(),
        at: [0.0; 2],
        line: [0.0; 2],
        path: Vec::new(),
        found: Places::default(),
    };
    for operation in Content::decode(&document.get_page_content(id)).expect("operators").operations {
        reader.run(&operation.operator, &operation.operands);
    }
    reader.found
}

/// What of a font places need.
struct Font {
    name: String,
    text: BTreeMap<u16, String>,
    widths: BTreeMap<u16, f64>,
    usual: f64,
}

#[derive(Clone)]
struct State {
    matrix: [f64; 6],
    font: String,
    size: f64,
    tracking: f64,
    fill: [f64; 3],
    stroke: [f64; 3],
    weight: f64,
}

impl Default for State {
    fn default() -> State {
        State {
            matrix: [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
            font: String::new(),
            size: 0.0,
            tracking: 0.0,
            fill: [0.0; 3],
            stroke: [0.0; 3],
            weight: 1.0,
        }
    }
}

struct Reader {
    fonts: BTreeMap<String, Font>,
    height: f64,
    state: State,
    kept: Vec<State>,
    /// The place of the next glyph, and the start of the line: text space without its own matrix.
    at: [f64; 2],
    line: [f64; 2],
    path: Vec<[f64; 2]>,
    found: Places,
}

impl Reader {
    fn run(&mut self, operator: &str, operands: &[Object]) {
        let numbers: Vec<f64> = operands.iter().filter_map(|it| it.as_float().ok().map(f64::from)).collect();
        match (operator, numbers.as_slice()) {
            ("q", _) => self.kept.push(self.state.clone()),
            ("Q", _) => self.state = self.kept.pop().expect("Q without a beginning"),
            ("cm", [a, b, c, d, e, f]) => self.state.matrix = times([*a, *b, *c, *d, *e, *f], self.state.matrix),
            ("g", [grey]) => self.state.fill = [*grey; 3],
            ("G", [grey]) => self.state.stroke = [*grey; 3],
            ("rg", [r, g, b]) => self.state.fill = [*r, *g, *b],
            ("RG", [r, g, b]) => self.state.stroke = [*r, *g, *b],
            ("w", [weight]) => self.state.weight = *weight,
            ("BT", _) => (self.at, self.line) = ([0.0; 2], [0.0; 2]),
            ("Tf", [size]) => (self.state.font, self.state.size) = (name(&operands[0]), *size),
            ("Tc", [tracking]) => self.state.tracking = *tracking,
            ("Td", [x, y]) => {
                self.line = [self.line[0] + x, self.line[1] + y];
                self.at = self.line;
            }
            ("Tm", [a, b, c, d, x, y]) => {
                assert_eq!([*a, *b, *c, *d], [1.0, 0.0, 0.0, 1.0], "text that is turned by its own matrix");
                (self.line, self.at) = ([*x, *y], [*x, *y]);
            }
            ("Tj", _) => self.string(&operands[0]),
            ("TJ", _) => operands[0].as_array().expect("an array").iter().for_each(|piece| self.piece(piece)),
            ("m", [x, y]) => self.path = vec![[*x, *y]],
            ("l", [x, y]) => self.path.push([*x, *y]),
            ("S", _) => self.stroke(),
            ("Do", _) => self.picture(),
            _ => {}
        }
    }

    fn piece(&mut self, piece: &Object) {
        match piece.as_float() {
            Ok(by) => self.at[0] -= f64::from(by) / 1000.0 * self.state.size,
            Err(_) => self.string(piece),
        }
    }

    fn string(&mut self, piece: &Object) {
        let Ok(codes) = piece.as_str() else { return };
        let font = self.fonts.get(&self.state.font).unwrap_or_else(|| panic!("no font is called {}", self.state.font));
        let mut text = String::new();
        let start = self.at;
        let mut end = start[0];
        for pair in codes.chunks_exact(2) {
            let code = u16::from_be_bytes([pair[0], pair[1]]);
            text.push_str(font.text.get(&code).map_or("", String::as_str));
            end = self.at[0] + font.widths.get(&code).copied().unwrap_or(font.usual) / 1000.0 * self.state.size;
            self.at[0] = end + self.state.tracking;
        }
        let (from, to) = (self.sheet(start), self.sheet([end, start[1]]));
        if (from[0] - to[0]).abs() < 0.01 && (from[1] - to[1]).abs() > 0.1 {
            self.found.turned.push(TurnedAt { text, base: from[0], from: from[1], to: to[1] });
            return;
        }
        let line = LineAt {
            text,
            left: from[0],
            right: to[0],
            base: from[1],
            size: self.state.size,
            font: font.name.clone(),
            color: self.state.fill,
        };
        // A gap of two ems parts what stands side by side.
        let near = |last: &&mut LineAt| (last.base - line.base).abs() < 0.05 && (line.left - last.right).abs() < 2.0 * line.size * MM;
        match self.found.lines.last_mut().filter(near) {
            Some(last) => {
                last.text.push_str(&line.text);
                last.right = line.right;
                last.size = last.size.max(line.size);
            }
            None => self.found.lines.push(line),
        }
    }

    fn stroke(&mut self) {
        if let [from, to] = self.path.as_slice() {
            let (from, to) = (self.sheet(*from), self.sheet(*to));
            if (from[1] - to[1]).abs() < 0.01 {
                let (left, right) = (from[0].min(to[0]), from[0].max(to[0]));
                self.found.rules.push(RuleAt { left, right, y: from[1], weight: self.state.weight * MM, color: self.state.stroke });
            } else if (from[0] - to[0]).abs() < 0.01 {
                let (top, bottom) = (from[1].min(to[1]), from[1].max(to[1]));
                self.found.uprights.push(UprightAt { x: from[0], top, bottom });
            }
        }
        self.path.clear();
    }

    fn picture(&mut self) {
        let (low, high) = (self.sheet([0.0, 0.0]), self.sheet([1.0, 1.0]));
        self.found.pictures.push(PictureAt { edges: [low[0], high[1], high[0], low[1]] });
    }

    /// A place on the sheet.
    fn sheet(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        let [a, b, c, d, e, f] = self.state.matrix;
        [(a * x + c * y + e) * MM, (self.height - (b * x + d * y + f)) * MM]
    }
}

fn times(a: [f64; 6], b: [f64; 6]) -> [f64; 6] {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

fn number(object: &Object) -> f64 {
    f64::from(object.as_float().expect("a number"))
}

fn fonts(document: &Document, page: &Dictionary) -> BTreeMap<String, Font> {
    let fonts = dict(document, dict(document, page, "Resources"), "Font");
    let read = |(key, value): (&Vec<u8>, &Object)| {
        let font = follow(document, value).as_dict().expect("a font");
        let map = get(document, font, "ToUnicode").expect("a ToUnicode map").as_stream().expect("a stream");
        let source = map.decompressed_content().or_else(|_| map.get_plain_content()).expect("a map");
        let descendants = get(document, font, "DescendantFonts").and_then(|it| it.as_array().ok()).expect("a CID font");
        let cid = follow(document, &descendants[0]).as_dict().expect("a CID font");
        let font = Font {
            name: get(document, font, "BaseFont").map(name).unwrap_or_default(),
            text: cmap::read(&String::from_utf8_lossy(&source)),
            widths: get(document, cid, "W").and_then(|it| it.as_array().ok()).map(|list| widths(document, list)).unwrap_or_default(),
            usual: get(document, cid, "DW").map_or(1000.0, number),
        };
        (String::from_utf8_lossy(key).into_owned(), font)
    };
    fonts.iter().map(read).collect()
}

/// The two forms of a width list (ISO 32000-1 9.7.4.3): `first [widths]` and `first last width`.
fn widths(document: &Document, list: &[Object]) -> BTreeMap<u16, f64> {
    let code = |object: &Object| u16::try_from(object.as_i64().expect("a code")).expect("two bytes");
    let mut widths = BTreeMap::new();
    let mut rest = list;
    while let [first, second, tail @ ..] = rest {
        let first = code(first);
        if let Ok(each) = follow(document, second).as_array() {
            widths.extend((first..).zip(each.iter().map(number)));
            rest = tail;
        } else {
            let [width, tail @ ..] = tail else { break };
            widths.extend((first..=code(second)).map(|code| (code, number(width))));
            rest = tail;
        }
    }
    widths
}
