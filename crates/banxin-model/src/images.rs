//! Pictures as users write them: one, a list of several side by side, or a mapping that says how they stand.

use std::fmt;

use schemars::JsonSchema;
use serde::de::{self, Deserializer, MapAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Serialize};

use banxin_base::DataPath;

use crate::block::Measure;
use crate::text::Text;

/// A picture.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Image {
    /// The file, relative to the report: png, jpeg or svg.
    pub src: String,
    /// 替代文字. Required in print; checked with a message of its own.
    #[serde(default)]
    pub alt: Option<Text>,
    /// 图题
    #[serde(default)]
    pub caption: Option<Text>,
    /// A name to refer to.
    #[serde(default)]
    pub id: Option<String>,
    /// Printed width: `120mm`, `50%`.
    #[serde(default)]
    pub width: Option<Measure>,
    /// Printed height.
    #[serde(default)]
    pub height: Option<Measure>,
    /// How it takes the box of its width and height; whole if left out.
    #[serde(default)]
    pub fit: Option<Fit>,
}

/// How a picture takes a box of another shape.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Fit {
    /// The whole picture, with room left over.
    #[default]
    Contain,
    /// The whole box, with what stands over cut off evenly.
    Cover,
}

/// Several pictures.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Images {
    /// Side by side, each for itself.
    List(Vec<Image>),
    /// A grid.
    Grid(ImageGrid),
}

/// A grid of pictures: with a caption or an id one figure, whose pictures are its parts; else each picture for itself.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ImageGrid {
    /// The pictures, row by row.
    pub items: Vec<Image>,
    /// How many stand in a row, 2 to 4; by their number if left out.
    #[serde(default, deserialize_with = "crate::kpis::two_to_four")]
    #[schemars(range(min = 2, max = 4))]
    pub columns: Option<u8>,
    /// 图题 of all of them.
    #[serde(default)]
    pub caption: Option<Text>,
    /// A name to refer to all of them.
    #[serde(default)]
    pub id: Option<String>,
    /// What stands before the captions of single pictures.
    #[serde(default)]
    pub labels: ImageLabels,
    /// How each picture takes its box, unless it says so itself.
    #[serde(default)]
    pub fit: Fit,
    /// The height of each picture's box, unless it says so itself.
    #[serde(default)]
    pub height: Option<Measure>,
}

/// What stands before the captions of single pictures in a grid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ImageLabels {
    /// （a）, （b） in one figure; 图1, 图2 where each picture is a figure.
    #[default]
    Auto,
    /// Nothing.
    None,
}

impl Images {
    /// The pictures, in reading order.
    pub fn items(&self) -> &[Image] {
        match self {
            Images::List(items) => items,
            Images::Grid(grid) => &grid.items,
        }
    }

    /// The same, to be changed.
    pub(crate) fn items_mut(&mut self) -> &mut [Image] {
        match self {
            Images::List(items) => items,
            Images::Grid(grid) => &mut grid.items,
        }
    }

    /// Where the pictures are written in a block that stands at `path`.
    pub fn items_path(&self, path: &DataPath) -> DataPath {
        match self {
            Images::List(_) => path.clone(),
            Images::Grid(_) => path.key("items"),
        }
    }
}

impl<'de> Deserialize<'de> for Images {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Images, D::Error> {
        struct ImagesVisitor;
        impl<'de> Visitor<'de> for ImagesVisitor {
            type Value = Images;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of pictures, or {items, columns, caption}")
            }
            fn visit_seq<A: de::SeqAccess<'de>>(self, mut seq: A) -> Result<Images, A::Error> {
                let mut items = Vec::new();
                while let Some(image) = seq.next_element()? {
                    items.push(image);
                }
                Ok(Images::List(items))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Images, A::Error> {
                ImageGrid::deserialize(MapAccessDeserializer::new(map)).map(Images::Grid)
            }
        }
        deserializer.deserialize_any(ImagesVisitor)
    }
}
