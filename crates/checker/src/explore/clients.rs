//! Linearizability and exactly-once in a search.
//!
//! A run knows when each operation was called and answered; a search compares worlds, and two worlds
//! that can only go the same way must be one. So what is kept of a register's history is the set of
//! its configurations, as in Lowe's *Testing for Linearizability* (2017), §4: what the register can
//! hold, and which operations that wait for an answer can have taken effect, with what result. A call
//! extends the set by every order in which open operations can take effect; an answer leaves those
//! configurations that give it. An empty set means that no order explains the answers. The set is
//! exact, and it does not depend on when anything took place.
//!
//! A request that is answered says nothing by itself where its answer cannot be wrong: a put is told
//! *done* whatever the register held. So a register is judged only while a read or a compare-and-set
//! of it can still be answered, and a search in which nobody reads remembers nothing.

use protocol::{
    Answer, Assumption, Breach, ClientId, Command, Config, EXACTLY_ONCE, Info, Key,
    LINEARIZABILITY, NodeId, Operation, ReadLevel, Reply, ReplyQuorum, Request, RequestId,
    ServedObject, Value,
};

use super::bounds::SearchRequest;
use crate::clients::outcome;
use crate::linear::{counts, key_of};

/// What never changes in a search: what is judged, and what it takes to make a client believe an
/// answer.
#[derive(Clone, Debug)]
pub(super) struct ClientRules {
    serves: ServedObject,
    /// Whether a lease read counts: where it rests on clocks, it does not, for no search has any.
    leases: bool,
    /// Equal answers that a client needs, from as many nodes.
    needed: usize,
    /// A client takes no single node's word that it is refused.
    distrusts: bool,
    /// The reply of a single node is an answer.
    pub(super) believes_one: bool,
    /// Whether what liars reply can make a difference.
    pub(super) hears_liars: bool,
}

/// The histories of all registers about which an answer can be wrong. Equal values judge alike for
/// ever.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub(super) struct ClientStates {
    /// In the order in which the bounds of the search name them.
    registers: Vec<Register>,
}

/// The history of a register, or of the decision, up to the last answer that can be wrong.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Register {
    /// `None` is the decision.
    key: Option<Key>,
    /// Requests whose answers can be wrong, and that are not over. When none is left, nothing else
    /// is kept.
    telling: Vec<RequestId>,
    /// Every request that was asked, in the order of their names.
    calls: Vec<CheckedCall>,
    /// Without duplicates, in order.
    configurations: Vec<Configuration>,
}

/// A request that was asked.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct CheckedCall {
    id: RequestId,
    operation: Operation,
    stage: Stage,
    /// The answers that its client has, where one is not enough, by the nodes that gave them.
    replies: Vec<(NodeId, Answer)>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Stage {
    /// Its client waits.
    Open,
    /// Its client hears no answer any more, and it may take effect at any time, or never.
    GivenUp,
    /// Its client has its answer.
    Answered,
}

/// One way in which everything can have happened so far.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
struct Configuration {
    held: Option<Value>,
    /// Unanswered requests that took effect, in the order of their names, and what their clients are
    /// to be told; nothing where nobody hears it.
    effects: Vec<(RequestId, Option<Answer>)>,
    /// The append that took effect twice, where one did. Only others explain a linearizable history.
    twice: Option<RequestId>,
}

impl ClientRules {
    pub(super) fn new(info: &Info, config: &Config, asks: &[SearchRequest]) -> Self {
        let mut promises = info.promises.iter();
        let lease = promises.find(|promise| promise.level == ReadLevel::Lease);
        let drift = |it: &Assumption| matches!(it, Assumption::BoundedDrift { .. });
        let by_clock = |assumes: &[Assumption]| assumes.iter().any(drift);
        let (needed, distrusts) = match info.replies {
            ReplyQuorum::One => (1, false),
            ReplyQuorum::FaultsPlusOne(rule) if config.is_enforced(rule) => {
                (config.byzantine_weak_quorum(), true)
            }
            ReplyQuorum::FaultsPlusOne(_) => (1, true),
        };
        let leases = lease.is_some_and(|lease| !by_clock(lease.assumes));
        let (believes_one, hears_liars) = (needed == 1, false);
        let rules =
            Self { serves: info.serves, leases, needed, distrusts, believes_one, hears_liars };
        let tells = asks.iter().any(|ask| rules.is_telling(&ask.operation));
        Self { hears_liars: believes_one || tells, ..rules }
    }

