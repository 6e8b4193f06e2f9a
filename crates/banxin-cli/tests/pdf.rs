//! Options of the PDF on the command line.

mod common;

use common::{HEAD, Place};

fn report(rest: &str) -> Place {
    Place::with(&[("report.yaml", &format!("{HEAD}{rest}body:\n  - text: 正文。\n"))])
}

fn built(place: &Place, arguments: &[&str]) -> (i32, String) {
    let arguments: Vec<&str> = ["build", "report", "-f", "pdf", "--lang", "en"].iter().chain(arguments).copied().collect();
    let ran = place.run(&arguments);
    assert_eq!(ran.stdout, "");
    (ran.code, ran.stderr)
}

#[test]
fn a_press_file_comes_with_what_the_shop_would_say() {
    let place = report("");
    let (code, said) = built(&place, &["--pdf-profile", "press", "--pdf-spot-red", "PANTONE 485 C"]);
    assert!(code == 0 && said.contains("note[BX0608]") && place.path("out/report.pdf").is_file(), "{said}");
    let (code, said) = built(&place, &["--pdf-profile", "press", "--pdf-spot-red", "Cyan"]);
    assert!(code == 2 && said.contains("BX0108"), "{said}");
}

#[test]
fn the_profile_of_the_printing_may_be_named() {
    let place = report("");
    place.put("a.icc", b"no profile");
    let (code, said) = built(&place, &["--pdf-profile", "press", "--pdf-intent", "a.icc"]);
    assert!(code == 2 && said.contains("BX0605"), "{said}");
    let (code, said) = built(&place, &["--pdf-profile", "press", "--pdf-intent", "b.icc"]);
    assert!(code == 3 && said.contains("b.icc"), "{said}");
}

#[test]
fn what_a_profile_refuses_is_said() {
    let place = report("");
    place.put("key", "一二三\n".as_bytes());
    let (code, said) = built(&place, &["--pdf-password-file", "key"]);
    assert!(code == 1 && said.contains("error[BX0604]") && !place.path("out/report.pdf").exists(), "{said}");
    let (code, said) = built(&place, &["--pdf-profile", "press", "--attach-data"]);
    assert!(code == 1 && said.contains("error[BX0609]"), "{said}");
}
