mod catalog;

pub use self::catalog::Catalog;

use std::time::Duration;

use datastack_core::diff::System;
use datastack_core::pipeline::{Pipeline, User};
use mysql_async::prelude::Queryable;
use mysql_async::{Conn, Error, OptsBuilder, SslOpts};

use super::{Fault, LiveError, Secrets};

/// The longest that a connection or a statement may take.
const TIME_OUT: Duration = Duration::from_secs(30);

/// A client of the source database. It comes as the source connector's user, which may write signals and no more.
#[derive(Debug)]
pub struct MySql {
    host: String,
    port: u16,
    user: User,
    tls: bool,
}

impl MySql {
    /// A client that has not connected yet.
    pub fn new(pipeline: &Pipeline) -> Self {
        let source = &pipeline.mysql;
        Self { host: source.host.clone(), port: source.port, user: source.cdc.clone(), tls: source.tls }
    }

    /// Runs statements one after another.
    pub(super) async fn run(&self, statements: &[String], secrets: &Secrets) -> Result<(), LiveError> {
        let mut connection = self.connect(secrets).await?;
        for statement in statements {
            let ran = tokio::time::timeout(TIME_OUT, connection.query_drop(statement.as_str())).await;
            ran.map_err(|_| self.silent("a statement"))?.map_err(|error| self.fault(&error))?;
        }
        // What was written is written, however the connection ends.
        let _ = connection.disconnect().await;
        Ok(())
    }

    async fn connect(&self, secrets: &Secrets) -> Result<Conn, LiveError> {
        let password = secrets.of(&self.user.password)?;
        // As the connector's `database.ssl.mode=required`: encrypted, whoever signed the certificate.
        let ssl = self.tls.then(|| SslOpts::default().with_danger_accept_invalid_certs(true));
        let options = OptsBuilder::default()
            .ip_or_hostname(self.host.as_str())
            .tcp_port(self.port)
            .prefer_socket(false)
            .user(Some(self.user.name.as_str()))
            .pass(Some(password.expose()))
            .ssl_opts(ssl);
        let connected = tokio::time::timeout(TIME_OUT, Conn::new(options)).await;
        connected.map_err(|_| self.silent("a connection"))?.map_err(|error| self.fault(&error))
    }

    fn silent(&self, what: &str) -> LiveError {
        let message =
            format!("MySQL at {}:{} was asked for {what} and does not answer within 30 s", self.host, self.port);
        LiveError::new(Fault::Unreachable, System::MySql, message, "look at the server, then run `apply` again")
    }

    fn fault(&self, error: &Error) -> LiveError {
        let (fault, help) = match error {
            Error::Server(_) => (Fault::Refused, "the users and their grants are made by `mysql/apply.sh`"),
            _ => {
                (Fault::Unreachable, "start it, or set `mysql.host` and `mysql.port` to where it is reached from here")
            }
        };
        let message = format!("MySQL at {}:{}, as {}: {error}", self.host, self.port, self.user.name);
        LiveError::new(fault, System::MySql, message, help)
    }
}
