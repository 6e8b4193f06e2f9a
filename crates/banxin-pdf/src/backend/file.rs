//! The file itself: object numbers, object streams, the cross-reference stream, the identifier.
//!
//! Objects get their numbers when they are reserved, so the same document gets the same numbers whatever ran in parallel. What is not a
//! stream goes into object streams of a fixed size, compressed in parallel (ISO 32000-1 7.5.7, 7.5.8). Bodies are encoded as they are added,
//! so that only bytes are held, not values.

use lopdf::{Dictionary, Object, ObjectId, Stream};
use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use super::seal::Seal;
use super::syntax;

/// Objects to an object stream: a viewer inflates the whole stream for one object of it, a small file wants few streams.
const PACK: usize = 256;

/// Bytes around an object at most: its number, `obj` and `endobj`.
const OBJECT: usize = 32;

/// A file in the making.
#[derive(Default)]
pub(super) struct File {
    last: u32,
    /// Streams, as they will stand in the file.
    streams: Vec<(u32, Vec<u8>)>,
    /// All other objects.
    packed: Vec<(u32, Vec<u8>)>,
    /// What enciphers it, if anything does.
    seal: Option<Seal>,
}

impl File {
    /// A file that is enciphered.
    pub(super) fn sealed(seal: Seal) -> File {
        File { seal: Some(seal), ..File::default() }
    }

    /// The next object number.
    pub(super) fn reserve(&mut self) -> ObjectId {
        self.last += 1;
        (self.last, 0)
    }

    /// The next `count` object numbers.
    pub(super) fn reserve_many(&mut self, count: usize) -> Vec<ObjectId> {
        (0..count).map(|_| self.reserve()).collect()
    }

    /// Adds an object under a reserved number.
    pub(super) fn put(&mut self, id: ObjectId, object: impl Into<Object>) {
        self.packed.push((id.0, syntax::encode(object)));
    }

    /// Adds an object.
    pub(super) fn add(&mut self, object: impl Into<Object>) -> ObjectId {
        let id = self.reserve();
        self.put(id, object);
        id
    }

    /// Adds many objects under reserved numbers; they are made and encoded in parallel.
    pub(super) fn put_all<T: Sync>(&mut self, ids: &[ObjectId], items: &[T], make: impl Fn(usize, &T) -> Dictionary + Sync) {
        let encoded = items.par_iter().zip(ids).enumerate().map(|(index, (item, id))| (id.0, syntax::encode(make(index, item))));
        self.packed.par_extend(encoded);
    }

    /// Adds a stream under a reserved number, as it is.
    pub(super) fn put_stream(&mut self, id: ObjectId, stream: Stream) {
        let stream = close(self.seal.as_ref(), id.0, stream);
        self.streams.push((id.0, syntax::encode(Object::Stream(stream))));
    }

    /// Adds a stream, as it is.
    pub(super) fn add_stream(&mut self, stream: Stream) -> ObjectId {
        let id = self.reserve();
        self.put_stream(id, stream);
        id
    }

    /// Writes everything. The identifier is a hash of all that comes before it.
    pub(super) fn write(mut self, root: ObjectId, info: Option<ObjectId>, version: &str) -> Vec<u8> {
        self.packed.sort_unstable_by_key(|(id, _)| *id);
        let encryption = self.seal.as_ref().map(|seal| {
            self.last += 1;
            // Not in an object stream, which could not be read without it (ISO 32000-1 7.5.7).
            self.streams.push((self.last, syntax::encode(seal.dict())));
            (self.last, 0)
        });
        self.streams.sort_unstable_by_key(|(id, _)| *id);
        let first_pack = self.last + 1;
        let mut places: Vec<Place> = Vec::new();
        let seal = self.seal.as_ref();
        let packing = (first_pack..).zip(self.packed.chunks(PACK)).collect::<Vec<_>>().into_par_iter();
        let packs: Vec<Vec<u8>> = packing.map(|(id, objects)| syntax::encode(Object::Stream(close(seal, id, pack(objects))))).collect();
        for (container, objects) in (first_pack..).zip(self.packed.chunks(PACK)) {
            places.extend((0..).zip(objects).map(|(index, (id, _))| Place { id: *id, kind: 2, at: container, index }));
        }
        drop(std::mem::take(&mut self.packed));
        let bytes: usize = self.streams.iter().map(|(_, body)| body).chain(&packs).map(|body| body.len() + OBJECT).sum();
        let bodies = self.streams.into_iter().chain((first_pack..).zip(packs));
        // A comment of bytes above 127 marks the file as binary (ISO 19005-2 6.1.2).
        let head = format!("%PDF-{version}\n%版心\n");
        let mut out = Vec::with_capacity(head.len() + bytes);
        out.extend_from_slice(head.as_bytes());
        for (id, body) in bodies {
            places.push(Place { id, kind: 1, at: offset(&out), index: 0 });
            out.extend_from_slice(format!("{id} 0 obj\n").as_bytes());
            out.extend_from_slice(&body);
            out.extend_from_slice(b"\nendobj\n");
        }
        places.sort_unstable_by_key(|place| place.id);
        let xref = places.last().map_or(1, |place| place.id + 1);
        let start = offset(&out);
        places.push(Place { id: xref, kind: 1, at: start, index: 0 });
        let digest = Sha256::digest(&out);
        let stream = cross_references(&places, xref + 1, &Trailer { root, info, encryption }, digest.get(..16).unwrap_or_default());
        out.extend_from_slice(format!("{xref} 0 obj\n").as_bytes());
        out.extend_from_slice(&syntax::encode(Object::Stream(stream)));
        out.extend_from_slice(format!("\nendobj\nstartxref\n{start}\n%%EOF\n").as_bytes());
        out
    }
}

