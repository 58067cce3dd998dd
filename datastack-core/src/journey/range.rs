//! Ranges of values, for claims that hold for some of a column's values only.

use std::fmt;

use super::moment;

/// Some of a column's values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Range {
    /// From one to another, both included.
    Between(Bound, Bound),
    /// All but those from one to another, both left out.
    Except(Bound, Bound),
}

/// One end of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bound {
    /// A whole number.
    Number(i128),
    /// A day, counted from 1970-01-01.
    Day(i64),
    /// An amount of time in nanoseconds.
    Span(i128),
    /// A wall clock, or an instant in UTC, in nanoseconds since 1970-01-01 00:00:00.
    Clock(i128),
}

impl Range {
    /// Whether a value is among them; none if it is of another kind.
    pub fn holds(&self, value: Bound) -> Option<bool> {
        let (Self::Between(least, greatest) | Self::Except(least, greatest)) = *self;
        let alike = std::mem::discriminant(&least) == std::mem::discriminant(&value);
        let inside = least <= value && value <= greatest;
        alike.then_some(inside == matches!(self, Self::Between(..)))
    }
}

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Between(least, greatest) => write!(f, "{least} to {greatest}"),
            Self::Except(least, greatest) => write!(f, "all but {least} to {greatest}"),
        }
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Day(days) => f.write_str(&moment::day(*days)),
            Self::Span(nanos) => f.write_str(&moment::span(*nanos)),
            Self::Clock(nanos) => f.write_str(&moment::clock(*nanos)),
        }
    }
}
