//! What clients asked and were told, judged by trying every order of everything.

use std::collections::BTreeSet;

use protocol::{
    Answer, Assumption, ClientId, Command, Config, EXACTLY_ONCE, Info, Key, LINEARIZABILITY,
    NodeId, Operation, Property, ReadLevel, Reply, ReplyQuorum, Request, RequestId, ServedObject,
    TRUTHFUL_ANSWERS, Value,
};

/// Everything that clients asked and were told, in order.
#[derive(Clone)]
pub(crate) struct OperationHistory {
    info: &'static Info,
    needed: usize,
    calls: Vec<ClientCall>,
    decided: Vec<RequestId>,
    /// A client believes that what nobody has decided is done.
    untrue: bool,
    now: usize,
}

#[derive(Clone)]
struct ClientCall {
    id: RequestId,
    operation: Operation,
    called: usize,
    answered: Option<(usize, Answer)>,
    given_up: bool,
    replies: Vec<(NodeId, Answer)>,
}

/// A way in which everything can have happened: what is held at its end, what took effect unanswered
/// and to what end, and which append took effect twice.
pub(crate) type End = (Option<Value>, BTreeSet<(RequestId, Option<Answer>)>, Option<RequestId>);

/// What can still make a difference to a verdict on a register.
pub(crate) type Rest = (Vec<(RequestId, u8, Vec<(NodeId, Answer)>)>, BTreeSet<End>);

impl OperationHistory {
    pub(crate) fn new(info: &'static Info, config: &Config) -> Self {
        let needed = match info.replies {
            ReplyQuorum::FaultsPlusOne(rule) if config.is_enforced(rule) => {
                config.byzantine_weak_quorum()
            }
            _ => 1,
        };
        let (calls, decided) = (Vec::new(), Vec::new());
        Self { info, needed, calls, decided, untrue: false, now: 0 }
    }

    fn call(&mut self, request: &Request, given_up: bool) {
        if self.calls.iter().any(|call| call.id == request.id) {
            return;
        }
        self.now += 1;
        let (id, operation) = (request.id, request.operation.clone());
        let (called, answered, replies) = (self.now, None, Vec::new());
        self.calls.push(ClientCall { id, operation, called, answered, given_up, replies });
    }

    pub(crate) fn asked(&mut self, request: &Request) {
        self.call(request, false);
    }

    /// What was asked before the run has no client.
    pub(crate) fn decided(&mut self, command: &Command) {
        let Command::Request(request) = command else { return };
        self.decided.push(request.id);
        if request.id.client == ClientId::PAST {
            self.call(request, true);
        }
    }

    pub(crate) fn replied(&mut self, node: NodeId, to: RequestId, reply: &Reply) {
        self.now += 1;
        let (now, needed, byzantine) =
            (self.now, self.needed, !matches!(self.info.replies, ReplyQuorum::One));
        let waits =
            |call: &&mut ClientCall| call.id == to && call.answered.is_none() && !call.given_up;
        let Some(call) = self.calls.iter_mut().find(waits) else { return };
        match reply {
            Reply::Redirect(_) => {}
            Reply::Refused(_) => call.given_up = !byzantine,
            Reply::Done { answer, .. } => {
                if call.replies.iter().all(|(known, _)| *known != node) {
                    call.replies.push((node, answer.clone()));
                }
                let equal = call.replies.iter().filter(|(_, known)| known == answer).count();
                if needed == 1 || equal >= needed {
                    call.answered = Some((now, answer.clone()));
                    let writes = !matches!(call.operation, Operation::Get { .. } | Operation::Sync);
                    self.untrue |= byzantine && writes && !self.decided.contains(&to);
                }
            }
        }
    }

    fn counts(&self, operation: &Operation) -> bool {
        let lease = self.info.promises.iter().find(|promise| promise.level == ReadLevel::Lease);
        let drift = |it: &Assumption| matches!(it, Assumption::BoundedDrift { .. });
        let clockless = lease.is_some_and(|it| !it.assumes.iter().any(drift));
        match operation {
            Operation::Get { level: ReadLevel::Linearizable, .. } => true,
            Operation::Get { level: ReadLevel::Lease, .. } => clockless,
            Operation::Get { .. } | Operation::Change(_) => false,
            Operation::Sync => self.info.serves == ServedObject::Decision,
            _ => true,
        }
    }

    fn key(&self, operation: &Operation) -> Option<Key> {
        match (self.info.serves, operation) {
            (ServedObject::Decision, _) => None,
            (_, Operation::Get { key, .. } | Operation::Put { key, .. })
            | (_, Operation::Cas { key, .. } | Operation::Append { key, .. }) => Some(key.clone()),
            _ => None,
        }
    }

