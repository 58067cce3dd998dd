//! What runs, taken over into a definition.
#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]

use datastack_core::adopt::{Adoption, Change, Edit, Fate, Found, FoundInClickHouse, FoundInKafka, Outcome, Reader};
use datastack_core::definition::{Definition, ProjectDefinition, TableDefinition};
use datastack_core::diff::{LiveClickHouse, LiveKafka, LiveSetting, LiveTopic, wanted_in_clickhouse};
use datastack_core::pipeline::Pipeline;
use datastack_core::resolve::resolve;
use serde_json::{Value, json};

fn definition(project: &Value, tables: &[(&str, Value)]) -> Definition {
    let mut whole = json!({
        "name": "shop",
        "mysql": { "host": "db", "database": "shop" },
        "kafka": { "bootstrap": "kafka:9092", "registry": "http://registry:8081", "replication_factor": 1 },
        "clickhouse": { "url": "http://clickhouse:8123" },
    });
    for (key, value) in project.as_object().unwrap() {
        whole[key] = value.clone();
    }
    let project: ProjectDefinition = serde_json::from_value(whole).unwrap();
    tables.iter().fold(Definition::new(project), |definition, (name, further)| {
        let mut table = json!({
            "key": ["id", "part"],
            "immutable": ["at"],
            "columns": { "id": "bigint not null", "part": "int not null", "at": "datetime(3) not null", "note": "text" },
        });
        for (key, value) in further.as_object().unwrap() {
            table[key] = value.clone();
        }
        let table: TableDefinition = serde_json::from_value(table).unwrap();
        definition.table(*name, table)
    })
}

fn pipeline(definition: &Definition) -> Pipeline {
    let resolved = resolve(definition, None);
    resolved.pipeline.unwrap_or_else(|| panic!("{:#?}", resolved.findings))
}

fn topics_of(pipeline: &Pipeline) -> LiveKafka {
    let mut kafka = LiveKafka::default();
    for (topic, _) in pipeline.every_topic() {
        let config = topic.config().into_iter().map(|(key, value)| (key.to_owned(), LiveSetting { value, own: true }));
        let (partitions, replication_factor) = (topic.partitions, topic.replication_factor);
        let there = LiveTopic { partitions, replication_factor, config: config.collect(), written: true };
        kafka.topics.insert(topic.name.to_string(), there);
    }
    kafka
}

/// As a server formats a statement: on one line, a comment before the SELECT, no word where a TTL deletes anyway.
fn on_one_line(statement: &str) -> String {
    let line = statement.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = line.replace(" ( ", " (").replace(" ) ", ") ").replace(" DELETE WHERE ", " WHERE ");
    match (line.split_once(" AS SELECT "), line.rsplit_once(" COMMENT ")) {
        (Some(_), Some((statement, comment))) => {
            statement.replacen(" AS SELECT ", &format!(" COMMENT {comment} AS SELECT "), 1)
        }
        _ => line,
    }
}

fn wanted(pipeline: &Pipeline) -> Vec<(String, String)> {
    wanted_in_clickhouse(pipeline).into_iter().map(|object| (object.name, on_one_line(&object.create))).collect()
}

/// What a server tells for a pipeline, with everything as `runs` wants it but for edits: object, old text and new.
fn server(pipeline: &Pipeline, runs: &Pipeline, edits: &[(&str, &str, &str)]) -> Found {
    let mut live = LiveClickHouse { database: true, ..LiveClickHouse::default() };
    live.wanted = wanted(pipeline).into_iter().collect();
    live.objects = wanted(runs).into_iter().collect();
    for (name, old, new) in edits {
        if old.is_empty() {
            live.objects.insert((*name).to_owned(), (*new).to_owned());
            continue;
        }
        let create = live.objects.get_mut(*name).unwrap();
        assert!(create.contains(old), "{create}");
        *create = create.replacen(old, new, 1);
    }
    Found::ClickHouse(FoundInClickHouse { live, ..FoundInClickHouse::default() })
}

/// Looks until nothing moves; gives the definition too.
fn adopted(stated: &Definition, look: impl Fn(&Pipeline) -> Found) -> (Definition, Outcome) {
    let mut adoption = Adoption::new(stated, None, pipeline(stated));
    let mut found = look(adoption.pipeline());
    while adoption.take(&found).unwrap() {
        found = look(adoption.pipeline());
    }
    (adoption.definition().clone(), adoption.outcome(&found))
}

