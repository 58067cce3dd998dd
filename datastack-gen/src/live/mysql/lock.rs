use datastack_core::diff::System;
use mysql_async::Conn;
use mysql_async::prelude::Queryable;

use super::super::{Fault, LiveError, Secrets};
use super::MySql;

/// Seconds to wait for a lock: the server takes a moment to see that the process which held it was killed.
const PATIENCE: u8 = 3;

/// Keeps others out for as long as it is held: the server lets go of it when the connection ends, however that comes.
#[derive(Debug)]
pub struct Lock {
    _connection: Conn,
}

impl MySql {
    /// Takes the lock of a project, which is the server's own (`GET_LOCK`) and needs no right, so that it holds between
    /// machines too. None if nobody can log in here: neither an administrator, nor the source connector's user, who is
    /// there only when a first plan has been applied.
    ///
    /// # Errors
    ///
    /// If another process holds it, or an administrator is not let in.
    pub(in crate::live) async fn lock(&self, project: &str, secrets: &Secrets) -> Result<Option<Lock>, LiveError> {
        let mut connection = match Self::has_administrator(secrets) {
            true => self.connect_administrator(secrets).await?,
            false => match self.connect(secrets).await {
                Ok(connection) => connection,
                Err(_) => return Ok(None),
            },
        };
        // Names of locks have at most 64 characters.
        let asked = connection.exec_first("select get_lock(sha2(?, 224), ?)", (project, PATIENCE));
        match self.within("its lock", asked).await? {
            Some(1_i64) => Ok(Some(Lock { _connection: connection })),
            _ => {
                let message = format!("another `apply` of {project} is at work, on this machine or on another");
                Err(LiveError::new(Fault::Locked, System::MySql, message, "wait for its end, then make a new plan"))
            }
        }
    }
}
