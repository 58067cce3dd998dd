//! Typed models of a MySQL to ClickHouse pipeline.
//!
//! A [`definition`] states what a user wants, [`mysql`] what a column can hold. Everything that carries a value further
//! is computed from that, hop by hop.

pub mod definition;
pub mod diagnostic;
pub mod mysql;
pub mod name;
pub mod pipeline;
pub mod resolve;
pub mod secret;
