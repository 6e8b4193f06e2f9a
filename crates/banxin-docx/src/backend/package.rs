//! The package: a zip whose bytes depend on its parts alone.
//!
//! In: parts in order. Out: the file. Every entry carries the first day that zip knows; pictures and workbooks, which are compressed already,
//! are stored; everything else is deflated at a fast level.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::error::Fault;
use super::parts::Part;

/// Fast: the last few percent of size would cost most of the time.
const LEVEL: i64 = 1;

/// Zips parts.
pub(crate) fn zip(parts: &[Part]) -> Result<Vec<u8>, Fault> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().last_modified_time(DateTime::default()).unix_permissions(0o644);
    for part in parts {
        let stored = part.name.ends_with(".png") || part.name.ends_with(".jpeg") || part.name.ends_with(".xlsx");
        let options = if stored {
            plain.compression_method(CompressionMethod::Stored)
        } else {
            plain.compression_method(CompressionMethod::Deflated).compression_level(Some(LEVEL))
        };
        zip.start_file(part.name.as_str(), options)?;
        for bytes in &part.bytes {
            zip.write_all(bytes)?;
        }
    }
    Ok(zip.finish()?.into_inner())
}
