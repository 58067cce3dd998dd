use super::super::catalogue::{Class, Key, Role, Verified};

/// The settings of a topic, which stand behind `topic.creation.<group>.`. A worker hands on any name, and a broker refuses
/// to make a topic with a name that it does not know.
pub(crate) const TOPIC: Class = Class {
    name: "org.apache.kafka.common.config.TopicConfig",
    role: Role::Part,
    product: "Kafka 4.1",
    verified: Verified::Loaded,
    keys: &[OWN],
    families: &[],
};

const OWN: &[Key] = &[
    Key::int("segment.bytes").default("1073741824").at_least(1048576).medium(),
    Key::long("segment.ms").default("604800000").at_least(1).medium(),
    Key::long("segment.jitter.ms").default("0").at_least(0).medium(),
    Key::int("segment.index.bytes").default("10485760").at_least(4).medium(),
    Key::long("flush.messages").default("9223372036854775807").at_least(1).medium(),
    Key::long("flush.ms").default("9223372036854775807").at_least(0).medium(),
    Key::long("retention.bytes").default("-1").medium().note("of a partition; -1 is no limit"),
    Key::long("retention.ms").default("604800000").at_least(-1).medium().note("-1 is for ever"),
    Key::int("max.message.bytes").default("1048588").at_least(0).medium(),
    Key::int("index.interval.bytes").default("4096").at_least(0).medium(),
    Key::long("delete.retention.ms").default("86400000").at_least(0).medium(),
    Key::long("min.compaction.lag.ms").default("0").at_least(0).medium(),
    Key::long("max.compaction.lag.ms").default("9223372036854775807").at_least(1).medium(),
    Key::long("file.delete.delay.ms").default("60000").at_least(0).medium(),
    Key::double("min.cleanable.dirty.ratio").default("0.5").medium(),
    Key::list("cleanup.policy").default("delete").exactly(&["compact", "delete"]).medium(),
    Key::boolean("unclean.leader.election.enable").default("false").medium(),
    Key::int("min.insync.replicas").default("1").at_least(1).medium(),
    Key::text("compression.type")
        .default("producer")
        .exactly(&["uncompressed", "zstd", "lz4", "snappy", "gzip", "producer"])
        .medium(),
    Key::int("compression.gzip.level").default("-1").between(-1, 9).medium(),
    Key::int("compression.lz4.level").default("9").between(1, 17).medium(),
    Key::int("compression.zstd.level").default("3").between(-131072, 22).medium(),
    Key::boolean("preallocate").default("false").medium(),
    Key::text("message.timestamp.type").default("CreateTime").exactly(&["CreateTime", "LogAppendTime"]).medium(),
    Key::long("message.timestamp.before.max.ms").default("9223372036854775807").at_least(0).medium(),
    Key::long("message.timestamp.after.max.ms").default("3600000").at_least(0).medium(),
    Key::list("leader.replication.throttled.replicas").default("").medium(),
    Key::list("follower.replication.throttled.replicas").default("").medium(),
    Key::boolean("remote.storage.enable").default("false").medium(),
    Key::long("local.retention.ms").default("-2").at_least(-2).medium().note("-2 is as `retention.ms`"),
    Key::long("local.retention.bytes").default("-2").at_least(-2).medium().note("-2 is as `retention.bytes`"),
    Key::boolean("remote.log.copy.disable").default("false").medium(),
    Key::boolean("remote.log.delete.on.disable").default("false").medium(),
];
