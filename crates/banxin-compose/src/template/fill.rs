//! Fills one text and keeps the way back to its source.

use std::ops::Range;

use banxin_base::{Diagnostic, Origin};

use super::blame::Written;
use super::engine::Engine;
use super::marks::{self, EXPR_CLOSE, EXPR_OPEN, PAD, SEP};
use super::scan::{self, Tag, TagKind};
use super::source_map::SourceMap;

/// A text without `{{ }}`, with marks, and with the way back to its source.
#[derive(Clone, Debug)]
pub(crate) struct Filled {
    /// The text.
    pub(crate) text: String,
    /// The way back.
    pub(crate) map: SourceMap,
}

/// After so many undefined names in one text the rest is taken to be of the same kind.
const MOST_PROBLEMS: usize = 64;

/// Fills a text. Problems are reported at their places; what cannot be filled prints as nothing.
pub(crate) fn fill(engine: &Engine, source: &str, origin: &Origin, found: &mut Vec<Diagnostic>) -> Filled {
    if !source.contains('{') {
        return padded(Filled { text: source.to_owned(), map: SourceMap::identity(origin.clone(), source.len()) });
    }
    let mut source = source.to_owned();
    for _ in 0..MOST_PROBLEMS {
        let tags = scan::tags(&source);
        let wrapped = Wrapped::new(&source, &tags);
        match engine.render(&wrapped.text) {
            Ok(output) => return padded(unwrap(&output, &tags, origin)),
            Err(error) => {
                let fault = error.range().map(|range| wrapped.source_of(range.start)..wrapped.source_of(range.end));
                let blamed = Written { engine, source: &source, tags: &tags, origin }.blame(&error, fault);
                found.push(blamed.diagnostic);
                let Some(bad) = blamed.retry else { break };
                // The tag becomes blanks of the same length, so that places of later problems stay right.
                source.replace_range(bad.clone(), &" ".repeat(bad.len()));
            }
        }
    }
    Filled { text: String::new(), map: SourceMap::identity(origin.clone(), 0) }
}

/// The template with every tag wrapped in marks that tell which tag printed what.
struct Wrapped {
    text: String,
    /// Bytes inserted so far, by the byte of the wrapped text behind them.
    inserted: Vec<(usize, usize)>,
}

impl Wrapped {
    fn new(source: &str, tags: &[Tag]) -> Wrapped {
        let mut wrapped = Wrapped { text: String::with_capacity(source.len() * 2), inserted: Vec::new() };
        let mut at = 0;
        for (n, tag) in tags.iter().enumerate() {
            wrapped.text.push_str(&source[at..tag.range.start]);
            let body = &source[tag.range.clone()];
            match tag.kind {
                _ if tag.trims => wrapped.text.push_str(body),
                TagKind::Expression => {
                    wrapped.mark_open(n);
                    wrapped.text.push_str(body);
                    wrapped.mark(|text| text.push(EXPR_CLOSE));
                }
                TagKind::Statement | TagKind::Comment => {
                    wrapped.text.push_str(body);
                    wrapped.mark_open(n);
                    wrapped.mark(|text| text.push(EXPR_CLOSE));
                }
            }
            at = tag.range.end;
        }
        wrapped.text.push_str(&source[at..]);
        wrapped
    }

    fn mark_open(&mut self, n: usize) {
        self.mark(|text| {
            text.push(EXPR_OPEN);
            marks::push_number(n, text);
            text.push(SEP);
        });
    }

    fn mark(&mut self, push: impl FnOnce(&mut String)) {
        let before = self.text.len();
        push(&mut self.text);
        let so_far = self.inserted.last().map_or(0, |(_, total)| *total);
        self.inserted.push((self.text.len(), so_far + self.text.len() - before));
    }

    /// The byte of the source that a byte of the wrapped text comes from.
    fn source_of(&self, at: usize) -> usize {
        let index = self.inserted.partition_point(|(behind, _)| *behind <= at);
        let inserted = index.checked_sub(1).and_then(|index| self.inserted.get(index)).map_or(0, |(_, total)| *total);
        at.saturating_sub(inserted)
    }
}

