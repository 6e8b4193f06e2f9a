//! Looks of parts: boards of figures, charts, callouts, quotations; what a theme says of them, and what cannot be read or told apart then.
//!
//! In: a look and what a theme states. Out: the look changed. All of it is practice: no standard says how boards, charts and callouts look.

use banxin_base::{Color, DataPath, Diagnostic, Len, Origin, codes};
use banxin_model::{Room, ThemeBoards, ThemeCallouts, ThemeCharts, ThemeColor, ThemeFile, ThemeQuotes, ThemeStroke};

use super::theme::{LEAST_CONTRAST, luminance};
use super::{Look, Palette, series};
use crate::document::{Bar, CalloutLook, Stroke, StyleId};

/// A rule heavier than this is a slip of the unit: 6 mm for 6 pt.
const HEAVIEST: Len = Len::deci_pt(60);
/// Least ratio of the light of neighbouring colours of charts, times a hundred: less is one grey on a copy. The built-in colours have 1.4 and more.
const LEAST_STEP: i64 = 120;

/// A board of figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BoardLook {
    /// How many stand in a row; `None` goes by their number.
    pub(crate) columns: Option<usize>,
    /// The ground.
    pub(crate) fill: Option<Color>,
    /// Above and below.
    pub(crate) rule: Stroke,
}

/// Charts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ChartLook {
    /// Colours of series or slices. Invariant: never empty.
    pub(crate) palette: Vec<Color>,
    /// Lines across at each tick.
    pub(crate) grid: Stroke,
    /// Lines of the axes.
    pub(crate) axis: Stroke,
    /// Size and colour of words; `None` is that of footnotes.
    pub(crate) text: (Option<Len>, Option<Color>),
}

impl BoardLook {
    /// Numbers on the paper.
    pub(super) const BARE: BoardLook = BoardLook { columns: None, fill: None, rule: Stroke::NONE };
}

impl ChartLook {
    /// The built-in colours on a grey grid.
    pub(super) fn built_in() -> ChartLook {
        ChartLook {
            palette: series::COLORS.to_vec(),
            grid: Stroke { weight: Len::emu(4_763), color: Color::gray(20) },
            axis: Stroke { weight: Len::emu(6_350), color: Color::gray(70) },
            text: (None, None),
        }
    }
}

/// Puts what a theme states of parts into the look.
pub(super) fn apply(layer: &ThemeFile, look: &mut Look) {
    let (theme, palette, line) = (&layer.theme, look.palette, look.page.grid.line_pitch);
    if let Some(color) = theme.tables.header_fill {
        look.header_fill = ground(color, palette);
    }
    boards(&theme.boards, palette, line, &mut look.board);
    charts(&theme.charts, palette, line, &mut look.charts);
    callouts(&theme.callouts, palette, line, &mut look.callout);
    quotes(&theme.quotes, look);
}

fn boards(stated: &ThemeBoards, palette: Palette, line: Len, look: &mut BoardLook) {
    look.columns = stated.columns.map(usize::from).or(look.columns);
    if let Some(color) = stated.fill {
        look.fill = ground(color, palette);
    }
    stroke(&stated.rule, palette, line, &mut look.rule);
}

fn charts(stated: &ThemeCharts, palette: Palette, line: Len, look: &mut ChartLook) {
    if let Some(colors) = stated.palette.as_ref().filter(|colors| !colors.is_empty()) {
        look.palette = colors.iter().map(|color| palette.color(*color)).collect();
    }
    stroke(&stated.grid, palette, line, &mut look.grid);
    stroke(&stated.axis, palette, line, &mut look.axis);
    look.text.0 = stated.text.size.map(|size| size.0).or(look.text.0);
    look.text.1 = stated.text.color.map(|color| palette.color(color)).or(look.text.1);
}

fn callouts(stated: &ThemeCallouts, palette: Palette, line: Len, look: &mut CalloutLook) {
    if let Some(color) = stated.fill {
        look.fill = ground(color, palette);
    }
    stroke(&stated.frame, palette, line, &mut look.frame);
    stroke(&stated.bar, palette, line, &mut look.bar);
    look.space = stated.space.map_or(look.space, |room| room.in_grid(line, line));
}

