//! What the template engine says, in both languages.
//!
//! Its own words are English. Each that a report can raise is said in Chinese here; of any other the kind is said, which is in Chinese always.

use minijinja::{Error, ErrorKind};

/// A phrase of the engine and the same in Chinese; `{}` stands for any text, which is translated as a term.
struct Phrase(&'static str, &'static str);

const PHRASES: &[Phrase] = &[
    Phrase("unexpected end of input, expected end of variable block", "缺少结尾的 }}"),
    // The engine says the same of a tag that is not closed and of an `if` without its end.
    Phrase("unexpected end of input, expected end of block", "没有写完：缺少结尾的 %}，或缺少 {% endif %}、{% endfor %} 一类收尾的语句"),
    Phrase("unexpected end of input, expected keyword", "{% 之后应当有语句名"),
    Phrase("unexpected end of input, expected {}", "没有写完，此处应为{}"),
    Phrase("unexpected end of variable block, expected expression", "{{ 与 }} 之间没有内容，或表达式没有写完"),
    Phrase("unexpected end of block, expected {}", "语句没有写完，此处应为{}"),
    Phrase("unexpected {}, expected end of variable block", "表达式之后多出{}，此处应为 }}"),
    Phrase("unexpected {}, expected end of block", "语句之后多出{}，此处应为 %}"),
    Phrase("unexpected {}, expected {}", "此处不能用{}，应为{}"),
    Phrase("unexpected end of variable block", "{{ 与 }} 之间没有内容，或表达式没有写完"),
    Phrase("unexpected end of block", "语句没有写完"),
    Phrase("unexpected end of string", "引号没有配对"),
    Phrase("unexpected end of comment", "注释缺少结尾的 #}"),
    Phrase("unexpected end of raw block", "缺少 {% endraw %}"),
    Phrase("unexpected character", "有不能识别的字符；标点和引号应为半角"),
    Phrase("unexpected input after expression", "表达式之后有多余的内容"),
    Phrase("unexpected input after end of variable block", "}} 之后有多余的内容"),
    Phrase("unknown statement {}", "没有语句“{}”"),
    Phrase("unknown {}, expected statement", "此处应为语句名，而不是{}"),
    Phrase("unexpected {}", "此处不能用{}"),
    Phrase("cannot assign to reserved variable name {}", "“{}”是保留的名称，不能赋值"),
    Phrase("Too many arguments in function call", "函数的参数太多"),
    Phrase("invalid float", "小数写法有误"),
    Phrase("invalid integer (too large)", "整数太大"),
    Phrase("invalid integer", "整数写法有误"),
    Phrase("'_' may not occur at end of number", "数字不能以下划线结尾"),
    Phrase("test {} is unknown", "没有判断“{}”"),
    Phrase("{} is unknown", "没有“{}”"),
    Phrase("cannot convert {} to {}", "需要{}，而这里是{}"),
    Phrase("value is not a string", "此处应为文字"),
    Phrase("value is not iterable", "此处应为列表"),
    Phrase("{} is not iterable", "{}不能逐项列出"),
    Phrase("not iterable", "此处应为列表"),
    Phrase("value of type {} is not callable", "{}不能当作函数使用"),
    Phrase("{} has no method named {}", "{}没有方法“{}”"),
    Phrase("tried to use {} operator on unsupported types {} and {}", "{}不能用于{}和{}"),
    Phrase("unable to calculate {}", "无法计算 {}"),
    Phrase("range has too many elements", "range 的项数太多"),
    Phrase("cannot use range with step size of 0", "range 的步长不能为零"),
    Phrase("recursion limit exceeded", "嵌套太深"),
    Phrase("template exceeds maximum recursion limits", "嵌套太深"),
];