/// Place and value of each change.
fn changes(outcome: &Outcome) -> Vec<(String, Value)> {
    let value = |change: &Change| match &change.edit {
        Edit::Set(value) | Edit::Append(value) => value.clone(),
        Edit::Remove => Value::Null,
    };
    outcome.changes.iter().map(|change| (change.path.to_string(), value(change))).collect()
}

/// Carried over, as stated, not the pipeline's, different.
fn counts(outcome: &Outcome) -> [usize; 4] {
    let count = |wanted: fn(&Fate) -> bool| outcome.count(wanted);
    let all = [
        count(|fate| *fate == Fate::Carried),
        count(|fate| *fate == Fate::Same),
        count(|fate| *fate == Fate::Foreign),
        count(|fate| matches!(fate, Fate::Differs(_))),
    ];
    assert_eq!(all.iter().sum::<usize>(), outcome.objects.len());
    all
}

/// The attributes of an object that differ still.
fn differing<'o>(outcome: &'o Outcome, name: &str) -> Vec<&'o str> {
    let object = outcome.objects.iter().find(|object| object.subject.name == name).unwrap();
    match &object.fate {
        Fate::Differs(differences) => differences.iter().map(|one| one.attribute.as_str()).collect(),
        fate => panic!("{name}: {fate:?}"),
    }
}

#[test]
fn nothing_is_to_be_said_of_what_is_as_the_definition_says() {
    let stated = definition(&json!({}), &[("orders", json!({})), ("lines", json!({}))]);
    let (same, outcome) =
        adopted(&stated, |pipeline| Found::Kafka(FoundInKafka { live: topics_of(pipeline), readers: Vec::new() }));
    assert_eq!((same, counts(&outcome)), (stated.clone(), [0, 8, 0, 0]));
    let (same, outcome) = adopted(&stated, |wanted| server(wanted, &pipeline(&stated), &[]));
    assert_eq!((same, counts(&outcome)), (stated, [0, 19, 0, 0]));
    assert_eq!((outcome.missing, outcome.changes), (Vec::<String>::new(), Vec::new()));
}

#[test]
fn topics_are_taken_over_as_far_as_a_definition_goes() {
    let tables = [
        ("orders", json!({ "topic": { "partitions": 2, "retention": "3d" } })),
        ("lines", json!({})),
        ("tags", json!({})),
    ];
    let stated = definition(&json!({}), &tables);
    let mut live = topics_of(&pipeline(&stated));
    let mut topic = |name: &str, partitions: u32, retention: &str| {
        let topic = live.topics.get_mut(&format!("shop.shop.{name}")).unwrap();
        topic.partitions = partitions;
        topic.config.get_mut("retention.ms").unwrap().value = retention.to_owned();
    };
    topic("orders", 6, "-1");
    topic("lines", 4, "5400000");
    topic("tags", 4, "5400000");
    let own = |value: &str| LiveSetting { value: value.to_owned(), own: true };
    let name = live.topics.keys().find(|name| name.contains("dead")).unwrap().clone();
    live.topics.get_mut(&name).unwrap().config.insert("segment.ms".to_owned(), own("1000"));
    live.topics.insert("shop.shop.gone".to_owned(), LiveTopic::default());
    let (now, outcome) = adopted(&stated, |_| Found::Kafka(FoundInKafka { live: live.clone(), readers: Vec::new() }));
    let expected = [
        ("tables.orders.topic.partitions", json!(6)),
        ("project.topics.retention", json!("90m")),
        ("tables.orders.topic.retention", json!("forever")),
    ];
    assert_eq!(changes(&outcome), expected.map(|(path, value)| (path.to_owned(), value)));
    assert!(outcome.changes[0].caution.as_ref().unwrap().starts_with("shop.shop.orders has more partitions"));
    assert_eq!(counts(&outcome), [3, 5, 1, 1]);
    assert_eq!(differing(&outcome, &name), ["segment.ms"]);
    let (again, second) = adopted(&now, |_| Found::Kafka(FoundInKafka { live: live.clone(), readers: Vec::new() }));
    assert_eq!((again, counts(&second)), (now, [0, 8, 1, 1]));
}