    fn counts(&self, operation: &Operation) -> bool {
        let lease = matches!(operation, Operation::Get { level: ReadLevel::Lease, .. });
        counts(self.serves.into(), operation) && (self.leases || !lease)
    }

    /// Whether an answer to this can be wrong.
    fn is_telling(&self, operation: &Operation) -> bool {
        let says = matches!(operation, Operation::Get { .. } | Operation::Cas { .. });
        self.counts(operation) && (self.serves == ServedObject::Decision || says)
    }

    fn key_of<'a>(&self, operation: &'a Operation) -> Option<&'a Key> {
        key_of(operation).filter(|_| self.serves == ServedObject::Registers)
    }
}

impl ClientStates {
    /// Nobody has asked yet; these are all the requests that there will be.
    pub(super) fn new<'a>(
        rules: &ClientRules,
        requests: impl Iterator<Item = &'a Request>,
    ) -> Self {
        let mut registers: Vec<Register> = Vec::new();
        for request in requests.filter(|request| rules.is_telling(&request.operation)) {
            let key = rules.key_of(&request.operation);
            let known = registers.iter_mut().find(|register| register.key.as_ref() == key);
            match known {
                Some(register) => register.telling.push(request.id),
                None => registers.push(Register::new(key.cloned(), request.id)),
            }
        }
        Self { registers }
    }

    /// A request reaches a node, for the first time or again.
    pub(super) fn asked(&mut self, rules: &ClientRules, request: &Request) {
        if let Some(register) = self.register(rules, &request.operation) {
            register.call(rules, request, Stage::Open);
        }
    }

    /// A node decides. What was asked before the search waits for no answer, and takes effect from
    /// the first decision on.
    pub(super) fn decided(&mut self, rules: &ClientRules, command: &Command) {
        if let Command::Request(request) = command
            && request.id.client == ClientId::PAST
            && let Some(register) = self.register(rules, &request.operation)
        {
            register.call(rules, request, Stage::GivenUp);
        }
    }

    /// A reply leaves the gate, and its client hears it at once.
    pub(super) fn replied(
        &mut self,
        rules: &ClientRules,
        from: NodeId,
        to: RequestId,
        reply: &Reply,
    ) -> Vec<Breach> {
        let is = |call: &CheckedCall| call.id == to && call.stage == Stage::Open;
        for register in &mut self.registers {
            if let Some(at) = register.calls.iter().position(is) {
                return register.hear(rules, from, at, reply);
            }
        }
        Vec::new()
    }

    /// The same with other names for the nodes.
    pub(super) fn renamed(&self, name: &dyn Fn(NodeId) -> NodeId) -> Self {
        let mut renamed = self.clone();
        let calls = renamed.registers.iter_mut().flat_map(|register| &mut register.calls);
        for call in calls {
            let replies = std::mem::take(&mut call.replies);
            replies.into_iter().for_each(|(node, answer)| call.keep(name(node), answer));
        }
        renamed
    }

    /// The register of an operation that counts, as long as it is judged.
    fn register(&mut self, rules: &ClientRules, operation: &Operation) -> Option<&mut Register> {
        let key = rules.key_of(operation);
        let mut registers = self.registers.iter_mut();
        let found = registers.find(|register| register.key.as_ref() == key);
        found.filter(|register| rules.counts(operation) && !register.telling.is_empty())
    }
}

impl Register {
    fn new(key: Option<Key>, first: RequestId) -> Self {
        let start = Configuration { held: None, effects: Vec::new(), twice: None };
        Self { key, telling: vec![first], calls: Vec::new(), configurations: vec![start] }
    }

    fn call(&mut self, rules: &ClientRules, request: &Request, stage: Stage) {
        let id = request.id;
        let Err(at) = self.calls.binary_search_by_key(&id, |call| call.id) else { return };
        let operation = request.operation.clone();
        self.calls.insert(at, CheckedCall { id, operation, stage, replies: Vec::new() });
        self.extend(rules);
    }

