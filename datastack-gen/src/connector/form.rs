//! Which connectors a JSON text holds, in any of the forms that a worker takes or gives:
//!
//! - `{"name": ..., "config": {...}}`, what `POST /connectors` takes and `GET /connectors/NAME` gives, with the tasks;
//! - a plain map of keys and values, what `PUT /connectors/NAME/config` takes;
//! - a map of names to one of these, or to `{"info": ..., "status": ...}`, what `GET /connectors?expand=info` gives;
//! - a list of any of them.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use super::entry::{Connector, Entry, Spelling};
use super::fault::Fault;
use super::tree::{Member, Node, Value};
use crate::code;

/// What `POST /connectors` takes.
const TAKEN: [&str; 3] = ["name", "config", "initial_state"];

/// What a worker adds where it shows a connector.
const GIVEN: [&str; 2] = ["tasks", "type"];

/// A name from outside a configuration, and where it stands.
type Name<'a> = Option<(Cow<'a, str>, Range<usize>)>;

#[derive(Default)]
pub(super) struct Forms {
    pub(super) connectors: Vec<Connector>,
    pub(super) faults: Vec<Fault>,
}

impl Forms {
    /// Takes the connectors of a value. `called` is the name of one that states none, in a form that needs none.
    pub(super) fn take(&mut self, node: &Node<'_>, called: &str) {
        match &node.value {
            Value::List(items) => items.iter().for_each(|item| match item.value {
                Value::List(_) => self.no_connector(item, "a list in a list"),
                _ => self.take(item, ""),
            }),
            Value::Object(members) => self.object(node, members, called),
            Value::Text(_) | Value::Scalar(_) => self.no_connector(node, "a single value"),
            Value::Null => self.no_connector(node, "null"),
            Value::Broken => {}
        }
    }

