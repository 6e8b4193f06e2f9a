//! Lists through docx-rs.

use docx_rs::{
    AbstractNumbering, BuildXML, Level, LevelJc, LevelOverride, LevelSuffixType, LevelText, NumberFormat, Numbering, RunFonts, Start,
};

use super::error::Fault;
use super::paragraph::{self, index, writer};
use super::repairs::Repairs;
use super::{finish, number_format};
use crate::wml::{self, LevelSuffix, List, ListInstance};

/// A list definition.
pub(crate) fn definition(id: u32, list: &List) -> Result<Vec<u8>, Fault> {
    let mut repairs = Repairs::default();
    let mut made = AbstractNumbering::new(index(id));
    made.multi_level_type = Some("multilevel".to_owned());
    for (number, level) in list.levels.iter().enumerate() {
        made = made.add_level(build(number, level, &mut repairs));
    }
    let mut raw = Vec::new();
    made.build_to(writer(&mut raw))?;
    finish::finish(&raw, &repairs)
}

/// A list instance.
pub(crate) fn instance(id: u32, instance: &ListInstance) -> Result<Vec<u8>, Fault> {
    let starts = instance.starts.iter().map(|(level, start)| LevelOverride::new(usize::from(*level)).start(index(*start)));
    let made = Numbering::new(index(id), index(instance.list)).overrides(starts.collect());
    let mut raw = Vec::new();
    made.build_to(writer(&mut raw))?;
    finish::finish(&raw, &Repairs::default())
}

fn build(number: usize, level: &wml::Level, repairs: &mut Repairs) -> Level {
    let (para, extra) = paragraph::properties(&level.para);
    repairs.paragraphs.push(extra);
    let text = quick_xml::escape::escape(crate::inline::clean(level.text.as_str().into())).into_owned();
    let mut made =
        Level::new(number, Start::new(1), NumberFormat::new(number_format(level.format)), LevelText::new(text), LevelJc::new("left"));
    made.paragraph_property = para;
    // Labels are Chinese text: their marks come from the Chinese face.
    made = made.fonts(RunFonts::new().hint("eastAsia"));
    if let Some(style) = &level.style {
        made = made.paragraph_style(style.clone());
    }
    made.suffix(match level.suffix {
        LevelSuffix::Nothing => LevelSuffixType::Nothing,
        LevelSuffix::Tab => LevelSuffixType::Tab,
    })
}
