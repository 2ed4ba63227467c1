//! Words for an event: a row for the list, a caption for the picture.
//!
//! Nothing here knows a protocol. What happened is read off the event, what it meant off the change
//! of the nodes' standings, and why off the rules that were cited.

use std::fmt::Write;

use checker::{Finding, Verdict};
use protocol::{
    Answer, Command, Describe, Disconnect, Fault, Flavour, NodeId, Replies, Reply, Request,
    RequestId, Role, Slot, Tally, joined,
};
use scenario::{Action, Endpoint};
use simulator::{Deed, Kind, Loss, Parcel, Payload};

use crate::run::{Event, Standing};
use crate::stage::End;
use crate::staging::{end, label, reply_label};
use crate::telling::{Caption, Row, RowKind, Why, capacity, capitalised, titled};
use crate::{adoption, deceit};

/// The last event in words.
pub(crate) fn tell(event: &Event<'_>, findings: &[Finding]) -> (Row, Caption) {
    let told = Teller { event }.tell();
    let marks = crate::marks::of(event, findings);
    let row = Row {
        event: event.happening.number,
        time: event.happening.time.0,
        who: told.who,
        text: told.text.clone(),
        kind: told.kind,
        epoch: told.epoch,
        cause: event.happening.cause,
        notable: told.notable || marks.iter().any(|mark| mark.kind.is_notable()),
    };
    let mut caption = Caption {
        event: event.happening.number,
        time: event.happening.time.0,
        headline: told.headline(),
        detail: told.detail,
        why: why(event),
    };
    let deceit = deceit::told(event);
    if !deceit.is_empty() {
        caption.detail = format!("{} {deceit}", caption.detail).trim().to_owned();
    }
    if event.fallen > 0 {
        violation(&mut caption, findings, event.happening.number);
    }
    (row, caption)
}

/// A violation takes the stage.
fn violation(caption: &mut Caption, findings: &[Finding], event: u64) {
    for finding in findings {
        if let Verdict::Violated { breach, event: at, assumption, .. } = &finding.verdict
            && *at == event
        {
            let fault = if assumption.is_some() {
                "fell, because the world broke what the protocol assumes."
            } else {
                "is violated."
            };
            let before = format!("{} {}", caption.headline, caption.detail);
            caption.headline = format!("{} {fault}", finding.property.name);
            caption.detail = format!("{} {}", breach.because, before.trim());
            return;
        }
    }
}

/// The rules that were followed, each once, the last first.
fn why(event: &Event<'_>) -> Vec<Why> {
    let mut rules: Vec<Why> = Vec::new();
    for (_, deed) in event.happening.deeds.iter().rev() {
        if let Deed::Cited(rule) = deed
            && !rules.iter().any(|known| known.rule == rule.id)
        {
            rules.push(Why { rule: rule.id, says: rule.says, source: rule.source });
        }
    }
    rules
}

/// What is said of an event.
struct Told {
    kind: RowKind,
    who: Option<End>,
    /// The rest of the sentence that begins with `who`.
    text: String,
    /// The news, where it is not just that sentence.
    news: Option<String>,
    detail: String,
    epoch: u64,
    notable: bool,
}

impl Told {
    fn new(kind: RowKind, who: Option<End>, text: impl Into<String>) -> Self {
        let (news, detail) = (None, String::new());
        Self { kind, who, text: text.into(), news, detail, epoch: 0, notable: false }
    }

    fn news(mut self, news: impl Into<String>) -> Self {
        self.news = Some(news.into());
        self
    }

    fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }

    fn notable(mut self) -> Self {
        self.notable = true;
        self
    }

    fn headline(&self) -> String {
        let mut headline = match (&self.news, self.who) {
            (Some(news), _) => capitalised(news),
            (None, Some(who)) => format!("{who} {}", self.text),
            (None, None) => capitalised(&self.text),
        };
        if !headline.ends_with(['.', '!', '?', '…']) {
            headline.push('.');
        }
        headline
    }
}

struct Teller<'a> {
    event: &'a Event<'a>,
}

