//! `synod explore`

use std::fmt::Write as _;
use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::time::{Duration, Instant};

use clap::{Args, ValueEnum};
use playground::report::grouped;
use playground::search::{
    Counterexample, DiskModel, Limit, Limits, LinkModel, REQUESTS, Search, SearchProgress,
    SearchQuery, SearchRequest, SearchStatus, Strategy, lies,
};
use protocol::{AGREEMENT, EXACTLY_ONCE, INTEGRITY, LINEARIZABILITY, TRUTHFUL_ANSWERS, VALIDITY};

use crate::registry;
use crate::{Outcome, progress, source};

/// Searches everything that can happen in a small cluster, the shortest ways first, and leaves what
/// violates a property as a scenario by hand.
///
/// An interrupt (Ctrl-C) stops it and tells how far it came; where somebody sits at a terminal, it
/// goes on when they say so, also beyond its limits.
///
/// Exit status: 0 when nothing is violated in what was visited, 1 when something is.
#[derive(Args)]
pub(crate) struct Explore {
    /// The protocol: `raft`, `paxos`, `multipaxos`, `zab`, `pbft`.
    protocol: String,
    /// How many nodes.
    #[arg(long, default_value_t = 3)]
    nodes: u32,
    /// How many requests clients make, each at any time and any node.
    #[arg(long, default_value_t = 1, conflicts_with = "ask")]
    requests: u32,
    /// A request as a line of script, by a client of its own: `c2 put x B at 3`.
    #[arg(long, value_name = "LINE")]
    ask: Vec<String>,
    /// How often requests that were asked arrive once more, at any node.
    #[arg(long, default_value_t = 0)]
    retries: u32,
    /// How often timers fire, all together; `any` is without a bound.
    #[arg(long, default_value = "2", value_parser = bound)]
    timers: Bound,
    /// How many crashes. What a disk is writing then may be kept or lost.
    #[arg(long, default_value_t = 0)]
    crashes: u32,
    /// Writes are over at once even where nodes may crash.
    #[arg(long)]
    instant: bool,
    /// How many messages are lost.
    #[arg(long, default_value_t = 0, conflicts_with = "lossy")]
    drops: u32,
    /// Any message may be lost.
    #[arg(long)]
    lossy: bool,
    /// How many messages arrive twice.
    #[arg(long, default_value_t = 0)]
    duplicates: u32,
    /// How many nodes lie, none or one: any, from any moment on, in one of its protocol's ways.
    #[arg(long, default_value_t = 0)]
    liars: u32,
    /// The ways of lying, with commas between them; any when none is named.
    #[arg(long, value_name = "LIE,LIE", default_value = "")]
    lies: String,
    /// How messages travel.
    #[arg(long, value_enum, default_value_t = Travel::Unordered)]
    links: Travel,
    /// A rule to suspend, or several with commas between them.
    #[arg(long, value_name = "RULE")]
    suspend: Option<String>,
    /// A disk that is not empty at the start: `1 term=3 log=1,2`.
    #[arg(long, value_name = "DISK")]
    given: Vec<String>,
    /// A scenario whose head and given disks are taken instead; its other lines do not count.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["nodes", "suspend", "given"])]
    from: Option<PathBuf>,
    /// Looks for this property alone: where another is violated first, a path ends.
    #[arg(long, value_name = "PROPERTY")]
    property: Option<String>,
    /// How many steps from the start.
    #[arg(long)]
    depth: Option<u32>,
    /// How many distinct states.
    #[arg(long, default_value_t = 20_000_000)]
    states: u64,
    /// How many megabytes.
    #[arg(long, default_value_t = 4_000)]
    megabytes: u64,
    /// Depth first, down to --depth.
    #[arg(long, requires = "depth", conflicts_with = "walks")]
    dfs: bool,
    /// So many random walks, down to --depth.
    #[arg(long, value_name = "N", requires = "depth")]
    walks: Option<u64>,
    /// What the walks are drawn from.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Looks also for states from which no decision can be reached any more.
    #[arg(long, conflicts_with_all = ["dfs", "walks"])]
    progress: bool,
    /// Where the scenario of a violation is left.
    #[arg(long, value_name = "FILE")]
    into: Option<PathBuf>,
}

/// `None` is without a bound.
#[derive(Clone, Copy)]
struct Bound(Option<u32>);

