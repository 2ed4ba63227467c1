//! Mending a script.

use protocol::joined;
use scenario::Mistake;

/// The text with another word where the mistake is.
pub(crate) fn mended(text: &str, mistake: &Mistake, word: &str) -> String {
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    if let Some(line) = mistake.line.checked_sub(1).and_then(|at| lines.get_mut(at)) {
        let letters: Vec<char> = line.chars().collect();
        let from = mistake.column.saturating_sub(1).min(letters.len());
        let to = (from + mistake.length).min(letters.len());
        *line = letters[..from]
            .iter()
            .chain(&word.chars().collect::<Vec<_>>())
            .chain(&letters[to..])
            .collect();
    }
    joined(lines, "\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry;

    #[test]
    fn a_misspelt_word_is_mended_where_it_stands() {
        let text = "raft nodes=3\n1s crahs 2\nend 2s\n";
        let mistakes = registry().read(text).expect_err("crahs is no word");
        let word = mistakes[0].nearest.clone().expect("crash is near");
        assert_eq!(mended(text, &mistakes[0], &word), "raft nodes=3\n1s crash 2\nend 2s\n");
    }
}
