//! The parts of an official document: their texts filled, and what does not belong together reported.
//!
//! In: `front` and `back` of the report. Out: the nodes of head, signature, attendance and colophon. What a form does not have (GB/T 9704 10) is
//! named and left out.

use banxin_base::{DataPath, Date, Diagnostic, codes};
use banxin_model::{Back, Colophon, ColophonPage, Form, Front, Joint, Mark, Signature, Stamp, Text, Texts};

use super::prose::Prose;
use super::tree::{ColophonNode, HeadNode, MarkNode, SignatureNode, StampNode};

/// 版头 (7.2).
pub(super) fn head(prose: &mut Prose<'_>, front: &Front) -> HeadNode {
    let path = DataPath::ROOT.key("front");
    let one = |prose: &mut Prose<'_>, text: &Option<Text>, key: &str| {
        text.as_ref().map(|text| prose.plain(text.as_str(), &path.key(key))).unwrap_or_default()
    };
    let head = HeadNode {
        form: front.form,
        mark: front.mark.as_ref().and_then(|mark| self::mark(prose, mark, &path.key("mark"))),
        number: one(prose, &front.number, "number"),
        signers: names(prose, front.signers.as_ref(), &path.key("signers")),
        secrecy: one(prose, &front.secrecy, "secrecy"),
        urgency: one(prose, &front.urgency, "urgency"),
        copy_number: one(prose, &front.copy_no, "copy_no"),
        origin: prose.at(&path),
    };
    check_head(prose, &head, &path);
    head
}

/// 发文机关标志: of a joint document the organs above each other, or the leading one alone (7.2.4).
fn mark(prose: &mut Prose<'_>, mark: &Mark, path: &DataPath) -> Option<MarkNode> {
    let organs = names(prose, mark.organs.as_ref(), &path.key("organs"));
    let word = mark.word.as_ref().map(|word| prose.plain(word.as_str(), &path.key("word")));
    let text = mark.text.as_ref().map(|text| prose.plain(text.as_str(), &path.key("text"))).unwrap_or_default();
    let origin = prose.at(path);
    if !text.is_empty() {
        return Some(MarkNode { names: vec![text], word: String::new(), origin });
    }
    let word = word.unwrap_or_else(|| "文件".to_owned());
    match (organs.as_slice(), mark.joint) {
        ([], _) => {
            prose.report(Diagnostic::new(&codes::MISSING_KEY, origin).with("key", "organs"));
            None
        }
        ([lead, ..], Joint::Lead) | ([lead], Joint::All) => {
            Some(MarkNode { names: vec![format!("{lead}{word}")], word: String::new(), origin })
        }
        (_, Joint::All) => Some(MarkNode { names: organs, word, origin }),
    }
}

fn names(prose: &mut Prose<'_>, names: Option<&Texts>, path: &DataPath) -> Vec<String> {
    let names = names.into_iter().flat_map(|names| &names.0).enumerate();
    let read = names.map(|(n, name)| prose.plain(name.as_str(), &path.index(n)));
    read.filter(|name| !name.is_empty()).collect()
}

fn check_head(prose: &mut Prose<'_>, head: &HeadNode, path: &DataPath) {
    let letters_lack = head.form == Form::Letter || head.form == Form::Order;
    if !head.signers.is_empty() && letters_lack {
        not_here(prose, head.form, "front.signers", &path.key("signers"));
    }
    if head.mark.is_none() {
        let parts = [
            (!head.number.is_empty(), "number"),
            (!head.signers.is_empty(), "signers"),
            (!head.secrecy.is_empty(), "secrecy"),
            (!head.urgency.is_empty(), "urgency"),
            (!head.copy_number.is_empty(), "copy_no"),
        ];
        if let Some((_, key)) = parts.into_iter().find(|(used, _)| *used) {
            let at = prose.at(&path.key(key));
            prose.report(Diagnostic::new(&codes::HEAD_WITHOUT_MARK, at).with("part", format!("front.{key}")));
        }
    }
    // 令号 and the numbers of minutes are written in their own way: 第 3 号.
    let numbered = matches!(head.form, Form::Document | Form::Letter);
    if numbered && !head.number.is_empty() && !is_official_number(&head.number) {
        let at = prose.at(&path.key("number"));
        prose.report(Diagnostic::new(&codes::NUMBER_FORM, at).with("number", &head.number));
    }
}

/// 机关代字, a year of four digits in 〔〕, a number without leading zeros, 号 (7.2.5).
fn is_official_number(number: &str) -> bool {
    let Some((office, rest)) = number.split_once('〔') else { return false };
    let Some((year, serial)) = rest.split_once('〕') else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let serial = serial.strip_suffix('号').unwrap_or_default();
    !office.is_empty() && year.len() == 4 && digits(year) && digits(serial) && !serial.starts_with('0')
}

