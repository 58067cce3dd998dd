//! The statements of two small pipelines, whole: one with every default, one with every choice.

use datastack_core::clickhouse::{project, table};
use datastack_core::definition::{
    ClickHouseDefinition, Definition, HistoryKind, KafkaDefinition, LiveDefinition, MySqlDefinition, Ordering, Pii,
    ProjectDefinition, TableDefinition, ValueFormat,
};
use datastack_core::pipeline::Pipeline;
use datastack_core::resolve::resolve;

fn shop() -> Definition {
    let text = str::to_owned;
    Definition::new(ProjectDefinition {
        name: text("shop"),
        mysql: MySqlDefinition { host: text("db"), database: text("shop"), ..Default::default() },
        kafka: KafkaDefinition {
            bootstrap: text("kafka:9092"),
            registry: Some(text("http://registry:8081")),
            ..Default::default()
        },
        clickhouse: ClickHouseDefinition { url: text("http://clickhouse:8123"), ..Default::default() },
        ..Default::default()
    })
}

fn orders() -> TableDefinition {
    let columns = [
        ("order_id", "bigint unsigned not null auto_increment"),
        ("status", "enum('new','paid') not null default 'new' comment 'what''s up'"),
        ("weight", "smallint unsigned"),
        ("key", "varchar(20)"),
        ("created_at", "datetime(3) not null"),
    ];
    TableDefinition { key: vec!["order_id".to_owned()], columns: columns.into_iter().collect(), ..Default::default() }
}

fn resolved(definition: &Definition) -> Pipeline {
    let resolved = resolve(definition, None);
    resolved.pipeline.unwrap_or_else(|| panic!("{:#?}", resolved.findings))
}

fn of_tables(pipeline: &Pipeline) -> String {
    let of_table = |of| {
        let mut all = vec![
            table::rows(pipeline, of).to_string(),
            table::events(pipeline, of).to_string(),
            table::events_to_rows(pipeline, of).to_string(),
            table::events_to_dead(pipeline, of).to_string(),
            table::queue(pipeline, of).to_string(),
            table::queue_to_events(pipeline, of).to_string(),
            table::current(pipeline, of).to_string(),
        ];
        all.extend(table::history(pipeline, of).map(|history| history.to_string()));
        all.extend(of.live.iter().map(|view| table::live(pipeline, view).to_string()));
        all.push(table::drop_epoch(pipeline, of).map(|drop| drop.to_string()).concat());
        all
    };
    pipeline.tables.iter().flat_map(of_table).collect::<Vec<_>>().join("\n")
}

fn of_project(pipeline: &Pipeline) -> String {
    let mut all = vec![
        project::database(pipeline).to_string(),
        project::dead_letters(pipeline).to_string(),
        project::errors(pipeline).to_string(),
    ];
    all.extend(pipeline.tables.iter().map(|table| project::purge(pipeline, table).to_string()));
    for users in project::users(pipeline) {
        all.push(users.role.to_string());
        all.extend(users.grants.iter().map(ToString::to_string));
        all.push(users.user.to_string());
    }
    all.join("\n")
}

#[test]
fn a_table_with_every_default() {
    let pipeline = resolved(&shop().table("orders", orders()));
    assert_eq!(of_tables(&pipeline), include_str!("clickhouse/defaults.sql"));
    assert_eq!(of_project(&pipeline), include_str!("clickhouse/defaults_project.sql"));
}

#[test]
fn a_table_with_every_choice() {
    let mut definition = shop();
    definition.project.cdc.format = Some(ValueFormat::Json);
    definition.project.cdc.ordering = Some(Ordering::Binlog);
    definition.project.cdc.add_fields = vec!["source.ts_ms:EVENT_TS".to_owned(), "source.gtid".to_owned()];
    definition.project.clickhouse.cluster = Some("main".to_owned());
    let mut orders = orders();
    orders.comment = Some("One row per order".to_owned());
    orders.immutable = vec!["created_at".to_owned()];
    orders.pii = [("key".to_owned(), Pii::Drop)].into();
    orders.topic.partitions = Some(40);
    orders.history.kind = Some(HistoryKind::Changes);
    orders.clickhouse.partition_by = Some("toYYYYMM(created_at)".to_owned());
    orders.clickhouse.ttl = Some("created_at + INTERVAL 2 YEAR".to_owned());
    orders.clickhouse.skip_indexes = [("weight".to_owned(), "minmax".to_owned())].into();
    orders.clickhouse.codec = [("created_at".to_owned(), "Delta, ZSTD".to_owned())].into();
    let view = |name: &str, refresh: Option<&str>| LiveDefinition {
        name: name.to_owned(),
        comment: Some("What the shop weighs".to_owned()),
        refresh: refresh.map(str::to_owned),
        sql: "SELECT sum(weight) AS weight FROM {orders}".to_owned(),
    };
    orders.live = vec![view("now", None), view("each_hour", Some("60m"))];
    let pipeline = resolved(&definition.table("orders", orders));
    assert_eq!(of_tables(&pipeline), include_str!("clickhouse/choices.sql"));
    assert_eq!(of_project(&pipeline), include_str!("clickhouse/choices_project.sql"));
}
