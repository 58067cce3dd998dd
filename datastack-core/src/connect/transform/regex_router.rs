use crate::connect::Record;
use crate::connect::catalogue::Key;
use crate::connect::pattern::{Pattern, Unread};

use super::declare::{kafka, transform};
use super::effect::{Effect, Fault, Notes};
use super::settings::Settings;
use super::topic::{reroute, unforeseen};

transform! {
    /// Kafka's `RegexRouter`: a topic that an expression matches gets another name.
    whole RegexRouter = kafka("org.apache.kafka.connect.transforms.RegexRouter") {
        /// The expression, which has to match the whole topic.
        regex: String = Key::text("regex").required().high(),
        /// The new name, with `$1` for what the first group matches.
        replacement: String = Key::text("replacement").required().high(),
    }
    check readable
}

impl RegexRouter {
    fn readable(&self, settings: &mut Settings<'_>) {
        if let Err(Unread::Invalid(what)) = Pattern::read(&self.regex) {
            settings.refuse("regex", what);
        }
    }

    fn effect(&self, record: Record, notes: &mut Notes) -> Effect {
        let pattern = Pattern::read(&self.regex).map_err(|unread| unforeseen(&unread))?;
        if record.topic_is_open() {
            return Err(Fault::unforeseen(format!("whether `{}` matches a topic that the values decide", self.regex)));
        }
        match pattern.routed(&record.topic, &self.replacement) {
            Err(unread) => Err(unforeseen(&unread)),
            Ok(Some(topic)) => reroute(record, topic),
            Ok(None) => {
                notes.nothing(format!("`{}` does not match the whole of the topic `{}`", self.regex, record.topic));
                super::effect::keep(record)
            }
        }
    }
}
