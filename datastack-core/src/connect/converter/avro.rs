use super::super::catalogue::{Class, Family, Key, Role, Verified, hidden};

/// Confluent's converter to Avro. It declares nothing to a worker, whose validation passes it without a registry.
pub(crate) const AVRO: Class = Class {
    name: "io.confluent.connect.avro.AvroConverter",
    role: Role::Converter,
    product: "Confluent AvroConverter 7.0",
    verified: Verified::Loaded,
    keys: &[REGISTRY, TLS, SERIALIZERS, DATA, NEWER],
    families: &[
        Family { prefix: "rule.executors.", of: "an executor of rules" },
        Family { prefix: "rule.actions.", of: "an action of rules" },
    ],
};

/// How the registry is reached, and what is registered.
const REGISTRY: &[Key] = &hidden([
    Key::list("schema.registry.url").required().high(),
    Key::int("max.schemas.per.subject").default("1000"),
    Key::boolean("normalize.schemas").default("false").medium(),
    Key::boolean("auto.register.schemas")
        .default("true")
        .medium()
        .note("off, a schema that nobody registered stops the task"),
    Key::int("use.schema.id").default("-1"),
    Key::boolean("id.compatibility.strict").default("true"),
    Key::boolean("use.latest.version").default("false").note("only with `auto.register.schemas = false`"),
    Key::boolean("latest.compatibility.strict").default("true"),
    Key::text("basic.auth.credentials.source").default("URL").medium().note("`USER_INFO` takes `basic.auth.user.info`"),
    Key::text("bearer.auth.credentials.source").default("STATIC_TOKEN").medium(),
    Key::password("schema.registry.basic.auth.user.info")
        .default("")
        .medium()
        .deprecated("write `basic.auth.user.info`"),
    Key::password("basic.auth.user.info").default("").medium(),
    Key::password("bearer.auth.token").default("").medium(),
    Key::class("context.name.strategy")
        .default("io.confluent.kafka.serializers.context.NullContextNameStrategy")
        .medium(),
    Key::class("key.subject.name.strategy")
        .default("io.confluent.kafka.serializers.subject.TopicNameStrategy")
        .medium(),
    Key::class("value.subject.name.strategy")
        .default("io.confluent.kafka.serializers.subject.TopicNameStrategy")
        .medium(),
    Key::boolean("schema.reflection").default("false"),
    Key::text("proxy.host").default(""),
    Key::int("proxy.port").default("-1").note("-1 is none"),
    Key::int("http.connect.timeout.ms").default("60000"),
    Key::int("http.read.timeout.ms").default("60000"),
]);

/// Encryption to the registry.
const TLS: &[Key] = &hidden([
    Key::text("schema.registry.ssl.protocol").default("TLSv1.3").medium(),
    Key::text("schema.registry.ssl.provider").medium(),
    Key::list("schema.registry.ssl.cipher.suites"),
    Key::list("schema.registry.ssl.enabled.protocols").default("TLSv1.2,TLSv1.3").medium(),
    Key::text("schema.registry.ssl.keystore.type").default("JKS").medium(),
    Key::text("schema.registry.ssl.keystore.location").high(),
    Key::password("schema.registry.ssl.keystore.password").high(),
    Key::password("schema.registry.ssl.key.password").high(),
    Key::password("schema.registry.ssl.keystore.key").high(),
    Key::password("schema.registry.ssl.keystore.certificate.chain").high(),
    Key::password("schema.registry.ssl.truststore.certificates").high(),
    Key::text("schema.registry.ssl.truststore.type").default("JKS").medium(),
    Key::text("schema.registry.ssl.truststore.location").high(),
    Key::password("schema.registry.ssl.truststore.password").high(),
    Key::text("schema.registry.ssl.keymanager.algorithm").default("SunX509"),
    Key::text("schema.registry.ssl.trustmanager.algorithm").default("PKIX"),
    Key::text("schema.registry.ssl.endpoint.identification.algorithm").default("https"),
    Key::text("schema.registry.ssl.secure.random.implementation"),
    Key::class("schema.registry.ssl.engine.factory.class"),
]);

/// Of the serializer and the deserializer.
const SERIALIZERS: &[Key] = &hidden([
    Key::boolean("avro.reflection.allow.null").default("false").medium(),
    Key::boolean("avro.use.logical.type.converters").default("false").medium(),
    Key::boolean("avro.remove.java.properties").default("false").medium(),
    Key::boolean("specific.avro.reader").default("false"),
]);

/// How Connect's schemas become those of Avro.
const DATA: &[Key] = &hidden([
    Key::boolean("enhanced.avro.schema.support").default("false").medium(),
    Key::boolean("scrub.invalid.names").default("false").medium().note("two names may become one"),
    Key::boolean("connect.meta.data").default("true").note("off, Debezium's names of types are left out"),
    Key::int("schemas.cache.config").default("1000"),
    Key::boolean("discard.type.doc.default").default("false"),
    Key::boolean("allow.optional.map.keys").default("false"),
]);

/// Keys of later versions, as their source declares them.
const NEWER: &[Key] = &hidden([
    Key::boolean("ignore.default.for.nullables")
        .default("false")
        .medium()
        .since("7.3")
        .note("off, NULL becomes the default"),
    Key::boolean("generalized.sum.type.support").default("false").medium().since("7.4"),
    Key::boolean("flatten.unions").default("true").since("7.5"),
    Key::boolean("flatten.singleton.unions").default("true").since("7.5"),
    Key::int("latest.cache.size").default("1000").since("7.4"),
    Key::int("latest.cache.ttl.sec").default("-1").since("7.4").note("-1 is for ever"),
    Key::text("use.latest.with.metadata").since("7.4"),
    Key::text("schema.format").since("7.4"),
    Key::list("rule.executors").default("").since("7.4"),
    Key::list("rule.actions").default("").since("7.4"),
    Key::boolean("rule.service.loader.enable").default("true").since("7.4"),
    Key::text("bearer.auth.issuer.endpoint.url").medium().since("7.3"),
    Key::text("bearer.auth.client.id").medium().since("7.3"),
    Key::password("bearer.auth.client.secret").medium().since("7.3"),
    Key::text("bearer.auth.scope").medium().since("7.3"),
    Key::text("bearer.auth.scope.claim.name").default("scope").since("7.3"),
    Key::text("bearer.auth.sub.claim.name").default("sub").since("7.3"),
    Key::text("bearer.auth.logical.cluster").medium().since("7.3"),
    Key::text("bearer.auth.identity.pool.id").medium().since("7.3"),
    Key::short("bearer.auth.cache.expiry.buffer.seconds").default("300").between(0, 3600).since("7.3"),
    Key::class("bearer.auth.custom.provider.class").since("7.3"),
    Key::class("key.schema.id.serializer").since("8.0"),
    Key::class("value.schema.id.serializer").since("8.0"),
    Key::class("key.schema.id.deserializer").since("8.0"),
    Key::class("value.schema.id.deserializer").since("8.0"),
]);
