//! Reading an action: which word it begins with, and what stands behind the word.

use std::ops::Range;
use std::sync::Arc;

use protocol::{
    Change, ClientId, Damage, Key, NodeId, Operation, ReadLevel, Settings, Slot, Time, Value,
};

use crate::action::{Action, DiskChange, Endpoint, Pair, Path, Pending, Ratio};
use crate::cursor::{Cursor, Token};
use crate::grammar::{self, WordGroup};
use crate::limits;
use crate::mistake::MistakeKind;
use crate::number::{Refused, range, ratio, time, whole};
use crate::place::{is_client, small};
use crate::words::{CLIENT_LIES, STATEMENTS, actions};

impl Cursor<'_, '_> {
    /// An action: everything on the line after its moment.
    pub(crate) fn action(&mut self) -> Option<Action> {
        let client = self.client()?;
        if client.is_some() {
            let words = grammar::words_of(&[WordGroup::Requests]);
            let word = self
                .known("what a client asks: put, get, cas, append, sync, admin or again", &words)?;
            return self.request(client, word);
        }
        let token = self.need("an action")?;
        let Some(info) = grammar::meaning(token.text, self.is_about_a_client()) else {
            self.unknown(token, "an action", &[&actions(), STATEMENTS].concat());
            return None;
        };
        (info.read)(self)
    }

    /// What a client asks, behind the word; `again` among it.
    pub(crate) fn request(&mut self, client: Option<ClientId>, word: &str) -> Option<Action> {
        let operation = if word == "again" { Some(None) } else { self.operation(word).map(Some) };
        let at = if self.skip("at") { self.node().map(Some) } else { Some(None) };
        let (operation, at) = (operation?, at?);
        Some(match operation {
            Some(operation) => Action::Request { client, operation, at },
            None => Action::Again { client, at },
        })
    }

    fn operation(&mut self, word: &str) -> Option<Operation> {
        Some(match word {
            "put" => {
                let (key, value) = (self.key(), self.value());
                Operation::Put { key: key?, value: value? }
            }
            "get" => {
                let key = self.key();
                let level = match self.peek() {
                    None => Some(ReadLevel::Linearizable),
                    Some(token) if token.text == "at" => Some(ReadLevel::Linearizable),
                    Some(_) => self.level(),
                };
                Operation::Get { key: key?, level: level? }
            }
            "cas" => {
                let (key, expected, value) = (self.key(), self.value(), self.value());
                Operation::Cas { key: key?, expected: expected?, value: value? }
            }
            "append" => {
                let (key, value) = (self.key(), self.value());
                Operation::Append { key: key?, value: value? }
            }
            "sync" => Operation::Sync,
            _ => Operation::Change(self.change()?),
        })
    }

    fn level(&mut self) -> Option<ReadLevel> {
        const LEVELS: [(&str, ReadLevel); 3] = [
            ("linearizable", ReadLevel::Linearizable),
            ("lease", ReadLevel::Lease),
            ("local", ReadLevel::Local),
        ];
        let expected = "a read level (linearizable, lease or local) or at";
        let token = self.need(expected)?;
        self.among(token, expected, &LEVELS)
    }

    fn change(&mut self) -> Option<Change> {
        let admin = self.words.admin();
        let token = self.need("an admin word of the protocol")?;
        let words: Vec<_> = admin.iter().map(|&(word, _)| word).collect();
        let (word, takes) = admin[self.which(token, "an admin word of the protocol", &words)?];
        let mut arguments = Vec::new();
        while let Some(token) = self.peek().filter(|token| token.text != "at") {
            self.next();
            if takes.is_empty() {
                self.refuse(token, MistakeKind::Misplaced, "the end of the line or at");
                return None;
            }
            arguments.push(Arc::from(self.accept(token, letters(token, "an argument"))?));
        }
        if arguments.is_empty() && !takes.is_empty() {
            self.missing(takes);
            return None;
        }
        Some(Change { word: word.into(), arguments })
    }

