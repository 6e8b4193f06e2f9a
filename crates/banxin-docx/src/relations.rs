//! Relationships of the main part: ids given in order of first use, the same for the same target.

use indexmap::IndexMap;

/// What a relationship leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    /// styles.xml
    Styles,
    /// settings.xml
    Settings,
    /// fontTable.xml
    FontTable,
    /// theme1.xml
    Theme,
    /// numbering.xml
    Numbering,
    /// footnotes.xml
    Footnotes,
    /// endnotes.xml
    Endnotes,
    /// comments.xml
    Comments,
    /// Data of our own.
    CustomXml,
    /// A header.
    Header,
    /// A footer.
    Footer,
    /// A picture.
    Image,
    /// A chart.
    Chart,
    /// An address outside.
    Hyperlink,
}

/// The relationships of the main part.
#[derive(Debug, Default)]
pub(crate) struct Relations {
    list: IndexMap<(Kind, String), ()>,
}

impl Relations {
    /// The id of the relationship to a target.
    pub(crate) fn id(&mut self, kind: Kind, target: &str) -> String {
        let (index, _) = self.list.insert_full((kind, target.to_owned()), ());
        format!("rId{}", index + 1)
    }

    /// Every relationship: id, kind, target.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (String, Kind, &str)> {
        self.list.keys().enumerate().map(|(index, (kind, target))| (format!("rId{}", index + 1), *kind, target.as_str()))
    }
}
