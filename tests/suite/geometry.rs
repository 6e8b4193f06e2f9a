//! GB/T 9704-2012 with a ruler: every number of its clauses, measured in the PDF by the operators of its pages alone.
//!
//! The made-up notice has every part of a document, the made-up letter those of a letter. A character is its em box: 0.88 em above the baseline
//! and 0.12 em below; only the mark is measured by its ink, as its own clause wants.

use std::sync::OnceLock;

use banxin::{PdfOptions, Pipeline, Report};
use banxin_base::FaceRole;
use banxin_tests::pdf::{LineAt, Places, RuleAt, places};
use banxin_tests::{Built, fonts};

/// What a measure may be off by: 0.3 mm.
const SLACK: f64 = 0.3;
/// Millimetres to the point.
const MM: f64 = 25.4 / 72.0;
/// A line of the grid: 28.95 pt.
const LINE: f64 = 28.95 * MM;
/// A character of the grid.
const CELL: f64 = 156.0 / 28.0;
/// From the upper edge of a line of the grid to that of its characters in 3号.
const ABOVE: f64 = (28.95 - 16.0) / 2.0 * MM;
const LEFT: f64 = 28.0;
const RIGHT: f64 = 184.0;
const TOP: f64 = 37.0;
const FOOT: f64 = 262.0;
const RED: [f64; 3] = [1.0, 0.0, 0.0];

#[track_caller]
fn is(found: f64, wanted: f64, what: &str) {
    assert!((found - wanted).abs() <= SLACK, "{what}: {found:.2} mm instead of {wanted:.2} mm");
}

fn notice() -> &'static [Places] {
    static READ: OnceLock<Vec<Places>> = OnceLock::new();
    READ.get_or_init(|| places(&Built::official_notice().pdf))
}

fn letter() -> &'static [Places] {
    static READ: OnceLock<Vec<Places>> = OnceLock::new();
    READ.get_or_init(|| places(&Built::official_letter().pdf))
}

/// The pages of a report made of front, back and body.
fn made(rest: &str) -> Vec<Places> {
    let text = format!("banxin: 1\ntitle: 关于样例的报告\nissuer: 云溪县图书馆\ndate: 2025-03-05\nlints: off\n{rest}");
    let report = Report::from_yaml(&text).unwrap_or_else(|error| panic!("{error}"));
    let set = Pipeline::new(fonts()).run(&report).unwrap_or_else(|error| panic!("{error}"));
    assert!(set.diagnostics.is_empty(), "{:?}", set.diagnostics);
    places(&set.value.pdf(&PdfOptions::archive()).expect("a PDF"))
}

/// The pages of a report beside whose file the notice's seal lies.
fn made_with_seal(rest: &str) -> Vec<Places> {
    let folder = tempfile::tempdir().expect("a folder");
    let seal = banxin_tests::root().join("examples/official-notice/images/seal.png");
    std::fs::copy(seal, folder.path().join("seal.png")).expect("the seal");
    let text = format!("banxin: 1\ntitle: 关于样例的报告\nissuer: 云溪县图书馆\ndate: 2025-03-05\nlints: off\n{rest}");
    std::fs::File::create(folder.path().join("report.yaml"))
        .and_then(|mut file| std::io::Write::write_all(&mut file, text.as_bytes()))
        .expect("a report");
    let report = Report::open(folder.path()).unwrap_or_else(|error| panic!("{error}"));
    let set = Pipeline::new(fonts()).run(&report).unwrap_or_else(|error| panic!("{error}"));
    places(&set.value.pdf(&PdfOptions::archive()).expect("a PDF"))
}

/// How far the ink of the tallest character of a mark reaches above its baseline.
fn ink_above(text: &str, size: f64) -> f64 {
    let (id, _) = fonts().sources().find(|(_, source)| source.role == Some(FaceRole::XiaoBiaoSong)).expect("小标宋");
    let face = fonts().face(id).expect("小标宋");
    let top = text.chars().filter_map(|char| face.glyph(char)).filter_map(|glyph| face.ink_top(glyph)).max().expect("ink");
    f64::from(top) / f64::from(face.metrics().units_per_em) * size * MM
}

