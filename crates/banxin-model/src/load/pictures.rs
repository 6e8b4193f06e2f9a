//! Pictures: their bytes, and the names of those in Markdown. Decoding them is the renderers' business.

use std::ops::Range;
use std::sync::Arc;

use banxin_base::{Diagnostic, Origin, codes};
use pulldown_cmark::{Event, Parser, Tag};

use super::files::Files;

/// The bytes of a picture, which must be PNG, JPEG or SVG by its content.
pub(super) fn read(files: &mut Files<'_>, name: &str, at: &Origin) -> Option<Arc<[u8]>> {
    let bytes = files.bytes(name, at)?;
    if let Some((zh, en)) = refusal(&bytes) {
        let found = Diagnostic::new(&codes::IMAGE_UNREADABLE, at.clone()).with("file", name);
        files.found.push(found.with("reason_zh", zh).with("reason_en", en));
        return None;
    }
    Some(bytes.into())
}

/// Why bytes are no picture that can be used.
fn refusal(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    if starts(b"\x89PNG\r\n\x1a\n") || starts(b"\xFF\xD8\xFF") || is_svg(bytes) {
        return None;
    }
    Some(match bytes {
        [] => ("文件是空的", "the file is empty"),
        _ if starts(b"GIF8") => ("这是 GIF 图片", "it is a GIF"),
        _ if starts(b"BM") => ("这是 BMP 图片", "it is a BMP"),
        _ if starts(b"RIFF") => ("这是 WebP 图片", "it is a WebP"),
        _ if starts(b"II*\0") || starts(b"MM\0*") => ("这是 TIFF 图片", "it is a TIFF"),
        _ if starts(b"%PDF") => ("这是 PDF 文件", "it is a PDF"),
        _ => ("不是 PNG、JPEG 或 SVG", "it is neither PNG, JPEG nor SVG"),
    })
}

/// Whether text begins as SVG does: `<svg`, perhaps after an XML declaration, comments and a document type.
fn is_svg(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let head = String::from_utf8_lossy(head);
    let head = head.trim_start_matches('\u{FEFF}').trim_start();
    head.starts_with('<') && head.contains("<svg")
}

/// The files of pictures in Markdown, with the bytes where each picture stands. Addresses on the net are left out: nothing is fetched.
pub(super) fn named_in(markdown: &str) -> Vec<(String, Range<usize>)> {
    if !markdown.contains("![") {
        return Vec::new();
    }
    let events = Parser::new(markdown).into_offset_iter();
    let pictures = events.filter_map(|(event, range)| match event {
        Event::Start(Tag::Image { dest_url, .. }) => Some((dest_url.into_string(), range)),
        _ => None,
    });
    pictures.filter(|(name, _)| !name.contains("://") && !name.starts_with("data:") && !name.contains("{{")).collect()
}

#[cfg(test)]
mod tests {
    use super::{is_svg, named_in, refusal};

    #[test]
    fn pictures_are_told_by_their_content() {
        assert!(is_svg("<?xml version=\"1.0\"?>\n<!-- 图 --><svg/>".as_bytes()));
        assert!(!is_svg(b"svg"));
        assert_eq!(refusal(b"GIF89a").map(|(_, en)| en), Some("it is a GIF"));
        assert_eq!(refusal(b"\x89PNG\r\n\x1a\n"), None);
    }

    #[test]
    fn markdown_names_pictures() {
        let found = named_in("甲![图](images/a.png)乙\n\n`![no](x.png)` ![远](https://a.b/c.png)");
        assert_eq!(found, [("images/a.png".to_owned(), 3..23)]);
    }
}
