//! The finishing steps as data, so that a test can leave one out and see that a check notices.

/// Something that the finishing pass adds to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// Trim and bleed boxes (ISO 15930-7 6.4).
    Boxes,
    /// The order in which a keyboard reaches links (ISO 14289-1 7.18.3).
    TabOrder,
    /// The keys of pages into the parent tree (ISO 14289-1 7.1).
    PageKeys,
    /// The keys of links into the parent tree (ISO 14289-1 7.18.5).
    LinkKeys,
    /// That links are printed (ISO 19005-2 6.3.2).
    PrintFlags,
    /// What links say (ISO 14289-1 7.18.5).
    LinkTexts,
    /// The logical tree (ISO 19005-2 6.7.3.3).
    Tree,
    /// The way from the page back to the tree (ISO 32000-1 14.7.4.4).
    ParentTree,
    /// What header cells are headers of (ISO 14289-1 7.5).
    Scopes,
    /// Which header cells a cell belongs to, where scopes do not say (ISO 14289-1 7.5).
    Headers,
    /// The language of stretches of text (ISO 14289-1 7.2).
    SpanLanguages,
    /// Identifiers of notes (ISO 14289-1 7.9).
    NoteIds,
    /// Alternative texts (ISO 14289-1 7.3).
    AltTexts,
    /// The boxes of figures (ISO 32000-1 14.8.5.4.3).
    FigureBoxes,
    /// How the items of lists are numbered (ISO 32000-1 14.8.5.5).
    ListNumbering,
    /// Bookmarks.
    Outline,
    /// Page numbers as printed.
    Labels,
    /// The output intent (ISO 19005-2 6.2.3, ISO 15930-7 6.2.2).
    Intent,
    /// XMP: what the file claims to be (ISO 19005-2 6.6, ISO 15930-7 6.10).
    Xmp,
    /// The same facts for older readers.
    Info,
    /// The language (ISO 14289-1 7.2).
    Language,
    /// That the file is tagged (ISO 19005-2 6.7.2.2).
    Marking,
    /// That windows show the title (ISO 14289-1 7.1).
    TitleShown,
    /// What printpdf does not know of fonts (ISO 32000-1 table 122).
    Descriptors,
    /// Colour spaces and graphics states of a press (ISO 15930-7 6.2.4).
    PressResources,
    /// Where transparent pictures are mixed (ISO 15930-7 6.2.10).
    BlendSpace,
    /// That attached files belong to the document (ISO 19005-3 6.8).
    AssociatedFiles,
}

impl Step {
    /// All steps.
    pub const ALL: [Step; 27] = [
        Step::Boxes,
        Step::TabOrder,
        Step::PageKeys,
        Step::LinkKeys,
        Step::PrintFlags,
        Step::LinkTexts,
        Step::Tree,
        Step::ParentTree,
        Step::Scopes,
        Step::Headers,
        Step::SpanLanguages,
        Step::NoteIds,
        Step::AltTexts,
        Step::FigureBoxes,
        Step::ListNumbering,
        Step::Outline,
        Step::Labels,
        Step::Intent,
        Step::Xmp,
        Step::Info,
        Step::Language,
        Step::Marking,
        Step::TitleShown,
        Step::Descriptors,
        Step::PressResources,
        Step::BlendSpace,
        Step::AssociatedFiles,
    ];
}

/// The steps to run: all but those left out.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Steps {
    left_out: Option<Step>,
}

impl Steps {
    /// All steps but one.
    pub(crate) fn without(step: Step) -> Steps {
        Steps { left_out: Some(step) }
    }

    /// Whether a step runs.
    pub(crate) fn run(self, step: Step) -> bool {
        self.left_out != Some(step)
    }
}
