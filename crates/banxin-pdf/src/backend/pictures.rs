//! Pictures as streams, each stored once: equal pictures, soft masks and colour profiles share their object.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId, Stream};
use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use super::canvas::picture_name;
use super::file::File;
use super::syntax;
use crate::icc;
use crate::image::{Picture, Samples, filter_rows};
use crate::medium::Medium;

/// Writes pictures; returns the resources that name them.
pub(super) fn write(pictures: &[Picture], medium: Medium, file: &mut File) -> Dictionary {
    let packed: Vec<Packed<'_>> = pictures.par_iter().map(|picture| pack(picture, medium)).collect();
    let mut store = Store { file, known: BTreeMap::new() };
    let entries = packed.into_iter().map(|Packed { index, mut main, mask, profile }| {
        if let Some(mask) = mask {
            main.dict.set("SMask", Object::Reference(store.put(mask)));
        }
        if let Some((profile, channels)) = profile {
            let dict = syntax::dict([("N", Object::Integer(channels))]);
            let profile = store.put(syntax::deflated(dict, &profile));
            main.dict.set("ColorSpace", Object::Array(vec![syntax::name("ICCBased"), Object::Reference(profile)]));
        }
        (picture_name(index), Object::Reference(store.put(main)))
    });
    entries.collect()
}

/// A picture, ready to be stored.
struct Packed<'a> {
    index: u32,
    main: Stream,
    mask: Option<Stream>,
    /// The colour profile and how many samples it takes.
    profile: Option<(std::borrow::Cow<'a, [u8]>, i64)>,
}

fn pack(picture: &Picture, medium: Medium) -> Packed<'_> {
    let mut dict = picture_dict(picture, device_space(picture.channels));
    let main = match &picture.samples {
        Samples::Jpeg { file, inverted } => {
            dict.set("Filter", syntax::name("DCTDecode"));
            if *inverted {
                dict.set("Decode", Object::Array([1, 0].repeat(4).into_iter().map(Object::Integer).collect()));
            }
            syntax::plain(dict, file.clone())
        }
        Samples::Raw(samples) => rows(samples, picture.width, picture.channels, dict),
    };
    let mask = picture.mask.as_ref().map(|mask| rows(mask, picture.width, 1, picture_dict(picture, "DeviceGray")));
    let profile = match &picture.profile {
        Some(profile) => Some(std::borrow::Cow::Borrowed(profile.as_slice())),
        // Colours of light mean nothing to a press unless it is said what they are (ISO 15930-7 6.2.4.2).
        None if medium.is_press() && picture.channels == 3 => Some(std::borrow::Cow::Owned(icc::srgb())),
        None => None,
    };
    Packed { index: picture.index, main, mask, profile: profile.map(|profile| (profile, i64::from(picture.channels))) }
}

fn device_space(channels: u8) -> &'static str {
    match channels {
        1 => "DeviceGray",
        4 => "DeviceCMYK",
        _ => "DeviceRGB",
    }
}

fn picture_dict(picture: &Picture, space: &str) -> Dictionary {
    syntax::dict([
        ("Type", syntax::name("XObject")),
        ("Subtype", syntax::name("Image")),
        ("Width", Object::Integer(i64::from(picture.width))),
        ("Height", Object::Integer(i64::from(picture.height))),
        ("ColorSpace", syntax::name(space)),
        ("BitsPerComponent", Object::Integer(8)),
    ])
}

fn rows(samples: &[u8], width: u32, channels: u8, mut dict: Dictionary) -> Stream {
    let pixel = usize::from(channels);
    let row = usize::try_from(width).unwrap_or(usize::MAX).saturating_mul(pixel);
    let predictor = syntax::dict([
        ("Predictor", Object::Integer(15)),
        ("Colors", Object::Integer(i64::from(channels))),
        ("Columns", Object::Integer(i64::from(width))),
    ]);
    dict.set("DecodeParms", Object::Dictionary(predictor));
    syntax::deflated(dict, &filter_rows(samples, row, pixel))
}

/// Streams by their bytes.
struct Store<'a> {
    file: &'a mut File,
    known: BTreeMap<[u8; 32], ObjectId>,
}

impl Store<'_> {
    fn put(&mut self, stream: Stream) -> ObjectId {
        let digest = Sha256::digest(syntax::encode(Object::Stream(stream.clone())));
        let file = &mut *self.file;
        *self.known.entry(digest.into()).or_insert_with(|| file.add_stream(stream))
    }
}
