//! What must hold of the text engine for any bytes at all: one function, called by the fuzz target and by a test with a bounded number of cases.

use std::path::Path;
use std::sync::LazyLock;

use banxin_base::{FaceRole, Len, Origin};
use banxin_text::Cell;
use banxin_text::breaks::{Break, BreakOptions, Hyphenation, Kinsoku, breaks};
use banxin_text::classes::Class;
use banxin_text::font::{FaceLocation, FaceQuery, FaceSet, FaceSource, FontBook};
use banxin_text::itemize::Span;
use banxin_text::rules::{Gap, RuleSet, apply, line_end_trim, line_start_trim, squeeze_room};
use banxin_text::shape::shape;

static FACES: LazyLock<(FontBook, FaceSet)> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("the repository").join("fonts");
    let source = |(file, role): (&str, FaceRole)| FaceSource {
        family: file.to_owned(),
        style: "Regular".to_owned(),
        weight: 400,
        italic: false,
        role: Some(role),
        postscript_name: file.to_owned(),
        location: FaceLocation::File { path: folder.join(file), index: 0 },
    };
    let faces = [
        ("BanxinSong-Regular.otf", FaceRole::Song),
        ("FandolFang-Regular.otf", FaceRole::Fang),
        ("LiberationSerif-Regular.ttf", FaceRole::Latin),
    ];
    let book = FontBook::new(faces.into_iter().map(source).collect());
    let faces = FaceSet::choose(&book, &[]).value;
    (book, faces)
});

/// Sets any bytes, which are read as text as well as they can be; the first one chooses the options. Panics where something does not hold.
pub(crate) fn check(bytes: &[u8]) {
    let (choice, rest) = bytes.split_first().map_or((0, bytes), |(first, rest)| (*first, rest));
    let text = String::from_utf8_lossy(rest);
    let kinsoku = [Kinsoku::None, Kinsoku::Basic, Kinsoku::Gb, Kinsoku::Strict][usize::from(choice & 3)];
    let gap = if choice & 4 == 0 { Gap::Quarter } else { Gap::None };
    let hyphenation = if choice & 8 == 0 { Hyphenation::NONE } else { Hyphenation::of("zh-CN") };
    let options = BreakOptions { kinsoku, units: vec!["朵".to_owned()], hyphenation };
    let cells = set(&text, gap);
    covers(&text, &cells);
    rooms(&cells);
    let found = breaks(&text, &cells, &options);
    edges(&text, &cells, &found, kinsoku);
    assert_eq!(set(&text, gap), cells, "the same text, the same cells");
    assert_eq!(breaks(&text, &cells, &options), found, "the same text, the same breaks");
}

fn set(text: &str, gap: Gap) -> Vec<Cell> {
    let (book, faces) = &*FACES;
    let query = FaceQuery::plain(FaceRole::Fang);
    let span = Span { range: 0..text.len(), query, size: Len::pt(16.0), tracking: Len::ZERO, level: 0, origin: &Origin::Run };
    let mut cells = shape(book, faces, text, &[span]).cells;
    apply(&mut cells, text, RuleSet { gap });
    cells
}

/// Cells lie one behind the other, without gaps, and none is empty or parts a character.
fn covers(text: &str, cells: &[Cell]) {
    let mut at = 0;
    for cell in cells {
        let end = cell.end as usize;
        assert_eq!(cell.start as usize, at, "{text:?}");
        assert!(end > at && text.is_char_boundary(end), "{text:?}");
        at = end;
    }
    assert_eq!(at, text.len(), "{text:?}");
}

/// No cell has less than no room, or gives more than it has.
fn rooms(cells: &[Cell]) {
    for cell in cells {
        assert!(cell.width >= Len::ZERO && cell.gap >= Len::ZERO && cell.blank >= Len::ZERO && cell.blank <= cell.width, "{cell:?}");
        let given: Len = squeeze_room(cell).into_iter().sum();
        assert!(given <= cell.width + cell.gap, "{cell:?}");
        let mut least = *cell;
        least.trim(line_start_trim(cell));
        least.trim(line_end_trim(cell));
        assert!(least.width >= Len::ZERO && least.width <= cell.width, "{cell:?}");
    }
}

fn edges(text: &str, cells: &[Cell], found: &[Break], kinsoku: Kinsoku) {
    assert_eq!(found.len(), cells.len(), "{text:?}");
    assert!(found.last().is_none_or(|last| *last == Break::Allowed), "{text:?}");
    for (pair, here) in cells.windows(2).zip(found) {
        let [a, b] = pair else { continue };
        if *here == Break::Never {
            continue;
        }
        let digits = a.class == Class::Digit && b.class == Class::Digit;
        assert!(!digits, "a number is split: {text:?}");
        let hyphen = *here == Break::Hyphen;
        assert!(!hyphen || matches!(a.class, Class::Letter | Class::Ignorable) || text[..a.end as usize].ends_with('\u{AD}'), "{text:?}");
        let western = |cell: &Cell| cell.class.is_latin() || cell.class == Class::Solidus;
        let tailored = a.class != Class::Ignorable && !(western(a) && western(b));
        let forbidden = kinsoku.forbids_start(b.class)
            || kinsoku.forbids_end(a.class) && !matches!(b.class, Class::Space | Class::WideSpace | Class::Ignorable);
        assert!(!(tailored && forbidden), "{:?} | {:?} in {text:?}", a.class, b.class);
    }
}
