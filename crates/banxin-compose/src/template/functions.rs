//! The filters and functions of templates.

use banxin_model::Scale;
use minijinja::{Environment, Error, ErrorKind, Value};

use super::marks::Token;
use super::object::FigureObject;
use crate::figures::{self, Numerals, Part};

/// The filters that work on figures.
pub(super) const FILTERS: &str = "value unit label number scaled hanzi upper growth year";

/// Adds them to an environment.
pub(super) fn register(env: &mut Environment<'_>) {
    env.add_filter("value", |figure: Value| with_form(&figure, "value", |object| object.form.part = Part::Value));
    env.add_filter("number", |figure: Value| with_form(&figure, "number", |object| object.form.part = Part::Number));
    env.add_filter("hanzi", |figure: Value| with_form(&figure, "hanzi", |object| object.form.numerals = Numerals::Chinese));
    env.add_filter("upper", upper);
    env.add_filter("unit", |figure: Value| part_of(&figure, "unit", |object| object.figure().map(|figure| figure.figure.unit.clone())));
    env.add_filter("label", |figure: Value| part_of(&figure, "label", |object| object.figure().map(|figure| figure.figure.label.clone())));
    env.add_filter("scaled", scaled);
    env.add_filter("year", year);
    env.add_filter("growth", growth);
    env.add_function("ref", |id: String| token(&Token::Ref(id)));
    env.add_function("page", |id: String| token(&Token::Page(id)));
    env.add_function("ruby", |base: String, reading: String| token(&Token::Ruby(base, reading)));
    env.add_function("dots", |text: String| token(&Token::Dots(text)));
}

fn token(token: &Token) -> Value {
    let mut out = String::new();
    token.push(&mut out);
    Value::from(out)
}

/// An error in both languages, packed into the one text that minijinja carries.
fn fail(zh: &str, en: &str) -> Error {
    Error::new(ErrorKind::InvalidOperation, format!("{zh}\u{1F}{en}"))
}

fn object<'a>(value: &'a Value, filter: &str) -> Result<&'a FigureObject, Error> {
    if value.is_undefined() {
        return Err(Error::from(ErrorKind::UndefinedError));
    }
    let wrong =
        || fail(&format!("过滤器“{filter}”只能用于台账中的数据"), &format!("the filter `{filter}` works on figures of the ledger only"));
    value.downcast_object_ref::<FigureObject>().ok_or_else(wrong)
}

fn with_form(value: &Value, filter: &str, change: impl FnOnce(&mut FigureObject)) -> Result<Value, Error> {
    let mut changed = object(value, filter)?.clone();
    change(&mut changed);
    Ok(Value::from_object(changed))
}

fn part_of(value: &Value, filter: &str, part: impl FnOnce(&FigureObject) -> Option<String>) -> Result<String, Error> {
    object(value, filter).map(|object| part(object).unwrap_or_default())
}

/// 叁拾伍 of a figure; capital letters of a text.
fn upper(value: Value) -> Result<Value, Error> {
    match value.as_str() {
        Some(text) => Ok(Value::from(text.to_uppercase())),
        None => with_form(&value, "upper", |object| object.form.numerals = Numerals::Financial),
    }
}

fn scaled(figure: Value, scale: String, decimals: Option<u32>) -> Result<Value, Error> {
    let wrong = || fail(&format!("“{scale}”不是可用的倍数，可用：万 亿"), &format!("`{scale}` is no scale, use 万 or 亿"));
    let scale = Scale::parse(&scale).ok_or_else(wrong)?;
    with_form(&figure, "scaled", |object| object.form.scaled = Some((scale, decimals)))
}

fn year(figure: Value, period: Value) -> Result<Value, Error> {
    let period = period.to_string();
    let object = object(&figure, "year")?;
    let periods = object.figure().map(|figure| figure.periods()).unwrap_or_default();
    if !periods.contains(&period) {
        let known = periods.join(" ");
        return Err(fail(&format!("没有“{period}”这一期，已有：{known}"), &format!("there is no period `{period}`, known: {known}")));
    }
    with_form(&figure, "year", |object| object.period = Some(period))
}

/// Growth of the period shown (the last one) over the period before it.
fn growth(figure: Value) -> Result<Value, Error> {
    let object = object(&figure, "growth")?;
    let series = object.figure().and_then(|figure| figure.figure.series.as_ref());
    let at = series.and_then(|series| match &object.period {
        Some(period) => series.get_index_of(period),
        None => series.len().checked_sub(1),
    });
    let pair = series.zip(at).and_then(|(series, at)| {
        let (_, before) = series.get_index(at.checked_sub(1)?)?;
        let (_, after) = series.get_index(at)?;
        Some((before.0, after.0))
    });
    let Some((before, after)) = pair else {
        return Err(fail("增长率需要上一期的数", "growth needs the period before"));
    };
    let ratio = figures::growth(before, after).map_err(|_| fail("上一期为零，无法计算增长率", "the period before is zero"))?;
    with_form(&figure, "growth", |object| object.growth = Some(ratio))
}