    /// Adds every configuration to which open operations lead from those that there are.
    fn extend(&mut self, rules: &ClientRules) {
        let mut next = self.configurations.clone();
        while let Some(configuration) = next.pop() {
            for call in &self.calls {
                let more = [configuration.with(rules, call), configuration.with_twice(rules, call)];
                for after in more.into_iter().flatten() {
                    if let Err(at) = self.configurations.binary_search(&after) {
                        self.configurations.insert(at, after.clone());
                        next.push(after);
                    }
                }
            }
        }
    }

    /// The client of an open call hears a reply.
    fn hear(&mut self, rules: &ClientRules, from: NodeId, at: usize, reply: &Reply) -> Vec<Breach> {
        let call = &mut self.calls[at];
        match reply {
            Reply::Done { answer, .. } => {
                if rules.needed > 1 {
                    call.keep(from, answer.clone());
                    let equal = call.replies.iter().filter(|(_, known)| known == answer);
                    if equal.count() < rules.needed {
                        return Vec::new();
                    }
                }
                let breaches = self.answered(rules, at, answer);
                self.close(at, Stage::Answered);
                breaches
            }
            Reply::Refused(_) if !rules.distrusts => {
                self.close(at, Stage::GivenUp);
                Vec::new()
            }
            Reply::Refused(_) | Reply::Redirect(_) => Vec::new(),
        }
    }

    /// Keeps the configurations that give this answer.
    fn answered(&mut self, rules: &ClientRules, at: usize, answer: &Answer) -> Vec<Breach> {
        let CheckedCall { id, operation, .. } = &self.calls[at];
        let gives = |configuration: &&Configuration| {
            let mut effects = configuration.effects.iter();
            effects.any(|(known, told)| known == id && told.as_ref() == Some(answer))
        };
        let kept: Vec<Configuration> = self.configurations.iter().filter(gives).cloned().collect();
        let mut breaches = Vec::new();
        if kept.iter().all(|configuration| configuration.twice.is_some()) {
            let because = self.because(rules, *id, operation, answer);
            breaches.push(Breach::new(&LINEARIZABILITY, because));
            breaches.extend(kept.first().and_then(|it| self.doubled(it)));
        }
        self.configurations = kept;
        breaches
    }

    /// Nobody waits for a call any more.
    fn close(&mut self, at: usize, stage: Stage) {
        let call = &mut self.calls[at];
        call.stage = stage;
        call.replies.clear();
        let id = call.id;
        self.telling.retain(|telling| *telling != id);
        if self.telling.is_empty() {
            (self.calls, self.configurations) = (Vec::new(), Vec::new());
            return;
        }
        for mut configuration in std::mem::take(&mut self.configurations) {
            match stage {
                Stage::Answered => configuration.effects.retain(|(known, _)| *known != id),
                _ => {
                    let mut own = configuration.effects.iter_mut();
                    own.find(|(known, _)| *known == id).into_iter().for_each(|it| it.1 = None);
                }
            }
            if let Err(at) = self.configurations.binary_search(&configuration) {
                self.configurations.insert(at, configuration);
            }
        }
    }

    fn because(
        &self,
        rules: &ClientRules,
        id: RequestId,
        asked: &Operation,
        told: &Answer,
    ) -> String {
        let mut shown: Vec<&str> = Vec::new();
        let once = self.configurations.iter().filter(|it| it.twice.is_none());
        for held in once.map(|it| it.held.as_ref().map_or("nothing", |held| &held.0)) {
            if !shown.contains(&held) {
                shown.push(held);
            }
        }
        let shown = protocol::joined(shown, " or ");
        let what = match rules.key_of(asked) {
            Some(key) => format!("{key} held {shown}"),
            None => format!("the decision was {shown}"),
        };
        let client = id.client;
        format!(
            "{client} asked for “{asked}” and was told {told}, but in every possible order {what} \
             by then."
        )
    }

