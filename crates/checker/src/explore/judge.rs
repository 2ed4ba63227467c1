//! What the judges of a search remember, and what they say of a step.

use protocol::{Breach, Config, NodeId, Property, Reply, Request, Signed, Time};
use scenario::Endpoint;
use simulator::core::{Effect, Message, Witness};
use simulator::{Core, Deed, Parcel, Payload};

use super::bounds::Bounds;
use super::clients::{Clients, Rules};
use super::intern::Interner;
use super::memo::Verdicts;
use super::process::Account;
use crate::agreement::Common;
use crate::answers::Answers;

/// What the judges remember: all that past events can still make of the verdict on later ones.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Memory {
    /// For agreement, validity and integrity.
    pub common: Common,
    /// For the protocol's own properties.
    pub witness: Witness,
    /// The number of what clients were told. Few steps change it, and it need not be copied with
    /// every other change.
    pub(super) told: u32,
}

/// What clients asked and were told.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Told {
    /// For truthful answers.
    answers: Answers,
    /// For linearizability and exactly-once.
    clients: Clients,
}

/// Judges every step of a search.
pub(super) struct Judge {
    rules: Rules,
    /// The requests of the bounds.
    requests: Vec<Signed<Request>>,
    /// The one property that is looked for.
    wanted: Option<&'static Property>,
    told: Interner<Told>,
    /// What each of them becomes by each account.
    known: Verdicts,
}

impl Judge {
    pub(super) fn new(
        core: Core,
        config: &Config,
        bounds: &Bounds,
        requests: &[Signed<Request>],
    ) -> Self {
        let rules = Rules::new(core.info, config, &bounds.requests);
        let clients = Clients::new(&rules, requests.iter().filter_map(Signed::verify));
        let mut told = Interner::default();
        told.number(Told { answers: Answers::new(core.info), clients });
        let (requests, wanted) = (requests.to_vec(), bounds.property);
        Self { rules, requests, wanted, told, known: Verdicts::new() }
    }

    /// Nothing has happened yet.
    pub(super) fn nothing(&self, nodes: usize, has_past: bool, witness: Witness) -> Memory {
        Memory { common: Common::new(nodes, has_past), witness, told: 0 }
    }

    /// Whether what liars reply can make a difference.
    pub(super) const fn hears_liars(&self) -> bool {
        self.rules.hears_liars
    }

    /// What a memory becomes by the account of this number.
    ///
    /// # Errors
    /// What the account violates: where that is several properties, the one that is looked for, or
    /// else the first.
    pub(super) fn judge(
        &mut self,
        memory: &Memory,
        number: u32,
        account: &Account,
    ) -> Result<Memory, Breach> {
        let mut memory = memory.clone();
        let (node, mut fallen) = (account.node, Vec::new());
        let (told, untrue) = self.tell(memory.told, number, account);
        memory.told = told;
        let mut note = |judged: Result<(), Breach>| {
            fallen.extend(judged.err().into_iter().flat_map(Breach::each));
        };
        if let Some(request) = self.asked(account) {
            memory.common.asked(request);
            note(memory.witness.asked(0, node, request));
        }
        if let Some(disk) = &account.started {
            memory.common.started(node);
            note(memory.witness.see(0, node, &Deed::Started(disk.clone())));
        }
        for effect in account.effects.iter().filter(|_| !account.lies) {
            let deed = match effect.clone() {
                Effect::Persist(disk) => Deed::Wrote(disk),
                Effect::Send(to, message) => Deed::Sent(parcel(node, to, message)),
                Effect::Decide(slot, command) => {
                    let judged = memory.common.decides(0, node, slot, &command);
                    judged.for_each(|breach| note(Err(breach)));
                    Deed::Decided(slot, command)
                }
                Effect::Reply(to, reply) => Deed::Replied(to, reply),
                Effect::SetTimer(..) | Effect::CancelTimer(_) | Effect::Cite(_) => continue,
            };
            note(memory.witness.see(0, node, &deed));
        }
        // What lies behind a wrong answer says more than the answer.
        fallen.extend(untrue);
        let wanted = |breach: &Breach| self.wanted.is_some_and(|it| it.id == breach.property.id);
        let at = fallen.iter().position(wanted).unwrap_or(0);
        fallen.into_iter().nth(at).map_or(Ok(memory), Err)
    }

    /// What was told after an account, and what of that is wrong.
    fn tell(&mut self, before: u32, number: u32, account: &Account) -> (u32, Vec<Breach>) {
        let tells = |effect: &Effect| matches!(effect, Effect::Decide(..) | Effect::Reply(..));
        if account.asked.is_none() && !account.effects.iter().any(tells) {
            return (before, Vec::new());
        }
        if let Some(known) = self.known.get(before, number) {
            return (known, Vec::new());
        }
        let (mut told, mut untrue) = (self.told.get(before).clone(), Vec::new());
        told.see(&self.rules, account, self.asked(account), &mut untrue);
        let after = self.told.number(told);
        if untrue.is_empty() {
            self.known.put(before, number, after);
        }
        (after, untrue)
    }

    fn asked(&self, account: &Account) -> Option<&Request> {
        account.asked.and_then(|which| self.requests[usize::from(which)].verify())
    }

    /// The number of the same with other names for the nodes.
    pub(super) fn renamed(&mut self, told: u32, name: &dyn Fn(NodeId) -> NodeId) -> u32 {
        let Told { answers, clients } = self.told.get(told);
        // Answers hold no node that steers a verdict.
        let renamed = Told { answers: answers.clone(), clients: clients.renamed(name) };
        self.told.number(renamed)
    }

    pub(super) const fn bytes(&self) -> u64 {
        self.told.bytes() + self.known.bytes()
    }
}

impl Told {
    /// Sees what an account tells of requests, decisions and replies.
    fn see(
        &mut self,
        rules: &Rules,
        account: &Account,
        asked: Option<&Request>,
        fallen: &mut Vec<Breach>,
    ) {
        let Self { answers, clients } = self;
        let node = account.node;
        if let Some(request) = asked {
            answers.asked(request);
            clients.asked(rules, request);
        }
        for effect in &account.effects {
            match effect {
                Effect::Decide(slot, command) => {
                    clients.decided(rules, command);
                    fallen.extend(answers.decided(0, node, *slot, command).err());
                }
                Effect::Reply(to, reply) => {
                    fallen.extend(clients.replied(rules, node, *to, reply));
                    let judged = match reply {
                        _ if !account.lies => answers.replied(0, node, *to, reply),
                        Reply::Done { .. } if rules.believes_one => answers.told_done(node, *to),
                        _ => Ok(()),
                    };
                    fallen.extend(judged.err());
                }
                _ => {}
            }
        }
    }
}

fn parcel(from: NodeId, to: NodeId, message: Message) -> Parcel {
    Parcel {
        id: 0,
        from: Endpoint::Node(from),
        to: Endpoint::Node(to),
        sent: Time::ZERO,
        due: None,
        doomed: None,
        cause: 0,
        payload: Payload::Message(message),
        trick: None,
    }
}