    /// `name=value` to the end of the line, each name once.
    pub(crate) fn settings(&mut self) -> Option<Settings> {
        let (mut read, mut complete) = (Vec::new(), true);
        while let Some(token) = self.next() {
            match token.split_once("=") {
                Some((name, value)) if is_name(name.text) && !value.text.is_empty() => {
                    read.push((name, (name.text.to_string(), value.text.to_string())));
                }
                _ => {
                    self.refuse(token, MistakeKind::Misplaced, "a setting such as term=3");
                    complete = false;
                }
            }
        }
        let names = read.iter().map(|(token, (name, _))| (*token, name.clone()));
        self.distinct(names.collect::<Vec<_>>(), "each setting once");
        complete.then(|| Settings(read.into_iter().map(|(_, setting)| setting).collect()))
    }

    pub(crate) fn key(&mut self) -> Option<Key> {
        let token = self.need("a key")?;
        self.accept(token, letters(token, "a key")).map(Key::from)
    }

    pub(crate) fn value(&mut self) -> Option<Value> {
        let token = self.need("a value")?;
        self.accept(token, letters(token, "a value")).map(Value::from)
    }

    /// `50ms`
    pub(crate) fn later(&mut self) -> Option<Time> {
        self.read("how much later, such as 50ms", time)
    }

    /// `80..90ms`
    pub(crate) fn takes(&mut self) -> Option<Range<Time>> {
        self.read("a range of time such as 80..90ms", range)
    }

    /// `0.3`
    pub(crate) fn chance(&mut self) -> Option<Ratio> {
        self.read("a number from 0 to 1", |text| ratio(text, Ratio::ZERO, Ratio::ONE))
    }

    /// `1.05`
    pub(crate) fn rate(&mut self) -> Option<Ratio> {
        let rate = |text: &str| ratio(text, limits::SLOWEST, limits::FASTEST);
        self.read("a rate such as 1.05", rate)
    }

    /// A way, or the end of the line.
    pub(crate) fn path_if_any(&mut self) -> Option<Option<Path>> {
        self.if_any(Self::path)
    }

    /// Nodes, or the end of the line.
    pub(crate) fn nodes_if_any(&mut self) -> Option<Option<Vec<NodeId>>> {
        self.if_any(Self::nodes)
    }

    /// How many writes, or the end of the line.
    pub(crate) fn times(&mut self) -> Option<Option<u32>> {
        self.if_any(|it| it.read("", |text| small(text, 1, u64::MAX, "a number of writes")))
    }

    /// `election`
    pub(crate) fn timer(&mut self) -> Option<String> {
        let timers = self.words.timers();
        self.known("a timer of the protocol", &timers).map(str::to_string)
    }

    /// The rest of the line, which says something.
    pub(crate) fn remark(&mut self) -> Option<String> {
        let text = self.text();
        if text.is_empty() {
            self.need("what is to be noted")?;
        }
        Some(text.to_string())
    }

    /// `2 lost`
    pub(crate) fn crash(&mut self) -> Option<Action> {
        let nodes = self.nodes()?;
        Some(Action::Crash { nodes, pending: self.pending()? })
    }

    /// `4 withhold to=3`
    pub(crate) fn lie(&mut self) -> Option<Action> {
        let token = self.need("a node or a client")?;
        let (who, lies) = (self.endpoint(token), self.words.lies());
        let lies = match who {
            Some(Endpoint::Client(_)) => CLIENT_LIES.iter().map(|lie| lie.name).collect(),
            _ => lies,
        };
        let behaviour = self.known("a way of lying", &lies)?;
        let terms = self.terms(behaviour);
        let (behaviour, terms) = (behaviour.to_string(), Box::new(terms?));
        Some(Action::Lie { who: who?, behaviour, terms })
    }

    /// Nothing at the end of the line, else something.
    fn if_any<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<Option<T>> {
        match self.peek() {
            None => Some(None),
            Some(_) => read(self).map(Some),
        }
    }

