use std::collections::{BTreeMap, BTreeSet};

/// Privileges by what they are on, in lower case: `replication slave` on `*.*`, `select` on `shop`.`orders`. A role is
/// a privilege on nothing.
pub(super) fn held(grants: &[String]) -> BTreeMap<String, BTreeSet<String>> {
    let mut held: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for grant in grants {
        let Some(rest) = grant.strip_prefix("GRANT ") else { continue };
        let (rest, option) = match rest.strip_suffix(" WITH GRANT OPTION") {
            Some(rest) => (rest, Some("grant option".to_owned())),
            None => (rest, None),
        };
        let (listed, on) = rest.rsplit_once(" ON ").unwrap_or((rest, ""));
        let privileges = split(listed).into_iter().map(|privilege| match on {
            // The name of a role keeps its case.
            "" => privilege.to_owned(),
            _ => privilege.to_lowercase(),
        });
        let all = privileges.chain(option).filter(|privilege| privilege != "usage");
        held.entry(on.to_owned()).or_default().extend(all);
    }
    held.retain(|_, privileges| !privileges.is_empty());
    held
}

/// Parts between commas, but for those of the columns that a privilege is on.
fn split(listed: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0_u32, 0);
    for (at, character) in listed.char_indices() {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                parts.push(listed[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(listed[start..].trim());
    parts
}

#[cfg(test)]
mod tests {
    use super::held;

    #[test]
    fn privileges_are_kept_by_what_they_are_on() {
        let grants = [
            "GRANT USAGE ON *.*",
            "GRANT REPLICATION SLAVE, REPLICATION CLIENT ON *.*",
            "GRANT SELECT (`a`, `b`), INSERT ON `shop`.`orders` WITH GRANT OPTION",
            "GRANT `Reader`@`%`",
        ];
        let held = held(&grants.map(str::to_owned));
        let shown: Vec<String> = held
            .iter()
            .map(|(on, privileges)| format!("{on}: {}", privileges.iter().cloned().collect::<Vec<_>>().join("; ")))
            .collect();
        assert_eq!(
            shown,
            [
                ": `Reader`@`%`",
                "*.*: replication client; replication slave",
                "`shop`.`orders`: grant option; insert; select (`a`, `b`)",
            ]
        );
    }
}
