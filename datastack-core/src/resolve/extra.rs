use super::code;
use super::scope::Scope;
use crate::connect::catalogue::{Reading, Scopes, replacement};
use crate::connect::connector::Connector;
use crate::connect::{Config, ConfigError};
use crate::diagnostic::{DefinitionPath, Diagnostic};
use crate::lint::value_fault;
use crate::pipeline::{Pipeline, archive_connector, own_archive_keys, own_source_keys, source_connector};
use crate::secret::is_secret_key;

/// Families of keys of which the pipeline decides every member, those that it leaves at their default too: with another
/// value, the records would no longer be what everything behind them expects.
const OWN_FAMILIES: [&str; 18] = [
    "name",
    "transforms",
    "predicates",
    "key.converter",
    "value.converter",
    "header.converter",
    "converters",
    "post.processors",
    "topic.creation.",
    "topic.naming.",
    "column.",
    "table.exclude.list",
    "database.exclude.list",
    "message.key.columns",
    "include.schema.comments",
    "field.name.adjustment.mode",
    "schema.name.adjustment.mode",
    "iceberg.table",
];

type Configured = fn(&Pipeline) -> Result<Config, ConfigError>;
type Whole = fn(&Pipeline) -> Result<Connector, ConfigError>;

/// Checks the keys of `[cdc.extra]` and `[archive.extra]` against what the pipeline sets itself, and against what the
/// connector's classes read.
pub(super) fn check(scope: &Scope, pipeline: &Pipeline) {
    let sections = [
        ("cdc", &pipeline.cdc.extra, own_source_keys as Configured, source_connector as Whole),
        ("archive", &pipeline.archive.extra, own_archive_keys, archive_connector),
    ];
    for (section, extra, own, whole) in sections.into_iter().filter(|(_, extra, ..)| !extra.is_empty()) {
        let own = own(pipeline).unwrap_or_default();
        let scopes = Scopes::of(&whole(pipeline).map(|connector| connector.config).unwrap_or_default());
        for (key, value) in extra {
            let path = DefinitionPath::project().key(section).key("extra").key(key);
            if let Some((message, help)) = fault(section, key, value, &own) {
                scope.push(Diagnostic::error(code::EXTRA, path, message).at_key().help(help));
                continue;
            }
            match scopes.reading(key) {
                Reading::Unread(_) => {
                    let finding = Diagnostic::warning(code::UNREAD_EXTRA, path, format!("`{key}` is read by nobody"));
                    let accept = "if the worker's version reads it, accept DS1029 with the reason";
                    scope.push(finding.at_key().help(match scopes.meant(key) {
                        Some(near) => format!("did you mean `{near}`? Else, {accept}"),
                        None => format!("delete it; {accept}"),
                    }));
                }
                Reading::Declared(_, declared) => {
                    if let Some((what, help)) = value_fault(declared, value) {
                        let message = format!("`{key}` {what}");
                        scope.push(Diagnostic::error(code::EXTRA, path, message).help(help));
                    }
                }
                Reading::HandedOn(_) | Reading::UnknownClass(_) => {}
            }
        }
    }
}

fn fault(section: &str, key: &str, value: &str, own: &Config) -> Option<(String, String)> {
    if let Some(instead) = replacement(key) {
        return Some((format!("`{key}` has no effect on a connector"), instead));
    }
    if own.get(key).is_some() || OWN_FAMILIES.iter().any(|family| key.starts_with(family)) {
        let message = format!("`{key}` is set by the pipeline itself");
        return Some((message, setting(section, key).to_owned()));
    }
    if is_secret_key(key) && !value.contains("${") {
        let message = format!("`{key}` holds a secret as text");
        return Some((message, "write a reference that the worker resolves, such as `${env:NAME}`".to_owned()));
    }
    None
}

/// Where the definition says what a key of the pipeline's own says.
fn setting(section: &str, key: &str) -> &'static str {
    let families = [
        ("database.server.id", "delete the line; write `server_id` under `[cdc]`"),
        ("database.", "delete the line; `[mysql]` says it"),
        ("topic.creation.", "delete the line; `[topics]`, or `[topic]` of a table, says it"),
        ("topic.prefix", "delete the line; write `prefix` under `[cdc]`"),
        ("schema.history.internal.kafka.topic", "delete the line; write `history_topic` under `[cdc]`"),
        ("schema.history.", "delete the line; `[kafka]` says it"),
        ("table.", "delete the line; the files in `tables/` say what is captured"),
        ("column.", "delete the line; `[pii]` and `[exclude]` of a table say it"),
        ("transforms", "delete the line; `add_fields` under `[cdc]` and `[readable]` of a table say it"),
        (
            "value.converter.decimal.format",
            "delete the line; in JSON, `decimal = \"string\"` under `[cdc]` is exact for every reader, and the default",
        ),
        (
            "value.converter.schemas.enable",
            "delete the line; ClickHouse reads no record that is wrapped in its schema, and `format = \"avro\"` under `[cdc]` \
             has the schemas in the registry",
        ),
        ("value.converter", "delete the line; `format` under `[cdc]` and `registry` under `[kafka]` say it"),
        ("snapshot.mode", "delete the line; write `snapshot` under `[cdc]`"),
        ("heartbeat.", "delete the line; write `heartbeat` under `[cdc]`"),
        ("exactly.once.", "delete the line; write `exactly_once` under `[cdc]`"),
    ];
    match families.iter().find(|(prefix, _)| key.starts_with(prefix)) {
        Some((_, help)) => help,
        None if section == "cdc" => "delete the line; `[cdc]` has a setting for what may differ",
        None => "delete the line; `[archive]` and `[object_store]` have a setting for what may differ",
    }
}
