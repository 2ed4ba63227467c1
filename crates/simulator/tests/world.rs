//! The laws of the world, told by a protocol so small that nothing else can be the reason.

use std::ops::Range;

use protocol::{
    Answer, ClientId, Command, Config, Damage, Describe, Disk, Epoch, Flavour, Info, NodeId,
    NodeView, Output, Protocol, Reply, Request, Role, Signed, Slot, Time, Word,
};
use scenario::{
    Action, ClientChange, DiskChange, Endpoint, MessageRef, Moment, Order, Path, Pending, Ratio,
    WorldSettings,
};
use simulator::{ClientAction, Core, Event, EventKind, Loss, NodeAction, World};

/// Counts what it hears, writes the count, and only then tells its successor.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Relay {
    config: Config,
    count: Disk<u64>,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
struct Token(u64);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
struct Beat;

static TOKEN: Word = Word { id: "token", name: "Token", says: "", flavour: Flavour::Propose };
static BEAT: Word = Word { id: "beat", name: "Beat", says: "", flavour: Flavour::Heartbeat };

impl Describe for Token {
    fn word(&self) -> &'static Word {
        &TOKEN
    }
}

impl Describe for Beat {
    fn word(&self) -> &'static Word {
        &BEAT
    }
}

impl Protocol for Relay {
    type Message = Token;
    type Timer = Beat;
    type Durable = u64;
    type Monitor = ();

    const INFO: Info =
        Info { messages: &[&TOKEN], timers: &[&BEAT], ..Info::new("relay", "Relay") };

    fn start(config: Config, durable: u64, out: &mut Output<Self>) -> Self {
        if config.me() == NodeId(1) {
            out.set_timer(Beat, Time::millis(100)..Time::millis(100));
        }
        Self { config, count: Disk::new(durable) }
    }

    fn on_message(&mut self, _: NodeId, Token(n): Token, out: &mut Output<Self>) {
        self.count.write(out, |count| *count += 1);
        let next = NodeId(self.config.me().0 % 3 + 1);
        if next != NodeId(1) {
            out.send(next, Token(n));
        }
    }

    fn on_timer(&mut self, beat: Beat, out: &mut Output<Self>) {
        let count = self.count.write(out, |count| {
            *count += 1;
            *count
        });
        out.send(NodeId(2), Token(count));
        out.set_timer(beat, Time::millis(100)..Time::millis(100));
    }

    fn on_request(&mut self, request: Signed<Request>, out: &mut Output<Self>) {
        let Some(request) = request.verify() else { return };
        if self.config.me() != NodeId(3) {
            out.reply(request.id, Reply::Redirect(Some(NodeId(3))));
            return;
        }
        let slot = Slot(self.count.write(out, |count| {
            *count += 1;
            *count
        }));
        out.decide(slot, Command::from(request.clone()));
        let (answer, epoch) = (Answer::Done, Epoch(0));
        out.reply(request.id, Reply::Done { answer, at: slot, epoch, tentative: false });
    }

    fn view(&self, _: Range<Slot>) -> NodeView {
        NodeView { last: Slot(*self.count), ..NodeView::new(Role::Following, "relay") }
    }
}

fn setting() -> WorldSettings {
    WorldSettings {
        nodes: 3,
        delay: Time::millis(10)..Time::millis(11),
        ..WorldSettings::default()
    }
}

fn at(millis: u64, action: Action) -> (Moment, Action) {
    (Moment { time: Time::millis(millis), after: None }, action)
}

fn world(setting: &WorldSettings, plan: Vec<(Moment, Action)>) -> World {
    World::new(Core::of::<Relay>(), setting, &Config::new(NodeId(1), 3), vec![None; 3], plan.into())
}

/// Every event until a time.
fn until(world: &mut World, millis: u64) -> Vec<Event> {
    let mut all = Vec::new();
    while world.next_time().is_some_and(|next| next <= Time::millis(millis)) {
        all.extend(world.step().cloned());
    }
    all
}

