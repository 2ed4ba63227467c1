//! What the operations of a file are done to, and what each of them is.

use protocol::{Answer, Key, Operation, ReadLevel, Value};

use super::edn::{Data, Form};
use super::entries::Happened;
use super::{Pair, Place, Recorded, Unreadable};
use crate::linear::history::{ClientCall, ObjectKind, OperationHistory};
use crate::linear::object::elements;

/// What the operations of a file are done to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Model {
    /// `read`, `write` and `cas` of one value.
    Register,
    /// `get`, `put` and `append` of texts, each under a key.
    Map,
    /// `acquire` and `release`: whoever asks, they take turns.
    Mutex,
    /// `enqueue` and `dequeue`: first in, first out.
    Queue,
    /// `enqueue` and `dequeue` in any order.
    UnorderedQueue,
    /// `add`, and `read` of all that was added.
    Set,
}

/// Every model by name; the first name is its own.
const NAMES: [(&str, Model); 10] = [
    ("register", Model::Register),
    ("cas-register", Model::Register),
    ("map", Model::Map),
    ("kv", Model::Map),
    ("mutex", Model::Mutex),
    ("lock", Model::Mutex),
    ("queue", Model::Queue),
    ("fifo-queue", Model::Queue),
    ("unordered-queue", Model::UnorderedQueue),
    ("set", Model::Set),
];

const FREE: &str = "free";
const HELD: &str = "held";

impl Model {
    /// The model with this name.
    pub fn named(name: &str) -> Option<Self> {
        NAMES.iter().find(|(known, _)| *known == name).map(|&(_, model)| model)
    }

    /// The names by which models are called.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMES.iter().map(|&(name, _)| name)
    }

    /// Its own name.
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(_, model)| *model == self).map_or("", |&(name, _)| name)
    }

    const fn functions(self) -> &'static [&'static str] {
        match self {
            Self::Register => &["read", "write", "cas"],
            Self::Map => &["get", "put", "append"],
            Self::Mutex => &["acquire", "release", "lock", "unlock"],
            Self::Queue | Self::UnorderedQueue => &["enqueue", "dequeue", "drain"],
            Self::Set => &["add", "read"],
        }
    }

    /// The model to which all these functions belong.
    fn of(pairs: &[Pair]) -> Result<Self, Unreadable> {
        const MODELS: [Model; 5] =
            [Model::Register, Model::Map, Model::Mutex, Model::Queue, Model::Set];
        let called = |function: &str| pairs.iter().any(|pair| pair.began.function.0 == function);
        // A read alone is that of a register; what is added to is a set.
        let telling = MODELS.into_iter().rev().find(|model| {
            let own = model.functions().iter().filter(|function| **function != "read");
            own.into_iter().any(|function| called(function))
        });
        if let Some(model) = telling.or_else(|| called("read").then_some(Self::Register)) {
            return Ok(model);
        }
        let known = MODELS.map(|model| format!("{} ({})", listed(model.functions()), model.name()));
        let (function, place) = &pairs[0].began.function;
        Err(place.expected(format!("{}; not `:{function}`{}", known.join(", "), hint(function))))
    }

    const fn kind(self) -> ObjectKind {
        match self {
            Self::Register | Self::Map | Self::Mutex => ObjectKind::Registers,
            Self::Queue => ObjectKind::Queue,
            Self::UnorderedQueue => ObjectKind::UnorderedQueue,
            Self::Set => ObjectKind::Set,
        }
    }

    pub(super) fn words(self, operation: &Operation) -> String {
        match (self, operation) {
            (Self::Mutex, Operation::Cas { value, .. }) if &*value.0 == HELD => {
                "acquire".to_owned()
            }
            (Self::Mutex, _) => "release".to_owned(),
            (Self::Map, _) => operation.to_string(),
            (Self::Queue | Self::UnorderedQueue, Operation::Append { value, .. }) => {
                format!("enqueue {value}")
            }
            (Self::Queue | Self::UnorderedQueue, _) => "dequeue".to_owned(),
            (Self::Set, Operation::Append { value, .. }) => format!("add {value}"),
            (_, Operation::Put { value, .. }) => format!("write {value}"),
            (_, Operation::Cas { expected, value, .. }) => format!("cas {expected} {value}"),
            _ => "read".to_owned(),
        }
    }

    pub(super) fn held(self, state: Option<&Value>) -> String {
        match (self, state) {
            (Self::Mutex, Some(state)) => format!("the lock was {state}"),
            (_, Some(value)) => format!("`{value}` was held"),
            (_, None) => "nothing was held".to_owned(),
        }
    }
}

