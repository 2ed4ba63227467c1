//! What liars do, to be seen on the wire: each way of lying, told by a protocol that only passes on
//! what it is told.

use std::ops::Range;

use protocol::{
    Answer, Config, Describe, Disk, Effect, Epoch, Fact, Fault, Flavour, Info, Lie, NodeId,
    NodeView, Operation, Output, Protocol, Reply, Request, Role, Signed, Signer, Slot, Time, Word,
};
use scenario::{Action, Endpoint, Moment, RunMode, Scenario, WorldSettings, parse_action};
use simulator::{Core, Envelope, Event, EventKind, Loss, NodeAction, Payload, Trick, World};

/// Tells everybody what a client tells it, signed, every tenth of a second; keeps what it hears.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Town {
    config: Config,
    known: Disk<Known>,
}

/// Who said what, and what this node has to say.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
struct Known {
    heard: Vec<(NodeId, String)>,
    say: String,
    round: u64,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
enum Talk {
    Rumour(Signed<(u64, String)>),
    Nod(String),
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
struct Day;

static RUMOUR: Word = Word { id: "rumour", name: "Rumour", says: "", flavour: Flavour::Propose };
static NOD: Word = Word { id: "nod", name: "Nod", says: "", flavour: Flavour::Agree };
static DAY: Word = Word { id: "day", name: "Day", says: "", flavour: Flavour::Heartbeat };

impl Describe for Talk {
    fn word(&self) -> &'static Word {
        match self {
            Self::Rumour(_) => &RUMOUR,
            Self::Nod(_) => &NOD,
        }
    }

    fn fields(&self) -> Vec<Fact> {
        Vec::new()
    }
}

impl Describe for Day {
    fn word(&self) -> &'static Word {
        &DAY
    }
}

impl Protocol for Town {
    type Message = Talk;
    type Timer = Day;
    type Durable = Known;
    type Monitor = ();

    const INFO: Info = Info {
        tolerates: Fault::Byzantine,
        messages: &[&RUMOUR, &NOD],
        timers: &[&DAY],
        lies: protocol::lies! { "equivocate", "Anything", "lies"; "forge-sender", "Anything", "lies"; "false-reply", "Anything", "lies"; "chatter", "Anything", "lies"; },
        ..Info::new("town", "Town")
    };

    fn start(config: Config, durable: Known, out: &mut Output<Self>) -> Self {
        out.set_timer(Day, Time::millis(100)..Time::millis(100));
        Self { config, known: Disk::new(durable) }
    }

    fn on_message(&mut self, from: NodeId, message: Talk, out: &mut Output<Self>) {
        match message {
            Talk::Rumour(signed) => {
                // Whoever signed it said it, whichever way it came.
                let (Some((_, said)), Signer::Node(signer)) = (signed.verify(), signed.signer())
                else {
                    return;
                };
                let said = said.clone();
                self.known.write(out, |known| known.heard.push((signer, said.clone())));
                out.send(from, Talk::Nod(said));
            }
            Talk::Nod(said) => {
                self.known.write(out, |known| known.heard.push((from, format!("nod {said}"))));
            }
        }
    }

    fn on_timer(&mut self, day: Day, out: &mut Output<Self>) {
        out.set_timer(day, Time::millis(100)..Time::millis(100));
        if self.known.say.is_empty() {
            return;
        }
        let round = self.known.write(out, |known| {
            known.round += 1;
            known.round
        });
        let said = format!("{}{round}", self.known.say);
        let signed = self.config.sign((round, said));
        for peer in self.config.peers().collect::<Vec<_>>() {
            out.send(peer, Talk::Rumour(signed.clone()));
        }
    }

    fn on_request(&mut self, request: Signed<Request>, out: &mut Output<Self>) {
        let Some(request) = request.verify() else { return };
        if let Operation::Put { value, .. } = &request.operation {
            self.known.write(out, |known| known.say = value.to_string());
        }
        let (answer, at, epoch) = (Answer::Done, Slot(1), Epoch(0));
        out.reply(request.id, Reply::Done { answer, at, epoch, tentative: false });
    }

    fn view(&self, _: Range<Slot>) -> NodeView {
        NodeView::new(Role::Following, "citizen")
    }

