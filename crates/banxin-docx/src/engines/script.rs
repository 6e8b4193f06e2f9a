//! Which script a character counts as, and which characters start or end no line, as the programs have it.

/// What a program takes a character for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    /// Set in the Western face.
    Western,
    /// Set in the Chinese face.
    Asian,
}

/// The scripts of the characters of a paragraph: marks that belong to none take that of what stands before them, at the start the Western.
pub(super) fn scripts(text: impl Iterator<Item = char>) -> Vec<Script> {
    let mut last = Script::Western;
    let script = |c: char| {
        if !is_weak(c) {
            last = if is_western(c) { Script::Western } else { Script::Asian };
        }
        last
    };
    text.map(script).collect()
}

/// Whether a character is Western wherever it stands.
pub(crate) fn is_western(c: char) -> bool {
    (c < '\u{2000}' && !is_weak(c)) || c == '℃'
}

/// Blanks, and the marks that Chinese and Western text share.
fn is_weak(c: char) -> bool {
    c == ' ' || c == '\u{A0}' || ('\u{2000}'..='\u{206F}').contains(&c)
}

/// LibreOffice: characters that start no line of Chinese text.
pub(super) fn starts_no_line(c: char) -> bool {
    ":!),.:;?]}¢'\"、。〉》」』】〕〗〞︰︱︳﹐､﹒﹔﹕﹖﹗﹚﹜﹞！），．：；？｜｝︴︶︸︺︼︾﹀﹂﹄﹏～￠々‖•·ˇˉ―-′’”".contains(c)
}

/// LibreOffice: characters that end no line of Chinese text.
pub(super) fn ends_no_line(c: char) -> bool {
    "([{£¥'\"‵〈《「『【〔〖（［｛￡￥〝︵︷︹︻︽︿﹁﹃﹙﹛﹝“‘".contains(c)
}
