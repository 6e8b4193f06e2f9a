//! Advances in a bare font program in CFF (Adobe Technical Notes 5176 and 5177): the number that a glyph's outline begins with, added to the usual
//! width of its part of the font.

use std::collections::BTreeMap;

/// A font program.
pub(super) struct Cff<'a> {
    data: &'a [u8],
    outlines: Vec<&'a [u8]>,
    global: Vec<&'a [u8]>,
    /// By part of the font.
    parts: Vec<Part<'a>>,
    select: Option<usize>,
    /// Thousandths of the em to a unit.
    scale: f64,
}

struct Part<'a> {
    usual: f64,
    nominal: f64,
    local: Vec<&'a [u8]>,
}

/// The operands of a dictionary by operator; those of two bytes count from 1200.
type Dict = BTreeMap<u16, Vec<f64>>;

impl<'a> Cff<'a> {
    pub(super) fn parse(data: &'a [u8]) -> Option<Cff<'a>> {
        let (_, at) = index(data, usize::from(*data.get(2)?))?;
        let (tops, at) = index(data, at)?;
        let (_, at) = index(data, at)?;
        let (global, _) = index(data, at)?;
        let top = dict(tops.first()?)?;
        let (outlines, _) = index(data, place(&top, 17)?)?;
        let parts = match place(&top, 1236) {
            Some(list) => {
                index(data, list)?.0.into_iter().map(|part| dict(part).and_then(|part| Part::read(data, &part))).collect::<Option<_>>()?
            }
            None => vec![Part::read(data, &top)?],
        };
        let unit = top.get(&1207).and_then(|matrix| matrix.first()).copied().unwrap_or(0.001);
        Some(Cff { data, outlines, global, parts, select: place(&top, 1237), scale: unit * 1000.0 })
    }

    /// The advance of a glyph in thousandths of the em.
    pub(super) fn width(&self, glyph: u16) -> Option<f64> {
        let part = self.parts.get(self.part(glyph)?)?;
        let outline = self.outlines.get(usize::from(glyph))?;
        let mut stack = Vec::new();
        let extra = first(outline, &mut stack, &[&part.local, &self.global], 0)?;
        Some(extra.map_or(part.usual, |extra| part.nominal + extra) * self.scale)
    }

    fn part(&self, glyph: u16) -> Option<usize> {
        let Some(at) = self.select else { return Some(0) };
        let table = self.data.get(at..)?;
        match table.first()? {
            0 => table.get(1 + usize::from(glyph)).map(|part| usize::from(*part)),
            3 => {
                let ranges = (0..usize::from(word(table, 1)?)).map(|range| 3 + 3 * range);
                let held = ranges.take_while(|at| word(table, *at).is_some_and(|start| start <= glyph)).last()?;
                table.get(held + 2).map(|part| usize::from(*part))
            }
            _ => None,
        }
    }
}

impl<'a> Part<'a> {
    fn read(data: &'a [u8], dict_of: &Dict) -> Option<Part<'a>> {
        let private = dict_of.get(&18)?;
        let (length, start) = (whole(*private.first()?)?, whole(*private.get(1)?)?);
        let found = dict(data.get(start..start + length)?)?;
        let number = |operator: u16| found.get(&operator).and_then(|numbers| numbers.first()).copied().unwrap_or(0.0);
        let local = match place(&found, 19) {
            Some(offset) => index(data, start + offset)?.0,
            None => Vec::new(),
        };
        Some(Part { usual: number(20), nominal: number(21), local })
    }
}

/// What an outline adds to the nominal width: `Some(None)` if it begins without a number for it.
fn first<'a>(outline: &'a [u8], stack: &mut Vec<f64>, routines: &[&[&'a [u8]]; 2], depth: usize) -> Option<Option<f64>> {
    let mut at = 0;
    while let Some(byte) = outline.get(at).copied() {
        at += 1;
        let needs = match byte {
            // Stems and masks take pairs.
            1 | 3 | 18 | 19 | 20 | 23 => stack.len() / 2 * 2,
            21 => 2,
            4 | 22 => 1,
            14 => {
                if stack.len() >= 4 {
                    4
                } else {
                    0
                }
            }
            10 | 29 => {
                let list = routines[usize::from(byte == 29)];
                let bias = if list.len() < 1240 {
                    107.0
                } else if list.len() < 33900 {
                    1131.0
                } else {
                    32768.0
                };
                let routine = list.get(whole(stack.pop()? + bias)?)?;
                if depth > 10 {
                    return None;
                }
                match first(routine, stack, routines, depth + 1) {
                    Some(found) => return Some(found),
                    None => continue,
                }
            }
            // The end of a routine: its caller goes on.
            11 => return None,
            28 => {
                stack.push(f64::from(i16::from_be_bytes([*outline.get(at)?, *outline.get(at + 1)?])));
                at += 2;
                continue;
            }
            32..=246 => {
                stack.push(f64::from(byte) - 139.0);
                continue;
            }
            247..=254 => {
                let low = f64::from(*outline.get(at)?);
                at += 1;
                stack.push(if byte < 251 {
                    (f64::from(byte) - 247.0) * 256.0 + low + 108.0
                } else {
                    -(f64::from(byte) - 251.0) * 256.0 - low - 108.0
                });
                continue;
            }
            255 => {
                let bytes = outline.get(at..at + 4)?.first_chunk::<4>()?;
                stack.push(f64::from(i32::from_be_bytes(*bytes)) / 65536.0);
                at += 4;
                continue;
            }
            _ => return Some(None),
        };
        return Some((stack.len() > needs).then(|| stack[0]));
    }
    None
}

/// The parts of an INDEX and where it ends.
fn index(data: &[u8], at: usize) -> Option<(Vec<&[u8]>, usize)> {
    let count = usize::from(word(data, at)?);
    if count == 0 {
        return Some((Vec::new(), at + 2));
    }
    let size = usize::from(*data.get(at + 2)?);
    let offset = |number: usize| {
        let from = at + 3 + number * size;
        data.get(from..from + size).map(|bytes| bytes.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte)))
    };
    let base = at + 2 + (count + 1) * size;
    let parts = (0..count).map(|number| data.get(base + offset(number)?..base + offset(number + 1)?)).collect::<Option<_>>()?;
    Some((parts, base + offset(count)?))
}

fn dict(data: &[u8]) -> Option<Dict> {
    let (mut dict, mut operands, mut at) = (Dict::new(), Vec::new(), 0);
    while let Some(byte) = data.get(at).copied() {
        at += 1;
        match byte {
            0..=21 => {
                let operator = if byte == 12 { 1200 + u16::from(*data.get(at)?) } else { u16::from(byte) };
                at += usize::from(byte == 12);
                dict.insert(operator, std::mem::take(&mut operands));
            }
            28 => {
                operands.push(f64::from(i16::from_be_bytes([*data.get(at)?, *data.get(at + 1)?])));
                at += 2;
            }
            29 => {
                operands.push(f64::from(i32::from_be_bytes(*data.get(at..at + 4)?.first_chunk()?)));
                at += 4;
            }
            30 => {
                let mut text = String::new();
                while let Some(pair) = data.get(at) {
                    at += 1;
                    let nibbles = [pair >> 4, pair & 15];
                    nibbles.iter().filter(|nibble| **nibble < 15).for_each(|nibble| text.push_str(DIGITS[usize::from(*nibble)]));
                    if nibbles.contains(&15) {
                        break;
                    }
                }
                operands.push(text.parse().ok()?);
            }
            32..=246 => operands.push(f64::from(byte) - 139.0),
            247..=254 => {
                let low = f64::from(*data.get(at)?);
                at += 1;
                operands.push(if byte < 251 {
                    (f64::from(byte) - 247.0) * 256.0 + low + 108.0
                } else {
                    -(f64::from(byte) - 251.0) * 256.0 - low - 108.0
                });
            }
            _ => return None,
        }
    }
    Some(dict)
}

/// The nibbles of a real number.
const DIGITS: [&str; 15] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", ".", "E", "E-", "", "-"];

fn place(dict: &Dict, operator: u16) -> Option<usize> {
    whole(*dict.get(&operator)?.first()?)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "places in a file of some megabytes; a cast saturates")]
fn whole(number: f64) -> Option<usize> {
    (number >= 0.0).then_some(number as usize)
}

/// Two bytes of a font file.
pub(super) fn word(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(*data.get(at..at + 2)?.first_chunk()?))
}