    fn forge(config: &Config, told: &Effect<Self>, lie: Lie<'_, Self>) -> Vec<Effect<Self>> {
        match (lie.kind, told) {
            ("equivocate", Effect::Send { to, message: Talk::Rumour(signed) }) if lie.apart => {
                let (round, _) = *signed.unverified();
                // If another liar has told this round's rumour apart already, tell the same.
                let known = lie.heard.iter().find_map(|heard| match heard.message {
                    Talk::Rumour(signed) => {
                        let (other, said) = signed.verify()?;
                        (*other == round && said.starts_with("lie")).then(|| said.clone())
                    }
                    Talk::Nod(_) => None,
                });
                let said =
                    known.unwrap_or_else(|| format!("lie{}of{}", lie.draw % 10, config.me()));
                let message = Talk::Rumour(config.sign((round, said)));
                vec![Effect::Send { to: *to, message }]
            }
            ("forge-sender", Effect::Send { to, message: Talk::Rumour(signed) }) => {
                let victim = Signer::Node(NodeId(2));
                let forged = Signed::claim(victim, signed.unverified().clone());
                vec![Effect::Send { to: *to, message: Talk::Rumour(forged) }]
            }
            ("false-reply", Effect::Reply { to, .. }) => {
                vec![Effect::Reply { to: *to, reply: Reply::Redirect(None) }]
            }
            ("chatter", Effect::Send { message: Talk::Nod(_), .. }) => {
                let nod = Talk::Nod("anything".into());
                let me = Effect::Send { to: config.me(), message: nod.clone() };
                let nobody = Effect::Send { to: NodeId(77), message: nod.clone() };
                vec![told.clone(), me, nobody, Effect::Send { to: NodeId(3), message: nod }]
            }
            _ => Vec::new(),
        }
    }
}

const NODES: u32 = 4;

fn setting() -> WorldSettings {
    WorldSettings {
        nodes: NODES,
        delay: Time::millis(10)..Time::millis(11),
        ..WorldSettings::default()
    }
}

/// A world in which these lines of script are carried out: `150 lie 1 withhold`.
fn world(setting: &WorldSettings, lines: &[&str]) -> World {
    static TOWN: Info = Town::INFO;
    let scenario = Scenario { world: setting.clone(), ..Scenario::of(&TOWN) };
    let line = |line: &&str| {
        let (millis, action) = match line.split_once(' ') {
            Some((millis, rest)) if millis.parse::<u64>().is_ok() => {
                (millis.parse().expect("a time"), rest)
            }
            _ => (0, *line),
        };
        let moment = Moment { time: Time::millis(millis), after: None };
        (moment, parse_action(action, &scenario).expect("a line of script"))
    };
    let plan: Vec<_> = lines.iter().map(line).collect();
    let config = Config::new(NodeId(1), NODES);
    World::new(Core::of::<Town>(), setting, &config, vec![None; NODES as usize], plan.into())
}

/// Every event until a time.
fn until(world: &mut World, millis: u64) -> Vec<Event> {
    let mut all = Vec::new();
    while world.next_time().is_some_and(|next| next <= Time::millis(millis)) {
        all.extend(world.step().cloned());
    }
    all
}

fn played(lines: &[&str], millis: u64) -> (World, Vec<Event>) {
    let mut world = world(&setting(), lines);
    let events = until(&mut world, millis);
    (world, events)
}

/// Everything that nodes sent, in words: `1to3 rumour a1`, and what a liar did to it.
fn sent(events: &[Event]) -> Vec<String> {
    let node_actions = events.iter().flat_map(|event| &event.node_actions);
    node_actions
        .filter_map(|(_, node_action)| match node_action {
            NodeAction::Sent(envelope) => Some(in_words(envelope)),
            _ => None,
        })
        .collect()
}

fn in_words(envelope: &Envelope) -> String {
    let ends = [envelope.from, envelope.to].map(|end| end.to_string());
    let said = match &envelope.payload {
        Payload::Message(message) => match message.get::<Talk>().expect("of this town") {
            Talk::Rumour(signed) => format!("rumour {}", signed.unverified().1),
            Talk::Nod(said) => format!("nod {said}"),
        },
        _ => "something else".into(),
    };
    let trick = envelope.trick.map(|trick| format!(" {trick:?}")).unwrap_or_default();
    format!("{}to{} {said}{trick}", ends[0], ends[1])
}

