//! PDF/X-4, clause by clause (ISO 15930-7:2010).

use lopdf::{Dictionary, Document, ObjectId};

use super::{content, dict_of, get, name, name_at, numbers, pages, sub, text_at, xmp, xmp_value};

/// 3 mm in points.
const BLEED: f64 = 8.504;

/// What keeps a file from being PDF/X-4, or from what banxin promises beyond it: marks, bleed of 3 mm, black text that overprints.
pub fn press(bytes: &[u8]) -> Vec<String> {
    let document = Document::load_mem(bytes).expect("a PDF");
    let mut check = Check { document: &document, faults: Vec::new() };
    check.file();
    check.metadata();
    check.intent();
    for (number, (id, page)) in (1..).zip(pages(&document)) {
        check.boxes(number, page);
        check.resources(number, page);
        check.content(number, id, page);
    }
    check.fonts();
    check.faults
}

struct Check<'d> {
    document: &'d Document,
    faults: Vec<String>,
}

impl Check<'_> {
    fn expect(&mut self, holds: bool, clause: &str, fault: impl FnOnce() -> String) {
        if !holds {
            self.faults.push(format!("{clause}: {}", fault()));
        }
    }

    fn file(&mut self) {
        let version = self.document.version.clone();
        self.expect(version == "1.6", "6.1", || format!("PDF {version}"));
        let trailer = &self.document.trailer;
        let (encrypted, identified) = (trailer.has(b"Encrypt"), trailer.has(b"ID"));
        self.expect(!encrypted, "6.1", || "encrypted".into());
        self.expect(identified, "6.1", || "no identifier".into());
        let catalog = self.document.catalog().expect("a catalog");
        for key in ["OpenAction", "AA", "AcroForm", "AF", "Collection"] {
            self.expect(!catalog.has(key.as_bytes()), "6.17", || format!("{key} in the catalog"));
        }
        let attached = sub(self.document, catalog, "Names").is_some_and(|names| names.has(b"EmbeddedFiles"));
        self.expect(!attached, "6.18", || "attached files".into());
    }

    fn metadata(&mut self) {
        let empty = Dictionary::new();
        let info = sub(self.document, &self.document.trailer, "Info").unwrap_or(&empty);
        let trapped = name_at(self.document, info, "Trapped");
        self.expect(["True", "False"].contains(&trapped.as_str()), "6.14", || "trapping is not stated".into());
        let xmp = xmp(self.document);
        let value = |element: &str| xmp_value(&xmp, element);
        let wanted = [("pdfxid:GTS_PDFXVersion", "PDF/X-4"), ("pdf:Trapped", &trapped), ("xmpMM:RenditionClass", "default")];
        for (element, wanted) in wanted {
            self.expect(value(element).as_deref() == Some(wanted), "6.10", || format!("{element} is {:?}", value(element)));
        }
        for element in ["xmpMM:DocumentID", "xmpMM:VersionID", "xmp:MetadataDate", "xmp:CreateDate", "xmp:ModifyDate"] {
            self.expect(value(element).is_some_and(|text| !text.is_empty()), "6.10", || format!("no {element}"));
        }
        for (key, element) in [("Title", "dc:title"), ("Author", "dc:creator"), ("Producer", "pdf:Producer")] {
            let (info, xmp) = (text_at(self.document, info, key), value(element));
            self.expect(info.is_some() && info == xmp, "6.10", || format!("{key} is {info:?} here and {xmp:?} there"));
        }
        let date = |text: Option<String>| text.unwrap_or_default().chars().filter(char::is_ascii_digit).collect::<String>();
        for (key, element) in [("CreationDate", "xmp:CreateDate"), ("ModDate", "xmp:ModifyDate")] {
            let (info, xmp) = (date(text_at(self.document, info, key)), date(value(element)));
            self.expect(info.len() == 14 && info == xmp, "6.10", || format!("{key} is {info} here and {xmp} there"));
        }
        self.expect(!xmp.contains("<pdfaid:") && !xmp.contains("<pdfuaid:"), "6.10", || "claims another standard".into());
    }

    fn intent(&mut self) {
        let catalog = self.document.catalog().expect("a catalog");
        let intents = get(self.document, catalog, "OutputIntents").and_then(|found| found.as_array().ok()).cloned().unwrap_or_default();
        let intents: Vec<&Dictionary> =
            intents.iter().filter_map(|it| it.as_reference().ok()).filter_map(|id| self.document.get_dictionary(id).ok()).collect();
        self.expect(intents.len() == 1, "6.2.2", || format!("{} output intents", intents.len()));
        for intent in intents {
            self.expect(name_at(self.document, intent, "S") == "GTS_PDFX", "6.2.2", || "an intent of another kind".into());
            for key in ["OutputConditionIdentifier", "Info"] {
                let text = text_at(self.document, intent, key);
                self.expect(text.is_some_and(|text| !text.is_empty()), "6.2.2", || format!("the intent has no {key}"));
            }
            let stream = get(self.document, intent, "DestOutputProfile").and_then(|found| found.as_stream().ok());
            let profile = stream.and_then(|stream| stream.decompressed_content().ok()).unwrap_or_default();
            let (class, space) = (profile.get(12..16), profile.get(16..20));
            self.expect(class == Some(b"prtr") && space == Some(b"CMYK"), "6.2.2", || "the profile is not of a press".into());
            let channels = stream.and_then(|stream| stream.dict.get(b"N").ok()).and_then(|found| found.as_i64().ok());
            self.expect(channels == Some(4), "6.2.2", || format!("a profile of {channels:?} inks"));
        }
    }

    fn boxes(&mut self, number: usize, page: &Dictionary) {
        let area = |key: &str| get(self.document, page, key).map(numbers).filter(|numbers| numbers.len() == 4);
        let (media, bleed, trim) = (area("MediaBox"), area("BleedBox"), area("TrimBox"));
        self.expect(!page.has(b"ArtBox"), "6.4", || format!("page {number} has both a trim and an art box"));
        let (Some(media), Some(bleed), Some(trim)) = (media, bleed, trim) else {
            self.faults.push(format!("6.4: page {number} lacks a box"));
            return;
        };
        let inside =
            |inner: &[f64], outer: &[f64]| inner[0] > outer[0] && inner[1] > outer[1] && inner[2] < outer[2] && inner[3] < outer[3];
        self.expect(inside(&trim, &bleed) && inside(&bleed, &media), "6.4", || format!("page {number}: {media:?} {bleed:?} {trim:?}"));
        let even = [trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3]];
        self.expect(even.iter().all(|side| (side - BLEED).abs() < 0.01), "bleed", || format!("page {number}: {even:?}"));
    }

    /// Colour spaces, graphics states and pictures that pages draw from.
    fn resources(&mut self, number: usize, page: &Dictionary) {
        // ISO 15930-7 6.17: nothing but printer's marks may lie on the sheet, and ours are drawn.
        self.expect(!page.has(b"Annots"), "6.17", || format!("page {number} has annotations"));
        let Some(resources) = sub(self.document, page, "Resources") else { return };
        let states = sub(self.document, resources, "ExtGState").into_iter().flat_map(Dictionary::iter);
        for (key, state) in states {
            let state = super::follow(self.document, state).as_dict().expect("a graphics state");
            for forbidden in ["TR", "TR2", "HT", "HTP", "BM", "SMask", "CA", "ca"] {
                self.expect(!state.has(forbidden.as_bytes()), "6.3", || format!("{forbidden} in {}", String::from_utf8_lossy(key)));
            }
        }
        let objects = sub(self.document, resources, "XObject").into_iter().flat_map(Dictionary::iter);
        for (key, object) in objects {
            let key = String::from_utf8_lossy(key).into_owned();
            let Some(dict) = dict_of(super::follow(self.document, object)) else { continue };
            self.expect(name_at(self.document, dict, "Subtype") == "Image", "6.19", || format!("{key} is no picture"));
            for forbidden in ["Alternates", "OPI"] {
                self.expect(!dict.has(forbidden.as_bytes()), "6.19", || format!("{forbidden} in {key}"));
            }
            self.picture(&key, dict);
            let blends = dict.has(b"SMask")
                && sub(self.document, page, "Group").is_none_or(|group| name_at(self.document, group, "CS") != "DeviceCMYK");
            self.expect(!blends, "6.2.10", || format!("{key} is transparent and page {number} says not where it is mixed"));
        }
    }

    fn picture(&mut self, key: &str, dict: &Dictionary) {
        let space = get(self.document, dict, "ColorSpace");
        let device = space.map(name).unwrap_or_default();
        let tagged = space.and_then(|space| space.as_array().ok()).and_then(|parts| {
            let profile = super::follow(self.document, parts.get(1)?).as_stream().ok()?;
            let channels = profile.dict.get(b"N").ok()?.as_i64().ok()?;
            let bytes = profile.decompressed_content().ok()?;
            let space: &[u8] = match channels {
                1 => b"GRAY",
                3 => b"RGB ",
                _ => b"CMYK",
            };
            (name(parts.first()?) == "ICCBased" && bytes.get(16..20) == Some(space)).then_some(())
        });
        let known = ["DeviceCMYK", "DeviceGray"].contains(&device.as_str()) || tagged.is_some();
        self.expect(known, "6.2.4", || format!("{key} is in {device}, which the press does not know"));
    }

    fn content(&mut self, number: usize, id: ObjectId, page: &Dictionary) {
        let empty = Dictionary::new();
        let resources = sub(self.document, page, "Resources").unwrap_or(&empty);
        let spaces = sub(self.document, resources, "ColorSpace").unwrap_or(&empty);
        let mut faults = Vec::new();
        let (mut marks, mut artifacts) = (0, Vec::new());
        content::run(self.document, id, |operation, state| {
            let operator = operation.operator.as_str();
            match operator {
                "rg" | "RG" | "g" | "G" | "sh" | "BI" | "ri" => faults.push(format!("6.2.4: page {number} uses {operator}")),
                "cs" | "CS" => {
                    if let Some(fault) = separation(self.document, spaces, &name(&operation.operands[0])) {
                        faults.push(format!("6.2.4: page {number}: {fault}"));
                    }
                }
                "gs" => {
                    let known = sub(self.document, resources, "ExtGState")
                        .is_some_and(|states| states.has(operation.operands[0].as_name().unwrap_or_default()));
                    if !known {
                        faults.push(format!("6.3: page {number} names a graphics state that is not there"));
                    }
                }
                "BDC" | "BMC" => {
                    artifacts.push(operation.operands.get(1).and_then(|it| it.as_dict().ok()).map(|it| name_at(self.document, it, "Type")))
                }
                "EMC" => drop(artifacts.pop()),
                "Tj" | "TJ" => {
                    let black = state.fill.space == "k" && state.fill.amounts == [0.0, 0.0, 0.0, 1.0];
                    if black != state.overprint {
                        faults.push(format!("black: page {number} shows text in {:?}, overprint {}", state.fill, state.overprint));
                    }
                }
                "S" if artifacts.last() == Some(&Some("Page".to_owned())) => {
                    marks += 1;
                    if state.stroke.space == "k" || state.stroke.space.is_empty() {
                        faults.push(format!("marks: page {number} draws a mark in some inks only"));
                    }
                }
                "Do" if state.overprint => faults.push(format!("overprint: page {number} shows a picture over what lies below")),
                _ => {}
            }
        });
        faults.sort();
        faults.dedup();
        self.faults.append(&mut faults);
        // Two lines at each corner, two lines and a ring at each side.
        self.expect(marks == 8 + 12, "marks", || format!("page {number} has {marks} strokes of marks"));
    }

    fn fonts(&mut self) {
        for object in self.document.objects.values() {
            let Ok(dict) = object.as_dict() else { continue };
            let program = ["FontFile", "FontFile2", "FontFile3"].iter().any(|key| sub(self.document, dict, key).is_some());
            if dict.has_type(b"FontDescriptor") {
                self.expect(program, "6.5", || format!("{} is not embedded", name_at(self.document, dict, "FontName")));
            }
        }
    }
}

