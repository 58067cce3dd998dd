use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use datastack_core::adopt::{Change, Edit};
use datastack_core::definition::Definition;
use datastack_core::diagnostic::{DefinitionPath, Document, Step};
use serde_json::Value as Json;
use toml_edit::{ArrayOfTables, DocumentMut, InlineTable, Item, Table, TableLike, Value};

use super::files;
use super::read::read_as;
use crate::code;
use crate::finding::{Finding, Place};

/// The files of a project with changes of its definition; comments and layout stay. What an environment sees is changed
/// in its overlay. Each text is read back: it has to say `wanted`.
pub(crate) fn edited(
    folder: &Path,
    environment: Option<&str>,
    changes: &[Change],
    wanted: &Definition,
) -> Result<Vec<(PathBuf, String)>, Finding> {
    let mut by_file: BTreeMap<PathBuf, Vec<&Change>> = BTreeMap::new();
    for change in changes {
        by_file.entry(folder.join(file(&change.path))).or_default().push(change);
    }
    let mut texts = BTreeMap::new();
    for (path, changes) in by_file {
        let text = files::text(&path).map_err(|unreadable| unreadable.finding)?;
        let text = with(&text, environment, &changes).ok_or_else(|| unfit(&path))?;
        texts.insert(path, text);
    }
    let text = |path: &Path| texts.get(path).cloned().map_or_else(|| files::text(path), Ok);
    let project = read_as(folder, environment, &text);
    // The overlays are laid over the project already.
    let bare = |definition: &Definition| {
        let mut definition = definition.clone();
        definition.project.env.clear();
        definition
    };
    match project.definition {
        Some(now) if bare(&now) == bare(wanted) => Ok(texts.into_iter().collect()),
        _ => Err(unfit(folder)),
    }
}

/// The file in which a place of a definition is, from the project's folder on.
pub(crate) fn file(path: &DefinitionPath) -> PathBuf {
    match &path.document {
        Document::Project => PathBuf::from("datastack.toml"),
        Document::Table(name) | Document::Connector(name) => Path::new("tables").join(format!("{name}.toml")),
    }
}

fn unfit(path: &Path) -> Finding {
    let file = files::shown(path);
    let message = format!("`{file}` with the changes would not say what it shall");
    let help = "make the changes by hand, and report it with the file";
    Finding::error(code::INTERNAL, Place::file(&file), message).help(help)
}

/// A text with changes; none if it is no TOML, or has something else where a section belongs.
fn with(text: &str, environment: Option<&str>, changes: &[&Change]) -> Option<String> {
    let mut document: DocumentMut = text.parse().ok()?;
    // What goes goes last, so that a map which has other entries then stays where it is.
    let (gone, set): (Vec<&Change>, Vec<&Change>) = changes.iter().partition(|change| change.edit == Edit::Remove);
    for change in set.into_iter().chain(gone) {
        let overlay = environment.filter(|_| change.path.document == Document::Project);
        let mut steps: Vec<Step> = Vec::new();
        if let Some(name) = overlay {
            steps.extend([Step::Key("env".to_owned()), Step::Key(name.to_owned())]);
        }
        steps.extend(change.path.steps.iter().cloned());
        edit(document.as_table_mut(), &steps, &change.edit, overlay.is_some())?;
    }
    Some(document.to_string())
}

/// Makes one change; sections that are not there are made, with dots between their keys in an overlay.
fn edit(table: &mut dyn TableLike, steps: &[Step], what: &Edit, dotted: bool) -> Option<()> {
    let (Step::Key(key), rest) = steps.split_first()? else { return None };
    match (rest, what) {
        ([], Edit::Remove) => drop(table.remove(key)),
        ([], Edit::Set(value)) => set(table, key, value)?,
        ([], Edit::Append(value)) => append(table, key, value)?,
        ([Step::Index(index), rest @ ..], _) => match table.get_mut(key)? {
            Item::ArrayOfTables(list) => edit(list.get_mut(*index)?, rest, what, dotted)?,
            Item::Value(Value::Array(list)) => edit(list.get_mut(*index)?.as_inline_table_mut()?, rest, what, dotted)?,
            Item::Value(_) | Item::Table(_) | Item::None => return None,
        },
        _ => {
            if !table.contains_key(key) {
                let mut section = Table::new();
                section.set_implicit(true);
                section.set_dotted(dotted);
                table.insert(key, Item::Table(section));
            }
            let inner = table.get_mut(key)?.as_table_like_mut()?;
            edit(inner, rest, what, dotted)?;
            // An empty map goes; a section with a header of its own may have a comment.
            if inner.is_empty() && table.get(key).is_some_and(Item::is_value) {
                table.remove(key);
            }
        }
    }
    Some(())
}

/// Sets a value; what stands around an older one stays.
fn set(table: &mut dyn TableLike, key: &str, value: &Json) -> Option<()> {
    let mut value = toml(value)?;
    match table.get_mut(key) {
        Some(Item::Value(old)) => {
            *value.decor_mut() = old.decor().clone();
            *old = value;
        }
        Some(_) => return None,
        None => drop(table.insert(key, Item::Value(value))),
    }
    Some(())
}

