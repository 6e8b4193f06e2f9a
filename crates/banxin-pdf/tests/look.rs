#![allow(missing_docs)]
mod support;
#[test]
fn look() {
    let book = support::book();
    let document = support::small(&book);
    for (name, options) in [("a", banxin_pdf::PdfOptions::archive()), ("p", banxin_pdf::PdfOptions::plain())] {
        let bytes = banxin_pdf::render(&document, &book, &options).unwrap();
        std::fs::write(format!("/tmp/look-{name}.pdf"), &bytes).unwrap();
    }
    for n in [10, 10, 100, 1000, 1000] {
        let document = support::long(&book, n);
        let start = std::time::Instant::now();
        let bytes = banxin_pdf::render(&document, &book, &banxin_pdf::PdfOptions::archive()).unwrap();
        println!("{n}: {:?} {} bytes", start.elapsed(), bytes.len());
        std::fs::write(format!("/tmp/long-{n}.pdf"), &bytes).unwrap();
    }
}
