//! The blocks of a body: one key says what a block is.

use std::borrow::Cow;
use std::fmt;

use schemars::JsonSchema;
use serde::de::{self, Deserializer, MapAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Serialize};

use crate::chart::Chart;
use crate::columns::Columns;
use crate::images::{Image, Images};
use crate::kpis::Kpis;
use crate::list::List;
use crate::remark::Remark;
use crate::table::Table;
use crate::text::{Text, TextVisitor};

/// A block of a body, with what any block may carry.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Block {
    /// What it is.
    #[serde(flatten)]
    pub kind: BlockKind,
    /// A remark to editors: a comment in the Word file, nothing in print.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Remark>,
}

/// What a block is.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// A Markdown file, relative to the report.
    Include(String),
    /// 标题
    Heading(Heading),
    /// One or more paragraphs of Markdown.
    Text(Text),
    /// 列表
    List(List),
    /// 表格
    Table(Box<Table>),
    /// 图表
    Chart(Box<Chart>),
    /// A board of figures.
    Kpis(Kpis),
    /// 图片
    Image(Image),
    /// Several pictures side by side.
    Images(Images),
    /// 引文
    Quote(Text),
    /// 提示框
    Callout(Callout),
    /// Text in columns (分栏).
    Columns(Columns),
    /// A new page.
    PageBreak(PageBreak),
    /// 附录
    Appendix(Appendix),
}

impl BlockKind {
    /// The keys that say what a block is.
    pub const KEYS: [&'static str; 14] = [
        "include",
        "heading",
        "text",
        "list",
        "table",
        "chart",
        "kpis",
        "image",
        "images",
        "quote",
        "callout",
        "columns",
        "page_break",
        "appendix",
    ];

    /// The key of this kind.
    pub const fn key(&self) -> &'static str {
        match self {
            BlockKind::Include(_) => "include",
            BlockKind::Heading(_) => "heading",
            BlockKind::Text(_) => "text",
            BlockKind::List(_) => "list",
            BlockKind::Table(_) => "table",
            BlockKind::Chart(_) => "chart",
            BlockKind::Kpis(_) => "kpis",
            BlockKind::Image(_) => "image",
            BlockKind::Images(_) => "images",
            BlockKind::Quote(_) => "quote",
            BlockKind::Callout(_) => "callout",
            BlockKind::Columns(_) => "columns",
            BlockKind::PageBreak(_) => "page_break",
            BlockKind::Appendix(_) => "appendix",
        }
    }

    /// Reads the value of `key`; `None` for a key that is no kind of block.
    fn read<'de, A: MapAccess<'de>>(key: &str, map: &mut A) -> Result<Option<BlockKind>, A::Error> {
        Ok(Some(match key {
            "include" => BlockKind::Include(map.next_value()?),
            "heading" => BlockKind::Heading(map.next_value()?),
            "text" => BlockKind::Text(map.next_value()?),
            "list" => BlockKind::List(map.next_value()?),
            "table" => BlockKind::Table(map.next_value()?),
            "chart" => BlockKind::Chart(map.next_value()?),
            "kpis" => BlockKind::Kpis(map.next_value()?),
            "image" => BlockKind::Image(map.next_value()?),
            "images" => BlockKind::Images(map.next_value()?),
            "quote" => BlockKind::Quote(map.next_value()?),
            "callout" => BlockKind::Callout(map.next_value()?),
            "columns" => BlockKind::Columns(map.next_value()?),
            "page_break" => BlockKind::PageBreak(map.next_value::<Option<PageBreak>>()?.unwrap_or_default()),
            "appendix" => BlockKind::Appendix(map.next_value()?),
            _ => return Ok(None),
        }))
    }
}

impl<'de> Deserialize<'de> for Block {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Block, D::Error> {
        deserializer.deserialize_map(BlockVisitor)
    }
}

struct BlockVisitor;

impl<'de> Visitor<'de> for BlockVisitor {
    type Value = Block;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a block such as {text: …} or {table: …}")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Block, A::Error> {
        let (mut kind, mut note) = (None::<BlockKind>, None);
        while let Some(key) = map.next_key::<String>()? {
            if key == "note" {
                if note.replace(map.next_value()?).is_some() {
                    return Err(de::Error::duplicate_field("note"));
                }
                continue;
            }
            match (&kind, BlockKind::read(&key, &mut map)?) {
                (None, Some(read)) => kind = Some(read),
                (Some(first), Some(second)) => {
                    return Err(de::Error::custom(format!(
                        "a block is one thing, this is `{}` and `{}`: begin a new list item with -",
                        first.key(),
                        second.key()
                    )));
                }
                (_, None) => return Err(de::Error::unknown_field(&key, &BlockKind::KEYS)),
            }
        }
        let kind = kind.ok_or_else(|| de::Error::custom("a block needs a key that says what it is, such as text or table"))?;
        Ok(Block { kind, note })
    }
}

