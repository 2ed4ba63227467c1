//! Links that are sessions, told by a protocol that only remembers what it hears.

use std::ops::Range;

use protocol::{
    Config, Describe, Fact, Flavour, Info, Links, NodeId, NodeView, Output, Protocol, Request,
    Role, Signed, Slot, Time, Word,
};
use scenario::{Action, Endpoint, MessageRef, Moment, Path, Ratio, RunMode, WorldSettings};
use simulator::{Core, Event, EventKind, World};

/// Every ten milliseconds node 1 tells the others how often it has; everybody remembers.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Herald {
    me: NodeId,
    count: u32,
    heard: Vec<Heard>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Heard {
    Count(u32),
    End(NodeId),
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
struct Count(u32);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
struct Beat;

static COUNT: Word = Word { id: "count", name: "Count", says: "", flavour: Flavour::Inform };
static BEAT: Word = Word { id: "beat", name: "Beat", says: "", flavour: Flavour::Heartbeat };

impl Describe for Count {
    fn word(&self) -> &'static Word {
        &COUNT
    }

    fn fields(&self) -> Vec<Fact> {
        Vec::new()
    }
}

impl Describe for Beat {
    fn word(&self) -> &'static Word {
        &BEAT
    }
}

impl Protocol for Herald {
    type Message = Count;
    type Timer = Beat;
    type Durable = ();
    type Monitor = ();

    const INFO: Info = Info {
        links: Links::Sessions,
        messages: &[&COUNT],
        timers: &[&BEAT],
        ..Info::new("herald", "Herald")
    };

    fn start(config: Config, (): (), out: &mut Output<Self>) -> Self {
        if config.me() == NodeId(1) {
            out.set_timer(Beat, Time::millis(10)..Time::millis(10));
        }
        Self { me: config.me(), count: 0, heard: Vec::new() }
    }

    fn on_message(&mut self, _: NodeId, Count(count): Count, _: &mut Output<Self>) {
        self.heard.push(Heard::Count(count));
    }

    fn on_timer(&mut self, beat: Beat, out: &mut Output<Self>) {
        self.count += 1;
        out.send(NodeId(2), Count(self.count));
        out.send(NodeId(3), Count(self.count));
        out.set_timer(beat, Time::millis(10)..Time::millis(10));
    }

    fn on_request(&mut self, _: Signed<Request>, _: &mut Output<Self>) {}

    fn on_disconnect(&mut self, peer: NodeId, _: &mut Output<Self>) {
        self.heard.push(Heard::End(peer));
    }

    fn view(&self, _: Range<Slot>) -> NodeView {
        NodeView::new(Role::Following, "herald")
    }
}

fn setting() -> WorldSettings {
    WorldSettings { nodes: 3, delay: Time::millis(1)..Time::millis(40), ..WorldSettings::default() }
}

fn world(setting: &WorldSettings, plan: &[(u64, Action)]) -> World {
    let at = |&(millis, ref action): &(u64, Action)| {
        (Moment { time: Time::millis(millis), after: None }, action.clone())
    };
    let plan: Vec<_> = plan.iter().map(at).collect();
    World::new(
        Core::of::<Herald>(),
        setting,
        &Config::new(NodeId(1), 3),
        vec![None; 3],
        plan.into(),
    )
}

fn until(world: &mut World, millis: u64) -> Vec<Event> {
    let mut all = Vec::new();
    while world.next_time().is_some_and(|next| next <= Time::millis(millis)) {
        all.extend(world.step().cloned());
    }
    all
}

fn heard(world: &World, node: u32) -> &[Heard] {
    world.nodes()[node as usize - 1]
        .replica
        .as_ref()
        .map_or(&[], |replica| &replica.get::<Herald>().expect("a herald").heard)
}

/// Within a session nothing is lost or overtaken; across its ends, counts only grow.
fn assert_in_order(heard: &[Heard]) {
    let mut last = None;
    for it in heard {
        match (it, last) {
            (Heard::Count(count), Some(before)) => assert_eq!(*count, before + 1, "{heard:?}"),
            (Heard::Count(_), None) | (Heard::End(_), _) => {}
        }
        last = if let Heard::Count(count) = it { Some(*count) } else { None };
    }
}

fn ends(heard: &[Heard]) -> usize {
    heard.iter().filter(|it| matches!(it, Heard::End(_))).count()
}

const BETWEEN_1_AND_2: Path =
    Path { from: Endpoint::Node(NodeId(1)), to: Endpoint::Node(NodeId(2)), both: false };

#[test]
fn a_session_keeps_order_and_doubles_nothing() {
    let setting = WorldSettings { dup: Ratio::percent(50), ..setting() };
    let mut world = world(&setting, &[]);
    until(&mut world, 1_000);
    assert!(heard(&world, 2).len() > 80);
    assert_in_order(heard(&world, 2));
    assert_eq!(ends(heard(&world, 2)), 0);
}

#[test]
fn a_lost_message_ends_the_session_and_both_ends_hear() {
    for seed in 0..30 {
        let setting = WorldSettings { loss: Ratio::percent(5), seed, ..setting() };
        let mut world = world(&setting, &[]);
        until(&mut world, 2_000);
        assert!(ends(heard(&world, 2)) > 0 && ends(heard(&world, 1)) > 0);
        assert_in_order(heard(&world, 2));
        assert_in_order(heard(&world, 3));
    }
}

