use std::collections::BTreeSet;

use datastack_core::diff::System;
use datastack_core::doctor::{ExaminedMySql, Offset, Privilege, Setting};
use datastack_core::mysql::string;
use datastack_core::pipeline::{Pipeline, ServerSetting, server_settings};

use super::{number, offset};
use crate::live::clock::now_ms;
use crate::live::{LiveError, MySql, MySqlSession, Secrets};

/// Sees all as the connector's user: what it may not read is what the connector may not either, or no fault of it.
pub(super) async fn examine(
    client: &MySql,
    pipeline: &Pipeline,
    secrets: &Secrets,
) -> Result<ExaminedMySql, LiveError> {
    let mut session = client.session(secrets).await?;
    let database = string(pipeline.mysql.database.as_str());
    let mut settings = Vec::new();
    for wanted in server_settings(pipeline) {
        settings.push(setting(&mut session, &wanted).await?);
    }
    let tables = session
        .rows(&format!("SELECT table_name FROM information_schema.tables WHERE table_schema = {database}"))
        .await?;
    Ok(ExaminedMySql {
        address: client.address(),
        version: session.cell("SELECT VERSION()").await?.unwrap_or_default(),
        settings,
        privileges: privileges(&mut session, &database).await?,
        roles: roles(&mut session).await,
        tables: tables.into_iter().filter_map(|row| row.into_iter().next().flatten()).collect(),
        clock: clock(&mut session).await?,
    })
}

/// Its condition is judged by the server, as in the generated checks.
async fn setting(session: &mut MySqlSession<'_>, wanted: &ServerSetting) -> Result<Setting, LiveError> {
    let shown = session.rows(&format!("SHOW GLOBAL VARIABLES LIKE {}", string(wanted.variable))).await?;
    let Some(value) = shown.into_iter().next().and_then(|row| row.into_iter().nth(1)) else {
        return Ok(Setting { value: None, holds: false });
    };
    let value = value.unwrap_or_default();
    let judged = format!("SELECT {} FROM (SELECT {} AS variable_value) AS shown", wanted.condition, string(&value));
    let holds = session.cell(&judged).await?.as_deref() == Some("1");
    Ok(Setting { value: Some(value), holds })
}

async fn privileges(session: &mut MySqlSession<'_>, database: &str) -> Result<BTreeSet<Privilege>, LiveError> {
    // Beside a user's own, these tables show what it may see of others.
    let grantee = "grantee = CONCAT('''', SUBSTRING_INDEX(CURRENT_USER(), '@', 1), '''@''', \
                   SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''')";
    let statement = format!(
        "SELECT 'server', '', privilege_type FROM information_schema.user_privileges WHERE {grantee} \
         UNION ALL SELECT 'database', '', privilege_type FROM information_schema.schema_privileges \
         WHERE {grantee} AND {database} LIKE table_schema \
         UNION ALL SELECT 'table', table_name, privilege_type FROM information_schema.table_privileges \
         WHERE {grantee} AND table_schema = {database}"
    );
    let rows = session.rows(&statement).await?;
    let found = rows.into_iter().filter_map(|row| {
        let mut cells = row.into_iter().flatten();
        let (place, table, name) = (cells.next()?, cells.next()?, cells.next()?);
        Some(Privilege { table: (place == "table").then_some(table), server: place == "server", name })
    });
    Ok(found.collect())
}

/// Servers before MySQL 8.0 and MariaDB 10.0 have none.
async fn roles(session: &mut MySqlSession<'_>) -> Option<String> {
    let roles = session.cell("SELECT CURRENT_ROLE()").await.ok().flatten()?;
    (!roles.is_empty() && roles != "NONE").then_some(roles)
}

async fn clock(session: &mut MySqlSession<'_>) -> Result<Offset, LiveError> {
    let before = now_ms();
    let read = session.cell("SELECT TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(6)) DIV 1000").await?;
    let after = now_ms();
    Ok(offset(before, number(System::MySql, "its clock", read.as_deref())?, after))
}
