//! The adversary: what liars make of what leaves their gates.
//!
//! A liar runs its core as everybody does. Only what leaves its gate passes through the ways in
//! which it lies, one after another, and each makes nothing, one thing or more of it. So a liar can
//! say whatever it likes, but only as itself: its core signs with its own key, [`Protocol::forge`]
//! has no other, and a link vouches for the node at its other end.
//!
//! [`Protocol::forge`]: protocol::Protocol::forge

use protocol::{ClientId, Config, NodeId, Request, Signed};
use scenario::lie::REPLY;
use scenario::{Endpoint, LieTerms};

use crate::chance::{Stream, pick};
use crate::core::{Core, Durable, Effect, Message};
use crate::event::{NodeAction, Payload, Trick};
use crate::twins::Twins;
use crate::world::World;

/// So many messages liars remember, all together.
const REMEMBERED: usize = 256;
/// And so many requests.
const REQUESTS: usize = 64;

/// The liars of a run, and what they share.
#[derive(Clone, Debug, Default)]
pub struct Adversary {
    pub(crate) liars: Vec<Liar>,
    pub(crate) clients: Vec<(ClientId, LieTerms)>,
    pub(crate) knowledge: LiarKnowledge,
}

/// What liars know: messages and requests that they saw.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct LiarKnowledge {
    /// What they told and were told, oldest first: from whom, to whom.
    messages: Vec<(NodeId, NodeId, Message)>,
    /// What clients asked of them.
    requests: Vec<Signed<Request>>,
}

/// A node that lies, or did once.
#[derive(Clone, Debug)]
pub(crate) struct Liar {
    pub(crate) node: NodeId,
    pub(crate) ways: Vec<ActiveLie>,
    pub(crate) twins: Option<Twins>,
    /// Where the second of its twins is, or was, kept.
    pub(crate) second: Option<usize>,
}

/// A way of lying, and how often it has been done.
#[derive(Clone, Debug)]
pub(crate) struct ActiveLie {
    pub(crate) how: LieKind,
    pub(crate) terms: LieTerms,
    done: u32,
}

/// What is done to something that leaves a gate.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum LieKind {
    /// It never leaves.
    Withhold,
    /// It leaves later.
    Delay,
    /// Something told or heard before leaves once more after it.
    Replay,
    /// It leaves twice.
    Duplicate,
    /// It leaves once more in another's name.
    Impersonate,
    /// The protocol says what leaves in its place.
    Forge(&'static str),
}

impl LieKind {
    /// What scripts call it.
    const fn word(self) -> &'static str {
        match self {
            Self::Withhold => "withhold",
            Self::Delay => "delay",
            Self::Replay => "replay",
            Self::Duplicate => "duplicate",
            Self::Impersonate => "impersonate",
            Self::Forge(kind) => kind,
        }
    }
}

impl ActiveLie {
    pub(crate) const fn new(how: LieKind, terms: LieTerms) -> Self {
        Self { how, terms, done: 0 }
    }

    /// Whether it is about this, chance and number aside.
    fn is_about(&self, saying: &Saying) -> bool {
        let word = match &saying.payload {
            Payload::Message(message) => message.describe().word().id,
            _ => REPLY,
        };
        let LieTerms { to, kinds, first, .. } = &self.terms;
        (to.is_empty() || to.contains(&saying.to))
            && (kinds.is_empty() || kinds.iter().any(|kind| kind == word))
            && first.is_none_or(|first| self.done < first)
            && !matches!(saying.trick, Some(Trick::Posed(_)))
    }
}

impl Adversary {
    /// Whether this node lies at present.
    pub fn lies(&self, node: NodeId) -> bool {
        let lies = |liar: &Liar| !liar.ways.is_empty() || liar.twins.is_some();
        self.liar(node).is_some_and(lies)
    }

    /// How a node lies at present, as scripts say it: `withhold to=2`.
    pub fn ways(&self, node: NodeId) -> Vec<String> {
        let Some(liar) = self.liar(node) else { return Vec::new() };
        let twins = liar.twins.iter().map(|_| "twins".to_owned());
        let ways = liar.ways.iter().map(|way| format!("{}{}", way.how.word(), way.terms));
        twins.chain(ways).collect()
    }

    /// Whether this client lies at present.
    pub fn client_lies(&self, client: ClientId) -> bool {
        self.clients.iter().any(|(known, _)| *known == client)
    }

    pub(crate) fn liar(&self, node: NodeId) -> Option<&Liar> {
        self.liars.iter().find(|liar| liar.node == node)
    }

    pub(crate) fn liar_mut(&mut self, node: NodeId) -> &mut Liar {
        let known = self.liars.iter().position(|liar| liar.node == node);
        let at = known.unwrap_or_else(|| {
            self.liars.push(Liar { node, ways: Vec::new(), twins: None, second: None });
            self.liars.len() - 1
        });
        &mut self.liars[at]
    }

