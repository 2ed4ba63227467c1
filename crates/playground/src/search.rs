//! Searching everything that can happen in a cluster, whichever protocol it runs.

use protocol::{LieInfo, UnknownSetting};
use scenario::{Action, Mistake, Scenario, parse_action};
use simulator::Core;

pub use checker::explore::{
    Bounds, Cores, Counterexample, DiskModel, FoundViolation, Limit, Limits, LinkModel, REQUESTS,
    Search, SearchProgress, SearchRequest, SearchStatus, Strategy, Transition,
};

use crate::registry::Registry;
use crate::run;

/// Bounds that some protocols cannot have.
const BOUNDS: [&str; 5] = ["liars", "links", "crashes", "drops", "duplicates"];

/// Everything that can happen by hand in the cluster of a scenario, for a search.
///
/// # Errors
/// A disk (`given …`) that the protocol does not understand, or an option that cannot be played as it
/// says.
pub fn explore(core: Core, scenario: &Scenario, bounds: &Bounds) -> Result<Cores, UnknownSetting> {
    run::checked(core, scenario)?;
    Cores::open(core, scenario, bounds)
}

/// What is to be searched, and how far.
#[derive(Clone, Debug)]
pub struct SearchQuery {
    /// The protocol.
    pub core: Core,
    /// The protocol, its options, the suspended rules, the given disks.
    pub scenario: Scenario,
    /// What may happen.
    pub bounds: Bounds,
    /// When it ends in any case.
    pub limits: Limits,
    /// In which order.
    pub strategy: Strategy,
}

impl SearchQuery {
    /// A search of the cluster that a script describes by its head and its given disks; its
    /// other lines do not count.
    ///
    /// # Errors
    /// Every mistake in the script.
    pub fn of(registry: &Registry, script: &str) -> Result<Self, Vec<Mistake>> {
        let scenario = registry.read(script)?;
        Ok(Self {
            core: registry.core_of(&scenario),
            scenario,
            bounds: Bounds::default(),
            limits: Limits::default(),
            strategy: Strategy::Levels,
        })
    }

    /// Lets a client ask what a line of script says, such as `c2 put x B at 3`.
    ///
    /// # Errors
    /// What is wrong with the line, or why nobody may ask that too.
    pub fn ask(&mut self, line: &str) -> Result<(), String> {
        let action = parse_action(line, &self.scenario);
        let action = action.map_err(|mistakes| mistakes[0].to_string())?;
        let Action::Request { client, operation, at } = action else {
            return Err(format!("`{line}` asks for nothing; put x A at 1 would"));
        };
        let client = client.unwrap_or(protocol::ClientId(1));
        if self.bounds.requests.iter().any(|ask| ask.client == client) {
            return Err(format!("{client} asks already, and each client asks once in a search"));
        }
        if self.bounds.requests.len() == REQUESTS {
            return Err(format!("a search has at most {REQUESTS} requests"));
        }
        self.bounds.requests.push(SearchRequest { client, operation, at });
        Ok(())
    }

    /// A search that has not begun.
    ///
    /// # Errors
    /// A given disk that the protocol does not understand, or a bound that it cannot have.
    pub fn search(&self) -> Result<Search, String> {
        let space = self.space()?;
        Ok(Search::new(Box::new(space), &self.bounds, self.limits, self.strategy))
    }

    /// The same, level by level, with what [`Search::stuck`] needs.
    ///
    /// # Errors
    /// A given disk that the protocol does not understand, or a bound that it cannot have.
    pub fn search_for_progress(&self) -> Result<Search, String> {
        Ok(Search::for_progress(Box::new(self.space()?), &self.bounds, self.limits))
    }

    /// A question as text: how far to search, and below it the cluster. What is not said of the
    /// bounds is as usual: `timers` and `drops` are numbers or `any`, `links` are `unordered`,
    /// `duplicating` or `fifo`, `disk` is `instant` or `gated`, and so many `requests` are clients
    /// that each write another letter to `x` at any node. Disks are gated where nodes crash. Of
    /// `liars` there is none or one, which tells any lie of its protocol or one of `lies`. Behind each
    /// semicolon stands what a client asks instead, as a line of script.
    ///
    /// # Errors
    /// What cannot be read, and what was expected.
    pub fn read(registry: &Registry, bounds: &str, cluster: &str) -> Result<Self, String> {
        let mut question =
            Self::of(registry, cluster).map_err(|mistakes| mistakes[0].to_string())?;
        let mut disk = None;
        let mut parts = bounds.split(';');
        for word in parts.next().unwrap_or_default().split_whitespace() {
            let (name, value) = word.split_once('=').unwrap_or((word, ""));
            let number = value.parse::<u32>();
            let expected = |what: &str| format!("`{word}`: {name} is {what}");
            let count = || number.clone().map_err(|_| expected("a number"));
            let most = || match value {
                "any" => Ok(None),
                _ => number.clone().map(Some).map_err(|_| expected("a number, or any")),
            };
            let (to, limits) = (&mut question.bounds, &mut question.limits);
            match (name, value) {
                ("crashes", _) => to.crashes = count()?,
                ("timers", _) => to.timers = most()?,
                ("drops", _) => to.drops = most()?,
                ("duplicates", _) => to.duplicates = count()?,
                ("retries", _) => to.retries = count()?,
                ("liars", _) => to.liars = count()?,
                ("lies", _) => {
                    let all = question.scenario.protocols[0].lies;
                    to.lies = lies(value, all).map_err(|all| expected(&all))?;
                }
                ("requests", _) if count()? as usize > REQUESTS => {
                    return Err(format!("a search has at most {REQUESTS} requests"));
                }
                ("requests", _) => to.requests = SearchRequest::letters(count()?),
                ("links", "unordered") => to.links = LinkModel::Unordered,
                ("links", "duplicating") => to.links = LinkModel::Duplicating,
                ("links", "fifo") => to.links = LinkModel::Fifo,
                ("links", _) => return Err(expected("unordered, duplicating or fifo")),
                ("disk", "instant") => disk = Some(DiskModel::AtOnce),
                ("disk", "gated") => disk = Some(DiskModel::Gated),
                ("disk", _) => return Err(expected("instant or gated")),
                ("depth", _) => limits.depth = count()?,
                ("states", _) => limits.states = u64::from(count()?),
                _ => return Err(format!("a search knows nothing of `{word}`")),
            }
        }
        let usual = if question.bounds.crashes > 0 { DiskModel::Gated } else { DiskModel::AtOnce };
        question.bounds.disk = disk.unwrap_or(usual);
        let lines: Vec<&str> = parts.map(str::trim).collect();
        if !lines.is_empty() {
            question.bounds.requests.clear();
        }
        for line in lines {
            question.ask(line)?;
        }
        Ok(question)
    }

