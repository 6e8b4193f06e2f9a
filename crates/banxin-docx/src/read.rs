//! What became of the figures of a Word file that someone has edited.
//!
//! In: the bytes of a file that [`crate::render`] made and Word, WPS or LibreOffice has saved since. Out: every form of every figure that the
//! file says otherwise than when it was made. Steps: find the ledger among the custom XML parts (an editor may have renamed them); read its
//! forms; then read the content controls of every part, since an editor may have changed a control and not the ledger. Deleted text does not
//! count, inserted text does.

use std::io::{Cursor, Read as _};

use indexmap::{IndexMap, IndexSet};
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use crate::backend::LEDGER_NAMESPACE;

/// A figure of a Word file whose print was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditedFigure {
    /// Its id in the ledger.
    pub id: String,
    /// What it printed when the file was made; `None` if the control does not say which of several forms it was.
    pub was: Option<String>,
    /// What it says now: more than one text where places differ, in the order met.
    pub now: Vec<String>,
}

/// Why a file cannot be read back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is no Word file, or is damaged.
    NotWord,
    /// It carries no ledger: it was made without bindings, or by something else.
    NoLedger,
}

/// The largest part that is read: a package may unpack to far more than it weighs.
const LARGEST_PART: u64 = 256 << 20;

/// Reads the figures that were changed, in the order of the ledger.
///
/// # Errors
/// [`Unreadable`].
pub fn edited_figures(bytes: &[u8]) -> Result<Vec<EditedFigure>, Unreadable> {
    let parts = parts(bytes)?;
    let ledger = parts.iter().filter(|(name, _)| name.starts_with("customXml/")).find_map(|(_, xml)| ledger(xml));
    let ledger = ledger.ok_or(Unreadable::NoLedger)?;
    let mut found: IndexMap<(usize, Option<usize>), IndexSet<String>> = IndexMap::new();
    for (at, figure) in ledger.iter().enumerate() {
        for (form, (_, now)) in figure.forms.iter().enumerate().filter(|(_, (was, now))| was != now) {
            found.entry((at, Some(form))).or_default().insert(now.clone());
        }
    }
    for (_, xml) in parts.iter().filter(|(name, _)| name.starts_with("word/")) {
        for control in controls(xml).ok_or(Unreadable::NotWord)? {
            if let Some((place, text)) = changed(&ledger, &control) {
                found.entry(place).or_default().insert(text);
            }
        }
    }
    found.sort_keys();
    let edited = found.into_iter().filter_map(|((at, form), now)| {
        let figure = ledger.get(at)?;
        let was = form.and_then(|form| figure.forms.get(form)).map(|(was, _)| was.clone());
        Some(EditedFigure { id: figure.id.clone(), was, now: now.into_iter().collect() })
    });
    Ok(edited.collect())
}

/// A figure of the ledger that the file carries, with what each form was and is.
struct Entry {
    id: String,
    forms: Vec<(String, String)>,
}

/// A content control that may be one of ours.
#[derive(Default)]
struct Control {
    tag: String,
    path: String,
    prefixes: String,
    text: String,
}

/// The place of a control whose text is none of its figure's, with the text.
fn changed(ledger: &[Entry], control: &Control) -> Option<((usize, Option<usize>), String)> {
    let bound = control.prefixes.contains(LEDGER_NAMESPACE);
    let place = bound.then(|| (step(&control.path, "figure["), step(&control.path, "form[")));
    let (at, form) = match place {
        Some((Some(at), form)) if at < ledger.len() => (at, form),
        // An editor may drop the binding and keep the tag.
        _ => (ledger.iter().position(|entry| !control.tag.is_empty() && entry.id == control.tag)?, None),
    };
    let forms = &ledger.get(at)?.forms;
    let same = match form.and_then(|form| forms.get(form)) {
        Some((was, _)) => *was == control.text,
        None => forms.iter().any(|(was, _)| *was == control.text),
    };
    let form = form.filter(|form| *form < forms.len()).or((forms.len() == 1).then_some(0));
    (!same).then(|| ((at, form), control.text.clone()))
}

/// The number of a step of a path, from 0.
fn step(path: &str, name: &str) -> Option<usize> {
    let (_, rest) = path.split_once(name)?;
    let (digits, _) = rest.split_once(']')?;
    digits.parse::<usize>().ok()?.checked_sub(1)
}

fn parts(bytes: &[u8]) -> Result<Vec<(String, String)>, Unreadable> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::NotWord)?;
    let mut parts = Vec::new();
    for index in 0..zip.len() {
        let file = zip.by_index(index).map_err(|_| Unreadable::NotWord)?;
        let name = file.name().map_err(|_| Unreadable::NotWord)?.into_owned();
        if !name.ends_with(".xml") {
            continue;
        }
        let mut text = Vec::new();
        file.take(LARGEST_PART).read_to_end(&mut text).map_err(|_| Unreadable::NotWord)?;
        // A part that is not UTF-8 is none of ours.
        if let Ok(text) = String::from_utf8(text) {
            parts.push((name, text));
        }
    }
    if parts.iter().any(|(name, _)| name == "word/document.xml") { Ok(parts) } else { Err(Unreadable::NotWord) }
}

