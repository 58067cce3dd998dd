//! Compares `datastack-gen` with `cp -r` and `diff -rq` of the same files, side by side in one run.
//!
//!     cargo bench -p datastack-gen                    10, 100, 1,000 and 10,000 tables
//!     cargo bench -p datastack-gen -- 10 1000         chosen numbers of tables
//!
//! `TMPDIR` chooses the disk. Each number is the best of several runs.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark makes its input and prints its result"
)]
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot run has no result")]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const COLUMNS: &[(&str, &str)] = &[
    ("customer_id", "int unsigned not null"),
    ("status", "enum('new','paid','shipped','cancelled') not null default 'new'"),
    ("amount", "decimal(18,4) not null"),
    ("discount", "decimal(10,2)"),
    ("note", "varchar(255)"),
    ("body", "text"),
    ("country", "char(2) not null default 'DE'"),
    ("gift", "tinyint(1)"),
    ("flags", "set('a','b','c')"),
    ("delivery", "json"),
    ("quantity", "smallint unsigned not null default 1"),
    ("weight", "double"),
    ("height", "int"),
    ("placed_at", "datetime(3) not null"),
    ("paid_at", "datetime(6)"),
    ("shipped_on", "date"),
    ("updated_at", "timestamp(3) not null default current_timestamp(3)"),
    ("created_at", "datetime not null"),
    ("external_id", "bigint unsigned"),
];

fn main() {
    if !std::env::args().any(|argument| argument == "--bench") {
        println!("this measures only under `cargo bench`");
        return;
    }
    let chosen: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if chosen.is_empty() { vec![10, 100, 1_000, 10_000] } else { chosen };
    println!("milliseconds; ratio to cp -r or diff -rq behind; memory is the largest resident set of generate");
    println!(
        "{:>7} {:>8} {:>7} | {:>8} {:>8} {:>6} | {:>8} {:>8} {:>8} {:>6} {:>6} | {:>7} {:>8} | {:>7}",
        "tables",
        "files",
        "MB",
        "generate",
        "cp -r",
        "ratio",
        "no-op",
        "check",
        "diff -rq",
        "ratio",
        "ratio",
        "MB",
        "kB/table",
        "growth"
    );
    let mut last = None;
    for tables in sizes {
        let seconds = measure(tables, last);
        last = Some((tables, seconds));
    }
}

/// Measures one size; gives the time of a cold generate.
fn measure(tables: usize, last: Option<(usize, Duration)>) -> Duration {
    let rounds = if tables > 1_000 { 2 } else { 5 };
    let root = tempfile::tempdir().unwrap();
    let definition = root.path().join("definition");
    define(&definition, tables);
    let project = root.path().join("project");
    let (mut cold, mut memory) = (Duration::MAX, 0);
    for _ in 0..rounds {
        clear(&project);
        run("cp", &["-r", text(&definition), text(&project)]);
        let (time, peak) = datastack_gen(&["generate", text(&project)]);
        (cold, memory) = (cold.min(time), memory.max(peak));
    }
    let tree = root.path().join("tree");
    run("cp", &["-r", text(&project), text(&tree)]);
    clear(&tree.join("tables"));
    fs::remove_file(tree.join("datastack.toml")).unwrap();
    let copy = root.path().join("copy");
    let copied = best(rounds, || {
        clear(&copy);
        run("cp", &["-r", text(&tree), text(&copy)])
    });
    let same = best(rounds, || datastack_gen(&["generate", text(&project)]).0);
    let checked = best(rounds, || datastack_gen(&["check", text(&project)]).0);
    let compared = best(rounds, || run("diff", &["-rq", text(&tree), text(&copy)]));
    let (files, bytes) = size(&tree);
    let growth = last.map_or_else(String::new, |(before, time)| {
        format!("{:.1}x/{:.0}x", ratio(cold, time), tables as f64 / before as f64)
    });
    println!(
        "{tables:>7} {files:>8} {:>7.1} | {:>8.1} {:>8.1} {:>6.2} | {:>8.1} {:>8.1} {:>8.1} {:>6.2} {:>6.2} | {:>7.1} {:>8.1} | {growth:>7}",
        bytes as f64 / 1e6,
        milliseconds(cold),
        milliseconds(copied),
        ratio(cold, copied),
        milliseconds(same),
        milliseconds(checked),
        milliseconds(compared),
        ratio(same, compared),
        ratio(checked, compared),
        memory as f64 / 1024.0,
        memory as f64 / tables as f64,
    );
    cold
}

fn define(folder: &Path, tables: usize) {
    fs::create_dir_all(folder.join("tables")).unwrap();
    let project = "name = \"bench\"\n[mysql]\nhost = \"db\"\ndatabase = \"bench\"\n[kafka]\nbootstrap = \"kafka:9092\"\n\
                   registry = \"http://registry:8081\"\n[clickhouse]\nurl = \"http://clickhouse:8123\"\n";
    fs::write(folder.join("datastack.toml"), project).unwrap();
    for table in 0..tables {
        let mut text = "key = [\"id\"]\n[columns]\nid = \"bigint unsigned not null auto_increment\"\n".to_owned();
        for (name, definition) in COLUMNS {
            text.push_str(&format!("{name} = \"{definition}\"\n"));
        }
        fs::write(folder.join("tables").join(format!("table_{table:05}.toml")), text).unwrap();
    }
}

fn best(rounds: usize, mut once: impl FnMut() -> Duration) -> Duration {
    (0..rounds).map(|_| once()).min().unwrap_or_default()
}

fn run(program: &str, arguments: &[&str]) -> Duration {
    let start = Instant::now();
    let status = Command::new(program).args(arguments).status().unwrap();
    assert!(status.success(), "{program} {arguments:?}: {status}");
    start.elapsed()
}

/// Time and largest resident set in kB.
fn datastack_gen(arguments: &[&str]) -> (Duration, u64) {
    let start = Instant::now();
    let mut child =
        Command::new(env!("CARGO_BIN_EXE_datastack-gen")).args(arguments).stdout(Stdio::null()).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    loop {
        if let Some(exit) = child.try_wait().unwrap() {
            assert!(exit.success(), "datastack-gen {arguments:?}: {exit}");
            return (start.elapsed(), peak);
        }
        let now = fs::read_to_string(&status).unwrap_or_default();
        let line = now.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let now = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
        peak = peak.max(now.unwrap_or(0));
        std::thread::sleep(Duration::from_micros(500));
    }
}

fn clear(folder: &Path) {
    if folder.exists() {
        fs::remove_dir_all(folder).unwrap();
    }
}

fn size(folder: &Path) -> (usize, u64) {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap()).fold((0, 0), |(files, bytes), entry| {
        let data = entry.metadata().unwrap();
        if data.is_dir() {
            let (inner, size) = size(&entry.path());
            (files + inner, bytes + size)
        } else {
            (files + 1, bytes + data.len())
        }
    })
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn ratio(time: Duration, other: Duration) -> f64 {
    time.as_secs_f64() / other.as_secs_f64()
}
