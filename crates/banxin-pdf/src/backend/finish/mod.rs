//! The finishing pass: what makes a whole, conforming file of page contents, fonts and pictures. One step a file.
//!
//! | step | what fails without it (ISO 19005-2 / ISO 14289-1 rule) |
//! |---|---|
//! | [`pages`] | boxes, tab order 7.18.3, keys into the parent tree 7.1-3 |
//! | [`annotations`] | print flag 6.3.2, description 7.18.1, place in the tree 7.18.5 |
//! | [`structure`] | logical structure 6.7.3.3, headings 7.4.2, table headers 7.5, figures 7.3 |
//! | [`outline`] | navigation: nested, as the headings are |
//! | [`labels`] | navigation: page numbers as printed |
//! | [`intent`] | device colours 6.2.4.3 |
//! | [`metadata`] | identification 6.6.2, title 7.1-8 |
//! | [`catalog`] | language 7.2, marking 6.7.2.2, title shown 7.1-10 |

mod annotations;
mod catalog;
mod intent;
mod labels;
mod metadata;
mod outline;
mod pages;
mod structure;

use banxin_layout::frame::PagedDocument;
use lopdf::ObjectId;

use super::file::File;
use super::{PageContent, resources};
use crate::fonts::FontSet;
use crate::image::Picture;
use crate::link::PlacedLink;
use crate::meta::Facts;
use crate::options::Profile;
use crate::tags::TagPlan;

/// Everything a file is made of.
pub(crate) struct Parts<'a> {
    pub(crate) document: &'a PagedDocument,
    pub(crate) profile: Profile,
    pub(crate) facts: Facts,
    pub(crate) fonts: &'a FontSet<'a>,
    pub(crate) pictures: &'a [Picture],
    pub(crate) pages: Vec<PageContent<'a>>,
    pub(crate) links: Vec<PlacedLink>,
    pub(crate) tags: TagPlan<'a>,
}

/// The numbers of objects that several steps refer to.
struct Numbers {
    /// By page.
    pages: Vec<ObjectId>,
    /// By element of the logical tree.
    elements: Vec<ObjectId>,
    /// By link.
    links: Vec<ObjectId>,
}

/// Writes the file.
pub(crate) fn write(mut parts: Parts<'_>) -> Vec<u8> {
    let mut file = File::default();
    let catalog = file.reserve();
    let numbers = Numbers {
        pages: file.reserve_many(parts.pages.len()),
        elements: file.reserve_many(parts.tags.elements.len()),
        links: file.reserve_many(parts.links.len()),
    };
    let resources = resources::write(parts.fonts.fonts(), parts.pictures, &mut file);
    let contents = std::mem::take(&mut parts.pages);
    let info = metadata::write_info(&parts.facts, &mut file);
    let entries = catalog::Entries {
        pages: pages::write(&parts, contents, &numbers, resources, &mut file),
        structure: structure::write(&parts.tags, &numbers, &mut file),
        outline: outline::write(parts.document, &numbers, &mut file),
        labels: labels::write(parts.document, &mut file),
        metadata: metadata::write_xmp(&parts.facts, &mut file),
        intent: (parts.profile == Profile::Archive).then(|| intent::write(&mut file)),
    };
    annotations::write(&parts, &numbers, &mut file);
    catalog::write(catalog, &entries, &parts.facts, &mut file);
    file.write(catalog, info)
}
