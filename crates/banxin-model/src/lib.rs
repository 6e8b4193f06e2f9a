//! The data model: the report as the user wrote it, input format 1.
//!
//! Types here mirror the files, key by key. What their values mean together (figures, templates, numbers) is the next stage's business.

mod block;
mod chart;
mod check;
mod columns;
mod cover;
mod damage;
mod derive;
mod display;
mod figure;
mod images;
mod kpis;
mod ledger;
mod lints;
mod list;
mod load;
mod loaded;
mod locate;
mod official;
mod remark;
mod report;
mod reserved;
mod schema;
mod sheet;
mod sources;
mod table;
mod text;
mod theme;
mod typography;
mod unique;
mod walk;
mod world;
mod yaml;

pub use block::{Appendix, Block, BlockKind, Callout, Heading, Measure, PageBreak, PageParity};
pub use chart::{AxisChoice, CategoryAxis, Chart, ChartKind, ChartLabels, Legend, Series, ValueAxis};
pub use check::{Check, ShareRule};
pub use columns::{ColumnSet, ColumnText, Columns};
pub use cover::{Cover, CoverPicture};
pub use damage::Damage;
pub use derive::{Derive, Operand};
pub use display::{Display, Grouping, Rounding, Scale};
pub use figure::{Figure, Ledger, Number, Qualifier, QualifierPlace, Value};
pub use images::{Fit, Image, ImageGrid, ImageLabels, Images};
pub use kpis::{KpiBoard, Kpis};
pub use ledger::{
    COMPUTED, Column as LedgerColumn, Field, FigureEdit, LedgerEntry, LedgerFormat, LedgerSource, LedgerTable, QUALIFIERS, STATED,
    TableRow, Wanted, edit_ledger, merged, series_fields,
};
pub use lints::{LintLevel, Lints, Off as LintsOff};
pub use list::{Item, List};
pub use load::{load, load_str, load_table};
pub use loaded::{LedgerFile, Loaded, Loading, ThemeFile};
pub use locate::{Place, locate};
pub use official::{Attendance, Colophon, ColophonPage, Form, Joint, Mark, Signature, Stamp};
pub use remark::Remark;
pub use report::{
    Attachment, Back, CaptionNumbering, Contents, DocxDefaults, DocxFonts, DocxTarget, Front, NotePlace, Numbering, OutputDefaults,
    PdfDefaults, PdfProfile, Report, SpotInks,
};
pub use schema::{schema, theme_schema};
pub use sheet::{Sheet, SheetKey};
pub use sources::{Source, Sources};
pub use table::{
    Cell, CellAlign, CellVertical, Column, ColumnFormat, Computation, Continued, Orientation, Rules, Table, TableSource, Tables, TotalEdge,
    TotalRow, TotalledRows, Totals,
};
pub use text::{Lines, Text, Texts};
pub use theme::{
    ChapterStart, ColorRole, HeadingPattern, Ink, NumberShape, PageNumberPlace, Room, Theme, ThemeAlign, ThemeBoards, ThemeCallouts,
    ThemeChapters, ThemeChartText, ThemeCharts, ThemeColor, ThemeColors, ThemeFace, ThemeFaces, ThemeFamily, ThemePage, ThemePageNumber,
    ThemeParagraph, ThemeQuotes, ThemeRules, ThemeStroke, ThemeStyles, ThemeTables, ThemeTitle, TypeSize,
};
pub use typography::{Fill, Gap, Kinsoku, Typography};
pub use world::{MemoryWorld, ReadError, World};
pub use yaml::{Amendment, from_str as yaml_from_str, is_amended};