    fn doubled(&self, configuration: &Configuration) -> Option<Breach> {
        let call = self.calls.iter().find(|call| Some(call.id) == configuration.twice)?;
        let (client, operation) = (call.id.client, &call.operation);
        let because = format!(
            "{client} asked once for “{operation}”, and what clients saw can only be if it took effect \
             twice."
        );
        Some(Breach::new(&EXACTLY_ONCE, because))
    }
}

impl CheckedCall {
    /// Keeps the first answer of each node.
    fn keep(&mut self, from: NodeId, answer: Answer) {
        if let Err(at) = self.replies.binary_search_by_key(&from, |(node, _)| *node) {
            self.replies.insert(at, (from, answer));
        }
    }
}

impl Configuration {
    /// After a call takes effect, unless it did or was answered.
    fn with(&self, rules: &ClientRules, call: &CheckedCall) -> Option<Self> {
        if call.stage == Stage::Answered {
            return None;
        }
        let at = self.effects.binary_search_by_key(&call.id, |(id, _)| *id).err()?;
        let mut after = self.clone();
        let answer = after.do_to(rules, &call.operation);
        after.effects.insert(at, (call.id, (call.stage == Stage::Open).then_some(answer)));
        Some(after)
    }

    /// After an append takes effect once more. Of other writes nobody could tell.
    fn with_twice(&self, rules: &ClientRules, call: &CheckedCall) -> Option<Self> {
        if self.twice.is_some() || !matches!(call.operation, Operation::Append { .. }) {
            return None;
        }
        let mut after = Self { twice: Some(call.id), ..self.clone() };
        after.do_to(rules, &call.operation);
        Some(after)
    }

