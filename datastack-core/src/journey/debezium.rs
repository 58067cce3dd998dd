//! What differs between the versions of Debezium in what becomes of values: the one place for it. A version that is not here is
//! refused, since nobody has looked at what it does.

use crate::pipeline::Version;

/// A version with what it does to values. What is the same in all of them stands where it is used.
#[derive(Debug, PartialEq, Eq)]
pub struct Debezium {
    /// The version.
    pub version: Version,
    /// Whether its MariaDB grammar knows INET4 and INET6.
    pub knows_inet: bool,
    /// Whether later changes of a UUID of MariaDB that ends in a zero byte arrive as it is.
    pub keeps_zero_bytes: bool,
    /// Whether an ENUM label with a comma arrives in later changes as it does in a snapshot.
    pub keeps_commas: bool,
    /// Whether a snapshot has all digits of a FLOAT.
    pub keeps_floats: bool,
    /// Whether TinyIntOneToBooleanConverter makes true of a number below 0.
    pub negative_is_true: bool,
}

/// The versions of which each of these was seen on the engines, oldest first.
pub static KNOWN_DEBEZIUM: &[Debezium] = &[Debezium {
    version: Version { major: 3, minor: 5 },
    knows_inet: false,
    keeps_zero_bytes: false,
    keeps_commas: false,
    keeps_floats: false,
    negative_is_true: false,
}];

impl Debezium {
    /// The facts of a version, if they are known.
    pub fn of(version: Version) -> Option<&'static Self> {
        KNOWN_DEBEZIUM.iter().find(|known| known.version == version)
    }
}

#[cfg(test)]
mod tests {
    use super::{Debezium, KNOWN_DEBEZIUM};
    use crate::definition::{BigintMode, BinaryMode, ConnectionTimeZone, DecimalMode, Server, TimeMode, ValueFormat};
    use crate::journey::{Encoding, Journey, Modes, TextForm, emitted};
    use crate::mysql::ColumnSpec;
    use crate::pipeline::Version;

    /// A version in which everything was mended, beside those that are known.
    static MENDED: Debezium = Debezium {
        version: Version { major: 4, minor: 0 },
        knows_inet: true,
        keeps_zero_bytes: true,
        keeps_commas: true,
        keeps_floats: true,
        negative_is_true: true,
    };

    fn loss(definition: &str, boolean: bool, debezium: &'static Debezium) -> Option<String> {
        let modes = Modes {
            debezium,
            server: Server::MariaDb,
            format: ValueFormat::Avro,
            time: TimeMode::AdaptiveTimeMicroseconds,
            decimal: DecimalMode::Precise,
            bigint_unsigned: BigintMode::Long,
            binary: BinaryMode::Bytes,
            zone: ConnectionTimeZone::Utc,
        };
        let spec = ColumnSpec::parse(definition).ok()?;
        let schema = match emitted(&spec, boolean, &modes) {
            Ok(schema) => schema,
            Err(unsupported) => return Some(unsupported.reason.to_owned()),
        };
        let recorded = Encoding { schema: schema.clone(), text: TextForm::Own };
        Journey::new("c", &spec, schema, recorded, &modes).loss.map(|loss| loss.what)
    }

    #[test]
    fn what_a_version_does_decides_what_is_refused() {
        let columns = ["inet4", "uuid", "enum('a,b')", "float"];
        for known in KNOWN_DEBEZIUM {
            assert_eq!(columns.map(|column| loss(column, false, known).is_some()), [true; 4], "{}", known.version);
        }
        assert_eq!(columns.map(|column| loss(column, false, &MENDED)), [None, None, None, None]);
    }

    #[test]
    fn a_truth_value_of_other_numbers_is_lost_in_every_version() {
        let of = |debezium| loss("tinyint(1)", true, debezium);
        assert_eq!(of(&KNOWN_DEBEZIUM[0]).as_deref(), Some("a number above 1 becomes true, and one below 0 false"));
        assert_eq!(of(&MENDED).as_deref(), Some("a number above 1, or below 0, becomes true"));
    }
}
