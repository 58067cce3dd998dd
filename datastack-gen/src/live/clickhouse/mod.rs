use datastack_core::diff::LiveClickHouse;
use datastack_core::diff::Password;
use datastack_core::pipeline::Pipeline;

use super::{LiveError, Secrets};

/// A client.
#[derive(Debug)]
pub struct ClickHouse {}

impl ClickHouse {
    /// A client that has not connected yet.
    ///
    /// # Errors
    ///
    /// If a login is not complete.
    pub fn new(_: &Pipeline, _: &Secrets) -> Result<Self, LiveError> {
        Ok(Self {})
    }

    /// Asks for what a plan compares.
    ///
    /// # Errors
    ///
    /// If the system cannot be asked.
    pub async fn inspect(&self, _: &Pipeline) -> Result<LiveClickHouse, LiveError> {
        Ok(LiveClickHouse::default())
    }

    /// Runs statements.
    pub(super) async fn run(&self, _: &[String], _: &[Password], _: &Secrets) -> Result<(), LiveError> {
        Ok(())
    }
}
