use std::fs;
use std::path::Path;

use datastack_core::name::TableName;

use crate::code;
use crate::finding::{Finding, Place};

/// A path as messages show it: with `/`, and without a leading `./`.
pub(crate) fn shown(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    text.strip_prefix("./").unwrap_or(&text).to_owned()
}

/// A file that cannot be read as text.
pub(crate) struct Unreadable {
    pub(crate) finding: Finding,
    /// What can be shown of it.
    pub(crate) text: Option<String>,
}

/// The bytes of a file.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Box<Unreadable>> {
    let file = shown(path);
    fs::read(path).map_err(|error| {
        let finding = Finding::error(code::UNREADABLE, Place::file(&file), format!("`{file}` cannot be read: {error}"))
            .help("check that it is a file and that its permissions allow reading");
        Box::new(Unreadable { finding, text: None })
    })
}

/// The text of a file.
pub(super) fn text(path: &Path) -> Result<String, Box<Unreadable>> {
    let file = shown(path);
    String::from_utf8(bytes(path)?).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
        let place = Place::range(&file, at..at + char::REPLACEMENT_CHARACTER.len_utf8());
        let finding = Finding::error(code::NOT_UTF8, place, format!("byte {at} of `{file}` is not UTF-8"))
            .help("save the file as UTF-8");
        Box::new(Unreadable { finding, text: Some(text) })
    })
}

/// The names of the tables that `tables/` holds, in order, with what is wrong about names and folder.
pub(super) fn tables(folder: &Path) -> (Vec<String>, Vec<Finding>) {
    let shown_folder = shown(folder);
    let unreadable = |error: std::io::Error| {
        Finding::error(
            code::UNREADABLE,
            Place::file(&shown_folder),
            format!("`{shown_folder}` cannot be read: {error}"),
        )
        .help("check that it is a folder and that its permissions allow reading")
    };
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return (Vec::new(), Vec::new()),
        Err(error) => return (Vec::new(), vec![unreadable(error)]),
    };
    let (mut names, mut findings) = (Vec::new(), Vec::new());
    for entry in entries {
        let name = match entry {
            Ok(entry) => entry.file_name(),
            Err(error) => {
                findings.push(unreadable(error));
                continue;
            }
        };
        let name = name.to_string_lossy();
        let Some(stem) = name.strip_suffix(".toml").filter(|stem| !stem.starts_with('.')) else { continue };
        match TableName::new(stem) {
            Ok(_) => names.push(stem.to_owned()),
            Err(error) => {
                let place = Place::file(&shown(&folder.join(&*name)));
                let help = format!("the file's name is the table's: rename it to `{}.toml`", error.suggestion);
                findings.push(Finding::error(code::TABLE_FILE_NAME, place, error.message).help(help));
            }
        }
    }
    names.sort_unstable();
    (names, findings)
}
