//! The ClickHouse side: data types, statements and their printer, and the statements of a pipeline.

mod access;
mod data_type;
pub mod project;
mod quote;
mod statement;
pub mod table;

pub use access::{CreateRole, CreateUser, Grant};
pub use data_type::DataType;
pub use quote::{identifier, string, unquoted};
pub use statement::{
    Column, CreateDatabase, CreateTable, CreateView, DropKind, DropObject, Engine, Item, ObjectName, Select, SkipIndex,
    ViewKind,
};
