//! Kinds of characters that lints tell apart.

/// Stands in a run for what a template prints: a number with its unit, as far as rules know.
pub(super) const VALUE: char = '\u{FDD1}';

/// Stands in a run for what is no prose: code, an address, a reference, a tag.
pub(super) const OPAQUE: char = '\u{FDD2}';

/// A Chinese character, 〇 included.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '〇' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFD}')
}

/// 点号, full-width (GB/T 15834—2011 3.1).
pub(super) fn is_stop(c: char) -> bool {
    matches!(c, '。' | '，' | '、' | '；' | '：' | '？' | '！')
}

/// A mark that opens a pair.
pub(super) fn is_opening(c: char) -> bool {
    matches!(c, '“' | '‘' | '（' | '《' | '〈' | '【' | '〖' | '〔' | '［' | '｛' | '「' | '『')
}

/// A mark that closes a pair.
pub(super) fn is_closing(c: char) -> bool {
    matches!(c, '”' | '’' | '）' | '》' | '〉' | '】' | '〗' | '〕' | '］' | '｝' | '」' | '』')
}

/// A character or a mark that only Chinese text has.
pub(super) fn is_chinese(c: char) -> bool {
    is_han(c) || is_stop(c) || is_opening(c) || is_closing(c) || matches!(c, '—' | '…' | '·' | '～')
}

/// 一 to 十 and the words of tens: the numerals of counting and of ordinals.
pub(super) fn is_numeral(c: char) -> bool {
    matches!(c, '〇' | '零' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '千' | '两')
}

/// A mark that may stand between the two ends of a range.
pub(super) fn is_range(c: char) -> bool {
    matches!(c, '—' | '–' | '-' | '－' | '～' | '~' | '〜')
}

/// A blank within a line.
pub(super) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{3000}' | '\u{A0}' | '\u{2002}'..='\u{200A}' | '\u{202F}')
}