fn crash(node: u32, pending: Option<Pending>) -> Action {
    Action::Crash { nodes: vec![NodeId(node)], pending }
}

fn token(from: u32, to: u32) -> MessageRef {
    MessageRef { word: "token".into(), nth: None, from: NodeId(from), to: NodeId(to) }
}

const fn node(n: u32) -> Endpoint {
    Endpoint::Node(NodeId(n))
}

fn delivered(events: &[Event], to: u32) -> Vec<u64> {
    let to_it = |event: &&Event| matches!(&event.kind, EventKind::Delivered(envelope) if envelope.to == node(to));
    events.iter().filter(to_it).map(|event| event.time.0 / 1_000).collect()
}

fn count_of(world: &World, node: usize) -> u64 {
    *world.nodes()[node - 1].disk.get().expect("a relay's disk")
}

#[test]
fn nothing_leaves_before_the_disk_has_written() {
    let (disk, delay) = (Time::millis(30)..Time::millis(30), Time::millis(10)..Time::millis(10));
    let slow = WorldSettings { disk: Some(disk), delay, ..setting() };
    let mut world = world(&slow, vec![]);
    let events = until(&mut world, 200);
    for event in &events {
        let node_actions: Vec<_> =
            event.node_actions.iter().map(|(_, node_action)| node_action).collect();
        let sends =
            node_actions.iter().any(|node_action| matches!(node_action, NodeAction::Sent(_)));
        assert_eq!(sends, matches!(event.kind, EventKind::Written(_)), "{event:?}");
    }
    assert_eq!(delivered(&events, 2), [140], "100 ms to ring, 30 to write, 10 to travel");
}

#[test]
fn a_crash_forgets_what_the_disk_had_not_written() {
    let slow = WorldSettings { disk: Some(Time::millis(30)..Time::millis(31)), ..setting() };
    for (pending, kept) in [(Pending::Lost, 0), (Pending::Kept, 1)] {
        let mut world = world(&slow, vec![at(110, crash(1, Some(pending)))]);
        let events = until(&mut world, 300);
        assert_eq!(count_of(&world, 1), kept);
        assert_eq!(delivered(&events, 2), [] as [u64; 0], "what waited at the gate is gone");
    }
}

#[test]
fn a_restart_reads_what_was_written_last() {
    let plan = vec![at(250, crash(1, None)), at(300, Action::Restart(vec![NodeId(1)]))];
    let mut world = world(&setting(), plan);
    until(&mut world, 399);
    assert_eq!(count_of(&world, 1), 2);
    assert!(
        world.nodes()[0]
            .replica
            .as_ref()
            .is_some_and(|it| it.get().is_some_and(|relay: &Relay| *relay.count == 2))
    );
    let events = until(&mut world, 420);
    assert_eq!(delivered(&events, 2), [410], "and sets its timers anew");
}

#[test]
fn messages_to_a_dead_node_are_lost() {
    let mut world = world(&setting(), vec![at(50, crash(2, None))]);
    let events = until(&mut world, 130);
    assert!(events.iter().any(|event| matches!(event.kind, EventKind::Lost(_, Loss::Down))));
    assert!(delivered(&events, 3).is_empty());
}

#[test]
fn a_resumed_node_fires_its_timers_before_it_receives() {
    let plan = vec![
        at(95, Action::Pause(vec![NodeId(1), NodeId(2)])),
        at(195, Action::Resume(vec![NodeId(1), NodeId(2)])),
    ];
    let mut world = world(&setting(), plan);
    let events = until(&mut world, 230);
    let fired: Vec<_> =
        events.iter().filter(|e| matches!(e.kind, EventKind::TimerFired(..))).collect();
    assert_eq!(fired[0].time, Time::millis(195), "an overdue timer rings at once");
    assert_eq!(delivered(&events, 2), [205]);
}

