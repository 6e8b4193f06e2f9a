//! The fields of a figure as single texts: what a spreadsheet shows, what a difference names, what an edit writes.
//!
//! In: a figure and a field. Out: its text, or the figure with the text read into it. Left out: `parts`, which is a list and has no column.

use std::borrow::Cow;

use indexmap::IndexMap;

use super::derivation;
use crate::display::{Grouping, Rounding, Scale};
use crate::figure::{Figure, Number, Qualifier, Value};

/// A field of a figure.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// What it counts.
    Label,
    /// Its value.
    Value,
    /// Its unit.
    Unit,
    /// Its approximation word.
    Qualifier,
    /// The period it covers.
    Period,
    /// One period of its series.
    Series(String),
    /// Who states it.
    Source,
    /// The chapter of the ledger.
    Section,
    /// A remark.
    Note,
    /// The figure that it is a part of.
    PartOf,
    /// How it follows from others: `sum(a, b)`.
    Derive,
    /// 万 or 亿.
    Scale,
    /// Digits after the point.
    Decimals,
    /// How further digits are dropped.
    Rounding,
    /// Printed as a percentage.
    Percent,
    /// Digits in groups.
    Grouping,
    /// Printed instead.
    Text,
}

/// What a text that cannot be read should have been: 中文, English, and examples.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// 中文
    pub zh: &'static str,
    /// English
    pub en: &'static str,
    /// What could stand there.
    pub known: &'static str,
}

const NUMBER: Wanted = Wanted { zh: "数值", en: "number", known: "35, -12.5" };
const VALUE: Wanted =
    Wanted {
        zh: "数值", en: "value of a figure", known: "35, -12.5, last（末期）, sum（合计）, mean（均值）, max（最大）"
    };
const QUALIFIER: Wanted = Wanted { zh: "概数词", en: "approximation word", known: "约 近 超 逾 达 余 多 以上 以下 左右" };
const SCALE: Wanted = Wanted { zh: "数量级", en: "scale", known: "万, 亿" };
const DECIMALS: Wanted = Wanted { zh: "小数位数", en: "number of decimals", known: "0, 1, 2" };
const ROUNDING: Wanted = Wanted { zh: "取舍方式", en: "kind of rounding", known: "half-up, half-even, down, up" };
const YES: Wanted = Wanted { zh: "是否选择", en: "yes or no", known: "是, 否" };
const GROUPING: Wanted = Wanted { zh: "分节方式", en: "kind of grouping", known: "是, 否, comma, space" };
const DERIVE: Wanted = Wanted { zh: "推算", en: "derivation", known: "sum(a, b), growth(a.2023, a.2024)" };

/// The approximation words.
pub const QUALIFIERS: [Qualifier; 10] = [
    Qualifier::About,
    Qualifier::Nearly,
    Qualifier::Over,
    Qualifier::Beyond,
    Qualifier::Reaching,
    Qualifier::Odd,
    Qualifier::More,
    Qualifier::AtLeast,
    Qualifier::AtMost,
    Qualifier::Around,
];

/// Words for a value that comes from the series: the key of the format, then what a colleague may write.
const VALUE_WORDS: [(Value, &[&str]); 4] = [
    (Value::Last, &["last", "末期", "最后一期"]),
    (Value::Sum, &["sum", "合计"]),
    (Value::Mean, &["mean", "均值", "平均"]),
    (Value::Max, &["max", "最大", "最大值"]),
];

impl Field {
    /// Every field but the periods of a series, in the order in which a ledger states them.
    pub const FIXED: [Field; 16] = [
        Field::Label,
        Field::Value,
        Field::Unit,
        Field::Qualifier,
        Field::Period,
        Field::Source,
        Field::Section,
        Field::Note,
        Field::PartOf,
        Field::Derive,
        Field::Scale,
        Field::Decimals,
        Field::Rounding,
        Field::Percent,
        Field::Grouping,
        Field::Text,
    ];

    /// The keys of the field below its figure: `["display", "scale"]`.
    pub fn keys(&self) -> Vec<&str> {
        match self {
            Field::Series(period) => vec!["series", period],
            Field::Scale | Field::Decimals | Field::Rounding | Field::Percent | Field::Grouping | Field::Text => {
                vec!["display", self.key()]
            }
            _ => vec![self.key()],
        }
    }

