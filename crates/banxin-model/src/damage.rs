//! What a report lacks because a part of it could not be read.
//!
//! In: what loading met. Out: later findings without those that only follow from the damage, at their places in the files as written. A damaged
//! report serves to find further problems in the same run; nothing is made from it, since each loss has left an error.

use std::collections::BTreeSet;
use std::sync::Arc;

use banxin_base::{Diagnostic, Origin, codes};

use crate::sources::Sources;
use crate::yaml::Marks;

/// What a report lacks because a part of it could not be read.
#[derive(Clone, Debug, Default)]
pub struct Damage {
    /// Figures whose entries are wrong.
    pub(crate) figures: BTreeSet<String>,
    /// Where a ledger file is named that is lacking as a whole, so that any figure may be.
    pub(crate) ledger: Option<Origin>,
    /// Whether a block or a chapter is lacking, and with it perhaps the id that a reference means.
    pub(crate) content: bool,
    /// The root as it was read, if that is not the root as written.
    pub(crate) mended: Option<Arc<Mended>>,
}

/// A data file without its wrong parts; all other bytes stand where they stood.
#[derive(Debug)]
pub(crate) struct Mended {
    file: Arc<str>,
    text: String,
    marks: Marks,
}

impl Mended {
    pub(crate) fn new(file: &Arc<str>, text: String) -> Mended {
        let marks = Marks::read(&text);
        Mended { file: Arc::clone(file), text, marks }
    }

    /// The places of its values.
    pub(crate) fn marks(&self) -> &Marks {
        &self.marks
    }

    /// The same place in the file as written: items behind one that was taken out count one more there.
    fn written(&self, at: &Origin, sources: &Sources) -> Option<Origin> {
        let Origin::Data { file, path, within } = at else { return None };
        if *file != self.file {
            return None;
        }
        let here = self.marks.nearest(path)?;
        let marks = sources.get(file)?.marks();
        match marks.twin(here) {
            Some(twin) => Some(Origin::Data { file: Arc::clone(file), path: marks.path_of(twin), within: within.clone() }),
            None => Some(Origin::text(file, self.marks.find(&self.text, path, within.as_ref())?)),
        }
    }
}

impl Damage {
    /// Whether anything is lacking.
    pub fn any(&self) -> bool {
        self.ledger.is_some() || self.content || !self.figures.is_empty() || self.mended.is_some()
    }

    /// Whether every figure of the ledger could be read.
    pub fn ledger_is_whole(&self) -> bool {
        self.ledger.is_none() && self.figures.is_empty()
    }

    /// The findings of later stages without those that only follow from what is lacking, at their places in the files as written.
    pub fn sift(&self, found: Vec<Diagnostic>, sources: &Sources) -> Vec<Diagnostic> {
        let (mut kept, hidden): (Vec<_>, Vec<_>) = found.into_iter().partition(|found| !self.causes(found));
        if let Some(at) = self.ledger.as_ref().filter(|_| hidden.iter().any(|found| found.code != &codes::UNKNOWN_REF)) {
            kept.push(Diagnostic::new(&codes::LEDGER_INCOMPLETE, at.clone()));
        }
        self.settle(&mut kept, sources);
        kept
    }

    /// Moves findings in the mended root to their places in the root as written.
    pub(crate) fn settle(&self, found: &mut [Diagnostic], sources: &Sources) {
        let Some(mended) = &self.mended else { return };
        for found in found {
            let places = std::iter::once(&mut found.at).chain(found.related.iter_mut().map(|related| &mut related.at));
            for at in places {
                if let Some(written) = mended.written(at, sources) {
                    *at = written;
                }
            }
        }
    }

