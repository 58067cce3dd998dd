//! The MySQL side: column grammar and DDL.

mod canonical;
mod charset;
mod column;
mod column_type;
mod ddl;
mod domain;
mod index;
mod parse;
mod print;
mod quote;
pub mod read;
mod scan;
mod support;
mod token;

pub use charset::Charset;
pub use column::{ColumnSpec, DefaultValue, Generated, LiteralKind, SpecError, SpecErrors, Spelling};
pub use column_type::{ColumnType, FloatDigits, GeometryKind, IntegerWidth, LobSize};
pub use ddl::CreateTable;
pub use domain::{ColumnDomain, Comparison, FloatSize, TextLimit, Values};
pub use index::{ForeignKey, Index, IndexKind, KeyPart, KeyTarget, ReferentialAction};
pub use quote::{BACKSLASH_ESCAPES, identifier, string};
