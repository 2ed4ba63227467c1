//! VIEW-CHANGE: what a replica proves when it leaves its view (OSDI §4.4).

use alloc::rc::Rc;
use alloc::vec::Vec;

use protocol::Output;

use crate::message::Departure;
use crate::replica::Pbft;
use crate::rules::PREPARED_CERTIFICATES;
use crate::statement::{View, ViewChange};

impl Pbft {
    /// ⟨VIEW-CHANGE, v + 1, n, C, P, i⟩ of this replica.
    pub(crate) fn departure(&self, view: View, out: &mut Output<Self>) -> Departure {
        let stable = &self.disk.stable;
        let all = self.disk.log.iter().filter_map(|(_, entry)| entry.prepared.as_ref());
        let mut prepared: Vec<_> = all.collect();
        if !prepared.is_empty() && !out.enforces(&PREPARED_CERTIFICATES) {
            prepared.clear();
        }
        let said = ViewChange {
            view,
            stable: stable.sequence,
            proof: Rc::clone(&stable.proof),
            prepared: prepared.iter().map(|(certificate, _)| certificate.clone()).collect(),
        };
        let statement = Rc::new(self.config.sign(said));
        Departure { statement, batches: prepared.iter().map(|(_, batch)| batch.clone()).collect() }
    }

    /// Those who ask for a view or a later one, each once.
    pub(crate) fn departures_from(&self, view: View) -> impl Iterator<Item = &Departure> {
        self.departures.iter().filter(move |known| known.statement.unverified().view >= view)
    }

    /// Those who ask for a view, each once.
    pub(crate) fn departures_for(&self, view: View) -> impl Iterator<Item = &Departure> {
        self.departures.iter().filter(move |known| known.statement.unverified().view == view)
    }
}