fn append(table: &mut dyn TableLike, key: &str, value: &Json) -> Option<()> {
    if !table.contains_key(key) {
        table.insert(key, Item::ArrayOfTables(ArrayOfTables::new()));
    }
    match table.get_mut(key)? {
        Item::ArrayOfTables(list) => {
            let mut new = Table::new();
            for (key, value) in value.as_object()? {
                new.insert(key, Item::Value(toml(value)?));
            }
            list.push(new);
        }
        Item::Value(Value::Array(list)) => list.push(toml(value)?),
        Item::Value(_) | Item::Table(_) | Item::None => return None,
    }
    Some(())
}

fn toml(value: &Json) -> Option<Value> {
    Some(match value {
        Json::String(text) => Value::from(text.as_str()),
        Json::Number(number) => Value::from(number.as_i64()?),
        Json::Bool(value) => Value::from(*value),
        Json::Array(list) => Value::Array(list.iter().map(toml).collect::<Option<_>>()?),
        Json::Object(table) => {
            let mut inline = InlineTable::new();
            for (key, value) in table {
                inline.insert(key, toml(value)?);
            }
            Value::InlineTable(inline)
        }
        Json::Null => return None,
    })
}

#[cfg(test)]
mod tests {
    use datastack_core::adopt::{Change, Edit};
    use datastack_core::diagnostic::DefinitionPath;
    use serde_json::{Value, json};

    use super::with;

    const TABLE: &str = "\
key = [\"id\"] # the only one

[columns]
id = \"int not null\"

[topic]
partitions = 8 # as many as there are pickers

# How it is kept.
[clickhouse]
codec = { at = \"Delta, ZSTD\" } # small

[[live]]
name = \"open\"
sql = \"\"\"
SELECT 1
\"\"\"
";

    fn change(path: DefinitionPath, edit: Edit) -> Change {
        Change { path, edit, subjects: Vec::new(), attribute: None, caution: None }
    }

    fn set(path: DefinitionPath, value: Value) -> Change {
        change(path, Edit::Set(value))
    }

    fn edited(text: &str, environment: Option<&str>, changes: &[Change]) -> String {
        with(text, environment, &changes.iter().collect::<Vec<_>>()).unwrap()
    }

    #[test]
    fn comments_and_layout_of_a_table_stay() {
        let root = DefinitionPath::table("orders");
        let changes = [
            set(root.keys("topic.partitions"), json!(9)),
            set(root.keys("topic.retention"), json!("3d")),
            set(root.keys("clickhouse.codec.id"), json!("T64, ZSTD")),
            change(root.keys("clickhouse.codec.at"), Edit::Remove),
            set(root.keys("clickhouse.skip_indexes.id"), json!("minmax")),
            set(root.keys("clickhouse.order_by"), json!(["id", "at"])),
            set(root.key("live").index(0).key("sql"), json!("SELECT 2")),
            change(root.key("live"), Edit::Append(json!({ "name": "all", "sql": "SELECT 'x'" }))),
        ];
        let expected = TABLE
            .replace("partitions = 8 # as many as there are pickers\n", "partitions = 9 # as many as there are pickers\nretention = \"3d\"\n")
            .replace("codec = { at = \"Delta, ZSTD\" } # small\n", "codec = { id = \"T64, ZSTD\" } # small\norder_by = [\"id\", \"at\"]\n\n[clickhouse.skip_indexes]\nid = \"minmax\"\n")
            .replace("sql = \"\"\"\nSELECT 1\n\"\"\"\n", "sql = \"SELECT 2\"\n\n[[live]]\nname = \"all\"\nsql = \"SELECT 'x'\"\n");
        assert_eq!(edited(TABLE, None, &changes), expected);
        let gone = [change(root.keys("clickhouse.codec.at"), Edit::Remove)];
        assert_eq!(edited(TABLE, None, &gone), TABLE.replace("codec = { at = \"Delta, ZSTD\" } # small\n", ""));
    }

    #[test]
    fn sections_that_are_not_there_come_last() {
        let root = DefinitionPath::table("orders");
        let text = "key = [\"id\"]\n\n[columns]\nid = \"int not null\"\n";
        let changes = [
            set(root.keys("topic.partitions"), json!(9)),
            set(root.keys("clickhouse.codec.id"), json!("T64, ZSTD")),
            set(root.keys("clickhouse.ttl"), json!("at + toIntervalDay(1)")),
        ];
        let expected = format!(
            "{text}\n[topic]\npartitions = 9\n\n[clickhouse]\nttl = \"at + toIntervalDay(1)\"\n\n[clickhouse.codec]\nid = \"T64, ZSTD\"\n"
        );
        assert_eq!(edited(text, None, &changes), expected);
    }

    #[test]
    fn what_an_environment_sees_stands_in_its_overlay() {
        let text = "name = \"shop\"\n\n[topics]\nretention = \"7d\"\n\n[env.dev]\nmysql.host = \"db\" # here\ntopics.partitions = 1\n";
        let root = DefinitionPath::project();
        let changes =
            [set(root.keys("topics.retention"), json!("3d")), set(root.keys("kafka.replication_factor"), json!(1))];
        let expected = format!("{text}topics.retention = \"3d\"\nkafka.replication_factor = 1\n");
        assert_eq!(edited(text, Some("dev"), &changes), expected);
        assert_eq!(edited(text, None, &changes[..1]), text.replace("7d", "3d"));
    }

    #[test]
    fn what_is_no_section_is_left_alone() {
        let change = set(DefinitionPath::table("orders").keys("key.partitions"), json!(9));
        assert_eq!(with(TABLE, None, &[&change]), None);
        assert_eq!(with("key = ", None, &[]), None);
    }
}
