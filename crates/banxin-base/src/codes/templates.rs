//! Codes of expressions in templates: well written, but nothing to print comes of them.

use crate::{Bilingual, CodeInfo, Severity};

/// The codes of this family, in the order of their numbers.
pub(super) const CODES: &[&CodeInfo] = &[&BAD_CALL, &NOT_COMPUTED];

/// the function `{name}` cannot be used like this: {reason_en}
pub static BAD_CALL: CodeInfo = CodeInfo {
    id: "BX0248",
    severity: Severity::Error,
    message: Bilingual {
        zh: "函数“{name}”不能这样用：{reason_zh}", en: "the function `{name}` cannot be used like this: {reason_en}"
    },
    hint: Bilingual { zh: "请改正括号里的内容。", en: "Mend what stands in its parentheses." },
    why: Bilingual {
        zh: "函数按括号里的内容印出文字，内容不对就印不出来。",
        en: "A function prints what its parentheses ask for; with anything else there is nothing to print.",
    },
    bad: "全年办讲座{{ range(high, low) }}",
    good: "全年办讲座{{ range(low, high) }}",
};

/// nothing to print comes of this: {reason_en}
pub static NOT_COMPUTED: CodeInfo = CodeInfo {
    id: "BX0249",
    severity: Severity::Error,
    message: Bilingual { zh: "此处得不出要印的内容：{reason_zh}", en: "nothing to print comes of this: {reason_en}" },
    hint: Bilingual {
        zh: "需要计算的数请在台账中用 derive 推算，再在此引用。",
        en: "Let the ledger compute with `derive`, and name the result here.",
    },
    why: Bilingual {
        zh: "数字由台账推算，来源和口径才有据可查。",
        en: "Numbers that the ledger derives keep their sources and can be checked.",
    },
    bad: "text: 共{{ a + '场' }}",
    good: "text: 共{{ a }}",
};
