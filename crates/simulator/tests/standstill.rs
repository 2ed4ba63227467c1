//! A run that does not go on is stopped, and says who kept it going.

use std::ops::Range;

use protocol::{
    Config, Describe, Flavour, Info, NodeId, NodeView, Output, Protocol, Reply, Request, Role,
    Signed, Slot, Time, Word,
};
use scenario::{Action, Moment, RunMode, WorldSettings};
use simulator::standstill::MOST;
use simulator::{Core, Event, EventKind, World};

/// Passes a ball on, sends clients to its neighbour, and fires again at once.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Hot {
    me: NodeId,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
struct Ball;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
struct Bell;

static BALL: Word = Word { id: "ball", name: "Ball", says: "", flavour: Flavour::Inform };
static BELL: Word = Word { id: "bell", name: "Bell", says: "", flavour: Flavour::Heartbeat };

impl Describe for Ball {
    fn word(&self) -> &'static Word {
        &BALL
    }
}

impl Describe for Bell {
    fn word(&self) -> &'static Word {
        &BELL
    }
}

impl Protocol for Hot {
    type Message = Ball;
    type Timer = Bell;
    type Durable = ();
    type Monitor = ();

    const INFO: Info = Info { messages: &[&BALL], timers: &[&BELL], ..Info::new("hot", "Hot") };

    fn start(config: Config, (): (), out: &mut Output<Self>) -> Self {
        out.set_timer(Bell, Time::ZERO..Time::ZERO);
        Self { me: config.me() }
    }

    fn on_message(&mut self, from: NodeId, _: Ball, out: &mut Output<Self>) {
        out.send(from, Ball);
    }

    fn on_timer(&mut self, bell: Bell, out: &mut Output<Self>) {
        if self.me == NodeId(1) {
            out.send(NodeId(2), Ball);
        }
        out.set_timer(bell, Time::ZERO..Time::ZERO);
    }

    fn on_request(&mut self, request: Signed<Request>, out: &mut Output<Self>) {
        let Some(request) = request.verify() else { return };
        out.reply(request.id, Reply::Redirect(Some(NodeId(self.me.0 % 3 + 1))));
    }

    fn view(&self, _: Range<Slot>) -> NodeView {
        NodeView::new(Role::Following, "hot")
    }
}

fn world(setting: &WorldSettings, plan: Vec<(Moment, Action)>) -> World {
    let config = Config::new(NodeId(1), setting.nodes);
    World::new(Core::of::<Hot>(), setting, &config, vec![None; 3], plan.into())
}

fn three(by: RunMode, delay: Time) -> WorldSettings {
    WorldSettings { nodes: 3, by, delay: delay..delay + Time(1), ..WorldSettings::default() }
}

fn to_the_end(world: &mut World) -> Event {
    while world.step().is_some() {}
    world.last().clone()
}

fn sentence(last: &Event) -> String {
    match &last.kind {
        EventKind::Stopped(why) => why.to_string(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_instant_without_end_is_stopped_and_the_last_event_names_who_kept_it_going() {
    let mut world = world(&three(RunMode::Time, Time::ZERO), Vec::new());
    let last = to_the_end(&mut world);
    assert_eq!((last.time, last.nth), (Time(1), MOST + 1));
    let said = sentence(&last);
    assert!(said.starts_with("more than 100,000 events take place in one instant"), "{said}");
    assert!(said.contains("ball 1to2") && said.contains("ball 2to1"), "{said}");
    assert_eq!((world.next_time(), world.goes_on()), (None, false));
}

#[test]
fn by_hand_what_follows_from_one_line_without_end_is_stopped() {
    let line = |line: Action| (Moment::default(), line);
    let plan = vec![
        line(Action::Fire(NodeId(1), "bell".to_owned())),
        line(Action::Settle(None)),
        line(Action::Note("never".to_owned())),
    ];
    let mut world = world(&three(RunMode::Hand, Time::ZERO), plan);
    let said = sentence(&to_the_end(&mut world));
    assert!(said.starts_with("more than 100,000 events follow from one line"), "{said}");
    assert_eq!(world.done(), 2, "the line behind it is not done");
}

/// A timer of no span fires after a microsecond, even on a clock a hundred times too fast.
#[test]
fn a_timer_of_nothing_lets_time_pass() {
    let fast = Action::Clock(NodeId(2), scenario::Ratio(100_000_000));
    let mut world = world(&three(RunMode::Time, Time::seconds(1)), vec![(Moment::default(), fast)]);
    let mut instants = 0;
    while world.next_time().is_some_and(|next| next <= Time(1_000)) {
        let last = world.step().expect("there is a next");
        instants += u64::from(last.nth == 1);
        assert!(last.nth < 10);
    }
    assert_eq!(instants, 1_001);
}

/// By hand nobody loses patience, so a client that is sent round and round waits for good.
#[test]
fn a_client_is_sent_on_as_often_as_there_are_nodes_and_then_waits() {
    let put = Action::Request {
        client: None,
        operation: protocol::Operation::Put { key: "x".into(), value: "1".into() },
        at: Some(NodeId(1)),
    };
    for (again, asked) in [(0, 4), (1, 8)] {
        let mut plan = vec![(Moment::default(), put.clone())];
        let once = Action::Again { client: None, at: None };
        plan.extend(vec![(Moment::default(), once); again]);
        let mut world = world(&three(RunMode::Hand, Time::ZERO), plan);
        to_the_end(&mut world);
        assert_eq!(world.open_requests().next().expect("it waits").attempts, asked);
    }
}
