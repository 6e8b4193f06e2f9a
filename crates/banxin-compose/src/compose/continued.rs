//! The mark above the further parts of a table (续表), from the report's pattern.
//!
//! Forms in use are 续表1, 表1（续） and 续表, centred or at the left, with the caption or without (journal practice; CY/T 170 asks only that there is one).

use banxin_model::CellAlign;

use super::Composer;
use crate::document::{Align, Caption, Inline, Paragraph, ParagraphStyle, StyleId, TextRun};

/// The usual form.
const USUAL: &str = "续表{n}　{title}";

impl Composer<'_> {
    /// The mark of a table with this caption.
    pub(super) fn continued(&self, caption: Option<&Caption>) -> Paragraph {
        let (pattern, align) = self.resolved.tables.continued.clone().unwrap_or_else(|| (USUAL.to_owned(), None));
        let style = self.look.sheet.get(StyleId::TableCaption);
        let label = caption.map_or("", |caption| caption.label.as_str());
        let number = label.trim_start_matches('表');
        let filled = pattern.replace("{label}", label).replace("{n}", number);
        let (before, after) = filled.split_once("{title}").unwrap_or((&filled, ""));
        let title: Vec<Inline> =
            caption.iter().flat_map(|caption| &caption.inlines).filter(|inline| !matches!(inline, Inline::NoteMark(..))).cloned().collect();
        // Without a caption, nothing of the pattern hangs in the air behind the mark.
        let before = if title.is_empty() { before.trim_end() } else { before };
        let run = |text: &str| TextRun { text: text.to_owned(), style: style.text, figure: None, link: None, origin: Default::default() };
        let mut inlines = Vec::new();
        inlines.extend((!before.is_empty()).then(|| Inline::Text(run(before))));
        if pattern.contains("{title}") {
            inlines.extend(title);
        }
        inlines.extend((!after.is_empty()).then(|| Inline::Text(run(after))));
        let mut paragraph = Paragraph::new(StyleId::TableCaption, inlines, banxin_base::Origin::Run);
        let align = match align {
            Some(CellAlign::Left) => Align::Start,
            Some(CellAlign::Right) => Align::End,
            Some(CellAlign::Center | CellAlign::Decimal) | None => style.align,
        };
        if align != style.align {
            paragraph.local = Some(Box::new(ParagraphStyle { align, ..style.clone() }));
        }
        paragraph
    }
}
