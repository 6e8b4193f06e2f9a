//! Both files of a report say what its document says: all of it, in the same order, with the same headings, tables and page numbers.

use banxin_compose::document::Block;
use banxin_tests::docx::Word;
use banxin_tests::pdf::Pdf;
use banxin_tests::{Built, Kind, Passage, Reader, passages, squeeze, unmarked};

#[test]
fn headings_are_the_same_in_the_same_order() {
    for built in Built::all() {
        let passages = passages(built.output.document());
        let headings = passages.iter().filter_map(|it| if let Kind::Heading(level) = it.kind { Some((level, it)) } else { None });
        let (plain, labelled): (Vec<_>, Vec<_>) =
            headings.map(|(level, it)| ((level, squeeze(&it.text)), (level, squeeze(&it.labelled())))).unzip();
        assert!(plain.len() >= 5, "{}", built.name);
        let squeezed = |found: Vec<(u8, String)>| found.into_iter().map(|(level, text)| (level, squeeze(&text))).collect::<Vec<_>>();
        let pdf = Pdf::open(&built.pdf);
        assert_eq!(squeezed(Word::open(&built.docx).headings()), plain, "Word file of {}", built.name);
        let tagged = squeezed(pdf.headings());
        for heading in &labelled {
            assert!(tagged.iter().any(|(_, text)| *text == heading.1), "{}: {heading:?} is no heading of the PDF: {tagged:?}", built.name);
        }
        let outline: Vec<String> = pdf.outline.iter().map(|(_, title, _)| squeeze(title)).collect();
        let found: Vec<&String> = outline.iter().filter(|title| labelled.iter().any(|(_, text)| text == *title)).collect();
        assert_eq!(found, labelled.iter().map(|(_, text)| text).collect::<Vec<_>>(), "outline of {}", built.name);
    }
}

#[test]
fn outline_entries_lead_to_the_pages_of_their_headings() {
    for built in Built::all() {
        let pdf = Pdf::open(&built.pdf);
        for (_, title, page) in &pdf.outline {
            assert!(squeeze(&pdf.page_text(*page)).contains(&squeeze(title)), "{}: “{title}” is not on page {}", built.name, page + 1);
        }
    }
}

#[test]
fn tables_have_the_same_cells() {
    for built in Built::all() {
        let expected = cells(&passages(built.output.document()));
        assert!(!expected.is_empty());
        let squeezed = |tables: Vec<Vec<Vec<String>>>| -> Vec<Vec<Vec<String>>> {
            let rows = |rows: Vec<Vec<String>>| rows.iter().map(|row| row.iter().map(|cell| squeeze(cell)).collect()).collect();
            tables.into_iter().map(rows).collect()
        };
        assert_eq!(
            squeezed(Word::open(&built.docx).tables.into_iter().map(|it| it.rows).collect()),
            expected,
            "Word file of {}",
            built.name
        );
        assert_eq!(squeezed(Pdf::open(&built.pdf).tables()), expected, "PDF of {}", built.name);
    }
}

/// By table, row and cell: what the document says.
fn cells(passages: &[Passage]) -> Vec<Vec<Vec<String>>> {
    let mut tables: Vec<Vec<Vec<String>>> = Vec::new();
    for passage in passages {
        let Kind::Cell(table, row, cell) = passage.kind else { continue };
        tables.resize_with(tables.len().max(table + 1), Vec::new);
        let rows = &mut tables[table];
        rows.resize_with(rows.len().max(row + 1), Vec::new);
        let cells = &mut rows[row];
        cells.resize_with(cells.len().max(cell + 1), String::new);
        cells[cell].push_str(&squeeze(&passage.labelled()));
    }
    tables
}

#[test]
fn both_files_say_all_passages_in_order() {
    for built in Built::all() {
        let passages = passages(built.output.document());
        let pdf = Pdf::open(&built.pdf);
        let mut in_pdf = Reader::new(&unmarked(&pdf.tree.text_without(&["Note", "RT"])));
        let mut in_word = Reader::new(&Word::open(&built.docx).text());
        let mut missing = Vec::new();
        for passage in passages.iter().filter(|it| it.kind != Kind::Footnote) {
            // Readings stand above their characters, between them in the tree. Word counts headings and items itself; the label of a caption is text there too.
            let in_file = if passage.kind == Kind::Caption { passage.labelled() } else { passage.text.clone() };
            missing.extend(in_word.expect(&in_file).err().map(|fault| format!("Word file of {}: {fault}", built.name)));
            missing.extend(in_pdf.expect(&passage.labelled()).err().map(|fault| format!("PDF of {}: {fault}", built.name)));
        }
        assert!(missing.is_empty(), "{}", missing.join("\n"));
    }
}

#[test]
fn the_pages_say_what_the_logical_tree_says() {
    for built in Built::all() {
        let pdf = Pdf::open(&built.pdf);
        let sorted = |text: String| {
            let mut characters: Vec<char> = squeeze(&text).chars().collect();
            characters.sort_unstable();
            characters.into_iter().collect::<String>()
        };
        assert_eq!(sorted(pdf.text()), sorted(pdf.tree.text()), "{}", built.name);
        assert_eq!(pdf.pages.len(), built.output.page_count());
    }
}

#[test]
fn contents_give_the_pages_where_the_headings_stand() {
    let built = Built::small_annual();
    let pdf = Pdf::open(&built.pdf);
    let word = Word::open(&built.docx);
    let entries: Vec<Passage> = passages(built.output.document()).into_iter().filter(|it| it.kind == Kind::TocEntry).collect();
    let in_word: Vec<String> = word.styled("TOC").filter(|it| it.style != "TOCHeading").map(|it| squeeze(&it.text)).collect();
    let in_pdf: Vec<String> = pdf.tree.all(&["TOCI"]).into_iter().map(|it| squeeze(&it.text())).collect();
    assert!(entries.len() >= 5);
    assert_eq!(in_word.len(), entries.len());
    assert_eq!(in_pdf.len(), entries.len());
    for (entry, (word, in_pdf)) in entries.iter().zip(in_word.iter().zip(&in_pdf)) {
        let title = squeeze(&entry.text);
        // The contents put 附件 before the title of an attachment, the outline does not.
        let (_, _, page) = pdf
            .outline
            .iter()
            .find(|(_, it, _)| title.ends_with(&squeeze(it)))
            .unwrap_or_else(|| panic!("no outline entry “{title}” in {:?}", pdf.outline));
        let number: String = pdf.page_artifacts(*page).chars().filter(char::is_ascii_digit).collect();
        assert_eq!(*word, format!("{title}{number}"), "Word file");
        let (start, end) = in_pdf.split_at(title.len().min(in_pdf.len()));
        assert_eq!((start, end.trim_start_matches(['.', '…', '·', '．'])), (title.as_str(), number.as_str()), "PDF");
    }
}

#[test]
fn word_repeats_header_rows() {
    for built in Built::all() {
        let blocks = built.output.document().sections.iter().flat_map(|section| &section.blocks);
        let heads = blocks.filter_map(|block| if let Block::Table(table) = block { Some(table.header.len()) } else { None });
        let word: Vec<usize> = Word::open(&built.docx).tables.iter().map(|table| table.header_rows).collect();
        assert_eq!(word, heads.collect::<Vec<_>>(), "{}", built.name);
        assert!(word.iter().any(|rows| *rows > 0), "{}", built.name);
    }
}
