//! The resolved model: total, valid, and the only thing that artifacts are computed from.

use crate::name::TableName;

/// A pipeline of which nothing is left to decide.
#[derive(Debug, Clone)]
pub struct Pipeline {
    /// The tables, by name.
    pub tables: Vec<Table>,
}

/// A table of which nothing is left to decide.
#[derive(Debug, Clone)]
pub struct Table {
    /// Its name in MySQL.
    pub name: TableName,
}
