//! Lists: headings 一、（一）1.（1） and list items are numbered by Word, not typed.
//!
//! In: the labels of the whole document ([`survey`](crate::survey)). Out: list definitions, their instances, and for each labelled
//! paragraph whether Word's counting gives its label. Steps: read the labels' patterns; define one multilevel list bound to the heading
//! styles and one list for each form of list; then count along as Word will. Where Word would count otherwise, a fresh
//! instance starts; where no instance can give the label, the label is typed, so that the printed text is always the document's.

mod pattern;

use std::collections::BTreeMap;

use banxin_base::Len;
use banxin_compose::document::{Document, Label, LabelKind, Paragraph};

use crate::look::{twip, whole_para};
use crate::names;
use crate::wml::{Level, LevelSuffix, List, ListInstance, NumFormat, NumRef, ParaProps, TabKind, TabStop};
use pattern::Pattern;

/// Word has nine levels.
const LEVELS: usize = 9;
/// A document whose heading numbers jump more often than this types the labels beyond.
const MOST_HEADING_LISTS: usize = 200;

/// How a label gets into the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Numbered {
    /// By the paragraph style's own list.
    ByStyle,
    /// By this list.
    By(NumRef),
    /// Typed, with the style's list off if it has one.
    Typed,
}

/// The lists of a document.
#[derive(Debug, Default)]
pub(crate) struct Lists {
    headings: Vec<Option<Seen>>,
    plans: BTreeMap<u32, Vec<Option<Seen>>>,
    definitions: Vec<List>,
    instances: Vec<ListInstance>,
    heading_counters: Vec<(u32, Counters)>,
    current_headings: usize,
    open: BTreeMap<u32, (u32, Counters)>,
    bullets: BTreeMap<u32, u32>,
    unnumbered: Option<u32>,
}

/// What is known of a level from its first label.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Seen {
    pattern: Pattern,
    width: Len,
    para: ParaProps,
    left: Len,
}

/// Whether the levels of a list are the heading styles' own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Binding {
    Headings,
    Free,
}

type Counters = [u32; LEVELS];

impl Lists {
    /// Notes the label of a paragraph during the survey.
    pub(crate) fn see(&mut self, document: &Document, paragraph: &Paragraph) {
        let Some(label) = &paragraph.label else { return };
        let (levels, level) = match label.kind {
            LabelKind::Heading(level) => (&mut self.headings, level),
            LabelKind::Ordered { list, depth, .. } | LabelKind::Bullet { list, depth } => (self.plans.entry(list).or_default(), depth),
        };
        let Some(index) = usize::from(level).checked_sub(1).filter(|index| *index < LEVELS) else { return };
        if levels.len() <= index {
            levels.resize(index + 1, None);
        }
        if levels[index].is_none() {
            levels[index] = seen(document, paragraph, label);
        }
    }

    /// The heading levels, from 1, that a list numbers.
    pub(crate) fn heading_levels(&self) -> Vec<u8> {
        (1u8..).zip(&self.headings).filter(|(_, seen)| seen.is_some()).map(|(level, _)| level).collect()
    }

    /// Ends the survey: the list of the headings is the first.
    pub(crate) fn start(&mut self) {
        if self.headings.iter().any(Option::is_some) {
            self.open_headings(Binding::Headings);
        }
    }

    /// How the label of the next paragraph, in reading order, gets into the file.
    pub(crate) fn number(&mut self, label: &Label) -> Numbered {
        match label.kind {
            LabelKind::Heading(level) => self.heading(label, level),
            LabelKind::Ordered { list, depth, number } => self.item(label, list, depth, number),
            LabelKind::Bullet { list, depth } => self.bullet(list, depth),
        }
    }

    /// The list whose labels are empty.
    pub(crate) fn unnumbered(&mut self) -> u32 {
        if let Some(list) = self.unnumbered {
            return list;
        }
        let level =
            Level { format: NumFormat::None, text: String::new(), style: None, suffix: LevelSuffix::Nothing, para: ParaProps::default() };
        self.definitions.push(List { levels: vec![level] });
        let list = self.push_instance(self.definitions.len() - 1, Vec::new());
        self.unnumbered = Some(list);
        list
    }