    fn object(&mut self, node: &Node<'_>, members: &[Member<'_>], called: &str) {
        let class = node.get("connector.class").is_some();
        let config = node.get("config");
        if config.is_some_and(|config| !class || config.object().is_some()) {
            self.posted(node, members, None);
        } else if class || !members.iter().any(|member| member.value.object().is_some()) {
            if members.is_empty() {
                return self.no_connector(node, "an empty object");
            }
            let name = (!called.is_empty()).then(|| (Cow::Borrowed(called), opening(node)));
            self.put(node, members, name);
        } else {
            self.duplicates(members);
            for member in members {
                self.named(member);
            }
        }
    }

    /// A connector under its name.
    fn named(&mut self, member: &Member<'_>) {
        let name = Some((member.key.clone(), member.key_range.clone()));
        let info = member.value.get("info").unwrap_or(&member.value);
        let Some(members) = info.object() else {
            return self.no_connector(&member.value, &format!("`{}`", member.key));
        };
        if info.get("config").is_some() {
            self.posted(info, members, name);
        } else if info.get("connector.class").is_some() {
            self.put(info, members, name);
        } else if member.value.get("status").is_some() {
            let message = format!("of `{}`, only the status stands here", member.key);
            let help = "ask the worker with `GET /connectors?expand=info`";
            self.faults.push(Fault::warning(code::NO_CONNECTOR, member.key_range.clone(), message, help));
        } else {
            self.no_connector(&member.value, &format!("`{}`", member.key));
        }
    }

    fn no_connector(&mut self, node: &Node<'_>, what: &str) {
        let help = "write `{\"name\": \"...\", \"config\": {\"connector.class\": \"...\"}}`";
        let message = format!("{what} where a connector belongs");
        self.faults.push(Fault::error(code::NO_CONNECTOR, opening(node), message, help));
    }

    /// A connector with its configuration under `config`.
    fn posted(&mut self, node: &Node<'_>, members: &[Member<'_>], called: Name<'_>) {
        self.duplicates(members);
        for member in members {
            let key = member.key.as_ref();
            if !TAKEN.contains(&key) && !GIVEN.contains(&key) {
                let message = format!("`{key}` stands beside `config`: a worker refuses the connector");
                let help = "move it into `config`, or delete it";
                self.faults.push(Fault::error(code::UNKNOWN_KEY, member.key_range.clone(), message, help));
            }
        }
        let stated = node.get("name").and_then(|name| self.stated(name));
        let Some(config) = node.get("config") else { return };
        match &config.value {
            Value::Object(members) => self.put(config, members, stated.or(called)),
            Value::Broken => {}
            value => {
                let message = format!("`config` is {}: a worker takes an object", what(value));
                let help = "write `\"config\": {\"connector.class\": \"...\"}`";
                self.faults.push(Fault::error(code::WRONG_TYPE, config.range.clone(), message, help));
            }
        }
    }

    fn stated<'a>(&mut self, name: &Node<'a>) -> Name<'a> {
        match &name.value {
            Value::Text(text) => Some((text.clone(), name.range.clone())),
            Value::Scalar(text) => Some((Cow::Borrowed(text), name.range.clone())),
            Value::Broken => None,
            value => {
                let message = format!("`name` is {}: a worker takes a text", what(value));
                self.faults.push(Fault::error(code::WRONG_TYPE, name.range.clone(), message, "write a text"));
                None
            }
        }
    }

    /// A configuration; `called` is the name that stands outside of it.
    fn put(&mut self, node: &Node<'_>, members: &[Member<'_>], called: Name<'_>) {
        self.duplicates(members);
        let (mut entries, mut overridden) = (Vec::with_capacity(members.len() + 1), Vec::new());
        let mut unread = Vec::new();
        let mut places: HashMap<&str, usize> = HashMap::with_capacity(members.len());
        for member in members {
            let Some((value, spelling)) = self.text(member) else {
                unread.push(member.key.to_string());
                continue;
            };
            let (key_range, value_range) = (member.key_range.clone(), member.value.range.clone());
            let entry = Entry { key: member.key.to_string(), value, key_range, value_range, spelling };
            match places.insert(member.key.as_ref(), entries.len()) {
                Some(before) => {
                    places.insert(member.key.as_ref(), before);
                    overridden.push(std::mem::replace(&mut entries[before], entry));
                }
                None => entries.push(entry),
            }
        }
        let inner = places.get("name").map(|place| &entries[*place]);
        let mut place = inner.map_or(opening(node), |entry: &Entry| entry.value_range.clone());
        if let Some((name, range)) = called {
            match inner {
                Some(inner) if inner.value != name && range != opening(node) => {
                    let message = format!("`name` is `{}` inside and `{name}` outside", inner.value);
                    let help = "write the same, or delete the inner one: a worker refuses two";
                    let fault = Fault::error(code::TWO_NAMES, inner.value_range.clone(), message, help);
                    self.faults.push(fault.and(range, "outside"));
                }
                Some(_) => {}
                None => {
                    place = range.clone();
                    let (key, value, spelling) = ("name".to_owned(), name.into_owned(), Spelling::Otherwise);
                    entries.push(Entry { key, value, key_range: range.clone(), value_range: range, spelling });
                }
            }
        }
        self.connectors.push(Connector { id: String::new(), place, entries, overridden, unread });
    }

    /// The text that a worker makes of a value.
    fn text(&mut self, member: &Member<'_>) -> Option<(String, Spelling)> {
        let key = &member.key;
        let (text, help) = match &member.value.value {
            Value::Text(text) => return Some((text.to_string(), Spelling::Quoted)),
            Value::Scalar(text) => return Some(((*text).to_owned(), Spelling::Bare)),
            Value::Broken => return None,
            Value::Null => (None, "delete the key, or write a text".to_owned()),
            Value::List(items) => match joined(items) {
                Some(text) => (Some(text.clone()), format!("write `\"{key}\": \"{text}\"`")),
                None => (None, "write a text, with commas between its elements".to_owned()),
            },
            Value::Object(inner) => {
                let first = inner.first().map_or("...", |inner| inner.key.as_ref());
                (None, format!("keys are flat: write `\"{key}.{first}\": \"...\"`"))
            }
        };
        let message =
            format!("`{key}` is {}: a worker takes texts, and refuses the connector", what(&member.value.value));
        self.faults.push(Fault::error(code::WRONG_TYPE, member.value.range.clone(), message, help));
        text.map(|text| (text, Spelling::Otherwise))
    }

    fn duplicates(&mut self, members: &[Member<'_>]) {
        let mut first: HashMap<&str, &Range<usize>> = HashMap::with_capacity(members.len());
        for member in members {
            if let Some(before) = first.insert(member.key.as_ref(), &member.key_range) {
                self.faults.push(duplicate(&member.key, member.key_range.clone(), before.clone()));
            }
        }
    }
}

/// A key that stands twice.
pub(super) fn duplicate(key: &str, range: Range<usize>, before: Range<usize>) -> Fault {
    let message = format!("`{key}` stands twice: a worker takes the last and forgets the others");
    Fault::error(code::DUPLICATE_KEY, range, message, "delete one of them").and(before, "before here")
}

/// What opens a value: one that goes on for pages need not be shown as a whole.
fn opening(node: &Node<'_>) -> Range<usize> {
    node.range.start..node.range.end.min(node.range.start + 1)
}

fn what(value: &Value<'_>) -> &'static str {
    match value {
        Value::Text(_) | Value::Broken => "a text",
        Value::Scalar("true" | "false") => "a truth value",
        Value::Scalar(_) => "a number",
        Value::Null => "null",
        Value::List(_) => "a list",
        Value::Object(_) => "an object",
    }
}

fn joined(items: &[Node<'_>]) -> Option<String> {
    let texts: Option<Vec<&str>> = items
        .iter()
        .map(|item| match &item.value {
            Value::Text(text) => Some(text.as_ref()),
            Value::Scalar(text) => Some(*text),
            _ => None,
        })
        .collect();
    texts.map(|texts| texts.join(","))
}
