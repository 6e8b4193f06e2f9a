//! What a run says on standard error besides diagnostics.

use std::io::Write as _;

/// Says a line of status. Standard error that is closed or full is no reason to stop.
pub(crate) fn say(line: &str) {
    let _ = writeln!(anstream::stderr(), "{line}");
}

/// `1.2 MB`.
pub(crate) fn size(bytes: usize) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_short() {
        assert_eq!([12, 1_000, 812_345, 1_234_567].map(size), ["12 B", "1 kB", "813 kB", "1.2 MB"]);
    }
}
