//! `banxin fonts`: the typefaces of a run, the roles they play, and where they were sought.

use std::fmt::Write as _;
use std::path::PathBuf;

use banxin::{Bilingual, Face, FaceId, FaceSource, FontBook, Lang};

use super::ended;
use super::source::Voice;
use crate::args::MessageFormat;
use crate::environment;
use crate::exit::Exit;
use crate::output::print;

/// Arguments of `fonts`.
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// Folder of typefaces, sought before all others; may be repeated 字体文件夹，可重复
    #[arg(long, value_name = "DIR")]
    font_path: Vec<PathBuf>,
}

/// Runs the command.
pub(super) fn run(args: &Args, lang: Lang) -> Exit {
    match environment::fonts(&args.font_path).book() {
        Ok(book) => ended(print(&list(&book, lang)), lang),
        Err(error) => Voice::new(lang, MessageFormat::Human, false).stop(&error),
    }
}

fn list(book: &FontBook, lang: Lang) -> String {
    const SOUGHT: Bilingual = Bilingual { zh: "查找位置：", en: "Sought in:" };
    const NONE: Bilingual = Bilingual {
        zh: "没有找到字体；可用 --font-path 指定文件夹",
        en: "no typefaces found; name a folder with --font-path",
    };
    let mut out = String::new();
    for (id, source) in book.sources() {
        out.push_str(&face(book, id, source, lang));
    }
    if out.is_empty() {
        let _ = writeln!(out, "{}", NONE.get(lang));
    }
    let _ = writeln!(out, "{}", SOUGHT.get(lang));
    for place in book.searched() {
        let _ = writeln!(out, "  {place}");
    }
    out
}

/// The role, the name, how many characters the face has, and its file.
fn face(book: &FontBook, id: FaceId, source: &FaceSource, lang: Lang) -> String {
    let role = match (source.role, lang) {
        (Some(role), Lang::Zh) => role.zh(),
        (Some(role), Lang::En) => role.name(),
        (None, _) => "-",
    };
    let coverage = match (book.face(id), lang) {
        (Ok(face), Lang::Zh) => format!("{} 个字符", coverage(face)),
        (Ok(face), Lang::En) => format!("{} characters", coverage(face)),
        (Err(found), lang) => found.message(lang),
    };
    format!("{}\n  {role} · {coverage}\n  {}\n", source.full_name(), source.location)
}

/// How many characters of Unicode a face has.
fn coverage(face: &Face) -> usize {
    ('\0'..=char::MAX).filter(|char| face.has(*char)).count()
}
