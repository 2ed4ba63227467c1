//! Truthful answers: what is answered with done has taken effect, and what is refused never does.
//!
//! A write has taken effect once a slot holds it that somebody has decided, whoever that was; a
//! request that stands in two slots takes effect once, in the first of them. Who is refused because its
//! session has expired is told that nobody knows: an earlier copy may have taken effect, and a later
//! entry is decided and skipped. Reads and `sync` need no slot
//! and change nothing; what they find is judged by linearizability and by what their level promises.
//! What administrators are told is judged by the protocol's own monitor, which knows when a change is
//! in force, and what a slot means that holds one: it may be that it was refused.

use std::hash::{Hash, Hasher};

use protocol::{
    Breach, ClientId, Command, Info, NodeId, Operation, Reply, Request, RequestId, Rule,
    ServedObject, Slot, TRUTHFUL_ANSWERS, Vector,
};

/// What must be remembered to judge answers. Cheap to clone; equal memories judge alike for ever.
///
/// It holds no event and no node that steers a verdict, so a search can keep it as a part of its
/// state.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Answers {
    serves: ServedObject,
    /// What is known of each client's requests, by the numbers of both.
    known: Vec<Vector<Option<Known>>>,
    /// Anything was decided: where one decision is all that a protocol serves, it is made.
    has_decision: bool,
    /// Who is refused by this rule is told that its request may have taken effect.
    unknown: Option<&'static Rule>,
    /// Clients that lie: under one name they ask for anything, and nothing is judged for them.
    liars: Vec<ClientId>,
}

/// What is known of a request.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Known {
    operation: Operation,
    /// The first slot that holds it and was decided.
    effect: Option<Fact>,
    /// The first answer that it is refused, of a write.
    refused: Option<Fact>,
}

/// What an answer to a request claims.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum EventKind {
    /// Done claims that a slot holds it.
    Write,
    /// Nothing is claimed: it takes no slot.
    Read,
    /// The protocol's monitor knows when it is in force.
    Change,
}

/// That something took place. Where, when and by whom is told but steers no verdict.
#[derive(Clone, Copy, Debug)]
struct Fact {
    event: u64,
    node: NodeId,
    slot: Slot,
}

impl PartialEq for Fact {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Fact {}

impl Hash for Fact {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

impl Answers {
    /// Nobody has asked anything yet.
    pub const fn new(info: &Info) -> Self {
        Self {
            serves: info.serves,
            known: Vec::new(),
            has_decision: false,
            unknown: info.session_rule,
            liars: Vec::new(),
        }
    }

    /// A request arrives at a node, with the signature of its client. Asked again, it is the same.
    pub fn asked(&mut self, request: &Request) {
        let client = request.id.client.0 as usize;
        if self.liars.contains(&request.id.client) {
            return;
        }
        if self.known.len() <= client {
            self.known.resize(client + 1, Vector::new());
        }
        let (requests, at) = (&mut self.known[client], index(request.id));
        while requests.len() <= at {
            requests.push_back_mut(None);
        }
        if requests.get(at).is_some_and(Option::is_none) {
            let operation = request.operation.clone();
            requests.set_mut(at, Some(Known { operation, effect: None, refused: None }));
        }
    }

    /// A client lies from now on.
    pub fn lies(&mut self, client: ClientId) {
        if !self.liars.contains(&client) {
            self.liars.push(client);
        }
    }

    /// A node decides a slot; it need not be the first to do so.
    ///
    /// # Errors
    /// What was refused takes effect.
    pub fn decided(
        &mut self,
        event: u64,
        node: NodeId,
        slot: Slot,
        command: &Command,
    ) -> Result<(), Breach> {
        self.has_decision = true;
        self.takes_effect(Fact { event, node, slot }, command)
    }

