//! Judges what administrators are told: what is answered with done has taken effect, and what is
//! refused never does.

use alloc::format;
use alloc::vec::Vec;

use protocol::{
    ClientId, NodeId, Operation, Request, RequestId, Slot, TRUTHFUL_ANSWERS, monitor::Breach,
};

use crate::Term;
use crate::durable::Entry;

/// What administrators asked for. What is done is forgotten once the client has acknowledged that;
/// what was refused is not, as long as it can still take effect.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub(crate) struct Answers {
    /// In order of the requests.
    asked: Vec<(RequestId, Asked)>,
    /// Of which client what is forgotten: requests with smaller numbers. Their copies may still
    /// arrive, and be answered as before.
    forgotten: Vec<(ClientId, u64)>,
}

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
enum Asked {
    /// A change of members.
    Members(Fate),
    /// A server is to lead.
    Transfer {
        target: NodeId,
        /// The server stored the request as done while it led, and that is committed.
        done: bool,
        /// The event in which that was refused.
        refused: Option<u64>,
        /// The term for which the server stands after that since a leader called it.
        stands: Option<Term>,
    },
}

/// What became of a change of members.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Fate {
    /// Nothing yet.
    Open,
    /// The configuration that it asks for is committed.
    InForce,
    /// It was refused, in this event.
    Refused(u64),
}

impl Answers {
    pub(crate) fn on_asked(&mut self, request: &Request) {
        let (RequestId { client, number }, below) = (request.id, request.answered_below);
        let open = self.asked.len();
        self.asked.retain(|(id, asked)| {
            let acknowledged = id.client == client && id.number < below;
            let refused = match asked {
                Asked::Members(fate) => matches!(fate, Fate::Refused(_)),
                Asked::Transfer { refused, .. } => refused.is_some(),
            };
            refused || !acknowledged
        });
        if self.asked.len() < open {
            self.forgotten.retain(|(known, _)| *known != client);
            let at = self.forgotten.partition_point(|(known, _)| *known < client);
            self.forgotten.insert(at, (client, below));
        }
        if self.forgotten.iter().any(|(known, below)| *known == client && number < *below) {
            return;
        }
        let Operation::Change(change) = &request.operation else { return };
        let node = || change.arguments.first()?.parse().ok().map(NodeId);
        let asked = match (&*change.word, node()) {
            ("compact", _) => return,
            ("transfer", Some(target)) => {
                Asked::Transfer { target, done: false, refused: None, stands: None }
            }
            _ => Asked::Members(Fate::Open),
        };
        if let Err(at) = self.asked.binary_search_by_key(&request.id, |(id, _)| *id) {
            self.asked.insert(at, (request.id, asked));
        }
    }

    fn find(&mut self, id: RequestId) -> Option<&mut Asked> {
        self.asked.iter_mut().find(|(known, _)| *known == id).map(|(_, asked)| asked)
    }

    /// An entry that a change asked for is committed, and who led when it was stored. While the
    /// configuration is joint nothing is done yet.
    pub(crate) fn on_committed(
        &mut self,
        id: RequestId,
        slot: Slot,
        entry: &Entry,
        leader: Option<NodeId>,
    ) -> Result<(), Breach> {
        let in_force = entry.members.as_ref().is_some_and(|members| !members.is_joint());
        match self.find(id) {
            Some(Asked::Members(Fate::Refused(event))) if in_force => {
                let because =
                    format!("The change {id} was refused, and yet its configuration is committed.");
                let breach = Breach::new(&TRUTHFUL_ANSWERS, because).since(*event);
                Err(Breach { slot: Some(slot), ..breach })
            }
            Some(Asked::Members(fate)) if in_force => {
                *fate = Fate::InForce;
                Ok(())
            }
            Some(Asked::Transfer { target, done, .. }) => {
                *done |= !entry.refused && leader.is_none_or(|leader| leader == *target);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// An administrator is told that it is done. `leader` leads the term of the answer.
    pub(crate) fn on_done(&mut self, id: RequestId, leader: NodeId) -> Result<(), Breach> {
        let because = match self.find(id) {
            Some(Asked::Members(Fate::Open | Fate::Refused(_))) => format!(
                "The change {id} was answered with done before the configuration that it asks for \
                 was committed by itself."
            ),
            Some(Asked::Transfer { target, done: false, .. }) if *target != leader => format!(
                "The transfer {id} to {target} was answered with done in a term that {target} does \
                 not lead."
            ),
            _ => return Ok(()),
        };
        Err(Breach::new(&TRUTHFUL_ANSWERS, because))
    }

    /// An administrator is told that it is refused for good.
    pub(crate) fn on_refused(&mut self, id: RequestId, event: u64) -> Result<(), Breach> {
        match self.find(id) {
            Some(Asked::Members(Fate::InForce)) => {
                let because =
                    format!("The change {id} was refused after its configuration was committed.");
                return Err(Breach::new(&TRUTHFUL_ANSWERS, because));
            }
            Some(Asked::Members(fate @ Fate::Open)) => *fate = Fate::Refused(event),
            Some(Asked::Transfer { done: true, .. }) => {
                let because = format!("The transfer {id} was refused after it was done.");
                return Err(Breach::new(&TRUTHFUL_ANSWERS, because));
            }
            Some(Asked::Transfer { refused: refused @ None, .. }) => *refused = Some(event),
            _ => {}
        }
        Ok(())
    }

    /// A server that was called stands for election. If another transfer to it is open, that may be
    /// why.
    pub(crate) fn on_called(&mut self, node: NodeId, term: Term) {
        let to = |asked: &Asked| matches!(asked, Asked::Transfer { target, .. } if *target == node);
        let open = |asked: &Asked| matches!(asked, Asked::Transfer { refused: None, .. });
        if self.asked.iter().any(|(_, asked)| to(asked) && open(asked)) {
            return;
        }
        for (_, asked) in &mut self.asked {
            if let Asked::Transfer { target, stands, .. } = asked
                && *target == node
            {
                *stands = Some(term);
            }
        }
    }

    /// A server leads a term. A transfer to it that was refused earlier either brought that about, or
    /// can do so no longer: the term is over in which it was called.
    pub(crate) fn on_led(&mut self, node: NodeId, term: Term) -> Result<(), Breach> {
        let mut breach = None;
        self.asked.retain(|(id, asked)| match asked {
            Asked::Transfer { target, refused: Some(event), stands, .. } if *target == node => {
                if *stands == Some(term) {
                    let because = format!(
                        "The transfer {id} was refused, and yet {target} was called, and leads."
                    );
                    let lie = Breach::new(&TRUTHFUL_ANSWERS, because).since(*event);
                    breach = Some(Breach { epoch: Some(term), ..lie });
                }
                false
            }
            _ => true,
        });
        breach.map_or(Ok(()), Err)
    }
}
