//! The measures of an official document's parts that are no paragraph styles: distances, rules, seals (GB/T 9704 7.2-7.5, 10).

use banxin_base::{Color, Len, Ratio};

use crate::document::{Letterhead, Stroke};

/// Where the parts stand and how their rules look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Official {
    /// From the upper edge of the type area to that of the mark's characters: documents and minutes.
    pub(crate) mark_top: Len,
    /// The same of an order.
    pub(crate) order_mark_top: Len,
    /// From the upper edge of the sheet to that of a letter's mark.
    pub(crate) letter_mark_top: Len,
    /// The largest size that the mark takes by itself.
    pub(crate) mark_size: Len,
    /// Of the mark's names, pitch to size, where several stand above each other.
    pub(crate) mark_pitch: Ratio,
    /// The size of 文件 to that of the names beside it.
    pub(crate) mark_word: Ratio,
    /// The mark and the rule below the number.
    pub(crate) red: Color,
    /// Blank lines between the mark and the number.
    pub(crate) number_blank: u32,
    /// Blank lines between an order's number and its text.
    pub(crate) order_blank: u32,
    /// From the foot of the number's characters to the red rule.
    pub(crate) rule_gap: Len,
    /// The red rule.
    pub(crate) rule: Stroke,
    /// A letter's double rules.
    pub(crate) letterhead: Letterhead,
    /// From a letter's first double rule to the characters below it.
    pub(crate) letter_gap: Len,
    /// Kept free right of the date of a sealed document, and of a stamp: in characters.
    pub(crate) date_blank: i64,
    /// How far name and date lie below the middle of the seal.
    pub(crate) seal_drop: Len,
    /// Width of a seal.
    pub(crate) seal_width: Len,
    /// Between two seals beside each other.
    pub(crate) seal_gap: Len,
    /// Seals in a row at most.
    pub(crate) seals_in_row: usize,
    /// Width of a signature's stamp.
    pub(crate) stamp_width: Len,
    /// First and last rule of the colophon.
    pub(crate) colophon_thick: Stroke,
    /// Rules between the elements of the colophon.
    pub(crate) colophon_thin: Stroke,
}

/// The values of GB/T 9704-2012, in the palette's red. What it leaves open is practice and says so.
pub(super) fn official(red: Color) -> Official {
    let black = |weight| Stroke { weight, color: Color::BLACK };
    Official {
        // 7.2.4; must
        mark_top: Len::deci_mm(350),
        // 10.2; must
        order_mark_top: Len::deci_mm(200),
        // 10.1; must
        letter_mark_top: Len::deci_mm(300),
        // Chosen by the organ (7.2.4); 22 mm high, the most of the edition of 1999 (practice).
        mark_size: Len::deci_pt(620),
        mark_pitch: Ratio::of(14, 10),
        mark_word: Ratio::of(14, 10),
        red,
        // 7.2.5; must
        number_blank: 2,
        // 10.2; must
        order_blank: 2,
        // 7.2.7; must
        rule_gap: Len::deci_mm(40),
        // 0.35-0.5 mm in use (practice)
        rule: Stroke { weight: Len::deci_mm(5), color: red },
        letterhead: Letterhead {
            // 10.1; must
            gap: Len::deci_mm(40),
            foot: Len::deci_mm(200),
            width: Len::deci_mm(1700),
            // 1.5 pt and 0.75 pt (practice)
            thick: Stroke { weight: Len::deci_pt(15), color: red },
            thin: Stroke { weight: Len::twips(15), color: red },
            between: Len::deci_pt(10),
        },
        // 7/8 of 3号 (10.1; must)
        letter_gap: Len::deci_pt(140),
        // 7.3.5.1, 7.3.5.3; usual
        date_blank: 4,
        // “Slightly below the middle” (7.3.5.1); how much is practice.
        seal_drop: Len::deci_mm(40),
        // 42 mm: the round seal of county organs (practice)
        seal_width: Len::deci_mm(420),
        seal_gap: Len::deci_mm(10),
        // Three in a row in the figures of the standard (practice)
        seals_in_row: 3,
        stamp_width: Len::deci_mm(300),
        // 0.35 mm and 0.25 mm (7.4.1; recommended)
        colophon_thick: black(Len::emu(12_600)),
        colophon_thin: black(Len::emu(9_000)),
    }
}
