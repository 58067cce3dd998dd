use super::kafka::http_url;
use super::scope::Scope;
use super::user::{Role, users};
use crate::definition::ProjectDefinition;
use crate::diagnostic::DefinitionPath;
use crate::name::{DatabaseName, ProjectName};
use crate::pipeline::ClickHouse;

pub(super) fn resolve(scope: &Scope, project: &ProjectDefinition, name: &ProjectName) -> ClickHouse {
    let root = DefinitionPath::project().key("clickhouse");
    let stated = &project.clickhouse;
    http_url(scope, &root.key("url"), &stated.url);
    let database = scope.name_or(
        &root.key("database"),
        stated.database.as_ref(),
        || name.to_string(),
        DatabaseName::new,
        DatabaseName::placeholder,
    );
    let role = |section, stated, suffix, variable| Role {
        section,
        stated,
        suffix,
        variable,
        server: "ClickHouse",
        limit: None,
    };
    let [etl, reader] = users(
        scope,
        name,
        &[
            role("clickhouse.etl", &stated.etl, "etl", "CLICKHOUSE_ETL_PASSWORD"),
            role("clickhouse.reader", &stated.reader, "reader", "CLICKHOUSE_READER_PASSWORD"),
        ],
    );
    ClickHouse {
        url: stated.url.clone(),
        database,
        cluster: stated.cluster.clone(),
        kafka_collection: format!("{name}_kafka"),
        clean_collection: format!("{name}_clean"),
        etl,
        reader,
    }
}
