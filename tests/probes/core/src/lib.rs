//! Every protocol core, started and fed, so that a linker keeps all of it.

use protocol::{
    ClientId, Command, Config, Input, NodeId, Operation, Output, Protocol, Request, RequestId,
    Signer, SigningKey, Slot, start, step,
};

fn feed<P: Protocol>() -> usize {
    let config = Config::new(NodeId(1), 3);
    let mut out = Output::<P>::new(&config);
    let mut replica: P = start(config.clone(), P::Durable::default(), &mut out);
    let id = RequestId { client: ClientId(1), number: 1 };
    let request = Request::new(id, 1, Operation::Sync);
    let request = SigningKey::issue(Signer::Client(ClientId(1))).sign(request);
    step(&mut replica, NodeId(1), Input::Request(request), &mut out);
    let effects: Vec<_> = out.drain().collect();
    for effect in effects {
        match effect {
            protocol::Effect::SetTimer { timer, .. } => {
                step(&mut replica, NodeId(1), Input::Timer(timer), &mut out);
            }
            protocol::Effect::Send { message, .. } => {
                let input = Input::Message { from: NodeId(2), message };
                step(&mut replica, NodeId(1), input, &mut out);
            }
            protocol::Effect::Decide { command: Command::Noop, .. } => {}
            _ => {}
        }
    }
    replica.facts().len() + replica.view(Slot(0)..Slot(1)).slots.len() + out.effects().len()
}

/// What each core is called, and what feeds all of them.
macro_rules! cores {
    ($($core:ty),+ $(,)?) => {
        /// The protocols that are fed, as scripts call them. A law compares them with the registry.
        pub const FED: &[&str] = &[$(<$core as Protocol>::INFO.id),+];

        /// Feeds every core.
        #[unsafe(no_mangle)]
        pub extern "C" fn feed_all() -> u32 {
            u32::try_from(0 $(+ feed::<$core>())+).unwrap_or(0)
        }
    };
}

cores![raft::Raft, paxos::Paxos, multipaxos::MultiPaxos, zab::Zab, pbft::Pbft];
