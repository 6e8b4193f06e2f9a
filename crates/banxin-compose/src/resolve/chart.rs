//! Charts: their values from the ledger or from the report, one for each category.
//!
//! In: a chart as written. Out: a [`ChartNode`] whose series all have as many values as there are categories. Told here: series without one
//! source, and those that are shorter or longer than the categories; what a kind of chart cannot show is told when it is composed.

use banxin_base::{DataPath, Diagnostic, codes, counted};
use banxin_model::{AxisChoice, Chart, Number, Series, Text, ValueAxis};
use rust_decimal::Decimal;

use super::prose::Prose;
use super::tree::{AxisNode, ChartNode, SeriesNode};

type Points = Vec<Option<(Decimal, Option<usize>)>>;

impl Prose<'_> {
    /// Reads a chart that stands at `path`.
    pub(super) fn chart(&mut self, chart: &Chart, path: &DataPath) -> ChartNode {
        let categories = self.categories(chart, path);
        let series_path = path.key("series");
        let mut series = Vec::with_capacity(chart.series.len());
        for (n, one) in chart.series.iter().enumerate() {
            series.extend(self.series(one, &categories, path, &series_path.index(n)));
        }
        let notes = chart.notes.iter().flat_map(|notes| &notes.0).enumerate();
        let notes = notes.map(|(n, note)| self.line(note.as_str(), &path.key("notes").index(n))).collect();
        let x_title = chart.x_axis.as_ref().and_then(|axis| axis.title.as_ref());
        let mut axis = self.axis(chart.y_axis.as_ref(), &path.key("y_axis"));
        if axis.unit.is_none() {
            axis.unit = self.words(chart.unit.as_ref(), &path.key("unit"));
        }
        ChartNode {
            id: chart.id.clone(),
            kind: chart.kind,
            caption: self.optional_line(chart.caption.as_ref(), &path.key("caption")),
            alt: self.words(chart.alt.as_ref(), &path.key("alt")),
            category_title: self.words(x_title, &path.key("x_axis").key("title")).unwrap_or_default(),
            categories,
            series,
            axis,
            second_axis: self.axis(chart.second_axis.as_ref(), &path.key("second_axis")),
            labels: chart.labels,
            legend: chart.legend,
            height: chart.height,
            patterns: chart.patterns,
            notes,
            source: self.optional_line(chart.source.as_ref(), &path.key("source")),
            origin: self.at(path),
        }
    }

    /// The categories as written; else the periods of the first figure that has any, else the labels of the first figures.
    fn categories(&mut self, chart: &Chart, path: &DataPath) -> Vec<String> {
        let written = chart.categories.iter().enumerate();
        let written: Vec<String> = written.map(|(n, name)| self.plain(name.as_str(), &path.key("categories").index(n))).collect();
        if !written.is_empty() {
            return written;
        }
        let first = chart.series.iter().find_map(|series| self.values().get(series.figure.as_ref()?));
        if let Some((_, figure)) = first {
            return figure.periods();
        }
        let ids = chart.series.iter().find_map(|series| series.figures.as_ref()).into_iter().flatten();
        ids.filter_map(|id| self.values().get(id)).map(|(_, figure)| figure.figure.label.clone()).collect()
    }

    fn axis(&mut self, axis: Option<&ValueAxis>, path: &DataPath) -> AxisNode {
        let origin = self.at(path);
        let Some(axis) = axis else { return AxisNode { origin, ..AxisNode::default() } };
        AxisNode {
            origin,
            title: self.words(axis.title.as_ref(), &path.key("title")).unwrap_or_default(),
            unit: self.words(axis.unit.as_ref(), &path.key("unit")),
            min: axis.min.map(|Number(value)| value),
            max: axis.max.map(|Number(value)| value),
        }
    }

    fn words(&mut self, text: Option<&Text>, path: &DataPath) -> Option<String> {
        text.map(|text| self.plain(text.as_str(), path))
    }

    fn series(&mut self, series: &Series, categories: &[String], chart: &DataPath, path: &DataPath) -> Option<SeriesNode> {
        let written = self.words(series.name.as_ref(), &path.key("name"));
        let origin = self.at(path);
        let (label, key, values) = match (&series.figure, &series.figures, &series.values) {
            (Some(id), None, None) => {
                let index = self.figure(id, &path.key("figure"))?;
                let label = self.values().at(index)?.figure.label.clone();
                (Some(label), "figure", self.periods(index, categories, chart, &path.key("figure")))
            }
            (None, Some(ids), None) => (None, "figures", self.each(ids, &path.key("figures"))),
            (None, None, Some(values)) => (None, "values", values.iter().map(|value| value.map(|Number(value)| (value, None))).collect()),
            _ => {
                self.report(Diagnostic::new(
                    &codes::CHART_SERIES_SOURCE,
                    second_source(series).map_or(origin.clone(), |key| origin.key(key)),
                ));
                return None;
            }
        };
        let data = self.at(&path.key(key));
        let is_list = key != "figure";
        let name = written.or(label).unwrap_or_default();
        if values.len() != categories.len() {
            // The first value too many; of too few the list.
            let at = if values.len() > categories.len() { data.index(categories.len()) } else { data };
            let problem = Diagnostic::new(&codes::CHART_LENGTH, at).with("name", &name);
            let problem = problem.with("count", values.len()).with("count_en", counted(values.len(), "value", "values"));
            let named = counted(categories.len(), "category", "categories");
            self.report(problem.with("categories", categories.len()).with("categories_en", named));
            return None;
        }
        let second_axis = series.second_axis || series.axis == AxisChoice::Second;
        Some(SeriesNode { name, kind: series.kind, second_axis, values, origin, data, is_list })
    }

    /// One figure for each category.
    fn each(&mut self, ids: &[String], path: &DataPath) -> Points {
        let mut values = Vec::with_capacity(ids.len());
        for (n, id) in ids.iter().enumerate() {
            let index = self.figure(id, &path.index(n));
            values.push(index.and_then(|index| self.values().at(index).map(|figure| (figure.value, Some(index)))));
        }
        values
    }

    /// One figure's periods; each category must be one of them.
    fn periods(&mut self, index: usize, categories: &[String], chart: &DataPath, path: &DataPath) -> Points {
        let Some(figure) = self.values().at(index).cloned() else { return Points::new() };
        let mut values = Vec::with_capacity(categories.len());
        for (n, category) in categories.iter().enumerate() {
            let value = figure.value_in(category);
            if value.is_none() {
                let at = self.at(&chart.key("categories").index(n));
                let problem = Diagnostic::new(&codes::NO_SUCH_PERIOD, at).with("name", &figure.id).with("period", category);
                let of = self.at(path);
                self.report(problem.with("known", figure.periods().join(" ")).also(of, "这个系列", "the series"));
            }
            values.push(value.map(|value| (value, Some(index))));
        }
        values
    }
}

/// The key of the second source of a series that has several.
fn second_source(series: &Series) -> Option<&'static str> {
    let keys = [("figure", series.figure.is_some()), ("figures", series.figures.is_some()), ("values", series.values.is_some())];
    keys.into_iter().filter(|(_, is_there)| *is_there).nth(1).map(|(key, _)| key)
}
