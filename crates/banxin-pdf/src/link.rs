//! Links as annotations state them: where they lie, where they lead, what they say.

use banxin_layout::frame::{Destination, Link, PagedDocument};

use crate::medium::Medium;
use crate::sheet::Sheet;
use crate::unit::{Area, Place};

/// A link, ready for an annotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PlacedLink {
    /// The page it lies on, from 0.
    pub(crate) page: usize,
    pub(crate) area: Area,
    pub(crate) target: Target,
    /// What a screen reader says; never empty (PDF/UA 7.18.5).
    pub(crate) contents: String,
}

/// Where a link or outline entry leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// An address in ASCII.
    Url(String),
    /// A place on a page.
    Place { page: usize, at: Place },
}

/// Readies a link of page `page`. A target beyond the last page leads to the last.
pub(crate) fn place(link: &Link, page: usize, document: &PagedDocument, medium: Medium) -> PlacedLink {
    let sheet = sheet(page, document, medium);
    let target = match &link.target {
        Destination::Url(url) => Target::Url(ascii_url(url)),
        Destination::Page { index, at } => destination(*index, *at, document, medium),
    };
    let contents = match (&link.alt, &link.target) {
        (alt, _) if !alt.is_empty() => alt.clone(),
        (_, Destination::Url(url)) => url.clone(),
        (_, Destination::Page { index, .. }) => document.pages.get(*index).map(|page| page.label.clone()).unwrap_or_default(),
    };
    let contents = if contents.is_empty() { "→".to_owned() } else { contents };
    PlacedLink { page, area: Area::of(link.at, link.size, sheet), target, contents }
}

/// A place to jump to.
pub(crate) fn destination(page: usize, at: banxin_base::Point, document: &PagedDocument, medium: Medium) -> Target {
    let page = page.min(document.pages.len().saturating_sub(1));
    Target::Place { page, at: Place::of(at, sheet(page, document, medium)) }
}

fn sheet(page: usize, document: &PagedDocument, medium: Medium) -> Sheet {
    Sheet::of(document.pages.get(page).map(|page| page.size).unwrap_or_default(), medium)
}

/// The address with all but ASCII percent-encoded, as URI actions want it (ISO 32000-1 12.6.4.7).
fn ascii_url(url: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(url.len());
    for byte in url.bytes() {
        if (0x21..0x7F).contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn addresses_become_ascii() {
        assert_eq!(super::ascii_url("https://a.cn/表 1?q=1"), "https://a.cn/%E8%A1%A8%201?q=1");
    }
}
