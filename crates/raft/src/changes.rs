//! From one configuration to the next (dissertation §4.1, §4.3), as pure functions.

use alloc::vec::Vec;

use protocol::{NodeId, Rule};

use crate::membership::{Membership, exclude, include};
use crate::rules::{JOINT_ONCE, KEEP_A_VOTER, SINGLE_CHANGE};

/// What is to become of one server.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Step {
    /// It votes.
    Voter(NodeId),
    /// It gets the log and has no vote.
    Learner(NodeId),
    /// It belongs to the cluster no longer.
    Remove(NodeId),
}

impl Membership {
    /// The configuration after steps that change at most one voter, so that old and new majorities
    /// overlap by themselves.
    ///
    /// # Errors
    /// The rule that refuses them.
    pub fn changed(&self, steps: &[Step]) -> Result<Self, &'static Rule> {
        if self.is_joint() {
            return Err(&JOINT_ONCE);
        }
        let mut new = self.clone();
        steps.iter().for_each(|&step| new.take(step));
        new.checked()?;
        let lone = |one: &Self, other: &Self| {
            one.voters.iter().filter(|node| !other.voters.contains(node)).count()
        };
        if lone(self, &new) + lone(&new, self) > 1 {
            return Err(&SINGLE_CHANGE);
        }
        Ok(new)
    }

    /// The joint configuration through which any number of voters may change.
    ///
    /// # Errors
    /// The rule that refuses them.
    pub fn entered(&self, steps: &[Step]) -> Result<Self, &'static Rule> {
        if self.is_joint() || self.voters.is_empty() {
            return Err(&JOINT_ONCE);
        }
        let mut new = Self { outgoing: self.voters.clone(), ..self.clone() };
        steps.iter().for_each(|&step| new.take(step));
        new.checked()
    }

    /// The configuration that follows a joint one.
    ///
    /// # Errors
    /// [`JOINT_ONCE`], if this one is not joint.
    pub fn left(&self) -> Result<Self, &'static Rule> {
        if !self.is_joint() {
            return Err(&JOINT_ONCE);
        }
        let mut new = Self::of(self.voters.clone());
        new.learners.clone_from(&self.learners);
        self.learners_next.iter().for_each(|&node| include(&mut new.learners, node));
        Ok(new)
    }

    /// The steps that make these the voters and these the learners.
    pub fn steps_to(&self, voters: &[NodeId], learners: &[NodeId]) -> Vec<Step> {
        let gone = self.all().into_iter();
        let gone = gone.filter(|node| !voters.contains(node) && !learners.contains(node));
        let removed = gone.map(Step::Remove);
        let voting = voters.iter().map(|&node| Step::Voter(node));
        removed.chain(voting).chain(learners.iter().map(|&node| Step::Learner(node))).collect()
    }

    fn take(&mut self, step: Step) {
        let (Step::Voter(node) | Step::Learner(node) | Step::Remove(node)) = step;
        exclude(&mut self.learners, node);
        exclude(&mut self.learners_next, node);
        match step {
            Step::Voter(_) => include(&mut self.voters, node),
            // A voter that is demoted keeps its vote in the outgoing half until that is left.
            Step::Learner(_) => {
                exclude(&mut self.voters, node);
                let waits = self.outgoing.contains(&node);
                include(if waits { &mut self.learners_next } else { &mut self.learners }, node);
            }
            Step::Remove(_) => {
                exclude(&mut self.voters, node);
            }
        }
    }

    fn checked(&self) -> Result<Self, &'static Rule> {
        if self.voters.is_empty() { Err(&KEEP_A_VOTER) } else { Ok(self.clone()) }
    }
}
