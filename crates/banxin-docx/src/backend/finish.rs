//! The finishing pass over what docx-rs built: one streaming walk with quick-xml.
//!
//! In: XML of paragraphs, tables, styles or lists, and the [`Repairs`] for it. Out: the same with children in the order of the schema
//! ([`crate::backend::order`]), additions in place, placeholders replaced, empty property elements and docx-rs's counted paragraph ids
//! dropped. Everything else passes as it is.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::error::Fault;
use super::order::{is_void_when_empty, sequence};
use super::repairs::{Extra, PLACEHOLDER_FONT, Repairs};

/// Finishes a stretch of XML.
pub(crate) fn finish(raw: &[u8], repairs: &Repairs) -> Result<Vec<u8>, Fault> {
    let mut pass = Pass { out: String::with_capacity(raw.len()), repairs, ..Pass::new(repairs) };
    let mut reader = Reader::from_str(std::str::from_utf8(raw)?);
    loop {
        match reader.read_event()? {
            Event::Start(tag) => pass.start(&tag),
            Event::End(tag) => {
                if pass.end(tag.name().as_ref()) == Dropped::No {
                    pass.raw(&["</", tag.name().as_ref(), ">"]);
                }
                pass.after_end();
            }
            Event::Empty(tag) => pass.empty(&tag)?,
            Event::Text(text) => pass.raw(&[&text]),
            Event::GeneralRef(name) => pass.raw(&["&", &name, ";"]),
            Event::Eof => break,
            // docx-rs writes none of these inside what it builds.
            Event::CData(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    if pass.used != [repairs.paragraphs.len(), repairs.tables.len(), repairs.rows.len(), repairs.controls.len()] {
        return Err(Fault::Repairs);
    }
    Ok(pass.out.into_bytes())
}

struct Pass<'r> {
    out: String,
    repairs: &'r Repairs,
    open: Vec<Frame<'r>>,
    depth: usize,
    /// Repairs taken so far: paragraphs, tables, rows, content controls.
    used: [usize; 4],
    scratch: String,
}

/// An open element whose children are put in order.
struct Frame<'r> {
    depth: usize,
    sequence: &'static [&'static str],
    tag_start: usize,
    content_start: usize,
    children: Vec<Child>,
    extra: &'r [(&'static str, String)],
}

#[derive(Clone, Copy)]
struct Child {
    rank: usize,
    start: usize,
}

#[derive(PartialEq, Eq)]
enum Dropped {
    Yes,
    No,
}

