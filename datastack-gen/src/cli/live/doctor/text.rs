use std::fmt::Write;

use datastack_core::doctor::{Checkup, Outcome};

/// All checks, a line each, with the mend below those that do not hold.
pub(super) fn checkup(checkup: &Checkup) -> String {
    let mut text = String::new();
    for check in &checkup.checks {
        // Writing to a text cannot fail.
        let _ = writeln!(text, "{:<9}  {}: {}: {}", check.outcome.word(), check.system, check.subject, check.found);
        if let Some(mend) = &check.mend {
            let _ = writeln!(text, "           {mend}");
        }
    }
    let count = |outcome| checkup.checks.iter().filter(|check| check.outcome == outcome).count();
    let faults = count(Outcome::Fault);
    let _ = writeln!(
        text,
        "{} checks: {} ok, {} unknown, {} attention, {faults} {}",
        checkup.checks.len(),
        count(Outcome::Ok),
        count(Outcome::Unknown),
        count(Outcome::Attention),
        if faults == 1 { "fault" } else { "faults" }
    );
    text
}

#[cfg(test)]
mod tests {
    use datastack_core::diff::System;
    use datastack_core::doctor::{Check, Checkup, Outcome};

    #[test]
    fn a_mend_stands_below_what_does_not_hold() {
        let check = |outcome, mend: Option<&str>| Check {
            system: System::MySql,
            subject: "log_bin: ON".to_owned(),
            outcome,
            found: "it is OFF".to_owned(),
            mend: mend.map(str::to_owned),
        };
        let checks = vec![check(Outcome::Ok, None), check(Outcome::Fault, Some("set it"))];
        let checkup = Checkup { project: "shop".to_owned(), environment: None, checks };
        let expected = "\
ok         MySQL: log_bin: ON: it is OFF
fault      MySQL: log_bin: ON: it is OFF
           set it
2 checks: 1 ok, 0 unknown, 0 attention, 1 fault
";
        assert_eq!(super::checkup(&checkup), expected);
    }
}
