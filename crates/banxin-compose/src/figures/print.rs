//! How a figure prints: 2000余人次, 14.2万人次, 80%以上, 2.3个百分点, 全覆盖.
//!
//! Rounding happens here and nowhere else, in the way that the figure's `display` names.

use banxin_model::{Display, Qualifier, QualifierPlace, Scale};
use rust_decimal::Decimal;

use super::{Kind, ResolvedFigure, arithmetic, digits, hanzi};

/// Which part of a figure prints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Part {
    /// Number, approximation word and unit.
    #[default]
    Whole,
    /// Number with scale and approximation word, no unit.
    Number,
    /// The bare exact number.
    Value,
}

/// The numerals that a figure prints in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Numerals {
    /// 35
    #[default]
    Arabic,
    /// 三十五; a year of four digits is counted off, 二〇二四.
    Chinese,
    /// 一〇三, digit by digit: numbering (GB/T 15835 5.2.5).
    CountedOff,
    /// 叁拾伍; of money 叁拾伍圆整.
    Financial,
}

/// How to print one figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Form {
    /// Which part.
    pub(crate) part: Part,
    /// In which numerals.
    pub(crate) numerals: Numerals,
    /// Scale and decimals instead of the figure's own.
    pub(crate) scaled: Option<(Scale, Option<u32>)>,
    /// What the value means, where it is not the figure's own: growth of a count is a ratio.
    pub(crate) kind: Option<Kind>,
    /// Decimals instead of the figure's own.
    pub(crate) decimals: Option<u32>,
}

/// Decimals of a derived number without end where the ledger names none.
const ENDLESS: u32 = 1;

impl ResolvedFigure {
    /// The figure in its own form.
    pub fn printed(&self) -> String {
        self.print(self.value, &Form::default())
    }

    /// A value of this figure (its own, or a period's) in a form.
    pub(crate) fn print(&self, value: Decimal, form: &Form) -> String {
        let display = &self.figure.display;
        if form.part == Part::Value {
            return self.number(value, form, &Display { scale: None, ..display.clone() });
        }
        let own = value == self.value && form.kind.is_none();
        if let (Some(text), true, Numerals::Arabic) = (&display.text, own, form.numerals) {
            return text.clone();
        }
        // An approximation word belongs to the value it was stated with; other periods print exactly.
        let qualifier = self.figure.qualifier.filter(|_| own);
        let word_at = |place| qualifier.filter(|word| word.place() == place).map_or("", Qualifier::word);
        let (before, odd, after) =
            (word_at(QualifierPlace::BeforeNumber), word_at(QualifierPlace::BeforeUnit), word_at(QualifierPlace::AfterUnit));
        let unit = self.unit_of(form);
        if form.numerals == Numerals::Financial
            && form.part == Part::Whole
            && let Some(power) = hanzi::money(unit)
        {
            let amount = value.checked_mul(Decimal::from(power)).unwrap_or(value);
            return format!("{before}{}{odd}{after}", hanzi::amount(self.rounded_if_fixed(amount, form), display.rounding));
        }
        let number = self.number(value, form, display);
        // 百分之八十 carries its % in the number.
        let spelled = form.numerals != Numerals::Arabic && self.kind_of(form).is_percent();
        let unit = if form.part == Part::Whole && !spelled { unit } else { "" };
        format!("{before}{number}{odd}{unit}{after}")
    }

    /// The unit that prints after the number; a ratio shown as a percentage carries its % in the number.
    pub(crate) fn unit(&self) -> &str {
        self.unit_of(&Form::default())
    }

    /// How many decimals the figure prints at least; `None` where it prints as many as it has.
    pub(super) fn places(&self) -> Option<u32> {
        self.figure.display.decimals
    }

    /// How many decimals a value prints with, given as it prints (a ratio in percent).
    pub(super) fn decimals_of(&self, shown: Decimal) -> u32 {
        self.fixed_decimals(self.figure.display.decimals, shown).unwrap_or_else(|| shown.normalize().scale())
    }

    /// The decimals asked for; a derived number without end has one if none are.
    fn fixed_decimals(&self, asked: Option<u32>, shown: Decimal) -> Option<u32> {
        asked.or((self.figure.derive.is_some() && shown.scale() > 6).then_some(ENDLESS))
    }

    fn kind_of(&self, form: &Form) -> Kind {
        form.kind.unwrap_or(self.kind)
    }

