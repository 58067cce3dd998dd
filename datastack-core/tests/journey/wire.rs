//! What the converters write.

use super::debezium::Connect;
use super::octets::base64;

/// The value as a reader of the topic sees it: JSON writes bytes as base64 text.
pub fn written(value: Connect, json: bool) -> Connect {
    match value {
        Connect::Bytes(bytes) if json => Connect::Text(base64(&bytes)),
        other => other,
    }
}
