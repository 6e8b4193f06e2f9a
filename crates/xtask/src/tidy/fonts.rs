//! Rule: `fonts/` holds what its manifest names, byte for byte, with every licence text, and nothing else.

use std::collections::BTreeSet;

use crate::manifest::Manifest;
use crate::tidy::Problem;
use crate::tidy::tree::Tree;

const MANIFEST: &str = "fonts/manifest.yaml";

pub(super) fn check(tree: &Tree) -> Vec<Problem> {
    let Some(Ok(text)) = tree.bytes(MANIFEST).map(std::str::from_utf8) else {
        return vec![Problem::whole(MANIFEST, "missing or not UTF-8")];
    };
    let manifest = match Manifest::parse(text) {
        Ok(manifest) => manifest,
        Err(failure) => return vec![Problem::whole(MANIFEST, failure.to_string())],
    };
    let mut problems: Vec<Problem> = manifest
        .mismatches(|file| tree.bytes(&place(file)).map(<[u8]>::to_vec))
        .iter()
        .map(|mismatch| Problem::whole(&place(&mismatch.file), format!("not as in the manifest: {mismatch}")))
        .collect();

    let named: BTreeSet<String> = manifest.files().map(|(file, _)| place(file)).collect();
    for face in &manifest.faces {
        if face.licence.is_empty() || !named.contains(&place(&face.licence_file)) {
            problems.push(Problem::whole(&place(&face.file), "the manifest names no licence text for it"));
        }
    }
    let inside = tree.paths().filter(|path| path.starts_with("fonts/"));
    let stray = inside.filter(|path| !named.contains(*path) && *path != MANIFEST && *path != "fonts/README.md");
    problems.extend(stray.map(|path| Problem::whole(path, "not in the manifest")));
    problems
}

/// The path from the top level of a path that the manifest gives from `fonts/`.
fn place(file: &str) -> String {
    match file.strip_prefix("../") {
        Some(outside) => outside.to_owned(),
        None => format!("fonts/{file}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manifest::tests::ABC;

    const GOOD: [(&str, &str); 5] = [
        (MANIFEST, ABC),
        ("fonts/README.md", "about"),
        ("fonts/Song.otf", "abc"),
        ("fonts/licences/OFL.txt", "abc"),
        ("tests/ref/list.txt", "abc"),
    ];

    fn found(change: impl FnOnce(&mut Vec<(&'static str, &'static str)>)) -> Vec<String> {
        let mut files = GOOD.to_vec();
        change(&mut files);
        check(&Tree::of(&files)).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_manifest_s_files_pass() {
        assert_eq!(found(|_| {}), [""; 0]);
    }

    #[test]
    fn changed_missing_and_stray_files_are_found() {
        assert!(found(|files| files[2].1 = "abd")[0].starts_with("fonts/Song.otf: not as in the manifest"));
        assert!(found(|files| files.truncate(4))[0].starts_with("tests/ref/list.txt: not as in the manifest"));
        assert_eq!(found(|files| files.push(("fonts/Other.otf", "x"))), ["fonts/Other.otf: not in the manifest"]);
    }

    #[test]
    fn a_face_without_a_licence_text_is_found() {
        let text: &'static str = ABC.replace("licence_file: licences/OFL.txt", "licence_file: licences/MIT.txt").leak();
        assert_eq!(found(|files| files[0].1 = text), ["fonts/Song.otf: the manifest names no licence text for it"]);
    }

    #[test]
    fn no_manifest_is_a_problem() {
        assert_eq!(found(|files| files.truncate(0)).len(), 1);
    }
}
