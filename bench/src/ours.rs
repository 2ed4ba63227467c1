//! Our cores, driven through the contract alone.

use protocol::{
    ClientId, Command, Config, Effect, Input, NodeId, Operation, OptionValue, Output, Protocol,
    Request, RequestId, Signer, SigningKey, start, step,
};

use crate::replica::{Flight, Number, Replica};

/// What the contract leaves to each protocol: how a clock makes it move, and how it is set up.
pub(crate) trait Driven: Protocol {
    /// What fires when no leader was heard for too long.
    const ELECTION: Self::Timer;
    /// What fires when the others must hear from their leader.
    const HEARTBEAT: Self::Timer;

    fn options(window: u32) -> Vec<(&'static str, OptionValue)>;
    fn leads(&self) -> bool;
}

impl Driven for raft::Raft {
    const ELECTION: raft::Timer = raft::Timer::Election;
    const HEARTBEAT: raft::Timer = raft::Timer::Heartbeat;

    fn options(_: u32) -> Vec<(&'static str, OptionValue)> {
        Vec::new()
    }

    fn leads(&self) -> bool {
        matches!(self.role(), raft::Role::Leader(_))
    }
}

impl Driven for multipaxos::MultiPaxos {
    const ELECTION: multipaxos::Timer = multipaxos::Timer::Election;
    const HEARTBEAT: multipaxos::Timer = multipaxos::Timer::Heartbeat;

    /// Its window is 16 slots unless somebody asks for more under way.
    fn options(window: u32) -> Vec<(&'static str, OptionValue)> {
        vec![(multipaxos::WINDOW.name, OptionValue::Count(window.max(16)))]
    }

    fn leads(&self) -> bool {
        matches!(self.role(), multipaxos::Role::Leading(_))
    }
}

/// One of our replicas.
pub(crate) struct Ours<P: Protocol> {
    replica: P,
    config: Config,
    disk: P::Durable,
    out: Output<P>,
    clients: u64,
    applied: u64,
    decided: Vec<(u64, Number)>,
}

impl<P: Driven> Ours<P> {
    fn take(&mut self, input: Input<P>) {
        step(&mut self.replica, self.config.me(), input, &mut self.out);
    }
}

impl<P: Driven> Replica for Ours<P> {
    type Message = P::Message;

    fn boot(me: u32, nodes: u32, window: u32) -> Self {
        let config = Config::new(NodeId(me), nodes).with_options(P::options(window));
        let mut out = Output::new(&config);
        let disk = P::Durable::default();
        let replica = start(config.clone(), disk.clone(), &mut out);
        let (clients, decided) = (u64::from(window), Vec::new());
        Self { replica, config, disk, out, clients, applied: 0, decided }
    }

    fn restart(&mut self) {
        self.out = Output::new(&self.config);
        self.replica = start(self.config.clone(), self.disk.clone(), &mut self.out);
        self.applied = 0;
        self.decided.clear();
    }

    fn campaign(&mut self) {
        self.take(Input::Timer(P::ELECTION));
    }

    fn leads(&self) -> bool {
        P::leads(&self.replica)
    }

    fn beat(&mut self) {
        self.take(Input::Timer(P::HEARTBEAT));
    }

    /// As many clients as may wait, each with one request at a time.
    fn propose(&mut self, number: Number) {
        let client = ClientId((number % self.clients) as u32 + 1);
        let value = eight_letters(number);
        let value = core::str::from_utf8(&value).expect("letters").into();
        let operation = Operation::Put { key: "x".into(), value };
        let request = Request::new(RequestId { client, number }, number, operation);
        self.take(Input::Request(SigningKey::issue(Signer::Client(client)).sign(request)));
    }

    fn hear(&mut self, from: u32, message: P::Message) {
        self.take(Input::Message { from: NodeId(from), message });
    }

    fn drain(&mut self, send: &mut Vec<Flight<P::Message>>) {
        let from = self.config.me().0;
        for effect in self.out.drain() {
            match effect {
                Effect::Persist(disk) => self.disk = disk,
                Effect::Send { to, message } => send.push(Flight { from, to: to.0, message }),
                Effect::Decide { slot, command } => {
                    let number = match &command {
                        Command::Noop => 0,
                        Command::Request(request) => request.id.number,
                    };
                    self.applied += u64::from(number > 0);
                    self.decided.push((slot.0, number));
                }
                _ => {}
            }
        }
    }

    fn applied(&self) -> u64 {
        self.applied
    }

    fn decided(&self) -> &[(u64, Number)] {
        &self.decided
    }
}

/// Eight bytes that are a text, which is what our registers hold.
fn eight_letters(number: Number) -> [u8; 8] {
    number.to_le_bytes().map(|byte| b'0' + byte % 64)
}
