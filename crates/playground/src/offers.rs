//! What can be done to something that somebody points at: the menus of a front end.
//!
//! [`at`] takes a snapshot and a target, and returns groups in the order of a menu. A group has a title
//! (empty for what is done most often, which belongs on a bar), offers, and fields. An offer carries its
//! [`Action`], so a click is `Command::Act(offer.action.clone())`; a field carries the beginning of a
//! line, so what was typed is `Command::ActLine(field.line(text))`. Everything follows from the rows of
//! the grammar (`scenario::offer`): a new word whose row says where it is offered appears by itself.
//!
//! What cannot be done now has [`Offer::why_not`]. A front end may show it as a disabled button with the
//! reason, or leave it out: [`OfferGroup::open`] lists the others. What the mode of the run excludes is
//! not listed at all.

mod fill;
mod needs;

use protocol::NodeId;
use scenario::{
    Action, OfferPlace, RunMode, Scenario, WORDS, WordGroup, WordInfo, offer::plain, parse_action,
};

use crate::moment::Snapshot;
use crate::report::capitalised;
use crate::snapshot::End;
use fill::Draft;

/// What somebody points at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OfferTarget {
    /// A node, by its number.
    Node(u32),
    /// A client, by its number.
    Client(u32),
    /// The link between two ends.
    Link(End, End),
    /// A message in flight, by its number in the run. Requests and answers are offered nothing.
    Message(u64),
    /// The whole cluster.
    Cluster,
}

/// Offers below one title.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct OfferGroup {
    /// The title; empty for what is done most often.
    pub title: String,
    /// What can be clicked, in order.
    pub offers: Vec<Offer>,
    /// What can be typed.
    pub fields: Vec<OfferField>,
}

/// Something that can be done with a click.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Offer {
    /// Its name, in a few words: `Crash`, `S3`, `80..120ms`.
    pub label: String,
    /// What is done. As a line of script it is `action.to_string()`.
    pub action: Action,
    /// What it does, as the rest of a sentence without a full stop.
    pub explains: String,
    /// Why it cannot be done now, or would change nothing, as a sentence.
    pub why_not: Option<String>,
}

/// A line of script that somebody completes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OfferField {
    /// What is to be typed: `from 0 to 1`.
    pub label: String,
    /// The beginning of the line: `loss 1-2`.
    pub before: String,
    /// What it does, as the rest of a sentence without a full stop.
    pub explains: String,
    /// Why it cannot be done now, as a sentence.
    pub why_not: Option<String>,
}

impl OfferGroup {
    /// What can be done now.
    pub fn open(&self) -> impl Iterator<Item = &Offer> {
        self.offers.iter().filter(|offer| offer.why_not.is_none())
    }
}

impl OfferField {
    /// The whole line, with what somebody typed.
    pub fn line(&self, typed: &str) -> String {
        format!("{} {}", self.before, typed.trim())
    }
}

impl OfferTarget {
    /// In which rows of the grammar its offers stand.
    pub const fn place(self) -> OfferPlace {
        match self {
            Self::Node(_) => OfferPlace::Node,
            Self::Client(_) => OfferPlace::Client,
            Self::Link(..) => OfferPlace::Link,
            Self::Message(_) => OfferPlace::Message,
            Self::Cluster => OfferPlace::Cluster,
        }
    }
}

/// What can be done to a target at this moment, in the order of a menu. Nothing for a target that is not
/// there: a node that the cluster does not have, or a message that has arrived.
pub fn at(shown: &Snapshot, target: OfferTarget) -> Vec<OfferGroup> {
    if !exists(shown, target) {
        return Vec::new();
    }
    let place = target.place();
    let mut rows: Vec<_> = WORDS
        .iter()
        .filter(|info| is_played(shown, info.only))
        .flat_map(|info| info.forms.iter().map(move |form| (info, form)))
        .flat_map(|(info, form)| form.offers.iter().map(move |offer| (info, form, offer)))
        .filter(|(.., offer)| offer.place == place && is_played(shown, offer.only))
        .collect();
    // By hand, what is due stands first.
    rows.sort_by_key(|(info, _, offer)| (offer.order(), info.group != WordGroup::ByHand));
    let mut world = Scenario::of(shown.info);
    world.world.nodes = u32::try_from(shown.cluster.nodes.len()).unwrap_or(1);
    let mut groups = Vec::new();
    for (_, form, offer) in rows {
        for draft in fill::all(shown, target, offer) {
            let why_not = needs::unmet(shown, target, &draft, offer.needs);
            add(&mut groups, &world, form.says, draft, why_not);
        }
    }
    groups
}

/// The offers of one word, whichever group they stand in.
pub fn of_word<'a>(groups: &'a [OfferGroup], word: &str) -> Vec<&'a Offer> {
    let offers = groups.iter().flat_map(|group| &group.offers);
    offers.filter(|offer| WordInfo::of(&offer.action).word == word).collect()
}

fn exists(shown: &Snapshot, target: OfferTarget) -> bool {
    let cluster = &shown.cluster;
    let end = |end| match end {
        End::Node(id) => cluster.nodes.iter().any(|node| node.id == id),
        End::Client(id) => cluster.clients.iter().any(|client| client.id == id),
    };
    match target {
        OfferTarget::Node(id) => end(End::Node(id)),
        OfferTarget::Client(id) => end(End::Client(id)),
        OfferTarget::Link(from, to) => from != to && end(from) && end(to),
        OfferTarget::Message(id) => cluster.flights.iter().any(|flight| flight.id == id),
        OfferTarget::Cluster => true,
    }
}

fn is_played(shown: &Snapshot, only: Option<RunMode>) -> bool {
    only.is_none_or(|mode| (mode == RunMode::Hand) == shown.by_hand)
}

/// Puts a draft below its title. One that nobody could write is left out: a session between a node and
/// a client, or a split with nobody on the other side.
fn add(
    groups: &mut Vec<OfferGroup>,
    world: &Scenario,
    says: &str,
    draft: Draft,
    why_not: Option<String>,
) {
    let explains = draft.says.unwrap_or_else(|| plain(says));
    let field = draft.line.strip_suffix('…').map(|before| before.trim_end().to_owned());
    let action = match &field {
        None => match parse_action(&draft.line, world) {
            Ok(action) => Some(action),
            Err(_) => return,
        },
        Some(_) => None,
    };
    let at = groups.iter().position(|group| group.title == draft.title).unwrap_or_else(|| {
        groups.push(OfferGroup { title: draft.title.clone(), ..OfferGroup::default() });
        groups.len() - 1
    });
    let label = draft.label;
    match (action, field) {
        (Some(action), _) => {
            let label = capitalised(&label);
            groups[at].offers.push(Offer { label, action, explains, why_not });
        }
        (None, Some(before)) => {
            groups[at].fields.push(OfferField { label, before, explains, why_not });
        }
        (None, None) => {}
    }
}

/// Who leads.
fn leader(shown: &Snapshot) -> Option<u32> {
    shown.leader.map(|NodeId(leader)| leader)
}
