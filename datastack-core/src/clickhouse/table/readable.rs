use crate::journey::{Journey, event_column};
use crate::pipeline::Column;

/// Conditions of one column's value in an event.
pub(super) struct Readable {
    /// True where the value is as its definition says.
    pub(super) holds: String,
    /// True where it is not.
    pub(super) fails: String,
}

/// What must hold for a row to be kept: a required value is there, and a value that is there can be read. None where
/// nothing can go wrong. The expression is tested, not the raw column, so that an unreadable value never becomes NULL.
pub(super) fn readable(column: &Column, journey: &Journey) -> Option<Readable> {
    let expression = &journey.live.expression;
    if !journey.live.target.is_nullable() {
        return Some(Readable { holds: format!("{expression} IS NOT NULL"), fails: format!("{expression} IS NULL") });
    }
    let raw = event_column(column.name.as_str());
    journey.live.partial.then(|| Readable {
        holds: format!("({raw} IS NULL OR {expression} IS NOT NULL)"),
        fails: format!("({raw} IS NOT NULL AND {expression} IS NULL)"),
    })
}
