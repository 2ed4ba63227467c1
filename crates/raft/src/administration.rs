//! What an administrator may ask for (dissertation chapter 4, §3.10), and what a change of members
//! does to a leader.

use alloc::rc::Rc;
use alloc::vec::Vec;

use protocol::{Change, Command, NodeId, Operation, Output, Reply, Request, RequestId, Rule, Slot};

use crate::changes::Step;
use crate::durable::Entry;
use crate::membership::{Membership, exclude, include, nodes};
use crate::replica::{Raft, Role};
use crate::rules::{
    ASKED_AGAIN, CHANGE_OWN_TERM, CHANGES_NOTHING, CONFIGURATION_IN_LOG, FIXED_MEMBERSHIP, JOINT,
    ONE_CHANGE, ONE_PLACE, REFUSAL_IN_LOG, REMOVED_STEPS_DOWN,
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
        if self.is_under_way(request.id) && out.enforces(&ASKED_AGAIN) {
            return;
        }
        match self.wanted(request) {
            Ok(Wanted::Transfer(target)) => self.transfer(request, target, out),
            Ok(_) => self.change_members(request, out),
            // What no leader can ever do: every copy of the request is answered so.
            Err(rule) => {
                out.cite(rule);
                out.reply(request.id, Reply::Refused(rule));
            }
        }
    }

    /// Whether a change waits for its commitment or for a server that catches up: the request was
    /// sent again, perhaps to a leader that has it from an earlier one.
    fn is_under_way(&self, id: RequestId) -> bool {
        let Role::Leader(leadership) = &self.role else { return false };
        let joins = leadership.joining.as_ref().is_some_and(|joining| joining.request.id == id);
        let is = |entry: &Entry| matches!(&entry.command, Command::Request(it) if it.id == id);
        joins || self.disk.log.tail(self.commit_index.next()).any(|(_, entry)| is(entry))
    }

    /// Appends the configuration that a request asks for, once it may. A leader that does not know
    /// yet what is committed lets the administrator ask again.
    pub(crate) fn change_members(&mut self, request: &Request, out: &mut Output<Self>) {
        if !self.knows_what_is_committed() && out.enforces(&CHANGE_OWN_TERM) {
            out.reply(request.id, Reply::Redirect(None));
            return;
        }
        let (new, voters) = match self.next_members(request, out) {
            Ok(next) => next,
            Err(rule) => return self.refuse_change(request, rule, out),
        };
        let members = self.members();
        let new_voters = voters.into_iter().filter(|node| !members.voters.contains(node));
        if self.catch_up_first(new_voters.collect(), request, out) {
            return;
        }
        self.store(Command::from(request.clone()), Some(Rc::new(new)), out);
        self.replicate(out);
        self.commit_alone(out);
    }

    /// The configuration that a request leads to, joint or not, and who votes in the end.
    fn next_members(
        &self,
        request: &Request,
        out: &mut Output<Self>,
    ) -> Result<(Membership, Vec<NodeId>), &'static Rule> {
        if let Some(rule) = self.refuses_change(request, out) {
            return Err(rule);
        }
        let members = self.members();
        let new = match self.wanted(request)? {
            Wanted::Single(step) => members.changed(&[step]),
            Wanted::Members(voters, learners) => {
                members.entered(&members.steps_to(&voters, &learners))
            }
            Wanted::Transfer(_) => Err(&FIXED_MEMBERSHIP),
        };
        let new = new.inspect_err(|rule| {
            out.cite(rule);
        })?;
        let left = new.left().unwrap_or_else(|_| new.clone());
        if left == *members && out.enforces(&CHANGES_NOTHING) {
            return Err(&CHANGES_NOTHING);
        }
        let direct = new.is_joint() && !out.enforces(&JOINT);
        let voters = left.voters.clone();
        Ok((if direct { left } else { new }, voters))
    }

    /// Refuses a change for good. The refusal is an entry of the log, and the
    /// administrator is told once it is committed: from then on no leader takes up another copy of
    /// the request.
    pub(crate) fn refuse_change(
        &mut self,
        request: &Request,
        rule: &'static Rule,
        out: &mut Output<Self>,
    ) {
        if !out.enforces(&REFUSAL_IN_LOG) {
            out.reply(request.id, Reply::Refused(rule));
            return;
        }
        let slot = self.disk.last_index().next();
        let Role::Leader(leadership) = &mut self.role else { return };
        leadership.refusals.push((slot, rule));
        self.disk.write(out, |disk| {
            let entry = Entry::new(disk.term, Command::from(request.clone()));
            disk.log.push(Entry { refused: true, ..entry })
        });
        self.replicate(out);
        self.commit_alone(out);
    }

    /// Why the entry in a slot is a refusal. Only the leader that wrote it knows more than that it is
    /// one.
    pub(crate) fn reason_of_refusal(&mut self, slot: Slot) -> &'static Rule {
        let Role::Leader(leadership) = &mut self.role else { return &REFUSAL_IN_LOG };
        let known = leadership.refusals.iter().position(|(at, _)| *at == slot);
        known.map_or(&REFUSAL_IN_LOG, |at| leadership.refusals.remove(at).1)
    }

    /// Why no change may be begun now.
    fn refuses_change(&self, request: &Request, out: &mut Output<Self>) -> Option<&'static Rule> {
        let Role::Leader(leadership) = &self.role else { return Some(&FIXED_MEMBERSHIP) };
        let joins = leadership.joining.as_ref().is_some_and(|it| it.request.id != request.id);
        let pending = self.configurations.at() > self.commit_index || joins;
        (pending && out.enforces(&ONE_CHANGE)).then_some(&ONE_CHANGE)
    }

    /// The configuration in force has changed: whom the leader sends its log to.
    pub(crate) fn reform(&mut self, out: &mut Output<Self>) {
        out.cite(&CONFIGURATION_IN_LOG);
        let (me, next) = (self.config.me(), self.disk.last_index());
        let members = self.members();
        let Role::Leader(leadership) = &mut self.role else { return };
        let mut all = members.all();
        for &node in leadership.joining.iter().flat_map(|joining| &joining.nodes) {
            include(&mut all, node);
        }
        exclude(&mut all, me);
        leadership.followers.retain(|follower| all.contains(&follower.node));
        let mut added = Vec::new();
        for node in all {
            if leadership.follower(node).is_none() {
                leadership.meet(node, next);
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
            // The request stands in the log again: with this entry it is done.
            let joint = self.disk.log.get(self.configurations.at());
            let command = joint.map_or(Command::Noop, |entry| entry.command.clone());
            self.store(command, Some(Rc::new(left)), out);
            self.replicate(out);
            self.commit_alone(out);
        } else if !members.is_voter(self.config.me()) && out.enforces(&REMOVED_STEPS_DOWN) {
            self.follow(None, out);
        }
    }

    /// The configuration that counts.
    pub(crate) fn members(&self) -> Rc<Membership> {
        let members = if self.config.is_enforced(&CONFIGURATION_IN_LOG) {
            self.configurations.latest()
        } else {
            self.configurations.as_of(self.commit_index)
        };
        Rc::clone(members)
    }

    /// What a request asks for, if it makes sense and names nodes that there are.
    fn wanted(&self, request: &Request) -> Result<Wanted, &'static Rule> {
        let unknown = Err(&FIXED_MEMBERSHIP);
        let Operation::Change(Change { word, arguments }) = &request.operation else {
            return unknown;
        };
        let known =
            |list: &Vec<NodeId>| list.iter().all(|node| self.config.members().contains(node));
        let list = |at: usize| {
            let text = arguments.get(at);
            text.and_then(|text| nodes(text)).filter(known).ok_or(&FIXED_MEMBERSHIP)
        };
        let one = || match (list(0)?.as_slice(), arguments.len()) {
            (&[node], 1) => Ok(node),
            _ => Err(&FIXED_MEMBERSHIP),
        };
        Ok(match &**word {
            "add" | "promote" => Wanted::Single(Step::Voter(one()?)),
            "learner" => Wanted::Single(Step::Learner(one()?)),
            "remove" => Wanted::Single(Step::Remove(one()?)),
            "transfer" => Wanted::Transfer(one()?),
            "reconfigure" if arguments.len() <= 2 => {
                let voters = list(0)?;
                let learners = if arguments.len() == 2 { list(1)? } else { Vec::new() };
                if voters.iter().any(|node| learners.contains(node)) {
                    return Err(&ONE_PLACE);
                }
                Wanted::Members(voters, learners)
            }
            _ => return unknown,
        })
    }
}
