//! `synod check`

use std::io::Write;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc;
use std::time::Instant;

use clap::Args;
use playground::campaign::{self, Outcome};
use playground::telling::VerdictStage;
use protocol::{Guards, Info, Time};

/// Plays many runs with faults by chance.
#[derive(Args)]
pub(crate) struct Check {
    /// The protocol: `raft`, `paxos`.
    protocol: String,
    /// The seeds to play.
    #[arg(long, value_name = "FROM..TO", default_value = "0..1000", value_parser = seeds)]
    seeds: Range<u64>,
    /// The most events that a run may have.
    #[arg(long, default_value_t = 100_000)]
    events: u64,
    /// How long a run is, in virtual time; faults end after two thirds of it.
    #[arg(long, value_name = "TIME", default_value = "5min", value_parser = scenario::parse_time)]
    end: Time,
    /// A rule to suspend: then violations are what is looked for.
    #[arg(long, value_name = "RULE")]
    suspend: Option<String>,
    /// Where the scenarios of failures are left.
    #[arg(long, value_name = "FOLDER", default_value = "failures")]
    into: PathBuf,
}

fn seeds(text: &str) -> Result<Range<u64>, String> {
    let expected = || format!("`{text}` is not a range of seeds such as 0..1000");
    let (from, to) = text.split_once("..").ok_or_else(expected)?;
    let number = |text: &str| text.parse().map_err(|_| expected());
    Ok(number(from)?..number(to)?)
}

/// What became of all runs together.
#[derive(Default)]
struct Total {
    runs: u64,
    events: u64,
    time: u64,
    decisions: u64,
    cited: Vec<u64>,
    messages: Vec<u64>,
    actions: Vec<(String, u64)>,
    stopped: u64,
    failures: Vec<(u64, String)>,
}

impl Total {
    /// Prints how often everything happened. Gives what never did and should: messages, faults of
    /// the nemesis, and rules that guard something.
    fn coverage(&self, info: &Info) -> Vec<String> {
        let mut missing = Vec::new();
        let mut one = |count: u64, kind: &str, name: &str, needed: bool| {
            say!("{count:>14}  {kind} {name}");
            if count == 0 && needed {
                missing.push(format!("{kind} {name}"));
            }
        };
        for (rule, cited) in info.rules.iter().zip(&self.cited) {
            one(*cited, "rule", rule.id, rule.guards != Guards::Nothing);
        }
        for (word, count) in info.messages.iter().zip(&self.messages) {
            one(*count, "message", word.id, true);
        }
        for fault in scenario::NEMESIS {
            let count = self.actions.iter().find(|(verb, _)| verb == fault).map_or(0, |(_, n)| *n);
            one(count, "fault", fault, true);
        }
        missing
    }
}

impl Check {
    pub(crate) fn run(&self) -> crate::Outcome {
        let infos = playground::known();
        let Some(info) = infos.into_iter().find(|info| info.id == self.protocol) else {
            return Err(format!("no protocol is called `{}`", self.protocol));
        };
        let began = Instant::now();
        let total = self.play_all(info)?;
        let seconds = began.elapsed().as_secs_f64();
        say!(
            "{} runs, {} events, {} decisions, {:.1} simulated hours in {seconds:.1} s ({:.0} events/s)",
            total.runs,
            total.events,
            total.decisions,
            total.time as f64 / 3.6e9,
            total.events as f64 / seconds
        );
        say!("{} of them had no more events to spare before their time was over", total.stopped);
        let missing = total.coverage(info);
        for (seed, why) in total.failures.iter().take(10) {
            say!("seed {seed}: {why}");
        }
        let count = total.failures.len();
        say!("{count} failures{}", if count == 0 { "" } else { ", their scenarios are kept" });
        if !missing.is_empty() {
            say!("never happened: {}", missing.join(", "));
        }
        Ok(count == 0 && (missing.is_empty() || self.suspend.is_some()))
    }

    fn script(&self, info: &Info, seed: u64) -> String {
        let script = campaign::script(info, seed, self.end);
        match &self.suspend {
            Some(rule) => script.replacen('\n', &format!(" suspend={rule}\n"), 1),
            None => script,
        }
    }

    /// Plays every seed on all cores.
    fn play_all(&self, info: &'static Info) -> Result<Total, String> {
        let next = AtomicU64::new(self.seeds.start);
        let (sender, receiver) = mpsc::channel();
        let workers = std::thread::available_parallelism().map_or(1, usize::from);
        std::thread::scope(|scope| {
            for _ in 0..workers {
                let (next, sender) = (&next, sender.clone());
                scope.spawn(move || {
                    loop {
                        let seed = next.fetch_add(1, Ordering::Relaxed);
                        if seed >= self.seeds.end {
                            break;
                        }
                        let outcome = campaign::play(&self.script(info, seed), self.events);
                        if sender.send((seed, outcome)).is_err() {
                            break;
                        }
                    }
                });
            }
            drop(sender);
            let mut total = Total {
                cited: vec![0; info.rules.len()],
                messages: vec![0; info.messages.len()],
                ..Total::default()
            };
            for (seed, outcome) in receiver {
                self.add(info, &mut total, seed, outcome?)?;
            }
            Ok(total)
        })
    }

    fn add(
        &self,
        info: &Info,
        total: &mut Total,
        seed: u64,
        outcome: Outcome,
    ) -> Result<(), String> {
        total.runs += 1;
        total.events += outcome.events;
        total.time += outcome.time;
        total.decisions += outcome.decisions;
        total.stopped += u64::from(outcome.stopped);
        for (sum, cited) in total.cited.iter_mut().zip(&outcome.cited) {
            *sum += cited;
        }
        for (sum, count) in total.messages.iter_mut().zip(&outcome.messages) {
            *sum += count;
        }
        for (verb, count) in &outcome.actions {
            match total.actions.iter_mut().find(|(known, _)| known == verb) {
                Some((_, sum)) => *sum += count,
                None => total.actions.push((verb.clone(), *count)),
            }
        }
        if !outcome.is_clean() {
            let why = |fallen: &VerdictStage| format!("{}: {}", fallen.name, fallen.because);
            total.failures.push((seed, outcome.fallen.first().map(why).unwrap_or_default()));
            std::fs::create_dir_all(&self.into).map_err(|error| error.to_string())?;
            let file = self.into.join(format!("{}-{seed}.scenario", info.id));
            std::fs::write(file, self.script(info, seed)).map_err(|error| error.to_string())?;
        }
        if total.runs.is_multiple_of(100) {
            eprint!("\r{} of {} runs", total.runs, self.seeds.end - self.seeds.start);
            let _ = std::io::stderr().flush();
        }
        Ok(())
    }
}
