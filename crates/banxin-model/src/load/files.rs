//! Reading files through the [`World`], and what is wrong with them.

use std::collections::BTreeMap;
use std::sync::Arc;

use banxin_base::{Diagnostic, Origin, Warned, codes, nearest};

use super::order;
use super::path;
use crate::damage::Damage;
use crate::loaded::{Loaded, Loading};
use crate::reserved;
use crate::sources::Sources;
use crate::world::{ReadError, World};
use crate::yaml;

/// The largest text file, in bytes.
const MOST_TEXT: usize = 64 << 20;
/// The largest picture or workbook, in bytes.
const MOST_BYTES: usize = 64 << 20;

/// Escapes of double-quoted text that may stand for a character no text may have.
const ESCAPES: [&str; 8] = ["\\u", "\\U", "\\x", "\\0", "\\a", "\\b", "\\v", "\\e"];

/// The files read so far, and the problems found.
pub(super) struct Files<'w> {
    world: &'w dyn World,
    pub(super) sources: Sources,
    pub(super) found: Vec<Diagnostic>,
    pub(super) damage: Damage,
    texts: BTreeMap<String, Arc<str>>,
}

impl<'w> Files<'w> {
    pub(super) fn new(world: &'w dyn World) -> Files<'w> {
        Files { world, sources: Sources::default(), found: Vec::new(), damage: Damage::default(), texts: BTreeMap::new() }
    }

    /// The text of a file; `at` names it. Each is read once.
    pub(super) fn text(&mut self, name: &str, at: &Origin) -> Option<Arc<str>> {
        if let Some(text) = self.texts.get(name) {
            return Some(Arc::clone(text));
        }
        let bytes = self.bytes(name, at)?;
        if bytes.len() > MOST_TEXT {
            self.found.push(too_large(name, at));
            return None;
        }
        let file: Arc<str> = name.into();
        match String::from_utf8(bytes) {
            Ok(text) => self.given(&file, &text),
            Err(error) => {
                let byte = error.utf8_error().valid_up_to();
                let lossy = String::from_utf8_lossy(error.as_bytes()).into_owned();
                self.not_utf8(file, &lossy, byte, at);
                None
            }
        }
    }

    /// A file whose text is at hand: without its byte order mark, and searched for characters that no text may have.
    pub(super) fn given(&mut self, file: &Arc<str>, text: &str) -> Option<Arc<str>> {
        let (text, bom) = text.strip_prefix('\u{FEFF}').map_or((text, false), |rest| (rest, true));
        let text: Arc<str> = text.into();
        self.sources.insert(Arc::clone(file), Arc::clone(&text), bom);
        if let Some((at, found)) = reserved::find(&text) {
            self.found.push(reserved::diagnostic(found, Origin::text(file, at..at + found.len_utf8())));
            return None;
        }
        self.texts.insert(file.to_string(), Arc::clone(&text));
        Some(text)
    }

    /// A data file: refused where it nests beyond reason before a parser spends memory on it, and where an escape stands for a character
    /// that no text may have.
    pub(super) fn data(&mut self, file: &Arc<str>, text: &str) -> Option<()> {
        if let Some(at) = yaml::too_deep(text) {
            let origin = Origin::text(file, at..at + 1);
            let found = Diagnostic::new(&codes::INPUT_TOO_LARGE, origin).with("file", file);
            self.found.push(found.with("reason_zh", "嵌套超过 128 层").with("reason_en", "it nests more than 128 levels deep"));
            return None;
        }
        if text.contains('\\') && ESCAPES.iter().any(|escape| text.contains(escape)) {
            let marks = self.sources.get(file)?.marks();
            let reserved = marks.reserved.iter().map(|(range, found)| reserved::diagnostic(*found, Origin::text(file, range.clone())));
            let before = self.found.len();
            self.found.extend(reserved);
            return (self.found.len() == before).then_some(());
        }
        Some(())
    }

    /// The bytes of a file; `at` names it.
    pub(super) fn bytes(&mut self, name: &str, at: &Origin) -> Option<Vec<u8>> {
        let Some(path) = path::clean(name) else {
            self.found.push(Diagnostic::new(&codes::OUTSIDE_FOLDER, at.clone()).with("file", name));
            return None;
        };
        match self.world.read(&path) {
            Ok(bytes) if bytes.len() > MOST_BYTES => {
                self.found.push(too_large(name, at));
                None
            }
            Ok(bytes) => Some(bytes),
            Err(error) => {
                let found = self.unreadable(name, &path, at, &error);
                self.found.push(found);
                None
            }
        }
    }

    fn unreadable(&self, name: &str, path: &str, at: &Origin, error: &ReadError) -> Diagnostic {
        let because = |zh: &str, en: &str| {
            let found = Diagnostic::new(&codes::FILE_UNREADABLE, at.clone()).with("file", name);
            found.with("reason_zh", zh).with("reason_en", en)
        };
        match error {
            ReadError::NotFound => {
                let found = Diagnostic::new(&codes::FILE_NOT_FOUND, at.clone()).with("file", name);
                found.near(self.nearest(path).as_deref())
            }
            ReadError::Outside => Diagnostic::new(&codes::OUTSIDE_FOLDER, at.clone()).with("file", name),
            ReadError::TooLarge => too_large(name, at),
            ReadError::IsFolder => because("这是一个文件夹", "it is a folder"),
            ReadError::Denied => because("没有读取权限", "permission denied"),
            ReadError::Failed(reason) => because(&format!("系统报告“{reason}”"), reason),
        }
    }

    /// The file most likely meant by the path of one that is not there: its folder may be misspelt, or its name.
    fn nearest(&self, path: &str) -> Option<String> {
        let mut folder = String::new();
        for part in path.split('/') {
            let names = self.world.list(&folder).ok()?;
            let name = if names.iter().any(|name| name == part) { part } else { nearest(part, names.iter().map(String::as_str))? };
            folder = if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
        }
        (folder != path).then_some(folder)
    }

    /// A text that is not UTF-8. What can be read of it is kept, so that the message can show the line.
    fn not_utf8(&mut self, file: Arc<str>, lossy: &str, byte: usize, at: &Origin) {
        let (lossy, bom) = lossy.strip_prefix('\u{FEFF}').map_or((lossy, 0), |rest| (rest, 3));
        self.sources.insert(Arc::clone(&file), lossy.into(), bom > 0);
        let start = byte.saturating_sub(bom);
        let place = Origin::text(&file, start..start + '\u{FFFD}'.len_utf8());
        let zh = format!("第 {} 个字节起不是 UTF-8 文字，多半是以 GBK（ANSI）保存的，请另存为 UTF-8", byte + 1);
        let en = format!("from byte {} on it is not UTF-8; most likely it was saved as GBK: save it as UTF-8", byte + 1);
        let found = Diagnostic::new(&codes::FILE_UNREADABLE, place).with("file", &file).with("reason_zh", zh).with("reason_en", en);
        let named = !matches!(at, Origin::File(_));
        self.found.push(if named { found.also(at.clone(), "在此处引用", "named here") } else { found });
    }

    /// Everything found, in the order of files and places.
    pub(super) fn finish(self, report: Option<Loaded>) -> Warned<Loading> {
        let found = order::sort(&self.sources, self.found);
        Warned::new(Loading { report, sources: self.sources }, found)
    }
}

fn too_large(name: &str, at: &Origin) -> Diagnostic {
    let found = Diagnostic::new(&codes::INPUT_TOO_LARGE, at.clone()).with("file", name);
    found.with("reason_zh", "文件超过 64 MiB").with("reason_en", "the file is larger than 64 MiB")
}
