//! How many commits a second: our Raft and the `raft` crate, our Multi-Paxos and `omnipaxos`.
//!
//! The same work for all. Three or five nodes in one process and on one thread, disks in memory,
//! 8 bytes in each command, links that keep the order and lose nothing; after the election no timer
//! fires. Again and again
//!
//! 1. the leader is given commands while fewer than W of them are proposed and not applied by it;
//! 2. every node writes what it has to write, in the order that its library demands, and hands over
//!    what it sends;
//! 3. everything that was sent so arrives, in order.
//!
//! It ends when every node has applied all K commands. Where nothing is on its way before that, the
//! leader shows once that it is alive: followers of ours hear what is committed with the next
//! message, and the last commit has none. Every node counts what it applies and must have applied
//! the commands in the order in which they were given; ours also execute them on a store with
//! sessions of clients, which is part of a core of ours.
//!
//! The time is that of the thread, without the election, the best of several runs that take turns.

use std::collections::VecDeque;

use crate::meter::Meter;
use crate::omni::Omni;
use crate::ours::Ours;
use crate::replica::{Flight, Replica};
use crate::tikv::Tikv;

/// How many may wait, and how many there are.
const LOADS: [(u32, u64); 3] = [(1, 100_000), (64, 300_000), (1_024, 300_000)];
const TURNS: usize = 5;

/// What a run came to.
#[derive(Clone, Copy)]
struct Run {
    commits_per_second: f64,
    messages_per_commit: f64,
}

/// A contestant: its name, and its run with so many nodes, W and K.
type Contestant = (&'static str, fn(u32, u32, u64) -> Result<Run, String>);

const RAFTS: [Contestant; 3] = [
    ("Raft of Synod", run::<Ours<raft::Raft>>),
    ("raft 0.7.0", run::<Tikv<false>>),
    ("raft 0.7.0, batching, silent commits", run::<Tikv<true>>),
];

const PAXOI: [Contestant; 2] = [
    ("Multi-Paxos of Synod", run::<Ours<multipaxos::MultiPaxos>>),
    ("omnipaxos 0.2.4", run::<Omni>),
];

/// Races each pair, and prints. Says how often a log was not what had been proposed.
pub(crate) fn race() -> u32 {
    print!("{:38}", "commits/s (messages each)");
    for nodes in [3, 5] {
        for (window, _) in LOADS {
            print!("{:>19}", format!("n={nodes} W={window}"));
        }
    }
    println!();
    contest(&RAFTS) + contest(&PAXOI)
}

fn contest(contestants: &[Contestant]) -> u32 {
    let mut wrong = 0;
    let mut rows = vec![Vec::new(); contestants.len()];
    for nodes in [3, 5] {
        for (window, commands) in LOADS {
            let mut best = vec![None::<Run>; contestants.len()];
            for _ in 0..TURNS {
                for ((name, run), best) in contestants.iter().zip(&mut best) {
                    match run(nodes, window, commands) {
                        Ok(run) => {
                            let faster =
                                |known: &Run| known.commits_per_second < run.commits_per_second;
                            if best.as_ref().is_none_or(faster) {
                                *best = Some(run);
                            }
                        }
                        Err(why) => {
                            println!("  WRONG: {name}, n={nodes} W={window}: {why}");
                            wrong += 1;
                        }
                    }
                }
            }
            rows.iter_mut().zip(best).for_each(|(row, best)| row.push(best));
        }
    }
    for ((name, _), row) in contestants.iter().zip(rows) {
        print!("{name:38}");
        for cell in row {
            let text = cell.map_or_else(String::new, |run| {
                let per_commit = run.messages_per_commit;
                format!("{} ({per_commit:.2})", thousands(run.commits_per_second))
            });
            print!("{text:>19}");
        }
        println!();
    }
    wrong
}

fn thousands(rate: f64) -> String {
    let rate = rate as u64;
    match rate {
        0..1_000_000 => format!("{} {:03}", rate / 1_000, rate % 1_000),
        _ => format!("{} {:03} {:03}", rate / 1_000_000, rate / 1_000 % 1_000, rate % 1_000),
    }
}

fn run<R: Replica>(nodes: u32, window: u32, commands: u64) -> Result<Run, String> {
    let mut cluster = Cluster::<R>::boot(nodes, window);
    cluster.nodes[0].campaign();
    while cluster.round() > 0 {}
    if !cluster.nodes[0].leads() {
        return Err("nobody was elected".into());
    }
    let before = cluster.delivered;
    let meter = Meter::start();
    let mut proposed = 0;
    loop {
        let may = |leader: &R, proposed| {
            proposed < commands && proposed - leader.applied() < u64::from(window)
        };
        while may(&cluster.nodes[0], proposed) {
            proposed += 1;
            cluster.nodes[0].propose(proposed);
        }
        if cluster.round() > 0 || may(&cluster.nodes[0], proposed) {
            continue;
        }
        if cluster.nodes.iter().all(|node| node.applied() == commands) {
            break;
        }
        cluster.nodes[0].beat();
        if cluster.round() == 0 {
            return Err("it does not go on".into());
        }
    }
    let spent = meter.alone().seconds();
    for (node, at) in cluster.nodes.iter().zip(1..) {
        let applied = node.decided().iter().map(|(_, number)| *number).filter(|number| *number > 0);
        if !applied.eq(1..=commands) {
            return Err(format!("node {at} has not applied what was proposed, in its order"));
        }
    }
    Ok(Run {
        commits_per_second: commands as f64 / spent,
        messages_per_commit: (cluster.delivered - before) as f64 / commands as f64,
    })
}

struct Cluster<R: Replica> {
    nodes: Vec<R>,
    bag: VecDeque<Flight<R::Message>>,
    sent: Vec<Flight<R::Message>>,
    delivered: u64,
}

impl<R: Replica> Cluster<R> {
    fn boot(nodes: u32, window: u32) -> Self {
        let nodes = (1..=nodes).map(|me| R::boot(me, nodes, window)).collect();
        Self { nodes, bag: VecDeque::new(), sent: Vec::new(), delivered: 0 }
    }

    /// Every node hands over what it sends, and that arrives. Says how much that was.
    fn round(&mut self) -> usize {
        for node in &mut self.nodes {
            node.drain(&mut self.sent);
        }
        self.bag.extend(self.sent.drain(..));
        let arriving = self.bag.len();
        for Flight { from, to, message } in self.bag.drain(..) {
            self.nodes[to as usize - 1].hear(from, message);
        }
        self.delivered += arriving as u64;
        arriving
    }
}