/// What the end of the file points at.
struct Trailer {
    root: ObjectId,
    info: Option<ObjectId>,
    encryption: Option<ObjectId>,
}

/// Where an object is: an entry of the cross-reference stream (ISO 32000-1 table 18).
struct Place {
    id: u32,
    /// 1: at a byte of the file; 2: in an object stream.
    kind: u8,
    /// The byte, or the stream's number.
    at: u32,
    /// Its number in the stream.
    index: u16,
}

/// A file beyond 4 GiB cannot be addressed by its table; it would be unreadable anyway.
fn offset(out: &[u8]) -> u32 {
    u32::try_from(out.len()).unwrap_or(u32::MAX)
}

/// An object stream: the numbers and offsets of its objects, then the objects.
fn pack(objects: &[(u32, Vec<u8>)]) -> Stream {
    let (mut index, mut bodies) = (String::new(), Vec::new());
    for (id, body) in objects {
        index.push_str(&format!("{id} {} ", bodies.len()));
        bodies.extend_from_slice(body);
        bodies.push(b'\n');
    }
    let first = index.len();
    let mut data = index.into_bytes();
    data.append(&mut bodies);
    let dict = syntax::dict([("Type", syntax::name("ObjStm")), ("N", syntax::int(objects.len())), ("First", syntax::int(first))]);
    syntax::deflated(dict, &data)
}

/// The stream as it stands in the file.
fn close(seal: Option<&Seal>, number: u32, stream: Stream) -> Stream {
    match seal {
        Some(seal) => seal.close(number, stream),
        None => stream,
    }
}

/// The cross-reference stream, filtered like the rows of a PNG: neighbouring entries are alike.
fn cross_references(places: &[Place], size: u32, trailer: &Trailer, identifier: &[u8]) -> Stream {
    let mut rows = vec![0; 7];
    let mut next = 1;
    for place in places {
        // A number that was reserved and never used is a free entry.
        rows.resize(rows.len() + 7 * usize::try_from(place.id.saturating_sub(next)).unwrap_or(0), 0);
        next = place.id + 1;
        rows.push(place.kind);
        rows.extend_from_slice(&place.at.to_be_bytes());
        rows.extend_from_slice(&place.index.to_be_bytes());
    }
    let data = crate::image::filter_rows(&rows, 7, 1);
    let id = Object::String(identifier.to_vec(), lopdf::StringFormat::Hexadecimal);
    let predictor = syntax::dict([("Predictor", Object::Integer(15)), ("Columns", Object::Integer(7))]);
    let mut dict = syntax::dict([
        ("Type", syntax::name("XRef")),
        ("Size", Object::Integer(i64::from(size))),
        ("W", Object::Array(vec![Object::Integer(1), Object::Integer(4), Object::Integer(2)])),
        ("Root", Object::Reference(trailer.root)),
        ("ID", Object::Array(vec![id.clone(), id])),
        ("DecodeParms", Object::Dictionary(predictor)),
    ]);
    for (key, entry) in [("Info", trailer.info), ("Encrypt", trailer.encryption)] {
        if let Some(entry) = entry {
            dict.set(key, Object::Reference(entry));
        }
    }
    syntax::deflated(dict, &data)
}
