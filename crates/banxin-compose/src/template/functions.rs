//! The filters and functions of templates.

use banxin_model::Scale;
use minijinja::value::Rest;
use minijinja::{Environment, Error, ErrorKind, Value};

use super::dates;
use super::marks::{self, Token, Under};
use super::object::FigureObject;
use super::refusal::Refusal;
use crate::document::Tongue;
use crate::figures::{self, End, Kind, Numerals, Part, ResolvedFigure, Values};

/// Our filters, as messages list them.
pub(super) const FILTERS: &str = "value unit label number scaled hanzi upper growth points year date";
/// Our functions.
pub(super) const FUNCTIONS: &str = "ref page index ruby lang dots name_line underline range shares_note";

/// Adds them to an environment.
pub(super) fn register(env: &mut Environment<'_>, values: &Values) {
    env.add_filter("value", |figure: Value| with_form(&figure, "value", |object| object.form.part = Part::Value));
    env.add_filter("number", |figure: Value| with_form(&figure, "number", |object| object.form.part = Part::Number));
    env.add_filter("hanzi", hanzi);
    env.add_filter("upper", upper);
    env.add_filter("unit", |figure: Value| part_of(&figure, "unit", |figure| figure.figure.unit.clone()));
    env.add_filter("label", |figure: Value| part_of(&figure, "label", |figure| figure.figure.label.clone()));
    env.add_filter("scaled", scaled);
    env.add_filter("year", year);
    env.add_filter("growth", growth);
    env.add_filter("points", points);
    env.add_filter("date", date);
    env.add_function("ref", |id: String| token(&Token::Ref(id)));
    env.add_function("page", |id: String| token(&Token::Page(id)));
    env.add_function("index", |term: String| token(&Token::Index(marks::plain(&term))));
    env.add_function("ruby", |base: String, reading: String| token(&Token::Ruby(base, reading)));
    env.add_function("lang", lang);
    env.add_function("dots", |text: String| token(&marks::under(&text, Under { dots: true, ..Under::default() })));
    env.add_function("name_line", |text: String| token(&marks::under(&text, Under { name_line: true, ..Under::default() })));
    env.add_function("underline", |text: String| token(&marks::under(&text, Under { underline: true, ..Under::default() })));
    env.add_function("range", range);
    let note = values.shares_note();
    env.add_function("shares_note", move || note);
}

fn token(token: &Token) -> Value {
    let mut out = String::new();
    token.push(&mut out);
    Value::from(out)
}

/// Text in another language, for those who hear the document (ISO 14289-1 7.2): `lang('en', 'Work Report')`.
fn lang(tag: String, text: String) -> Result<Value, Error> {
    if Tongue::parse(&tag).is_none() {
        return Err(Refusal::function(
            format!("“{tag}”不是语言代码，例如 en、ja、zh-Hant"),
            format!("`{tag}` is no code of a language, such as en, ja, zh-Hant"),
        ));
    }
    Ok(token(&Token::Lang(tag, marks::plain(&text))))
}

fn object<'a>(value: &'a Value, filter: &str) -> Result<&'a FigureObject, Error> {
    if value.is_undefined() {
        return Err(Error::from(ErrorKind::UndefinedError));
    }
    let wrong = || Refusal::filter(format!("“{filter}”只能用于台账中的数据"), format!("`{filter}` works on figures of the ledger only"));
    value.downcast_object_ref::<FigureObject>().ok_or_else(wrong)
}

fn with_form(value: &Value, filter: &str, change: impl FnOnce(&mut FigureObject)) -> Result<Value, Error> {
    let mut changed = object(value, filter)?.clone();
    change(&mut changed);
    Ok(Value::from_object(changed))
}

fn part_of(value: &Value, filter: &str, part: impl FnOnce(&ResolvedFigure) -> String) -> Result<String, Error> {
    object(value, filter).map(|object| object.figure().map(part).unwrap_or_default())
}

/// 三十五: a year of four digits is counted off with 〇, any other number measured with 零; `hanzi('numbering')` counts any off: 一〇三.
fn hanzi(figure: Value, style: Option<String>) -> Result<Value, Error> {
    let numerals = match style.as_deref() {
        None => Numerals::Chinese,
        Some("numbering") => Numerals::CountedOff,
        Some(other) => {
            let known = "numbering";
            return Err(Refusal::argument(
                format!("没有“{other}”这种写法，可用：{known}"),
                format!("there is no style `{other}`, known: {known}"),
            ));
        }
    };
    with_form(&figure, "hanzi", |object| object.form.numerals = numerals)
}

/// 叁拾伍 of a figure, 叁拾伍圆整 of money; capital letters of a text.
fn upper(value: Value) -> Result<Value, Error> {
    match value.as_str() {
        Some(text) => Ok(Value::from(text.to_uppercase())),
        None => with_form(&value, "upper", |object| object.form.numerals = Numerals::Financial),
    }
}

