//! The protocols compared: what a decision costs, measured on the running world.
//!
//! Every message takes one unit, every disk write a thousandth of it, and nothing else takes any
//! time. So a span of time reads as two numbers at once: whole units are message delays on the
//! longest way, and thousandths are the writes that it had to wait for. Nothing here knows a protocol.
//!
//! 1. *A decision*: a client that knows whom to ask puts something while nothing else goes on. A
//!    protocol of one decision is asked once, cold.
//! 2. *Known everywhere*: the same in a stream of requests, a quarter of a unit apart, since some
//!    protocols let the next message tell what is decided; `idle` is how long it takes if there is no
//!    next request.
//! 3. *Asked elsewhere*: the first request of another client goes to a node that does not lead.
//! 4. *Through a failure*: the leader crashes, a request comes, and somebody else leads in the end.
//!
//! A message belongs to a decision if its chain of causes leads to the request: heartbeats are no
//! part of it. Its size is that of what the trace says of it: one byte for its kind, eight for each
//! number in its fields, and for words what their letters take.

use protocol::{Command, Describe, Info, NodeId, RequestId, ServedObject};
use scenario::{Endpoint, parse};
use simulator::{ClientAction, Core, EventKind, NodeAction, Payload};

use playground::Registry;
use playground::run::Run;

/// The sizes of clusters that are compared.
pub const SIZES: [u32; 4] = [3, 4, 5, 7];

/// How long a message takes, in microseconds. A write takes one microsecond.
const UNIT: u64 = 1_000;

/// What a decision costs. Spans are whole message delays.
#[derive(Clone, Debug)]
pub struct Measured {
    /// The protocol that was measured.
    pub info: &'static Info,
    /// Among how many nodes.
    pub nodes: u32,
    /// How many faulty nodes it tolerates, and of which kind.
    pub tolerated: u32,
    /// From the request's arrival until the first node decides.
    pub decided: u64,
    /// How many writes that had to wait for, one after the other.
    pub writes: u64,
    /// From the request's arrival until every node knows, as requests follow each other.
    pub known: u64,
    /// The same if no request follows.
    pub idle: u64,
    /// From asking to being answered.
    pub client: u64,
    /// The same for a client that asks a node that does not lead; `None` if nobody leads.
    pub elsewhere: Option<u64>,
    /// Messages between nodes.
    pub messages: u64,
    /// Their bytes.
    pub bytes: u64,
    /// What it costs to replace a leader; `None` if nobody leads.
    pub failure: Option<Failure>,
}

/// From a leader's crash until somebody else leads.
#[derive(Clone, Debug)]
pub struct Failure {
    /// Message delays and timers together, in units: mostly timeouts.
    pub waited: u64,
    /// Message delays after the last timer that it had to wait for.
    pub delays: u64,
    /// How many writes those had to wait for, one after the other.
    pub writes: u64,
    /// Messages between nodes from the crash on.
    pub messages: u64,
}

/// Measures every registered protocol with so many nodes.
pub fn all(registry: &Registry, nodes: u32) -> impl Iterator<Item = Measured> {
    registry.protocols().iter().map(move |core| measure(*core, nodes))
}

/// Measures one.
///
/// # Panics
/// When it decides nothing in a world without faults.
pub fn measure(core: Core, nodes: u32) -> Measured {
    let info = core.info;
    let head = format!("{} nodes={nodes} delay=1ms disk=1us\n", info.id);
    let play = |lines: &str, judged, crashed| {
        Course::play(core, &format!("{head}{lines}end 9s\n"), judged, crashed)
    };
    if info.serves == ServedObject::Decision {
        let seen = play("1s put x 1\n", 0, None).seen;
        let seen = seen.expect("it decides");
        return seen.measured(info, nodes, (seen.known(), seen.known()));
    }
    let warm = "1s put x 0\n1500ms put x 0\n";
    let leader = play(warm, 2, None).leader;
    let first = leader.map_or(1, |leader| leader.0);
    let alone = play(&format!("{warm}2s put x 1 at {first}\n"), 2, None).seen;
    let mut stream = warm.to_owned();
    for number in 0..24 {
        stream += &format!("{}us put x 1 at {first}\n", 2_000_000 + number * UNIT / 4);
    }
    let stream = play(&stream, 2 + 8, None).seen;
    let (alone, stream) = alone.zip(stream).expect("it decides");
    let mut measured = alone.measured(info, nodes, (stream.known(), alone.known()));
    if leader.is_some() {
        let other = first % nodes + 1;
        let elsewhere = play(&format!("{warm}2s c2 put x 1 at {other}\n"), 2, None).seen;
        measured.elsewhere = elsewhere.map(|seen| seen.client());
        let crash = format!("{warm}2s crash {first}\nput x 1\n");
        measured.failure = play(&crash, 2, leader).failure;
    }
    measured
}

/// What became of one request.
#[derive(Clone, Debug)]
struct Seen {
    id: RequestId,
    asked: u64,
    /// When it came to a node last before anybody decided it.
    arrived: u64,
    decided: u64,
    known: u64,
    answered: u64,
    messages: u64,
    bytes: u64,
}

impl Seen {
    const fn known(&self) -> u64 {
        (self.known - self.arrived) / UNIT
    }

    const fn client(&self) -> u64 {
        (self.answered - self.asked) / UNIT
    }

    const fn measured(
        &self,
        info: &'static Info,
        nodes: u32,
        (known, idle): (u64, u64),
    ) -> Measured {
        let tolerated = info.tolerates.tolerated(nodes as usize) as u32;
        let took = self.decided - self.arrived;
        Measured {
            info,
            nodes,
            tolerated,
            decided: took / UNIT,
            writes: took % UNIT,
            known,
            idle,
            client: self.client(),
            elsewhere: None,
            messages: self.messages,
            bytes: self.bytes,
            failure: None,
        }
    }
}

