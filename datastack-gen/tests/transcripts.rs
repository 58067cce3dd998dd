//! Each file of `transcripts/` is a session of a user: lines that start with `$ ` are run in an empty folder, what
//! follows is what the user sees; a file may start with comments. `SNAPSHOTS=overwrite` in the environment writes the files anew.
#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]
#![expect(clippy::disallowed_methods, reason = "a session changes files as a user would")]

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Runs one command in a folder; gives what it prints.
fn run(folder: &Path, line: &str) -> String {
    let words = line.split_once(' ').unwrap_or((line, ""));
    match words {
        ("datastack-gen", arguments) => datastack_gen(folder, arguments),
        ("cat", file) => fs::read_to_string(folder.join(file)).unwrap_or_else(|error| format!("{error}\n")),
        ("ls", sub) if folder.join(sub).exists() => list(&folder.join(sub), ""),
        ("ls", sub) => format!("there is no {sub}"),
        ("rm", file) => fs::remove_file(folder.join(file)).map(|()| String::new()).unwrap(),
        ("mkdir", sub) => fs::create_dir_all(folder.join(sub)).map(|()| String::new()).unwrap(),
        ("echo", rest) => {
            let (text, file) = rest.split_once(" >> ").unwrap();
            let old = fs::read_to_string(folder.join(file)).unwrap_or_default();
            fs::write(folder.join(file), format!("{old}{text}\n")).unwrap();
            String::new()
        }
        ("replace", rest) => {
            let [file, from, to] = rest.splitn(3, " | ").collect::<Vec<_>>().try_into().unwrap();
            let old = fs::read_to_string(folder.join(file)).unwrap();
            assert!(old.contains(from), "{file} has no {from}");
            fs::write(folder.join(file), old.replace(from, &to.replace("\\n", "\n"))).unwrap();
            String::new()
        }
        _ => panic!("a session has no command `{line}`"),
    }
}

fn datastack_gen(folder: &Path, arguments: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_datastack-gen"))
        .args(arguments.split_whitespace())
        .current_dir(folder)
        .env_remove("NO_COLOR")
        .env("COLUMNS", "100")
        .output()
        .unwrap();
    let mut seen = String::from_utf8(output.stderr).unwrap();
    seen.push_str(&String::from_utf8(output.stdout).unwrap());
    if !seen.is_empty() && !seen.ends_with('\n') {
        seen.push('\n');
    }
    match output.status.code() {
        Some(0) => {}
        code => writeln!(seen, "[exit status {code:?}]").unwrap(),
    }
    seen.replace("Some(", "").replace(")]", "]").lines().map(uncounted).collect()
}

/// How many files there are changes with every new kind of artifact; a session is not about that.
fn uncounted(line: &str) -> String {
    if !line.ends_with("up to date") {
        return format!("{line}\n");
    }
    let words = line.split(' ').map(|word| if word.parse::<u32>().is_ok_and(|number| number > 1) { "N" } else { word });
    words.collect::<Vec<_>>().join(" ") + "\n"
}

fn list(folder: &Path, prefix: &str) -> String {
    let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    let mut text = String::new();
    for path in names {
        let name = format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            text.push_str(&list(&path, &format!("{name}/")));
        } else {
            writeln!(text, "{name}").unwrap();
        }
    }
    text
}

fn check(session: &Path) {
    let expected = fs::read_to_string(session).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut actual = String::new();
    for line in expected.lines() {
        if line.starts_with("# ") && !actual.contains("$ ") {
            writeln!(actual, "{line}").unwrap();
        } else if let Some(command) = line.strip_prefix("$ ") {
            writeln!(actual, "{line}\n{}", run(folder.path(), command).trim_end()).unwrap();
            actual.truncate(actual.trim_end().len());
            actual.push_str("\n\n");
        }
    }
    let actual = format!("{}\n", actual.trim_end());
    if std::env::var_os("SNAPSHOTS").is_some_and(|action| action == "overwrite") {
        fs::write(session, actual).unwrap();
    } else {
        let name = session.display().to_string();
        let (actual, expected) = (snapbox::Data::text(actual).raw(), snapbox::Data::text(expected).raw());
        snapbox::Assert::new().try_eq(Some(&name), actual, expected).unwrap_or_else(|error| panic!("{error}"));
    }
}

#[test]
fn every_session_goes_as_written() {
    let mut sessions: Vec<_> = fs::read_dir("tests/transcripts").unwrap().map(|entry| entry.unwrap().path()).collect();
    sessions.sort();
    assert!(!sessions.is_empty());
    for session in sessions {
        check(&session);
    }
}