/// Nothing else is due meanwhile, so that whoever asks what comes next looks beyond the pause.
#[test]
fn a_short_pause_delays_nothing_that_is_due_after_it() {
    let pause = |pauses: bool| {
        let nodes = vec![NodeId(1), NodeId(2), NodeId(3)];
        let plan = [at(101, Action::Pause(nodes.clone())), at(103, Action::Resume(nodes))];
        let mut world = world(&setting(), if pauses { plan.to_vec() } else { Vec::new() });
        let mut events = until(&mut world, 500);
        events.retain(|event| !matches!(event.kind, EventKind::Acted(..)));
        events.iter().map(|it| (it.time, std::mem::discriminant(&it.kind))).collect::<Vec<_>>()
    };
    assert_eq!(pause(true), pause(false));
}

#[test]
fn a_lying_disk_forgets_in_the_crash_and_an_honest_one_does_not() {
    let lying = vec![at(150, Action::Disk(NodeId(1), DiskChange::Lying)), at(350, crash(1, None))];
    let mut dishonest = world(&setting(), lying);
    until(&mut dishonest, 360);
    assert_eq!(count_of(&dishonest, 1), 1);
    let mut honest = world(&setting(), vec![at(350, crash(1, None))]);
    until(&mut honest, 360);
    assert_eq!(count_of(&honest, 1), 3);
}

#[test]
fn a_corrupt_disk_keeps_its_node_down_until_it_is_wiped() {
    let plan = vec![
        at(150, Action::Disk(NodeId(1), DiskChange::Corrupt)),
        at(160, crash(1, None)),
        at(170, Action::Restart(vec![NodeId(1)])),
        at(180, Action::Wipe(vec![NodeId(1)])),
        at(190, Action::Restart(vec![NodeId(1)])),
    ];
    let mut world = world(&setting(), plan);
    let events = until(&mut world, 195);
    let missed: Vec<_> =
        events.iter().filter(|e| matches!(e.kind, EventKind::Missed(..))).collect();
    assert_eq!(missed.len(), 1);
    assert!(world.nodes()[0].replica.is_some() && count_of(&world, 1) == 0);
}

#[test]
fn a_fast_clock_fires_running_timers_early() {
    let double = Action::Clock(NodeId(1), Ratio::percent(200));
    let mut world = world(&setting(), vec![at(50, double)]);
    let events = until(&mut world, 140);
    assert_eq!(delivered(&events, 2), [85, 135], "25 ms instead of 50, then 50 instead of 100");
}

#[test]
fn a_message_in_flight_can_be_dropped_copied_and_delayed() {
    let plan = |action| vec![at(105, action)];
    let arrivals = |action| {
        let mut world = world(&setting(), plan(action));
        let events = until(&mut world, 195);
        delivered(&events, 2)
    };
    assert_eq!(arrivals(Action::Drop(token(1, 2))), [] as [u64; 0]);
    assert_eq!(arrivals(Action::Copy(token(1, 2))), [110, 115]);
    assert_eq!(arrivals(Action::Delay(token(1, 2), Time::millis(40))), [150]);
}

#[test]
fn an_action_on_nothing_is_missed_and_changes_nothing() {
    let mut one = world(&setting(), vec![at(50, Action::Drop(token(1, 2)))]);
    let mut two = world(&setting(), vec![]);
    let (events, others) = (until(&mut one, 300), until(&mut two, 300));
    assert!(matches!(events[3].kind, EventKind::Missed(_, "nothing there")));
    assert_eq!(delivered(&events, 2), delivered(&others, 2));
}

#[test]
fn a_wall_stops_what_is_on_its_way_and_what_sets_out() {
    let split = Action::Split(vec![vec![node(1)], vec![node(2), node(3)]]);
    let mut world = world(&setting(), vec![at(105, split), at(305, Action::Heal(None))]);
    let events = until(&mut world, 420);
    let stopped =
        events.iter().filter(|e| matches!(e.kind, EventKind::Lost(_, Loss::Wall))).count();
    assert_eq!((stopped, delivered(&events, 2)), (3, vec![410]));
}