#[test]
fn one_number_is_stated_for_all_topics_only_if_all_have_it() {
    let stated = definition(&json!({}), &[("orders", json!({})), ("lines", json!({}))]);
    let mut live = topics_of(&pipeline(&stated));
    for (name, topic) in &mut live.topics {
        topic.replication_factor = 3;
        // What follows from 3 copies, and for rows less than that.
        let number = if name.ends_with(".orders") || name.ends_with(".lines") { "1" } else { "2" };
        topic.config.get_mut("min.insync.replicas").unwrap().value = number.to_owned();
    }
    let look = |live: &LiveKafka| Found::Kafka(FoundInKafka { live: live.clone(), readers: Vec::new() });
    let (_, outcome) = adopted(&stated, |_| look(&live));
    let expected = [("project.kafka.replication_factor", json!(3)), ("project.topics.min_insync_replicas", json!(1))];
    assert_eq!(changes(&outcome), expected.map(|(path, value)| (path.to_owned(), value)));
    assert_eq!(counts(&outcome), [8, 0, 0, 0]);
    live.topics.get_mut("shop.shop.lines").unwrap().replication_factor = 2;
    let (same, outcome) = adopted(&stated, |_| look(&live));
    assert_eq!((same, counts(&outcome)), (stated, [0, 0, 0, 8]));
}

#[test]
fn a_retention_that_no_definition_can_state_is_left() {
    let stated = definition(&json!({}), &[("orders", json!({}))]);
    let mut live = topics_of(&pipeline(&stated));
    let topic = live.topics.get_mut("shop.shop.orders").unwrap();
    topic.config.get_mut("retention.ms").unwrap().value = "1500".to_owned();
    topic.partitions = 20_000;
    let (same, outcome) = adopted(&stated, |_| Found::Kafka(FoundInKafka { live: live.clone(), readers: Vec::new() }));
    assert_eq!((same, counts(&outcome)), (stated, [0, 6, 0, 1]));
    assert_eq!(differing(&outcome, "shop.shop.orders"), ["partitions", "retention.ms"]);
    let refused: Vec<&str> = outcome.refused.iter().map(|refused| refused.why.as_str()).collect();
    assert_eq!(refused, ["20000 is outside 1 to 10000"]);
}

#[test]
fn a_group_is_the_queues_if_a_member_says_so() {
    let stated = definition(&json!({}), &[("orders", json!({})), ("lines", json!({}))]);
    let live = topics_of(&pipeline(&stated));
    let reader = |group: &str, client: &str, table: &str| Reader {
        group: group.to_owned(),
        clients: vec![client.to_owned()],
        topics: [format!("shop.shop.{table}")].into(),
    };
    let readers = vec![
        reader("old", "ClickHouse-host-1-shop-orders__queue-3", "orders"),
        reader("shop.clickhouse.lines", "ClickHouse-host-1-shop-lines__queue", "lines"),
        reader("app", "ClickHouse-host-1-other-orders__queue", "orders"),
        reader("connect-shop-archive-sink", "connector-consumer-0", "orders"),
    ];
    let (_, outcome) =
        adopted(&stated, |_| Found::Kafka(FoundInKafka { live: live.clone(), readers: readers.clone() }));
    assert_eq!(changes(&outcome), [("tables.orders.clickhouse.group".to_owned(), json!("old"))]);
    assert_eq!(counts(&outcome), [1, 10, 1, 0]);
    let two = ["old", "older"].map(|group| reader(group, "ClickHouse-host-1-shop-orders__queue", "orders"));
    let (same, outcome) =
        adopted(&stated, |_| Found::Kafka(FoundInKafka { live: live.clone(), readers: two.to_vec() }));
    assert_eq!((same, counts(&outcome)), (stated, [0, 8, 0, 2]));
}

#[test]
fn a_table_of_clickhouse_is_taken_over() {
    let clickhouse = json!({ "ttl": "at + toIntervalYear(2)", "codec": { "id": "Delta, ZSTD" },
        "skip_indexes": { "note": "bloom_filter(0.01)" } });
    let stated = definition(&json!({}), &[("orders", json!({ "clickhouse": clickhouse })), ("lines", json!({}))]);
    let runs = pipeline(&definition(
        &json!({}),
        &[
            (
                "orders",
                json!({ "clickhouse": { "order_by": ["part", "id"], "partition_by": "toYYYYMM(at)",
                "codec": { "at": "DoubleDelta, ZSTD" }, "group": "old", "skip_indexes": { "part": "minmax GRANULARITY 4" } } }),
            ),
            ("lines", json!({ "clickhouse": { "ttl": "at + toIntervalDay(90)" } })),
        ],
    ));
    let (now, outcome) = adopted(&stated, |wanted| server(wanted, &runs, &[]));
    let expected = [
        ("tables.lines.clickhouse.ttl", json!("at + toIntervalDay(90)")),
        ("tables.orders.clickhouse.order_by", json!(["part", "id"])),
        ("tables.orders.clickhouse.partition_by", json!("toYYYYMM(at)")),
        ("tables.orders.clickhouse.ttl", Value::Null),
        ("tables.orders.clickhouse.codec.id", Value::Null),
        ("tables.orders.clickhouse.skip_indexes.part", json!("minmax GRANULARITY 4")),
        ("tables.orders.clickhouse.codec.at", json!("DoubleDelta, ZSTD")),
        ("tables.orders.clickhouse.skip_indexes.note", Value::Null),
        ("tables.orders.clickhouse.group", json!("old")),
    ];
    assert_eq!(changes(&outcome), expected.map(|(path, value)| (path.to_owned(), value)));
    // Rows and queue of the one and its history, which has order and codecs too; rows of the other.
    assert_eq!(counts(&outcome), [4, 15, 0, 0]);
    let (again, second) = adopted(&now, |wanted| server(wanted, &runs, &[]));
    assert_eq!((again, counts(&second)), (now, [0, 19, 0, 0]));
}

