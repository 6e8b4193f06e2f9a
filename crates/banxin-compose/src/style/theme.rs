//! Themes: puts what a theme file states in the place of what the style has, and checks that what comes out can be set.
//!
//! In: a look and the theme files, what is inherited first. Out: the look changed, every value absolute, and what is wrong with it at its place.
//! Steps for each file: typefaces, sheet and grid, body, the styles that follow the body, styles by name, the rest.
//!
//! What followed the body follows it still: a list or quotation in the body's size keeps the body's size, a space of half a line stays half a line.

use banxin_base::{Color, DataPath, Diagnostic, FaceRole, Len, Origin, Ratio, codes};
use banxin_model::{
    ChapterStart, PageNumberPlace, Room, ThemeAlign, ThemeFaces, ThemeFile, ThemePage, ThemePageNumber, ThemeParagraph, ThemeTables,
};

use super::{Look, parts, typography};
use crate::document::{Align, Grid, PageStyle, ParagraphStyle, SectionStart, Stroke, StyleId};

/// The least contrast of text with paper (WCAG 2.1, 1.4.3), times ten.
pub(super) const LEAST_CONTRAST: i64 = 45;
/// Sheets below and above this are slips: an A8 card, an A0 poster.
const SHEETS: (Len, Len) = (Len::deci_mm(500), Len::deci_mm(12_000));
/// A type area narrower or lower than this holds no text.
const LEAST_AREA: Len = Len::deci_mm(300);

/// Applies the files and checks the result.
pub(super) fn apply(themes: &[ThemeFile], look: &mut Look, found: &mut Vec<Diagnostic>) {
    for layer in themes {
        one(layer, look);
        pale(layer, look, found);
        parts::faults(layer, look, found);
    }
    if let Some(layer) = themes.iter().rev().find(|layer| layer.theme.page != ThemePage::default()).or(themes.last()) {
        found.extend(impossible(look, Origin::data(&layer.file, &DataPath::ROOT.key("page"))));
    }
}

fn one(layer: &ThemeFile, look: &mut Look) {
    let theme = &layer.theme;
    look.name = theme.name.as_ref().map_or_else(|| layer.file.to_string(), ToString::to_string);
    faces(&theme.faces, look);
    let body = theme.styles.body.clone().unwrap_or_default();
    let before = look.sheet.get(StyleId::Body).clone();
    page(&theme.page, &body, look);
    let after = changed_body(&before, &body, look);
    let old_pitch = before.leading;
    for (_, style) in look.sheet.iter_mut() {
        follow(style, &before, &after, old_pitch);
    }
    look.sheet.set(StyleId::Body, after);
    for (key, stated) in theme.styles.stated().into_iter().filter(|(key, _)| *key != "body") {
        let line = look.page.grid.line_pitch;
        let mut style = look.sheet.get(id_of(key)).clone();
        paragraph(&mut style, stated, line, look);
        look.sheet.set(id_of(key), style);
    }
    number(&theme.page.number, look);
    tables(&theme.tables, look);
    parts::apply(layer, look);
    look.title_blank = (theme.title.lines_above.unwrap_or(look.title_blank.0), theme.title.lines_below.unwrap_or(look.title_blank.1));
    for (known, stated) in look.numbering.levels.iter_mut().zip(theme.numbering.iter().flatten()) {
        known.clone_from(stated);
    }
    if let (Some(book), Some(start)) = (&mut look.book, theme.chapters.start) {
        book.chapter_start = match start {
            ChapterStart::Odd => SectionStart::OddPage,
            ChapterStart::Next => SectionStart::NextPage,
        };
    }
    if let Some(word) = &theme.chapters.word {
        look.numbering.chapter_word.clone_from(word);
    }
    typography::apply(&theme.typography, &mut look.sheet.typography);
}

fn faces(stated: &ThemeFaces, look: &mut Look) {
    for (role, family) in stated.stated() {
        let Some(known) = look.sheet.faces.get_mut(&role) else { continue };
        if let Some(pages) = &family.pages {
            known.pages = pages.0.iter().map(ToString::to_string).collect();
        }
        if let Some(word) = &family.word {
            known.word = word.to_string();
        }
        if let Some(alternative) = &family.word_alternative {
            known.word_alternative = alternative.to_string();
        }
    }
}