/// What is wrong with a colour space of its own: only inks over process inks are known to a press.
fn separation(document: &Document, spaces: &Dictionary, key: &str) -> Option<String> {
    let parts = get(document, spaces, key).and_then(|space| space.as_array().ok());
    let Some([kind, ink, alternate, tint]) = parts.map(Vec::as_slice) else { return Some(format!("{key} is no colour space")) };
    if name(kind) != "Separation" || name(alternate) != "DeviceCMYK" || name(ink).is_empty() {
        return Some(format!("{key} is {} over {}", name(kind), name(alternate)));
    }
    let full = dict_of(super::follow(document, tint)).and_then(|tint| get(document, tint, "C1")).map(numbers).unwrap_or_default();
    let shares = full.len() == 4 && full.iter().all(|share| (0.0..=1.0).contains(share)) && full.iter().any(|share| *share > 0.0);
    (!shares).then(|| format!("{key} turns into {full:?}"))
}

/// The names of the inks of their own that a file has.
#[must_use]
pub fn spot_inks(bytes: &[u8]) -> Vec<String> {
    let document = Document::load_mem(bytes).expect("a PDF");
    let mut names = Vec::new();
    for (_, page) in pages(&document) {
        let spaces = sub(&document, page, "Resources").and_then(|resources| sub(&document, resources, "ColorSpace"));
        for (_, space) in spaces.into_iter().flat_map(Dictionary::iter) {
            let ink = space.as_array().ok().and_then(|parts| parts.get(1)).map(name).unwrap_or_default();
            if ink != "All" && !names.contains(&ink) {
                names.push(ink);
            }
        }
    }
    names
}

#[cfg(test)]
mod tests {
    #[test]
    fn an_archive_file_is_no_press_file() {
        let faults = super::press(&crate::Built::small_annual().pdf);
        for clause in ["6.1:", "6.2.2:", "6.2.4:", "6.4:", "6.10:", "6.14:", "marks:"] {
            assert!(faults.iter().any(|fault| fault.starts_with(clause)), "{clause} {faults:?}");
        }
    }
}
