use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::artifact::{ArtifactKind, Owner, RenderedFile};

/// The manifest's name in the output root.
pub(crate) const FILE: &str = "datastack.manifest.json";

const FORMAT: u64 = 1;

/// One line of the manifest.
#[derive(Serialize)]
pub(super) struct Entry<'a> {
    pub(super) path: &'a str,
    /// Of the content as it was generated; none for files of the user.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) sha256: Option<String>,
    pub(super) source: &'a str,
    pub(super) artifact: ArtifactKind,
    pub(super) owner: Owner,
}

impl<'a> Entry<'a> {
    pub(super) fn new(file: &'a RenderedFile, sha256: Option<String>) -> Self {
        let RenderedFile { path, source, artifact, owner, .. } = file;
        Self { path, sha256, source, artifact: *artifact, owner: *owner }
    }
}

/// What the manifest of an earlier run says.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    /// Ids and epochs that were given once and stay.
    allocations: Map<String, Value>,
    known: BTreeMap<String, Known>,
}

#[derive(Debug)]
struct Known {
    owner: Owner,
    sha256: Vec<String>,
}

/// Why a manifest cannot be read.
#[derive(Debug, thiserror::Error)]
pub(super) enum ManifestError {
    #[error("{0}")]
    Json(#[from] serde_json::Error),
    #[error("its format is {0}, this version of datastack-gen reads {FORMAT}")]
    Format(u64),
}

#[derive(Deserialize)]
struct Read {
    format: u64,
    #[serde(default)]
    allocations: Map<String, Value>,
    files: Vec<ReadEntry>,
}

#[derive(Deserialize)]
struct ReadEntry {
    path: String,
    sha256: Option<String>,
    owner: Owner,
}

impl Manifest {
    /// Reads a manifest. Of a merge with conflicts both sides are read: a file that either side wrote is known.
    pub(super) fn parse(text: &str) -> Result<Self, ManifestError> {
        let mut read: Read = match serde_json::from_str(text) {
            Ok(read) => read,
            Err(error) if !text.contains("\n<<<<<<< ") => return Err(error.into()),
            Err(_) => serde_json::from_str(&both_sides(text))?,
        };
        if read.format != FORMAT {
            return Err(ManifestError::Format(read.format));
        }
        let mut manifest = Self { allocations: std::mem::take(&mut read.allocations), known: BTreeMap::new() };
        for entry in read.files {
            let known = manifest.known.entry(entry.path);
            let known = known.or_insert_with(|| Known { owner: entry.owner, sha256: Vec::new() });
            known.sha256.extend(entry.sha256);
        }
        Ok(manifest)
    }

    /// True if an earlier run wrote a file, or created it for the user.
    pub(super) fn knows(&self, path: &str) -> bool {
        self.known.contains_key(path)
    }

    /// True if an earlier run wrote this very content.
    pub(super) fn wrote(&self, path: &str, sha256: &str) -> bool {
        self.known.get(path).is_some_and(|known| known.sha256.iter().any(|one| one == sha256))
    }

    /// Paths and owners, by path.
    pub(super) fn files(&self) -> impl Iterator<Item = (&str, Owner)> {
        self.known.iter().map(|(path, known)| (path.as_str(), known.owner))
    }

    /// The manifest that follows this one: its allocations with other files, one line each.
    pub(super) fn text(&self, entries: &[Entry<'_>]) -> Result<String, serde_json::Error> {
        let mut text = format!("{{\n  \"format\": {FORMAT},\n  \"allocations\": {{");
        for (at, (key, value)) in self.allocations.iter().enumerate() {
            let comma = if at == 0 { "" } else { "," };
            text.push_str(&format!("{comma}\n    {}: {value}", Value::from(key.as_str())));
        }
        text.push_str(if self.allocations.is_empty() { "},\n" } else { "\n  },\n" });
        text.push_str("  \"files\": [");
        for (at, entry) in entries.iter().enumerate() {
            text.push_str(if at == 0 { "\n    " } else { ",\n    " });
            text.push_str(&serde_json::to_string(entry)?);
        }
        text.push_str(if entries.is_empty() { "]\n}\n" } else { "\n  ]\n}\n" });
        Ok(text)
    }
}

/// A conflict's text with the lines of both sides and without its markers; a comma is put between entries.
fn both_sides(text: &str) -> String {
    let marker = |line: &&str| ["<<<<<<<", "|||||||", "=======", ">>>>>>>"].iter().any(|mark| line.starts_with(mark));
    let lines: Vec<&str> = text.lines().filter(|line| !marker(line)).collect();
    let mut joined = String::with_capacity(text.len());
    for (at, line) in lines.iter().enumerate() {
        let entry = |line: &str| line.trim_start().starts_with("{\"path\"");
        let line = if entry(line) { line.trim_end_matches(',') } else { line };
        joined.push_str(line);
        if entry(line) && lines.get(at + 1).is_some_and(|next| entry(next)) {
            joined.push(',');
        }
        joined.push('\n');
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::{Entry, Manifest};
    use crate::artifact::{ArtifactKind, Owner};

    fn entry(path: &'static str, sha256: &str) -> Entry<'static> {
        let (source, artifact) = ("tables/orders.toml", ArtifactKind::Clickhouse);
        Entry { path, sha256: Some(sha256.to_owned()), source, artifact, owner: Owner::Generated }
    }

    #[test]
    fn a_manifest_reads_back_and_keeps_its_allocations() {
        let old = "{\"format\": 1, \"allocations\": {\"server_id\": 7, \"epoch\": {\"orders\": 2}}, \"files\": []}";
        let text = Manifest::parse(old).unwrap().text(&[entry("a", "00"), entry("b", "01")]).unwrap();
        let expected = concat!(
            "{\n  \"format\": 1,\n  \"allocations\": {\n    \"server_id\": 7,\n    \"epoch\": {\"orders\":2}\n  },\n",
            "  \"files\": [\n",
            "    {\"path\":\"a\",\"sha256\":\"00\",\"source\":\"tables/orders.toml\",\"artifact\":\"clickhouse\",\"owner\":\"generated\"},\n",
            "    {\"path\":\"b\",\"sha256\":\"01\",\"source\":\"tables/orders.toml\",\"artifact\":\"clickhouse\",\"owner\":\"generated\"}\n",
            "  ]\n}\n",
        );
        assert_eq!(text, expected);
        let read = Manifest::parse(&text).unwrap();
        assert!(read.wrote("a", "00") && !read.wrote("a", "01") && read.knows("b") && !read.knows("c"));
    }

    #[test]
    fn both_sides_of_a_conflict_are_known() {
        let text = Manifest::default().text(&[entry("a", "00"), entry("b", "01")]).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        let ours = lines[5];
        let theirs = ours.replace("\"01\"", "\"02\"");
        let merged = text.replace(ours, &format!("<<<<<<< HEAD\n{ours}\n=======\n{theirs}\n>>>>>>> topic"));
        let read = Manifest::parse(&merged).unwrap();
        assert!(read.wrote("b", "01") && read.wrote("b", "02") && read.wrote("a", "00"));
    }

    #[test]
    fn another_format_is_refused() {
        let error = Manifest::parse("{\"format\": 2, \"files\": []}").unwrap_err();
        assert_eq!(error.to_string(), "its format is 2, this version of datastack-gen reads 1");
    }
}
