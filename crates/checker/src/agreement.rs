//! Agreement, validity and integrity: what is asked of every protocol.

use std::hash::{Hash, Hasher};

use protocol::digest::digest_of;
use protocol::{
    AGREEMENT, Breach, ClientId, Command, INTEGRITY, NodeId, Request, Slot, VALIDITY, Vector,
};

/// What must be remembered to judge them. Cheap to clone; equal memories judge alike for ever.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct AgreementMonitor {
    /// The first decision of each slot, from slot 1.
    decided: Vector<Option<First>>,
    /// The digests of each client's requests, by the numbers of both.
    asked: Vec<Vector<Option<u64>>>,
    /// Disks were given: what is on them was asked before the run.
    has_past: bool,
    /// Clients that lie: under one name they ask for anything.
    liars: Vec<ClientId>,
    lives: Vec<Ranges>,
}

/// A first decision: the digest of what was decided, by whom, in which event.
#[derive(Clone, Copy, Debug)]
struct First {
    command: u64,
    node: NodeId,
    event: u64,
}

/// Who it was, and when, is told but steers no verdict.
impl PartialEq for First {
    fn eq(&self, other: &Self) -> bool {
        self.command == other.command
    }
}

impl Eq for First {}

impl Hash for First {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.command);
    }
}

impl AgreementMonitor {
    /// Nobody has asked or decided anything yet, but for what given disks hold.
    pub fn new(nodes: usize, has_past: bool) -> Self {
        Self { lives: vec![Ranges::default(); nodes], has_past, ..Self::default() }
    }

    /// A node begins a life, in which it may decide everything once more.
    pub fn started(&mut self, node: NodeId) {
        self.lives[node.index()] = Ranges::default();
    }

    /// A client has asked.
    pub fn asked(&mut self, request: &Request) {
        let (client, at) = (request.id.client.0 as usize, index(request.id.number));
        if self.asked.len() <= client {
            self.asked.resize(client + 1, Vector::new());
        }
        let asked = &mut self.asked[client];
        if asked.get(at).is_none_or(Option::is_none) {
            put(asked, at, request.digest());
        }
    }

    /// A client lies: whatever bears its signature was asked.
    pub fn lies(&mut self, client: ClientId) {
        if !self.liars.contains(&client) {
            self.liars.push(client);
        }
    }

    /// Who decided a slot first.
    pub fn decider(&self, slot: Slot) -> Option<NodeId> {
        let first = self.decided.get(index(slot.0)).copied().flatten();
        first.map(|first| first.node)
    }

    /// A node decides.
    ///
    /// # Errors
    /// Each property that this violates.
    pub fn decides(
        &mut self,
        event: u64,
        node: NodeId,
        slot: Slot,
        command: &Command,
    ) -> impl Iterator<Item = Breach> {
        let agreement = self.agrees(event, node, slot, command).err();
        let validity = self.is_valid(node, slot, command).err();
        let integrity = self.lives[node.index()].insert(slot.0).err().map(|Twice| {
            let because = format!("{node} decided slot {slot} twice without a crash in between.");
            Breach { slot: Some(slot), ..Breach::new(&INTEGRITY, because) }
        });
        [agreement, validity, integrity].into_iter().flatten()
    }

    fn agrees(
        &mut self,
        event: u64,
        node: NodeId,
        slot: Slot,
        command: &Command,
    ) -> Result<(), Breach> {
        let command_digest = digest_of(command);
        match self.decided.get(index(slot.0)).copied().flatten() {
            None => {
                let first = First { command: command_digest, node, event };
                put(&mut self.decided, index(slot.0), first);
                Ok(())
            }
            Some(first) if first.command == command_digest => Ok(()),
            Some(first) => {
                let what = match command {
                    Command::Noop => "a no-op".to_string(),
                    Command::Request(_) => command.to_string(),
                };
                let because = format!(
                    "{node} decided {what} for slot {slot}, where {} had decided something else.",
                    first.node
                );
                let breach = Breach::new(&AGREEMENT, because).since(first.event);
                Err(Breach { slot: Some(slot), ..breach })
            }
        }
    }

    fn is_valid(&self, node: NodeId, slot: Slot, command: &Command) -> Result<(), Breach> {
        let Command::Request(request) = command else { return Ok(()) };
        let client = request.id.client;
        if (client == ClientId::PAST && self.has_past) || self.liars.contains(&client) {
            return Ok(());
        }
        let asked = self.asked.get(request.id.client.0 as usize);
        if asked.and_then(|asked| asked.get(index(request.id.number)))
            == Some(&Some(request.digest()))
        {
            return Ok(());
        }
        let because =
            format!("{node} decided {command} for slot {slot}, which no client asked for.");
        Err(Breach { slot: Some(slot), ..Breach::new(&VALIDITY, because) })
    }

