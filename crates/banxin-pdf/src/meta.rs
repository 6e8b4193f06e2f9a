//! Facts about the file: the same ones in the Info dictionary and in XMP, so that they cannot disagree (ISO 19005-2 6.6.2.3).

use std::fmt::Write as _;

use banxin_base::Date;
use banxin_compose::document::Meta;

use crate::options::{PdfOptions, Profile};

/// The program's name as the file's producer.
const PRODUCER: &str = concat!("banxin ", env!("CARGO_PKG_VERSION"));

/// The facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Facts {
    pub(crate) title: String,
    /// 发文机关
    pub(crate) author: String,
    /// 副标题; may be empty.
    pub(crate) subject: String,
    pub(crate) lang: String,
    pub(crate) producer: &'static str,
    created: Moment,
    profile: Profile,
    has_attachments: bool,
}

/// A second in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Moment {
    date: Date,
    second_of_day: u64,
}

impl Facts {
    /// The facts of a report.
    pub(crate) fn of(meta: &Meta, options: &PdfOptions) -> Facts {
        let stamped = options.timestamp.and_then(|seconds| {
            let date = Date::from_unix_seconds(seconds)?;
            Some(Moment { date, second_of_day: seconds % 86_400 })
        });
        Facts {
            title: meta.title.clone(),
            author: meta.issuer.clone(),
            subject: meta.subtitle.clone(),
            lang: meta.lang.clone(),
            producer: PRODUCER,
            created: stamped.unwrap_or(Moment { date: meta.date, second_of_day: 0 }),
            profile: options.profile,
            has_attachments: !options.attachments.is_empty(),
        }
    }

    /// Creation and modification time as Info has it (ISO 32000-1 7.9.4).
    pub(crate) fn info_date(&self) -> String {
        let (hour, minute, second) = self.created.clock();
        let date = self.created.date;
        format!("D:{:04}{:02}{:02}{hour:02}{minute:02}{second:02}Z", date.year(), date.month(), date.day())
    }

    fn xmp_date(&self) -> String {
        let (hour, minute, second) = self.created.clock();
        let date = self.created.date;
        format!("{:04}-{:02}-{:02}T{hour:02}:{minute:02}:{second:02}Z", date.year(), date.month(), date.day())
    }

    /// The XMP packet.
    ///
    /// `identity` tells the document from others (XMP Media Management wants an identifier, ISO 15930-7 6.10.2).
    pub(crate) fn xmp(&self, identity: &[u8; 32]) -> String {
        let mut xmp = String::from(
            "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n\
             <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n<rdf:Description rdf:about=\"\"\
             \n xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\
             \n xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\
             \n xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\" xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\"\
             \n xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\
             \n xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n",
        );
        let _ = self.write_facts(&mut xmp);
        let _ = match self.profile {
            Profile::Archive => self.write_archive_claims(&mut xmp),
            Profile::Press => self.write_press_claims(&mut xmp, identity),
            Profile::Plain => Ok(()),
        };
        xmp.push_str("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
        xmp
    }

    fn write_facts(&self, xmp: &mut String) -> std::fmt::Result {
        let (title, author, lang) = (escape(&self.title), escape(&self.author), escape(&self.lang));
        writeln!(xmp, "<dc:format>application/pdf</dc:format>")?;
        writeln!(xmp, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>")?;
        writeln!(xmp, "<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>")?;
        if !self.subject.is_empty() {
            let subject = escape(&self.subject);
            writeln!(xmp, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{subject}</rdf:li></rdf:Alt></dc:description>")?;
        }
        writeln!(xmp, "<dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>")?;
        let (producer, date) = (self.producer, self.xmp_date());
        writeln!(xmp, "<xmp:CreatorTool>{producer}</xmp:CreatorTool>\n<pdf:Producer>{producer}</pdf:Producer>")?;
        writeln!(xmp, "<xmp:CreateDate>{date}</xmp:CreateDate>\n<xmp:ModifyDate>{date}</xmp:ModifyDate>")
    }
}

impl Facts {
    /// Whether it is stated that the file is not trapped.
    pub(crate) fn trapping_stated(&self) -> bool {
        self.profile == Profile::Press
    }

    /// PDF/A and PDF/UA.
    fn write_archive_claims(&self, xmp: &mut String) -> std::fmt::Result {
        let part = if self.has_attachments { 3 } else { 2 };
        writeln!(xmp, "<pdfaid:part>{part}</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n<pdfuaid:part>1</pdfuaid:part>")?;
        xmp.write_str(UA_SCHEMA)
    }

    /// PDF/X-4 (ISO 15930-7 6.10): the version, which document it is, that it is not trapped.
    fn write_press_claims(&self, xmp: &mut String, identity: &[u8; 32]) -> std::fmt::Result {
        writeln!(xmp, "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>\n<pdf:Trapped>False</pdf:Trapped>")?;
        writeln!(xmp, "<xmp:MetadataDate>{}</xmp:MetadataDate>", self.xmp_date())?;
        let hex: String = identity.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        let groups = [0..8, 8..12, 12..16, 16..20, 20..32].map(|range| hex.get(range).unwrap_or_default());
        writeln!(xmp, "<xmpMM:DocumentID>uuid:{}</xmpMM:DocumentID>", groups.join("-"))?;
        writeln!(xmp, "<xmpMM:VersionID>1</xmpMM:VersionID>\n<xmpMM:RenditionClass>default</xmpMM:RenditionClass>")
    }
}

impl Moment {
    fn clock(self) -> (u64, u64, u64) {
        (self.second_of_day / 3600, self.second_of_day / 60 % 60, self.second_of_day % 60)
    }
}

/// The schema of `pdfuaid`, which PDF/A does not know (ISO 19005-2 6.6.2.3.3).
const UA_SCHEMA: &str = "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\
    <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\
    <pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
    <pdfaProperty:category>internal</pdfaProperty:category>\
    <pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>\
    </rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

/// Text for XML; characters that XML 1.0 has no room for are left out.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {}
            char => out.push(char),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::Facts;
    use crate::options::PdfOptions;
    use banxin_base::Date;
    use banxin_compose::document::Meta;

    fn meta() -> Meta {
        let date = Date::new(2025, 1, 20).expect("a day");
        let text = |text: &str| text.to_owned();
        Meta {
            title: text("甲 & 乙"),
            subtitle: text(""),
            issuer: text("总工会"),
            date,
            period: text(""),
            lang: text("zh-CN"),
            style: text("gongwen"),
        }
    }

    #[test]
    fn both_places_state_the_same_moment() {
        let facts = Facts::of(&meta(), &PdfOptions { timestamp: Some(86_400 + 3_661), ..PdfOptions::default() });
        assert_eq!(facts.info_date(), "D:19700102010101Z");
        assert!(facts.xmp(&[0; 32]).contains("<xmp:CreateDate>1970-01-02T01:01:01Z</xmp:CreateDate>"));
        assert_eq!(Facts::of(&meta(), &PdfOptions::default()).info_date(), "D:20250120000000Z");
    }

    #[test]
    fn only_an_archive_file_claims_standards() {
        assert!(Facts::of(&meta(), &PdfOptions::archive()).xmp(&[0; 32]).contains("<pdfaid:part>2<"));
        assert!(!Facts::of(&meta(), &PdfOptions::plain()).xmp(&[0; 32]).contains("<pdfaid:part>"));
        assert!(Facts::of(&meta(), &PdfOptions::plain()).xmp(&[0; 32]).contains("甲 &amp; 乙"));
    }
}