    /// List definitions.
    pub(crate) fn definitions(&self) -> &[List] {
        &self.definitions
    }

    /// List instances; the first has number 1.
    pub(crate) fn instances(&self) -> &[ListInstance] {
        &self.instances
    }

    fn heading(&mut self, label: &Label, level: u8) -> Numbered {
        let index = usize::from(level).saturating_sub(1);
        if !matches!(self.headings.get(index), Some(Some(_))) || self.heading_counters.is_empty() {
            return Numbered::Typed;
        }
        // The list in use, then the headings' own, then a fresh one.
        for candidate in [self.current_headings, 0] {
            if self.count_heading(candidate, index, label) {
                return self.heading_ref(candidate, level);
            }
        }
        if self.heading_counters.len() < MOST_HEADING_LISTS && self.prints(index, &fresh(index), label) {
            self.open_headings(Binding::Free);
            let candidate = self.heading_counters.len() - 1;
            if self.count_heading(candidate, index, label) {
                return self.heading_ref(candidate, level);
            }
        }
        Numbered::Typed
    }

    fn heading_ref(&mut self, candidate: usize, level: u8) -> Numbered {
        self.current_headings = candidate;
        match self.heading_counters.get(candidate) {
            Some((list, _)) if candidate > 0 => Numbered::By(NumRef { list: *list, level: level.saturating_sub(1) }),
            _ => Numbered::ByStyle,
        }
    }

    /// Counts one heading in a list if that gives its label.
    fn count_heading(&mut self, candidate: usize, index: usize, label: &Label) -> bool {
        let Some((_, counters)) = self.heading_counters.get(candidate) else { return false };
        let next = counted(counters, index);
        let fits = self.prints(index, &next, label);
        if fits {
            self.heading_counters[candidate].1 = next;
        }
        fits
    }

    fn prints(&self, index: usize, counters: &Counters, label: &Label) -> bool {
        let seen = self.headings.get(index).and_then(Option::as_ref);
        seen.is_some_and(|seen| seen.width == label.width && seen.pattern.print(&counters[..=index]) == label.text)
    }

    fn open_headings(&mut self, binding: Binding) {
        let levels = definition(&self.headings, binding);
        // A definition of its own, not shared: Word counts on across instances of one definition.
        self.definitions.push(List { levels });
        let list = self.push_instance(self.definitions.len() - 1, Vec::new());
        self.heading_counters.push((list, [0; LEVELS]));
    }

    fn item(&mut self, label: &Label, list: u32, depth: u8, number: u64) -> Numbered {
        let index = usize::from(depth).saturating_sub(1);
        let plan = self.plans.get(&list).cloned().unwrap_or_default();
        let (Some(Some(seen)), Ok(number)) = (plan.get(index), u32::try_from(number)) else { return Numbered::Typed };
        if number > i32::MAX.unsigned_abs() || seen.pattern.print(&[number]) != label.text || seen.width != label.width {
            return Numbered::Typed;
        }
        let next = self.open.get(&list).map(|(instance, counters)| (*instance, counted(counters, index)));
        let (instance, counters) = match next {
            Some((instance, counters)) if counters[index] == number => (instance, counters),
            _ => (self.open_item_list(&plan, index, number), counted_from(index, number)),
        };
        self.open.insert(list, (instance, counters));
        Numbered::By(NumRef { list: instance, level: depth.saturating_sub(1) })
    }

    fn open_item_list(&mut self, plan: &[Option<Seen>], index: usize, number: u32) -> u32 {
        let definition = self.define(plan);
        let level = u8::try_from(index).unwrap_or(0);
        let starts = (0..u8::try_from(LEVELS).unwrap_or(0)).map(|n| (n, if n == level { number } else { 1 })).collect();
        self.push_instance(definition, starts)
    }

