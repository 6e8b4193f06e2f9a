//! Addresses: of pages, mail, documents (DOI) and files.
//!
//! An address breaks behind / \ . - _ ? & = # with nothing added, and nowhere else: a hyphen would be taken for a part of it. Digits keep their
//! point (10.1000), and no part is left with less than [`LEAST`] characters. UAX #14 names them among what it leaves to others (section 8,
//! example 6).

use std::ops::Range;

use super::{Break, to_usize};
use crate::cell::Cell;

/// The least number of characters on either side of a break.
const LEAST: usize = 2;

/// A bare name such as `www.example.org` must have this many parts, or be this long: `e.g.` and `Node.js` are words.
const PARTS: usize = 3;
const LONG: usize = 16;

/// Marks where the addresses of a text break.
pub(super) fn mark(text: &str, cells: &[Cell], found: &mut [Break]) {
    for address in find(text) {
        let first = cells.partition_point(|cell| to_usize(cell.start) < address.start);
        let bytes = text.as_bytes().get(address.clone()).unwrap_or_default();
        for (cell, here) in cells.iter().zip(found.iter_mut()).skip(first).take_while(|(cell, _)| to_usize(cell.end) < address.end) {
            let at = to_usize(cell.end) - address.start;
            *here = if parts(bytes, at) { Break::Allowed } else { Break::Never };
        }
    }
}

/// Whether an address breaks at a byte.
fn parts(address: &[u8], at: usize) -> bool {
    let (before, after) = address.split_at(at.min(address.len()));
    let (Some(last), Some(next)) = (before.last(), after.first()) else { return false };
    let figures = before.iter().rev().nth(1).is_some_and(u8::is_ascii_digit) && next.is_ascii_digit();
    let mark = matches!(last, b'/' | b'\\' | b'-' | b'_' | b'?' | b'&' | b'=' | b'#') || (*last == b'.' && !figures);
    mark && next.is_ascii_alphanumeric() && before.len() >= LEAST && after.len() >= LEAST
}

/// Where the addresses of a text are.
fn find(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut start = 0;
    while start < bytes.len() {
        let length = bytes.get(start..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_graphic()).count();
        if length >= 2 * LEAST
            && let Some(token) = text.get(start..start + length)
        {
            let bare = token
                .trim_start_matches(['(', '[', '<', '"', '\''])
                .trim_end_matches([')', ']', '>', '"', '\'', '.', ',', ';', ':', '!', '?']);
            let first = start + token.find(bare).unwrap_or(0);
            if is_address(bare) {
                found.push(first..first + bare.len());
            }
        }
        start += length.max(1);
    }
    found
}

fn is_address(token: &str) -> bool {
    let letters = token.bytes().any(|byte| byte.is_ascii_alphabetic());
    let slashes = token.bytes().filter(|byte| matches!(byte, b'/' | b'\\')).count();
    let mail = token.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    let doi = token.strip_prefix("10.").is_some_and(|rest| rest.contains('/') && rest.starts_with(|char: char| char.is_ascii_digit()));
    let name = || {
        let parts = || token.split('.');
        let long = parts().count() >= PARTS || (token.len() >= LONG && token.contains('.'));
        long && parts()
            .all(|part| part.len() >= 2 && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'/')))
    };
    doi || (letters && (token.contains("://") || mail || slashes >= 2 || token.contains('\\') || token.contains('_') || name()))
}