/// Takes the expression marks out of the output and builds the map from them.
fn unwrap(output: &str, tags: &[Tag], origin: &Origin) -> Filled {
    let mut text = String::with_capacity(output.len());
    let mut map = SourceMap::empty(origin.clone());
    map.literal_from(0, 0);
    let mut rest = output;
    let mut open: Option<Range<usize>> = None;
    while let Some(at) = rest.find([EXPR_OPEN, EXPR_CLOSE]) {
        let (before, from) = rest.split_at(at);
        text.push_str(before);
        if let Some(after) = from.strip_prefix(EXPR_OPEN) {
            let number = marks::read_number(after).and_then(|(n, after)| Some((n, after.strip_prefix(SEP)?)));
            let Some((n, after)) = number else {
                rest = after;
                continue;
            };
            open = tags.get(n).map(|tag| tag.range.clone());
            if let Some(range) = &open {
                map.printed_from(text.len(), range.clone());
            }
            rest = after;
        } else {
            rest = &from[EXPR_CLOSE.len_utf8()..];
            if let Some(range) = open.take() {
                map.literal_from(text.len(), range.end);
            }
        }
    }
    text.push_str(rest);
    Filled { text, map }
}

/// Puts pads between Chinese punctuation and the `*` of emphasis (see [`PAD`]).
fn padded(mut filled: Filled) -> Filled {
    let places = emphasis_edges(&filled.text);
    for place in places.iter().rev() {
        filled.text.insert(*place, PAD);
    }
    filled.map.insert(&places, PAD.len_utf8());
    filled
}

/// The bytes at which Chinese punctuation and the `*` of emphasis touch.
pub(crate) fn emphasis_edges(text: &str) -> Vec<usize> {
    if !text.contains('*') {
        return Vec::new();
    }
    let mut places = Vec::new();
    let mut before = None;
    for (at, c) in text.char_indices() {
        let edge = matches!((before, c), (Some('*'), other) | (Some(other), '*') if other != '*' && is_wide_punctuation(other));
        if edge {
            places.push(at);
        }
        before = Some(c);
    }
    places
}

