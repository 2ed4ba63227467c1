//! State transfer: who is behind a stable checkpoint fetches its state (OSDI §4.4, TOCS, on state transfer).
//!
//! The whole state comes in one message; the paper fetches only the parts that differ.

use protocol::{Machine, NodeId, Output};

use crate::durable::Stable;
use crate::message::Message;
use crate::replica::Pbft;
use crate::rules::{CERTIFIED_STATE, STATE_TRANSFER};
use crate::statement::{Checkpoint, Proof, Sequence, node_of};

impl Pbft {
    /// Asks one of those who have signed the checkpoint, each time the next.
    pub(crate) fn fetch(&mut self, out: &mut Output<Self>) {
        let me = self.config.me();
        let Some((proof, asked)) = &mut self.wanted else { return };
        let nodes = proof.iter().filter_map(|one| node_of(one.signer()));
        let others = nodes.clone().filter(|node| *node != me).count();
        let turn = *asked as usize % others.max(1);
        let to = nodes.filter(|node| *node != me).nth(turn);
        let sequence = proof.first().map(|one| one.unverified().sequence).unwrap_or_default();
        *asked = asked.wrapping_add(1);
        if let Some(to) = to
            && out.enforces(&STATE_TRANSFER)
        {
            out.send(to, Message::Fetch { sequence });
        }
    }

    pub(crate) fn on_fetch(&self, from: NodeId, sequence: Sequence, out: &mut Output<Self>) {
        let Stable { sequence: stable, proof, machine } = &self.disk.stable;
        if *stable >= sequence && stable.0 > 0 {
            out.send(from, Message::State { proof: proof.clone(), machine: machine.clone() });
        }
    }

    pub(crate) fn on_state(&mut self, proof: Proof, machine: Machine, out: &mut Output<Self>) {
        let Some(said) = proof.first().map(|one| *one.unverified()) else { return };
        let held = self.disk.checkpoints.contains_key(&said.sequence);
        if said.sequence <= self.low() || held || !self.is_proven(&proof, out) {
            return;
        }
        if !out.requires(&CERTIFIED_STATE, Checkpoint::of(said.sequence, &machine) == said) {
            return;
        }
        if said.sequence > self.executed {
            self.executed = said.sequence;
            self.machine = machine.clone();
        }
        self.set_stable(Stable { sequence: said.sequence, proof, machine }, out);
        let machine = &self.machine;
        self.waiting.retain(|request| !machine.has_applied(request.unverified()));
        self.execute(out);
    }
}
