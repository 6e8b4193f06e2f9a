//! Charts: their values from the ledger or from the report.

use banxin_base::{DataPath, Diagnostic, codes};
use banxin_model::{Chart, Number, Series};

use super::prose::Prose;
use super::tree::{ChartNode, SeriesNode};

impl Prose<'_> {
    /// Reads a chart that stands at `path`.
    pub(super) fn chart(&mut self, chart: &Chart, path: &DataPath) -> ChartNode {
        let mut categories: Vec<String> = chart.categories.iter().map(ToString::to_string).collect();
        if categories.is_empty() {
            let first = chart.series.iter().find_map(|series| self.values().get(series.figure.as_ref()?));
            categories = first.map(|(_, figure)| figure.periods()).unwrap_or_default();
        }
        let series_path = path.key("series");
        let mut series = Vec::with_capacity(chart.series.len());
        for (n, one) in chart.series.iter().enumerate() {
            series.extend(self.series(one, &categories, &series_path.index(n)));
        }
        ChartNode {
            id: chart.id.clone(),
            kind: chart.kind,
            caption: self.optional_line(chart.caption.as_ref(), &path.key("caption")),
            unit: self.optional_line(chart.unit.as_ref(), &path.key("unit")).unwrap_or_default(),
            source: self.optional_line(chart.source.as_ref(), &path.key("source")),
            categories,
            series,
            origin: self.at(path),
        }
    }

    fn series(&mut self, series: &Series, categories: &[String], path: &DataPath) -> Option<SeriesNode> {
        let name = series.name.as_ref().map(|name| self.plain(name.as_str(), &path.key("name")));
        if let Some(id) = &series.figure {
            let index = self.figure(id, &path.key("figure"))?;
            return self.periods(index, name, categories, &path.key("figure"));
        }
        let name = name.unwrap_or_default();
        if let Some(ids) = &series.figures {
            let mut values = Vec::with_capacity(ids.len());
            for (n, id) in ids.iter().enumerate() {
                let index = self.figure(id, &path.key("figures").index(n));
                values.push(index.and_then(|index| self.values().at(index).map(|figure| (figure.value, Some(index)))));
            }
            values.resize(categories.len(), None);
            return Some(SeriesNode { name, values });
        }
        let mut values: Vec<_> = series.values.iter().flatten().map(|value| value.map(|Number(value)| (value, None))).collect();
        values.resize(categories.len(), None);
        Some(SeriesNode { name, values })
    }

    /// One figure's periods; each category must be one of them.
    fn periods(&mut self, index: usize, name: Option<String>, categories: &[String], path: &DataPath) -> Option<SeriesNode> {
        let figure = self.values().at(index)?.clone();
        let mut values = Vec::with_capacity(categories.len());
        for category in categories {
            let value = figure.value_in(category);
            if value.is_none() {
                let at = self.at(path);
                let problem = Diagnostic::new(&codes::NO_SUCH_PERIOD, at).with("name", &figure.id).with("period", category);
                self.report(problem.with("known", figure.periods().join(" ")));
            }
            values.push(value.map(|value| (value, Some(index))));
        }
        Some(SeriesNode { name: name.unwrap_or_else(|| figure.figure.label.clone()), values })
    }
}
