//! Charts in both files: Word's own charts hold the document's data, the workbooks inside hold the ledger's values, and nothing leaves its box.

use banxin::{DocxOptions, Output, Pipeline, Report};
use banxin_base::{Len, Point};
use banxin_compose::document::{Block, Chart, Document, SeriesShape};
use banxin_layout::frame::Item;
use banxin_tests::chart::{drawn, label_places, moved_words, turn_of_names, workbook};
use banxin_tests::docx::Word;
use banxin_tests::{Built, fonts};
use calamine::Data;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_assert, prop_oneof, proptest};
use proptest::test_runner::RngSeed;
use rust_decimal::Decimal;

/// Every kind of chart, with gaps, negative values, approximate figures, two axes and hatching.
const EVERY_KIND: &str = r#"
banxin: 1
title: 图表示例
issuer: 云溪县图书馆
date: 2025-01-20
figures:
  readers: {label: 到馆读者, unit: 人次, series: {2022: 104000, 2023: 131000, 2024: 142000}, value: last, display: {scale: 万, decimals: 1}}
  cover: {label: 覆盖率, unit: "%", series: {2022: 74, 2023: 82.5, 2024: 91}, value: last}
  net: {label: 藏书净增, unit: 册, series: {2022: 860, 2023: -120, 2024: 2040}, value: last}
  adults: {label: 成人, value: 2000, unit: 人, qualifier: 余}
  children: {label: 少儿, value: 800, unit: 人}
body:
  - chart: {kind: bar, caption: 甲, series: [{figure: net}]}
  - chart: {kind: stacked-bar, caption: 乙, patterns: true, unit: 册, categories: [一, 二], series: [{name: 成人, values: [120, 135]}, {name: 少儿, values: [80, -5.25]}]}
  - chart: {kind: horizontal-bar, caption: 丙, categories: [成人, 少儿], series: [{name: 人数, figures: [adults, children]}]}
  - chart: {kind: line, caption: 丁, unit: 册, categories: [一, 二, 三], series: [{name: 成人, values: [120, null, 160]}, {name: 少儿, values: [80, 95, 130]}]}
  - chart: {kind: area, caption: 戊, unit: 册, categories: [一, 二, 三], series: [{name: 成人, values: [120, 135, 150]}, {name: 少儿, values: [80, 95, 130]}]}
  - chart: {kind: pie, caption: 己, categories: [成人, 少儿], series: [{figures: [adults, children]}]}
  - chart: {kind: doughnut, caption: 庚, unit: 册, categories: [文学, 历史, 其他], series: [{values: [420, 250, 30]}]}
  - chart: {kind: combo, caption: 辛, series: [{figure: readers}, {figure: cover, kind: line, axis: second}]}
"#;

fn set(text: &str) -> Output<'static> {
    let report = Report::from_yaml(text).unwrap_or_else(|error| panic!("{error}"));
    Pipeline::new(fonts()).run(&report).unwrap_or_else(|error| panic!("{error}")).value
}

fn charts(document: &Document) -> Vec<&Chart> {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    blocks.filter_map(|block| if let Block::Chart(chart) = block { Some(&**chart) } else { None }).collect()
}

/// The data of each chart of a document, compared with the parts of its Word file.
fn word_holds_the_document(output: &Output<'_>) -> usize {
    let word = Word::open(&output.docx(&DocxOptions::default()).expect("a Word file"));
    let charts = charts(output.document());
    for (number, chart) in (1..).zip(&charts) {
        let drawn = drawn(&word, number);
        let names: Vec<&str> = drawn.iter().map(|series| series.name.as_str()).collect();
        assert_eq!(names, chart.series.iter().map(|series| series.name.as_str()).collect::<Vec<_>>(), "chart {number}");
        for (drawn, series) in drawn.iter().zip(&chart.series) {
            assert_eq!(drawn.categories, chart.categories, "chart {number}");
            let values: Vec<Option<String>> =
                series.points.iter().map(|point| Some(point.as_ref()?.value.normalize().to_string())).collect();
            assert_eq!(drawn.values, values, "chart {number}, {}", series.name);
            let points = if series.shape == SeriesShape::Slices { chart.categories.len() } else { 1 };
            let colors: Vec<String> = (0..points).map(|point| series.color(point).hex()).collect();
            assert_eq!(drawn.colors, colors, "chart {number}, {}", series.name);
        }
        let rows = workbook(&word, number);
        assert_eq!(rows.len(), chart.categories.len() + 1, "chart {number}");
        for (column, series) in (1..).zip(&chart.series) {
            assert_eq!(rows[0][column].to_string(), series.name, "chart {number}");
            for (n, (row, point)) in rows.iter().skip(1).zip(&series.points).enumerate() {
                assert_eq!(row[0].to_string(), chart.categories[n], "chart {number}");
                let value = point.as_ref().map(|point| point.value.normalize().to_string());
                assert_eq!(number_of(&row[column]), value, "chart {number}, {}, row {n}", series.name);
            }
        }
    }
    charts.len()
}

