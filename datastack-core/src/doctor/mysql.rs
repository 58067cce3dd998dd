use super::check::{Check, Of, Outcome};
use super::{ExaminedMySql, Privilege, clock};
use crate::diff::System;
use crate::pipeline::{Grant, Pipeline, ServerSetting, accounts, server_settings};

const OF: Of = Of(System::MySql);

pub(super) fn checks(pipeline: &Pipeline, found: &ExaminedMySql) -> Vec<Check> {
    let user = &pipeline.mysql.cdc.name;
    let mut checks = vec![
        OF.ok("reached", format!("at {}, as {user}", found.address)),
        OF.version(&found.version, pipeline.versions.mysql, "mysql"),
    ];
    checks.extend(server_settings(pipeline).iter().zip(&found.settings).map(|(wanted, found)| setting(wanted, found)));
    checks.extend(grants(pipeline, found));
    checks.push(tables(pipeline, found));
    checks.push(clock::check(OF, found.clock));
    checks
}

/// Several conditions may be about one variable, so what is wanted tells them apart.
fn setting(wanted: &ServerSetting, found: &super::Setting) -> Check {
    let subject = format!("{}: {}", wanted.variable, wanted.wanted);
    match &found.value {
        None => OF.bad(
            Outcome::Unknown,
            subject,
            "the server does not show it to this user",
            format!("run the checks in `mysql/` as an administrator: otherwise {}", wanted.reason),
        ),
        Some(value) if found.holds => OF.ok(subject, shown(value)),
        Some(value) => OF.bad(
            Outcome::Fault,
            subject,
            format!("it is {}", shown(value)),
            format!("set it in the server's configuration; {}", wanted.reason),
        ),
    }
}

fn shown(value: &str) -> &str {
    if value.is_empty() { "empty" } else { value }
}

fn grants(pipeline: &Pipeline, found: &ExaminedMySql) -> Vec<Check> {
    let Some(account) = accounts(pipeline).into_iter().find(|account| account.user == pipeline.mysql.cdc) else {
        return Vec::new();
    };
    let subject = format!("grants of {}", account.user.name);
    let missing: Vec<&Grant> = account.grants.iter().filter(|grant| !given(grant, found)).collect();
    if missing.is_empty() {
        return vec![OF.ok(subject, format!("all {} that the pipeline needs", account.grants.len()))];
    }
    let database = pipeline.mysql.database.as_str();
    missing
        .into_iter()
        .map(|grant| {
            let statement = grant.statement(database, &account);
            let mend = format!("{statement}; or run `mysql/apply.sh`, which makes all of them");
            match &found.roles {
                Some(roles) => OF.bad(
                    Outcome::Unknown,
                    subject.clone(),
                    format!("it has no `{statement}` of its own; what {roles} give it is not looked at"),
                    mend,
                ),
                None => OF.bad(Outcome::Fault, subject.clone(), format!("missing, and {}", grant.reason), mend),
            }
        })
        .collect()
}

fn given(grant: &Grant, found: &ExaminedMySql) -> bool {
    let has = |name: &str, place: &dyn Fn(&Privilege) -> bool| {
        found.privileges.iter().any(|privilege| privilege.name.eq_ignore_ascii_case(name) && place(privilege))
    };
    grant.privileges.iter().all(|name| match &grant.table {
        None => has(name, &|privilege| privilege.server),
        Some(table) => {
            has(name, &|privilege| privilege.table.is_none() || privilege.table.as_deref() == Some(table.as_str()))
        }
    })
}

fn tables(pipeline: &Pipeline, found: &ExaminedMySql) -> Check {
    let names = pipeline.tables.iter().map(|table| table.name.as_str());
    let control = [pipeline.cdc.heartbeat_table, pipeline.cdc.signal_table];
    let wanted: Vec<&str> = names.chain(control).collect();
    let missing: Vec<&str> = wanted.iter().copied().filter(|name| !found.tables.contains(*name)).collect();
    match missing.is_empty() {
        true => OF.ok("tables", format!("all {} are there", wanted.len())),
        false => OF.bad(
            Outcome::Fault,
            "tables",
            format!("not there, or not shown to this user: {}", missing.join(", ")),
            "run `mysql/apply.sh`, or the application's migrations: the connector runs without them, and captures nothing",
        ),
    }
}
