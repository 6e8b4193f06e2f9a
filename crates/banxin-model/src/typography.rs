//! How lines are set, as far as a house may choose: `typography` of `report.yaml`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::Texts;

/// How lines are set. What is left out is as the style has it.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Typography {
    /// 避头尾: which marks may not start or end a line. One level for the whole report.
    pub kinsoku: Option<Kinsoku>,
    /// The gap between Chinese characters and Latin letters or digits.
    pub gap: Option<Gap>,
    /// 标点悬挂: 、，。 at the end of a line may stand outside the type area.
    pub hanging: Option<bool>,
    /// Measure words that stay on the line of their number beside those that are known: 朵, 株.
    pub units: Option<Texts>,
    /// How lines are filled.
    pub fill: Option<Fill>,
    /// Whether Latin words are hyphenated at the end of lines.
    pub hyphenate: Option<bool>,
}

/// 避头尾
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Kinsoku {
    /// Any mark may start or end a line.
    None,
    /// Pause marks, closing brackets, connectors and the interpunct start no line; opening brackets end none (CLREQ, basic).
    Basic,
    /// Basic, and a solidus ends no line (GB/T 15834-2011 5.1.9), an ellipsis starts none.
    Gb,
    /// And neither does a dash start a line (CLREQ, strict).
    Strict,
}

/// The gap between Chinese and Latin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Gap {
    /// A quarter of a character, less or more where a line needs it.
    Quarter,
    /// None: two digits fill one cell of the grid.
    None,
}

/// How lines are filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Fill {
    /// One line after the other, each as full as it can be: characters stay on the grid.
    Grid,
    /// All lines of a paragraph at once, so that spacing is even.
    Flow,
}