    fn do_to(&mut self, rules: &ClientRules, operation: &Operation) -> Answer {
        let (written, answer) = outcome(rules.serves, self.held.as_ref(), operation);
        if let Some(written) = written {
            self.held = written;
        }
        answer
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::linear::{ClientCall as Told, ObjectKind, OperationHistory};
    use protocol::digest::scramble;
    use protocol::{Epoch, Slot};

    const RULES: ClientRules = ClientRules {
        serves: ServedObject::Registers,
        leases: true,
        needed: 1,
        distrusts: false,
        believes_one: true,
        hears_liars: false,
    };

    fn operations() -> [Operation; 4] {
        let key = || Key::from("x");
        [
            Operation::Get { key: key(), level: ReadLevel::Linearizable },
            Operation::Append { key: key(), value: "a".into() },
            Operation::Put { key: key(), value: "b".into() },
            Operation::Cas { key: key(), expected: "b".into(), value: "a".into() },
        ]
    }

    fn answers(operation: &Operation, draw: u64) -> Answer {
        let held = [None, Some("a"), Some("b"), Some("aa"), Some("ba")];
        match operation {
            Operation::Get { .. } => Answer::Found(held[draw as usize % 5].map(Value::from)),
            Operation::Cas { .. } => Answer::Swapped(draw.is_multiple_of(2)),
            _ => Answer::Done,
        }
    }

    fn done(answer: Answer) -> Reply {
        Reply::Done { answer, at: Slot(0), epoch: Epoch(1), tentative: false }
    }

    fn requests(operations: impl Iterator<Item = Operation>) -> Vec<Request> {
        let id = |client| RequestId { client: ClientId(client), number: 1 };
        (1..).zip(operations).map(|(n, operation)| Request::new(id(n), 1, operation)).collect()
    }

    /// Clients ask and are told anything, at random, and each answer is judged as the search for an
    /// order judges the history up to it.
    #[test]
    fn a_set_of_configurations_says_what_a_search_for_an_order_says() {
        let (mut wrong, mut right) = (0, 0);
        for seed in 0..4_000_u64 {
            let draw = |at: u64| scramble(seed << 16 | at);
            let which = |n: u64| operations()[draw(n) as usize % 4].clone();
            let requests = requests((0..4).map(which));
            let mut clients = ClientStates::new(&RULES, requests.iter());
            let mut history =
                OperationHistory { calls: Vec::new(), kind: ObjectKind::Registers, initial: None };
            for now in 0..12 {
                let request = &requests[draw(now + 10) as usize % 4];
                let client = u64::from(request.id.client.0);
                let known = history.calls.iter_mut().find(|call| call.client == client);
                let Some(call) = known else {
                    let operation = request.operation.clone();
                    clients.asked(&RULES, request);
                    let (answer, returned) = (None, None);
                    history.calls.push(Told { client, operation, answer, called: now, returned });
                    continue;
                };
                if call.returned.is_some() {
                    continue;
                }
                let answer = answers(&call.operation, draw(now + 100));
                (call.answer, call.returned) = (Some(answer.clone()), Some(now));
                let reply = done(answer);
                let breaches = clients.replied(&RULES, NodeId(1), request.id, &reply);
                let fits = history.judge(u64::MAX).is_linearizable();
                assert_eq!(breaches.is_empty(), fits, "seed {seed}: {history:?}");
                (wrong, right) = if fits { (wrong, right + 1) } else { (wrong + 1, right) };
                if !fits {
                    break;
                }
            }
        }
        assert!(wrong > 500 && right > 500, "{wrong} wrong, {right} right");
    }

    #[test]
    fn an_append_that_took_effect_twice_is_told_from_other_wrongs() {
        let key = || Key::from("x");
        let append = Operation::Append { key: key(), value: "a".into() };
        let get = Operation::Get { key: key(), level: ReadLevel::Linearizable };
        let requests = requests([append, get].into_iter());
        let violated = |found: &str| {
            let mut clients = ClientStates::new(&RULES, requests.iter());
            requests.iter().for_each(|request| clients.asked(&RULES, request));
            let reply = done(Answer::Found(Some(found.into())));
            let breaches = clients.replied(&RULES, NodeId(1), requests[1].id, &reply);
            breaches.iter().map(|breach| breach.property.id).collect::<Vec<_>>()
        };
        assert_eq!(violated("a"), [""; 0]);
        assert_eq!(violated("aa"), ["linearizability", "exactly-once"]);
        assert_eq!(violated("aaa"), ["linearizability"]);
    }

    #[test]
    fn nothing_is_remembered_where_no_answer_can_be_wrong() {
        let key = || Key::from("x");
        let put = Operation::Put { key: key(), value: "a".into() };
        let get = Operation::Get { key: key(), level: ReadLevel::Linearizable };
        let puts = requests([put.clone(), put.clone()].into_iter());
        assert_eq!(ClientStates::new(&RULES, puts.iter()), ClientStates::default());
        let read = requests([put, get].into_iter());
        let mut clients = ClientStates::new(&RULES, read.iter());
        read.iter().for_each(|request| clients.asked(&RULES, request));
        let found = done(Answer::Found(None));
        assert!(clients.replied(&RULES, NodeId(1), read[1].id, &found).is_empty());
        let over = clients.clone();
        let put = done(Answer::Done);
        assert!(clients.replied(&RULES, NodeId(1), read[0].id, &put).is_empty());
        assert_eq!(clients, over, "the last answer that could be wrong is given");
    }

    /// Whose answers no single node can give counts equal ones, by different nodes.
    #[test]
    fn a_client_that_needs_two_equal_replies_believes_no_single_node() {
        let rules = ClientRules { needed: 2, distrusts: true, believes_one: false, ..RULES };
        let get = Operation::Get { key: "x".into(), level: ReadLevel::Linearizable };
        let read = requests([get].into_iter());
        let mut clients = ClientStates::new(&rules, read.iter());
        clients.asked(&rules, &read[0]);
        let lie = done(Answer::Found(Some("z".into())));
        let id = read[0].id;
        for node in [1, 1] {
            assert!(clients.replied(&rules, NodeId(node), id, &lie).is_empty());
        }
        let renamed = clients.renamed(&|node| NodeId(3 - node.0));
        assert!(clients.clone().replied(&rules, NodeId(2), id, &lie).len() == 1);
        assert!(renamed.clone().replied(&rules, NodeId(2), id, &lie).is_empty());
        let truth = done(Answer::Found(None));
        assert!(clients.replied(&rules, NodeId(2), id, &truth).is_empty());
        assert!(clients.replied(&rules, NodeId(3), id, &truth).is_empty());
    }
}