/// 署名 with its seals or its stamp (7.3.5); minutes carry no seal (10.3).
pub(super) fn signature(prose: &mut Prose<'_>, back: &Back, form: Form, issuer: &str) -> Option<SignatureNode> {
    let signature = back.signature.as_ref()?;
    let path = DataPath::ROOT.key("back").key("signature");
    let Signature { seal, seal_width, name, stamp } = signature;
    let mut names = self::names(prose, name.as_ref(), &path.key("name"));
    if names.is_empty() {
        names.push(issuer.to_owned());
    }
    let mut seals: Vec<String> = seal.iter().flat_map(|seals| &seals.0).map(ToString::to_string).collect();
    if form == Form::Minutes && !seals.is_empty() {
        not_here(prose, form, "back.signature.seal", &path.key("seal"));
        seals.clear();
    }
    if !seals.is_empty() && seals.len() != names.len() {
        let problem = Diagnostic::new(&codes::SEALS_AND_NAMES, prose.at(&path.key("seal")));
        prose.report(problem.with("seals", seals.len()).with("names", names.len()));
        seals.clear();
    }
    let stamp = stamp.as_ref().map(|Stamp { image, post, name, width }| {
        let path = path.key("stamp");
        let mut one =
            |text: &Option<Text>, key: &str| text.as_ref().map(|text| prose.plain(text.as_str(), &path.key(key))).unwrap_or_default();
        StampNode { image: image.to_string(), post: one(post, "post"), name: one(name, "name"), width: *width }
    });
    Some(SignatureNode { names, seals, seal_width: *seal_width, stamp, origin: prose.at(&path) })
}

/// 出席, 请假, 列席: of minutes only (10.3).
pub(super) fn attendance(prose: &mut Prose<'_>, back: &Back, form: Form) -> Vec<(&'static str, Vec<String>)> {
    let Some(attendance) = &back.attendance else { return Vec::new() };
    let path = DataPath::ROOT.key("back").key("attendance");
    if form != Form::Minutes {
        not_here(prose, form, "back.attendance", &path);
        return Vec::new();
    }
    let lists =
        [("出席", &attendance.present, "present"), ("请假", &attendance.absent, "absent"), ("列席", &attendance.observers, "observers")];
    let read = lists.map(|(label, list, key)| (label, names(prose, list.as_ref(), &path.key(key))));
    read.into_iter().filter(|(_, names)| !names.is_empty()).collect()
}

/// 版记 (7.4); that of a letter has neither 印发机关 nor 印发日期 (10.1).
pub(super) fn colophon(prose: &mut Prose<'_>, back: &Back, form: Form, (issuer, date): (&str, Date)) -> Option<ColophonNode> {
    let Colophon { cc, to, issuer: own, date: printed, page } = back.colophon.as_ref()?;
    let path = DataPath::ROOT.key("back").key("colophon");
    let own = own.as_ref().map(|name| prose.plain(name.as_str(), &path.key("issuer")));
    Some(ColophonNode {
        to: names(prose, to.as_ref(), &path.key("to")),
        copies: names(prose, cc.as_ref(), &path.key("cc")),
        issuer: own.unwrap_or_else(|| issuer.to_owned()),
        date: printed.unwrap_or(date),
        // The second double rule of a letter's only page closes it; the colophon stands above.
        even: page.map_or(form != Form::Letter, |page| page == ColophonPage::Even),
    })
}

fn not_here(prose: &mut Prose<'_>, form: Form, part: &str, path: &DataPath) {
    let (zh, en) = match form {
        Form::Document => ("文件", "documents"),
        Form::Letter => ("信函", "letters"),
        Form::Order => ("命令（令）", "orders"),
        Form::Minutes => ("纪要", "minutes"),
    };
    let problem = Diagnostic::new(&codes::NOT_IN_THIS_FORM, prose.at(path)).with("part", part);
    prose.report(problem.with("form_zh", zh).with("form_en", en));
}

#[cfg(test)]
mod tests {
    use super::is_official_number;

    #[test]
    fn numbers_of_documents_have_one_form() {
        for good in ["云图发〔2025〕3号", "云府办函〔2024〕112号"] {
            assert!(is_official_number(good), "{good}");
        }
        for bad in ["云图发[2025]3号", "云图发〔25〕3号", "云图发〔2025〕第3号", "云图发〔2025〕03号", "〔2025〕3号", "云图发〔2025〕3"]
        {
            assert!(!is_official_number(bad), "{bad}");
        }
    }
}
