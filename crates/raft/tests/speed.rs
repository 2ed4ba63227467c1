//! Commits per second of the bare cores: N servers in one thread, messages in order, no timers
//! after the election; a round delivers everything. `cargo test --profile fast -p raft --test speed
//! -- --ignored --nocapture`

use std::collections::VecDeque;
use std::time::Instant;

use protocol::{
    ClientId, Config, Effect, Input, NodeId, Operation, Output, Request, RequestId, Signer,
    SigningKey, start, step,
};
use raft::{Durable, Message, Raft, Timer};

struct Race {
    servers: Vec<(Raft, Output<Raft>)>,
    disks: Vec<Durable>,
    bag: VecDeque<(NodeId, NodeId, Message)>,
    messages: u64,
    decided: Vec<u64>,
}

impl Race {
    fn new(nodes: u32) -> Self {
        let config = Config::new(NodeId(1), nodes);
        let server = |node| {
            let config = config.seen_by(NodeId(node));
            let mut out = Output::new(&config);
            let raft = start(config, Durable::default(), &mut out);
            (raft, out)
        };
        Self {
            servers: (1..=nodes).map(server).collect(),
            disks: vec![Durable::default(); nodes as usize],
            bag: VecDeque::new(),
            messages: 0,
            decided: vec![0; nodes as usize],
        }
    }

    fn input(&mut self, node: NodeId, input: Input<Raft>) {
        let (raft, out) = &mut self.servers[node.index()];
        step(raft, node, input, out);
        for effect in out.drain() {
            match effect {
                Effect::Persist(durable) => self.disks[node.index()] = durable,
                Effect::Send { to, message } => {
                    self.messages += 1;
                    self.bag.push_back((node, to, message));
                }
                Effect::Decide { .. } => self.decided[node.index()] += 1,
                _ => {}
            }
        }
    }

    fn settle(&mut self) {
        while let Some((from, to, message)) = self.bag.pop_front() {
            self.input(to, Input::Message { from, message });
        }
    }
}

/// Processor time of this thread where the system tells it, else the time of the wall.
struct Stopwatch(Option<f64>, Instant);

impl Stopwatch {
    fn start() -> Self {
        Self(processor_seconds(), Instant::now())
    }

    fn seconds(&self) -> f64 {
        let used = processor_seconds().zip(self.0).map(|(now, then)| now - then);
        used.unwrap_or_else(|| self.1.elapsed().as_secs_f64())
    }
}

fn processor_seconds() -> Option<f64> {
    let line = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    line.split_whitespace().next()?.parse::<f64>().ok().map(|nanos| nanos / 1e9)
}

#[test]
#[ignore = "a measurement, not a test"]
#[expect(clippy::print_stdout, reason = "its result is a table")]
fn commits_per_second() {
    let (name, value) = (protocol::Key::from("x"), protocol::Value::from("12345678"));
    for (nodes, window, commits) in [
        (3, 1, 300_000),
        (3, 64, 300_000),
        (3, 1024, 300_000),
        (5, 1, 200_000),
        (5, 64, 200_000),
        (5, 1024, 200_000),
    ] {
        let mut race = Race::new(nodes);
        race.input(NodeId(1), Input::Timer(Timer::Election));
        race.settle();
        race.messages = 0;
        let began = Stopwatch::start();
        let mut asked = 0;
        while race.decided[0] <= commits {
            while asked < commits && asked + 1 - race.decided[0] < window {
                asked += 1;
                // As many clients as requests under way, each with one of them.
                let client = ClientId((asked % window) as u32 + 1);
                let key = SigningKey::issue(Signer::Client(client));
                let request = Request::new(
                    RequestId { client, number: asked },
                    asked,
                    Operation::Put { key: name.clone(), value: value.clone() },
                );
                race.input(NodeId(1), Input::Request(key.sign(request)));
            }
            race.settle();
        }
        race.input(NodeId(1), Input::Timer(Timer::Heartbeat));
        race.settle();
        let took = began.seconds();
        assert!(race.decided.iter().all(|&decided| decided == commits + 1));
        println!(
            "n={nodes} W={window}: {:.2} M commits/s, {:.2} messages each",
            commits as f64 / took / 1e6,
            race.messages as f64 / commits as f64,
        );
    }
}
