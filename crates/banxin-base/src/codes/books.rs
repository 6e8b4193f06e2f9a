//! Codes of the parts of a book: BX037x.

use crate::{Bilingual, CodeInfo, Severity};

/// The codes of this family, in the order of their numbers.
pub(super) const CODES: &[&CodeInfo] = &[&EMPTY_INDEX];

/// an index is wanted, and nothing is marked for it
pub static EMPTY_INDEX: CodeInfo = CodeInfo {
    id: "BX0370",
    severity: Severity::Warning,
    message: Bilingual { zh: "要求编制索引，但没有标出任何词条", en: "an index is wanted, and nothing is marked for it" },
    hint: Bilingual {
        zh: "请在正文中用 index('词条') 标出词条所在之处，或删去 index。",
        en: "Mark the places of terms with index('term'), or leave `index` out.",
    },
    why: Bilingual { zh: "没有词条的索引不会排出。", en: "An index without terms is not printed." },
    bad: "back: {index: true}\nbody:\n  - text: 通借通还服务覆盖全县。",
    good: "back: {index: true}\nbody:\n  - text: \"通借通还{{ index('通借通还') }}服务覆盖全县。\"",
};