#[test]
fn a_crash_empties_the_way_and_the_others_hear_of_it_once() {
    let crash = Action::Crash { nodes: vec![NodeId(1)], pending: None };
    let mut world = world(&setting(), &[(205, crash), (400, Action::Restart(vec![NodeId(1)]))]);
    until(&mut world, 206);
    let on_the_way = world.envelopes().map(|envelope| envelope.to).collect::<Vec<_>>();
    assert_eq!(on_the_way.len(), 2, "one end for each peer, and nothing else: {on_the_way:?}");
    until(&mut world, 399);
    for node in [2, 3] {
        assert_eq!(heard(&world, node).last(), Some(&Heard::End(NodeId(1))));
        assert_eq!(ends(heard(&world, node)), 1);
    }
    until(&mut world, 600);
    assert_eq!(heard(&world, 1), [], "a new life has no old sessions");
    assert_eq!(ends(heard(&world, 2)), 1);
    assert_in_order(heard(&world, 2));
}

#[test]
fn a_one_way_cut_ends_the_session_both_ways_and_healing_begins_another() {
    let plan = [(205, Action::Cut(BETWEEN_1_AND_2)), (400, Action::Heal(None))];
    let mut world = world(&setting(), &plan);
    let events = until(&mut world, 399);
    assert!(heard(&world, 1).contains(&Heard::End(NodeId(2))));
    assert_eq!(heard(&world, 2).last(), Some(&Heard::End(NodeId(1))));
    assert_eq!(ends(heard(&world, 3)), 0, "its session stands");
    let passed = |event: &&Event| {
        event.time > Time::millis(260)
            && matches!(&event.kind, EventKind::Delivered(envelope)
                if envelope.to == BETWEEN_1_AND_2.to && envelope.payload.between_replicas().is_some_and(|it| it.word().id == "count"))
    };
    assert_eq!(events.iter().filter(passed).count(), 0);
    until(&mut world, 600);
    assert!(matches!(heard(&world, 2).last(), Some(Heard::Count(_))));
    assert_in_order(heard(&world, 2));
}

#[test]
fn nothing_of_a_new_session_arrives_before_the_end_of_the_old_one() {
    for seed in 0..200 {
        let setting = WorldSettings { seed, ..setting() };
        let crash = Action::Crash { nodes: vec![NodeId(1)], pending: None };
        let plan = [(205, crash), (206, Action::Restart(vec![NodeId(1)]))];
        let mut world = world(&setting, &plan);
        until(&mut world, 500);
        assert_in_order(heard(&world, 2));
        assert_eq!(ends(heard(&world, 2)), 1, "seed {seed}");
    }
}

#[test]
fn of_a_dead_session_both_ends_hear_late_and_till_then_all_goes_nowhere() {
    let dead = Action::Dead(NodeId(1), NodeId(2), Some(Time::millis(300)));
    let mut world = world(&setting(), &[(55, dead)]);
    let before = until(&mut world, 350).len();
    let sofar = heard(&world, 2).len();
    assert_eq!(ends(heard(&world, 2)), 0, "nobody knows yet");
    let events = until(&mut world, 345 + 300);
    assert!(before > 0 && !events.is_empty());
    assert!(heard(&world, 2).len() > sofar, "another session has begun");
    assert_eq!((ends(heard(&world, 1)), ends(heard(&world, 2))), (1, 1));
    assert_in_order(heard(&world, 2));
}

#[test]
fn a_delayed_message_holds_up_what_follows() {
    let steady = WorldSettings { delay: Time::millis(30)..Time::millis(30), ..setting() };
    let flight = MessageRef { word: "count".into(), nth: None, from: NodeId(1), to: NodeId(2) };
    let mut world = world(&steady, &[(35, Action::Delay(flight, Time::millis(100)))]);
    until(&mut world, 130);
    assert_eq!(heard(&world, 2), []);
    until(&mut world, 200);
    assert!(heard(&world, 2).len() > 5);
    assert_in_order(heard(&world, 2));
}

#[test]
fn by_hand_only_the_oldest_arrives_and_a_drop_lets_both_ends_be_told() {
    let flight = |word: &str, nth, from, to| MessageRef {
        word: word.into(),
        nth,
        from: NodeId(from),
        to: NodeId(to),
    };
    let fire = || Action::Fire(NodeId(1), "beat".into());
    let plan = [
        fire(),
        fire(),
        Action::Deliver(flight("count", Some(2), 1, 2)),
        Action::Copy(flight("count", None, 1, 2)),
        Action::Deliver(flight("count", None, 1, 2)),
        Action::Drop(flight("count", None, 1, 2)),
        fire(),
        Action::Drop(flight("disconnect", None, 1, 2)),
        Action::Deliver(flight("disconnect", None, 2, 1)),
        Action::Deliver(flight("disconnect", None, 1, 2)),
    ];
    let plan: Vec<_> = plan.into_iter().map(|action| (0, action)).collect();
    let mut world = world(&WorldSettings { by: RunMode::Hand, ..setting() }, &plan);
    let mut missed = Vec::new();
    while let Some(event) = world.step() {
        if let EventKind::Missed(_, why) = event.kind {
            missed.push(why);
        }
    }
    assert_eq!(
        missed,
        [
            "this link keeps order, and something older is on the same way",
            "a session carries everything once",
            "both ends of a session hear that it ended",
        ]
    );
    assert_eq!(heard(&world, 2), [Heard::Count(1), Heard::End(NodeId(1))]);
    assert_eq!(heard(&world, 1), [Heard::End(NodeId(2))]);
    let waiting: Vec<_> = world.envelopes().map(|envelope| envelope.to).collect();
    let to_3 = Endpoint::Node(NodeId(3));
    assert_eq!(waiting, [to_3, to_3, to_3], "what was said before the end was heard went nowhere");
}
