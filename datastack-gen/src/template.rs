//! The templates, and the only place that knows their engine.

use std::sync::LazyLock;

use handlebars::{Context, Handlebars, Helper, HelperResult, Output, RenderContext, RenderErrorReason};
use serde::Serialize;
use serde_json::Value;

macro_rules! templates {
    ($($name:literal,)*) => {
        &[$(($name, include_str!(concat!("../templates/", $name)))),*]
    };
}

/// Every file of `templates/` that ends in `.hbs`, by its path there.
const TEMPLATES: &[(&str, &str)] = templates![
    "airflow/dags/archive_gate.py.hbs",
    "airflow/dags/etl.py.hbs",
    "airflow/dags/mysql_ingestor.py.hbs",
    "airflow/requirements.txt.hbs",
    "docs/README.md.hbs",
    "docs/table.md.hbs",
    "compose/airflow/Dockerfile.hbs",
    "compose/airflow/init.sh.hbs",
    "compose/clickhouse/admin.xml.hbs",
    "compose/clickhouse/server.xml.hbs",
    "compose/compose.yaml.hbs",
    "compose/connect/Dockerfile.hbs",
    "compose/connect/plugins/README.md.hbs",
    "compose/deploy/connectors.py.hbs",
    "compose/env.example.hbs",
    "compose/init-env.sh.hbs",
    "compose/minio/buckets.sh.hbs",
    "compose/mysql/datastack.cnf.hbs",
    "ingestor/datastack_ingest/__init__.py.hbs",
    "ingestor/datastack_ingest/database.py.hbs",
    "ingestor/datastack_ingest/ingest.py.hbs",
    "ingestor/datastack_ingest/table.py.hbs",
    "ingestor/datastack_ingest/tables/__init__.py.hbs",
    "ingestor/datastack_ingest/values.py.hbs",
    "ingestor/ingest.py.hbs",
    "ingestor/requirements.txt.hbs",
    "ingestor/table.py.hbs",
    "mysql/20_users.sql.hbs",
    "mysql/30_checks.sql.hbs",
    "mysql/apply.sh.hbs",
    "pyspark/datastack_etl/__init__.py.hbs",
    "pyspark/datastack_etl/checksum.py.hbs",
    "pyspark/datastack_etl/clickhouse.py.hbs",
    "pyspark/datastack_etl/extract.py.hbs",
    "pyspark/datastack_etl/load.py.hbs",
    "pyspark/datastack_etl/manifest.py.hbs",
    "pyspark/datastack_etl/once.py.hbs",
    "pyspark/datastack_etl/pin.py.hbs",
    "pyspark/datastack_etl/read_archive.py.hbs",
    "pyspark/datastack_etl/run.py.hbs",
    "pyspark/datastack_etl/session.py.hbs",
    "pyspark/datastack_etl/settings.py.hbs",
    "pyspark/datastack_etl/state.py.hbs",
    "pyspark/datastack_etl/store.py.hbs",
    "pyspark/datastack_etl/table.py.hbs",
    "pyspark/extract.py.hbs",
    "pyspark/load.py.hbs",
    "pyspark/requirements.txt.hbs",
    "pyspark/spark.conf.hbs",
    "pyspark/table.py.hbs",
    "pyspark/transform.py.hbs",
    "topics/apply.sh.hbs",
];

static ENGINE: LazyLock<Result<Handlebars<'static>, String>> = LazyLock::new(|| {
    let mut engine = Handlebars::new();
    engine.set_strict_mode(true);
    engine.set_prevent_indent(true);
    engine.register_escape_fn(handlebars::no_escape);
    engine.register_helper("lines", Box::new(lines));
    for (name, text) in TEMPLATES {
        engine.register_template_string(name, text).map_err(|error| format!("template {name}: {error}"))?;
    }
    Ok(engine)
});

/// `{{lines list "pattern"}}` writes the pattern for each element, a line each, with `{field}` for a field of the element
/// and `{}` for the element itself. It says what `{{#each}}` would say, in a tenth of the time: tables have many columns,
/// and projects many tables.
fn lines(
    helper: &Helper<'_>,
    _: &Handlebars<'_>,
    _: &Context,
    _: &mut RenderContext<'_, '_>,
    out: &mut dyn Output,
) -> HelperResult {
    let missing = |what: &str| RenderErrorReason::Other(format!("`lines` has no {what}"));
    let list = helper.param(0).and_then(|list| list.value().as_array()).ok_or_else(|| missing("list"))?;
    let pattern = helper.param(1).and_then(|text| text.value().as_str()).ok_or_else(|| missing("pattern"))?;
    let mut text = String::new();
    for (at, element) in list.iter().enumerate() {
        text.push_str(if at == 0 { "" } else { "\n" });
        let mut rest = pattern;
        while let Some((before, field, after)) = next_field(rest) {
            text.push_str(before);
            let value = if field.is_empty() { Some(element) } else { element.get(field) };
            match value {
                Some(Value::String(value)) => text.push_str(value),
                Some(Value::Number(value)) => text.push_str(&value.to_string()),
                _ => return Err(missing(&format!("text or number `{field}`")).into()),
            }
            rest = after;
        }
        text.push_str(rest);
    }
    out.write(&text)?;
    Ok(())
}

/// What stands before the next `{field}`, the field, and what stands behind it.
fn next_field(pattern: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = pattern.split_once('{')?;
    let (field, after) = rest.split_once('}')?;
    Some((before, field, after))
}

/// Why a template gave no text. It is a fault of the template or its view, not of the user's definition.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub(crate) struct TemplateError(String);

/// The text that a template makes of a view.
pub(crate) fn render(name: &str, view: &impl Serialize) -> Result<String, TemplateError> {
    let engine = ENGINE.as_ref().map_err(|message| TemplateError(message.clone()))?;
    engine.render(name, view).map_err(|error| TemplateError(format!("template {name}: {error}")))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{ENGINE, TEMPLATES};

    fn files(folder: &std::path::Path, into: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                files(&path, into);
            } else if path.extension().is_some_and(|extension| extension == "hbs") {
                into.push(path.to_str().unwrap().to_owned());
            }
        }
    }

    #[test]
    fn the_list_names_every_file_of_the_folder() {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/");
        let mut found = Vec::new();
        files(root.as_ref(), &mut found);
        let mut found: Vec<&str> = found.iter().map(|path| path.trim_start_matches(root)).collect();
        found.sort_unstable();
        let mut listed: Vec<&str> = TEMPLATES.iter().map(|(name, _)| *name).collect();
        listed.sort_unstable();
        assert_eq!(listed, found);
    }

    #[test]
    fn lines_write_a_pattern_for_each_element() {
        let engine = ENGINE.as_ref().unwrap();
        let view =
            json!({ "columns": [{ "name": "a", "width": 1 }, { "name": "b", "width": 2 }], "key": ["a"], "none": [] });
        let text = engine
            .render_template(
                "{\n{{lines columns \"  {name}: {width},\"}}\n}[{{lines key '{}'}}{{lines none '{}'}}]\n",
                &view,
            )
            .unwrap();
        assert_eq!(text, "{\n  a: 1,\n  b: 2,\n}[a]\n");
        let error = engine.render_template("{{lines columns '{nmae}'}}", &view).unwrap_err();
        assert!(error.to_string().contains("`nmae`"), "{error}");
    }

    #[test]
    fn every_template_parses() {
        assert_eq!(ENGINE.as_ref().err(), None);
    }
}
