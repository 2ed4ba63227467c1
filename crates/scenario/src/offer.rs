//! What a front end offers to do, and where: a part of each row of the grammar.
//!
//! Behind a form of a word stand its offers: at what somebody points, below which title, with what name,
//! and as which line of script. The line has placeholders in braces, which whoever offers it fills in:
//!
//! | placeholder | stands for |
//! |---|---|
//! | `{node}`, `{client}` | the node or client that is pointed at; for the cluster, each node |
//! | `{other}` | each other node; at a client, each node |
//! | `{others}` | all other nodes, with commas |
//! | `{leader}` | the node that leads |
//! | `{minority}`, `{majority}` | the leader with as many nodes as are no quorum, and all others |
//! | `{way}`, `{back}`, `{both}` | the link that is pointed at: this way, the other, both |
//! | `{message}` | the message in flight that is pointed at |
//! | `{kind}` | each kind of message of the protocol |
//! | `{timer}` | each timer that runs at the node |
//! | `{lie}` | each way in which the node or client can lie, with what it needs |
//! | `{admin}` | each operation on the cluster; at a node, those about one node |
//! | `{key}`, `{value}` | a register, and a value that no request had before |
//! | `{1\|2\|5}` | each of these |
//!
//! A line that ends in `…` is a field, in which somebody types the rest. A title and a name may contain
//! the same placeholders, which are then filled in as people read them.

use crate::scenario::RunMode;

/// Something that a front end offers: a part of a row of the grammar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OfferInfo {
    /// At what it is offered.
    pub place: OfferPlace,
    /// The title below which it stands; empty for what is done most often.
    pub title: &'static str,
    /// Its name, in a few words; of a field, what is typed there.
    pub label: &'static str,
    /// The line of script, with placeholders.
    pub line: &'static str,
    /// In which mode of a run it is offered, where that is not both.
    pub only: Option<RunMode>,
    /// While what is so it can be done; else it would change nothing, or be refused.
    pub needs: Needs,
}

/// At what something is offered.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum OfferPlace {
    /// A node.
    Node,
    /// A client.
    Client,
    /// A link between two ends.
    Link,
    /// A message in flight between two nodes.
    Message,
    /// The whole cluster.
    Cluster,
}

impl OfferPlace {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Node, Self::Client, Self::Link, Self::Message, Self::Cluster];
}

/// What has to be so, that something can be done.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Needs {
    /// Nothing: it can always be done.
    Nothing,
    /// The node or client is not down.
    Up,
    /// The node or client runs: it is neither down nor paused.
    Running,
    /// The node or client is paused.
    Paused,
    /// The node or client is down.
    Down,
    /// A write of the node is under way.
    Writing,
    /// The disk keeps what it wrote.
    Keeping,
    /// The disk forgets what it wrote.
    Forgetting,
    /// The disk can be read.
    Readable,
    /// The disk takes writes.
    Taking,
    /// The disk takes no writes: it is full, or writes fail.
    Refusing,
    /// Something passes this way.
    Open,
    /// Nothing passes this way, for it is cut.
    Cut,
    /// The network is split, or a way is cut.
    Broken,
    /// Links are sessions.
    Sessions,
    /// Links are no sessions.
    Datagrams,
    /// By hand, it is among what can happen next.
    Due,
    /// Something can happen next other than a timer.
    Unsettled,
    /// The protocol serves reads under a lease.
    LeaseReads,
    /// The protocol serves local reads.
    LocalReads,
}

/// The titles in the order in which a menu has them; what else there is comes behind.
const ORDER: &[&str] = &[
    "",
    "Ask",
    "Cut the link to",
    "Messages take, {both}",
    "Messages take, {way}",
    "Messages take, {back}",
    "Messages are lost, {both}",
    "Messages are lost, {way}",
    "Messages are lost, {back}",
    "The session",
    "Arrives later by",
    "Its disk",
    "A write takes",
    "What its disk holds",
    "Its clock runs at",
    "Ask the cluster, about it, to",
    "{admin}",
];

impl OfferInfo {
    /// Where its title stands in a menu.
    pub fn order(&self) -> usize {
        ORDER.iter().position(|title| *title == self.title).unwrap_or(ORDER.len())
    }

    /// The beginning of a line that somebody completes; `None` if the line is complete.
    pub fn beginning(&self) -> Option<&'static str> {
        self.line.strip_suffix('…').map(str::trim_end)
    }
}

/// A sentence without the marks of Markdown, as a front end says it: `` `drop` `` is `drop`, and of
/// `[Lies](#lies)` the name is left.
pub fn plain(markdown: &str) -> String {
    let (mut text, mut rest) = (String::new(), markdown);
    while let Some((before, link)) = rest.split_once('[') {
        text += before;
        let Some((name, behind)) = link.split_once("](") else { break };
        text += name;
        rest = behind.split_once(')').map_or("", |(_, after)| after);
    }
    (text + rest).replace('`', "")
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn marks_are_left_out() {
        assert_eq!(plain("lies; see [Lies](#lies), or `drop`"), "lies; see Lies, or drop");
    }
}
