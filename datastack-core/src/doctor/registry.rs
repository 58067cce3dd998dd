use super::ExaminedRegistry;
use super::check::{Check, Of, Outcome};
use crate::diff::System;

const OF: Of = Of(System::Registry);

pub(super) fn checks(found: &ExaminedRegistry) -> Vec<Check> {
    let mut checks = vec![OF.ok("reached", format!("at {}", found.address))];
    checks.push(match found.avro {
        true => OF.ok("interface", "Confluent's, with Avro"),
        false => OF.bad(
            Outcome::Fault,
            "interface",
            "it does not answer as Confluent's interface with Avro does",
            "name the address of that interface as `kafka.registry`; Apicurio's ends in /apis/ccompat/v7",
        ),
    });
    checks.push(match found.compatibility.as_deref() {
        Some("NONE") => OF.bad(
            Outcome::Attention,
            "compatibility",
            "NONE: a schema is taken that readers of older records cannot read",
            "set BACKWARD for the registry or for the subjects",
        ),
        Some(mode) => OF.ok("compatibility", mode),
        None => OF.bad(Outcome::Unknown, "compatibility", "it does not tell", "look at its configuration"),
    });
    checks
}
