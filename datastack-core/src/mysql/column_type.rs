use super::charset::Charset;

/// The data type of a column, with every synonym resolved.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ColumnType {
    /// `TINYINT` to `BIGINT`.
    Integer {
        /// Storage size.
        width: IntegerWidth,
        /// `UNSIGNED`; also set by `ZEROFILL`.
        unsigned: bool,
        /// `ZEROFILL`.
        zerofill: bool,
        /// The number in parentheses; it does not limit the values.
        display_width: Option<u8>,
    },
    /// `DECIMAL`, `NUMERIC`, `DEC`, `FIXED`.
    Decimal {
        /// Digits in all, 1 to 65.
        precision: u8,
        /// Digits after the point, 0 to 30, at most `precision`.
        scale: u8,
        /// `UNSIGNED`; also set by `ZEROFILL`.
        unsigned: bool,
        /// `ZEROFILL`.
        zerofill: bool,
    },
    /// `FLOAT`, 4 bytes.
    Float {
        /// The deprecated `(M,D)`.
        digits: Option<FloatDigits>,
        /// `UNSIGNED`; also set by `ZEROFILL`.
        unsigned: bool,
        /// `ZEROFILL`.
        zerofill: bool,
    },
    /// `DOUBLE`, 8 bytes; also `FLOAT(25)` to `FLOAT(53)`.
    Double {
        /// The deprecated `(M,D)`.
        digits: Option<FloatDigits>,
        /// `UNSIGNED`; also set by `ZEROFILL`.
        unsigned: bool,
        /// `ZEROFILL`.
        zerofill: bool,
    },
    /// `BIT(n)`.
    Bit {
        /// Bits, 1 to 64.
        width: u8,
    },
    /// `CHAR(n)`.
    Char {
        /// Characters, 0 to 255.
        length: u8,
        /// Character set and collation.
        charset: Charset,
    },
    /// `VARCHAR(n)`.
    Varchar {
        /// Characters, 0 to 65535.
        length: u16,
        /// Character set and collation.
        charset: Charset,
    },
    /// `TINYTEXT` to `LONGTEXT`.
    Text {
        /// Largest content in bytes.
        size: LobSize,
        /// Character set and collation.
        charset: Charset,
    },
    /// `BINARY(n)`.
    Binary {
        /// Bytes, 0 to 255.
        length: u8,
    },
    /// `VARBINARY(n)`.
    Varbinary {
        /// Bytes, 0 to 65535.
        length: u16,
    },
    /// `TINYBLOB` to `LONGBLOB`.
    Blob {
        /// Largest content in bytes.
        size: LobSize,
    },
    /// `ENUM('a', ...)`.
    Enum {
        /// The labels in their order, which is their number from 1.
        labels: Vec<String>,
        /// Character set and collation.
        charset: Charset,
    },
    /// `SET('a', ...)`.
    Set {
        /// The members in their order, which is their bit from 0; at most 64.
        labels: Vec<String>,
        /// Character set and collation.
        charset: Charset,
    },
    /// `JSON`. On MariaDB an alias of `LONGTEXT` with a `json_valid` check.
    Json,
    /// `DATE`.
    Date,
    /// `TIME(fsp)`.
    Time {
        /// Fractional digits, 0 to 6.
        fsp: u8,
    },
    /// `DATETIME(fsp)`: a wall clock without a zone.
    DateTime {
        /// Fractional digits, 0 to 6.
        fsp: u8,
    },
    /// `TIMESTAMP(fsp)`: an instant.
    Timestamp {
        /// Fractional digits, 0 to 6.
        fsp: u8,
    },
    /// `YEAR`.
    Year,
    /// `GEOMETRY` and its kinds.
    Geometry {
        /// What shapes the column accepts.
        kind: GeometryKind,
        /// The `SRID` attribute (MySQL 8.0).
        srid: Option<u32>,
    },
    /// `VECTOR(n)` of 4-byte floats (MySQL 9.0, MariaDB 11.7).
    Vector {
        /// Largest number of elements, 1 to 16383.
        dimensions: u16,
    },
    /// MariaDB's `UUID`.
    Uuid,
    /// MariaDB's `INET4`.
    Inet4,
    /// MariaDB's `INET6`.
    Inet6,
}

