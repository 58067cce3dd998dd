use std::collections::BTreeMap;

use datastack_core::diagnostic::{Code, Severity};
use serde::Serialize;

use super::position::{Lines, whole_characters};
use super::{Place, Report};

#[derive(Serialize)]
struct FindingView<'a> {
    code: Code,
    severity: Severity,
    message: &'a str,
    help: Option<&'a str>,
    #[serde(flatten)]
    place: Option<PlaceView<'a>>,
    labels: Vec<PlaceView<'a>>,
}

/// Lines and columns are counted from 1, columns in characters; a file as a whole is its first character.
#[derive(Serialize)]
struct PlaceView<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<&'a str>,
}

/// A result and the findings beside it, as one object.
#[cfg(feature = "cli")]
#[derive(Serialize)]
struct ResultView<'a, T> {
    #[serde(flatten)]
    result: &'a T,
    findings: Vec<FindingView<'a>>,
}

impl Report {
    /// All findings for a program: a JSON list. Lines and columns are counted from 1, columns in characters.
    ///
    /// # Errors
    /// Never for findings as they are made here; the type is serde_json's.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(&self.views())
    }

    /// A result for a program: a JSON object that holds the findings under `findings`.
    #[cfg(feature = "cli")]
    pub(crate) fn with_result(&self, result: &impl Serialize) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(&ResultView { result, findings: self.views() })
    }

    fn views(&self) -> Vec<FindingView<'_>> {
        let sources = self.lines();
        self.findings
            .iter()
            .map(|finding| FindingView {
                code: finding.code,
                severity: finding.severity,
                message: &finding.message,
                help: finding.help.as_deref(),
                place: finding.places.first().map(|place| view(&sources, place, None)),
                labels: finding.places.iter().map(|place| view(&sources, place, Some(&place.message))).collect(),
            })
            .collect()
    }
}

fn view<'a>(sources: &BTreeMap<&str, Lines<'_>>, place: &'a Place, message: Option<&'a str>) -> PlaceView<'a> {
    let file = place.file.as_str();
    let mut view = PlaceView { file, line: 1, column: 1, end_line: 1, end_column: 1, message };
    if let (Some(lines), Some(range)) = (sources.get(file), &place.range) {
        let range = whole_characters(lines.text, range);
        let (start, end) = (lines.position(range.start), lines.position(range.end));
        (view.line, view.column) = (start.line, start.column);
        (view.end_line, view.end_column) = (end.line, end.column);
    }
    view
}