#[test]
fn word_has_the_data_of_every_kind_of_chart() {
    assert_eq!(word_holds_the_document(&set(EVERY_KIND)), 8);
}

/// Words that layout had to find a place for lie in Word's chart as on the page: names that read upwards, and shares of slices too thin for them.
#[test]
fn words_lie_in_word_as_on_the_page() {
    let names = ["职工思想引领工作领导小组", "困难职工帮扶救助服务中心", "职工法律援助服务工作站", "女职工权益保护专门委员会"];
    let long: Vec<String> = (0..12).map(|n| format!("{}{n}", names[n % names.len()])).collect();
    let values = |count: usize| (1..=count).map(|n| n.to_string()).collect::<Vec<_>>().join(", ");
    let text = format!(
        "banxin: 1\ntitle: 图\nissuer: 云溪县图书馆\ndate: 2025-01-20\nbody:\n\
         \x20 - chart: {{kind: bar, unit: 人, categories: [{}], series: [{{name: 甲, values: [{}]}}]}}\n\
         \x20 - chart: {{kind: bar, unit: 人, categories: [甲, 乙], series: [{{name: 甲, values: [1, 2]}}]}}\n\
         \x20 - chart: {{kind: doughnut, unit: 人, legend: left, categories: [甲, 乙, 丙, 丁], series: [{{values: [70, 2, 2, 26]}}]}}\n",
        long.join(", "),
        values(12)
    );
    let output = set(&text);
    let map = &output.pages().page_map;
    let upwards: Vec<bool> = (0..3).map(|n| map.chart_words(n).expect("a chart").names.upwards).collect();
    assert_eq!(upwards, [true, false, false]);
    let word = Word::open(&output.docx(&DocxOptions::default()).expect("a Word file"));
    assert_eq!([1, 2].map(|chart| turn_of_names(&word, chart)), ["-5400000", "0"]);
    let ring = map.chart_words(2).and_then(|words| words.ring.as_ref()).expect("a ring");
    let beside: Vec<bool> = ring.beside.iter().map(Option::is_some).collect();
    assert_eq!(beside, [false, true, true, false], "{ring:?}");
    let moved = moved_words(&word, 3);
    let share = |way: Point| (way.x.to_pt() / ring.chart.width.to_pt(), way.y.to_pt() / ring.chart.height.to_pt());
    let wanted: Vec<(usize, (f64, f64))> = ring.beside.iter().enumerate().filter_map(|(n, way)| Some((n, share((*way)?)))).collect();
    assert_eq!(moved.len(), wanted.len());
    for ((slice, (x, y)), (number, (right, down))) in moved.into_iter().zip(wanted) {
        assert_eq!(slice, number);
        assert!((x - right).abs() < 0.001 && (y - down).abs() < 0.001, "slice {slice}: {x} {y}, on the page {right} {down}");
    }
}

#[test]
fn the_federations_charts_show_the_ledger() {
    let output = &Built::jinghong().output;
    assert!(word_holds_the_document(output) >= 3);
    let ledger = &output.document().figures;
    for chart in charts(output.document()) {
        for point in chart.series.iter().flat_map(|series| series.points.iter().flatten()) {
            let figure = point.figure.and_then(|id| ledger.get(usize::try_from(id.0).ok()?)).expect("a figure of the ledger");
            assert_eq!(figure.value, point.value.normalize().to_string(), "{}", figure.id);
        }
    }
}