    /// A node answers. Of what is tentative, and of what liars say, only what a client concludes
    /// counts.
    ///
    /// # Errors
    /// It says done of what has no effect, or refuses what has.
    pub fn replied(
        &mut self,
        event: u64,
        node: NodeId,
        id: RequestId,
        reply: &Reply,
    ) -> Result<(), Breach> {
        match reply {
            Reply::Done { tentative: false, .. } => self.told_done(node, id),
            Reply::Refused(rule) if Some(*rule) == self.unknown => Ok(()),
            Reply::Refused(_) => self.told_refused(event, node, id),
            Reply::Done { .. } | Reply::Redirect(_) => Ok(()),
        }
    }

    /// A client concludes from what nodes said, the last of them this one, that its request is done.
    ///
    /// # Errors
    /// It has no effect.
    pub fn told_done(&self, node: NodeId, id: RequestId) -> Result<(), Breach> {
        let Some(known) = self.get(id) else { return Ok(()) };
        let has_effect = match (self.serves, known.kind()) {
            (ServedObject::Decision, EventKind::Write) => self.has_decision,
            (ServedObject::Registers, EventKind::Write) => known.effect.is_some(),
            // A read may find that nothing is decided.
            (_, EventKind::Read | EventKind::Change) => true,
        };
        if has_effect {
            return Ok(());
        }
        let (client, operation) = (id.client, &known.operation);
        let because =
            format!("{node} tells {client} that “{operation}” is done, and nobody has decided it.");
        Err(Breach::new(&TRUTHFUL_ANSWERS, because))
    }

    fn told_refused(&mut self, event: u64, node: NodeId, id: RequestId) -> Result<(), Breach> {
        let Some(known) = self.get(id).filter(|known| known.kind() == EventKind::Write) else {
            return Ok(());
        };
        let Some(fact) = known.effect else {
            self.note(id, |known| &mut known.refused, Fact { event, node, slot: Slot(0) });
            return Ok(());
        };
        let (client, operation) = (id.client, &known.operation);
        let (who, slot) = (fact.node, fact.slot);
        let because = format!(
            "{node} refuses “{operation}” of {client}, which {who} decided in slot {slot}."
        );
        Err(breach(because, fact, Some(fact)))
    }

    fn takes_effect(&mut self, fact: Fact, command: &Command) -> Result<(), Breach> {
        let Command::Request(request) = command else { return Ok(()) };
        let id = request.id;
        let Some(known) = self.get(id).filter(|known| known.effect.is_none()) else {
            return Ok(());
        };
        let refusal = known.refused;
        self.note(id, |known| &mut known.effect, fact);
        let Some(refusal) = refusal else { return Ok(()) };
        let (Fact { node, slot, .. }, who) = (fact, refusal.node);
        let (client, operation) = (id.client, &request.operation);
        let because = format!(
            "{node} decides “{operation}” of {client} in slot {slot}, which {who} refused."
        );
        Err(breach(because, refusal, Some(fact)))
    }

    fn get(&self, id: RequestId) -> Option<&Known> {
        if self.liars.contains(&id.client) {
            return None;
        }
        self.known.get(id.client.0 as usize)?.get(index(id))?.as_ref()
    }

