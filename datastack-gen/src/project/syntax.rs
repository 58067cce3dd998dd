use std::collections::HashSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::code;
use crate::finding::{Finding, Place};

/// A parsed document with its faults of syntax, at most one a line: further ones mostly follow from the first.
pub(super) struct Parsed<'t> {
    pub(super) root: DeTable<'t>,
    pub(super) findings: Vec<Finding>,
    /// False if parts of the text are not in `root`; a key that stands twice does not count.
    pub(super) whole: bool,
}

pub(super) fn parse<'t>(file: &str, text: &'t str) -> Parsed<'t> {
    let (root, errors) = DeTable::parse_recoverable(text);
    let root = root.into_inner();
    let (mut findings, mut whole, mut lines) = (Vec::new(), true, HashSet::new());
    for error in errors {
        let range = error.span().unwrap_or(text.len()..text.len());
        if error.message() == "duplicate key" {
            findings.push(duplicate(file, text, range, &root));
        } else {
            whole = false;
            let line = text.as_bytes().iter().take(range.start).filter(|byte| **byte == b'\n').count();
            if !lines.insert(line) {
                continue;
            }
            let message = format!("this is no TOML: {}", error.message());
            let help = "TOML writes `key = \"text\"`, `key = 7`, `key = [\"a\", \"b\"]` and `[section]`, one a line";
            findings.push(Finding::error(code::SYNTAX, Place::range(file, range), message).help(help));
        }
    }
    Parsed { root, findings, whole }
}

fn duplicate(file: &str, text: &str, range: Range<usize>, root: &DeTable<'_>) -> Finding {
    let key = text.get(range.clone()).unwrap_or_default();
    let name = key.trim_matches(['"', '\'']).to_owned();
    let place = Place::range(file, range.clone()).saying("again here");
    let finding = Finding::error(code::DUPLICATE_KEY, place, format!("`{name}` stands twice"))
        .help("keep one of the two, or rename one");
    match first(&name, range.start, root).or_else(|| same_line(text, range.start)) {
        Some(first) => finding.and(Place::range(file, first).saying("first here")),
        None => finding,
    }
}

/// The key's part of an earlier line that reads like the line at `at`: a section that was opened before.
fn same_line(text: &str, at: usize) -> Option<Range<usize>> {
    let start = text.get(..at)?.rfind('\n')? + 1;
    let line = text.get(start..)?.lines().next()?.trim_end();
    let before = text.get(..start)?;
    let found = before.match_indices('\n').map(|(newline, _)| newline + 1).chain([0]);
    let first = found.filter(|first| before[*first..].lines().next().map(str::trim_end) == Some(line)).min()?;
    Some(first..first + line.len())
}

/// The last key of this name before a place: keys of a section stand together, so that is the one meant.
fn first(name: &str, before: usize, table: &DeTable<'_>) -> Option<Range<usize>> {
    let mut found: Option<Range<usize>> = None;
    for (key, value) in table {
        let own = (key.get_ref() == name).then(|| key.span());
        for range in own.into_iter().chain(inside(name, before, value)) {
            let later = found.as_ref().is_none_or(|found| found.start < range.start);
            if range.start < before && later {
                found = Some(range);
            }
        }
    }
    found
}

fn inside(name: &str, before: usize, value: &Spanned<DeValue<'_>>) -> Option<Range<usize>> {
    match value.get_ref() {
        DeValue::Table(table) => first(name, before, table),
        DeValue::Array(list) => list.iter().filter_map(|item| inside(name, before, item)).max_by_key(|at| at.start),
        _ => None,
    }
}