fn ink_head(line: &LineAt) -> f64 {
    line.base - ink_above(&line.text, line.size)
}

fn rules(page: &Places, color: [f64; 3]) -> Vec<&RuleAt> {
    page.rules.iter().filter(|rule| rule.color == color).collect()
}

#[test]
fn the_type_area_holds_22_lines_of_28_characters() {
    // 5.2.1, 5.2.2: the second page is full.
    let page = &notice()[1];
    let body: Vec<&LineAt> = page.lines.iter().filter(|line| line.base < FOOT && line.size > 15.0).collect();
    let mut bases: Vec<f64> = body.iter().map(|line| line.base).collect();
    bases.dedup_by(|a, b| (*a - *b).abs() < 0.1);
    assert_eq!(bases.len(), 22);
    for (row, base) in bases.iter().enumerate() {
        is(base - 0.88 * 16.0 * MM, TOP + row as f64 * LINE + ABOVE, &format!("row {}", row + 1));
    }
    let left = body.iter().map(|line| line.left).fold(f64::MAX, f64::min);
    is(left, LEFT, "left edge of the type area (5.2.1)");
    // The cell of a mark at the end of a line may reach out; its ink does not.
    let lettered = body.iter().filter(|line| !line.text.ends_with(['，', '。', '、', '：', '；', '）']));
    let right = lettered.map(|line| line.right).fold(0.0, f64::max);
    assert!(right <= RIGHT + SLACK && right > RIGHT - CELL, "right edge of the type area: {right}");
    let full = body.iter().map(|line| line.text.chars().count()).max();
    assert!(full >= Some(28), "28 characters a line: {full:?}");
}

#[test]
fn the_head_stands_where_it_must() {
    let page = &notice()[0];
    for (row, text) in ["000012", "机密★1年", "特急"].into_iter().enumerate() {
        let line = page.line(text);
        is(line.left, LEFT, "left edge (7.2.1-7.2.3)");
        is(line.head(), TOP + row as f64 * LINE + ABOVE, text);
        assert!((line.size - 16.0).abs() < 0.01, "3号");
    }
    let mark = page.line("云溪县文化和旅游局文件");
    is(ink_head(mark), TOP + 35.0, "upper edge of the mark (7.2.4)");
    is(mark.middle(), 106.0, "middle of the mark (7.2.4)");
    assert_eq!(mark.color, RED);
    assert!(mark.font.contains("BanxinSong-Bold"), "{}", mark.font);
    let number = page.line("云文旅发〔2025〕12号");
    is(number.middle(), 106.0, "middle of the number (7.2.5)");
    let below_mark = mark.base + 0.09 * mark.size * MM;
    is(number.head() - ABOVE - below_mark, 2.0 * LINE, "two blank lines above the number (7.2.5)");
    let [rule] = rules(page, RED)[..] else { panic!("one red rule: {:?}", page.rules) };
    is(rule.y - rule.weight / 2.0 - number.foot(), 4.0, "the red rule below the number (7.2.7)");
    is(rule.left, LEFT, "left end of the red rule (7.2.7)");
    is(rule.right - rule.left, 156.0, "length of the red rule (7.2.7)");
    assert!((0.35..=0.53).contains(&rule.weight), "weight in use: {}", rule.weight);
}

