use super::{LiveClickHouse, LiveConnect, LiveKafka, LiveMySql, LiveRegistry};

/// What was found on the systems. A system that was not looked at is left out of the plan.
#[derive(Debug, Clone, Default)]
pub struct Live {
    /// The source database.
    pub mysql: Option<LiveMySql>,
    /// The brokers.
    pub kafka: Option<LiveKafka>,
    /// The schema registry.
    pub registry: Option<LiveRegistry>,
    /// ClickHouse.
    pub clickhouse: Option<LiveClickHouse>,
    /// The Connect workers.
    pub connect: Option<LiveConnect>,
}
