//! The parts of an official document (公文, GB/T 9704): its head (版头), its signature, its colophon (版记), and its special forms.

use std::borrow::Cow;
use std::fmt;

use banxin_base::Date;
use schemars::JsonSchema;
use serde::de::{self, Deserializer, MapAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Serialize};

use crate::block::Measure;
use crate::text::{Text, TextVisitor, Texts};

/// What an official document is (GB/T 9704 clauses 7 and 10).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// 文件
    #[default]
    Document,
    /// 信函
    Letter,
    /// 命令（令）
    Order,
    /// 纪要
    Minutes,
}

/// 发文机关标志, the red head: as it is printed, or the organs of a joint document.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Mark {
    /// The mark as it is printed: 云溪县图书馆文件.
    pub text: Option<Text>,
    /// 联合行文: the organs, the leading one first.
    pub organs: Option<Texts>,
    /// Stands behind the names, in their middle: 文件 if left out, nothing if empty.
    pub word: Option<Text>,
    /// Which of the organs the mark names.
    pub joint: Joint,
}

/// Which organs the mark of a joint document names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Joint {
    /// All of them.
    #[default]
    All,
    /// The leading one alone.
    Lead,
}

#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(rename = "MarkParts")]
struct MarkKeys {
    /// The mark as it is printed: 云溪县图书馆文件.
    text: Option<Text>,
    /// 联合行文: the organs, the leading one first.
    organs: Option<Texts>,
    /// Stands behind the names, in their middle: 文件 if left out, nothing if empty.
    word: Option<Text>,
    /// Which of the organs the mark names.
    joint: Joint,
}

impl JsonSchema for Mark {
    fn schema_name() -> Cow<'static, str> {
        "Mark".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let (text, parts) = (generator.subschema_for::<Text>(), generator.subschema_for::<MarkKeys>());
        schemars::json_schema!({ "anyOf": [text, parts] })
    }
}

impl<'de> Deserialize<'de> for Mark {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Mark, D::Error> {
        struct MarkVisitor;
        impl MarkVisitor {
            fn of(text: Text) -> Mark {
                Mark { text: Some(text), ..Mark::default() }
            }
        }
        impl<'de> Visitor<'de> for MarkVisitor {
            type Value = Mark;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the mark's text, or {text, organs, word, joint}")
            }
            fn visit_str<E: de::Error>(self, value: &str) -> Result<Mark, E> {
                Ok(MarkVisitor::of(value.into()))
            }
            fn visit_i64<E: de::Error>(self, value: i64) -> Result<Mark, E> {
                TextVisitor.visit_i64(value).map(MarkVisitor::of)
            }
            fn visit_u64<E: de::Error>(self, value: u64) -> Result<Mark, E> {
                TextVisitor.visit_u64(value).map(MarkVisitor::of)
            }
            fn visit_f64<E: de::Error>(self, value: f64) -> Result<Mark, E> {
                TextVisitor.visit_f64(value).map(MarkVisitor::of)
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Mark, A::Error> {
                let MarkKeys { text, organs, word, joint } = MarkKeys::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Mark { text, organs, word, joint })
            }
        }
        deserializer.deserialize_any(MarkVisitor)
    }
}

/// 署名 and 成文日期; `{}` for a document without a seal.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Signature {
    /// 印章: a picture of the seal; of a joint document one for each name, in their order.
    pub seal: Option<Texts>,
    /// How wide the seal prints; 42mm if left out.
    pub seal_width: Option<Measure>,
    /// Signs instead of the issuer; several for a joint document.
    pub name: Option<Texts>,
    /// 签名章 of the one who signs, in the place of a name and a seal.
    pub stamp: Option<Stamp>,
}

/// 签名章
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stamp {
    /// A picture of it.
    pub image: Text,
    /// 职务 of the one who signs, set on its left.
    #[serde(default)]
    pub post: Option<Text>,
    /// Whose it is, for readers who do not see it.
    #[serde(default)]
    pub name: Option<Text>,
    /// How wide it prints; 30mm if left out.
    #[serde(default)]
    pub width: Option<Measure>,
}

/// Who took part in a meeting, below the text of its minutes (纪要).
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Attendance {
    /// 出席
    pub present: Option<Texts>,
    /// 请假
    pub absent: Option<Texts>,
    /// 列席
    pub observers: Option<Texts>,
}

/// 版记
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Colophon {
    /// 抄送机关
    pub cc: Option<Texts>,
    /// 主送机关 moved here.
    pub to: Option<Texts>,
    /// 印发机关; the issuer if left out.
    pub issuer: Option<Text>,
    /// 印发日期; 成文日期 if left out.
    #[serde(with = "crate::text::iso_date_option")]
    #[schemars(with = "Option<String>")]
    pub date: Option<Date>,
    /// Which page it stands on; the last even one if left out, of a letter the last.
    pub page: Option<ColophonPage>,
}

/// The page of the colophon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ColophonPage {
    /// The last even page: the back of the last sheet.
    Even,
    /// The last page, odd or even.
    Last,
}
