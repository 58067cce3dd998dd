use std::collections::{BTreeMap, BTreeSet};

use super::compare::step;
use super::grants::held;
use super::{LiveMySql, LiveUser};
use crate::diff::plan::Findings;
use crate::diff::{Action, Difference, Operation, Phase, Risk, Step, Subject, System};
use crate::mysql::identifier;
use crate::pipeline::{Account, Pipeline, accounts};

/// Compares the users that the pipeline connects as, and what they may do.
pub(super) fn compare(pipeline: &Pipeline, live: &LiveMySql, found: &mut Findings) {
    let artifact = format!("{}/20_users.sql", pipeline.outputs.mysql);
    for account in accounts(pipeline) {
        let there = live.users.get(&account.user.name);
        user(&account, there, &artifact, found);
        rights(pipeline, &account, there, &artifact, found);
    }
}

fn user(account: &Account, there: Option<&LiveUser>, artifact: &str, found: &mut Findings) {
    let name = account.user.name.as_str();
    let Some(there) = there else {
        let made = login(account, Action::Create, "there is no such user", artifact);
        found.steps.push(made.reversed_by(format!("drop user {}", account.quoted())));
        return;
    };
    let said = |encrypted: bool| if encrypted { "ssl" } else { "none" };
    let require = Difference::between("require", Some(said(there.encrypted)), Some(said(account.encrypted)));
    // A user that may come with encryption alone is let in with it or not at all: the password is right if it is.
    let refused = there.admitted == Some(false);
    if refused || require.is_some() {
        let reason = if refused { "the password of the secret does not let it in" } else { "it differs" };
        let altered = login(account, Action::Alter, reason, artifact).differing(require.into_iter().collect());
        found.steps.push(altered.risking(Risk::NeedsAttention, "who comes as it was until now is refused"));
    }
    if there.admitted.is_none() {
        let variable = account.user.password.variable();
        found
            .notes
            .push(format!("whether the password of MySQL's user {name} is right was not tried: {variable} is not set"));
    }
}

fn rights(pipeline: &Pipeline, account: &Account, there: Option<&LiveUser>, artifact: &str, found: &mut Findings) {
    let database = identifier(pipeline.mysql.database.as_str());
    let mut held = there.map(|user| held(&user.grants)).unwrap_or_default();
    let mut lacking = Vec::new();
    let mut named: BTreeSet<String> = BTreeSet::new();
    for grant in &account.grants {
        let on = match &grant.table {
            Some(table) => format!("{database}.{}", identifier(table)),
            None => "*.*".to_owned(),
        };
        let having = held.entry(on.clone()).or_default();
        let missing: Vec<&str> =
            grant.privileges.iter().copied().filter(|privilege| !having.remove(*privilege)).collect();
        if !missing.is_empty() {
            let attribute = format!("privileges on {on}");
            lacking.push(Difference { attribute, live: None, wanted: Some(missing.join(", ")) });
        }
        named.insert(on);
    }
    for (on, surplus) in held.into_iter().filter(|(_, surplus)| !surplus.is_empty()) {
        let listed = surplus.into_iter().collect::<Vec<_>>().join(", ");
        match named.contains(&on) && on != "*.*" {
            true => found.steps.push(revoke(account, &on, &listed, artifact)),
            // Another pipeline may come as the same user.
            false => {
                let on = if on.is_empty() { String::new() } else { format!(" on {on}") };
                found
                    .notes
                    .push(format!("kept: {listed}{on} of {}, which this pipeline does not need", account.quoted()));
            }
        }
    }
    if !lacking.is_empty() {
        found.steps.push(grant(pipeline, account, lacking, artifact));
    }
}

/// Everything that a user may do, in one step. It comes after what is revoked: `all privileges` takes with it what is
/// wanted.
fn grant(pipeline: &Pipeline, account: &Account, lacking: Vec<Difference>, artifact: &str) -> Step {
    let subject = Subject::new(System::MySql, "grants", account.user.name.as_str());
    let database = pipeline.mysql.database.as_str();
    // All of them, whatever is lacking: what is left of a plan that was cut off is the same step.
    let statements = account.grants.iter().map(|grant| grant.statement(database, account)).collect();
    let reason = format!("{}; not all of its rights are there", account.purpose);
    step(Phase::Grants, Action::Create, subject, &reason, artifact, statements).differing(lacking)
}

fn revoke(account: &Account, on: &str, listed: &str, artifact: &str) -> Step {
    let subject = Subject::new(System::MySql, "grant", format!("{}:{}", account.user.name, on.replace('`', "")));
    let (user, reason) = (account.quoted(), "the user may do more than the pipeline needs");
    let statement = format!("revoke {listed} on {on} from {user}");
    let surplus = Difference { attribute: format!("privileges on {on}"), live: Some(listed.to_owned()), wanted: None };
    step(Phase::Grants, Action::Drop, subject, reason, artifact, vec![statement])
        .differing(vec![surplus])
        .risking(Risk::NeedsAttention, "who relies on these privileges is refused")
        .reversed_by(format!("grant {listed} on {on} to {user}"))
}

fn login(account: &Account, action: Action, reason: &str, artifact: &str) -> Step {
    let mut statements = vec!["set session sql_mode = ''".to_owned()];
    statements.extend(account.login_statements());
    let passwords = BTreeMap::from([(account.session_variable(), account.user.password.variable())]);
    let subject = Subject::new(System::MySql, "user", account.user.name.as_str());
    let operation = Operation::AdministerMySql { statements, passwords };
    Step::new(Phase::Database, action, subject, reason, artifact, operation)
}
