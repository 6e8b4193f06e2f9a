//! Where words end in Chinese, which writes none: by the dictionary of ICU (UAX #29 6.2 leaves it to one).
//!
//! Lines of running text end anywhere; only titles keep words whole (GB/T 9704 7.3.1). A dictionary cannot know every name, so its answer is a wish
//! and no rule.

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

/// Bytes of `text` behind which a word ends, in order.
pub fn word_ends(text: &str) -> Vec<usize> {
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    segmenter.segment_str(text).filter(|at| *at > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::word_ends;

    fn words(text: &str) -> Vec<&str> {
        let mut start = 0;
        let cut = |end: usize| {
            let word = &text[start..end];
            start = end;
            word
        };
        word_ends(text).into_iter().map(cut).collect()
    }

    #[test]
    fn words_of_titles_are_found() {
        // FIXME: the dictionary knows 图书馆 only as 图书 and 馆, so a title may break there.
        assert_eq!(words("关于加强公共图书馆安全工作的通知"), ["关于", "加强", "公共", "图书", "馆", "安全", "工作", "的", "通知"]);
        assert_eq!(words(""), Vec::<&str>::new());
        assert_eq!(words("2025年PDF/A"), ["2025", "年", "PDF", "/", "A"]);
    }
}
