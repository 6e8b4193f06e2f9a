//! Charts: data, axes, colours and words, all decided; only places are open.
//!
//! Both outputs draw from these values, so that the page and Word's own chart show the same data in the same order, colours and words.

use banxin_base::{Color, Len, Origin};
use rust_decimal::Decimal;
use serde::Serialize;

use super::{AnchorId, Caption, FigureId, Paragraph, ParagraphStyle, Stroke};

/// A chart with its caption below.
#[derive(Clone, Debug, Serialize)]
pub struct Chart {
    /// How it is drawn.
    pub plot: Plot,
    /// The names along its axis, or of its slices.
    pub categories: Vec<String>,
    /// What the categories are; empty for nothing.
    pub category_title: String,
    /// The data, in drawing order.
    pub series: Vec<ChartSeries>,
    /// The axis on the left (of horizontal bars: below).
    pub axis: ValueAxis,
    /// The axis on the right.
    pub second_axis: Option<ValueAxis>,
    /// What stands at each value.
    pub labels: DataLabels,
    /// Where the names of series or slices stand.
    pub legend: LegendPlace,
    /// Whether colours are hatched as well.
    pub hatched: bool,
    /// Share of a category's room that its bars take, in thousandths.
    pub bar_share: u32,
    /// Its printed height, caption not counted; it is as wide as the text.
    pub height: Len,
    /// The words in it.
    pub text: ParagraphStyle,
    /// The line of both axes.
    pub axis_line: Stroke,
    /// The lines across at each tick.
    pub grid_line: Stroke,
    /// 替代文字
    pub alt: String,
    /// 图题, below.
    pub caption: Option<Caption>,
    /// 图注
    pub notes: Vec<Paragraph>,
    /// 资料来源
    pub source: Option<Paragraph>,
    /// The place it defines.
    pub anchor: Option<AnchorId>,
    /// Where it was written.
    #[serde(skip)]
    pub origin: Origin,
}

/// On which side of its place on a line the words of a value stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelSide {
    /// Above it.
    Above,
    /// Below it.
    Below,
}

impl Chart {
    /// Where the words of a value on a line stand: below where bars have theirs above, and below for all but the highest of several lines, so that
    /// the words of two lines do not meet.
    pub fn label_side(&self, series: usize, point: usize) -> LabelSide {
        if self.series.iter().any(|series| series.shape != SeriesShape::Line) {
            return LabelSide::Below;
        }
        let value = |series: &ChartSeries| series.points.get(point)?.as_ref().map(|point| point.value);
        let own = self.series.get(series).and_then(value);
        let higher = |(n, other): (usize, &ChartSeries)| match value(other) {
            Some(other) => Some(other) > own || (Some(other) == own && n < series),
            None => false,
        };
        if self.series.iter().enumerate().any(higher) { LabelSide::Below } else { LabelSide::Above }
    }
}

/// How a chart is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Plot {
    /// Categories along the foot, values upwards.
    Upright {
        /// Whether bars and areas stand on each other.
        stacked: bool,
    },
    /// 条形图: categories downwards, values to the right.
    Horizontal,
    /// 饼图: the slices of the first series.
    Pie,
    /// 环形图
    Doughnut,
}

/// One series.
#[derive(Clone, Debug, Serialize)]
pub struct ChartSeries {
    /// Its name.
    pub name: String,
    /// How it is drawn.
    pub shape: SeriesShape,
    /// Whether it is measured on the second axis.
    pub on_second: bool,
    /// Its colour; of a pie the colours of its slices.
    pub colors: Vec<Color>,
    /// One value a category; `None` leaves a gap.
    pub points: Vec<Option<ChartPoint>>,
    /// The form of its numbers without words of approximation, as Excel writes it: `0.0%`.
    pub number_format: String,
}

impl ChartSeries {
    /// The colour of a value.
    pub fn color(&self, point: usize) -> Color {
        self.colors.get(point % self.colors.len().max(1)).copied().unwrap_or(Color::BLACK)
    }
}

/// How a series is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum SeriesShape {
    /// Bars.
    Bar,
    /// A line with a mark at each value.
    Line,
    /// A filled area below a line.
    Area,
    /// Slices of a whole.
    Slices,
}

/// One value.
#[derive(Clone, Debug, Serialize)]
pub struct ChartPoint {
    /// Exact.
    #[serde(serialize_with = "plain")]
    pub value: Decimal,
    /// The ledger figure it is a value of.
    pub figure: Option<FigureId>,
    /// The words that stand at it.
    pub label: String,
    /// Whether the label is more than the number in the series' format: 2000余.
    pub worded: bool,
}

/// An axis of values.
#[derive(Clone, Debug, Serialize)]
pub struct ValueAxis {
    /// What is measured and in what unit; empty for nothing.
    pub title: String,
    /// Where it begins.
    #[serde(serialize_with = "plain")]
    pub min: Decimal,
    /// Where it ends; more than `min`.
    #[serde(serialize_with = "plain")]
    pub max: Decimal,
    /// From tick to tick; more than zero.
    #[serde(serialize_with = "plain")]
    pub step: Decimal,
    /// The ticks from low to high, with their words.
    pub ticks: Vec<Tick>,
    /// The form of the ticks' numbers, as Excel writes it.
    pub number_format: String,
}

/// A tick.
#[derive(Clone, Debug, Serialize)]
pub struct Tick {
    /// Where.
    #[serde(serialize_with = "plain")]
    pub value: Decimal,
    /// Its words.
    pub label: String,
}

/// What stands at each value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum DataLabels {
    /// Nothing.
    None,
    /// The value.
    Value,
    /// Its share of the whole.
    Percent,
}

/// Where the names of series or slices stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum LegendPlace {
    /// Nowhere; slices carry their names.
    None,
    /// On the right.
    Right,
    /// On the left.
    Left,
    /// Above.
    Top,
    /// Below.
    Bottom,
}

fn plain<S: serde::Serializer>(value: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&value.normalize())
}