/// Words of the engine within its phrases.
const TERMS: &[(&str, &str)] = &[
    ("template-data", "正文"),
    ("start of variable block", " {{"),
    ("end of variable block", " }}"),
    ("start of block", " {%"),
    ("end of block", " %}"),
    ("end of input", "文末"),
    ("block keyword", "语句名"),
    ("expression", "表达式"),
    ("identifier or integer", "名称或整数"),
    ("identifier", "名称"),
    ("filter name", "过滤器名"),
    ("undefined", "没有定义的值"),
    ("none", "空值"),
    ("bool", "是非值"),
    ("number", "数字"),
    ("string", "文字"),
    ("bytes", "字节"),
    ("sequence", "列表"),
    ("map", "键值对"),
    ("iterable", "列表"),
    ("plain object", "台账中的数据"),
    ("object", "台账中的数据"),
    ("invalid value", "无效的值"),
    ("integer", "整数"),
    ("float", "小数"),
    ("u8", "整数"),
    ("u16", "整数"),
    ("u32", "整数"),
    ("u64", "整数"),
    ("usize", "整数"),
    ("isize", "整数"),
    ("i32", "整数"),
    ("i64", "整数"),
    ("i128", "整数"),
    ("u128", "整数"),
    ("f64", "数字"),
];

/// Why a template is wrong, in Chinese and English.
pub(super) fn of(error: &Error) -> (String, String) {
    let kind = error.kind();
    let english = kind.to_string();
    match error.detail().filter(|detail| !detail.is_empty()) {
        None => (kind_in_chinese(kind).to_owned(), english),
        Some(detail) => (in_chinese(detail).unwrap_or_else(|| kind_in_chinese(kind).to_owned()), in_english(detail)),
    }
}

/// The reason of a tag that is not closed; `tag` begins with its delimiter.
pub(super) fn not_closed(tag: &str) -> (String, String) {
    let close = match tag.get(..2) {
        Some("{%") => "%}",
        Some("{#") => "#}",
        _ => "}}",
    };
    (format!("缺少结尾的 {close}"), format!("its closing `{close}` is missing"))
}

/// The engine's words without its trade names.
fn in_english(detail: &str) -> String {
    const TRADE: [(&str, &str); 6] = [
        ("end of variable block", "`}}`"),
        ("start of variable block", "`{{`"),
        ("end of block", "`%}`"),
        ("start of block", "`{%`"),
        ("end of input", "end of the text"),
        ("identifier", "a name"),
    ];
    TRADE.iter().fold(detail.to_owned(), |text, (term, plain)| text.replace(term, plain))
}

/// The name that an error of an unknown filter, function or test is about.
pub(super) fn unknown_name(error: &Error) -> Option<&str> {
    let detail = error.detail()?.strip_suffix(" is unknown")?;
    Some(detail.strip_prefix("filter ").unwrap_or(detail))
}

fn in_chinese(detail: &str) -> Option<String> {
    PHRASES.iter().find_map(|Phrase(english, chinese)| {
        let values = capture(english, detail)?;
        // 需要{}，而这里是{}: the Chinese order is the other way round.
        let reversed = english.starts_with("cannot convert");
        let mut values: Vec<String> = values.into_iter().map(term).collect();
        if reversed {
            values.reverse();
        }
        let mut values = values.into_iter();
        let mut parts = chinese.split("{}");
        let mut out = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            out.push_str(&values.next().unwrap_or_default());
            out.push_str(part);
        }
        Some(out)
    })
}

fn term(english: &str) -> String {
    let known = TERMS.iter().find(|(term, _)| *term == english).map(|(_, chinese)| *chinese);
    // Signs stand in back quotes: `)`.
    known.map(str::to_owned).unwrap_or_else(|| english.replace('`', " ").trim_end().to_owned())
}

/// The texts that stand for the `{}`s of a pattern, if the text has its form.
fn capture<'t>(pattern: &str, text: &'t str) -> Option<Vec<&'t str>> {
    let mut parts = pattern.split("{}").peekable();
    let mut rest = text.strip_prefix(parts.next()?)?;
    let mut values = Vec::new();
    while let Some(part) = parts.next() {
        let last = parts.peek().is_none();
        let end = if last { rest.strip_suffix(part)?.len() } else { rest.find(part)? };
        values.push(rest.get(..end)?);
        rest = rest.get(end + part.len()..)?;
    }
    rest.is_empty().then_some(values)
}

