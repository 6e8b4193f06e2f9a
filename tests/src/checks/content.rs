//! The graphics state of a page, operator by operator.

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::{name, sub};

/// A colour: the operator or colour space that set it, and its components.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Ink {
    pub(super) space: String,
    pub(super) amounts: Vec<f64>,
}

/// What holds when an operator runs.
#[derive(Clone, Debug, Default)]
pub(super) struct State {
    pub(super) fill: Ink,
    pub(super) stroke: Ink,
    pub(super) overprint: bool,
}

/// Runs a page; `see` gets every operator with the state before it.
pub(super) fn run(document: &Document, page: ObjectId, mut see: impl FnMut(&Operation, &State)) {
    let dict = document.get_dictionary(page).expect("a page");
    let resources = sub(document, dict, "Resources");
    let mut states = Vec::new();
    let mut state = State::default();
    for operation in Content::decode(&document.get_page_content(page)).expect("operators").operations {
        see(&operation, &state);
        let ink = || Ink { space: operation.operator.to_ascii_lowercase(), amounts: amounts(&operation.operands) };
        match operation.operator.as_str() {
            "q" => states.push(state.clone()),
            "Q" => state = states.pop().expect("Q without a beginning"),
            "g" | "rg" | "k" => state.fill = ink(),
            "G" | "RG" | "K" => state.stroke = ink(),
            "cs" => state.fill = Ink { space: name(&operation.operands[0]), amounts: Vec::new() },
            "CS" => state.stroke = Ink { space: name(&operation.operands[0]), amounts: Vec::new() },
            "sc" | "scn" => state.fill.amounts = amounts(&operation.operands),
            "SC" | "SCN" => state.stroke.amounts = amounts(&operation.operands),
            "gs" => state.overprint = overprints(document, resources, &name(&operation.operands[0])),
            _ => {}
        }
    }
    assert!(states.is_empty(), "q without an end");
}

fn amounts(operands: &[Object]) -> Vec<f64> {
    operands.iter().filter_map(|operand| operand.as_float().ok()).map(f64::from).collect()
}

/// Whether a graphics state overprints, both strokes and fills, in mode 1.
fn overprints(document: &Document, resources: Option<&Dictionary>, state: &str) -> bool {
    let state = resources.and_then(|resources| sub(document, resources, "ExtGState")).and_then(|states| sub(document, states, state));
    let on = |key: &str| state.and_then(|state| state.get(key.as_bytes()).ok()).is_some_and(|value| matches!(value, Object::Boolean(true)));
    on("OP") && on("op") && state.and_then(|state| state.get(b"OPM").ok()).is_some_and(|mode| mode.as_i64().is_ok_and(|mode| mode == 1))
}
