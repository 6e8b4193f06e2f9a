//! Press files of every report in the tree: PDF/X-4 by its clauses, and the text of the pages.

use banxin::{PdfOptions, PressOptions};
use banxin_tests::{Built, checks, pdf::Pdf};

#[test]
fn every_report_is_pdf_x_4() {
    for built in Built::all() {
        let bytes = built.output.pdf(&PdfOptions::press()).expect("a press file");
        assert_eq!(checks::press(&bytes), Vec::<String>::new(), "{}", built.name);
        assert_eq!(checks::spot_inks(&bytes), Vec::<String>::new(), "{}", built.name);
        let (archive, press) = (Pdf::open(&built.pdf), Pdf::open(&bytes));
        assert_eq!(archive.text(), press.text(), "{}", built.name);
        assert_eq!(archive.outline, press.outline, "{}", built.name);
    }
}

#[test]
fn an_ink_of_its_own_is_named_in_the_file() {
    let press = PressOptions { spot_red: Some("专红 1".to_owned()), ..PressOptions::default() };
    let bytes = Built::small_annual().output.pdf(&PdfOptions { press, ..PdfOptions::press() }).expect("a press file");
    assert_eq!(checks::press(&bytes), Vec::<String>::new());
    assert_eq!(checks::spot_inks(&bytes), ["专红 1"]);
}
