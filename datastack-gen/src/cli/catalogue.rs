use datastack_core::connect::catalogue::{
    Accepts, CLASSES, Class, Default, Family, Key, Plug, SINK_FAMILIES, SINK_KEYS, SOURCE_FAMILIES, SOURCE_KEYS,
};
use serde::Serialize;

use super::Exit;
use super::grid::grid;
use super::report::Printer;
use crate::code;
use crate::finding::{Finding, Place, Report};
use crate::nearest::nearest;

/// Show the classes of Kafka Connect that are known, and the keys of one.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  datastack-gen catalogue                  every class, one line each
  datastack-gen catalogue MySqlConnector   the keys of a class, by its name with or without the package
  datastack-gen catalogue source           the keys that a worker reads from any source connector (sink: likewise)
  datastack-gen catalogue --format json    every key of every class, as one JSON object

Verified tells how the keys are known: run (a running worker was asked), loaded (the class was loaded and asked, since a worker does
not tell them or does not have it), source (they were read in its source).")]
pub(super) struct Catalogue {
    /// A class, `source` or `sink`; all without it.
    class: Option<String>,
}

impl Catalogue {
    pub(super) fn run(&self, printer: &Printer) -> Exit {
        let mut report = Report::default();
        let Some(name) = &self.class else {
            let all = All { classes: listed().map(|listed| listed.view()).collect() };
            return printer.result(&report, &all, list);
        };
        match find(name) {
            Ok(found) => printer.result(&report, &found.view(), || found.text()),
            Err(finding) => {
                report.push(finding);
                printer.findings(&report)
            }
        }
    }
}

/// A class, or what a worker reads from any connector of a role.
#[derive(Clone, Copy)]
struct Listed {
    name: &'static str,
    role: &'static str,
    product: &'static str,
    verified: &'static str,
    keys: &'static [&'static [Key]],
    families: &'static [Family],
}

const WORKER: [Listed; 2] = [
    Listed {
        name: "source",
        role: "worker",
        product: "Kafka 4.1",
        verified: "run",
        keys: SOURCE_KEYS,
        families: SOURCE_FAMILIES,
    },
    Listed {
        name: "sink",
        role: "worker",
        product: "Kafka 4.1",
        verified: "run",
        keys: SINK_KEYS,
        families: SINK_FAMILIES,
    },
];

fn listed() -> impl Iterator<Item = Listed> {
    let class = |class: &&'static Class| Listed {
        name: class.name,
        role: class.role.name(),
        product: class.product,
        verified: class.verified.name(),
        keys: class.keys,
        families: class.families,
    };
    WORKER.into_iter().chain(CLASSES.iter().map(class))
}

fn find(name: &str) -> Result<Listed, Finding> {
    let simple = |listed: &Listed| listed.name.rsplit('.').next().is_some_and(|simple| simple == name);
    let mut found = listed().filter(|listed| listed.name == name || simple(listed));
    let mut message = format!("there is no class `{name}`");
    let help = match (found.next(), found.next()) {
        (Some(first), None) => return Ok(first),
        (Some(first), Some(second)) => {
            let more: Vec<&str> = found.map(|listed| listed.name).collect();
            let all = [&[first.name, second.name], more.as_slice()].concat();
            message = format!("there are {} classes `{name}`", all.len());
            format!("with its package: {}", all.join(", "))
        }
        (None, _) => {
            let known: Vec<&str> =
                listed().flat_map(|listed| [Some(listed.name), listed.name.rsplit('.').next()]).flatten().collect();
            match nearest(name, &known) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "`datastack-gen catalogue` lists those that are known".to_owned(),
            }
        }
    };
    Err(Finding::error(code::UNKNOWN_SUBJECT, Place::file("catalogue"), message).help(help))
}

fn list() -> String {
    let mut lines = vec![["class", "role", "of", "keys", "verified"].map(str::to_owned).to_vec()];
    lines.extend(listed().map(|listed| {
        let keys = listed.keys().count().to_string();
        [listed.name, listed.role, listed.product, &keys, listed.verified].map(str::to_owned).to_vec()
    }));
    grid(&lines)
}

