use std::fmt;

/// A version: major and minor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version {
    /// Major.
    pub major: u16,
    /// Minor.
    pub minor: u16,
}

impl Version {
    /// Reads `major.minor`, with anything after a second point left out.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let major = parts.next()?.parse().ok()?;
        let minor = parts.next()?.parse().ok()?;
        Some(Self { major, minor })
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

/// A product of several that do the same job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Product {
    /// Confluent's.
    Confluent,
    /// Apicurio's.
    Apicurio,
}

/// Versions of the engines.
#[derive(Debug, Clone)]
pub struct Versions {
    /// MySQL or MariaDB.
    pub mysql: Version,
    /// Debezium.
    pub debezium: Version,
    /// Kafka brokers and workers.
    pub kafka: Version,
    /// Avro converter.
    pub converter: (Product, Version),
    /// Schema registry.
    pub registry: (Product, Version),
    /// ClickHouse.
    pub clickhouse: Version,
    /// Spark.
    pub spark: Version,
    /// Airflow.
    pub airflow: Version,
    /// Iceberg.
    pub iceberg: Version,
}