#[test]
fn what_would_be_invalid_or_worse_is_not_taken_over() {
    let stated = definition(&json!({}), &[("orders", json!({}))]);
    let runs = pipeline(&stated);
    let edits = [
        // Only one of the two tables that share the statement.
        ("orders__rows", "`id` Int64", "`id` Int64 CODEC(T64, ZSTD(1))"),
        ("orders__rows", "`note` Nullable(String)", "`note` Nullable(String) COMMENT 'by hand'"),
        // A partition over a column that can change.
        ("orders__rows", "ORDER BY (id, part)", "PARTITION BY note ORDER BY (id, part) TTL at + toIntervalDay(1)"),
        ("orders__queue", "kafka_flush_interval_ms = 500", "kafka_flush_interval_ms = 5000"),
    ];
    let edits = edits.map(|(name, old, new)| (name, old.replace('`', ""), new.replace('`', "")));
    let edits: Vec<(&str, &str, &str)> =
        edits.iter().map(|(name, old, new)| (*name, old.as_str(), new.as_str())).collect();
    let (same, outcome) = adopted(&stated, |wanted| server(wanted, &runs, &edits));
    assert_eq!((&same, changes(&outcome)), (&stated, Vec::new()));
    assert_eq!(counts(&outcome), [0, 9, 0, 2]);
    let expected = ["PARTITION BY", "TTL", "codec of column id", "column note"];
    assert_eq!(differing(&outcome, "shop.orders__rows"), expected);
    assert_eq!(differing(&outcome, "shop.orders__queue"), ["setting kafka_flush_interval_ms"]);
    let refused: Vec<&str> = outcome.refused.iter().map(|refused| refused.why.as_str()).collect();
    let expected = [
        "`note` can change, and then the old row would stay beside the new one",
        "table shop.orders__history has it otherwise, and one place states both",
    ];
    assert_eq!(refused, expected);
}

