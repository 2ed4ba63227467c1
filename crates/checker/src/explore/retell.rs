//! A way through a space as a scenario by hand, played in the simulator.

use std::rc::Rc;

use protocol::{ClientId, DISCONNECT, NodeId, Reply};
use scenario::{Action, Claim, Endpoint, Fact, Flight, Line, Moment, Path, Pending, What};
use simulator::core::Message;
use simulator::{Deed, Payload};

use super::bounds::{Disk, Links};
use super::cores::Cores;
use super::process::{Envelope, Event};
use super::space::{Choice, Fallen, Retold};
use crate::watch::{Verdict, Watched};

impl Retold {
    /// Says what is to come before the first step, and why behind the last.
    pub(super) fn remark(&mut self, what: String, why: String) {
        let lines = &mut self.scenario.lines;
        let remark = |text| Line { moment: None, what: What::Action(Action::Note(text)) };
        let claims = lines.iter().position(|line| matches!(line.what, What::Claim(_)));
        lines.insert(claims.unwrap_or(lines.len()), remark(why));
        lines.insert(0, remark(what));
    }
}

/// A scenario that is being told.
struct Tale {
    run: Watched,
    lines: Vec<Line>,
    /// Nodes whose replies do not reach these clients.
    cuts: Vec<(NodeId, ClientId)>,
}

/// Plays the way in the simulator, one action at a time, until it ends or something falls.
pub(super) fn retell(cores: &Cores, path: &[Choice]) -> Retold {
    let (config, disks) = (&cores.config, cores.disks.clone());
    let run = Watched::new(cores.core, &cores.scenario.world, config, disks, Rc::from([]));
    let mut tale = Tale { run, lines: Vec::new(), cuts: Vec::new() };
    while !tale.run.world.begun() && tale.run.step().is_some() {}
    let instant = cores.bounds.disk == Disk::AtOnce;
    if instant {
        tale.finish_writes();
    }
    for choice in path {
        if tale.has_fallen() {
            break;
        }
        match *choice {
            Choice::Deliver(flight) => {
                let envelope = cores.envelope(flight);
                if cores.bounds.links == Links::Duplicating {
                    tale.message(Action::Copy, envelope, 0);
                }
                tale.message(Action::Deliver, envelope, 0);
            }
            Choice::Drop { flight, after } => {
                tale.message(Action::Drop, cores.envelope(flight), after);
            }
            Choice::Copy(flight) => tale.message(Action::Copy, cores.envelope(flight), 0),
            Choice::Local(place, input) => {
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
    fn has_fallen(&self) -> bool {
        self.run.watch.violations() > 0
    }

    fn action(&self, cores: &Cores, node: NodeId, event: &Event) -> Action {
        match event {
            Event::Timer(timer) => Action::Fire(node, timer.word.id.to_owned()),
            Event::Write => Action::Write(node, None),
            Event::Crash { kept } => {
                let writes = self.run.world.nodes()[node.index()].writing.is_some();
                let pending = if *kept { Pending::Kept } else { Pending::Lost };
                Action::Crash { nodes: vec![node], pending: writes.then_some(pending) }
            }
            Event::Restart => Action::Restart(vec![node]),
            Event::Request(which) => {
                let ask = &cores.bounds.requests[usize::from(*which)];
                let client = Some(ask.client).filter(|client| *client != ClientId(1));
                Action::Request { client, operation: ask.operation.clone(), at: Some(node) }
            }
            Event::Again(which) => {
                let ask = &cores.bounds.requests[usize::from(*which)];
                let client = Some(ask.client).filter(|client| *client != ClientId(1));
                Action::Again { client, at: Some(node) }
            }
            Event::Lie(kind) => {
                let (who, behaviour) = (Endpoint::Node(node), (*kind).to_owned());
                Action::Lie { who, behaviour, terms: Box::default() }
            }
        }
    }

    /// Does something to a message on its way: the oldest of those that say the same, after so many.
    fn message(&mut self, action: fn(Flight) -> Action, envelope: &Envelope, after: u32) {
        if self.has_fallen() {
            return;
        }
        let describe = |message: &Message| message.describe().word().id;
        let word = envelope.message.as_ref().map_or(DISCONNECT.id, describe);
        let ends = (Endpoint::Node(envelope.from), Endpoint::Node(envelope.to));
        let (mut nth, mut after) = (0, after);
        for parcel in self.run.world.parcels().filter(|parcel| (parcel.from, parcel.to) == ends) {
            let message = match &parcel.payload {
                Payload::Message(message) => Some(message),
                Payload::Disconnect => None,
                _ => continue,
            };
            if message.map_or(DISCONNECT.id, describe) == word {
                nth += 1;
                if message == envelope.message.as_ref() {
                    if after == 0 {
                        break;
                    }
                    after -= 1;
                }
            }
        }
        let nth = Some(nth).filter(|nth| *nth > 1);
        let (from, to) = (envelope.from, envelope.to);
        self.act(action(Flight { word: word.to_owned(), nth, from, to }));
    }

    /// In a search whose disks are instant, every write is over before anything else happens.
    fn finish_writes(&mut self) {
        while !self.has_fallen() {
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
        self.lines.push(Line { moment: None, what: What::Action(action) });
    }

    fn end(self, cores: &Cores) -> Retold {
        let Self { run, mut lines, .. } = self;
        let mut fallen = Vec::new();
        for finding in run.watch.findings() {
            if let Verdict::Violated { breach, .. } = &finding.verdict {
                let fact = Fact::Violated(finding.property);
                lines.push(Line { moment: None, what: What::Claim(Claim { fact, by: None }) });
                let because = breach.because.clone();
                fallen.push(Fallen { property: finding.property, because });
            }
        }
        Retold { scenario: scenario::Scenario { lines, ..cores.scenario.clone() }, fallen }
    }
}

/// Plays an action and all that follows from it by itself. Tells who replied to which client, and
/// whether that sends the client elsewhere.
fn replies(run: &mut Watched, action: Action) -> Vec<((NodeId, ClientId), bool)> {
    let mut replies = Vec::new();
    run.world.follow(Rc::from([(Moment::default(), action)]), 0);
    while run.world.done() == 0 || run.world.goes_on() {
        let Some(happening) = run.step() else { break };
        for (node, deed) in &happening.deeds {
            match deed {
                Deed::Replied(to, Reply::Redirect(Some(leader))) if leader != node => {
                    replies.push(((*node, to.client), true));
                }
                Deed::Replied(_, Reply::Redirect(_)) => {}
                Deed::Replied(to, _) => replies.push(((*node, to.client), false)),
                _ => {}
            }
        }
    }
    replies
}
