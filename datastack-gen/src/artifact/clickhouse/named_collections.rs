use datastack_core::connect::Converter;
use datastack_core::pipeline::Pipeline;

use super::xml::escaped;

/// Where brokers, registry and bucket are, and which variables of the server's environment hold the keys.
pub(super) fn xml(pipeline: &Pipeline) -> String {
    let mut kafka = vec![element("kafka_broker_list", &pipeline.kafka.bootstrap)];
    if let Converter::ConfluentAvro { registry, .. } = &pipeline.cdc.converter {
        kafka.push(element("format_avro_schema_registry_url", registry));
    }
    let store = &pipeline.object_store;
    let bucket = format!("{}/{}/", store.endpoint.trim_end_matches('/'), pipeline.history.bucket);
    let clean = [
        element("url", &bucket),
        from_env("access_key_id", &store.access_key.variable()),
        from_env("secret_access_key", &store.secret_key.variable()),
    ];
    format!(
        "<!-- Brokers that ask for a login: add kafka_security_protocol, kafka_sasl_mechanism, kafka_sasl_username and\n\
         \x20    kafka_sasl_password in a file of your own, the last two with from_env. -->\n\
         <clickhouse>\n    <named_collections>\n{}{}    </named_collections>\n</clickhouse>\n",
        collection(&pipeline.clickhouse.kafka_collection, &kafka),
        collection(&pipeline.clickhouse.clean_collection, &clean),
    )
}

fn collection(name: &str, elements: &[String]) -> String {
    format!("        <{name}>\n{}        </{name}>\n", elements.concat())
}

fn element(name: &str, value: &str) -> String {
    format!("            <{name}>{}</{name}>\n", escaped(value))
}

fn from_env(name: &str, variable: &str) -> String {
    format!("            <{name} from_env=\"{}\"/>\n", escaped(variable))
}