    /// Its key, which is also its English column name; of a series, the period.
    pub fn key(&self) -> &str {
        match self {
            Field::Label => "label",
            Field::Value => "value",
            Field::Unit => "unit",
            Field::Qualifier => "qualifier",
            Field::Period => "period",
            Field::Series(period) => period,
            Field::Source => "source",
            Field::Section => "section",
            Field::Note => "note",
            Field::PartOf => "part_of",
            Field::Derive => "derive",
            Field::Scale => "scale",
            Field::Decimals => "decimals",
            Field::Rounding => "rounding",
            Field::Percent => "percent",
            Field::Grouping => "grouping",
            Field::Text => "text",
        }
    }

    /// Its Chinese column names, the usual one first; none for a period.
    pub fn zh(&self) -> &'static [&'static str] {
        match self {
            Field::Label => &["指标", "名称", "指标名称"],
            Field::Value => &["数值", "值", "数量"],
            Field::Unit => &["单位", "计量单位"],
            Field::Qualifier => &["概数词", "概数"],
            Field::Period => &["时期", "期间", "统计期"],
            Field::Series(_) => &[],
            Field::Source => &["来源", "数据来源"],
            Field::Section => &["章节", "部分", "分类"],
            Field::Note => &["备注", "说明"],
            Field::PartOf => &["属于", "所属指标"],
            Field::Derive => &["推算", "计算方法"],
            Field::Scale => &["数量级"],
            Field::Decimals => &["小数位数", "小数位"],
            Field::Rounding => &["取舍"],
            Field::Percent => &["百分比", "按百分比"],
            Field::Grouping => &["千分位", "分节"],
            Field::Text => &["替代文字", "印作"],
        }
    }

    /// Its name for people: 数值, or the period 2024.
    pub fn name_zh(&self) -> &str {
        self.zh().first().copied().unwrap_or(self.key())
    }

    /// Whether its texts are numbers, which YAML writes without quotes.
    pub fn is_number(&self) -> bool {
        matches!(self, Field::Value | Field::Series(_) | Field::Decimals)
    }

    /// Its text; `None` where it is not stated. Of a grouping and a percentage `是` stands for the usual choice.
    pub fn get<'f>(&self, figure: &'f Figure) -> Option<Cow<'f, str>> {
        let text = |text: &'f Option<crate::text::Text>| text.as_ref().map(|text| Cow::Borrowed(text.as_str()));
        let filled = |text: &'f str| (!text.is_empty()).then_some(Cow::Borrowed(text));
        let display = &figure.display;
        match self {
            Field::Label => filled(&figure.label),
            Field::Unit => filled(&figure.unit),
            Field::Value => figure.value.map(value_text),
            Field::Qualifier => figure.qualifier.map(|word| word.word().into()),
            Field::Period => text(&figure.period),
            Field::Series(period) => figure.series.as_ref()?.get(period).map(|number| number.0.to_string().into()),
            Field::Source => text(&figure.source),
            Field::Section => text(&figure.section),
            Field::Note => text(&figure.note),
            Field::PartOf => figure.part_of.as_deref().map(Cow::Borrowed),
            Field::Derive => figure.derive.as_ref().map(|derive| derivation::print(derive).into()),
            Field::Scale => display.scale.map(|scale| scale.word().into()),
            Field::Decimals => display.decimals.map(|digits| digits.to_string().into()),
            Field::Rounding => match display.rounding {
                Rounding::HalfUp => None,
                Rounding::HalfEven => Some("half-even".into()),
                Rounding::Down => Some("down".into()),
                Rounding::Up => Some("up".into()),
            },
            Field::Percent => display.percent.then_some("是".into()),
            Field::Grouping => match display.grouping {
                Grouping::None => None,
                Grouping::Comma => Some("是".into()),
                Grouping::Space => Some("space".into()),
            },
            Field::Text => display.text.as_deref().map(Cow::Borrowed),
        }
    }

    /// Reads a text into the figure; `None` takes the field away.
    ///
    /// # Errors
    /// What the text should have been.
    pub fn set(&self, figure: &mut Figure, text: Option<&str>) -> Result<(), Wanted> {
        let owned = || text.map(Into::into);
        let display = &mut figure.display;
        match self {
            Field::Label => figure.label = text.unwrap_or_default().to_owned(),
            Field::Unit => figure.unit = text.unwrap_or_default().to_owned(),
            Field::Value => figure.value = text.map(read_value).transpose()?,
            Field::Qualifier => figure.qualifier = text.map(read_qualifier).transpose()?,
            Field::Period => figure.period = owned(),
            Field::Source => figure.source = owned(),
            Field::Section => figure.section = owned(),
            Field::Note => figure.note = owned(),
            Field::PartOf => figure.part_of = text.map(str::to_owned),
            Field::Derive => figure.derive = text.map(|text| derivation::parse(text).ok_or(DERIVE)).transpose()?,
            Field::Scale => display.scale = text.map(|text| Scale::parse(text).ok_or(SCALE)).transpose()?,
            Field::Decimals => display.decimals = text.map(read_decimals).transpose()?,
            Field::Rounding => display.rounding = text.map_or(Ok(Rounding::HalfUp), read_rounding)?,
            Field::Percent => display.percent = text.map_or(Ok(false), |text| yes(text).ok_or(YES))?,
            Field::Grouping => display.grouping = text.map_or(Ok(Grouping::None), read_grouping)?,
            Field::Text => display.text = text.map(str::to_owned),
            Field::Series(period) => match text.map(read_number).transpose()? {
                Some(number) => put_period(figure.series.get_or_insert_with(IndexMap::new), period, number),
                None => take_period(figure, period),
            },
        }
        Ok(())
    }

    /// Whether two texts of this field mean the same: 1.50 and 1.5 are one number.
    pub fn same(&self, a: Option<&str>, b: Option<&str>) -> bool {
        if a == b {
            return true;
        }
        match (a, b) {
            (Some(a), Some(b)) => {
                let (mut left, mut right) = (Figure::default(), Figure::default());
                let read = self.set(&mut left, Some(a)).is_ok() && self.set(&mut right, Some(b)).is_ok();
                let comparable = !matches!(self, Field::Label | Field::Unit | Field::Text | Field::PartOf);
                read && comparable && self.canonical(&left) == self.canonical(&right)
            }
            _ => false,
        }
    }

    /// Its text without what only the spelling says.
    fn canonical(&self, figure: &Figure) -> Option<String> {
        match (self, figure.value) {
            (Field::Value, Some(Value::Exact(number))) => Some(number.normalize().to_string()),
            (Field::Series(period), _) => figure.series.as_ref()?.get(period).map(|number| number.0.normalize().to_string()),
            _ => self.get(figure).map(Cow::into_owned),
        }
    }
}

