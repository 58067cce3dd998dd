use std::collections::BTreeSet;

use super::ExaminedConnect;
use super::check::{Check, Of, Outcome};
use crate::connect::connector::Connector;
use crate::diff::{System, classes};
use crate::pipeline::{Pipeline, archive_connector, source_connector};

const OF: Of = Of(System::Connect);

pub(super) fn checks(pipeline: &Pipeline, found: &ExaminedConnect) -> Vec<Check> {
    let wanted: Vec<Connector> =
        [source_connector(pipeline), archive_connector(pipeline)].into_iter().filter_map(Result::ok).collect();
    let mut checks = vec![
        OF.ok("reached", format!("at {}", found.address)),
        OF.version(&found.version, pipeline.versions.kafka, "kafka"),
        plugins(&wanted, found),
        providers(&wanted, found),
    ];
    checks.extend(wanted.iter().map(|connector| validated(connector, found)));
    checks
}

fn plugins(wanted: &[Connector], found: &ExaminedConnect) -> Check {
    let subject = "plugins";
    let classes: BTreeSet<&str> = wanted.iter().flat_map(classes).collect();
    let missing: Vec<&str> = classes.iter().copied().filter(|class| !found.live.plugins.contains(*class)).collect();
    match missing.is_empty() {
        true => OF.ok(subject, format!("the workers have all {} classes", classes.len())),
        false => OF.bad(
            Outcome::Fault,
            subject,
            format!("the workers cannot load {}", missing.join(", ")),
            "put the plugin into a folder of `plugin.path` of every worker, and start them again",
        ),
    }
}

/// A worker tells nobody which providers it has. That a connector with their references runs shows that it has them.
fn providers(wanted: &[Connector], found: &ExaminedConnect) -> Check {
    let subject = "config providers";
    let of = |connector: &Connector| {
        let references = connector.config.iter().filter_map(|(_, value)| value.strip_prefix("${")?.split_once(':'));
        references.map(|(provider, _)| provider.to_owned()).collect::<BTreeSet<_>>()
    };
    let runs = |connector: &Connector| {
        let live = found.live.connectors.get(&connector.name);
        live.is_some_and(|live| live.tasks.iter().any(|task| task.state == "RUNNING"))
    };
    let used: BTreeSet<String> = wanted.iter().flat_map(of).collect();
    let shown: BTreeSet<String> = wanted.iter().filter(|connector| runs(connector)).flat_map(of).collect();
    let left: Vec<&str> = used.difference(&shown).map(String::as_str).collect();
    match left.is_empty() {
        true => OF.ok(subject, format!("{}, as connectors show that run", join(&used))),
        false => OF.bad(
            Outcome::Unknown,
            subject,
            format!("a worker does not tell whether it has {}, and no connector that uses it runs", left.join(", ")),
            "see that every worker names it under `config.providers`",
        ),
    }
}

fn join(names: &BTreeSet<String>) -> String {
    names.iter().map(String::as_str).collect::<Vec<_>>().join(", ")
}

/// What a worker says of a configuration includes whether it delivers exactly once, and whether it reaches the source
/// and is let in.
fn validated(connector: &Connector, found: &ExaminedConnect) -> Check {
    let subject = format!("configuration of {}", connector.name);
    match found.validated.get(&connector.name).map(Vec::as_slice) {
        None => OF.bad(
            Outcome::Unknown,
            subject,
            "the workers cannot judge it without its class",
            "put the plugin into a folder of `plugin.path` of every worker, and start them again",
        ),
        Some([]) => OF.ok(subject, "the workers take it"),
        Some(faults) => {
            let faults: Vec<String> = faults.iter().map(|(key, what)| format!("{key}: {what}")).collect();
            let mend = "mend what the workers say; they see source and brokers from where they run";
            OF.bad(Outcome::Fault, subject, faults.join("; "), mend)
        }
    }
}
