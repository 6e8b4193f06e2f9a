//! Charts as users write them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::figure::Number;
use crate::text::Text;

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
    /// 资料来源
    #[serde(default)]
    pub source: Option<Text>,
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
    /// Whether it is measured on the second axis.
    #[serde(default)]
    pub second_axis: bool,
}
