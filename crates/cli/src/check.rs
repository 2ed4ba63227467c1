//! `synod check`

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::{Mutex, mpsc};
use std::time::Instant;

use clap::Args;
use protocol::Time;
use simulator::Core;

use crate::progress;
use crate::results::{Header, Keeper, Shard, VERSION};
use crate::shrink;
use crate::total::{Played, Total};

/// Plays many runs with faults by chance.
#[derive(Args)]
pub(crate) struct Check {
    /// The protocol: `raft`, `paxos`, `multipaxos`, `zab`, `pbft`.
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
    /// The kinds of fault that the nemesis may use: `crash,split`. All of
    /// them are those that the protocol promises to tolerate.
    #[arg(long, value_name = "KIND,KIND", default_value = "all", value_parser = kinds)]
    nemesis: Kinds,
    /// Where the scenarios of failures are left.
    #[arg(long, value_name = "FOLDER", default_value = "failures")]
    into: PathBuf,
    /// Of how many failures, by seed, small scenarios are made.
    #[arg(long, value_name = "N", default_value_t = 3)]
    shrink: usize,
    /// Plays one of several parts of the seeds, from 1/N to N/N.
    #[arg(long, value_name = "I/N", default_value = "1/1", value_parser = Shard::read)]
    shard: Shard,
    /// Keeps what became of every seed as lines of JSON, for `synod merge`. Seeds that are in the
    /// file already are not played again.
    #[arg(long, value_name = "FILE")]
    results: Option<PathBuf>,
}

fn seeds(text: &str) -> Result<Range<u64>, String> {
    let expected = || format!("`{text}` is not a range of seeds such as 0..1000");
    let (from, to) = text.split_once("..").ok_or_else(expected)?;
    let number = |text: &str| text.parse().map_err(|_| expected());
    let (from, to): (u64, u64) = (number(from)?, number(to)?);
    if from < to {
        return Ok(from..to);
    }
    Err(format!(
        "`{text}` holds no seed, for the end of a range is no part of it; {} would",
        if to < from {
            format!("{to}..{from}")
        } else {
            format!("{from}..{}", to.saturating_add(1))
        }
    ))
}

/// Kinds of fault, each once, in the order of the language; `None` is all that the protocol
/// tolerates.
#[derive(Clone)]
struct Kinds(Option<Vec<&'static str>>);

fn kinds(text: &str) -> Result<Kinds, String> {
    if text == "all" {
        return Ok(Kinds(None));
    }
    let (all, chosen) = (scenario::NEMESIS, text.split(',').collect::<Vec<_>>());
    match chosen.iter().find(|kind| !all.contains(kind)) {
        Some(kind) => {
            Err(format!("there is no fault `{kind}`, only all or some of {}", all.join(",")))
        }
        None => {
            let chosen = all.iter().copied().filter(|kind| chosen.contains(kind));
            Ok(Kinds(Some(chosen.collect())))
        }
    }
}

impl Check {
    pub(crate) fn run(&self) -> crate::Outcome {
        let core = crate::protocol(&self.protocol)?;
        let info = core.info;
        scenario::parse(&self.script(core, self.seeds.start), &[info])
            .map_err(|mistakes| scenario::mistake::told("", &mistakes))?;
        let (mut keeper, known) = match &self.results {
            Some(file) => {
                let (keeper, known) = Keeper::open(file, &self.header(core))?;
                (Some(keeper), known)
            }
            None => (None, Vec::new()),
        };
        let mut total = Total::default();
        known.iter().for_each(|played| total.add(played));
        let (began, before) = (Instant::now(), total.events());
        let known: BTreeSet<u64> = known.iter().map(|played| played.seed).collect();
        self.play_all(core, &known, |played| {
            self.leave(core, &played)?;
            if let Some(keeper) = &mut keeper {
                keeper.keep(&played)?;
            }
            total.add(&played);
            self.tell(&total);
            Ok(())
        })?;
        let (seconds, events) = (began.elapsed().as_secs_f64(), total.events() - before);
        progress::end();
        eprintln!("{events} events in {seconds:.1} s ({:.0} events/s)", events as f64 / seconds);
        let holds = total.report(info, &self.kinds(core), self.suspend.is_some());
        for (seed, _) in total.failures.iter().take(self.shrink) {
            let parsed = scenario::parse(&self.script(core, *seed), &[info]);
            let Ok(failure) = parsed else { continue };
            let name = format!("{}-{seed}", info.id);
            shrink::one(core, &failure, &name, &self.into, self.events, shrink::BUDGET)?;
        }
        Ok(holds)
    }

    /// The kinds of fault of this campaign.
    fn kinds(&self, core: Core) -> Vec<&'static str> {
        match &self.nemesis.0 {
            None => campaign::kinds(core).collect(),
            Some(kinds) => kinds.clone(),
        }
    }

    fn header(&self, core: Core) -> Header {
        let info = core.info;
        Header {
            version: VERSION,
            protocol: info.id.to_owned(),
            seeds: self.seeds.clone(),
            shard: self.shard,
            events: self.events,
            end: self.end.to_string(),
            suspend: self.suspend.clone(),
            nemesis: self.kinds(core).join(","),
        }
    }

    fn script(&self, core: Core, seed: u64) -> String {
        let kinds = self.kinds(core).join(",");
        let script = campaign::script_with(core, seed, self.end, &kinds);
        match &self.suspend {
            Some(rule) => script.replacen('\n', &format!(" suspend={rule}\n"), 1),
            None => script,
        }
    }

    /// Plays the seeds of this part that are not known yet, on all cores.
    fn play_all(
        &self,
        core: Core,
        known: &BTreeSet<u64>,
        mut take: impl FnMut(Played) -> Result<(), String>,
    ) -> Result<(), String> {
        let seeds = Mutex::new(self.shard.of(&self.seeds).filter(|seed| !known.contains(seed)));
        let (sender, receiver) = mpsc::channel();
        let workers = std::thread::available_parallelism().map_or(1, usize::from);
        std::thread::scope(|scope| {
            for _ in 0..workers {
                let (seeds, sender) = (&seeds, sender.clone());
                scope.spawn(move || {
                    loop {
                        let next = seeds.lock().ok().and_then(|mut seeds| seeds.next());
                        let Some(seed) = next else { break };
                        let outcome = campaign::play(core, &self.script(core, seed), self.events);
                        if sender.send((seed, outcome)).is_err() {
                            break;
                        }
                    }
                });
            }
            drop(sender);
            receiver.into_iter().try_for_each(|(seed, outcome)| take(Played::new(seed, outcome?)))
        })
    }

    /// Leaves the scenario of a failure.
    fn leave(&self, core: Core, played: &Played) -> Result<(), String> {
        if played.failure.is_none() {
            return Ok(());
        }
        let failed = |error: std::io::Error| format!("{}: {error}", self.into.display());
        std::fs::create_dir_all(&self.into).map_err(failed)?;
        let file = self.into.join(format!("{}-{}.scenario", core.info.id, played.seed));
        std::fs::write(file, self.script(core, played.seed)).map_err(failed)
    }

    fn tell(&self, total: &Total) {
        if total.runs().is_multiple_of(100) {
            let all = self.shard.of(&self.seeds).count();
            progress::tell(format_args!("{} of {all} runs", total.runs()));
        }
    }
}
