//! What a replica is told when it is started.

use alloc::format;
use alloc::rc::Rc;
use alloc::string::ToString;
use alloc::vec::Vec;
use core::hash::{Hash, Hasher};
use core::ops::Range;

use crate::ids::NodeId;
use crate::info::{Fault, OptionInfo, OptionValue};
use crate::rule::Rule;
use crate::settings::UnknownSetting;
use crate::sign::{Signed, Signer, SigningKey};
use crate::time::Time;

/// Who a replica is and in which cluster it lives. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Config {
    me: NodeId,
    key: SigningKey,
    cluster: Rc<Cluster>,
}

#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct Cluster {
    members: Vec<NodeId>,
    observers: Vec<NodeId>,
    options: Vec<(&'static str, OptionValue)>,
    suspended: Vec<&'static Rule>,
}

impl Config {
    /// The configuration of node `me` in a cluster of nodes 1 to `nodes`, without observers, every
    /// option at its default and every rule upheld. The world calls this, and issues the key.
    pub fn new(me: NodeId, nodes: u32) -> Self {
        let members = (1..=nodes).map(NodeId).collect();
        let cluster = Rc::new(Cluster { members, ..Cluster::default() });
        Self { me, key: SigningKey::issue(Signer::Node(me)), cluster }
    }

    /// The same cluster, with these options chosen.
    #[must_use]
    pub fn with_options(mut self, options: Vec<(&'static str, OptionValue)>) -> Self {
        Rc::make_mut(&mut self.cluster).options = options;
        self
    }

    /// The same cluster, with these rules suspended.
    #[must_use]
    pub fn with_suspended(mut self, rules: Vec<&'static Rule>) -> Self {
        Rc::make_mut(&mut self.cluster).suspended = rules;
        self
    }

    /// The same cluster, in which only `members` vote and `observers` look on.
    #[must_use]
    pub fn with_members(mut self, members: Vec<NodeId>, observers: Vec<NodeId>) -> Self {
        let cluster = Rc::make_mut(&mut self.cluster);
        (cluster.members, cluster.observers) = (members, observers);
        self
    }

    /// The same cluster, as node `me` sees it.
    #[must_use]
    pub fn seen_by(&self, me: NodeId) -> Self {
        let key = SigningKey::issue(Signer::Node(me));
        Self { me, key, cluster: Rc::clone(&self.cluster) }
    }

    /// Which node this is.
    pub const fn me(&self) -> NodeId {
        self.me
    }

    /// Who votes, in order, this node included if it does.
    pub fn members(&self) -> &[NodeId] {
        &self.cluster.members
    }

    /// Who looks on without a vote.
    pub fn observers(&self) -> &[NodeId] {
        &self.cluster.observers
    }

    /// Every member but this node.
    pub fn peers(&self) -> impl Iterator<Item = NodeId> + '_ {
        self.members().iter().copied().filter(|&node| node != self.me)
    }

    /// The smallest number of members such that any two sets of that size share one.
    pub fn majority(&self) -> usize {
        self.members().len() / 2 + 1
    }

    /// The number of Byzantine members that can be borne: f = ⌊(n − 1) / 3⌋.
    pub fn liars(&self) -> usize {
        Fault::Byzantine.tolerated(self.members().len())
    }

    /// The smallest number of members such that any two sets of that size share an honest one:
    /// ⌈(n + f + 1) / 2⌉, which is 2f + 1 when n = 3f + 1, and right for every other n too.
    pub fn byzantine_quorum(&self) -> usize {
        (self.members().len() + self.liars() + 1).div_ceil(2)
    }

    /// The smallest number of members of which one is honest: f + 1.
    pub fn byzantine_weak_quorum(&self) -> usize {
        self.liars() + 1
    }

    /// Whether this rule holds in this run. Cores ask [`crate::Output::enforces`], which also
    /// cites.
    pub fn is_enforced(&self, rule: &Rule) -> bool {
        !self.cluster.suspended.iter().any(|suspended| suspended.id == rule.id)
    }

