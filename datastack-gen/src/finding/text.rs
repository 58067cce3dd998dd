use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet};
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use super::position::{Lines, whole_characters};
use super::{Finding, Place, Report, Severity};

/// With or without colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Plain text.
    Plain,
    /// With ANSI escape sequences, for a terminal.
    Coloured,
}

impl Report {
    /// All findings for a reader: message, place underlined in its line, help.
    pub fn to_text(&self, style: Style) -> String {
        let renderer = match style {
            Style::Plain => Renderer::plain(),
            Style::Coloured => Renderer::styled(),
        };
        let sources = self.lines();
        let texts: Vec<String> =
            self.findings.par_iter().map(|finding| one(&sources, finding, &renderer) + "\n\n").collect();
        texts.concat()
    }

    /// The texts that findings point into.
    pub(super) fn lines(&self) -> BTreeMap<&str, Lines<'_>> {
        let places = self.findings.iter().flat_map(|finding| &finding.places);
        let files = places.filter(|place| place.range.is_some()).map(|place| place.file.as_str());
        let mut lines = BTreeMap::new();
        for file in files {
            if let Some(text) = self.sources.get(file) {
                lines.entry(file).or_insert_with(|| Lines::of(text));
            }
        }
        lines
    }
}

type Sources<'a> = BTreeMap<&'a str, Lines<'a>>;

fn one(sources: &Sources<'_>, finding: &Finding, renderer: &Renderer) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(finding.message.as_str()).id(finding.code.to_string());
    let mut group = title.elements(snippets(sources, &finding.places));
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    // Between the place of a cut line and the line, nothing has to be left out.
    let text = renderer.render(&[group]);
    text.split_inclusive('\n').filter(|line| line.trim() != ":::").collect()
}

/// One snippet a file, in the order in which the places name them.
fn snippets<'a>(sources: &'a Sources<'a>, places: &'a [Place]) -> Vec<Element<'a>> {
    let mut files: Vec<&str> = Vec::new();
    for place in places {
        if !files.contains(&place.file.as_str()) {
            files.push(&place.file);
        }
    }
    files.into_iter().flat_map(|file| snippet(sources, file, places)).collect()
}

/// Bytes between two places of a line that are no longer shown together.
const FAR: usize = 2_000;

/// A place to show: whether it is the main one, its bytes, and what stands there.
type Shown<'a> = (bool, Range<usize>, &'a str);

fn snippet<'a>(sources: &'a Sources<'a>, file: &'a str, places: &'a [Place]) -> Vec<Element<'a>> {
    let Some(lines) = sources.get(file) else { return vec![Origin::path(file).into()] };
    let ranges: Vec<Shown<'a>> = places
        .iter()
        .enumerate()
        .filter(|(_, place)| place.file == file)
        .filter_map(|(index, place)| {
            Some((index == 0, whole_characters(lines.text, place.range.as_ref()?), place.message.as_str()))
        })
        .collect();
    let start = ranges.iter().map(|(_, range, _)| range.start).min();
    let end = ranges.iter().map(|(_, range, _)| range.end).max();
    let (Some(start), Some(end)) = (start, end) else { return vec![Origin::path(file).into()] };
    if end - start > FAR && !lines.text[start..end].contains('\n') {
        return ranges.into_iter().flat_map(|one| part(lines, file, one.1.clone(), vec![one])).collect();
    }
    part(lines, file, start..end, ranges)
}

/// The lines around a range with the places in it.
fn part<'a>(lines: &Lines<'a>, file: &'a str, range: Range<usize>, ranges: Vec<Shown<'a>>) -> Vec<Element<'a>> {
    let shown = lines.around(&range);
    let position = lines.position(shown.start);
    // A line that is cut starts with a sign of it.
    let cut = if position.column > 1 { "…" } else { "" };
    let main = ranges.first().map_or(range.start, |(_, range, _)| range.start);
    let annotations = ranges.into_iter().map(|(main, range, message)| {
        let kind = if main { AnnotationKind::Primary } else { AnnotationKind::Context };
        let annotation = kind.span(range.start - shown.start + cut.len()..range.end - shown.start + cut.len());
        if message.is_empty() { annotation } else { annotation.label(message) }
    });
    let text = &lines.text[shown.clone()];
    if cut.is_empty() {
        return vec![Snippet::source(text).line_start(position.line).path(file).annotations(annotations).into()];
    }
    // The snippet would count its columns from where it is cut.
    let place = lines.position(main);
    let origin = Origin::path(file).line(place.line).char_column(place.column);
    let snippet = Snippet::source(format!("{cut}{text}")).line_start(position.line).annotations(annotations);
    vec![origin.into(), snippet.into()]
}
