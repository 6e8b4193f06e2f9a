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
//! | [`attachments`] | files that go along: their kind, and what they are to the pages (ISO 19005-3 6.8) |
//! | [`catalog`] | language 7.2, marking 6.7.2.2, title shown 7.1-10 |

mod annotations;
mod attachments;
mod catalog;
mod intent;
mod labels;
mod metadata;
mod outline;
mod pages;
mod structure;

use banxin_layout::frame::PagedDocument;
use lopdf::ObjectId;
use sha2::{Digest as _, Sha256};

use super::file::File;
use super::seal::Seal;
use super::steps::{Step, Steps};
use super::{PageContent, resources};
use crate::fonts::FontSet;
use crate::icc;
use crate::image::Picture;
use crate::link::PlacedLink;
use crate::medium::Medium;
use crate::meta::Facts;
use crate::options::{PdfOptions, Profile};
use crate::tags::TagPlan;
use intent::Purpose;

/// Everything a file is made of.
pub(crate) struct Parts<'a> {
    pub(crate) document: &'a PagedDocument,
    pub(crate) options: &'a PdfOptions,
    pub(crate) medium: Medium,
    pub(crate) facts: Facts,
    pub(crate) fonts: &'a FontSet<'a>,
    pub(crate) pictures: &'a [Picture],
    pub(crate) pages: Vec<PageContent<'a>>,
    pub(crate) links: Vec<PlacedLink>,
    pub(crate) tags: TagPlan<'a>,
    pub(crate) steps: Steps,
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
    let identity = identity(&parts.facts, &parts.pages);
    let seal = parts.options.password.as_ref().map(|password| Seal::new(password, &identity));
    let mut file = seal.map_or_else(File::default, File::sealed);
    let catalog = file.reserve();
    let numbers = Numbers {
        pages: file.reserve_many(parts.pages.len()),
        elements: file.reserve_many(parts.tags.elements.len()),
        links: file.reserve_many(parts.links.len()),
    };
    let resources = resources::write(&parts, &mut file);
    let contents = std::mem::take(&mut parts.pages);
    let steps = parts.steps;
    let info = steps.run(Step::Info).then(|| metadata::write_info(&parts.facts, &mut file));
    let entries = catalog::Entries {
        pages: pages::write(&parts, contents, &numbers, resources, &mut file),
        structure: steps.run(Step::Tree).then(|| structure::write(&parts, &numbers, &mut file)),
        outline: steps.run(Step::Outline).then(|| outline::write(&parts, &numbers, &mut file)).flatten(),
        labels: steps.run(Step::Labels).then(|| labels::write(parts.document, &mut file)),
        metadata: steps.run(Step::Xmp).then(|| metadata::write_xmp(&parts.facts, &identity, &mut file)),
        attachments: attachments::write(&parts, &mut file),
        intent: steps.run(Step::Intent).then(|| output_intent(parts.options, &mut file)).flatten(),
    };
    // Written: a large document has very many elements.
    parts.tags.elements = Vec::new();
    annotations::write(&parts, &numbers, &mut file);
    catalog::write(catalog, &entries, &parts, &mut file);
    let version = if parts.medium.is_press() { "1.6" } else { "1.7" };
    file.write(catalog, info, version)
}

fn output_intent(options: &PdfOptions, file: &mut File) -> Option<ObjectId> {
    match options.profile {
        Profile::Archive => Some(intent::write(icc::screen(), Purpose::Archive, file)),
        Profile::Press => Some(intent::write(icc::press(options.press.intent.as_ref()), Purpose::Press, file)),
        Profile::Plain => None,
    }
}

/// What tells this document from others: a hash of its facts and of what its pages show.
fn identity(facts: &Facts, contents: &[PageContent<'_>]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(facts.title.as_bytes());
    hash.update(facts.info_date().as_bytes());
    for page in contents {
        hash.update(&page.stream);
    }
    hash.finalize().into()
}
