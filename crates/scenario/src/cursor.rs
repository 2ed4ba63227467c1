//! Reading a line word by word, and noting every mistake on the way.

use crate::mistake::{Mistake, MistakeKind};
use crate::nearest::nearest;
use crate::number::Refused;
use crate::odd;
use crate::vocabulary::Vocabulary;

/// A word of a line, or a part of one, and where it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token<'t> {
    pub(crate) text: &'t str,
    pub(crate) column: usize,
}

impl<'t> Token<'t> {
    /// The parts before and after the first `separator`.
    pub(crate) fn split_once(self, separator: &str) -> Option<(Self, Self)> {
        let (before, after) = self.text.split_once(separator)?;
        let column = self.column + before.chars().count() + separator.chars().count();
        Some((Self { text: before, ..self }, Self { text: after, column }))
    }

    /// The parts between separators.
    pub(crate) fn split(self, separator: char) -> Vec<Self> {
        let mut column = self.column;
        let part = |text: &'t str| {
            let part = Self { text, column };
            column += text.chars().count() + 1;
            part
        };
        self.text.split(separator).map(part).collect()
    }

    /// Whether this is meant as a number below zero.
    pub(crate) fn is_negative(self) -> bool {
        let number = self.text.strip_prefix('-');
        number.is_some_and(|number| number.starts_with(|first: char| first.is_ascii_digit()))
    }

    /// Whether this is meant as a number.
    pub(crate) fn begins_with_digit(self) -> bool {
        self.text.starts_with(|first: char| first.is_ascii_digit())
    }
}

/// A line that is being read. What cannot be read is noted as a mistake and yields `None`; reading
/// goes on where it makes sense, so that one pass finds everything.
#[derive(Debug)]
pub(crate) struct Cursor<'t, 'p> {
    pub(crate) words: &'p Vocabulary,
    mistakes: &'p mut Vec<Mistake>,
    line: usize,
    column: usize,
    rest: &'t str,
    exhausted: bool,
}

impl<'t, 'p> Cursor<'t, 'p> {
    pub(crate) fn new(
        line: usize,
        text: &'t str,
        words: &'p Vocabulary,
        mistakes: &'p mut Vec<Mistake>,
    ) -> Self {
        Self { words, mistakes, line, column: 1, rest: text, exhausted: false }
    }

