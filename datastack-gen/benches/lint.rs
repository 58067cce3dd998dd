//! Compares `datastack-gen lint` with reading and parsing the same files, side by side in one run.
//!
//!     cargo bench -p datastack-gen --bench lint                  100, 1,000 and 10,000 connectors
//!     cargo bench -p datastack-gen --bench lint -- 10000         chosen numbers of connectors
//!
//! The connectors are those that the generator makes, one a file, each with another name, prefix and server id; the last
//! line is one file of 10 MB. Each number is the best of several runs.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark makes its input and prints its result"
)]
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot run has no result")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};
use serde_json::Value;

const ROUNDS: usize = 5;

fn main() {
    if !std::env::args().any(|argument| argument == "--bench") {
        println!("this measures only under `cargo bench`");
        return;
    }
    let chosen: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if chosen.is_empty() { vec![100, 1_000, 10_000] } else { chosen };
    let root = tempfile::tempdir().unwrap();
    let connector = connector(root.path());
    let keys = connector["config"].as_object().unwrap().len();
    println!("milliseconds; {keys} keys a connector; serde_json: reading and parsing the same files on all cores");
    println!(
        "{:>10} {:>7} {:>9} | {:>9} {:>9} {:>10} {:>6} | {:>9}",
        "connectors", "MB", "findings", "lint", "cat", "serde_json", "ratio", "us/file"
    );
    for size in sizes {
        let folder = root.path().join(format!("connectors{size}"));
        fs::create_dir(&folder).unwrap();
        let files: Vec<PathBuf> = (0..size)
            .map(|number| {
                let file = folder.join(format!("source-{number:05}.json"));
                fs::write(&file, format!("{:#}", numbered(&connector, number))).unwrap();
                file
            })
            .collect();
        measure(&folder, &files);
    }
    let file = root.path().join("large.json");
    let size = 10_000_000 / connector.to_string().len();
    fs::write(&file, Value::from_iter((0..size).map(|number| numbered(&connector, number))).to_string()).unwrap();
    measure(&file, std::slice::from_ref(&file));
}

/// The source connector that the generator makes of a small project.
fn connector(root: &Path) -> Value {
    let project = root.join("project");
    fs::create_dir_all(project.join("tables")).unwrap();
    let definition = "name = \"bench\"\n[mysql]\nhost = \"db\"\ndatabase = \"bench\"\n[kafka]\nbootstrap = \"kafka:9092\"\n\
                      registry = \"http://registry:8081\"\n[clickhouse]\nurl = \"http://clickhouse:8123\"\n";
    fs::write(project.join("datastack.toml"), definition).unwrap();
    let table = "key = [\"id\"]\n[columns]\nid = \"bigint not null\"\n";
    fs::write(project.join("tables/orders.toml"), table).unwrap();
    datastack_gen(&["generate", text(&project)]);
    let source = project.join("connectors/bench-mysql-source.json");
    serde_json::from_slice(&fs::read(source).unwrap()).unwrap()
}

fn numbered(connector: &Value, number: usize) -> Value {
    let mut connector = connector.clone();
    connector["name"] = Value::from(format!("source-{number}"));
    let prefix = format!("bench{number}");
    let config = connector["config"].as_object_mut().unwrap();
    config.insert("database.server.id".to_owned(), Value::from((10_000 + number).to_string()));
    config.insert("topic.prefix".to_owned(), Value::from(prefix.as_str()));
    config.insert("schema.history.internal.kafka.topic".to_owned(), Value::from(format!("schemahistory.{prefix}")));
    connector
}

fn measure(target: &Path, files: &[PathBuf]) {
    let bytes: u64 = files.iter().map(|file| fs::metadata(file).unwrap().len()).sum();
    let (output, _) = datastack_gen(&["lint", text(target), "--format", "json"]);
    let findings: Vec<Value> = serde_json::from_slice(&output).unwrap();
    let (mut lint, mut cat, mut parsed) = (Duration::MAX, Duration::MAX, Duration::MAX);
    for _ in 0..ROUNDS {
        lint = lint.min(datastack_gen(&["lint", text(target)]).1);
        let start = Instant::now();
        let arguments = [text(target), "-type", "f", "-exec", "cat", "{}", "+"];
        let status = Command::new("find").args(arguments).stdout(Stdio::null()).status().unwrap();
        assert!(status.success(), "find: {status}");
        cat = cat.min(start.elapsed());
        let start = Instant::now();
        let read = |file: &PathBuf| serde_json::from_slice::<Value>(&fs::read(file).unwrap()).is_ok();
        assert_eq!(files.par_iter().filter(|file| read(file)).count(), files.len());
        parsed = parsed.min(start.elapsed());
    }
    println!(
        "{:>10} {:>7.1} {:>9} | {:>9.1} {:>9.1} {:>10.1} {:>6.2} | {:>9.1}",
        files.len(),
        bytes as f64 / 1e6,
        findings.len(),
        milliseconds(lint),
        milliseconds(cat),
        milliseconds(parsed),
        lint.as_secs_f64() / parsed.as_secs_f64(),
        milliseconds(lint) * 1_000.0 / files.len() as f64,
    );
}

/// What the command prints, and how long it takes.
fn datastack_gen(arguments: &[&str]) -> (Vec<u8>, Duration) {
    let start = Instant::now();
    let mut command = Command::new(env!("CARGO_BIN_EXE_datastack-gen"));
    let output = command.args(arguments).stderr(Stdio::null()).output().unwrap();
    let time = start.elapsed();
    assert!(output.status.code().is_some_and(|code| code < 2), "datastack-gen {arguments:?}: {}", output.status);
    (output.stdout, time)
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}
