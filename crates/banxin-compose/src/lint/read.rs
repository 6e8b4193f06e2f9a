//! From a text as written to runs: templates become placeholders, Markdown is read for what is prose and what is not.
//!
//! Nothing is filled in and no byte moves: a template's bytes are masked by as many control characters, so that every place stays exact.

use std::borrow::Cow;
use std::ops::Range;

use banxin_base::Origin;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::chars::{OPAQUE, VALUE};
use super::run::{Glyph, Kind, Run};
use crate::template::emphasis_edges;
use crate::template::marks::PAD;
use crate::template::scan::{self, TagKind};

/// Masks a byte of `{{ … }}`.
const PRINTED: char = '\u{1}';
/// Masks a byte of `{% … %}` and `{# … #}`, which print nothing.
const SILENT: char = '\u{2}';

/// How a text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Markdown blocks.
    Blocks,
    /// One paragraph a line, with Markdown's inline signs.
    Line,
    /// Letters only: names, cells of data files.
    Plain,
}

/// A text to read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Written<'a> {
    pub(super) text: &'a str,
    pub(super) origin: &'a Origin,
    pub(super) kind: Kind,
    pub(super) form: Form,
    /// Whether its places are exact, so that it can be mended.
    pub(super) fixable: bool,
}

/// Reads a text and hands each of its runs to `visit`.
pub(super) fn runs<'a>(written: Written<'a>, visit: &mut dyn FnMut(&mut Run<'a>)) {
    let masked = Masked::new(written.text);
    let mut reader = Reader { written, masked: &masked, pads: &[], run: None, follows: false, visit };
    if written.form == Form::Plain || (written.form == Form::Line && is_plain(&masked.text)) {
        for line in lines(&masked.text) {
            reader.open(written.kind);
            reader.letters(line.start, &masked.text[line]);
            reader.close();
        }
        return;
    }
    let pads = pads(&masked.text, written.form);
    let padded = pad(&masked.text, &pads);
    reader.pads = &pads;
    reader.markdown(&padded);
}

/// A text whose templates are masked, byte for byte.
struct Masked<'a> {
    text: Cow<'a, str>,
    printed: Vec<(Range<usize>, char)>,
    branches: bool,
}

impl<'a> Masked<'a> {
    fn new(text: &'a str) -> Masked<'a> {
        let tags = if text.contains('{') { scan::tags(text) } else { Vec::new() };
        if tags.is_empty() {
            return Masked { text: Cow::Borrowed(text), printed: Vec::new(), branches: false };
        }
        let mut masked = String::with_capacity(text.len());
        let mut printed = Vec::new();
        let mut branches = false;
        for tag in tags {
            masked.push_str(&text[masked.len()..tag.range.start]);
            let mask = if tag.kind == TagKind::Expression { PRINTED } else { SILENT };
            masked.extend(std::iter::repeat_n(mask, tag.range.len()));
            branches |= tag.kind == TagKind::Statement;
            if tag.kind == TagKind::Expression {
                let shown = shown(&text[tag.range.clone()]);
                printed.push((tag.range, shown));
            }
        }
        masked.push_str(&text[masked.len()..]);
        Masked { text: Cow::Owned(masked), printed, branches }
    }
}

/// What an expression prints, as far as its looks tell: `ref('x')`, labels and strings are words, figures are numbers.
fn shown(tag: &str) -> char {
    let words = ["ref(", "page(", "ruby(", "dots(", "label", "unit", "hanzi", "upper"];
    if words.iter().any(|word| tag.contains(word)) { OPAQUE } else { VALUE }
}

fn is_plain(text: &str) -> bool {
    !text.contains(['*', '_', '`', '[', ']', '<', '&', '~', '\\', '!'])
}

fn lines(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let range = start..start + line.trim_end_matches(['\n', '\r']).len();
        start += line.len();
        range
    })
}

/// Where pads go: at the start of every line of a text that has no blocks, and where emphasis touches Chinese marks.
fn pads(text: &str, form: Form) -> Vec<usize> {
    let mut pads = emphasis_edges(text);
    if form == Form::Line {
        pads.extend(std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)));
        pads.sort_unstable();
        pads.dedup();
    }
    pads
}

