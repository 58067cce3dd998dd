//! A loss that refuses a definition, and the settings without it.

use super::policy::{Change, Verdict};
use super::refusal::Refusal;
use super::walk::{Leg, walk};
use super::{Encoding, Journey, Modes, TextForm, emitted};
use crate::connect::{Schema, Type};
use crate::definition::{BigintMode, BinaryMode, ConnectionTimeZone, DecimalMode, TimeMode};
use crate::mysql::{ColumnSpec, ColumnType};

/// What a hop changes in values that the column can hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// The number of its code, behind `DS`.
    pub code: u16,
    /// The way of being refused.
    pub refusal: Option<&'static Refusal>,
    /// The hop.
    pub hop: &'static str,
    /// What changes.
    pub what: String,
    /// The settings or definitions that are exact, best first.
    pub mends: Vec<String>,
}

impl Loss {
    /// The mends as a list in words.
    pub fn mends_text(&self) -> String {
        match self.mends.split_last() {
            Some((last, [])) => last.clone(),
            Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
            None => "another type".to_owned(),
        }
    }
}

/// The first loss on the way for which a definition is refused, if there is one.
pub(super) fn loss(name: &str, spec: &ColumnSpec, journey: &Journey, modes: &Modes) -> Option<Loss> {
    let leg = walk(spec, journey, modes).into_iter().find(|leg| leg.verdict.is_refused())?;
    let (Verdict::Within(_, change) | Verdict::Lossy(change)) = leg.verdict else { return None };
    let mends = mends(name, spec, journey, modes);
    let Change { what, policy, refusal } = change;
    Some(Loss { code: policy.code, refusal, hop: leg.stage.name(), what: what.into_owned(), mends })
}

/// Each setting is tried, alone; where none helps, the column's definition has to change.
fn mends(name: &str, spec: &ColumnSpec, journey: &Journey, modes: &Modes) -> Vec<String> {
    let (text, without) = match &journey.recorded.text {
        TextForm::Clock { pattern } => (Some(pattern.as_str()), &TextForm::Own),
        other => (None, other),
    };
    let mut mends = Vec::new();
    if is_truth_of_number(spec, &journey.emitted) {
        return vec!["`check (c in (0, 1))` at the column".to_owned(), "the column not in `booleans`".to_owned()];
    }
    if text.is_some() && is_exact(name, spec, without, modes) {
        mends.push(NOT_READABLE.to_owned());
        let is_whole = |pattern| is_whole(name, spec, pattern, modes);
        if text.is_some_and(|pattern| !is_whole(pattern)) && is_whole(WHOLE_PATTERN) {
            mends.push(format!("`{WHOLE_PATTERN}` for dates since 1582-10-15"));
        }
        return mends;
    }
    let trials = settings(modes).into_iter().filter(|(_, trial)| trial != modes);
    mends.extend(trials.filter(|(_, trial)| is_exact(name, spec, without, trial)).map(|(setting, _)| match text {
        Some(_) => format!("{setting} and {NOT_READABLE}"),
        None => setting,
    }));
    if mends.is_empty() {
        mends.extend(definitions(&spec.column_type).iter().map(|text| (*text).to_owned()));
    }
    mends
}

/// Whether TinyIntOneToBooleanConverter made the values.
fn is_truth_of_number(spec: &ColumnSpec, emitted: &Schema) -> bool {
    matches!(spec.column_type, ColumnType::Integer { .. }) && emitted.physical == Type::Boolean
}

const NOT_READABLE: &str = "no `[readable]` for the column";
const WHOLE_PATTERN: &str = "yyyy-MM-dd HH:mm:ss.SSS";

/// Every setting that changes how values are encoded, the best first: defaults, then those that readers know.
fn settings(modes: &Modes) -> Vec<(String, Modes)> {
    let mut settings = Vec::new();
    let times = [
        ("adaptive_time_microseconds", TimeMode::AdaptiveTimeMicroseconds),
        ("microseconds", TimeMode::Microseconds),
        ("isostring", TimeMode::Isostring),
        ("connect", TimeMode::Connect),
        ("nanoseconds", TimeMode::Nanoseconds),
    ];
    settings.extend(times.map(|(word, time)| (format!("cdc.time = \"{word}\""), Modes { time, ..*modes })));
    let decimals =
        [("precise", DecimalMode::Precise), ("string", DecimalMode::String), ("double", DecimalMode::Double)];
    settings.extend(decimals.map(|(word, decimal)| (format!("cdc.decimal = \"{word}\""), Modes { decimal, ..*modes })));
    let bigints = [("long", BigintMode::Long), ("precise", BigintMode::Precise)];
    settings.extend(bigints.map(|(word, bigint)| {
        (format!("cdc.bigint_unsigned = \"{word}\""), Modes { bigint_unsigned: bigint, ..*modes })
    }));
    let binaries = [
        ("bytes", BinaryMode::Bytes),
        ("base64", BinaryMode::Base64),
        ("base64-url-safe", BinaryMode::Base64UrlSafe),
        ("hex", BinaryMode::Hex),
    ];
    settings.extend(binaries.map(|(word, binary)| (format!("cdc.binary = \"{word}\""), Modes { binary, ..*modes })));
    let zone = ConnectionTimeZone::Utc;
    settings.push(("cdc.connection_time_zone = \"utc\"".to_owned(), Modes { zone, ..*modes }));
    settings
}

/// Definitions whose values arrive, for the types of which no setting carries all.
fn definitions(column: &ColumnType) -> &'static [&'static str] {
    match column {
        ColumnType::Float { .. } => &["DOUBLE", "DECIMAL"],
        ColumnType::Enum { .. } => &["labels without commas"],
        ColumnType::Char { .. } | ColumnType::Varchar { .. } | ColumnType::Text { .. } => &["`character set utf8mb4`"],
        ColumnType::Uuid => &["CHAR(36)", "BINARY(16)"],
        _ => &[],
    }
}

fn is_exact(name: &str, spec: &ColumnSpec, text: &TextForm, modes: &Modes) -> bool {
    legs(name, spec, text, modes).is_some_and(|legs| !legs.iter().any(|leg| leg.verdict.is_refused()))
}

/// Whether a pattern leaves out nothing but the days of the Julian calendar.
fn is_whole(name: &str, spec: &ColumnSpec, pattern: &str, modes: &Modes) -> bool {
    let text = TextForm::Clock { pattern: pattern.to_owned() };
    let legs = legs(name, spec, &text, modes).unwrap_or_default();
    let lossy = legs.iter().any(|leg| leg.verdict.is_refused() && matches!(leg.verdict, Verdict::Lossy(_)));
    !legs.is_empty() && !lossy
}

fn legs(name: &str, spec: &ColumnSpec, text: &TextForm, modes: &Modes) -> Option<Vec<Leg>> {
    let emitted = emitted(spec, false, modes).ok()?;
    let schema = match text {
        TextForm::Clock { .. } => Schema { optional: emitted.optional, ..Schema::required(Type::String) },
        TextForm::Own | TextForm::Hash | TextForm::Mask => emitted.clone(),
    };
    let recorded = Encoding { schema, text: text.clone() };
    Some(walk(spec, &Journey::along(name, spec, emitted, recorded, modes), modes))
}
