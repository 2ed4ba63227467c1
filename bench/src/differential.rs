//! Two implementations, one schedule, one log.
//!
//! Our Raft and the `raft` crate, our Multi-Paxos and `omnipaxos` are driven through schedules drawn
//! from seeds ([`crate::schedule`]): splits, elections won and lost, commands for leaders with and
//! without a majority, crashes amidst messages and between, restarts. On the way of messages the
//! same seed says what arrives next, what is lost and what arrives twice (for Raft; `omnipaxos`
//! demands sessions, so there each link keeps its order and loses only what a split or a crash cuts
//! off, and only the order between links is drawn). Then heartbeats repair what is missing.
//!
//! **What is compared.** After every step, for every node of each implementation: the commands that
//! it has decided in any of its lives, position by position, with the no-ops that begin epochs.
//! They must be a beginning of what the schedule's model says is decided, with no gap, and at least
//! as long as the model says that this node knows; what a position held once must stand there for
//! ever. Whoever reaches an undisputed leader with a majority must know everything, and at the end
//! all do. So the sequences of both implementations are equal to that of the model, hence to each
//! other. How much more a node knows while leaders dispute, such as what an old one still tells it,
//! is no part of the comparison: libraries differ there, and rightly.
//!
//! **Why that is sound.** The implementations send different messages, so draws on messages do not
//! mean the same to both, and where the outcome hung on one message they could rightly differ. The
//! schedule asks for such an outcome nowhere: see [`crate::schedule`].

use std::collections::BTreeMap;

use crate::omni::Omni;
use crate::ours::Ours;
use crate::replica::{Flight, Number, Replica};
use crate::schedule::{Chance, Family, Planned, Step, draw};
use crate::tikv::Tikv;

const ACTS: u32 = 8;

/// More heartbeats than any repair takes; nothing new after so many in a row means that all is done.
const BEATS: u32 = 200;
const QUIET: u32 = 4;

/// Plays so many schedules with each pair. Says how many came out otherwise.
pub(crate) fn compare(schedules: u64) -> u32 {
    let mut wrong = 0;
    let mut of = |family, play: fn(&[Planned], u32, u64) -> Result<u64, String>, name: &str| {
        let (mut steps, mut commands) = (0, 0);
        for seed in 0..schedules {
            let nodes = if seed % 2 == 0 { 3 } else { 5 };
            let schedule = draw(family, nodes, ACTS, seed);
            match play(&schedule, nodes, seed) {
                Ok(decided) => commands += decided,
                Err(why) => {
                    println!("  WRONG: {name}, schedule {seed}, {nodes} nodes: {why}");
                    wrong += 1;
                }
            }
            steps += schedule.len();
        }
        println!("{name:22} {schedules} schedules, {steps} steps, {commands} commands decided");
    };
    of(Family::Raft, play::<Ours<raft::Raft>>, "Raft of Synod");
    of(Family::Raft, play::<Tikv<false>>, "raft 0.7.0");
    of(Family::Paxos, play::<Ours<multipaxos::MultiPaxos>>, "Multi-Paxos of Synod");
    of(Family::Paxos, play::<Omni>, "omnipaxos 0.2.4");
    wrong
}

/// Plays a schedule. Says how many commands were decided, or where it went wrong.
fn play<R: Replica>(schedule: &[Planned], nodes: u32, seed: u64) -> Result<u64, String> {
    let mut stage = Stage::<R>::new(nodes, seed);
    for (at, planned) in schedule.iter().enumerate() {
        let wrong = |why: String| format!("after step {at}, {:?}: {why}", planned.step);
        stage.take(&planned.step).map_err(wrong)?;
        stage.settle(&planned.leaders);
        stage.judge(planned).map_err(wrong)?;
    }
    let chosen = schedule.last().map_or(&[][..], |last| &last.chosen);
    Ok(chosen.iter().filter(|number| **number > 0).count() as u64)
}

struct Stage<R: Replica> {
    nodes: Vec<R>,
    up: Vec<bool>,
    groups: Vec<u32>,
    /// What each node has decided in any of its lives.
    decided: Vec<BTreeMap<u64, Number>>,
    bag: Vec<Flight<R::Message>>,
    chance: Chance,
}

impl<R: Replica> Stage<R> {
    fn new(nodes: u32, seed: u64) -> Self {
        let all = nodes as usize;
        Self {
            nodes: (1..=nodes).map(|me| R::boot(me, nodes, 1_024)).collect(),
            up: vec![true; all],
            groups: vec![0; all],
            decided: vec![BTreeMap::new(); all],
            bag: Vec::new(),
            chance: Chance(seed),
        }
    }