    fn unit_of(&self, form: &Form) -> &str {
        match self.kind_of(form) {
            Kind::Ratio => "",
            Kind::Points if self.figure.unit.is_empty() || self.kind != Kind::Points => "个百分点",
            Kind::Points | Kind::Percent | Kind::Plain | Kind::Bare => &self.figure.unit,
        }
    }

    /// Money as it prints in figures, where the ledger fixes its decimals and no scale cuts it.
    fn rounded_if_fixed(&self, amount: Decimal, form: &Form) -> Decimal {
        let display = &self.figure.display;
        match display.decimals.filter(|_| display.scale.is_none() && form.scaled.is_none() && self.figure.unit == "元") {
            Some(places) => arithmetic::rounded(amount, places, display.rounding),
            None => amount,
        }
    }

    fn number(&self, value: Decimal, form: &Form, display: &Display) -> String {
        let kind = self.kind_of(form);
        let (scale, decimals) = match (form.scaled, form.kind) {
            (Some((scale, decimals)), _) => (Some(scale), decimals),
            // Growth shown of a count is no count: the ledger's scale and decimals are not meant for it.
            (None, Some(_)) => (None, form.decimals.or(Some(ENDLESS))),
            (None, None) => (display.scale, display.decimals),
        };
        let scaled = scale.map_or(value, |scale| {
            let power = Decimal::from(10_u64.pow(scale.exponent()));
            value.checked_div(power).unwrap_or(value)
        });
        let in_percent = kind.in_percent(scaled);
        let own = value == self.value && form.scaled.is_none() && form.kind.is_none();
        let shown = self.apportioned.filter(|_| own).unwrap_or(in_percent);
        let rounded = match self.fixed_decimals(decimals, in_percent) {
            Some(places) => digits::fixed(shown, places, display.rounding),
            None => shown.normalize().to_string(),
        };
        let word = scale.map_or("", Scale::word);
        if form.numerals == Numerals::Arabic {
            let sign = if kind == Kind::Ratio { "%" } else { "" };
            return format!("{}{word}{sign}", digits::grouped(&rounded, display.grouping));
        }
        let spelled = self.spelled(&rounded, form.numerals);
        if kind.is_percent() && form.part != Part::Value {
            return match spelled.strip_prefix('负') {
                Some(size) => format!("负百分之{size}{word}"),
                None => format!("百分之{spelled}{word}"),
            };
        }
        format!("{spelled}{word}")
    }

    fn spelled(&self, rounded: &str, numerals: Numerals) -> String {
        let value = rounded.parse().unwrap_or(self.value);
        let is_year = self.figure.unit == "年" && rounded.len() == 4;
        match numerals {
            Numerals::Financial => hanzi::spelled(rounded, &hanzi::FINANCIAL),
            Numerals::CountedOff => hanzi::numbered(value),
            Numerals::Arabic | Numerals::Chinese if is_year => hanzi::numbered(value),
            Numerals::Arabic | Numerals::Chinese => hanzi::spelled(rounded, &hanzi::PLAIN),
        }
    }
}

#[cfg(test)]
mod tests {
    use banxin_model::Scale;

    use super::super::Kind;
    use super::super::evaluate::tests::values_of;
    use super::{Form, Numerals, Part};

    fn printed(figure: &str) -> String {
        let (values, found) = values_of(&format!("base: {{value: 53}}\nx: {figure}"));
        assert!(found.is_empty(), "{found:?}");
        values.get("x").expect("computed").1.printed()
    }

    fn spelled(figure: &str, numerals: Numerals) -> String {
        let (values, found) = values_of(&format!("base: {{value: 53}}\nx: {figure}"));
        assert!(found.is_empty(), "{found:?}");
        let x = values.get("x").expect("computed").1;
        x.print(x.value, &Form { numerals, ..Form::default() })
    }

    #[test]
    fn words_of_approximation_take_their_places() {
        assert_eq!(printed("{value: 2000, unit: 人次, qualifier: 余}"), "2000余人次");
        assert_eq!(printed("{value: 80, unit: '%', qualifier: 以上}"), "80%以上");
        assert_eq!(printed("{value: 20000, unit: 人次, qualifier: 余, display: {scale: 万}}"), "2万余人次");
        assert_eq!(printed("{value: 120, unit: 名, qualifier: 近}"), "近120名");
        assert_eq!(printed("{value: 46000, unit: 人, qualifier: 余, display: {scale: 万}}"), "4.6万余人");
    }

