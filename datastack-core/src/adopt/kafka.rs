use super::change::Change;
use super::found::{FoundInKafka, Reader};
use super::seen::Seen;
use crate::definition::{Definition, duration};
use crate::diagnostic::DefinitionPath;
use crate::diff::{Facts, LiveTopic, Subject, System, topic_subject};
use crate::pipeline::{Pipeline, Table};
use crate::topic::Topic;

const PARTITIONS: &str = "partitions";
const COPIES: &str = "copies of each partition";
const RETENTION: &str = "retention.ms";
const IN_SYNC: &str = "min.insync.replicas";
const READS: &str = "consumer group";

/// A topic that the pipeline has and that is there.
struct Pair<'a> {
    topic: &'a Topic,
    table: Option<&'a Table>,
    live: &'a LiveTopic,
}

impl Pair<'_> {
    fn value(&self, key: &str) -> Option<&str> {
        self.live.config.get(key).map(|setting| setting.value.as_str())
    }

    fn subject(&self) -> Subject {
        topic_subject(self.topic)
    }
}

fn pairs<'a>(pipeline: &'a Pipeline, found: &'a FoundInKafka) -> Vec<Pair<'a>> {
    let of = |(topic, table): (&'a Topic, Option<&'a Table>)| {
        found.live.topics.get(topic.name.as_str()).map(|live| Pair { topic, table, live })
    };
    pipeline.every_topic().filter_map(of).collect()
}

pub(super) fn seen(pipeline: &Pipeline, found: &FoundInKafka) -> Vec<Seen> {
    let own = pairs(pipeline, found);
    let foreign = found.live.topics.keys().filter(|name| own.iter().all(|pair| pair.topic.name.as_str() != *name));
    let foreign = foreign.map(|name| Seen {
        subject: Subject::new(System::Kafka, "topic", name.as_str()),
        table: None,
        live: Facts::new(),
        wanted: None,
    });
    let readers = found.readers.iter().map(|reader| group(pipeline, reader));
    own.iter().map(of_topic).chain(foreign).chain(readers).collect()
}

pub(super) fn missing(pipeline: &Pipeline, found: &FoundInKafka) -> Vec<String> {
    let names = pipeline.every_topic().map(|(topic, _)| topic.name.to_string());
    names.filter(|name| !found.live.topics.contains_key(name)).map(|name| format!("topic {name}")).collect()
}

fn of_topic(pair: &Pair<'_>) -> Seen {
    let Pair { topic, table, live } = pair;
    let numbers = |partitions: u32, copies: u16| {
        [(PARTITIONS.to_owned(), partitions.to_string()), (COPIES.to_owned(), copies.to_string())]
    };
    let mut wanted = Facts::from(numbers(topic.partitions, topic.replication_factor));
    wanted.extend(topic.config().into_iter().map(|(key, value)| (key.to_owned(), value)));
    let mut is = Facts::from(numbers(live.partitions, live.replication_factor));
    // A default of the brokers counts only where the pipeline wants a value.
    let settings = live.config.iter().filter(|(key, setting)| setting.own || wanted.contains_key(*key));
    is.extend(settings.map(|(key, setting)| (key.clone(), setting.value.clone())));
    Seen { subject: pair.subject(), table: table.map(|table| table.name.to_string()), live: is, wanted: Some(wanted) }
}

/// A group of the pipeline by its name, or by a member that says to be the queue of a table.
fn group(pipeline: &Pipeline, reader: &Reader) -> Seen {
    let of = |name: &str| Facts::from([(READS.to_owned(), name.to_owned())]);
    let queue = pipeline.tables.iter().find(|table| reads(pipeline, table, reader));
    let named = pipeline.tables.iter().find(|table| table.clickhouse.group.as_str() == reader.group);
    let wanted = match queue.or(named) {
        Some(table) => Some(of(table.clickhouse.group.as_str())),
        None => (pipeline.archive.group.as_str() == reader.group).then(|| of(&reader.group)),
    };
    let table = queue.or(named).map(|table| table.name.to_string());
    Seen { subject: subject_of(reader), table, live: of(&reader.group), wanted }
}

fn subject_of(reader: &Reader) -> Subject {
    Subject::new(System::Kafka, READS, reader.group.as_str())
}

/// Whether a member is ClickHouse's queue of a table: a Kafka table calls itself `ClickHouse-HOST-DATABASE-TABLE`, and
/// with several consumers their number follows (measured on 26.9).
fn reads(pipeline: &Pipeline, table: &Table, reader: &Reader) -> bool {
    let queue = format!("-{}-{}__queue", pipeline.clickhouse.database, table.name);
    let is_queue = |client: &String| {
        let bare = match client.rsplit_once('-') {
            Some((bare, number)) if number.bytes().all(|byte| byte.is_ascii_digit()) => bare,
            _ => client,
        };
        client.starts_with("ClickHouse-") && bare.ends_with(&queue)
    };
    reader.topics.contains(table.topic.name.as_str()) && reader.clients.iter().any(is_queue)
}

pub(super) fn propose(definition: &Definition, pipeline: &Pipeline, found: &FoundInKafka) -> Vec<Change> {
    let pairs = pairs(pipeline, found);
    let mut changes = Vec::new();
    let copies = copies(pipeline, &pairs);
    // Where it is not stated, it follows from the number of copies.
    if copies.is_none() || definition.project.topics.min_insync_replicas.is_some() {
        changes.extend(in_sync(pipeline, &pairs));
    }
    changes.extend(copies);
    changes.extend(partitions(definition, pipeline, &pairs));
    changes.extend(retention(definition, pipeline, &pairs));
    changes.extend(pipeline.tables.iter().filter_map(|table| {
        // Of a queue that was made anew, the members of two groups can be there for a while.
        let mut readers = found.readers.iter().filter(|reader| reads(pipeline, table, reader));
        let (reader, None) = (readers.next()?, readers.next()) else { return None };
        let path = DefinitionPath::table(table.name.as_str()).keys("clickhouse.group");
        let other = table.clickhouse.group.as_str() != reader.group;
        other.then(|| Change::set(path, reader.group.as_str(), subject_of(reader), READS))
    }));
    changes
}

