//! The theme that a report's `style` names, with all that it inherits from.

use std::sync::Arc;

use banxin_base::{DataPath, Diagnostic, Origin, codes, nearest};

use super::files::Files;
use crate::loaded::ThemeFile;
use crate::text::Text;
use crate::theme::Theme;
use crate::yaml;

/// More files than this inherit from each other only by mistake.
const MOST: usize = 16;

/// The styles of the program.
const STYLES: [&str; 2] = ["gongwen", "annual"];

/// Whether a style is the path of a theme file, and not a name.
fn is_path(style: &str) -> bool {
    style.contains(['/', '.'])
}

/// Reads the theme files of a report: what is inherited stands before what inherits it. A file that cannot be read ends the chain.
pub(super) fn read(files: &mut Files<'_>, entry: &Arc<str>, style: Option<&Text>) -> Vec<ThemeFile> {
    let mut chain: Vec<ThemeFile> = Vec::new();
    let mut next = style.map(|style| (style.as_str().to_owned(), Origin::data(entry, &DataPath::ROOT.key("style"))));
    while let Some((name, at)) = next.take().filter(|(name, _)| is_path(name)) {
        if chain.len() == MOST || chain.iter().any(|known| *known.file == *name) {
            let path: Vec<&str> = chain.iter().map(|known| &*known.file).chain([name.as_str()]).collect();
            files.found.push(Diagnostic::new(&codes::THEME_CYCLE, at).with("path", path.join(" → ")));
            break;
        }
        let Some(theme) = one(files, &name, &at) else { break };
        let file: Arc<str> = name.as_str().into();
        if let Some(inherits) = theme.inherits.as_ref().map(Text::as_str) {
            let at = Origin::data(&file, &DataPath::ROOT.key("inherits"));
            if is_path(inherits) {
                next = Some((inherits.to_owned(), at));
            } else if !STYLES.contains(&inherits) {
                let problem =
                    Diagnostic::new(&codes::BAD_VALUE, at).with("value", inherits).with("what_zh", "版式").with("what_en", "style");
                files.found.push(problem.with("known", STYLES.join(" ")).near(nearest(inherits, STYLES)));
            }
        }
        chain.push(ThemeFile { file, theme });
    }
    chain.reverse();
    chain
}

fn one(files: &mut Files<'_>, name: &str, at: &Origin) -> Option<Theme> {
    let text = files.text(name, at)?;
    let file: Arc<str> = name.into();
    files.data(&file, &text)?;
    let read = yaml::read_all::<Theme>(&text, &file, &[]);
    let whole = read.found.is_empty();
    files.found.extend(read.found);
    read.value.filter(|_| whole)
}
