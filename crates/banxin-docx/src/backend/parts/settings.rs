//! settings.xml: how Word breaks lines and treats the file.
//!
//! docx-rs puts `characterSpacingControl` into the compatibility settings, where the schema forbids it; so the part is ours. Marks are
//! never compressed by Word (`doNotCompress`): how it does so cannot be foretold, and lines would break elsewhere than on our pages.

use super::super::number_format;
use super::root;
use crate::wml::NumFormat;

/// What of the settings depends on the document.
#[derive(Clone, Debug)]
pub(crate) struct Switches {
    /// Even pages have their binding side on the right.
    pub(crate) mirrored: bool,
    /// The form of footnote marks.
    pub(crate) note_marks: NumFormat,
    /// Notes stand at the end of sections.
    pub(crate) endnotes: bool,
    /// Latin words are hyphenated at the end of lines.
    pub(crate) hyphenated: bool,
    /// Language of Chinese text.
    pub(crate) lang: String,
}

/// Characters that start no line beyond Word's own list, and those that end none (GB/T 15834 5.1): the solidus at both ends.
pub(crate) const NO_LINE_START: &str =
    "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠—–/／";
pub(crate) const NO_LINE_END: &str = "$([{£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥/／";

/// The settings.
pub(crate) fn settings(switches: &Switches) -> Vec<u8> {
    let mut xml = root("w:settings");
    xml.empty("w:zoom", &[("w:percent", "100")]);
    if switches.mirrored {
        xml.empty("w:mirrorMargins", &[]);
    }
    xml.empty("w:bordersDoNotSurroundHeader", &[]);
    xml.empty("w:bordersDoNotSurroundFooter", &[]);
    xml.empty("w:defaultTabStop", &[("w:val", "420")]);
    if switches.hyphenated {
        // As the pages have it: two hyphens in a row at most, none in names written in capitals.
        xml.empty("w:autoHyphenation", &[]);
        xml.empty("w:consecutiveHyphenLimit", &[("w:val", "2")]);
        xml.empty("w:doNotHyphenateCaps", &[]);
    }
    xml.empty("w:evenAndOddHeaders", &[]);
    xml.empty("w:drawingGridVerticalSpacing", &[("w:val", "156")]);
    xml.empty("w:displayHorizontalDrawingGridEvery", &[("w:val", "0")]);
    xml.empty("w:displayVerticalDrawingGridEvery", &[("w:val", "2")]);
    xml.empty("w:characterSpacingControl", &[("w:val", "doNotCompress")]);
    xml.empty("w:noLineBreaksAfter", &[("w:lang", &switches.lang), ("w:val", NO_LINE_END)]);
    xml.empty("w:noLineBreaksBefore", &[("w:lang", &switches.lang), ("w:val", NO_LINE_START)]);
    xml.open("w:footnotePr", &[]);
    xml.empty("w:numFmt", &[("w:val", number_format(switches.note_marks))]);
    xml.empty("w:footnote", &[("w:id", "-1")]);
    xml.empty("w:footnote", &[("w:id", "0")]);
    xml.close("w:footnotePr");
    if switches.endnotes {
        xml.open("w:endnotePr", &[]);
        xml.empty("w:pos", &[("w:val", "sectEnd")]);
        xml.empty("w:numFmt", &[("w:val", number_format(switches.note_marks))]);
        xml.empty("w:endnote", &[("w:id", "-1")]);
        xml.empty("w:endnote", &[("w:id", "0")]);
        xml.close("w:endnotePr");
    }
    xml.open("w:compat", &[]);
    xml.empty("w:spaceForUL", &[]);
    xml.empty("w:balanceSingleByteDoubleByteWidth", &[]);
    xml.empty("w:doNotLeaveBackslashAlone", &[]);
    xml.empty("w:ulTrailSpace", &[]);
    xml.empty("w:doNotExpandShiftReturn", &[]);
    xml.empty("w:adjustLineHeightInTable", &[]);
    // Room after a paragraph and before the next one add up, as on the pages; else the larger counts.
    xml.empty("w:doNotUseHTMLParagraphAutoSpacing", &[]);
    xml.empty("w:useFELayout", &[]);
    for (name, value) in [
        ("compatibilityMode", "15"),
        ("overrideTableStyleFontSizeAndJustification", "1"),
        ("enableOpenTypeFeatures", "1"),
        ("doNotFlipMirrorIndents", "1"),
        ("differentiateMultirowTableHeaders", "1"),
    ] {
        xml.empty("w:compatSetting", &[("w:name", name), ("w:uri", "http://schemas.microsoft.com/office/word"), ("w:val", value)]);
    }
    xml.close("w:compat");
    xml.empty("w:themeFontLang", &[("w:val", "en-US"), ("w:eastAsia", &switches.lang)]);
    xml.empty(
        "w:clrSchemeMapping",
        &[
            ("w:bg1", "light1"),
            ("w:t1", "dark1"),
            ("w:bg2", "light2"),
            ("w:t2", "dark2"),
            ("w:accent1", "accent1"),
            ("w:accent2", "accent2"),
            ("w:accent3", "accent3"),
            ("w:accent4", "accent4"),
            ("w:accent5", "accent5"),
            ("w:accent6", "accent6"),
            ("w:hyperlink", "hyperlink"),
            ("w:followedHyperlink", "followedHyperlink"),
        ],
    );
    xml.empty("w:decimalSymbol", &[("w:val", ".")]);
    xml.empty("w:listSeparator", &[("w:val", ",")]);
    xml.close("w:settings");
    xml.into_bytes()
}
