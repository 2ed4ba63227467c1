//! As much of EDN, the notation of Clojure's data, as histories need. Every form knows where it stands.

use super::{Place, Unreadable};

/// A piece of data and where it begins.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Form {
    pub(super) place: Place,
    pub(super) data: Data,
}

/// What a form is.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Data {
    Nil,
    /// `:read`, without the colon.
    Keyword(String),
    /// A number, a symbol, `true`, `\a`: as it is written.
    Atom(String),
    /// A string, without its quotation marks.
    Text(String),
    /// A vector, a list or a set.
    Items(Vec<Form>),
    /// A map: names and what stands behind them.
    Map(Vec<(Form, Form)>),
}

impl Form {
    /// What stands in this map behind a keyword.
    pub(super) fn field(&self, name: &str) -> Option<&Self> {
        let Data::Map(entries) = &self.data else { return None };
        let named = |key: &Form| matches!(&key.data, Data::Keyword(known) if known == name);
        entries.iter().find(|(key, _)| named(key)).map(|(_, value)| value)
    }

    pub(super) fn is_nil(&self) -> bool {
        self.data == Data::Nil
    }

    /// The two items of a pair.
    pub(super) fn pair(&self) -> Option<[&Self; 2]> {
        match &self.data {
            Data::Items(items) => match &items[..] {
                [one, two] => Some([one, two]),
                _ => None,
            },
            _ => None,
        }
    }

    /// The data on one line, strings without quotation marks.
    pub(super) fn text(&self) -> String {
        let all = |forms: &[Self]| forms.iter().map(Self::text).collect::<Vec<_>>().join(" ");
        match &self.data {
            Data::Nil => "nil".to_owned(),
            Data::Keyword(name) => format!(":{name}"),
            Data::Atom(text) | Data::Text(text) => text.clone(),
            Data::Items(items) => format!("[{}]", all(items)),
            Data::Map(entries) => {
                let entry =
                    |(key, value): &(Self, Self)| format!("{} {}", key.text(), value.text());
                format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
            }
        }
    }
}

/// Reads form after form.
pub(super) struct Reader<'t> {
    rest: &'t str,
    place: Place,
    depth: usize,
}

/// Data within data within data: deeper is no history.
const DEEPEST: usize = 64;

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str, place: Place) -> Self {
        Self { rest: text, place, depth: 0 }
    }

    /// Where the reader stands.
    pub(super) const fn place(&self) -> Place {
        self.place
    }

    /// The next character, if it is one of these; then it is gone.
    pub(super) fn skip(&mut self, wanted: &[char]) -> Option<char> {
        self.skip_blanks();
        let next = self.peek().filter(|next| wanted.contains(next));
        if next.is_some() {
            self.bump();
        }
        next
    }

    /// The next form; none where the text ends or something is closed.
    pub(super) fn next(&mut self) -> Result<Option<Form>, Unreadable> {
        loop {
            self.skip_blanks();
            let place = self.place;
            match self.peek() {
                None | Some(')' | ']' | '}') => return Ok(None),
                Some('#') => {
                    self.bump();
                    match self.peek() {
                        Some('{') => return self.items(place, '}').map(Some),
                        // What is discarded must be readable all the same.
                        Some('_') => {
                            self.bump();
                            self.need("what is discarded")?;
                        }
                        // A tag says which record a map is; the map says all that is needed.
                        _ => drop(self.word()),
                    }
                }
                Some('^') => {
                    self.bump();
                    self.need("metadata")?;
                }
                Some(_) => return self.form(place).map(Some),
            }
        }
    }

    /// The next form, which must be there.
    fn need(&mut self, expected: &str) -> Result<Form, Unreadable> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.place.expected(format!("data at most {DEEPEST} levels deep")));
        }
        let next = self.next()?;
        self.depth -= 1;
        next.ok_or_else(|| self.place.expected(expected))
    }

    fn form(&mut self, place: Place) -> Result<Form, Unreadable> {
        let data = match self.peek() {
            Some('[') => return self.items(place, ']'),
            Some('(') => return self.items(place, ')'),
            Some('{') => return self.map(place),
            Some('"') => Data::Text(self.string(place)?),
            Some(':') => {
                self.bump();
                Data::Keyword(self.word().to_owned())
            }
            Some('\\') => {
                self.bump();
                let first = self.bump().into_iter();
                Data::Atom(first.chain(self.word().chars().collect::<Vec<_>>()).collect())
            }
            _ => match self.word() {
                "" => return Err(place.expected("data")),
                "nil" => Data::Nil,
                word => Data::Atom(word.to_owned()),
            },
        };
        Ok(Form { place, data })
    }

    fn items(&mut self, place: Place, close: char) -> Result<Form, Unreadable> {
        self.bump();
        let mut items = Vec::new();
        while self.skip(&[close]).is_none() {
            items.push(self.need(&format!("`{close}`"))?);
        }
        Ok(Form { place, data: Data::Items(items) })
    }

    fn map(&mut self, place: Place) -> Result<Form, Unreadable> {
        self.bump();
        let mut entries = Vec::new();
        while self.skip(&['}']).is_none() {
            let key = self.need("`}`")?;
            entries.push((key, self.need("what belongs to this name")?));
        }
        Ok(Form { place, data: Data::Map(entries) })
    }

    fn string(&mut self, place: Place) -> Result<String, Unreadable> {
        self.bump();
        let mut text = String::new();
        loop {
            match self.bump() {
                Some('"') => return Ok(text),
                Some('\\') => match self.bump() {
                    Some('n') => text.push('\n'),
                    Some('t') => text.push('\t'),
                    Some('r') => text.push('\r'),
                    other => text.extend(other),
                },
                Some(other) => text.push(other),
                None => return Err(place.expected("a text that ends with a quotation mark")),
            }
        }
    }

    /// Everything up to a blank or a bracket.
    fn word(&mut self) -> &'t str {
        let ends = |letter: char| is_blank(letter) || "()[]{}\";".contains(letter);
        let word = &self.rest[..self.rest.find(ends).unwrap_or(self.rest.len())];
        for _ in word.chars() {
            self.bump();
        }
        word
    }

    /// Blanks, commas, and comments, which go to the end of their line.
    fn skip_blanks(&mut self) {
        while let Some(next) = self.peek() {
            if next == ';' {
                while self.peek().is_some_and(|next| next != '\n') {
                    self.bump();
                }
            } else if is_blank(next) {
                self.bump();
            } else {
                break;
            }
        }
    }

    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn bump(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.rest = &self.rest[next.len_utf8()..];
        self.place = match next {
            '\n' => Place { line: self.place.line + 1, column: 1 },
            _ => Place { column: self.place.column + 1, ..self.place },
        };
        Some(next)
    }
}

fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || letter == ',' || letter == '\u{feff}'
}
