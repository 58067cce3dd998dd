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
            Place::Inside { host, port } => named.push((host, port)),
            Place::Outside(reason) => return Err(reason),
        }
    }
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
