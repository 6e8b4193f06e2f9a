//! A series of a chart: its name, look, words and values, each with the place in the workbook that it comes from.

use banxin_base::{Color, Len};
use banxin_compose::document::{Chart, ChartPoint, ChartSeries, DataLabels, LabelSide, LegendPlace, Plot, SeriesShape};
use banxin_layout::Ring;
use rust_decimal::prelude::ToPrimitive as _;

use super::axes::number_format;
use super::column;
use super::workbook::SHEET;
use super::xml::value;
use crate::backend::Xml;

/// The weight of a line, as on the pages: 1.5 pt in EMU.
const LINE: &str = "19050";
/// Hatching of series and slices by their number, the first without; as on the pages.
const PATTERNS: [&str; 4] = ["wdUpDiag", "wdDnDiag", "horz", "vert"];
/// Marks of lines by their number, as on the pages.
const MARKS: [&str; 4] = ["circle", "square", "diamond", "triangle"];

/// A slice of less than this has its words beside the pie or ring, wherever there is room.
const THIN: f64 = 0.04;

/// A label's ground where it stands on bars.
const PAPER: &str = "<c:spPr><a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>";

/// Writes series number `index`.
pub(super) fn write(xml: &mut Xml, chart: &Chart, ring: Option<&Ring>, index: usize) {
    let Some(series) = chart.series.get(index) else { return };
    let number = index.to_string();
    let letter = column(index + 1);
    xml.open("c:ser", &[]);
    value(xml, "c:idx", &number);
    value(xml, "c:order", &number);
    xml.open("c:tx", &[]);
    strings(xml, &format!("{SHEET}!${letter}$1"), std::slice::from_ref(&series.name));
    xml.close("c:tx");
    if series.shape == SeriesShape::Line {
        line_look(xml, chart, series, index);
    } else if series.shape == SeriesShape::Slices {
        for point in 0..chart.categories.len() {
            xml.open("c:dPt", &[]);
            value(xml, "c:idx", &point.to_string());
            value(xml, "c:bubble3D", "0");
            fill(xml, chart, series.color(point), point);
            xml.close("c:dPt");
        }
    } else {
        fill(xml, chart, series.color(0), index);
        if series.shape == SeriesShape::Bar {
            value(xml, "c:invertIfNegative", "0");
        }
    }
    labels(xml, chart, ring, index);
    let rows = chart.categories.len() + 1;
    xml.open("c:cat", &[]);
    strings(xml, &format!("{SHEET}!$A$2:$A${rows}"), &chart.categories);
    xml.close("c:cat");
    xml.open("c:val", &[]);
    numbers(xml, &format!("{SHEET}!${letter}$2:${letter}${rows}"), series);
    xml.close("c:val");
    if series.shape == SeriesShape::Line {
        value(xml, "c:smooth", "0");
    }
    xml.close("c:ser");
}

fn line_look(xml: &mut Xml, chart: &Chart, series: &ChartSeries, index: usize) {
    let color = series.color(0).hex();
    xml.open("c:spPr", &[]);
    xml.open("a:ln", &[("w", LINE), ("cap", "flat")]);
    solid(xml, &color);
    if chart.hatched && index % 2 == 1 {
        value(xml, "a:prstDash", "sysDash");
    }
    xml.empty("a:round", &[]);
    xml.close("a:ln");
    xml.close("c:spPr");
    xml.open("c:marker", &[]);
    value(xml, "c:symbol", MARKS.get(index % MARKS.len()).unwrap_or(&"circle"));
    value(xml, "c:size", "5");
    xml.open("c:spPr", &[]);
    solid(xml, &color);
    xml.raw("<a:ln><a:noFill/></a:ln>");
    xml.close("c:spPr");
    xml.close("c:marker");
}

/// The fill of a bar, area or slice. Slices have a rim of paper between them.
fn fill(xml: &mut Xml, chart: &Chart, color: Color, index: usize) {
    xml.open("c:spPr", &[]);
    match (index % (PATTERNS.len() + 1)).checked_sub(1).and_then(|n| PATTERNS.get(n)).filter(|_| chart.hatched) {
        Some(pattern) => {
            xml.open("a:pattFill", &[("prst", pattern)]);
            for (name, color) in [("a:fgClr", on(color)), ("a:bgClr", color.hex())] {
                xml.open(name, &[]);
                value(xml, "a:srgbClr", &color);
                xml.close(name);
            }
            xml.close("a:pattFill");
        }
        None => solid(xml, &color.hex()),
    }
    if matches!(chart.plot, Plot::Pie | Plot::Doughnut) {
        xml.raw("<a:ln w=\"9525\"><a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill></a:ln>");
    }
    xml.close("c:spPr");
}

