//! The part of a chart (ECMA-376-1 21.2), children in the order of its schema.

use banxin_base::Len;
use banxin_compose::document::{Chart, LegendPlace, Plot, SeriesShape};

use banxin_layout::{ChartWords, Ring};

use super::{axes, series};
use crate::backend::Xml;
use crate::fonts::Families;

const CHART: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The part; its workbook is its relationship `rId1`. Its words lie as on the pages.
pub(crate) fn part(chart: &Chart, lie: &ChartWords, families: &Families) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open("c:chartSpace", &[("xmlns:c", CHART), ("xmlns:a", DRAWING), ("xmlns:r", RELATIONSHIPS)]);
    value(&mut xml, "c:date1904", "0");
    value(&mut xml, "c:roundedCorners", "0");
    xml.open("c:chart", &[]);
    value(&mut xml, "c:autoTitleDeleted", "1");
    xml.open("c:plotArea", &[]);
    layout(&mut xml, chart, lie);
    groups(&mut xml, chart, lie);
    axes::write(&mut xml, chart, lie.names);
    xml.close("c:plotArea");
    legend(&mut xml, chart);
    value(&mut xml, "c:plotVisOnly", "1");
    let blanks = if chart.series.iter().any(|series| series.shape == SeriesShape::Area) { "zero" } else { "gap" };
    value(&mut xml, "c:dispBlanksAs", blanks);
    xml.close("c:chart");
    xml.raw("<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>");
    words(&mut xml, chart, families);
    xml.open("c:externalData", &[("r:id", "rId1")]);
    value(&mut xml, "c:autoUpdate", "0");
    xml.close("c:externalData");
    xml.close("c:chartSpace");
    xml.into_bytes()
}

/// An element that is one value.
pub(super) fn value(xml: &mut Xml, name: &str, value: &str) {
    xml.empty(name, &[("val", value)]);
}

/// The plot begins below the unit, which stands level above its axis. A ring stands where it stands on the page, since its words do.
fn layout(xml: &mut Xml, chart: &Chart, lie: &ChartWords) {
    if let Some(ring) = lie.ring.as_ref().filter(|_| chart.plot == Plot::Doughnut) {
        return ring_place(xml, ring);
    }
    if chart.axis.title.is_empty() || !matches!(chart.plot, Plot::Upright { .. }) {
        return xml.empty("c:layout", &[]);
    }
    let height = chart.height.to_emu().max(1);
    let share = |emu: i64| format!("{}", (emu * 10_000 / height) as f64 / 10_000.0);
    let leading = chart.text.leading.to_emu();
    let rows = i64::from(chart.legend == LegendPlace::Bottom) * leading * 2;
    // The words of a bar that fills the plot stand above it, still below the unit.
    let top = leading * 9 / 4;
    let beside = matches!(chart.legend, LegendPlace::Right | LegendPlace::Left);
    let left = if chart.legend == LegendPlace::Left { "0.2" } else { "0" };
    let width = if beside { "0.8" } else { "1" };
    let above = if chart.legend == LegendPlace::Top { leading * 2 } else { 0 };
    place(xml, "outer", [left, &share(top + above), width, &share(height - top - above - rows)]);
}

/// The box of a ring, in shares of the chart.
fn ring_place(xml: &mut Xml, ring: &Ring) {
    let share = |length: Len, whole: Len| format!("{}", (length.to_emu() * 10_000 / whole.to_emu().max(1)) as f64 / 10_000.0);
    let (left, top) = (ring.center.x - ring.radius, ring.center.y - ring.radius);
    let across = ring.radius * 2;
    let [x, width] = [left, across].map(|length| share(length, ring.chart.width));
    let [y, height] = [top, across].map(|length| share(length, ring.chart.height));
    place(xml, "inner", [&x, &y, &width, &height]);
}

/// The box of the plot: left, top, width and height in shares of the chart.
fn place(xml: &mut Xml, target: &str, shares: [&str; 4]) {
    xml.open("c:layout", &[]);
    xml.open("c:manualLayout", &[]);
    value(xml, "c:layoutTarget", target);
    value(xml, "c:xMode", "edge");
    value(xml, "c:yMode", "edge");
    for (name, share) in ["c:x", "c:y", "c:w", "c:h"].into_iter().zip(shares) {
        value(xml, name, share);
    }
    xml.close("c:manualLayout");
    xml.close("c:layout");
}