fn kind_in_chinese(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::SyntaxError => "语法有误",
        ErrorKind::TooManyArguments => "参数太多",
        ErrorKind::MissingArgument => "缺少参数",
        ErrorKind::UnknownFilter => "没有这个过滤器",
        ErrorKind::UnknownFunction => "没有这个函数",
        ErrorKind::UnknownTest => "没有这个判断",
        ErrorKind::UnknownMethod => "没有这个方法",
        ErrorKind::UndefinedError => "用到了没有定义的值",
        ErrorKind::BadEscape => "引号内的反斜杠写法有误",
        ErrorKind::CannotUnpack => "此处应为列表",
        ErrorKind::TemplateNotFound | ErrorKind::BadInclude => "模板中不能引入其他文件",
        ErrorKind::NonKey | ErrorKind::NonPrimitive | ErrorKind::InvalidOperation => "不能这样运算",
        _ => "无法填写",
    }
}

#[cfg(test)]
mod tests {
    use minijinja::{Environment, UndefinedBehavior};

    use super::{capture, of, unknown_name};

    fn reason(source: &str) -> (String, String) {
        let mut env = Environment::new();
        env.set_undefined_behavior(UndefinedBehavior::Strict);
        env.add_function("one", |_: String| "");
        of(&env.render_str(source, ()).expect_err(source))
    }

    #[test]
    fn patterns_take_values() {
        assert_eq!(capture("unexpected {}, expected {}", "unexpected `)`, expected end"), Some(vec!["`)`", "end"]));
        assert_eq!(capture("a {} b", "a b"), None);
    }

    /// Whatever a template does wrong, the Chinese reason has no English word but what the user wrote.
    #[test]
    fn reasons_are_wholly_chinese() {
        let cases = [
            ("甲{{ a", "缺少结尾的 }}"),
            ("{{ }}", "没有内容"),
            ("{{ 1 2 }}", "多出整数"),
            ("{{ 'a }}", "引号没有配对"),
            ("{# a", "注释缺少结尾"),
            ("{% if %}", "语句没有写完"),
            ("{% iff 1 %}", "没有语句“iff”"),
            ("{% if 1 %}甲", "没有写完"),
            ("{% for a of [1] %}", "应为in"),
            ("{{ 1 | }}", "应为名称"),
            ("{{ ， }}", "不能识别"),
            ("{{ one() }}", "缺少参数"),
            ("{{ one('a', 'b') }}", "参数太多"),
            ("{{ 1 + 'a' }}", "不能用于数字和文字"),
            ("{{ 1 is good }}", "没有判断“good”"),
            ("{% set loop = 1 %}", "“loop”是保留的名称"),
            ("{% for a in 3 %}{% endfor %}", "列出"),
            ("{{ 1.upper() }}", "方法"),
            ("{{ 1 // 0 }}", "计算"),
        ];
        let mut wrong = Vec::new();
        for (source, wanted) in cases {
            let (zh, en) = reason(source);
            if !zh.contains(wanted) || !(en.is_ascii() || source.contains('，')) {
                wrong.push(format!("{source}: {zh} / {en}"));
            }
            let words = zh.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 1);
            let foreign: Vec<&str> =
                words.filter(|word| !source.contains(word) && !matches!(*word, "endraw" | "endif" | "endfor" | "range" | "in")).collect();
            if !foreign.is_empty() {
                wrong.push(format!("{source}: {zh}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn unknown_names_are_found() {
        let env = Environment::new();
        let error = |source: &str| env.render_str(source, ()).expect_err(source);
        assert_eq!(unknown_name(&error("{{ 1 | rounded }}")), Some("rounded"));
        assert_eq!(unknown_name(&error("{{ reff(1) }}")), Some("reff"));
    }
}
