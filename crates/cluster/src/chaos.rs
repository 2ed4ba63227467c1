//! Anything may happen, in any order: messages are lost, doubled and reordered, nodes crash with
//! and without the write under way, timers fire at will.

use std::collections::BTreeMap;
use std::fmt::Write;

use protocol::{Config, Guards, Links, NodeId, Protocol, Rule};

use crate::chance::Chance;
use crate::cluster::{Cluster, InFlight};

/// A delivery picks from so many of the oldest messages; one in ten arrives twice. Sessions keep the
/// order and double nothing, and what is lost there ends its session.
const REORDERED: usize = 12;

/// Of a thousand steps, how many are of each kind. The rest are idle.
#[derive(Clone, Copy, Debug)]
pub struct Shares {
    /// A message arrives.
    pub deliver: usize,
    /// A message is lost.
    pub lose: usize,
    /// A disk writes.
    pub write: usize,
    /// A client asks a node that serves.
    pub put: usize,
    /// A node crashes.
    pub crash: usize,
    /// A node that is down comes back.
    pub restart: usize,
}

/// What a step does.
enum Kind<T> {
    Deliver,
    Lose,
    Write,
    Put,
    Crash,
    Restart,
    Ring(T),
    Idle,
}

/// How runs by chance are made.
#[derive(Clone, Debug)]
pub struct Chaos<P: Protocol> {
    /// How often what happens.
    pub shares: Shares,
    /// How many of a thousand steps fire each timer.
    pub timers: Vec<(P::Timer, usize)>,
    /// Which nodes it makes sense to ask.
    pub serves: fn(&P) -> bool,
    /// How long a run is.
    pub steps: u64,
}

impl<P: Protocol> Chaos<P> {
    /// Plays a run, up to the first breach if there is one.
    pub fn play(&self, seed: u64, nodes: u32, suspended: &[&'static Rule]) -> Cluster<P> {
        let config = Config::new(NodeId(1), nodes).with_suspended(suspended.to_vec());
        self.play_in(seed, &config)
    }

    /// The same in the cluster of a configuration.
    pub fn play_in(&self, seed: u64, config: &Config) -> Cluster<P> {
        let mut cluster = Cluster::configured(config, &[]);
        cluster.slow_disks = true;
        self.go_on(&mut cluster, seed);
        cluster
    }

    /// Lets a run go on by so many steps.
    pub fn go_on(&self, cluster: &mut Cluster<P>, seed: u64) {
        for step in 0..self.steps {
            if cluster.breach.is_some() {
                break;
            }
            self.step(cluster, step, &mut Chance::of(seed, step));
        }
    }

    fn step(&self, cluster: &mut Cluster<P>, step: u64, chance: &mut Chance) {
        let node = 1 + chance.below(cluster.numbers().len()) as u32;
        match self.kind(chance.below(1_000)) {
            Kind::Deliver => deliver(cluster, chance),
            Kind::Lose if !cluster.bag.is_empty() => {
                let lost = cluster.bag.remove(chance.below(cluster.bag.len()));
                if P::INFO.links == Links::Sessions {
                    cluster.disconnect(lost.from, lost.to);
                }
            }
            Kind::Write => cluster.write(node),
            Kind::Put if cluster.is_up(node) && (self.serves)(cluster.replica(node)) => {
                cluster.put(node, &step.to_string());
            }
            Kind::Crash => {
                if chance.below(2) == 0 {
                    cluster.write(node);
                }
                cluster.crash(node);
            }
            Kind::Restart if !cluster.is_up(node) => cluster.restart(node),
            Kind::Ring(timer) => cluster.ring(node, timer),
            _ => {}
        }
    }

    fn kind(&self, mut drawn: usize) -> Kind<P::Timer> {
        let Shares { deliver, lose, write, put, crash, restart } = self.shares;
        let fixed = [
            (deliver, Kind::Deliver),
            (lose, Kind::Lose),
            (write, Kind::Write),
            (put, Kind::Put),
            (crash, Kind::Crash),
            (restart, Kind::Restart),
        ];
        let rings = self.timers.iter().map(|&(timer, share)| (share, Kind::Ring(timer)));
        for (share, kind) in fixed.into_iter().chain(rings) {
            if drawn < share {
                return kind;
            }
            drawn -= share;
        }
        Kind::Idle
    }

    /// How soon chance alone finds what each rule prevents, as a table: the rule, what it guards,
    /// and which property was violated first in how many of `seeds` runs.
    pub fn survey(&self, seeds: u64) -> String {
        let mut table = String::new();
        for &rule in P::INFO.rules {
            let mut found = BTreeMap::new();
            for seed in 0..seeds {
                let nodes = if seed % 2 == 0 { 5 } else { 3 };
                if let Some(property) = self.play(seed, nodes, &[rule]).broken() {
                    *found.entry(property).or_insert(0) += 1;
                }
            }
            let guards = match rule.guards {
                Guards::Safety(property) => property.id,
                Guards::Liveness => "liveness",
                Guards::Nothing => "nothing",
            };
            let _ = writeln!(table, "{:22} {guards:22} {found:?}", rule.id);
        }
        table
    }
}

fn deliver<P: Protocol>(cluster: &mut Cluster<P>, chance: &mut Chance) {
    if cluster.bag.is_empty() {
        return;
    }
    let mut at = chance.below(cluster.bag.len().min(REORDERED));
    let sessions = P::INFO.links == Links::Sessions;
    if sessions {
        let way = |flight: &InFlight<P>| (flight.from, flight.to);
        let picked = way(&cluster.bag[at]);
        at = cluster.bag.iter().position(|flight| way(flight) == picked).unwrap_or(at);
    }
    let flight = cluster.bag.remove(at);
    if chance.below(10) == 0 && !sessions {
        cluster.bag.push(flight.clone());
    }
    let InFlight { from, to, message } = flight;
    cluster.arrive(from, to, message);
}
