use std::fmt;

use super::charset::Charset;
use super::column::{ColumnSpec, DefaultValue, LiteralKind, Spelling};
use super::column_type::{ColumnType, FloatDigits, GeometryKind, IntegerWidth, LobSize};
use super::quote::string;

impl fmt::Display for ColumnSpec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let alias = self.spelling.filter(|alias| alias.fits(self));
        match alias {
            Some(alias) => alias.write(&self.column_type, f)?,
            None => write!(f, "{}", self.column_type)?,
        }
        let serial = alias == Some(Spelling::Serial);
        if let Some(generated) = &self.generated {
            let storage = if generated.stored { "stored" } else { "virtual" };
            write!(f, " generated always as ({}) {storage}", generated.expression)?;
        }
        if !self.nullable && !serial {
            f.write_str(" not null")?;
        } else if self.nullable && self.auto_increment {
            f.write_str(" null")?;
        }
        if let Some(default) = &self.default {
            write!(f, " default {default}")?;
        }
        match self.on_update_now {
            Some(0) => f.write_str(" on update current_timestamp")?,
            Some(fsp) => write!(f, " on update current_timestamp({fsp})")?,
            None => {}
        }
        if self.auto_increment && !serial {
            f.write_str(" auto_increment")?;
        }
        if self.unique && !serial {
            f.write_str(" unique")?;
        }
        if self.primary_key {
            f.write_str(" primary key")?;
        }
        if let Some(comment) = &self.comment {
            write!(f, " comment {}", string(comment))?;
        }
        if self.invisible {
            f.write_str(" invisible")?;
        }
        for check in &self.checks {
            write!(f, " check ({check})")?;
        }
        Ok(())
    }
}

impl Spelling {
    /// Whether the column is what the alias stands for.
    fn fits(self, spec: &ColumnSpec) -> bool {
        match self {
            Self::Bool => matches!(
                spec.column_type,
                ColumnType::Integer {
                    width: IntegerWidth::Tiny,
                    unsigned: false,
                    zerofill: false,
                    display_width: Some(1)
                }
            ),
            Self::Real => matches!(spec.column_type, ColumnType::Double { .. }),
            Self::Float4 => matches!(spec.column_type, ColumnType::Float { .. }),
            Self::CharByte => matches!(spec.column_type, ColumnType::Binary { .. }),
            Self::Serial => {
                let unsigned_bigint = matches!(
                    spec.column_type,
                    ColumnType::Integer {
                        width: IntegerWidth::Big,
                        unsigned: true,
                        zerofill: false,
                        display_width: None
                    }
                );
                unsigned_bigint && !spec.nullable && spec.auto_increment && spec.unique
            }
        }
    }

    fn write(self, column_type: &ColumnType, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, column_type) {
            (Self::Bool, _) => f.write_str("bool"),
            (Self::Serial, _) => f.write_str("serial"),
            (Self::Real, ColumnType::Double { digits, unsigned, zerofill }) => {
                write_float(f, "real", *digits, *unsigned, *zerofill)
            }
            (Self::Float4, ColumnType::Float { digits, unsigned, zerofill }) => {
                write_float(f, "float4", *digits, *unsigned, *zerofill)
            }
            (Self::CharByte, ColumnType::Binary { length }) => write!(f, "char({length}) byte"),
            (Self::Real | Self::Float4 | Self::CharByte, other) => write!(f, "{other}"),
        }
    }
}

impl fmt::Display for DefaultValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::CurrentTimestamp { fsp: 0 } => f.write_str("current_timestamp"),
            Self::CurrentTimestamp { fsp } => write!(f, "current_timestamp({fsp})"),
            Self::Expression(expression) => write!(f, "({expression})"),
            Self::Literal { text, kind } => match kind {
                LiteralKind::String => f.write_str(&string(text)),
                LiteralKind::Number | LiteralKind::Boolean => f.write_str(text),
                LiteralKind::Bits => write!(f, "b'{text}'"),
                LiteralKind::Hex => write!(f, "x'{text}'"),
            },
        }
    }
}