/// Punctuation that Chinese writes without spaces around it.
fn is_wide_punctuation(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' | '\u{00B7}' | '\u{3001}'..='\u{303F}' | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}' | '\u{FF3B}'..='\u{FF40}' | '\u{FF5B}'..='\u{FF65}')
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use banxin_base::{Diagnostic, Lang, Origin};

    use super::super::engine::Engine;
    use super::super::marks::{Piece, Token, pieces, plain};
    use super::{Filled, fill};
    use crate::figures::tests_support::values_of;

    fn filled(source: &str) -> (Filled, Vec<Diagnostic>) {
        let ledger = "lectures: {value: 35, unit: 场}\nlow: {value: 12500, unit: 元}\nhigh: {value: 20000, unit: 元}\nrate: {unit: '%', series: {2023: 80, 2024: 82.3}}\nfee: {value: 3504, unit: 元, display: {grouping: true}}\nmembers: {label: 会员, unit: 人, series: {2023: 40000, 2024: 46000}, value: last}\n会员: {value: 3, unit: 人}";
        let (values, found) = values_of(ledger);
        assert!(found.is_empty());
        let mut found = Vec::new();
        let file = Arc::from("a.md");
        (fill(&Engine::new(Arc::new(values)), source, &Origin::text(&file, 0..source.len()), &mut found), found)
    }

    fn text_of(source: &str) -> String {
        let (filled, found) = filled(source);
        assert!(found.is_empty(), "{found:?}");
        plain(&filled.text)
    }

    #[test]
    fn figures_print_and_stay_known() {
        let (filled, found) = filled("宣讲{{ lectures }}，会员{{ members }}。");
        assert!(found.is_empty());
        assert_eq!(plain(&filled.text), "宣讲35场，会员46000人。");
        let tokens = pieces(&filled.text).into_iter().filter(|piece| matches!(piece, Piece::Token(_, Token::Figure(..)))).count();
        assert_eq!(tokens, 2);
    }

    #[test]
    fn filters_change_the_form() {
        assert_eq!(text_of("{{ lectures | hanzi }} {{ lectures | value }} {{ lectures | upper }}"), "三十五场 35 叁拾伍场");
        assert_eq!(text_of("{{ members | scaled('万', 1) }} {{ members | year(2023) }} {{ members | growth }}"), "4.6万人 40000人 15.0%");
        assert_eq!(text_of("{{ members | label }}{{ members | unit }}{{ 会员 }}"), "会员人3人");
        assert_eq!(text_of("{{ members | year(2023) | number }}"), "40000");
    }

    #[test]
    fn ranges_dates_points_and_money() {
        assert_eq!(
            text_of("{{ range(low, high) }}，{{ low | hanzi }}，{% for n in range(2) %}{{ n }}{% endfor %}"),
            "12500～20000元，一万二千五百元，01"
        );
        assert_eq!(
            text_of("{{ '2025-01-20' | date }} {{ '2025-1-20' | date('iso') }} {{ '2025-01-20' | date('hanzi') }}"),
            "2025年1月20日 2025-01-20 二〇二五年一月二十日"
        );
        assert_eq!(text_of("{{ rate | points }} {{ rate | growth }} {{ rate }}"), "2.3个百分点 2.3个百分点 82.3%");
        assert_eq!(
            text_of("{{ members | growth(2) }} {{ fee }}（{{ fee | upper }}）{{ shares_note() }}"),
            "15.00% 3504元（叁仟伍佰零肆圆整）"
        );
        let (filled, _) = filled("{{ range(low, high) }}");
        let figures = pieces(&filled.text).into_iter().filter(|piece| matches!(piece, Piece::Token(_, Token::Figure(..)))).count();
        assert_eq!(figures, 2, "both ends stay known as prints of their figures");
    }

    #[test]
    fn wrong_names_find_the_nearest() {
        for (source, code, near) in
            [("{{ lectures | hanzii }}", "BX0210", "hanzi"), ("{{ lecture }}", "BX0201", "lectures"), ("{{ reff('a') }}", "BX0217", "ref")]
        {
            let (_, found) = filled(source);
            assert_eq!(found.len(), 1, "{source}: {found:?}");
            assert_eq!((found[0].code.id, found[0].nearest.as_deref()), (code, Some(near)), "{source}");
        }
    }

    #[test]
    fn statements_work_and_places_stay_right() {
        let source = "{% for n in [1, 2] %}第{{ n }}次{{ lectures }}；{% endfor %}完";
        let (filled, found) = filled(source);
        assert!(found.is_empty(), "{found:?}");
        assert_eq!(plain(&filled.text), "第1次35场；第2次35场；完");
        let at = filled.text.rfind('完').expect("there");
        let wanted = source.rfind('完').expect("there");
        assert_eq!(filled.map.origin_of(at..at + 3), Origin::text(&Arc::from("a.md"), wanted..wanted + 3));
        assert_eq!(text_of("{% if lectures.value > 30 %}多{% else %}少{% endif %}"), "多");
    }

    #[test]
    fn every_undefined_name_is_reported_at_its_place() {
        let source = "甲{{ lecture }}乙{{ members | value }}丙{{ nothing | hanzi }}";
        let (_, found) = filled(source);
        let seen: Vec<_> = found.iter().map(|problem| (problem.message(Lang::En), problem.nearest.clone())).collect();
        assert_eq!(seen[0], ("the figure `lecture` is not defined".to_owned(), Some("lectures".to_owned())));
        assert_eq!(seen[1].0, "the figure `nothing` is not defined");
        assert_eq!(seen.len(), 2);
        let at = source.find("lecture").expect("there");
        assert_eq!(found[0].at, Origin::text(&Arc::from("a.md"), at..at + 7));
    }

    #[test]
    fn wrong_templates_are_errors_with_a_place() {
        for (source, code) in [
            ("甲{{ lectures", "BX0202"),
            ("{% if %}", "BX0202"),
            ("{{ 'a' | value }}", "BX0210"),
            ("{{ members | year(1999) }}", "BX0208"),
            ("{{ lectures | scaled('千') }}", "BX0210"),
            ("{{ lectures | points }}", "BX0210"),
            ("{{ lectures | hanzi('lower') }}", "BX0210"),
            ("{{ '2025-13-01' | date }}", "BX0210"),
            ("{{ range(high, low) }}", "BX0248"),
            ("{{ range(low) }}", "BX0248"),
            ("{{ low + 'a' }}", "BX0249"),
        ] {
            let (_, found) = filled(source);
            assert_eq!(found.len(), 1, "{source}: {found:?}");
            assert_eq!(found[0].code.id, code, "{source}: {found:?}");
        }
    }

    /// What is covered is the part at fault, not the whole expression.
    #[test]
    fn places_are_the_parts_at_fault() {
        let cases = [
            ("甲{{ lectures | rounded }}乙", "BX0210", "rounded"),
            ("甲{{ lectures | value | scaled('千') | number }}乙", "BX0210", "'千'"),
            ("甲{{ 'a' | value }}乙", "BX0210", "value"),
            ("甲{{ lectures | points }}乙", "BX0210", "points"),
            ("甲{{ lectures | scaled }}乙", "BX0210", "scaled"),
            ("甲{{ members | year(2022) | number }}乙", "BX0208", "2022"),
            ("甲{{ members.2022 }}乙", "BX0208", "2022"),
            ("甲{{ dot('实在') }}乙", "BX0217", "dot"),
            ("甲{{ range(high, low) }}乙", "BX0248", "high, low"),
            ("甲{{ ref() }}乙", "BX0248", "ref()"),
            ("甲{{ lectures.valu }}乙", "BX0249", "valu"),
            ("甲{{ lectures + 'a' }}乙", "BX0249", "lectures + 'a'"),
            ("甲{{ lectures members }}乙", "BX0202", "members"),
            ("甲{{ lectures 乙{{ members }}丙", "BX0202", "{{ lectures 乙"),
            ("甲{{ lectures 乙\n丙", "BX0202", "{{ lectures 乙"),
            ("甲{{ }}乙", "BX0202", "{{ }}"),
            ("甲{% if lectures %}乙", "BX0202", "{% if lectures %}"),
            ("甲{{ ref('main }}乙", "BX0202", "{{ ref('main }}乙"),
        ];
        let mut wrong = Vec::new();
        for (source, code, part) in cases {
            let (_, found) = filled(source);
            let place = found.first().map(|found| found.at.clone());
            let covered = match &place {
                Some(Origin::Text { range, .. }) => source.get(range.clone()).unwrap_or("outside"),
                _ => "nothing",
            };
            if found.len() != 1 || found[0].code.id != code || covered != part {
                wrong.push(format!("{source}: {covered} {found:?}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn all_wrong_expressions_of_a_text_are_told() {
        let (_, found) = filled("甲{{ lectures members }}乙{{ lectures | rounded }}丙{{ 1 + }}丁{{ nothing }}");
        let codes: Vec<&str> = found.iter().map(|found| found.code.id).collect();
        assert_eq!(codes, ["BX0202", "BX0202", "BX0210", "BX0201"]);
    }

    #[test]
    fn a_period_may_be_named_as_in_derivations() {
        assert_eq!(text_of("{{ members.2023 }}，{{ members.2023 | value }}，{{ members.2024.label }}"), "40000人，40000，会员");
    }

    #[test]
    fn emphasis_next_to_chinese_punctuation_is_padded() {
        let (filled, _) = filled("落实**“十四五”**规划");
        assert_eq!(plain(&filled.text), "落实**“十四五”**规划");
        assert!(filled.text.len() > "落实**“十四五”**规划".len());
    }
}
