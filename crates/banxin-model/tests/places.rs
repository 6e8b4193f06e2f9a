//! Property: whatever a YAML text looks like, the place of a value holds that value.

use banxin_base::{DataPath, Origin};
use banxin_model::{Sources, locate};
use proptest::prelude::{Just, ProptestConfig, Strategy, prop_assert_eq, prop_oneof, proptest};
use proptest::{collection::vec, string::string_regex};

/// How a value is written.
#[derive(Clone, Debug)]
enum Form {
    Plain,
    Single,
    Double,
    Literal,
    Folded,
}

/// A value of the tree.
#[derive(Clone, Debug)]
enum Tree {
    Scalar(Form, String),
    List(Vec<Tree>),
    Mapping(Vec<Tree>),
}

fn word() -> impl Strategy<Value = String> {
    string_regex("[a-z一丁七万丈三]{1,6}( [a-z甲乙丙丁，。]{1,4}){0,3}").expect("a pattern")
}

fn tree() -> impl Strategy<Value = Tree> {
    let form = prop_oneof![Just(Form::Plain), Just(Form::Single), Just(Form::Double), Just(Form::Literal), Just(Form::Folded)];
    let leaf = (form, word()).prop_map(|(form, text)| Tree::Scalar(form, text));
    leaf.prop_recursive(4, 40, 5, |inner| {
        prop_oneof![vec(inner.clone(), 1..5).prop_map(Tree::List), vec(inner, 1..5).prop_map(Tree::Mapping)]
    })
}

/// Writes a tree after a `-` or a key.
fn write(tree: &Tree, indent: usize, out: &mut String) {
    let pad = " ".repeat(indent);
    match tree {
        Tree::Scalar(Form::Plain, text) => out.push_str(&format!(" {text}\n")),
        Tree::Scalar(Form::Single, text) => out.push_str(&format!(" '{text}''s'\n")),
        Tree::Scalar(Form::Double, text) => out.push_str(&format!(" \"\\u7532{text}\\n\"\n")),
        Tree::Scalar(Form::Literal, text) => out.push_str(&format!(" |\n{pad}  {text}\n\n{pad}   {text}\n")),
        Tree::Scalar(Form::Folded, text) => out.push_str(&format!(" >-\n{pad}  {text}\n{pad}  {text}\n\n{pad}  {text}\n")),
        Tree::List(items) => {
            out.push('\n');
            for item in items {
                out.push_str(&format!("{pad}-"));
                write(item, indent + 2, out);
            }
        }
        Tree::Mapping(values) => {
            out.push_str(" # 注\n");
            for (n, value) in values.iter().enumerate() {
                out.push_str(&format!("{pad}键{n}:"));
                write(value, indent + 2, out);
            }
        }
    }
}

/// Every single value by its path, with its decoded text.
fn scalars(value: &serde_yaml::Value, path: &DataPath, out: &mut Vec<(DataPath, String)>) {
    match value {
        serde_yaml::Value::String(text) => out.push((path.clone(), text.clone())),
        serde_yaml::Value::Sequence(items) => {
            for (n, item) in items.iter().enumerate() {
                scalars(item, &path.index(n), out);
            }
        }
        serde_yaml::Value::Mapping(entries) => {
            for (key, value) in entries {
                scalars(value, &path.key(key.as_str().expect("a text")), out);
            }
        }
        _ => {}
    }
}

fn raw_of(sources: &Sources, path: &DataPath, within: Option<std::ops::Range<usize>>) -> String {
    let origin = Origin::Data { file: "a.yaml".into(), path: path.clone(), within };
    let place = locate(sources, &origin).expect("a place");
    let text = &sources.get("a.yaml").expect("the file").text;
    let before = &text[..place.range.start];
    assert_eq!(place.line, before.matches('\n').count() + 1);
    assert_eq!(place.column, before.rsplit('\n').next().expect("a line").chars().count() + 1);
    text[place.range].to_owned()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_place_holds_its_value(tree in tree()) {
        let mut text = String::from("root:");
        write(&tree, 1, &mut text);
        let value: serde_yaml::Value = serde_yaml::from_str(&text).expect("YAML");
        let mut found = Vec::new();
        scalars(&value, &DataPath::ROOT, &mut found);
        let sources = Sources::default().with_text("a.yaml", &text);
        for (path, decoded) in found {
            let raw = raw_of(&sources, &path, None);
            // Block scalars are pointed at by their key, all others by themselves.
            if let Ok(serde_yaml::Value::String(again)) = serde_yaml::from_str(&raw) && !raw.starts_with(['|', '>', '键']) && raw != "root" {
                prop_assert_eq!(&again, &decoded, "{} in\n{}", path, text);
            }
            for (at, c) in decoded.char_indices() {
                let part = raw_of(&sources, &path, Some(at..at + c.len_utf8()));
                let same = part == c.to_string()
                    || matches!((c, part.as_str()), ('\'', "''") | ('甲', "\\u7532") | ('\n', "\\n"))
                    || (c.is_whitespace() && part.chars().all(char::is_whitespace));
                prop_assert_eq!(same, true, "{:?} at {} of {} gave {:?} in\n{}", c, at, path, part, text);
            }
        }
    }
}

#[test]
fn parts_of_each_form_are_found() {
    let text = concat!(
        "literal: |\n  第一行\n\n    第三行{{ x }}\n",
        "kept: |2+\n    缩进\n  不缩进\n\n",
        "folded: >\n  甲 乙\n  丙\n\n  丁\n    戊\n  己\n",
        "plain: 甲 乙\n  丙\n\n  丁\n",
        "single: '甲''乙\n  丙'\n",
        "double: \"\\u7532\\t乙\\\n   丙 丁\\x41\"\n",
        "flow: {a: [1, \"二\"], b: 三}\n",
        "list:\n  - - 甲\n    - 乙\n",
        "short: 题\n",
    );
    let value: serde_yaml::Value = serde_yaml::from_str(text).expect("YAML");
    let sources = Sources::default().with_text("a.yaml", text);
    let mut shown = String::new();
    let root = DataPath::ROOT;
    let cases = [
        ("literal", "{{ x }}"),
        ("literal", "一"),
        ("kept", "缩进"),
        ("kept", "不"),
        ("folded", "丙"),
        ("folded", "丁"),
        ("folded", "戊"),
        ("folded", "己"),
        ("plain", "乙"),
        ("plain", "丙"),
        ("plain", "丁"),
        ("single", "乙"),
        ("single", "丙"),
        ("double", "甲"),
        ("double", "乙"),
        ("double", "丙 丁"),
        ("double", "A"),
    ];
    for (key, part) in cases {
        let decoded = value[key].as_str().expect("a text");
        let at = decoded.find(part).expect("the part");
        let raw = raw_of(&sources, &root.key(key), Some(at..at + part.len()));
        shown.push_str(&format!("{key} {part}: {raw}\n"));
    }
    for path in [
        root.key("flow").key("a").index(1),
        root.key("flow").key("b"),
        root.key("flow"),
        root.key("list").index(0).index(1),
        root.key("list").index(0),
        root.key("short").key("text"),
        root.key("none"),
        root.key("literal"),
    ] {
        shown.push_str(&format!("{path}: {}\n", raw_of(&sources, &path, None)));
    }
    insta::assert_snapshot!(shown);
}