fn listed(functions: &[&str]) -> String {
    let named: Vec<String> = functions.iter().map(|function| format!("`:{function}`")).collect();
    match named.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => named.concat(),
    }
}

/// Why some functions that files hold have no model.
fn hint(function: &str) -> &'static str {
    match function {
        "txn" => ": transactions are not judged",
        _ => "",
    }
}

/// The history that these operations make.
pub(super) fn history(
    pairs: &[Pair],
    model: Option<Model>,
    unit: &'static str,
) -> Result<Recorded, Unreadable> {
    let model = model.map_or_else(|| Model::of(pairs), Ok)?;
    if let Some(pair) = pairs.iter().find(|it| !model.functions().contains(&&*it.began.function.0))
    {
        let (function, place) = &pair.began.function;
        let known = listed(model.functions());
        let what = format!("{known}, since this is a {}; not `:{function}`", model.name());
        return Err(place.expected(what + hint(function)));
    }
    let keyed = model == Model::Map || pairs.iter().all(is_keyed);
    let mut calls = Vec::new();
    for pair in pairs {
        calls.extend(Operand { pair, model, keyed }.calls()?);
    }
    let initial = (model == Model::Mutex).then(|| Value::from(FREE));
    let history = OperationHistory { calls, kind: model.kind(), initial };
    Ok(Recorded { history, model, unit, keyed })
}

/// Whether an operation names the object that it is about, as Jepsen's independent histories do:
/// `[KEY VALUE]`. A pair alone could be what a compare-and-set takes.
fn is_keyed(pair: &Pair) -> bool {
    let value = &pair.began.value;
    pair.began.key.is_some()
        || match value.pair() {
            Some([_, inner]) => pair.began.function.0 != "cas" || inner.pair().is_some(),
            None => false,
        }
}

/// One operation of a file.
struct Operand<'a> {
    pair: &'a Pair,
    model: Model,
    keyed: bool,
}

