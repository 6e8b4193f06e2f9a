//! Absolute styles in Word's terms, and what of them must be said where another style already speaks.
//!
//! In: [`ParagraphStyle`] and [`TextStyle`], absolute. Out: [`ParaProps`] and [`RunProps`]: whole ones for the default style, differences
//! for every other style and for direct formatting. A clerk who changes a style then changes everything that follows it.

use banxin_base::Len;
use banxin_compose::document::{Align, Bar, Baseline, ParagraphStyle, TextStyle};

use crate::fonts::Families;
use crate::wml::{HalfPt, Indent, Jc, LinePitch, ParaProps, ParaRule, RuleKind, RuleSide, RunProps, Spacing, Twip, VerticalPosition};

/// A length in twips, rounded.
pub(crate) fn twip(length: Len) -> Twip {
    Twip(i32::try_from(length.to_twips()).unwrap_or(if length < Len::ZERO { i32::MIN } else { i32::MAX }))
}

/// A type size in half points, at least one.
pub(crate) fn half_pt(size: Len) -> HalfPt {
    HalfPt(u32::try_from(size.to_half_pt()).unwrap_or(0).max(1))
}

/// Tracking (字间距) as Word takes it.
///
/// Negative tracking squeezes 28 characters of 16 pt into 442.2 pt; it is rounded away from zero and one twip further, because Word and
/// LibreOffice leave out or round the space behind the last character differently, and a full line must fit in both.
pub(crate) fn tracking(style: &TextStyle) -> Twip {
    let emu = style.tracking.to_emu();
    let exact = Len::twips(1).to_emu();
    if emu < 0 { Twip(i32::try_from(emu.div_euclid(exact) - 1).unwrap_or(0)) } else { twip(style.tracking) }
}

/// Everything that a paragraph style says of paragraphs.
pub(crate) fn whole_para(style: &ParagraphStyle) -> ParaProps {
    ParaProps {
        keep_next: Some(style.keep_with_next),
        keep_lines: Some(style.keep_together),
        page_break_before: Some(style.page_break_before),
        widow_control: Some(style.widow_control),
        align: Some(jc(style.align)),
        indent: Some(indent(style)),
        spacing: Some(Spacing {
            before: positive(style.space_before),
            after: positive(style.space_after),
            line: LinePitch::Exact(positive(style.leading)),
        }),
        outline: Some(style.outline),
        rule: style.bar.map(bar),
        ..ParaProps::default()
    }
}

/// A bar beside a paragraph: a border of it, off the text by whole points, of which Word has 31 at most.
fn bar(bar: Bar) -> ParaRule {
    let whole = |length: Len, most: i64| u32::try_from(length.whole(Len::deci_pt(10)).clamp(0, most)).unwrap_or(0);
    let eighths = u32::try_from((bar.stroke.weight * 8).whole(Len::deci_pt(10)).clamp(2, 96)).unwrap_or(2);
    ParaRule { side: RuleSide::Left, kind: RuleKind::Single, eighths, space: whole(bar.gap, 31), color: bar.stroke.color }
}

/// What `props` says beyond `base`.
pub(crate) fn para_beyond(props: ParaProps, base: &ParaProps) -> ParaProps {
    ParaProps {
        keep_next: props.keep_next.filter(|it| base.keep_next != Some(*it)),
        keep_lines: props.keep_lines.filter(|it| base.keep_lines != Some(*it)),
        page_break_before: props.page_break_before.filter(|it| base.page_break_before != Some(*it)),
        widow_control: props.widow_control.filter(|it| base.widow_control != Some(*it)),
        snap_to_grid: props.snap_to_grid.filter(|it| base.snap_to_grid != Some(*it)),
        align: props.align.filter(|it| base.align != Some(*it)),
        indent: props.indent.filter(|it| base.indent != Some(*it)),
        spacing: props.spacing.filter(|it| base.spacing != Some(*it)),
        outline: props.outline.filter(|it| base.outline != Some(*it)),
        rule: props.rule.filter(|it| base.rule != Some(*it)),
        ..props
    }
}

