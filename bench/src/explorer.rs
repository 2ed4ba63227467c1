//! The race against stateright: the same models, in one process, on one thread.
//!
//! What is shared: the models, rule by rule, and what counts as a transition. Ours run as real
//! protocols through the same explorer as every core of Synod, interning included; the peer's run on
//! its own actors and its own checker. Every count of both is compared to the table and to each
//! other, level by level; the exit status is 1 when one differs. Speeds are the best of several runs,
//! taken turns with, by seconds of processors where the system tells them; memory is that of a
//! process of its own. Both are only printed.
//!
//! `cargo run --release --manifest-path bench/Cargo.toml -- explorer [CLIENTS]`

use checker::explore::{
    Bounds, Cores, Limits, LinkModel, Search, SearchProgress, SearchStatus, Strategy,
};
use protocol::Info;
use scenario::parse;
use simulator::Core;
use stateright::{Checker, Model};

use crate::levels::walk;
use crate::meter::{self, Meter, Spent};
use crate::peer_register::Links as Peers;
use crate::table::{COMMIT, REGISTER, REGISTER_FIFO, REGISTER_LOSSY, Row};
use crate::{commit, peer_commit, peer_register, register};

const REGISTER_CORE: Core = Core::of::<register::Actor>();
const COMMIT_CORE: Core = Core::of::<commit::Node>();

/// In a process of its own: the memory that one of the two needs.
pub(crate) fn print_memory(ours: bool, clients: u32) {
    if ours {
        meter::print_memory_of(|| drop(explored_register(clients)));
    } else {
        let model = peer_register::with_history(clients);
        meter::print_memory_of(|| {
            checked(model);
        });
    }
}

/// Runs everything, with up to so many clients. Says how many counts differ.
pub(crate) fn race(most: u32) -> u32 {
    let mut race = Race { wrong: 0 };
    race.registers(most);
    race.other_links();
    race.commits();
    race.renamed_commits();
    race.wrong
}

struct Race {
    wrong: u32,
}

/// What an engine counted, and how fast.
struct Run {
    unique: u64,
    generated: u64,
    depth: u32,
    spent: Spent,
}

impl Race {
    fn same<T: PartialEq + std::fmt::Debug>(&mut self, what: &str, ours: T, known: T) {
        if ours != known {
            println!("  WRONG: {what} is {ours:?}, not {known:?}");
            self.wrong += 1;
        }
    }

    fn compare(&mut self, whose: &str, run: &Run, known: &Row) {
        self.same(&format!("{whose}: unique"), run.unique, known.unique);
        self.same(&format!("{whose}: generated"), run.generated, known.generated);
        self.same(&format!("{whose}: depth"), run.depth, known.depth);
    }

    fn registers(&mut self, most: u32) {
        println!("Paxos of stateright 0.31.0, 3 servers, unordered links");
        for row in REGISTER.iter().filter(|row| row.size <= most) {
            let turns = if row.size > 3 { 1 } else { 3 };
            let (mut ours, mut with, mut without) = (Vec::new(), Vec::new(), Vec::new());
            for _ in 0..turns {
                ours.extend((0..3).map(|_| explored_register(row.size)));
                with.push(checked(peer_register::with_history(row.size)));
                without.push(checked(peer_register::without_history(row.size, Peers::Unordered)));
            }
            println!(" {} clients", row.size);
            let (progress, run) = fastest(ours, |(_, run)| seconds(run));
            let (with, without) = (fastest(with, seconds), fastest(without, seconds));
            self.compare("ours", &run, row);
            let walked = walk(&peer_register::with_history(row.size));
            for (whose, levels, terminal) in [
                ("ours", &progress.levels, progress.terminal),
                ("stateright", &walked.levels, walked.terminal),
            ] {
                self.same(&format!("{whose}: levels"), &levels[..], row.levels);
                self.same(&format!("{whose}: final"), terminal, row.terminal);
            }
            self.compare("stateright", &with, row);
            self.compare("stateright without history", &without, row);
            print("ours", &run);
            print_accounted(&progress);
            print("stateright", &with);
            print("stateright without history", &without);
            println!("  levels of both: {:?}", walked.levels);
            if row.size >= 3 {
                let of = |whose| meter::memory_of(whose, row.size).map(|it| it / row.unique);
                let [ours, peer] = [of("ours"), of("stateright").filter(|_| row.size == 3)]
                    .map(|each| each.map_or_else(|| "not measured".into(), |it| it.to_string()));
                println!("  bytes a state in a process of its own: ours {ours}, stateright {peer}");
            }
            let speed = |run: &Run| run.unique as f64 / seconds(run);
            println!(
                "  {:.1} times as fast as stateright, {:.1} times without its history",
                speed(&run) / speed(&with),
                speed(&run) / speed(&without)
            );
        }
    }

    fn other_links(&mut self) {
        println!("The same with other links");
        let fifo = Bounds { links: LinkModel::Fifo, ..Bounds::default() };
        let lossy = Bounds { drops: None, ..Bounds::default() };
        let all = [
            ("fifo", fifo, Peers::Fifo, REGISTER_FIFO),
            ("lossy", lossy, Peers::Lossy, REGISTER_LOSSY),
        ];
        for (name, bounds, peers, rows) in all {
            for (size, unique, generated, depth) in rows {
                let (_, run) = explore(register_cores(size, &bounds), &bounds);
                let row = Row { size, unique, generated, depth, terminal: 0, levels: &[] };
                self.compare(name, &run, &row);
                let peer = checked(peer_register::without_history(size, peers));
                self.compare("stateright without history", &peer, &row);
                print(&format!("{name}, {size} clients"), &run);
            }
        }
    }

