//! Reads the charts of a Word file back: what their parts draw, and what their workbooks hold.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};

use crate::docx::{Element, Word, parse, part};

/// One series of a chart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DrawnSeries {
    /// Its name.
    pub name: String,
    /// The names of its values.
    pub categories: Vec<String>,
    /// Its values, one a category; `None` is a gap.
    pub values: Vec<Option<String>>,
    /// Its colour, or the colours of its slices, in hexadecimal digits.
    pub colors: Vec<String>,
    /// The element that draws it: `c:barChart`.
    pub drawn_as: String,
}

/// The series of chart `number` (from 1), in the order in which they are drawn.
pub fn drawn(word: &Word, number: usize) -> Vec<DrawnSeries> {
    let root = parse(part(&word.parts, &format!("word/charts/chart{number}.xml")));
    let plot = root.all("c:plotArea").first().copied().expect("a plot");
    let mut series = BTreeMap::new();
    for group in &plot.children {
        for one in group.children.iter().filter(|child| child.name == "c:ser") {
            let order: usize = one.child("c:order").expect("an order").get("val").parse().expect("a number");
            let taken = series.insert(order, read(one, &group.name));
            assert!(taken.is_none(), "two series have the order {order}");
        }
    }
    series.into_values().collect()
}

fn read(series: &Element, drawn_as: &str) -> DrawnSeries {
    let texts = |name: &str| -> Vec<Option<String>> {
        let Some(found) = series.child(name) else { return Vec::new() };
        let count = found.all("c:ptCount").first().map_or(0, |it| it.get("val").parse().expect("a number"));
        let mut texts = vec![None; count];
        for point in found.all("c:pt") {
            let index: usize = point.get("idx").parse().expect("a number");
            texts[index] = point.child("c:v").map(|value| value.text.clone());
        }
        texts
    };
    let whole = |name: &str| texts(name).into_iter().map(|text| text.expect("a text")).collect::<Vec<_>>();
    let looks: Vec<&Element> = match series.all("c:dPt") {
        slices if slices.is_empty() => series.child("c:spPr").into_iter().collect(),
        slices => slices.into_iter().filter_map(|slice| slice.child("c:spPr")).collect(),
    };
    DrawnSeries {
        name: whole("c:tx").concat(),
        categories: whole("c:cat"),
        values: texts("c:val"),
        colors: looks.into_iter().map(ground).collect(),
        drawn_as: drawn_as.to_owned(),
    }
}

/// The colour of a fill, of a line, or of the ground of a hatching.
fn ground(look: &Element) -> String {
    let from = look.all("a:bgClr").first().copied().unwrap_or(look);
    from.all("a:srgbClr").first().expect("a colour").get("val").to_owned()
}

/// Where the words of the first series of chart `number` stand: `2 bestFit` for a point of its own place, by its number, then the place of all others.
pub fn label_places(word: &Word, number: usize) -> Vec<String> {
    let root = parse(part(&word.parts, &format!("word/charts/chart{number}.xml")));
    let labels = root.all("c:dLbls").first().copied().expect("labels");
    let place = |of: &Element| of.child("c:dLblPos").map_or("none", |place| place.get("val")).to_owned();
    let own = labels.all("c:dLbl").into_iter().map(|one| format!("{} {}", one.child("c:idx").expect("a point").get("val"), place(one)));
    own.chain([place(labels)]).collect()
}

/// How the names along the foot of chart `number` are turned, in 60,000ths of a degree.
pub fn turn_of_names(word: &Word, number: usize) -> String {
    let root = parse(part(&word.parts, &format!("word/charts/chart{number}.xml")));
    let axis = root.all("c:catAx").first().copied().expect("an axis of categories");
    let look = axis.child("c:txPr").and_then(|words| words.child("a:bodyPr")).expect("the look of its names");
    look.get("rot").to_owned()
}

/// The points of the first series of chart `number` whose words are moved, and the way to the right and down, in shares of the chart.
pub fn moved_words(word: &Word, number: usize) -> Vec<(usize, (f64, f64))> {
    let root = parse(part(&word.parts, &format!("word/charts/chart{number}.xml")));
    let labels = root.all("c:dLbls").first().copied().expect("labels");
    let number = |of: &Element, name: &str| of.child(name).expect("a number").get("val").parse::<f64>().expect("a number");
    let moved = |one: &Element| {
        let point = one.child("c:idx")?.get("val").parse().ok()?;
        let place = *one.all("c:manualLayout").first()?;
        Some((point, (number(place, "c:x"), number(place, "c:y"))))
    };
    labels.all("c:dLbl").into_iter().filter_map(moved).collect()
}

/// The cells of the workbook of chart `number`: rows of texts and numbers as they are; an empty cell is an empty text.
pub fn workbook(word: &Word, number: usize) -> Vec<Vec<Data>> {
    let bytes = word.parts.get(&format!("word/embeddings/chart{number}.xlsx")).expect("a workbook");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.as_slice())).expect("a workbook that opens");
    let names = book.sheet_names();
    assert_eq!(names.len(), 1, "{names:?}");
    let sheet = book.worksheet_range(&names[0]).expect("its sheet");
    let (last_row, last_column) = sheet.end().expect("a cell");
    let cell = |row, column| sheet.get_value((row, column)).cloned().unwrap_or(Data::Empty);
    (0..=last_row).map(|row| (0..=last_column).map(|column| cell(row, column)).collect()).collect()
}