    fn pending(&mut self) -> Option<Option<Pending>> {
        const FATES: [(&str, Pending); 2] = [("kept", Pending::Kept), ("lost", Pending::Lost)];
        let Some(token) = self.next() else { return Some(None) };
        self.among(token, "kept, lost or the end of the line", &FATES).map(Some)
    }

    /// `5..9ms`, `lying`
    pub(crate) fn disk_change(&mut self) -> Option<DiskChange> {
        const CHANGES: [(&str, DiskChange); 6] = [
            ("lying", DiskChange::Lying),
            ("honest", DiskChange::Honest),
            ("corrupt", DiskChange::Corrupt),
            ("full", DiskChange::Full),
            ("fail", DiskChange::Fail(None)),
            ("works", DiskChange::Works),
        ];
        const EXPECTED: &str =
            "lying, honest, corrupt, full, fail, works or a range of time such as 5..9ms";
        let token = self.need(EXPECTED)?;
        if token.begins_with_digit() {
            return self.accept(token, range(token.text)).map(DiskChange::Latency);
        }
        let change = self.among(token, EXPECTED, &CHANGES)?;
        match (&change, self.peek()) {
            (DiskChange::Fail(None), Some(_)) => {
                self.read("", time).map(|span| DiskChange::Fail(Some(span)))
            }
            _ => Some(change),
        }
    }

    /// `1-2 3s`, `1-2`
    pub(crate) fn dead(&mut self) -> Option<Action> {
        const EXPECTED: &str = "two nodes such as 1-2";
        let token = self.need(EXPECTED)?;
        let Some((a, b)) = token.split_once("-") else {
            self.refuse(token, MistakeKind::Misplaced, EXPECTED);
            return None;
        };
        let (a, b) = (self.node_of(a), self.node_of(b));
        let (a, b) = (a?, b?);
        if a == b {
            self.refuse(token, MistakeKind::Misplaced, "two different nodes");
            return None;
        }
        let after = self.if_any(|it| it.read("", time));
        Some(Action::Dead(Pair(a, b), after?))
    }

    /// `slot 3`, `tail`
    pub(crate) fn damage(&mut self) -> Option<Damage> {
        const EXPECTED: &str = "slot and its number, or tail";
        let token = self.need(EXPECTED)?;
        match self.among(token, EXPECTED, &[("slot", true), ("tail", false)])? {
            true => {
                let slot = self.read("a slot", |text| whole(text, 1, u64::MAX, "a slot"))?;
                Some(Damage::Slot(Slot(slot)))
            }
            false => Some(Damage::Tail),
        }
    }

    fn is_about_a_client(&self) -> bool {
        self.peek().is_some_and(|token| is_client(token.text))
    }

    /// `c1`, behind what becomes of it.
    pub(crate) fn client_name(&mut self) -> Option<ClientId> {
        let token = self.need("a client such as c1")?;
        if !is_client(token.text) {
            self.refuse(token, MistakeKind::Misplaced, "a client such as c1");
            return None;
        }
        self.client_of(token)
    }
}

/// A key, a value or the argument of an admin word.
fn letters<'t>(token: Token<'t>, what: &str) -> Result<&'t str, Refused> {
    let allowed = |letter: char| match letter {
        'A'..='Z' | 'a'..='z' | '0'..='9' | '_' | '.' | ',' | ':' | '-' => true,
        _ => !letter.is_ascii() && letter.is_alphabetic(),
    };
    if !token.text.chars().all(allowed) {
        return Err((MistakeKind::Misplaced, format!("{what} of letters, digits and _ . , : -")));
    }
    if token.text.chars().count() > limits::LETTERS {
        return Err((
            MistakeKind::Beyond,
            format!("{what} of at most {} characters", limits::LETTERS),
        ));
    }
    Ok(token.text)
}

/// `[a-z][a-z0-9-]*`
fn is_name(text: &str) -> bool {
    let ordinary = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    text.starts_with(|first: char| first.is_ascii_lowercase()) && text.bytes().all(ordinary)
}
