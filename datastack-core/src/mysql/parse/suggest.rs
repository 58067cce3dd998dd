use crate::name::similar;

/// Longer words are not misspelt keywords, and comparing them takes long.
const LONGEST: usize = 64;

/// "did you mean `x`?" for the known word nearest to what was written, if one is near.
pub(crate) fn suggestion<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let comparable = |word: &str| (2..=LONGEST).contains(&word.len()) && word.chars().count() > 1;
    if !comparable(written) {
        return None;
    }
    let known = known.into_iter().filter(|word| comparable(word));
    similar(&written.to_lowercase(), known).map(|word| format!("did you mean `{word}`?"))
}
