use std::ops::Range;

use datastack_core::diagnostic::{DefinitionPath, Step};
use datastack_core::secret::is_secret_key;
use serde_json::{Map, Value};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::shape::{Shape, TableShape};
use super::tree::{integer, plain};
use crate::code;
use crate::finding::{Finding, Place};
use crate::nearest::nearest;

/// Whether keys may be missing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Completeness {
    Whole,
    /// An overlay, or what an overlay is laid over.
    Part,
}

/// What a document holds as far as it could be read.
pub(super) struct Checked {
    /// The document without what cannot be read, and with what was clearly meant.
    pub(super) value: Map<String, Value>,
    pub(super) findings: Vec<Finding>,
    /// Where something was left out or mended.
    pub(super) unread: Vec<DefinitionPath>,
    /// Texts that stand where a reference to a secret belongs, and so must not be shown.
    pub(super) secrets: Vec<Range<usize>>,
}

/// Checks a document against the JSON Schema of its type and collects every fault.
pub(super) fn check(
    schema: &Value,
    completeness: Completeness,
    file: &str,
    root: &DefinitionPath,
    document: &DeTable<'_>,
) -> Checked {
    let mut checker =
        Checker { schema, completeness, file, findings: Vec::new(), unread: Vec::new(), secrets: Vec::new() };
    let value = match Shape::of(schema, schema) {
        Shape::Table(shape) => checker.table(&shape, document, None, root),
        _ => Map::new(),
    };
    Checked { value, findings: checker.findings, unread: checker.unread, secrets: checker.secrets }
}

struct Checker<'a> {
    schema: &'a Value,
    completeness: Completeness,
    file: &'a str,
    findings: Vec<Finding>,
    unread: Vec<DefinitionPath>,
    secrets: Vec<Range<usize>>,
}

impl<'a> Checker<'a> {
    fn fault(&mut self, code: u16, range: Option<Range<usize>>, message: String, help: String, path: &DefinitionPath) {
        let place = Place { range, ..Place::file(self.file) };
        self.findings.push(Finding::error(code, place, message).help(help));
        self.unread.push(path.clone());
    }

    fn table(
        &mut self,
        shape: &TableShape<'a>,
        table: &DeTable<'_>,
        header: Option<&Range<usize>>,
        path: &DefinitionPath,
    ) -> Map<String, Value> {
        let mut values = Map::new();
        for (key, value) in table {
            let name: &str = key.get_ref();
            if matches!(path.steps.last(), Some(Step::Key(section)) if section == "extra") && is_secret_key(name) {
                self.secrets.push(value.span());
            }
            let (name, schema) = match shape.property(name).or(shape.others) {
                Some(schema) => (name, schema),
                None => match self.unknown_key(shape, table, name, key.span(), path) {
                    Some(meant) => meant,
                    None => continue,
                },
            };
            if let Some(value) = self.value(schema, value, &path.key(name)) {
                values.insert(name.to_owned(), value);
            }
        }
        if self.completeness == Completeness::Whole {
            for name in &shape.required {
                if !values.contains_key(*name) {
                    let schema = shape.property(name).unwrap_or(&Value::Null);
                    if !table.contains_key(*name) {
                        self.missing(schema, name, header.cloned(), path);
                    }
                    values.insert((*name).to_owned(), placeholder(self.schema, schema));
                }
            }
        }
        values
    }

    /// Reports an unknown key; gives the key that was meant, if there is one close to it that is still free.
    fn unknown_key(
        &mut self,
        shape: &TableShape<'a>,
        table: &DeTable<'_>,
        name: &str,
        span: Range<usize>,
        path: &DefinitionPath,
    ) -> Option<(&'a str, &'a Value)> {
        let free: Vec<&str> = shape.keys().filter(|key| !table.contains_key(*key)).collect();
        let meant = nearest(name, &free);
        let all: Vec<&str> = shape.keys().collect();
        let help = match (meant, self.section_with(name), nearest(name, &all)) {
            (Some(meant), _, _) => format!("did you mean `{meant}`?"),
            (None, Some(section), _) => format!("`{name}` is a key of `[{section}]`: move it there"),
            (None, None, Some(taken)) => format!("did you mean `{taken}`? it stands here already"),
            (None, None, None) => format!("known keys: {}", all.join(", ")),
        };
        let message = format!("{} has no key `{name}`", section(path, self.file));
        self.findings.push(Finding::error(code::UNKNOWN_KEY, Place::range(self.file, span), message).help(help));
        let meant = meant?;
        self.unread.push(path.key(meant));
        Some((meant, shape.property(meant)?))
    }