    /// Whether a finding may be wrong for no other reason than the damage.
    fn causes(&self, found: &Diagnostic) -> bool {
        let named = |name: &str| found.args.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str());
        if found.code == &codes::UNDEFINED_FIGURE || found.code == &codes::DERIVE_UNDEFINED {
            self.ledger.is_some() || named("name").is_some_and(|name| self.figures.contains(name))
        } else {
            found.code == &codes::UNKNOWN_REF && self.content
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use banxin_base::{DataPath, Date, Diagnostic, Origin, codes};

    use crate::{Loaded, MemoryWorld, load, locate};

    const HEAD: &str = "banxin: 1\ntitle: 年度报告\nissuer: 云溪县图书馆\ndate: 2025-01-20\n";

    /// A report with something wrong: what could be read of it.
    fn damaged(rest: &str) -> Loaded {
        let world = MemoryWorld::new(Date::EPOCH).with("report.yaml", format!("{HEAD}{rest}"));
        let loading = load(&world, "report.yaml");
        assert!(loading.diagnostics.iter().any(Diagnostic::is_error), "every loss leaves an error");
        loading.value.report.expect("a report")
    }

    fn undefined(name: &str) -> Diagnostic {
        Diagnostic::new(&codes::UNDEFINED_FIGURE, Origin::Run).with("name", name)
    }

    fn unknown_ref() -> Diagnostic {
        Diagnostic::new(&codes::UNKNOWN_REF, Origin::Run).with("id", "main")
    }

    /// The codes that are left of some findings.
    fn left(loaded: &Loaded, found: Vec<Diagnostic>) -> Vec<&'static str> {
        loaded.damage.sift(found, &loaded.sources).iter().map(|found| found.code.id).collect()
    }

    #[test]
    fn a_whole_report_keeps_every_finding() {
        let world = MemoryWorld::new(Date::EPOCH).with("report.yaml", HEAD);
        let loaded = load(&world, "report.yaml").value.report.expect("a report");
        assert!(!loaded.damage.any() && loaded.damage.ledger_is_whole());
        assert_eq!(left(&loaded, vec![undefined("a"), unknown_ref()]), ["BX0201", "BX0301"]);
    }

    #[test]
    fn a_wrong_figure_is_no_undefined_one() {
        let loaded = damaged("figures:\n  a: {label: 甲, value: 三}\n  b: {label: 乙, value: 3}\n");
        assert!(loaded.damage.any() && !loaded.damage.ledger_is_whole());
        let derived = Diagnostic::new(&codes::DERIVE_UNDEFINED, Origin::Run).with("name", "a");
        assert_eq!(left(&loaded, vec![undefined("a"), derived, undefined("c")]), ["BX0201"]);
    }

    #[test]
    fn without_a_ledger_file_one_note_stands_for_all_that_it_may_define() {
        let loaded = damaged("figures: [gone.yaml]\n");
        let sifted = loaded.damage.sift(vec![undefined("a"), undefined("b")], &loaded.sources);
        let [note] = sifted.as_slice() else { panic!("{sifted:?}") };
        assert_eq!(note.code, &codes::LEDGER_INCOMPLETE);
        assert_eq!(locate(&loaded.sources, &note.at).map(|place| (place.line, place.column)), Some((5, 11)));
        assert_eq!(left(&loaded, vec![unknown_ref()]), ["BX0301"], "no id is lacking");
        assert!(left(&loaded, Vec::new()).is_empty(), "nothing was hidden");
    }

    #[test]
    fn behind_a_wrong_block_places_are_those_of_the_file() {
        let loaded = damaged("body:\n  - txt: 甲\n  - text: |\n      乙\n      丙丁\n");
        assert_eq!(left(&loaded, vec![unknown_ref(), undefined("a")]), ["BX0201"], "the wrong block may have had the id");
        let path = DataPath::ROOT.key("body").index(0).key("text");
        let at = Origin::Data { file: Arc::from("report.yaml"), path, within: Some(7..10) };
        let found = undefined("a");
        let found = loaded.damage.sift(vec![Diagnostic { at, ..found }], &loaded.sources);
        assert_eq!(found[0].at.path().map(ToString::to_string).as_deref(), Some("body[1].text"));
        let place = locate(&loaded.sources, &found[0].at).expect("a place");
        assert_eq!((place.line, place.column), (9, 8));
        assert_eq!(&loaded.sources.get("report.yaml").expect("the text").text[place.range], "丁");
    }
}