impl<'r> Pass<'r> {
    fn new(repairs: &'r Repairs) -> Pass<'r> {
        Pass { out: String::new(), repairs, open: Vec::new(), depth: 0, used: [0; 4], scratch: String::new() }
    }

    fn raw(&mut self, pieces: &[&str]) {
        for piece in pieces {
            self.out.push_str(piece);
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        self.child(tag.name().as_ref());
        let tag_start = self.out.len();
        match tag.name().as_ref() {
            // Its only attribute is an id from a counter of the process.
            "w:p" => self.raw(&["<w:p>"]),
            _ if self.depth == 0 => self.raw(&["<", tag.trim_end(), &self.repairs.root_attributes, ">"]),
            _ => self.raw(&["<", tag.trim_end(), ">"]),
        }
        self.depth += 1;
        if let Some(sequence) = sequence(tag.name().as_ref()) {
            let extra = self.extra(tag.name().as_ref());
            let content_start = self.out.len();
            self.open.push(Frame { depth: self.depth, sequence, tag_start, content_start, children: Vec::new(), extra });
        }
    }

    fn empty(&mut self, tag: &BytesStart<'_>) -> Result<(), Fault> {
        self.child(tag.name().as_ref());
        if tag.name().as_ref() == "w:sym"
            && let Some(xml) = self.placeholder(tag)
        {
            self.out.push_str(xml);
            return Ok(());
        }
        let name = tag.name();
        let (name, extra) = (name.as_ref(), self.extra(tag.name().as_ref()));
        if !extra.is_empty() {
            self.raw(&["<", tag.trim_end(), ">"]);
            let sequence = sequence(name).ok_or(Fault::Repairs)?;
            let mut extra: Vec<_> = extra.iter().collect();
            extra.sort_by_key(|(child, _)| rank(sequence, child));
            for (_, xml) in extra {
                self.out.push_str(xml);
            }
            self.raw(&["</", name, ">"]);
        } else if let Some(unwanted) = unwanted_attribute(name) {
            self.raw(&["<", name]);
            for attribute in tag.attributes().flatten().filter(|attribute| attribute.key.as_ref() != unwanted) {
                self.raw(&[" ", attribute.key.as_ref(), "=\"", &attribute.value, "\""]);
            }
            self.raw(&["/>"]);
        } else if !is_void_when_empty(name) {
            self.raw(&["<", tag.trim_end(), "/>"]);
        }
        Ok(())
    }

    /// Ends an element: orders its children if it is one of those, and says whether it vanished for being empty.
    fn end(&mut self, name: &str) -> Dropped {
        let Some(frame) = self.open.pop_if(|frame| frame.depth == self.depth) else { return Dropped::No };
        self.arrange(&frame);
        if self.out.len() == frame.content_start && is_void_when_empty(name) {
            self.out.truncate(frame.tag_start);
            return Dropped::Yes;
        }
        Dropped::No
    }

    fn after_end(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    /// Notes where a child of an ordered element begins.
    fn child(&mut self, name: &str) {
        let (depth, start) = (self.depth, self.out.len());
        if let Some(frame) = self.open.last_mut()
            && frame.depth == depth
        {
            frame.children.push(Child { rank: rank(frame.sequence, name), start });
        }
    }

    /// What is to be added to the element that opens.
    fn extra(&mut self, name: &str) -> &'r [(&'static str, String)] {
        let repairs = self.repairs;
        let (list, slot): (&'r [Extra], usize) = match name {
            "w:pPr" => (&repairs.paragraphs, 0),
            "w:tblPr" => (&repairs.tables, 1),
            "w:trPr" => (&repairs.rows, 2),
            "w:sdtPr" => (&repairs.controls, 3),
            // A style's own run properties, not those of its paragraph mark.
            "w:rPr" if self.depth <= 2 && !self.open.iter().any(|frame| frame.sequence.first() == Some(&"w:pStyle")) => {
                return &repairs.style_run;
            }
            _ => return &[],
        };
        let index = self.used[slot];
        self.used[slot] += 1;
        list.get(index).map_or(&[], Vec::as_slice)
    }

    /// Puts the children of an element in order, with its additions; of two children of one name the addition stays.
    fn arrange(&mut self, frame: &Frame<'r>) {
        if frame.extra.is_empty() && frame.children.is_sorted_by_key(|child| child.rank) {
            return;
        }
        self.scratch.clear();
        self.scratch.push_str(self.out.get(frame.content_start..).unwrap_or_default());
        self.out.truncate(frame.content_start);
        let added: Vec<(usize, &str)> = frame.extra.iter().map(|(name, xml)| (rank(frame.sequence, name), xml.as_str())).collect();
        let ends = frame.children.iter().skip(1).map(|child| child.start).chain([frame.content_start + self.scratch.len()]);
        let mut pieces: Vec<(usize, &str)> = Vec::with_capacity(frame.children.len() + added.len());
        for (child, end) in frame.children.iter().zip(ends) {
            if added.iter().all(|(rank, _)| *rank != child.rank) {
                let range = child.start - frame.content_start..end - frame.content_start;
                pieces.push((child.rank, self.scratch.get(range).unwrap_or_default()));
            }
        }
        pieces.extend(added.iter().map(|(rank, xml)| (*rank, *xml)));
        pieces.sort_by_key(|(rank, _)| *rank);
        for (_, piece) in pieces {
            self.out.push_str(piece);
        }
    }

    fn placeholder(&self, tag: &BytesStart<'_>) -> Option<&'r str> {
        let value = |key: &str| tag.try_get_attribute(key).ok().flatten();
        if value("w:font")?.value != PLACEHOLDER_FONT {
            return None;
        }
        let number: usize = value("w:char")?.value.parse().ok()?;
        self.repairs.placeholders.get(number).map(String::as_str)
    }
}

/// An attribute that docx-rs writes against the schema, or for nothing.
fn unwanted_attribute(element: &str) -> Option<&'static str> {
    match element {
        "w:gridCol" => Some("w:type"),
        "w:fldChar" => Some("w:dirty"),
        _ => None,
    }
}

/// The place of a child; what the schema does not name goes last.
fn rank(sequence: &[&str], name: &str) -> usize {
    sequence.iter().position(|child| *child == name).unwrap_or(sequence.len())
}

#[cfg(test)]
mod tests {
    use super::{Repairs, finish};

    fn finished(raw: &str, repairs: &Repairs) -> String {
        String::from_utf8(finish(raw.as_bytes(), repairs).expect("finishes")).expect("is text")
    }

    #[test]
    fn children_are_ordered_and_empty_ones_dropped() {
        let repairs = Repairs { paragraphs: vec![Vec::new()], ..Repairs::default() };
        let raw = "<w:p w14:paraId=\"1\"><w:pPr><w:rPr /><w:ind w:left=\"1\" /><w:keepNext /><w:pStyle w:val=\"a\" /></w:pPr>\
                   <w:r><w:rPr><w:sz w:val=\"2\" /><w:b /></w:rPr><w:t>a &lt; b</w:t></w:r></w:p>";
        assert_eq!(
            finished(raw, &repairs),
            "<w:p><w:pPr><w:pStyle w:val=\"a\"/><w:keepNext/><w:ind w:left=\"1\"/></w:pPr>\
             <w:r><w:rPr><w:b/><w:sz w:val=\"2\"/></w:rPr><w:t>a &lt; b</w:t></w:r></w:p>"
        );
    }

    #[test]
    fn additions_find_their_place_and_replace_their_like() {
        let repairs = Repairs {
            paragraphs: vec![
                vec![("w:ind", "<w:ind w:firstLineChars=\"200\"/>".to_owned())],
                vec![("w:kinsoku", "<w:kinsoku/>".to_owned())],
            ],
            placeholders: vec!["<w:ruby/>".to_owned()],
            ..Repairs::default()
        };
        let raw = "<w:p><w:pPr><w:rPr></w:rPr><w:jc w:val=\"both\" /><w:ind w:left=\"0\" /></w:pPr></w:p><w:p><w:pPr />\
                   <w:r><w:sym w:font=\"banxin-placeholder\" w:char=\"0\" /></w:r></w:p>";
        assert_eq!(
            finished(raw, &repairs),
            "<w:p><w:pPr><w:ind w:firstLineChars=\"200\"/><w:jc w:val=\"both\"/></w:pPr></w:p><w:p><w:pPr><w:kinsoku/></w:pPr>\
             <w:r><w:ruby/></w:r></w:p>"
        );
    }

    #[test]
    fn repairs_that_match_nothing_are_a_fault() {
        let repairs = Repairs { rows: vec![Vec::new()], ..Repairs::default() };
        assert!(finish(b"<w:p></w:p>", &repairs).is_err());
    }
}
