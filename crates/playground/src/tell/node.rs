//! What a node does: it hears, takes up, leads, decides, waits, writes.

use std::fmt::Write;

use protocol::{
    Command, Describe, Fault, Flavour, NodeId, Reply, Request, Role, Slot, Tally, Word,
};
use simulator::{Deed, Parcel};

use super::phrases::slots;
use super::{Teller, Told};
use crate::adoption;
use crate::stage::End;
use crate::staging::{end, label, reply_label};
use crate::telling::{RowKind, capacity, titled};

impl Teller<'_> {
    pub(super) fn started(&self, node: NodeId, verb: &str) -> Told {
        let after = self.after(node);
        let text = format!("{verb} as {}", titled(after.title));
        let mut told = self.of(node, RowKind::Action, text);
        if after.last > Slot(0) {
            told.detail =
                format!("Its disk holds {} up to slot {}.", self.reign(after.epoch), after.last);
        }
        told
    }

    pub(super) fn heard(&self, parcel: &Parcel, to: NodeId, message: &dyn Describe) -> Told {
        let (before, after) = (self.before(to), self.after(to));
        let what = label(self.event.info, message);
        let from = end(parcel.from);
        let plain = |text: String| self.of(to, RowKind::Message, text);
        let asked =
            |message: &dyn Describe| self.reign(message.epoch_name().unwrap_or(after.epoch));
        if after.role == Role::Leading && before.role != Role::Leading {
            return self.elected(to, Some((from, message)));
        }
        if !self.event.first_decided.is_empty() {
            return self.decided(to, Some(from));
        }
        let campaigns = message.word().flavour == Flavour::Campaign;
        let also = |(_, sent): &(NodeId, &dyn Describe)| sent.word() == message.word();
        if campaigns && after.epoch > before.epoch && self.sent_messages(to).iter().any(also) {
            return plain(format!("asks for {}, too", self.reign(after.epoch)))
                .detail(format!("{what} from {from} moved it. {}", self.then(to)))
                .notable();
        }
        let reigns = |role| matches!(role, Role::Leading | Role::Campaigning);
        let quits = reigns(before.role) && !reigns(after.role);
        let own = message.epoch_name().is_some_and(|epoch| epoch <= before.epoch);
        if quits && own && message.word().flavour == Flavour::Refuse {
            let mut facts = String::new();
            for fact in message.fields().iter().skip(1) {
                facts += &format!("; {} {}", fact.name, fact.value);
            }
            return plain(format!("gives up {}", self.reign(before.epoch)))
                .detail(format!("{what} from {from}{facts}. {}", message.word().says))
                .notable();
        }
        if quits && self.learned(to) == 0 {
            let led = before.role == Role::Leading;
            let text = match led {
                true => "steps down".to_owned(),
                false => format!("is no longer {}", titled(before.title)),
            };
            let says = if after.epoch < before.epoch {
                format!("{what} from {from}. {}", message.word().says)
            } else {
                let (name, reign) = (message.word().name, self.reign(after.epoch));
                let was = match led {
                    true => {
                        format!("; it was {} in {}", titled(before.title), self.reign(before.epoch))
                    }
                    false => String::new(),
                };
                format!("{name} from {from} speaks for {reign}{was}.")
            };
            return plain(text).detail(says).notable();
        }
        if after.replaced {
            return plain(format!("replaces its slot {} by that of {from}", before.last))
                .detail(format!("It held something else there. {}", self.then(to)))
                .notable();
        }
        if self.learned(to) > 0 && after.role == Role::Leading {
            let range = slots(before.decided.next(), after.decided);
            let counted = self.counted(to, Some(from), &before.tallies, Some(after.decided));
            let detail = counted.map(|counted| format!("{counted} hold it.")).unwrap_or_default();
            return plain(format!("decides {range}")).detail(detail).notable();
        }
        if self.learned(to) > 0 && after.last == before.last {
            return plain(format!("learns that slot {} is decided", after.decided))
                .detail(format!("{what} from {from} says so."));
        }
        if after.last > before.last {
            let range = slots(before.last.next(), after.last);
            return plain(format!("stores {range} from {from}")).detail(self.then(to));
        }
        if after.last < before.last {
            let range = slots(after.last.next(), before.last);
            return plain(format!("drops {range}"))
                .detail(format!("After {what} from {from} nothing stands there. {}", self.then(to)))
                .notable();
        }
        match self.answer(to, from) {
            Some((Flavour::Refuse, answer)) if campaigns => {
                plain(format!("refuses {from} its {} in {}", message.gives(), asked(message)))
                    .detail(self.answers(to, answer))
                    .notable()
            }
            Some((Flavour::Refuse, answer)) => {
                plain(format!("refuses {what} from {from}")).detail(self.answers(to, answer))
            }
            // Who campaigns for the same reign supports it, too.
            Some((Flavour::Agree | Flavour::Campaign, answer)) if campaigns => {
                plain(format!("grants {from} its {} in {}", message.gives(), asked(message)))
                    .detail(self.answers(to, answer))
                    .notable()
            }
            Some((_, answer)) => {
                let told =
                    plain(format!("hears {what} from {from}")).detail(self.answers(to, answer));
                if campaigns { told.notable() } else { told }
            }
            None => {
                let told = plain(format!("hears {what} from {from}"));
                match self.count(to, before) {
                    Some(count) => told.detail(count),
                    None => told.detail(message.word().says),
                }
            }
        }
    }

    /// A node begins to lead.
    pub(super) fn elected(&self, node: NodeId, heard: Option<(End, &dyn Describe)>) -> Told {
        let after = self.after(node);
        let (reign, leads) = (self.reign(after.epoch), capacity(after.title, "leads"));
        let gives = heard.map_or("vote", |(_, message)| message.gives());
        // Promises may be more or fewer than those of a majority; votes are that, of those who have
        // one. Among liars no majority is ever enough.
        let liars = self.event.info.tolerates == Fault::Byzantine;
        let other = |tally: &Tally| gives != "vote" && tally.need != tally.of / 2 + 1;
        let other = liars || self.before(node).tallies.first().is_none_or(other);
        let enough = if other { "a quorum" } else { "a majority" };
        let text = format!("has the {gives}s of {enough} in {reign}");
        let mut told =
            self.of(node, RowKind::Message, text).news(format!("{node} {leads}{reign}")).notable();
        let from = heard.map(|(from, _)| from);
        told.detail = match self.counted(node, from, &self.before(node).tallies, None) {
            Some(counted) => format!("{counted}, {enough}."),
            None => match heard {
                Some((from, message)) => {
                    let what = label(self.event.info, message);
                    format!("{what} from {from} completes {enough}.")
                }
                None => format!("Its own {gives} is {enough}."),
            },
        };
        told.detail += &adoption::told(self.event, node);
        told
    }

    /// Slots are decided for the first time.
    pub(super) fn decided(&self, node: NodeId, heard: Option<End>) -> Told {
        let slots_decided = self.event.first_decided;
        let (first, last) = (slots_decided[0], slots_decided[slots_decided.len() - 1]);
        let range = slots(first, last);
        let verb = if first == last { "is" } else { "are" };
        let mut told = self
            .of(node, RowKind::Message, format!("decides {range}"))
            .news(format!("{range} {verb} decided"))
            .notable();
        let counted = self.counted(node, heard, &self.before(node).tallies, Some(last));
        let mut detail = match counted {
            Some(counted) => format!("{counted} hold it."),
            None => String::new(),
        };
        if let Some(command) = self.command(node, last) {
            let _ = match command {
                Command::Noop if self.after(node).decided > last => {
                    write!(detail, " It holds nothing: a no-op fills the hole.")
                }
                Command::Noop => write!(detail, " It holds nothing: a no-op begins the reign."),
                Command::Request(request) => write!(detail, " It holds {}.", request.operation),
            };
        }
        told.detail = detail.trim().to_owned();
        told
    }

    pub(super) fn asked(&self, to: NodeId, request: &Request) -> Told {
        let (before, after) = (self.before(to), self.after(to));
        let client = request.id.client;
        let operation = &request.operation;
        if !self.event.first_decided.is_empty() {
            return self.decided(to, None);
        }
        if after.last > before.last {
            let slot = after.last;
            return self
                .of(to, RowKind::Client, format!("takes up {operation} as slot {slot}"))
                .detail(format!("{client} asked for it. {}", self.then(to)))
                .notable();
        }
        let replies = self.event.happening.deeds.iter().find_map(|(_, deed)| match deed {
            Deed::Replied(_, reply) => Some(reply),
            _ => None,
        });
        match replies {
            Some(Reply::Redirect(Some(leader))) => self
                .of(to, RowKind::Client, format!("sends {client} on to {leader}"))
                .detail(format!("It does not lead; it believes that {leader} does.")),
            Some(Reply::Redirect(None)) => self
                .of(to, RowKind::Client, format!("cannot help {client}"))
                .detail("It does not lead, and knows nobody who does. The client tries again."),
            Some(reply) => {
                self.of(to, RowKind::Client, format!("answers {client}: {}", reply_label(reply)))
            }
            None => self.of(to, RowKind::Client, format!("hears {client} ask for {operation}")),
        }
    }

    pub(super) fn rang(&self, node: NodeId, word: &'static Word) -> Told {
        let (before, after) = (self.before(node), self.after(node));
        let name = word.name.to_ascii_lowercase();
        let timer = if name.ends_with("timeout") { name } else { format!("{name} timer") };
        if after.role == Role::Leading && before.role != Role::Leading {
            return Told { kind: RowKind::Timer, ..self.elected(node, None) };
        }
        let grew = after.epoch > before.epoch;
        let reign = self.reign(after.epoch);
        let campaigns = match (self.event.info.tolerates, after.role) {
            // Where nobody can win votes by asking for them, a reign is asked for.
            (Fault::Byzantine, Role::Campaigning | Role::Following) if grew => {
                Some(format!("asks for {reign}"))
            }
            (Fault::Crash, Role::Campaigning) if grew => {
                let again = if before.role == Role::Campaigning { " again" } else { "" };
                let usual = format!("campaigns{again} for");
                Some(format!("{}{reign}", capacity(after.title, &usual)))
            }
            _ => None,
        };
        if let Some(campaigns) = campaigns {
            return self
                .of(node, RowKind::Timer, campaigns)
                .detail(format!("Its {timer} ran out. {}", self.then(node)))
                .notable();
        }
        let sent = self.sent(node);
        let text = match &sent {
            Some((name, to)) => format!("sends {name} to {to}"),
            None => format!("{timer} runs out"),
        };
        let told = self.of(node, RowKind::Timer, text);
        if sent.is_some() { told.detail(format!("Its {timer} ran out.")) } else { told }
    }

    pub(super) fn written(&self, node: NodeId) -> Told {
        if !self.event.first_decided.is_empty() {
            return Told { kind: RowKind::Disk, ..self.decided(node, None) };
        }
        let told = self.of(node, RowKind::Disk, "has written to its disk");
        match self.sent(node) {
            Some((name, to)) => told.detail(format!("Only now may “{name}” leave, to {to}.")),
            None => told,
        }
    }
}
