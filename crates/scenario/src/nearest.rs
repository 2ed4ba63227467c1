//! The valid word that somebody probably meant.

/// The nearest of `words` to `found`, if one is near enough: a third of its letters may be wrong,
/// and at least one. Of equally near words the first wins.
pub(crate) fn nearest(found: &str, words: &[&str]) -> Option<String> {
    let found: Vec<char> = found.chars().take(LONGEST_WORD + 1).collect();
    if found.len() > LONGEST_WORD {
        return None;
    }
    let far = |word: &str| distance(&found, &word.chars().collect::<Vec<_>>());
    words
        .iter()
        .map(|&word| (far(word), word))
        .filter(|&(edits, word)| edits <= (word.chars().count() / 3).max(1))
        .min_by_key(|&(edits, _)| edits)
        .map(|(_, word)| word.to_string())
}

/// No word of the language is longer, so nothing longer is compared.
const LONGEST_WORD: usize = 40;

/// How many letters must be put in, left out, replaced or swapped with their neighbour.
fn distance(from: &[char], to: &[char]) -> usize {
    let mut rows = vec![vec![0; to.len() + 1]; from.len() + 1];
    rows[0] = (0..=to.len()).collect();
    for i in 1..=from.len() {
        rows[i][0] = i;
        for j in 1..=to.len() {
            let replaced = rows[i - 1][j - 1] + usize::from(from[i - 1] != to[j - 1]);
            rows[i][j] = replaced.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
            let swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
            if swapped {
                rows[i][j] = rows[i][j].min(rows[i - 2][j - 2] + 1);
            }
        }
    }
    rows[from.len()][to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(found: &str) -> Option<String> {
        nearest(found, &["crash", "restart", "put", "cut", "settle"])
    }

    #[test]
    fn a_typo_finds_the_nearest_word() {
        assert_eq!(meant("crahs").as_deref(), Some("crash"));
        assert_eq!(meant("crsh").as_deref(), Some("crash"));
        assert_eq!(meant("restrat").as_deref(), Some("restart"));
        assert_eq!(meant("setle").as_deref(), Some("settle"));
    }

    #[test]
    fn of_equally_near_words_the_first_wins() {
        assert_eq!(meant("ut").as_deref(), Some("put"));
    }

    #[test]
    fn an_unrelated_word_finds_no_suggestion() {
        assert_eq!(meant("explode"), None);
        assert_eq!(meant(&"x".repeat(100_000)), None);
    }
}
