use datastack_core::clickhouse::table;
use datastack_core::pipeline::{Pipeline, Table};

use crate::artifact::Rendering;

const ONE_SHARD: &str = "\
-- Each replica reads its share of the partitions, and replication brings the rows together. The cluster has one shard:
-- with more, two versions of a row could lie in two shards after the partitions were dealt anew.
";

pub(super) fn render(pipeline: &Pipeline, of: &Table, rendering: &mut Rendering) {
    let mut file = |name: &str, parts: &[String]| rendering.file(&format!("{}/{name}", of.name), &parts.join("\n"));
    file("10_target.sql", &[table::rows(pipeline, of).to_string()]);
    file(
        "20_events.sql",
        &[
            table::events(pipeline, of).to_string(),
            table::events_to_rows(pipeline, of).to_string(),
            table::events_to_dead(pipeline, of).to_string(),
        ],
    );
    let queue = table::queue(pipeline, of).to_string();
    file(
        "30_queue.sql",
        &[
            if pipeline.clickhouse.cluster.is_some() { format!("{ONE_SHARD}{queue}") } else { queue },
            "-- Consumption starts here, so this is the queue's only reader: with two, what arrives between their\n\
             -- creations would reach one of them only.\n"
                .to_owned()
                + &table::queue_to_events(pipeline, of).to_string(),
        ],
    );
    file("40_current.sql", &[table::current(pipeline, of).to_string()]);
    if let Some(history) = table::history(pipeline, of) {
        file("50_history.sql", &[history.to_string()]);
    }
    if !of.live.is_empty() {
        let views: Vec<String> = of.live.iter().map(|view| table::live(pipeline, view).to_string()).collect();
        file("60_live.sql", &views);
    }
}
