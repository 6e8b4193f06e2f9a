//! What a filter or function of ours does not take, on its way through the engine.
//!
//! An error of the engine carries one text: the parts of a refusal are packed into it and taken apart again where the error is told.

use minijinja::{Error, ErrorKind};

/// Between the parts; no input may contain it.
const SEP: char = '\u{1F}';

/// Why nothing is printed; reasons in Chinese and English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The filter does not suit what stands before it.
    Filter(String, String),
    /// The filter's argument is at fault.
    Argument(String, String),
    /// The function's arguments are at fault.
    Function(String, String),
    /// A figure has no such period.
    Period {
        /// The figure's id.
        figure: String,
        /// The period asked for.
        period: String,
        /// Its periods.
        known: String,
    },
}

impl Refusal {
    /// A filter that does not suit.
    pub(super) fn filter(zh: impl Into<String>, en: impl Into<String>) -> Error {
        Refusal::Filter(zh.into(), en.into()).into()
    }

    /// An argument of a filter.
    pub(super) fn argument(zh: impl Into<String>, en: impl Into<String>) -> Error {
        Refusal::Argument(zh.into(), en.into()).into()
    }

    /// Arguments of a function.
    pub(super) fn function(zh: impl Into<String>, en: impl Into<String>) -> Error {
        Refusal::Function(zh.into(), en.into()).into()
    }

    /// The refusal that an error carries, if it is one of ours.
    pub(super) fn of(error: &Error) -> Option<Refusal> {
        let mut parts = error.detail()?.split(SEP).map(str::to_owned);
        let kind = parts.next()?;
        let mut part = || parts.next();
        Some(match kind.as_str() {
            "filter" => Refusal::Filter(part()?, part()?),
            "argument" => Refusal::Argument(part()?, part()?),
            "function" => Refusal::Function(part()?, part()?),
            "period" => Refusal::Period { figure: part()?, period: part()?, known: part()? },
            _ => return None,
        })
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Error {
        let parts = match refusal {
            Refusal::Filter(zh, en) => vec!["filter".to_owned(), zh, en],
            Refusal::Argument(zh, en) => vec!["argument".to_owned(), zh, en],
            Refusal::Function(zh, en) => vec!["function".to_owned(), zh, en],
            Refusal::Period { figure, period, known } => vec!["period".to_owned(), figure, period, known],
        };
        Error::new(ErrorKind::InvalidOperation, parts.join(&SEP.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use minijinja::{Error, ErrorKind};

    use super::Refusal;

    #[test]
    fn refusals_come_back_from_errors() {
        let all = [
            Refusal::Filter("甲".into(), "a".into()),
            Refusal::Argument("甲".into(), "a".into()),
            Refusal::Function("甲".into(), String::new()),
            Refusal::Period { figure: "a".into(), period: "2022".into(), known: String::new() },
        ];
        for refusal in all {
            assert_eq!(Refusal::of(&Error::from(refusal.clone())), Some(refusal));
        }
        assert_eq!(Refusal::of(&Error::new(ErrorKind::InvalidOperation, "filter")), None);
        assert_eq!(Refusal::of(&Error::from(ErrorKind::SyntaxError)), None);
    }
}