/// White on dark colours, black on light ones.
fn on(color: Color) -> String {
    let [r, g, b] = color.rgb.map(u32::from);
    if r * 299 + g * 587 + b * 114 > 140_000 { Color::BLACK.hex() } else { Color::WHITE.hex() }
}

fn solid(xml: &mut Xml, color: &str) {
    xml.open("a:solidFill", &[]);
    value(xml, "a:srgbClr", color);
    xml.close("a:solidFill");
}

/// The words at the values. A word of approximation (2000余) is the point's own text; every other follows the value.
fn labels(xml: &mut Xml, chart: &Chart, ring: Option<&Ring>, index: usize) {
    let Some(series) = chart.series.get(index) else { return };
    xml.open("c:dLbls", &[]);
    let shown = chart.labels != DataLabels::None;
    for (n, point) in series.points.iter().enumerate() {
        let Some(point) = point.as_ref().filter(|point| shown && point.worded) else { continue };
        xml.open("c:dLbl", &[]);
        value(xml, "c:idx", &n.to_string());
        moved(xml, ring, n);
        xml.raw("<c:tx><c:rich><a:bodyPr/><a:p><a:r><a:rPr lang=\"zh-CN\"/>");
        xml.element("a:t", &[], &point.label);
        xml.raw("</a:r></a:p></c:rich></c:tx>");
        number_format(xml, &series.number_format);
        place(xml, chart, series);
        switches(xml, chart);
        xml.close("c:dLbl");
    }
    if shown && chart.plot == Plot::Doughnut {
        slice_labels(xml, chart, ring, series);
    }
    if shown && chart.plot == Plot::Pie {
        thin_labels(xml, chart, series);
    }
    if shown && series.shape == SeriesShape::Line && !runs_over(chart, series) {
        lower_labels(xml, chart, index);
    }
    number_format(xml, &series.number_format);
    xml.raw(if on_paper(chart, series) { PAPER } else { "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>" });
    let inside = chart.plot == (Plot::Upright { stacked: true }) || chart.plot == Plot::Doughnut;
    if inside && shown && series.shape != SeriesShape::Area {
        ink(xml, &on(series.color(0)));
    }
    if shown {
        place(xml, chart, series);
    }
    switches(xml, chart);
    if chart.plot == Plot::Pie {
        value(xml, "c:showLeaderLines", "1");
    }
    xml.close("c:dLbls");
}

/// Words below a line where another line runs above it.
fn lower_labels(xml: &mut Xml, chart: &Chart, index: usize) {
    let Some(series) = chart.series.get(index) else { return };
    for (n, point) in series.points.iter().enumerate() {
        if point.as_ref().is_none_or(|point| point.worded) || chart.label_side(index, n) == LabelSide::Above {
            continue;
        }
        xml.open("c:dLbl", &[]);
        value(xml, "c:idx", &n.to_string());
        number_format(xml, &series.number_format);
        xml.raw("<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>");
        value(xml, "c:dLblPos", "b");
        switches(xml, chart);
        xml.close("c:dLbl");
    }
}

/// Words of the thin slices of a pie: Word finds them a free place beside the pie and leads a line to it. Wider slices keep their words at their
/// own edge, since the free place that Word prefers for them is inside, where dark words are not read.
fn thin_labels(xml: &mut Xml, chart: &Chart, series: &ChartSeries) {
    for (index, point) in series.points.iter().enumerate() {
        if point.as_ref().is_none_or(|point| point.worded) || !is_thin(series, index) {
            continue;
        }
        xml.open("c:dLbl", &[]);
        value(xml, "c:idx", &index.to_string());
        number_format(xml, &series.number_format);
        xml.raw("<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>");
        value(xml, "c:dLblPos", "bestFit");
        switches(xml, chart);
        xml.close("c:dLbl");
    }
}

/// Words of a ring: those in their slices in ink that is read there, the others where they stand beside the ring on the page.
fn slice_labels(xml: &mut Xml, chart: &Chart, ring: Option<&Ring>, series: &ChartSeries) {
    for (index, point) in series.points.iter().enumerate() {
        if point.as_ref().is_none_or(|point| point.worded) {
            continue;
        }
        xml.open("c:dLbl", &[]);
        value(xml, "c:idx", &index.to_string());
        let outwards = moved(xml, ring, index);
        number_format(xml, &series.number_format);
        xml.raw("<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>");
        ink(xml, &if outwards { Color::BLACK.hex() } else { on(series.color(index)) });
        switches(xml, chart);
        xml.close("c:dLbl");
    }
}