fn quotes(stated: &ThemeQuotes, look: &mut Look) {
    let (palette, line) = (look.palette, look.page.grid.line_pitch);
    let mut style = look.sheet.get(StyleId::Quote).clone();
    let character = style.text.size;
    let mut bar = style.bar.unwrap_or(Bar { stroke: Stroke { weight: Len::ZERO, color: palette.rule }, gap: character });
    stroke(&stated.bar, palette, line, &mut bar.stroke);
    bar.gap = stated.gap.map_or(bar.gap, |room| room.in_grid(line, character));
    style.bar = Some(bar).filter(|bar| !bar.stroke.weight.is_zero());
    look.sheet.set(StyleId::Quote, style);
}

fn ground(color: ThemeColor, palette: Palette) -> Option<Color> {
    Some(palette.color(color)).filter(|color| *color != Color::WHITE)
}

fn stroke(stated: &ThemeStroke, palette: Palette, line: Len, known: &mut Stroke) {
    known.weight = stated.weight.map_or(known.weight, |room| room.in_grid(line, line));
    known.color = stated.color.map_or(known.color, |color| palette.color(color));
}

/// What a file states that cannot be read or told apart, or is a slip.
pub(super) fn faults(layer: &ThemeFile, look: &Look, found: &mut Vec<Diagnostic>) {
    heavy(layer, look, found);
    unreadable(layer, look, found);
    let path = DataPath::ROOT.key("charts").key("palette");
    if let Some(colors) = &layer.theme.charts.palette {
        let colors: Vec<Color> = colors.iter().map(|color| look.palette.color(*color)).collect();
        for (n, pair) in colors.windows(2).enumerate() {
            let (one, other) = (luminance(pair[0]), luminance(pair[1]));
            #[expect(clippy::cast_possible_truncation, reason = "at most 2100")]
            let step = ((one.max(other) + 0.05) / (one.min(other) + 0.05) * 100.0) as i64;
            if step < LEAST_STEP {
                let problem = Diagnostic::new(&codes::THEME_ALIKE, Origin::data(&layer.file, &path.index(n + 1)));
                found.push(problem.with("one", format!("#{}", pair[0].hex())).with("other", format!("#{}", pair[1].hex())));
            }
        }
    }
}

fn heavy(layer: &ThemeFile, look: &Look, found: &mut Vec<Diagnostic>) {
    let theme = &layer.theme;
    let rules = &theme.tables.rules;
    let stated: [(&[&str], Option<Room>); 10] = [
        (&["tables", "rules", "top"], rules.top),
        (&["tables", "rules", "header"], rules.header),
        (&["tables", "rules", "header_inner"], rules.header_inner),
        (&["tables", "rules", "bottom"], rules.bottom),
        (&["boards", "rule", "weight"], theme.boards.rule.weight),
        (&["charts", "grid", "weight"], theme.charts.grid.weight),
        (&["charts", "axis", "weight"], theme.charts.axis.weight),
        (&["callouts", "frame", "weight"], theme.callouts.frame.weight),
        (&["callouts", "bar", "weight"], theme.callouts.bar.weight),
        (&["quotes", "bar", "weight"], theme.quotes.bar.weight),
    ];
    let line = look.page.grid.line_pitch;
    for (keys, weight) in stated.into_iter().filter_map(|(keys, room)| Some((keys, room?.in_grid(line, line)))) {
        if weight > HEAVIEST {
            let path = keys.iter().fold(DataPath::ROOT, |path, key| path.key(*key));
            let problem = Diagnostic::new(&codes::THEME_HEAVY, Origin::data(&layer.file, &path));
            found.push(problem.with("weight", format!("{:.1}", weight.to_pt())));
        }
    }
}

/// Text on grounds that the file states.
fn unreadable(layer: &ThemeFile, look: &Look, found: &mut Vec<Diagnostic>) {
    let theme = &layer.theme;
    let grounds = [
        ("boards", "fill", theme.boards.fill, [StyleId::KpiValue, StyleId::KpiLabel]),
        ("callouts", "fill", theme.callouts.fill, [StyleId::CalloutTitle, StyleId::CalloutText]),
        ("tables", "header_fill", theme.tables.header_fill, [StyleId::TableHead, StyleId::TableHead]),
    ];
    for (part, key, color, styles) in grounds {
        let Some(ground) = color.map(|color| look.palette.color(color)) else { continue };
        let contrasts = styles.map(|id| contrast(look.sheet.get(id).text.color, ground));
        let least = contrasts[0].min(contrasts[1]);
        if least < LEAST_CONTRAST {
            let path = DataPath::ROOT.key(part).key(key);
            let problem = Diagnostic::new(&codes::THEME_GROUND, Origin::data(&layer.file, &path)).with("part", part);
            found.push(problem.with("color", format!("#{}", ground.hex())).with("contrast", format!("{}.{}", least / 10, least % 10)));
        }
    }
}

