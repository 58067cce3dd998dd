use std::ops::Range;

use crate::mysql::column::{DefaultValue, Generated, Spelling};
use crate::mysql::column_type::ColumnType;

/// A value and the bytes that stated it.
#[derive(Debug, Clone)]
pub(super) struct Spanned<T> {
    pub value: T,
    pub span: Range<usize>,
}

/// What has been read so far; which modifier fits which type is decided at the end.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub column_type: Option<Spanned<ColumnType>>,
    pub spelling: Option<Spelling>,
    /// The length in `TEXT(n)` and `BLOB(n)`, in characters: the size class depends on the character set.
    pub lob_length: Option<u64>,
    pub unsigned: Option<Range<usize>>,
    pub signed: Option<Range<usize>>,
    pub zerofill: Option<Range<usize>>,
    pub charset: Option<Spanned<String>>,
    pub collation: Option<Spanned<String>>,
    pub binary: Option<Range<usize>>,
    pub byte: Option<Range<usize>>,
    pub srid: Option<Spanned<u32>>,
    /// `NULL` or `NOT NULL`.
    pub nullable: Option<Spanned<bool>>,
    pub default: Option<Spanned<DefaultValue>>,
    pub on_update: Option<Spanned<u8>>,
    pub auto_increment: Option<Range<usize>>,
    pub generated: Option<Spanned<Generated>>,
    pub visible: Option<Spanned<bool>>,
    pub comment: Option<Spanned<String>>,
    pub primary_key: Option<Range<usize>>,
    pub unique: Option<Range<usize>>,
    pub checks: Vec<String>,
}
