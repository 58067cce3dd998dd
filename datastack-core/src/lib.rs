//! Typed models of a MySQL to ClickHouse pipeline.
//!
//! A [`definition`] states what a user wants, [`mysql`] what a column can hold. [`resolve`] turns them into a
//! [`pipeline`], in which every column has its [`journey`]; all artifacts are computed from that.

pub mod adopt;
pub mod avro;
pub mod clickhouse;
pub mod connect;
pub mod definition;
pub mod diagnostic;
pub mod diff;
pub mod doctor;
pub mod guarantee;
pub mod journey;
pub mod lint;
pub mod mysql;
pub mod name;
pub mod pipeline;
pub mod replay;
pub mod resnapshot;
pub mod resolve;
pub mod secret;
pub mod spark;
pub mod status;
pub mod topic;
pub mod verify;
