//! From a [`Definition`] to a [`Pipeline`]: the only place where a default is applied.
//!
//! Each section of the definition has its file. A fault becomes a finding and a stand-in takes the place of the value,
//! so that all faults are found in one run; no pipeline leaves if one finding is an error.

mod archive;
mod cdc;
mod clickhouse;
pub(crate) mod code;
mod column;
mod control_table;
mod expression;
mod extra;
mod ingest;
mod kafka;
mod key;
mod live;
mod mysql;
mod outputs;
mod renamed;
mod rules;
mod schedule;
mod scope;
mod table;
mod text;
mod user;
mod versions;

pub use code::{CODES, CodeMeaning};

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::definition::Definition;
use crate::diagnostic::{DefinitionPath, Diagnostic, Severity};
use crate::name::{EnvironmentName, ProjectName, TableName};
use crate::pipeline::Pipeline;
use scope::Scope;

/// A pipeline with all that was found on the way to it.
#[derive(Debug)]
pub struct Resolved {
    /// The pipeline; none if one finding is an error.
    pub pipeline: Option<Pipeline>,
    /// All findings, not the first only.
    pub findings: Vec<Diagnostic>,
}

/// Resolves a definition; `environment` is the name whose overlay has been laid over it, if any.
pub fn resolve(definition: &Definition, environment: Option<&str>) -> Resolved {
    let scope = Scope::default();
    let root = DefinitionPath::project();
    let project = &definition.project;
    let name = scope.name(&root.key("name"), &project.name, ProjectName::new, ProjectName::placeholder);
    let environment =
        environment.map(|name| scope.name(&root.key("env"), name, EnvironmentName::new, EnvironmentName::placeholder));
    let versions = versions::resolve(&scope, project);
    let mysql = mysql::resolve(&scope, project, &name);
    let kafka = kafka::resolve(&scope, project);
    let cdc = cdc::resolve(&scope, project, &name, environment.as_ref(), &mysql, &kafka, &versions);
    let archive = archive::archive(&scope, project, &name, &cdc);
    let topics = kafka::control_topics(&cdc, &archive, &kafka);
    let shared = table::Shared { project, name: &name, mysql: &mysql, kafka: &kafka, cdc: &cdc };
    let resolved: Vec<_> = definition
        .tables
        .par_iter()
        .map(|(table, definition)| {
            let scope = Scope::default();
            (table::resolve(&scope, &shared, table, definition), scope.into_findings())
        })
        .collect();
    let mut tables = Vec::with_capacity(resolved.len());
    for (table, findings) in resolved {
        tables.push(table);
        findings.into_iter().for_each(|finding| scope.push(finding));
    }
    let clickhouse = clickhouse::resolve(&scope, project, &name);
    table::across(&scope, definition, &clickhouse.database, &mut tables);
    let excluded = excluded(&scope, definition);
    let pipeline = Pipeline {
        clickhouse,
        object_store: archive::object_store(&scope, project),
        history: schedule::history(&scope, project, &name),
        ingest: ingest::project(&scope, project),
        airflow: schedule::airflow(&scope, project, &name),
        outputs: outputs::resolve(&scope, project),
        name,
        environment,
        versions,
        mysql,
        kafka,
        cdc,
        topics,
        archive,
        tables,
        excluded,
        rules: rules::resolve(&scope, project),
    };
    control_table::check(&scope, &pipeline);
    extra::check(&scope, &pipeline);
    let findings = accepted(definition, scope.into_findings());
    let failed = findings.iter().any(|finding| finding.severity == Severity::Error);
    Resolved { pipeline: (!failed).then_some(pipeline), findings }
}

fn excluded(scope: &Scope, definition: &Definition) -> Vec<(TableName, String)> {
    let path = DefinitionPath::project().key("exclude");
    let exclude = definition.project.exclude.iter();
    exclude
        .map(|(table, reason)| {
            let path = path.key(table);
            scope.reason(&path, reason, "a table stays out of the pipeline");
            if definition.tables.contains_key(table) {
                let message = format!("table `{table}` is left out here and defined in a file of its own");
                let other = DefinitionPath::table(table);
                scope.push(
                    Diagnostic::error(code::CONTRADICTION, path.clone(), message)
                        .at_key()
                        .and(other, "defined here")
                        .help(format!("delete `tables/{table}.toml`, or the line in `[exclude]`")),
                );
            }
            (scope.key_name(&path, table, TableName::new, TableName::placeholder), reason.clone())
        })
        .collect()
}

/// Takes out the findings that the definition accepts, and reports acceptances that accept nothing.
fn accepted(definition: &Definition, findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let acceptable =
        |finding: &Diagnostic| finding.severity == Severity::Warning || finding.code.0 == code::UNREADABLE_SQL;
    let mut used = Vec::new();
    let mut kept: Vec<Diagnostic> = Vec::new();
    for finding in findings {
        let by = acceptable(&finding).then(|| acceptance(definition, &finding)).flatten();
        match by {
            Some(path) => used.push(path),
            None => kept.push(finding),
        }
    }
    let all = std::iter::once((DefinitionPath::project(), &definition.project.accept))
        .chain(definition.tables.iter().map(|(name, table)| (DefinitionPath::table(name), &table.accept)));
    for (document, accept) in all {
        for (code, reason) in accept {
            let path = document.key("accept").key(code);
            if reason.trim().is_empty() {
                let message = format!("`{code}` is accepted without a reason");
                kept.push(Diagnostic::error(code::REASON, path, message).help("say why, for the next reader"));
            } else if !used.contains(&path) {
                let message = format!("`{code}` is accepted, but there is no such finding that can be accepted");
                let help = "delete the line; only warnings and DS1011 can be accepted";
                kept.push(Diagnostic::warning(code::ACCEPTANCE, path, message).at_key().help(help));
            }
        }
    }
    kept
}

fn acceptance(definition: &Definition, finding: &Diagnostic) -> Option<DefinitionPath> {
    let code = finding.code.to_string();
    let document = &finding.labels.first()?.path.document;
    if let crate::diagnostic::Document::Table(name) = document
        && definition.tables.get(name).is_some_and(|table| table.accept.contains_key(&code))
    {
        return Some(DefinitionPath::table(name).key("accept").key(&code));
    }
    let everywhere = definition.project.accept.contains_key(&code);
    everywhere.then(|| DefinitionPath::project().key("accept").key(&code))
}
