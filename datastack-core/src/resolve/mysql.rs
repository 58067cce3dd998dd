use super::scope::Scope;
use super::user::{Role, users};
use super::{code, text};
use crate::definition::{DdlOwner, ProjectDefinition, Server};
use crate::diagnostic::{DefinitionPath, Diagnostic};
use crate::name::{DatabaseName, ProjectName};
use crate::pipeline::Source;

pub(super) fn resolve(scope: &Scope, project: &ProjectDefinition, name: &ProjectName) -> Source {
    let root = DefinitionPath::project().key("mysql");
    let stated = &project.mysql;
    let server = stated.server.unwrap_or(Server::MySql);
    host(scope, &root.key("host"), &stated.host);
    let ddl = stated.ddl.unwrap_or(DdlOwner::Managed);
    if ddl == DdlOwner::Managed && stated.schema.is_some() {
        let message = "a SQL file with the schema is given, but this project owns the tables";
        scope.push(
            Diagnostic::error(code::CONTRADICTION, root.key("schema"), message)
                .and(root.key("ddl"), "managed is the default")
                .help("write `ddl = \"external\"`, or delete `schema`"),
        );
    }
    let binlog = root.key("binlog_retention");
    let (product, limit) = longest_user(server);
    let role = |section, stated, suffix, variable| Role {
        section,
        stated,
        suffix,
        variable,
        server: product,
        limit: Some(limit),
    };
    let [cdc, ingest] = users(
        scope,
        name,
        &[
            role("mysql.users.cdc", &stated.users.cdc, "cdc", "CDC_PASSWORD"),
            role("mysql.users.ingest", &stated.users.ingest, "ingest", "INGEST_PASSWORD"),
        ],
    );
    Source {
        server,
        host: stated.host.clone(),
        port: stated.port.unwrap_or(3306),
        database: scope.name(&root.key("database"), &stated.database, DatabaseName::new, DatabaseName::placeholder),
        ddl,
        binlog_retention: scope.seconds(&binlog, stated.binlog_retention.as_ref(), 604_800),
        tls: stated.tls.unwrap_or(true),
        cdc,
        ingest,
    }
}

/// The server's name, and the most characters that it takes as a user's (error 1470 of MySQL 9.7 and
/// MariaDB 10.11).
fn longest_user(server: Server) -> (&'static str, usize) {
    match server {
        Server::MySql => ("MySQL", 32),
        Server::MariaDb => ("MariaDB", 128),
    }
}

fn host(scope: &Scope, path: &DefinitionPath, host: &str) {
    let legal = !host.is_empty() && host.chars().all(|c| c.is_ascii_alphanumeric() || "._-:[]".contains(c));
    if !legal {
        let message = format!("`{host}` is no host name");
        scope.push(Diagnostic::error(code::NAME, path.clone(), message).help("write the name without scheme and port"));
    }
}

/// The connector's id among the replicas of a server. Derived from names, so that two branches that add connectors
/// do not meet in a merge; 1 to 9999 are left to servers.
pub(super) fn server_id(environment: &str, connector: &str) -> u32 {
    10_000 + text::hash(&format!("{environment}/{connector}")) % 4_000_000_000
}