    /// The rules that are suspended in this run.
    pub fn suspended(&self) -> &[&'static Rule] {
        &self.cluster.suspended
    }

    /// Signs as this node.
    pub fn sign<T>(&self, content: T) -> Signed<T> {
        self.key.sign(content)
    }

    /// An option that is on or off.
    pub fn flag(&self, option: &OptionInfo) -> bool {
        matches!(self.option(option), OptionValue::Flag(true))
    }

    /// An option that is a number.
    pub fn count(&self, option: &OptionInfo) -> u32 {
        match self.option(option) {
            OptionValue::Count(count) => count,
            _ => 0,
        }
    }

    /// Refuses the number that an option has, saying what would do.
    pub fn refuse(&self, option: &OptionInfo, expected: &str) -> UnknownSetting {
        UnknownSetting::new(option.name, &self.count(option).to_string(), expected)
    }

    /// Whether the number of an option is no less.
    ///
    /// # Errors
    /// It is less.
    pub fn at_least(&self, option: &OptionInfo, least: u32) -> Result<(), UnknownSetting> {
        let fits = self.count(option) >= least;
        fits.then_some(()).ok_or_else(|| self.refuse(option, &format!("at least {least}")))
    }

    /// Whether the number of an option is no more than there are of something: `3 nodes`.
    ///
    /// # Errors
    /// It is more.
    pub fn at_most(
        &self,
        option: &OptionInfo,
        most: usize,
        of: &str,
    ) -> Result<(), UnknownSetting> {
        let fits = self.count(option) as usize <= most;
        let expected = || format!("at most {most}: there are no more {of}");
        fits.then_some(()).ok_or_else(|| self.refuse(option, &expected()))
    }

    /// An option that is a span of time, as the range that a timer takes: exactly that span.
    pub fn time(&self, option: &OptionInfo) -> Range<Time> {
        self.range(option)
    }

    /// An option that is a range of time.
    pub fn range(&self, option: &OptionInfo) -> Range<Time> {
        match self.option(option) {
            OptionValue::Range(from, to) => from..to,
            OptionValue::Time(span) => span..Time(span.0 + 1),
            OptionValue::Count(_) | OptionValue::Flag(_) => Time::ZERO..Time(1),
        }
    }

    fn option(&self, option: &OptionInfo) -> OptionValue {
        let chosen = self.cluster.options.iter().find(|(name, _)| *name == option.name);
        chosen.map_or(option.default, |&(_, value)| value)
    }
}

impl PartialEq for Config {
    fn eq(&self, other: &Self) -> bool {
        self.me == other.me
            && (Rc::ptr_eq(&self.cluster, &other.cluster) || self.cluster == other.cluster)
    }
}

impl Eq for Config {}

/// Within one run all clusters are equal, so the node alone is hashed.
impl Hash for Config {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.me.hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cluster(nodes: u32) -> Config {
        Config::new(NodeId(1), nodes)
    }

    #[test]
    fn any_two_majorities_share_a_node() {
        for n in 1..=25 {
            let quorum = cluster(n).majority();
            assert!(2 * quorum > n as usize, "two majorities of {n} must overlap");
            assert!(2 * (quorum - 1) <= n as usize, "and be no larger than needed");
        }
    }

    #[test]
    fn any_two_byzantine_quorums_share_an_honest_node_for_every_n() {
        for n in 1..=25 {
            let config = cluster(n);
            let (quorum, liars) = (config.byzantine_quorum(), config.liars());
            assert!(2 * quorum > n as usize + liars, "two quorums of {n} share f + 1 nodes");
            assert!(quorum <= n as usize - liars, "a quorum of {n} exists without the liars");
        }
        assert_eq!((cluster(4).byzantine_quorum(), cluster(7).byzantine_quorum()), (3, 5));
        assert_eq!((cluster(5).byzantine_quorum(), cluster(6).byzantine_quorum()), (4, 4));
    }
}