/// A heading: its text, or a mapping.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Heading {
    /// 1-6; 1 if left out.
    pub level: u8,
    /// Its text, without a number.
    pub text: Text,
    /// A name to refer to.
    pub id: Option<String>,
    /// Whether it is numbered; yes if left out.
    pub numbered: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HeadingKeys {
    #[serde(default = "first_level")]
    level: u8,
    text: Text,
    #[serde(default)]
    id: Option<String>,
    #[serde(default = "yes")]
    numbered: bool,
}

fn first_level() -> u8 {
    1
}

fn yes() -> bool {
    true
}

impl<'de> Deserialize<'de> for Heading {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Heading, D::Error> {
        struct HeadingVisitor;
        impl<'de> Visitor<'de> for HeadingVisitor {
            type Value = Heading;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a heading's text, or {level, text, id, numbered}")
            }
            fn visit_str<E: de::Error>(self, value: &str) -> Result<Heading, E> {
                Ok(Heading { level: 1, text: value.into(), id: None, numbered: true })
            }
            fn visit_u64<E: de::Error>(self, value: u64) -> Result<Heading, E> {
                let text = TextVisitor.visit_u64(value)?;
                Ok(Heading { level: 1, text, id: None, numbered: true })
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Heading, A::Error> {
                let HeadingKeys { level, text, id, numbered } = HeadingKeys::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Heading { level, text, id, numbered })
            }
        }
        deserializer.deserialize_any(HeadingVisitor)
    }
}

/// 提示框: a text, or a mapping.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Callout {
    /// Its heading.
    pub title: Option<Text>,
    /// Its text, Markdown.
    pub text: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CalloutKeys {
    #[serde(default)]
    title: Option<Text>,
    text: Text,
}

impl<'de> Deserialize<'de> for Callout {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Callout, D::Error> {
        struct CalloutVisitor;
        impl<'de> Visitor<'de> for CalloutVisitor {
            type Value = Callout;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a callout's text, or {title, text}")
            }
            fn visit_str<E: de::Error>(self, value: &str) -> Result<Callout, E> {
                Ok(Callout { title: None, text: value.into() })
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Callout, A::Error> {
                let CalloutKeys { title, text } = CalloutKeys::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Callout { title, text })
            }
        }
        deserializer.deserialize_any(CalloutVisitor)
    }
}

/// A new page.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PageBreak {
    /// Which page: the next one if left out.
    pub to: PageParity,
}

/// Which page a break leads to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PageParity {
    /// The next one.
    #[default]
    Next,
    /// The next odd one (单页起).
    Odd,
    /// The next even one.
    Even,
}

/// 附录
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Appendix {
    /// Its title, without a number.
    pub title: Text,
    /// A name to refer to.
    #[serde(default)]
    pub id: Option<String>,
    /// Its content.
    #[serde(default)]
    pub body: Vec<Block>,
}

/// A printed length as users write it: `120mm`, `12cm`, `300pt`, `50%` of the measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Measure {
    /// Millimetres.
    Mm(f64),
    /// Points.
    Pt(f64),
    /// Percent of the measure available.
    Percent(f64),
}

impl Measure {
    fn parse(text: &str) -> Option<Measure> {
        let text = text.trim();
        let split = text.find(|c: char| !(c.is_ascii_digit() || c == '.'))?;
        let (digits, unit) = text.split_at(split);
        let value = digits.parse::<f64>().ok().filter(|value| (0.0..=10_000.0).contains(value) && *value > 0.0)?;
        Some(match unit.trim() {
            "mm" => Measure::Mm(value),
            "cm" => Measure::Mm(value * 10.0),
            "pt" => Measure::Pt(value),
            "%" => Measure::Percent(value),
            _ => return None,
        })
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Measure::Mm(value) => write!(f, "{value}mm"),
            Measure::Pt(value) => write!(f, "{value}pt"),
            Measure::Percent(value) => write!(f, "{value}%"),
        }
    }
}

impl Serialize for Measure {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Measure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Measure, D::Error> {
        let text = <Cow<'de, str>>::deserialize(deserializer)?;
        let wrong = || de::Error::invalid_value(de::Unexpected::Str(&text), &"a length such as 120mm, 12cm, 300pt or 50%");
        Measure::parse(&text).ok_or_else(wrong)
    }
}

impl JsonSchema for Measure {
    fn schema_name() -> Cow<'static, str> {
        "Measure".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[0-9.]+ *(mm|cm|pt|%)$" })
    }
}
