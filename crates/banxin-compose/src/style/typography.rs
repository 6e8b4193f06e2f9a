//! How lines are set: the style's own way, then what the report says.

use banxin_model::{Text, Typography as Wishes};

use crate::document::Typography;

/// Puts what the report wishes in the place of what the style has. Units are added to those of the style.
pub(super) fn apply(wishes: &Wishes, typography: &mut Typography) {
    let Wishes { kinsoku, gap, hanging, units, fill, hyphenate } = wishes;
    typography.kinsoku = kinsoku.unwrap_or(typography.kinsoku);
    typography.gap = gap.unwrap_or(typography.gap);
    typography.hanging = hanging.unwrap_or(typography.hanging);
    typography.fill = fill.unwrap_or(typography.fill);
    typography.hyphenate = hyphenate.unwrap_or(typography.hyphenate);
    let more = units.iter().flat_map(|units| &units.0).map(Text::as_str).map(str::trim).filter(|unit| !unit.is_empty());
    typography.units.extend(more.map(str::to_owned));
}

#[cfg(test)]
mod tests {
    use banxin_model::{Fill, Gap, Kinsoku, Texts, Typography as Wishes};

    use super::apply;
    use crate::document::Typography;
    use crate::resolve::tree::Styled;
    use crate::style::look;

    #[test]
    fn a_report_goes_before_its_style() {
        let wishes = Wishes {
            kinsoku: Some(Kinsoku::Strict),
            gap: Some(Gap::None),
            hanging: Some(true),
            units: Some(Texts(vec!["朵".into(), " ".into()])),
            ..Wishes::default()
        };
        let set = look(Styled::Annual, &[], &wishes, &mut Vec::new()).sheet.typography;
        let expected = Typography {
            kinsoku: Kinsoku::Strict,
            gap: Gap::None,
            hanging: true,
            units: vec!["朵".to_owned()],
            fill: Fill::Flow,
            hyphenate: true,
        };
        assert_eq!(set, expected);
        let mut untouched = expected.clone();
        apply(&Wishes::default(), &mut untouched);
        assert_eq!(untouched, expected);
    }
}
