//! Whether text stands on its page.

use lopdf::Document;

use super::{content, get, numbers, pages};

/// Text lines that begin outside the trimmed page.
pub fn outside(bytes: &[u8]) -> Vec<String> {
    let document = Document::load_mem(bytes).expect("a PDF");
    let mut faults = Vec::new();
    for (number, (id, page)) in (1..).zip(pages(&document)) {
        let trim = get(&document, page, "TrimBox").map(numbers).unwrap_or_default();
        let [left, low, right, high] = trim.as_slice() else {
            faults.push(format!("page {number} has no trim box"));
            continue;
        };
        let mut seen = 0;
        content::run(&document, id, |operation, state| {
            if ["Tj", "TJ"].contains(&operation.operator.as_str()) {
                let (x, y) = state.pen();
                seen += 1;
                if !((left..=right).contains(&&x) && (low..=high).contains(&&y)) {
                    faults.push(format!("page {number} shows text at {x:.1} {y:.1}"));
                }
            }
        });
        if seen == 0 && number == 1 {
            faults.push("the first page shows no text".to_owned());
        }
    }
    faults
}
