//! Two small protocols that exist only as descriptions, to read scripts with.

#![allow(dead_code, unreachable_pub, reason = "each test file uses its own part")]

use protocol::{
    Admin, EpochWord, Fault, Flavour, Guards, Info, Links, Maximum, OptionInfo, OptionValue,
    Property, ReplyQuorum, Rule, ServedObject, Time, Word,
};
use scenario::{Mistake, Scenario, parse};

/// Knows a little of everything.
pub static TOY: Info = Info {
    id: "toy",
    name: "Toy",
    also: &["playhouse"],
    paper: "",
    epoch: EpochWord { name: "term", short: "t" },
    noop: "—",
    tolerates: Fault::Crash,
    links: Links::Datagrams,
    serves: ServedObject::Registers,
    session_rule: None,
    replies: ReplyQuorum::One,
    assumes: &[],
    messages: &[&VOTE, &APPEND],
    timers: &[&ELECTION],
    options: &[&PREVOTE, &BATCH, &HEARTBEAT, &TIMEOUT, &VOTERS, &WATCHERS],
    given: &[],
    timeouts: &[],
    rules: &[&OWN_TERM, &ONE_VOTE],
    properties: &[&ELECTION_SAFETY],
    promises: &[],
    admin: &[
        Admin { word: "add", arguments: "NODE", says: "" },
        Admin { word: "compact", arguments: "", says: "" },
    ],
    lies: protocol::lies! { "equivocate", "Anything", "lies"; },
    bugs: &[],
};

/// Shares a rule with the other and has words of its own.
pub static GAME: Info = Info {
    id: "game",
    messages: &[&PREPARE],
    timers: &[],
    options: &[&BATCH, &WINDOW],
    rules: &[&ONE_VOTE],
    properties: &[],
    admin: &[],
    lies: &[],
    ..TOY
};

pub static PROTOCOLS: &[&Info] = &[&TOY, &GAME];

static VOTE: Word = word("vote");
static APPEND: Word = word("append");
static PREPARE: Word = word("prepare");
static ELECTION: Word = word("election");

static PREVOTE: OptionInfo = option("prevote", OptionValue::Flag(false));
static BATCH: OptionInfo = option("batch", OptionValue::Count(64));
static WINDOW: OptionInfo = OptionInfo { least: 1, ..option("window", OptionValue::Count(8)) };
static VOTERS: OptionInfo =
    OptionInfo { most: Maximum::Nodes, ..option("voters", OptionValue::Count(0)) };
static WATCHERS: OptionInfo =
    OptionInfo { most: Maximum::Others, ..option("watchers", OptionValue::Count(0)) };
static HEARTBEAT: OptionInfo = option("heartbeat", OptionValue::Time(Time::millis(50)));
static TIMEOUT: OptionInfo =
    option("election", OptionValue::Range(Time::millis(150), Time::millis(300)));

static OWN_TERM: Rule = rule("own-term");
static ONE_VOTE: Rule = rule("one-vote");

static ELECTION_SAFETY: Property = Property { id: "election-safety", name: "", says: "" };

const fn word(id: &'static str) -> Word {
    Word { id, name: "", says: "", flavour: Flavour::Inform }
}

const fn option(name: &'static str, default: OptionValue) -> OptionInfo {
    OptionInfo { name, says: "", default, swarm: true, least: 0, most: Maximum::Any }
}

const fn rule(id: &'static str) -> Rule {
    Rule { id, says: "", source: "", guards: Guards::Nothing }
}

/// The scenario that a text must be.
pub fn read(text: &str) -> Scenario {
    parse(text, PROTOCOLS).unwrap_or_else(|mistakes| panic!("{text}\n{}", shown(&mistakes)))
}

/// Everything that is wrong with a text.
pub fn wrong_with(text: &str) -> String {
    parse(text, PROTOCOLS).map_or_else(|mistakes| shown(&mistakes), |_| "nothing".to_string())
}

fn shown(mistakes: &[Mistake]) -> String {
    mistakes.iter().map(Mistake::to_string).collect::<Vec<_>>().join("\n")
}
