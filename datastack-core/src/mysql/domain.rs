use super::column::ColumnSpec;
use super::column_type::{ColumnType, FloatDigits, GeometryKind};

/// The values that a column can hold and what they mean, from its definition alone. No hop of a pipeline changes it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ColumnDomain {
    /// The values other than NULL.
    pub values: Values,
    /// Whether NULL is a value too.
    pub nullable: bool,
}

/// The values of a column other than NULL.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Values {
    /// Whole numbers, both ends included.
    Integer {
        /// The least value.
        least: i128,
        /// The greatest value.
        greatest: i128,
    },
    /// Exact decimal numbers.
    Decimal {
        /// Digits in all, 1 to 65.
        precision: u8,
        /// Digits after the point, 0 to 30.
        scale: u8,
        /// Whether values below zero are possible.
        signed: bool,
    },
    /// IEEE 754 numbers; MySQL stores neither NaN nor infinity.
    Float {
        /// Bits of one number.
        size: FloatSize,
        /// Whether values below zero are possible.
        signed: bool,
        /// The deprecated `(M,D)` that values are rounded to.
        digits: Option<FloatDigits>,
    },
    /// So many bits, the highest first.
    Bits {
        /// 1 to 64.
        width: u8,
    },
    /// Characters.
    Text {
        /// How long a value can be.
        limit: TextLimit,
        /// The character set as far as the column states it; `None` where the table's default holds.
        charset: Option<String>,
        /// How values compare, which decides what a unique key takes for equal.
        comparison: Comparison,
        /// `CHAR`: spaces at the end are no part of the value.
        trims_spaces: bool,
    },
    /// Bytes.
    Bytes {
        /// Largest number of bytes.
        most: u32,
        /// `BINARY(n)`: every value has exactly `most` bytes, filled up with zeros.
        fixed: bool,
    },
    /// One of the labels, or `''` (number 0), which MySQL stores for an invalid label when `sql_mode` is not strict.
    Label {
        /// In their order: the number of the first is 1.
        labels: Vec<String>,
    },
    /// Any set of the labels, the empty one too.
    Labels {
        /// In their order: the bit of the first is 0.
        labels: Vec<String>,
    },
    /// A JSON document. MySQL keeps its value, not its text: keys are reordered, white space and duplicates go.
    Json,
    /// A day of the years 0000 to 9999; zero days (`0000-00-00`, `2024-00-00`) where `sql_mode` lets them in.
    Date,
    /// An amount of time from -838:59:59.000000 to 838:59:59.000000 with so many fractional digits.
    TimeSpan {
        /// 0 to 6.
        fsp: u8,
    },
    /// What a clock and a calendar on a wall show, of no particular zone: years 0000 to 9999, zero days as in
    /// [`Values::Date`].
    WallClock {
        /// Fractional digits, 0 to 6.
        fsp: u8,
    },
    /// A point in time from 1970-01-01 00:00:01 to 2038-01-19 03:14:07 UTC (MariaDB 11.5: to 2106-02-07 06:28:15), and
    /// the zero value where `sql_mode` lets it in.
    Instant {
        /// Fractional digits, 0 to 6.
        fsp: u8,
    },
    /// 1901 to 2155, and 0.
    Year,
    /// Shapes on a plane or on the earth.
    Geometry {
        /// What shapes.
        kind: GeometryKind,
        /// The one spatial reference system that all values are of.
        srid: Option<u32>,
    },
    /// Lists of 32-bit floats.
    Vector {
        /// Largest number of elements.
        dimensions: u16,
    },
    /// A UUID of 16 bytes.
    Uuid,
    /// An IP address.
    Address {
        /// 4 or 6. A column of IPv6 addresses also holds mapped IPv4 addresses.
        version: u8,
    },
}

/// Bits of a floating-point number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FloatSize {
    /// IEEE 754 binary32.
    Single,
    /// IEEE 754 binary64.
    Double,
}

/// How long a text can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextLimit {
    /// So many characters.
    Characters(u32),
    /// So many bytes in the column's character set.
    Bytes(u32),
}

/// What a text column takes for equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// The table's default collation decides; MySQL's and MariaDB's own defaults fold case.
    TableDefault,
    /// Equal only if the characters are (`_bin` collations; those that pad ignore spaces at the end).
    Binary,
    /// Case counts, other differences may not (`_cs` collations).
    CaseSensitive,
    /// Texts that differ in case, and with most such collations in accents, are equal.
    CaseInsensitive,
}

