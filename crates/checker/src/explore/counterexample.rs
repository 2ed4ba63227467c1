//! A way through a space as a scenario by hand, played in the simulator.

use std::rc::Rc;

use protocol::{ClientId, DISCONNECT, NodeId, Reply};
use scenario::{
    Action, Claim, ClaimedFact, Endpoint, Line, MessageRef, Moment, Path, Pending, Statement,
};
use simulator::core::Message;
use simulator::{NodeAction, Payload};

use super::bounds::{DiskModel, LinkModel};
use super::cores::Cores;
use super::process::{LinkMessage, LocalEvent};
use super::space::{Counterexample, FoundViolation, Transition};
use crate::judge::{JudgedWorld, Verdict};

impl Counterexample {
    /// Says what is to come before the first step, and why behind the last.
    pub(super) fn remark(&mut self, what: String, why: String) {
        let lines = &mut self.scenario.lines;
        let remark = |text| Line { moment: None, what: Statement::Action(Action::Note(text)) };
        let claims = lines.iter().position(|line| matches!(line.what, Statement::Claim(_)));
        lines.insert(claims.unwrap_or(lines.len()), remark(why));
        lines.insert(0, remark(what));
    }
}

/// A scenario that is being told.
struct Tale {
    run: JudgedWorld,
    lines: Vec<Line>,
    /// Nodes whose replies do not reach these clients.
    cuts: Vec<(NodeId, ClientId)>,
}

/// Plays the way in the simulator, one action at a time, until it ends or something is violated.
pub(super) fn counterexample(cores: &Cores, path: &[Transition]) -> Counterexample {
    let (config, disks) = (&cores.config, cores.disks.clone());
    let run = JudgedWorld::new(cores.core, &cores.scenario.world, config, disks, Rc::from([]));
    let mut tale = Tale { run, lines: Vec::new(), cuts: Vec::new() };
    while !tale.run.world.begun() && tale.run.step().is_some() {}
    let instant = cores.bounds.disk == DiskModel::AtOnce;
    if instant {
        tale.finish_writes();
    }
    for choice in path {
        if tale.is_violated() {
            break;
        }
        match *choice {
            Transition::Deliver(flight) => {
                let link_message = cores.link_message(flight);
                if cores.bounds.links == LinkModel::Duplicating {
                    tale.message(Action::Copy, link_message, 0);
                }
                tale.message(Action::Deliver, link_message, 0);
            }
            Transition::Drop { flight, after } => {
                tale.message(Action::Drop, cores.link_message(flight), after);
            }
            Transition::Copy(flight) => tale.message(Action::Copy, cores.link_message(flight), 0),
            Transition::Local(place, input) => {
                let node = NodeId(u32::from(place) + 1);
                let action = tale.action(cores, node, cores.event(input));
                tale.act(action);
            }
        }
        if instant {
            tale.finish_writes();
        }
    }
    tale.end(cores)
}

impl Tale {
    fn is_violated(&self) -> bool {
        self.run.judge.violations() > 0
    }

    fn action(&self, cores: &Cores, node: NodeId, event: &LocalEvent) -> Action {
        match event {
            LocalEvent::Timer(timer) => Action::Fire(node, timer.word.id.to_owned()),
            LocalEvent::Write => Action::Write(node, None),
            LocalEvent::Crash { kept } => {
                let writes = self.run.world.nodes()[node.index()].writing.is_some();
                let pending = if *kept { Pending::Kept } else { Pending::Lost };
                Action::Crash { nodes: vec![node], pending: writes.then_some(pending) }
            }
            LocalEvent::Restart => Action::Restart(vec![node]),
            LocalEvent::Request(which) => {
                let ask = &cores.bounds.requests[usize::from(*which)];
                let client = Some(ask.client).filter(|client| *client != ClientId(1));
                Action::Request { client, operation: ask.operation.clone(), at: Some(node) }
            }
            LocalEvent::Again(which) => {
                let ask = &cores.bounds.requests[usize::from(*which)];
                let client = Some(ask.client).filter(|client| *client != ClientId(1));
                Action::Again { client, at: Some(node) }
            }
            LocalEvent::Lie(kind) => {
                let (who, behaviour) = (Endpoint::Node(node), (*kind).to_owned());
                Action::Lie { who, behaviour, terms: Box::default() }
            }
        }
    }

