use std::sync::Mutex;
use std::time::{Duration, Instant};

use rdkafka::ClientConfig;
use rdkafka::client::ClientContext;
use rdkafka::consumer::{BaseConsumer, Consumer, ConsumerContext};
use rdkafka::error::KafkaError;
use rdkafka::types::RDKafkaErrorCode;

/// How long is waited for a reason: a refused login or connection is told at once, a name that nobody knows a bit later.
const PATIENCE: Duration = Duration::from_secs(3);
/// A group that nobody joins.
const GROUP: &str = "datastack-gen";

/// Why brokers cannot be asked.
#[derive(Debug, Clone)]
pub(super) struct Reason {
    /// What the client says of it, with the address of the broker.
    pub(super) text: String,
    /// Whether they answered, and do not take the login.
    pub(super) refused: bool,
}

#[derive(Default)]
struct Listening {
    first: Mutex<Option<Reason>>,
}

impl Listening {
    fn heard(&self) -> Option<Reason> {
        self.first.lock().ok().and_then(|first| first.clone())
    }
}

impl ClientContext for Listening {
    fn error(&self, error: KafkaError, reason: &str) {
        if let Ok(mut first) = self.first.lock() {
            let refused = error.rdkafka_error_code() == Some(RDKafkaErrorCode::Authentication);
            first.get_or_insert_with(|| Reason { text: reason.to_owned(), refused });
        }
    }
}

impl ConsumerContext for Listening {}

/// Connects once more to hear why that fails: librdkafka answers questions with "transport failure" whatever it was, and
/// tells the reason only to a consumer that listens.
pub(super) fn reason(config: &ClientConfig) -> Option<Reason> {
    let mut config = config.clone();
    config.set("group.id", GROUP).set("enable.auto.commit", "false");
    let consumer: BaseConsumer<Listening> = config.create_with_context(Listening::default()).ok()?;
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        if let Some(reason) = consumer.context().heard() {
            return Some(reason);
        }
        // Nothing is subscribed, so that no message can come.
        let _ = consumer.poll(Duration::from_millis(100));
    }
    None
}
