//! Declarations of TypeScript, as far as `synod.d.ts` needs them, and values that should fit.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// A type.
#[derive(Clone, Debug)]
enum Type {
    /// `number`, `Stage`.
    Name(String),
    /// `"up"`.
    Word(String),
    /// `T[]`.
    List(Box<Type>),
    /// `[A, B]`.
    Tuple(Vec<Type>),
    /// `A | B`.
    Either(Vec<Type>),
    /// `{ a: A; b: B }`.
    Object(Vec<(String, Type)>),
}

/// What a file declares, and what of it was seen in values.
pub(crate) struct Declarations {
    types: BTreeMap<String, Type>,
    seen: BTreeSet<String>,
    wrong: BTreeSet<String>,
}

impl Declarations {
    /// Reads `export interface NAME { … }` and `export type NAME = …;`. What has methods is no data, and
    /// is passed over.
    pub(crate) fn read(text: &str) -> Self {
        let mut types = BTreeMap::new();
        let text = without_comments(text);
        let mut reader = Reader(words(&text));
        while let Some(word) = reader.next() {
            match word.as_str() {
                "interface" if !["Window", "Synod"].contains(&reader.peek()) => {
                    let name = reader.take();
                    types.insert(name, reader.one());
                }
                "type" => {
                    let name = reader.take();
                    reader.expect("=");
                    types.insert(name, reader.any());
                }
                _ => {}
            }
        }
        Self { types, seen: BTreeSet::new(), wrong: BTreeSet::new() }
    }

    /// Compares a value with the type of this name.
    pub(crate) fn see(&mut self, name: &str, value: &Value) {
        let known = self.types[name].clone();
        self.fits(name, &known, value);
    }

    /// What was serialised and is not declared, or as something else.
    pub(crate) fn wrong(&self) -> BTreeSet<String> {
        self.wrong.clone()
    }

    /// The fields and words of the types that data has, as far as no value had them.
    pub(crate) fn unseen(&self) -> BTreeSet<String> {
        let mut all = BTreeSet::new();
        for (name, known) in &self.types {
            places(name, known, &mut all);
        }
        all.difference(&self.seen).cloned().collect()
    }

    fn fits(&mut self, place: &str, known: &Type, value: &Value) -> bool {
        match (known, value) {
            (Type::Name(name), _) => match (name.as_str(), value) {
                ("number", Value::Number(_))
                | ("string", Value::String(_))
                | ("boolean", Value::Bool(_))
                | ("null", Value::Null) => true,
                (name, value) => match self.types.get(name).cloned() {
                    Some(known) => self.fits(name, &known, value),
                    None => false,
                },
            },
            (Type::Word(word), Value::String(text)) if word == text => {
                self.seen.insert(format!("{place} \"{word}\""));
                true
            }
            (Type::List(item), Value::Array(items)) => {
                items.iter().all(|value| self.fits(place, item, value))
            }
            (Type::Tuple(types), Value::Array(items)) if types.len() == items.len() => {
                types.iter().zip(items).all(|(known, value)| self.fits(place, known, value))
            }
            (Type::Either(types), value) => {
                let alone = types.len() == 1;
                let wrong = self.wrong.clone();
                let fits = types.iter().any(|known| self.fits(place, known, value));
                if fits && !alone {
                    self.wrong = wrong;
                }
                fits
            }
            (Type::Object(fields), Value::Object(values)) => {
                for (name, value) in values {
                    let place = format!("{place}.{name}");
                    match fields.iter().find(|(known, _)| known == name) {
                        Some((_, known)) => {
                            self.seen.insert(place.clone());
                            if !self.fits(&place, known, value) {
                                self.wrong.insert(format!("{place}: {value}"));
                            }
                        }
                        None => drop(self.wrong.insert(format!("{place} is not declared"))),
                    }
                }
                fields.iter().all(|(name, _)| values.contains_key(name))
            }
            _ => false,
        }
    }
}

/// Every field and every word of a type.
fn places(place: &str, known: &Type, into: &mut BTreeSet<String>) {
    match known {
        Type::Name(_) => {}
        Type::Word(word) => drop(into.insert(format!("{place} \"{word}\""))),
        Type::List(item) => places(place, item, into),
        Type::Tuple(types) | Type::Either(types) => {
            types.iter().for_each(|known| places(place, known, into));
        }
        Type::Object(fields) => {
            for (name, known) in fields {
                let place = format!("{place}.{name}");
                into.insert(place.clone());
                places(&place, known, into);
            }
        }
    }
}

fn without_comments(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("/*") {
        kept += &rest[..at];
        rest = rest[at..].split_once("*/").expect("an end of the comment").1;
    }
    kept += rest;
    kept.lines().map(|line| line.split("//").next().unwrap_or("")).collect::<Vec<_>>().join("\n")
}

/// Names, words between quotes and single signs, the last first.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let name = |letter: char| letter.is_alphanumeric() || letter == '_';
        let length = match first {
            '"' => rest[1..].find('"').expect("an end of the word") + 2,
            _ if name(first) => rest.find(|letter| !name(letter)).unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        words.push(rest[..length].to_owned());
        rest = rest[length..].trim_start();
    }
    words.reverse();
    words
}

/// Reads types.
struct Reader(Vec<String>);

impl Reader {
    fn next(&mut self) -> Option<String> {
        self.0.pop()
    }

    fn peek(&self) -> &str {
        self.0.last().map_or("", String::as_str)
    }

    fn take(&mut self) -> String {
        self.next().expect("more of the declarations")
    }

    fn expect(&mut self, wanted: &str) {
        assert_eq!(self.take(), wanted, "in the declarations");
    }

    /// Whether this comes next; then it is taken.
    fn comes(&mut self, wanted: &str) -> bool {
        let comes = self.peek() == wanted;
        if comes {
            self.take();
        }
        comes
    }

    /// A type that may be one of several.
    fn any(&mut self) -> Type {
        self.comes("|");
        let mut types = vec![self.one()];
        while self.comes("|") {
            types.push(self.one());
        }
        Type::Either(types)
    }

    fn one(&mut self) -> Type {
        let word = self.take();
        let mut known = match word.as_str() {
            "{" => {
                let mut fields = Vec::new();
                while !self.comes("}") {
                    let name = self.take();
                    self.expect(":");
                    fields.push((name, self.any()));
                    self.comes(";");
                }
                Type::Object(fields)
            }
            "[" => {
                let mut types = Vec::new();
                while !self.comes("]") {
                    types.push(self.any());
                    self.comes(",");
                }
                Type::Tuple(types)
            }
            word => match word.strip_prefix('"') {
                Some(word) => Type::Word(word.trim_end_matches('"').to_owned()),
                None => Type::Name(word.to_owned()),
            },
        };
        while self.comes("[") {
            self.expect("]");
            known = Type::List(Box::new(known));
        }
        known
    }
}
