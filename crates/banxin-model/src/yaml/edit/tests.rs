use banxin_base::DataPath;
use proptest::prelude::*;

use super::{Data, Dialect, Editor, NoPlace, Slot};
use crate::yaml::quiet;

const LEDGER: &str = "# 台账\na:   # 甲\n  {label: 甲, value: 35, unit: \"场\"}   # 行末\n\nb:\n  label: '乙'   # 名\n  value: 1.50\n  display:\n    scale: 万   # 级\n  # 尾注\nc: {series: {2022: 1, 2024: 3},}\nd:\n# 完\n";

fn path(text: &str) -> DataPath {
    text.split('.').filter(|key| !key.is_empty()).fold(DataPath::ROOT, |path, key| path.key(key))
}

/// The lines in which an edited text differs: `-` before, `+` after.
fn changed(before: &str, edit: impl FnOnce(&mut Editor) -> Result<(), NoPlace>) -> Vec<String> {
    changed_as(Dialect::Yaml, before, edit)
}

fn changed_as(dialect: Dialect, before: &str, edit: impl FnOnce(&mut Editor) -> Result<(), NoPlace>) -> Vec<String> {
    let mut editor = Editor::new(before, dialect);
    edit(&mut editor).unwrap();
    let after = editor.into_text();
    assert!(quiet::<serde_yaml::Value>(&after).is_some(), "{after}");
    let (old, new): (Vec<&str>, Vec<&str>) = (before.split('\n').collect(), after.split('\n').collect());
    let head = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(old, new)| old == new).count();
    let gone = old[head..old.len() - tail].iter().map(|line| format!("-{line}"));
    let come = new[head..new.len() - tail].iter().map(|line| format!("+{line}"));
    gone.chain(come).collect()
}

fn bare(text: &str) -> Data {
    Data::Bare(text.to_owned())
}

fn text(text: &str) -> Data {
    Data::Text(text.to_owned())
}

#[test]
fn a_value_is_replaced_and_nothing_else() {
    let set = |at: &str, data: Data| changed(LEDGER, |editor| editor.set(&path(at), &data));
    assert_eq!(
        set("a.value", bare("36")),
        ["-  {label: 甲, value: 35, unit: \"场\"}   # 行末", "+  {label: 甲, value: 36, unit: \"场\"}   # 行末"]
    );
    assert_eq!(
        set("a.unit", text("次")),
        ["-  {label: 甲, value: 35, unit: \"场\"}   # 行末", "+  {label: 甲, value: 35, unit: \"次\"}   # 行末"]
    );
    assert_eq!(set("b.label", text("it's")), ["-  label: '乙'   # 名", "+  label: 'it''s'   # 名"]);
    assert_eq!(set("b.display.scale", text("亿")), ["-    scale: 万   # 级", "+    scale: 亿   # 级"]);
    assert_eq!(set("c.series.2024", bare("4")), ["-c: {series: {2022: 1, 2024: 3},}", "+c: {series: {2022: 1, 2024: 4},}"]);
    assert_eq!(set("d", Data::Map(vec![("value".into(), bare("1"))])), ["-d:", "+d: {value: 1}"]);
    assert_eq!(set("b.display", bare("x")), ["-    scale: 万   # 级", "+    x   # 级"]);
}

#[test]
fn an_entry_goes_where_it_belongs() {
    let insert = |at: &str, key: &str, slot: Slot<'_>| changed(LEDGER, |editor| editor.insert(&path(at), (key, &bare("1")), slot));
    assert_eq!(
        insert("a", "x", Slot::After(&["label", "value", "series"])),
        ["-  {label: 甲, value: 35, unit: \"场\"}   # 行末", "+  {label: 甲, value: 35, x: 1, unit: \"场\"}   # 行末"]
    );
    assert_eq!(
        insert("a", "x", Slot::First),
        ["-  {label: 甲, value: 35, unit: \"场\"}   # 行末", "+  {x: 1, label: 甲, value: 35, unit: \"场\"}   # 行末"]
    );
    assert_eq!(insert("b", "x", Slot::After(&["label"])), ["+  x: 1"]);
    assert_eq!(insert("b", "x", Slot::First), ["+  x: 1"]);
    assert_eq!(insert("b", "x", Slot::After(&[])), ["+  x: 1"]);
    assert_eq!(insert("c", "x", Slot::After(&[])), ["-c: {series: {2022: 1, 2024: 3},}", "+c: {series: {2022: 1, 2024: 3}, x: 1,}"]);
    assert_eq!(
        insert("c.series", "2023", Slot::After(&["2022"])),
        ["-c: {series: {2022: 1, 2024: 3},}", "+c: {series: {2022: 1, 2023: 1, 2024: 3},}"]
    );
    assert_eq!(insert("d", "x", Slot::First), ["-d:", "+d: {x: 1}"]);
}

