//! The codes of what is found while reading and writing files: `DS00xx`.

/// A file or folder cannot be read.
pub(crate) const UNREADABLE: u16 = 1;
/// A key that its section does not know.
pub(crate) const UNKNOWN_KEY: u16 = 2;
/// Not TOML.
pub(crate) const SYNTAX: u16 = 3;
/// A key that stands twice.
pub(crate) const DUPLICATE_KEY: u16 = 4;
/// A value of the wrong type, such as a list where a number belongs.
pub(crate) const WRONG_TYPE: u16 = 5;
/// A word that is none of the words that its key allows.
pub(crate) const UNKNOWN_WORD: u16 = 6;
/// A required key is missing.
pub(crate) const MISSING_KEY: u16 = 7;
/// A number outside its range.
pub(crate) const OUT_OF_RANGE: u16 = 8;
/// A file that is not UTF-8.
pub(crate) const NOT_UTF8: u16 = 9;
/// A folder without `datastack.toml`.
pub(crate) const NO_PROJECT: u16 = 10;
/// A table file whose name cannot be a table's name.
pub(crate) const TABLE_FILE_NAME: u16 = 11;
/// A project without tables.
pub(crate) const NO_TABLES: u16 = 12;
/// An environment that the project does not have.
pub(crate) const UNKNOWN_ENVIRONMENT: u16 = 13;
/// A statement or clause of a SQL file that is not carried over.
pub(crate) const NOT_CARRIED_OVER: u16 = 14;
/// A table that the SQL file of `mysql.schema` does not create.
pub(crate) const NOT_IN_SCHEMA: u16 = 15;
/// A file that has the shape of a definition and still cannot be read as one.
pub(crate) const UNFIT: u16 = 16;
/// An environment whose name cannot be a folder's.
pub(crate) const ENVIRONMENT_NAME: u16 = 17;
/// The output folder cannot be written.
pub(crate) const NOT_WRITABLE: u16 = 20;
/// A file that is not the generator's stands where it would write.
pub(crate) const FOREIGN_FILE: u16 = 21;
/// A generated file was changed by hand.
pub(crate) const EDITED: u16 = 22;
/// A generated file that is no longer needed was changed by hand, so it is kept.
pub(crate) const EDITED_STALE: u16 = 23;
/// The manifest cannot be read.
pub(crate) const MANIFEST: u16 = 24;
/// Two artifacts would be written to one file.
pub(crate) const SAME_PATH: u16 = 25;
/// A scaffold of the user that nothing calls any more.
pub(crate) const UNUSED_SCAFFOLD: u16 = 26;
/// A fault of the generator itself.
pub(crate) const INTERNAL: u16 = 29;
/// A generated file is missing (`check`).
pub(crate) const MISSING: u16 = 30;
/// A generated file differs from what the definition gives (`check`).
pub(crate) const DIFFERS: u16 = 31;
/// A generated file is no longer needed (`check`).
pub(crate) const STALE: u16 = 32;
