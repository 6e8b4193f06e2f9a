//! Charts: from values to a chart whose axes, ticks, colours and words are decided.
//!
//! In: a chart with its values. Out: a [`Block`]; nothing for a chart that has nothing to show, which is told. Steps: check what the kind can
//! show, find the form of the numbers, the axes with their ticks, the words at each value, and the alternative text.

mod alt;
mod axis;
mod form;

use banxin_base::{Color, Diagnostic, Len, Origin, Ratio, codes};
use banxin_model::{ChartKind, ChartLabels, Legend, Measure};
use rust_decimal::Decimal;

use super::Composer;
use crate::document::{
    Align, Block, Chart, ChartPoint, ChartSeries, DataLabels, FigureId, LegendPlace, ParagraphStyle, Plot, SeriesShape, StyleId, TextStyle,
    ValueAxis,
};
use crate::figures::{Part, ResolvedFigure};
use crate::resolve::tree::{ChartNode, SeriesNode, plain_text};
use axis::{Wanted, axis};
use form::Form;

/// More slices than this cannot be told apart.
const MOST_SLICES: usize = 12;
/// Bars are no wider than one part in this many of the chart.
const WIDEST_BAR: u32 = 12;
/// Share of a category's room that its bars take at most, in thousandths.
const BAR_SHARE: u32 = 620;

