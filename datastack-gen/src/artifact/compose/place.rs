use std::net::IpAddr;

use datastack_core::pipeline::host_and_port;

/// Where clients of the pipeline look for an engine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// A container of the stack can answer under this name and port.
    Inside {
        /// Host name.
        host: String,
        /// TCP port.
        port: u16,
    },
    /// No container can: the reason.
    Outside(String),
}

impl Place {
    /// The place that a host name and port give.
    pub(super) fn of(host: &str, port: u16) -> Self {
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        if bare.parse::<IpAddr>().is_ok() || bare.eq_ignore_ascii_case("localhost") {
            return Self::Outside(format!("`{host}` is an address, which no other container has"));
        }
        Self::Inside { host: host.to_owned(), port }
    }

    /// The place that a URL gives.
    pub(super) fn of_url(url: &str) -> Self {
        match host_and_port(url) {
            _ if url.starts_with("https://") => Self::Outside(format!("`{url}` wants a certificate of its own")),
            (host, Some(port)) => Self::of(host, port),
            (host, None) => Self::Outside(format!("`{host}` has no port")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn a_name_lies_inside_and_an_address_or_a_certificate_outside() {
        assert_eq!(Place::of("db.internal", 3306), Place::Inside { host: "db.internal".into(), port: 3306 });
        assert_eq!(Place::of_url("http://minio:9000"), Place::Inside { host: "minio".into(), port: 9000 });
        assert!(matches!(Place::of("10.0.0.7", 3306), Place::Outside(_)));
        assert!(matches!(Place::of_url("http://localhost:8123"), Place::Outside(_)));
        assert!(matches!(Place::of_url("https://s3.example.com"), Place::Outside(_)));
    }
}
