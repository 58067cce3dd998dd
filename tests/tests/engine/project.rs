//! The project whose one table holds every type twice, required and nullable.

use datastack_core::definition::{Definition, TableDefinition, ValueFormat};
use datastack_core::pipeline::Pipeline;
use datastack_core::resolve::resolve;

use super::values::VALUES;

pub fn columns() -> Vec<(String, String)> {
    let mut columns = vec![("id".to_owned(), "bigint unsigned not null".to_owned())];
    for values in VALUES {
        columns.push((format!("n_{}", values.name), format!("{} not null", values.mysql)));
        columns.push((format!("u_{}", values.name), values.mysql.to_owned()));
    }
    // Names that the views use themselves, as they are.
    for name in ["key", "error", "offset", "topic", "e", "q", "dead", "raw", "table", "interval"] {
        columns.push((name.to_owned(), "varchar(20)".to_owned()));
    }
    columns
}

pub fn pipeline(name: &str, format: ValueFormat, cluster: Option<&str>) -> Pipeline {
    let text = format!(
        "name = \"{name}\"\n[mysql]\nhost = \"db\"\ndatabase = \"shop\"\n[kafka]\nbootstrap = \"127.0.0.1:29092\"\n\
         registry = \"http://127.0.0.1:28081/apis/ccompat/v7\"\n[clickhouse]\nurl = \"http://127.0.0.1:28123\"\n"
    );
    let mut definition = Definition::new(toml::from_str(&text).unwrap());
    definition.project.cdc.format = Some(format);
    definition.project.cdc.add_fields = vec!["source.ts_ms:EVENT_TS".to_owned()];
    definition.project.clickhouse.cluster = cluster.map(str::to_owned);
    let mut table =
        TableDefinition { key: vec!["id".to_owned()], columns: columns().into_iter().collect(), ..Default::default() };
    table.comment = Some("Every type, it's all here".to_owned());
    let accepted = |column: &str| (column.to_owned(), "the test inserts events, not snapshots".to_owned());
    table.loss = ["n_float", "u_float"].map(accepted).into();
    let resolved = resolve(&definition.table("all_types", table), None);
    resolved.pipeline.unwrap_or_else(|| panic!("{:#?}", resolved.findings))
}
