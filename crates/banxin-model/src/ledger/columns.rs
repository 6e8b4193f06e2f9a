//! The header row of a ledger sheet: which column holds what.
//!
//! In: the cells of the header. Out: a [`Column`] each. A header is an English key (`value`), its Chinese name (数值), both (`数值 value`), or a
//! year or period, which holds values of series: 2022, 2022年, 2022-Q1.

use super::field::Field;

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// The id of the figure.
    Id,
    /// Whether the value is stated (填报值) or computed (计算值).
    Kind,
    /// A field of the figure.
    Field(Field),
}

/// Names of the column of ids.
const ID: [&str; 4] = ["id", "编号", "标识", "指标编号"];
/// Names of the column that tells computed values.
const KIND: [&str; 3] = ["kind", "性质", "类别"];
/// What the column `kind` says of a computed value.
pub const COMPUTED: &str = "计算值";
/// What the column `kind` says of a stated value.
pub const STATED: &str = "填报值";

impl Column {
    /// Every column but the periods.
    pub fn fixed() -> Vec<Column> {
        let fields = Field::FIXED.into_iter().map(Column::Field);
        [Column::Id].into_iter().chain(fields).chain([Column::Kind]).collect()
    }

    /// Its English key.
    pub fn key(&self) -> &str {
        match self {
            Column::Id => ID[0],
            Column::Kind => KIND[0],
            Column::Field(field) => field.key(),
        }
    }

    /// Its usual Chinese name; of a period the period.
    pub fn zh(&self) -> &str {
        match self {
            Column::Id => ID[1],
            Column::Kind => KIND[1],
            Column::Field(field) => field.name_zh(),
        }
    }

    /// The column of a header; `None` if it is not known.
    pub fn parse(header: &str) -> Option<Column> {
        let header = header.trim();
        let whole = || Column::fixed().into_iter().find(|column| column.is_called(header));
        let words = || {
            let mut words = header.split([' ', '\n', '\t', '（', '）', '(', ')', '/']).filter(|word| !word.is_empty());
            let column = words.next().and_then(Column::parse_word)?;
            words.all(|word| Column::parse_word(word).as_ref() == Some(&column)).then_some(column)
        };
        whole().or_else(|| period(header).map(|period| Column::Field(Field::Series(period)))).or_else(words)
    }

    fn parse_word(word: &str) -> Option<Column> {
        Column::fixed().into_iter().find(|column| column.is_called(word))
    }

    fn is_called(&self, name: &str) -> bool {
        let zh = match self {
            Column::Id => return ID.contains(&name),
            Column::Kind => return KIND.contains(&name),
            Column::Field(field) => field.zh(),
        };
        zh.contains(&name) || self.key().eq_ignore_ascii_case(name)
    }

    /// Every name that a header may have, for hints.
    pub fn names() -> Vec<String> {
        let fields =
            Field::FIXED.iter().flat_map(|field| std::iter::once(field.key()).chain(field.zh().iter().copied()).map(str::to_owned));
        ID.into_iter().chain(KIND).map(str::to_owned).chain(fields.collect::<Vec<_>>()).collect()
    }
}

/// The period that a header means: 2022 for 2022年, 2022-Q1, 2022-03; `None` if it begins with no year.
fn period(header: &str) -> Option<String> {
    let year = header.get(..4)?;
    if !year.bytes().all(|byte| byte.is_ascii_digit()) || !("1800".."2200").contains(&year) {
        return None;
    }
    let rest = header.get(4..)?;
    let known = |rest: &str| rest.chars().all(|c| c.is_ascii_digit() || "-—–./QqHhWw年月季度上下半第一二三四".contains(c));
    match rest {
        "" | "年" | "年度" => Some(year.to_owned()),
        rest if rest.chars().count() <= 10 && known(rest) => Some(header.to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Column, Field};

    #[test]
    fn headers_are_known_by_both_names() {
        for column in Column::fixed() {
            assert_eq!(Column::parse(column.key()), Some(column.clone()));
            assert_eq!(Column::parse(column.zh()), Some(column.clone()));
            assert_eq!(Column::parse(&format!(" {} {}\n", column.zh(), column.key())), Some(column));
        }
        assert_eq!(Column::parse("标识"), Some(Column::Id));
        assert_eq!(Column::parse("数值（value）"), Some(Column::Field(Field::Value)));
        assert_eq!(Column::parse("编号 value"), None);
        assert_eq!(Column::parse("valu"), None);
    }

    #[test]
    fn no_name_means_two_columns() {
        let mut names = Column::names();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
        assert!(names.iter().all(|name| Column::parse(name).is_some()));
    }

    #[test]
    fn years_and_periods_are_series() {
        let series = |header: &str| match Column::parse(header) {
            Some(Column::Field(Field::Series(period))) => Some(period),
            _ => None,
        };
        assert_eq!(["2022", "2022年", "2022年度"].map(series), [Some("2022".into()), Some("2022".into()), Some("2022".into())]);
        for kept in ["2022-Q1", "2022Q3", "2022-03", "2022年上半年", "2022年3月", "2022-2024"] {
            assert_eq!(series(kept).as_deref(), Some(kept));
        }
        for other in ["22", "9999", "2022abc", "2022 总数", "202", "二零二二"] {
            assert_eq!(series(other), None, "{other}");
        }
    }
}