    fn take(&mut self, step: &Step) -> Result<(), String> {
        match step {
            Step::Split(groups) => {
                self.groups.clone_from(groups);
                self.reconnect();
            }
            Step::Crash(node) => self.crash(*node),
            Step::Restart(node) => {
                self.node(*node).restart();
                self.up[*node as usize - 1] = true;
                self.reconnect();
            }
            Step::Fail(node) => {
                self.node(*node).campaign();
                self.deliver_all();
                if self.node(*node).leads() {
                    return Err("it leads".into());
                }
            }
            Step::Elect(node) => {
                let attempts = 60;
                for attempt in 0..attempts {
                    self.node(*node).campaign();
                    if attempt < 2 {
                        self.disturb(30);
                    }
                    self.deliver_all();
                    if self.node(*node).leads() {
                        return Ok(());
                    }
                }
                return Err(format!("it does not lead after {attempts} attempts"));
            }
            Step::Propose { leader, commands, crash } => {
                for number in commands {
                    if !self.node(*leader).leads() {
                        return Err("the leader leads no longer".into());
                    }
                    self.node(*leader).propose(*number);
                    let messages = self.chance.below(8);
                    self.disturb(messages);
                }
                if let Some(node) = crash {
                    self.crash(*node);
                }
                self.disturb(20);
            }
        }
        Ok(())
    }

    fn node(&mut self, number: u32) -> &mut R {
        &mut self.nodes[number as usize - 1]
    }

    fn crash(&mut self, number: u32) {
        // What it was about to write and send is written and sent, or not.
        if self.chance.percent(50) {
            self.collect();
        }
        self.up[number as usize - 1] = false;
        self.bag.retain(|flight| flight.to != number && flight.from != number);
    }

    /// Sessions that ended begin anew.
    fn reconnect(&mut self) {
        self.collect();
        self.bag.clear();
        for (node, up) in self.nodes.iter_mut().zip(&self.up) {
            if *up {
                node.reconnect();
            }
        }
    }

    /// What nodes hand over goes into the bag, unless nobody is there to get it.
    fn collect(&mut self) {
        let mut sent = Vec::new();
        for at in 0..self.nodes.len() {
            if self.up[at] {
                self.nodes[at].drain(&mut sent);
            }
        }
        let at = |number: u32| number as usize - 1;
        sent.retain(|flight| {
            self.up[at(flight.to)] && self.groups[at(flight.from)] == self.groups[at(flight.to)]
        });
        self.bag.append(&mut sent);
    }

    /// Up to so many messages arrive out of order, twice or never; where links are sessions, out of
    /// order between links only.
    fn disturb(&mut self, messages: usize) {
        for _ in 0..messages {
            self.collect();
            if self.bag.is_empty() {
                return;
            }
            let mut at = self.chance.below(self.bag.len());
            if R::SESSIONS {
                let way = |flight: &Flight<R::Message>| (flight.from, flight.to);
                let picked = way(&self.bag[at]);
                at = self.bag.iter().position(|it| way(it) == picked).unwrap_or(at);
            } else if self.chance.percent(10) {
                self.bag.push(self.bag[at].clone());
            } else if self.chance.percent(20) {
                self.bag.remove(at);
                continue;
            }
            let flight = self.bag.remove(at);
            self.node(flight.to).hear(flight.from, flight.message);
        }
    }

    /// Everything arrives, oldest first.
    fn deliver_all(&mut self) {
        self.collect();
        while !self.bag.is_empty() {
            for flight in std::mem::take(&mut self.bag) {
                self.node(flight.to).hear(flight.from, flight.message);
            }
            self.collect();
        }
    }

    /// Leaders repair what is missing, until nothing changes any more.
    fn settle(&mut self, leaders: &[u32]) {
        self.deliver_all();
        let mut quiet = 0;
        for _ in 0..BEATS {
            let before: Vec<_> = self.nodes.iter().map(|node| node.decided().len()).collect();
            for leader in leaders {
                self.node(*leader).beat();
            }
            self.deliver_all();
            let same = self.nodes.iter().zip(before).all(|(node, len)| node.decided().len() == len);
            quiet = if same { quiet + 1 } else { 0 };
            if quiet == QUIET {
                break;
            }
        }
    }

    fn judge(&mut self, planned: &Planned) -> Result<(), String> {
        for (at, known) in planned.known.iter().enumerate() {
            let (decided, name) = (&mut self.decided[at], at + 1);
            for (position, number) in self.nodes[at].decided() {
                if decided.insert(*position, *number).is_some_and(|before| before != *number) {
                    return Err(format!("node {name} decides position {position} anew"));
                }
            }
            let beginning = (1..).zip(&planned.chosen);
            let agrees = decided
                .iter()
                .zip(beginning)
                .all(|(one, other)| (*one.0, *one.1) == (other.0, *other.1));
            if !agrees || decided.len() > planned.chosen.len() {
                let chosen = &planned.chosen;
                return Err(format!("node {name} has decided {decided:?}, not {chosen:?}"));
            }
            if decided.len() < *known {
                let len = decided.len();
                return Err(format!("node {name} knows {len} decisions only, not {known}"));
            }
        }
        Ok(())
    }
}
