//! Totals of a table: rows that are computed, and how stated totals are checked.
//!
//! `total: {sum: all}` adds a row; `total: 全县` or `{labels, because}` speaks of totals that the table states itself. A list holds both.

use std::borrow::Cow;
use std::fmt;

use schemars::JsonSchema;
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};

use crate::text::{Text, TextVisitor, Texts};

/// The totals of a table. Stated ones are checked: rows, and columns under a header of one row, that are called 合计, 总计, 共计 or 小计 must equal the sum of the others,
/// wherever all their cells are numbers of one unit. Others are computed.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Totals {
    /// More labels of stated totals: 全县, 全市.
    pub labels: Option<Texts>,
    /// Why a stated total does not equal its parts and is right all the same; it is shown as a note.
    pub because: Option<Text>,
    /// Rows to be computed, in the order written.
    pub rows: Vec<TotalRow>,
}

/// A row whose cells are computed, column by column, from the exact numbers of other rows.
#[derive(Clone, Debug, Serialize)]
pub struct TotalRow {
    /// What is computed.
    pub computation: Computation,
    /// Of which rows.
    pub of: TotalledRows,
    /// Its label; 合计, 平均, 最高, 最低 or 占比 if left out.
    pub label: Option<Text>,
    /// Where it stands.
    pub at: TotalEdge,
    /// Bold.
    pub bold: bool,
}

/// What a computed row holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Computation {
    /// 合计: the sum.
    Sum,
    /// 平均: the sum by the number of cells that have one.
    Mean,
    /// 最高: the largest number.
    Max,
    /// 最低: the smallest number.
    Min,
    /// 占比: the sum of the rows named, in percent of all rows.
    Share,
}

impl Computation {
    /// Its key.
    pub const fn key(self) -> &'static str {
        match self {
            Computation::Sum => "sum",
            Computation::Mean => "mean",
            Computation::Max => "max",
            Computation::Min => "min",
            Computation::Share => "share",
        }
    }
}

/// The rows that a computed row is computed from.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum TotalledRows {
    /// All rows of the highest level that are no totals themselves: `all`.
    All,
    /// Rows by their labels.
    Named(Vec<Text>),
}

/// Where a computed row stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum TotalEdge {
    /// Above the other rows, as in yearbooks.
    Top,
    /// Below the other rows.
    #[default]
    Bottom,
}

/// The keys of one mapping: a row to be computed, or how stated totals are checked.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct TotalsKeys {
    /// More labels of stated totals: 全县, 全市.
    #[serde(default)]
    labels: Option<Texts>,
    /// Why a stated total does not equal its parts and is right all the same.
    #[serde(default)]
    because: Option<Text>,
    /// 合计 of all rows or of those named.
    #[serde(default)]
    sum: Option<TotalledRows>,
    /// 平均 of all rows or of those named; cells without a number do not count.
    #[serde(default)]
    mean: Option<TotalledRows>,
    /// 最高
    #[serde(default)]
    max: Option<TotalledRows>,
    /// 最低
    #[serde(default)]
    min: Option<TotalledRows>,
    /// 占比: the rows named, in percent of all rows.
    #[serde(default)]
    share: Option<TotalledRows>,
    /// The row's label; 合计, 平均, 最高, 最低 or 占比 if left out.
    #[serde(default)]
    label: Option<Text>,
    /// Where the row stands.
    #[serde(default)]
    at: TotalEdge,
    /// Bold.
    #[serde(default)]
    bold: bool,
}

impl TotalsKeys {
    fn totals<E: de::Error>(self) -> Result<Totals, E> {
        let TotalsKeys { labels, because, sum, mean, max, min, share, label, at, bold } = self;
        let all = [
            (Computation::Sum, sum),
            (Computation::Mean, mean),
            (Computation::Max, max),
            (Computation::Min, min),
            (Computation::Share, share),
        ];
        let mut asked = all.into_iter().filter_map(|(computation, of)| of.map(|of| (computation, of)));
        let first = asked.next();
        if asked.next().is_some() {
            return Err(E::custom("a computed row has one of sum, mean, max, min and share; write a list for several rows"));
        }
        let rows = first.map(|(computation, of)| TotalRow { computation, of, label, at, bold }).into_iter().collect();
        Ok(Totals { labels, because, rows })
    }
}

impl<'de> Deserialize<'de> for Totals {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Totals, D::Error> {
        deserializer.deserialize_any(TotalsVisitor)
    }
}

impl JsonSchema for Totals {
    fn schema_name() -> Cow<'static, str> {
        "Totals".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let keys = generator.subschema_for::<TotalsKeys>();
        schemars::json_schema!({
            "anyOf": [{ "type": "string" }, keys, { "type": "array", "items": { "anyOf": [{ "type": "string" }, keys] } }],
            "description": "a computed row such as {sum: all}, the label of a stated total, {labels, because}, or a list of these"
        })
    }
}

struct TotalsVisitor;

impl<'de> Visitor<'de> for TotalsVisitor {
    type Value = Totals;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a computed row such as {sum: all}, the label of a total, {labels, because}, or a list of these")
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Totals, E> {
        Ok(Totals { labels: Some(Texts(vec![value.into()])), ..Totals::default() })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Totals, A::Error> {
        let mut all = Totals::default();
        while let Some(Totals { labels, because, rows }) = seq.next_element()? {
            if let Some(Texts(labels)) = labels {
                all.labels.get_or_insert_with(|| Texts(Vec::new())).0.extend(labels);
            }
            all.because = all.because.or(because);
            all.rows.extend(rows);
        }
        Ok(all)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Totals, A::Error> {
        TotalsKeys::deserialize(MapAccessDeserializer::new(map))?.totals()
    }
}

impl<'de> Deserialize<'de> for TotalledRows {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<TotalledRows, D::Error> {
        deserializer.deserialize_any(RowsVisitor)
    }
}

impl JsonSchema for TotalledRows {
    fn schema_name() -> Cow<'static, str> {
        "TotalledRows".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "anyOf": [{ "type": ["string", "number"] }, { "type": "array", "items": { "type": ["string", "number"] } }],
            "description": "all, or the labels of rows"
        })
    }
}

struct RowsVisitor;

impl<'de> Visitor<'de> for RowsVisitor {
    type Value = TotalledRows;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("all, or a list of the labels of rows")
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<TotalledRows, E> {
        match value {
            "all" => Ok(TotalledRows::All),
            label => Ok(TotalledRows::Named(vec![label.into()])),
        }
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<TotalledRows, E> {
        TextVisitor.visit_u64(value).map(|label| TotalledRows::Named(vec![label]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<TotalledRows, A::Error> {
        let mut labels = Vec::new();
        while let Some(label) = seq.next_element()? {
            labels.push(label);
        }
        Ok(TotalledRows::Named(labels))
    }
}