#[test]
fn the_title_and_the_addressees_stand_where_they_must() {
    let page = &notice()[0];
    let rule = rules(page, RED)[0];
    let title: Vec<&LineAt> = page.lines.iter().filter(|line| (line.size - 22.0).abs() < 0.01).collect();
    assert!(title.len() == 2 && title.iter().all(|line| line.text.chars().count() <= 20), "{title:?}");
    // The em of 2号 stands in the middle of the line.
    let above = (28.95 - 22.0) / 2.0 * MM;
    is(title[0].head() - above - rule.y, 2.0 * LINE, "two blank lines above the title (7.3.1)");
    title.iter().for_each(|line| is(line.middle(), 106.0, "middle of the title (7.3.1)"));
    let widths: Vec<f64> = title.iter().map(|line| line.right - line.left).collect();
    assert!((widths[0] - widths[1]).abs() > 1.0, "a trapezoid (7.3.1): {widths:?}");
    let to = page.line("各乡镇综合文化站");
    assert!(to.text.ends_with('：'), "{}", to.text);
    is(to.left, LEFT, "left edge of the addressees (7.3.2)");
    is(to.head() - ABOVE, title[1].head() - above + 2.0 * LINE, "one blank line below the title (7.3.2)");
    let body = page.line("为切实加强");
    is(body.left, LEFT + 2.0 * CELL, "indent of the text (7.3.3)");
    is(body.base - to.base, LINE, "the text starts on the next line (7.3.3)");
}

#[test]
fn attachments_signature_and_remark_stand_where_they_must() {
    let page = &notice()[2];
    let last = page.line("共服务股");
    let list = page.line("附件：1.公共图书馆消防安全自查情况表");
    is(list.left, LEFT + 2.0 * CELL, "indent of the list of attachments (7.3.4)");
    is(list.base - last.base, 2.0 * LINE, "one blank line above the list (7.3.4)");
    let second = page.line("2.消防安全问题清单");
    is(second.left, LEFT + 5.0 * CELL, "the second number below the first (7.3.4)");
    let (name, date) = (page.line("云溪县文化和旅游局"), page.line("2025年3月5日"));
    is(RIGHT - date.right, 4.0 * CELL, "four characters right of the date (7.3.5.1)");
    is(name.middle(), date.middle(), "the name in the middle of the date (7.3.5.1)");
    is(date.base - name.base, LINE, "the date below the name (7.3.5.1)");
    let [seal] = &page.pictures[..] else { panic!("one seal: {:?}", page.pictures) };
    let [left, top, right, bottom] = seal.edges;
    is(f64::midpoint(left, right), name.middle(), "the seal in the middle of name and date (7.3.5.1)");
    let gap = top - (second.head() - ABOVE + LINE);
    assert!((0.0..=LINE).contains(&gap), "the seal is no more than a line below the text (7.3.5.1): {gap}");
    let below = f64::midpoint(name.head(), date.foot()) - f64::midpoint(top, bottom);
    assert!((1.0..8.0).contains(&below), "name and date a little below the seal's middle (7.3.5.1): {below}");
    assert!(top < name.head() && bottom > date.foot(), "the seal covers both");
    let remark = page.line("（联系人");
    is(remark.base - date.base, LINE, "the remark below the date (7.3.6)");
    // A bracket has its ink in the right half of its cell, which stays on the grid.
    is(remark.left, LEFT + 2.0 * CELL, "indent of the remark (7.3.6)");
}

#[test]
fn attachments_start_pages_of_their_own() {
    for (page, mark, title) in [(3, "附件1", "公共图书馆消防安全自查情况表"), (4, "附件2", "消防安全问题清单")] {
        let page = &notice()[page];
        let (mark, title) = (page.line(mark), page.line(title));
        is(mark.left, LEFT, "left edge of the mark (7.3.7)");
        is(mark.head(), TOP + ABOVE, "the mark in row 1 (7.3.7)");
        assert!(mark.font.contains("Hei"), "{}", mark.font);
        is(title.head() - (28.95 - 22.0) / 2.0 * MM, TOP + 2.0 * LINE, "the title in row 3 (7.3.7)");
        is(title.middle(), 106.0, "the middle of the title (7.3.7)");
    }
}

