//! Clients: what they ask, whom, and what they make of the answers.

use protocol::{
    Answer, ClientId, Key, NodeId, Operation, ReadLevel, Reply, Request, RequestId, Signed, Signer,
    SigningKey, Slot, Time, Value,
};

use crate::chance::{Chance, Stream};
use crate::event_queue::ScheduledEvent;

/// A client with a session: it names each request once, and sends it again under the same name
/// until it is answered.
#[derive(Clone, Debug)]
pub struct Client {
    /// The client's number.
    pub id: ClientId,
    /// Whom it takes for the leader.
    pub leader: Option<NodeId>,
    /// What it waits for, in order of the numbers.
    pub open: Vec<OpenRequest>,
    /// What it waited for when it crashed.
    pub abandoned: Vec<OpenRequest>,
    /// It holds still: it asks nothing, and answers wait.
    pub paused: bool,
    /// It has crashed.
    pub gone: bool,
    pub(crate) life: u32,
    /// What fell due while it held still.
    pub(crate) held: Vec<ScheduledEvent>,
    pub(crate) busy: bool,
    asked: u64,
    /// What it asked last.
    pub(crate) last: Option<Request>,
    /// The last slot that an answer reflected.
    seen: Slot,
}

/// A request that is not answered yet.
#[derive(Clone, Debug)]
pub struct OpenRequest {
    /// The request.
    pub request: Request,
    /// When it was first sent.
    pub since: Time,
    /// How often it was sent.
    pub attempts: u32,
    /// To whom it was sent last.
    pub at: NodeId,
    /// How often it was sent on since the client last asked of its own accord.
    sent_on: u32,
    replies: Vec<(NodeId, Reply)>,
}

/// What it takes to make a client believe an answer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AnswerQuorum {
    /// So many nodes must answer alike.
    pub(crate) needed: usize,
    /// Nodes may lie: whom a single one names as its leader is nothing to go by. The leader follows
    /// from the epoch instead, around so many nodes.
    pub(crate) turns: Option<u32>,
    /// A client that is sent on more often than this waits before it asks again.
    pub(crate) hops: u32,
}

/// What a client does about a reply.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ReplyVerdict {
    /// It is an old one.
    Stale,
    /// It waits for more that are equal.
    Wait,
    /// It has its answer.
    Answered(Answer),
    /// It is refused for good.
    Refused,
    /// It asks this node at once.
    Again(NodeId),
    /// It does not know whom to ask, and waits until it loses patience.
    Lost,
}

impl Client {
    pub(crate) const fn new(id: ClientId, busy: bool) -> Self {
        Self {
            id,
            leader: None,
            open: Vec::new(),
            abandoned: Vec::new(),
            paused: false,
            gone: false,
            life: 0,
            held: Vec::new(),
            busy,
            asked: 0,
            last: None,
            seen: Slot(0),
        }
    }

    /// Names a new request.
    pub(crate) fn ask(
        &mut self,
        operation: Operation,
        at: Option<NodeId>,
        now: Time,
    ) -> (NodeId, Signed<Request>) {
        self.asked += 1;
        let id = RequestId { client: self.id, number: self.asked };
        let answered_below = self.open.first().map_or(id.number, |open| open.request.id.number);
        let request = Request::new(id, answered_below, operation).having_seen(self.seen);
        let at = at.or(self.leader).unwrap_or(NodeId(1));
        self.last = Some(request.clone());
        self.open.push(OpenRequest {
            request: request.clone(),
            since: now,
            attempts: 1,
            at,
            sent_on: 0,
            replies: Vec::new(),
        });
        (at, self.sign(request))
    }

