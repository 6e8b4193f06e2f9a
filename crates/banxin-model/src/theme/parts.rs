//! Looks of parts: boards of figures, charts, callouts, quotations.
//!
//! ```yaml
//! boards: {columns: 3, fill: tint, rule: {weight: 1pt, color: accent}}
//! charts: {palette: [accent, second, "#7A7A7A"], grid: {color: "#DDDDDD"}, text: {size: 小五}}
//! callouts: {fill: tint, frame: {weight: 0}, bar: {weight: 2.25pt, color: second}}
//! quotes: {bar: {weight: 1.5pt, color: second}, gap: 1字}
//! ```

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::color::ThemeColor;
use super::size::{Room, TypeSize};

/// A drawn line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ThemeStroke {
    /// Its weight: `0.75pt`; 0 draws nothing.
    pub weight: Option<Room>,
    /// Its colour.
    pub color: Option<ThemeColor>,
}

/// Boards of figures (指标板). The numbers are set in `styles: {kpi_value: …}`, the words below them in `kpi_label`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ThemeBoards {
    /// How many stand in a row, 2 to 4, where the board does not say; by their number if left out.
    #[serde(deserialize_with = "crate::kpis::two_to_four")]
    #[schemars(range(min = 2, max = 4))]
    pub columns: Option<u8>,
    /// The ground; `paper` for none.
    pub fill: Option<ThemeColor>,
    /// Above and below the board.
    pub rule: ThemeStroke,
}

/// Charts (图).
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ThemeCharts {
    /// Colours of series or slices in their order, each with its inks for the press; they begin again behind the last.
    pub palette: Option<Vec<ThemeColor>>,
    /// The lines across at each tick.
    pub grid: ThemeStroke,
    /// The lines of the axes.
    pub axis: ThemeStroke,
    /// The words in them.
    pub text: ThemeChartText,
}

/// The words in charts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ThemeChartText {
    /// 字号; that of footnotes if left out.
    pub size: Option<TypeSize>,
    /// 颜色
    pub color: Option<ThemeColor>,
}

/// Callouts (提示框).
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ThemeCallouts {
    /// The ground; `paper` for none.
    pub fill: Option<ThemeColor>,
    /// The rule around it.
    pub frame: ThemeStroke,
    /// The bar on its left side.
    pub bar: ThemeStroke,
    /// Above and below it.
    pub space: Option<Room>,
}

/// Quotations (引文). Their type is set in `styles: {quote: …}`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ThemeQuotes {
    /// The bar on their left side.
    pub bar: ThemeStroke,
    /// From the bar to the text.
    pub gap: Option<Room>,
}
