//! Shaping plans, kept with their face.
//!
//! A plan says which lookups of a face apply to a script in a language. Making one costs more than shaping a page, so each is made once. Plans for
//! scripts that reports hardly ever hold (Hebrew, Thai) are made each time.

use std::sync::OnceLock;

use harfrust::{Buffer, Direction, Language, Script, ShapeOptions, ShapePlan, ShaperFont};

use crate::classes::TextScript;
use crate::font::{Face, Region};

/// The plans of one face: by region, for Chinese and for Latin text.
#[derive(Default)]
pub(crate) struct PlanCache {
    plans: [[OnceLock<ShapePlan>; 2]; Region::COUNT],
}

/// What decides which lookups apply to a stretch of text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Writing {
    pub(super) script: TextScript,
    /// A script that is neither Chinese nor Latin.
    pub(super) other: Option<Script>,
    pub(super) right_to_left: bool,
    pub(super) region: Region,
}

impl Writing {
    /// Chinese text of a region.
    pub(super) fn chinese(region: Region) -> Writing {
        Writing { script: TextScript::Han, other: None, right_to_left: false, region }
    }

    /// Whether it is plain Latin text, from left to right.
    pub(super) fn is_latin(self) -> bool {
        self.script == TextScript::Latin && self.other.is_none() && !self.right_to_left
    }

    /// Shapes what is in `buffer`; whether it could be done.
    pub(super) fn shape(self, face: &Face, buffer: &mut Buffer) -> bool {
        buffer.set_direction(self.direction());
        buffer.set_script(Some(self.iso()));
        buffer.set_language(self.language());
        let font = ShaperFont::new(face.font());
        let options = match self.cached(face.plans()) {
            Some(slot) => ShapeOptions::new().plan(Some(slot.get_or_init(|| self.plan(face)))),
            None => return harfrust::shape(&font, buffer, ShapeOptions::new().plan(Some(&self.plan(face)))).is_ok(),
        };
        harfrust::shape(&font, buffer, options).is_ok()
    }

    fn cached(self, plans: &PlanCache) -> Option<&OnceLock<ShapePlan>> {
        if self.right_to_left || self.other.is_some() {
            return None;
        }
        plans.plans.get(self.region.index())?.get(usize::from(self.script == TextScript::Latin))
    }

    fn plan(self, face: &Face) -> ShapePlan {
        ShapePlan::new(face.font(), self.direction(), Some(self.iso()), self.language().as_ref(), &[])
    }

    fn direction(self) -> Direction {
        if self.right_to_left { Direction::RightToLeft } else { Direction::LeftToRight }
    }

    /// The language of the text's Chinese. Latin letters look the same in it as in any other. It matters even for marks: with none, —— is not two
    /// ems wide in the Noto faces.
    fn language(self) -> Option<Language> {
        Language::new(self.region.language())
    }

    /// The script as the shaper names it.
    fn iso(self) -> Script {
        self.other.unwrap_or(match self.script {
            TextScript::Han => Script::HAN,
            TextScript::Latin => Script::LATIN,
        })
    }
}