    /// The same place in the same line, with another vocabulary.
    pub(crate) fn speaking<'q>(&'q mut self, words: &'q Vocabulary) -> Cursor<'t, 'q> {
        let Self { mistakes, line, column, rest, exhausted, .. } = self;
        let (line, column, exhausted) = (*line, *column, *exhausted);
        Cursor { words, mistakes, line, column, rest, exhausted }
    }

    /// The next word, which is left where it is.
    pub(crate) fn peek(&self) -> Option<Token<'t>> {
        let blanks = self.rest.len() - self.rest.trim_start_matches(BLANKS).len();
        let text = self.rest[blanks..].split(BLANKS).next().unwrap_or_default();
        (!text.is_empty()).then_some(Token { text, column: self.column + blanks })
    }

    /// The next word, if the line has one.
    pub(crate) fn next(&mut self) -> Option<Token<'t>> {
        let token = self.peek()?;
        self.rest = &self.rest.trim_start_matches(BLANKS)[token.text.len()..];
        self.column = token.column + token.text.chars().count();
        Some(token)
    }

    /// The next word if it is this one.
    pub(crate) fn skip(&mut self, word: &str) -> bool {
        let here = self.peek().is_some_and(|token| token.text == word);
        if here {
            self.next();
        }
        here
    }

    /// The next word, which must be there.
    pub(crate) fn need(&mut self, expected: &str) -> Option<Token<'t>> {
        let token = self.next();
        if token.is_none() {
            self.missing(expected);
        }
        token
    }

    /// Notes that something should stand here, once a line.
    pub(crate) fn missing(&mut self, expected: &str) {
        if !std::mem::replace(&mut self.exhausted, true) {
            let end = Token { text: "", column: self.column };
            self.refuse(end, MistakeKind::Missing, expected);
        }
    }

    /// The next word as a number, a time or the like.
    pub(crate) fn read<T>(
        &mut self,
        expected: &str,
        parse: impl FnOnce(&str) -> Result<T, Refused>,
    ) -> Option<T> {
        let token = self.need(expected)?;
        self.accept(token, parse(token.text))
    }

    /// The next word, which must be one of `words`.
    pub(crate) fn known(&mut self, expected: &str, words: &[&'static str]) -> Option<&'static str> {
        let token = self.need(expected)?;
        self.which(token, expected, words).map(|at| words[at])
    }

    /// What `token` names.
    pub(crate) fn among<T: Clone>(
        &mut self,
        token: Token<'_>,
        expected: &str,
        named: &[(&'static str, T)],
    ) -> Option<T> {
        let words: Vec<_> = named.iter().map(|&(word, _)| word).collect();
        self.which(token, expected, &words).map(|at| named[at].1.clone())
    }

    /// Which of `words` the token is.
    pub(crate) fn which(
        &mut self,
        token: Token<'_>,
        expected: &str,
        words: &[&'static str],
    ) -> Option<usize> {
        let found = words.iter().position(|&word| word == token.text);
        if found.is_none() {
            self.unknown(token, expected, words);
        }
        found
    }

    /// Notes a comment as other languages have them.
    pub(crate) fn foreign_remark(&mut self) {
        if let Some(token) = self.peek() {
            self.refuse(token, MistakeKind::Misplaced, REMARK);
        }
    }

    /// The rest of the line as free text.
    pub(crate) fn text(&mut self) -> &'t str {
        std::mem::take(&mut self.rest).trim()
    }

    /// Notes whatever is left on the line.
    pub(crate) fn finish(&mut self) {
        if let Some(token) = self.next() {
            self.refuse(token, MistakeKind::Misplaced, "the end of the line");
        }
    }

    /// What was read, or a mistake.
    pub(crate) fn accept<T>(&mut self, token: Token<'_>, read: Result<T, Refused>) -> Option<T> {
        read.map_err(|(wrong, expected)| self.refuse(token, wrong, &expected)).ok()
    }

    /// The parts without those that repeat an earlier one, which are noted.
    pub(crate) fn distinct<'a, T: Clone + Ord>(
        &mut self,
        parts: impl IntoIterator<Item = (Token<'a>, T)>,
        expected: &str,
    ) -> Vec<T> {
        let mut list = Vec::new();
        for (token, part) in parts {
            if list.contains(&part) {
                self.refuse(token, MistakeKind::Twice, expected);
            } else {
                list.push(part);
            }
        }
        list
    }

    /// Notes a word that nobody knows, with the nearest that somebody does.
    pub(crate) fn unknown(&mut self, token: Token<'_>, expected: &str, words: &[&'static str]) {
        let wordy = token.text.starts_with(char::is_alphabetic);
        let wrong = if wordy { MistakeKind::UnknownSetting } else { MistakeKind::Misplaced };
        self.mistaken(token, wrong, expected, nearest(token.text, words));
    }

    /// Notes a mistake, and the word that was probably meant.
    pub(crate) fn mistaken(
        &mut self,
        token: Token<'_>,
        wrong: MistakeKind,
        expected: &str,
        meant: Option<String>,
    ) {
        let before = self.mistakes.len();
        self.refuse(token, wrong, expected);
        let noted =
            self.mistakes[before..].iter_mut().find(|mistake| mistake.wrong != MistakeKind::Odd);
        if let Some(mistake) = noted {
            mistake.nearest = meant;
        }
    }

    /// Notes a mistake. A character that only looks right is to blame before anything else.
    pub(crate) fn refuse(&mut self, token: Token<'_>, wrong: MistakeKind, expected: &str) {
        if let Some((before, name, remedy)) = odd::first(token.text) {
            let column = token.column + before;
            let here = |mistake: &Mistake| (mistake.line, mistake.column) == (self.line, column);
            if !self.mistakes.iter().any(here) {
                let (line, wrong, nearest) = (self.line, MistakeKind::Odd, None);
                let (found, expected) = (name, remedy);
                self.mistakes.push(Mistake {
                    line,
                    column,
                    length: 1,
                    wrong,
                    found,
                    expected,
                    nearest,
                });
            }
            return;
        }
        let empty = token.text.is_empty() && wrong == MistakeKind::Misplaced;
        self.mistakes.push(Mistake {
            line: self.line,
            column: token.column,
            length: token.text.chars().count(),
            wrong: if empty { MistakeKind::Missing } else { wrong },
            found: shortened(token.text),
            expected: with_hint(expected, token.text),
            nearest: None,
        });
    }
}

const REMARK: &str = "-- before a comment, which has a line of its own";

/// What is expected, and a hint for whoever writes comments as in other languages, or behind
/// something.
fn with_hint(expected: &str, found: &str) -> String {
    let begun = ["#", "//", "/*", "--"].iter().any(|mark| found.starts_with(mark));
    if begun && expected != REMARK {
        format!("{expected}, or {REMARK}")
    } else {
        expected.to_owned()
    }
}

/// What separates words.
pub(crate) const BLANKS: [char; 2] = [' ', '\t'];

fn shortened(text: &str) -> String {
    const LONGEST: usize = 64;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_string(),
    }
}
