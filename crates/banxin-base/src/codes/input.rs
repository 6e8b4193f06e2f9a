//! Codes of reading input: files, YAML, keys and values.

use crate::{Bilingual, CodeInfo, Severity};

/// The codes of this family, in the order of their numbers.
pub(super) const CODES: &[&CodeInfo] = &[
    &FILE_NOT_FOUND,
    &FILE_UNREADABLE,
    &YAML_SYNTAX,
    &UNKNOWN_KEY,
    &WRONG_TYPE,
    &MISSING_KEY,
    &OUTSIDE_FOLDER,
    &BAD_VALUE,
    &UNSUPPORTED_FORMAT,
    &INPUT_TOO_LARGE,
    &DUPLICATE_KEY,
    &RESERVED_CHARACTER,
    &NOT_ONE_KEY,
    &UNEVEN_ROW,
    &SHEET_NOT_FOUND,
    &LEDGER_INCOMPLETE,
    &PATH_NOT_FOUND,
];

/// no such file `{file}`
pub static FILE_NOT_FOUND: CodeInfo = CodeInfo {
    id: "BX0101",
    severity: Severity::Error,
    message: Bilingual { zh: "找不到文件“{file}”", en: "no such file `{file}`" },
    hint: Bilingual {
        zh: "请检查文件名与所在文件夹；路径相对于报告文件夹。",
        en: "Check its name and folder; paths are relative to the report folder.",
    },
    why: Bilingual {
        zh: "报告引用的文件必须齐全，否则成品会缺内容。",
        en: "Every file that a report names must be there, or the result would lack content.",
    },
    bad: "- include: chapters/1.md",
    good: "- include: chapters/01.md",
};

/// cannot read `{file}`: {reason}
pub static FILE_UNREADABLE: CodeInfo = CodeInfo {
    id: "BX0102",
    severity: Severity::Error,
    message: Bilingual { zh: "无法读取“{file}”：{reason_zh}", en: "cannot read `{file}`: {reason_en}" },
    hint: Bilingual {
        zh: "请确认文件未被占用、有读取权限，文本文件须为 UTF-8 编码。",
        en: "Make sure that it is not locked, that you may read it, and that text files are UTF-8.",
    },
    why: Bilingual {
        zh: "无法读取的文件不能当作空文件处理。", en: "A file that cannot be read must not pass for an empty one."
    },
    bad: "figures: figures.yaml   # saved as GBK",
    good: "figures: figures.yaml   # saved as UTF-8",
};

/// the YAML is not well formed: {reason}
pub static YAML_SYNTAX: CodeInfo = CodeInfo {
    id: "BX0103",
    severity: Severity::Error,
    message: Bilingual { zh: "YAML 语法有误：{reason_zh}", en: "the YAML is not well formed: {reason_en}" },
    hint: Bilingual {
        zh: "请检查缩进、冒号后的空格和引号是否配对。",
        en: "Check the indent, the blank after each colon, and that quotes are closed.",
    },
    why: Bilingual {
        zh: "语法有误时无法得知数据的含义。", en: "Without well-formed YAML nothing can be known of the data."
    },
    bad: "title:景洪",
    good: "title: 景洪",
};

/// unknown key `{key}`
pub static UNKNOWN_KEY: CodeInfo = CodeInfo {
    id: "BX0104",
    severity: Severity::Error,
    message: Bilingual { zh: "未知的键“{key}”", en: "unknown key `{key}`" },
    hint: Bilingual { zh: "此处可用：{known}。", en: "Known here: {known}." },
    why: Bilingual {
        zh: "写错的键若被忽略，内容会悄悄丢失。", en: "A mistyped key that is ignored loses content in silence."
    },
    bad: "titel: 年度报告",
    good: "title: 年度报告",
};

/// wrong type: {reason}
pub static WRONG_TYPE: CodeInfo = CodeInfo {
    id: "BX0105",
    severity: Severity::Error,
    message: Bilingual { zh: "类型不符：{reason_zh}", en: "wrong type: {reason_en}" },
    hint: Bilingual { zh: "请对照 banxin schema 给出的格式。", en: "Compare with the format that `banxin schema` prints." },
    why: Bilingual {
        zh: "文字、数字、列表各有用处，不能互相猜测。",
        en: "Text, numbers and lists mean different things; banxin does not guess.",
    },
    bad: "value: 三十五",
    good: "value: 35",
};

