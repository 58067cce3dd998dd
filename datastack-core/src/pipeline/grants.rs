use super::{Pipeline, User, Version};
use crate::definition::Server;
use crate::mysql::{identifier, string};

/// Rights of a user of the source database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The user.
    pub user: User,
    /// What connects as this user.
    pub purpose: &'static str,
    /// Whether the server refuses it without encryption.
    pub encrypted: bool,
    /// What it may do: everything that the chosen modes need, and no more.
    pub grants: Vec<Grant>,
}

/// Privileges on one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// Privileges, in the server's words.
    pub privileges: Vec<&'static str>,
    /// A table of the source database; none for the whole server, where a privilege exists for nothing less.
    pub table: Option<String>,
    /// What would fail without it.
    pub reason: &'static str,
}

impl Account {
    /// User and host as the server quotes them. The host is `%`: where Connect runs is the network's affair.
    pub fn quoted(&self) -> String {
        format!("{}@'%'", string(&self.user.name))
    }

    /// Name of the session's variable that holds the password while [`Account::login_statements`] run.
    pub fn session_variable(&self) -> String {
        self.user.password.variable().to_lowercase()
    }

    /// The statements, without `;`, that make the user if there is none and set its password and what it must come
    /// with. `IDENTIFIED BY` takes no variable, so the statements are put together in the session.
    pub fn login_statements(&self) -> Vec<String> {
        let (user, variable) = (self.quoted(), self.session_variable());
        let require = if self.encrypted { "ssl" } else { "none" };
        let text = |head: String| string(&head);
        vec![
            format!(
                "set @statement = concat({}, quote(@{variable}))",
                text(format!("create user if not exists {user} identified by "))
            ),
            "prepare statement from @statement".to_owned(),
            "execute statement".to_owned(),
            format!(
                "set @statement = concat({}, quote(@{variable}), ' require {require}')",
                text(format!("alter user {user} identified by "))
            ),
            "prepare statement from @statement".to_owned(),
            "execute statement".to_owned(),
            "deallocate prepare statement".to_owned(),
        ]
    }
}

impl Grant {
    /// The statement that grants it, without `;`.
    pub fn statement(&self, database: &str, account: &Account) -> String {
        let on = match &self.table {
            Some(table) => format!("{}.{}", identifier(database), identifier(table)),
            None => "*.*".to_owned(),
        };
        format!("grant {} on {on} to {}", self.privileges.join(", "), account.quoted())
    }
}

/// The users that the pipeline connects as, with their rights.
pub fn accounts(pipeline: &Pipeline) -> Vec<Account> {
    let mut accounts = vec![Account {
        user: pipeline.mysql.cdc.clone(),
        purpose: "the source connector reads tables and binlog as this user",
        encrypted: pipeline.mysql.tls,
        grants: capture(pipeline),
    }];
    if pipeline.ingest.is_some() {
        accounts.push(Account {
            user: pipeline.mysql.ingest.clone(),
            purpose: "the ingestor writes sample data as this user",
            encrypted: false,
            grants: ingest(pipeline),
        });
    }
    accounts
}

fn capture(pipeline: &Pipeline) -> Vec<Grant> {
    let whole = |privilege, reason| Grant { privileges: vec![privilege], table: None, reason };
    let on = |privileges, table: &str, reason| Grant { privileges, table: Some(table.to_owned()), reason };
    let server = pipeline.mysql.server;
    let mut grants = vec![
        whole("replication slave", "reads the binlog"),
        whole(
            match server {
                Server::MySql => "replication client",
                Server::MariaDb => "binlog monitor",
            },
            "asks for the binlog's position; without it, the connector stops with a syntax error that names nothing",
        ),
        match flush_tables(server, pipeline.versions.mysql) {
            true => whole("flush_tables", "holds all tables for the moment in which a snapshot notes the position"),
            false => whole("reload", "holds all tables for the moment in which a snapshot notes the position"),
        },
    ];
    let reads = "reads the rows of a snapshot";
    grants.extend(pipeline.tables.iter().map(|table| on(vec!["select"], table.name.as_str(), reads)));
    grants.push(on(
        vec!["select", "insert", "update"],
        pipeline.cdc.heartbeat_table,
        "writes the heartbeat's row, and captures it",
    ));
    grants.push(on(
        vec!["select", "insert"],
        pipeline.cdc.signal_table,
        "takes signals, and marks the windows of an incremental snapshot",
    ));
    grants
}

/// MySQL 8.0.23 has a privilege for the lock alone; `RELOAD` would also let the user flush privileges and logs.
fn flush_tables(server: Server, version: Version) -> bool {
    server == Server::MySql && version > Version { major: 8, minor: 0 }
}

fn ingest(pipeline: &Pipeline) -> Vec<Grant> {
    let grant = |table: &super::Table| Grant {
        privileges: vec!["select", "insert", "update", "delete"],
        table: Some(table.name.to_string()),
        reason: "adds rows, and changes and deletes some of those that are there",
    };
    pipeline.tables.iter().map(grant).collect()
}
