//! Word files: what neither the schemas nor openxml-audit look at, and Word refuses or loses.
//!
//! In: an opened package. Out: its faults, as text. Looked at: ids, bookmarks and what points at them, fields, spans of tables, notes and their separators,
//! comments, styles and lists that are named, content controls and the data behind them, relationships, content types.

use std::collections::{BTreeMap, BTreeSet};

use crate::docx::{Element, Word, parse, part};

/// The faults of a Word file; none in a file that is whole.
pub fn word(file: &Word) -> Vec<String> {
    let mut found = Faults::default();
    let parts: BTreeMap<&str, Element> =
        file.parts.keys().filter(|name| is_xml(name)).map(|name| (name.as_str(), parse(part(&file.parts, name)))).collect();
    let stories: Vec<(&str, &Element)> = parts.iter().filter(|(name, _)| is_story(name)).map(|(name, it)| (*name, it)).collect();
    package(file, &parts, &mut found);
    ids(&stories, &mut found);
    places(&stories, &mut found);
    for (name, story) in &stories {
        fields(name, story, &mut found);
        tables(name, story, &mut found);
    }
    named(&parts, &stories, &mut found);
    notes(&parts, &mut found);
    comments(&parts, &mut found);
    for control in file.controls() {
        found.unless(control.shown == control.bound, || {
            format!("the control {} shows {} and is bound to {}", control.tag, control.shown, control.bound)
        });
        found.unless(control.tag.encode_utf16().count() <= 64, || format!("the tag {} is too long", control.tag));
        found.unless(control.alias.encode_utf16().count() <= 64, || format!("the title {} is too long", control.alias));
    }
    found.0
}

#[derive(Default)]
struct Faults(Vec<String>);

impl Faults {
    fn unless(&mut self, holds: bool, fault: impl FnOnce() -> String) {
        if !holds {
            self.0.push(fault());
        }
    }

    fn unique<'v>(&mut self, values: impl Iterator<Item = &'v str>, what: &str) {
        let mut seen = BTreeSet::new();
        for value in values {
            self.unless(seen.insert(value), || format!("{what} {value} twice"));
        }
    }
}

fn is_xml(name: &str) -> bool {
    name.ends_with(".xml") || name.ends_with(".rels")
}

/// Whether a part holds paragraphs.
fn is_story(name: &str) -> bool {
    let story = |stem: &str| name.strip_prefix("word/").is_some_and(|rest| rest.starts_with(stem));
    ["document", "header", "footer", "footnotes", "endnotes", "comments"].into_iter().any(story)
}

/// Every element below of a name, those inside others of the name too.
fn every<'e>(element: &'e Element, name: &str) -> Vec<&'e Element> {
    let mut found = Vec::new();
    for child in &element.children {
        if child.name == name {
            found.push(child);
        }
        found.extend(every(child, name));
    }
    found
}