/// the required key `{key}` is missing
pub static MISSING_KEY: CodeInfo = CodeInfo {
    id: "BX0106",
    severity: Severity::Error,
    message: Bilingual { zh: "缺少必需的键“{key}”", en: "the required key `{key}` is missing" },
    hint: Bilingual { zh: "请在此处补上该键。", en: "Add the key here." },
    why: Bilingual { zh: "没有这一项，报告就不完整。", en: "Without it the report is not complete." },
    bad: "banxin: 1",
    good: "banxin: 1\ntitle: 年度报告\nissuer: 云溪县图书馆\ndate: 2025-01-20",
};

/// `{file}` is outside the report folder
pub static OUTSIDE_FOLDER: CodeInfo = CodeInfo {
    id: "BX0107",
    severity: Severity::Error,
    message: Bilingual { zh: "“{file}”在报告文件夹之外", en: "`{file}` is outside the report folder" },
    hint: Bilingual {
        zh: "请把文件复制到报告文件夹内，用相对路径引用。",
        en: "Copy the file into the report folder and name it by a relative path.",
    },
    why: Bilingual {
        zh: "报告文件夹应当自成一体，可以整体归档和移交；也防止别人的报告读取本机文件。",
        en: "A report folder is complete in itself, can be archived and handed over, and cannot read other files of the machine.",
    },
    bad: "- include: ../secret.md",
    good: "- include: chapters/01.md",
};

/// `{value}` is not a valid {what_en}
pub static BAD_VALUE: CodeInfo = CodeInfo {
    id: "BX0108",
    severity: Severity::Error,
    message: Bilingual { zh: "“{value}”不是有效的{what_zh}", en: "`{value}` is not a valid {what_en}" },
    hint: Bilingual { zh: "可用：{known}。", en: "Use: {known}." },
    why: Bilingual { zh: "只有约定的写法才有确定的含义。", en: "Only the agreed forms have a certain meaning." },
    bad: "date: 2025-02-30",
    good: "date: 2025-02-28",
};

/// format number {version} is not supported
pub static UNSUPPORTED_FORMAT: CodeInfo = CodeInfo {
    id: "BX0109",
    severity: Severity::Error,
    message: Bilingual { zh: "不支持格式版本 {version}", en: "format number {version} is not supported" },
    hint: Bilingual { zh: "本程序支持：1。", en: "This program knows: 1." },
    why: Bilingual {
        zh: "更新的格式可能含有本程序不认识的内容。", en: "A newer format may hold what this program does not know."
    },
    bad: "banxin: 2",
    good: "banxin: 1",
};

/// `{file}` exceeds a limit: {reason}
pub static INPUT_TOO_LARGE: CodeInfo = CodeInfo {
    id: "BX0110",
    severity: Severity::Error,
    message: Bilingual { zh: "“{file}”超出上限：{reason_zh}", en: "`{file}` exceeds a limit: {reason_en}" },
    hint: Bilingual { zh: "请拆分该文件。", en: "Split the file." },
    why: Bilingual { zh: "上限防止错误的文件耗尽内存。", en: "Limits keep a wrong file from eating all memory." },
    bad: "- include: dump.md   # 2 GB",
    good: "- include: chapters/01.md",
};

/// the key `{key}` stands twice
pub static DUPLICATE_KEY: CodeInfo = CodeInfo {
    id: "BX0111",
    severity: Severity::Error,
    message: Bilingual { zh: "键“{key}”出现了两次", en: "the key `{key}` stands twice" },
    hint: Bilingual { zh: "请只保留一处。", en: "Keep one of them." },
    why: Bilingual { zh: "两处不同的值中必有一处被悄悄丢弃。", en: "One of the two values would be dropped in silence." },
    bad: "title: 甲\ntitle: 乙",
    good: "title: 甲",
};

