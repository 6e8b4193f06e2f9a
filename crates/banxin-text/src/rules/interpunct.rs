//! 间隔号: the interpunct takes half a cell.
//!
//! GB/T 15834-2011 5.1.7; CLREQ table A.3. Faces disagree (0.33 em to 1 em), so the width is set here and the dot stays in the middle of it.

use super::fixed;
use crate::cell::Cell;
use crate::classes::Class;

pub(super) fn apply(cells: &mut [Cell]) {
    for cell in cells.iter_mut().filter(|cell| cell.class == Class::Interpunct) {
        fixed::centre(cell, cell.em / 2);
    }
}
