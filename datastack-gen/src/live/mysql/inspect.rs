use std::collections::BTreeMap;

use datastack_core::definition::Server;
use datastack_core::diff::{LiveMySql, LiveUser, asked_of_mysql};
use datastack_core::mysql::{identifier, string};
use datastack_core::pipeline::{Pipeline, accounts, server_settings};
use mysql_async::prelude::Queryable;
use mysql_async::{Conn, Error};

use super::MySql;
use crate::live::{LiveError, Secrets};

/// No such database, no such table.
const ABSENT: [u16; 2] = [1049, 1146];

impl MySql {
    /// Looks, as the administrator, at the tables, users, rights and settings that the pipeline names. Nothing is
    /// changed; for tables that differ, a temporary one shows how the server writes what is wanted.
    ///
    /// # Errors
    ///
    /// If the server does not answer or refuses.
    pub async fn inspect(&self, pipeline: &Pipeline, secrets: &Secrets) -> Result<LiveMySql, LiveError> {
        let mut connection = self.connect_administrator(secrets).await?;
        let mut live = self.within("its tables and users", look(&mut connection, pipeline)).await?;
        self.within("the form of tables", forms(&mut connection, pipeline, &mut live)).await?;
        for account in accounts(pipeline) {
            let Some(user) = live.users.get_mut(&account.user.name) else { continue };
            if let Some(password) = secrets.get(&account.user.password.variable()) {
                user.admitted = Some(self.admits(&account.user.name, &password).await?);
            }
        }
        let _ = connection.disconnect().await;
        Ok(live)
    }
}

async fn look(connection: &mut Conn, pipeline: &Pipeline) -> Result<LiveMySql, Error> {
    let database = pipeline.mysql.database.as_str();
    let mut live = LiveMySql::default();
    // ANSI_QUOTES, for one, changes what SHOW CREATE prints.
    connection.query_drop("set session sql_mode = ''").await?;
    let schema = format!("select 1 from information_schema.schemata where schema_name = {}", string(database));
    live.database = connection.query_first::<u8, _>(schema).await?.is_some();
    let control = [pipeline.cdc.heartbeat_table, pipeline.cdc.signal_table];
    for name in pipeline.tables.iter().map(|table| table.name.as_str()).chain(control) {
        if let Some(text) = unless_absent(statement(connection, database, name).await)?.flatten() {
            live.tables.insert(name.to_owned(), text);
        }
    }
    let heartbeat = format!("{}.{}", identifier(database), identifier(pipeline.cdc.heartbeat_table));
    let beat = connection.query_first::<u8, _>(format!("select 1 from {heartbeat} where id = 1")).await;
    live.heartbeat = unless_absent(beat)?.flatten().is_some();
    for account in accounts(pipeline) {
        if let Some(user) = user(connection, &account.user.name, &account.quoted()).await? {
            live.users.insert(account.user.name.clone(), user);
        }
    }
    live.unmet = unmet(connection, pipeline).await?;
    Ok(live)
}

/// What the server says of a table; a view has columns of other kinds, and counts for a text that is no table.
async fn statement(connection: &mut Conn, database: &str, name: &str) -> Result<Option<String>, Error> {
    let show = format!("show create table {}.{}", identifier(database), identifier(name));
    let row = connection.query_first::<mysql_async::Row, _>(show).await?;
    Ok(row.and_then(|row| row.get(1)))
}

async fn user(connection: &mut Conn, name: &str, quoted: &str) -> Result<Option<LiveUser>, Error> {
    let known = format!("select ssl_type from mysql.user where host = '%' and user = {}", string(name));
    let Some(ssl_type) = connection.query_first::<Vec<u8>, _>(known).await? else { return Ok(None) };
    let shown: Vec<String> = connection.query(format!("show grants for {quoted}")).await?;
    // What follows the user may hold the hash of its password.
    let grants = shown.iter().filter_map(|grant| {
        let (head, rest) = grant.rsplit_once(" TO ")?;
        let option = if rest.ends_with(" WITH GRANT OPTION") { " WITH GRANT OPTION" } else { "" };
        Some(format!("{head}{option}"))
    });
    Ok(Some(LiveUser { grants: grants.collect(), encrypted: !ssl_type.is_empty(), admitted: None }))
}

/// Asks for the server's own form of tables that do not read alike. A temporary table is the connection's alone, and is
/// in no binlog of rows.
async fn forms(connection: &mut Conn, pipeline: &Pipeline, live: &mut LiveMySql) -> Result<(), Error> {
    let database = pipeline.mysql.database.as_str();
    for (name, create) in asked_of_mysql(pipeline, live) {
        connection.query_drop(create).await?;
        if let Some(text) = statement(connection, database, &name).await? {
            live.wanted.insert(name.clone(), text.replacen("CREATE TEMPORARY TABLE", "CREATE TABLE", 1));
        }
        connection.query_drop(format!("drop temporary table {}.{}", identifier(database), identifier(&name))).await?;
    }
    Ok(())
}

async fn unmet(connection: &mut Conn, pipeline: &Pipeline) -> Result<BTreeMap<(String, String), String>, Error> {
    let variables = match pipeline.mysql.server {
        Server::MySql => "performance_schema.global_variables",
        Server::MariaDb => "information_schema.global_variables",
    };
    let mut unmet = BTreeMap::new();
    for setting in server_settings(pipeline) {
        let ask = format!(
            "select variable_value from {variables} where variable_name = '{}' and not ({})",
            setting.variable, setting.condition
        );
        if let Some(value) = connection.query_first::<String, _>(ask).await? {
            unmet.insert((setting.variable.to_owned(), setting.condition), value);
        }
    }
    Ok(unmet)
}

fn unless_absent<T>(answer: Result<T, Error>) -> Result<Option<T>, Error> {
    match answer {
        Ok(answer) => Ok(Some(answer)),
        Err(Error::Server(error)) if ABSENT.contains(&error.code) => Ok(None),
        Err(error) => Err(error),
    }
}