/// contains the character {point}, which cannot be used
pub static RESERVED_CHARACTER: CodeInfo = CodeInfo {
    id: "BX0112",
    severity: Severity::Error,
    message: Bilingual { zh: "含有不能使用的字符 {point}", en: "contains the character {point}, which cannot be used" },
    hint: Bilingual { zh: "请删除该字符。", en: "Delete the character." },
    why: Bilingual {
        zh: "非字符码位与控制字符不属于文字，阅读器和 Word 都会拒绝。",
        en: "Noncharacters and control characters are not text; readers and Word refuse them.",
    },
    bad: "text: \"甲\\u0007乙\"",
    good: "text: 甲乙",
};

/// exactly one of these keys is needed here
pub static NOT_ONE_KEY: CodeInfo = CodeInfo {
    id: "BX0113",
    severity: Severity::Error,
    message: Bilingual {
        zh: "{what_zh}须且只能有一个键，这里有 {count} 个", en: "{what_en} takes exactly one key, this has {count}"
    },
    hint: Bilingual { zh: "请从中选用一个：{known}。", en: "Choose one of: {known}." },
    why: Bilingual {
        zh: "并列的两项无法得知以哪一项为准，一项也没有则无从执行。",
        en: "With two nobody knows which one counts; with none there is nothing to do.",
    },
    bad: "from: {csv: tables/a.csv, figures: [lectures]}",
    good: "from: {csv: tables/a.csv}",
};

/// the row has {count_en}, the header {expected}
pub static UNEVEN_ROW: CodeInfo = CodeInfo {
    id: "BX0114",
    severity: Severity::Error,
    message: Bilingual { zh: "这一行有 {count} 格，表头有 {expected} 格", en: "the row has {count_en}, the header {expected}" },
    hint: Bilingual {
        zh: "请补齐或删去多余的格；含逗号的内容要加英文双引号。",
        en: "Complete the row or remove cells; put double quotes around text with commas.",
    },
    why: Bilingual {
        zh: "缺格或多格的行会使数字错到别的栏目下。", en: "In an uneven row numbers slip below wrong headings."
    },
    bad: "馆名,藏书\n总馆,1,200",
    good: "馆名,藏书\n总馆,\"1,200\"",
};

/// the workbook `{file}` has no sheet `{sheet}`
pub static SHEET_NOT_FOUND: CodeInfo = CodeInfo {
    id: "BX0115",
    severity: Severity::Error,
    message: Bilingual { zh: "工作簿“{file}”中没有工作表“{sheet}”", en: "the workbook `{file}` has no sheet `{sheet}`" },
    hint: Bilingual { zh: "其中的工作表：{known}。", en: "Its sheets: {known}." },
    why: Bilingual { zh: "取错工作表会印出别的数字。", en: "Another sheet would print other numbers." },
    bad: "from: {xlsx: a.xlsx, sheet: 二零二四}",
    good: "from: {xlsx: a.xlsx, sheet: 2024}",
};

/// a part of the ledger could not be read
pub static LEDGER_INCOMPLETE: CodeInfo = CodeInfo {
    id: "BX0116",
    severity: Severity::Note,
    message: Bilingual {
        zh: "台账没有读全，暂不报告未定义的数据",
        en: "a part of the ledger could not be read; figures that seem undefined are not reported",
    },
    hint: Bilingual { zh: "请先改正台账的问题，再检查一次。", en: "Mend the ledger, then check again." },
    why: Bilingual {
        zh: "读不到的台账里可能正有这些数据，逐个报告只会掩盖真正的问题。",
        en: "The part that is lacking may define them; naming each would hide the real problem.",
    },
    bad: "figures: [a.yaml, b.yaml]   # b.yaml is not there",
    good: "figures: [a.yaml]",
};

/// there is nothing at `{file}`
pub static PATH_NOT_FOUND: CodeInfo = CodeInfo {
    id: "BX0117",
    severity: Severity::Error,
    message: Bilingual { zh: "没有“{file}”这个文件或文件夹", en: "there is no file or folder `{file}`" },
    hint: Bilingual {
        zh: "请检查命令行中的路径；相对路径从当前文件夹算起。",
        en: "Check the path on the command line; a relative one starts from the working folder.",
    },
    why: Bilingual {
        zh: "命令行指定的报告和文件夹必须存在，不会猜测别处。",
        en: "What the command line names must be there; banxin does not look elsewhere.",
    },
    bad: "banxin build report-date/jinghong",
    good: "banxin build report-data/jinghong",
};
