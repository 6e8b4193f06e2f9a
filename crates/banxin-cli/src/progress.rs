//! How far a run is: a bar on a terminal, times of the stages for those who ask.

use std::io::{IsTerminal as _, stderr};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use banxin::{Bilingual, Lang, Step};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::args::Common;
use crate::status::say;

/// No bar is drawn for a run shorter than this: it would only flicker.
const PATIENCE: Duration = Duration::from_millis(200);

/// Watches one run.
pub(crate) struct Progress {
    lang: Lang,
    verbose: bool,
    bar: Option<ProgressBar>,
    began: Instant,
    current: Mutex<(Bilingual, Instant)>,
}

impl Progress {
    /// Begins to watch: with a bar if standard error is a terminal and the run is not to be quiet.
    pub(crate) fn new(common: &Common, lang: Lang) -> Progress {
        let wanted = !common.quiet && !common.verbose && stderr().is_terminal();
        let bar = wanted.then(|| {
            let style = ProgressStyle::with_template("{bar:24} {msg}").unwrap_or_else(|_| ProgressStyle::default_bar());
            ProgressBar::with_draw_target(Some(5), ProgressDrawTarget::hidden()).with_style(style)
        });
        let now = Instant::now();
        Progress { lang, verbose: common.verbose, bar, began: now, current: Mutex::new((READ, now)) }
    }

    /// Takes note of a step of the library.
    pub(crate) fn step(&self, step: Step) {
        self.begin(match step {
            Step::Resolve => RESOLVE,
            Step::Compose => COMPOSE,
            Step::Layout => LAYOUT,
            Step::Done => RENDER,
        });
    }

    /// Takes note that something begins, and that what was going on has ended.
    pub(crate) fn begin(&self, next: Bilingual) {
        let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        self.time(current.0, current.1);
        *current = (next, Instant::now());
        if let Some(bar) = &self.bar {
            if bar.is_hidden() && self.began.elapsed() > PATIENCE {
                bar.set_draw_target(ProgressDrawTarget::stderr());
            }
            bar.set_message(next.get(self.lang));
            bar.inc(1);
        }
    }

    /// Takes note that the run is over, and takes the bar away.
    pub(crate) fn end(&self) {
        let current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        self.time(current.0, current.1);
        self.time(TOTAL, self.began);
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }

    fn time(&self, what: Bilingual, since: Instant) {
        if self.verbose {
            let spent = since.elapsed().as_micros();
            say(&format!("{:>4}.{:03} ms  {}", spent / 1000, spent % 1000, what.get(self.lang)));
        }
    }
}

const READ: Bilingual = Bilingual { zh: "读取", en: "read" };
const RESOLVE: Bilingual = Bilingual { zh: "计算数据", en: "resolve" };
const COMPOSE: Bilingual = Bilingual { zh: "编排结构", en: "compose" };
const LAYOUT: Bilingual = Bilingual { zh: "排版", en: "layout" };
const RENDER: Bilingual = Bilingual { zh: "生成文件", en: "render" };
/// Writing the files.
pub(crate) const WRITE: Bilingual = Bilingual { zh: "写入", en: "write" };
const TOTAL: Bilingual = Bilingual { zh: "合计", en: "total" };
