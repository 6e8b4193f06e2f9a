//! What PDF/A-2a, PDF/A-3a and PDF/UA-1 ask and validators at hand pass over, and what banxin promises beyond: navigation, links back from pages.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::{content, dict_of, follow, get, name_at, numbers, pages, sub, tables, text_at, xmp, xmp_value};

/// What keeps a tagged file from being whole.
pub fn archive(bytes: &[u8]) -> Vec<String> {
    let document = Document::load_mem(bytes).expect("a PDF");
    let mut check = Check { document: &document, faults: Vec::new() };
    check.catalog();
    check.facts();
    check.attachments();
    let tree = check.tree();
    check.pages(&tree);
    check.faults.extend(tables::faults(&document));
    check.faults
}

/// An element of the logical tree.
struct Element {
    role: String,
    /// The sequences it holds, by page.
    content: Vec<(ObjectId, i64)>,
    /// The annotations it holds.
    objects: Vec<ObjectId>,
    roles_below: Vec<String>,
}

type Tree = BTreeMap<ObjectId, Element>;

struct Check<'d> {
    document: &'d Document,
    faults: Vec<String>,
}

impl Check<'_> {
    fn expect(&mut self, holds: bool, fault: impl FnOnce() -> String) {
        if !holds {
            self.faults.push(fault());
        }
    }

    fn catalog(&mut self) {
        let catalog = self.document.catalog().expect("a catalog");
        let yes = |dict: Option<&Dictionary>, key: &str| {
            matches!(dict.and_then(|dict| dict.get(key.as_bytes()).ok()), Some(Object::Boolean(true)))
        };
        let (mark, view) = (sub(self.document, catalog, "MarkInfo"), sub(self.document, catalog, "ViewerPreferences"));
        let lang = text_at(self.document, catalog, "Lang");
        let outline = sub(self.document, catalog, "Outlines").is_some_and(|outline| outline.has(b"First"));
        let labels = sub(self.document, catalog, "PageLabels").is_some_and(|labels| labels.has(b"Nums"));
        self.expect(yes(mark, "Marked"), || "not marked as tagged".into());
        self.expect(yes(view, "DisplayDocTitle"), || "the title is not shown".into());
        self.expect(lang.is_some_and(|lang| !lang.is_empty()), || "no language".into());
        self.expect(outline, || "no bookmarks".into());
        self.expect(labels, || "no page labels".into());
        let intents = get(self.document, catalog, "OutputIntents").and_then(|found| found.as_array().ok()).cloned().unwrap_or_default();
        let archive = intents
            .iter()
            .filter_map(|intent| dict_of(follow(self.document, intent)))
            .any(|intent| name_at(self.document, intent, "S") == "GTS_PDFA1" && sub(self.document, intent, "DestOutputProfile").is_some());
        self.expect(archive, || "no output intent".into());
    }

    /// Info and XMP state the same.
    fn facts(&mut self) {
        let empty = Dictionary::new();
        let info = sub(self.document, &self.document.trailer, "Info").unwrap_or(&empty);
        let xmp = xmp(self.document);
        for (key, element) in
            [("Title", "dc:title"), ("Author", "dc:creator"), ("Producer", "pdf:Producer"), ("Creator", "xmp:CreatorTool")]
        {
            let (here, there) = (text_at(self.document, info, key), xmp_value(&xmp, element));
            self.expect(here.is_some() && here == there, || format!("{key} is {here:?} in Info and {there:?} in XMP"));
        }
        for claim in ["pdfaid:part", "pdfaid:conformance", "pdfuaid:part"] {
            self.expect(xmp_value(&xmp, claim).is_some(), || format!("no {claim}"));
        }
    }

    fn attachments(&mut self) {
        let catalog = self.document.catalog().expect("a catalog");
        let tree = sub(self.document, catalog, "Names").and_then(|names| sub(self.document, names, "EmbeddedFiles"));
        let Some(names) = tree.and_then(|tree| get(self.document, tree, "Names")).and_then(|names| names.as_array().ok()) else { return };
        let associated = get(self.document, catalog, "AF").and_then(|found| found.as_array().ok()).cloned().unwrap_or_default();
        for file in names.iter().skip(1).step_by(2) {
            let kind = dict_of(follow(self.document, file)).map(|file| name_at(self.document, file, "AFRelationship"));
            let tied = associated.contains(file) && kind.is_some_and(|kind| ["Data", "Source"].contains(&kind.as_str()));
            self.expect(tied, || "an attached file is not tied to the document".into());
        }
        let part = xmp_value(&xmp(self.document), "pdfaid:part");
        self.expect(part.as_deref() == Some("3"), || format!("files are attached to PDF/A-{part:?}"));
    }

    /// Reads the tree, and checks what its elements must state.
    fn tree(&mut self) -> Tree {
        let mut tree = Tree::new();
        let catalog = self.document.catalog().expect("a catalog");
        let Some(root) = sub(self.document, catalog, "StructTreeRoot") else {
            self.faults.push("no logical tree".into());
            return tree;
        };
        let top = root.get(b"K").and_then(Object::as_reference).expect("one document");
        let mut ids = BTreeSet::new();
        self.element(top, None, &mut tree, &mut ids);
        let listed =
            sub(self.document, root, "IDTree").and_then(|ids| get(self.document, ids, "Names")).and_then(|names| names.as_array().ok());
        let listed: BTreeSet<String> =
            listed.into_iter().flatten().step_by(2).filter(|id| id.as_str().is_ok()).map(crate::pdf::text_string).collect();
        self.expect(ids == listed, || format!("identifiers {ids:?}, listed {listed:?}"));
        tree
    }

    fn element(&mut self, id: ObjectId, page: Option<ObjectId>, tree: &mut Tree, ids: &mut BTreeSet<String>) {
        let dict = self.document.get_dictionary(id).expect("an element");
        let page = dict.get(b"Pg").and_then(Object::as_reference).ok().or(page);
        let role = name_at(self.document, dict, "S");
        let mut element = Element { role: role.clone(), content: Vec::new(), objects: Vec::new(), roles_below: Vec::new() };
        let kids = match dict.get(b"K") {
            Ok(Object::Array(kids)) => kids.clone(),
            Ok(kid) => vec![kid.clone()],
            Err(_) => Vec::new(),
        };
        for kid in kids {
            match &kid {
                Object::Integer(mcid) => element.content.extend(page.map(|page| (page, *mcid))),
                Object::Reference(below) => {
                    let kind = self.document.get_dictionary(*below).map(|below| name_at(self.document, below, "S")).unwrap_or_default();
                    element.roles_below.push(kind);
                    self.element(*below, page, tree, ids);
                }
                Object::Dictionary(part) => {
                    let page = part.get(b"Pg").and_then(Object::as_reference).ok().or(page);
                    if let Ok(object) = part.get(b"Obj").and_then(Object::as_reference) {
                        element.objects.push(object);
                    } else if let (Some(page), Ok(mcid)) = (page, part.get(b"MCID").and_then(Object::as_i64)) {
                        element.content.push((page, mcid));
                    }
                }
                other => self.faults.push(format!("{other:?} in the logical tree")),
            }
        }
        self.states(&role, dict, &element, ids);
        self.expect(tree.insert(id, element).is_none(), || "an element stands twice".into());
    }

    /// What elements of a type must state.
    fn states(&mut self, role: &str, dict: &Dictionary, element: &Element, ids: &mut BTreeSet<String>) {
        let attribute = |owner: &str, key: &str| {
            let all = match get(self.document, dict, "A") {
                Some(Object::Array(all)) => all.clone(),
                Some(one) => vec![one.clone()],
                None => Vec::new(),
            };
            all.iter()
                .filter_map(|it| dict_of(follow(self.document, it)))
                .any(|it| name_at(self.document, it, "O") == owner && it.has(key.as_bytes()))
        };
        let text = |key: &str| text_at(self.document, dict, key).is_some_and(|text| !text.is_empty());
        let fault = match role {
            "TH" if !attribute("Table", "Scope") => "a header cell without scope",
            "Figure" if !text("Alt") => "a figure without words",
            "Figure" if !attribute("Layout", "BBox") => "a figure without box",
            "Note" if !text("ID") => "a note without identifier",
            "L" if !attribute("List", "ListNumbering") => "a list that does not say how it is numbered",
            "L" if element.roles_below.iter().any(|below| below != "LI" && below != "L") => "a list of other things than items",
            "TR" if element.roles_below.iter().any(|below| below != "TH" && below != "TD") => "a row of other things than cells",
            "TOC" if element.roles_below.iter().any(|below| below != "TOCI") => "contents of other things than entries",
            _ => "",
        };
        self.expect(fault.is_empty(), || fault.into());
        self.expect(role != "Span" || text("Lang") || text("ActualText") || text("E"), || "a stretch that says nothing of itself".into());
        ids.extend(text_at(self.document, dict, "ID"));
    }

    /// Every sequence and link of a page leads back to the element that holds it.
    fn pages(&mut self, tree: &Tree) {
        let parents = self.parents();
        for (number, (id, page)) in (1..).zip(pages(self.document)) {
            let key = page.get(b"StructParents").and_then(Object::as_i64).ok();
            let owners = key.and_then(|key| parents.get(&key)).and_then(|owners| follow(self.document, owners).as_array().ok());
            self.expect(owners.is_some(), || format!("page {number} does not lead back to the tree"));
            let mut shown = Vec::new();
            content::run(self.document, id, |operation, _| {
                let properties = operation.operands.get(1).and_then(|it| it.as_dict().ok());
                if let (true, Some(mcid)) = (operation.operator == "BDC", properties.and_then(|it| it.get(b"MCID").ok())) {
                    shown.push(mcid.as_i64().expect("a number"));
                }
            });
            for mcid in shown {
                let owner = usize::try_from(mcid).ok().and_then(|at| owners?.get(at)).and_then(|owner| owner.as_reference().ok());
                let held = owner.and_then(|owner| tree.get(&owner)).is_some_and(|element| element.content.contains(&(id, mcid)));
                self.expect(held || owners.is_none(), || format!("sequence {mcid} of page {number} is in no element"));
            }
            self.annotations(number, page, &parents, tree);
        }
    }

    fn annotations(&mut self, number: usize, page: &Dictionary, parents: &BTreeMap<i64, Object>, tree: &Tree) {
        let links = get(self.document, page, "Annots").and_then(|found| found.as_array().ok()).cloned().unwrap_or_default();
        self.expect(links.is_empty() || name_at(self.document, page, "Tabs") == "S", || format!("page {number} says no order of links"));
        let media = get(self.document, page, "MediaBox").map(numbers).unwrap_or_default();
        for link in links.iter().filter_map(|link| link.as_reference().ok()) {
            let dict = self.document.get_dictionary(link).expect("a link");
            let printed = dict.get(b"F").and_then(Object::as_i64).is_ok_and(|flags| flags & 4 != 0);
            self.expect(printed, || format!("a link of page {number} is not printed"));
            let said = text_at(self.document, dict, "Contents").is_some_and(|text| !text.is_empty());
            self.expect(said, || format!("a link of page {number} says nothing"));
            let owner = dict.get(b"StructParent").and_then(Object::as_i64).ok().and_then(|key| parents.get(&key)?.as_reference().ok());
            let held = owner.and_then(|owner| tree.get(&owner)).is_some_and(|it| it.role == "Link" && it.objects.contains(&link));
            self.expect(held, || format!("a link of page {number} is in no element"));
            let area = get(self.document, dict, "Rect").map(numbers).unwrap_or_default();
            let inside = area.len() == 4
                && media.len() == 4
                && area[0] >= media[0]
                && area[1] >= media[1]
                && area[2] <= media[2]
                && area[3] <= media[3];
            self.expect(inside, || format!("a link of page {number} lies at {area:?}"));
        }
    }

    fn parents(&self) -> BTreeMap<i64, Object> {
        let catalog = self.document.catalog().expect("a catalog");
        let tree = sub(self.document, catalog, "StructTreeRoot").and_then(|root| sub(self.document, root, "ParentTree"));
        let leaves = tree.and_then(|tree| get(self.document, tree, "Kids")).and_then(|kids| kids.as_array().ok());
        let leaves = leaves.into_iter().flatten().filter_map(|leaf| dict_of(follow(self.document, leaf)));
        let numbers = leaves.filter_map(|leaf| get(self.document, leaf, "Nums")).filter_map(|nums| nums.as_array().ok());
        numbers.flat_map(|nums| nums.chunks_exact(2)).filter_map(|pair| Some((pair[0].as_i64().ok()?, pair[1].clone()))).collect()
    }
}