impl ColumnSpec {
    /// What this column can hold.
    pub fn domain(&self) -> ColumnDomain {
        let values = match values(&self.column_type) {
            Values::Integer { .. } if self.checks.iter().any(|check| is_zero_or_one(check)) => {
                Values::Integer { least: 0, greatest: 1 }
            }
            values => values,
        };
        ColumnDomain { values, nullable: self.nullable }
    }

    /// Whether a CHECK keeps its numbers to 0 and 1.
    pub fn is_truth(&self) -> bool {
        self.domain().values == Values::Integer { least: 0, greatest: 1 }
    }
}

/// Whether a CHECK at a column, which sees that column alone, lets nothing but 0 and 1 in.
fn is_zero_or_one(check: &str) -> bool {
    let plain: String = check.chars().filter(|c| !c.is_whitespace() && !"()`".contains(*c)).collect();
    let plain = plain.to_ascii_lowercase();
    let endings = ["in0,1", "in1,0", "between0and1"];
    let column = endings.iter().find_map(|ending| plain.strip_suffix(ending)).unwrap_or_default();
    !column.is_empty() && column.chars().all(|c| c == '_' || c == '$' || c.is_alphanumeric())
}

fn values(column_type: &ColumnType) -> Values {
    match column_type {
        ColumnType::Integer { width, unsigned, .. } => {
            let (least, greatest) = integer_range(width.bits(), *unsigned);
            Values::Integer { least, greatest }
        }
        ColumnType::Decimal { precision, scale, unsigned, .. } => {
            Values::Decimal { precision: *precision, scale: *scale, signed: !unsigned }
        }
        ColumnType::Float { digits, unsigned, .. } => {
            Values::Float { size: FloatSize::Single, signed: !unsigned, digits: *digits }
        }
        ColumnType::Double { digits, unsigned, .. } => {
            Values::Float { size: FloatSize::Double, signed: !unsigned, digits: *digits }
        }
        ColumnType::Bit { width } => Values::Bits { width: *width },
        ColumnType::Char { length, .. } => text(column_type, TextLimit::Characters(u32::from(*length)), true),
        ColumnType::Varchar { length, .. } => text(column_type, TextLimit::Characters(u32::from(*length)), false),
        ColumnType::Text { size, .. } => text(column_type, TextLimit::Bytes(size.max_bytes()), false),
        ColumnType::Binary { length } => Values::Bytes { most: u32::from(*length), fixed: true },
        ColumnType::Varbinary { length } => Values::Bytes { most: u32::from(*length), fixed: false },
        ColumnType::Blob { size } => Values::Bytes { most: size.max_bytes(), fixed: false },
        ColumnType::Enum { labels, .. } => Values::Label { labels: labels.clone() },
        ColumnType::Set { labels, .. } => Values::Labels { labels: labels.clone() },
        ColumnType::Json => Values::Json,
        ColumnType::Date => Values::Date,
        ColumnType::Time { fsp } => Values::TimeSpan { fsp: *fsp },
        ColumnType::DateTime { fsp } => Values::WallClock { fsp: *fsp },
        ColumnType::Timestamp { fsp } => Values::Instant { fsp: *fsp },
        ColumnType::Year => Values::Year,
        ColumnType::Geometry { kind, srid } => Values::Geometry { kind: *kind, srid: *srid },
        ColumnType::Vector { dimensions } => Values::Vector { dimensions: *dimensions },
        ColumnType::Uuid => Values::Uuid,
        ColumnType::Inet4 => Values::Address { version: 4 },
        ColumnType::Inet6 => Values::Address { version: 6 },
    }
}

fn text(column_type: &ColumnType, limit: TextLimit, trims_spaces: bool) -> Values {
    let charset = column_type.charset();
    let comparison = match charset {
        Some(charset) if charset.bin => Comparison::Binary,
        Some(charset) => charset.collation.as_deref().map_or(Comparison::TableDefault, comparison),
        None => Comparison::TableDefault,
    };
    let charset = charset.and_then(|charset| charset.known_name()).map(str::to_owned);
    Values::Text { limit, charset, comparison, trims_spaces }
}

fn comparison(collation: &str) -> Comparison {
    if collation == "binary" || collation.split('_').any(|part| part == "bin") {
        Comparison::Binary
    } else if collation.ends_with("_cs") || collation.contains("_cs_") {
        Comparison::CaseSensitive
    } else {
        Comparison::CaseInsensitive
    }
}

/// The least and greatest integer of so many bits.
pub(crate) fn integer_range(bits: u8, unsigned: bool) -> (i128, i128) {
    if unsigned { (0, (1 << bits) - 1) } else { (-(1 << (bits - 1)), (1 << (bits - 1)) - 1) }
}
