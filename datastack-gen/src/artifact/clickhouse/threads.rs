use datastack_core::clickhouse::table::consumers;
use datastack_core::pipeline::Pipeline;

/// Threads that ClickHouse keeps for message brokers, unless told otherwise.
const DEFAULT: u32 = 16;

/// A thread for each consumer: with fewer, consumers wait for one another.
pub(super) fn xml(pipeline: &Pipeline) -> String {
    let threads = pipeline.tables.iter().map(consumers).fold(0, u32::saturating_add).max(DEFAULT);
    format!(
        "<!-- One thread for each consumer of {}; with other Kafka tables on this server, add theirs. -->\n\
         <clickhouse>\n    <background_message_broker_schedule_pool_size>{threads}\
         </background_message_broker_schedule_pool_size>\n</clickhouse>\n",
        pipeline.name
    )
}