#[test]
fn a_way_can_be_slow_and_lossy_by_itself() {
    let path = Path { from: node(1), to: node(2), both: false };
    let slow = Action::Lag(path, Time::millis(60)..Time::millis(61));
    let mut lagging = world(&setting(), vec![at(50, slow)]);
    assert_eq!(delivered(&until(&mut lagging, 190), 2), [160]);
    let mut lossy = world(&setting(), vec![at(50, Action::Loss(path, Ratio::ONE))]);
    assert!(delivered(&until(&mut lossy, 1_000), 2).is_empty());
}

#[test]
fn a_client_follows_a_redirection_and_gives_up_no_request() {
    let put = Action::Request {
        client: None,
        operation: protocol::Operation::Put { key: "x".into(), value: "1".into() },
        at: None,
    };
    let plan = vec![at(10, crash(3, None)), at(20, put), at(700, Action::Restart(vec![NodeId(3)]))];
    let mut world = world(&setting(), plan);
    let events = until(&mut world, 2_500);
    assert_eq!(world.open_requests().count(), 0);
    let retried = events.iter().filter(|e| matches!(e.kind, EventKind::Retried(..))).count();
    assert!(retried >= 1, "nobody answers while node 3 is down");
    let names: std::collections::BTreeSet<_> = events
        .iter()
        .filter_map(|event| match &event.kind {
            EventKind::Retried(_, request) => Some(request.id),
            _ => None,
        })
        .collect();
    assert_eq!(names.len(), 1, "a retry carries the name of the request");
}

#[test]
fn only_the_next_message_of_its_kind_on_its_way_is_late() {
    let late = Action::Late(token(1, 2), Time::millis(45));
    let mut world = world(&setting(), vec![at(50, late)]);
    assert_eq!(delivered(&until(&mut world, 330), 2), [155, 210, 310]);
}

#[test]
fn on_a_full_disk_a_write_waits_for_room_and_so_does_what_follows() {
    let full = |change| Action::Disk(NodeId(1), change);
    let plan = vec![at(50, full(DiskChange::Full)), at(150, full(DiskChange::Works))];
    let mut world = world(&setting(), plan);
    let events = until(&mut world, 195);
    assert_eq!(delivered(&events, 2), [160], "it leaves when there is room");
    assert_eq!(count_of(&world, 1), 1);
}

#[test]
fn a_write_that_fails_is_tried_again_until_it_succeeds() {
    let fail = Action::Disk(NodeId(1), DiskChange::Fail(Some(Time::millis(55))));
    let mut world = world(&setting(), vec![at(50, fail)]);
    let events = until(&mut world, 195);
    let failed: Vec<u64> = events
        .iter()
        .filter(|event| matches!(event.kind, EventKind::Failed(NodeId(1))))
        .map(|event| event.time.0 / 1_000)
        .collect();
    assert_eq!(failed, [100, 101, 102, 103, 104]);
    assert_eq!(delivered(&events, 2), [115]);
}

#[test]
fn a_crash_forgets_what_waited_for_room() {
    let kept = crash(1, Some(Pending::Kept));
    let plan = vec![at(50, Action::Disk(NodeId(1), DiskChange::Full)), at(150, kept)];
    let mut world = world(&setting(), plan);
    until(&mut world, 160);
    assert_eq!(count_of(&world, 1), 0);
}

#[test]
fn a_damaged_disk_keeps_its_node_down_until_it_is_wiped() {
    let damage = Action::Damage(NodeId(1), Damage::Tail);
    let plan = vec![
        at(150, damage.clone()),
        at(160, crash(1, None)),
        at(165, damage),
        at(170, Action::Restart(vec![NodeId(1)])),
        at(180, Action::Wipe(vec![NodeId(1)])),
        at(190, Action::Restart(vec![NodeId(1)])),
    ];
    let mut world = world(&setting(), plan);
    let events = until(&mut world, 195);
    let missed: Vec<_> =
        events.iter().filter(|e| matches!(e.kind, EventKind::Missed(..))).collect();
    assert_eq!(missed.len(), 2, "a node that runs, and one that refuses to start");
    assert!(world.nodes()[0].replica.is_some());
}