#[test]
fn a_new_figure_takes_the_form_of_its_neighbour() {
    let figure = Data::Map(vec![("label".into(), text("新")), ("value".into(), bare("2"))]);
    let add = |before: &str, after: &str| changed(before, |editor| editor.insert(&DataPath::ROOT, ("new", &figure), Slot::After(&[after])));
    assert_eq!(add(LEDGER, "a"), ["+new:", "+  {label: 新, value: 2}"]);
    assert_eq!(add(LEDGER, "b"), ["+new:", "+  label: 新", "+  value: 2"]);
    assert_eq!(add(LEDGER, "c"), ["+new: {label: 新, value: 2}"]);
    assert_eq!(add("a: {value: 1}", "a"), ["+new: {label: 新, value: 2}"]);
    assert_eq!(add("{a: {value: 1}}", "a"), ["-{a: {value: 1}}", "+{a: {value: 1}, new: {label: 新, value: 2}}"]);
    assert_eq!(add("{}", ""), ["-{}", "+{new: {label: 新, value: 2}}"]);
    assert_eq!(add("# 空\n", ""), ["+new: {label: 新, value: 2}"]);
    assert_eq!(add("a:\r\n  value: 1\r\nb: {}\r\n", "a"), ["+new:\r", "+  label: 新\r", "+  value: 2\r"]);
}

#[test]
fn json_stays_json() {
    let before = "{\n  \"a\": {\n    \"label\": \"甲\",\n    \"value\": 1\n  }\n}\n";
    let insert =
        |key: &str, data: Data| changed_as(Dialect::Json, before, |editor| editor.insert(&path("a"), (key, &data), Slot::After(&[])));
    assert_eq!(insert("unit", text("场")), ["-    \"value\": 1", "+    \"value\": 1,", "+    \"unit\": \"场\""]);
    let set = changed_as(Dialect::Json, before, |editor| editor.set(&path("a.label"), &text("乙\"")));
    assert_eq!(set, ["-    \"label\": \"甲\",", "+    \"label\": \"乙\\\"\","]);
}

#[test]
fn an_entry_is_taken_away_with_its_comma_or_its_line() {
    let remove = |at: &str| changed(LEDGER, |editor| editor.remove(&path(at)));
    let line = "-  {label: 甲, value: 35, unit: \"场\"}   # 行末";
    assert_eq!(remove("a.label"), [line, "+  {value: 35, unit: \"场\"}   # 行末"]);
    assert_eq!(remove("a.value"), [line, "+  {label: 甲, unit: \"场\"}   # 行末"]);
    assert_eq!(remove("a.unit"), [line, "+  {label: 甲, value: 35}   # 行末"]);
    assert_eq!(remove("b.value"), ["-  value: 1.50"]);
    assert_eq!(remove("b.display"), ["-  display:", "-    scale: 万   # 级"]);
    assert_eq!(remove("b.display.scale"), ["-    scale: 万   # 级", "+    {}   # 级"]);
    assert_eq!(remove("c"), ["-c: {series: {2022: 1, 2024: 3},}"]);
    assert_eq!(remove("a"), ["-a:   # 甲", "-  {label: 甲, value: 35, unit: \"场\"}   # 行末"]);
}

#[test]
fn what_is_not_there_has_no_place() {
    let mut editor = Editor::new(LEDGER, Dialect::Yaml);
    assert_eq!(editor.set(&path("z.value"), &bare("1")), Err(NoPlace));
    assert_eq!(editor.insert(&path("z"), ("value", &bare("1")), Slot::First), Err(NoPlace));
    assert_eq!(editor.remove(&path("a.z")), Err(NoPlace));
    assert_eq!(editor.into_text(), LEDGER);
}

