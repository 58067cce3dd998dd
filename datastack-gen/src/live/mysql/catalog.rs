use datastack_core::diff::System;
use datastack_core::mysql::{identifier, string};
use datastack_core::pipeline::User;
use datastack_core::secret::Secret;
use mysql_async::Conn;
use mysql_async::prelude::{FromRow, Queryable};

use super::MySql;
use crate::live::{Fault, LiveError, Secrets};

/// A database of a running server: the statements of its tables, and what else stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalog {
    /// The version in the server's words.
    pub version: String,
    /// Names of all tables, views and sequences of the database, those that were not asked for too.
    pub names: Vec<String>,
    /// Tables in the order of their names, each with the statement that makes it.
    pub tables: Vec<(String, String)>,
    /// What is no table, by kind (`view`, `sequence`, `trigger`, `event`, `procedure`, `function`) and name.
    pub others: Vec<(String, String)>,
}

/// Kinds of what is no table and can be named with the tables.
const LIKE_TABLES: [&str; 2] = ["view", "sequence"];

impl Catalog {
    /// What can be mistaken for a table: views and sequences.
    pub fn like_tables(&self) -> impl Iterator<Item = &(String, String)> {
        self.others.iter().filter(|(kind, _)| LIKE_TABLES.contains(&kind.as_str()))
    }
}

impl MySql {
    /// A client that comes as `MYSQL_USER`, with `MYSQL_PASSWORD`.
    ///
    /// # Errors
    ///
    /// If the user is not among the secrets.
    pub fn of_reader(host: &str, port: u16, tls: bool, secrets: &Secrets) -> Result<Self, LiveError> {
        let name = secrets.get("MYSQL_USER").ok_or_else(|| {
            let message = "the login of MySQL is not complete: the variable MYSQL_USER is not set";
            let help = "set MYSQL_USER and MYSQL_PASSWORD, or name them in the file of --secrets";
            LiveError::new(Fault::NoSecret, System::MySql, message, help)
        })?;
        let user = User { name: name.expose().to_owned(), password: Secret::Env("MYSQL_PASSWORD".to_owned()) };
        Ok(Self { host: host.to_owned(), port, user, tls })
    }

    /// The tables of a database with their statements: all of it, or those of `names`. Nothing is changed.
    ///
    /// # Errors
    ///
    /// If the server cannot be asked, has no such database, or the user may not read a table.
    pub async fn catalog(&self, database: &str, names: &[String], secrets: &Secrets) -> Result<Catalog, LiveError> {
        let mut connection = self.connect(secrets).await.map_err(of_reader)?;
        let catalog = self.read(&mut connection, database, names).await;
        // Nothing was changed, however the connection ends.
        let _ = connection.disconnect().await;
        catalog
    }

    async fn read(&self, connection: &mut Conn, database: &str, names: &[String]) -> Result<Catalog, LiveError> {
        // ANSI_QUOTES, for one, changes what SHOW CREATE prints.
        self.rows::<(Option<String>,)>(connection, "SET SESSION sql_mode = ''").await?;
        let version = self.rows::<(String,)>(connection, "SELECT VERSION()").await?;
        let schema =
            format!("SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = {}", string(database));
        if self.rows::<(String,)>(connection, &schema).await?.is_empty() {
            let message = format!("MySQL at {}:{} shows no database `{database}`", self.host, self.port);
            let help = "look at its name, and grant MYSQL_USER the privilege SELECT on it";
            return Err(LiveError::new(Fault::Refused, System::MySql, message, help));
        }
        let wanted = |name: &str| names.is_empty() || names.iter().any(|wanted| wanted == name);
        let (mut known, mut tables, mut others) = (Vec::new(), Vec::new(), Vec::new());
        let listed = format!(
            "SELECT TABLE_NAME, TABLE_TYPE FROM information_schema.TABLES WHERE TABLE_SCHEMA = {} ORDER BY TABLE_NAME",
            string(database)
        );
        for (name, kind) in self.rows::<(String, String)>(connection, &listed).await? {
            known.push(name.clone());
            match kind.as_str() {
                _ if !wanted(&name) => {}
                "BASE TABLE" | "SYSTEM VERSIONED" => {
                    let show = format!("SHOW CREATE TABLE {}.{}", identifier(database), identifier(&name));
                    let shown = self.rows::<(String, String)>(connection, &show).await?;
                    tables.extend(shown.into_iter().map(|(_, statement)| (name.clone(), statement)));
                }
                other => others.push((other.to_ascii_lowercase(), name)),
            }
        }
        if names.is_empty() {
            for (select, from, schema) in [
                ("'trigger', TRIGGER_NAME", "TRIGGERS", "TRIGGER_SCHEMA"),
                ("'event', EVENT_NAME", "EVENTS", "EVENT_SCHEMA"),
                ("LOWER(ROUTINE_TYPE), ROUTINE_NAME", "ROUTINES", "ROUTINE_SCHEMA"),
            ] {
                let asked = format!(
                    "SELECT {select} FROM information_schema.{from} WHERE {schema} = {} ORDER BY 1, 2",
                    string(database)
                );
                others.extend(self.rows::<(String, String)>(connection, &asked).await?);
            }
        }
        let version = version.into_iter().map(|(version,)| version).next().unwrap_or_default();
        Ok(Catalog { version, names: known, tables, others })
    }

    async fn rows<T: FromRow + Send + 'static>(
        &self,
        connection: &mut Conn,
        statement: &str,
    ) -> Result<Vec<T>, LiveError> {
        self.within(statement, connection.query(statement)).await
    }
}

/// Why a connection failed, with what helps somebody who has no project yet.
fn of_reader(error: LiveError) -> LiveError {
    let help = match error.fault {
        Fault::Refused => "see whether MYSQL_USER and MYSQL_PASSWORD are right; the user needs SELECT on the tables",
        Fault::Unreachable => "see whether it runs, and whether host and port are right as seen from here",
        _ => return error,
    };
    LiveError { help: help.to_owned(), ..error }
}
