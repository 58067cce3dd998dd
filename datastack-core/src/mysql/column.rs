use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use super::column_type::ColumnType;
use super::parse;

/// One column definition, as it stands after the name in `CREATE TABLE`.
///
/// Synonyms are resolved and implied attributes are filled in, so two spellings of the same column are equal but for
/// [`ColumnSpec::spelling`]. [`fmt::Display`] prints canonical SQL in lower case that parses to an equal value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ColumnSpec {
    /// The data type with its modifiers.
    pub column_type: ColumnType,
    /// Whether the column can hold NULL. A column is nullable unless it says otherwise, `TIMESTAMP` too
    /// (`explicit_defaults_for_timestamp=ON`, the default since MySQL 8.0); `AUTO_INCREMENT` says so by itself.
    pub nullable: bool,
    /// The `DEFAULT` clause.
    pub default: Option<DefaultValue>,
    /// The fractional digits (0 to 6) of `ON UPDATE CURRENT_TIMESTAMP`.
    pub on_update_now: Option<u8>,
    /// `AUTO_INCREMENT`.
    pub auto_increment: bool,
    /// The expression of a generated column.
    pub generated: Option<Generated>,
    /// `INVISIBLE`: left out of `SELECT *`, but part of every row event.
    pub invisible: bool,
    /// The `COMMENT` text.
    pub comment: Option<String>,
    /// `PRIMARY KEY` written at the column itself.
    pub primary_key: bool,
    /// `UNIQUE` written at the column itself.
    pub unique: bool,
    /// Expressions of unnamed `CHECK` clauses written at the column itself (MariaDB prints `json_valid` this way).
    pub checks: Vec<String>,
    /// The alias that was written, where the alias changes what Debezium reads from a streamed `CREATE TABLE`.
    pub spelling: Option<Spelling>,
}

/// The value of a `DEFAULT` clause.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum DefaultValue {
    /// `DEFAULT NULL`.
    Null,
    /// A constant.
    Literal {
        /// The text as written, without quotes, prefix and escapes (`b'101'` is `101`, `x'0F'` is `0F`, `+1` is `1`).
        text: String,
        /// How the constant was written.
        kind: LiteralKind,
    },
    /// `CURRENT_TIMESTAMP` or one of its synonyms.
    CurrentTimestamp {
        /// Fractional digits, 0 to 6.
        fsp: u8,
    },
    /// An expression, without the parentheses around it.
    Expression(String),
}

/// How a constant was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LiteralKind {
    /// `'text'`, also with a character set introducer.
    String,
    /// `-1.5e3`.
    Number,
    /// `b'101'` or `0b101`.
    Bits,
    /// `x'0F'` or `0x0F`.
    Hex,
    /// `TRUE` or `FALSE`, as lower-case text.
    Boolean,
}

/// `GENERATED ALWAYS AS (expression)`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Generated {
    /// The expression, without the parentheses around it.
    pub expression: String,
    /// `STORED` (or MariaDB's `PERSISTENT`) rather than `VIRTUAL`.
    pub stored: bool,
}

/// An alias of a type that Debezium maps otherwise than the canonical type when it reads the alias in a streamed
/// `CREATE TABLE`; a snapshot always sees the canonical type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Spelling {
    /// `BOOL` or `BOOLEAN` for `TINYINT(1)`.
    Bool,
    /// `REAL` for `DOUBLE`.
    Real,
    /// `FLOAT4` for `FLOAT`.
    Float4,
    /// `SERIAL` for `BIGINT UNSIGNED NOT NULL AUTO_INCREMENT UNIQUE`.
    Serial,
    /// `CHAR(n) BYTE` for `BINARY(n)`: Debezium's DDL grammar does not know it.
    CharByte,
}

/// One fault in a column definition.
#[derive(Debug, Clone, PartialEq, Eq, Hash, thiserror::Error)]
#[error("{message}")]
pub struct SpecError {
    /// The offending bytes of the text that was parsed; empty at the end where something is missing.
    pub span: Range<usize>,
    /// What is wrong, naming the offending text.
    pub message: String,
    /// What would be right.
    pub help: Option<String>,
}

impl ColumnSpec {
    /// A plain nullable column of this type.
    pub fn new(column_type: ColumnType) -> Self {
        Self {
            column_type,
            nullable: true,
            default: None,
            on_update_now: None,
            auto_increment: false,
            generated: None,
            invisible: false,
            comment: None,
            primary_key: false,
            unique: false,
            checks: Vec::new(),
            spelling: None,
        }
    }

    /// Reads a column definition as `SHOW CREATE TABLE` prints it after the column's name.
    ///
    /// # Errors
    /// All faults of the text, in the order of their spans.
    pub fn parse(text: &str) -> Result<Self, Vec<SpecError>> {
        parse::column(text)
    }
}

impl FromStr for ColumnSpec {
    type Err = SpecErrors;

    fn from_str(text: &str) -> Result<Self, SpecErrors> {
        Self::parse(text).map_err(SpecErrors)
    }
}

/// All faults of one column definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpecErrors(pub Vec<SpecError>);

impl fmt::Display for SpecErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, error) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("; ")?;
            }
            write!(f, "{error}")?;
        }
        Ok(())
    }
}

impl std::error::Error for SpecErrors {}
