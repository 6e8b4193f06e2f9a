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
    /// From places of the operators to places of the page (ISO 32000-1 8.3.4); `None` before the first change.
    matrix: Option<[f64; 6]>,
    /// Start of the text line.
    line: (f64, f64),
}

impl State {
    /// Where the line of text begins on the page.
    pub(super) fn pen(&self) -> (f64, f64) {
        let [a, b, c, d, x, y] = self.matrix.unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);
        let (along, up) = self.line;
        (a * along + c * up + x, b * along + d * up + y)
    }

    fn turn(&mut self, by: &[f64]) {
        let [a, b, c, d, x, y] = self.matrix.unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);
        let [e, f, g, h, i, j] = <[f64; 6]>::try_from(by).expect("a matrix");
        self.matrix = Some([e * a + f * c, e * b + f * d, g * a + h * c, g * b + h * d, i * a + j * c + x, i * b + j * d + y]);
    }
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
            "cm" => state.turn(&amounts(&operation.operands)),
            "BT" => state.line = (0.0, 0.0),
            "Td" => {
                let by = amounts(&operation.operands);
                state.line = (state.line.0 + by[0], state.line.1 + by[1]);
            }
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
