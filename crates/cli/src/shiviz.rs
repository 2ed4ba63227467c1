//! A run as ShiViz reads it: the expression that parses an event, an empty line in the place of the
//! expression that parts several runs, then two lines for each event.
//!
//! What a person has to know of ShiViz: an event lies on one host, its clock names that host, and a
//! host's own component counts its events from 1. So everything that happens to no node and no
//! client happens to a host called `world`.

use std::fmt::Write;

use playground::record::{EnvelopeRecord, NodeActionKind, NodeActionRecord, Record, RecordKind};
use playground::{Command, Session};

/// How an event is parsed.
const PARSER: &str = r"(?<event>.*)\n(?<host>\S*) (?<clock>\{.*\})";

/// Where things happen that happen to nobody.
const WORLD: &str = "world";

/// Plays a scenario to its end, and writes it.
pub(crate) fn write(mut session: Session) {
    while session.apply(Command::Step).is_ok() {}
    say!("{PARSER}\n");
    let mut clocks = Clocks::default();
    session.records(|record| {
        let host = host_of(&record);
        let clock = clocks.tick(host, record.cause);
        say!("{}\n{host} {clock}", text(&record));
    });
}

/// The host of an event.
fn host_of(record: &Record) -> &str {
    record.who.as_deref().unwrap_or(WORLD)
}

/// The vector clock of every event (Fidge, 1988; Mattern, 1989): what came before it on its host and
/// what came before its cause, and itself.
#[derive(Default)]
struct Clocks {
    hosts: Vec<String>,
    events: Vec<Vec<u64>>,
    /// The latest event of each host.
    latest: Vec<usize>,
}

impl Clocks {
    /// The clock of the next event, as JSON.
    fn tick(&mut self, host: &str, cause: Option<u64>) -> String {
        let event = self.events.len();
        let known = self.hosts.iter().position(|known| known == host);
        let at = known.unwrap_or_else(|| {
            self.hosts.push(host.to_owned());
            self.latest.push(event);
            self.hosts.len() - 1
        });
        let mut clock = vec![0; self.hosts.len()];
        let cause = cause.and_then(|cause| usize::try_from(cause).ok()?.checked_sub(1));
        let before = known.map(|at| self.latest[at]);
        for known in before.into_iter().chain(cause) {
            for (new, old) in clock.iter_mut().zip(&self.events[known]) {
                *new = (*new).max(*old);
            }
        }
        clock[at] += 1;
        self.latest[at] = event;
        let parts = self.hosts.iter().zip(&clock).filter(|(_, count)| **count > 0);
        let parts: Vec<String> = parts.map(|(host, count)| format!("\"{host}\":{count}")).collect();
        self.events.push(clock);
        format!("{{{}}}", parts.join(", "))
    }
}

/// An event in one line.
fn text(record: &Record) -> String {
    let mut text = match record.kind {
        RecordKind::Boot => "boots".to_owned(),
        RecordKind::Deliver => {
            let envelope = record.envelope.as_ref();
            envelope.map(|it| format!("receives {} from {}", said(it), it.from)).unwrap_or_default()
        }
        RecordKind::Lose => {
            let envelope = record.envelope.as_ref();
            let way = |it: &EnvelopeRecord| format!("loses {} {} -> {}", said(it), it.from, it.to);
            format!("{} ({})", envelope.map(way).unwrap_or_default(), record.loss.unwrap_or(""))
        }
        RecordKind::Ring => format!("timer {}", record.timer.unwrap_or("")),
        RecordKind::Write => "has written to its disk".to_owned(),
        RecordKind::Fail => "cannot write to its disk".to_owned(),
        RecordKind::Ask | RecordKind::Retry => {
            let again = if record.kind == RecordKind::Retry { "again " } else { "" };
            let asked = record.request.as_ref().map(|it| it.operation.as_str()).unwrap_or("");
            format!("asks {again}{asked}")
        }
        RecordKind::Act => record.action.clone().unwrap_or_default(),
        RecordKind::Miss => {
            let action = record.action.as_deref().unwrap_or("");
            format!("{action}: {}", record.missed.unwrap_or(""))
        }
        RecordKind::Stop => {
            format!("stopped: {}", record.stopped.as_deref().unwrap_or_default())
        }
    };
    for node_action in &record.node_actions {
        if let Some(done) = done(node_action) {
            let other = record.who.as_deref() != Some(node_action.node.as_str());
            let who = if other { format!("{} ", node_action.node) } else { String::new() };
            let _ = write!(text, "; {who}{done}");
        }
    }
    text
}

/// What travels, in a few words.
fn said(envelope: &EnvelopeRecord) -> &str {
    let message = envelope.message.as_ref().map(|message| message.label.as_str());
    let request = envelope.request.as_ref().map(|request| request.operation.as_str());
    let reply = envelope.reply.as_ref().map(|reply| reply.answer.as_str());
    message.or(request).or(reply).unwrap_or("")
}