fn scaled(figure: Value, scale: String, decimals: Option<u32>) -> Result<Value, Error> {
    let wrong = || Refusal::argument(format!("“{scale}”不是可用的数量级，可用：万 亿"), format!("`{scale}` is no scale, use 万 or 亿"));
    let scale = Scale::parse(&scale).ok_or_else(wrong)?;
    with_form(&figure, "scaled", |object| object.form.scaled = Some((scale, decimals)))
}

fn year(figure: Value, period: Value) -> Result<Value, Error> {
    let period = period.to_string();
    let object = object(&figure, "year")?;
    let periods = object.figure().map(ResolvedFigure::periods).unwrap_or_default();
    if !periods.contains(&period) {
        let figure = object.figure().map(|figure| figure.id.to_string()).unwrap_or_default();
        return Err(Refusal::Period { figure, period, known: periods.join(" ") }.into());
    }
    with_form(&figure, "year", |object| object.period = Some(period))
}

/// The change of the period shown (the last one) over the period before it; of a percentage it is in points.
fn growth(figure: Value, decimals: Option<u32>) -> Result<Value, Error> {
    let of = object(&figure, "growth")?;
    let kind = of.figure().map(|figure| figure.kind).unwrap_or_default();
    let Some((before, after)) = of.figure().and_then(|figure| figure.before(of.period.as_deref())) else {
        return Err(Refusal::filter("增长率需要上一期的数", "growth needs the period before"));
    };
    let change =
        figures::change(kind, before, after).map_err(|_| Refusal::filter("上一期为零，无法计算增长率", "the period before is zero"))?;
    with_form(&figure, "growth", |object| {
        object.change = Some(change);
        object.form.kind = Some(if kind.is_percent() { Kind::Points } else { Kind::Ratio });
        object.form.decimals = decimals;
    })
}

/// A percentage in percentage points: its change over the period before where it has periods, else itself.
fn points(figure: Value, decimals: Option<u32>) -> Result<Value, Error> {
    let of = object(&figure, "points")?;
    let Some(one) = of.figure() else { return Ok(figure) };
    if one.kind == Kind::Points {
        return Ok(figure);
    }
    if !one.kind.is_percent() {
        return Err(Refusal::filter("百分点只用于百分数", "points are for percentages"));
    }
    if one.before(of.period.as_deref()).is_some() {
        return growth(figure, decimals);
    }
    let (value, places) = (one.kind.in_percent(of.value()), one.figure.display.decimals);
    with_form(&figure, "points", |object| {
        object.change = Some(value);
        object.form.kind = Some(Kind::Points);
        object.form.decimals = decimals.or(places);
    })
}

/// 2025年1月20日, 2025-01-20 (`iso`) or 二〇二五年一月二十日 (`hanzi`) of a text in digits.
fn date(value: Value, style: Option<String>) -> Result<String, Error> {
    if value.is_undefined() {
        return Err(Error::from(ErrorKind::UndefinedError));
    }
    dates::printed(&value.to_string(), style.as_deref()).map_err(|(zh, en)| Refusal::filter(zh, en))
}

/// 12500～20000元 of two figures; numbers count as everywhere in templates: `range(3)`.
fn range(ends: Rest<Value>) -> Result<Value, Error> {
    if ends.iter().any(Value::is_undefined) {
        return Err(Error::from(ErrorKind::UndefinedError));
    }
    let objects: Vec<&FigureObject> = ends.iter().filter_map(|end| end.downcast_object_ref()).collect();
    if objects.is_empty() {
        let numbers: Option<Vec<isize>> = ends.iter().map(|end| isize::try_from(end.clone()).ok()).collect();
        return match numbers.as_deref() {
            Some([upper]) => minijinja::functions::range(*upper, None, None),
            Some([lower, upper]) => minijinja::functions::range(*lower, Some(*upper), None),
            Some([lower, upper, step]) => minijinja::functions::range(*lower, Some(*upper), Some(*step)),
            _ => Err(Refusal::function("range 需要台账中的两个数据", "`range` takes two figures of the ledger")),
        };
    }
    let [first, second] = objects.as_slice() else {
        return Err(Refusal::function("range 需要台账中的两个数据", "`range` takes two figures of the ledger"));
    };
    let (Some(one), Some(other)) = (first.figure(), second.figure()) else { return Ok(Value::from("")) };
    let end = |figure, object: &FigureObject| End { figure, value: object.value(), form: object.form.clone() };
    let [start, between, stop] = figures::span(&end(one, first), &end(other, second)).map_err(|(zh, en)| Refusal::function(zh, en))?;
    let mut out = String::new();
    first.push(start, &mut out);
    out.push_str(&between);
    second.push(stop, &mut out);
    Ok(Value::from(out))
}