impl Listed {
    fn keys(&self) -> impl Iterator<Item = &'static Key> + use<> {
        self.keys.iter().copied().flatten()
    }

    fn text(&self) -> String {
        let mut lines = vec![["key", "type", "default", "values", "importance", ""].map(str::to_owned).to_vec()];
        lines.extend(self.keys().map(|key| {
            let default = match key.default {
                Default::Required => "(required)",
                Default::Unset => "",
                Default::Value("") => "\"\"",
                Default::Value(value) => value,
            };
            let kind = key.kind.name().to_lowercase();
            let importance = key.importance.name().to_lowercase();
            [key.name, &kind, default, &values(key), &importance, &remarks(key)].map(str::to_owned).to_vec()
        }));
        let mut text = format!("{}: {} of {}, verified: {}\n\n", self.name, self.role, self.product, self.verified);
        text.push_str(&grid(&lines));
        if !self.families.is_empty() {
            let handed_on =
                self.families.iter().map(|family| vec![format!("{}*", family.prefix), family.of.to_owned()]);
            let head = [vec!["handed on".to_owned(), "to".to_owned()]];
            text.push('\n');
            text.push_str(&grid(&head.into_iter().chain(handed_on).collect::<Vec<_>>()));
        }
        if WORKER.iter().any(|worker| worker.name == self.role) {
            text.push_str(&format!("\nkeys that a worker reads from it, too: datastack-gen catalogue {}\n", self.role));
        }
        text
    }

    fn view(&self) -> ClassView {
        ClassView {
            name: self.name,
            role: self.role,
            product: self.product,
            verified: self.verified,
            keys: self.keys().map(view).collect(),
            families: self.families.iter().map(|Family { prefix, of }| FamilyView { prefix, of }).collect(),
        }
    }
}

fn values(key: &Key) -> String {
    match key.accepts {
        Accepts::Any => String::new(),
        Accepts::Words(words) | Accepts::Exactly(words) => words.join(", "),
        Accepts::Between(least, i64::MAX) => format!("{least} or more"),
        Accepts::Between(least, most) => format!("{least} to {most}"),
        Accepts::NonEmpty => "not empty".to_owned(),
    }
}

/// What else is to be said of a key.
fn remarks(key: &Key) -> String {
    let mut remarks = Vec::new();
    if !key.since.is_empty() {
        remarks.push(format!("since {}", key.since));
    }
    if !key.deprecated.is_empty() {
        remarks.push(format!("deprecated: {}", key.deprecated));
    }
    if key.hidden {
        remarks.push("not declared".to_owned());
    }
    if !key.note.is_empty() {
        remarks.push(key.note.to_owned());
    }
    match key.plug {
        Plug::None | Plug::Class("") => {}
        Plug::Class(prefix) => remarks.push(format!("the class reads `{prefix}*`")),
        Plug::Beside => remarks.push("the class reads keys beside it".to_owned()),
        Plug::Aliases(aliases) if aliases.prefix.is_empty() => remarks.push("each has keys `<name>.*`".to_owned()),
        Plug::Aliases(aliases) => remarks.push(format!("each has keys `{}.<name>.*`", aliases.prefix)),
    }
    remarks.join("; ")
}

#[derive(Serialize)]
struct All {
    classes: Vec<ClassView>,
}

#[derive(Serialize)]
struct ClassView {
    name: &'static str,
    role: &'static str,
    product: &'static str,
    verified: &'static str,
    keys: Vec<KeyView>,
    families: Vec<FamilyView>,
}

#[derive(Serialize)]
struct FamilyView {
    prefix: &'static str,
    of: &'static str,
}

#[derive(Serialize)]
struct KeyView {
    name: &'static str,
    kind: &'static str,
    required: bool,
    default: Option<&'static str>,
    words: &'static [&'static str],
    any_case: bool,
    least: Option<i64>,
    most: Option<i64>,
    not_empty: bool,
    importance: &'static str,
    group: &'static str,
    declared: bool,
    since: &'static str,
    deprecated: &'static str,
    note: &'static str,
}

fn view(key: &'static Key) -> KeyView {
    let (words, any_case) = match key.accepts {
        Accepts::Words(words) => (words, true),
        Accepts::Exactly(words) => (words, false),
        _ => (&[][..], false),
    };
    let (least, most) = match key.accepts {
        Accepts::Between(least, most) => (Some(least), Some(most).filter(|most| *most < i64::MAX)),
        _ => (None, None),
    };
    KeyView {
        name: key.name,
        kind: key.kind.name(),
        required: key.default == Default::Required,
        default: key.default.value(),
        words,
        any_case,
        least,
        most,
        not_empty: key.accepts == Accepts::NonEmpty,
        importance: key.importance.name(),
        group: key.group,
        declared: !key.hidden,
        since: key.since,
        deprecated: key.deprecated,
        note: key.note,
    }
}