/// Sheet and grid. A number of lines or characters decides the pitch; a pitch decides how many there are.
fn page(stated: &ThemePage, body: &ThemeParagraph, look: &mut Look) {
    let grid = look.page.grid;
    let page = &mut look.page;
    let room = |room: Option<Room>, known: Len| room.map_or(known, |room| room.in_grid(grid.line_pitch, grid.char_pitch));
    page.size.width = room(stated.width, page.size.width);
    page.size.height = room(stated.height, page.size.height);
    page.top = room(stated.top, page.top);
    page.bottom = room(stated.bottom, page.bottom);
    page.inner = room(stated.inner, page.inner);
    page.outer = room(stated.outer, page.outer);
    page.mirrored = stated.mirrored.unwrap_or(page.mirrored);
    let area = page.type_area();
    let new_size = body.size.map(|size| size.0);
    let leading = stated.leading.or(body.leading);
    let (lines, line_pitch) = match (leading, stated.lines) {
        (Some(pitch), lines) => {
            let pitch = pitch.in_grid(grid.line_pitch, grid.char_pitch);
            (lines.unwrap_or_else(|| count(area.height, pitch)), pitch)
        }
        // In Word's unit, rounded down, so that the lines fit in both outputs.
        (None, Some(lines)) => (lines, Len::twips(area.height.whole(Len::twips(1)) / i64::from(lines.max(1)))),
        (None, None) => (count(area.height, grid.line_pitch), grid.line_pitch),
    };
    let (chars, char_pitch) = match (stated.chars, new_size) {
        (Some(chars), _) => (chars, area.width / i64::from(chars.max(1))),
        (None, Some(size)) => {
            let chars = count(area.width, size);
            // Where type filled the line from edge to edge it does so again.
            let solid = grid.char_pitch == look.sheet.get(StyleId::Body).text.size;
            (chars, if solid { size } else { area.width / i64::from(chars.max(1)) })
        }
        (None, None) => (count(area.width, grid.char_pitch), grid.char_pitch),
    };
    page.grid = Grid { lines, chars, line_pitch, char_pitch };
}

fn count(room: Len, pitch: Len) -> u32 {
    if pitch <= Len::ZERO { 0 } else { u32::try_from((room + Len::emu(127)).whole(pitch)).unwrap_or(0) }
}

/// The body on the new grid, with what is stated of it.
fn changed_body(before: &ParagraphStyle, stated: &ThemeParagraph, look: &Look) -> ParagraphStyle {
    let mut body = before.clone();
    let grid = look.page.grid;
    body.leading = grid.line_pitch;
    let rest = ThemeParagraph { leading: None, ..stated.clone() };
    paragraph(&mut body, &rest, grid.line_pitch, look);
    body.text.tracking = grid.char_pitch - body.text.size;
    if let (0, None) = (body.first_indent_chars, stated.first_indent) {
        return body;
    }
    let cell = body.text.size + body.text.tracking;
    body.first_indent =
        stated.first_indent.map_or(cell.scale(i64::from(body.first_indent_chars), 100), |room| room.in_grid(grid.line_pitch, cell));
    body
}

/// Moves a style with the body, in what it shared with it.
fn follow(style: &mut ParagraphStyle, before: &ParagraphStyle, after: &ParagraphStyle, old_pitch: Len) {
    let cell = |style: &ParagraphStyle| style.text.size + style.text.tracking;
    let (old_cell, new_cell) = (cell(before), cell(after));
    if style.text.size == before.text.size && style.text.tracking == before.text.tracking {
        style.text.size = after.text.size;
        style.text.tracking = after.text.tracking;
        for indent in [&mut style.first_indent, &mut style.indent_start, &mut style.indent_end] {
            *indent = indent.scale(new_cell.to_emu(), old_cell.to_emu());
        }
    }
    if style.text.face == before.text.face {
        style.text.face = after.text.face;
    }
    for length in [&mut style.leading, &mut style.space_before, &mut style.space_after] {
        let halves = length.to_emu() * 2;
        if halves % old_pitch.to_emu().max(1) == 0 {
            *length = after.leading.scale(halves / old_pitch.to_emu().max(1), 2);
        }
    }
}

