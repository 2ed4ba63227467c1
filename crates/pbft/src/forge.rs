//! What liars say instead: each lie that needs to know the protocol (PBFT's threat model, OSDI §2).
//!
//! A liar signs with its own key alone. What others have signed it can repeat, and it can claim
//! that they signed something, which nobody believes.

use alloc::rc::Rc;
use alloc::vec;
use alloc::vec::Vec;

use protocol::{
    Answer, Command, Config, Effect, Lie, NodeId, Reply, Request, RequestId, Signed, Signer, Value,
};

use crate::durable::primary_of;
use crate::message::{Arrival, Departure, Message};
use crate::replica::Pbft;
use crate::statement::{
    Batch, Certificate, Checkpoint, Digest, NewView, Phase, Sequence, View, ViewChange, Vote,
};

/// A number that no window reaches.
const FAR: u64 = 1_000;

pub(crate) fn forge(config: &Config, told: &Effect<Pbft>, lie: Lie<'_, Pbft>) -> Vec<Effect<Pbft>> {
    let liar = Liar { config, lie };
    match told {
        Effect::Reply { to, reply: Reply::Done { at, epoch, tentative, .. } }
            if lie.kind == "lying-reply" =>
        {
            let answer = Answer::Found(Some(Value::from("false")));
            let reply = Reply::Done { answer, at: *at, epoch: *epoch, tentative: *tentative };
            vec![Effect::Reply { to: *to, reply }]
        }
        Effect::Send { to, message } => {
            let said = liar.instead(*to, message).into_iter();
            said.map(|message| Effect::Send { to: *to, message }).collect()
        }
        _ => Vec::new(),
    }
}

struct Liar<'a> {
    config: &'a Config,
    lie: Lie<'a, Pbft>,
}

