//! The ways in which a column is refused, each with how it was seen on the engines that the refusal is right.
//!
//! Names of columns are no part of this: an engine refuses them, or two things would bear one name, and no value is lost.

use crate::resolve::code;

/// A way in which a column is refused.
#[derive(Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What the tests on the engines call it.
    pub name: &'static str,
    /// The number behind `DS`.
    pub code: u16,
    /// The columns that are refused.
    pub columns: &'static str,
    /// How it was seen that they do not arrive.
    pub seen: Seen,
}

/// How it was seen on the engines that what is refused would not arrive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// A connector reads the column all the same, and a value is lost: a case of `tests/e2e/refused/`.
    Case,
    /// The column is accepted with its loss, and values arrive changed as predicted: a cell of `tests/matrix`.
    Matrix,
    /// Not seen, for this reason.
    Unverified(&'static str),
}

impl Refusal {
    /// How it was seen, in words.
    pub fn seen_text(&self) -> String {
        match self.seen {
            Seen::Case => format!("`tests/e2e/run -k test_06_refused`, `{}`", self.name),
            Seen::Matrix => format!("`tests/matrix/run`, `{}`", self.name),
            Seen::Unverified(why) => format!("unverified: {why}"),
        }
    }
}

macro_rules! refusals {
    ($($name:ident $text:literal = $code:path, $columns:literal, $seen:expr;)*) => {
        $(pub(crate) static $name: Refusal =
            Refusal { name: $text, code: $code, columns: $columns, seen: $seen };)*

        /// Every way in which a column is refused, in the order of their codes.
        pub static REFUSALS: &[&Refusal] = &[$(&$name,)*];
    };
}

refusals! {
    UNREAD_COLUMN "unread_column" = code::COLUMN, "a text that the server does not take for a column", Seen::Case;
    REFUSED_BY_SERVER "refused_by_server" = code::COLUMN, "a type or attribute that the server does not have", Seen::Case;
    NULL_IN_KEY "null_in_key" = code::KEY, "a key column that can be NULL", Seen::Case;
    LEFT_OUT_KEY "left_out_key" = code::KEY_VALUE, "a key column that stays in MySQL", Seen::Case;
    MASKED_KEY "masked_key" = code::KEY_VALUE, "a key column with `hash` or `mask`", Seen::Case;
    LOSSY_KEY "lossy_key" = code::KEY_VALUE, "a key column with an accepted loss", Seen::Case;
    INEXACT_KEY "inexact_key" = code::KEY_VALUE, "a key column of FLOAT or JSON", Seen::Case;
    DOUBLE_KEY "double_key" = code::KEY_VALUE, "a key column of DOUBLE",
        Seen::Unverified("each DOUBLE that was tried arrives as it is; that -0 and 0 are one key in MySQL alone was not tried");
    NULL_OVER_DEFAULT "null_over_default" = code::NULL_DEFAULT,
        "NULL beside a default, with an Avro converter before 7.3", Seen::Case;
    NULL_OVER_DEFAULT_IN_ARCHIVE "null_over_default_in_archive" = code::NULL_DEFAULT,
        "NULL beside a default, with `cdc.avro_metadata` and a converter from 7.3 on",
        Seen::Unverified("the test bed has a converter of 7.0, which loses the NULL before the archive reads it");
    MASK_OF_NO_TEXT "mask_of_no_text" = code::PII, "`hash` or `mask` of a column that is no text", Seen::Case;
    HASH_CUT "hash_cut" = code::PII, "`hash` of a text of less than 64 characters", Seen::Case;
    HASH_WITHOUT_SALT "hash_without_salt" = code::PII, "`hash` without `cdc.hash_salt`",
        Seen::Unverified("the connector's key holds the salt, so that there is no connector to try");
    NO_CLOCK "no_clock" = code::READABLE, "`[readable]` of what TimestampConverter does not take for a DATETIME", Seen::Case;
    BASE64_DECIMAL "base64_decimal" = code::CONTRADICTION, "a precise DECIMAL in JSON without schemas", Seen::Case;
    RESPELLED "respelled" = code::SPELLING, "a spelling that the server does not keep", Seen::Case;
    NO_TINYINT "no_tinyint" = code::BOOLEAN, "a truth value of a column that is no TINYINT", Seen::Case;
    ZEROFILLED_DECIMAL "zerofilled_decimal" = code::TYPE,
        "DECIMAL with ZEROFILL and digits after the point, on MySQL", Seen::Case;
    SPATIAL "spatial" = code::TYPE, "spatial types", Seen::Case;
    VECTOR "vector" = code::TYPE, "VECTOR", Seen::Case;
    INET "inet" = code::TYPE, "INET4 and INET6", Seen::Case;
    TIME_OUTSIDE_DAY "time_outside_day" = code::LOSS, "TIME that can be NULL, with `cdc.time = \"connect\"`", Seen::Matrix;
    REQUIRED_TIME_OUTSIDE_DAY "required_time_outside_day" = code::LOSS,
        "TIME NOT NULL, with `cdc.time = \"connect\"`", Seen::Case;
    TIME_CUT "time_cut" = code::LOSS, "TIME of more than three digits, with `cdc.time = \"connect\"`", Seen::Matrix;
    ISO_TIME "iso_time" = code::LOSS, "TIME that can be NULL, with `cdc.time = \"isostring\"`", Seen::Matrix;
    REQUIRED_ISO_TIME "required_iso_time" = code::LOSS, "TIME NOT NULL, with `cdc.time = \"isostring\"`", Seen::Case;
    CLOCK_CUT "clock_cut" = code::LOSS,
        "DATETIME of more than three digits, with `cdc.time = \"connect\"`", Seen::Matrix;
    CLOCK_WRAPPED "clock_wrapped" = code::LOSS, "DATETIME with `cdc.time = \"nanoseconds\"`", Seen::Matrix;
    BINARY_DECIMAL "binary_decimal" = code::LOSS,
        "DECIMAL of more than 15 digits, with `cdc.decimal = \"double\"`", Seen::Matrix;
    TRUTH_OF_NUMBER "truth_of_number" = code::LOSS, "a truth value of a TINYINT without a CHECK", Seen::Matrix;
    PATTERN_WITHOUT_PARTS "pattern_without_parts" = code::LOSS, "`[readable]` with a pattern that leaves parts out", Seen::Case;
    PATTERN_WITHOUT_MILLISECONDS "pattern_without_milliseconds" = code::LOSS,
        "`[readable]` of DATETIME(1) to (3) with a pattern without milliseconds", Seen::Case;
    READABLE_MICROSECONDS "readable_microseconds" = code::LOSS, "`[readable]` of DATETIME(4) to (6)", Seen::Case;
    ROUNDED_FLOAT "rounded_float" = code::FLOAT, "FLOAT without (M,D)", Seen::Matrix;
    CHARSET "charset" = code::CHARSET, "texts in a character set that Debezium decodes wrong", Seen::Matrix;
    COMMA_LABEL "comma_label" = code::COMMA_LABEL, "ENUM with a comma in a label", Seen::Matrix;
    ZERO_BYTE_UUID "zero_byte_uuid" = code::ZERO_BYTE_UUID, "UUID of MariaDB", Seen::Matrix;
    JULIAN "julian" = code::JULIAN, "`[readable]` of a DATETIME before 1582-10-15", Seen::Case;
    SERVER_ZONE "server_zone" = code::SERVER_ZONE,
        "TIMESTAMP of MySQL, with `cdc.connection_time_zone = \"server\"`", Seen::Case;
}