#[test]
fn views_become_insights_where_the_definition_can_say_them() {
    let live = json!([{ "name": "open", "comment": "Old", "sql": "SELECT id FROM {orders}" }]);
    let stated = definition(&json!({}), &[("orders", json!({ "live": live })), ("orders2", json!({}))]);
    let view = |name: &str, body: &str| {
        format!("CREATE VIEW shop.{name} (`n` Int64) DEFINER = me SQL SECURITY DEFINER {body}")
    };
    let kept = |name: &str| {
        let create = format!("CREATE TABLE shop.`{name}` (`n` UInt64) ENGINE = MergeTree ORDER BY tuple()");
        (name.to_owned(), create)
    };
    let views = [
        ("open", view("open", "COMMENT 'It\\'s new' AS SELECT id FROM shop.orders WHERE part > 0")),
        ("both", view("both", "AS SELECT o.id AS n FROM shop.orders2 AS o INNER JOIN shop.orders AS p ON o.id = p.id")),
        ("bare", "CREATE VIEW shop.bare (`n` Int64) AS SELECT id AS n FROM shop.orders".to_owned()),
        ("versions", view("versions", "AS SELECT id AS n FROM shop.orders__rows")),
        ("elsewhere", view("elsewhere", "AS SELECT id AS n FROM other.orders")),
        ("braces", view("braces", "AS SELECT '{orders}' AS n FROM shop.orders")),
        (
            "often",
            "CREATE MATERIALIZED VIEW shop.often REFRESH EVERY 5 MINUTE (`n` UInt64) ENGINE = MergeTree ORDER BY tuple() \
             SETTINGS index_granularity = 8192 DEFINER = me SQL SECURITY DEFINER AS SELECT count() AS n FROM shop.orders"
                .to_owned(),
        ),
    ];
    let views = views.map(|(name, create)| (name.to_owned(), create));
    // A view that is refreshed keeps its rows in a table of its own, and fills another meanwhile.
    let views = [&views[..], &[kept(".inner_id.1"), kept(".tmp.inner_id.1")]].concat();
    let edits: Vec<(&str, &str, &str)> =
        views.iter().map(|(name, create)| (name.as_str(), "", create.as_str())).collect();
    let runs = pipeline(&stated);
    let (now, outcome) = adopted(&stated, |wanted| server(wanted, &runs, &edits));
    let mut expected = vec![
        ("tables.orders.live[0].sql".to_owned(), json!("SELECT id FROM {orders} WHERE part > 0")),
        ("tables.orders.live[0].comment".to_owned(), json!("It's new")),
        (
            "tables.orders2.live".to_owned(),
            json!({ "name": "both", "sql": "SELECT o.id AS n FROM {orders2} AS o INNER JOIN {orders} AS p ON o.id = p.id" }),
        ),
        (
            "tables.orders.live".to_owned(),
            json!({ "name": "often", "refresh": "5m", "sql": "SELECT count() AS n FROM {orders}" }),
        ),
    ];
    let mut found = changes(&outcome);
    expected.sort_by(|a, b| a.0.cmp(&b.0));
    found.sort_by(|a, b| a.0.cmp(&b.0));
    assert_eq!(found, expected);
    // Of the others, one reads nothing of the pipeline, one reads versions, one has braces, and one acts for its reader.
    assert_eq!(counts(&outcome), [3, 17 + 2, 4, 0]);
    let refused: Vec<(&str, &str)> = outcome
        .refused
        .iter()
        .map(|refused| (refused.change.subjects[0].name.as_str(), refused.why.as_str()))
        .collect();
    let why = "the pipeline would make `CURRENT_USER` of it, where DEFINER is nothing";
    assert_eq!(refused, [("shop.bare", why)]);
    let (again, _) = adopted(&now, |wanted| server(wanted, &runs, &edits));
    assert_eq!(again, now);
}

#[test]
fn a_database_of_another_name_is_found() {
    let stated = definition(&json!({}), &[("orders", json!({}))]);
    let runs = definition(
        &json!({ "clickhouse": { "url": "http://clickhouse:8123", "database": "lake" } }),
        &[("orders", json!({}))],
    );
    let runs = pipeline(&runs);
    let (now, outcome) = adopted(&stated, |wanted| {
        let there = wanted.clickhouse.database == runs.clickhouse.database;
        let Found::ClickHouse(mut found) = server(wanted, &runs, &[]) else { panic!("not asked") };
        if !there {
            (found.live.database, found.live.objects) = (false, Default::default());
            found.elsewhere = vec!["lake".to_owned()];
        }
        Found::ClickHouse(found)
    });
    assert_eq!(changes(&outcome), [("project.clickhouse.database".to_owned(), json!("lake"))]);
    assert_eq!(now.project.clickhouse.database.as_deref(), Some("lake"));
    assert_eq!(counts(&outcome), [1, 10, 0, 0]);
}

#[test]
fn a_cluster_is_stated_where_there_is_one() {
    let stated = definition(&json!({}), &[("orders", json!({}))]);
    let runs = definition(
        &json!({ "clickhouse": { "url": "http://clickhouse:8123", "cluster": "c" } }),
        &[("orders", json!({}))],
    );
    let runs = pipeline(&runs);
    let look = |clusters: &[&str]| {
        let clusters: Vec<String> = clusters.iter().map(|name| (*name).to_owned()).collect();
        adopted(&stated, |wanted| {
            let Found::ClickHouse(mut found) = server(wanted, &runs, &[]) else { panic!("not asked") };
            found.clusters = clusters.clone();
            Found::ClickHouse(found)
        })
    };
    let (_, outcome) = look(&["c"]);
    assert_eq!(changes(&outcome), [("project.clickhouse.cluster".to_owned(), json!("c"))]);
    // Dead letters, rows and history are replicated; the others have no engine that could be.
    assert_eq!(counts(&outcome), [3, 8, 0, 0]);
    let (same, outcome) = look(&["c", "d"]);
    assert_eq!((same, counts(&outcome)), (stated.clone(), [0, 8, 0, 3]));
}
