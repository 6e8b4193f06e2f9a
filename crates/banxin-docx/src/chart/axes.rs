//! The axes of a chart: where they begin and end, their ticks, units and lines.

use banxin_compose::document::{Chart, LegendPlace, Plot, Stroke, ValueAxis};

use banxin_layout::Names;

use super::xml::value;
use crate::backend::Xml;

/// Category and value axis: of the first pair, or the second.
pub(super) fn ids(second: bool) -> [&'static str; 2] {
    if second { ["111111113", "111111114"] } else { ["111111111", "111111112"] }
}

/// Writes every axis that the chart has.
pub(super) fn write(xml: &mut Xml, chart: &Chart, names: Names) {
    if matches!(chart.plot, Plot::Pie | Plot::Doughnut) {
        return;
    }
    categories(xml, chart, names, false);
    values(xml, chart, &chart.axis, false);
    if let Some(axis) = &chart.second_axis {
        values(xml, chart, axis, true);
        categories(xml, chart, names, true);
    }
}

fn categories(xml: &mut Xml, chart: &Chart, names: Names, second: bool) {
    let [own, other] = ids(second);
    let horizontal = chart.plot == Plot::Horizontal;
    xml.open("c:catAx", &[]);
    value(xml, "c:axId", own);
    xml.open("c:scaling", &[]);
    // Word counts categories of horizontal bars from below.
    value(xml, "c:orientation", if horizontal { "maxMin" } else { "minMax" });
    xml.close("c:scaling");
    value(xml, "c:delete", if second { "1" } else { "0" });
    value(xml, "c:axPos", if horizontal { "l" } else { "b" });
    if !second {
        title(xml, &chart.category_title, None);
    }
    number_format(xml, "General");
    value(xml, "c:majorTickMark", "none");
    value(xml, "c:minorTickMark", "none");
    // Names stand below the plot also where bars go below zero.
    value(xml, "c:tickLblPos", "low");
    line(xml, Some(chart.axis_line));
    // Without a turn of its own Word slants names that do not fit; on the page they stand level or read upwards.
    let turn = if names.upwards { "-5400000" } else { "0" };
    xml.open("c:txPr", &[]);
    xml.empty("a:bodyPr", &[("rot", turn), ("vert", "horz")]);
    xml.raw("<a:p><a:pPr><a:defRPr/></a:pPr><a:endParaRPr lang=\"zh-CN\"/></a:p>");
    xml.close("c:txPr");
    value(xml, "c:crossAx", other);
    value(xml, "c:crosses", "autoZero");
    value(xml, "c:auto", "0");
    value(xml, "c:lblAlgn", "ctr");
    value(xml, "c:lblOffset", "100");
    if names.every > 1 {
        value(xml, "c:tickLblSkip", &names.every.to_string());
    }
    value(xml, "c:noMultiLvlLbl", "1");
    xml.close("c:catAx");
}

fn values(xml: &mut Xml, chart: &Chart, axis: &ValueAxis, second: bool) {
    let [other, own] = ids(second);
    let horizontal = chart.plot == Plot::Horizontal;
    xml.open("c:valAx", &[]);
    value(xml, "c:axId", own);
    xml.open("c:scaling", &[]);
    value(xml, "c:orientation", "minMax");
    value(xml, "c:max", &axis.max.normalize().to_string());
    value(xml, "c:min", &axis.min.normalize().to_string());
    xml.close("c:scaling");
    value(xml, "c:delete", "0");
    value(
        xml,
        "c:axPos",
        match (horizontal, second) {
            (true, _) => "b",
            (false, true) => "r",
            (false, false) => "l",
        },
    );
    if !second {
        xml.open("c:majorGridlines", &[]);
        line(xml, Some(chart.grid_line));
        xml.close("c:majorGridlines");
    }
    let place = match (horizontal, second) {
        (true, _) if chart.legend == LegendPlace::Bottom => None,
        (true, _) => Some(("0.75", "0.93")),
        (false, true) => Some(("0.8", "0")),
        (false, false) => Some(("0", "0")),
    };
    title(xml, &axis.title, place);
    number_format(xml, &axis.number_format);
    value(xml, "c:majorTickMark", "none");
    value(xml, "c:minorTickMark", "none");
    value(xml, "c:tickLblPos", "nextTo");
    line(xml, None);
    value(xml, "c:crossAx", other);
    value(xml, "c:crosses", if second || horizontal { "max" } else { "autoZero" });
    value(xml, "c:crossBetween", "between");
    value(xml, "c:majorUnit", &axis.step.normalize().to_string());
    xml.close("c:valAx");
}

/// Words level beside an axis, at shares of the chart's width and height where they have a place of their own.
fn title(xml: &mut Xml, text: &str, place: Option<(&str, &str)>) {
    if text.is_empty() {
        return;
    }
    xml.open("c:title", &[]);
    xml.open("c:tx", &[]);
    xml.open("c:rich", &[]);
    xml.empty("a:bodyPr", &[("rot", "0"), ("vert", "horz")]);
    xml.open("a:p", &[]);
    xml.raw("<a:pPr><a:defRPr b=\"0\"/></a:pPr>");
    xml.open("a:r", &[]);
    xml.empty("a:rPr", &[("lang", "zh-CN"), ("b", "0")]);
    xml.element("a:t", &[], text);
    xml.close("a:r");
    xml.close("a:p");
    xml.close("c:rich");
    xml.close("c:tx");
    if let Some((x, y)) = place {
        xml.open("c:layout", &[]);
        xml.open("c:manualLayout", &[]);
        for (name, at) in [("c:xMode", "edge"), ("c:yMode", "edge"), ("c:x", x), ("c:y", y)] {
            value(xml, name, at);
        }
        xml.close("c:manualLayout");
        xml.close("c:layout");
    }
    value(xml, "c:overlay", "0");
    xml.close("c:title");
}

pub(super) fn number_format(xml: &mut Xml, code: &str) {
    xml.empty("c:numFmt", &[("formatCode", code), ("sourceLinked", "0")]);
}

fn line(xml: &mut Xml, stroke: Option<Stroke>) {
    xml.open("c:spPr", &[]);
    match stroke {
        Some(stroke) => {
            xml.open("a:ln", &[("w", &stroke.weight.to_emu().to_string())]);
            xml.open("a:solidFill", &[]);
            value(xml, "a:srgbClr", &stroke.color.hex());
            xml.close("a:solidFill");
            xml.close("a:ln");
        }
        None => xml.raw("<a:ln><a:noFill/></a:ln>"),
    }
    xml.close("c:spPr");
}
