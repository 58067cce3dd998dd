use super::super::catalogue::{Class, Key, Role, Verified, hidden};

/// Apicurio's converter to Avro. It declares nothing to a worker.
pub(crate) const AVRO: Class = Class {
    name: "io.apicurio.registry.utils.converter.AvroConverter",
    role: Role::Converter,
    product: "Apicurio converters 3.0",
    verified: Verified::Source,
    keys: &[REGISTRY, ARTIFACTS, HEADERS, SERDES],
    families: &[],
};

/// Apicurio's converter to JSON with the schema in the registry.
pub(crate) const JSON: Class = Class {
    name: "io.apicurio.registry.utils.converter.ExtJsonConverter",
    role: Role::Converter,
    product: "Apicurio converters 3.0",
    verified: Verified::Source,
    keys: &[REGISTRY, ARTIFACTS, HEADERS, EXT_JSON],
    families: &[],
};

const REGISTRY: &[Key] = &hidden([
    Key::text("apicurio.registry.url").required().high(),
    Key::text("apicurio.registry.auth.service.token.endpoint"),
    Key::text("apicurio.registry.auth.client.id"),
    Key::password("apicurio.registry.auth.client.secret"),
    Key::text("apicurio.registry.auth.client.scope"),
    Key::text("apicurio.registry.auth.username"),
    Key::password("apicurio.registry.auth.password"),
    Key::long("apicurio.registry.check-period-ms").default("30000"),
    Key::long("apicurio.registry.retry-count").default("3"),
    Key::long("apicurio.registry.retry-backoff-ms").default("300"),
    Key::boolean("apicurio.registry.fault-tolerant-refresh").default("false"),
    Key::class("apicurio.registry.schema-resolver"),
]);

const ARTIFACTS: &[Key] = &hidden([
    Key::class("apicurio.registry.artifact-resolver-strategy"),
    Key::boolean("apicurio.registry.auto-register")
        .default("false")
        .note("off, a schema that nobody registered stops the task"),
    Key::text("apicurio.registry.auto-register.if-exists").default("FIND_OR_CREATE_VERSION"),
    Key::boolean("apicurio.registry.find-latest").default("false"),
    Key::boolean("apicurio.registry.cache-latest").default("true"),
    Key::boolean("apicurio.registry.dereference-schema").default("false"),
    Key::text("apicurio.registry.artifact.group-id"),
    Key::text("apicurio.registry.artifact.artifact-id"),
    Key::text("apicurio.registry.artifact.version"),
    Key::text("apicurio.registry.artifact.schema.location"),
    Key::text("apicurio.registry.fallback.group-id"),
    Key::text("apicurio.registry.fallback.artifact-id"),
    Key::text("apicurio.registry.fallback.version"),
    Key::class("apicurio.registry.fallback.provider"),
    Key::class("apicurio.registry.id-handler"),
    Key::text("apicurio.registry.use-id"),
    Key::boolean("apicurio.registry.is-key").note("the converter sets it itself"),
    Key::boolean("apicurio.registry.serde.validation-enabled").default("true"),
]);

const HEADERS: &[Key] = &hidden([
    Key::boolean("apicurio.registry.headers.enabled").default("false").note("on, the schema's id is not in the value"),
    Key::class("apicurio.registry.headers.handler"),
    Key::text("apicurio.registry.headers.key.groupId.name"),
    Key::text("apicurio.registry.headers.key.artifactId.name"),
    Key::text("apicurio.registry.headers.key.version.name"),
    Key::text("apicurio.registry.headers.key.globalId.name"),
    Key::text("apicurio.registry.headers.key.contentId.name"),
    Key::text("apicurio.registry.headers.key.contentHash.name"),
    Key::text("apicurio.registry.headers.key.msgType.name"),
    Key::text("apicurio.registry.headers.value.groupId.name"),
    Key::text("apicurio.registry.headers.value.artifactId.name"),
    Key::text("apicurio.registry.headers.value.version.name"),
    Key::text("apicurio.registry.headers.value.globalId.name"),
    Key::text("apicurio.registry.headers.value.contentId.name"),
    Key::text("apicurio.registry.headers.value.contentHash.name"),
    Key::text("apicurio.registry.headers.value.msgType.name"),
]);

const SERDES: &[Key] = &hidden([
    Key::class("apicurio.registry.converter.serializer"),
    Key::class("apicurio.registry.converter.deserializer"),
]);

const EXT_JSON: &[Key] = &hidden([Key::boolean("schemas.enable").default("true").high()]);
