//! What the judges of a search remember, and what they say of a step.

use protocol::{Breach, Config, NodeId, Property, Reply, Request, Signed, Time};
use scenario::Endpoint;
use simulator::core::{Effect, Message, Monitor};
use simulator::{Core, Envelope, NodeAction, Payload};

use super::bounds::Bounds;
use super::clients::{ClientRules, ClientStates};
use super::intern::Interner;
use super::memo::VerdictCache;
use super::process::StepOutput;
use crate::agreement::AgreementMonitor;
use crate::answers::Answers;

/// What the judges remember: all that past events can still make of the verdict on later ones.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct JudgeState {
    /// For agreement, validity and integrity.
    pub agreement: AgreementMonitor,
    /// For the protocol's own properties.
    pub monitor: Monitor,
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
    clients: ClientStates,
}

/// Judges every step of a search.
pub(super) struct SearchJudge {
    rules: ClientRules,
    /// The requests of the bounds.
    requests: Vec<Signed<Request>>,
    /// The one property that is looked for.
    wanted: Option<&'static Property>,
    told: Interner<Told>,
    /// What each of them becomes by each account.
    known: VerdictCache,
}

impl SearchJudge {
    pub(super) fn new(
        core: Core,
        config: &Config,
        bounds: &Bounds,
        requests: &[Signed<Request>],
    ) -> Self {
        let rules = ClientRules::new(core.info, config, &bounds.requests);
        let clients = ClientStates::new(&rules, requests.iter().filter_map(Signed::verify));
        let mut told = Interner::default();
        told.number(Told { answers: Answers::new(core.info), clients });
        let (requests, wanted) = (requests.to_vec(), bounds.property);
        Self { rules, requests, wanted, told, known: VerdictCache::new() }
    }

    /// Nothing has happened yet.
    pub(super) fn nothing(&self, nodes: usize, has_past: bool, monitor: Monitor) -> JudgeState {
        JudgeState { agreement: AgreementMonitor::new(nodes, has_past), monitor, told: 0 }
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
        memory: &JudgeState,
        number: u32,
        output: &StepOutput,
    ) -> Result<JudgeState, Breach> {
        let mut memory = memory.clone();
        let (node, mut violated) = (output.node, Vec::new());
        let (told, untrue) = self.tell(memory.told, number, output);
        memory.told = told;
        let mut note = |judged: Result<(), Breach>| {
            violated.extend(judged.err().into_iter().flat_map(Breach::each));
        };
        if let Some(request) = self.asked(output) {
            memory.agreement.asked(request);
            note(memory.monitor.asked(0, node, request));
        }
        if let Some(disk) = &output.started {
            memory.agreement.started(node);
            note(memory.monitor.see(0, node, &NodeAction::Started(disk.clone())));
        }
        for effect in output.effects.iter().filter(|_| !output.lies) {
            let node_action = match effect.clone() {
                Effect::Persist(disk) => NodeAction::Wrote(disk),
                Effect::Send(to, message) => NodeAction::Sent(envelope(node, to, message)),
                Effect::Decide(slot, command) => {
                    let judged = memory.agreement.decides(0, node, slot, &command);
                    judged.for_each(|breach| note(Err(breach)));
                    NodeAction::Decided(slot, command)
                }
                Effect::Reply(to, reply) => NodeAction::Replied(to, reply),
                Effect::SetTimer(..) | Effect::CancelTimer(_) | Effect::Cite(_) => continue,
            };
            note(memory.monitor.see(0, node, &node_action));
        }
        // What lies behind a wrong answer says more than the answer.
        violated.extend(untrue);
        let wanted = |breach: &Breach| self.wanted.is_some_and(|it| it.id == breach.property.id);
        let at = violated.iter().position(wanted).unwrap_or(0);
        violated.into_iter().nth(at).map_or(Ok(memory), Err)
    }

    /// What was told after an account, and what of that is wrong.
    fn tell(&mut self, before: u32, number: u32, output: &StepOutput) -> (u32, Vec<Breach>) {
        let tells = |effect: &Effect| matches!(effect, Effect::Decide(..) | Effect::Reply(..));
        if output.asked.is_none() && !output.effects.iter().any(tells) {
            return (before, Vec::new());
        }
        if let Some(known) = self.known.get(before, number) {
            return (known, Vec::new());
        }
        let (mut told, mut untrue) = (self.told.get(before).clone(), Vec::new());
        told.see(&self.rules, output, self.asked(output), &mut untrue);
        let after = self.told.number(told);
        if untrue.is_empty() {
            self.known.put(before, number, after);
        }
        (after, untrue)
    }

    fn asked(&self, output: &StepOutput) -> Option<&Request> {
        output.asked.and_then(|which| self.requests[usize::from(which)].verify())
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
        rules: &ClientRules,
        output: &StepOutput,
        asked: Option<&Request>,
        violated: &mut Vec<Breach>,
    ) {
        let Self { answers, clients } = self;
        let node = output.node;
        if let Some(request) = asked {
            answers.asked(request);
            clients.asked(rules, request);
        }
        for effect in &output.effects {
            match effect {
                Effect::Decide(slot, command) => {
                    clients.decided(rules, command);
                    violated.extend(answers.decided(0, node, *slot, command).err());
                }
                Effect::Reply(to, reply) => {
                    violated.extend(clients.replied(rules, node, *to, reply));
                    let judged = match reply {
                        _ if !output.lies => answers.replied(0, node, *to, reply),
                        Reply::Done { .. } if rules.believes_one => answers.told_done(node, *to),
                        _ => Ok(()),
                    };
                    violated.extend(judged.err());
                }
                _ => {}
            }
        }
    }
}

fn envelope(from: NodeId, to: NodeId, message: Message) -> Envelope {
    Envelope {
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
