use datastack_core::name::similar;

/// The word that a misspelt one is probably meant to be, if one is close enough.
pub(crate) fn nearest<'w>(wrong: &str, words: &[&'w str]) -> Option<&'w str> {
    similar(wrong, words.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_misspelling_finds_its_word_and_nonsense_finds_none() {
        assert_eq!(nearest("bootstap", &["registry", "bootstrap"]), Some("bootstrap"));
        assert_eq!(nearest("zzz", &["registry", "bootstrap"]), None);
    }
}