fn rumours(events: &[Event]) -> Vec<String> {
    sent(events).into_iter().filter(|said| said.contains("rumour")).collect()
}

/// When what was delivered on this way arrived, in milliseconds.
fn arrivals(events: &[Event], from: u32, to: u32, word: &str) -> Vec<u64> {
    let ends = (Endpoint::Node(NodeId(from)), Endpoint::Node(NodeId(to)));
    let arrived = |event: &&Event| match &event.kind {
        EventKind::Delivered(envelope) => {
            (envelope.from, envelope.to) == ends && in_words(envelope).contains(word)
        }
        _ => false,
    };
    events.iter().filter(arrived).map(|event| event.time.0 / 1_000).collect()
}

/// What a node has heard, and from whom.
fn heard(world: &World, node: u32) -> Vec<String> {
    let known: &Known = world.nodes()[node as usize - 1].disk.get().expect("a disk of this town");
    known.heard.iter().map(|(from, said)| format!("{from} {said}")).collect()
}

#[test]
fn without_a_lie_everybody_hears_the_same() {
    let (world, events) = played(&["put x a at 1"], 190);
    assert_eq!(rumours(&events), ["1to2 rumour a1", "1to3 rumour a1", "1to4 rumour a1"]);
    for node in 2..=4 {
        assert_eq!(heard(&world, node), ["S1 a1"]);
    }
}

#[test]
fn a_withheld_message_never_leaves() {
    let (world, events) = played(&["put x a at 1", "lie 1 withhold"], 190);
    assert_eq!(sent(&events), [] as [&str; 0]);
    let kept = |(node, node_action): &(NodeId, NodeAction)| match node_action {
        NodeAction::Withheld(to, Payload::Message(_)) => Some((*node, *to)),
        _ => None,
    };
    let kept: Vec<_> =
        events.iter().flat_map(|event| &event.node_actions).filter_map(kept).collect();
    assert_eq!(kept, [2, 3, 4].map(|n| (NodeId(1), Endpoint::Node(NodeId(n)))));
    assert_eq!(heard(&world, 2), [] as [&str; 0]);
}

#[test]
fn withholding_can_be_narrowed_down_to_receivers_kinds_and_numbers() {
    let (_, partly) = played(&["put x a at 1", "lie 1 withhold to=3,4"], 190);
    assert_eq!(rumours(&partly), ["1to2 rumour a1"], "a partial send");
    let (_, nods) = played(&["put x a at 1", "lie 2 withhold kinds=nod"], 190);
    let mut nods: Vec<_> = sent(&nods).into_iter().filter(|said| said.contains("nod")).collect();
    nods.sort();
    assert_eq!(nods, ["3to1 nod a1", "4to1 nod a1"]);
    let (_, first) = played(&["put x a at 1", "lie 1 withhold kinds=rumour first=4"], 290);
    assert_eq!(rumours(&first), ["1to3 rumour a2", "1to4 rumour a2"]);
}

#[test]
fn an_answer_can_be_withheld_too() {
    let (world, _) = played(&["lie 1 withhold kinds=reply", "10 put x a at 1"], 190);
    assert_eq!(world.open_requests().count(), 1);
    let (honest, _) = played(&["10 put x a at 1"], 190);
    assert_eq!(honest.open_requests().count(), 0);
}

#[test]
fn a_delayed_message_arrives_that_much_later() {
    let lines = ["put x a at 1", "lie 1 delay to=3 by=40..41ms"];
    let (_, events) = played(&lines, 190);
    assert_eq!(arrivals(&events, 1, 2, "rumour"), [110]);
    assert_eq!(arrivals(&events, 1, 3, "rumour"), [150]);
}

#[test]
fn a_replayed_message_is_an_exact_copy() {
    let lines = ["put x a at 1", "50 lie 1 replay to=2 draw=0"];
    let (world, events) = played(&lines, 290);
    let again = rumours(&events);
    assert!(again.contains(&"1to2 rumour a1 Replayed".to_owned()), "{again:?}");
    assert_eq!(heard(&world, 2).iter().filter(|said| *said == "S1 a1").count(), 2);
    assert_eq!(heard(&world, 3), ["S1 a1", "S1 a2"]);
}