#[test]
fn the_colophon_ends_the_last_even_page() {
    assert_eq!(notice().len(), 6);
    let page = &notice()[5];
    let rules = rules(page, [0.0; 3]);
    let [first, middle, last] = rules[..] else { panic!("three rules: {rules:?}") };
    is(last.y, FOOT, "the last rule on the lower edge of the type area (7.4.1)");
    for (rule, weight) in [(first, 0.35), (middle, 0.25), (last, 0.35)] {
        is(rule.left, LEFT, "left end of a rule (7.4.1)");
        is(rule.right, RIGHT, "right end of a rule (7.4.1)");
        assert!((rule.weight - weight).abs() < 0.01, "weight (7.4.1): {}", rule.weight);
    }
    let character = 14.0 * MM;
    let copies = page.line("抄送：县应急管理局");
    assert!((copies.size - 14.0).abs() < 0.01, "4号 (7.4.2)");
    is(copies.left - LEFT, character, "one character left of 抄送 (7.4.2)");
    let more = page.line("县融媒体中心");
    is(more.left - copies.left, 3.0 * character, "further lines below the first name (7.4.2)");
    assert!(more.text.ends_with('。'), "{}", more.text);
    assert!(first.y < copies.head() && more.foot() < middle.y, "抄送 between the rules");
    let (organ, date) = (page.line("云溪县文化和旅游局办公室"), page.line("2025年3月6日印发"));
    is(organ.left - LEFT, character, "one character left of 印发机关 (7.4.3)");
    is(RIGHT - date.right, character, "one character right of 印发日期 (7.4.3)");
    is(organ.base, date.base, "both on one line (7.4.3)");
}

#[test]
fn page_numbers_stand_where_they_must() {
    for (number, page) in (1..).zip(notice()) {
        let line = page.line(&format!("— {number} —"));
        assert!((line.size - 14.0).abs() < 0.01 && line.font.contains("Song"), "4号宋体 (7.5): {line:?}");
        // The bar of a dash lies in the middle of the em box.
        is(line.base - 0.38 * 14.0 * MM, FOOT + 7.0, "the dash 7 mm below the type area (7.5)");
        let blank = if number % 2 == 1 { RIGHT - line.right } else { line.left - LEFT };
        is(blank, 14.0 * MM, "one character free (7.5)");
    }
}

#[test]
fn a_blank_page_before_the_colophon_takes_both_numbers() {
    // Two pages so full that the colophon finds no room on the second.
    let full = "body:\n  - text: ".to_owned() + &"本段文字为虚构样例。".repeat(108) + "\nback: {colophon: {cc: [甲局]}}\n";
    let pages = made(&full);
    let texts: Vec<usize> = pages.iter().map(|page| page.lines.len()).collect();
    assert_eq!(pages.len(), 4, "{texts:?}");
    assert!(pages[1].lines.iter().any(|line| line.text == "— 2 —"), "the page of the text keeps its number");
    assert!(pages[2].lines.is_empty(), "the blank page (7.5)");
    assert!(pages[3].lines.iter().all(|line| !line.text.contains('—')), "the page of the colophon (7.5)");
    assert!(pages[3].lines.iter().any(|line| line.text.starts_with("抄送：甲局")));
}

#[test]
fn a_document_to_a_higher_authority_names_who_signs() {
    let pages =
        made("front: {mark: 云溪县图书馆文件, number: 云图发〔2025〕3号, signers: [张某某, 李某, 王某某]}\nbody: [{text: 正文。}]\n");
    let page = &pages[0];
    // Label and names stand side by side without a gap.
    let (label, third) = (page.line("签发人：张某某李　某"), page.line("王某某"));
    let mark = page.line("云溪县图书馆文件");
    is(label.head() - ABOVE - (mark.base + 0.09 * mark.size * MM), 2.0 * LINE, "two blank lines above (7.2.6)");
    is(RIGHT - label.right, CELL, "one character right of the names (7.2.6)");
    is(third.left, label.left + 4.0 * CELL, "the second row below the first name (7.2.6)");
    is(third.base - label.base, LINE, "the second row (7.2.6)");
    let number = page.line("云图发〔2025〕3号");
    is(number.left, LEFT + CELL, "one character left of the number (7.2.5)");
    is(number.base, third.base, "the number on the row of the last name (7.2.5)");
    assert!(third.font.contains("Kai"), "楷体 (7.2.6): {}", third.font);
    let rule = rules(page, RED)[0];
    is(rule.y - rule.weight / 2.0 - number.foot(), 4.0, "the red rule (7.2.7)");
}

