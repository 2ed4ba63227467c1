//! A Player: one scenario that runs. It owns the session and its playback, draws the stage, the
//! timeline and the operations, and gives what it shows to the components inside of it as the context
//! [`Playing`]. Properties go in, events come out, and many can stand on one page: they share the
//! ticker, and one that is out of sight draws nothing.

pub(crate) mod outside;
pub(crate) mod pacing;
pub(crate) mod playback;
pub(crate) mod playing;
pub(crate) mod session;
pub(crate) mod speed;

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use playground::snapshot::End;
use playground::{Change, Command, Refusal, Session, Snapshot};
use protocol::{Time, joined};
use scenario::Action;
use scene::{Labels, Target, Theme};
use yew::prelude::*;

use crate::browser;
use crate::browser::observe::{SightObserver, SizeObserver};
use crate::browser::ticker::FrameHandle;
use crate::commands::{self, PageCommand};
use crate::operations::picture::{Look, Looked, Operations};
use crate::player::outside::Outside;
use crate::player::playback::{Playback, Played, Steer};
use crate::player::playing::{
    Latest, LatestState, Parts, PlayerEvent, PlayerHandle, PlayerMsg, Playing, Selection,
};
use crate::player::session::SharedSession;
use crate::player::speed::Speed;
use crate::stage::drawing::{Stage, View};
use crate::stage::gesture::{Drag, LONG, Pointer};
use crate::stage::sides::{self, Side, Sides};
use crate::timeline::band::{Band, BandView};
use crate::words;

/// Something that is said in passing stands so long, in milliseconds.
const NOTICE: u32 = 4_500;

/// So many microseconds before its first event a run is shown that nobody asked for in particular.
const BEFORE_FIRST: u64 = 12_000;

/// How a scenario begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Beginning {
    /// Where, in microseconds; at the start if not said.
    pub(crate) at: Option<u64>,
    /// Right before the first event: nobody needs to watch the silence before it.
    pub(crate) at_first_event: bool,
    /// Plays at once, unless it is by hand or motion is not wanted.
    pub(crate) plays: bool,
    /// Plays at once, whatever stands against it.
    pub(crate) autoplay: Option<bool>,
    /// How fast; at reading speed if not said.
    pub(crate) speed: Option<Speed>,
    /// Which messages are named; as many as have room if not said.
    pub(crate) labels: Option<Labels>,
}

#[derive(Properties, PartialEq)]
pub(crate) struct PlayerProps {
    /// The scenario as text. It was read before, and has no mistakes.
    pub(crate) scenario: AttrValue,
    /// Which opening it is: the same scenario can be opened twice.
    #[prop_or_default]
    pub(crate) serial: u32,
    #[prop_or_default]
    pub(crate) beginning: Beginning,
    #[prop_or_default]
    pub(crate) theme: Theme,
    /// A pointer that is dragged over the stage draws a wall. In a frame it does not.
    #[prop_or(true)]
    pub(crate) draws_walls: bool,
    #[prop_or_default]
    pub(crate) on_event: Callback<PlayerEvent>,
    #[prop_or_default]
    pub(crate) class: Classes,
    #[prop_or_default]
    pub(crate) children: Html,
}

pub(crate) struct Player {
    session: SharedSession,
    opened: u32,
    done: u32,
    shown: Rc<Snapshot>,
    send: Callback<PlayerMsg>,
    playback: Playback,
    selection: Selection,
    sides: Option<Rc<[Side]>>,
    stage: Stage,
    band: Band,
    operations: Operations,
    outside: Outside,
    notice: Option<(Rc<str>, Timeout)>,
    parts: Parts,
    latest: Latest,
    /// Where commands go that take more than a Player.
    pass_on: Option<Callback<PageCommand>>,
    sight: Sight,
}

/// Whether somebody can see the Player, and when it is to be drawn.
struct Sight {
    frame: FrameHandle,
    in_sight: bool,
    /// Where motion is not wanted, everything stands where it stood at this time, in microseconds.
    stood: u64,
    _size: Option<SizeObserver>,
    _sight: Option<SightObserver>,
}