    /// Whether anybody has decided anything.
    pub fn has_decided(&self) -> bool {
        self.decided.iter().any(Option::is_some)
    }

    /// The same with other names for the nodes.
    #[must_use]
    pub fn renamed(&self, name: &dyn Fn(NodeId) -> NodeId) -> Self {
        let mut renamed = self.clone();
        for (at, life) in (1..).zip(&self.lives) {
            renamed.lives[name(NodeId(at)).index()].clone_from(life);
        }
        renamed
    }

    /// Whether anybody has decided this slot.
    pub fn is_decided(&self, slot: Slot) -> bool {
        self.decided.get(index(slot.0)).is_some_and(Option::is_some)
    }
}

/// The place of something that is counted from 1.
fn index(number: u64) -> usize {
    usize::try_from(number.saturating_sub(1)).unwrap_or(usize::MAX)
}

/// Puts something at a place of a vector, which grows where it ends before.
fn put<T: Clone>(vector: &mut Vector<Option<T>>, at: usize, item: T) {
    while vector.len() <= at {
        vector.push_back_mut(None);
    }
    vector.set_mut(at, Some(item));
}

/// A set of numbers that mostly follow each other, as ranges: first and last of each.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
struct Ranges(Vec<(u64, u64)>);

/// The number was in the set already.
struct Twice;

impl Ranges {
    fn insert(&mut self, n: u64) -> Result<(), Twice> {
        let after = self.0.partition_point(|&(first, _)| first <= n);
        let joins_next = self.0.get(after).is_some_and(|&(first, _)| first == n + 1);
        match after.checked_sub(1).map(|before| self.0[before]) {
            Some((_, last)) if last >= n => return Err(Twice),
            Some((_, last)) if last + 1 == n => {
                self.0[after - 1].1 = if joins_next { self.0.remove(after).1 } else { n };
            }
            _ if joins_next => self.0[after].0 = n,
            _ => self.0.insert(after, (n, n)),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use protocol::{Operation, RequestId};

    fn put(number: u64, value: &str) -> Request {
        let id = RequestId { client: ClientId(1), number };
        let operation = Operation::Put { key: "x".into(), value: value.into() };
        Request::new(id, number, operation)
    }

    fn violated(
        agreement: &mut AgreementMonitor,
        node: u32,
        slot: u64,
        request: Request,
    ) -> Vec<&'static str> {
        let command = Command::from(request);
        agreement.decides(1, NodeId(node), Slot(slot), &command).map(|b| b.property.id).collect()
    }

    fn three_nodes() -> AgreementMonitor {
        let mut agreement = AgreementMonitor::new(3, false);
        agreement.asked(&put(1, "a"));
        agreement.asked(&put(2, "b"));
        agreement
    }

    #[test]
    fn equal_decisions_of_what_was_asked_are_silent_in_any_order() {
        let mut agreement = three_nodes();
        for (node, slots) in [(1, [1, 2]), (2, [2, 1])] {
            for slot in slots {
                assert!(
                    violated(&mut agreement, node, slot, put(slot, ["a", "b"][slot as usize - 1]))
                        .is_empty()
                );
            }
        }
    }

    #[test]
    fn two_values_for_a_slot_break_agreement() {
        let mut agreement = three_nodes();
        assert!(violated(&mut agreement, 1, 1, put(1, "a")).is_empty());
        assert_eq!(violated(&mut agreement, 2, 1, put(2, "b")), ["agreement"]);
    }

    #[test]
    fn unrequested_and_changed_commands_break_validity() {
        let mut agreement = three_nodes();
        assert_eq!(violated(&mut agreement, 1, 1, put(3, "c")), ["validity"]);
        assert_eq!(violated(&mut agreement, 1, 2, put(1, "changed")), ["validity"]);
    }

    #[test]
    fn a_slot_is_decided_once_a_life_but_again_in_the_next() {
        let mut agreement = three_nodes();
        assert!(violated(&mut agreement, 1, 1, put(1, "a")).is_empty());
        assert_eq!(violated(&mut agreement, 1, 1, put(1, "a")), ["integrity"]);
        agreement.started(NodeId(1));
        assert!(violated(&mut agreement, 1, 1, put(1, "a")).is_empty());
    }

    #[test]
    fn ranges_grow_together_and_know_every_number_once() {
        let mut ranges = Ranges::default();
        for n in [5, 1, 3, 2, 4] {
            assert!(ranges.insert(n).is_ok());
        }
        assert_eq!(ranges.0.into_iter().collect::<Vec<_>>(), [(1, 5)]);
    }
}
