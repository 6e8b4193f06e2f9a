//! Why a picture is not used.

use std::error::Error as _;
use std::io;

use banxin_base::{Diagnostic, Origin, codes};
use image::ImageError;

/// Why a picture is not used, in both languages; the file's name is the caller's to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It cannot be read.
    Unreadable {
        /// 中文
        zh: String,
        /// English
        en: String,
    },
    /// It is beyond a limit: its measure, as `60000 × 60000`.
    TooLarge(String),
}

impl Refusal {
    /// The message that the picture `file` is not used.
    pub fn of(self, file: &str, at: Origin) -> Diagnostic {
        match self {
            Refusal::Unreadable { zh, en } => {
                Diagnostic::new(&codes::IMAGE_UNREADABLE, at).with("file", file).with("reason_zh", zh).with("reason_en", en)
            }
            Refusal::TooLarge(measure) => Diagnostic::new(&codes::IMAGE_TOO_LARGE, at).with("file", file).with("reason", measure),
        }
    }

    /// A file that its decoder gives up on. The decoder's own words are English, and for those who read English only.
    pub(crate) fn decoding(error: &ImageError) -> Refusal {
        let unreadable = |zh: &str, en: &str| Refusal::Unreadable { zh: zh.to_owned(), en: format!("{en} ({error})") };
        match error {
            _ if is_cut_short(error) => unreadable("文件不完整，后半部分缺失", "the file is cut short"),
            ImageError::Unsupported(_) => {
                unreadable("图片用了本程序不支持的编码方式，请另存一份", "it is encoded in a way that is not supported")
            }
            ImageError::Limits(_) => unreadable("解码所需的内存超过上限", "decoding it takes more memory than is allowed"),
            ImageError::IoError(_) => unreadable("读取中断", "reading stopped"),
            _ => unreadable("文件内容已损坏", "the file is damaged"),
        }
    }

    /// A picture without a pixel.
    pub(crate) fn empty(width: u32, height: u32) -> Refusal {
        Refusal::Unreadable {
            zh: format!("图片的尺寸是 {width} × {height}，没有像素"),
            en: format!("it is {width} × {height} and has no pixel"),
        }
    }

    /// A file that is none of the formats that are read.
    pub(crate) fn format(bytes: &[u8]) -> Refusal {
        match named(bytes) {
            Some(name) => Refusal::Unreadable {
                zh: format!("这是 {name} 文件，请另存为 PNG、JPEG 或 SVG"),
                en: format!("it is a {name} file: save it as PNG, JPEG or SVG"),
            },
            None => Refusal::Unreadable { zh: "不是 PNG、JPEG 或 SVG 文件".into(), en: "it is no PNG, JPEG or SVG file".into() },
        }
    }
}

/// Whether the bytes ended too early. Decoders say so in a cause, or in words only.
fn is_cut_short(error: &ImageError) -> bool {
    let mut cause = error.source();
    while let Some(error) = cause {
        if error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::UnexpectedEof) {
            return true;
        }
        cause = error.source();
    }
    let words = error.to_string().to_lowercase();
    ["unexpected end", "end of file", "eof", "exhausted", "truncated"].iter().any(|mark| words.contains(mark))
}

/// The name of a format that people take for a picture's, by its first bytes.
fn named(bytes: &[u8]) -> Option<&'static str> {
    const FORMATS: [(&[u8], &str); 8] = [
        (b"GIF8", "GIF"),
        (b"BM", "BMP"),
        (b"II*\0", "TIFF"),
        (b"MM\0*", "TIFF"),
        (b"%PDF", "PDF"),
        (b"PK\x03\x04", "ZIP / Office"),
        (b"\xD0\xCF\x11\xE0", "Office 97"),
        (b"\xD7\xCD\xC6\x9A", "WMF"),
    ];
    let brand = bytes.get(8..12).filter(|_| bytes.get(4..8) == Some(b"ftyp".as_slice()) || bytes.starts_with(b"RIFF"));
    match brand {
        Some(b"WEBP") => Some("WebP"),
        Some(b"heic" | b"heix" | b"mif1") => Some("HEIC"),
        Some(b"avif") => Some("AVIF"),
        _ => FORMATS.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, name)| *name),
    }
}

#[cfg(test)]
mod tests {
    use banxin_base::{Lang, Origin};
    use image::{DynamicImage, ImageFormat};

    use super::Refusal;
    use crate::facts::{Format, Orientation, inspect};
    use crate::pixels::decode;

    fn said(refusal: Refusal) -> (String, String) {
        let found = refusal.of("a.png", Origin::Run);
        (found.message(Lang::Zh), found.message(Lang::En))
    }

    /// What is wrong is said in Chinese alone; the decoder's words stand in the English message.
    #[test]
    fn each_kind_of_failure_has_words_of_its_own() {
        let mut bytes = std::io::Cursor::new(Vec::new());
        DynamicImage::new_rgb8(60, 40).write_to(&mut bytes, ImageFormat::Png).unwrap();
        let png = bytes.into_inner();
        let mut broken = png.clone();
        let middle = broken.len() / 2;
        broken[middle] ^= 0x55;
        let decoded = |bytes: &[u8]| decode(bytes, Format::Png, Orientation::UPRIGHT).err().unwrap();
        let cases = [
            (inspect(&png[..20]).unwrap_err(), "文件不完整", "the file is cut short ("),
            (decoded(&png[..png.len() - 30]), "文件不完整", "the file is cut short ("),
            (decoded(&broken), "文件内容已损坏", "the file is damaged ("),
            (inspect(b"GIF89a").unwrap_err(), "这是 GIF 文件", "a GIF file"),
            (inspect(b"RIFF\0\0\0\0WEBPVP8 ").unwrap_err(), "这是 WebP 文件", "a WebP file"),
            (inspect(b"hello").unwrap_err(), "不是 PNG、JPEG 或 SVG 文件", "it is no PNG"),
            (inspect(b"<svg xmlns=\"http://www.w3.org/2000/svg\"><g>").unwrap_err(), "SVG 的 XML 有误", "the XML of the SVG is wrong ("),
            (inspect(b"\x1F\x8B\x08").unwrap_err(), "svgz", "svgz"),
        ];
        for (refusal, zh, en) in cases {
            let said = said(refusal);
            assert!(said.0.contains(zh) && said.1.contains(en), "{said:?}");
            let stray: String = said.0.replace("a.png", "");
            let words = stray.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
            let known = ["PNG", "JPEG", "SVG", "GIF", "WebP", "XML", "svgz"];
            assert_eq!(words.filter(|word| !known.contains(word)).collect::<Vec<_>>(), Vec::<&str>::new(), "{said:?}");
        }
    }
}