impl Composer<'_> {
    /// A chart with its caption, notes and source.
    pub(in crate::compose) fn chart(&mut self, node: &ChartNode) -> Option<Block> {
        let numbered = self.plan.things.pop_front().unwrap_or_default();
        let caption_text = node.caption.as_deref().map(plain_text).unwrap_or_default();
        if !self.can_show(node, &caption_text) {
            return None;
        }
        let shown = self.shown(node);
        let series: Vec<ChartSeries> = shown.iter().enumerate().map(|(n, series)| self.chart_series(node, series, n)).collect();
        let plot = plot(node.kind);
        let axis = self.value_axis(node, &series, &shown, false);
        let second_axis = series.iter().any(|series| series.on_second).then(|| self.value_axis(node, &series, &shown, true));
        let mut chart = Chart {
            plot,
            categories: node.categories.clone(),
            category_title: node.category_title.clone(),
            axis,
            second_axis,
            labels: labels(node),
            legend: legend(node, series.len()),
            hatched: node.patterns,
            bar_share: bar_share(node, &series),
            height: self.chart_height(node, series.len()),
            text: self.chart_text(),
            axis_line: self.look.charts.axis,
            grid_line: self.look.charts.grid,
            series,
            alt: String::new(),
            caption: self.caption("图", &numbered, node.caption.as_deref(), StyleId::FigureCaption),
            notes: self.table_notes(&node.notes),
            source: node.source.as_ref().map(|source| self.source(source)),
            anchor: numbered.anchor,
            origin: node.origin.clone(),
        };
        chart.alt = match &node.alt {
            Some(text) if !text.trim().is_empty() => text.clone(),
            _ => {
                let words: Vec<Vec<String>> = shown.iter().map(|series| self.whole_words(node, series)).collect();
                alt::alt(node.kind, &caption_text, &chart, &words)
            }
        };
        Some(Block::Chart(Box::new(chart)))
    }

    /// Tells what the kind of chart cannot show; false if nothing is left to draw.
    fn can_show(&mut self, node: &ChartNode, caption: &str) -> bool {
        let is_whole = is_whole(node.kind);
        let mut values = node.series.iter().flat_map(|series| series.values.iter().flatten());
        let total = node.series.first().and_then(total).unwrap_or_default();
        let problem = |code, at: &Origin| Diagnostic::new(code, at.clone());
        if node.categories.is_empty() || values.next().is_none() || (is_whole && total.is_zero()) {
            // Series that failed were told when they were read.
            let nothing = node.series.first().filter(|_| !node.categories.is_empty()).map_or(&node.origin, |series| &series.data);
            self.found.push(problem(&codes::CHART_EMPTY, nothing).with("caption", caption));
            return false;
        }
        if let Some((negative, at)) = negative(node).filter(|_| is_whole) {
            self.found.push(problem(&codes::CHART_NEGATIVE_SHARE, &at).with("value", negative.normalize()));
            return false;
        }
        if is_whole && node.categories.len() > MOST_SLICES {
            let at = node.origin.key("categories").index(MOST_SLICES);
            self.found.push(problem(&codes::CHART_MANY_SLICES, &at).with("count", node.categories.len()));
        }
        for series in node.series.iter().filter(|_| node.kind != ChartKind::Combo) {
            let keys = [("kind", series.kind.is_some()), ("axis", series.second_axis)];
            for (key, _) in keys.into_iter().filter(|(_, is_there)| *is_there) {
                self.found.push(problem(&codes::CHART_UNUSED_KEY, &series.origin.key(key)).with("key", key));
            }
        }
        if let Some(second) = node.series.get(1).filter(|_| is_whole) {
            self.found.push(problem(&codes::CHART_UNUSED_KEY, &second.origin).with("key", "series"));
        }
        if !is_whole && node.labels == Some(ChartLabels::Percent) {
            self.found.push(problem(&codes::CHART_UNUSED_KEY, &node.origin.key("labels")).with("key", "labels"));
        }
        true
    }

    /// The series that are drawn: of a pie the first.
    fn shown<'n>(&self, node: &'n ChartNode) -> Vec<&'n SeriesNode> {
        let count = if is_whole(node.kind) { 1 } else { node.series.len() };
        node.series.iter().take(count).collect()
    }

    fn chart_series(&self, node: &ChartNode, series: &SeriesNode, number: usize) -> ChartSeries {
        let form = self.form(series).fitted_to(series);
        let total = total(series).filter(|_| labels(node) == DataLabels::Percent);
        let points = series.values.iter().map(|value| {
            let (value, figure) = (*value)?;
            let label = match total {
                Some(total) => form::percent(value, total),
                None => self.label(value, figure, form),
            };
            let worded = total.is_none() && label != form.print(value);
            Some(ChartPoint { value, figure: figure.and_then(|index| u32::try_from(index).ok()).map(FigureId), label, worded })
        });
        let shape = match (node.kind, series.kind) {
            (ChartKind::Pie | ChartKind::Doughnut, _) => SeriesShape::Slices,
            (ChartKind::Line, _) | (ChartKind::Combo, Some(ChartKind::Line)) => SeriesShape::Line,
            (ChartKind::Area, _) | (ChartKind::Combo, Some(ChartKind::Area)) => SeriesShape::Area,
            (ChartKind::Combo, None) if series.second_axis => SeriesShape::Line,
            _ => SeriesShape::Bar,
        };
        let colors = match shape {
            SeriesShape::Slices => self.chart_colors(node.categories.len()),
            _ => self.chart_colors(number + 1).pop().into_iter().collect(),
        };
        let number_format = if total.is_some() { "0.0%".to_owned() } else { form.code() };
        let on_second = node.kind == ChartKind::Combo && series.second_axis;
        ChartSeries { name: series.name.clone(), shape, on_second, colors, points: points.collect(), number_format }
    }

    /// How the numbers of a series print: as its first figure's.
    fn form(&self, series: &SeriesNode) -> Form {
        let first = series.values.iter().flatten().find_map(|(_, index)| self.resolved.values.at((*index)?));
        first.map_or_else(Form::default, |figure| {
            let display = &figure.figure.display;
            let decimals = display.decimals.unwrap_or(u32::from(figure.prints_percent()));
            Form {
                scale: display.scale,
                percent: figure.prints_percent(),
                decimals,
                grouping: display.grouping != banxin_model::Grouping::None,
            }
        })
    }

    /// What stands at a value: the number in the form its figure prints in.
    fn label(&self, value: Decimal, figure: Option<usize>, form: Form) -> String {
        let figure = figure.and_then(|index| self.resolved.values.at(index));
        figure.map_or_else(|| form.print(value), |figure| figure.print(value, &number_only(figure)))
    }

    /// Every value with its unit, for the alternative text.
    fn whole_words(&self, node: &ChartNode, series: &SeriesNode) -> Vec<String> {
        let form = self.form(series).fitted_to(series);
        let unit = node.axis.unit.as_deref().unwrap_or_default();
        let total = total(series).filter(|_| labels(node) == DataLabels::Percent);
        let word = |(value, index): (Decimal, Option<usize>)| {
            let figure = index.and_then(|index| self.resolved.values.at(index));
            let whole = figure
                .map_or_else(|| format!("{}{unit}", form.print(value)), |figure| figure.print(value, &crate::figures::Form::default()));
            let share = total.map(|total| form::percent(value, total));
            share.map_or(whole.clone(), |share| format!("{whole}，占{share}"))
        };
        series.values.iter().map(|value| value.map(word).unwrap_or_default()).collect()
    }

    fn value_axis(&mut self, node: &ChartNode, series: &[ChartSeries], shown: &[&SeriesNode], second: bool) -> ValueAxis {
        let on_it = || series.iter().zip(shown).filter(|(series, _)| series.on_second == second);
        let axis_node = if second { &node.second_axis } else { &node.axis };
        let form = on_it().next().map_or_else(Form::default, |(_, node)| self.form(node));
        let filled = on_it().any(|(series, _)| series.shape != SeriesShape::Line);
        let unit = axis_node.unit.clone().unwrap_or_else(|| self.common_unit(&on_it().map(|(_, node)| *node).collect::<Vec<_>>()));
        let drawn: Vec<&ChartSeries> = on_it().map(|(series, _)| series).collect();
        let values = extent(node.kind, &drawn);
        axis(&Wanted { node: axis_node, values, filled, form, unit }, &mut self.found)
    }

    /// The unit of all figures on an axis; tells a second one. The slices of a whole are measured by one axis too.
    fn common_unit(&mut self, series: &[&SeriesNode]) -> String {
        let mut units: Vec<(String, Origin)> = Vec::new();
        for (series, (n, value)) in series.iter().flat_map(|series| series.values.iter().enumerate().map(move |value| (series, value))) {
            let Some(figure) = value.and_then(|(_, index)| self.resolved.values.at(index?)) else { continue };
            if units.iter().all(|(unit, _)| unit != figure.unit()) {
                units.push((figure.unit().to_owned(), series.place(n)));
            }
        }
        if let [(first, _), (second, at), ..] = units.as_slice() {
            let named = |unit: &str| if unit.is_empty() { "—".to_owned() } else { unit.to_owned() };
            let problem = Diagnostic::new(&codes::CHART_MIXED_UNITS, at.clone());
            self.found.push(problem.with("first", named(first)).with("second", named(second)));
            return String::new();
        }
        units.into_iter().next().map(|(unit, _)| unit).unwrap_or_default()
    }

    /// Words in a chart: the size of notes, each line by itself.
    fn chart_text(&self) -> ParagraphStyle {
        let note = self.look.sheet.get(StyleId::Footnote);
        let (size, color) = self.look.charts.text;
        let text = TextStyle { size: size.unwrap_or(note.text.size), color: color.unwrap_or(note.text.color), ..note.text };
        ParagraphStyle { align: Align::Start, ..ParagraphStyle::plain(text, text.size.scale(5, 4)) }
    }

    /// The first `count` colours of charts; they begin again behind the last.
    fn chart_colors(&self, count: usize) -> Vec<Color> {
        self.look.charts.palette.iter().copied().cycle().take(count).collect()
    }

    fn chart_height(&self, node: &ChartNode, series: usize) -> Len {
        let page = self.look.page.type_area().height;
        let rows = i64::try_from(node.categories.len()).unwrap_or(0);
        let bars = i64::try_from(series).unwrap_or(1);
        let natural = match node.kind {
            ChartKind::HorizontalBar => Len::deci_mm(220) + Len::deci_mm(45 + 30 * bars) * rows,
            ChartKind::Pie | ChartKind::Doughnut => Len::deci_mm(640),
            _ => Len::deci_mm(720),
        };
        let asked = node.height.map(|measure| match measure {
            Measure::Mm(mm) => Len::mm(mm),
            Measure::Pt(pt) => Len::pt(pt),
            Measure::Percent(percent) => page.times(Ratio::percent(percent)),
        });
        asked.unwrap_or(natural).max(Len::deci_mm(300)).min(page.scale(85, 100))
    }
}

