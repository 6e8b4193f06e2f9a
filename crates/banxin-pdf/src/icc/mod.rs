//! Colour profiles (ICC.1): the one of screens, which we make, the one of a press, which is bundled or the user's.
//!
//! Of a profile only its header and its name are read; what it says of colours is for the press.

mod srgb;

use std::borrow::Cow;
use std::io::Read as _;
use std::sync::Arc;

use banxin_base::{Diagnostic, Origin, codes};

pub(crate) use srgb::profile as srgb;

/// The bundled profile, packed by zlib: ISO Coated v2 300 % (`assets/README.md`).
const BUNDLED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/press.icc.zlib"));

/// The profile of a press: four inks in, for output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PressProfile {
    bytes: Arc<[u8]>,
    description: String,
}

impl PressProfile {
    /// Reads a profile. `file` is its name for messages.
    ///
    /// # Errors
    /// [`codes::PRESS_PROFILE_UNUSABLE`] if it is none, or not one of a printer with four inks.
    pub fn read(bytes: &[u8], file: &str, at: Origin) -> Result<PressProfile, Diagnostic> {
        let refuse = |zh: &'static str, en: &'static str| {
            let found = Diagnostic::new(&codes::PRESS_PROFILE_UNUSABLE, at.clone()).with("file", file);
            Err(found.with("reason_zh", zh).with("reason_en", en))
        };
        let field = |from: usize| bytes.get(from..from + 4);
        if field(36) != Some(b"acsp") || number(bytes, 0) != Some(bytes.len()) {
            return refuse("不是完整的 ICC 颜色特性文件", "it is no whole ICC profile");
        }
        if bytes.get(8).is_none_or(|major| *major > 4) {
            return refuse("版本比 ICC 第 4 版新", "it is newer than version 4 of ICC");
        }
        if field(12) != Some(b"prtr") || field(16) != Some(b"CMYK") {
            return refuse("不是四色印刷的输出特性文件", "it is not for printing in four inks");
        }
        let description = description(bytes).unwrap_or_else(|| file.to_owned());
        Ok(PressProfile { bytes: Arc::from(bytes), description })
    }
}

/// How a file names its output intent, with the packed profile (ISO 32000-1 table 365).
pub(crate) struct Intent<'a> {
    /// As registered with the ICC, or `Custom`.
    pub(crate) identifier: &'static str,
    /// What it is, for people.
    pub(crate) info: &'a str,
    /// Samples a pixel.
    pub(crate) channels: i64,
    /// The profile, packed by zlib.
    pub(crate) packed: Cow<'a, [u8]>,
}

/// The intent of a press file.
pub(crate) fn press(chosen: Option<&PressProfile>) -> Intent<'_> {
    match chosen {
        None => Intent {
            identifier: "FOGRA39",
            info: "ISO Coated v2 300% (basICColor): offset on coated paper, ISO 12647-2:2004/Amd 1, FOGRA39L",
            channels: 4,
            packed: Cow::Borrowed(BUNDLED),
        },
        Some(profile) => Intent {
            identifier: "Custom",
            info: &profile.description,
            channels: 4,
            packed: Cow::Owned(crate::backend::deflate(&profile.bytes)),
        },
    }
}

/// The intent of an archive file.
pub(crate) fn screen() -> Intent<'static> {
    let packed = crate::backend::deflate(&srgb());
    Intent { identifier: "sRGB IEC61966-2.1", info: "sRGB IEC61966-2.1", channels: 3, packed: Cow::Owned(packed) }
}

/// The profile of a press, as it is.
pub(crate) fn press_bytes(chosen: Option<&PressProfile>) -> Cow<'_, [u8]> {
    match chosen {
        Some(profile) => Cow::Borrowed(&profile.bytes),
        None => {
            let mut bytes = Vec::new();
            // The build script packed it: unpacking reads memory and does not fail.
            let _ = flate2::read::ZlibDecoder::new(BUNDLED).read_to_end(&mut bytes);
            Cow::Owned(bytes)
        }
    }
}

/// What a profile calls itself: the tag `desc`, as text (version 2) or in languages (version 4, the first is taken).
fn description(bytes: &[u8]) -> Option<String> {
    let count = number(bytes, 128)?.min(100);
    let entry = (0..count).map(|index| 132 + 12 * index).find(|at| bytes.get(*at..at + 4) == Some(b"desc"))?;
    let (start, length) = (number(bytes, entry + 4)?, number(bytes, entry + 8)?);
    let element = bytes.get(start..start.checked_add(length)?)?;
    let text = match element.get(..4)? {
        b"desc" => {
            let count = number(element, 8)?;
            let ascii = element.get(12..12 + count)?;
            ascii.iter().filter(|byte| (0x20..0x7F).contains(*byte)).map(|byte| char::from(*byte)).collect()
        }
        b"mluc" => {
            let (length, start) = (number(element, 20)?, number(element, 24)?);
            let units = element.get(start..start.checked_add(length)?)?.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            char::decode_utf16(units).filter_map(Result::ok).filter(|c| !c.is_control()).collect::<String>()
        }
        _ => return None,
    };
    (!text.trim().is_empty()).then_some(text)
}

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..at.checked_add(4)?)?.first_chunk::<4>()?;
    usize::try_from(u32::from_be_bytes(*four)).ok()
}

#[cfg(test)]
mod tests {
    use super::{PressProfile, press_bytes};
    use banxin_base::{Lang, Origin};
    use sha2::{Digest as _, Sha256};

    fn refusal(bytes: &[u8]) -> String {
        PressProfile::read(bytes, "a.icc", Origin::Run).expect_err("no profile of a press").message(Lang::En)
    }

    #[test]
    fn the_bundled_profile_is_the_one_whose_licence_is_kept() {
        let bytes = press_bytes(None);
        let sum: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert!(include_str!("../../assets/README.md").contains(&sum), "{sum}");
        let read = PressProfile::read(&bytes, "a.icc", Origin::Run).expect("a profile of a press");
        assert_eq!(read.description, "ISO Coated v2 300% (basICColor)");
    }

    #[test]
    fn what_is_no_profile_of_a_press_is_refused() {
        let bytes = press_bytes(None).into_owned();
        assert!(refusal(&bytes[..bytes.len() - 1]).contains("no whole ICC profile"));
        assert!(refusal(b"%PDF").contains("no whole ICC profile"));
        assert!(refusal(&super::srgb()).contains("four inks"));
        let mut newer = bytes.clone();
        newer[8] = 5;
        assert!(refusal(&newer).contains("newer"));
        // A name that cannot be read is no reason to refuse: the file's name stands for it.
        let mut nameless = bytes;
        nameless[132..136].copy_from_slice(b"none");
        assert_eq!(PressProfile::read(&nameless, "a.icc", Origin::Run).expect("a profile").description, "a.icc");
    }
}