impl Teller<'_> {
    fn tell(&self) -> Told {
        match &self.event.happening.kind {
            Kind::Booted(node) => self.started(*node, "starts"),
            Kind::Delivered(parcel) => match (&parcel.payload, parcel.to) {
                (Payload::Message(message), Endpoint::Node(to)) => {
                    self.heard(parcel, to, message.describe())
                }
                (Payload::Disconnect, Endpoint::Node(to)) => self.heard(parcel, to, &Disconnect),
                (Payload::Request(request), Endpoint::Node(to)) => {
                    self.asked(to, request.unverified())
                }
                (Payload::Reply(to, reply), _) => self.answered(parcel, *to, reply),
                _ => Told::new(RowKind::Message, None, "something arrives"),
            },
            Kind::Lost(parcel, loss) => self.lost(parcel, *loss),
            Kind::Rang(node, timer) => self.rang(*node, timer.word),
            Kind::Written(node) => self.written(*node),
            Kind::Asked(client, request) => {
                let text = format!("asks for {}", request.operation);
                Told::new(RowKind::Client, Some(End::Client(client.0)), text)
            }
            Kind::Retried(client, request) => {
                let text = format!("asks for {} again", request.operation);
                Told::new(RowKind::Client, Some(End::Client(client.0)), text)
                    .detail("No answer came in time. It keeps the request's name, so that it takes effect once.")
            }
            Kind::Acted(action) => self.acted(action),
            Kind::Missed(action, missed) => {
                Told::new(RowKind::Action, None, format!("{action}: {missed}"))
                    .news("Nothing happens")
                    .detail(format!("`{action}`: {missed}."))
                    .notable()
            }
        }
    }

    fn started(&self, node: NodeId, verb: &str) -> Told {
        let after = self.after(node);
        let text = format!("{verb} as {}", titled(after.title));
        let mut told = self.of(node, RowKind::Action, text);
        if after.last > Slot(0) {
            told.detail =
                format!("Its disk holds {} up to slot {}.", self.reign(after.epoch.0), after.last);
        }
        told
    }

    fn heard(&self, parcel: &Parcel, to: NodeId, message: &dyn Describe) -> Told {
        let (before, after) = (self.before(to), self.after(to));
        let what = label(self.event.info, message);
        let from = end(parcel.from);
        let plain = |text: String| self.of(to, RowKind::Message, text);
        let asked = |message: &dyn Describe| {
            self.reign(message.epoch().map_or(after.epoch.0, |epoch| epoch.0))
        };
        if after.role == Role::Leading && before.role != Role::Leading {
            return self.elected(to, Some((from, message)));
        }
        if !self.event.first_decided.is_empty() {
            return self.decided(to, Some(from));
        }
        let reigns = |role| matches!(role, Role::Leading | Role::Campaigning);
        let quits = reigns(before.role) && !reigns(after.role);
        let own = message.epoch().is_some_and(|epoch| epoch <= before.epoch);
        if quits && own && message.word().flavour == Flavour::Refuse {
            let mut facts = String::new();
            for fact in message.fields().iter().skip(1) {
                facts += &format!("; {} {}", fact.name, fact.value);
            }
            return plain(format!("gives up {}", self.reign(before.epoch.0)))
                .detail(format!("{what} from {from}{facts}. {}", message.word().says))
                .notable();
        }
        if quits && self.learned(to) == 0 {
            let what = message.word().name;
            return plain("steps down".to_owned())
                .detail(format!(
                    "{what} from {from} speaks for {}; it was {} in {}.",
                    self.reign(after.epoch.0),
                    titled(before.title),
                    self.reign(before.epoch.0)
                ))
                .notable();
        }
        if after.replaced {
            return plain(format!("replaces its slot {} by that of {from}", before.last))
                .detail(format!("{what} contradicts what it held. {}", self.then(to)))
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
                .detail(format!("{what} from {from} contradicts what it held. {}", self.then(to)))
                .notable();
        }
        let campaigns = message.word().flavour == Flavour::Campaign;
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
    fn elected(&self, node: NodeId, heard: Option<(End, &dyn Describe)>) -> Told {
        let after = self.after(node);
        let (reign, leads) = (self.reign(after.epoch.0), capacity(after.title, "leads"));
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
    fn decided(&self, node: NodeId, heard: Option<End>) -> Told {
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

    fn asked(&self, to: NodeId, request: &Request) -> Told {
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

    fn rang(&self, node: NodeId, word: &'static protocol::Word) -> Told {
        let (before, after) = (self.before(node), self.after(node));
        let name = word.name.to_ascii_lowercase();
        let timer = if name.ends_with("timeout") { name } else { format!("{name} timer") };
        if after.role == Role::Leading && before.role != Role::Leading {
            return Told { kind: RowKind::Timer, ..self.elected(node, None) };
        }
        if after.role == Role::Campaigning && after.epoch > before.epoch {
            let again = if before.role == Role::Campaigning { " again" } else { "" };
            let campaigns = format!("campaigns{again} for");
            let reign = self.reign(after.epoch.0);
            return self
                .of(node, RowKind::Timer, format!("{}{reign}", capacity(after.title, &campaigns)))
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

    fn written(&self, node: NodeId) -> Told {
        if !self.event.first_decided.is_empty() {
            return Told { kind: RowKind::Disk, ..self.decided(node, None) };
        }
        let told = self.of(node, RowKind::Disk, "has written to its disk");
        match self.sent(node) {
            Some((name, to)) => told.detail(format!("Only now may “{name}” leave, to {to}.")),
            None => told,
        }
    }

    fn lost(&self, parcel: &Parcel, loss: Loss) -> Told {
        let what = match &parcel.payload {
            Payload::Message(message) => label(self.event.info, message.describe()),
            Payload::Disconnect => label(self.event.info, &Disconnect),
            Payload::Request(request) => request.unverified().operation.to_string(),
            Payload::Reply(_, reply) => format!("the answer {}", reply_label(reply)),
        };
        let (from, to) = (end(parcel.from), end(parcel.to));
        let (text, detail) = match loss {
            Loss::Chance => ("is lost".to_owned(), "The network lost it.".to_owned()),
            Loss::Wall => {
                ("does not get through".to_owned(), format!("Nothing passes from {from} to {to}."))
            }
            Loss::Down => (format!("finds {to} down"), String::new()),
            Loss::Dropped => ("is taken away".to_owned(), "Somebody dropped it.".to_owned()),
            Loss::Session => ("goes nowhere".to_owned(), "Its session had ended.".to_owned()),
            Loss::Posed => {
                let detail = format!(
                    "It comes in the name of another; {to} knows that {from} is at the other end of the link."
                );
                ("is refused".to_owned(), detail)
            }
        };
        let text = format!("{what} {} {text}", way(parcel.from, parcel.to));
        Told::new(RowKind::Lost, None, text).detail(detail)
    }

    fn acted(&self, action: &Action) -> Told {
        let plain = |text: String| Told::new(RowKind::Action, None, text).notable();
        match action {
            Action::Note(remark) => plain(remark.clone()),
            Action::Crash { nodes, .. } => plain(format!("{} crashed", names(nodes, "has", "have")))
                .detail("All it knew is gone, but for what its disk holds."),
            Action::Restart(nodes) => match nodes.as_slice() {
                [node] => self.started(*node, "restarts").notable(),
                _ => plain(format!("{} restarted", names(nodes, "has", "have"))),
            },
            Action::Pause(nodes) => plain(format!("{} still", names(nodes, "stands", "stand")))
                .detail("Nothing reaches it and none of its timers ring, as in a long garbage collection."),
            Action::Resume(nodes) => plain(format!("{} on", names(nodes, "goes", "go")))
                .detail("It does not know that time has passed: overdue timers ring first."),
            Action::Wipe(nodes) => plain(format!("{} nothing any more", names(nodes, "remembers", "remember")))
                .detail("Its disk is empty. The protocol assumes that this never happens."),
            Action::Split(groups) => {
                let group = |group: &Vec<Endpoint>| joined(group.iter().map(|it| end(*it)), " ");
                plain(format!("the network splits: {}", joined(groups.iter().map(group), " | ")))
                    .detail("Messages between the sides are lost.")
            }
            Action::Heal(None) => plain("the network is whole again".to_owned()),
            Action::Request { client, operation, at } => {
                let client = client.unwrap_or(protocol::ClientId(1));
                let whom = at.map(|at| format!(" at {at}")).unwrap_or_default();
                let text = format!("asks for {operation}{whom}");
                Told::new(RowKind::Client, Some(End::Client(client.0)), text).notable()
            }
            other => match deceit::begun(other) {
                Some((text, detail)) => plain(text).detail(detail),
                None => plain(other.to_string()),
            },
        }
    }

    /// A row about a node, coloured by its reign.
    fn of(&self, node: NodeId, kind: RowKind, text: impl Into<String>) -> Told {
        let told = Told::new(kind, Some(End::Node(node.0)), text);
        Told { epoch: self.after(node).epoch.0, ..told }
    }

    /// What the node does then: whom it tells what, and whether that waits for its disk.
    fn then(&self, node: NodeId) -> String {
        match self.sent(node) {
            Some((name, to)) if self.holds(node) => {
                format!("It sends “{name}” to {to} as soon as its disk has written.")
            }
            Some((name, to)) => format!("It sends “{name}” to {to}."),
            None => String::new(),
        }
    }

    /// How it answers, and whether that waits for its disk.
    fn answers(&self, node: NodeId, answer: &str) -> String {
        let when = if self.holds(node) { " as soon as its disk has written" } else { "" };
        format!("It answers “{answer}”{when}.")
    }

    /// Whether what it sends waits at the gate.
    fn holds(&self, node: NodeId) -> bool {
        let mut deeds = self.event.happening.deeds.iter();
        deeds.any(|(holder, deed)| *holder == node && matches!(deed, Deed::Held(..)))
    }

    /// What it sends most of, and to whom.
    fn sent(&self, node: NodeId) -> Option<(String, String)> {
        let sent = self.sent_messages(node);
        let (_, message) = sent.last()?;
        let to: Vec<NodeId> =
            sent.iter().filter(|(_, m)| m.word() == message.word()).map(|(to, _)| *to).collect();
        Some((label(self.event.info, *message), list(&to)))
    }

    /// How it answers whom it heard. What it says to others is no answer.
    fn answer(&self, node: NodeId, heard: End) -> Option<(Flavour, &'static str)> {
        let sent = self.sent_messages(node);
        let (_, message) = sent.iter().rfind(|(to, _)| End::Node(to.0) == heard)?;
        Some((message.word().flavour, message.word().name))
    }

    fn sent_messages(&self, node: NodeId) -> Vec<(NodeId, &dyn Describe)> {
        let deeds = self.event.happening.deeds.iter();
        deeds
            .filter(|(sender, _)| *sender == node)
            .filter_map(|(_, deed)| match deed {
                Deed::Sent(parcel) => match (&parcel.payload, parcel.to) {
                    (Payload::Message(message), Endpoint::Node(to)) => {
                        Some((to, message.describe()))
                    }
                    _ => None,
                },
                Deed::Held(to, message) => Some((*to, message.describe())),
                _ => None,
            })
            .collect()
    }

    /// `It counted S1, S2 and S3: three of five`, read off a tally and who was just heard.
    fn counted(
        &self,
        node: NodeId,
        heard: Option<End>,
        tallies: &[Tally],
        slot: Option<Slot>,
    ) -> Option<String> {
        let meant = |tally: &&Tally| slot.is_none() || tally.slot == slot;
        // In a joint configuration there is one for each of its halves.
        let meant: Vec<&Tally> = tallies.iter().filter(meant).collect();
        let first = meant.first()?;
        let mut have = first.have.clone();
        have.extend(meant[1..].iter().flat_map(|half| &half.have));
        if let Some(End::Node(heard)) = heard {
            have.push(NodeId(heard));
        }
        have.push(node);
        let all = (1..).take(self.event.after.len()).map(NodeId);
        let have: Vec<NodeId> = all.filter(|node| have.contains(node)).collect();
        let many = match meant.len() {
            1 => format!("{} of {}", number(have.len()), number(first.of)),
            _ => "enough of each configuration".to_owned(),
        };
        Some(format!("{node} counted {}: {many}", list(&have)))
    }

    /// `It counts 2 of 3 votes`, when a tally grew.
    fn count(&self, node: NodeId, before: &Standing) -> Option<String> {
        let grew = |tally: &&Tally| {
            let old = before.tallies.iter().find(|old| old.label == tally.label);
            old.is_some_and(|old| old.have.len() < tally.have.len())
        };
        let tally = self.after(node).tallies.iter().find(grew)?;
        Some(format!("For {}, it counts {} of {}.", tally.label, tally.have.len(), tally.need))
    }

    fn learned(&self, node: NodeId) -> u64 {
        self.after(node).decided.0.saturating_sub(self.before(node).decided.0)
    }

    fn command(&self, node: NodeId, slot: Slot) -> Option<&Command> {
        self.event.happening.deeds.iter().find_map(|(decider, deed)| match deed {
            Deed::Decided(at, command) if *decider == node && *at == slot => Some(command),
            _ => None,
        })
    }

    /// `term 3`
    fn reign(&self, epoch: u64) -> String {
        format!("{} {epoch}", self.event.info.epoch.name)
    }

    /// A client hears an answer, and may have to wait for others that are equal.
    fn answered(&self, parcel: &Parcel, to: RequestId, reply: &Reply) -> Told {
        let who = Some(End::Client(to.client.0));
        let from = end(parcel.from);
        match reply {
            Reply::Done { answer, .. }
                if self.event.info.replies != Replies::One
                    && self.event.happening.turn.is_none() =>
            {
                Told::new(RowKind::Client, who, format!("hears from {from}: {answer}"))
            }
            Reply::Done { answer, at, .. } => {
                let detail = match answer {
                    Answer::Found(_) if at.0 == 0 => {
                        format!("{from} found that nothing is decided.")
                    }
                    Answer::Found(_) => {
                        format!("{from} answered by what is decided up to slot {at}.")
                    }
                    _ => format!("{from} applied its request in slot {at}."),
                };
                Told::new(RowKind::Client, who, format!("is answered: {answer}"))
                    .detail(detail)
                    .notable()
            }
            Reply::Redirect(Some(leader)) => {
                Told::new(RowKind::Client, who, format!("is sent on to {leader} by {from}"))
            }
            Reply::Redirect(None) => {
                Told::new(RowKind::Client, who, format!("learns nothing from {from}"))
            }
            Reply::Refused(rule) => {
                Told::new(RowKind::Client, who, "is refused").detail(rule.says).notable()
            }
        }
    }

    fn before(&self, node: NodeId) -> &Standing {
        &self.event.before[node.index()]
    }

    fn after(&self, node: NodeId) -> &Standing {
        &self.event.after[node.index()]
    }
}

/// `S1 → S2`
pub(crate) fn way(from: Endpoint, to: Endpoint) -> String {
    format!("{} → {}", end(from), end(to))
}

/// `slot 3`, `slots 3 to 5`
fn slots(first: Slot, last: Slot) -> String {
    if first == last { format!("slot {first}") } else { format!("slots {first} to {last}") }
}

/// `S1 has`, `S1 and S2 have`
fn names(nodes: &[NodeId], one: &str, many: &str) -> String {
    format!("{} {}", list(nodes), if nodes.len() == 1 { one } else { many })
}

/// `S1, S2 and S3`
fn list(nodes: &[NodeId]) -> String {
    match nodes {
        [] => "nobody".to_owned(),
        [one] => one.to_string(),
        [most @ .., last] => format!("{} and {last}", joined(most, ", ")),
    }
}

/// Small numbers in words.
fn number(n: usize) -> String {
    const WORDS: [&str; 10] =
        ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    WORDS.get(n).map_or_else(|| n.to_string(), |word| (*word).to_owned())
}
