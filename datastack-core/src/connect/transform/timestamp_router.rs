use crate::connect::Record;
use crate::connect::catalogue::Key;

use super::date_format;
use super::declare::{kafka, transform};
use super::effect::{Effect, Fault, Notes};
use super::settings::Settings;
use super::topic::reroute;

transform! {
    /// Kafka's `TimestampRouter`: the topic's name gets the record's day.
    whole TimestampRouter = kafka("org.apache.kafka.connect.transforms.TimestampRouter") {
        /// The new name.
        topic: String = Key::text("topic.format").default("${topic}-${timestamp}").high(),
        /// Pattern of SimpleDateFormat for the time, in UTC.
        timestamp: String = Key::text("timestamp.format").default("yyyyMMdd").high(),
    }
    check pattern
}

impl TimestampRouter {
    fn pattern(&self, settings: &mut Settings<'_>) {
        if let Err(what) = date_format::check(&self.timestamp) {
            settings.refuse("timestamp.format", what);
        }
    }

    fn effect(&self, record: Record, _notes: &mut Notes) -> Effect {
        if !record.stored {
            return Err(Fault::fails("a source's record has no time"));
        }
        let topic = self.topic.replace("${topic}", &record.topic);
        let topic = topic.replace("${timestamp}", &format!("<{}>", self.timestamp));
        reroute(record, topic)
    }
}
