//! Charts as users write them.

use std::borrow::Cow;
use std::fmt;

use schemars::JsonSchema;
use serde::de::{self, Deserializer, Visitor};
use serde::{Deserialize, Serialize};

use crate::block::Measure;
use crate::figure::Number;
use crate::text::{Text, Texts};

/// A chart.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Chart {
    /// A name to refer to.
    #[serde(default)]
    pub id: Option<String>,
    /// What it looks like.
    pub kind: ChartKind,
    /// 图题
    #[serde(default)]
    pub caption: Option<Text>,
    /// 替代文字; made from the data if left out.
    #[serde(default)]
    pub alt: Option<Text>,
    /// The unit of its values.
    #[serde(default)]
    pub unit: Option<Text>,
    /// The names along its axis; the periods of the first figure if left out.
    #[serde(default)]
    pub categories: Vec<Text>,
    /// What is shown.
    pub series: Vec<Series>,
    /// The axis along which the categories stand.
    #[serde(default)]
    pub x_axis: Option<CategoryAxis>,
    /// The axis that values are measured on.
    #[serde(default)]
    pub y_axis: Option<ValueAxis>,
    /// The axis of the series that say `axis: second`.
    #[serde(default)]
    pub second_axis: Option<ValueAxis>,
    /// What stands at each value; the values if left out.
    #[serde(default)]
    pub labels: Option<ChartLabels>,
    /// Where the names of the series stand; where they are needed if left out.
    #[serde(default)]
    pub legend: Option<Legend>,
    /// Its printed height, caption not counted.
    #[serde(default)]
    pub height: Option<Measure>,
    /// Hatching beside the colours, for the press and for copies.
    #[serde(default)]
    pub patterns: bool,
    /// 图注
    #[serde(default)]
    pub notes: Option<Texts>,
    /// 资料来源
    #[serde(default)]
    pub source: Option<Text>,
}

/// The axis of the categories.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CategoryAxis {
    /// What the categories are: 年份.
    pub title: Option<Text>,
}

/// An axis of values.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ValueAxis {
    /// What is measured.
    pub title: Option<Text>,
    /// Its unit; the figures' own if left out.
    pub unit: Option<Text>,
    /// Where it begins; found from the values if left out.
    pub min: Option<Number>,
    /// Where it ends; found from the values if left out.
    pub max: Option<Number>,
}

/// What stands at each value of a chart. `true` is `value`, `false` is `none`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartLabels {
    /// The value in the form its figure prints in.
    Value,
    /// Its share of the whole: pies and doughnuts only.
    Percent,
    /// Nothing.
    None,
}

/// Where the names of a chart's series stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Legend {
    /// On the right of the chart.
    Right,
    /// On the left of it.
    Left,
    /// Above it.
    Top,
    /// Below it.
    Bottom,
    /// Nowhere.
    None,
}

/// Which axis a series is measured on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum AxisChoice {
    /// The one on the left.
    #[default]
    First,
    /// The one on the right.
    Second,
}

impl ChartLabels {
    fn word(self) -> &'static str {
        match self {
            ChartLabels::Value => "value",
            ChartLabels::Percent => "percent",
            ChartLabels::None => "none",
        }
    }
}

impl Serialize for ChartLabels {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

impl<'de> Deserialize<'de> for ChartLabels {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<ChartLabels, D::Error> {
        struct LabelsVisitor;
        impl Visitor<'_> for LabelsVisitor {
            type Value = ChartLabels;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("true, false, value, percent or none")
            }
            fn visit_bool<E: de::Error>(self, shown: bool) -> Result<ChartLabels, E> {
                Ok(if shown { ChartLabels::Value } else { ChartLabels::None })
            }
            fn visit_str<E: de::Error>(self, word: &str) -> Result<ChartLabels, E> {
                let all = [ChartLabels::Value, ChartLabels::Percent, ChartLabels::None];
                let known = all.into_iter().find(|labels| labels.word() == word);
                known.ok_or_else(|| E::unknown_variant(word, &["value", "percent", "none"]))
            }
        }
        deserializer.deserialize_any(LabelsVisitor)
    }
}

impl JsonSchema for ChartLabels {
    fn schema_name() -> Cow<'static, str> {
        "ChartLabels".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "enum": [true, false, "value", "percent", "none"] })
    }
}

/// What a chart looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ChartKind {
    /// 柱形图
    Bar,
    /// 堆积柱形图
    StackedBar,
    /// 条形图
    HorizontalBar,
    /// 折线图
    Line,
    /// 面积图
    Area,
    /// 饼图
    Pie,
    /// 环形图
    Doughnut,
    /// 组合图
    Combo,
}

/// One series: its values, one figure's periods, or one figure a category.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// Its name; the figure's label if left out.
    #[serde(default)]
    pub name: Option<Text>,
    /// A figure with a series; its periods are the categories.
    #[serde(default)]
    pub figure: Option<String>,
    /// A figure for each category.
    #[serde(default)]
    pub figures: Option<Vec<String>>,
    /// The values themselves; a null leaves a gap.
    #[serde(default)]
    pub values: Option<Vec<Option<Number>>>,
    /// How it is drawn in a combo chart: bar, line or area.
    #[serde(default)]
    pub kind: Option<ChartKind>,
    /// Which axis it is measured on.
    #[serde(default)]
    pub axis: AxisChoice,
    /// The same as `axis: second`.
    #[serde(default)]
    pub second_axis: bool,
}
