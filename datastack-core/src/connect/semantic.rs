//! Semantic names: what a physical value of Connect means.

/// The meaning of a value, with the parameters that its schema carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Semantic {
    /// Days since 1970-01-01.
    Date,
    /// Microseconds of a time of day, signed.
    MicroTime,
    /// Nanoseconds of a time of day, signed.
    NanoTime,
    /// Milliseconds since 1970-01-01, a wall clock read as if it were UTC.
    Timestamp,
    /// Microseconds since 1970-01-01, a wall clock read as if it were UTC.
    MicroTimestamp,
    /// Nanoseconds since 1970-01-01, a wall clock read as if it were UTC.
    NanoTimestamp,
    /// ISO 8601 text of an instant, in UTC.
    ZonedTimestamp,
    /// ISO 8601 text of a date.
    IsoDate,
    /// ISO 8601 text of a time of day.
    IsoTime,
    /// ISO 8601 text of a wall clock.
    IsoTimestamp,
    /// A year.
    Year,
    /// Connect's days since 1970-01-01.
    ConnectDate,
    /// Connect's milliseconds of a day.
    ConnectTime,
    /// Connect's milliseconds since 1970-01-01.
    ConnectTimestamp,
    /// Bits, least significant byte first.
    Bits {
        /// How many.
        length: u8,
    },
    /// Connect's Decimal: unscaled value in big-endian two's complement.
    Decimal {
        /// Digits; Debezium passes them as `connect.decimal.precision`.
        precision: u8,
        /// Digits after the point.
        scale: u8,
    },
    /// One label.
    Enum {
        /// All labels, joined by commas.
        allowed: String,
    },
    /// Labels joined by commas.
    EnumSet {
        /// All labels, joined by commas.
        allowed: String,
    },
    /// Text of a JSON document.
    Json,
    /// Text of a UUID.
    Uuid,
    /// Any other name, or the name of a struct.
    Other {
        /// The name; empty if there is none.
        name: String,
        /// The version, if there is one.
        version: Option<i32>,
        /// The parameters.
        parameters: Vec<(String, String)>,
    },
}

impl Semantic {
    /// A name without a version.
    pub fn named(name: impl Into<String>) -> Self {
        Self::Other { name: name.into(), version: None, parameters: Vec::new() }
    }

    /// A name with a version.
    pub fn versioned(name: impl Into<String>, version: i32) -> Self {
        Self::Other { name: name.into(), version: Some(version), parameters: Vec::new() }
    }

    /// The version of the schema. Debezium's and Connect's own meanings all have version 1.
    pub fn version(&self) -> Option<i32> {
        match self {
            Self::Other { version, .. } => *version,
            _ => Some(1),
        }
    }

    /// The name under which the schema carries it; empty if it carries parameters or a version alone.
    pub fn name(&self) -> &str {
        match self {
            Self::Date => "io.debezium.time.Date",
            Self::MicroTime => "io.debezium.time.MicroTime",
            Self::NanoTime => "io.debezium.time.NanoTime",
            Self::Timestamp => "io.debezium.time.Timestamp",
            Self::MicroTimestamp => "io.debezium.time.MicroTimestamp",
            Self::NanoTimestamp => "io.debezium.time.NanoTimestamp",
            Self::ZonedTimestamp => "io.debezium.time.ZonedTimestamp",
            Self::IsoDate => "io.debezium.time.IsoDate",
            Self::IsoTime => "io.debezium.time.IsoTime",
            Self::IsoTimestamp => "io.debezium.time.IsoTimestamp",
            Self::Year => "io.debezium.time.Year",
            Self::ConnectDate => "org.apache.kafka.connect.data.Date",
            Self::ConnectTime => "org.apache.kafka.connect.data.Time",
            Self::ConnectTimestamp => "org.apache.kafka.connect.data.Timestamp",
            Self::Bits { .. } => "io.debezium.data.Bits",
            Self::Decimal { .. } => "org.apache.kafka.connect.data.Decimal",
            Self::Enum { .. } => "io.debezium.data.Enum",
            Self::EnumSet { .. } => "io.debezium.data.EnumSet",
            Self::Json => "io.debezium.data.Json",
            Self::Uuid => "io.debezium.data.Uuid",
            Self::Other { name, .. } => name,
        }
    }

    /// The parameters of the schema, in the order in which the converter writes them.
    pub fn parameters(&self) -> Vec<(&str, String)> {
        match self {
            Self::Bits { length } => vec![("length", length.to_string())],
            Self::Decimal { precision, scale } => {
                vec![("scale", scale.to_string()), ("connect.decimal.precision", precision.to_string())]
            }
            Self::Enum { allowed } | Self::EnumSet { allowed } => vec![("allowed", allowed.clone())],
            Self::Other { parameters, .. } => {
                parameters.iter().map(|(key, value)| (key.as_str(), value.clone())).collect()
            }
            Self::Date
            | Self::MicroTime
            | Self::NanoTime
            | Self::Timestamp
            | Self::MicroTimestamp
            | Self::NanoTimestamp
            | Self::ZonedTimestamp
            | Self::IsoDate
            | Self::IsoTime
            | Self::IsoTimestamp
            | Self::Year
            | Self::ConnectDate
            | Self::ConnectTime
            | Self::ConnectTimestamp
            | Self::Json
            | Self::Uuid => Vec::new(),
        }
    }
}
