use datastack_core::definition::{DdlOwner, Server};
use datastack_core::mysql::{BACKSLASH_ESCAPES, string};
use datastack_core::pipeline::{
    Account, Pipeline, Table, accounts, create_database, create_table, first_beat, heartbeat_table, server_settings,
    signal_table,
};
use serde::Serialize;

use super::{Artifact, ArtifactKind, Rendering};

pub(super) const ARTIFACT: Artifact =
    Artifact { kind: ArtifactKind::Mysql, project: Some(project), table: Some(table) };

fn table(pipeline: &Pipeline, table: &Table, rendering: &mut Rendering) {
    if pipeline.mysql.ddl == DdlOwner::External {
        return;
    }
    let mut statement = create_table(pipeline, table).to_string();
    if statement.contains('\\') {
        statement.insert_str(0, &format!("{BACKSLASH_ESCAPES};\n"));
    }
    let body = if table.foreign_keys.is_empty() {
        statement
    } else {
        // A table may point to one that a later file makes, or to itself.
        format!("set foreign_key_checks = 0;\n{statement}set foreign_key_checks = default;\n")
    };
    rendering.file(&format!("tables/{}.sql", table.name), &body);
}

fn project(pipeline: &Pipeline, rendering: &mut Rendering) {
    rendering.file("10_control.sql", &control(pipeline));
    let accounts = accounts(pipeline);
    rendering.template("20_users.sql", "mysql/20_users.sql.hbs", &users(pipeline, &accounts));
    rendering.template("30_checks.sql", "mysql/30_checks.sql.hbs", &checks(pipeline));
    rendering.template("apply.sh", "mysql/apply.sh.hbs", &script(pipeline, &accounts));
}

fn control(pipeline: &Pipeline) -> String {
    let create = match pipeline.mysql.ddl {
        DdlOwner::Managed => format!("{};\n", create_database(pipeline)),
        DdlOwner::External => String::new(),
    };
    format!("{create}{}{};\n{}", heartbeat_table(pipeline), first_beat(pipeline), signal_table(pipeline))
}

#[derive(Serialize)]
struct Users {
    users: Vec<UserView>,
}

#[derive(Serialize)]
struct UserView {
    purpose: &'static str,
    login: Vec<String>,
    groups: Vec<GrantGroup>,
}

/// Statements in a row that have one reason.
#[derive(Serialize)]
struct GrantGroup {
    reason: &'static str,
    statements: Vec<String>,
}

fn users(pipeline: &Pipeline, accounts: &[Account]) -> Users {
    let user = |account: &Account| {
        let mut groups: Vec<GrantGroup> = Vec::new();
        for grant in &account.grants {
            let statement = grant.statement(pipeline.mysql.database.as_str(), account);
            match groups.last_mut() {
                Some(group) if group.reason == grant.reason => group.statements.push(statement),
                _ => groups.push(GrantGroup { reason: grant.reason, statements: vec![statement] }),
            }
        }
        UserView { purpose: account.purpose, login: account.login_statements(), groups }
    };
    Users { users: accounts.iter().map(user).collect() }
}

#[derive(Serialize)]
struct Checks {
    /// Where the server shows its variables.
    variables: &'static str,
    settings: Vec<SettingView>,
    database: String,
    first: String,
    tables: Vec<String>,
}

#[derive(Serialize)]
struct SettingView {
    variable: &'static str,
    condition: String,
    wanted: String,
    reason: String,
}

fn checks(pipeline: &Pipeline) -> Checks {
    let settings = server_settings(pipeline).into_iter().map(|setting| SettingView {
        variable: setting.variable,
        condition: setting.condition,
        wanted: string(&setting.wanted),
        reason: string(setting.reason),
    });
    Checks {
        variables: match pipeline.mysql.server {
            Server::MySql => "performance_schema.global_variables",
            Server::MariaDb => "information_schema.global_variables",
        },
        settings: settings.collect(),
        database: string(pipeline.mysql.database.as_str()),
        first: string(pipeline.cdc.heartbeat_table),
        tables: pipeline.tables.iter().map(|table| string(table.name.as_str())).collect(),
    }
}

#[derive(Serialize)]
struct Script {
    what: &'static str,
    client: &'static str,
    other_client: &'static str,
    passwords: Vec<Password>,
}

#[derive(Serialize)]
struct Password {
    variable: String,
    /// The variable, as wide as the column of the script's head.
    pad: String,
    session: String,
    user: String,
}

fn script(pipeline: &Pipeline, accounts: &[Account]) -> Script {
    let (client, other_client) = match pipeline.mysql.server {
        Server::MySql => ("mysql", "mariadb"),
        Server::MariaDb => ("mariadb", "mysql"),
    };
    let password = |account: &Account| {
        let variable = account.user.password.variable();
        Password {
            pad: format!("{variable:<23}"),
            session: account.session_variable(),
            user: account.user.name.clone(),
            variable,
        }
    };
    Script {
        what: match pipeline.mysql.ddl {
            DdlOwner::Managed => "database, tables and users",
            DdlOwner::External => "the pipeline's own two tables and the users",
        },
        client,
        other_client,
        passwords: accounts.iter().map(password).collect(),
    }
}
