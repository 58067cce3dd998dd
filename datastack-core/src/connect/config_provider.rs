//! Config providers: where a worker takes the values of `${provider:path:key}` from. Their keys stand in the worker's own
//! configuration, behind `config.providers.<name>.param.`.

use super::catalogue::{Class, Key, Role, Verified, hidden};

macro_rules! providers {
    ($($(#[$doc:meta])* $constant:ident $name:literal $key:expr;)*) => {$(
        $(#[$doc])*
        pub(crate) const $constant: Class = Class {
            name: concat!("org.apache.kafka.common.config.provider.", $name),
            role: Role::ConfigProvider,
            product: "Kafka 4.1",
            verified: Verified::Source,
            keys: &[&hidden([$key])],
            families: &[],
        };
    )*};
}

providers! {
    /// Variables of the worker's environment: `${env:NAME}`.
    ENV "EnvVarConfigProvider" Key::text("allowlist.pattern").default(".*").note("for whole names of variables");
    /// Properties in a file: `${file:/path:key}`.
    FILE "FileConfigProvider" Key::list("allowed.paths").note("all without it");
    /// Files of a folder, a value each: `${directory:/path:file}`.
    DIRECTORY "DirectoryConfigProvider" Key::list("allowed.paths").note("all without it");
}
