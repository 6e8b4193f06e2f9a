//! What the environment says: language, date, fonts. The only module that asks it.

use std::env;
use std::path::{Path, PathBuf};

use banxin::{Date, Diagnostic, FontSearch, Lang, Origin, codes};

/// The language of messages: the option, else the first of `LC_ALL`, `LC_MESSAGES`, `LANG` that is set. A Chinese locale is Chinese, any other
/// English; none at all (Windows) is Chinese, the language of the reports.
pub(crate) fn lang(option: Option<Lang>) -> Lang {
    option.unwrap_or_else(|| {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(read).find(|value| !value.is_empty());
        locale.map_or(Lang::default(), |locale| lang_of(&locale))
    })
}

fn lang_of(locale: &str) -> Lang {
    if locale.to_ascii_lowercase().starts_with("zh") { Lang::Zh } else { Lang::En }
}

/// The moment that outputs are dated by, in seconds since 1970, if `SOURCE_DATE_EPOCH` states one; the report's own date is taken otherwise.
///
/// # Errors
/// [`codes::BAD_VALUE`] if it is set to anything but a number of seconds before the year 10000.
pub(crate) fn timestamp() -> Result<Option<u64>, Diagnostic> {
    let Some(text) = read("SOURCE_DATE_EPOCH").filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    let seconds = text.parse::<u64>().ok().filter(|seconds| Date::from_unix_seconds(*seconds).is_some());
    seconds.map(Some).ok_or_else(|| {
        let found = Diagnostic::new(&codes::BAD_VALUE, Origin::Run).with("value", text);
        found.with("what_zh", " SOURCE_DATE_EPOCH").with("what_en", "SOURCE_DATE_EPOCH").with("known", "1737331200")
    })
}

/// The password of a PDF (`BANXIN_PDF_PASSWORD`), if it is set to anything.
pub(crate) fn password() -> Option<String> {
    read("BANXIN_PDF_PASSWORD").filter(|text| !text.is_empty())
}

/// Where the typefaces are sought: `--font-path`, `$BANXIN_FONTS`, beside the executable, then `fonts/` of the source tree above the
/// executable or the working folder.
pub(crate) fn fonts(font_path: &[PathBuf]) -> FontSearch {
    let named = env::var_os("BANXIN_FONTS").filter(|value| !value.is_empty());
    let named: Vec<PathBuf> = named.iter().flat_map(env::split_paths).filter(|path| !path.as_os_str().is_empty()).collect();
    let mut search = font_path.iter().chain(&named).fold(FontSearch::new(), |search, folder| search.folder(folder));
    if let Ok(executable) = env::current_exe() {
        // A link in /usr/bin leads to where the program and its fonts really are.
        let executable = executable.canonicalize().unwrap_or(executable);
        search = search.beside(&executable).near(executable.parent().unwrap_or(Path::new("/")));
    }
    match env::current_dir() {
        Ok(folder) => search.near(folder),
        Err(_) => search,
    }
}

fn read(name: &str) -> Option<String> {
    env::var_os(name).map(|value| value.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use banxin::Lang;

    use super::lang_of;

    #[test]
    fn locales_have_languages() {
        assert_eq!(
            ["zh_CN.UTF-8", "zh", "en_US.UTF-8", "C.UTF-8", "de_DE"].map(lang_of),
            [Lang::Zh, Lang::Zh, Lang::En, Lang::En, Lang::En]
        );
    }
}