    /// Does something to a message on its way: the oldest of those that say the same, after so many.
    fn message(
        &mut self,
        action: fn(MessageRef) -> Action,
        link_message: &LinkMessage,
        after: u32,
    ) {
        if self.is_violated() {
            return;
        }
        let describe = |message: &Message| message.describe().word().id;
        let word = link_message.message.as_ref().map_or(DISCONNECT.id, describe);
        let ends = (Endpoint::Node(link_message.from), Endpoint::Node(link_message.to));
        let (mut nth, mut after) = (0, after);
        for envelope in
            self.run.world.envelopes().filter(|envelope| (envelope.from, envelope.to) == ends)
        {
            let message = match &envelope.payload {
                Payload::Message(message) => Some(message),
                Payload::Disconnect => None,
                _ => continue,
            };
            if message.map_or(DISCONNECT.id, describe) == word {
                nth += 1;
                if message == link_message.message.as_ref() {
                    if after == 0 {
                        break;
                    }
                    after -= 1;
                }
            }
        }
        let nth = Some(nth).filter(|nth| *nth > 1);
        let (from, to) = (link_message.from, link_message.to);
        self.act(action(MessageRef { word: word.to_owned(), nth, from, to }));
    }

    /// In a search whose disks are instant, every write is over before anything else happens.
    fn finish_writes(&mut self) {
        while !self.is_violated() {
            let nodes = self.run.world.nodes();
            let Some(writing) = nodes.iter().find(|node| node.writing.is_some()) else { break };
            self.act(Action::Write(writing.id(), None));
        }
    }

    /// Carries out an action. A client that is sent elsewhere would ask there at once, which no
    /// search lets it do: then the reply must not reach it, and every other reply must.
    fn act(&mut self, action: Action) {
        let mut trial = self.run.clone();
        for (way, redirected) in replies(&mut trial, action.clone()) {
            if redirected == self.cuts.contains(&way) {
                continue;
            }
            let (from, to) = (Endpoint::Node(way.0), Endpoint::Client(way.1));
            let path = Path { from, to, both: false };
            if redirected {
                self.cuts.push(way);
                self.tell(Action::Cut(path));
            } else {
                self.cuts.retain(|known| *known != way);
                self.tell(Action::Heal(Some(path)));
            }
        }
        self.tell(action);
    }

    fn tell(&mut self, action: Action) {
        replies(&mut self.run, action.clone());
        self.lines.push(Line { moment: None, what: Statement::Action(action) });
    }

    fn end(self, cores: &Cores) -> Counterexample {
        let Self { run, mut lines, .. } = self;
        let mut violated = Vec::new();
        for finding in run.judge.findings() {
            if let Verdict::Violated { breach, .. } = &finding.verdict {
                let fact = ClaimedFact::Violated(finding.property);
                lines.push(Line { moment: None, what: Statement::Claim(Claim { fact, by: None }) });
                let because = breach.because.clone();
                violated.push(FoundViolation { property: finding.property, because });
            }
        }
        Counterexample {
            scenario: scenario::Scenario { lines, ..cores.scenario.clone() },
            violated,
        }
    }
}

/// Plays an action and all that follows from it by itself. Tells who replied to which client, and
/// whether that sends the client elsewhere.
fn replies(run: &mut JudgedWorld, action: Action) -> Vec<((NodeId, ClientId), bool)> {
    let mut replies = Vec::new();
    run.world.follow(Rc::from([(Moment::default(), action)]), 0);
    while run.world.done() == 0 || run.world.goes_on() {
        let Some(event) = run.step() else { break };
        for (node, node_action) in &event.node_actions {
            match node_action {
                NodeAction::Replied(to, Reply::Redirect(Some(leader))) if leader != node => {
                    replies.push(((*node, to.client), true));
                }
                NodeAction::Replied(_, Reply::Redirect(_)) => {}
                NodeAction::Replied(to, _) => replies.push(((*node, to.client), false)),
                _ => {}
            }
        }
    }
    replies
}
