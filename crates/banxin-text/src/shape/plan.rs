//! Shaping plans, kept with their face.
//!
//! A plan says which lookups of a face apply to a script in a language. Making one costs more than shaping a page, so each is made once.

use std::sync::OnceLock;

use harfrust::{Direction, Language, Script, ShapePlan};

use crate::classes::TextScript;
use crate::font::Face;

/// The plans of one face.
#[derive(Default)]
pub(crate) struct PlanCache {
    han: OnceLock<ShapePlan>,
    latin: OnceLock<ShapePlan>,
}

impl PlanCache {
    /// The plan for a script in Simplified Chinese. The language matters even for marks: with any other, —— is not two ems wide in the Noto faces.
    pub(crate) fn get(&self, face: &Face, script: TextScript) -> &ShapePlan {
        let slot = match script {
            TextScript::Han => &self.han,
            TextScript::Latin => &self.latin,
        };
        slot.get_or_init(|| ShapePlan::new(face.font(), Direction::LeftToRight, Some(iso(script)), language().as_ref(), &[]))
    }
}

/// The language of all text: Simplified Chinese. Latin letters look the same in it as in any other.
pub(super) fn language() -> Option<Language> {
    Language::new("zh-Hans")
}

/// The script as the shaper names it.
pub(super) fn iso(script: TextScript) -> Script {
    match script {
        TextScript::Han => Script::HAN,
        TextScript::Latin => Script::LATIN,
    }
}