    /// The section at the root whose key this is, if there is exactly one.
    fn section_with(&self, name: &str) -> Option<&'a str> {
        let Shape::Table(root) = Shape::of(self.schema, self.schema) else { return None };
        let mut sections = root.keys().filter(|section| {
            let Some(schema) = root.property(section) else { return false };
            matches!(Shape::of(self.schema, schema), Shape::Table(table) if table.property(name).is_some())
        });
        sections.next().filter(|_| sections.next().is_none())
    }

    fn missing(&mut self, schema: &Value, name: &str, header: Option<Range<usize>>, path: &DefinitionPath) {
        let shape = Shape::of(self.schema, schema);
        let example = match &shape {
            Shape::Table(table) => {
                let inner = table.required.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(" and ");
                format!("add a section `[{name}]` with {inner}")
            }
            _ => format!("add `{name} = ...`"),
        };
        let about = schema.get("description").and_then(Value::as_str).unwrap_or_default().replace('\n', " ");
        let help = match about.split_once(". ").map_or(about.as_str(), |(first, _)| first).trim_end_matches('.') {
            "" => example,
            about => format!("{example} ({about})"),
        };
        let message = format!("{} lacks `{name}`", section(path, self.file));
        self.fault(code::MISSING_KEY, header, message, help, &path.key(name));
    }

    fn value(&mut self, schema: &'a Value, value: &Spanned<DeValue<'_>>, path: &DefinitionPath) -> Option<Value> {
        let span = value.span();
        match (Shape::of(self.schema, schema), value.get_ref()) {
            (Shape::Anything, any) => Some(plain(any)),
            (Shape::Table(shape), DeValue::Table(table)) => {
                Some(Value::Object(self.table(&shape, table, Some(&span), path)))
            }
            (Shape::Choice(choices), DeValue::Table(table)) => self.choice(&choices, table, span, path),
            (Shape::List(items), DeValue::Array(list)) => {
                let items = list.iter().enumerate().filter_map(|(at, item)| self.value(items, item, &path.index(at)));
                Some(Value::Array(items.collect()))
            }
            (Shape::Text, DeValue::String(text)) => Some(Value::String(text.to_string())),
            (Shape::Boolean, DeValue::Boolean(value)) => Some(Value::Bool(*value)),
            (Shape::Words(words), DeValue::String(word)) => self.word(&words, word, span, path),
            (Shape::Integer { minimum, maximum }, DeValue::Integer(number)) => {
                let fits = integer(number)
                    .filter(|number| minimum.is_none_or(|minimum| minimum <= *number))
                    .filter(|number| maximum.is_none_or(|maximum| *number <= maximum));
                if fits.is_none() {
                    let from = minimum.map_or_else(String::new, |minimum| format!("at least {minimum}"));
                    let to = maximum.map_or_else(String::new, |maximum| format!("at most {maximum}"));
                    let law = [from, to].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
                    let message = format!("`{}` is {number}, which is out of range", dotted(path));
                    self.fault(code::OUT_OF_RANGE, Some(span), message, format!("it must be {law}"), path);
                }
                fits.map(|_| plain(value.get_ref()))
            }
            (shape, found) => self.wrong_type(&shape, found, span, path),
        }
    }

    fn word(&mut self, words: &[&str], word: &str, span: Range<usize>, path: &DefinitionPath) -> Option<Value> {
        if words.contains(&word) {
            return Some(Value::String(word.to_owned()));
        }
        let meant = nearest(word, words);
        let all = words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
        let help = match meant {
            Some(meant) if words.len() > 1 => format!("did you mean `{meant}`? possible: {all}"),
            _ => format!("possible: {all}"),
        };
        let message = format!("`{}` cannot be `{word}`", dotted(path));
        self.fault(code::UNKNOWN_WORD, Some(span), message, help, path);
        meant.map(|meant| Value::String(meant.to_owned()))
    }

    fn choice(
        &mut self,
        choices: &[TableShape<'a>],
        table: &DeTable<'_>,
        span: Range<usize>,
        path: &DefinitionPath,
    ) -> Option<Value> {
        let fits = |choice: &&TableShape<'a>| choice.required.iter().any(|key| table.contains_key(*key));
        if let Some(choice) = choices.iter().find(fits) {
            return Some(Value::Object(self.table(choice, table, Some(&span), path)));
        }
        let keys: Vec<String> = choices.iter().flat_map(TableShape::keys).map(|key| format!("`{key}`")).collect();
        let message = format!("`{}` has none of the keys that it needs", dotted(path));
        self.fault(code::MISSING_KEY, Some(span), message, format!("give one of {}", keys.join(", ")), path);
        None
    }

    /// Reports a value of another type; gives the value that was meant where only its spelling is wrong.
    fn wrong_type(
        &mut self,
        shape: &Shape<'a>,
        found: &DeValue<'_>,
        span: Range<usize>,
        path: &DefinitionPath,
    ) -> Option<Value> {
        let text = plain(found);
        let text = text.as_str().map_or_else(|| text.to_string(), str::to_owned);
        let (help, meant) = match (shape, found) {
            (Shape::Words(_) | Shape::Text, DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_)) => {
                (format!("write it in quotes: `\"{text}\"`"), Some(Value::String(text)))
            }
            (Shape::Integer { .. }, DeValue::String(_)) if text.parse::<u32>().is_ok() => {
                (format!("write it without quotes: `{text}`"), text.parse::<u32>().ok().map(Value::from))
            }
            (Shape::Boolean, DeValue::String(_)) if matches!(text.as_str(), "true" | "false") => {
                (format!("write it without quotes: `{text}`"), Some(Value::Bool(text == "true")))
            }
            (Shape::List(_), DeValue::String(_)) => {
                (format!("write it as a list: `[{text:?}]`"), Some(Value::Array(vec![Value::String(text)])))
            }
            (Shape::Choice(choices), _) => {
                self.secrets.push(span.clone());
                let key = choices.iter().flat_map(TableShape::keys).next().unwrap_or_default();
                (format!("write where it is read from, for example `{{ {key} = \"...\" }}`"), None)
            }
            (Shape::Table(_), _) if !matches!(path.steps.last(), Some(Step::Index(_))) => {
                (format!("open a section `[{}]`", dotted(path)), None)
            }
            _ => (format!("write {} here", shape.name()), None),
        };
        let message = format!("`{}` must be {}, not {}", dotted(path), shape.name(), kind(found));
        self.fault(code::WRONG_TYPE, Some(span), message, help, path);
        meant.filter(|_| !matches!(shape, Shape::Words(_)))
    }
}

fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a fraction",
        DeValue::Boolean(_) => "`true` or `false`",
        DeValue::Datetime(_) => "a date or time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

fn dotted(path: &DefinitionPath) -> String {
    let whole = path.to_string();
    let root = DefinitionPath { document: path.document.clone(), steps: Vec::new() }.to_string();
    whole[root.len()..].trim_start_matches('.').to_owned()
}

fn section(path: &DefinitionPath, file: &str) -> String {
    match path.steps.as_slice() {
        [] => format!("`{}`", file.rsplit('/').next().unwrap_or(file)),
        [Step::Key(list), Step::Index(_)] => format!("`[[{list}]]`"),
        _ => format!("`[{}]`", dotted(path)),
    }
}

/// A value that stands for one that could not be read, so that the rest of the document can be looked at.
fn placeholder(root: &Value, schema: &Value) -> Value {
    match Shape::of(root, schema) {
        Shape::Table(table) => {
            let inner = table
                .required
                .iter()
                .filter_map(|key| table.property(key).map(|schema| ((*key).to_owned(), placeholder(root, schema))));
            Value::Object(inner.collect())
        }
        Shape::List(_) => Value::Array(Vec::new()),
        Shape::Words(words) => Value::String(words.first().copied().unwrap_or_default().to_owned()),
        Shape::Integer { .. } => Value::from(0),
        Shape::Boolean => Value::Bool(false),
        Shape::Choice(_) | Shape::Text | Shape::Anything => Value::String(String::new()),
    }
}
