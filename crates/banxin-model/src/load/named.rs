//! The files that blocks name: Markdown, tables, pictures.

use std::collections::BTreeMap;
use std::sync::Arc;

use banxin_base::{DataPath, Origin};

use super::files::Files;
use super::{pictures, sheets};
use crate::block::{Block, BlockKind};
use crate::check::Check;
use crate::columns::ColumnText;
use crate::cover::Cover;
use crate::ledger::LedgerSource;
use crate::list::List;
use crate::official::Signature;
use crate::report::{Back, Front};
use crate::sheet::{Sheet, SheetKey};
use crate::table::Table;
use crate::text::Text;
use crate::walk;

/// The parts of a report that name figures or files.
pub(super) struct Parts<'r> {
    pub(super) figures: &'r LedgerSource,
    pub(super) body: &'r [Block],
    pub(super) front: &'r Front,
    pub(super) back: &'r Back,
    pub(super) checks: &'r [Check],
}

/// The content of the files, by the names that the report gives.
#[derive(Default)]
pub(super) struct Named {
    pub(super) chapters: BTreeMap<String, Arc<str>>,
    pub(super) sheets: BTreeMap<SheetKey, Sheet>,
    pub(super) images: BTreeMap<String, Arc<[u8]>>,
}

impl Named {
    /// Reads every file that the parts name.
    pub(super) fn read(files: &mut Files<'_>, entry: &Arc<str>, parts: &Parts<'_>) -> Named {
        let mut named = Named::default();
        walk::blocks(parts.front, parts.body, parts.back, &mut |trail, block| named.block(files, entry, &trail.path(), block));
        if let Cover::Picture(cover) = &parts.front.cover {
            let at = Origin::data(entry, &DataPath::ROOT.key("front").key("cover").key("image"));
            named.picture(files, &cover.image, &at);
        }
        if let Some(signature) = &parts.back.signature {
            named.seals(files, entry, signature);
        }
        named
    }

    /// Seals and the stamp of a signature.
    fn seals(&mut self, files: &mut Files<'_>, entry: &Arc<str>, signature: &Signature) {
        let path = DataPath::ROOT.key("back").key("signature");
        let seals: &[Text] = signature.seal.as_ref().map_or(&[], |seals| &seals.0);
        for (n, seal) in seals.iter().enumerate() {
            // One seal is written without a list; its place is then that of the key.
            let at = if seals.len() == 1 { path.key("seal") } else { path.key("seal").index(n) };
            self.picture(files, seal.as_str(), &Origin::data(entry, &at));
        }
        if let Some(stamp) = &signature.stamp {
            self.picture(files, stamp.image.as_str(), &Origin::data(entry, &path.key("stamp").key("image")));
        }
    }

    fn block(&mut self, files: &mut Files<'_>, entry: &Arc<str>, path: &DataPath, block: &Block) {
        let inner = path.key(block.kind.key());
        let at = |path: &DataPath| Origin::data(entry, path);
        match &block.kind {
            BlockKind::Include(name) => self.chapter(files, name, &at(&inner)),
            BlockKind::Table(table) => self.table(files, entry, &inner, table),
            BlockKind::Image(image) => self.picture(files, &image.src, &at(&inner.key("src"))),
            BlockKind::Images(images) => {
                let items = images.items_path(&inner);
                for (n, image) in images.items().iter().enumerate() {
                    self.picture(files, &image.src, &at(&items.index(n).key("src")));
                }
            }
            BlockKind::Text(text) | BlockKind::Quote(text) => self.prose(files, text, &at(&inner)),
            BlockKind::Columns(columns) => {
                if let ColumnText::Text(text) = columns.text() {
                    self.prose(files, text, &at(&columns.text_path(&inner)));
                }
            }
            BlockKind::Callout(callout) => self.prose(files, &callout.text, &at(&inner.key("text"))),
            BlockKind::List(list) => self.list(files, entry, &inner, list),
            BlockKind::Heading(_) | BlockKind::Chart(_) | BlockKind::Kpis(_) | BlockKind::PageBreak(_) | BlockKind::Appendix(_) => {}
        }
    }

    fn chapter(&mut self, files: &mut Files<'_>, name: &str, at: &Origin) {
        if self.chapters.contains_key(name) {
            return;
        }
        let Some(text) = files.text(name, at) else {
            files.damage.content = true;
            return;
        };
        let start = Origin::text(&name.into(), 0..0);
        self.markdown(files, &text, &start);
        self.chapters.insert(name.to_owned(), text);
    }

    fn table(&mut self, files: &mut Files<'_>, entry: &Arc<str>, path: &DataPath, table: &Table) {
        let Some(from) = &table.from else { return };
        let Some(key) = SheetKey::of(from).filter(|key| !self.sheets.contains_key(key)) else { return };
        let place = |name: &str| Origin::data(entry, &path.key("from").key(name));
        let sheet = if from.csv.is_some() {
            sheets::csv(files, &key.file, &place("csv"))
        } else {
            sheets::xlsx(files, &key, &sheets::Places { file: place("xlsx"), sheet: place("sheet"), range: place("range") })
        };
        if let Some(sheet) = sheet {
            self.sheets.insert(key, sheet);
        }
    }

    fn list(&mut self, files: &mut Files<'_>, entry: &Arc<str>, path: &DataPath, list: &List) {
        for (n, item) in list.items.iter().enumerate() {
            let path = path.key("items").index(n);
            self.prose(files, &item.text, &Origin::data(entry, &path.key("text")));
            if let Some(list) = &item.list {
                self.list(files, entry, &path.key("list"), list);
            }
        }
    }

    fn prose(&mut self, files: &mut Files<'_>, text: &Text, at: &Origin) {
        self.markdown(files, text.as_str(), at);
    }

    /// The pictures that Markdown names.
    fn markdown(&mut self, files: &mut Files<'_>, text: &str, at: &Origin) {
        for (name, range) in pictures::named_in(text) {
            self.picture(files, &name, &at.part(range));
        }
    }

    fn picture(&mut self, files: &mut Files<'_>, name: &str, at: &Origin) {
        if !self.images.contains_key(name)
            && let Some(bytes) = pictures::read(files, name, at)
        {
            self.images.insert(name.to_owned(), bytes);
        }
    }
}
