//! A column that the server still has under the name of before.
#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]

use std::collections::BTreeMap;

use datastack_core::definition::{Definition, ProjectDefinition, TableDefinition};
use datastack_core::diff::{Live, LiveMySql, Operation, Plan, Step, plan};
use datastack_core::pipeline::{Pipeline, source_connector};
use datastack_core::resolve::resolve;
use serde_json::json;

fn pipeline(ddl: &str) -> Pipeline {
    let project: ProjectDefinition = serde_json::from_value(json!({
        "name": "shop",
        "mysql": { "host": "db", "database": "shop", "ddl": ddl },
        "kafka": { "bootstrap": "kafka:9092", "registry": "http://registry:8081" },
        "clickhouse": { "url": "http://clickhouse:8123" },
        "cdc": { "hash_salt": "salt" },
    }))
    .unwrap();
    let orders: TableDefinition = serde_json::from_value(json!({
        "key": ["id"],
        "columns": { "id": "int not null", "quantity": "bigint not null", "buyer": "varchar(64)" },
        "renamed": { "quantity": ["number", "qty"], "buyer": ["client"] },
        "pii": { "buyer": "hash" },
        "indexes": { "by_quantity": ["quantity"] },
    }))
    .unwrap();
    let lines: TableDefinition = serde_json::from_value(json!({
        "key": ["id"],
        "columns": { "id": "int not null", "quantity": "bigint not null" },
        "foreign_keys": { "quantity": "orders.quantity" },
    }))
    .unwrap();
    let definition = Definition::new(project).table("orders", orders).table("lines", lines);
    let resolved = resolve(&definition, None);
    resolved.pipeline.unwrap_or_else(|| panic!("{:#?}", resolved.findings))
}

/// The plan of a server that has these tables.
fn planned(pipeline: &Pipeline, orders: &str, lines: &str) -> Plan {
    let text = |text: &str, name: &str| (name.to_owned(), text.to_owned());
    let tables = BTreeMap::from([text(orders, "orders"), text(lines, "lines")]);
    let live = LiveMySql { database: true, heartbeat: true, tables, ..LiveMySql::default() };
    plan(pipeline, &Live { mysql: Some(live), ..Live::default() })
}

fn altered<'a>(plan: &'a Plan, id: &str) -> Option<(&'a Step, &'a str)> {
    let step = plan.steps.iter().find(|step| step.id == id)?;
    let Operation::AdministerMySql { statements, .. } = &step.operation else { panic!("{step:?}") };
    Some((step, statements.last()?.as_str()))
}

const OLD: &str = "CREATE TABLE `orders` (`id` int NOT NULL, `qty` int NOT NULL, `client` varchar(64) DEFAULT NULL, \
                   PRIMARY KEY (`id`), KEY `by_quantity` (`qty`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4";
const LINES: &str = "CREATE TABLE `lines` (`id` int NOT NULL, `quantity` bigint NOT NULL, PRIMARY KEY (`id`), \
                     CONSTRAINT `one` FOREIGN KEY (`quantity`) REFERENCES `orders` (`qty`)) ENGINE=InnoDB DEFAULT \
                     CHARSET=utf8mb4";

#[test]
fn it_is_renamed_with_what_the_server_renames_by_itself() {
    let pipeline = pipeline("managed");
    let found = planned(&pipeline, OLD, LINES);
    let (step, statement) = altered(&found, "mysql/alter/columns/orders").unwrap();
    assert_eq!(
        statement,
        "alter table `shop`.`orders` rename column `qty` to `quantity`, rename column `client` to `buyer`"
    );
    assert_eq!(
        step.reverse.as_deref().unwrap(),
        "alter table `shop`.`orders` rename column `quantity` to `qty`, rename column `buyer` to `client`"
    );
    let (_, statement) = altered(&found, "mysql/alter/table/orders").unwrap();
    assert_eq!(statement, "alter table `shop`.`orders` modify column `quantity` bigint not null");
    assert_eq!(altered(&found, "mysql/alter/table/lines"), None, "{found:#?}");
    let renamed = OLD.replace("`qty` int", "`quantity` bigint").replace("qty", "quantity").replace("client", "buyer");
    let found = planned(&pipeline, &renamed, &LINES.replace("qty", "quantity"));
    assert_eq!(altered(&found, "mysql/alter/table/orders"), None, "{found:#?}");
}

#[test]
fn a_column_that_is_there_under_both_names_is_not_renamed() {
    let both = OLD.replace("`client`", "`quantity` bigint NOT NULL, `client`").replace("(`qty`)", "(`quantity`)");
    let found = planned(&pipeline("managed"), &both, LINES);
    let (_, statement) = altered(&found, "mysql/alter/table/orders").unwrap();
    assert_eq!(statement, "alter table `shop`.`orders` drop column `qty`");
    assert!(altered(&found, "mysql/alter/columns/orders").is_some(), "`client` is there under its old name alone");
}

#[test]
fn migrations_of_the_application_may_come_before_or_after() {
    let pipeline = pipeline("external");
    let found = planned(&pipeline, &OLD.replace("`qty` int", "`qty` bigint"), LINES);
    assert!(found.obstacles.iter().all(|obstacle| obstacle.subject.kind != "table"), "{found:#?}");
    let notes: Vec<&String> = found.notes.iter().filter(|note| note.contains("to rename")).collect();
    assert_eq!(notes.len(), 2, "{notes:?}");
    assert!(notes[0].contains("`qty` of table orders to `quantity`"), "{notes:?}");
}

#[test]
fn personal_data_is_protected_under_every_name() {
    let config = source_connector(&pipeline("managed")).unwrap().config;
    let hashed = config.iter().find(|(key, _)| key.starts_with("column.mask.hash")).unwrap().1;
    assert_eq!(hashed.replace('\\', ""), "shop.orders.buyer,shop.orders.client");
}
