//! "Did you mean": the known name nearest to a mistyped one.

/// The name in `known` that a typist most likely meant by `typed`, if any is near enough.
///
/// Near enough is a similarity (Jaro-Winkler) of 0.75 or an edit distance of at most a third of the length: `audiance` finds `audience`,
/// `x` finds nothing. Ties go to the first in `known`, so that the answer is stable.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut best: Option<(f64, &str)> = None;
    for name in known {
        let score = strsim::jaro_winkler(typed, name);
        let close = score >= 0.75 || strsim::damerau_levenshtein(typed, name) * 3 <= name.chars().count();
        if close && best.is_none_or(|(top, _)| score > top) {
            best = Some((score, name));
        }
    }
    best.map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_the_name_meant() {
        let known = ["lectures", "lecture_audience", "members_total"];
        assert_eq!(nearest("lecture", known), Some("lectures"));
        assert_eq!(nearest("member_total", known), Some("members_total"));
        assert_eq!(nearest("zzz", known), None);
        assert_eq!(nearest("", known), None);
    }
}