/// The series, grouped by how and on which axis they are drawn.
fn groups(xml: &mut Xml, chart: &Chart, lie: &ChartWords) {
    for shape in [SeriesShape::Area, SeriesShape::Bar, SeriesShape::Line, SeriesShape::Slices] {
        for second in [false, true] {
            let members: Vec<usize> = (0..chart.series.len())
                .filter(|n| chart.series.get(*n).is_some_and(|series| series.shape == shape && series.on_second == second))
                .collect();
            if !members.is_empty() {
                group(xml, chart, lie, Group { shape, members: &members, second });
            }
        }
    }
}

/// Series that are drawn alike on the same axis.
#[derive(Clone, Copy)]
struct Group<'a> {
    shape: SeriesShape,
    members: &'a [usize],
    second: bool,
}

fn group(xml: &mut Xml, chart: &Chart, lie: &ChartWords, Group { shape, members, second }: Group<'_>) {
    let stacked = chart.plot == (Plot::Upright { stacked: true });
    let ring = chart.plot == Plot::Doughnut;
    let name = match shape {
        SeriesShape::Area => "c:areaChart",
        SeriesShape::Bar => "c:barChart",
        SeriesShape::Line => "c:lineChart",
        SeriesShape::Slices if ring => "c:doughnutChart",
        SeriesShape::Slices => "c:pieChart",
    };
    xml.open(name, &[]);
    match shape {
        SeriesShape::Bar => {
            value(xml, "c:barDir", if chart.plot == Plot::Horizontal { "bar" } else { "col" });
            value(xml, "c:grouping", if stacked { "stacked" } else { "clustered" });
        }
        SeriesShape::Area => value(xml, "c:grouping", if stacked { "stacked" } else { "standard" }),
        SeriesShape::Line => value(xml, "c:grouping", "standard"),
        SeriesShape::Slices => {}
    }
    value(xml, "c:varyColors", if shape == SeriesShape::Slices { "1" } else { "0" });
    for index in members {
        series::write(xml, chart, lie.ring.as_ref(), *index);
    }
    match shape {
        SeriesShape::Bar => {
            let abreast = if stacked { 1 } else { members.len() };
            value(xml, "c:gapWidth", &gap(chart.bar_share, abreast));
            if stacked {
                value(xml, "c:overlap", "100");
            }
        }
        SeriesShape::Line => value(xml, "c:marker", "1"),
        SeriesShape::Slices => {
            value(xml, "c:firstSliceAng", "0");
            if ring {
                value(xml, "c:holeSize", "56");
            }
        }
        SeriesShape::Area => {}
    }
    if shape != SeriesShape::Slices {
        let [category, measure] = axes::ids(second);
        value(xml, "c:axId", category);
        value(xml, "c:axId", measure);
    }
    xml.close(name);
}

/// Room between groups of bars in hundredths of a bar, as Word counts it.
fn gap(share: u32, abreast: usize) -> String {
    let abreast = u32::try_from(abreast).unwrap_or(1);
    let gap = 1000_u32.saturating_sub(share).saturating_mul(100).saturating_mul(abreast) / share.max(1);
    gap.min(500).to_string()
}

fn legend(xml: &mut Xml, chart: &Chart) {
    let place = match chart.legend {
        LegendPlace::None => return,
        LegendPlace::Right => "r",
        LegendPlace::Left => "l",
        LegendPlace::Top => "t",
        LegendPlace::Bottom => "b",
    };
    xml.open("c:legend", &[]);
    value(xml, "c:legendPos", place);
    value(xml, "c:overlay", "0");
    xml.close("c:legend");
}

/// The typefaces and size of all words in the chart.
fn words(xml: &mut Xml, chart: &Chart, families: &Families) {
    let size = (chart.text.text.size.to_half_pt() * 50).to_string();
    xml.open("c:txPr", &[]);
    xml.empty("a:bodyPr", &[]);
    xml.open("a:p", &[]);
    xml.open("a:pPr", &[]);
    xml.open("a:defRPr", &[("sz", &size), ("b", "0")]);
    xml.raw("<a:solidFill><a:srgbClr val=\"000000\"/></a:solidFill>");
    xml.empty("a:latin", &[("typeface", &families.get(banxin_base::FaceRole::Latin).name)]);
    xml.empty("a:ea", &[("typeface", &families.get(chart.text.text.face).name)]);
    xml.close("a:defRPr");
    xml.close("a:pPr");
    xml.empty("a:endParaRPr", &[("lang", "zh-CN")]);
    xml.close("a:p");
    xml.close("c:txPr");
}
