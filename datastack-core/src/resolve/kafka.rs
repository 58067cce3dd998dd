use super::code;
use super::scope::Scope;
use crate::definition::{ArchiveKind, ProjectDefinition};
use crate::diagnostic::{DefinitionPath, Diagnostic};
use crate::pipeline::{Archive, Cdc, Kafka};
use crate::topic::{Purpose, Retention, Topic};

pub(super) fn resolve(scope: &Scope, project: &ProjectDefinition) -> Kafka {
    let root = DefinitionPath::project();
    let stated = &project.kafka;
    for broker in stated.bootstrap.split(',') {
        let port = broker.trim().rsplit_once(':').and_then(|(host, port)| {
            (!host.is_empty() && !host.contains('/')).then(|| port.parse::<u16>().ok()).flatten()
        });
        if port.is_none() {
            let message = format!("`{}` is no broker", broker.trim());
            let help = "write `host:port`, several separated by commas";
            scope.push(Diagnostic::error(code::NAME, root.keys("kafka.bootstrap"), message).help(help));
        }
    }
    for (key, url) in [("registry", &stated.registry), ("connect", &stated.connect)] {
        if let Some(url) = url {
            http_url(scope, &root.key("kafka").key(key), url);
        }
    }
    let factor = root.keys("kafka.replication_factor");
    let partitions = root.keys("topics.partitions");
    let replication_factor = scope.number(&factor, stated.replication_factor.map(u32::from), 3, 1..=32) as u16;
    let week = Retention::Milliseconds(604_800_000);
    Kafka {
        bootstrap: stated.bootstrap.clone(),
        registry: stated.registry.clone(),
        connect: stated.connect.clone().unwrap_or_else(|| "http://connect:8083".to_owned()),
        replication_factor,
        partitions: scope.number(&partitions, project.topics.partitions, 4, 1..=10_000),
        min_insync_replicas: min_insync(scope, project, replication_factor),
        retention: retention(scope, &root.keys("topics.retention"), project.topics.retention.as_ref(), week),
    }
}

/// A URL that every client of the pipeline takes: scheme, host, and no user or password.
pub(super) fn http_url(scope: &Scope, path: &DefinitionPath, url: &str) {
    let rest = url.strip_prefix("http://").or_else(|| url.strip_prefix("https://"));
    let fault = match rest {
        None => Some("does not start with `http://` or `https://`"),
        Some(rest) if rest.is_empty() || rest.starts_with('/') => Some("names no host"),
        Some(rest) if rest.split('/').next().is_some_and(|host| host.contains('@')) => {
            Some("holds a login; secrets never stand in a definition")
        }
        Some(_) => None,
    };
    if let Some(fault) = fault {
        let help = "write `http://host:port`; logins come from the environment";
        scope.push(Diagnostic::error(code::NAME, path.clone(), format!("`{url}` {fault}")).help(help));
    }
}

/// Retention as it was stated, or else the default.
pub(super) fn retention(
    scope: &Scope,
    path: &DefinitionPath,
    stated: Option<&String>,
    default: Retention,
) -> Retention {
    match stated {
        None => default,
        Some(text) if text == "forever" => Retention::Forever,
        Some(_) => Retention::Milliseconds(scope.seconds(path, stated, 604_800).saturating_mul(1_000)),
    }
}

/// Replicas that must have a record: one may be away, if there are more than one.
fn min_insync(scope: &Scope, project: &ProjectDefinition, replication_factor: u16) -> u16 {
    let path = DefinitionPath::project().keys("topics.min_insync_replicas");
    let factor = u32::from(replication_factor);
    let default = factor.saturating_sub(1).max(1);
    scope.number(&path, project.topics.min_insync_replicas.map(u32::from), default, 1..=factor) as u16
}

/// Topics that hold no rows of a table of the user's.
pub(super) fn control_topics(cdc: &Cdc, archive: &Archive, kafka: &Kafka) -> Vec<Topic> {
    let topic = |name: &crate::name::TopicName, purpose, retention| Topic {
        name: name.clone(),
        purpose,
        partitions: 1,
        replication_factor: kafka.replication_factor,
        min_insync_replicas: kafka.replication_factor.saturating_sub(1).max(1),
        retention,
    };
    let week = Retention::Milliseconds(604_800_000);
    let mut topics = vec![
        topic(&cdc.history_topic, Purpose::SchemaHistory, Retention::Forever),
        topic(&cdc.heartbeat_topic, Purpose::Heartbeat, week),
        topic(&cdc.heartbeat_rows_topic, Purpose::HeartbeatRows, week),
        topic(&cdc.signal_rows_topic, Purpose::Signals, week),
        topic(&archive.dead_letter_topic, Purpose::DeadLetters, Retention::Milliseconds(30 * 86_400_000)),
    ];
    if archive.kind == ArchiveKind::Iceberg {
        topics.push(topic(&archive.control_topic, Purpose::Control, week));
    }
    topics
}
