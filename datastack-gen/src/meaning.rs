//! Every code that there is, with what it says.

use datastack_core::diagnostic::{Code, Severity};
use datastack_core::lint::RULES;
use datastack_core::resolve::{CODES as DEFINITION_CODES, CodeMeaning};

use crate::code::CODES as FILE_CODES;

/// A code with all that is known of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Meaning {
    pub(crate) code: Code,
    /// How bad it is; none if each finding says it, or if there never is one.
    pub(crate) severity: Option<Severity>,
    /// In a line.
    pub(crate) says: &'static str,
    /// What is behind it, in paragraphs.
    pub(crate) page: &'static str,
}

/// All codes, in their order.
pub(crate) fn meanings() -> Vec<Meaning> {
    let of_code = |meaning: &CodeMeaning| Meaning {
        code: Code(meaning.code),
        severity: meaning.severity,
        says: meaning.meaning,
        page: meaning.page,
    };
    let of_rules = RULES.iter().map(|rule| Meaning {
        code: Code(rule.code),
        severity: Some(rule.severity),
        says: rule.says,
        page: rule.page,
    });
    let mut all: Vec<Meaning> = FILE_CODES.iter().chain(DEFINITION_CODES).map(of_code).chain(of_rules).collect();
    all.sort_by_key(|meaning| meaning.code);
    all
}

#[cfg(test)]
mod tests {
    use super::meanings;

    #[test]
    fn no_code_means_two_things() {
        let codes: Vec<_> = meanings().iter().map(|meaning| meaning.code).collect();
        assert!(codes.is_sorted_by(|one, next| one < next), "{codes:?}");
        assert!(meanings().iter().all(|meaning| !meaning.says.is_empty()));
    }

    #[test]
    fn each_code_has_a_page_that_says_more_than_its_line() {
        for meaning in meanings() {
            let page = meaning.page.trim_end();
            assert!(page.len() > meaning.says.len(), "{} has no page", meaning.code);
            assert!(page.ends_with(['.', ':']), "the page of {} ends in the middle", meaning.code);
        }
    }
}