    /// Sends an open request once more: to `at`, or to the next node after the last one tried.
    pub(crate) fn ask_again(
        &mut self,
        number: u64,
        at: Option<NodeId>,
        nodes: u32,
    ) -> Option<(NodeId, Signed<Request>, u32)> {
        let leader = self.leader;
        let open = self.open.iter_mut().find(|open| open.request.id.number == number)?;
        let next = NodeId(open.at.0 % nodes + 1);
        open.at = at.unwrap_or(if leader == Some(open.at) { next } else { leader.unwrap_or(next) });
        if leader == Some(open.at) && at.is_none() {
            self.leader = None;
        }
        open.attempts += 1;
        if at.is_none() {
            open.sent_on = 0;
        }
        let (to, attempts, request) = (open.at, open.attempts, open.request.clone());
        Some((to, self.sign(request), attempts))
    }

    /// Sends the last request once more, whether it is open or not.
    pub(crate) fn resend(
        &mut self,
        at: Option<NodeId>,
        nodes: u32,
    ) -> Option<(NodeId, Signed<Request>, u32)> {
        self.open.iter_mut().for_each(|open| open.sent_on = 0);
        let open = self.ask_again(self.asked, at, nodes);
        let closed = || {
            let request = self.last.clone()?;
            Some((at.or(self.leader).unwrap_or(NodeId(1)), self.sign(request), 0))
        };
        open.or_else(closed)
    }

    /// Takes a reply.
    pub(crate) fn hear(
        &mut self,
        from: NodeId,
        to: RequestId,
        reply: &Reply,
        belief: AnswerQuorum,
    ) -> ReplyVerdict {
        let Some(at) = self.open.iter().position(|open| open.request.id == to) else {
            return ReplyVerdict::Stale;
        };
        match reply {
            Reply::Redirect(_) | Reply::Refused(_) if belief.turns.is_some() => ReplyVerdict::Wait,
            Reply::Redirect(Some(leader))
                if *leader != from && self.open[at].sent_on < belief.hops =>
            {
                self.open[at].sent_on += 1;
                self.leader = Some(*leader);
                ReplyVerdict::Again(*leader)
            }
            Reply::Redirect(_) => {
                self.leader = None;
                ReplyVerdict::Lost
            }
            Reply::Refused(_) => {
                self.open.remove(at);
                ReplyVerdict::Refused
            }
            Reply::Done { answer, at: slot, epoch, .. } => {
                let replies = &mut self.open[at].replies;
                if !replies.iter().any(|(node, _)| *node == from) {
                    replies.push((from, reply.clone()));
                }
                let equal = |(_, known): &&(NodeId, Reply)| matches!(known, Reply::Done { answer: other, .. } if other == answer);
                if replies.iter().filter(equal).count() < belief.needed {
                    return ReplyVerdict::Wait;
                }
                let turn = |nodes: u32| {
                    NodeId(
                        u32::try_from(epoch.0.saturating_sub(1) % u64::from(nodes)).unwrap_or(0)
                            + 1,
                    )
                };
                self.leader = Some(belief.turns.map_or(from, turn));
                self.seen = self.seen.max(*slot);
                self.open.remove(at);
                ReplyVerdict::Answered(answer.clone())
            }
        }
    }

    /// Thinks of something to ask.
    pub(crate) fn think(&self, keys: u32, now: Time, chance: &mut Chance) -> Operation {
        let mut draw = |bound| chance.below(Stream::client(self.id.0), now, bound);
        const NAMES: [&str; 6] = ["x", "y", "z", "u", "v", "w"];
        let which = draw(u64::from(keys.max(1)));
        let name = NAMES.get(usize::try_from(which).unwrap_or(0)).copied();
        let key = name.map_or_else(|| format!("k{which}").as_str().into(), Key::from);
        let value = Value::from(format!("{}.{}", self.id.0, self.asked + 1).as_str());
        match draw(10) {
            0..=2 => Operation::Get { key, level: ReadLevel::Linearizable },
            3 => Operation::Append { key, value },
            _ => Operation::Put { key, value },
        }
    }

    const fn sign(&self, request: Request) -> Signed<Request> {
        SigningKey::issue(Signer::Client(self.id)).sign(request)
    }
}