#[test]
fn a_liar_repeats_what_others_signed_but_they_still_signed_it() {
    let lines = ["put x b at 2", "lie 1 replay to=3 kinds=rumour draw=0", "150 put x a at 1"];
    let (world, events) = played(&lines, 215);
    assert!(rumours(&events).contains(&"1to3 rumour b1 Replayed".to_owned()), "{events:?}");
    assert!(heard(&world, 3).contains(&"S2 b1".to_owned()), "under the name of who signed");
}

#[test]
fn a_duplicate_arrives_twice() {
    let (world, events) = played(&["put x a at 1", "lie 1 duplicate to=4"], 190);
    assert_eq!(arrivals(&events, 1, 4, "rumour"), [110, 110]);
    assert_eq!(heard(&world, 4), ["S1 a1", "S1 a1"]);
    assert_eq!(heard(&world, 3), ["S1 a1"]);
}

#[test]
fn nobody_can_speak_in_anothers_name() {
    let (world, events) = played(&["put x a at 1", "lie 1 impersonate as=2 kinds=rumour"], 190);
    let refused: Vec<_> = events
        .iter()
        .filter_map(|event| match &event.kind {
            EventKind::Lost(envelope, Loss::Posed) => Some(in_words(envelope)),
            _ => None,
        })
        .collect();
    let posed = Trick::Posed(NodeId(2));
    assert_eq!(refused, [3, 4].map(|to| format!("1to{to} rumour a1 {posed:?}")));
    for node in 2..=4 {
        assert_eq!(heard(&world, node), ["S1 a1"], "and hears it once, from who sent it");
    }
}

#[test]
fn nobody_can_sign_for_another() {
    let (world, events) = played(&["put x a at 1", "lie 1 forge-sender"], 190);
    assert_eq!(rumours(&events).len(), 3, "it was tried");
    for node in 2..=4 {
        assert_eq!(heard(&world, node), [] as [&str; 0], "and refused");
    }
}

#[test]
fn an_equivocator_tells_the_named_ones_something_else() {
    let lines = ["put x a at 1", "lie 1 equivocate to=3 draw=7"];
    let (world, events) = played(&lines, 190);
    let forged = Trick::Forged("equivocate");
    assert_eq!(
        rumours(&events),
        [
            "1to2 rumour a1".into(),
            format!("1to3 rumour lie7ofS1 {forged:?}"),
            "1to4 rumour a1".into()
        ]
    );
    assert_eq!(heard(&world, 3), ["S1 lie7ofS1"], "and it bears its own signature");
}

#[test]
fn colluders_tell_the_same_lie_to_the_same_half() {
    let both = ["put x a at 1", "c2 put x b at 2", "lie 1 equivocate", "lie 2 equivocate"];
    let mut halves = Vec::new();
    for seed in 0..20 {
        let mut world = world(&WorldSettings { seed, ..setting() }, &both);
        until(&mut world, 190);
        let told = |node: u32| {
            let lies = heard(&world, node).into_iter().filter(|said| said.contains("lie"));
            lies.map(|said| said.split(' ').nth(1).expect("what").to_owned()).collect::<Vec<_>>()
        };
        let (three, four) = (told(3), told(4));
        for told in [&three, &four] {
            assert!(told.iter().all(|lie| *lie == told[0]), "{told:?}");
            assert!(matches!(told.len(), 0 | 2), "both liars lie to it, or neither does: {told:?}");
        }
        if let (Some(one), Some(other)) = (three.first(), four.first()) {
            assert_eq!(one, other);
        }
        halves.push((three.len(), four.len()));
    }
    halves.sort_unstable();
    halves.dedup();
    assert!(halves.len() > 1, "each seed has halves of its own: {halves:?}");
}

#[test]
fn a_lie_may_be_said_besides_and_to_others_but_not_to_itself_or_to_nobody() {
    let (_, events) = played(&["put x a at 1", "lie 2 chatter"], 190);
    let nods: Vec<_> = sent(&events).into_iter().filter(|it| it.starts_with("2to")).collect();
    assert_eq!(
        nods,
        ["2to1 nod a1".into(), format!("2to3 nod anything {:?}", Trick::Forged("chatter"))]
    );
}

#[test]
fn an_answer_can_be_a_lie() {
    let (world, _) = played(&["lie 1 false-reply", "10 put x a at 1"], 190);
    assert_eq!(world.open_requests().count(), 1, "it was told that nobody leads");
}