#[test]
fn a_client_that_holds_still_hears_when_it_goes_on_and_one_that_is_gone_never() {
    let change = |change| Action::Client(ClientId(1), change);
    let put = |at| Action::Request {
        client: None,
        operation: protocol::Operation::Put { key: "x".into(), value: "1".into() },
        at: Some(NodeId(at)),
    };
    let plan = vec![
        at(10, put(3)),
        at(11, change(ClientChange::Pause)),
        at(12, put(3)),
        at(60, change(ClientChange::Resume)),
        at(70, put(3)),
        at(71, change(ClientChange::Crash)),
        at(72, put(3)),
        at(100, change(ClientChange::Restart)),
    ];
    let mut world = world(&setting(), plan);
    let events = until(&mut world, 2_000);
    let missed = events.iter().filter(|event| matches!(event.kind, EventKind::Missed(..))).count();
    assert_eq!(missed, 2, "it asks for nothing while it holds still or is gone");
    let answered = events
        .iter()
        .filter(|event| matches!(event.client_action, Some(ClientAction::Answered(..))));
    assert_eq!(answered.map(|event| event.time.0 / 1_000).collect::<Vec<_>>(), [60]);
    assert_eq!((world.open_requests().count(), world.unanswered().count()), (0, 1));
}

#[test]
fn lines_of_one_instant_come_before_its_events_unless_they_say_after_which() {
    let exact = WorldSettings { delay: Time::millis(10)..Time::millis(10), ..setting() };
    let order = |after| {
        let moment = Moment { time: Time::millis(100), after };
        let mut world = world(&exact, vec![(moment, Action::Note("now".into()))]);
        let events = until(&mut world, 105);
        let at = |test: fn(&EventKind) -> bool| events.iter().position(|e| test(&e.kind));
        at(|kind| matches!(kind, EventKind::Acted(_)))
            .cmp(&at(|kind| matches!(kind, EventKind::TimerFired(..))))
    };
    assert_eq!(order(None), std::cmp::Ordering::Less);
    assert_eq!(order(Some(1)), std::cmp::Ordering::Greater);
}

#[test]
fn a_clone_goes_the_same_way() {
    let wild = WorldSettings {
        loss: Ratio::percent(20),
        dup: Ratio::percent(20),
        order: Order::Fifo,
        clients: 2,
        disk: Some(Time::millis(1)..Time::millis(9)),
        ..setting()
    };
    let mut world = world(&wild, vec![]);
    until(&mut world, 1_000);
    let mut clone = world.clone();
    let (one, two) = (until(&mut world, 3_000), until(&mut clone, 3_000));
    assert_eq!(format!("{one:?}"), format!("{two:?}"));
}

#[test]
fn by_hand_nothing_happens_by_itself() {
    let hand = WorldSettings { by: scenario::RunMode::Hand, ..setting() };
    let now = |action| (Moment::default(), action);
    let plan = vec![
        now(Action::Fire(NodeId(1), "beat".into())),
        now(Action::Write(NodeId(1), None)),
        now(Action::Deliver(token(1, 2))),
        now(Action::Settle(None)),
    ];
    let mut world = world(&hand, plan);
    let kinds: Vec<_> = until(&mut world, 1_000)
        .iter()
        .skip(3)
        .map(|event| match &event.kind {
            EventKind::TimerFired(..) => "rang",
            EventKind::Written(_) => "written",
            EventKind::Delivered(_) => "delivered",
            EventKind::Acted(_) => "acted",
            _ => "other",
        })
        .collect();
    assert_eq!(kinds, ["rang", "written", "delivered", "acted", "written", "delivered", "written"]);
    assert_eq!([1, 2, 3].map(|node| count_of(&world, node)), [1, 1, 1]);
}
