//! Where a figure of the ledger stands: every place of the report that prints it, with page and line of the PDF and the place in the Word file.
//!
//! In: a report and the output that was set of it. Out: a [`FigureTrace`] a figure. Nothing is searched for: a figure's print is marked as such from
//! the template to the line of glyphs, so that two figures that print alike are told apart.
//!
//! Left out: texts that keep no marks (alternative texts of pictures, the names of series, the issuer).

mod pages;
mod walk;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use banxin_base::{DataPath, Origin};
use banxin_model::{Check, Derive, Figure, Operand, Sources, locate, merged};
use serde::Serialize;

use crate::output::Output;
use crate::report::Report;
use pages::Marks;
use walk::Stand;

/// A figure of the ledger with everything that depends on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FigureTrace {
    /// Its id.
    pub id: Arc<str>,
    /// What it counts.
    pub label: String,
    /// The form it prints in: 2000余人次.
    pub printed: String,
    /// Where it is defined.
    pub defined: Option<FilePlace>,
    /// Where it prints, in reading order.
    pub places: Vec<TracePlace>,
    /// The figures that are derived from it.
    pub derived: Vec<Arc<str>>,
    /// The checks that name it.
    pub checks: Vec<FilePlace>,
}

impl FigureTrace {
    /// Whether it neither prints nor is needed by anything else of the report.
    pub fn is_unused(&self) -> bool {
        self.places.is_empty() && self.derived.is_empty() && self.checks.is_empty()
    }
}

/// A place in a file of the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FilePlace {
    /// The file, relative to the report.
    pub file: Arc<str>,
    /// The line, from 1; `None` in a file without lines.
    pub line: Option<usize>,
    /// The column, from 1, in characters.
    pub column: Option<usize>,
    /// The cell of a workbook: `指标!C7`.
    pub cell: Option<Arc<str>>,
}

/// A place where a figure prints.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TracePlace {
    /// Where the report names it.
    pub source: Option<FilePlace>,
    /// What prints there: `35场`, `2000余人次`.
    pub form: String,
    /// The lines of the PDF: more than one where a header is repeated.
    pub pdf: Vec<PdfPlace>,
    /// The place in the Word file.
    pub word: WordPlace,
}

/// A place on a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PdfPlace {
    /// The page, from 1.
    pub page: usize,
    /// What the page calls itself; empty for a page without a number.
    pub label: String,
    /// The line on the page, from the top, from 1, headers and footers not counted; `None` in a picture.
    pub line: Option<usize>,
    /// What the line says.
    pub text: String,
}

/// A place in the Word file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WordPlace {
    /// The heading that it stands under, with its number; empty before the first.
    pub heading: String,
    /// What it stands in.
    #[serde(flatten)]
    pub stands: WordStand,
    /// The page, from 1, as layout foresees it.
    pub page: Option<usize>,
}

/// What a figure stands in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum WordStand {
    /// The heading itself, or a title.
    Heading,
    /// A paragraph of text: its number below the heading, from 1.
    Paragraph {
        /// From 1.
        paragraph: usize,
    },
    /// A cell of a table.
    Cell {
        /// The table of the file, from 1.
        table: usize,
        /// Its number and name as printed; empty if it has none.
        caption: String,
        /// The row, header rows counted, from 1.
        row: usize,
        /// The cell of the row, from 1.
        cell: usize,
    },
    /// The caption, unit, notes or source of a table, picture or chart.
    Caption {
        /// Its number and name as printed.
        caption: String,
    },
    /// The data of a chart.
    Chart {
        /// Its number and name as printed.
        caption: String,
        /// The series.
        series: String,
        /// The category.
        category: String,
    },
    /// A footnote.
    Footnote {
        /// From 1.
        note: usize,
    },
}

/// The trace of one figure; `None` if the ledger has none of this id.
pub fn trace(report: &Report, output: &Output<'_>, id: &str) -> Option<FigureTrace> {
    let index = output.document().figures.iter().position(|figure| &*figure.id == id)?;
    traces_of(report, output, Some(index)).pop()
}

/// The traces of all figures, in the order of the ledger.
pub fn traces(report: &Report, output: &Output<'_>) -> Vec<FigureTrace> {
    traces_of(report, output, None)
}