fn pad<'t>(text: &'t str, pads: &[usize]) -> Cow<'t, str> {
    if pads.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut padded = String::with_capacity(text.len() + pads.len() * PAD.len_utf8());
    let mut done = 0;
    for place in pads {
        padded.push_str(&text[done..*place]);
        padded.push(PAD);
        done = *place;
    }
    padded.push_str(&text[done..]);
    Cow::Owned(padded)
}

struct Reader<'r, 'a> {
    written: Written<'a>,
    masked: &'r Masked<'a>,
    /// Bytes of the source before which a pad stands, ascending.
    pads: &'r [usize],
    run: Option<Run<'a>>,
    follows: bool,
    visit: &'r mut dyn FnMut(&mut Run<'a>),
}

impl<'a> Reader<'_, 'a> {
    fn open(&mut self, kind: Kind) {
        self.close();
        let Written { text, origin, fixable, .. } = self.written;
        let mut run = Run::new(kind, text, origin, fixable);
        run.follows = std::mem::replace(&mut self.follows, true);
        run.branches = self.masked.branches;
        self.run = Some(run);
    }

    fn close(&mut self) {
        if let Some(mut run) = self.run.take().filter(|run| !run.glyphs.is_empty()) {
            run.settle();
            (self.visit)(&mut run);
        }
    }

    fn push(&mut self, c: char, at: usize, len: usize) {
        if self.run.is_none() {
            self.open(self.written.kind);
        }
        if let Some(run) = &mut self.run {
            run.glyphs.push(Glyph { c, at, len, quoted: false });
        }
    }

    /// Letters of the source, `start` being the first's byte.
    fn letters(&mut self, start: usize, letters: &str) {
        let mut hidden = 0;
        for (at, c) in letters.char_indices() {
            let at = start + at;
            match c {
                SILENT => {}
                PRINTED if at < hidden => {}
                PRINTED => {
                    let index = self.masked.printed.partition_point(|(range, _)| range.end <= at);
                    if let Some((range, shown)) = self.masked.printed.get(index) {
                        hidden = range.end;
                        self.push(*shown, range.start, range.len());
                    }
                }
                _ => self.push(c, at, c.len_utf8()),
            }
        }
    }

    /// The byte of the source that a byte of the padded text stands for.
    fn source_of(&self, padded: usize) -> usize {
        // Pad number n stands at byte pads[n] + n * its length.
        let (mut low, mut high) = (0, self.pads.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.pads[middle] + middle * PAD.len_utf8() < padded { low = middle + 1 } else { high = middle }
        }
        padded - low * PAD.len_utf8()
    }

    fn markdown(&mut self, padded: &str) {
        let options =
            Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_HEADING_ATTRIBUTES;
        let mut hidden = 0_usize;
        for (event, range) in Parser::new_ext(padded, options).into_offset_iter() {
            match event {
                Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_)) => {
                    self.close();
                    hidden += 1;
                }
                Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_)) => hidden = hidden.saturating_sub(1),
                _ if hidden > 0 => {}
                Event::Start(tag) => self.start(&tag, padded, &range),
                Event::End(tag) => self.end(tag, padded, &range),
                Event::Text(text) => self.text(&text, padded, range),
                Event::Code(_) => self.opaque(&range),
                Event::SoftBreak | Event::HardBreak => self.line_end(&range),
                Event::InlineHtml(html) if html.starts_with("<br") => self.line_end(&range),
                Event::InlineHtml(html) if html.starts_with("<!--") => {}
                Event::InlineHtml(_) | Event::InlineMath(_) | Event::DisplayMath(_) => self.opaque(&range),
                Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
                Event::Html(_) | Event::Rule => self.close(),
            }
        }
        self.close();
    }

    fn start(&mut self, tag: &Tag<'_>, padded: &str, range: &Range<usize>) {
        match tag {
            Tag::Heading { .. } => self.open(Kind::Heading),
            Tag::TableCell => self.open(Kind::Cell),
            Tag::Strikethrough => self.tilde(padded, range.start),
            Tag::Emphasis | Tag::Strong | Tag::Superscript | Tag::Subscript | Tag::Link { .. } => {}
            // A picture's text is read alone; what stands around it in the line goes on after it.
            _ => self.open(self.written.kind),
        }
    }

    fn end(&mut self, tag: TagEnd, padded: &str, range: &Range<usize>) {
        match tag {
            TagEnd::Strikethrough => self.tilde(padded, range.end.saturating_sub(1)),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Superscript | TagEnd::Subscript | TagEnd::Link => {}
            _ => self.close(),
        }
    }

    /// A single `~` that Markdown takes for strikethrough is a wave dash to its author.
    fn tilde(&mut self, padded: &str, at: usize) {
        let bytes = padded.as_bytes();
        let single = bytes.get(at) == Some(&b'~') && bytes.get(at + 1) != Some(&b'~') && (at == 0 || bytes.get(at - 1) != Some(&b'~'));
        if single {
            self.push('~', self.source_of(at), 1);
        }
    }

    fn text(&mut self, text: &str, padded: &str, range: Range<usize>) {
        if padded.get(range.clone()) != Some(text) {
            // An entity: what is printed is not what is written.
            self.opaque(&range);
            return;
        }
        let mut start = range.start;
        for part in text.split(PAD) {
            self.letters(self.source_of(start), part);
            start += part.len() + PAD.len_utf8();
        }
    }

    fn opaque(&mut self, range: &Range<usize>) {
        let source = self.source_of(range.start)..self.source_of(range.end);
        self.push(OPAQUE, source.start, source.len());
    }

    fn line_end(&mut self, range: &Range<usize>) {
        let source = self.source_of(range.start)..self.source_of(range.end);
        self.push('\n', source.start, source.len());
    }
}