/// What a paragraph style says beyond another one, of paragraphs. Lines of another pitch than the grid's must be told to leave it,
/// and so must type larger than the text's: a grid gives it two lines.
pub(crate) fn para_difference(style: &ParagraphStyle, base: &ParagraphStyle, body: &ParagraphStyle) -> ParaProps {
    if style == base {
        return ParaProps::default();
    }
    let on_grid = |style: &ParagraphStyle| ParaProps {
        snap_to_grid: Some(style.leading == body.leading && style.text.size <= body.text.size),
        ..whole_para(style)
    };
    para_beyond(on_grid(style), &on_grid(base))
}

/// The script that a run's look is asked for: bold and italic are for Western letters only, a Chinese face changes instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Script {
    /// Chinese and its marks.
    Chinese,
    /// Western letters and digits.
    Western,
}

/// Everything that a text style says of runs in one script. Emphasis dots (着重号) are a character style, see [`crate::style`].
pub(crate) fn whole_run(style: &TextStyle, script: Script, families: &Families) -> RunProps {
    let bold_face = families.is_bold(style.face);
    RunProps {
        style: style.dots.then_some(crate::style::DOTS),
        fonts: Some(families.slots(style.face)),
        bold: Some(if script == Script::Western { style.bold } else { bold_face }),
        italic: Some(script == Script::Western && style.italic),
        strike: Some(style.strike),
        underline: Some(style.underline || style.name_line),
        color: Some(style.color),
        size: Some(half_pt(style.size)),
        spacing: Some(tracking(style)),
        vertical: Some(match style.baseline {
            Baseline::Normal => VerticalPosition::Baseline,
            Baseline::Super => VerticalPosition::Super,
            Baseline::Sub => VerticalPosition::Sub,
        }),
        ..RunProps::default()
    }
}

/// Whether the two scripts of a text style look different in Word's terms, so that its text must be split.
pub(crate) fn scripts_differ(style: &TextStyle, families: &Families) -> bool {
    style.italic || style.bold != families.is_bold(style.face)
}

/// What `props` says beyond `base`.
pub(crate) fn run_beyond(props: RunProps, base: &RunProps) -> RunProps {
    RunProps {
        fonts: props.fonts.filter(|it| base.fonts.as_ref() != Some(it)),
        bold: props.bold.filter(|it| base.bold != Some(*it)),
        italic: props.italic.filter(|it| base.italic != Some(*it)),
        strike: props.strike.filter(|it| base.strike != Some(*it)),
        underline: props.underline.filter(|it| base.underline != Some(*it)),
        color: props.color.filter(|it| base.color != Some(*it)),
        size: props.size.filter(|it| base.size != Some(*it)),
        spacing: props.spacing.filter(|it| base.spacing != Some(*it)),
        vertical: props.vertical.filter(|it| base.vertical != Some(*it)),
        ..props
    }
}

fn jc(align: Align) -> Jc {
    match align {
        Align::Start => Jc::Left,
        Align::Justify => Jc::Both,
        Align::Center => Jc::Center,
        Align::End => Jc::Right,
    }
}

/// Indents. One in characters is recomputed from the size and the tracking that Word gets, so that the twips say the same.
fn indent(style: &ParagraphStyle) -> Indent {
    let first = if style.first_indent_chars == 0 {
        twip(style.first_indent)
    } else {
        let character = i64::from(twip(style.text.size).0) + i64::from(tracking(&style.text).0);
        Twip(i32::try_from(character.saturating_mul(i64::from(style.first_indent_chars)) / 100).unwrap_or(0))
    };
    Indent { left: twip(style.indent_start), right: twip(style.indent_end), first, first_chars: style.first_indent_chars }
}

fn positive(length: Len) -> Twip {
    Twip(twip(length).0.max(0))
}

#[cfg(test)]
mod tests {
    use banxin_base::Len;

    use super::{tracking, twip};
    use crate::testing::body_style;
    use crate::wml::Twip;

    #[test]
    fn twenty_eight_characters_fit_the_type_area() {
        let style = body_style().text;
        let line = 28 * twip(style.size).0 + 27 * tracking(&style).0;
        assert!(line <= 8844, "{line}");
        assert_eq!(tracking(&style), Twip(-6));
    }

    #[test]
    fn lengths_that_word_cannot_hold_saturate() {
        assert_eq!(twip(Len::emu(i64::MAX / 2)), Twip(i32::MAX));
        assert_eq!(twip(Len::emu(i64::MIN / 2)), Twip(i32::MIN));
    }
}
