//! Any text at all goes through shaping, rules and breaks: the checks of the fuzz target on made-up bytes, the same in every run.
//! `PROPTEST_CASES` and `PROPTEST_RNG_SEED` ask for more and for others.

#[path = "../../../tests/fuzz/lines.rs"]
mod lines;

use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, Strategy, any, prop, prop_oneof, proptest};
use proptest::test_runner::RngSeed;

/// Characters that rules, breaks or the shaper treat in a way of their own.
const TRICKY: &str = "甲乙丙，。、；：？！（）“”‘’《》〔〕…—–～·／/⸺⸻⋯⁇‼⁈⁉％℃①㎡￥\u{3000}\u{AD}\u{200B}\u{200D}\u{2060}\u{FE0F}\u{E0100}\u{301}\u{308}\u{2009}\u{A0}\u{202F}\
    aZé09 .-_@#?&=\"'()+%\\אבيبกขमि한ㄅㄧが゛👨👩🏽🇨🇳𠮷\u{2028}\u{2066}\u{202E}\n\t";

fn tricky() -> impl Strategy<Value = Vec<u8>> {
    let chars: Vec<char> = TRICKY.chars().collect();
    (any::<u8>(), vec(prop::sample::select(chars), 0..40)).prop_map(|(choice, chars)| {
        let text: String = chars.into_iter().collect();
        [&[choice], text.as_bytes()].concat()
    })
}

/// Pieces of addresses, numbers and words, put together without sense.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let known = [
        "https://www.example.org/",
        "reader@example.org",
        "10.1000/182",
        "C:\\a\\b",
        "2025年1月",
        "〔2025〕3号",
        "1,234.5万元",
        "hyphenation",
        "——",
        "……",
        "”，",
        "（《",
    ];
    let known = prop::sample::select(known.to_vec()).prop_map(str::to_owned);
    (any::<u8>(), vec(prop_oneof![8 => known, 8 => "\\PC{0,3}", 1 => "[a-zé]{40,90}", 1 => "[а-я]{20,60}"], 0..12))
        .prop_map(|(choice, pieces)| [&[choice], pieces.concat().as_bytes()].concat())
}

fn config() -> ProptestConfig {
    let default = ProptestConfig::default();
    let rng_seed = if default.rng_seed == RngSeed::Random { RngSeed::Fixed(14) } else { default.rng_seed };
    let cases = if default.cases == 256 { 2_000 } else { default.cases };
    ProptestConfig { cases, rng_seed, failure_persistence: None, ..default }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_bytes_are_set(bytes in prop_oneof![vec(any::<u8>(), 0..80), tricky(), pieces()]) {
        lines::check(&bytes);
    }
}
