//! How fast the world is by itself: n hosts, every host pings each peer every 10 ms, peers echo,
//! a message takes 1 to 5 ms. Prints messages per second of CPU; asserts nothing about time.

#![allow(missing_docs, clippy::print_stdout, reason = "a benchmark prints its figures")]

use std::ops::Range;
use std::time::Instant;

use protocol::{
    Config, Describe, Flavour, Info, NodeId, NodeView, Output, Protocol, Request, Role, Signed,
    Slot, Time, Word,
};
use scenario::WorldSettings;
use simulator::{Core, EventKind, World};

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Host(Config);

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
enum Message {
    Ping([u8; 16]),
    Echo([u8; 16]),
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
struct Tick;

static PING: Word = Word { id: "ping", name: "Ping", says: "", flavour: Flavour::Propose };
static ECHO: Word = Word { id: "echo", name: "Echo", says: "", flavour: Flavour::Agree };
static TICK: Word = Word { id: "tick", name: "Tick", says: "", flavour: Flavour::Heartbeat };

impl Describe for Message {
    fn word(&self) -> &'static Word {
        match self {
            Self::Ping(_) => &PING,
            Self::Echo(_) => &ECHO,
        }
    }
}

impl Describe for Tick {
    fn word(&self) -> &'static Word {
        &TICK
    }
}

impl Protocol for Host {
    type Message = Message;
    type Timer = Tick;
    type Durable = ();
    type Monitor = ();

    const INFO: Info =
        Info { messages: &[&PING, &ECHO], timers: &[&TICK], ..Info::new("ping", "Ping") };

    fn start(config: Config, (): (), out: &mut Output<Self>) -> Self {
        out.set_timer(Tick, Time::millis(10)..Time::millis(10));
        Self(config)
    }

    fn on_message(&mut self, from: NodeId, message: Message, out: &mut Output<Self>) {
        if let Message::Ping(load) = message {
            out.send(from, Message::Echo(load));
        }
    }

    fn on_timer(&mut self, tick: Tick, out: &mut Output<Self>) {
        for peer in self.0.peers() {
            out.send(peer, Message::Ping([7; 16]));
        }
        out.set_timer(tick, Time::millis(10)..Time::millis(10));
    }

    fn on_request(&mut self, _: Signed<Request>, _: &mut Output<Self>) {}

    fn view(&self, _: Range<Slot>) -> NodeView {
        NodeView::new(Role::Following, "host")
    }
}

fn main() {
    for nodes in [3, 5] {
        let setting = WorldSettings {
            nodes,
            delay: Time::millis(1)..Time::millis(5),
            ..WorldSettings::default()
        };
        let best = (0..5).map(|_| once(&setting)).fold(0.0_f64, f64::max);
        println!("{nodes} hosts pinging for 60 simulated seconds: {:.1} M messages/s", best / 1e6);
    }
}

/// Messages per second of one run.
fn once(setting: &WorldSettings) -> f64 {
    let config = Config::new(NodeId(1), setting.nodes);
    let mut world = World::new(
        Core::of::<Host>(),
        setting,
        &config,
        vec![None; setting.nodes as usize],
        [].into(),
    );
    let (began, mut messages) = (Instant::now(), 0_u32);
    while let Some(event) = world.step() {
        if event.time > Time::minutes(1) {
            break;
        }
        messages += u32::from(matches!(event.kind, EventKind::Delivered(_)));
    }
    f64::from(messages) / began.elapsed().as_secs_f64()
}
