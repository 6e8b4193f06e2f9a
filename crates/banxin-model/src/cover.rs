//! 封面: whether there is one, and its picture.

use std::borrow::Cow;
use std::fmt;

use schemars::JsonSchema;
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize};

use crate::text::Text;

/// 封面: `true`, or a picture for it.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(untagged)]
pub enum Cover {
    /// Without one.
    #[default]
    None,
    /// In the colours of the style.
    Plain(bool),
    /// With a picture.
    Picture(CoverPicture),
}

/// The picture of a cover.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CoverPicture {
    /// The file; it is set as wide as the sheet, and bleeds.
    pub image: String,
    /// 替代文字
    #[serde(default)]
    pub alt: Option<Text>,
}

impl<'de> Deserialize<'de> for Cover {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Cover, D::Error> {
        struct CoverVisitor;
        impl<'de> Visitor<'de> for CoverVisitor {
            type Value = Cover;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("true, false, or {image, alt}")
            }
            fn visit_bool<E: de::Error>(self, shown: bool) -> Result<Cover, E> {
                Ok(if shown { Cover::Plain(true) } else { Cover::None })
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Cover, A::Error> {
                CoverPicture::deserialize(MapAccessDeserializer::new(map)).map(Cover::Picture)
            }
        }
        deserializer.deserialize_any(CoverVisitor)
    }
}

impl JsonSchema for Cover {
    fn schema_name() -> Cow<'static, str> {
        "Cover".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let picture = generator.subschema_for::<CoverPicture>();
        schemars::json_schema!({ "oneOf": [{ "type": "boolean" }, picture] })
    }
}