/// Relationships lead to parts, what is referred to is a relationship, every part has a content type.
fn package(file: &Word, parts: &BTreeMap<&str, Element>, found: &mut Faults) {
    for (name, relations) in parts.iter().filter(|(name, _)| name.ends_with(".rels")) {
        let list = every(relations, "Relationship");
        found.unique(list.iter().map(|it| it.get("Id")), name);
        for it in list.iter().filter(|it| it.get("TargetMode") != "External") {
            let target = resolved(name, it.get("Target"));
            found.unless(file.parts.contains_key(&target), || format!("{name} leads to {target}, which is not there"));
        }
    }
    for (name, content) in parts.iter().filter(|(name, _)| !name.ends_with(".rels")) {
        let (folder, stem) = name.rsplit_once('/').unwrap_or(("", name));
        let relations = parts.get(format!("{folder}/_rels/{stem}.rels").trim_start_matches('/'));
        let known: BTreeSet<&str> = relations.iter().flat_map(|it| every(it, "Relationship")).map(|it| it.get("Id")).collect();
        let mut used = Vec::new();
        walk(content, &mut |it| used.extend(["r:id", "r:embed", "r:link"].map(|key| it.get(key)).into_iter().filter(|id| !id.is_empty())));
        for id in used {
            found.unless(known.contains(id), || format!("{name} refers to {id}, which is no relationship"));
        }
    }
    let Some(types) = parts.get("[Content_Types].xml") else { return found.0.push("no content types".to_owned()) };
    let stated: BTreeSet<&str> = every(types, "Override").into_iter().map(|it| it.get("PartName")).collect();
    let defaults: BTreeSet<&str> = every(types, "Default").into_iter().map(|it| it.get("Extension")).collect();
    for name in file.parts.keys().filter(|name| *name != "[Content_Types].xml") {
        let extension = name.rsplit('.').next().unwrap_or_default();
        // Data of one's own is XML and nothing more.
        let plain = name.starts_with("customXml/item") && !name.contains("Props");
        let known = stated.contains(format!("/{name}").as_str()) || defaults.contains(extension) && (extension != "xml" || plain);
        found.unless(known, || format!("{name} has no content type"));
    }
    for name in stated {
        found.unless(file.parts.contains_key(name.trim_start_matches('/')), || format!("{name} has a content type and is not there"));
    }
}

/// The part that a relationship's target names.
fn resolved(relations: &str, target: &str) -> String {
    let folder = relations.split_once("_rels/").map_or("", |(folder, _)| folder);
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => steps.truncate(steps.len().saturating_sub(1)),
            _ => steps.push(step),
        }
    }
    steps.join("/")
}

fn walk<'e>(element: &'e Element, visit: &mut impl FnMut(&'e Element)) {
    visit(element);
    element.children.iter().for_each(|child| walk(child, visit));
}

/// Drawings and controls have numbers of their own in the whole file.
fn ids(stories: &[(&str, &Element)], found: &mut Faults) {
    let drawings = stories.iter().flat_map(|(_, story)| every(story, "wp:docPr"));
    found.unique(drawings.map(|it| it.get("id")), "drawing");
    let controls = stories.iter().flat_map(|(_, story)| every(story, "w:sdtPr"));
    found.unique(controls.filter_map(|it| it.child("w:id")).map(|it| it.get("w:val")), "content control");
}

/// Bookmarks pair, their names are names that Word takes, and what points at a place finds one.
fn places(stories: &[(&str, &Element)], found: &mut Faults) {
    let all = |name: &str| stories.iter().flat_map(|(_, story)| every(story, name)).collect::<Vec<_>>();
    let starts = all("w:bookmarkStart");
    found.unique(starts.iter().map(|it| it.get("w:id")), "bookmark id");
    let names: Vec<String> = starts.iter().map(|it| it.get("w:name").to_lowercase()).collect();
    found.unique(names.iter().map(String::as_str), "bookmark");
    for name in starts.iter().map(|it| it.get("w:name")) {
        found.unless((1..=40).contains(&name.chars().count()), || format!("the name of bookmark {name} is too long"));
    }
    for (part, story) in stories {
        pairs(part, story, ("w:bookmarkStart", "w:bookmarkEnd"), "bookmark", found);
        pairs(part, story, ("w:commentRangeStart", "w:commentRangeEnd"), "comment", found);
    }
    let known: BTreeSet<&str> = starts.iter().map(|it| it.get("w:name")).collect();
    let links = all("w:hyperlink").into_iter().map(|it| it.get("w:anchor")).filter(|name| !name.is_empty());
    let pointed = all("w:instrText").into_iter().filter_map(|it| {
        let words: Vec<&str> = it.text.split_whitespace().collect();
        matches!(words.first(), Some(&"PAGEREF" | &"REF")).then(|| words.get(1).copied().unwrap_or_default())
    });
    for name in links.chain(pointed) {
        found.unless(known.contains(name), || format!("nothing is called {name}"));
    }
}