/// The periods of a figure's series as fields.
pub fn series_fields(figure: &Figure) -> impl Iterator<Item = Field> + '_ {
    figure.series.iter().flat_map(|series| series.keys()).map(|period| Field::Series(period.clone()))
}

/// A new period stands before the later ones, as far as the letters tell which are later: `last` is the last.
fn put_period(series: &mut IndexMap<String, Number>, period: &str, number: Number) {
    if let Some(known) = series.get_mut(period) {
        *known = number;
        return;
    }
    let ordered = period.is_ascii() && series.keys().all(|known| known.is_ascii());
    let later = series.keys().position(|known| ordered && known.as_str() > period);
    series.shift_insert(later.unwrap_or(series.len()), period.to_owned(), number);
}

fn take_period(figure: &mut Figure, period: &str) {
    if let Some(series) = &mut figure.series {
        series.shift_remove(period);
        if series.is_empty() {
            figure.series = None;
        }
    }
}

fn value_text(value: Value) -> Cow<'static, str> {
    match value {
        Value::Exact(number) => number.to_string().into(),
        word => VALUE_WORDS.iter().find(|(known, _)| *known == word).map_or("last", |(_, names)| names[0]).into(),
    }
}

fn read_number(text: &str) -> Result<Number, Wanted> {
    ungrouped(text).parse().map_err(|()| NUMBER)
}

fn read_value(text: &str) -> Result<Value, Wanted> {
    let word = VALUE_WORDS.iter().find(|(_, names)| names.contains(&text));
    match word {
        Some((value, _)) => Ok(*value),
        None => ungrouped(text).parse().map(|Number(number)| Value::Exact(number)).map_err(|()| VALUE),
    }
}

