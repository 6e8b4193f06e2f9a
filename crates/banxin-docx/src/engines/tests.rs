use banxin_base::Len;

use super::{Engine, Passage, Unit};

const EM: Len = Len::twips(320);

/// A passage of characters an em wide, Western ones half of that.
fn passage(text: &str, ems: i64) -> Passage {
    let unit = |c: char| Unit { c, advance: if c.is_ascii() { EM / 2 } else { EM }, em: EM, spacing: Len::ZERO, look: 0 };
    Passage::new(text.chars().map(unit).collect(), (EM * ems, EM * ems), true)
}

/// The lines of a program.
fn lines(engine: Engine, text: &str, ems: i64) -> Vec<String> {
    let passage = passage(text, ems);
    let mut start = 0;
    let mut lines = Vec::new();
    for end in passage.ends(engine) {
        lines.push(passage.units[start..end].iter().map(|unit| unit.c).collect());
        start = end;
    }
    lines
}

#[test]
fn a_mark_that_may_start_no_line_takes_a_character_with_it() {
    for engine in Engine::ALL {
        assert_eq!(lines(engine, "景洪市总工会，工作", 6), ["景洪市总工", "会，工作"], "{engine:?}");
        assert_eq!(lines(engine, "景洪市总工（会）", 6), ["景洪市总工", "（会）"], "{engine:?}");
    }
}

#[test]
fn a_number_and_its_unit_come_apart_but_no_number_does() {
    for engine in Engine::ALL {
        assert_eq!(lines(engine, "共有职工12家单位", 6)[0], "共有职工12", "{engine:?}");
        assert_eq!(lines(engine, "共有职工123456家", 6)[0], "共有职工", "{engine:?}");
    }
}

#[test]
fn blanks_stand_outside_the_line() {
    for engine in Engine::ALL {
        assert_eq!(lines(engine, "abcd efgh", 2), ["abcd ", "efgh"], "{engine:?}");
    }
}

#[test]
fn a_line_ends_where_it_is_wished() {
    for engine in Engine::ALL {
        assert_eq!(lines(engine, "景洪\n市总工会", 6), ["景洪\n", "市总工会"], "{engine:?}");
    }
}

#[test]
fn programs_differ_beside_quotes_and_in_the_gap() {
    // LibreOffice 25.2 ends no line beside a quotation mark.
    assert_eq!(lines(Engine::LibreOffice7, "景洪市总工“会”", 6)[0], "景洪市总工");
    assert_eq!(lines(Engine::LibreOffice25, "景洪市总工“会”", 6)[0], "景洪市总");
    // A gap of a fifth of an em leaves room for the last character, one of a quarter does not.
    let passage = Passage { room: (EM * 4 + EM * 9 / 20, EM * 4), ..passage("共12家后", 4) };
    assert_eq!(passage.line_end(Engine::LibreOffice7, 0, passage.room.0), 5);
    assert_eq!(passage.line_end(Engine::Word, 0, passage.room.0), 4);
}

#[test]
fn what_may_end_nowhere_is_cut() {
    for engine in Engine::ALL {
        assert_eq!(lines(engine, "abcdefgh", 2), ["abcd", "efgh"], "{engine:?}");
    }
}