/// One number is for all topics, so that only one which all have can be stated.
fn copies(pipeline: &Pipeline, pairs: &[Pair<'_>]) -> Option<Change> {
    let copies = common(pairs.iter().map(|pair| pair.live.replication_factor))?;
    let path = DefinitionPath::project().keys("kafka.replication_factor");
    (copies != pipeline.kafka.replication_factor).then(|| of_all(path, copies, pairs.iter(), COPIES))?
}

fn in_sync(pipeline: &Pipeline, pairs: &[Pair<'_>]) -> Option<Change> {
    let data = || pairs.iter().filter(|pair| pair.table.is_some());
    let number = common(data().map(|pair| pair.value(IN_SYNC)))??.parse::<u16>().ok()?;
    let path = DefinitionPath::project().keys("topics.min_insync_replicas");
    (number != pipeline.kafka.min_insync_replicas).then(|| of_all(path, number, data(), IN_SYNC))?
}

fn partitions(definition: &Definition, pipeline: &Pipeline, pairs: &[Pair<'_>]) -> Vec<Change> {
    let stated = |table: &Table| definition.tables.get(table.name.as_str())?.topic.partitions.map(drop);
    let live = |pair: &Pair<'_>| Some(pair.live.partitions);
    let mut changes = Spread { key: "partitions", attribute: PARTITIONS, default: pipeline.kafka.partitions }.changes(
        pipeline,
        pairs,
        |table| stated(table).is_some(),
        live,
        |pair| pair.topic.partitions,
    );
    for change in &mut changes {
        let more: Vec<&str> = pairs
            .iter()
            .filter(|pair| change.subjects.contains(&pair.subject()))
            .filter(|pair| pair.live.written && pair.live.partitions > pair.topic.partitions)
            .map(|pair| pair.topic.name.as_str())
            .collect();
        if !more.is_empty() {
            change.caution = Some(format!(
                "{} has more partitions than the definition said: if it got them while it held records, raise `[topic] \
                 epoch` too, or a newer change of a row can lose against an older one",
                more.join(", ")
            ));
        }
    }
    changes
}

fn retention(definition: &Definition, pipeline: &Pipeline, pairs: &[Pair<'_>]) -> Vec<Change> {
    let stated =
        |table: &Table| definition.tables.get(table.name.as_str()).is_some_and(|table| table.topic.retention.is_some());
    let text = |ms: &str| if ms == "-1" { Some("forever".to_owned()) } else { duration(ms.parse().ok()?) };
    let default = text(&pipeline.kafka.retention.retention_ms()).unwrap_or_default();
    Spread { key: "retention", attribute: RETENTION, default }.changes(
        pipeline,
        pairs,
        stated,
        |pair| text(pair.value(RETENTION)?),
        |pair| text(&pair.topic.retention.retention_ms()).unwrap_or_default(),
    )
}

/// A setting of a data topic that a table states, or else the project for all tables that do not.
struct Spread<T> {
    /// Its key, under `[topic]` of a table as under `[topics]` of the project.
    key: &'static str,
    attribute: &'static str,
    /// What tables have that state none.
    default: T,
}

impl<T: PartialEq + Clone + Into<serde_json::Value>> Spread<T> {
    /// Once for the project, where all tables that state nothing have the same and are more than one.
    fn changes(
        &self,
        pipeline: &Pipeline,
        pairs: &[Pair<'_>],
        stated: impl Fn(&Table) -> bool,
        live: impl Fn(&Pair<'_>) -> Option<T>,
        wanted: impl Fn(&Pair<'_>) -> T,
    ) -> Vec<Change> {
        let of_tables = || pairs.iter().filter_map(|pair| pair.table.map(|table| (pair, table)));
        let unstated: Vec<&Pair<'_>> = of_tables().filter(|(_, table)| !stated(table)).map(|(pair, _)| pair).collect();
        let all = pipeline.tables.iter().filter(|table| !stated(table)).count();
        let shared = common(unstated.iter().map(|pair| live(pair))).flatten();
        let shared = shared.filter(|value| unstated.len() > 1 && unstated.len() == all && *value != self.default);
        let mut changes = Vec::new();
        if let Some(value) = &shared {
            let path = DefinitionPath::project().key("topics").key(self.key);
            changes.extend(of_all(path, value.clone(), unstated.iter().copied(), self.attribute));
        }
        for (pair, table) in of_tables().filter(|(_, table)| stated(table) || shared.is_none()) {
            let Some(value) = live(pair).filter(|value| *value != wanted(pair)) else { continue };
            let path = DefinitionPath::table(table.name.as_str()).key("topic").key(self.key);
            changes.push(Change::set(path, value, pair.subject(), self.attribute));
        }
        changes
    }
}

fn of_all<'p>(
    path: DefinitionPath,
    value: impl Into<serde_json::Value>,
    pairs: impl Iterator<Item = &'p Pair<'p>>,
    attribute: &str,
) -> Option<Change> {
    let mut subjects = pairs.map(Pair::subject);
    let change = Change::set(path, value, subjects.next()?, attribute);
    Some(Change { subjects: change.subjects.iter().cloned().chain(subjects).collect(), ..change })
}

/// The value that all have; none if they differ, or if there is none.
fn common<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}