    /// What liars have heard by now.
    pub const fn knowledge(&self) -> &LiarKnowledge {
        &self.knowledge
    }
}

impl LiarKnowledge {
    /// A message reached a liar, or left it.
    pub fn hear(&mut self, from: NodeId, to: NodeId, message: &Message) {
        if self.messages.len() == REMEMBERED {
            self.messages.remove(0);
        }
        self.messages.push((from, to, message.clone()));
    }

    /// A request reached a liar.
    pub fn hear_request(&mut self, request: &Signed<Request>) {
        if self.requests.contains(request) {
            return;
        }
        if self.requests.len() == REQUESTS {
            self.requests.remove(0);
        }
        self.requests.push(request.clone());
    }
}

/// What a liar knows when it forges, without the types of its protocol; see [`protocol::Lie`].
#[derive(Clone, Copy, Debug)]
pub struct LieContext<'a> {
    /// The kind of lie.
    pub kind: &'static str,
    /// Which variety.
    pub draw: u64,
    /// Whether the receiver is to hear something else than the rest.
    pub apart: bool,
    /// What the liar's own disk holds.
    pub disk: &'a Durable,
    /// What liars have heard.
    pub knowledge: &'a LiarKnowledge,
}

impl LiarKnowledge {
    pub(crate) fn messages(&self) -> &[(NodeId, NodeId, Message)] {
        &self.messages
    }

    pub(crate) fn requests(&self) -> &[Signed<Request>] {
        &self.requests
    }
}

impl LieContext<'_> {
    /// What leaves a liar in the place of `told`, to other nodes and to clients; `None` where this
    /// lie leaves it as it is.
    pub fn instead(self, core: Core, config: &Config, told: &Effect) -> Option<Vec<Effect>> {
        let forged = core.forge(config, told, self);
        let exists =
            |node: &NodeId| config.members().contains(node) || config.observers().contains(node);
        let leaves = |effect: &Effect| match effect {
            Effect::Send(to, _) => *to != config.me() && exists(to),
            Effect::Reply(..) => true,
            _ => false,
        };
        (!forged.is_empty()).then(|| forged.into_iter().filter(leaves).collect())
    }
}

/// Whether a node is in the half that hears something else than the rest: the higher numbers, after
/// a turn by so many.
pub const fn is_apart(node: NodeId, nodes: u32, turned: u64) -> bool {
    let nodes = nodes as u64;
    (node.0 as u64 - 1 + turned) % nodes >= nodes.div_ceil(2)
}

/// Something on its way out of a gate.
#[derive(Clone, Debug)]
struct Saying {
    to: Endpoint,
    payload: Payload,
    later: protocol::Time,
    trick: Option<Trick>,
}

impl World {
    /// Lets something leave the gate of the node at a place, by way of all its lies.
    pub(crate) fn say(&mut self, at: usize, to: Endpoint, payload: Payload) {
        let me = self.nodes[at].id();
        let second = self.is_second(at);
        let trick = second.then_some(Trick::Twin);
        let mut sayings = vec![Saying { to, payload, later: protocol::Time::ZERO, trick }];
        if let Some(liar) = self.adversary.liar(me) {
            if !self.talks(liar, second, to) {
                return;
            }
            for way in 0..liar.ways.len() {
                sayings = sayings.into_iter().flat_map(|it| self.bend(at, way, it)).collect();
            }
        }
        for saying in sayings {
            self.let_go(me, saying);
        }
    }

    /// What one way of lying makes of something.
    fn bend(&mut self, at: usize, way: usize, saying: Saying) -> Vec<Saying> {
        let me = self.nodes[at].id();
        let liar = self.adversary.liar_mut(me);
        let ActiveLie { how, terms, .. } = &liar.ways[way];
        let (how, terms) = (*how, terms.clone());
        let stream = Stream::lies(me.0);
        if !liar.ways[way].is_about(&saying)
            || !terms.share.is_none_or(|share| self.chance.happens(stream, self.now, share))
        {
            return vec![saying];
        }
        let bent = match how {
            LieKind::Withhold => {
                let Saying { to, payload, .. } = saying;
                self.event.node_actions.push((me, NodeAction::Withheld(to, payload)));
                Vec::new()
            }
            LieKind::Delay => {
                let by = terms.by.unwrap_or_default();
                let later = saying.later + self.chance.time(stream, self.now, &by);
                vec![Saying { later, trick: saying.trick.or(Some(Trick::Late)), ..saying }]
            }
            LieKind::Replay => {
                let again = self.remembered(me, terms.draw, &saying);
                [Some(saying), again].into_iter().flatten().collect()
            }
            LieKind::Duplicate => {
                let again = Saying { trick: Some(Trick::Doubled), ..saying.clone() };
                vec![saying, again]
            }
            LieKind::Impersonate => {
                let other = terms.name.filter(|_| matches!(saying.payload, Payload::Message(_)));
                let other = other.filter(|name| saying.to != Endpoint::Node(*name) && *name != me);
                let posed =
                    other.map(|name| Saying { trick: Some(Trick::Posed(name)), ..saying.clone() });
                [Some(saying), posed].into_iter().flatten().collect()
            }
            LieKind::Forge(kind) => match self.forge(at, kind, &terms, &saying) {
                Some(forged) => forged,
                None => return vec![saying],
            },
        };
        self.adversary.liar_mut(me).ways[way].done += 1;
        bent
    }

