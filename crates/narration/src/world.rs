//! What the world does: it loses, it is acted upon, and clients are answered.

use protocol::{
    Answer, Assumption, ClientId, Damage, Disconnect, NodeId, Reply, ReplyQuorum, RequestId, joined,
};
use scenario::{Action, ClientChange, DiskChange, Endpoint, Pair, TimeRange};
use simulator::{Envelope, Loss, Payload};

use super::phrases::{between, list, message, names, number};
use super::rows::{Cause, leads};
use super::{Teller, Told, leadership};
use crate::deceit;
use crate::names::{end, label, reply_label};
use crate::report::{RowKind, capitalised};
use crate::snapshot::End;

impl Teller<'_> {
    pub(super) fn lost(&self, envelope: &Envelope, loss: Loss) -> Told {
        let what = match &envelope.payload {
            Payload::Message(message) => label(self.context.info, message.describe()),
            Payload::Disconnect => label(self.context.info, &Disconnect),
            Payload::Request(request) => request.unverified().operation.to_string(),
            Payload::Reply(_, reply) => format!("the answer {}", reply_label(reply)),
        };
        let (from, to) = (end(envelope.from), end(envelope.to));
        let (text, detail) = match loss {
            Loss::Chance => ("is lost".to_owned(), "The network lost it.".to_owned()),
            Loss::Wall => ("is lost".to_owned(), format!("No message passes from {from} to {to}.")),
            Loss::Down => (format!("is lost: {to} is down"), String::new()),
            Loss::Dropped => ("is dropped".to_owned(), String::new()),
            Loss::Session => ("is lost".to_owned(), "Its session had ended.".to_owned()),
            Loss::Posed => {
                let detail = format!(
                    "It names another sender; {to} knows that {from} is at the other end of the link."
                );
                ("is refused".to_owned(), detail)
            }
        };
        let text = format!("{what} from {from} to {to} {text}");
        Told::new(RowKind::Lost, None, text).detail(detail)
    }

    pub(super) fn acted(&self, action: &Action) -> Told {
        let plain = |text: String| Told::new(RowKind::Action, None, text).notable();
        match action {
            Action::Note(remark) => plain(remark.clone()),
            Action::Crash { nodes, .. } => {
                plain(format!("{} crashed{}", names(nodes, "has", "have"), self.led(nodes)))
                    .stops()
                    .detail(match nodes.as_slice() {
                        [_] => "Its memory is lost; its disk is kept.",
                        _ => "Their memory is lost; their disks are kept.",
                    })
            }
            Action::Restart(nodes) => match nodes.as_slice() {
                [node] => self.did(*node, Cause::Start("restarts")).notable(),
                _ => plain(format!("{} restarted", names(nodes, "has", "have"))),
            },
            Action::Pause(nodes) => {
                plain(format!("{} paused", names(nodes, "is", "are"))).stops().detail(
                    "No message arrives there and no timer fires, as in a long garbage collection.",
                )
            }
            Action::Resume(nodes) => plain(format!("{} again", names(nodes, "runs", "run")))
                .detail("A node does not notice that it was paused: overdue timers fire first."),
            Action::Wipe(nodes) => {
                let disks = if nodes.len() == 1 { "the disk of" } else { "the disks of" };
                let are = if nodes.len() == 1 { "is" } else { "are" };
                plain(format!("{disks} {} {are} wiped", list(nodes))).stops().detail(self.wipes())
            }
            Action::Split(groups) => {
                let group = |group: &Vec<Endpoint>| joined(group.iter().map(|it| end(*it)), " ");
                plain(format!("the network splits: {}", joined(groups.iter().map(group), " | ")))
                    .detail("Messages between the sides are lost.")
            }
            Action::Heal(None) => plain("the network is whole again".to_owned()),
            Action::Heal(Some(path)) => plain(format!("messages {} arrive again", between(path))),
            Action::Cut(path) => plain(format!("messages {} are lost from now on", between(path))),
            Action::Lag(path, takes) => {
                plain(format!("messages {} take {} from now on", between(path), TimeRange(takes)))
            }
            Action::Loss(path, share) => {
                let often = format!("with probability {share}");
                plain(format!("messages {} are lost {often}", between(path)))
            }
            Action::Clock(node, rate) => {
                plain(format!("the clock of {node} runs {rate} times as fast as real time"))
            }
            Action::Disk(node, DiskChange::Latency(takes)) => {
                plain(format!("each disk write of {node} takes {} from now on", TimeRange(takes)))
            }
            Action::Disk(node, DiskChange::Lying) => plain(format!("the disk of {node} lies"))
                .detail("It reports writes as done, and loses them in the next crash."),
            Action::Disk(node, DiskChange::Honest) => {
                plain(format!("the disk of {node} keeps what it reports as written"))
            }
            Action::Disk(node, DiskChange::Corrupt) => {
                plain(format!("the disk of {node} cannot be read any more"))
                    .stops()
                    .detail("The node refuses to start until it is wiped.")
            }
            Action::Disk(node, DiskChange::Full) => {
                plain(format!("the disk of {node} is full")).stops().detail(
                    "A write waits until there is room, and messages that depend on it wait too.",
                )
            }
            Action::Disk(node, DiskChange::Fail(span)) => {
                let long = span.map(|span| format!(" for {span}")).unwrap_or_default();
                plain(format!("writes to the disk of {node} fail{long}")).stops().detail(
                    "The node tries again and again, and messages that depend on a write wait.",
                )
            }
            Action::Disk(node, DiskChange::Works) => {
                plain(format!("the disk of {node} has room, and its writes succeed"))
            }
            Action::Damage(node, what) => {
                let what = match what {
                    Damage::Tail => "the last slot".to_owned(),
                    Damage::Slot(slot) => format!("slot {slot}"),
                };
                plain(format!("{what} on the disk of {node} is damaged"))
                    .detail("Its checksum is wrong, which shows when the node starts.")
            }
            Action::Client(client, change) => {
                let text = match change {
                    ClientChange::Pause => "is paused",
                    ClientChange::Resume => "runs again",
                    ClientChange::Crash => "has crashed",
                    ClientChange::Restart => "has restarted",
                };
                let who = Some(End::Client(client.0));
                Told::new(RowKind::Client, who, text)
                    .detail(match change {
                        ClientChange::Crash => "Its open requests stay without an answer.",
                        ClientChange::Restart => {
                            "It does not repeat the requests from before its crash."
                        }
                        _ => "",
                    })
                    .notable()
            }
            Action::Late(flight, by) => {
                let (from, to, word) = (flight.from, flight.to, &flight.word);
                plain(format!("the next message from {from} to {to} ({word}) will be {by} late"))
            }
            Action::Dead(Pair(a, b), after) => {
                let when = after.map(|after| format!(" for {after}")).unwrap_or_default();
                plain(format!("the session of {a} and {b} is dead, and neither notices{when}"))
                    .detail("Messages between them are lost until both notice.")
            }
            Action::Copy(flight) => plain(format!("{} is on its way twice", message(flight))),
            Action::Delay(flight, later) => {
                plain(format!("{} arrives {later} later", message(flight)))
            }
            // What then takes place is an event of its own, and says more.
            Action::Settle(nodes) => {
                let whom = nodes.as_ref().map(|nodes| format!(" at {}", list(nodes)));
                let text = format!(
                    "messages are delivered and disks write{} until nothing is left to do",
                    whom.unwrap_or_default()
                );
                Told::new(RowKind::Action, None, text)
            }
            Action::Deliver(_) | Action::Fire(..) | Action::Write(..) => {
                Told::new(RowKind::Action, None, action.to_string())
            }
            Action::Request { client, operation, at } => {
                let client = client.unwrap_or(ClientId(1));
                let whom = at.map(|at| format!(" at {at}")).unwrap_or_default();
                let text = format!("asks for {operation}{whom}");
                Told::new(RowKind::Client, Some(End::Client(client.0)), text).notable()
            }
            Action::Again { client, at } => {
                let client = client.unwrap_or(ClientId(1));
                let whom = at.map(|at| format!(" at {at}")).unwrap_or_default();
                let text = format!("sends its last request again{whom}");
                Told::new(RowKind::Client, Some(End::Client(client.0)), text)
            }
            Action::Drop(_) | Action::Lie { .. } => {
                match deceit::begun(self.context.info, action) {
                    Some((who, text, detail)) => Told::new(RowKind::Action, Some(who), text)
                        .detail(detail + &self.too_many())
                        .notable(),
                    None => plain(action.to_string()),
                }
            }
        }
    }

    /// Who of them led until now, and leads no longer: `; S2 led term 3`.
    fn led(&self, nodes: &[NodeId]) -> String {
        let led =
            nodes.iter().filter(|node| leads(self.before(**node)) && !leads(self.after(**node)));
        let told = |node: &NodeId| {
            let who = if nodes.len() == 1 { "it".to_owned() } else { node.to_string() };
            format!("; {who} {}", leadership::led(self.before(*node), self.context.info))
        };
        led.map(told).collect()
    }

    /// What it means to the protocol that a disk loses what it held.
    fn wipes(&self) -> String {
        let config = &self.context.world.nodes()[0].config;
        if self.context.info.assumes.contains(&Assumption::DurableDisk) {
            "The protocol assumes that a disk keeps what it has written.".to_owned()
        } else {
            let most = number(self.context.info.tolerates_liars(config));
            format!("A node that lost its disk is faulty; the protocol tolerates {most}.")
        }
    }

    /// How many lie, where the protocol tolerates fewer.
    fn too_many(&self) -> String {
        let world = self.context.world;
        let nodes = world.nodes();
        let liars = nodes.iter().filter(|node| world.adversary().lies(node.id())).count();
        let borne = self.context.info.tolerates_liars(&nodes[0].config);
        match liars > borne {
            true => format!(
                " {} of {} {} now, and the protocol tolerates {}: it guarantees nothing any more.",
                capitalised(&number(liars)),
                number(nodes.len()),
                if liars == 1 { "lies" } else { "lie" },
                number(borne)
            ),
            false => String::new(),
        }
    }

    /// A client hears an answer, and may have to wait for others that are equal.
    pub(super) fn answered(&self, envelope: &Envelope, to: RequestId, reply: &Reply) -> Told {
        let from = end(envelope.from);
        let told = |text: String| Told::new(RowKind::Client, Some(End::Client(to.client.0)), text);
        match reply {
            Reply::Done { answer, .. } if self.must_be_believed() => {
                told(format!("receives the answer {answer} from {from}"))
            }
            Reply::Done { .. } | Reply::Refused(_) if !self.context.waiting.contains(&to) => {
                self.late(to, reply, told)
            }
            Reply::Done { answer, at, .. } => {
                let detail = match answer {
                    Answer::Found(_) if at.0 == 0 => {
                        format!("{from} found that nothing is decided.")
                    }
                    Answer::Found(_) => {
                        format!("{from} answered from the state after slot {at}.")
                    }
                    _ => format!("{from} applied its request in slot {at}."),
                };
                told(format!("is answered: {answer}")).detail(detail).notable()
            }
            Reply::Redirect(Some(leader)) => told(format!("is redirected to {leader} by {from}")),
            Reply::Redirect(None) => told(format!("is told by {from} to ask again")),
            Reply::Refused(rule) => told("is refused".to_owned()).detail(rule.says).notable(),
        }
    }

    /// Whether the client does not take this answer, as there are too few that are equal, or enough.
    fn must_be_believed(&self) -> bool {
        self.context.info.replies != ReplyQuorum::One && self.context.event.client_action.is_none()
    }

    /// The same answer once more, or another one, after the client had its answer.
    fn late(&self, to: RequestId, reply: &Reply, told: impl Fn(String) -> Told) -> Told {
        let mut client_operations = self.context.judge.client_operations();
        let known = client_operations.rfind(|client_operation| client_operation.request.id == to);
        let answer = known.map(|known| known.answered.as_ref().map(|(answer, _)| answer));
        let text = match (reply, answer) {
            (Reply::Done { answer, .. }, Some(Some(known))) if answer == known => {
                format!("receives the answer {answer} again")
            }
            (Reply::Done { answer, .. }, Some(Some(known))) => {
                format!("receives the answer {answer}, after it was answered {known}")
            }
            (_, Some(Some(known))) => {
                format!("receives a refusal, after it was answered {known}")
            }
            (Reply::Done { answer, .. }, Some(None)) => {
                format!("receives the answer {answer}, after it was refused")
            }
            (_, Some(None)) => "receives the refusal again".to_owned(),
            (reply, None) => format!("receives “{}”, and waits for no answer", reply_label(reply)),
        };
        told(text).detail("A late answer changes nothing: the client no longer waits for it.")
    }
}