impl Component for Player {
    type Message = PlayerMsg;
    type Properties = PlayerProps;

    fn create(ctx: &Context<Self>) -> Self {
        let Ok(session) = SharedSession::open(&ctx.props().scenario) else {
            unreachable!("the scenario was read before")
        };
        let send = ctx.link().callback(|msg: PlayerMsg| msg);
        let frame = {
            let send = send.clone();
            FrameHandle::new(move |now| send.emit(PlayerMsg::Frame(now)))
        };
        let parts = Parts::default();
        let shown = session.snapshot();
        let beginning = ctx.props().beginning;
        let latest = Latest::new(LatestState {
            opened: 0,
            done: 0,
            shown: Rc::clone(&shown),
            is_playing: false,
            speed: Speed::STORY,
            selection: Selection::default(),
            sides: None,
        });
        let mut player = Self {
            latest,
            pass_on: None,
            playback: Playback::new(beginning.speed.unwrap_or(Speed::STORY)),
            selection: Selection::default(),
            sides: None,
            stage: Stage::new(&parts, &shown.cluster, beginning.labels),
            band: Band::new(&parts),
            operations: Operations::new(&parts),
            outside: Outside::default(),
            notice: None,
            sight: Sight { frame, in_sight: true, stood: 0, _size: None, _sight: None },
            session,
            opened: 0,
            done: 0,
            shown,
            send,
            parts,
        };
        player.begin(ctx);
        player
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &PlayerProps) -> bool {
        let props = ctx.props();
        let is_new = (&old.scenario, old.serial) != (&props.scenario, props.serial);
        if is_new && self.session.apply(Command::Load(props.scenario.to_string())).is_ok() {
            self.begin(ctx);
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, msg: PlayerMsg) -> bool {
        let before = Rc::clone(&self.shown);
        let shows = self.receive(ctx, msg);
        let slice = self.send.clone();
        self.playback.schedule(&self.session, move || slice.emit(PlayerMsg::Slice));
        if before.event != self.shown.event || !Rc::ptr_eq(&before.script, &self.shown.script) {
            ctx.props().on_event.emit(PlayerEvent::Moved);
        }
        if shows {
            self.latest.set(self.state());
            // What components show anew is drawn with the picture that belongs to it.
            self.sight.frame.ask();
        }
        shows
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let playing = self.playing();
        html! {
            <ContextProvider<Playing> context={playing}>
                <div ref={self.parts.root.clone()} class={ctx.props().class.clone()}>
                    { ctx.props().children.clone() }
                </div>
            </ContextProvider<Playing>>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            self.observe();
            let (session, send) = (self.session.clone(), self.send.clone());
            ctx.props().on_event.emit(PlayerEvent::Ready(PlayerHandle { session, send }));
        }
        if self.outside.has_questions() {
            // Whatever follows from what is shown now is shown first.
            let answer = self.send.clone();
            Timeout::new(0, move || answer.emit(PlayerMsg::Answer)).forget();
        }
        self.sight.frame.ask();
    }
}

impl Player {
    /// What a command depends on.
    fn state(&self) -> LatestState {
        LatestState {
            opened: self.opened,
            done: self.done,
            shown: Rc::clone(&self.shown),
            is_playing: self.playback.is_playing(),
            speed: self.playback.speed(),
            selection: self.selection,
            sides: self.sides.clone(),
        }
    }

    /// What the Player shows, and how it is steered.
    fn playing(&self) -> Playing {
        self.latest.set(self.state());
        let LatestState { opened, done, shown, is_playing, speed, selection, sides } = self.state();
        Playing {
            session: self.session.clone(),
            opened,
            done,
            shown,
            is_playing,
            speed,
            selection,
            sides,
            latest: self.latest.clone(),
            exact: self.playback.is_exact(),
            is_dragging: self.stage.is_dragging(),
            moves: self.stage.moves().into(),
            notice: self.notice.as_ref().map(|(notice, _)| Rc::clone(notice)),
            parts: self.parts.clone(),
            send: self.send.clone(),
        }
    }