/// The ledger, if this part is one.
fn ledger(xml: &str) -> Option<Vec<Entry>> {
    if !xml.contains(LEDGER_NAMESPACE) {
        return None;
    }
    let mut reader = Reader::from_str(xml);
    let mut entries: Vec<Entry> = Vec::new();
    let mut inside = false;
    let mut form: Option<(String, String)> = None;
    loop {
        let event = reader.read_event().ok()?;
        match &event {
            Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                "ledger" => inside = true,
                "figure" if inside => entries.push(Entry { id: attribute(tag, "id"), forms: Vec::new() }),
                "form" if inside => form = Some((attribute(tag, "was"), String::new())),
                _ => {}
            },
            Event::Text(text) => {
                if let Some((_, now)) = &mut form {
                    now.push_str(text);
                }
            }
            Event::GeneralRef(name) => {
                if let Some((_, now)) = &mut form {
                    now.push_str(&entity(name));
                }
            }
            Event::Eof => break,
            _ => {}
        }
        let closed = match &event {
            Event::End(tag) => tag.local_name().as_ref() == "form",
            Event::Empty(tag) => tag.local_name().as_ref() == "form",
            _ => false,
        };
        if closed && let (Some(form), Some(entry)) = (form.take(), entries.last_mut()) {
            entry.forms.push(form);
        }
    }
    inside.then_some(entries)
}

/// The content controls of a part that have a tag or are bound; `None` if the part cannot be read.
fn controls(xml: &str) -> Option<Vec<Control>> {
    let mut reader = Reader::from_str(xml);
    let mut open: Vec<Control> = Vec::new();
    let mut done = Vec::new();
    let mut in_text = false;
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) if tag.name().as_ref() == "w:sdt" => open.push(Control::default()),
            Event::End(tag) if tag.name().as_ref() == "w:sdt" => done.extend(open.pop()),
            Event::Start(tag) if tag.name().as_ref() == "w:t" => in_text = true,
            Event::End(tag) if tag.name().as_ref() == "w:t" => in_text = false,
            Event::Empty(tag) | Event::Start(tag) => {
                if let Some(control) = open.last_mut() {
                    describe(&tag, control);
                }
            }
            Event::Text(text) if in_text => open.iter_mut().for_each(|control| control.text.push_str(&text)),
            Event::GeneralRef(name) if in_text => open.iter_mut().for_each(|control| control.text.push_str(&entity(&name))),
            Event::Eof => break,
            _ => {}
        }
    }
    done.retain(|control| !control.tag.is_empty() || !control.path.is_empty());
    Some(done)
}

/// Notes what an element inside a control says of it.
fn describe(tag: &BytesStart<'_>, control: &mut Control) {
    match tag.name().as_ref() {
        "w:tag" => control.tag = attribute(tag, "w:val"),
        "w:dataBinding" => {
            control.path = attribute(tag, "w:xpath");
            control.prefixes = attribute(tag, "w:prefixMappings");
        }
        _ => {}
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> String {
    let found = tag.try_get_attribute(name).ok().flatten();
    found.and_then(|found| unescape(&found.value).ok().map(|text| text.into_owned())).unwrap_or_default()
}

fn entity(name: &str) -> String {
    unescape(&format!("&{name};")).map(|text| text.into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Control, Entry, Unreadable, changed, controls, edited_figures, ledger, step};

    fn entries() -> Vec<Entry> {
        let xml = "<ledger xmlns=\"urn:banxin:ledger:1\"><figure id=\"a\"><form was=\"1&amp;2\">1&amp;2</form><form was=\"x\">y</form></figure>\
                   <figure id=\"b\"><form was=\"35场\"/></figure><figure id=\"c\"/></ledger>";
        ledger(xml).expect("a ledger")
    }

    #[test]
    fn forms_are_read_with_what_they_were() {
        let shown: Vec<_> = entries().into_iter().map(|it| (it.id, it.forms)).collect();
        let form = |was: &str, now: &str| (was.to_owned(), now.to_owned());
        let wanted = [("a", vec![form("1&2", "1&2"), form("x", "y")]), ("b", vec![form("35场", "")]), ("c", vec![])];
        assert_eq!(shown, wanted.map(|(id, forms)| (id.to_owned(), forms)));
        assert!(ledger("<a xmlns=\"urn:other\"/>").is_none());
    }

    #[test]
    fn a_control_is_its_text_without_what_is_deleted() {
        let xml = "<w:p><w:sdt><w:sdtPr><w:tag w:val=\"b\"/><w:dataBinding w:prefixMappings=\"xmlns:b='urn:banxin:ledger:1'\" \
                   w:xpath=\"/b:ledger[1]/b:figure[2]/b:form[1]\"/></w:sdtPr><w:sdtContent><w:del><w:r><w:delText>35</w:delText></w:r></w:del>\
                   <w:ins><w:r><w:t>36</w:t></w:r></w:ins><w:r><w:t>场</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>外</w:t></w:r></w:p>";
        let found = controls(xml).expect("is read");
        let [control] = found.as_slice() else { panic!("one control") };
        assert_eq!((control.tag.as_str(), control.text.as_str()), ("b", "36场"));
        assert_eq!(changed(&entries(), control), Some(((1, Some(0)), "36场".to_owned())));
    }

    #[test]
    fn a_control_without_a_binding_is_known_by_its_tag() {
        let control = |tag: &str, text: &str| Control { tag: tag.to_owned(), text: text.to_owned(), ..Control::default() };
        assert_eq!(changed(&entries(), &control("b", "36场")), Some(((1, Some(0)), "36场".to_owned())));
        assert_eq!(changed(&entries(), &control("a", "x")), None);
        assert_eq!(changed(&entries(), &control("a", "z")), Some(((0, None), "z".to_owned())));
        assert_eq!(changed(&entries(), &control("nobody", "z")), None);
    }

    #[test]
    fn steps_count_from_one() {
        assert_eq!(step("/b:ledger[1]/b:figure[12]/b:form[3]", "figure["), Some(11));
        assert_eq!(step("/b:ledger[1]/b:figure[0]", "figure["), None);
        assert_eq!(step("/other", "figure["), None);
    }

    #[test]
    fn what_is_no_word_file_says_so() {
        assert_eq!(edited_figures(b"PK"), Err(Unreadable::NotWord));
    }
}