/// Contrast of two colours, times ten (WCAG 2.1).
fn contrast(one: Color, other: Color) -> i64 {
    let (one, other) = (luminance(one), luminance(other));
    #[expect(clippy::cast_possible_truncation, reason = "at most 210")]
    let tenths = ((one.max(other) + 0.05) / (one.min(other) + 0.05) * 10.0) as i64;
    tenths
}

#[cfg(test)]
mod tests {
    use banxin_base::{Color, Len};
    use banxin_model::{Theme, ThemeFile, Typography};

    use crate::document::{Stroke, StyleId};
    use crate::resolve::tree::Styled;
    use crate::style::look;

    fn themed(theme: serde_json::Value) -> crate::style::Look {
        let theme: Theme = serde_json::from_value(theme).expect("a theme");
        let layer = ThemeFile { file: "theme.yaml".into(), theme };
        look(Styled::Annual, &[layer], &Typography::default(), &mut Vec::new())
    }

    #[test]
    fn parts_take_what_a_theme_states_and_keep_the_rest() {
        let look = themed(serde_json::json!({
            "colors": {"tint": "#F4EFE6", "second": "#7A1F2B"},
            "tables": {"header_fill": "tint"},
            "boards": {"columns": 3, "rule": {"weight": "1pt", "color": "second"}},
            "charts": {"palette": ["accent", "second"], "grid": {"weight": 0}, "text": {"size": "小五", "color": "#333333"}},
            "callouts": {"fill": "paper", "frame": {"weight": "0.5pt"}},
            "quotes": {"bar": {"weight": "3pt"}, "gap": "1.5字"},
        }));
        let (tint, second) = (look.palette.tint, look.palette.second);
        assert_eq!(tint.rgb, [0xF4, 0xEF, 0xE6]);
        assert_eq!(look.header_fill, Some(tint));
        // The ground that annual has is the theme's tint; the rule is the theme's own.
        assert_eq!((look.board.columns, look.board.fill), (Some(3), Some(tint)));
        assert_eq!(look.board.rule, Stroke { weight: Len::deci_pt(10), color: second });
        assert_eq!(look.charts.palette, [look.palette.accent, second]);
        assert!(look.charts.grid.weight.is_zero() && !look.charts.axis.weight.is_zero());
        assert_eq!(look.charts.text.0, Some(Len::deci_pt(90)));
        assert_eq!((look.callout.fill, look.callout.frame.weight), (None, Len::deci_pt(5)));
        assert_eq!(look.callout.bar, Stroke { weight: Len::deci_pt(25), color: second });
        let quote = look.sheet.get(StyleId::Quote);
        let bar = quote.bar.expect("a bar");
        assert_eq!((bar.stroke.weight, bar.stroke.color), (Len::deci_pt(30), second));
        assert_eq!(bar.gap, quote.text.size.scale(15, 10));
    }

    #[test]
    fn two_colours_drive_every_part_of_a_book() {
        let look = themed(serde_json::json!({"colors": {"accent": "#1F5A3C", "second": "#B8762E", "tint": "#EEF4F0"}}));
        let palette = look.palette;
        let book = look.book.as_ref().expect("a book");
        assert_eq!((book.ground, book.strip), (palette.accent, palette.second));
        assert_eq!((look.callout.fill, look.callout.bar.color), (Some(palette.tint), palette.second));
        assert_eq!((look.board.fill, look.sheet.get(StyleId::KpiValue).text.color), (Some(palette.tint), palette.accent));
        let quote = look.sheet.get(StyleId::Quote);
        assert_eq!((quote.text.color, quote.bar.map(|bar| bar.stroke.color)), (palette.accent, Some(palette.second)));
    }

    #[test]
    fn a_bar_without_weight_is_none() {
        let look = themed(serde_json::json!({"quotes": {"bar": {"weight": 0}}, "charts": {"palette": []}}));
        assert_eq!(look.sheet.get(StyleId::Quote).bar, None);
        assert_eq!(look.charts.palette.len(), 8);
        assert_ne!(look.charts.palette[0], Color::BLACK);
    }
}
