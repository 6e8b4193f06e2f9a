//! A figure as templates see it: it prints itself, and filters change how.

use std::fmt;
use std::sync::Arc;

use minijinja::Value;
use minijinja::value::{Enumerator, Object, ObjectRepr};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::marks::Token;
use crate::figures::{Form, ResolvedFigure, Values};

/// What templates may ask of a figure: `{{ lectures.label }}`.
pub(super) const FIELDS: [&str; 5] = ["value", "unit", "label", "source", "period"];

/// The ledger as the context of templates: a name is a figure's id.
#[derive(Debug)]
pub(super) struct LedgerObject(pub(super) Arc<Values>);

impl Object for LedgerObject {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Map
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let (index, _) = self.0.get(key.as_str()?)?;
        Some(Value::from_object(FigureObject { values: Arc::clone(&self.0), index, form: Form::default(), period: None, change: None }))
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::NonEnumerable
    }
}

/// One figure in one form.
#[derive(Clone, Debug)]
pub(super) struct FigureObject {
    pub(super) values: Arc<Values>,
    pub(super) index: usize,
    pub(super) form: Form,
    /// The period of the series that prints, instead of the figure's own value.
    pub(super) period: Option<String>,
    /// The change over the period before, which prints instead of the value.
    pub(super) change: Option<Decimal>,
}

impl FigureObject {
    /// The figure.
    pub(super) fn figure(&self) -> Option<&ResolvedFigure> {
        self.values.at(self.index)
    }

    /// The value that prints.
    pub(super) fn value(&self) -> Decimal {
        let figure = self.figure();
        let period = self.period.as_ref().and_then(|period| figure?.value_in(period));
        period.or(figure.map(|figure| figure.value)).unwrap_or_default()
    }

    /// What it prints.
    pub(super) fn text(&self) -> String {
        self.figure().map(|figure| figure.print(self.change.unwrap_or_else(|| self.value()), &self.form)).unwrap_or_default()
    }

    /// What it prints, marked as this figure's print.
    pub(super) fn push(&self, text: String, out: &mut String) {
        Token::Figure(self.index, text).push(out);
    }
}

impl Object for FigureObject {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let figure = self.figure()?;
        let period = key.to_string();
        if figure.value_in(&period).is_some() {
            return Some(Value::from_object(FigureObject { period: Some(period), change: None, ..FigureObject::clone(self) }));
        }
        // One arm for each of FIELDS.
        Some(match key.as_str()? {
            "value" => {
                let value = self.value();
                // Conditions compare; exact printing is the filters' business.
                value.to_i64().filter(|_| value.is_integer()).map(Value::from).or_else(|| value.to_f64().map(Value::from))?
            }
            "unit" => Value::from(figure.figure.unit.clone()),
            "label" => Value::from(figure.figure.label.clone()),
            "source" => Value::from(figure.figure.source.as_ref().map(ToString::to_string).unwrap_or_default()),
            "period" => Value::from(figure.figure.period.as_ref().map(ToString::to_string).unwrap_or_default()),
            _ => return None,
        })
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::new();
        self.push(self.text(), &mut out);
        f.write_str(&out)
    }
}