    #[test]
    fn scale_decimals_and_grouping() {
        assert_eq!(printed("{value: 142000, unit: 人次, display: {scale: 万, decimals: 1}}"), "14.2万人次");
        assert_eq!(printed("{value: 250123, unit: 人次, display: {grouping: true}}"), "250,123人次");
        assert_eq!(printed("{value: 250123, unit: 人次, display: {grouping: space}}"), "250\u{202F}123人次");
        assert_eq!(printed("{value: 345000000, unit: 元, display: {scale: 亿}}"), "3.45亿元");
        assert_eq!(printed("{value: 12.50, unit: 元}"), "12.5元");
        assert_eq!(printed("{value: 12.5, unit: 元, display: {decimals: 2}}"), "12.50元");
        assert_eq!(printed("{value: 0.125, display: {decimals: 2}}"), "0.13");
        assert_eq!(printed("{value: 0.125, display: {decimals: 2, rounding: half-even}}"), "0.12");
        assert_eq!(printed("{value: 0.129, display: {decimals: 2, rounding: down}}"), "0.12");
        assert_eq!(printed("{value: 0.121, display: {decimals: 2, rounding: up}}"), "0.13");
    }

    #[test]
    fn ratios_print_as_percentages() {
        assert_eq!(printed("{derive: {share: [27, base]}}"), "50.9%");
        assert_eq!(printed("{derive: {growth: [50, base]}, display: {percent: true, decimals: 2}}"), "6.00%");
        assert_eq!(printed("{derive: {ratio: [base, 7]}, unit: 倍}"), "7.6倍");
        assert_eq!(printed("{derive: {points: [80, 82.3]}}"), "2.3个百分点");
        assert_eq!(printed("{derive: {points: [80, 82.3]}, unit: 百分点}"), "2.3百分点");
    }

    #[test]
    fn a_word_may_stand_for_the_number() {
        assert_eq!(printed("{value: 100, unit: '%', display: {text: 全覆盖}}"), "全覆盖");
    }

    #[test]
    fn solemn_text_is_spelled() {
        let cases = [
            ("{value: 142000, unit: 人次, qualifier: 余}", "十四万二千余人次"),
            ("{value: 142000, unit: 人次, display: {scale: 万, decimals: 1}}", "十四点二万人次"),
            ("{value: 2024, unit: 年}", "二〇二四年"),
            ("{value: 2002, unit: 个}", "二千零二个"),
            ("{value: 80, unit: '%', qualifier: 以上}", "百分之八十以上"),
            ("{derive: {growth: [base, 50]}}", "负百分之五点七"),
            ("{value: 12.5, unit: 元, display: {decimals: 2}}", "十二点五零元"),
        ];
        for (figure, wanted) in cases {
            assert_eq!(spelled(figure, Numerals::Chinese), wanted, "{figure}");
        }
        assert_eq!(spelled("{value: 103, unit: 号}", Numerals::CountedOff), "一〇三号");
    }

    #[test]
    fn money_is_spelled_to_the_fen() {
        let cases = [
            ("{value: 3504, unit: 元}", "叁仟伍佰零肆圆整"),
            ("{value: 14.2, unit: 万元}", "壹拾肆万贰仟圆整"),
            ("{value: 142000, unit: 元, display: {scale: 万, decimals: 0}}", "壹拾肆万贰仟圆整"),
            ("{value: 35, unit: 场}", "叁拾伍场"),
        ];
        for (figure, wanted) in cases {
            assert_eq!(spelled(figure, Numerals::Financial), wanted, "{figure}");
        }
    }

    #[test]
    fn other_forms() {
        let (values, _) = values_of("x: {value: 142000, unit: 人次, qualifier: 余}");
        let x = values.get("x").expect("x").1;
        let form = |part, scaled| Form { part, scaled, ..Form::default() };
        assert_eq!(x.print(x.value, &form(Part::Number, Some((Scale::Wan, Some(1))))), "14.2万余");
        assert_eq!(x.print(x.value, &form(Part::Value, None)), "142000");
        let growth = Form { kind: Some(Kind::Ratio), ..Form::default() };
        assert_eq!(x.print("0.1555".parse().expect("a number"), &growth), "15.6%");
    }
}