    /// The registers about which one of these requests can be told something wrong, and what can
    /// still make a difference there.
    pub(crate) fn rest(&self, asked: &[(RequestId, Operation)]) -> Vec<Option<Rest>> {
        let tells = |operation: &Operation| {
            let says = matches!(operation, Operation::Get { .. } | Operation::Cas { .. });
            self.counts(operation) && (self.info.serves == ServedObject::Decision || says)
        };
        let telling: Vec<_> = asked.iter().filter(|(_, operation)| tells(operation)).collect();
        let keys: BTreeSet<_> = telling.iter().map(|(_, operation)| self.key(operation)).collect();
        let rest = |key: &Option<Key>| {
            let over = |id: RequestId| {
                let call = self.calls.iter().find(|call| call.id == id);
                call.is_some_and(|call| call.given_up || call.answered.is_some())
            };
            let own = telling.iter().filter(|(_, operation)| self.key(operation) == *key);
            let left = own.filter(|(id, _)| !over(*id)).count();
            (left > 0).then(|| self.of_register(key))
        };
        keys.iter().map(rest).collect()
    }

    fn calls_of(&self, key: &Option<Key>) -> Vec<&ClientCall> {
        let own =
            |call: &&ClientCall| self.counts(&call.operation) && self.key(&call.operation) == *key;
        self.calls.iter().filter(own).collect()
    }

    fn of_register(&self, key: &Option<Key>) -> Rest {
        let calls = self.calls_of(key);
        let stands = |call: &&ClientCall| {
            let over = call.answered.is_some();
            let stage = if over { 2 } else { u8::from(call.given_up) };
            let waits = stage == 0 && self.needed > 1;
            let mut replies = if waits { call.replies.clone() } else { Vec::new() };
            replies.sort_unstable_by_key(|(node, _)| *node);
            (call.id, stage, replies)
        };
        let mut stand: Vec<_> = calls.iter().map(stands).collect();
        stand.sort_unstable_by_key(|(id, ..)| *id);
        (stand, self.ends(key))
    }

    /// Every way in which what was answered can have come about.
    fn ends(&self, key: &Option<Key>) -> BTreeSet<End> {
        let mut ends = BTreeSet::new();
        let start = (None, BTreeSet::new(), None);
        self.place(&self.calls_of(key), &mut Vec::new(), start, &mut ends);
        ends
    }

    fn place(
        &self,
        calls: &[&ClientCall],
        placed: &mut Vec<RequestId>,
        end: End,
        ends: &mut BTreeSet<End>,
    ) {
        let missing = |call: &&&ClientCall| !placed.contains(&call.id);
        let left: Vec<&ClientCall> = calls.iter().filter(missing).copied().collect();
        if left.iter().all(|call| call.answered.is_none()) {
            ends.insert(end.clone());
        }
        let may = |next: &ClientCall| {
            let before = |call: &&ClientCall| {
                call.id != next.id
                    && call.answered.as_ref().is_some_and(|(answered, _)| *answered < next.called)
            };
            !left.iter().any(before)
        };
        for &next in left.iter().filter(|next| may(next)) {
            let (held, answer) = self.done(end.0.clone(), &next.operation);
            let mut effects = end.1.clone();
            match &next.answered {
                Some((_, told)) if *told != answer => continue,
                Some(_) => {}
                None => {
                    effects.insert((next.id, (!next.given_up).then_some(answer)));
                }
            }
            placed.push(next.id);
            self.place(calls, placed, (held, effects, end.2), ends);
            placed.pop();
        }
        let appends = calls.iter().filter(|it| matches!(it.operation, Operation::Append { .. }));
        for again in appends.filter(|again| end.2.is_none() && may(again)) {
            let (held, _) = self.done(end.0.clone(), &again.operation);
            self.place(calls, placed, (held, end.1.clone(), Some(again.id)), ends);
        }
    }

    fn done(&self, held: Option<Value>, operation: &Operation) -> (Option<Value>, Answer) {
        match (self.info.serves, operation) {
            (ServedObject::Registers, Operation::Get { .. }) => (held.clone(), Answer::Found(held)),
            (ServedObject::Registers, Operation::Put { value, .. }) => {
                (Some(value.clone()), Answer::Done)
            }
            (ServedObject::Registers, Operation::Append { value, .. }) => {
                let before = held.map(|held| held.to_string()).unwrap_or_default();
                (Some(format!("{before}{value}").as_str().into()), Answer::Done)
            }
            (ServedObject::Registers, Operation::Cas { expected, value, .. }) => {
                let fits = held.as_ref() == Some(expected);
                (if fits { Some(value.clone()) } else { held }, Answer::Swapped(fits))
            }
            (ServedObject::Registers, _) => (held, Answer::Done),
            (
                ServedObject::Decision,
                Operation::Put { value, .. }
                | Operation::Append { value, .. }
                | Operation::Cas { value, .. },
            ) => {
                let decided = held.or_else(|| Some(value.clone()));
                (decided.clone(), Answer::Found(decided))
            }
            (ServedObject::Decision, _) => (held.clone(), Answer::Found(held)),
        }
    }

    pub(crate) fn violated(&self) -> Vec<&'static Property> {
        let counted = self.calls.iter().filter(|call| self.counts(&call.operation));
        let keys: BTreeSet<_> = counted.map(|call| self.key(&call.operation)).collect();
        let mut violated = if self.untrue { vec![&TRUTHFUL_ANSWERS] } else { Vec::new() };
        for ends in keys.iter().map(|key| self.ends(key)) {
            if ends.iter().all(|(.., twice)| twice.is_some()) {
                violated.push(&LINEARIZABILITY);
                violated.extend((!ends.is_empty()).then_some(&EXACTLY_ONCE));
            }
        }
        violated
    }
}