#[test]
fn joint_marks_have_their_word_in_their_middle() {
    let pages = made("front: {mark: {organs: [云溪县文化和旅游局, 云溪县财政局]}, number: 云文旅发〔2025〕3号}\nbody: [{text: 正文。}]\n");
    let page = &pages[0];
    let marks: Vec<&LineAt> = page.lines.iter().filter(|line| line.color == RED).collect();
    let [first, second, word] = marks[..] else { panic!("{marks:?}") };
    is(ink_head(first), TOP + 35.0, "upper edge of the mark (7.2.4)");
    is(second.left, first.left, "names begin together (7.2.4)");
    is(second.right, first.right, "names end together (7.2.4)");
    assert_eq!(word.text, "文件");
    assert!(word.left > first.right, "on the right (7.2.4)");
    let middle = |line: &LineAt| f64::midpoint(ink_head(line), line.base + 0.09 * line.size * MM);
    is(middle(word), f64::midpoint(ink_head(first), second.base + 0.09 * second.size * MM), "in the middle of the names (7.2.4)");
    is(f64::midpoint(first.left, word.right), 106.0, "the whole in the middle (7.2.4)");
}

#[test]
fn a_document_without_a_seal_is_signed_on_the_right() {
    let pages = made("body: [{text: 正文。}]\nback: {signature: {}}\n");
    let page = &pages[0];
    let (text, name, date) = (page.line("正文"), page.line("云溪县图书馆"), page.line("2025年3月5日"));
    is(name.base - text.base, 2.0 * LINE, "one blank line above the name (7.3.5.2)");
    is(date.base - name.base, LINE, "the date on the next line (7.3.5.2)");
    // The date is longer than the name: it keeps the two characters.
    is(RIGHT - date.right, 2.0 * CELL, "two characters right of the date (7.3.5.2)");
    is(date.left - name.left, 2.0 * CELL, "the date begins two characters right of the name (7.3.5.2)");
}

#[test]
fn letters_have_a_head_and_rules_of_their_own() {
    let page = &letter()[0];
    let mark = page.line("云溪县图书馆");
    is(ink_head(mark), 30.0, "upper edge of the mark (10.1)");
    is(mark.middle(), 106.0, "middle of the mark (10.1)");
    let rules = rules(page, RED);
    let [thick, thin, foot_thin, foot_thick] = rules[..] else { panic!("{rules:?}") };
    is(thick.y - thick.weight / 2.0 - (mark.base + 0.09 * mark.size * MM), 4.0, "the first double rule (10.1)");
    assert!(thick.y < thin.y && thick.weight > thin.weight, "thick over thin (10.1)");
    is(297.0 - (foot_thick.y + foot_thick.weight / 2.0), 20.0, "the second double rule (10.1)");
    assert!(foot_thin.y < foot_thick.y && foot_thick.weight > foot_thin.weight, "thin over thick (10.1)");
    for rule in rules {
        is(rule.right - rule.left, 170.0, "length of a rule (10.1)");
        is(f64::midpoint(rule.left, rule.right), 106.0, "in the middle (10.1)");
    }
    let lower = thin.y + thin.weight / 2.0;
    let (urgency, number) = (page.line("加急"), page.line("云图函〔2025〕7号"));
    is(urgency.left, LEFT, "left edge (10.1)");
    is(urgency.head() - lower, 14.0 * MM, "7/8 of 3号 below the rule (10.1)");
    is(number.right, RIGHT, "right edge of the number (10.1)");
    is(number.base, urgency.base, "in the first row (10.1)");
    let title = page.line("关于商请协助");
    is(title.head() - (28.95 - 22.0) / 2.0 * MM, number.foot() + ABOVE + 2.0 * LINE, "two blank lines above the title (10.1)");
    assert!(page.lines.iter().all(|line| !line.text.contains("— 1 —")), "no number on the first page (10.1)");
    let copies = page.line("抄送：");
    is(copies.foot() + (28.95 - 14.0) / 2.0 * MM, FOOT, "the colophon at the foot of the type area (10.1)");
}