    fn space(&self) -> Result<Cores, String> {
        explore(self.core, &self.scenario, &self.bounds).map_err(|unknown| {
            let UnknownSetting { name, value, expected } = &unknown;
            match BOUNDS.contains(&name.as_str()) {
                true => format!("`{name}={value}`: {name} is {expected}"),
                false => Mistake::about_given(&self.scenario.to_string(), &unknown).to_string(),
            }
        })
    }
}

/// The lies of a list with commas between them.
///
/// # Errors
/// One of them is unknown; then what there is.
pub fn lies(list: &str, all: &[LieInfo]) -> Result<Vec<&'static str>, String> {
    let known = |word: &str| all.iter().map(|lie| lie.name).find(|name| *name == word);
    let lies: Option<_> = list.split(',').filter(|word| !word.is_empty()).map(known).collect();
    lies.ok_or_else(|| match all {
        [] => "empty, for this protocol tolerates no liars".to_owned(),
        all => format!("some of {}", protocol::joined(all.iter().map(|lie| lie.name), ", ")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bounds: &str, cluster: &str) -> Result<SearchQuery, String> {
        let cores = [Core::of::<raft::Raft>(), Core::of::<pbft::Pbft>()];
        SearchQuery::read(&Registry::new(cores), bounds, cluster)
    }

    const RAFT: &str = "raft nodes=3 by=hand\n";
    const PBFT: &str = "pbft nodes=4 by=hand\n";

    #[test]
    fn a_search_query_is_parsed_word_by_word() {
        let bounds = "crashes=1 timers=any drops=2 duplicates=3 requests=2 retries=1 links=fifo depth=9 states=70";
        let question = read(bounds, RAFT).expect("a question");
        let Bounds {
            crashes,
            timers,
            drops,
            duplicates,
            liars,
            ref lies,
            ref requests,
            retries,
            links,
            disk,
            property,
        } = question.bounds;
        assert_eq!((liars, lies.len(), property, retries), (0, 0, None, 1));
        assert_eq!((crashes, timers, drops, duplicates), (1, None, Some(2), 3));
        assert_eq!((requests.len(), links, disk), (2, LinkModel::Fifo, DiskModel::Gated));
        assert_eq!((question.limits.depth, question.limits.states), (9, 70));
        let asks = read("retries=1; put x A at 1; c2 get x", RAFT).expect("a question");
        let asked: Vec<_> =
            asks.bounds.requests.iter().map(|ask| ask.operation.to_string()).collect();
        assert_eq!(asked, ["x = A", "get x"]);
        let plain = read("", RAFT).expect("a question").bounds;
        assert_eq!(plain, Bounds::default());
    }

    #[test]
    fn unreadable_input_is_reported() {
        let refused = |bounds: &str| read(bounds, RAFT).expect_err(bounds);
        assert_eq!(refused("crashes=some"), "`crashes=some`: crashes is a number");
        let twice = "c1 asks already, and each client asks once in a search";
        assert_eq!(refused("; put x A; get x"), twice);
        assert_eq!(refused("lairs=1"), "a search knows nothing of `lairs=1`");
        let liars = |bounds: &str, cluster: &str| {
            read(bounds, cluster).expect("a question").search().err().unwrap_or_default()
        };
        let why = "`liars=1`: liars is 0, for this protocol tolerates no liars";
        assert_eq!(liars("liars=1", RAFT), why);
        let why = "`liars=2`: liars is 0 or 1, for several share what they hear";
        assert_eq!(liars("liars=2", PBFT), why);
        let why = read("lies=usurp,lie", PBFT).expect_err("no such lie");
        assert!(why.starts_with("`lies=usurp,lie`: lies is some of equivocate, "), "{why}");
        assert_eq!(refused("requests=99"), format!("a search has at most {REQUESTS} requests"));
        assert!(read("", "raft nodes=x\n").is_err());
    }
}
