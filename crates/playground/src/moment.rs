//! Everything that a front end shows of a moment.

use std::fmt;
use std::rc::Rc;

use protocol::{Info, NodeId, Time};

use crate::report::{
    Branch, Caption, Choice, ClaimReport, Future, Mark, RuleReport, Traffic, VerdictReport,
};
use crate::session::Session;
use crate::snapshot::ClusterSnapshot;

/// Everything that a front end shows of a moment of a session. It never changes; parts that did not
/// change are shared with the snapshot before. Two snapshots of one session are equal if nothing was
/// done to it in between that anybody could see, and that is known without comparing what they hold.
#[derive(Clone)]
pub struct Snapshot {
    stamp: Stamp,
    /// The description of the protocol that is played.
    pub info: &'static Info,
    /// The scenario as text, with everything that was done so far.
    pub script: Rc<str>,
    /// Whether nothing happens unless somebody lets it happen.
    pub by_hand: bool,
    /// The number of the last event.
    pub event: u64,
    /// Where the clock stands.
    pub time: Time,
    /// How many events of this future are known.
    pub known: u64,
    /// How far this future is known.
    pub horizon: Time,
    /// Where the run ends.
    pub end: Time,
    /// Whether nothing is left to happen.
    pub is_over: bool,
    /// Nodes, clients, what is on its way, and what stands between them.
    pub cluster: Rc<ClusterSnapshot>,
    /// The last event in words.
    pub caption: Rc<Caption>,
    /// The last notable event in words. Of what is notable in one moment, a remark is told.
    pub highlight: Rc<Caption>,
    /// Whether that is a remark of the script.
    pub is_remark: bool,
    /// By hand, what can happen next.
    pub choices: Rc<[Choice]>,
    /// Who leads in the latest epoch.
    pub leader: Option<NodeId>,
    /// What is known about each property.
    pub verdicts: Rc<[VerdictReport]>,
    /// How many properties are violated.
    pub violations: usize,
    /// What became of each claim of the script.
    pub claims: Rc<[ClaimReport]>,
    /// The protocol's rules, and how often each has decided something.
    pub rules: Rc<[RuleReport]>,
    /// What became of every kind of message.
    pub traffic: Rc<[Traffic]>,
    /// Everything on the timeline of this future, as far as it is known.
    pub marks: Rc<Vec<Mark>>,
    /// All futures but this one, oldest first, as seen from this one.
    pub branches: Rc<[Branch]>,
    /// All futures as a tree.
    pub futures: Rc<[Future]>,
    /// Whether there is something to take back.
    pub can_undo: bool,
    /// Whether there is something to do again.
    pub can_redo: bool,
}

/// What a snapshot depends on: whose it is, how often the script was exchanged, and the moment.
#[derive(Clone)]
pub(crate) struct Stamp {
    session: Rc<()>,
    revision: u64,
    event: u64,
    clock: Time,
    known: u64,
}

impl Stamp {
    /// Whether both are of one session, between two changes of its script.
    fn is_of_same_script(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.session, &other.session) && self.revision == other.revision
    }
}

impl PartialEq for Stamp {
    fn eq(&self, other: &Self) -> bool {
        let moment = |it: &Self| (it.event, it.clock, it.known);
        self.is_of_same_script(other) && moment(self) == moment(other)
    }
}

impl PartialEq for Snapshot {
    fn eq(&self, other: &Self) -> bool {
        self.stamp == other.stamp
    }
}

impl Eq for Snapshot {}

impl fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Stamp { revision, event, clock, known, .. } = &self.stamp;
        write!(f, "Snapshot of event {event} at {clock}, {known} known, script {revision}")
    }
}

impl Session {
    /// Everything that a front end shows of this moment. It is made once, and asked for again while
    /// nothing changes it is the same: so the session remembers the last one, which is all that it
    /// changes in itself when it is asked something.
    pub fn snapshot(&self) -> Rc<Snapshot> {
        let mut shown = self.shown.borrow_mut();
        let stamp = self.stamp();
        let before = shown.take().filter(|before| before.stamp.is_of_same_script(&stamp));
        let snapshot = match before {
            Some(same) if same.stamp == stamp => same,
            before => Rc::new(self.make_snapshot(stamp, before.as_deref())),
        };
        Rc::clone(shown.insert(snapshot))
    }

    fn stamp(&self) -> Stamp {
        Stamp {
            session: Rc::clone(&self.identity),
            revision: self.revision,
            event: self.event(),
            clock: self.time(),
            known: self.known(),
        }
    }

    /// A snapshot that shares with one before, of the same script, what is still so.
    fn make_snapshot(&self, stamp: Stamp, before: Option<&Snapshot>) -> Snapshot {
        let cluster = self.cluster();
        let caption = self.caption_of(false);
        let highlight = match (self.told(), before) {
            (None, _) => Rc::clone(&caption),
            (Some(event), Some(before)) if before.highlight.event == event => {
                Rc::clone(&before.highlight)
            }
            (Some(_), _) => self.caption_of(true),
        };
        Snapshot {
            info: self.info(),
            script: before.map_or_else(|| self.script().into(), |it| Rc::clone(&it.script)),
            by_hand: self.by_hand(),
            event: self.event(),
            time: self.time(),
            known: self.known(),
            horizon: self.horizon(),
            end: self.end(),
            is_over: self.is_over(),
            choices: self.choices_in(&cluster).into(),
            cluster: Rc::new(cluster),
            caption,
            is_remark: self.is_remark(highlight.event),
            highlight,
            leader: self.leader(),
            verdicts: self.verdicts().into(),
            violations: self.violations(),
            claims: self.claims().into(),
            rules: self.rules().into(),
            traffic: self.traffic().into(),
            marks: Rc::clone(self.history.marks()),
            branches: before.map_or_else(|| self.branches().into(), |it| Rc::clone(&it.branches)),
            futures: before.map_or_else(|| self.futures().into(), |it| Rc::clone(&it.futures)),
            can_undo: self.can_undo(),
            can_redo: self.can_redo(),
            stamp,
        }
    }
}
