use datastack_core::diff::LiveMySql;
use datastack_core::diff::Password;
use datastack_core::pipeline::Pipeline;

use super::{LiveError, Secrets};

/// A client.
#[derive(Debug)]
pub struct MySql {}

impl MySql {
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
    pub async fn inspect(&self, _: &Pipeline) -> Result<LiveMySql, LiveError> {
        Ok(LiveMySql::default())
    }

    /// Runs statements.
    pub(super) async fn run(&self, _: &[String], _: &[Password], _: &Secrets) -> Result<(), LiveError> {
        Ok(())
    }
}