/// What starts ends, later, once.
fn pairs(part: &str, story: &Element, (start, end): (&str, &str), what: &str, found: &mut Faults) {
    let mut open = BTreeSet::new();
    walk(story, &mut |it| {
        let id = it.get("w:id");
        if it.name == start {
            open.insert(id);
        } else if it.name == end {
            found.unless(open.remove(id), || format!("{what} {id} of {part} ends without a start"));
        }
    });
    for id in open {
        found.0.push(format!("{what} {id} of {part} does not end"));
    }
}

/// Fields begin, separate and end in this order, one within the other.
fn fields(part: &str, story: &Element, found: &mut Faults) {
    let mut open = Vec::new();
    walk(story, &mut |it| match (it.name.as_str(), it.get("w:fldCharType")) {
        ("w:fldChar", "begin") => open.push("begin"),
        ("w:fldChar", "separate") => {
            let began = open.pop() == Some("begin");
            found.unless(began, || format!("a field of {part} separates out of place"));
            open.push("separate");
        }
        ("w:fldChar", _) => {
            let separated = open.pop() == Some("separate");
            found.unless(separated, || format!("a field of {part} ends out of place"));
        }
        ("w:instrText", _) => {
            let inside = open.last() == Some(&"begin");
            found.unless(inside, || format!("an instruction of {part} stands outside a field"));
            // A mark for the index shows nothing: it has no result to separate.
            if inside && it.text.trim_start().starts_with("XE ") {
                open.pop();
                open.push("separate");
            }
        }
        _ => {}
    });
    found.unless(open.is_empty(), || format!("a field of {part} does not end"));
}

/// Rows cover the grid, cells end with a paragraph, what continues a cell has one above, tables do not touch.
fn tables(part: &str, story: &Element, found: &mut Faults) {
    for (number, table) in (1..).zip(every(story, "w:tbl")) {
        let columns = table.child("w:tblGrid").map_or(0, |grid| grid.children.len());
        let mut above: BTreeSet<usize> = BTreeSet::new();
        for row in table.children.iter().filter(|it| it.name == "w:tr") {
            let mut at = 0;
            let mut open = BTreeSet::new();
            for cell in row.children.iter().filter(|it| it.name == "w:tc") {
                let property = |name| cell.child("w:tcPr").and_then(|it| it.child(name));
                if let Some(merge) = property("w:vMerge") {
                    let begins = merge.get("w:val") == "restart";
                    found.unless(begins || above.contains(&at), || format!("table {number} of {part}: a cell continues none"));
                    open.insert(at);
                }
                at += property("w:gridSpan").map_or(1, |span| span.get("w:val").parse().unwrap_or(0));
                let ends = cell.children.last().is_some_and(|it| it.name == "w:p");
                found.unless(ends, || format!("table {number} of {part}: a cell does not end with a paragraph"));
            }
            found.unless(at == columns, || format!("table {number} of {part}: a row covers {at} of {columns} columns"));
            above = open;
        }
    }
    walk(story, &mut |it| {
        let touching = it.children.windows(2).any(|pair| pair.iter().all(|it| it.name == "w:tbl" && floating(it).is_none()));
        found.unless(!touching, || format!("two tables of {part} touch"));
    });
}

fn floating(table: &Element) -> Option<&Element> {
    table.child("w:tblPr")?.child("w:tblpPr")
}

