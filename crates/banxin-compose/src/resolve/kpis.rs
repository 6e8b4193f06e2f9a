//! Boards of figures: which figures, and the change of each from its base, in words.

use banxin_base::{DataPath, Diagnostic, codes, nearest};
use banxin_model::{Kpis, Rounding};
use rust_decimal::Decimal;

use super::prose::Prose;
use super::tree::{KpiNode, KpisNode, Node};
use crate::figures::{self, ResolvedFigure};

/// Decimals of a change: 6.3%.
const PLACES: u32 = 1;
impl Prose<'_> {
    /// Reads a board that stands at `path`.
    pub(super) fn kpis(&mut self, kpis: &Kpis, path: &DataPath) -> Node {
        let (ids, ids_path) = match kpis {
            Kpis::List(ids) => (ids, path.clone()),
            Kpis::Board(board) => (&board.figures, path.key("figures")),
        };
        let board = if let Kpis::Board(board) = kpis { Some(board) } else { None };
        let mut figures = Vec::with_capacity(ids.len());
        for (n, id) in ids.iter().enumerate() {
            let Some(figure) = self.figure(id, &ids_path.index(n)) else { continue };
            let base = board.and_then(|board| board.base.get(id.as_str()));
            let change = base.and_then(|base| self.change(figure, base.as_str(), &path.key("base").key(id.as_str())));
            figures.push(KpiNode { figure, change });
        }
        // A base for a figure that is not on the board is a slip of the pen.
        for id in board.iter().flat_map(|board| board.base.keys()).filter(|id| !ids.contains(*id)) {
            let near = nearest(id, ids.iter().map(String::as_str)).map(str::to_owned);
            let at = self.at(&path.key("base").key(id.as_str()));
            self.report(Diagnostic::new(&codes::UNDEFINED_FIGURE, at).with("name", id).near(near.as_deref()));
        }
        let columns = board.and_then(|board| board.columns).map(usize::from);
        Node::Kpis(KpisNode { figures, columns, origin: self.at(path) })
    }

    /// The change of a figure from a period of its own, or from another figure.
    fn change(&mut self, figure: usize, base: &str, path: &DataPath) -> Option<String> {
        let own = self.values().at(figure)?;
        if let Some(before) = own.value_in(base) {
            let year = base.len() == 4 && base.bytes().all(|digit| digit.is_ascii_digit());
            let since = if year { format!("{base}年") } else { base.to_owned() };
            return worded(own, before, &since);
        }
        let other = self.figure(base, path)?;
        let (own, other) = (self.values().at(figure)?, self.values().at(other)?);
        worded(own, other.value, other.figure.label.as_str())
    }
}

/// 比2023年增长6.3%, 比2023年提高2.1个百分点, 与2023年持平; nothing where the base is zero and growth has no meaning.
fn worded(figure: &ResolvedFigure, before: Decimal, since: &str) -> Option<String> {
    let points = figure.kind.is_percent();
    let change = figures::change(figure.kind, before, figure.value).ok()?;
    let change = if points { change } else { change.checked_mul(Decimal::ONE_HUNDRED)? };
    let change = figures::rounded(change, PLACES, Rounding::HalfUp).normalize();
    let (up, down, unit) = if points { ("提高", "降低", "个百分点") } else { ("增长", "下降", "%") };
    Some(match change {
        zero if zero.is_zero() => format!("与{since}持平"),
        fall if fall.is_sign_negative() => format!("比{since}{down}{}{unit}", fall.abs()),
        rise => format!("比{since}{up}{rise}{unit}"),
    })
}