    /// Begins with the scenario that the session has just opened.
    fn begin(&mut self, ctx: &Context<Self>) {
        self.reset(ctx);
        let beginning = ctx.props().beginning;
        let first = self.session.ask(Session::next_time).filter(|_| beginning.at_first_event);
        let near = first.map(|first| Time(first.0.saturating_sub(BEFORE_FIRST)));
        if let Some(at) = beginning.at.map(Time).or(near) {
            let _ = self.session.apply(Command::Seek(at));
        }
        let plays = beginning.plays && beginning.at.is_none() && self.may_play();
        self.playback.set_playing(beginning.autoplay.unwrap_or(plays));
        self.take_up();
    }

    /// Another scenario stands at its beginning: what was selected, told or under way was about the
    /// one before. This is done whoever loaded it.
    fn reset(&mut self, ctx: &Context<Self>) {
        self.opened += 1;
        (self.selection, self.sides) = (Selection::default(), None);
        self.playback.reset();
        self.operations.forget();
        self.stage.forget();
        self.take_up();
        ctx.props().on_event.emit(PlayerEvent::Opened);
    }

    /// Whether what begins plays by itself: where motion is wanted, and something happens by itself.
    fn may_play(&self) -> bool {
        !self.playback.is_still() && !self.shown.is_over
    }

    /// Takes up the moment that the session stands at.
    fn take_up(&mut self) {
        self.shown = self.session.snapshot();
        if self.playback.is_still() {
            self.sight.stood = self.shown.caption.time;
        }
        let flights = &self.shown.cluster.flights;
        let is_gone = |target: &Target| match target {
            Target::Flight(id) => !flights.iter().any(|flight| flight.id == *id),
            _ => false,
        };
        self.selection.target = self.selection.target.filter(|target| !is_gone(target));
        self.selection.hover = self.selection.hover.filter(|target| !is_gone(target));
    }

    /// Observes what the drawing depends on, once the elements are there.
    fn observe(&mut self) {
        let canvases = [&self.parts.stage, &self.parts.timeline];
        let canvases: Vec<_> = canvases.iter().filter_map(|part| part.cast()).collect();
        let repaint = self.send.clone();
        self.sight._size = SizeObserver::new(&canvases, move || repaint.emit(PlayerMsg::Repaint));
        let seen = self.send.clone();
        self.sight._sight = canvases.first().and_then(|canvas| {
            SightObserver::new(canvas, move |sight| seen.emit(PlayerMsg::Seen(sight)))
        });
    }

    /// Where each message goes. Returns whether components have something new to show.
    fn receive(&mut self, ctx: &Context<Self>, msg: PlayerMsg) -> bool {
        match msg {
            PlayerMsg::Frame(now) => return self.frame(ctx, now),
            PlayerMsg::Slice => return self.slice(),
            PlayerMsg::Repaint => {
                self.sight.frame.ask();
                return false;
            }
            PlayerMsg::Seen(seen) => {
                self.sight.in_sight = seen;
                self.sight.frame.ask();
                return false;
            }
            PlayerMsg::Steer(steer) => self.steer(steer),
            PlayerMsg::Act(action) => self.act(ctx, action),
            PlayerMsg::Give(command) => match commands::run::of(&self.playing(), command) {
                Some(msg) => return self.receive(ctx, msg),
                None => return self.pass_on(ctx, command),
            },
            PlayerMsg::PassOn(pass_on) => {
                self.pass_on = Some(pass_on);
                return false;
            }
            PlayerMsg::Command(command) => {
                let outcome = self.session.apply(command);
                self.settle(ctx, outcome);
            }
            PlayerMsg::Changed(change) => self.changed_by(ctx, &change),
            PlayerMsg::ChangedOutside => return self.changed_outside(ctx),
            PlayerMsg::ShowOutside => self.show_outside(ctx),
            PlayerMsg::Loaded => {
                self.reset(ctx);
                self.show_outside(ctx);
            }
            PlayerMsg::Stage(pointer) => return self.point(ctx, pointer),
            PlayerMsg::Timeline(pointer) => return self.scrub(ctx, pointer),
            PlayerMsg::Operations(look) => return self.look(look),
            PlayerMsg::Select(target) => self.select(target),
            PlayerMsg::Sides(sides) => self.choose_sides(ctx, sides),
            PlayerMsg::Explain(event) => self.explain(event),
            PlayerMsg::Present(presents) => {
                self.stage.present(presents);
                self.playback.present(presents);
            }
            PlayerMsg::Say(text) => self.say(&text),
            PlayerMsg::Hush => self.notice = None,
            PlayerMsg::Locate(name, told) => {
                if self.outside.is_waiting() {
                    self.show_outside(ctx);
                }
                self.outside.ask(name, told);
            }
            PlayerMsg::Answer => {
                self.answer(ctx.props().theme);
                return false;
            }
        }
        true
    }

