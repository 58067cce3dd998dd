//! What runs, put into a definition that exists: the values that its topics and tables have, and that the definition states
//! otherwise or leaves to a default.
//!
//! Nothing is asked here. An [`Adoption`] takes what was found, says what the definition shall say instead, and wants to
//! see the systems once more for the pipeline that follows: a server has to write down what is wanted then. A change stays
//! only if a pipeline can be made with it, if what runs is as that pipeline wants it, and if nothing else is worse for it.

mod adoption;
mod change;
mod clickhouse;
mod found;
mod kafka;
mod outcome;
mod seen;
mod view;

pub use adoption::Adoption;
pub use change::{Change, Edit};
pub use found::{Found, FoundInClickHouse, FoundInKafka, Reader};
pub use outcome::{Fate, Object, Outcome, Refused};
