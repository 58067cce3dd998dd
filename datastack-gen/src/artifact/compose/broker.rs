use std::fmt::Write as _;

use datastack_core::pipeline::Pipeline;
use serde::Serialize;

use super::place::Place;

/// A broker, which is a controller too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Broker {
    /// Service: `kafka` is the first, the others bear their hosts' names.
    pub(super) service: String,
    pub(super) id: u16,
    /// Name under which clients reach it.
    pub(super) host: String,
    pub(super) port: u16,
    /// Port of the controllers.
    pub(super) controller_port: u16,
    /// Port on this machine.
    pub(super) published: u16,
}

/// First port on this machine; each broker has one.
const PUBLISHED: u16 = 29092;

/// As many brokers as the definition names, and no fewer than a partition has copies. Fails with the reason if a
/// name cannot be a container's.
pub(super) fn brokers(pipeline: &Pipeline) -> Result<Vec<Broker>, String> {
    let mut named = Vec::new();
    for broker in pipeline.kafka.bootstrap.split(',').map(str::trim) {
        let (host, port) = broker.rsplit_once(':').unwrap_or((broker, "9092"));
        match Place::of(host, port.parse().unwrap_or(9092)) {
            Place::Inside { host, .. } if named.iter().any(|(known, _)| *known == host) => {
                return Err(format!("`{host}` is named twice, and a container is one broker"));
            }
            Place::Inside { host, port } => named.push((host, port)),
            Place::Outside(reason) => return Err(reason),
        }
    }
    // The first service bears this name.
    named.sort_by_key(|(host, _)| host != "kafka");
    let first_port = named.first().map_or(9092, |(_, port)| *port);
    let number = named.len().max(pipeline.kafka.replication_factor.into());
    let taken = |port: u16| named.iter().any(|(_, known)| *known == port);
    let controller_port = (9093..).find(|port| !taken(*port)).unwrap_or(9093);
    let published = [PUBLISHED, 39092].into_iter().find(|first| !(0..32).any(|next| taken(first + next)));
    let mut spare =
        (2..).map(|number| format!("kafka-{number}")).filter(|name| !named.iter().any(|(host, _)| host == name));
    let mut brokers = Vec::new();
    for (id, index) in (1..).zip(0..number) {
        let (host, port) = match named.get(index) {
            Some(named) => named.clone(),
            None => (spare.next().unwrap_or_default(), first_port),
        };
        let service = if id == 1 { "kafka".to_owned() } else { host.clone() };
        let published = published.unwrap_or(PUBLISHED) + id - 1;
        brokers.push(Broker { service, id, host, port, controller_port, published });
    }
    Ok(brokers)
}

/// `controller.quorum.voters`.
pub(super) fn voters(brokers: &[Broker]) -> String {
    let mut voters = String::new();
    for Broker { id, service, controller_port, .. } in brokers {
        let comma = if voters.is_empty() { "" } else { "," };
        let _ = write!(voters, "{comma}{id}@{service}:{controller_port}");
    }
    voters
}

#[cfg(test)]
mod tests {
    use super::{Broker, brokers, voters};
    use crate::artifact::sample;

    const TABLE: &[(&str, &str)] = &[("t", "key = [\"id\"]\n[columns]\nid = \"int not null\"\n")];

    fn of(bootstrap: &str, factor: u16) -> Result<Vec<Broker>, String> {
        let mut pipeline = sample::pipeline("", TABLE);
        pipeline.kafka.bootstrap = bootstrap.to_owned();
        pipeline.kafka.replication_factor = factor;
        brokers(&pipeline)
    }

    fn lines(bootstrap: &str, factor: u16) -> Vec<String> {
        let brokers = of(bootstrap, factor).unwrap();
        let line = |broker: &Broker| format!("{} {}:{} {}", broker.service, broker.host, broker.port, broker.published);
        brokers.iter().map(line).collect()
    }

    #[test]
    fn a_partition_has_as_many_brokers_as_copies() {
        assert_eq!(lines("kafka:9092", 1), ["kafka kafka:9092 29092"]);
        let three = ["kafka kafka-2:9093 29092", "kafka-3 kafka-3:9093 29093", "kafka-4 kafka-4:9093 29094"];
        assert_eq!(lines("kafka-2:9093", 3), three);
        assert_eq!(voters(&of("kafka-2:9093", 2).unwrap()), "1@kafka:9094,2@kafka-3:9094");
    }

    #[test]
    fn each_broker_answers_under_the_name_that_the_definition_gives_it() {
        assert_eq!(lines("b:9092, kafka:29092", 1), ["kafka kafka:29092 39092", "b b:9092 39093"]);
        assert!(of("a:9092,a:9093", 1).unwrap_err().contains("named twice"));
        assert!(of("127.0.0.1:9092", 1).is_err());
    }
}