#[test]
fn orders_and_minutes_have_their_marks() {
    let order = &made("front: {form: order, mark: 云溪县人民政府令, number: 第3号}\nbody: [{text: 现予公布。}]\n")[0];
    let mark = order.line("云溪县人民政府令");
    is(ink_head(mark), TOP + 20.0, "upper edge of an order's mark (10.2)");
    let (number, body) = (order.line("第3号"), order.line("现予公布"));
    is(number.head() - ABOVE - (mark.base + 0.09 * mark.size * MM), 2.0 * LINE, "two blank lines above the number (10.2)");
    is(body.base - number.base, 3.0 * LINE, "two blank lines above the text (10.2)");
    assert!(order.rules.is_empty(), "no rule (10.2): {:?}", order.rules);
    let rest = "front: {form: minutes, mark: 云溪县图书馆馆务会议纪要}\nbody: [{text: 正文。}]\nback: {attendance: {present: [甲某, 乙某], absent: [丙某]}}\n";
    let minutes = &made(rest)[0];
    is(ink_head(minutes.line("馆务会议纪要")), TOP + 35.0, "upper edge of the mark of minutes (10.3)");
    let (text, present, absent) = (minutes.line("正文"), minutes.line("出席：甲某、乙某"), minutes.line("请假：丙某"));
    is(present.left, LEFT + 2.0 * CELL, "indent (10.3)");
    is(present.base - text.base, 2.0 * LINE, "one blank line above (10.3)");
    is(absent.base - present.base, LINE, "on the next line (10.3)");
}

#[test]
fn type_and_colour_are_as_they_must_be() {
    // 5.2.3, 5.2.4, 7.3.1, 7.3.3, 7.2.5: faces, sizes and colours of the head, the title and the levels of headings.
    let rest = "front: {mark: 云溪县图书馆文件, number: 云图发〔2025〕3号, to: [各分馆]}\nbody: [{heading: 总体情况}, {heading: {level: 2, text: 基层服务}}, {heading: {level: 3, text: 分馆}}, {heading: {level: 4, text: 座位}}, {text: 本段为样例。}]\n";
    let page = &made(rest)[0];
    let looks = [
        ("云图发〔2025〕3号", "Fang", 16.0),
        ("关于样例的报告", "BanxinSong-Bold", 22.0),
        ("各分馆：", "Fang", 16.0),
        ("一、总体情况", "Hei", 16.0),
        ("（一）基层服务", "Kai", 16.0),
        ("本段为样例。", "Fang", 16.0),
    ];
    for (text, face, size) in looks {
        let line = page.line(text);
        assert!(line.font.contains(face) && (line.size - size).abs() < 0.01, "{text}: {} {}", line.font, line.size);
        assert!(line.color.iter().all(|level| *level < 0.01), "black (5.2.4): {text} {:?}", line.color);
        let left = if text == "各分馆：" { LEFT } else { LEFT + 2.0 * CELL };
        if size < 20.0 && !text.starts_with('云') && !text.starts_with('（') {
            is(line.left, left, text);
        }
    }
    // 1. and （1） are in 仿宋; their digits are another face's.
    for text in ["分馆", "座位"] {
        let line = page.lines.iter().find(|line| line.text.contains(text) && !line.text.contains('各')).expect("a heading");
        assert!((line.size - 16.0).abs() < 0.01, "3号 (7.3.3)");
    }
}

