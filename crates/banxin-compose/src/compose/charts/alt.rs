//! 替代文字 of a chart, from its data: what it is, what it is of, and the extremes of each series.

use banxin_model::ChartKind;
use rust_decimal::Decimal;

use crate::document::{Chart, ChartSeries, Plot};

/// Series beyond this are counted, not described: nobody listens longer.
const MOST_DESCRIBED: usize = 6;

/// The text; `words` are the values of each series with their units.
pub(super) fn alt(kind: ChartKind, caption: &str, chart: &Chart, words: &[Vec<String>]) -> String {
    let mut text = name(kind).to_owned();
    if !caption.is_empty() {
        text.push_str(&format!("“{caption}”"));
    }
    match chart.plot {
        Plot::Pie | Plot::Doughnut => text.push_str(&format!("，共{}个部分。", chart.categories.len())),
        Plot::Upright { .. } | Plot::Horizontal => {
            text.push_str(&format!("，共{}个类别、{}个数据系列。", chart.categories.len(), chart.series.len()));
        }
    }
    for (series, words) in chart.series.iter().zip(words).take(MOST_DESCRIBED) {
        text.push_str(&described(chart, series, words));
    }
    text
}

fn described(chart: &Chart, series: &ChartSeries, words: &[String]) -> String {
    let points = || series.points.iter().enumerate().filter_map(|(n, point)| Some((n, point.as_ref()?)));
    // The first of equal values stands for them.
    let most = points().fold(None, |best: Option<(usize, Decimal)>, (n, point)| match best {
        Some((_, value)) if value >= point.value => best,
        _ => Some((n, point.value)),
    });
    let least = points().fold(None, |best: Option<(usize, Decimal)>, (n, point)| match best {
        Some((_, value)) if value <= point.value => best,
        _ => Some((n, point.value)),
    });
    let said = |n: usize| {
        let category = chart.categories.get(n).map_or("", String::as_str);
        format!("{}（{category}）", words.get(n).map_or("", String::as_str))
    };
    let lead = if series.name.is_empty() { String::new() } else { format!("{}：", series.name) };
    match (most, least) {
        (Some((most, high)), Some((_, low))) if high == low => format!("{lead}均为{}。", said(most)),
        (Some((most, _)), Some((least, _))) => format!("{lead}最大{}，最小{}。", said(most), said(least)),
        _ => String::new(),
    }
}

/// What a kind of chart is called.
fn name(kind: ChartKind) -> &'static str {
    match kind {
        ChartKind::Bar => "柱形图",
        ChartKind::StackedBar => "堆积柱形图",
        ChartKind::HorizontalBar => "条形图",
        ChartKind::Line => "折线图",
        ChartKind::Area => "面积图",
        ChartKind::Pie => "饼图",
        ChartKind::Doughnut => "环形图",
        ChartKind::Combo => "组合图",
    }
}