impl Operand<'_> {
    /// What it is in a history: nothing if it had no effect, and several for a drain.
    fn calls(&self) -> Result<Vec<ClientCall>, Unreadable> {
        let function = &*self.pair.began.function.0;
        let kind = self.kind();
        if kind == Happened::Failed && !(function == "cas" && self.saw_another()) {
            return Ok(Vec::new());
        }
        let key = self.key()?;
        let read = Operation::Get { key: key.clone(), level: ReadLevel::Linearizable };
        let done = |answer| (kind == Happened::Done).then_some(answer);
        let one = |operation, answer| Ok(vec![self.call(operation, answer)]);
        let swapped = match kind {
            Happened::Done => Some(Answer::Swapped(true)),
            Happened::Failed => Some(Answer::Swapped(false)),
            _ => None,
        };
        match function {
            "read" | "get" | "dequeue" => one(read, self.found()?),
            "write" | "put" => {
                one(Operation::Put { key, value: self.carried()? }, done(Answer::Done))
            }
            "append" | "enqueue" | "add" => {
                one(Operation::Append { key, value: self.carried()? }, done(Answer::Done))
            }
            "cas" => {
                let asked = self.asked();
                let pair = asked.pair().filter(|pair| !pair.iter().any(|form| form.is_nil()));
                let pair = pair.ok_or_else(|| asked.place.expected("`[FROM TO]`"))?;
                let [expected, value] = pair.map(|form| value_of(form, self.model));
                one(Operation::Cas { key, expected, value }, swapped)
            }
            "drain" => self.drained(&read),
            // The rest is done to a lock.
            _ => {
                let acquires = matches!(function, "acquire" | "lock");
                let (from, to) = if acquires { (FREE, HELD) } else { (HELD, FREE) };
                let (expected, value) = (Value::from(from), Value::from(to));
                one(Operation::Cas { key, expected, value }, swapped)
            }
        }
    }

    fn kind(&self) -> Happened {
        self.pair.ended.as_ref().map_or(Happened::Unknown, |(ended, _)| ended.kind)
    }

    fn call(&self, operation: Operation, answer: Option<Answer>) -> ClientCall {
        let returned = self.pair.ended.as_ref().map(|&(_, moment)| moment);
        let returned = returned.filter(|_| answer.is_some());
        let (client, called) = (self.pair.began.process, self.pair.called);
        ClientCall { client, operation, answer, called, returned }
    }

    /// Whether the error of a compare-and-set says that it failed since something else was held.
    /// Without one it may as well have failed for another reason.
    fn saw_another(&self) -> bool {
        let error = self.pair.ended.as_ref().and_then(|(ended, _)| ended.error.as_ref());
        error.is_some_and(|error| error.text().contains("mismatch"))
    }

    fn key(&self) -> Result<Key, Unreadable> {
        let began = &self.pair.began;
        match (&began.key, began.value.pair()) {
            (Some(key), _) if !key.is_nil() => Ok(Key::from(key.text().as_str())),
            (None, Some([key, _])) if self.keyed && self.model != Model::Map => {
                Ok(Key::from(key.text().as_str()))
            }
            _ if self.model == Model::Map => Err(began.place.expected("a map with `:key`")),
            _ => Ok(Key::from(self.model.name())),
        }
    }

    /// A value without the key that it may carry.
    fn inner<'f>(&self, value: &'f Form) -> &'f Form {
        match value.pair() {
            Some([_, inner]) if self.keyed && self.pair.began.key.is_none() => inner,
            _ => value,
        }
    }

    fn asked(&self) -> &Form {
        self.inner(&self.pair.began.value)
    }

    /// What was told, where something was.
    fn told(&self) -> Option<&Form> {
        let (ended, _) = self.pair.ended.as_ref()?;
        (ended.kind == Happened::Done).then(|| self.inner(&ended.value))
    }

    /// The value that is written, added or put in. Some clients only learn it with the answer.
    fn carried(&self) -> Result<Value, Unreadable> {
        let asked = self.asked();
        let value = if asked.is_nil() { self.told().unwrap_or(asked) } else { asked };
        if value.is_nil() {
            return Err(asked.place.expected("a value"));
        }
        Ok(value_of(value, self.model))
    }

    /// What a read or a dequeue was answered.
    fn found(&self) -> Result<Option<Answer>, Unreadable> {
        let Some(told) = self.told() else { return Ok(None) };
        let found = match (self.model, &told.data) {
            (Model::Set, Data::Items(items)) => {
                elements(items.iter().map(|item| value_of(item, self.model)))
            }
            (Model::Set, _) => return Err(told.place.expected("elements such as #{1 2 3}")),
            (Model::UnorderedQueue, Data::Nil) => {
                return Err(told.place.expected("the element that was taken out"));
            }
            (_, Data::Nil) => None,
            // A key that was never written holds the empty text.
            (Model::Map, Data::Text(text)) if text.is_empty() => None,
            _ => Some(value_of(told, self.model)),
        };
        Ok(Some(Answer::Found(found)))
    }

    /// A drain takes elements out one by one, all between its call and its end.
    fn drained(&self, dequeue: &Operation) -> Result<Vec<ClientCall>, Unreadable> {
        let place: Place = self.pair.began.place;
        let told = self
            .told()
            .ok_or_else(|| place.expected("an end of this drain that says what it took out"))?;
        let Data::Items(items) = &told.data else {
            return Err(told.place.expected("the elements that were taken out, such as [1 2]"));
        };
        let found = |item| Some(Answer::Found(Some(value_of(item, self.model))));
        Ok(items.iter().map(|item| self.call(dequeue.clone(), found(item))).collect())
    }
}

/// A value as text. In a collection a blank stands between elements, so there is none in them.
fn value_of(form: &Form, model: Model) -> Value {
    let text = form.text();
    match model {
        Model::Queue | Model::UnorderedQueue | Model::Set => {
            Value::from(text.replace(' ', "\u{a0}").as_str())
        }
        _ => Value::from(text.as_str()),
    }
}