    fn bullet(&mut self, list: u32, depth: u8) -> Numbered {
        let plan = self.plans.get(&list).cloned().unwrap_or_default();
        if !matches!(plan.get(usize::from(depth).saturating_sub(1)), Some(Some(_))) {
            return Numbered::Typed;
        }
        let definition = self.define(&plan);
        let key = u32::try_from(definition).unwrap_or(0);
        let instance = match self.bullets.get(&key) {
            Some(instance) => *instance,
            None => self.push_instance(definition, Vec::new()),
        };
        self.bullets.insert(key, instance);
        Numbered::By(NumRef { list: instance, level: depth.saturating_sub(1) })
    }

    /// The definition of a plan: an equal one is used again.
    fn define(&mut self, plan: &[Option<Seen>]) -> usize {
        let list = List { levels: definition(plan, Binding::Free) };
        let known = self.definitions.iter().position(|it| *it == list && !self.is_heading_list(it));
        known.unwrap_or_else(|| {
            self.definitions.push(list);
            self.definitions.len() - 1
        })
    }

    fn is_heading_list(&self, list: &List) -> bool {
        self.heading_counters.iter().any(|(instance, _)| {
            let index = usize::try_from(*instance).unwrap_or(0).checked_sub(1);
            let used =
                index.and_then(|index| self.instances.get(index)).and_then(|it| self.definitions.get(usize::try_from(it.list).ok()?));
            used.is_some_and(|used| std::ptr::eq(used, list))
        })
    }

    fn push_instance(&mut self, definition: usize, starts: Vec<(u8, u32)>) -> u32 {
        self.instances.push(ListInstance { list: u32::try_from(definition).unwrap_or(0), starts });
        u32::try_from(self.instances.len()).unwrap_or(0)
    }
}

fn seen(document: &Document, paragraph: &Paragraph, label: &Label) -> Option<Seen> {
    let style = document.styles.get(paragraph.style);
    let pattern = match label.kind {
        LabelKind::Bullet { .. } => Pattern::bullet(&label.text),
        LabelKind::Heading(_) | LabelKind::Ordered { .. } => Pattern::read(&label.text)?.0,
    };
    Some(Seen {
        pattern,
        width: label.width,
        para: ParaProps { indent: whole_para(style).indent, ..ParaProps::default() },
        left: style.indent_start + style.first_indent,
    })
}

/// The nine levels of a list; those never seen are plain.
fn definition(levels: &[Option<Seen>], binding: Binding) -> Vec<Level> {
    let level = |index: usize| {
        let number = u8::try_from(index + 1).unwrap_or(u8::MAX);
        let Some(seen) = levels.get(index).and_then(Option::as_ref) else {
            let plain = Pattern::plain();
            let para = ParaProps::default();
            return Level {
                format: NumFormat::Decimal,
                text: plain.level_text(index + 1),
                style: None,
                suffix: LevelSuffix::Nothing,
                para,
            };
        };
        let heading = banxin_compose::document::StyleId::Heading(number);
        let suffix = if seen.width.is_zero() { LevelSuffix::Nothing } else { LevelSuffix::Tab };
        let tabs = match suffix {
            LevelSuffix::Nothing => Vec::new(),
            LevelSuffix::Tab => vec![TabStop { at: twip(seen.left + seen.width), kind: TabKind::Left }],
        };
        Level {
            format: seen.pattern.format(),
            text: seen.pattern.level_text(index + 1),
            style: (binding == Binding::Headings).then(|| names::name(heading).id.into_owned()),
            suffix,
            para: ParaProps { tabs, ..seen.para.clone() },
        }
    };
    (0..LEVELS).map(level).collect()
}

/// One more at a level; the deeper levels start anew.
fn counted(counters: &Counters, index: usize) -> Counters {
    let mut next = *counters;
    if let Some(counter) = next.get_mut(index) {
        *counter = counter.saturating_add(1);
    }
    for deeper in next.iter_mut().skip(index + 1) {
        *deeper = 0;
    }
    next
}

fn fresh(index: usize) -> Counters {
    counted(&[0; LEVELS], index)
}

fn counted_from(index: usize, number: u32) -> Counters {
    let mut counters = [0; LEVELS];
    if let Some(counter) = counters.get_mut(index) {
        *counter = number;
    }
    counters
}
