//! Shaping plans, kept with their face.
//!
//! A plan says which lookups of a face apply to a script in a language. Making one costs more than shaping a page, so each is made once.

use std::sync::OnceLock;

use harfrust::{Direction, Language, Script, ShapePlan};

use crate::font::Face;

/// The scripts that a report is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextScript {
    /// Han characters, kana, and the punctuation among them.
    Han,
    /// Latin, Greek and Cyrillic letters, digits and their punctuation.
    Latin,
}

/// The plans of one face.
#[derive(Default)]
pub(crate) struct PlanCache {
    han: OnceLock<ShapePlan>,
    latin: OnceLock<ShapePlan>,
}

impl PlanCache {
    /// The plan for a script in Simplified Chinese. The language matters even for marks: with any other, —— is not two ems wide in the Noto faces.
    pub(crate) fn get(&self, face: &Face, script: TextScript) -> &ShapePlan {
        let (slot, script) = match script {
            TextScript::Han => (&self.han, Script::HAN),
            TextScript::Latin => (&self.latin, Script::LATIN),
        };
        let language = Language::new("zh-Hans");
        slot.get_or_init(|| ShapePlan::new(face.font(), Direction::LeftToRight, Some(script), language.as_ref(), &[]))
    }
}