/// Whether a slice is too thin for its words.
fn is_thin(series: &ChartSeries, index: usize) -> bool {
    let size = |point: &Option<ChartPoint>| point.as_ref().and_then(|point| point.value.to_f64()).unwrap_or(0.0);
    let whole: f64 = series.points.iter().map(size).sum();
    whole > 0.0 && series.points.get(index).map_or(0.0, size) / whole < THIN
}

/// Moves words from the middle of their slice to where they stand beside the ring, in shares of the chart; says whether they do.
fn moved(xml: &mut Xml, ring: Option<&Ring>, index: usize) -> bool {
    let Some((ring, way)) = ring.and_then(|ring| Some((ring, ring.beside.get(index).copied().flatten()?))) else { return false };
    let share = |length: Len, whole: Len| format!("{:.4}", length.to_pt() / whole.to_pt().max(1.0));
    xml.open("c:layout", &[]);
    xml.open("c:manualLayout", &[]);
    value(xml, "c:x", &share(way.x, ring.chart.width));
    value(xml, "c:y", &share(way.y, ring.chart.height));
    xml.close("c:manualLayout");
    xml.close("c:layout");
    true
}

fn ink(xml: &mut Xml, color: &str) {
    xml.raw("<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr>");
    solid(xml, color);
    xml.raw("</a:defRPr></a:pPr><a:endParaRPr lang=\"zh-CN\"/></a:p></c:txPr>");
}

/// Whether words need paper of their own: those of a line over bars or areas, and those of areas, half of which stand beside their area at its
/// ends.
fn on_paper(chart: &Chart, series: &ChartSeries) -> bool {
    // Beside single bars the lines of the grid would cross them.
    let single = series.shape == SeriesShape::Bar && chart.series.len() == 1;
    series.shape == SeriesShape::Area || single || runs_over(chart, series)
}

/// Whether a line runs over bars or areas.
fn runs_over(chart: &Chart, series: &ChartSeries) -> bool {
    series.shape == SeriesShape::Line && chart.series.iter().any(|series| series.shape != SeriesShape::Line)
}

/// Where the words stand; areas and rings have one place only, which is not named.
fn place(xml: &mut Xml, chart: &Chart, series: &ChartSeries) {
    let place = match (series.shape, chart.plot) {
        (SeriesShape::Bar, Plot::Upright { stacked: true }) => "ctr",
        (SeriesShape::Bar, _) => "outEnd",
        (SeriesShape::Line, _) if runs_over(chart, series) => "b",
        (SeriesShape::Line, _) => "t",
        (SeriesShape::Slices, Plot::Pie) => "outEnd",
        (SeriesShape::Slices | SeriesShape::Area, _) => return,
    };
    value(xml, "c:dLblPos", place);
}

fn switches(xml: &mut Xml, chart: &Chart) {
    let flag = |on: bool| if on { "1" } else { "0" };
    let named = chart.plot == Plot::Pie && chart.legend == LegendPlace::None;
    value(xml, "c:showLegendKey", "0");
    value(xml, "c:showVal", flag(chart.labels == DataLabels::Value));
    value(xml, "c:showCatName", flag(named));
    value(xml, "c:showSerName", "0");
    value(xml, "c:showPercent", flag(chart.labels == DataLabels::Percent));
    value(xml, "c:showBubbleSize", "0");
    if named {
        xml.element("c:separator", &[], "\u{3000}");
    }
}

fn strings(xml: &mut Xml, formula: &str, texts: &[String]) {
    xml.open("c:strRef", &[]);
    xml.element("c:f", &[], formula);
    xml.open("c:strCache", &[]);
    value(xml, "c:ptCount", &texts.len().to_string());
    for (index, text) in texts.iter().enumerate() {
        point(xml, index, text);
    }
    xml.close("c:strCache");
    xml.close("c:strRef");
}

fn numbers(xml: &mut Xml, formula: &str, series: &ChartSeries) {
    xml.open("c:numRef", &[]);
    xml.element("c:f", &[], formula);
    xml.open("c:numCache", &[]);
    xml.element("c:formatCode", &[], "General");
    value(xml, "c:ptCount", &series.points.len().to_string());
    for (index, number) in series.points.iter().enumerate() {
        if let Some(number) = number {
            point(xml, index, &number.value.normalize().to_string());
        }
    }
    xml.close("c:numCache");
    xml.close("c:numRef");
}

fn point(xml: &mut Xml, index: usize, text: &str) {
    xml.open("c:pt", &[("idx", &index.to_string())]);
    xml.element("c:v", &[], text);
    xml.close("c:pt");
}