    fn commits(&mut self) {
        println!("Two-phase commit");
        for row in &COMMIT {
            let managers = row.size as usize;
            let turns = || 0..5;
            let (progress, run) =
                fastest(turns().map(|_| explored_commit(row.size)).collect(), |(_, run)| {
                    seconds(run)
                });
            let peer = |stutters| {
                let model = || peer_commit::Commit { managers, stutters };
                fastest(turns().map(|_| checked(model())).collect(), seconds)
            };
            let (stuttering, still) = (peer(true), peer(false));
            println!(" {} resource managers", row.size);
            self.compare("stateright", &stuttering, row);
            let known = Row { generated: still.generated, levels: row.levels, ..*row };
            self.compare("ours", &run, &known);
            let walked = walk(&peer_commit::Commit { managers, stutters: false });
            for (whose, levels, terminal) in [
                ("ours", &progress.levels, progress.terminal),
                ("stateright", &walked.levels, walked.terminal),
            ] {
                self.same(&format!("{whose}: levels"), &levels[..], row.levels);
                self.same(&format!("{whose}: final"), terminal, row.terminal);
            }
            print("ours", &run);
            print_accounted(&progress);
            print("stateright", &stuttering);
            print("stateright without what changes nothing", &still);
            println!("  levels of both: {:?}", walked.levels);
        }
    }

    /// Resource managers are alike: the orbits of the worlds that are left must be all worlds.
    fn renamed_commits(&mut self) {
        println!("Two-phase commit up to the names of resource managers");
        for row in &COMMIT[..2] {
            let bounds = commit_bounds();
            let cores = commit_cores(row.size, &bounds).up_to_renaming::<commit::Node>();
            let (progress, run) = explore(cores, &bounds);
            self.same("depth", run.depth, row.depth);
            print(&format!("{} resource managers", row.size), &run);
            self.same("states in all orbits", progress.orbits, row.unique);
        }
    }
}

fn seconds(run: &Run) -> f64 {
    run.spent.seconds()
}

fn fastest<T>(runs: Vec<T>, seconds: impl Fn(&T) -> f64) -> T {
    runs.into_iter().min_by(|a, b| seconds(a).total_cmp(&seconds(b))).expect("at least one run")
}

fn cores(core: Core, nodes: u32, bounds: &Bounds) -> Cores {
    let known: [&'static Info; 1] = [core.info];
    let script = format!("{} nodes={nodes} by=hand", core.info.id);
    let scenario = parse(&script, &known).expect("a head");
    Cores::open(core, &scenario, bounds).expect("empty disks")
}

fn register_cores(clients: u32, bounds: &Bounds) -> Cores {
    cores(REGISTER_CORE, register::SERVERS + clients, bounds)
}

fn commit_cores(managers: u32, bounds: &Bounds) -> Cores {
    cores(COMMIT_CORE, managers + 1, bounds)
}

fn commit_bounds() -> Bounds {
    Bounds { timers: None, links: LinkModel::Duplicating, ..Bounds::default() }
}

fn explored_register(clients: u32) -> (SearchProgress, Run) {
    let bounds = Bounds::default();
    explore(register_cores(clients, &bounds), &bounds)
}

fn explored_commit(managers: u32) -> (SearchProgress, Run) {
    let bounds = commit_bounds();
    explore(commit_cores(managers, &bounds), &bounds)
}

fn explore(cores: Cores, bounds: &Bounds) -> (SearchProgress, Run) {
    let meter = Meter::start();
    let mut search = Search::new(Box::new(cores), bounds, Limits::default(), Strategy::Levels);
    while search.advance(65_536).status == SearchStatus::Searching {}
    let spent = meter.alone();
    let progress = search.progress().clone();
    assert_eq!(progress.status, SearchStatus::Exhausted, "nothing is violated");
    let (unique, generated, depth) = (progress.unique, progress.generated, progress.depth + 1);
    (progress, Run { unique, generated, depth, spent })
}

fn checked<M>(model: M) -> Run
where
    M: Model + Send + Sync + 'static,
    M::State: Clone + PartialEq + std::hash::Hash + Send + Sync + 'static,
    M::Action: Clone + PartialEq + Send + Sync,
{
    let meter = Meter::start();
    let checker = model.checker().threads(1).spawn_bfs().join();
    let spent = meter.others();
    assert!(checker.discoveries().is_empty(), "nothing is violated");
    Run {
        unique: checker.unique_state_count() as u64,
        generated: checker.state_count() as u64,
        depth: checker.max_depth() as u32,
        spent,
    }
}

fn print(whose: &str, run: &Run) {
    println!(
        "  {whose:<40} {:>9} unique {:>9} generated {:>3} deep {:>8.3} s ({:.3} on the wall) {:>10.0} unique/s",
        run.unique,
        run.generated,
        run.depth,
        seconds(run),
        run.spent.wall,
        run.unique as f64 / seconds(run)
    );
}

fn print_accounted(progress: &SearchProgress) {
    println!(
        "  {:<40} {:.1} bytes a state at the peak, as it accounts; {} of {} steps computed",
        "",
        progress.peak as f64 / progress.unique as f64,
        progress.steps,
        progress.lookups
    );
}
