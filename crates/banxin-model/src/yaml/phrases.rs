//! English phrases of the YAML crates and of our own types, said in plain words of both languages.
//!
//! A phrase that is not listed stays as it is: better a foreign word than none. A test reads every phrase of this crate's types.

/// A phrase in 中文 and English.
pub(super) type Pair = (String, String);

/// One phrase: as the crates say it, 中文, English (empty: as they say it). `{}` stands for any text.
struct Phrase(&'static str, &'static str, &'static str);

/// What was expected.
const EXPECTED: &[Phrase] = &[
    Phrase("text", "文字", ""),
    Phrase("a string", "文字或数字", "text or a number"),
    Phrase("a borrowed string", "文字或数字", "text or a number"),
    Phrase("string or map", "文字或键值对", "text or a mapping"),
    Phrase("a boolean", "true（是）或 false（否）", "true or false"),
    Phrase("a sequence", "列表（每项以 - 开头，或写在 [ ] 里）", "a list"),
    Phrase("a map", "键值对（键: 值）", "a mapping (key: value)"),
    Phrase("struct {}", "键值对（键: 值）", "a mapping (key: value)"),
    Phrase("enum {}", "约定的词", "one of the agreed words"),
    Phrase("u8", "整数（0 至 255）", "a whole number from 0 to 255"),
    Phrase("u32", "整数（不小于 0）", "a whole number, 0 or more"),
    Phrase("u64", "整数（不小于 0）", "a whole number, 0 or more"),
    Phrase("i64", "整数", "a whole number"),
    Phrase("f64", "数字", "a number"),
    Phrase("unit", "空值", "nothing"),
    Phrase("text or a list of texts", "文字或文字列表", ""),
    Phrase("text or a list of blocks", "文字或内容块列表", ""),
    Phrase("a block such as {text: …} or {table: …}", "内容块，如 {text: …} 或 {table: …}", ""),
    Phrase("a heading's text, or {level, text, id, numbered}", "标题文字，或 {level, text, id, numbered}", ""),
    Phrase("a list of figures, or {figures, columns, base}", "数据名列表，或 {figures, columns, base}", ""),
    Phrase("2, 3 or 4", "2、3 或 4", ""),
    Phrase("a callout's text, or {title, text}", "提示框文字，或 {title, text}", ""),
    Phrase(
        "a cell's text, or {text, list, indent, colspan, rowspan, bold, align, valign, shade}",
        "单元格文字，或 {text, list, indent, colspan, rowspan, bold, align, valign, shade}",
        "",
    ),
    Phrase("a column's title, or {title, width, align, format, row_header}", "栏目名，或 {title, width, align, format, row_header}", ""),
    Phrase("a pattern such as 续表{n}, or {text, align}", "续表样式，如“续表{n}”，或 {text, align}", ""),
    Phrase("a list of items, or {ordered, items}", "条目列表，或 {ordered, items}", ""),
    Phrase("an item's text, or {text, list}", "条目文字，或 {text, list}", ""),
    Phrase("a derivation such as {sum: [a, b]}", "计算式，如 {sum: [a, b]}", ""),
    Phrase("the id of a figure, a number, or a derivation such as {sum: [a, b]}", "数据名、数字或计算式，如 {sum: [a, b]}", ""),
    Phrase("a file name, a list of file names, or figures by id", "文件名、文件名列表，或按名称列出的数据", ""),
    Phrase("a file name, or a mapping with the key file", "文件名，或含 file 的键值对", ""),
    Phrase("the id of a figure, or a list such as [a, b]", "数据名，或列表，如 [a, b]", ""),
    Phrase("true, false, comma or space", "true、false、comma（逗号）或 space（空格）", ""),
    Phrase(
        "a computed row such as {sum: all}, the label of a total, {labels, because}, or a list of these",
        "计算行，如 {sum: all}；或合计行（列）的名称；或 {labels, because}；或它们的列表",
        "",
    ),
    Phrase("all, or a list of the labels of rows", "all（全部），或行名列表", ""),
    Phrase("a colour such as \"#14505A\", or {rgb, cmyk}", "颜色，如 \"#14505A\"，或 {rgb, cmyk}", ""),
    Phrase(
        "a colour such as \"#14505A\", {rgb, cmyk}, or one of text, accent, second, tint, rule, red, paper",
        "颜色，如 \"#14505A\"、{rgb, cmyk}，或 text、accent、second、tint、rule、red、paper 之一",
        "",
    ),
    Phrase("a size such as 三号 or 16pt", "字号，如 三号 或 16pt", ""),
    Phrase("room such as 2 lines, 2 chars, 2行, 2字, 7mm or 12pt", "距离，如 2行、2字、7mm、12pt", ""),
    Phrase(
        "a pattern with one number, such as 第{一}章, {一}、, {1}. or {1.1}",
        "含一个编号的格式，如 第{一}章、{一}、、{1}. 或 {1.1}",
        "",
    ),
    Phrase("true, false, or {image, alt}", "true、false 或 {image, alt}", ""),
    Phrase("figures by id", "按名称列出的数据（名称: {label: …, value: …}）", "figures by id (name: {label: …, value: …})"),
    Phrase("numbers by period", "按时期列出的数字（2024: 35）", "numbers by period (2024: 35)"),
];

/// What was found.
const FOUND: &[Phrase] = &[
    Phrase("string \"{}\"", "文字“{}”", "text `{}`"),
    Phrase("integer `{}`", "整数 {}", "the whole number {}"),
    Phrase("floating point `{}`", "小数 {}", "the number {}"),
    Phrase("boolean `{}`", "{}（是非值）", "`{}` (a truth value)"),
    Phrase("unit value", "空值", "nothing"),
    Phrase("null", "空值", "nothing"),
    Phrase("Option value", "空值", "nothing"),
    Phrase("sequence", "列表", "a list"),
    Phrase("map", "键值对", "a mapping"),
    Phrase("enum", "带 ! 标签的值", "a value with a ! tag"),
];

/// What our own types say.
const SAID: &[Phrase] = &[
    Phrase(
        "a block is one thing, this is `{}` and `{}`: begin a new list item with -",
        "一个内容块只能是一种内容，这里同时有“{}”和“{}”：后者请另起一项，以 - 开头",
        "",
    ),
    Phrase("a block needs a key that says what it is, such as text or table", "内容块须有一个键说明它是什么，如 text 或 table", ""),
    Phrase("`{}` takes two operands, not {}", "“{}”须有两个操作数，这里有 {} 个", ""),
    Phrase("`{}` takes one series or two operands, not {}", "“{}”须有一个序列或两个操作数，这里有 {} 个", ""),
    Phrase("`{}` of one operand takes a series, and this is one number", "“{}”只写一个操作数时，须是有各期数值的序列，而这里是一个数", ""),
    Phrase("`{}` needs at least one operand", "“{}”至少要有一个操作数", ""),
    Phrase("a derivation has one operation, `{}` is a second", "一个计算式只能有一种运算，“{}”是第二种", ""),
    Phrase(
        "invalid length 0, expected a derivation such as {sum: [a, b]}",
        "计算式是空的，应如 {sum: [a, b]}",
        "the derivation is empty, expected one such as {sum: [a, b]}",
    ),
    Phrase("inks are percentages from 0 to 100", "油墨是 0 至 100 的百分数", ""),
    Phrase("colspan and rowspan are at least 1", "colspan 和 rowspan 至少为 1", ""),
    Phrase("a cell is indented by 9 levels at most", "单元格最多缩进 9 级", ""),
    Phrase("a column is shown in percent or in a scale, not in both", "一栏只能用 percent 或 scale 之一", ""),
    Phrase("the mark of a further part stands left, center or right", "续表标记只能用 left、center 或 right", ""),
    Phrase(
        "a computed row has one of sum, mean, max, min and share; write a list for several rows",
        "一个计算行只能用 sum、mean、max、min、share 之一；要几行就写成列表",
        "",
    ),
];

/// What libyaml says of text that is not well formed.
const SYNTAX: &[Phrase] = &[
    Phrase(
        "mapping values are not allowed in this context",
        "这里不能再写“键: 值”；常见原因是缩进不齐，或上一行的文字里有冒号而没有加引号",
        "`key: value` cannot stand here; often the indent is off, or text with a colon lacks quotes",
    ),
    Phrase("mapping keys are not allowed in this context", "这里不能写键；请检查缩进", "a key cannot stand here; check the indent"),
    Phrase(
        "block sequence entries are not allowed in this context",
        "这里不能写以 - 开头的列表项；请另起一行并检查缩进",
        "a list item with - cannot stand here; begin a new line and check the indent",
    ),
    Phrase(
        "could not find expected ':'",
        "键后面缺少冒号和空格（应为“键: 值”）",
        "a colon and a blank are missing after a key (`key: value`)",
    ),
    Phrase(
        "did not find expected key",
        "这里应为一个键；请检查缩进是否与同级的键对齐",
        "a key is expected here; check that it stands under its siblings",
    ),
    Phrase(
        "did not find expected '-' indicator",
        "这里应为以 - 开头的列表项；请检查缩进",
        "a list item with - is expected here; check the indent",
    ),
    Phrase(
        "did not find expected ',' or ']'",
        "方括号 [ ] 没有配对，或各项之间缺少逗号",
        "a bracket [ ] is not closed, or a comma is missing between items",
    ),
    Phrase(
        "did not find expected ',' or '}'",
        "花括号 { } 没有配对，或各项之间缺少逗号",
        "a brace { } is not closed, or a comma is missing between entries",
    ),
    Phrase("did not find expected node content", "这里缺少内容，或有多余的符号", "content is missing here, or there is a stray sign"),
    Phrase("did not find expected comment or line break", "符号 | 或 > 之后应当换行", "a line break is expected after | or >"),
    Phrase(
        "did not find expected <document start>",
        "一份文件只能有一个整体；请检查顶格的内容是否都是“键: 值”",
        "one file holds one value; check that all lines without indent are `key: value`",
    ),
    Phrase(
        "found unexpected end of stream",
        "文件在引号之内就结束了；请检查引号是否配对",
        "the file ends within quotes; check that they are closed",
    ),
    Phrase(
        "found unexpected document indicator",
        "引号之内出现了 --- 或 ...；请检查引号是否配对",
        "--- or ... stands within quotes; check that they are closed",
    ),
    Phrase(
        "found character that cannot start any token",
        "这个字符不能开头：缩进不能用制表符（Tab）；以 @、`、% 开头的文字要加引号",
        "a value cannot begin with this character: do not indent with tabs, and put quotes around text that begins with @, ` or %",
    ),
    Phrase("found a tab character {}", "缩进不能用制表符（Tab），请改用空格", "indent with blanks, not with tabs"),
    Phrase(
        "found unknown escape character",
        "双引号内的反斜杠 \\ 后面不是可用的转义；请改用单引号",
        "no such escape after \\ in double quotes; use single quotes",
    ),
    Phrase("found duplicate anchor; first occurrence", "锚点（&名称）重复", "an anchor (&name) stands twice"),
    Phrase("found undefined tag handle", "以 ! 开头的文字要加引号", "put quotes around text that begins with !"),
    Phrase(
        "did not find expected alphabetic or numeric character",
        "以 * 或 & 开头的文字要加引号",
        "put quotes around text that begins with * or &",
    ),
    Phrase(
        "did not find expected whitespace or line break",
        "此处应有空格或换行；以 ! 开头的文字要加引号",
        "a blank or a line break is expected; put quotes around text that begins with !",
    ),
    Phrase("unknown anchor", "没有这个锚点；以 * 开头的文字要加引号", "no such anchor; put quotes around text that begins with *"),
    Phrase(
        "found unexpected ':'",
        "冒号在这里不能出现；含冒号的文字要加引号",
        "a colon cannot stand here; put quotes around text that has one",
    ),
    Phrase(
        "deserializing from YAML containing more than one document is not supported",
        "一份文件中只能有一份数据，不能用 --- 分成几份",
        "a file holds one document, not several divided by ---",
    ),
    Phrase("found incompatible YAML document", "不支持 %YAML 指定的版本", "the version that %YAML names is not supported"),
    Phrase("EOF while parsing a value", "文件是空的", "the file is empty"),
];

/// What was expected, in both languages.
pub(super) fn expected(phrase: &str) -> Pair {
    translate(EXPECTED, phrase)
}

/// What was found, in both languages.
pub(super) fn found(phrase: &str) -> Pair {
    translate(FOUND, phrase)
}

/// What a type of ours said, in both languages. Any path before it is left out.
pub(super) fn said(message: &str) -> Pair {
    let tail = message.match_indices(": ").map(|(at, _)| at + 2).filter_map(|at| message.get(at..));
    std::iter::once(message).chain(tail).find_map(|part| lookup(SAID, part)).unwrap_or_else(|| (message.to_owned(), message.to_owned()))
}

/// A problem of libyaml, in both languages.
pub(super) fn syntax(problem: &str) -> Pair {
    lookup(SYNTAX, problem).unwrap_or_else(|| (format!("解析器报告“{problem}”"), problem.to_owned()))
}

fn translate(phrases: &[Phrase], phrase: &str) -> Pair {
    lookup(phrases, phrase).unwrap_or_else(|| (phrase.to_owned(), phrase.to_owned()))
}

fn lookup(phrases: &[Phrase], text: &str) -> Option<Pair> {
    phrases.iter().find_map(|Phrase(pattern, zh, en)| {
        let values = capture(pattern, text)?;
        let en = if en.is_empty() { text.to_owned() } else { fill(en, &values) };
        Some((fill(zh, &values), en))
    })
}

/// The texts that stand for the `{}`s of a pattern, if the text has its form.
fn capture<'t>(pattern: &str, text: &'t str) -> Option<Vec<&'t str>> {
    let mut parts = pattern.split("{}");
    let mut rest = text.strip_prefix(parts.next()?)?;
    let mut values = Vec::new();
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        let end = if parts.peek().is_none() { rest.len().checked_sub(part.len())? } else { rest.find(part)? };
        values.push(rest.get(..end)?);
        rest = rest.get(end..)?.strip_prefix(part)?;
    }
    rest.is_empty().then_some(values)
}

fn fill(template: &str, values: &[&str]) -> String {
    let mut out = String::new();
    for (n, part) in template.split("{}").enumerate() {
        if n > 0 {
            out.push_str(values.get(n - 1).copied().unwrap_or_default());
        }
        out.push_str(part);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{capture, expected, found, said, syntax};

    #[test]
    fn patterns_take_values() {
        assert_eq!(capture("a `{}` b {}", "a `x` b y z"), Some(vec!["x", "y z"]));
        assert_eq!(capture("a", "ab"), None);
        assert_eq!(capture("struct {}", "struct Report"), Some(vec!["Report"]));
    }

    #[test]
    fn phrases_are_said_in_both_languages() {
        assert_eq!(found("string \"三十五\""), ("文字“三十五”".into(), "text `三十五`".into()));
        assert_eq!(expected("struct Contents").1, "a mapping (key: value)");
        assert_eq!(said("totals.derive: `ratio` takes two operands, not 3").0, "“ratio”须有两个操作数，这里有 3 个");
        assert!(syntax("something new").1 == "something new");
    }
}
