use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet};

use super::position::whole_characters;
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
        let mut text = String::new();
        for finding in &self.findings {
            text.push_str(&self.one(finding, &renderer));
            text.push_str("\n\n");
        }
        text
    }

    fn one(&self, finding: &Finding, renderer: &Renderer) -> String {
        let level = match finding.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = level.primary_title(finding.message.as_str()).id(finding.code.to_string());
        let mut group = title.elements(self.snippets(&finding.places));
        if let Some(help) = &finding.help {
            group = group.element(Level::HELP.message(help.as_str()));
        }
        renderer.render(&[group])
    }

    /// One snippet a file, in the order in which the places name them.
    fn snippets<'a>(&'a self, places: &'a [Place]) -> Vec<Element<'a>> {
        let mut files: Vec<&str> = Vec::new();
        for place in places {
            if !files.contains(&place.file.as_str()) {
                files.push(&place.file);
            }
        }
        files.into_iter().map(|file| self.snippet(file, places)).collect()
    }

    fn snippet<'a>(&'a self, file: &'a str, places: &'a [Place]) -> Element<'a> {
        let text = self.sources.get(file);
        let ranges: Vec<_> = places
            .iter()
            .enumerate()
            .filter(|(_, place)| place.file == file)
            .filter_map(|(index, place)| Some((index, whole_characters(text?, place.range.as_ref()?), &place.message)))
            .collect();
        match text {
            Some(text) if !ranges.is_empty() => {
                let annotations = ranges.into_iter().map(|(index, range, message)| {
                    let kind = if index == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
                    let annotation = kind.span(range);
                    if message.is_empty() { annotation } else { annotation.label(message.as_str()) }
                });
                Snippet::source(text.as_str()).path(file).annotations(annotations).into()
            }
            _ => Origin::path(file).into(),
        }
    }
}