#[cfg(test)]
mod tests {
    use banxin_base::Origin;

    use super::{Form, Written, runs};
    use crate::lint::chars::{OPAQUE, VALUE};
    use crate::lint::run::Kind;

    /// The runs of a text; every character that is no placeholder must stand where it says.
    fn read(text: &str, form: Form) -> Vec<(Kind, String)> {
        let origin = Origin::text(&"a.md".into(), 0..text.len());
        let mut all = Vec::new();
        runs(Written { text, origin: &origin, kind: Kind::Paragraph, form, fixable: true }, &mut |run| {
            for glyph in run.glyphs.iter().filter(|glyph| !matches!(glyph.c, VALUE | OPAQUE | '\n')) {
                assert_eq!(text.get(glyph.at..glyph.at + glyph.len), Some(glyph.c.to_string().as_str()));
            }
            let shown = run.glyphs.iter().map(|glyph| match glyph.c {
                VALUE => '#',
                OPAQUE => '?',
                c => c,
            });
            all.push((run.kind, shown.collect()));
        });
        all
    }

    #[test]
    fn markdown_is_read_and_code_is_left_out() {
        let text = "# 标题\n\n正文**“甲”**乙`a,b`{{ x }}{# , #}\n续行[^1]\n\n- 一\n- 二\n\n| 甲 | {{ a | b }} |\n|--|--|\n| 丙 | 丁 |\n\n```\n,\n```\n<!-- , -->\n\n[^1]: 注";
        let runs = read(text, Form::Blocks);
        let texts: Vec<&str> = runs.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(texts, ["标题", "正文“甲”乙?#\n续行", "一", "二", "甲", "#", "丙", "丁", "注"]);
        assert_eq!(runs[0].0, Kind::Heading);
        assert_eq!(runs[4].0, Kind::Cell);
    }

    #[test]
    fn lines_have_no_blocks() {
        assert_eq!(read("1. 甲**“乙”**", Form::Line), [(Kind::Paragraph, "1. 甲“乙”".to_owned())]);
        assert_eq!(read("# 甲\n乙", Form::Line).len(), 2);
    }

    #[test]
    fn addresses_references_and_single_tildes() {
        assert_eq!(read("见https://a.b/c,d。邮箱a@b.cn", Form::Plain)[0].1, "见???????????????。邮箱??????");
        assert_eq!(read("见{{ ref('a') }}", Form::Line)[0].1, "见?");
        assert_eq!(read("5~8人，3~4天", Form::Blocks)[0].1, "5~8人，3~4天");
    }
}