impl Form {
    /// The form with the decimals of its figure; of plain values as many as they have.
    fn fitted_to(self, series: &SeriesNode) -> Form {
        if series.values.iter().flatten().any(|(_, figure)| figure.is_some()) {
            return self;
        }
        self.fitted(series.values.iter().flatten().map(|(value, _)| *value))
    }
}

fn number_only(figure: &ResolvedFigure) -> crate::figures::Form {
    let part = if figure.unit() == "%" { Part::Whole } else { Part::Number };
    crate::figures::Form { part, ..crate::figures::Form::default() }
}

fn is_whole(kind: ChartKind) -> bool {
    matches!(kind, ChartKind::Pie | ChartKind::Doughnut)
}

/// The first value below zero, and its place.
fn negative(node: &ChartNode) -> Option<(Decimal, Origin)> {
    let below = |value: &Decimal| value.is_sign_negative() && !value.is_zero();
    node.series.iter().find_map(|series| {
        let values = series.values.iter().enumerate();
        values
            .filter_map(|(n, value)| Some((value.as_ref()?.0, n)))
            .find(|(value, _)| below(value))
            .map(|(value, n)| (value, series.place(n)))
    })
}

fn total(series: &SeriesNode) -> Option<Decimal> {
    series.values.iter().flatten().try_fold(Decimal::ZERO, |sum, (value, _)| sum.checked_add(*value))
}