fn traces_of(report: &Report, output: &Output<'_>, only: Option<usize>) -> Vec<FigureTrace> {
    let sources = report.sources();
    let document = output.document();
    let mut marks = Marks::read(output.pages());
    let mut places: Vec<Vec<TracePlace>> = vec![Vec::new(); document.figures.len()];
    let stands = walk::stands(document);
    marks.expect(&stands);
    for stand in stands {
        let Some(at) = places.get_mut(stand.figure.0 as usize) else { continue };
        at.push(place(stand, &mut marks, output, sources));
    }
    let wanted = |index: usize| only.is_none_or(|only| only == index);
    let figures = document.figures.iter().zip(places).enumerate().filter(|(index, _)| wanted(*index));
    let ledger = merged(&report.loaded.ledger);
    let (derived, checks) = (dependents(ledger.iter().map(|(id, (figure, _))| (id, &**figure))), checks(report));
    let traced = figures.map(|(_, (figure, places))| FigureTrace {
        id: Arc::clone(&figure.id),
        label: figure.label.clone(),
        printed: figure.printed.clone(),
        defined: ledger.get(&figure.id).and_then(|(_, at)| FilePlace::of(sources, at)),
        places,
        derived: derived.get(&*figure.id).cloned().unwrap_or_default(),
        checks: checks.get(&*figure.id).cloned().unwrap_or_default(),
    });
    traced.collect()
}

/// The figures that are derived from each figure.
fn dependents<'l>(ledger: impl Iterator<Item = (&'l Arc<str>, &'l Figure)>) -> BTreeMap<&'l str, Vec<Arc<str>>> {
    let mut all: BTreeMap<&str, Vec<Arc<str>>> = BTreeMap::new();
    for (id, figure) in ledger {
        for needed in figure.derive.iter().flat_map(named) {
            all.entry(needed).or_default().push(Arc::clone(id));
        }
    }
    all
}

fn place(stand: Stand, marks: &mut Marks, output: &Output<'_>, sources: &Sources) -> TracePlace {
    let mut pdf = marks.take(&stand);
    let map = &output.pages().page_map;
    if let Some(page) = stand.anchor.and_then(|anchor| map.page_of(anchor)).filter(|_| pdf.is_empty()) {
        let label = map.labels().get(page).cloned().unwrap_or_default();
        pdf.push(PdfPlace { page: page + 1, label, line: None, text: String::new() });
    }
    let word = WordPlace { heading: stand.heading, stands: stand.stands, page: pdf.first().map(|place| place.page) };
    TracePlace { source: FilePlace::of(sources, &stand.origin), form: stand.form, pdf, word }
}

/// The checks that name each figure.
fn checks(report: &Report) -> BTreeMap<&str, Vec<FilePlace>> {
    let (path, loaded) = (DataPath::ROOT.key("checks"), &report.loaded);
    let mut all: BTreeMap<&str, Vec<FilePlace>> = BTreeMap::new();
    for (n, check) in loaded.report.checks.iter().enumerate() {
        let place = FilePlace::of(report.sources(), &Origin::data(&loaded.entry, &path.index(n)));
        for id in named_by_check(check) {
            all.entry(id).or_default().extend(place.clone());
        }
    }
    all
}

/// Whether a check names a figure.
pub(crate) fn check_names(check: &Check, id: &str) -> bool {
    named_by_check(check).contains(id)
}

fn named_by_check(check: &Check) -> BTreeSet<&str> {
    let Check { equal, at_most, at_least, between, shares, .. } = check;
    let mut ids = Vec::new();
    for operand in [equal, at_most, at_least, between, shares].into_iter().flatten().flatten() {
        collect(operand, &mut ids);
    }
    ids.into_iter().collect()
}

/// The figures that a derivation names, itself or in a derivation in place: each once, as they first stand there.
pub(crate) fn named(derive: &Derive) -> Vec<&str> {
    let (mut ids, mut met) = (Vec::new(), BTreeSet::new());
    derive.operands().iter().for_each(|operand| collect(operand, &mut ids));
    ids.retain(|id| met.insert(*id));
    ids
}

fn collect<'o>(operand: &'o Operand, ids: &mut Vec<&'o str>) {
    match operand {
        Operand::Figure { id, .. } => ids.push(id),
        Operand::Derive(derive) => derive.operands().iter().for_each(|operand| collect(operand, ids)),
        Operand::Number(_) => {}
    }
}

impl FilePlace {
    /// The place of an origin; `None` for the program's own words.
    pub(crate) fn of(sources: &Sources, origin: &Origin) -> Option<FilePlace> {
        let file = Arc::clone(origin.file()?);
        let place = locate(sources, origin);
        let cell = match origin {
            Origin::Cell { cell, .. } => Some(Arc::clone(cell)),
            _ => None,
        };
        Some(FilePlace { file, line: place.as_ref().map(|place| place.line), column: place.map(|place| place.column), cell })
    }
}

/// `report.yaml:12:7`, in a workbook `a.xlsx[指标!C7]`.
impl fmt::Display for FilePlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.line, self.column, &self.cell) {
            (Some(line), Some(column), _) => write!(f, "{}:{line}:{column}", self.file),
            (_, _, Some(cell)) => write!(f, "{}[{cell}]", self.file),
            _ => f.write_str(&self.file),
        }
    }
}