impl fmt::Display for ColumnType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer { width, unsigned, zerofill, display_width } => {
                f.write_str(match width {
                    IntegerWidth::Tiny => "tinyint",
                    IntegerWidth::Small => "smallint",
                    IntegerWidth::Medium => "mediumint",
                    IntegerWidth::Int => "int",
                    IntegerWidth::Big => "bigint",
                })?;
                if let Some(digits) = display_width {
                    write!(f, "({digits})")?;
                }
                write_sign(f, *unsigned, *zerofill)
            }
            Self::Decimal { precision, scale, unsigned, zerofill } => {
                write!(f, "decimal({precision},{scale})")?;
                write_sign(f, *unsigned, *zerofill)
            }
            Self::Float { digits, unsigned, zerofill } => write_float(f, "float", *digits, *unsigned, *zerofill),
            Self::Double { digits, unsigned, zerofill } => write_float(f, "double", *digits, *unsigned, *zerofill),
            Self::Bit { width } => write!(f, "bit({width})"),
            Self::Char { length, charset } => write!(f, "char({length}){charset}"),
            Self::Varchar { length, charset } => write!(f, "varchar({length}){charset}"),
            Self::Text { size, charset } => write!(f, "{}text{charset}", lob_prefix(*size)),
            Self::Binary { length } => write!(f, "binary({length})"),
            Self::Varbinary { length } => write!(f, "varbinary({length})"),
            Self::Blob { size } => write!(f, "{}blob", lob_prefix(*size)),
            Self::Enum { labels, charset } => write_labels(f, "enum", labels, charset),
            Self::Set { labels, charset } => write_labels(f, "set", labels, charset),
            Self::Json => f.write_str("json"),
            Self::Date => f.write_str("date"),
            Self::Time { fsp } => write_fsp(f, "time", *fsp),
            Self::DateTime { fsp } => write_fsp(f, "datetime", *fsp),
            Self::Timestamp { fsp } => write_fsp(f, "timestamp", *fsp),
            Self::Year => f.write_str("year"),
            Self::Geometry { kind, srid } => {
                write!(f, "{kind}")?;
                srid.map_or(Ok(()), |srid| write!(f, " srid {srid}"))
            }
            Self::Vector { dimensions } => write!(f, "vector({dimensions})"),
            Self::Uuid => f.write_str("uuid"),
            Self::Inet4 => f.write_str("inet4"),
            Self::Inet6 => f.write_str("inet6"),
        }
    }
}

impl fmt::Display for GeometryKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Geometry => "geometry",
            Self::Point => "point",
            Self::LineString => "linestring",
            Self::Polygon => "polygon",
            Self::MultiPoint => "multipoint",
            Self::MultiLineString => "multilinestring",
            Self::MultiPolygon => "multipolygon",
            Self::GeometryCollection => "geometrycollection",
        })
    }
}

/// The clauses after a text type, each with a space before it.
impl fmt::Display for Charset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(name) = &self.name {
            write!(f, " character set {name}")?;
        }
        if self.bin {
            f.write_str(" binary")?;
        }
        self.collation.as_ref().map_or(Ok(()), |collation| write!(f, " collate {collation}"))
    }
}

fn lob_prefix(size: LobSize) -> &'static str {
    match size {
        LobSize::Tiny => "tiny",
        LobSize::Regular => "",
        LobSize::Medium => "medium",
        LobSize::Long => "long",
    }
}

fn write_sign(f: &mut fmt::Formatter<'_>, unsigned: bool, zerofill: bool) -> fmt::Result {
    f.write_str(match (unsigned, zerofill) {
        (_, true) => " unsigned zerofill",
        (true, false) => " unsigned",
        (false, false) => "",
    })
}

fn write_float(
    f: &mut fmt::Formatter<'_>,
    name: &str,
    digits: Option<FloatDigits>,
    unsigned: bool,
    zerofill: bool,
) -> fmt::Result {
    f.write_str(name)?;
    if let Some(FloatDigits { total, scale }) = digits {
        write!(f, "({total},{scale})")?;
    }
    write_sign(f, unsigned, zerofill)
}

fn write_fsp(f: &mut fmt::Formatter<'_>, name: &str, fsp: u8) -> fmt::Result {
    match fsp {
        0 => f.write_str(name),
        fsp => write!(f, "{name}({fsp})"),
    }
}

fn write_labels(f: &mut fmt::Formatter<'_>, name: &str, labels: &[String], charset: &Charset) -> fmt::Result {
    write!(f, "{name}(")?;
    for (index, label) in labels.iter().enumerate() {
        if index > 0 {
            f.write_str(",")?;
        }
        f.write_str(&string(label))?;
    }
    write!(f, "){charset}")
}
