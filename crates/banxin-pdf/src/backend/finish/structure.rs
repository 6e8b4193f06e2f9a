//! The logical tree (ISO 32000-1 14.7.2) and the parent tree that leads from the page back to it (14.7.4.4).

use banxin_layout::{Numbering, Role};
use lopdf::{Dictionary, Object, ObjectId};

use super::{Numbers, Parts};
use crate::backend::file::File;
use crate::backend::steps::{Step, Steps};
use crate::backend::syntax;
use crate::tags::{Element, Kid, TagPlan, name};

/// Entries to a leaf of the parent tree: small enough that looking one up does not read the whole tree.
const LEAF: usize = 256;

/// Writes the tree; returns its root.
pub(super) fn write(parts: &Parts<'_>, numbers: &Numbers, file: &mut File) -> ObjectId {
    let (tags, steps) = (&parts.tags, parts.steps);
    let root = file.reserve();
    let elements = &tags.elements;
    file.put_all(&numbers.elements, elements, |index, element| {
        let parent = if index == 0 { root } else { number(numbers, element.parent) };
        element_dict(index, element, Frame { parent, numbers, steps })
    });
    let mut dict = syntax::dict([("Type", syntax::name("StructTreeRoot")), ("K", Object::Reference(number(numbers, 0)))]);
    if steps.run(Step::ParentTree) {
        dict.set("ParentTree", Object::Reference(parent_tree(tags, numbers, file)));
        dict.set("ParentTreeNextKey", syntax::int(tags.pages.len() + tags.links.len()));
    }
    if let Some(ids) = id_tree(elements, numbers, steps) {
        dict.set("IDTree", ids);
    }
    file.put(root, dict);
    root
}

fn number(numbers: &Numbers, element: usize) -> ObjectId {
    numbers.elements.get(element).copied().unwrap_or_default()
}

/// What an element is written with.
struct Frame<'a> {
    parent: ObjectId,
    numbers: &'a Numbers,
    steps: Steps,
}

fn element_dict(index: usize, element: &Element<'_>, frame: Frame<'_>) -> Dictionary {
    let Frame { parent, numbers, steps } = frame;
    let mut dict =
        syntax::dict([("Type", syntax::name("StructElem")), ("S", syntax::name(name(element.role))), ("P", Object::Reference(parent))]);
    let home = element.kids.iter().find_map(|kid| if let Kid::Content { page, .. } = kid { Some(*page) } else { None });
    if let Some(page) = home.and_then(|page| numbers.pages.get(page)) {
        dict.set("Pg", Object::Reference(*page));
    }
    let mut kids: Vec<Object> = element.kids.iter().map(|kid| kid_object(*kid, home, numbers)).collect();
    match kids.len() {
        0 => {}
        1 => dict.set("K", kids.remove(0)),
        _ => dict.set("K", Object::Array(kids)),
    }
    if let Some(id) = id(index, element, steps) {
        dict.set("ID", syntax::ascii(&id));
    }
    if let Some(node) = element.node {
        for (key, value) in [("Alt", node.alt.as_str()), ("Lang", node.lang.tag())] {
            let step = if key == "Alt" { Step::AltTexts } else { Step::SpanLanguages };
            if !value.is_empty() && steps.run(step) {
                dict.set(key, syntax::text(value));
            }
        }
    }
    let mut attributes = attributes(element, steps);
    match attributes.len() {
        0 => {}
        1 => dict.set("A", attributes.remove(0)),
        _ => dict.set("A", Object::Array(attributes)),
    }
    dict
}

fn kid_object(kid: Kid, home: Option<usize>, numbers: &Numbers) -> Object {
    let page_of = |page: usize| Object::Reference(numbers.pages.get(page).copied().unwrap_or_default());
    match kid {
        Kid::Element(index) => Object::Reference(number(numbers, index)),
        Kid::Content { page, mcid } if home == Some(page) => syntax::int(mcid),
        Kid::Content { page, mcid } => {
            syntax::dict([("Type", syntax::name("MCR")), ("Pg", page_of(page)), ("MCID", syntax::int(mcid))]).into()
        }
        Kid::Link { page, link } => {
            let annotation = Object::Reference(numbers.links.get(link).copied().unwrap_or_default());
            syntax::dict([("Type", syntax::name("OBJR")), ("Pg", page_of(page)), ("Obj", annotation)]).into()
        }
    }
}