    fn frame(&mut self, ctx: &Context<Self>, now: f64) -> bool {
        let runs = self.playback.runs_in_frames(&self.session);
        let mut due = false;
        if runs && self.sight.in_sight && !self.stage.is_dragging() {
            let quiet = !self.shown.cluster.flights.iter().any(|flight| !flight.doomed);
            let played = self.playback.frame(&self.session, now, quiet);
            if played.moved {
                self.take_up();
            }
            due = played.due;
            self.sight.frame.ask();
        } else {
            self.playback.rest();
        }
        if self.sight.in_sight {
            self.draw(ctx.props().theme);
            self.outside.painted();
        }
        due
    }

    fn slice(&mut self) -> bool {
        let Played { due, no_highlight, .. } =
            self.playback.slice(&self.session, self.sight.in_sight);
        if no_highlight {
            self.say("No further highlight.");
        }
        if due {
            self.take_up();
        }
        due
    }

    /// Draws everything as it is now.
    fn draw(&mut self, theme: Theme) {
        let (time, has_end) =
            self.session.ask(|session| (session.time().0, session.scenario().end.is_some()));
        let still = self.playback.is_still() && self.playback.is_playing();
        let now = if still { self.sight.stood } else { time };
        let (shown, selection) = (Rc::clone(&self.shown), self.selection);
        let sides = self.sides.as_deref();
        self.stage.paint(&View { shown: &shown, now, selection, sides, theme });
        self.band.paint(BandView { shown: &shown, now: time, has_end }, theme);
        let moment = if shown.by_hand { shown.event } else { time };
        self.operations.paint(&self.session, moment, selection.operation, theme);
        self.stage.place(&self.parts, selection);
        if let Some(clock) = self.parts.clock.cast::<web_sys::Node>() {
            let text = match shown.by_hand {
                true => format!("event {}", shown.event),
                false => words::clock(time),
            };
            if clock.text_content().as_deref() != Some(&text) {
                clock.set_text_content(Some(&text));
            }
        }
    }

    fn steer(&mut self, steer: Steer) {
        let refused = self.playback.steer(&self.session, steer);
        if self.playback.has_goal() {
            // What is near is there at once, what is far in the course of time.
            self.slice();
        }
        self.take_up();
        if let Some(why) = refused {
            self.say(&why);
        }
    }

    /// Passes on a command that takes more than a Player. A Player alone lets go of what it holds.
    fn pass_on(&mut self, ctx: &Context<Self>, command: PageCommand) -> bool {
        match &self.pass_on {
            Some(pass_on) => pass_on.emit(command),
            None if command == PageCommand::Close => {
                let letting_go = commands::run::let_go(&self.playing());
                return letting_go.is_some_and(|msg| self.receive(ctx, msg));
            }
            None => {}
        }
        false
    }

    /// Does something to the cluster, or says why not.
    fn act(&mut self, ctx: &Context<Self>, action: Action) {
        let outcome = self.session.apply(Command::Act(action));
        self.settle(ctx, outcome);
    }