#[test]
fn a_liar_lies_after_its_disk_has_written_what_its_core_had_to_write() {
    let slow = WorldSettings { disk: Some(Time::millis(30)..Time::millis(31)), ..setting() };
    let mut world = world(&slow, &["put x a at 1", "lie 1 equivocate to=3"]);
    let events = until(&mut world, 190);
    for event in events.iter().filter(|event| !rumours(std::slice::from_ref(event)).is_empty()) {
        assert!(matches!(event.kind, EventKind::Written(_)), "{event:?}");
    }
    assert_eq!(rumours(&events).len(), 3);
}

#[test]
fn ways_of_lying_follow_one_another() {
    let lines = [
        "put x a at 1",
        "lie 1 equivocate to=3",
        "lie 1 withhold to=4",
        "lie 1 delay to=3 by=20..21ms",
    ];
    let (world, events) = played(&lines, 190);
    assert_eq!(arrivals(&events, 1, 3, "lie"), [130]);
    assert_eq!((heard(&world, 2), heard(&world, 4)), (vec!["S1 a1".to_owned()], Vec::new()));
}

#[test]
fn a_node_that_is_honest_again_sends_what_its_core_sends() {
    let lines = ["put x a at 1", "lie 1 equivocate", "lie 1 twins", "150 lie 1 honest"];
    let (world, events) = played(&lines, 290);
    let late: Vec<_> = events.into_iter().filter(|event| event.time > Time::millis(150)).collect();
    assert_eq!(rumours(&late), ["1to2 rumour a2", "1to3 rumour a2", "1to4 rumour a2"]);
    assert!(!world.adversary().lies(NodeId(1)) && world.second(NodeId(1)).is_none());
}

#[test]
fn honest_needs_a_liar_and_twins_need_a_running_node() {
    let (_, events) = played(&["lie 1 honest", "crash 2", "lie 2 twins"], 50);
    let missed: Vec<_> = events
        .iter()
        .filter_map(|event| match event.kind {
            EventKind::Missed(_, why) => Some(why),
            _ => None,
        })
        .collect();
    assert_eq!(missed, ["it does not lie", "it is down"]);
}

#[test]
fn twins_say_two_things_under_one_name_and_everybody_hears_one_of_them() {
    let lines = ["lie 1 twins a=2,c1 b=3,4,c2", "10 put x a at 1", "10 c2 put x b at 1"];
    let (world, events) = played(&lines, 190);
    let mut said = rumours(&events);
    said.sort();
    let twin = Trick::Twin;
    assert_eq!(
        said,
        [
            "1to2 rumour a1".into(),
            format!("1to3 rumour b1 {twin:?}"),
            format!("1to4 rumour b1 {twin:?}")
        ]
    );
    assert_eq!(heard(&world, 2), ["S1 a1"]);
    assert_eq!(heard(&world, 3), ["S1 b1"], "and both are signed by the same key");
    let second: &Known = world.second(NodeId(1)).expect("twins").disk.get().expect("a disk");
    assert_eq!(second.heard.len(), 2, "it hears the two that it talked with");
    assert_eq!(heard(&world, 1).len(), 1);
    assert_eq!(world.nodes().len(), 4, "there are no more nodes than before");
}

#[test]
fn with_one_list_the_other_twin_has_the_rest_and_the_lists_can_be_drawn_anew() {
    let lines = ["put x a at 1", "lie 1 twins b=4", "150 lie 1 twins b=2,3"];
    let (_, events) = played(&lines, 290);
    let by_second: Vec<_> =
        rumours(&events).into_iter().filter(|said| said.contains("Twin")).collect();
    let twin = Trick::Twin;
    assert_eq!(
        by_second,
        [(4, 1), (2, 2), (3, 2)].map(|(to, n)| format!("1to{to} rumour a{n} {twin:?}"))
    );
}

#[test]
fn actions_on_a_liar_affect_both_twins() {
    let lines = ["put x a at 1", "lie 1 twins b=4", "150 crash 1", "250 restart 1", "360 pause 1"];
    let mut world = world(&setting(), &lines);
    until(&mut world, 160);
    assert!(world.second(NodeId(1)).is_some_and(|second| second.replica.is_none()));
    let events = until(&mut world, 355);
    assert_eq!(rumours(&events).len(), 3, "both speak again: {:?}", rumours(&events));
    let events = until(&mut world, 500);
    assert!(rumours(&events).is_empty());
}