    /// What the protocol puts in the place of something, unless it leaves it as it is.
    fn forge(
        &self,
        at: usize,
        kind: &'static str,
        terms: &LieTerms,
        saying: &Saying,
    ) -> Option<Vec<Saying>> {
        let told = match (&saying.payload, saying.to) {
            (Payload::Message(message), Endpoint::Node(to)) => Effect::Send(to, message.clone()),
            (Payload::Reply(to, reply), _) => Effect::Reply(*to, reply.clone()),
            _ => return None,
        };
        let lying = LieContext {
            kind,
            draw: terms.draw.unwrap_or_else(|| self.common_draw()),
            apart: !terms.to.is_empty() || self.is_apart(saying.to),
            disk: &self.nodes[at].disk,
            knowledge: &self.adversary.knowledge,
        };
        let said = |effect: Effect| {
            let trick = if effect == told { saying.trick } else { Some(Trick::Forged(kind)) };
            let (to, payload) = match effect {
                Effect::Send(to, message) => (Endpoint::Node(to), Payload::Message(message)),
                Effect::Reply(to, reply) => {
                    (Endpoint::Client(to.client), Payload::Reply(to, reply))
                }
                _ => return None,
            };
            Some(Saying { to, payload, later: saying.later, trick })
        };
        let instead = lying.instead(self.core, &self.nodes[at].config, &told)?;
        Some(instead.into_iter().filter_map(said).collect())
    }

    /// Something that this liar told or heard before, to be told to the receiver of `saying`: drawn
    /// by chance, unless the script says which; by hand, the oldest.
    fn remembered(&mut self, me: NodeId, which: Option<u64>, saying: &Saying) -> Option<Saying> {
        let Endpoint::Node(_) = saying.to else { return None };
        let own = |(from, to, message): &&(NodeId, NodeId, Message)| {
            let now = matches!(&saying.payload, Payload::Message(said) if said == message);
            (*from == me || *to == me) && !now
        };
        let known: Vec<&Message> = self
            .adversary
            .knowledge
            .messages
            .iter()
            .filter(own)
            .map(|(.., message)| message)
            .collect();
        if known.is_empty() {
            return None;
        }
        let most = known.len() as u64;
        let nth = match which {
            Some(nth) => nth.min(most - 1),
            None if self.settings.by == scenario::RunMode::Hand => 0,
            None => self.chance.below(Stream::lies(me.0), self.now, most),
        };
        let payload = Payload::Message(known[usize::try_from(nth).unwrap_or(0)].clone());
        Some(Saying { payload, trick: Some(Trick::Replayed), ..saying.clone() })
    }

    fn let_go(&mut self, me: NodeId, saying: Saying) {
        let Saying { to, payload, later, trick } = saying;
        if let (Payload::Message(message), Endpoint::Node(to)) = (&payload, to)
            && self.adversary.liar(me).is_some()
        {
            self.adversary.knowledge.hear(me, to, message);
        }
        if let Payload::Reply(to, reply) = &payload {
            self.event.node_actions.push((me, NodeAction::Replied(*to, reply.clone())));
        }
        let is_message = matches!(payload, Payload::Message(_));
        let envelope = self.dispatch_late(Endpoint::Node(me), to, payload, later, trick);
        if is_message {
            self.event.node_actions.push((me, NodeAction::Sent(envelope)));
        }
    }

    /// Which variety of a lie all liars tell.
    fn common_draw(&self) -> u64 {
        if self.by_hand() { 0 } else { self.chance.of_the_run(Stream::lies(0)) }
    }

    /// Whether a node is in the half that hears something else than the rest: by hand the higher
    /// numbers.
    pub(crate) fn is_apart(&self, end: Endpoint) -> bool {
        let Endpoint::Node(node) = end else { return false };
        let nodes = self.settings.nodes;
        let turned = if self.by_hand() { 0 } else { pick(self.common_draw(), u64::from(nodes)) };
        is_apart(node, nodes, turned)
    }
}