fn plot(kind: ChartKind) -> Plot {
    match kind {
        ChartKind::Bar | ChartKind::Line | ChartKind::Combo => Plot::Upright { stacked: false },
        ChartKind::StackedBar | ChartKind::Area => Plot::Upright { stacked: true },
        ChartKind::HorizontalBar => Plot::Horizontal,
        ChartKind::Pie => Plot::Pie,
        ChartKind::Doughnut => Plot::Doughnut,
    }
}

/// The values that an axis must hold: of stacks the sums above and below zero.
fn extent(kind: ChartKind, series: &[&ChartSeries]) -> Vec<Decimal> {
    let points = |n: usize| series.iter().filter_map(move |series| series.points.get(n)?.as_ref()).map(|point| point.value);
    let count = series.iter().map(|series| series.points.len()).max().unwrap_or(0);
    match kind {
        ChartKind::StackedBar | ChartKind::Area => {
            let sum = |values: Vec<Decimal>| values.into_iter().fold(Decimal::ZERO, |sum, value| sum.checked_add(value).unwrap_or(sum));
            let sums = |n| {
                let (below, above): (Vec<_>, Vec<_>) = points(n).partition(|value| value.is_sign_negative());
                [sum(below), sum(above)]
            };
            (0..count).flat_map(sums).collect()
        }
        _ => (0..count).flat_map(points).collect(),
    }
}

fn labels(node: &ChartNode) -> DataLabels {
    match node.labels {
        Some(ChartLabels::None) => DataLabels::None,
        Some(ChartLabels::Percent) if is_whole(node.kind) => DataLabels::Percent,
        None if is_whole(node.kind) => DataLabels::Percent,
        Some(ChartLabels::Value | ChartLabels::Percent) | None => DataLabels::Value,
    }
}

/// Below where there are several series; beside a ring, whose slices have no room for names; slices of a pie carry their names.
fn legend(node: &ChartNode, series: usize) -> LegendPlace {
    match (node.legend, node.kind) {
        (Some(Legend::None), _) => LegendPlace::None,
        (Some(Legend::Right), _) | (None, ChartKind::Doughnut) => LegendPlace::Right,
        (Some(Legend::Left), _) => LegendPlace::Left,
        (Some(Legend::Top), _) => LegendPlace::Top,
        (Some(Legend::Bottom), _) => LegendPlace::Bottom,
        (None, ChartKind::Pie) => LegendPlace::None,
        (None, _) if series > 1 => LegendPlace::Bottom,
        (None, _) => LegendPlace::None,
    }
}

/// Bars fill part of their category's room, and less of it where few categories would make them boards.
fn bar_share(node: &ChartNode, series: &[ChartSeries]) -> u32 {
    let bars = series.iter().filter(|series| series.shape == SeriesShape::Bar).count();
    let abreast = if plot(node.kind) == (Plot::Upright { stacked: true }) { bars.min(1) } else { bars };
    let count = u32::try_from(abreast.saturating_mul(node.categories.len())).unwrap_or(u32::MAX);
    if node.kind == ChartKind::HorizontalBar {
        return BAR_SHARE;
    }
    (count.saturating_mul(1000) / WIDEST_BAR).clamp(50, BAR_SHARE)
}