#[test]
fn sideways_tables_have_their_head_on_the_left_and_leave_the_number_in_its_place() {
    let rows: Vec<String> = (1..=40).map(|n| format!("[第{n}服务点, '{n}', 备注文字说明若干]")).collect();
    let rest = format!(
        "body:\n  - text: 见表。\n  - table: {{caption: 服务点一览, orientation: sideways, rules: grid, columns: [服务点, 藏书, 备注], rows: [{}]}}\n",
        rows.join(", ")
    );
    let pages = made(&rest);
    let turned: Vec<(usize, &Places)> = pages.iter().enumerate().filter(|(_, page)| !page.turned.is_empty()).collect();
    // An odd page and an even one at least: the head is on the binding side of the first and on the fore-edge of the second (8).
    assert!(turned.len() >= 2, "{} turned pages", turned.len());
    for (index, page) in turned {
        let first = page.uprights.iter().map(|rule| rule.x).fold(f64::MAX, f64::min);
        let last = page.uprights.iter().map(|rule| rule.x).fold(0.0, f64::max);
        // The table is as wide as the type area is high: 225 mm; no more than 156 mm high, its caption counted.
        for rule in &page.uprights {
            is(rule.top, TOP, "right end of a row's rule (8)");
            is(rule.bottom, FOOT, "left end of a row's rule (8)");
        }
        assert!(first > LEFT && last <= RIGHT + SLACK, "within the type area: {first} {last}");
        let caption = page.turned.iter().find(|line| line.text.contains('表')).expect("a caption");
        assert!(caption.base < first, "the head is on the left (8): {} {first}", caption.base);
        assert!(page.turned.iter().all(|line| line.to < line.from), "read from below upwards (8)");
        // The number stands where it does on upright pages.
        let number = page.line(&format!("— {} —", index + 1));
        is(number.base - 0.38 * 14.0 * MM, FOOT + 7.0, "the number 7 mm below the type area (8, 7.5)");
        let blank = if index % 2 == 0 { RIGHT - number.right } else { number.left - LEFT };
        is(blank, 14.0 * MM, "one character free (8, 7.5)");
    }
}

#[test]
fn addressees_in_the_colophon_stand_above_the_copies() {
    let rest = "body: [{text: 正文。}]\nback: {colophon: {to: [甲镇, 乙镇], cc: [县财政局], date: 2025-03-06}}\n";
    let pages = made(rest);
    let page = pages.last().expect("a page");
    let (to, copies) = (page.line("主送：甲镇"), page.line("抄送：县财政局"));
    let character = 14.0 * MM;
    is(to.left - LEFT, character, "one character left of 主送 (7.4.2)");
    is(copies.left - LEFT, character, "one character left of 抄送 (7.4.2)");
    let between = rules(page, [0.0; 3]).into_iter().filter(|rule| rule.y > to.base && rule.y < copies.head()).count();
    assert_eq!(between, 0, "no rule between 主送 and 抄送 (7.4.2)");
    assert!(to.base < copies.base && to.text.ends_with('。'), "{}", to.text);
}

#[test]
fn joint_names_without_seals_stand_below_each_other() {
    let rest = "body: [{text: 正文。}]\nback: {signature: {name: [云溪县文化和旅游局, 云溪县财政局]}}\n";
    let page = &made(rest)[0];
    let (text, lead, other, date) =
        (page.line("正文"), page.line("云溪县文化和旅游局"), page.line("云溪县财政局"), page.line("2025年3月5日"));
    is(lead.base - text.base, 2.0 * LINE, "one blank line above the leading organ (7.3.5.2)");
    is(other.base - lead.base, LINE, "the other below it (7.3.5.2)");
    is(date.base - other.base, LINE, "the date below both (7.3.5.2)");
    // The name is longer than the date: it keeps two characters, and the date begins two characters right of it.
    is(RIGHT - lead.right, 2.0 * CELL, "two characters right of the name (7.3.5.2)");
    is(date.left - lead.left, 2.0 * CELL, "the date two characters right of the name's first (7.3.5.2)");
}

