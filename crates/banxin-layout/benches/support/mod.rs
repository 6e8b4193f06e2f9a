//! A long made-up text: Chinese sentences with figures, quotes, brackets and some Latin words, the same on every run.

use std::collections::BTreeMap;
use std::path::Path;

use banxin_base::{Date, FaceRole, Len, Origin, Size};
use banxin_compose::document::{
    Block, Columns, Document, Fill, Footer, Grid, Inline, Meta, NumberForm, PageNumbering, PageStyle, Paragraph, ParagraphStyle, Section,
    SectionKind, SectionStart, StyleId, StyleSheet, TextRun, TextStyle,
};
use banxin_text::font::{FontBook, Manifest};

const EM: Len = Len::deci_pt(160);
const PITCH: Len = Len::deci_pt(289);

/// The bundled faces.
pub(crate) fn book() -> FontBook {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fonts");
    let text = std::fs::read_to_string(folder.join("manifest.yaml")).expect("the manifest is in the workspace");
    let manifest: Manifest = banxin_model::yaml_from_str(&text, &"manifest.yaml".into()).expect("the manifest is valid");
    FontBook::new(manifest.sources(&folder))
}

/// A document on the official page with `bytes` of text, in paragraphs of some hundred characters.
pub(crate) fn document(bytes: usize, fill: Fill) -> Document {
    let style = body();
    let mut words = Words(2_463_534_242);
    let mut blocks = Vec::new();
    let mut left = bytes;
    while left > 0 {
        let text = words.paragraph();
        left = left.saturating_sub(text.len());
        let run = TextRun { text, style: style.text, figure: None, link: None, origin: Origin::Run };
        blocks.push(Block::Paragraph(Paragraph::new(StyleId::Body, vec![Inline::Text(run)], Origin::Run)));
    }
    let mut styles = StyleSheet::new(style, BTreeMap::new(), BTreeMap::new());
    styles.typography.fill = fill;
    let section = Section {
        kind: SectionKind::Body,
        page: page(),
        start: SectionStart::NextPage,
        numbering: PageNumbering { form: NumberForm::Decimal, start: 1 },
        running: None,
        blocks,
    };
    Document {
        meta: meta(),
        styles,
        sections: vec![section],
        notes: Vec::new(),
        comments: Vec::new(),
        watermark: None,
        anchors: Vec::new(),
        figures: Vec::new(),
        images: Vec::new(),
    }
}

fn body() -> ParagraphStyle {
    let text = TextStyle { tracking: Len::emu(-2_629), ..TextStyle::plain(FaceRole::Fang, EM) };
    ParagraphStyle { first_indent: EM * 2, ..ParagraphStyle::plain(text, PITCH) }
}

fn page() -> PageStyle {
    PageStyle {
        size: Size::new(Len::deci_mm(2_100), Len::deci_mm(2_970)),
        top: Len::deci_mm(370),
        bottom: Len::deci_mm(350),
        inner: Len::deci_mm(280),
        outer: Len::deci_mm(260),
        mirrored: false,
        grid: Grid { lines: 22, chars: 28, line_pitch: PITCH, char_pitch: EM },
        columns: Columns { count: 1, gutter: Len::ZERO },
        footer: Footer {
            text: TextStyle::plain(FaceRole::Song, Len::pt(14.0)),
            before: "— ".to_owned(),
            after: " —".to_owned(),
            dash_y: Len::deci_mm(2_700),
            outer_blank: None,
        },
    }
}

fn meta() -> Meta {
    Meta {
        title: "测速文本".to_owned(),
        subtitle: String::new(),
        issuer: "云溪县图书馆".to_owned(),
        date: Date::new(2025, 1, 20).expect("a day"),
        period: String::new(),
        lang: "zh-CN".to_owned(),
        style: "gongwen".to_owned(),
    }
}

/// Made-up text by Marsaglia's xorshift.
struct Words(u32);

/// Characters of reports, the frequent ones several times.
const CHARS: &str = "的的的的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经\
    十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间\
    样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入\
    常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光\
    门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至\
    达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非\
    验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养\
    易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严";
const LATIN: &[&str] = &["AI", "Jinghong", "report", "OpenType", "international", "reading", "PDF", "evaluation", "GB/T 9704", "3D"];

impl Words {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        usize::try_from(self.0).unwrap_or(0) % below
    }

    fn chars(&mut self, count: usize, into: &mut String) {
        let all: Vec<char> = CHARS.chars().filter(|char| !char.is_whitespace()).collect();
        for _ in 0..count {
            let at = self.next(all.len());
            into.extend(all.get(at));
        }
    }

    /// Some clauses, of which one in three holds a figure and one in eight a Latin word.
    fn paragraph(&mut self) -> String {
        let mut text = String::new();
        let sentences = 2 + self.next(7);
        for _ in 0..sentences {
            let clauses = 1 + self.next(4);
            for clause in 0..clauses {
                if clause > 0 {
                    text.push(['，', '，', '，', '、', '；'][self.next(5)]);
                }
                let length = 4 + self.next(12);
                self.chars(length, &mut text);
                self.extra(&mut text);
            }
            text.push(['。', '。', '。', '！', '？'][self.next(5)]);
        }
        text
    }

    fn extra(&mut self, text: &mut String) {
        match self.next(24) {
            0..5 => text.push_str(&format!("{}年", 1_990 + self.next(40))),
            5..7 => text.push_str(&format!("{}.{}%", self.next(100), self.next(10))),
            7 => text.push_str(&format!("{}万人次", 1 + self.next(9_999))),
            8..11 => {
                let word = LATIN[self.next(LATIN.len())];
                text.push_str(word);
                self.chars(3, text);
            }
            11 | 12 => self.enclosed('“', '”', text),
            13 => self.enclosed('《', '》', text),
            14 => self.enclosed('（', '）', text),
            15 => text.push_str("——"),
            _ => {}
        }
    }

    fn enclosed(&mut self, open: char, close: char, text: &mut String) {
        text.push(open);
        let length = 2 + self.next(8);
        self.chars(length, text);
        text.push(close);
    }
}
