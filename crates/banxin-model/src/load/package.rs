//! A look at a workbook's package before it is unpacked: a small file may claim to hold terabytes.

use std::io::{Cursor, Read as _, copy, sink};

use zip::ZipArchive;

use super::workbook::Problem;

/// The most that a workbook may unpack to, in bytes: far above the largest that a table takes.
pub(super) const MOST_UNPACKED: u64 = 256 << 20;

/// No deflated byte becomes more than this many.
const MOST_DEFLATED: u64 = 1032;

/// Refuses a package that unpacks to too much: by the sizes that its directory states, then, where the file is large enough to lie about
/// them, by unpacking it into nothing.
pub(super) fn check(bytes: &[u8]) -> Result<(), Problem> {
    check_most(bytes, MOST_UNPACKED)
}

fn check_most(bytes: &[u8], most: u64) -> Result<(), Problem> {
    let unreadable = |error: zip::result::ZipError| Problem::Unreadable(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(unreadable)?;
    let mut stated = 0_u64;
    for index in 0..archive.len() {
        stated = stated.saturating_add(archive.by_index_raw(index).map_err(unreadable)?.size());
    }
    if stated > most {
        return Err(Problem::Unpacked);
    }
    if (bytes.len() as u64).saturating_mul(MOST_DEFLATED) <= most {
        return Ok(());
    }
    let mut left = most;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(unreadable)?;
        // One byte more than is left tells that it is too much.
        let unpacked = copy(&mut entry.take(left + 1), &mut sink()).map_err(|error| Problem::Unreadable(error.to_string()))?;
        left = left.checked_sub(unpacked).ok_or(Problem::Unpacked)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::{Problem, check, check_most};

    /// A package with one part of so many zeros.
    fn zeros(count: usize) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("xl/a.xml", SimpleFileOptions::default()).unwrap();
        zip.write_all(&vec![0; count]).unwrap();
        zip.finish().unwrap().into_inner()
    }

    /// Overwrites the size that the directory states; it stands 24 bytes behind the signature.
    fn lying(mut bytes: Vec<u8>) -> Vec<u8> {
        let at = bytes.windows(4).rposition(|four| four == b"PK\x01\x02").unwrap();
        bytes[at + 24..at + 28].copy_from_slice(&[1, 0, 0, 0]);
        bytes
    }

    #[test]
    fn what_unpacks_to_too_much_is_refused() {
        assert!(check(&zeros(1000)).is_ok());
        assert!(matches!(check_most(&zeros(100_000), 50_000), Err(Problem::Unpacked)));
        assert!(matches!(check_most(&lying(zeros(100_000)), 50_000), Err(Problem::Unpacked | Problem::Unreadable(_))));
        assert!(matches!(check(b"PK no package"), Err(Problem::Unreadable(_))));
    }
}
