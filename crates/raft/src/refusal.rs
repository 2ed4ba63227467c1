//! Why a server refuses a vote or entries, for whoever tells of it.

use alloc::format;
use alloc::string::String;

use protocol::{NodeId, Slot};

use crate::Term;
use crate::message::Message;
use crate::replica::Raft;

impl Raft {
    /// The reason in a few words. An older term is not named: the answer itself carries the newer one.
    pub(crate) fn reason(&self, from: NodeId, message: &Message) -> Option<String> {
        if message.term() < self.disk.term {
            return None;
        }
        match *message {
            Message::Vote { term, last_index, last_term, .. } => {
                self.vote_given(from, term).or_else(|| self.behind(last_term, last_index))
            }
            Message::PreVote { term, last_index, last_term } => self
                .vote_given(from, term)
                .or_else(|| self.hears_leader().then(|| self.led()))
                .or_else(|| self.behind(last_term, last_index)),
            Message::Append { prev_index, prev_term, .. } => {
                self.conflict(prev_index, prev_term).or_else(|| self.unreadable(prev_index))
            }
            _ => None,
        }
    }

    fn vote_given(&self, from: NodeId, term: Term) -> Option<String> {
        let voted = self.disk.voted_for.filter(|voted| *voted != from)?;
        let same = term == self.disk.term;
        same.then(|| match voted == self.config.me() {
            true => format!("it voted for itself in term {term}"),
            false => format!("it voted for {voted} in term {term}"),
        })
    }

    fn led(&self) -> String {
        match self.leader() {
            Some(leader) if leader == self.config.me() => "it leads".into(),
            Some(leader) => format!("it hears {leader}, its leader"),
            None => "it heard a leader just now".into(),
        }
    }

    /// The log of a candidate that ends like this is less up-to-date than its own (§5.4.1).
    fn behind(&self, term: Term, index: Slot) -> Option<String> {
        let (own_term, own_index) = (self.disk.last_term(), self.disk.last_index());
        if term < own_term {
            Some(format!("older log: last term {term} < {own_term}"))
        } else {
            (term == own_term && index < own_index)
                .then(|| format!("shorter log: {index} < {own_index}"))
        }
    }

    /// It holds an entry up to here that its disk cannot read.
    fn unreadable(&self, index: Slot) -> Option<String> {
        let first = self.disk.first_damaged().filter(|first| *first <= index)?;
        Some(format!("it cannot read slot {first}"))
    }

    /// It does not hold this entry, after which it is to append (§5.3).
    fn conflict(&self, index: Slot, term: Term) -> Option<String> {
        let last = self.disk.last_index();
        match self.disk.term_at(index) {
            None => {
                (index > last).then(|| format!("its log ends at slot {last}, before slot {index}"))
            }
            Some(own) => {
                (own != term).then(|| format!("its slot {index} is of term {own}, not {term}"))
            }
        }
    }
}
