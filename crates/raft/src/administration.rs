//! What an administrator may ask for (dissertation chapter 4, §3.10), and what a change of members
//! does to a leader.

use alloc::rc::Rc;
use alloc::vec::Vec;

use protocol::{Change, Command, NodeId, Operation, Output, Reply, Request, RequestId, Rule};

use crate::changes::Step;
use crate::membership::{Membership, exclude, include, nodes};
use crate::progress::Progress;
use crate::replica::{Raft, Role};
use crate::rules::{
    CHANGE_OWN_TERM, CONFIGURATION_IN_LOG, FIXED_MEMBERSHIP, JOINT, ONE_CHANGE, REMOVED_STEPS_DOWN,
};

/// What a change asks for.
enum Wanted {
    /// One server changes its place.
    Single(Step),
    /// These vote from now on, and these listen.
    Members(Vec<NodeId>, Vec<NodeId>),
    /// This server is to lead.
    Transfer(NodeId),
}

impl Raft {
    /// Takes up what the administrator wants from the leader.
    pub(crate) fn administer(&mut self, request: &Request, out: &mut Output<Self>) {
        match self.wanted(request) {
            Some(Wanted::Transfer(target)) => self.transfer(request.id, target, out),
            Some(_) if self.is_joining_by(request.id) => {}
            Some(_) => self.change_members(request, out),
            None => out.reply(request.id, Reply::Refused(&FIXED_MEMBERSHIP)),
        }
    }

    /// Whether that is under way: the request was sent again.
    fn is_joining_by(&self, id: RequestId) -> bool {
        matches!(&self.role, Role::Leader(leadership)
            if leadership.joining.as_ref().is_some_and(|joining| joining.request.id == id))
    }

    /// Appends the configuration that a request asks for, once it may.
    pub(crate) fn change_members(&mut self, request: &Request, out: &mut Output<Self>) {
        if let Some(refusal) = self.refuses_change(request, out) {
            out.reply(request.id, Reply::Refused(refusal));
            return;
        }
        let members = self.members();
        let Some(wanted) = self.wanted(request) else { return };
        if let Wanted::Single(Step::Voter(node)) = wanted
            && !members.voters.contains(&node)
            && self.catches_up_first(node, request, out)
        {
            return;
        }
        let new = match wanted {
            Wanted::Single(step) => members.changed(&[step]),
            Wanted::Members(voters, learners) => {
                let steps = members.steps_to(&voters, &learners);
                let joint = members.entered(&steps);
                if out.upholds(&JOINT) { joint } else { joint.and_then(|joint| joint.left()) }
            }
            Wanted::Transfer(_) => return,
        };
        match new {
            Ok(new) => {
                self.store(Command::from(request.clone()), Some(Rc::new(new)), out);
                self.replicate(out);
                self.commit_alone(out);
            }
            Err(rule) => {
                let _ = out.upholds(rule);
                out.reply(request.id, Reply::Refused(rule));
            }
        }
    }

    /// Why no change may be begun now.
    fn refuses_change(&self, request: &Request, out: &mut Output<Self>) -> Option<&'static Rule> {
        let Role::Leader(leadership) = &self.role else { return Some(&FIXED_MEMBERSHIP) };
        if !self.knows_what_is_committed() && out.upholds(&CHANGE_OWN_TERM) {
            return Some(&CHANGE_OWN_TERM);
        }
        let joins = leadership.joining.as_ref().is_some_and(|it| it.request.id != request.id);
        let pending = self.configurations.at() > self.commit_index || joins;
        (pending && out.upholds(&ONE_CHANGE)).then_some(&ONE_CHANGE)
    }

    /// The configuration in force has changed: whom the leader sends its log to.
    pub(crate) fn reform(&mut self, out: &mut Output<Self>) {
        let _ = out.upholds(&CONFIGURATION_IN_LOG);
        let (me, next) = (self.config.me(), self.disk.last_index());
        let members = self.members();
        let Role::Leader(leadership) = &mut self.role else { return };
        let mut all = members.all();
        exclude(&mut all, me);
        if let Some(joining) = &leadership.joining {
            include(&mut all, joining.node);
        }
        leadership.followers.retain(|follower| all.contains(&follower.node));
        let mut added = Vec::new();
        for node in all {
            if leadership.follower(node).is_none() {
                let at = leadership.followers.partition_point(|follower| follower.node < node);
                leadership.followers.insert(at, Progress::new(node, next));
                added.push(node);
            }
        }
        self.each_follower(|follower, sending| {
            if added.contains(&follower.node) {
                sending.probe(follower, &mut None, out);
            }
        });
        // Those who have answered may be a majority of the new members.
        self.confirm_reads(out);
    }

    /// What is committed may be a configuration: a joint one is left, and a leader that is no
    /// longer among the voters makes room.
    pub(crate) fn on_members_committed(&mut self, out: &mut Output<Self>) {
        self.configurations.commit(self.commit_index);
        let committed = self.configurations.at() <= self.commit_index;
        if !committed || !matches!(self.role, Role::Leader(_)) {
            return;
        }
        let members = self.members();
        if let Ok(left) = members.left() {
            self.store(Command::Noop, Some(Rc::new(left)), out);
            self.replicate(out);
            self.commit_alone(out);
        } else if !members.is_voter(self.config.me()) && out.upholds(&REMOVED_STEPS_DOWN) {
            self.follow(None, out);
        }
    }

    /// The configuration that counts.
    pub(crate) fn members(&self) -> Rc<Membership> {
        let members = if self.config.upholds(&CONFIGURATION_IN_LOG) {
            self.configurations.latest()
        } else {
            self.configurations.as_of(self.commit_index)
        };
        Rc::clone(members)
    }

    /// What a request asks for, if it makes sense and names nodes that there are.
    fn wanted(&self, request: &Request) -> Option<Wanted> {
        let Operation::Change(Change { word, arguments }) = &request.operation else { return None };
        let known =
            |list: &Vec<NodeId>| list.iter().all(|node| self.config.members().contains(node));
        let list = |at: usize| arguments.get(at).and_then(|text| nodes(text)).filter(known);
        let one = || match (list(0)?.as_slice(), arguments.len()) {
            (&[node], 1) => Some(node),
            _ => None,
        };
        Some(match &**word {
            "add" | "promote" => Wanted::Single(Step::Voter(one()?)),
            "learner" => Wanted::Single(Step::Learner(one()?)),
            "remove" => Wanted::Single(Step::Remove(one()?)),
            "transfer" => Wanted::Transfer(one()?),
            "reconfigure" if arguments.len() <= 2 => {
                Wanted::Members(list(0)?, if arguments.len() == 2 { list(1)? } else { Vec::new() })
            }
            _ => return None,
        })
    }
}
