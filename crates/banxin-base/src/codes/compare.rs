//! Codes of comparing two ledgers.

use crate::{Bilingual, CodeInfo, Severity};

/// The codes of this family, in the order of their numbers.
pub(super) const CODES: &[&CodeInfo] = &[&UNEXPLAINED_JUMP];

/// `{name}` went from {old} to {new} without an explanation
pub static UNEXPLAINED_JUMP: CodeInfo = CodeInfo {
    id: "BX0260",
    severity: Severity::Warning,
    message: Bilingual {
        zh: "数据“{name}”由 {old} 变为 {new}（{growth}），没有说明原因",
        en: "`{name}` went from {old} to {new} ({growth}) without an explanation",
    },
    hint: Bilingual {
        zh: "请核实；如属实，用 note 说明，或在相关核对中写 because。",
        en: "Verify it; if it is right, say why in its `note`, or in the `because` of a check that names it.",
    },
    why: Bilingual {
        zh: "数据突变多半是口径变化或录入错误，读者会追问，印发前应当弄清。",
        en: "A jump is mostly another way of counting or a slip of the pen; readers will ask, so it is settled before print.",
    },
    bad: "readers: {label: 读者, unit: 人, value: 4500}   # last year 45",
    good: "readers: {label: 读者, unit: 人, value: 4500, note: 含新并入的六个分馆}",
};