impl Liar<'_> {
    /// What one receiver hears; nothing changes nothing.
    fn instead(&self, to: NodeId, told: &Message) -> Vec<Message> {
        match told {
            Message::PrePrepare { vote, batch } => self.pre_prepare(to, *vote.unverified(), batch),
            Message::Prepare(vote) => self.vote(to, told, *vote.unverified()),
            Message::Commit(vote) => self.vote(to, told, *vote.unverified()),
            Message::Checkpoint(state) if self.lie.kind == "false-checkpoint" => {
                let Checkpoint { sequence, digest } = *state.unverified();
                let digest = another(digest);
                vec![Message::Checkpoint(self.config.sign(Checkpoint { sequence, digest }))]
            }
            Message::State { proof, machine } if self.lie.kind == "false-state" => {
                let mut machine = machine.clone();
                machine.apply(machine.applied().next(), &Command::Noop);
                let proof = match proof.first() {
                    Some(stable) if self.lie.draw % 2 == 1 => {
                        let sequence = stable.unverified().sequence;
                        [self.config.sign(Checkpoint::of(sequence, &machine))].into()
                    }
                    _ => Rc::clone(proof),
                };
                vec![Message::State { proof, machine }]
            }
            Message::ViewChange(departure) => self.view_change(departure),
            Message::NewView(arrival) => self.new_view(arrival),
            _ => Vec::new(),
        }
    }

    fn pre_prepare(&self, to: NodeId, said: Vote, batch: &Batch) -> Vec<Message> {
        let told = || self.proposed(said, batch.clone());
        let other = self.other_batch(batch);
        match self.lie.kind {
            "equivocate" if self.lie.apart => vec![self.proposed(said, other)],
            "overwrite" => vec![told(), self.proposed(said, other)],
            "vote-too" => {
                let prepare = Message::Prepare(self.config.sign(said.to(Phase::Prepare)));
                vec![told(), prepare]
            }
            "wrong-digest" => {
                let vote = Vote { digest: another(said.digest), ..said };
                vec![Message::PrePrepare { vote: self.config.sign(vote), batch: batch.clone() }]
            }
            "wrong-batch" if self.lie.apart => {
                vec![Message::PrePrepare { vote: self.config.sign(said), batch: other }]
            }
            "invent" => vec![self.proposed(said, invented(batch))],
            "skip-numbers" => {
                let by = match self.lie.draw % 3 {
                    0 => FAR,
                    1 => 1,
                    _ => FAR * FAR * FAR,
                };
                let sequence = Sequence(said.sequence.0.saturating_add(by));
                vec![self.proposed(Vote { sequence, ..said }, batch.clone())]
            }
            "old-view" if said.view.0 > 1 => {
                let view = View(said.view.0 - 1);
                vec![told(), self.proposed(Vote { view, ..said }, batch.clone())]
            }
            "usurp" | "phantom" | "forge-votes" | "confuse" | "equivocate-votes" => {
                self.vote(to, &told(), said)
            }
            _ => Vec::new(),
        }
    }

    fn vote(&self, to: NodeId, told: &Message, said: Vote) -> Vec<Message> {
        let signed = |vote: Vote| {
            let vote = self.config.sign(vote);
            if vote.unverified().phase == Phase::Commit {
                Message::Commit(vote)
            } else {
                Message::Prepare(vote)
            }
        };
        let apart = self.lie.apart;
        match self.lie.kind {
            "equivocate" if apart && said.phase != Phase::PrePrepare => {
                let digest = self.heard_by(to, said).unwrap_or(said.digest);
                vec![signed(Vote { digest, ..said })]
            }
            "equivocate-votes" if apart && said.phase != Phase::PrePrepare => {
                vec![signed(Vote { digest: another(said.digest), ..said })]
            }
            "usurp" if apart && said.phase != Phase::PrePrepare => {
                let batch = Batch::null();
                let digest = batch.digest();
                let proposal = self.proposed(said.to(Phase::PrePrepare), batch);
                vec![proposal, signed(Vote { digest, ..said })]
            }
            "phantom" => {
                let sequence = said.sequence.next();
                let vote = Vote { sequence, digest: another(said.digest), ..said };
                let also = [Phase::Prepare, Phase::Commit].map(|phase| signed(vote.to(phase)));
                core::iter::once(told.clone()).chain(also).collect()
            }
            "old-view" if said.view.0 > 1 => {
                vec![told.clone(), signed(Vote { view: View(said.view.0 - 1), ..said })]
            }
            "forge-votes" => {
                let others = self.config.peers().filter(|peer| *peer != to);
                let claimed = others.flat_map(|peer| {
                    let claim = |phase| Signed::claim(Signer::Node(peer), said.to(phase));
                    [Message::Prepare(claim(Phase::Prepare)), Message::Commit(claim(Phase::Commit))]
                });
                core::iter::once(told.clone()).chain(claimed).collect()
            }
            "confuse" => {
                let others = self.lie.heard.iter().filter_map(|heard| match heard.message {
                    Message::Prepare(vote) => Some(vote),
                    _ => None,
                });
                let mut known: Vec<Signed<Vote>> = Vec::new();
                for vote in others.filter(|vote| vote.unverified().matches(&said)) {
                    if !known.contains(vote) {
                        known.push(vote.clone());
                    }
                }
                let confused = known.into_iter().map(Message::Commit);
                core::iter::once(told.clone()).chain(confused).collect()
            }
            _ => Vec::new(),
        }
    }

    fn view_change(&self, told: &Departure) -> Vec<Message> {
        let said = told.statement.unverified();
        let before = View(said.view.0.saturating_sub(1));
        let (prepared, batches): (Rc<[Certificate]>, Rc<[Batch]>) = match self.lie.kind {
            "hide-prepared" => (Rc::default(), Rc::default()),
            "fabricate-prepared" => {
                let sequence = said.stable.next();
                let made = self.fabricated(before, sequence);
                ([made].into(), [Batch::null()].into())
            }
            "wrong-view" => {
                let made = self.fabricated(said.view, said.stable.next());
                ([made].into(), [Batch::null()].into())
            }
            _ => return Vec::new(),
        };
        let statement = ViewChange { prepared, ..said.clone() };
        let statement = Rc::new(self.config.sign(statement));
        vec![Message::ViewChange(Departure { statement, batches })]
    }

    /// A certificate that nothing stands behind: only the own votes in it are genuine.
    fn fabricated(&self, view: View, sequence: Sequence) -> Certificate {
        let vote = Vote { phase: Phase::PrePrepare, view, sequence, digest: Digest::NULL };
        let primary = primary_of(view, self.config);
        let said = |node: NodeId, vote: Vote| {
            if node == self.config.me() {
                self.config.sign(vote)
            } else {
                Signed::claim(Signer::Node(node), vote)
            }
        };
        let backups = self.config.members().iter().filter(|node| **node != primary);
        let needed = self.config.byzantine_quorum() - 1;
        let prepares = backups.take(needed).map(|node| said(*node, vote.to(Phase::Prepare)));
        Certificate { pre_prepare: said(primary, vote), prepares: prepares.collect() }
    }

    fn new_view(&self, told: &Arrival) -> Vec<Message> {
        let said = told.statement.unverified();
        if told.statement.signer() != Signer::Node(self.config.me()) {
            return Vec::new();
        }
        let statement = match self.lie.kind {
            "other-new-view" => {
                let null = |vote: &Signed<Vote>| {
                    self.config.sign(Vote { digest: Digest::NULL, ..*vote.unverified() })
                };
                let pre_prepares = said.pre_prepares.iter().map(null).collect();
                NewView { pre_prepares, ..said.clone() }
            }
            "short-new-view" => {
                match self.founded_on(said.view, fewer(said, told.statement.signer())) {
                    Some(short) => short,
                    None => return Vec::new(),
                }
            }
            "two-new-views" if self.lie.apart => match self.other_view_changes(said) {
                Some(other) => other,
                None => return Vec::new(),
            },
            _ => return Vec::new(),
        };
        let statement = Rc::new(self.config.sign(statement));
        vec![Message::NewView(Arrival { statement, batches: Rc::clone(&told.batches) })]
    }

    /// The same view on other grounds: one view change is exchanged for one that was left out.
    fn other_view_changes(&self, said: &NewView) -> Option<NewView> {
        let own = Signer::Node(self.config.me());
        let known = |signer| said.view_changes.iter().any(|it| it.signer() == signer);
        let fresh = self.lie.heard.iter().find_map(|heard| match heard.message {
            Message::ViewChange(departure) => {
                let such = departure.statement.unverified().view == said.view
                    && !known(departure.statement.signer());
                such.then(|| Rc::clone(&departure.statement))
            }
            _ => None,
        })?;
        let mut view_changes: Vec<_> = said.view_changes.to_vec();
        let at = view_changes.iter().position(|it| it.signer() != own)?;
        view_changes[at] = fresh;
        self.founded_on(said.view, view_changes)
    }

    /// The new view that follows from these view changes.
    fn founded_on(&self, view: View, view_changes: Vec<Rc<Signed<ViewChange>>>) -> Option<NewView> {
        let numbers = crate::new_view::computed(view, &view_changes)?;
        let pre_prepares = numbers.into_iter().map(|vote| self.config.sign(vote)).collect();
        Some(NewView { view, view_changes: view_changes.into(), pre_prepares })
    }

    fn proposed(&self, said: Vote, batch: Batch) -> Message {
        let vote = Vote { phase: Phase::PrePrepare, digest: batch.digest(), ..said };
        Message::PrePrepare { vote: self.config.sign(vote), batch }
    }

    /// Something else that could have been proposed: another request, or nothing.
    fn other_batch(&self, told: &Batch) -> Batch {
        let ids: Vec<_> = told.requests().iter().map(|known| known.unverified().id).collect();
        let other =
            self.lie.requests.iter().find(|request| !ids.contains(&request.unverified().id));
        match other {
            Some(request) => Batch::of([Rc::new(request.clone())].into()),
            None => Batch::null(),
        }
    }

    /// What this receiver was told to have the number in the view.
    fn heard_by(&self, to: NodeId, said: Vote) -> Option<Digest> {
        self.lie.heard.iter().find_map(|heard| match heard.message {
            Message::PrePrepare { vote, .. } if heard.to == to => {
                let known = vote.unverified();
                (known.view == said.view && known.sequence == said.sequence).then_some(known.digest)
            }
            _ => None,
        })
    }
}

/// Its view changes but for one of another replica.
fn fewer(said: &NewView, own: Signer) -> Vec<Rc<Signed<ViewChange>>> {
    let mut view_changes: Vec<_> = said.view_changes.to_vec();
    if let Some(at) = view_changes.iter().position(|it| it.signer() != own) {
        view_changes.remove(at);
    }
    view_changes
}

/// A request that no client made: the last number of the client is used once more, and nobody has
/// signed it.
fn invented(batch: &Batch) -> Batch {
    let Some(request) = batch.requests().first() else { return Batch::null() };
    let said = request.unverified();
    let id = RequestId { client: said.id.client, number: said.id.number + 1 };
    let invented = Request::new(id, said.answered_below, said.operation.clone());
    Batch::of([Rc::new(Signed::claim(request.signer(), invented))].into())
}

const fn another(digest: Digest) -> Digest {
    Digest(digest.0 ^ 0xfff << 48 | 1)
}