#[test]
fn a_client_that_lies_asks_for_two_things_under_one_name() {
    let lines =
        ["lie c1 equivocate to=2,3", "10 put x a at 1", "20 lie c1 honest", "30 put x c at 4"];
    let (_, events) = played(&lines, 90);
    let asked: Vec<_> = events
        .iter()
        .filter_map(|event| match &event.kind {
            EventKind::Delivered(Envelope { to, payload: Payload::Request(request), .. }) => {
                let request = request.verify().expect("its own signature");
                Some(format!("{to} {} {}", request.id, request.operation))
            }
            _ => None,
        })
        .collect();
    let mut sorted = asked.clone();
    sorted.sort();
    assert_eq!(sorted, ["1 c1#1 x = a", "2 c1#1 x = a-too", "3 c1#1 x = a-too", "4 c1#2 x = c"]);
}

#[test]
fn a_lie_at_one_place_leaves_every_other_place_alone() {
    let busy = WorldSettings { delay: Time::millis(5)..Time::millis(50), ..setting() };
    let both = ["put x a at 1", "c2 put x b at 2"];
    let lied =
        ["put x a at 1", "c2 put x b at 2", "lie 1 withhold share=0.5", "lie 1 replay share=0.5"];
    let times = |lines: &[&str]| {
        let events = until(&mut world(&busy, lines), 500);
        arrivals(&events, 2, 3, "rumour")
    };
    assert_eq!(times(&both), times(&lied));
    assert_eq!(times(&both).len(), 4);
}

#[test]
fn a_clone_of_a_world_of_liars_goes_the_same_way() {
    let wild =
        WorldSettings { clients: 2, disk: Some(Time::millis(1)..Time::millis(9)), ..setting() };
    let lines = [
        "put x a at 1",
        "lie 1 equivocate share=0.7",
        "lie 1 replay",
        "lie 2 twins",
        "lie 2 delay by=5..30ms",
        "lie 3 withhold share=0.3",
    ];
    let mut world = world(&wild, &lines);
    until(&mut world, 500);
    let mut clone = world.clone();
    let (one, two) = (until(&mut world, 1_500), until(&mut clone, 1_500));
    assert_eq!(format!("{one:?}"), format!("{two:?}"));
    assert!(one.len() > 50);
}

#[test]
fn by_hand_nothing_is_drawn_for_a_lie_and_both_twins_do_what_is_done() {
    let hand = WorldSettings { by: RunMode::Hand, ..setting() };
    let lines = [
        "put x a at 1",
        "write 1",
        "lie 1 equivocate",
        "lie 1 withhold share=0.5",
        "lie 1 delay by=1..2ms",
        "fire 1 day",
        "write 1",
        "lie 1 honest",
        "lie 1 twins",
        "fire 1 day",
        "write 1",
    ];
    let mut world = world(&hand, &lines);
    let events = until(&mut world, 1_000);
    let forged = Trick::Forged("equivocate");
    let twin = Trick::Twin;
    assert_eq!(
        rumours(&events),
        [
            "1to2 rumour a1".to_owned(),
            format!("1to3 rumour lie0ofS1 {forged:?}"),
            format!("1to4 rumour lie0ofS1 {forged:?}"),
            "1to2 rumour a2".to_owned(),
            format!("1to3 rumour a2 {twin:?}"),
            format!("1to4 rumour a2 {twin:?}"),
        ]
    );
    let missed = events.iter().filter(|event| matches!(event.kind, EventKind::Missed(..))).count();
    assert_eq!(missed, 2);
}

#[test]
fn a_protocol_knows_only_its_own_lies() {
    let unknown = Action::Lie {
        who: Endpoint::Node(NodeId(1)),
        behaviour: "gossip".into(),
        terms: Box::default(),
    };
    let config = Config::new(NodeId(1), NODES);
    let plan = vec![(Moment::default(), unknown)];
    let disks = vec![None; NODES as usize];
    let mut world = World::new(Core::of::<Town>(), &setting(), &config, disks, plan.into());
    let events = until(&mut world, 50);
    let why = |event: &&Event| {
        matches!(event.kind, EventKind::Missed(_, "this protocol knows no such lie"))
    };
    assert_eq!(events.iter().filter(why).count(), 1);
}
