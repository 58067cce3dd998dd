//! The codes of what resolving finds. A code keeps its meaning for ever.

use crate::diagnostic::Severity;

/// A code with what it says, in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeMeaning {
    /// The number behind `DS`.
    pub code: u16,
    /// How bad it is at its worst; none if nothing is ever found under it.
    pub severity: Option<Severity>,
    /// What it says.
    pub meaning: &'static str,
    /// What is behind it, an example, and how to mend it: what `explain DS1001` prints. Paragraphs have an empty line
    /// between them.
    pub page: &'static str,
}

impl CodeMeaning {
    /// A code of errors.
    pub const fn error(code: u16, meaning: &'static str, page: &'static str) -> Self {
        Self { code, severity: Some(Severity::Error), meaning, page }
    }

    /// A code of warnings.
    pub const fn warning(code: u16, meaning: &'static str, page: &'static str) -> Self {
        Self { code, severity: Some(Severity::Warning), meaning, page }
    }

    /// A code that other things than findings bear.
    pub const fn said(code: u16, meaning: &'static str, page: &'static str) -> Self {
        Self { code, severity: None, meaning, page }
    }
}

macro_rules! codes {
    ($($name:ident = $kind:ident $code:literal, $meaning:literal;)*) => {
        $(#[doc = $meaning] pub(crate) const $name: u16 = $code;)*

        /// All codes of resolving, in order.
        pub const CODES: &[CodeMeaning] = &[$(
            CodeMeaning::$kind($code, $meaning, include_str!(concat!("page/", stringify!($code), ".txt"))),
        )*];
    };
}

codes! {
    NAME = error 1001, "a name that one of the engines does not accept";
    DURATION = error 1002, "a duration that cannot be read";
    VERSION = error 1003, "a version that cannot be read, or that the artifacts cannot be made for";
    COLUMN = error 1004, "a column definition with a fault";
    KEY = error 1005, "a table without a key, or a key of columns that do not exist or can be NULL";
    KEY_VALUE = error 1006, "a key column whose values do not arrive as they are";
    UNKNOWN_COLUMN = error 1007, "a section that names a column which the table does not have";
    SORTING_KEY = error 1008, "a sorting key that is not the key: ReplacingMergeTree would keep or lose the wrong rows";
    MUTABLE = error 1009, "a partition or TTL over a column that can change: old and new row would never meet";
    COLLISION = error 1010, "two things under one name";
    UNREADABLE_SQL = error 1011, "SQL that cannot be read, and so cannot be checked";
    SQL_NAME = error 1012, "SQL that names a table or column which does not exist";
    NULL_DEFAULT = error 1013, "a nullable column with a default, which this converter makes out of NULL";
    PII = error 1014, "a protection of personal data that Debezium would not give";
    READABLE = error 1015, "a text form that the column's values cannot take";
    RANGE = error 1016, "a number outside its range";
    CONTRADICTION = error 1017, "two settings that contradict each other";
    FOLDER = error 1018, "an output folder outside the project, or used twice";
    ACCEPTANCE = warning 1019, "an acceptance of a finding that does not exist";
    REASON = error 1020, "an exception without a reason";
    INGEST = error 1021, "a rule for sample values that the column cannot follow";
    ADDED_FIELD = error 1022, "a field of the envelope that Debezium does not know and would leave out without a word";
    TEXT_KEY = warning 1023, "a text key whose collation joins what ClickHouse keeps apart";
    FOREIGN_KEY = error 1024, "a foreign key to a table or column that does not exist";
    EMPTY = error 1025, "nothing to do: no table, or a table without columns";
    FRAGMENT = error 1026, "a codec, index, partition or TTL that is no SQL expression";
    SPELLING = warning 1027, "a spelling that arrives as another type when it is streamed";
    EXTRA = error 1028, "a further key of a connector that the pipeline sets itself, that has no effect, that is a secret, or whose value is none";
    UNREAD_EXTRA = warning 1029, "a further key of a connector that nobody is known to read";
    BOOLEAN = error 1030, "a column that cannot travel as a truth value";
    RENAMED = error 1031, "a column that cannot be read under an earlier name";
    TYPE = error 2001, "a type that a hop cannot carry";
    LOSS = error 2002, "values that change on the way, since the chosen settings have no place for them";
    FLOAT = error 2003, "a FLOAT, which a snapshot rounds";
    CHARSET = error 2004, "a character set that Debezium decodes wrong";
    COMMA_LABEL = error 2005, "an ENUM label with a comma";
    ZERO_BYTE_UUID = error 2006, "a UUID column: those that end in a zero byte change";
    JULIAN = error 2007, "a DATETIME as text: dates before 1582-10-15 change";
    ZERO_DAY = said 2008, "no finding, but said by `explain`: days and months of zero are kept out by the server";
    ZERO_YEAR = said 2009, "no finding, but said by `explain`: the year 0000 does not arrive";
    LEFT_OUT_DAYS = said 2010, "no finding, but said by `explain`: a snapshot moves the days that never were";
    HIGH_CONTROLS = said 2011, "no finding, but said by `explain`: control characters that nobody prints are lost";
    PROTECTED = said 2012, "no finding, but said by `explain`: a stand-in for personal data arrives";
    SERVER_ZONE = error 2013, "a TIMESTAMP that a snapshot reads in the server's zone";
}
