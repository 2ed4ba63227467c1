//! Giving up a primary: when a backup does, and when it joins others (OSDI §4.4, §4.5.2).

use alloc::vec::Vec;

use protocol::Output;

use crate::message::{Departure, Message};
use crate::replica::Pbft;
use crate::rules::{JOIN, SUSPECT};
use crate::statement::{View, node_of};

impl Pbft {
    pub(crate) fn on_request_timeout(&mut self, out: &mut Output<Self>) {
        if self.is_active() && !self.leads() && !self.waiting.is_empty() && out.enforces(&SUSPECT) {
            self.depart(self.disk.view.next(), out);
        }
    }

    /// A quorum wanted the view, and its primary did not begin it.
    pub(crate) fn on_new_view_timeout(&mut self, out: &mut Output<Self>) {
        if !self.is_active() && out.enforces(&SUSPECT) {
            self.depart(self.disk.view.next(), out);
        }
    }

    pub(crate) fn on_view_change(&mut self, departure: Departure, out: &mut Output<Self>) {
        let view = departure.statement.unverified().view;
        if view < self.disk.view
            || view == self.disk.view && self.is_active()
            || !self.is_valid_departure(&departure, out)
        {
            return;
        }
        if !self.keep_departure(departure, out) {
            return;
        }
        self.join(out);
        self.begin_view(out);
    }

    /// Keeps the latest view change of each replica.
    fn keep_departure(&mut self, departure: Departure, out: &mut Output<Self>) -> bool {
        let (signer, view) = (departure.statement.signer(), departure.statement.unverified().view);
        let of = |known: &Departure| known.statement.signer() == signer;
        let known = self.departures.iter().position(of);
        match known {
            Some(at) if self.departures[at].statement.unverified().view < view => {
                self.departures[at] = departure;
                true
            }
            Some(_) if out.enforces(&crate::rules::DISTINCT_VOTERS) => false,
            _ => {
                self.departures.push(departure);
                true
            }
        }
    }

    /// One of f + 1 who ask for later views does not lie.
    fn join(&mut self, out: &mut Output<Self>) {
        let later: Vec<View> = self
            .departures
            .iter()
            .filter(|known| node_of(known.statement.signer()) != Some(self.config.me()))
            .map(|known| known.statement.unverified().view)
            .filter(|view| *view > self.disk.view)
            .collect();
        if later.len() >= self.config.byzantine_weak_quorum()
            && let Some(smallest) = later.into_iter().min()
            && out.enforces(&JOIN)
        {
            self.depart(smallest, out);
        }
    }

    /// Stops working in its view, and asks for a later one.
    fn depart(&mut self, view: View, out: &mut Output<Self>) {
        let departure = self.departure(view, out);
        self.disk.write(out, |disk| {
            (disk.view, disk.departure, disk.arrival) = (view, Some(departure.clone()), None);
        });
        let earlier = |known: &Departure| known.statement.unverified().view >= view;
        self.departures.retain(earlier);
        out.broadcast(&Message::ViewChange(departure));
    }
}
