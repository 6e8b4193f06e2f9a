//! 避头尾: marks that do not start or end a line.
//!
//! CLREQ, "Prohibition rules for line start and line end"; GB/T 15834-2011 5.1.1-5.1.9. Pause marks, closing brackets and quotes, connectors and
//! the interpunct do not start a line; opening brackets and quotes do not end one. The solidus does neither: GB/T 15834 5.1.9 and the Chinese
//! text of CLREQ agree, its English text leaves out the start.
//!
//! Where the standards leave freedom, [`Kinsoku::Gb`] does as Word does, so that both outputs break alike: … does not start a line (nor does it by
//! UAX #14), —— may.
//!
//! CLREQ's relief is not taken: a run of three closing marks (。』」) may stand at a line's start where anything else would open the line before it too
//! far. Pushing out costs that line one character, an em shared by all its places; on the measures of reports that is little, and a rule that
//! holds without exception is easier to trust.

use crate::classes::Class;

/// How strict the prohibitions are; one level a document (CLREQ).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kinsoku {
    /// None at all.
    None,
    /// 基本
    Basic,
    /// Basic, and neither a solidus at a line's end nor an ellipsis at its start.
    #[default]
    Gb,
    /// 严格: also no dash at a line's start.
    Strict,
}

impl Kinsoku {
    /// Whether a class may not start a line.
    pub fn forbids_start(self, class: Class) -> bool {
        let basic = class.is_pause()
            || matches!(
                class,
                Class::Closing | Class::ShortConnector | Class::LongConnector | Class::Wave | Class::Interpunct | Class::Solidus
            );
        match self {
            Kinsoku::None => false,
            Kinsoku::Basic => basic,
            Kinsoku::Gb => basic || class == Class::Ellipsis,
            Kinsoku::Strict => basic || matches!(class, Class::Ellipsis | Class::Dash),
        }
    }

    /// Whether a class may not end a line.
    pub fn forbids_end(self, class: Class) -> bool {
        match self {
            Kinsoku::None => false,
            Kinsoku::Basic => class == Class::Opening,
            Kinsoku::Gb | Kinsoku::Strict => matches!(class, Class::Opening | Class::Solidus),
        }
    }
}