    fn settle(&mut self, ctx: &Context<Self>, outcome: Result<Change, Refusal>) {
        match outcome {
            Ok(change) => self.changed_by(ctx, &change),
            Err(refusal) => self.say(&words::sentence(&refusal.why)),
        }
    }

    /// Takes up what a command changed.
    fn changed_by(&mut self, ctx: &Context<Self>, change: &Change) {
        match change {
            Change::Nothing => {}
            Change::Moved { .. } => self.take_up(),
            Change::Reset { dropped } => {
                self.reset(ctx);
                self.playback.set_playing(self.may_play());
                self.tell_dropped(dropped);
            }
            Change::Extended | Change::Branched | Change::Restarted => {
                self.take_up();
                self.playback.script_changed(self.shown.violations);
            }
        }
        if change.is_of_script() {
            self.done += 1;
            ctx.props().on_event.emit(PlayerEvent::ScriptChanged);
        }
    }

    /// Says what another protocol does not know.
    fn tell_dropped(&mut self, dropped: &[String]) {
        let more = match dropped.len() {
            0 => return,
            1..=4 => String::new(),
            many => format!(" and {} more", many - 4),
        };
        let some = joined(dropped.iter().take(4), ", ");
        let name = self.shown.info.name;
        self.say(&format!("{name} does not know {some}{more}: left out."));
    }

    fn changed_outside(&mut self, ctx: &Context<Self>) -> bool {
        let show = self.send.clone();
        let now = self.outside.changed(move || show.emit(PlayerMsg::ShowOutside));
        if now {
            self.show_outside(ctx);
        }
        now
    }

    fn show_outside(&mut self, ctx: &Context<Self>) {
        self.outside.shown();
        self.take_up();
        self.playback.set_violations(self.shown.violations);
        ctx.props().on_event.emit(PlayerEvent::ScriptChanged);
    }

    /// Answers where things are, now that all is drawn.
    fn answer(&mut self, theme: Theme) {
        self.draw(theme);
        let (stage, operations) = (&self.stage, &self.operations);
        let cluster = &self.shown.cluster;
        self.outside.answer(|name| stage.locate(cluster, name).or_else(|| operations.locate(name)));
    }

    fn select(&mut self, target: Option<Target>) {
        self.selection.target = target;
        self.selection.explained = None;
    }

    fn explain(&mut self, event: u64) {
        self.playback.pause(true);
        let _ = self.session.apply(Command::SeekEvent(event));
        let who = self.session.ask(|session| session.rows(event, event).pop());
        if let Some(End::Node(node)) = who.and_then(|row| row.who) {
            self.selection.target = Some(Target::Node(node));
        }
        self.take_up();
        self.selection.explained = Some(event);
    }

    /// Says something in passing.
    fn say(&mut self, text: &str) {
        let hush = self.send.clone();
        let timeout = Timeout::new(NOTICE, move || hush.emit(PlayerMsg::Hush));
        self.notice = Some((text.into(), timeout));
    }

    /// A pointer did something on the stage. Returns whether components have something new to show.
    fn point(&mut self, ctx: &Context<Self>, pointer: Pointer) -> bool {
        match self.stage.scaled(pointer) {
            Pointer::Down(at, touch) => {
                self.stage.press(at, touch);
                false
            }
            Pointer::Move(at, touch) => {
                if self.stage.pull(at, ctx.props().draws_walls) {
                    self.sight.frame.ask();
                    return false;
                }
                self.hover((!touch).then(|| self.stage.hit(at, false)).flatten())
            }
            Pointer::Up(_) => {
                let Some(drag) = self.stage.release() else { return false };
                self.released(ctx, drag);
                true
            }
            Pointer::Menu(at) => {
                self.stage.release();
                self.stage.take_line(&self.shown.cluster, None);
                let target = self.stage.hit(at, false);
                if target != self.selection.target {
                    self.click(ctx, target);
                }
                true
            }
            Pointer::Leave => self.hover(None),
        }
    }

    fn hover(&mut self, target: Option<Target>) -> bool {
        let is_new = self.selection.hover != target;
        self.selection.hover = target;
        is_new
    }