/// Storage size of an integer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IntegerWidth {
    /// `TINYINT`, 8 bits.
    Tiny,
    /// `SMALLINT`, 16 bits.
    Small,
    /// `MEDIUMINT`, 24 bits.
    Medium,
    /// `INT`, 32 bits.
    Int,
    /// `BIGINT`, 64 bits.
    Big,
}

impl IntegerWidth {
    /// Bits of storage: 8, 16, 24, 32 or 64.
    pub fn bits(self) -> u8 {
        match self {
            Self::Tiny => 8,
            Self::Small => 16,
            Self::Medium => 24,
            Self::Int => 32,
            Self::Big => 64,
        }
    }
}

/// The deprecated `(M,D)` of `FLOAT` and `DOUBLE`: values are rounded to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FloatDigits {
    /// Digits in all, up to 255.
    pub total: u8,
    /// Digits after the point, 0 to 30, at most `total`.
    pub scale: u8,
}

/// Size class of `TEXT` and `BLOB`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LobSize {
    /// `TINYTEXT`, `TINYBLOB`.
    Tiny,
    /// `TEXT`, `BLOB`.
    Regular,
    /// `MEDIUMTEXT`, `MEDIUMBLOB`.
    Medium,
    /// `LONGTEXT`, `LONGBLOB`.
    Long,
}

impl LobSize {
    /// Largest content in bytes.
    pub fn max_bytes(self) -> u32 {
        match self {
            Self::Tiny => u32::from(u8::MAX),
            Self::Regular => u32::from(u16::MAX),
            Self::Medium => (1 << 24) - 1,
            Self::Long => u32::MAX,
        }
    }

    /// The smallest class that holds so many bytes.
    pub(crate) fn holding(bytes: u64) -> Option<Self> {
        [Self::Tiny, Self::Regular, Self::Medium, Self::Long]
            .into_iter()
            .find(|size| bytes <= u64::from(size.max_bytes()))
    }
}

/// What shapes a spatial column accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GeometryKind {
    /// `GEOMETRY`: any shape.
    Geometry,
    /// `POINT`.
    Point,
    /// `LINESTRING`.
    LineString,
    /// `POLYGON`.
    Polygon,
    /// `MULTIPOINT`.
    MultiPoint,
    /// `MULTILINESTRING`.
    MultiLineString,
    /// `MULTIPOLYGON`.
    MultiPolygon,
    /// `GEOMETRYCOLLECTION`, `GEOMCOLLECTION`.
    GeometryCollection,
}

impl ColumnType {
    /// The character set clause, for the types that have one.
    pub fn charset(&self) -> Option<&Charset> {
        match self {
            Self::Char { charset, .. }
            | Self::Varchar { charset, .. }
            | Self::Text { charset, .. }
            | Self::Enum { charset, .. }
            | Self::Set { charset, .. } => Some(charset),
            Self::Integer { .. }
            | Self::Decimal { .. }
            | Self::Float { .. }
            | Self::Double { .. }
            | Self::Bit { .. }
            | Self::Binary { .. }
            | Self::Varbinary { .. }
            | Self::Blob { .. }
            | Self::Json
            | Self::Date
            | Self::Time { .. }
            | Self::DateTime { .. }
            | Self::Timestamp { .. }
            | Self::Year
            | Self::Geometry { .. }
            | Self::Vector { .. }
            | Self::Uuid
            | Self::Inet4
            | Self::Inet6 => None,
        }
    }

    pub(crate) fn charset_mut(&mut self) -> Option<&mut Charset> {
        match self {
            Self::Char { charset, .. }
            | Self::Varchar { charset, .. }
            | Self::Text { charset, .. }
            | Self::Enum { charset, .. }
            | Self::Set { charset, .. } => Some(charset),
            _ => None,
        }
    }

    pub(crate) fn sign_mut(&mut self) -> Option<(&mut bool, &mut bool)> {
        match self {
            Self::Integer { unsigned, zerofill, .. }
            | Self::Decimal { unsigned, zerofill, .. }
            | Self::Float { unsigned, zerofill, .. }
            | Self::Double { unsigned, zerofill, .. } => Some((unsigned, zerofill)),
            _ => None,
        }
    }
}