#[test]
fn the_examples_charts_show_the_ledger() {
    for (built, least, last) in [(Built::yearbook(), 9, 7), (Built::small_annual(), 0, 0)] {
        let output = &built.output;
        let charts = charts(output.document());
        assert!(charts.len() >= least, "{}: {} charts", built.name, charts.len());
        assert_eq!(word_holds_the_document(output), charts.len());
        let word = Word::open(&output.docx(&DocxOptions::default()).expect("a Word file"));
        let mut shown = 0;
        for (number, chart) in (1..).zip(&charts) {
            // The series of the yearbook end with the year whose value the figure has.
            let rows = workbook(&word, number);
            let row = rows.last().expect("a row of values");
            for (column, series) in (1..).zip(&chart.series) {
                let Some(id) = series.points.last().and_then(|point| point.as_ref()?.figure) else { continue };
                let figure = &output.document().figures[usize::try_from(id.0).expect("a small number")];
                assert_eq!(number_of(&row[column]).as_ref(), Some(&figure.value), "{}, chart {number}: {}", built.name, figure.id);
                shown += 1;
            }
        }
        assert!(shown >= last, "{}: {shown} figures", built.name);
    }
}

/// The dump that the program prints says the same numbers as the workbooks.
#[test]
fn the_workbooks_hold_the_numbers_of_the_dump() {
    for built in [Built::yearbook(), Built::jinghong()] {
        let dump = serde_json::to_value(built.output.document()).expect("a dump");
        let word = Word::open(&built.docx);
        let blocks =
            dump["sections"].as_array().expect("sections").iter().flat_map(|section| section["blocks"].as_array().expect("blocks"));
        let mut seen = 0;
        for chart in blocks.filter_map(|block| block.get("Chart")) {
            seen += 1;
            let rows = workbook(&word, seen);
            for (column, series) in (1..).zip(chart["series"].as_array().expect("series")) {
                let points = series["points"].as_array().expect("points");
                for (row, point) in rows.iter().skip(1).zip(points) {
                    let dumped: Option<Decimal> = point["value"].as_str().map(|value| value.parse().expect("a number"));
                    let held: Option<Decimal> = number_of(&row[column]).map(|value| value.parse().expect("a number"));
                    assert_eq!(held, dumped, "{}, chart {seen}: {series}", built.name);
                }
            }
        }
        assert_eq!(seen, charts(built.output.document()).len(), "{}", built.name);
    }
}

#[test]
fn only_thin_slices_of_a_pie_leave_their_place_to_word() {
    let chart = "{kind: pie, caption: 甲, categories: [文学, 少儿, 历史, 其他], series: [{values: [700, 284, 8, 8]}]}";
    let text = format!("banxin: 1\ntitle: 图\nissuer: 云溪县图书馆\ndate: 2025-01-20\nbody:\n  - chart: {chart}\n");
    let word = Word::open(&set(&text).docx(&DocxOptions::default()).expect("a Word file"));
    assert_eq!(label_places(&word, 1), ["2 bestFit", "3 bestFit", "outEnd"]);
}

#[test]
fn the_same_charts_give_the_same_bytes() {
    let files = || set(EVERY_KIND).docx(&DocxOptions::default()).expect("a Word file");
    assert!(files() == files(), "the Word files differ");
}

