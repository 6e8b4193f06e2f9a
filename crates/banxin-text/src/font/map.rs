//! Maps font files into memory.
//!
//! In: a path. Out: its bytes, backed by the file itself. This is the project's only `unsafe`.
//!
//! Why mapping: the bundled faces are about 40 MB; reading them costs more than laying out a hundred pages, and all but the glyphs in use
//! would be copied for nothing.

use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::Arc;

use memmap2::Mmap;

/// Bytes of a font that live as long as anyone uses them.
pub(super) type SharedBytes = Arc<dyn AsRef<[u8]> + Send + Sync>;

/// Maps a file. An empty file is an error, as it cannot be mapped everywhere and is no font.
pub(super) fn map_file(path: &Path) -> io::Result<SharedBytes> {
    let file = File::open(path)?;
    if file.metadata()?.len() == 0 {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "empty file"));
    }
    #[expect(
        unsafe_code,
        reason = "mapping is unsound only if the file is changed while mapped; font files are installed, not edited, during a run, and every \
                  reader of the bytes checks its bounds, so that a changed file yields wrong glyphs at worst"
    )]
    // SAFETY: the map is read-only and private to this process; see the reason above.
    let map = unsafe { Mmap::map(&file)? };
    Ok(Arc::new(map))
}