/// An event, as far as chains of causes go through it.
struct Link {
    time: u64,
    cause: Option<u64>,
    /// It fired, and waits for no event.
    fired: bool,
    /// It goes back to the request.
    belongs: bool,
}

/// A run that is watched for one of its requests.
struct Course {
    seen: Option<Seen>,
    leader: Option<NodeId>,
    failure: Option<Failure>,
}

impl Course {
    /// Plays a script and watches its request of this number, from 0. Where a leader crashes with
    /// it, the run is over once somebody else leads.
    fn play(core: Core, script: &str, judged: usize, crashed: Option<NodeId>) -> Self {
        let scenario = parse(script, &[core.info]).expect("a script without mistakes");
        let mut run = Run::open(core, &scenario).expect("empty disks");
        let mut course = Self { seen: None, leader: None, failure: None };
        let (mut links, mut asked): (Vec<Link>, usize) = (Vec::new(), 0);
        let (mut fell, mut messages) = (None, 0);
        let end = scenario.ends();
        while run.next_time().is_some_and(|time| time <= end) && run.step() {
            let event = run.world().last();
            let time = event.time.0;
            if let Some(ClientAction::Asked(request)) = &event.client_action {
                if asked == judged {
                    course.seen = Some(Seen::of(request.id, time));
                }
                asked += 1;
            }
            let own = |seen: &Seen| matches!(&event.client_action, Some(ClientAction::Asked(request)) if request.id == seen.id);
            let caused = event.cause.and_then(|cause| links.get(cause as usize - 1));
            let belongs =
                caused.is_some_and(|link| link.belongs) || course.seen.as_ref().is_some_and(own);
            let fired = matches!(event.kind, EventKind::TimerFired(..));
            links.push(Link { time, cause: event.cause, fired, belongs: belongs && !fired });
            if let Some(seen) = &mut course.seen {
                seen.judge(&run, belongs && !fired);
            }
            messages += run
                .world()
                .last()
                .node_actions
                .iter()
                .filter(|(_, node_action)| is_message(node_action))
                .count();
            if fell.is_none() && crashed.is_some() && asked > judged {
                (fell, messages) = (Some(time), 0);
            }
            let leader = run.leader();
            if let Some(fell) = fell
                && leader.is_some()
                && leader != crashed
            {
                let (fired, time) = (fired_before(&links), time);
                let took = time - fired;
                course.failure = Some(Failure {
                    waited: (time - fell) / UNIT,
                    delays: took / UNIT,
                    writes: took % UNIT,
                    messages: messages as u64,
                });
                break;
            }
            course.leader = leader;
        }
        course.seen = course.seen.filter(|seen| seen.decided > 0 && seen.answered > 0);
        course
    }
}

/// When the timer fired that the last event goes back to.
fn fired_before(links: &[Link]) -> u64 {
    let mut at = links.len() as u64;
    loop {
        let link = &links[at as usize - 1];
        match link.cause {
            Some(cause) if !link.fired => at = cause,
            _ => return link.time,
        }
    }
}

fn is_message(node_action: &NodeAction) -> bool {
    matches!(node_action, NodeAction::Sent(envelope) if matches!(envelope.payload, Payload::Message(_)))
}

impl Seen {
    const fn of(id: RequestId, asked: u64) -> Self {
        let (arrived, decided, known, answered) = (0, 0, 0, 0);
        Self { id, asked, arrived, decided, known, answered, messages: 0, bytes: 0 }
    }

    /// Takes the last event down; `belongs` says that it goes back to the request.
    fn judge(&mut self, run: &Run, belongs: bool) {
        let event = run.world().last();
        let time = event.time.0;
        if let EventKind::Delivered(envelope) = &event.kind
            && let (Payload::Request(request), Endpoint::Node(_)) = (&envelope.payload, envelope.to)
            && request.unverified().id == self.id
            && self.decided == 0
        {
            self.arrived = time;
        }
        if let Some(ClientAction::Answered(id, _)) = &event.client_action
            && *id == self.id
        {
            self.answered = time;
        }
        for (_, node_action) in &event.node_actions {
            match node_action {
                NodeAction::Decided(_, Command::Request(request)) if request.id == self.id => {
                    self.decided = if self.decided == 0 { time } else { self.decided };
                    self.known = time;
                }
                NodeAction::Sent(envelope) if belongs => {
                    if let Payload::Message(message) = &envelope.payload {
                        self.messages += 1;
                        self.bytes += size(message.describe());
                    }
                }
                _ => {}
            }
        }
    }
}

/// How many bytes a message counts.
fn size(message: &dyn Describe) -> u64 {
    1 + message.fields().iter().map(|field| weight(&field.value)).sum::<u64>()
}

/// Eight for each number, one for each letter's byte, nothing for what stands between.
fn weight(text: &str) -> u64 {
    let (mut sum, mut within) = (0, false);
    for letter in text.chars() {
        let digit = letter.is_ascii_digit();
        sum += match (digit, within) {
            (true, false) => 8,
            (true, true) => 0,
            _ if letter.is_alphabetic() => letter.len_utf8() as u64,
            _ => 0,
        };
        within = digit;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_weigh_eight_bytes_and_letters_what_they_are() {
        assert_eq!(weight("17"), 8);
        assert_eq!(weight("t1 x = yes (c1.12)"), 1 + 8 + 1 + 3 + 1 + 8 + 8);
        assert_eq!(weight(""), 0);
    }
}
