//! Faults of the program itself: a panic becomes a diagnostic that asks to be reported.
//!
//! No input should lead here. If one does, its author gets one message in the usual form instead of a backtrace, and no output file.

use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook};
use std::sync::{Arc, Mutex, PoisonError};

use banxin::codes;
use banxin::{Diagnostic, Origin};

/// Does work; a panic in it, on whichever thread, is returned as [`codes::INTERNAL`] and not printed.
pub(crate) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Diagnostic> {
    let place: Arc<Mutex<Option<String>>> = Arc::default();
    let seen = Arc::clone(&place);
    // The first panic is the cause; others follow from it.
    set_hook(Box::new(move |info| {
        seen.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_with(|| describe(info));
    }));
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        let place = place.lock().unwrap_or_else(PoisonError::into_inner).take();
        Diagnostic::new(&codes::INTERNAL, Origin::Run).with("reason", place.unwrap_or_else(|| "panic".to_owned()))
    })
}

/// `message (crates/x/src/y.rs:12, version 0.1.0)`.
fn describe(info: &PanicHookInfo<'_>) -> String {
    let payload = info.payload();
    let message = payload.downcast_ref::<&str>().copied().or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    let message = message.unwrap_or("panic").lines().next().unwrap_or_default();
    let place = info.location().map(|at| format!("{}:{}, ", at.file(), at.line())).unwrap_or_default();
    format!("{message} ({place}version {})", env!("CARGO_PKG_VERSION"))
}

#[cfg(test)]
mod tests {
    use banxin::Lang;

    #[test]
    fn a_panic_becomes_a_message_with_its_place() {
        let found = super::guarded(|| -> () { panic!("no such page") }).unwrap_err();
        assert_eq!(found.code.id, "BX0602");
        let message = found.message(Lang::En);
        assert!(message.contains("no such page") && message.contains("fault.rs:"), "{message}");
        assert_eq!(super::guarded(|| 1).unwrap(), 1);
    }
}
