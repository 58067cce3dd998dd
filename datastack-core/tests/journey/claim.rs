//! What a journey claims as a whole.

use datastack_core::journey::{Bound, Range, Verdict};

use super::column::Resolved;
use super::debezium::Way;
use super::value::Value;

/// The verdicts of all hops together.
#[derive(Debug)]
pub enum Claim {
    /// Every value arrives in each of these ranges; without a range, every value.
    Within(Vec<Range>),
    /// Values change.
    Lossy,
}

/// A value, its way, and what arrives in the two tables, or why nothing does.
pub struct Arrival {
    pub value: Value,
    pub way: Way,
    pub live: Result<Value, String>,
    pub history: Result<Value, String>,
}

impl Claim {
    pub fn of(resolved: &Resolved) -> Self {
        let mut ranges = Vec::new();
        for leg in &resolved.legs {
            match &leg.verdict {
                Verdict::Exact => {}
                Verdict::Within(range, _) => ranges.push(*range),
                Verdict::Lossy(_) => return Self::Lossy,
            }
        }
        Self::Within(ranges)
    }

    pub fn is_exact(&self) -> bool {
        matches!(self, Self::Within(ranges) if ranges.is_empty())
    }

    /// Whether the value has to arrive as it is.
    pub fn promises(&self, value: &Value) -> bool {
        let Self::Within(ranges) = self else { return false };
        let bound = match value {
            Value::Whole(number) => Bound::Number(*number),
            Value::Decimal(number) => match number.parse() {
                Ok(number) => Bound::Number(number),
                Err(_) => return ranges.is_empty(),
            },
            Value::Day(day) => Bound::Day(*day),
            Value::Span(micros) => Bound::Span(i128::from(*micros) * 1_000),
            Value::Clock(micros) => Bound::Clock(i128::from(*micros) * 1_000),
            Value::Null => return true,
            Value::Float(_) | Value::Truth(_) | Value::Text(_) | Value::Bytes(_) => return ranges.is_empty(),
        };
        ranges
            .iter()
            .all(|range| range.holds(bound).unwrap_or_else(|| panic!("{value:?} is not of the kind of {range:?}")))
    }
}
