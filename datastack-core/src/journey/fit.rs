//! Whether one set of values lies inside another.

use super::carried::{Carried, Ticks};
use super::range::{Bound, Range};
use crate::mysql::FloatSize;

/// What a set of values finds in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// A place for each value.
    All,
    /// A place for those of a range.
    Some(Range),
    /// No place for values of any size.
    No,
}

impl Carried {
    /// Whether the values find a place in another set.
    pub(super) fn fit(self, into: Self) -> Fit {
        match (self, into) {
            (Self::Whole { least, greatest }, _) => match into.whole_numbers() {
                Some((low, high)) => between(least, greatest, low, high, Bound::Number),
                None if into == Self::Truth => between(least, greatest, 0, 1, Bound::Number),
                None => Fit::No,
            },
            (Self::Decimal { .. }, Self::Digits) => Fit::All,
            (Self::Decimal { precision, scale }, Self::Decimal { precision: digits, scale: fraction }) => {
                if fraction >= scale
                    && i16::from(digits) - i16::from(fraction) >= i16::from(precision) - i16::from(scale)
                {
                    Fit::All
                } else {
                    Fit::No
                }
            }
            (Self::Decimal { scale: 0, .. }, Self::Whole { .. } | Self::Float(_)) => {
                match (self.whole_numbers(), into.whole_numbers()) {
                    (Some((least, greatest)), Some((low, high))) => between(least, greatest, low, high, Bound::Number),
                    _ => Fit::No,
                }
            }
            (Self::Float(FloatSize::Single), Self::Float(_))
            | (Self::Float(FloatSize::Double), Self::Float(FloatSize::Double))
            | (Self::Truth, Self::Truth)
            | (Self::Digits, Self::Digits | Self::Text)
            | (Self::Text, Self::Text | Self::Bytes { length: None })
            | (Self::Bytes { .. }, Self::Bytes { length: None })
            | (Self::Uuid, Self::Uuid | Self::Text)
            | (Self::Fragments, Self::Fragments | Self::Text)
            | (Self::Protected, Self::Protected | Self::Text) => Fit::All,
            (Self::Bytes { length }, Self::Bytes { length: other }) if length == other => Fit::All,
            (Self::Days { least, greatest }, Self::Days { least: low, greatest: high }) => {
                between(least, greatest, low, high, Bound::Day)
            }
            (Self::Span(ticks), Self::Span(other)) => ticks.fit(other, Bound::Span),
            (Self::Clock(ticks), Self::Clock(other)) | (Self::Instant(ticks), Self::Instant(other)) => {
                ticks.fit(other, Bound::Clock)
            }
            (
                Self::Decimal { .. }
                | Self::Digits
                | Self::Float(_)
                | Self::Truth
                | Self::Text
                | Self::Bytes { .. }
                | Self::Days { .. }
                | Self::Span(_)
                | Self::Clock(_)
                | Self::Instant(_)
                | Self::Uuid
                | Self::Fragments
                | Self::Protected
                | Self::Nothing,
                _,
            ) => Fit::No,
        }
    }

    /// The whole numbers from the least to the greatest such that each between them is in the set.
    fn whole_numbers(self) -> Option<(i128, i128)> {
        match self {
            Self::Whole { least, greatest } => Some((least, greatest)),
            Self::Decimal { precision, scale } => {
                let most = 10_i128.checked_pow(u32::from(precision.saturating_sub(scale))).unwrap_or(i128::MAX);
                Some((1 - most, most - 1))
            }
            Self::Digits => Some((i128::MIN, i128::MAX)),
            // The mantissa has 24 or 53 bits.
            Self::Float(FloatSize::Single) => Some((-(1 << 24), 1 << 24)),
            Self::Float(FloatSize::Double) => Some((-(1 << 53), 1 << 53)),
            _ => None,
        }
    }

    /// What travels on when the values of one set have gone through another.
    #[must_use]
    pub(super) fn through(self, into: Self, fit: Fit) -> Self {
        match (fit, self, into) {
            (Fit::All, ..) => self,
            (Fit::Some(_), Self::Whole { least, greatest }, _) => match into.whole_numbers() {
                Some((low, high)) => Self::Whole { least: least.max(low), greatest: greatest.min(high) },
                None => into,
            },
            (Fit::Some(Range::Between(Bound::Number(least), Bound::Number(greatest))), Self::Decimal { .. }, _) => {
                Self::Whole { least, greatest }
            }
            (_, Self::Days { least, greatest }, Self::Days { least: low, greatest: high }) => {
                Self::Days { least: least.max(low), greatest: greatest.min(high) }
            }
            (_, Self::Span(ticks), Self::Span(other)) => Self::Span(ticks.common(other)),
            (_, Self::Clock(ticks), Self::Clock(other)) => Self::Clock(ticks.common(other)),
            (_, Self::Instant(ticks), Self::Instant(other)) => Self::Instant(ticks.common(other)),
            _ => into,
        }
    }
}

impl Ticks {
    fn fit(self, into: Self, bound: impl Fn(i128) -> Bound) -> Fit {
        if into.digits < self.digits {
            return Fit::No;
        }
        // The ends, in the column's own unit: the last nanosecond of a day is no value of TIME(6).
        let unit = 10_i128.pow(9 - u32::from(self.digits.min(9)));
        let low = -((-into.least).div_euclid(unit) * unit);
        let high = into.greatest.div_euclid(unit) * unit;
        between(self.least, self.greatest, low, high, bound)
    }

    fn common(self, other: Self) -> Self {
        Self {
            least: self.least.max(other.least),
            greatest: self.greatest.min(other.greatest),
            digits: self.digits.min(other.digits),
        }
    }
}

fn between<N: Copy + Ord>(least: N, greatest: N, low: N, high: N, bound: impl Fn(N) -> Bound) -> Fit {
    if low <= least && greatest <= high {
        Fit::All
    } else if low.max(least) <= high.min(greatest) {
        Fit::Some(Range::Between(bound(low.max(least)), bound(high.min(greatest))))
    } else {
        Fit::No
    }
}
