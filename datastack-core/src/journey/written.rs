//! In which way the values of a column are written, as a word that is kept beside records.

use super::reading::{Octets, Reading, Unit};
use super::{Journey, Modes};
use crate::mysql::ColumnSpec;

/// The value itself, under whatever width.
pub(crate) const PLAIN: &str = "plain";

/// A number that is negative from 2^63 on.
pub(crate) const WRAPPED: &str = "wrapped";

impl Journey {
    /// The way in which the queue hands over the values of a column. It is another word exactly if values that were written
    /// in one way would be read as others in the other; a wider type is none. The words are kept with dead letters for
    /// weeks: they stay as they are.
    pub fn written(&self, spec: &ColumnSpec, modes: &Modes) -> String {
        let reading = Reading::of(&spec.column_type, &self.recorded.schema, &self.recorded.text, modes.binary);
        let word = word(reading.on_topic(modes));
        // The queue may know that a number is a date or a time.
        match reading {
            Reading::Days | Reading::Clock(_) => format!("{word} in {}", self.live.queue),
            _ => word,
        }
    }
}

fn word(reading: Reading) -> String {
    match reading {
        Reading::Itself | Reading::Digits | Reading::Nearest { .. } => PLAIN.to_owned(),
        Reading::Protected => "protected".to_owned(),
        Reading::Wrapped => WRAPPED.to_owned(),
        // The point of a decimal of Avro is put where it belongs when the record is read.
        Reading::Unscaled { octets: Octets::Raw, .. } => PLAIN.to_owned(),
        Reading::Unscaled { scale, octets, .. } => format!("unscaled {scale} {}", of_octets(octets)),
        Reading::Bits { octets, .. } => format!("bits {}", of_octets(octets)),
        Reading::Octets(octets) => format!("bytes {}", of_octets(octets)),
        Reading::Days => "days".to_owned(),
        Reading::IsoDate => "iso date".to_owned(),
        Reading::Span(unit) => format!("span {}", of_unit(unit)),
        Reading::IsoTime => "iso time".to_owned(),
        Reading::Clock(unit) => format!("clock {}", of_unit(unit)),
        Reading::IsoClock => "iso clock".to_owned(),
        Reading::PatternClock { .. } => "pattern".to_owned(),
        Reading::IsoInstant => "iso instant".to_owned(),
        Reading::Uuid => "uuid".to_owned(),
    }
}

fn of_octets(octets: Octets) -> &'static str {
    match octets {
        Octets::Raw => "raw",
        Octets::Base64 => "base64",
        Octets::Base64UrlSafe => "base64url",
        Octets::Hex => "hex",
    }
}

fn of_unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Milli => "ms",
        Unit::Micro => "us",
        Unit::Nano => "ns",
    }
}
