//! The ClickHouse side: data types, statements and their printer.

mod data_type;
mod quote;
mod statement;

pub use data_type::DataType;
pub use quote::{identifier, string};
pub use statement::{Column, CreateTable, CreateView, Engine, Item, ObjectName, Select, SkipIndex, ViewKind};