/// Styles and lists that are named are there.
fn named(parts: &BTreeMap<&str, Element>, stories: &[(&str, &Element)], found: &mut Faults) {
    let (Some(styles), Some(numbering)) = (parts.get("word/styles.xml"), parts.get("word/numbering.xml")) else {
        return found.0.push("no styles or lists".to_owned());
    };
    let sheet = every(styles, "w:style");
    found.unique(sheet.iter().map(|it| it.get("w:styleId")), "style");
    let names: Vec<&str> = sheet.iter().filter_map(|it| it.child("w:name")).map(|it| it.get("w:val")).collect();
    found.unique(names.into_iter(), "style name");
    let kinds: Vec<&str> = sheet.iter().filter(|it| it.get("w:default") == "1").map(|it| it.get("w:type")).collect();
    found.unique(kinds.into_iter(), "default style of kind");
    let known: BTreeSet<&str> = sheet.iter().map(|it| it.get("w:styleId")).collect();
    let lists: BTreeSet<&str> = every(numbering, "w:num").into_iter().map(|it| it.get("w:numId")).collect();
    let defined: BTreeSet<&str> = every(numbering, "w:abstractNum").into_iter().map(|it| it.get("w:abstractNumId")).collect();
    let lookers = stories.iter().copied().chain([("word/styles.xml", styles), ("word/numbering.xml", numbering)]);
    for (part, it) in lookers {
        for name in ["w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next", "w:link"] {
            for style in every(it, name).into_iter().map(|it| it.get("w:val")) {
                found.unless(known.contains(style), || format!("{part} names the style {style}, which is not there"));
            }
        }
        for list in every(it, "w:numPr").into_iter().filter_map(|it| it.child("w:numId")).map(|it| it.get("w:val")) {
            found.unless(lists.contains(list), || format!("{part} names the list {list}, which is not there"));
        }
    }
    for list in every(numbering, "w:num").into_iter().filter_map(|it| it.child("w:abstractNumId")).map(|it| it.get("w:val")) {
        found.unless(defined.contains(list), || format!("no list is defined as {list}"));
    }
}

/// Footnotes have separators, which the settings name; each note is referred to once and says its own mark.
fn notes(parts: &BTreeMap<&str, Element>, found: &mut Faults) {
    let (Some(notes), Some(document), Some(settings)) =
        (parts.get("word/footnotes.xml"), parts.get("word/document.xml"), parts.get("word/settings.xml"))
    else {
        return found.0.push("no footnotes, document or settings".to_owned());
    };
    let all = every(notes, "w:footnote");
    found.unique(all.iter().map(|it| it.get("w:id")), "footnote");
    let named: BTreeSet<&str> = every(settings, "w:footnote").into_iter().map(|it| it.get("w:id")).collect();
    for (kind, mark) in [("separator", "w:separator"), ("continuationSeparator", "w:continuationSeparator")] {
        let separator = all.iter().find(|it| it.get("w:type") == kind);
        found.unless(separator.is_some_and(|it| every(it, mark).len() == 1), || format!("no {kind} of footnotes"));
        found.unless(separator.is_none_or(|it| named.contains(it.get("w:id"))), || format!("the settings do not name the {kind}"));
    }
    let references = every(document, "w:footnoteReference");
    found.unique(references.iter().map(|it| it.get("w:id")), "reference to footnote");
    let referred: BTreeSet<&str> = references.iter().map(|it| it.get("w:id")).collect();
    let own: BTreeSet<&str> = all.iter().filter(|it| it.get("w:type").is_empty()).map(|it| it.get("w:id")).collect();
    found.unless(referred == own, || format!("footnotes {own:?} are referred to as {referred:?}"));
    for note in all.iter().filter(|it| it.get("w:type").is_empty()) {
        found.unless(every(note, "w:footnoteRef").len() == 1, || format!("footnote {} does not say its mark", note.get("w:id")));
    }
}

/// Each comment is hung on something, once.
fn comments(parts: &BTreeMap<&str, Element>, found: &mut Faults) {
    let Some(document) = parts.get("word/document.xml") else { return };
    let all = parts.get("word/comments.xml").map(|it| every(it, "w:comment")).unwrap_or_default();
    found.unique(all.iter().map(|it| it.get("w:id")), "comment");
    let own: Vec<&str> = all.iter().map(|it| it.get("w:id")).collect();
    for name in ["w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"] {
        let mut hung: Vec<&str> = every(document, name).into_iter().map(|it| it.get("w:id")).collect();
        hung.sort_by_key(|id| id.parse::<u32>().unwrap_or(u32::MAX));
        found.unless(hung == own, || format!("comments {own:?} have {name} {hung:?}"));
    }
}