    /// Notes that something took place for the first time.
    fn note(&mut self, id: RequestId, what: fn(&mut Known) -> &mut Option<Fact>, fact: Fact) {
        let requests = &mut self.known[id.client.0 as usize];
        if let Some(Some(known)) = requests.get_mut(index(id)) {
            what(known).get_or_insert(fact);
        }
    }
}

impl Known {
    fn kind(&self) -> EventKind {
        match &self.operation {
            Operation::Put { .. } | Operation::Cas { .. } | Operation::Append { .. } => {
                EventKind::Write
            }
            Operation::Get { .. } | Operation::Sync => EventKind::Read,
            Operation::Change(_) => EventKind::Change,
        }
    }
}

fn breach(because: String, earlier: Fact, effect: Option<Fact>) -> Breach {
    let slot = effect.map(|fact| fact.slot);
    Breach { slot, ..Breach::new(&TRUTHFUL_ANSWERS, because).since(earlier.event) }
}

/// The place of a request among those of its client, which are counted from 1.
fn index(id: RequestId) -> usize {
    usize::try_from(id.number.saturating_sub(1)).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use protocol::{Answer, Change, Epoch, Guards, Key, ReadLevel};

    static RULE: Rule = Rule { id: "no", says: "", source: "", guards: Guards::Nothing };
    static EXPIRED: Rule = Rule { id: "expired", says: "", source: "", guards: Guards::Nothing };

    fn judge(serves: ServedObject) -> Answers {
        let (known, liars, unknown) = (Vec::new(), Vec::new(), Some(&EXPIRED));
        Answers { serves, known, has_decision: false, unknown, liars }
    }

    fn request(client: u32, number: u64, operation: Operation) -> Request {
        Request::new(RequestId { client: ClientId(client), number }, number, operation)
    }

    fn put(client: u32, number: u64) -> Request {
        request(client, number, Operation::Put { key: "x".into(), value: "1".into() })
    }

    fn done() -> Reply {
        Reply::Done { answer: Answer::Done, at: Slot(1), epoch: Epoch(1), tentative: false }
    }

    fn says(answers: &mut Answers, node: u32, request: &Request, reply: &Reply) -> Option<Breach> {
        answers.replied(u64::from(node) * 10, NodeId(node), request.id, reply).err()
    }

    fn decides(answers: &mut Answers, slot: u64, request: &Request) -> Option<Breach> {
        answers.decided(slot, NodeId(1), Slot(slot), &Command::from(request.clone())).err()
    }

    #[test]
    fn done_before_anybody_has_decided_is_a_lie() {
        let mut answers = judge(ServedObject::Registers);
        let (early, late) = (put(1, 1), put(1, 2));
        answers.asked(&early);
        answers.asked(&late);
        let breach = says(&mut answers, 2, &early, &done()).expect("it is not decided");
        assert_eq!(breach.property, &TRUTHFUL_ANSWERS);
        assert!(decides(&mut answers, 1, &late).is_none());
        assert!(says(&mut answers, 2, &late, &done()).is_none(), "whoever decided it");
        assert!(says(&mut answers, 3, &late, &done()).is_none(), "asked again");
    }

    #[test]
    fn a_refused_request_never_takes_effect() {
        let refused = Reply::Refused(&RULE);
        let mut answers = judge(ServedObject::Registers);
        let (early, late) = (put(1, 1), put(1, 2));
        answers.asked(&early);
        answers.asked(&late);
        decides(&mut answers, 1, &early);
        let breach = says(&mut answers, 2, &early, &refused).expect("it took effect");
        assert_eq!((breach.earlier, breach.slot), (Some(1), Some(Slot(1))));
        assert!(says(&mut answers, 2, &late, &refused).is_none());
        let breach = decides(&mut answers, 2, &late).expect("it was refused");
        assert_eq!((breach.earlier, breach.slot), (Some(20), Some(Slot(2))));
    }

    #[test]
    fn a_request_that_stands_in_two_slots_takes_effect_once() {
        let mut answers = judge(ServedObject::Registers);
        let twice = put(1, 1);
        answers.asked(&twice);
        answers.asked(&twice);
        assert!(decides(&mut answers, 1, &twice).is_none());
        assert!(says(&mut answers, 1, &twice, &done()).is_none());
        let before = answers.clone();
        assert!(decides(&mut answers, 2, &twice).is_none());
        assert_eq!(answers, before, "it says nothing new");
    }

    #[test]
    fn a_redirect_and_what_is_tentative_promise_nothing() {
        let mut answers = judge(ServedObject::Registers);
        let asked = put(1, 1);
        answers.asked(&asked);
        let Reply::Done { answer, at, epoch, .. } = done() else { unreachable!() };
        let tentative = Reply::Done { answer, at, epoch, tentative: true };
        for reply in [Reply::Redirect(None), Reply::Redirect(Some(NodeId(2))), tentative] {
            assert!(says(&mut answers, 1, &asked, &reply).is_none());
        }
        assert!(decides(&mut answers, 1, &asked).is_none());
    }

    #[test]
    fn an_answer_that_nobody_decided_is_a_violation() {
        let mut answers = judge(ServedObject::Registers);
        let asked = put(1, 1);
        answers.asked(&asked);
        assert!(answers.clone().told_done(NodeId(1), asked.id).is_err());
        decides(&mut answers, 1, &asked);
        assert!(answers.told_done(NodeId(1), asked.id).is_ok());
    }

    #[test]
    fn an_expired_session_is_told_that_the_outcome_is_unknown() {
        let refused = Reply::Refused(&EXPIRED);
        let mut answers = judge(ServedObject::Registers);
        let (early, late) = (put(1, 1), put(1, 2));
        answers.asked(&early);
        answers.asked(&late);
        decides(&mut answers, 1, &early);
        assert!(says(&mut answers, 1, &early, &refused).is_none(), "it had an effect");
        assert!(says(&mut answers, 1, &late, &refused).is_none());
        assert!(decides(&mut answers, 2, &late).is_none(), "it is skipped");
    }

    #[test]
    fn reads_need_no_slot_but_a_decision_must_be_made_before_it_is_told() {
        let get = Operation::Get { key: Key::from("x"), level: ReadLevel::Linearizable };
        for operation in [get, Operation::Sync] {
            let read = request(1, 1, operation);
            for serves in [ServedObject::Registers, ServedObject::Decision] {
                let mut answers = judge(serves);
                answers.asked(&read);
                assert!(says(&mut answers, 1, &read, &done()).is_none(), "it may find nothing");
            }
        }
        let mut answers = judge(ServedObject::Decision);
        answers.asked(&put(1, 1));
        assert!(says(&mut answers.clone(), 1, &put(1, 1), &done()).is_some());
        decides(&mut answers, 1, &put(2, 1));
        assert!(says(&mut answers, 1, &put(1, 1), &done()).is_none(), "everyone is told of it");
    }

    #[test]
    fn answers_to_administrators_are_judged_by_the_protocols_monitor() {
        let refused = Reply::Refused(&RULE);
        let change = Change { word: "remove".into(), arguments: vec!["3".into()] };
        let change = request(1, 1, Operation::Change(change));
        let mut answers = judge(ServedObject::Registers);
        answers.asked(&change);
        for reply in [&done(), &refused] {
            assert!(says(&mut answers, 1, &change, reply).is_none());
        }
        assert!(decides(&mut answers, 1, &change).is_none(), "its slot may hold a refusal");
        assert!(says(&mut answers, 2, &change, &refused).is_none());
    }

    #[test]
    fn answers_to_lying_clients_are_not_judged() {
        let mut answers = judge(ServedObject::Registers);
        answers.asked(&put(1, 1));
        answers.lies(ClientId(1));
        assert!(says(&mut answers, 1, &put(1, 1), &done()).is_none());
        assert!(says(&mut answers, 1, &put(1, 2), &done()).is_none());
    }

    #[test]
    fn nodes_and_times_do_not_change_the_memory() {
        let told = |node: u32| {
            let mut answers = judge(ServedObject::Registers);
            answers.asked(&put(1, 1));
            let event = u64::from(node);
            let command = Command::from(put(1, 1));
            let judged = answers.decided(event, NodeId(node), Slot(1), &command);
            assert!(judged.is_ok() && says(&mut answers, node, &put(1, 1), &done()).is_none());
            answers
        };
        assert_eq!(told(1), told(2));
        assert_eq!(protocol::digest_of(&told(1)), protocol::digest_of(&told(2)));
    }
}