fn bound(text: &str) -> Result<Bound, String> {
    match text {
        "any" => Ok(Bound(None)),
        _ => text.parse().map(|most| Bound(Some(most))).map_err(|_| "a number, or any".to_owned()),
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum Travel {
    /// In any order, each once.
    Unordered,
    /// In any order, each again and again.
    Duplicating,
    /// In the order in which they were sent.
    Fifo,
}

/// States that are expanded between two looks at the clock.
const SLICE: u64 = 4_096;

impl Explore {
    pub(crate) fn run(&self) -> Outcome {
        let question = self.question()?;
        let opened = if self.progress { question.search_for_progress() } else { question.search() };
        let mut search = opened?;
        let stopped = on_interrupt();
        let (mut limits, mut spent) = (question.limits, Duration::ZERO);
        loop {
            spent += go(&mut search, spent, &stopped);
            report(search.progress(), spent.as_secs_f64());
            let full = search.progress().status != SearchStatus::Searching;
            if full {
                limits = doubled(limits);
            }
            if !may_go_on(&search) || !asked_to_go_on(full, limits) || !search.go_on(limits) {
                break;
            }
            stopped.store(false, Relaxed);
        }
        if let Some(counterexample) = search.counterexample() {
            self.leave(&question, &counterexample)?;
            return Ok(false);
        }
        if let Some((count, first)) = search.stuck() {
            say!("{} states from which no decision can be reached", grouped(count));
            if let Some(counterexample) = first {
                say!("a shortest path to the first of them:\n");
                crate::put(format_args!("{}", counterexample.scenario));
                if let Some(file) = &self.into {
                    write(file, &counterexample)?;
                }
            }
        }
        Ok(true)
    }

    fn question(&self) -> Result<SearchQuery, String> {
        let script = match &self.from {
            Some(file) => source::script(file)?,
            None => {
                let mut script = format!("{} nodes={} by=hand", self.protocol, self.nodes);
                if let Some(rules) = &self.suspend {
                    let _ = write!(script, " suspend={rules}");
                }
                for disk in &self.given {
                    let _ = write!(script, "\ngiven {disk}");
                }
                script
            }
        };
        let name = self.from.as_ref().map_or("explore".into(), |file| file.display().to_string());
        let mut question = SearchQuery::of(registry(), &script).map_err(|mistakes| {
            mistakes.iter().map(|mistake| format!("{name}: {mistake}\n")).collect::<String>()
        })?;
        let id = question.scenario.protocols[0].id;
        if id != self.protocol {
            return Err(format!("{name} plays {id}, not {}", self.protocol));
        }
        let bounds = &mut question.bounds;
        bounds.timers = self.timers.0;
        bounds.crashes = self.crashes;
        bounds.drops = if self.lossy { None } else { Some(self.drops) };
        bounds.duplicates = self.duplicates;
        bounds.liars = self.liars;
        bounds.retries = self.retries;
        bounds.lies = lies(&self.lies, question.scenario.protocols[0].lies)
            .map_err(|all| format!("--lies {}: {all}", self.lies))?;
        bounds.links = match self.links {
            Travel::Unordered => LinkModel::Unordered,
            Travel::Duplicating => LinkModel::Duplicating,
            Travel::Fifo => LinkModel::Fifo,
        };
        if let Some(wanted) = &self.property {
            let info = question.scenario.protocols[0];
            let clients = [&LINEARIZABILITY, &EXACTLY_ONCE, &TRUTHFUL_ANSWERS];
            let common = [&AGREEMENT, &VALIDITY, &INTEGRITY].into_iter().chain(clients);
            let known: Vec<_> = info.properties.iter().copied().chain(common).collect();
            let found = known.iter().find(|property| property.id == wanted);
            let ids = || known.iter().map(|property| property.id).collect::<Vec<_>>().join(", ");
            let unknown = || format!("--property {wanted}: {id} has {}", ids());
            bounds.property = Some(*found.ok_or_else(unknown)?);
        }
        let gated = self.crashes > 0 && !self.instant;
        bounds.disk = if gated { DiskModel::Gated } else { DiskModel::AtOnce };
        if self.ask.is_empty() {
            if self.requests as usize > REQUESTS {
                return Err(format!("--requests {}: at most {REQUESTS}", self.requests));
            }
            bounds.requests = SearchRequest::letters(self.requests);
        }
        for line in &self.ask {
            question.ask(line).map_err(|why| format!("--ask `{line}`: {why}"))?;
        }
        let depth = self.depth.unwrap_or(u32::MAX);
        question.limits = Limits { depth, states: self.states, bytes: self.megabytes << 20 };
        question.strategy = match self.walks {
            Some(count) => Strategy::Walks { count, seed: self.seed },
            None if self.dfs => Strategy::Dive,
            None => Strategy::Levels,
        };
        Ok(question)
    }

    /// Leaves the scenario of a violation.
    fn leave(&self, question: &SearchQuery, counterexample: &Counterexample) -> Result<(), String> {
        for violated in &counterexample.violated {
            say!("{}: {}", violated.property.name, violated.because);
        }
        if counterexample.violated.is_empty() {
            return Err("the simulator does not confirm this violation: please report it".into());
        }
        let usual = || format!("{}-violation.scenario", question.scenario.protocols[0].id).into();
        let file = self.into.clone().unwrap_or_else(usual);
        write(&file, counterexample)
    }
}

fn write(file: &Path, counterexample: &Counterexample) -> Result<(), String> {
    std::fs::write(file, counterexample.scenario.to_string())
        .map_err(|error| format!("{}: {error}", file.display()))?;
    say!("its scenario is left in {}", file.display());
    Ok(())
}

/// Becomes true when the program is interrupted; when that happens again, it ends.
fn on_interrupt() -> Arc<AtomicBool> {
    let stopped = Arc::new(AtomicBool::new(false));
    let flag = stopped.clone();
    // Where nobody can be heard, an interrupt ends the program as ever.
    let _ = ctrlc::set_handler(move || {
        if flag.swap(true, Relaxed) {
            std::process::exit(130);
        }
    });
    stopped
}

/// Searches until the search ends or is stopped, and tells how it gets on. How long that took.
fn go(search: &mut Search, before: Duration, stopped: &AtomicBool) -> Duration {
    let (began, mut told) = (Instant::now(), Instant::now());
    while !stopped.load(Relaxed) && search.advance(SLICE).status == SearchStatus::Searching {
        if told.elapsed() > Duration::from_millis(500) {
            told = Instant::now();
            tell_progress(search.progress(), before + began.elapsed());
        }
    }
    progress::end();
    began.elapsed()
}

fn may_go_on(search: &Search) -> bool {
    let limited = |limit| matches!(limit, Limit::Depth | Limit::States | Limit::Bytes);
    match &search.progress().status {
        SearchStatus::Searching => true,
        SearchStatus::Limited(limit) => limited(*limit),
        SearchStatus::Exhausted | SearchStatus::Violated(_) => false,
    }
}

/// Asks whoever sits there whether to go on.
fn asked_to_go_on(full: bool, limits: Limits) -> bool {
    if !std::io::stdin().is_terminal() {
        return false;
    }
    let far = if full {
        let Limits { depth, states, bytes } = limits;
        let depth = if depth == u32::MAX { String::new() } else { format!("{depth} steps, ") };
        format!(", to {depth}{} states, {} MB", grouped(states), grouped(bytes >> 20))
    } else {
        String::new()
    };
    eprint!("Enter to go on{far}; anything else ends it: ");
    let _ = std::io::stderr().flush();
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer).is_ok_and(|read| read > 0) && answer.trim().is_empty()
}

const fn doubled(limits: Limits) -> Limits {
    Limits {
        depth: limits.depth.saturating_mul(2),
        states: limits.states.saturating_mul(2),
        bytes: limits.bytes.saturating_mul(2),
    }
}

fn tell_progress(progress: &SearchProgress, spent: Duration) {
    let rate = progress.unique as f64 / spent.as_secs_f64();
    progress::tell(format_args!(
        "{} states, {} steps deep, {} waiting, {} states/s, {:.0} bytes each, {:.0e} missed",
        grouped(progress.unique),
        progress.depth,
        grouped(progress.frontier),
        grouped(rate as u64),
        progress.bytes as f64 / progress.unique as f64,
        progress.odds()
    ));
}

fn report(progress: &SearchProgress, seconds: f64) {
    let end = match &progress.status {
        SearchStatus::Exhausted => {
            "nothing is violated: every state within these bounds was visited".to_owned()
        }
        SearchStatus::Violated(violated) => format!("{} is violated", violated.property.name),
        SearchStatus::Limited(limit) => format!("nothing is violated up to here: {}", said(*limit)),
        SearchStatus::Searching => "nothing is violated up to here: stopped".to_owned(),
    };
    say!("{end}");
    let steps = progress.depth + u32::from(matches!(progress.status, SearchStatus::Violated(_)));
    say!(
        "{} states, {} transitions, {steps} steps deep, {} final states",
        grouped(progress.unique),
        grouped(progress.generated - 1),
        grouped(progress.terminal)
    );
    let misses = 100.0 * progress.misses();
    say!(
        "{:.2} s, {} states/s, {:.1} bytes a state",
        seconds,
        grouped((progress.unique as f64 / seconds) as u64),
        progress.peak as f64 / progress.unique as f64
    );
    say!(
        "{} of {} steps computed ({misses:.2} %), odds of a state missed {:.1e}",
        grouped(progress.steps),
        grouped(progress.lookups),
        progress.odds()
    );
    if misses > 5.0 && progress.unique > 10_000 {
        say!("slow: more than 5 % of all steps had to be computed, for hardly any occurs twice");
    }
}

const fn said(limit: Limit) -> &'static str {
    match limit {
        Limit::Depth => "the limit --depth is reached",
        Limit::States => "the limit --states is reached",
        Limit::Bytes => "the limit --megabytes is reached",
        Limit::Walks => "all walks are done",
    }
}
