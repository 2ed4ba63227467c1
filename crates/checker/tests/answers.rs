//! A core whose answers are not true is caught in a running world.

use std::ops::Range;

use checker::{JudgedWorld, Verdict};
use protocol::{
    Answer, Command, Config, Describe, Epoch, Flavour, Guards, Info, NodeId, NodeView, Operation,
    Output, Protocol, Reply, Request, Role, Rule, Signed, Slot, TRUTHFUL_ANSWERS, Time, Word,
};
use scenario::{Action, Moment, WorldSettings};
use simulator::Core;

/// One node, which decides what it is asked a while later, and answers too early: a write to `done`
/// with done, one to `refused` with no, and any other truly.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Hasty {
    decided: Slot,
    waiting: Vec<Request>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
struct Later;

static LATER: Word = Word { id: "later", name: "Later", says: "", flavour: Flavour::Heartbeat };
static NO: Rule = Rule { id: "no", says: "No.", source: "ours", guards: Guards::Nothing };

impl Describe for Later {
    fn word(&self) -> &'static Word {
        &LATER
    }
}

impl Protocol for Hasty {
    type Message = Later;
    type Timer = Later;
    type Durable = ();
    type Monitor = ();

    const INFO: Info = Info {
        messages: &[&LATER],
        timers: &[&LATER],
        rules: &[&NO],
        ..Info::new("hasty", "Hasty")
    };

    fn start(_: Config, (): (), _: &mut Output<Self>) -> Self {
        Self { decided: Slot(0), waiting: Vec::new() }
    }

    fn on_message(&mut self, _: NodeId, _: Later, _: &mut Output<Self>) {}

    fn on_timer(&mut self, _: Later, out: &mut Output<Self>) {
        for request in std::mem::take(&mut self.waiting) {
            self.decided = self.decided.next();
            let id = request.id;
            out.decide(self.decided, Command::from(request));
            out.reply(id, done(self.decided));
        }
    }

    fn on_request(&mut self, request: Signed<Request>, out: &mut Output<Self>) {
        let Some(request) = request.verify() else { return };
        let Operation::Put { key, .. } = &request.operation else { return };
        match &*key.0 {
            "done" => out.reply(request.id, done(self.decided)),
            "refused" => out.reply(request.id, Reply::Refused(&NO)),
            _ => {}
        }
        self.waiting.push(request.clone());
        out.set_timer(Later, Time::millis(100)..Time::millis(100));
    }

    fn view(&self, _: Range<Slot>) -> NodeView {
        NodeView {
            last: self.decided,
            decided: self.decided,
            ..NodeView::new(Role::Leading, "server")
        }
    }
}

const fn done(at: Slot) -> Reply {
    Reply::Done { answer: Answer::Done, at, epoch: Epoch(0), tentative: false }
}

/// What is found after a write to a key: the sentence, and the earlier event.
fn found(key: &str) -> Option<(String, Option<u64>)> {
    let setting = WorldSettings { nodes: 1, ..WorldSettings::default() };
    let operation = Operation::Put { key: key.into(), value: "1".into() };
    let moment = Moment { time: Time::millis(10), after: None };
    let plan = vec![(moment, Action::Request { client: None, operation, at: None })];
    let (config, core) = (Config::new(NodeId(1), 1), Core::of::<Hasty>());
    let mut judged = JudgedWorld::new(core, &setting, &config, vec![None], plan.into());
    while judged.world.next_time().is_some_and(|next| next < Time::seconds(1)) {
        judged.step();
    }
    let mut findings = judged.judge.findings().iter();
    let finding = findings.find(|it| it.property.id == TRUTHFUL_ANSWERS.id).expect("it is judged");
    match &finding.verdict {
        Verdict::Violated { breach, .. } => Some((breach.because.clone(), breach.earlier)),
        _ => None,
    }
}

#[test]
fn an_answer_that_comes_too_early_is_a_lie() {
    let (because, _) = found("done").expect("nobody had decided it");
    assert_eq!(because, "S1 tells c1 that “done = 1” is done, and nobody has decided it.");
}

#[test]
fn a_refused_request_that_takes_effect_names_both_events() {
    let (because, earlier) = found("refused").expect("it takes effect");
    assert_eq!(because, "S1 decides “refused = 1” of c1 in slot 1, which S1 refused.");
    assert!(earlier.is_some());
}

#[test]
fn a_true_answer_is_left_in_peace() {
    assert_eq!(found("x"), None);
}