/// Attributes of lists (14.8.5.5), tables (14.8.5.7) and figures (14.8.5.4).
fn attributes(element: &Element<'_>, steps: Steps) -> Vec<Object> {
    let mut attributes = Vec::new();
    let mut table = Dictionary::new();
    match element.role {
        _ if !steps.run(Step::Scopes) => {}
        Role::ColumnHeader => table.set("Scope", syntax::name("Column")),
        Role::RowHeader => table.set("Scope", syntax::name("Row")),
        _ => {}
    }
    if let Some(node) = element.node {
        for (key, span) in [("ColSpan", node.colspan), ("RowSpan", node.rowspan)] {
            if span > 1 {
                table.set(key, i64::from(span));
            }
        }
    }
    if !element.headers.is_empty() && steps.run(Step::Headers) {
        let ids = element.headers.iter().map(|header| syntax::ascii(&cell_id(*header))).collect();
        table.set("Headers", Object::Array(ids));
    }
    if let Some(numbering) = element.node.and_then(|node| node.numbering).filter(|_| steps.run(Step::ListNumbering)) {
        let value = match numbering {
            Numbering::Bullets => "Disc",
            Numbering::Numbers => "Decimal",
        };
        attributes.push(Object::Dictionary(syntax::dict([("O", syntax::name("List")), ("ListNumbering", syntax::name(value))])));
    }
    if !table.is_empty() {
        table.set("O", syntax::name("Table"));
        attributes.push(Object::Dictionary(table));
    }
    if let Some((_, area)) = element.area.as_deref().filter(|_| steps.run(Step::FigureBoxes)) {
        let layout = [("O", syntax::name("Layout")), ("Placement", syntax::name("Block")), ("BBox", syntax::rect(*area))];
        attributes.push(Object::Dictionary(syntax::dict(layout)));
    }
    attributes
}

/// The parent tree: by page key the elements of its sequences, by link key the link's element.
fn parent_tree(tags: &TagPlan<'_>, numbers: &Numbers, file: &mut File) -> ObjectId {
    let mut entries: Vec<Object> = Vec::with_capacity(tags.pages.len() + tags.links.len());
    for page in &tags.pages {
        let elements = syntax::references(page.iter().map(|element| number(numbers, *element)));
        entries.push(Object::Reference(file.add(elements)));
    }
    entries.extend(tags.links.iter().map(|element| Object::Reference(number(numbers, *element))));
    let mut leaves = Vec::new();
    for (index, chunk) in entries.chunks(LEAF).enumerate() {
        let start = index * LEAF;
        let limits = Object::Array(vec![syntax::int(start), syntax::int(start + chunk.len() - 1)]);
        let nums = (start..).zip(chunk).flat_map(|(key, entry)| [syntax::int(key), entry.clone()]).collect();
        leaves.push(file.add(syntax::dict([("Limits", limits), ("Nums", Object::Array(nums))])));
    }
    file.add(syntax::dict([("Kids", syntax::references(leaves))]))
}

/// The identifiers of elements lead to them through a tree (ISO 32000-1 14.7.2), sorted by name.
fn id_tree(elements: &[Element<'_>], numbers: &Numbers, steps: Steps) -> Option<Object> {
    let named = elements.iter().enumerate().filter_map(|(index, element)| Some((id(index, element, steps)?, number(numbers, index))));
    let mut named: Vec<(String, ObjectId)> = named.collect();
    named.sort_unstable();
    let names: Vec<Object> = named.into_iter().flat_map(|(name, element)| [syntax::ascii(&name), Object::Reference(element)]).collect();
    (!names.is_empty()).then(|| Object::Dictionary(syntax::dict([("Names", Object::Array(names))])))
}

/// Notes need identifiers (ISO 14289-1 7.9), and so do header cells that other cells name (7.5).
fn id(index: usize, element: &Element<'_>, steps: Steps) -> Option<String> {
    match element.role {
        Role::Note if steps.run(Step::NoteIds) => Some(format!("note-{index:08}")),
        _ if element.is_named && steps.run(Step::Headers) => Some(cell_id(index)),
        _ => None,
    }
}

fn cell_id(index: usize) -> String {
    format!("cell-{index:08}")
}