/// A number without its commas, if they stand where thousands do: 1,234.5.
fn ungrouped(text: &str) -> Cow<'_, str> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let unsigned = whole.strip_prefix(['-', '+']).unwrap_or(whole);
    let mut groups = unsigned.split(',');
    let first = groups.next().unwrap_or_default();
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let regular = (1..=3).contains(&first.len()) && digits(first) && groups.all(|group| group.len() == 3 && digits(group));
    if whole.contains(',') && regular && !rest.contains(',') { text.replace(',', "").into() } else { text.into() }
}

fn read_qualifier(text: &str) -> Result<Qualifier, Wanted> {
    QUALIFIERS.into_iter().find(|word| word.word() == text).ok_or(QUALIFIER)
}

fn read_decimals(text: &str) -> Result<u32, Wanted> {
    text.parse().ok().filter(|digits| *digits <= 28).ok_or(DECIMALS)
}

fn read_rounding(text: &str) -> Result<Rounding, Wanted> {
    match text {
        "half-up" | "四舍五入" => Ok(Rounding::HalfUp),
        "half-even" => Ok(Rounding::HalfEven),
        "down" | "去尾" => Ok(Rounding::Down),
        "up" | "进一" => Ok(Rounding::Up),
        _ => Err(ROUNDING),
    }
}

fn read_grouping(text: &str) -> Result<Grouping, Wanted> {
    match (text, yes(text)) {
        ("space", _) => Ok(Grouping::Space),
        ("comma", _) | (_, Some(true)) => Ok(Grouping::Comma),
        ("none", _) | (_, Some(false)) => Ok(Grouping::None),
        _ => Err(GROUPING),
    }
}

fn yes(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "是" | "yes" | "true" | "1" | "y" | "√" => Some(true),
        "否" | "no" | "false" | "0" | "n" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Field, ungrouped};
    use crate::figure::Figure;

    #[test]
    fn every_field_reads_back_what_it_shows() {
        let texts = [
            (Field::Label, "宣讲"),
            (Field::Value, "1.50"),
            (Field::Value, "sum"),
            (Field::Unit, "场"),
            (Field::Qualifier, "以上"),
            (Field::Period, "2022-2024"),
            (Field::Series("2024".into()), "46221"),
            (Field::Source, "组织部"),
            (Field::Section, "导语"),
            (Field::Note, "注"),
            (Field::PartOf, "total"),
            (Field::Derive, "growth(a.2023, sum(b, 0.5))"),
            (Field::Scale, "亿"),
            (Field::Decimals, "2"),
            (Field::Rounding, "half-even"),
            (Field::Percent, "是"),
            (Field::Grouping, "space"),
            (Field::Text, "全覆盖"),
        ];
        for (field, text) in texts {
            let mut figure = Figure::default();
            field.set(&mut figure, Some(text)).unwrap();
            assert_eq!(field.get(&figure).as_deref(), Some(text), "{field:?}");
            field.set(&mut figure, None).unwrap();
            assert_eq!(field.get(&figure), None, "{field:?}");
            assert_eq!(serde_json::to_value(&figure).unwrap(), serde_json::to_value(Figure::default()).unwrap());
        }
    }

    #[test]
    fn numbers_are_alike_by_value_and_texts_by_letter() {
        assert!(Field::Value.same(Some("1.50"), Some("1.5")) && Field::Value.same(Some("末期"), Some("last")));
        assert!(!Field::Value.same(Some("1.5"), Some("1.51")) && !Field::Label.same(Some("1.50"), Some("1.5")));
        assert!(!Field::Value.same(None, Some("1")));
    }

    #[test]
    fn commas_stand_where_thousands_do() {
        let read = ["1,234.5", "-12,345,678", "1,23", "1,2345", "12,34,567", "1.234,5"].map(|text| ungrouped(text).into_owned());
        assert_eq!(read, ["1234.5", "-12345678", "1,23", "1,2345", "12,34,567", "1.234,5"]);
    }

    #[test]
    fn what_cannot_be_read_says_what_is_wanted() {
        let mut figure = Figure::default();
        assert_eq!(Field::Value.set(&mut figure, Some("三十五")).unwrap_err().zh, "数值");
        assert!(Field::Qualifier.set(&mut figure, Some("大概")).unwrap_err().known.contains("左右"));
        assert!(Field::Decimals.set(&mut figure, Some("29")).is_err() && Field::Percent.set(&mut figure, Some("也许")).is_err());
    }
}
