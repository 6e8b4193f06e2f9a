//! Packs the colour profile of press files once, instead of at every run: packing takes longer than all the rest of a small file.

use std::io::Write as _;
use std::path::Path;

const PROFILE: &str = "assets/ISOcoated_v2_300_bas.icc";

fn main() -> std::io::Result<()> {
    println!("cargo::rerun-if-changed={PROFILE}");
    let profile = std::fs::read(PROFILE)?;
    let folder = std::env::var_os("OUT_DIR").ok_or(std::io::ErrorKind::NotFound)?;
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(&profile)?;
    std::fs::File::create(Path::new(&folder).join("press.icc.zlib"))?.write_all(&packed.finish()?)
}
