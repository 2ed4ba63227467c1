//! From scenario to text, in the one canonical form.

use std::fmt::{Display, Formatter, Result};

use protocol::{OptionValue, Settings, joined};

use crate::action::{DiskChange, Endpoint, MessageRef, Path, Pending};
use crate::amount::{Chosen, TimeRange};
use crate::scenario::{
    Claim, ClaimedFact, Line, Moment, Order, RunMode, Scenario, Statement, WorldSettings,
};
use crate::setting::given_line;

/// The whole script: the head, the given disks, the lines, the end.
impl Display for Scenario {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "{}{}", joined(self.protocols.iter().map(|info| info.id), ","), self.world)?;
        let rules = self.suspended_ids();
        if !rules.is_empty() {
            write!(f, " suspend={}", joined(rules, ","))?;
        }
        for (name, value) in self.chosen() {
            write!(f, " {name}={}", Chosen(value))?;
        }
        writeln!(f)?;
        for (node, settings) in &self.given {
            writeln!(f, "{}", given_line(*node, settings))?;
        }
        self.lines.iter().try_for_each(|line| writeln!(f, "{line}"))?;
        self.end.map_or(Ok(()), |end| writeln!(f, "end {end}"))
    }
}

impl Scenario {
    /// The options that differ from their defaults, in the order in which the protocols list them.
    pub(crate) fn chosen(&self) -> Vec<(&'static str, OptionValue)> {
        let order = each_once(self.protocols.iter().flat_map(|info| info.options), |it| it.name);
        let value = |name| self.options.iter().rev().find(|(known, _)| *known == name);
        order
            .into_iter()
            .filter_map(|option| value(option.name).copied())
            .filter(|&(name, value)| {
                let mut defaults = self.protocols.iter().filter_map(|info| info.option(name));
                defaults.any(|option| option.default != value)
            })
            .collect()
    }

    /// The names of the suspended rules, each once, in the order in which the protocols list them.
    pub(crate) fn suspended_ids(&self) -> Vec<&'static str> {
        let rules = self.protocols.iter().flat_map(|info| info.rules).map(|rule| rule.id);
        let suspended = |id: &&str| self.suspended.iter().any(|rule| rule.id == *id);
        each_once(rules.filter(suspended), |id| id)
    }
}

/// The first item of each name, in order.
pub(crate) fn each_once<T>(items: impl Iterator<Item = T>, name: fn(&T) -> &str) -> Vec<T> {
    let mut list: Vec<T> = Vec::new();
    for item in items {
        if !list.iter().any(|known| name(known) == name(&item)) {
            list.push(item);
        }
    }
    list
}

/// The settings that differ from their defaults, each behind a blank.
impl Display for WorldSettings {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        for ((name, value), (_, usual)) in self.settings().iter().zip(Self::default().settings()) {
            if *value != usual {
                write!(f, " {name}={value}")?;
            }
        }
        Ok(())
    }
}

impl Display for RunMode {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(match self {
            Self::Time => "time",
            Self::Hand => "hand",
        })
    }
}

impl Display for Order {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(match self {
            Self::Any => "any",
            Self::Fifo => "fifo",
        })
    }
}

impl Display for Line {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        if let Some(moment) = self.moment {
            write!(f, "{moment} ")?;
        }
        self.what.fmt(f)
    }
}

impl Display for Statement {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Action(action) => action.fmt(f),
            Self::Claim(claim) => claim.fmt(f),
        }
    }
}

impl Display for Moment {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self.after {
            None | Some(0) => self.time.fmt(f),
            Some(events) => write!(f, "{}~{events}", self.time),
        }
    }
}

impl Display for Claim {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "expect {}", self.fact)?;
        self.by.map_or(Ok(()), |by| write!(f, " by {by}"))
    }
}

impl Display for ClaimedFact {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Leader(None) => f.write_str("leader none"),
            Self::Leader(Some(node)) => write!(f, "leader {}", node.0),
            Self::Value(key, value) => write!(f, "value {key} {value}"),
            Self::Decided(slot, value) => write!(f, "decided {slot} {value}"),
            Self::Holds(property) => write!(f, "holds {}", property.id),
            Self::Violated(property) => write!(f, "violated {}", property.id),
            Self::Assumption(property) => write!(f, "assumption {}", property.id),
            Self::Answered => f.write_str("answered"),
            Self::Unanswered => f.write_str("unanswered"),
            Self::Fingerprint(digest) => write!(f, "fingerprint {digest:016x}"),
        }
    }
}

impl Display for MessageRef {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(&self.word)?;
        self.nth.map_or(Ok(()), |nth| write!(f, ".{nth}"))?;
        write!(f, " {}to{}", self.from.0, self.to.0)
    }
}

impl Display for Path {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "{}{}{}", self.from, if self.both { "-" } else { "to" }, self.to)
    }
}

impl Display for Endpoint {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Node(node) => node.0.fmt(f),
            Self::Client(client) => client.fmt(f),
        }
    }
}

impl Display for Pending {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(match self {
            Self::Kept => "kept",
            Self::Lost => "lost",
        })
    }
}

impl Display for DiskChange {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Latency(span) => TimeRange(span).fmt(f),
            Self::Lying => f.write_str("lying"),
            Self::Honest => f.write_str("honest"),
            Self::Corrupt => f.write_str("corrupt"),
            Self::Full => f.write_str("full"),
            Self::Fail(None) => f.write_str("fail"),
            Self::Fail(Some(span)) => write!(f, "fail {span}"),
            Self::Works => f.write_str("works"),
        }
    }
}

pub(crate) struct Given<'a>(pub(crate) &'a Settings);

impl Display for Given<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        self.0.0.iter().try_for_each(|(name, value)| write!(f, " {name}={value}"))
    }
}