/// What a node did, where that is worth a word.
fn done(node_action: &NodeActionRecord) -> Option<String> {
    Some(match node_action.does {
        NodeActionKind::Send => {
            let envelope = node_action.envelope.as_ref()?;
            format!("sends {} to {}", said(envelope), envelope.to)
        }
        NodeActionKind::Withhold => {
            let message = node_action.message.as_ref().map(|message| message.label.as_str());
            let reply = node_action.reply.as_ref().map(|reply| reply.answer.as_str());
            format!("withholds {} from {}", message.or(reply)?, node_action.to.as_deref()?)
        }
        NodeActionKind::Stop => "stops".to_owned(),
        NodeActionKind::Decide => {
            format!("decides {}: {}", node_action.slot?, node_action.command.as_deref()?)
        }
        NodeActionKind::Become => {
            let epoch =
                node_action.ballot.clone().or(node_action.epoch.map(|epoch| epoch.to_string()))?;
            format!("is {} {epoch}", node_action.role?)
        }
        NodeActionKind::Write => "writes".to_owned(),
        NodeActionKind::Start
        | NodeActionKind::Cite
        | NodeActionKind::BeginWrite
        | NodeActionKind::Hold
        | NodeActionKind::Answer => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::begin;

    /// Hosts, causes and clocks of a run.
    /// Host, cause and clock of each event.
    type Logged = (String, Option<u64>, Vec<(String, u64)>);

    fn run(script: &str) -> Vec<Logged> {
        let mut session = begin("test".as_ref(), script).expect("a script");
        while session.apply(Command::Step).is_ok() {}
        let mut clocks = Clocks::default();
        let mut events = Vec::new();
        session.records(|record| {
            let host = host_of(&record).to_owned();
            let clock = clocks.tick(&host, record.cause);
            let clock: serde_json::Map<String, serde_json::Value> =
                serde_json::from_str(&clock).expect("a clock is JSON");
            let parts = clock.into_iter().map(|(host, n)| (host, n.as_u64().expect("a count")));
            events.push((host, record.cause, parts.collect()));
        });
        events
    }

    /// Whether a clock is not later than another in any part.
    fn at_most(a: &[(String, u64)], b: &[(String, u64)]) -> bool {
        let of = |host: &str| b.iter().find(|(known, _)| known == host).map_or(0, |part| part.1);
        a.iter().all(|(host, count)| *count <= of(host))
    }

    #[test]
    fn one_clock_is_before_another_exactly_if_its_event_happened_before() {
        for script in [
            "raft nodes=3 seed=7\n300ms crash 2\n350ms put x 1\n400ms restart 2\nend 700ms\n",
            "raft nodes=3 seed=3 loss=0.2 clients=1\n500ms split 1/2,3\n700ms heal\nend 900ms\n",
            "paxos nodes=3 seed=5 dup=0.3\n100ms put x A at 1\n120ms c2 put x B at 3\nend 400ms\n",
        ] {
            let events = run(script);
            assert!(events.len() > 25, "{}", events.len());
            // Everything that happened before each event, found by walking back.
            let mut before: Vec<Vec<bool>> = Vec::new();
            for (at, (host, cause, _)) in events.iter().enumerate() {
                let mut past = vec![false; events.len()];
                let previous = (0..at).rev().find(|&earlier| events[earlier].0 == *host);
                let cause = cause.map(|cause| cause as usize - 1);
                for known in previous.into_iter().chain(cause) {
                    past[known] = true;
                    (0..known).filter(|&e| before[known][e]).for_each(|e| past[e] = true);
                }
                before.push(past);
            }
            for (a, (_, _, first)) in events.iter().enumerate() {
                for (b, (_, _, second)) in events.iter().enumerate() {
                    let earlier = at_most(first, second) && first != second;
                    assert_eq!(earlier, before[b][a], "{script}: {} and {}", a + 1, b + 1);
                }
            }
        }
    }

    #[test]
    fn a_host_counts_its_own_events_from_1() {
        let mut counts: Vec<(String, u64)> = Vec::new();
        for (host, _, clock) in run("raft nodes=3 seed=7\n300ms note a\n350ms put x 1\nend 1s\n") {
            let own = clock.iter().find(|part| part.0 == host).expect("its own part").1;
            match counts.iter_mut().find(|known| known.0 == host) {
                Some(known) => known.1 += 1,
                None => counts.push((host.clone(), 1)),
            }
            let count = counts.iter().find(|known| known.0 == host).map(|known| known.1);
            assert_eq!(count, Some(own), "{host}");
        }
        assert!(counts.iter().any(|(host, _)| host == WORLD));
    }
}
