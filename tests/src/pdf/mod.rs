//! Reads a PDF back as a viewer and a screen reader do: text through ToUnicode, the logical tree, the outline.

mod cmap;
mod outline;
mod page;
mod places;
mod structure;

use lopdf::{Dictionary, Document, Object, ObjectId};

pub use page::{Shown, show};
pub use places::{LineAt, PictureAt, Places, RuleAt, places};
pub use structure::Element;

/// A PDF.
#[derive(Debug)]
pub struct Pdf {
    /// What each page shows, in the order of drawing.
    pub pages: Vec<Vec<Shown>>,
    /// The logical tree.
    pub tree: Element,
    /// Entries of the outline: level from 1, title, page from 0.
    pub outline: Vec<(u8, String, usize)>,
}

impl Pdf {
    /// Opens a file.
    pub fn open(bytes: &[u8]) -> Pdf {
        let document = Document::load_mem(bytes).expect("a PDF");
        let ids: Vec<ObjectId> = document.get_pages().into_values().collect();
        let pages: Vec<Vec<Shown>> = ids.iter().map(|id| show(&document, *id)).collect();
        let tree = structure::read(&document, &ids, &pages);
        let outline = outline::read(&document, &ids);
        Pdf { pages, tree, outline }
    }

    /// What a page says; artifacts, such as its number, left out.
    pub fn page_text(&self, page: usize) -> String {
        self.pages[page].iter().filter(|shown| !shown.artifact).map(|shown| shown.text.as_str()).collect()
    }

    /// What a page shows that is no content: its number, the repeated header of a table.
    pub fn page_artifacts(&self, page: usize) -> String {
        self.pages[page].iter().filter(|shown| shown.artifact).map(|shown| shown.text.as_str()).collect()
    }

    /// What all pages say.
    pub fn text(&self) -> String {
        (0..self.pages.len()).map(|page| self.page_text(page)).collect()
    }

    /// The tables: by row, the text of each cell.
    pub fn tables(&self) -> Vec<Vec<Vec<String>>> {
        let cells = |row: &Element| row.kids.iter().filter(|it| ["TH", "TD"].contains(&it.role.as_str())).map(|it| it.text()).collect();
        self.tree.all(&["Table"]).into_iter().map(|table| table.all(&["TR"]).into_iter().map(cells).collect()).collect()
    }

    /// The headings of the logical tree: level and text.
    pub fn headings(&self) -> Vec<(u8, String)> {
        let roles = ["H1", "H2", "H3", "H4", "H5", "H6"];
        let level = |element: &Element| element.role[1..].parse().expect("a level");
        self.tree.all(&roles).into_iter().map(|element| (level(element), element.text())).collect()
    }
}

/// Follows a reference.
fn follow<'d>(document: &'d Document, object: &'d Object) -> &'d Object {
    document.dereference(object).expect("an object that is there").1
}

/// The value of a key, followed.
fn get<'d>(document: &'d Document, dict: &'d Dictionary, key: &str) -> Option<&'d Object> {
    dict.get(key.as_bytes()).ok().map(|value| follow(document, value))
}

/// A dictionary that must be there.
fn dict<'d>(document: &'d Document, parent: &'d Dictionary, key: &str) -> &'d Dictionary {
    let value = get(document, parent, key).unwrap_or_else(|| panic!("no {key}"));
    value.as_dict().unwrap_or_else(|_| panic!("{key} is no dictionary"))
}

/// A text string (ISO 32000-1 7.9.2.2): UTF-16 with a mark, or ASCII.
pub(crate) fn text_string(object: &Object) -> String {
    let bytes = object.as_str().expect("a string");
    match bytes.strip_prefix(&[0xFE, 0xFF]) {
        Some(utf16) => utf16_text(utf16),
        None => String::from_utf8(bytes.to_vec()).expect("ASCII"),
    }
}

fn utf16_text(bytes: &[u8]) -> String {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    String::from_utf16(&units).expect("UTF-16")
}

fn name(object: &Object) -> String {
    String::from_utf8_lossy(object.as_name().expect("a name")).into_owned()
}
