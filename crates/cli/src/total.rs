//! What became of many runs together, and how that is reported.

use campaign::Outcome;
use playground::report::VerdictReport;
use protocol::{Guards, Info};
use scenario::words::LIES;
use serde::{Deserialize, Serialize};

/// What became of the run of one seed, as it is counted and as a line of results.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Played {
    pub(crate) seed: u64,
    pub(crate) events: u64,
    pub(crate) time: u64,
    pub(crate) decisions: u64,
    pub(crate) stopped: bool,
    pub(crate) cited: Vec<u64>,
    pub(crate) messages: Vec<u64>,
    pub(crate) actions: Vec<(String, u64)>,
    /// The first property that was violated, and why.
    pub(crate) failure: Option<String>,
}

impl Played {
    pub(crate) fn new(seed: u64, outcome: Outcome) -> Self {
        let why = |violated: &VerdictReport| format!("{}: {}", violated.name, violated.because);
        let failure = outcome.violated.first().map(why);
        let Outcome { events, time, cited, messages, actions, stopped, decisions, .. } = outcome;
        Self { seed, events, time, decisions, stopped, cited, messages, actions, failure }
    }
}

/// What became of all runs together. It does not depend on the order in which they are added.
#[derive(Default)]
pub(crate) struct Total {
    runs: u64,
    events: u64,
    time: u64,
    decisions: u64,
    cited: Vec<u64>,
    messages: Vec<u64>,
    actions: Vec<(String, u64)>,
    stopped: u64,
    /// By seed.
    pub(crate) failures: Vec<(u64, String)>,
}

impl Total {
    pub(crate) const fn runs(&self) -> u64 {
        self.runs
    }

    pub(crate) const fn events(&self) -> u64 {
        self.events
    }

    pub(crate) fn add(&mut self, played: &Played) {
        self.runs += 1;
        self.events += played.events;
        self.time += played.time;
        self.decisions += played.decisions;
        self.stopped += u64::from(played.stopped);
        sum(&mut self.cited, &played.cited);
        sum(&mut self.messages, &played.messages);
        for (verb, count) in &played.actions {
            match self.actions.iter_mut().find(|(known, _)| known == verb) {
                Some((_, sum)) => *sum += count,
                None => self.actions.push((verb.clone(), *count)),
            }
        }
        if let Some(why) = &played.failure {
            let place = self.failures.partition_point(|(seed, _)| *seed < played.seed);
            self.failures.insert(place, (played.seed, why.clone()));
        }
    }

    /// Prints everything. Whether nothing fell and, unless a rule is suspended, nothing that should
    /// happen never did.
    pub(crate) fn report(&self, info: &Info, faults: &[&str], suspended: bool) -> bool {
        say!(
            "{} runs, {} events, {} decisions, {:.1} simulated hours",
            self.runs,
            self.events,
            self.decisions,
            self.time as f64 / 3.6e9
        );
        say!("{} of them had no more events to spare before their time was over", self.stopped);
        let missing = self.coverage(info, faults);
        for (seed, why) in self.failures.iter().take(10) {
            say!("seed {seed}: {why}");
        }
        let count = self.failures.len();
        say!("{count} failures{}", if count == 0 { "" } else { ", their scenarios are kept" });
        if !missing.is_empty() {
            say!("never happened: {}", missing.join(", "));
        }
        count == 0 && (missing.is_empty() || suspended)
    }

    /// Prints how often everything happened. Gives what never did and should: messages, faults of
    /// the nemesis, rules that guard something, options that were chosen, and what administrators
    /// asked for and got.
    fn coverage(&self, info: &Info, faults: &[&str]) -> Vec<String> {
        let mut missing = Vec::new();
        let mut one = |count: u64, kind: &str, name: &str, needed: bool| {
            say!("{count:>14}  {kind} {name}");
            if count == 0 && needed {
                missing.push(format!("{kind} {name}"));
            }
        };
        let counted = |counts: &[u64], at: usize| counts.get(at).copied().unwrap_or(0);
        for (at, rule) in info.rules.iter().enumerate() {
            one(counted(&self.cited, at), "rule", rule.id, rule.guards != Guards::Nothing);
        }
        for (at, word) in info.messages.iter().enumerate() {
            one(counted(&self.messages, at), "message", word.id, true);
        }
        let acted = |what: &str| {
            self.actions.iter().find(|(known, _)| known == what).map_or(0, |(_, count)| *count)
        };
        for &fault in faults.iter().filter(|fault| **fault != "lies") {
            one(acted(fault), "fault", fault, true);
        }
        if faults.contains(&"lies") {
            for lie in LIES.iter().map(|lie| lie.name).filter(|lie| *lie != "honest") {
                one(acted(&format!("lie {lie}")), "lie", lie, true);
            }
            for lie in info.lies.iter().map(|lie| lie.name) {
                one(acted(&format!("forged {lie}")), "lie", lie, true);
            }
        }
        for option in info.options.iter().filter(|option| option.swarm) {
            one(acted(&format!("option {}", option.name)), "option", option.name, true);
        }
        for admin in info.admin {
            one(acted(&format!("admin {}", admin.word)), "admin", admin.word, true);
        }
        missing
    }
}

fn sum(sums: &mut Vec<u64>, counts: &[u64]) {
    sums.resize(sums.len().max(counts.len()), 0);
    sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
}