/// A number as its shortest text: both the workbook's and the ledger's.
fn number_of(cell: &Data) -> Option<String> {
    match cell {
        Data::Float(number) => Some(number.to_string()),
        Data::Int(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The type area of an official document: 156 mm by 225 mm, 28 mm from the left and 37 mm from the top.
fn type_area() -> [Len; 4] {
    [Len::mm(28.0), Len::mm(184.0), Len::mm(37.0), Len::mm(262.0)]
}

/// Left, right, top and bottom of what a chart's item paints. Glyphs by their origins.
fn ink(item: &Item) -> Option<[Len; 4]> {
    let of = |points: Vec<Point>| -> Option<[Len; 4]> {
        let (xs, ys) = (points.iter().map(|at| at.x), points.iter().map(|at| at.y));
        Some([xs.clone().min()?, xs.max()?, ys.clone().min()?, ys.max()?])
    };
    match item {
        // The page number is larger than the words of a chart.
        Item::Glyphs(run) if run.size < Len::pt(10.0) => {
            let last = run.glyphs.iter().map(|glyph| glyph.x()).max()?;
            Some([run.at.x, run.at.x + last, run.at.y, run.at.y])
        }
        Item::Path(path) => of(path.segments.iter().flat_map(|segment| segment.points()).collect()),
        Item::Rule(rule) => of(vec![rule.from, rule.to]),
        Item::Group(group) => {
            let (at, size) = group.transform.bounds(group.size);
            Some([at.x, at.x + size.width, at.y, at.y + size.height])
        }
        _ => None,
    }
}

/// A name of one to eighteen characters.
fn name() -> impl Strategy<Value = String> {
    proptest::string::string_regex("[\u{4e00}-\u{4e40}]{1,18}").expect("a pattern")
}

/// A value, or a gap.
fn value() -> impl Strategy<Value = String> {
    let number = (-1_000_000_i64..1_000_000, 0_u32..3).prop_map(|(digits, places)| Decimal::new(digits, places).to_string());
    prop_oneof![1 => Just("null".to_owned()), 6 => number]
}

/// A chart of any kind, as it is written in a report.
fn any_chart() -> impl Strategy<Value = String> {
    let kinds = ["bar", "stacked-bar", "horizontal-bar", "line", "area", "pie", "doughnut", "combo"];
    let sizes = (1_usize..14, 1_usize..5);
    let written = sizes.prop_flat_map(move |(categories, series)| {
        let names = proptest::collection::vec(name(), categories + series);
        let values = proptest::collection::vec(value(), categories * series);
        (proptest::sample::select(kinds.to_vec()), names, values, Just(categories), any::<bool>(), 20_u32..120)
    });
    written.prop_map(|(kind, names, values, categories, patterns, height)| {
        let (along, series) = names.split_at(categories);
        // A whole has no negative parts.
        let round = matches!(kind, "pie" | "doughnut");
        let row = |n: usize| values[n * categories..(n + 1) * categories].join(", ");
        let shown = if round { 1 } else { series.len() };
        let written = |(n, name): (usize, &String)| {
            let values = if round { row(n).replace('-', "") } else { row(n) };
            format!("{{name: {name}, values: [{values}]}}")
        };
        let series: Vec<String> = series.iter().enumerate().take(shown).map(written).collect();
        let (along, series) = (along.join(", "), series.join(", "));
        format!(
            "{{kind: {kind}, patterns: {patterns}, unit: 册, height: {height}mm, caption: 图, categories: [{along}], series: [{series}]}}"
        )
    })
}

fn config() -> ProptestConfig {
    let default = ProptestConfig::default();
    let rng_seed = if default.rng_seed == RngSeed::Random { RngSeed::Fixed(171) } else { default.rng_seed };
    let cases = if default.cases == 256 { 96 } else { default.cases };
    ProptestConfig { cases, rng_seed, failure_persistence: None, ..default }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_chart_stays_in_its_box(chart in any_chart()) {
        let text = format!("banxin: 1\ntitle: 图\nissuer: 云溪县图书馆\ndate: 2025-01-20\nbody:\n  - chart: {chart}\n");
        let report = Report::from_yaml(&text).expect("a report");
        let Ok(set) = Pipeline::new(fonts()).run(&report) else { return Ok(()) };
        let slack = Len::pt(0.6);
        let [left, right, top, bottom] = type_area();
        for page in &set.value.pages().pages {
            for [from, to, head, foot] in page.items.iter().filter_map(ink) {
                let inside = from >= left - slack && to <= right + slack && head >= top - slack && foot <= bottom + slack;
                prop_assert!(inside, "{from:?} {to:?} {head:?} {foot:?} of {chart}");
            }
        }
    }
}
