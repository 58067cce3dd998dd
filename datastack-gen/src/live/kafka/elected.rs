use std::thread::sleep;
use std::time::{Duration, Instant};

use rdkafka::error::KafkaError;
use rdkafka::types::RDKafkaErrorCode;

use super::PATIENCE;

/// What brokers answer while a partition, or a group, is on its way to another of them: right after a topic was made, and
/// after a broker went.
const MOVING: [RDKafkaErrorCode; 6] = [
    RDKafkaErrorCode::LeaderNotAvailable,
    RDKafkaErrorCode::NotLeaderForPartition,
    RDKafkaErrorCode::UnknownTopicOrPartition,
    RDKafkaErrorCode::CoordinatorLoadInProgress,
    RDKafkaErrorCode::CoordinatorNotAvailable,
    RDKafkaErrorCode::NotCoordinator,
];

/// Asks again as long as partitions or groups are moving.
pub(super) fn elected<T>(mut ask: impl FnMut() -> Result<T, KafkaError>) -> Result<T, KafkaError> {
    let begun = Instant::now();
    loop {
        match ask() {
            Err(error)
                if begun.elapsed() < PATIENCE
                    && error.rdkafka_error_code().is_some_and(|code| MOVING.contains(&code)) =>
            {
                sleep(Duration::from_millis(100));
            }
            answer => return answer,
        }
    }
}
