//! MySQL column to Connect schema, as Debezium 3.5 emits it.

use super::refusal::{INET, Refusal, SPATIAL, VECTOR, ZEROFILLED_DECIMAL};
use super::{Modes, default};
use crate::connect::{Schema, Semantic, Type};
use crate::definition::{BigintMode, BinaryMode, DecimalMode, Server, TimeMode};
use crate::mysql::{ColumnSpec, ColumnType, IntegerWidth};

/// Why Debezium, or what follows it, cannot carry a type at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsupported {
    /// The way of being refused.
    pub refusal: &'static Refusal,
    /// What happens at which hop.
    pub reason: &'static str,
    /// What to do.
    pub help: &'static str,
}

/// The schema of the column in Debezium's records; `boolean` if TinyIntOneToBooleanConverter makes its values.
pub fn emitted(spec: &ColumnSpec, boolean: bool, modes: &Modes) -> Result<Schema, Unsupported> {
    let schema = if boolean { Schema::required(Type::Boolean) } else { physical(&spec.column_type, modes)? };
    let schema = Schema { optional: spec.nullable, ..schema };
    let default = default::value(spec, &schema, modes);
    Ok(Schema { default, ..schema })
}

fn physical(column: &ColumnType, modes: &Modes) -> Result<Schema, Unsupported> {
    let plain = Schema::required;
    Ok(match column {
        ColumnType::Integer { width, unsigned, .. } => integer(*width, *unsigned, modes.bigint_unsigned),
        // Connector/J takes the length for one less than it is, and stops at a negative number of zeros to fill in
        // [measured on 9.1].
        ColumnType::Decimal { scale: 1.., zerofill: true, .. } if modes.server == Server::MySql => {
            return Err(Unsupported {
                refusal: &ZEROFILLED_DECIMAL,
                reason: "the snapshot of the whole table fails at a DECIMAL with ZEROFILL and digits after the point",
                help: "leave out ZEROFILL: it is no part of the values",
            });
        }
        ColumnType::Decimal { precision, scale, .. } => match modes.decimal {
            DecimalMode::Precise => {
                plain(Type::Bytes).meaning(Semantic::Decimal { precision: *precision, scale: *scale })
            }
            DecimalMode::String => plain(Type::String),
            DecimalMode::Double => plain(Type::Float64),
        },
        // FLOAT(M,D) is emitted as a double [measured on the parser of 3.5].
        ColumnType::Float { digits, .. } => plain(if digits.is_some() { Type::Float64 } else { Type::Float32 }),
        ColumnType::Double { .. } => plain(Type::Float64),
        ColumnType::Bit { width: 1 } => plain(Type::Boolean),
        ColumnType::Bit { width } => plain(Type::Bytes).meaning(Semantic::Bits { length: *width }),
        ColumnType::Char { .. } | ColumnType::Varchar { .. } | ColumnType::Text { .. } => plain(Type::String),
        ColumnType::Binary { .. } | ColumnType::Varbinary { .. } | ColumnType::Blob { .. } => match modes.binary {
            BinaryMode::Bytes => plain(Type::Bytes),
            BinaryMode::Base64 | BinaryMode::Base64UrlSafe | BinaryMode::Hex => plain(Type::String),
        },
        ColumnType::Enum { labels, .. } => plain(Type::String).meaning(Semantic::Enum { allowed: allowed(labels) }),
        ColumnType::Set { labels, .. } => plain(Type::String).meaning(Semantic::EnumSet { allowed: allowed(labels) }),
        ColumnType::Json => match modes.server {
            Server::MySql => plain(Type::String).meaning(Semantic::Json),
            // SHOW CREATE TABLE says longtext, so the meaning is gone after a snapshot.
            Server::MariaDb => plain(Type::String),
        },
        ColumnType::Date => match modes.time {
            TimeMode::AdaptiveTimeMicroseconds | TimeMode::Microseconds | TimeMode::Nanoseconds => {
                plain(Type::Int32).meaning(Semantic::Date)
            }
            TimeMode::Connect => plain(Type::Int32).meaning(Semantic::ConnectDate),
            TimeMode::Isostring => plain(Type::String).meaning(Semantic::IsoDate),
        },
        ColumnType::Time { .. } => match modes.time {
            TimeMode::AdaptiveTimeMicroseconds | TimeMode::Microseconds => {
                plain(Type::Int64).meaning(Semantic::MicroTime)
            }
            TimeMode::Nanoseconds => plain(Type::Int64).meaning(Semantic::NanoTime),
            TimeMode::Connect => plain(Type::Int32).meaning(Semantic::ConnectTime),
            TimeMode::Isostring => plain(Type::String).meaning(Semantic::IsoTime),
        },
        ColumnType::DateTime { fsp } => match modes.time {
            TimeMode::AdaptiveTimeMicroseconds if *fsp <= 3 => plain(Type::Int64).meaning(Semantic::Timestamp),
            TimeMode::AdaptiveTimeMicroseconds | TimeMode::Microseconds => {
                plain(Type::Int64).meaning(Semantic::MicroTimestamp)
            }
            TimeMode::Nanoseconds => plain(Type::Int64).meaning(Semantic::NanoTimestamp),
            TimeMode::Connect => plain(Type::Int64).meaning(Semantic::ConnectTimestamp),
            TimeMode::Isostring => plain(Type::String).meaning(Semantic::IsoTimestamp),
        },
        ColumnType::Timestamp { .. } => plain(Type::String).meaning(Semantic::ZonedTimestamp),
        ColumnType::Year => plain(Type::Int32).meaning(Semantic::Year),
        ColumnType::Uuid => plain(Type::String).meaning(Semantic::Uuid),
        ColumnType::Geometry { .. } => {
            return Err(Unsupported {
                refusal: &SPATIAL,
                reason: "spatial values arrive as a nested record, which the archive and the row types do not carry yet",
                help: "leave the column out with `[exclude]`, or keep the coordinates in two DECIMAL columns",
            });
        }
        ColumnType::Vector { .. } => {
            return Err(Unsupported {
                refusal: &VECTOR,
                reason: "a NULL vector and an empty one become the same array in ClickHouse",
                help: "leave the column out with `[exclude]`",
            });
        }
        ColumnType::Inet4 | ColumnType::Inet6 if modes.debezium.knows_inet => plain(Type::String),
        ColumnType::Inet4 | ColumnType::Inet6 => {
            return Err(Unsupported {
                refusal: &INET,
                reason: "Debezium's MariaDB grammar knows no INET4 and INET6: the snapshot of the whole table fails",
                help: "store the address as VARCHAR(45) or BINARY(16); `[exclude]` does not help, since the grammar \
                       reads the whole statement",
            });
        }
    })
}

fn integer(width: IntegerWidth, unsigned: bool, bigint: BigintMode) -> Schema {
    let physical = match (width, unsigned) {
        (IntegerWidth::Tiny, _) | (IntegerWidth::Small, false) => Type::Int16,
        (IntegerWidth::Small, true) | (IntegerWidth::Medium, _) | (IntegerWidth::Int, false) => Type::Int32,
        (IntegerWidth::Int, true) | (IntegerWidth::Big, false) => Type::Int64,
        (IntegerWidth::Big, true) => match bigint {
            BigintMode::Long => Type::Int64,
            BigintMode::Precise => {
                return Schema::required(Type::Bytes).meaning(Semantic::Decimal { precision: 20, scale: 0 });
            }
        },
    };
    Schema::required(physical)
}

/// The `allowed` parameter: labels joined by commas, a comma inside a label behind a backslash.
fn allowed(labels: &[String]) -> String {
    labels.iter().map(|label| label.replace(',', "\\,")).collect::<Vec<_>>().join(",")
}
