//! Stage dumps as text that a person can read and a diff can show.
//!
//! In: the JSON of a dump. Out: one thing a line. Of a document only what differs between cases is shown: styles by name, not spelled out; of
//! frames the glyphs' places from first to last, not each.

use serde_json::Value;

/// A stage of the pipeline whose dump a case compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum View {
    /// The composed document.
    Document,
    /// Lines of text with their places.
    Lines,
    /// Everything on the pages.
    Frames,
}

impl View {
    pub(crate) fn name(self) -> &'static str {
        match self {
            View::Document => "document",
            View::Lines => "lines",
            View::Frames => "frames",
        }
    }

    pub(crate) fn stage(self) -> banxin::Stage {
        match self {
            View::Document => banxin::Stage::Document,
            View::Lines => banxin::Stage::Lines,
            View::Frames => banxin::Stage::Frames,
        }
    }

    pub(crate) fn show(self, dump: &Value) -> String {
        match self {
            View::Document => document(dump),
            View::Lines => lines(dump),
            View::Frames => frames(dump),
        }
    }
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

/// `x y width` in points, the region, whether it is turned, the text.
fn lines(dump: &Value) -> String {
    let mut out = String::new();
    for page in list(dump, "pages") {
        out.push_str(&format!("page {}\n", page["number"]));
        for line in list(page, "lines") {
            let number = |key: &str| line[key].as_f64().unwrap_or(f64::NAN);
            let place = format!("{:7.2} {:7.2} {:7.2}", number("x"), number("y"), number("width"));
            let turned = if line["turned"] == true { "turned " } else { "" };
            out.push_str(&format!("  {place}  {:<6} {turned}{}\n", text(line, "region"), text(line, "text")));
        }
    }
    out
}

fn frames(dump: &Value) -> String {
    let mut out = String::new();
    for page in list(dump, "pages") {
        out.push_str(&format!("page {} “{}” {}\n", page["number"], text(page, "label"), page["size"]));
        for item in list(page, "items") {
            out.push_str(&format!("  {}\n", frame(item)));
        }
    }
    for entry in list(dump, "outline") {
        out.push_str(&format!("outline {entry}\n"));
    }
    // Cells are in the dump of the document; here the spans are what counts.
    let plain_cell = |element: &&Value| element.as_str().is_some_and(|it| it.ends_with("TableCell") || it.ends_with("TableRow"));
    for element in list(dump, "structure").iter().filter(|it| !plain_cell(it)) {
        out.push_str(&format!("tree {}\n", element.as_str().unwrap_or_default()));
    }
    out
}

fn frame(item: &Value) -> String {
    let tag = item["tag"].as_u64().map_or_else(|| "artifact".to_owned(), |tag| format!("tag {tag}"));
    match text(item, "kind") {
        "glyphs" => {
            let glyphs = list(item, "glyphs");
            let last = glyphs.last().map_or(&Value::Null, |glyph| &glyph[1]);
            let face = format!("face {} {} pt {}", item["face"], item["size"], text(item, "color"));
            format!("glyphs {} {face}, {} to +{last}, {tag}: {}", item["at"], glyphs.len(), text(item, "text"))
        }
        "rule" => format!("rule {} to {}, {} pt {}", item["from"], item["to"], item["weight"], text(item, "color")),
        "fill" => format!("fill {} {} {}", item["at"], item["size"], text(item, "color")),
        kind => format!("{kind} {} {} {} {tag}", item["at"], item["size"], item.get("target").unwrap_or(&item["image"])),
    }
}

fn document(dump: &Value) -> String {
    let mut out = String::new();
    for section in list(dump, "sections") {
        out.push_str(&format!("section {} {}\n", text(section, "kind"), text(section, "start")));
        list(section, "blocks").iter().for_each(|it| block(it, 1, &mut out));
    }
    for note in list(dump, "notes") {
        out.push_str(&format!("note {}\n", text(note, "mark")));
        list(note, "content").iter().for_each(|it| paragraph(it, 1, &mut out));
    }
    for anchor in list(dump, "anchors") {
        out.push_str(&format!("anchor {} “{}”\n", text(anchor, "name"), text(anchor, "text")));
    }
    for figure in list(dump, "figures") {
        out.push_str(&format!("figure {} {} “{}”\n", text(figure, "id"), text(figure, "value"), text(figure, "printed")));
    }
    out
}