/// Puts what is stated of a style into it.
fn paragraph(style: &mut ParagraphStyle, stated: &ThemeParagraph, line: Len, look: &Look) {
    if let Some(face) = stated.face {
        style.text.face = face.into();
        // Latin letters beside 黑体 and 小标宋 would look pale.
        style.text.bold = matches!(style.text.face, FaceRole::Hei | FaceRole::XiaoBiaoSong);
    }
    if let Some(size) = stated.size {
        let body = look.sheet.get(StyleId::Body).text;
        style.text.size = size.0;
        style.text.tracking = if size.0 == body.size { body.tracking } else { Len::ZERO };
        style.leading = style.leading.max(size.0.times(Ratio::percent(125.0)));
    }
    if let Some(color) = stated.color {
        style.text.color = look.palette.color(color);
    }
    let cell = style.text.size + style.text.tracking;
    let room = |room: Option<Room>, known: Len| room.map_or(known, |room| room.in_grid(line, cell));
    style.leading = room(stated.leading, style.leading);
    style.indent_start = room(stated.indent_start, style.indent_start);
    style.indent_end = room(stated.indent_end, style.indent_end);
    style.space_before = room(stated.space_before, style.space_before);
    style.space_after = room(stated.space_after, style.space_after);
    match stated.first_indent {
        Some(Room::Chars(hundredths)) => style.first_indent_chars = i32::try_from(hundredths).unwrap_or(0),
        Some(_) => style.first_indent_chars = 0,
        None => {}
    }
    let kept = if style.first_indent_chars == 0 { style.first_indent } else { cell.scale(i64::from(style.first_indent_chars), 100) };
    style.first_indent = room(stated.first_indent, kept);
    if let Some(align) = stated.align {
        style.align = match align {
            ThemeAlign::Start => Align::Start,
            ThemeAlign::Justify => Align::Justify,
            ThemeAlign::Center => Align::Center,
            ThemeAlign::End => Align::End,
        };
    }
}

fn number(stated: &ThemePageNumber, look: &mut Look) {
    let (line, palette) = (look.page.grid.line_pitch, look.palette);
    let footer = &mut look.page.footer;
    if let Some(face) = stated.face {
        footer.text.face = face.into();
    }
    footer.text.size = stated.size.map_or(footer.text.size, |size| size.0);
    footer.text.color = stated.color.map_or(footer.text.color, |color| palette.color(color));
    footer.before = stated.before.clone().unwrap_or_else(|| footer.before.clone());
    footer.after = stated.after.clone().unwrap_or_else(|| footer.after.clone());
    let size = footer.text.size;
    footer.dash_y = stated.from_top.map_or(footer.dash_y, |room| room.in_grid(line, size));
    let blank = stated.blank.map(|room| room.in_grid(line, size));
    footer.outer_blank = match stated.place {
        Some(PageNumberPlace::Center) => None,
        Some(PageNumberPlace::Outer) => Some(blank.or(footer.outer_blank).unwrap_or_default()),
        None => footer.outer_blank.map(|known| blank.unwrap_or(known)),
    };
}

fn tables(stated: &ThemeTables, look: &mut Look) {
    let line = look.page.grid.line_pitch;
    let color = stated.color.map(|color| look.palette.color(color));
    let rules = &mut look.three_line;
    let with = |stroke: &mut Stroke, weight: Option<Room>| {
        stroke.weight = weight.map_or(stroke.weight, |room| room.in_grid(line, line));
        stroke.color = color.unwrap_or(stroke.color);
    };
    with(&mut rules.top, stated.rules.top);
    with(&mut rules.header, stated.rules.header);
    with(&mut rules.header_inner, stated.rules.header_inner);
    with(&mut rules.bottom, stated.rules.bottom);
}

/// Text colours of the file that are hard to read on paper.
fn pale(layer: &ThemeFile, look: &Look, found: &mut Vec<Diagnostic>) {
    let root = DataPath::ROOT;
    let styles = root.key("styles");
    let colors = &layer.theme.colors;
    let inks = [("text", colors.text), ("accent", colors.accent)].into_iter();
    let mut stated: Vec<(&str, Color, DataPath)> = inks.filter_map(|(key, ink)| Some((key, ink?.0, root.key("colors").key(key)))).collect();
    for (key, style) in layer.theme.styles.stated() {
        if let Some(color) = style.color {
            stated.push((key, look.palette.color(color), styles.key(key).key("color")));
        }
    }
    for (key, color, path) in stated {
        let contrast = contrast(color);
        // Paper on a coloured ground is meant.
        if contrast < LEAST_CONTRAST && color != Color::WHITE {
            let problem = Diagnostic::new(&codes::THEME_PALE, Origin::data(&layer.file, &path)).with("style", key);
            found.push(problem.with("color", format!("#{}", color.hex())).with("contrast", format!("{}.{}", contrast / 10, contrast % 10)));
        }
    }
}

/// Contrast with white paper, times ten (WCAG 2.1).
fn contrast(color: Color) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "at most 210")]
    let tenths = (10.5 / (luminance(color) + 0.05)) as i64;
    tenths
}

/// The light of a colour, 0 to 1 (WCAG 2.1). The curve of sRGB is taken as a power of 2.25, which square roots give alike on every machine.
pub(super) fn luminance(color: Color) -> f64 {
    let light = color.rgb.map(|level| {
        let level = f64::from(level) / 255.0;
        level * level * level.sqrt().sqrt()
    });
    0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]
}

