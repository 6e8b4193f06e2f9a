//! 二分字身: on a grid without gaps two digits fill one cell.
//!
//! GB/T 15835-2011 5.1.7.1. Digits that a face draws a little wider or narrower than half an em get exactly that; the digits of faces far from it stay
//! as they are, for they would touch or stand apart.

use banxin_base::{Len, Ratio};

use super::fixed;
use crate::cell::Cell;
use crate::classes::Class;

/// How far from half an em a digit may be drawn.
const NEAR: Ratio = Ratio::of(1, 10);

pub(super) fn apply(cells: &mut [Cell]) {
    for cell in cells.iter_mut().filter(|cell| cell.class == Class::Digit) {
        let half = cell.em / 2;
        let off = (cell.width - half).max(half - cell.width);
        if off > Len::ZERO && off <= cell.em.times(NEAR) {
            fixed::centre(cell, half);
        }
    }
}