fn block(block: &Value, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    let Some((kind, value)) = block.as_object().and_then(|it| it.iter().next()) else {
        out.push_str(&format!("{indent}{block}\n"));
        return;
    };
    match kind.as_str() {
        "Paragraph" => paragraph(value, depth, out),
        "Table" => table(value, depth, out),
        "Callout" => {
            out.push_str(&format!("{indent}Callout\n"));
            if !value["title"].is_null() {
                paragraph(&value["title"], depth + 1, out);
            }
            list(value, "blocks").iter().for_each(|it| self::block(it, depth + 1, out));
        }
        "Toc" => {
            out.push_str(&format!("{indent}Toc to level {}\n", value["depth"]));
            for entry in list(value, "entries") {
                out.push_str(&format!("{indent}  {} {} anchor {}\n", entry["level"], text(entry, "text"), entry["anchor"]));
            }
        }
        _ => out.push_str(&format!("{indent}{kind} {value}\n")),
    }
}

fn paragraph(paragraph: &Value, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    let local = if paragraph["local"].is_null() { "" } else { " (own style)" };
    let label = paragraph["label"]["text"].as_str().map(|label| format!(" [{label}]")).unwrap_or_default();
    let anchor = paragraph["anchor"].as_u64().map(|anchor| format!(" anchor {anchor}")).unwrap_or_default();
    out.push_str(&format!("{indent}{}{local}{label}{anchor}: {}\n", style(&paragraph["style"]), inlines(list(paragraph, "inlines"))));
}

/// `Body`, `Heading 2`.
fn style(style: &Value) -> String {
    match style.as_object().and_then(|it| it.iter().next()) {
        Some((name, argument)) => format!("{name} {argument}"),
        None => style.as_str().unwrap_or_default().to_owned(),
    }
}

fn table(table: &Value, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    let caption = &table["caption"];
    out.push_str(&format!("{indent}Table {} {}\n", text(caption, "label"), inlines(list(caption, "inlines"))));
    for column in list(table, "columns") {
        out.push_str(&format!("{indent}  column {} {}\n", column["width"], text(column, "align")));
    }
    for (name, rows) in [("header", list(table, "header")), ("row", list(table, "rows"))] {
        for row in rows {
            let cells: Vec<String> = list(row, "cells").iter().map(cell).collect();
            out.push_str(&format!("{indent}  {name} | {} |\n", cells.join(" | ")));
        }
    }
    list(table, "notes").iter().for_each(|it| paragraph(it, depth + 1, out));
    if !table["source"].is_null() {
        paragraph(&table["source"], depth + 1, out);
    }
}

fn cell(cell: &Value) -> String {
    let content: Vec<String> = list(cell, "content").iter().map(cell_paragraph).collect();
    let spans = (cell["colspan"].as_u64().unwrap_or(1), cell["rowspan"].as_u64().unwrap_or(1));
    let spans = if spans == (1, 1) { String::new() } else { format!("{}x{} ", spans.0, spans.1) };
    let vertical = match text(cell, "vertical") {
        "Middle" => String::new(),
        other => format!("{} ", other.to_lowercase()),
    };
    let shade = if cell["shade"].is_null() { "" } else { "shaded " };
    format!("{spans}{shade}{vertical}{} {}", text(cell, "align"), content.join(" / "))
}

/// A paragraph of a cell, with its label and, in points, where its lines start: `[1.] >12 {fang|甲}`.
fn cell_paragraph(paragraph: &Value) -> String {
    let label = paragraph["label"]["text"].as_str().map(|label| format!("[{label}] ")).unwrap_or_default();
    let start =
        paragraph["local"]["indent_start"].as_f64().filter(|start| *start > 0.0).map(|start| format!(">{start} ")).unwrap_or_default();
    format!("{label}{start}{}", inlines(list(paragraph, "inlines")))
}

/// Text with marks for what is no plain text: `{face bold|text}`, `{=3|text}` for figure 3 of the ledger.
fn inlines(inlines: &[Value]) -> String {
    inlines.iter().map(inline).collect()
}

fn inline(inline: &Value) -> String {
    let Some((kind, value)) = inline.as_object().and_then(|it| it.iter().next()) else {
        return if inline == "LineBreak" { "⏎".to_owned() } else { inline.to_string() };
    };
    match kind.as_str() {
        "Text" => run(value),
        "NoteMark" => format!("{{note {}}}", value[0]),
        "PageOf" => format!("{{page of {}}}", value[0]),
        "Ruby" => format!("{{ruby {}|{}}}", text(value, "reading"), run(&value["base"])),
        _ => inline.to_string(),
    }
}

fn run(run: &Value) -> String {
    let style = &run["style"];
    let mut marks: Vec<String> = vec![text(style, "face").to_owned()];
    marks.extend(
        ["bold", "italic", "underline", "name_line", "strike", "dots"].iter().filter(|it| style[**it] == true).map(|it| (*it).to_owned()),
    );
    marks.extend(style["baseline"].as_str().filter(|it| *it != "Normal").map(str::to_owned));
    marks.extend(run["figure"].as_u64().map(|figure| format!("={figure}")));
    marks.extend((!run["link"].is_null()).then(|| format!("-> {}", run["link"])));
    format!("{{{}|{}}}", marks.join(" "), text(run, "text"))
}
