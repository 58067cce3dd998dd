//! The codes of what resolving finds. A code keeps its meaning for ever.

/// A code with what it says, in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeMeaning {
    /// The number behind `DS`.
    pub code: u16,
    /// What it says.
    pub meaning: &'static str,
}

macro_rules! codes {
    ($($name:ident = $code:literal, $meaning:literal;)*) => {
        $(#[doc = $meaning] pub(crate) const $name: u16 = $code;)*

        /// All codes of resolving, in order.
        pub const CODES: &[CodeMeaning] = &[$(CodeMeaning { code: $code, meaning: $meaning },)*];
    };
}

codes! {
    NAME = 1001, "a name that one of the engines does not accept";
    DURATION = 1002, "a duration that cannot be read";
    VERSION = 1003, "a version that cannot be read, or that the artifacts cannot be made for";
    COLUMN = 1004, "a column definition with a fault";
    KEY = 1005, "a table without a key, or a key of columns that do not exist or can be NULL";
    KEY_VALUE = 1006, "a key column whose values do not arrive as they are";
    UNKNOWN_COLUMN = 1007, "a section that names a column which the table does not have";
    SORTING_KEY = 1008, "a sorting key that is not the key: ReplacingMergeTree would keep or lose the wrong rows";
    MUTABLE = 1009, "a partition or TTL over a column that can change: old and new row would never meet";
    COLLISION = 1010, "two things under one name";
    UNREADABLE_SQL = 1011, "SQL that cannot be read, and so cannot be checked";
    SQL_NAME = 1012, "SQL that names a table or column which does not exist";
    NULL_DEFAULT = 1013, "a nullable column with a default, which this converter makes out of NULL";
    PII = 1014, "a protection of personal data that Debezium would not give";
    READABLE = 1015, "a text form that the column's values cannot take";
    RANGE = 1016, "a number outside its range";
    CONTRADICTION = 1017, "two settings that contradict each other";
    FOLDER = 1018, "an output folder outside the project, or used twice";
    ACCEPTANCE = 1019, "an acceptance of a finding that does not exist";
    REASON = 1020, "an exception without a reason";
    INGEST = 1021, "a rule for sample values that the column cannot follow";
    ADDED_FIELD = 1022, "a field of the envelope that Debezium does not know and would leave out without a word";
    TEXT_KEY = 1023, "a text key whose collation joins what ClickHouse keeps apart";
    FOREIGN_KEY = 1024, "a foreign key to a table or column that does not exist";
    EMPTY = 1025, "nothing to do: no table, or a table without columns";
    FRAGMENT = 1026, "a codec, index, partition or TTL that is no SQL expression";
    SPELLING = 1027, "a spelling that arrives as another type when it is streamed";
    EXTRA = 1028, "a further key of a connector that the pipeline sets itself, that has no effect, or that is a secret";
    TYPE = 2001, "a type that a hop cannot carry";
    LOSS = 2002, "values that change on the way, since the chosen settings have no place for them";
    FLOAT = 2003, "a FLOAT, which a snapshot rounds";
    CHARSET = 2004, "a character set that Debezium decodes wrong";
    COMMA_LABEL = 2005, "an ENUM label with a comma";
    ZERO_BYTE_UUID = 2006, "a UUID column: those that end in a zero byte change";
    JULIAN = 2007, "a DATETIME as text: dates before 1582-10-15 change";
    ZERO_DAY = 2008, "no finding, but said by `explain`: days and months of zero are kept out by the server";
    ZERO_YEAR = 2009, "no finding, but said by `explain`: the year 0000 does not arrive";
    LEFT_OUT_DAYS = 2010, "no finding, but said by `explain`: a snapshot moves the days that never were";
    HIGH_CONTROLS = 2011, "no finding, but said by `explain`: control characters that nobody prints are lost";
    PROTECTED = 2012, "no finding, but said by `explain`: a stand-in for personal data arrives";
}
