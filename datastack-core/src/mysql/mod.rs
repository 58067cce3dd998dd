//! The MySQL side: column grammar and DDL.