/// Why the page cannot be, if it cannot.
fn impossible(look: &Look, at: Origin) -> Option<Diagnostic> {
    let (zh, en) = reason(&look.page, look.sheet.get(StyleId::Body))?;
    Some(Diagnostic::new(&codes::THEME_GEOMETRY, at).with("reason_zh", zh).with("reason_en", en))
}

fn reason(page: &PageStyle, body: &ParagraphStyle) -> Option<(String, String)> {
    let mm = |length: Len| format!("{:.1} mm", length.to_mm());
    let pt = |length: Len| format!("{:.2} pt", length.to_pt());
    let (area, grid, size) = (page.type_area(), page.grid, body.text.size);
    let within = |length: Len| length >= SHEETS.0 && length <= SHEETS.1;
    if !within(page.size.width) || !within(page.size.height) {
        let sheet = format!("{} × {}", mm(page.size.width), mm(page.size.height));
        return Some((
            format!("纸张为 {sheet}，应在 50 mm 至 1200 mm 之间"),
            format!("a sheet of {sheet} is not between 50 mm and 1200 mm"),
        ));
    }
    if area.width < LEAST_AREA || area.height < LEAST_AREA {
        let left = format!("{} × {}", mm(area.width), mm(area.height));
        return Some((format!("页边之内的版心只剩 {left}"), format!("the margins leave a type area of {left}")));
    }
    if grid.lines == 0 || grid.chars == 0 {
        return Some(("行数和每行字数至少为 1".to_owned(), "there must be a line and a character at least".to_owned()));
    }
    if grid.line_pitch < size {
        let (pitch, size) = (pt(grid.line_pitch), pt(size));
        return Some((
            format!("行距 {pitch} 小于正文字号 {size}，各行会重叠"),
            format!("a leading of {pitch} is less than the text's {size}"),
        ));
    }
    let needed = grid.line_pitch * i64::from(grid.lines);
    if !needed.fits(area.height) {
        let (lines, pitch, height) = (grid.lines, pt(grid.line_pitch), mm(area.height));
        let zh = format!("{lines} 行、行距 {pitch}，共需 {}，而版心只高 {height}", mm(needed));
        return Some((zh, format!("{lines} lines of {pitch} need {}, the type area is {height} high", mm(needed))));
    }
    if grid.char_pitch < size.times(Ratio::percent(90.0)) {
        let (chars, pitch, size) = (grid.chars, pt(grid.char_pitch), pt(size));
        let zh = format!("每行 {chars} 字时每字只有 {pitch}，而正文字号是 {size}");
        return Some((zh, format!("{chars} characters a line leave {pitch} for each, the text is {size}")));
    }
    let number = page.footer.dash_y;
    (number > page.size.height)
        .then(|| (format!("页码距上页边 {}，在纸张之外", mm(number)), format!("the page number at {} is off the sheet", mm(number))))
}

/// The style of a key.
fn id_of(key: &str) -> StyleId {
    match key {
        "title" => StyleId::Title,
        "subtitle" => StyleId::Subtitle,
        "cover_title" => StyleId::CoverTitle,
        "cover_subtitle" => StyleId::CoverSubtitle,
        "cover_text" => StyleId::CoverText,
        "imprint" => StyleId::Imprint,
        "heading_1" => StyleId::Heading(1),
        "heading_2" => StyleId::Heading(2),
        "heading_3" => StyleId::Heading(3),
        "heading_4" => StyleId::Heading(4),
        "heading_5" => StyleId::Heading(5),
        "heading_6" => StyleId::Heading(6),
        "addressee" => StyleId::Addressee,
        "quote" => StyleId::Quote,
        "callout_title" => StyleId::CalloutTitle,
        "callout_text" => StyleId::CalloutText,
        "code" => StyleId::Code,
        "table_caption" => StyleId::TableCaption,
        "table_head" => StyleId::TableHead,
        "table_cell" => StyleId::TableCell,
        "table_unit" => StyleId::TableUnit,
        "table_note" => StyleId::TableNote,
        "figure_caption" => StyleId::FigureCaption,
        "toc_title" => StyleId::TocTitle,
        "toc_1" => StyleId::Toc(1),
        "toc_2" => StyleId::Toc(2),
        "toc_3" => StyleId::Toc(3),
        "attachment_list" => StyleId::AttachmentList,
        "attachment_mark" => StyleId::AttachmentMark,
        "attachment_title" => StyleId::AttachmentTitle,
        "signature" => StyleId::Signature,
        "signature_date" => StyleId::SignatureDate,
        "remark" => StyleId::Remark,
        "footnote" => StyleId::Footnote,
        "header" => StyleId::Header,
        "kpi_value" => StyleId::KpiValue,
        "kpi_label" => StyleId::KpiLabel,
        _ => StyleId::Body,
    }
}