/// A ledger in one of the layouts that people use, with comments everywhere.
fn ledgers() -> impl Strategy<Value = (String, usize)> {
    let layout = prop::sample::select(vec!["flow", "next", "block", "quoted"]);
    let figure = (layout, "[a-z]{1,5}", "[一-十，。：#'\"{} ]{0,6}", any::<bool>(), any::<bool>());
    prop::collection::vec(figure, 1..8).prop_map(|figures| {
        let mut text = String::from("# 开头 {不是: 值}\n");
        let count = figures.len();
        for (n, (layout, id, label, comment, blank)) in figures.into_iter().enumerate() {
            let id = format!("{id}{n}");
            let label = serde_json::Value::from(label).to_string();
            let comment = if comment { "   # 注: {a, b}" } else { "" };
            text += &match layout {
                "flow" => format!("{id}: {{label: {label}, value: 1, unit: 人}}{comment}\n"),
                "next" => format!("{id}:{comment}\n  {{label: {label}, value: 1.50,\n    unit: 人}}{comment}\n"),
                "block" => format!("{id}:\n  label: {label}{comment}\n  value: 12{comment}\n  unit: 人\n  # 尾\n"),
                _ => format!("\"{id}\": {{\"label\": {label}, 'value': 3, unit: '人'}}{comment}\n"),
            };
            if blank {
                text += "\n# 分节\n\n";
            }
        }
        (text, count)
    })
}

fn comments(text: &str) -> Vec<&str> {
    ["# 注: {a, b}", "# 尾", "# 分节", "# 开头 {不是: 值}"].into_iter().flat_map(|comment| text.matches(comment)).collect()
}

type Values = indexmap::IndexMap<String, indexmap::IndexMap<String, serde_yaml::Value>>;

proptest! {
    #[test]
    fn any_edit_reads_back_and_keeps_the_rest((before, count) in ledgers(), pick in any::<prop::sample::Index>(), new in "[ -~一-十，。“”：\n]{0,8}", number in -9999_i32..9999) {
        let mut meant: Values = quiet(&before).unwrap();
        let mut editor = Editor::new(&before, Dialect::Yaml);
        let id = meant.get_index(pick.index(count)).unwrap().0.clone();
        editor.set(&path(&format!("{id}.value")), &bare(&number.to_string())).unwrap();
        editor.set(&path(&format!("{id}.label")), &text(&new)).unwrap();
        editor.insert(&path(&id), ("note", &text(&new)), Slot::After(&["label"])).unwrap();
        editor.insert(&DataPath::ROOT, ("new", &Data::Map(vec![("label".into(), text(&new))])), Slot::After(&[&id])).unwrap();
        let after = editor.into_text();
        let place = meant.get_index_of(&id).unwrap();
        let figure = &mut meant[&id];
        figure["value"] = number.into();
        figure["label"] = new.clone().into();
        figure.insert("note".into(), new.clone().into());
        meant.shift_insert(place + 1, "new".into(), [("label".to_owned(), serde_yaml::Value::from(new))].into_iter().collect());
        let read: Values = quiet(&after).unwrap_or_else(|| panic!("{after}"));
        // A text of digits may stand plain: the loader takes it as text.
        prop_assert_eq!(read.keys().collect::<Vec<_>>(), meant.keys().collect::<Vec<_>>());
        for (id, figure) in &meant {
            let sorted = |figure: &indexmap::IndexMap<String, serde_yaml::Value>| {
                let mut entries: Vec<String> = figure.iter().map(|(key, value)| format!("{key}: {}", serde_json::to_string(value).unwrap().replace('"', ""))).collect();
                entries.sort();
                entries
            };
            prop_assert_eq!(sorted(&read[id]), sorted(figure), "{}", after);
        }
        prop_assert_eq!(comments(&after), comments(&before));
        // Taken away again, all that was added leaves no trace.
        let mut editor = Editor::new(&after, Dialect::Yaml);
        editor.remove(&path("new")).unwrap();
        editor.remove(&path(&format!("{id}.note"))).unwrap();
        let back: Values = quiet(&editor.into_text()).unwrap();
        prop_assert_eq!(back.len(), count);
        prop_assert!(!back[&id].contains_key("note"));
    }
}
