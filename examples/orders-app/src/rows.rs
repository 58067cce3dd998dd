//! Row types of every table, as the definition in `examples/production` gives them.
#![allow(missing_docs, reason = "generated: modules are named after tables")]

include!(concat!(env!("OUT_DIR"), "/mod.rs"));
