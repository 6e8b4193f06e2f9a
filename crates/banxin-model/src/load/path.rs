//! Names of files as users write them.

/// A name made plain: no `.`, no empty parts. `None` if it leads out of the report's folder, or would on some machine.
///
/// Refused are `..`, a leading `/` or `~`, backslashes and drive letters, so that a report means the same files everywhere.
pub(super) fn clean(name: &str) -> Option<String> {
    let bytes = name.as_bytes();
    let drive = bytes.len() >= 2 && bytes[0].is_ascii_alphabetic() && bytes[1] == b':';
    if name.starts_with(['/', '~']) || drive || name.contains(['\\', '\0']) {
        return None;
    }
    let parts: Vec<&str> = name.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    if parts.contains(&"..") {
        return None;
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn names_stay_within_the_folder() {
        assert_eq!(clean("./chapters//01.md").as_deref(), Some("chapters/01.md"));
        assert_eq!(clean("图片/封面..png").as_deref(), Some("图片/封面..png"));
        for bad in ["../a", "a/../../b", "a/..", "/etc/passwd", "C:\\a", "c:a", "a\\b", "~/a", "//host/a", "a\0b"] {
            assert_eq!(clean(bad), None, "{bad}");
        }
    }
}