    fn released(&mut self, ctx: &Context<Self>, drag: Drag) {
        self.sight.frame.ask();
        let quick = browser::now() - drag.since < LONG;
        if drag.moved {
            let chosen = self.stage.take_line(&self.shown.cluster, self.sides.as_deref());
            if let Some(chosen) = chosen {
                self.choose_sides(ctx, Sides::Begin);
                self.sides = Some(chosen.into());
            }
        } else if let (true, Some(action)) = (quick, self.delivery(drag.target)) {
            self.act(ctx, action);
        } else {
            self.click(ctx, drag.target);
        }
    }

    /// By hand, a click lets a message arrive.
    fn delivery(&self, target: Option<Target>) -> Option<Action> {
        let Some(Target::Flight(id)) = target.filter(|_| self.sides.is_none()) else {
            return None;
        };
        let mut choices = self.shown.choices.iter();
        choices.find(|choice| choice.flight == Some(id)).map(|choice| choice.action.clone())
    }

    fn click(&mut self, ctx: &Context<Self>, target: Option<Target>) {
        match (target, self.sides.is_some()) {
            (Some(Target::Node(node)), true) => {
                self.choose_sides(ctx, Sides::Next(End::Node(node)));
            }
            (Some(Target::Client(client)), true) => {
                self.choose_sides(ctx, Sides::Next(End::Client(client)));
            }
            (_, true) => {}
            (target, false) => {
                self.select(target.filter(|_| target != self.selection.target));
                if let Some(Target::Flight(_) | Target::Link(..)) = target {
                    // What moves cannot be worked on.
                    self.playback.set_playing(false);
                }
            }
        }
    }

    /// A pointer did something on the timeline.
    fn scrub(&mut self, ctx: &Context<Self>, pointer: Pointer) -> bool {
        let shown = Rc::clone(&self.shown);
        let (now, has_end) =
            self.session.ask(|session| (session.time().0, session.scenario().end.is_some()));
        let view = BandView { shown: &shown, now, has_end };
        let msg = match pointer {
            Pointer::Down(at, _) => self.band.press(view, at),
            Pointer::Move(at, _) if self.band.is_scrubbing() => self.band.scrub(view, at),
            Pointer::Move(at, _) => {
                self.band.tell(view, at);
                None
            }
            Pointer::Up(_) => {
                self.band.release();
                None
            }
            Pointer::Leave | Pointer::Menu(_) => None,
        };
        msg.is_some_and(|msg| self.receive(ctx, msg))
    }

    /// The operations of clients are looked at in another way.
    fn look(&mut self, look: Look) -> bool {
        let selected = self.selection.operation;
        match self.operations.look(&self.session, &self.shown, selected, look) {
            Looked::Same => {
                self.sight.frame.ask();
                !matches!(look, Look::Pointer(_))
            }
            Looked::Selected(operation) => {
                self.selection.operation = operation;
                true
            }
            Looked::Pulled => {
                // What moves by itself cannot be pulled.
                self.playback.set_playing(false);
                self.sight.frame.ask();
                false
            }
        }
    }

    /// Chooses sides, and builds the wall.
    fn choose_sides(&mut self, ctx: &Context<Self>, choice: Sides) {
        match choice {
            Sides::Begin => {
                self.selection.target = None;
                self.playback.set_playing(false);
                self.sides = Some(Rc::default());
            }
            Sides::Next(end) => {
                if let Some(sides) = &mut self.sides {
                    let mut next = sides.to_vec();
                    sides::next_side(&mut next, end);
                    *sides = next.into();
                }
            }
            Sides::Apply => {
                let chosen = self.sides.as_deref().unwrap_or_default();
                match sides::split(&self.shown.cluster, chosen) {
                    Some(split) => {
                        self.sides = None;
                        self.act(ctx, split);
                    }
                    None => self.say("Each side needs a node: click those that stand apart."),
                }
            }
            Sides::Cancel => self.sides = None,
        }
    }
}