#[cfg(test)]
mod tests {
    use banxin_base::{Color, FaceRole, Len};
    use banxin_model::{ThemeFile, Typography, yaml_from_str};

    use crate::document::StyleId;
    use crate::resolve::tree::Styled;
    use crate::style::{Look, look};

    fn themed(style: Styled, yaml: &str) -> (Look, Vec<String>) {
        let theme = yaml_from_str(yaml, &"theme.yaml".into()).expect("a theme");
        let mut found = Vec::new();
        let look = look(style, &[ThemeFile { file: "theme.yaml".into(), theme }], &Typography::default(), &mut found);
        (look, found.iter().map(|found| found.message(banxin_base::Lang::En)).collect())
    }

    #[test]
    fn a_theme_that_states_nothing_changes_nothing() {
        for style in [Styled::Gongwen, Styled::Annual] {
            let plain = look(style, &[], &Typography::default(), &mut Vec::new());
            let (same, found) = themed(style, "name: 本馆版式");
            assert!(found.is_empty(), "{found:?}");
            assert_eq!((same.page, same.sheet.iter().collect::<Vec<_>>()), (plain.page, plain.sheet.iter().collect::<Vec<_>>()));
            assert_eq!(same.name, "本馆版式");
        }
    }

    #[test]
    fn what_followed_the_body_follows_it() {
        let (look, found) = themed(Styled::Gongwen, "styles: {body: {face: song, size: 四号, leading: 25pt}}");
        assert!(found.is_empty(), "{found:?}");
        let (body, item) = (look.sheet.get(StyleId::Body), look.sheet.get(StyleId::ListItem(1)));
        assert_eq!((body.text.face, body.text.size, body.leading), (FaceRole::Song, Len::deci_pt(140), Len::deci_pt(250)));
        assert_eq!((item.text, item.leading), (body.text, body.leading));
        // 156 mm hold 31 characters of 14 pt; 225 mm hold 25 lines of 25 pt.
        assert_eq!((look.page.grid.chars, look.page.grid.lines), (31, 25));
        assert_eq!(body.first_indent, (body.text.size + body.text.tracking) * 2);
        assert_eq!(look.sheet.get(StyleId::Title).text.size, Len::deci_pt(220));
    }

    #[test]
    fn lines_and_characters_decide_their_pitch() {
        let (look, found) = themed(Styled::Gongwen, "page: {lines: 24, chars: 27}");
        assert!(found.is_empty(), "{found:?}");
        assert_eq!(look.page.grid.line_pitch, Len::twips(12755 / 24));
        assert_eq!(look.page.grid.char_pitch, Len::deci_mm(1560) / 27);
        assert_eq!(look.sheet.get(StyleId::Heading(1)).leading, look.page.grid.line_pitch);
    }

    #[test]
    fn colours_are_named_by_role() {
        let yaml = "colors: {accent: '#7A1F2B'}\nstyles: {title: {color: accent}, quote: {color: '#222222'}}\ntables: {color: accent}";
        let (look, found) = themed(Styled::Annual, yaml);
        assert!(found.is_empty(), "{found:?}");
        assert_eq!(look.sheet.get(StyleId::Title).text.color, Color::rgb(0x7A, 0x1F, 0x2B));
        assert_eq!(look.sheet.get(StyleId::Quote).text.color, Color::rgb(0x22, 0x22, 0x22));
        assert_eq!(look.three_line.top.color, Color::rgb(0x7A, 0x1F, 0x2B));
    }

    #[test]
    fn what_cannot_be_is_said() {
        for (yaml, part) in [
            ("page: {inner: 100mm, outer: 90mm}", "leave a type area of 20.0 mm"),
            ("page: {width: 30mm}", "not between 50 mm and 1200 mm"),
            ("page: {lines: 40, leading: 20pt}", "need 282.2 mm"),
            ("page: {chars: 40}", "40 characters a line"),
            ("page: {leading: 12pt}", "a leading of 12.00 pt"),
            ("page: {number: {from_top: 300mm}}", "off the sheet"),
            ("page: {lines: 0}", "a line and a character"),
            ("styles: {body: {color: '#999999'}}", "contrast with paper is 2."),
        ] {
            let (_, found) = themed(Styled::Gongwen, yaml);
            assert!(found.len() == 1 && found[0].contains(part), "{yaml}: {found:?}");
        }
    }
}