#[test]
fn loose_attachments_say_which_document_they_belong_to() {
    let rest = "front: {mark: 云溪县图书馆文件, number: 云图发〔2025〕3号}\nbody: [{text: 正文。}]\nback: {attachments: [{title: 样表, bound: false, body: [{text: 表。}]}], colophon: {cc: [甲局], page: last}}\n";
    let pages = made(rest);
    assert_eq!(pages.len(), 2);
    let mark = pages[1].line("云图发〔2025〕3号附件");
    is(mark.left, LEFT, "left edge (7.3.7)");
    is(mark.head(), TOP + ABOVE, "in row 1 (7.3.7)");
    assert!(pages[1].lines.iter().any(|line| line.text == "— 1 —"), "its pages are counted by themselves");
    is(rules(&pages[0], [0.0; 3]).last().expect("rules").y, FOOT, "the colophon ends what is bound together (7.4)");
}

#[test]
fn joint_seals_stand_side_by_side_over_their_names() {
    let rest = "body: [{text: 正文。}]\nback: {signature: {name: [云溪县文化和旅游局, 云溪县财政局], seal: [seal.png, seal.png], seal_width: 42mm}}\n";
    let page = &made_with_seal(rest)[0];
    let text = page.line("正文");
    let names = [page.line("云溪县文化和旅游局"), page.line("云溪县财政局")];
    let [first, last] = &page.pictures[..] else { panic!("two seals: {:?}", page.pictures) };
    for (seal, name) in [first, last].into_iter().zip(names) {
        let [left, top, right, bottom] = seal.edges;
        is(f64::midpoint(left, right), name.middle(), "each seal in the middle of its name (7.3.5.1)");
        assert!(
            f64::midpoint(top, bottom) < name.foot() && bottom > name.foot(),
            "the name lies a little below the seal's middle (7.3.5.1)"
        );
        assert!(left >= LEFT && right <= RIGHT, "seals stand inside the type area (7.3.5.1)");
    }
    is(first.edges[1], last.edges[1], "seals of a row are level (7.3.5.1)");
    assert!(first.edges[2] < last.edges[0], "seals do not touch (7.3.5.1)");
    let gap = first.edges[1] - (text.head() - ABOVE + LINE);
    assert!((0.0..=LINE).contains(&gap), "the first row is no more than a line below the text (7.3.5.1): {gap}");
    let date = page.line("2025年3月5日");
    assert!(last.edges[0] < date.middle() && date.middle() < last.edges[2], "the last seal covers the date (7.3.5.1)");
}

#[test]
fn a_signature_stamp_stands_right_of_the_post() {
    let rest = "body: [{text: 正文。}]\nback: {signature: {stamp: {image: seal.png, post: 县长, name: 张某某}}}\n";
    let page = &made_with_seal(rest)[0];
    let (text, post, date) = (page.line("正文"), page.line("县长"), page.line("2025年3月5日"));
    let [stamp] = &page.pictures[..] else { panic!("a stamp: {:?}", page.pictures) };
    let [left, top, right, bottom] = stamp.edges;
    is(top - (text.head() - ABOVE), 3.0 * LINE, "two blank lines above the stamp (7.3.5.3)");
    is(RIGHT - right, 4.0 * CELL, "four characters right of the stamp (7.3.5.3)");
    is(left - post.right, 2.0 * CELL, "two characters between post and stamp (7.3.5.3)");
    is(f64::midpoint(post.head(), post.foot()), f64::midpoint(top, bottom), "the post in the middle of the stamp (7.3.5.3)");
    is(RIGHT - date.right, 4.0 * CELL, "four characters right of the date (7.3.5.3)");
    is(date.head() - ABOVE - bottom, LINE, "one blank line below the stamp (7.3.5.3)");
}
