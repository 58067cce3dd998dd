mod catalog;
mod inspect;
mod lock;
mod session;

pub use self::catalog::Catalog;
pub use self::lock::Lock;
pub(super) use self::session::Session;

use std::collections::BTreeMap;
use std::time::Duration;

use datastack_core::diff::System;
use datastack_core::mysql::BACKSLASH_ESCAPES;
use datastack_core::pipeline::{Pipeline, User};
use mysql_async::prelude::Queryable;
use mysql_async::{Conn, Error, OptsBuilder, SslOpts};

use super::{Fault, LiveError, SecretValue, Secrets};

/// The longest that a connection, or a statement that changes no table, may take.
const TIME_OUT: Duration = Duration::from_secs(30);

/// The server refuses a user or its password.
const ACCESS_DENIED: u16 = 1045;

/// A client of the source database. Signals are written as the source connector's user; tables and users are looked at
/// and changed as the administrator: `MYSQL_ADMIN` (`root` if it is not set) with `MYSQL_ROOT_PASSWORD`, the user that
/// the generated `mysql/apply.sh` comes as too.
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

    /// Whether the secrets name an administrator.
    pub fn has_administrator(secrets: &Secrets) -> bool {
        ["MYSQL_ADMIN", "MYSQL_ROOT_PASSWORD"].into_iter().any(|variable| secrets.get(variable).is_some())
    }

    /// Runs statements one after another, as the source connector's user.
    pub(super) async fn run(&self, statements: &[String], secrets: &Secrets) -> Result<(), LiveError> {
        let mut connection = self.connect(secrets).await?;
        for statement in statements {
            self.within("a statement", connection.query_drop(statement.as_str())).await?;
        }
        // What was written is written, however the connection ends.
        let _ = connection.disconnect().await;
        Ok(())
    }

    /// Runs statements as the administrator, after passwords were put into variables of the session.
    pub(super) async fn administer(
        &self,
        statements: &[String],
        passwords: &BTreeMap<String, String>,
        secrets: &Secrets,
    ) -> Result<(), LiveError> {
        let mut connection = self.connect_administrator(secrets).await?;
        for (session, variable) in passwords {
            let password = secrets.get(variable).ok_or_else(|| {
                let message = format!("the variable {variable} is not set: it is the password of a user of MySQL");
                LiveError::new(Fault::NoSecret, System::MySql, message, format!("set {variable}"))
            })?;
            let set = connection.exec_drop(format!("set @{session} = ?"), (password.expose(),));
            self.within("a variable of the session", set).await?;
        }
        // Without a limit of time: a large table that is copied takes as long as it takes.
        for statement in statements {
            connection.query_drop(statement.as_str()).await.map_err(|error| self.fault(&error))?;
        }
        let _ = connection.disconnect().await;
        Ok(())
    }

    async fn connect_administrator(&self, secrets: &Secrets) -> Result<Conn, LiveError> {
        let (user, password) = (secrets.get("MYSQL_ADMIN"), secrets.get("MYSQL_ROOT_PASSWORD"));
        let user = user.as_ref().map_or("root", SecretValue::expose);
        self.within("a connection", self.open(user, password.as_ref())).await
    }

    /// A connection of its own.
    pub(in crate::live) async fn connect(&self, secrets: &Secrets) -> Result<Conn, LiveError> {
        let password = secrets.of(&self.user.password)?;
        self.within("a connection", self.open(&self.user.name, Some(&password))).await
    }

    /// Whether the server lets a user in.
    async fn admits(&self, user: &str, password: &SecretValue) -> Result<bool, LiveError> {
        let opened = tokio::time::timeout(TIME_OUT, self.open(user, Some(password))).await;
        match opened.map_err(|_| self.silent("a connection"))? {
            Ok(connection) => {
                let _ = connection.disconnect().await;
                Ok(true)
            }
            Err(Error::Server(error)) if error.code == ACCESS_DENIED => Ok(false),
            Err(error) => Err(self.fault(&error)),
        }
    }

    async fn open(&self, user: &str, password: Option<&SecretValue>) -> Result<Conn, Error> {
        // As the connector's `database.ssl.mode=required`: encrypted, whoever signed the certificate.
        let ssl = self.tls.then(|| SslOpts::default().with_danger_accept_invalid_certs(true));
        let options = OptsBuilder::default()
            .ip_or_hostname(self.host.as_str())
            .tcp_port(self.port)
            .prefer_socket(false)
            .user(Some(user))
            .pass(password.map(SecretValue::expose))
            .ssl_opts(ssl)
            .init(vec![BACKSLASH_ESCAPES]);
        Conn::new(options).await
    }

    /// What the server answers in time.
    async fn within<T>(&self, what: &str, answer: impl Future<Output = Result<T, Error>>) -> Result<T, LiveError> {
        let answer = tokio::time::timeout(TIME_OUT, answer).await;
        answer.map_err(|_| self.silent(what))?.map_err(|error| self.fault(&error))
    }

    fn silent(&self, what: &str) -> LiveError {
        let message =
            format!("MySQL at {}:{} was asked for {what} and does not answer within 30 s", self.host, self.port);
        LiveError::new(Fault::Unreachable, System::MySql, message, "look at the server, then run `apply` again")
    }

    pub(in crate::live) fn fault(&self, error: &Error) -> LiveError {
        let (fault, help) = match error {
            Error::Server(error) if error.code == ACCESS_DENIED => (
                Fault::Refused,
                "users are made by `plan` and `apply` with an administrator's MYSQL_ADMIN and MYSQL_ROOT_PASSWORD, or \
                 by `mysql/apply.sh`",
            ),
            Error::Server(_) => (Fault::Refused, "mend what the server says, then run it again"),
            _ => {
                (Fault::Unreachable, "start it, or set `mysql.host` and `mysql.port` to where it is reached from here")
            }
        };
        let message = format!("MySQL at {}:{}: {error}", self.host, self.port);
        LiveError::new(fault, System::MySql, message, help)
    }
}
