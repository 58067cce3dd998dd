use std::collections::BTreeMap;

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
    renderer.render(&[group])
}

/// One snippet a file, in the order in which the places name them.
fn snippets<'a>(sources: &'a Sources<'a>, places: &'a [Place]) -> Vec<Element<'a>> {
    let mut files: Vec<&str> = Vec::new();
    for place in places {
        if !files.contains(&place.file.as_str()) {
            files.push(&place.file);
        }
    }
    files.into_iter().map(|file| snippet(sources, file, places)).collect()
}

fn snippet<'a>(sources: &'a Sources<'a>, file: &'a str, places: &'a [Place]) -> Element<'a> {
    let Some(lines) = sources.get(file) else { return Origin::path(file).into() };
    let ranges: Vec<_> = places
        .iter()
        .enumerate()
        .filter(|(_, place)| place.file == file)
        .filter_map(|(index, place)| Some((index, whole_characters(lines.text, place.range.as_ref()?), &place.message)))
        .collect();
    let start = ranges.iter().map(|(_, range, _)| range.start).min();
    let end = ranges.iter().map(|(_, range, _)| range.end).max();
    let (Some(start), Some(end)) = (start, end) else { return Origin::path(file).into() };
    let shown = lines.around(&(start..end));
    let annotations = ranges.into_iter().map(|(index, range, message)| {
        let kind = if index == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
        let annotation = kind.span(range.start - shown.start..range.end - shown.start);
        if message.is_empty() { annotation } else { annotation.label(message.as_str()) }
    });
    let line = lines.position(shown.start).line;
    Snippet::source(&lines.text[shown.clone()]).line_start(line).path(file).annotations(annotations).into()
}
