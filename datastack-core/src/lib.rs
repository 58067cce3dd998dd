//! Typed models of a MySQL to ClickHouse pipeline.
//!
//! A [`mysql`] column definition is the only thing that a user states about a value. Everything that carries the value
//! further is computed from it, hop by hop.

pub mod mysql;
