//! The page as a whole: its state, and where each message goes.

use std::cell::RefCell;
use std::rc::Rc;

use campaign::compare::{self, Measured};
use js_sys::Function;
use playground::report::Caption;
use playground::snapshot::ClusterSnapshot;
use playground::{Change, Command, EventFilter, Refusal, Session, Snapshot};
use protocol::Time;
use scenario::{Mistake, link};
use scene::{Layout, Picture, Target};
use yew::prelude::*;

use crate::found::{self, Found};
use crate::listen::{Later, Listener, Sight, Sizes};
use crate::msg::{Msg, Panel, Side, Tab};
use crate::pacing::Pace;
use crate::packed::{self, Awaited};
use crate::past::Past;
use crate::query::Query;
use crate::registry;
use crate::search::{self, Hunt};
use crate::speed::Speed;
use crate::surface::Surface;
use crate::theme;
use crate::ticker::Ticker;
use crate::{act, api, browser, embed, frame, keys, past, point, script, steer, view, words};

/// The session, shared with the JavaScript interface.
pub(crate) type Door = Rc<RefCell<Session>>;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// A script that opens.
    pub(crate) script: AttrValue,
    /// Which opening of a link this is: the same link can be opened twice.
    pub(crate) serial: u32,
    /// Nobody asked for this scenario: it is the one that everybody sees first.
    pub(crate) first: bool,
}

/// The state of the page.
pub(crate) struct App {
    pub(crate) door: Door,
    pub(crate) send: Callback<Msg>,
    pub(crate) query: Query,
    pub(crate) ticker: Ticker,

    /// The moment that is shown, and how it is drawn. Between two events time runs on in `stage`.
    pub(crate) shown: Rc<Snapshot>,
    pub(crate) stage: Rc<ClusterSnapshot>,
    pub(crate) layout: Layout,
    pub(crate) laid_out: Option<frame::Room>,
    pub(crate) theme: scene::Theme,
    pub(crate) picture: Picture,
    pub(crate) band: Surface,
    pub(crate) canvas: Surface,
    pub(crate) past: Past,
    pub(crate) moves: Vec<scene::MovedNode>,

    /// Whether the clock runs, and how.
    pub(crate) playing: bool,
    /// Where it is going as fast as it can, a slice of time after the other.
    pub(crate) goal: Option<frame::Goal>,
    pub(crate) slice: Option<Later>,
    pub(crate) speed: Speed,
    pub(crate) pace: Pace,
    pub(crate) last_frame: Option<f64>,
    pub(crate) last_render: f64,
    pub(crate) in_sight: bool,
    pub(crate) still: bool,
    /// Whether the caption tells the very last event, or the last notable one.
    pub(crate) exact: bool,
    pub(crate) told: u64,
    pub(crate) violations: usize,

    /// What somebody points at and works on.
    pub(crate) selected: Option<Target>,
    pub(crate) hover: Option<Target>,
    pub(crate) drag: Option<point::Drag>,
    pub(crate) scrubbing: bool,
    pub(crate) sides: Option<Vec<Side>>,
    /// The line that a pointer draws on the stage.
    pub(crate) drawn: Vec<scene::Point>,
    pub(crate) causes: Option<u64>,
    pub(crate) rule: Option<&'static str>,
    pub(crate) rule_shown: Option<&'static str>,

    /// What is open.
    pub(crate) panel: Option<Panel>,
    pub(crate) hunt: Option<Hunt>,
    /// What a decision costs in each protocol, once somebody asked.
    pub(crate) compared: Vec<Measured>,
    pub(crate) tab: Tab,
    pub(crate) sheet: bool,
    pub(crate) filter: EventFilter,
    pub(crate) found: Found,
    pub(crate) scroll: i32,
    pub(crate) draft: Option<Draft>,
    pub(crate) choice: theme::Choice,
    pub(crate) toast: Option<String>,
    /// A setting that cannot be: its name, what was written, and what is wrong with it.
    pub(crate) refused: Option<(String, String, String)>,
    /// What a client is going to ask.
    pub(crate) asks: String,
    /// The panel that has the keyboard.
    pub(crate) entered: Option<Panel>,
    /// Whether the list of what can happen next by hand is to have the keyboard.
    pub(crate) reach: bool,

    pub(crate) parts: Parts,
    pub(crate) hush: Option<Later>,
    pub(crate) publish: Option<Later>,
    /// Whether the address is to become the link, once that is packed.
    due: bool,
    /// The fragment of the address as this scenario left it.
    fragment: String,
    packing: Option<Awaited>,
    /// The link that was pasted as a script and is being read.
    pub(crate) unpacking: Option<Awaited>,
    /// A change from outside is shown then.
    touched: Option<Later>,
    /// When the last change from outside was taken up, or painted if it was.
    pub(crate) looked: f64,
    /// It is not painted yet.
    pub(crate) unpainted: bool,
    /// Milliseconds from taking one up to having it painted.
    pub(crate) cost: f64,
    /// A script and its link.
    packed: (String, String),
    pub(crate) read: Option<Later>,
    pub(crate) announced: u64,
    pub(crate) sent: u64,
    /// When the last event took place, where motion is not wanted.
    pub(crate) stood: u64,
    /// What was violated in this event is put aside.
    pub(crate) slim: Option<u64>,
    /// Where these things are is asked for, and told once all is drawn.
    pub(crate) asked: Vec<(String, Function)>,
    _listeners: Vec<Listener>,
    _sizes: Option<Sizes>,
    _sight: Option<Sight>,
}

/// A script that is being edited.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Draft {
    pub(crate) text: String,
    pub(crate) mistakes: Vec<Mistake>,
}

/// Elements that are written to in every frame, past the components.
#[derive(Clone, PartialEq, Default)]
pub(crate) struct Parts {
    pub(crate) clock: NodeRef,
    pub(crate) bar: NodeRef,
    pub(crate) tip: NodeRef,
    pub(crate) list: NodeRef,
    pub(crate) dialog: NodeRef,
    pub(crate) numbers: NodeRef,
    pub(crate) hands: NodeRef,
}

/// The time of a frame, in milliseconds.
const FRAME: f64 = 16.0;

/// The longest time without showing what a script does, in milliseconds.
const LONGEST: f64 = 500.0;

impl Component for App {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let Ok(session) = Session::open(registry(), &ctx.props().script) else {
            unreachable!("the script was opened before")
        };
        let door = Rc::new(RefCell::new(session));
        let send = ctx.link().callback(|msg: Msg| msg);
        let ticker = {
            let send = send.clone();
            Ticker::new(move |now| send.emit(Msg::Frame(now)))
        };
        let shown = door.borrow().snapshot();
        let stage = Rc::clone(&shown.cluster);
        let query = Query::read(&browser::search());
        let layout = Layout::of(&stage, 1.0, 1.0, &[]);
        let mut app = Self {
            speed: query.speed.unwrap_or(Speed::STORY),
            door,
            send,
            query,
            ticker,
            shown,
            stage,
            layout,
            laid_out: None,
            theme: theme::Choice::current().theme(),
            picture: Picture::default(),
            band: Surface::default(),
            canvas: Surface::default(),
            past: Past::default(),
            moves: Vec::new(),
            playing: false,
            goal: None,
            slice: None,
            pace: Pace::default(),
            last_frame: None,
            last_render: 0.0,
            in_sight: true,
            still: browser::prefers_stillness(),
            exact: false,
            told: 0,
            violations: 0,
            selected: None,
            hover: None,
            drag: None,
            scrubbing: false,
            sides: None,
            drawn: Vec::new(),
            causes: None,
            rule: None,
            rule_shown: None,
            panel: None,
            hunt: None,
            compared: Vec::new(),
            tab: Tab::default(),
            sheet: false,
            filter: EventFilter::default(),
            found: Found::default(),
            scroll: 0,
            draft: None,
            choice: theme::Choice::current(),
            toast: None,
            refused: None,
            asks: "put".to_owned(),
            entered: None,
            reach: false,
            parts: Parts::default(),
            hush: None,
            publish: None,
            due: false,
            fragment: String::new(),
            packing: None,
            unpacking: None,
            touched: None,
            looked: 0.0,
            unpainted: false,
            cost: 0.0,
            packed: Default::default(),
            read: None,
            announced: 0,
            sent: 0,
            stood: 0,
            slim: None,
            asked: Vec::new(),
            _listeners: Vec::new(),
            _sizes: None,
            _sight: None,
        };
        app.begin(ctx.props().first);
        app
    }

    fn changed(&mut self, ctx: &Context<Self>, _: &Props) -> bool {
        if self.apply(Command::Load(ctx.props().script.to_string())).is_ok() {
            self.begin(ctx.props().first);
        }
        true
    }

    fn update(&mut self, _: &Context<Self>, msg: Msg) -> bool {
        let shown = match msg {
            Msg::Frame(now) => frame::tick(self, now),
            Msg::Resized => {
                self.ticker.ask();
                false
            }
            Msg::Scheme => {
                self.theme = self.choice.theme();
                self.ticker.ask();
                false
            }
            Msg::Seen(seen) => {
                self.in_sight = seen;
                self.ticker.ask();
                false
            }
            msg => update(self, msg),
        };
        frame::go_on(self);
        if self.sent != self.stage.event {
            self.sent = self.stage.event;
            embed::events(self);
        }
        if shown {
            // Whatever is drawn anew is drawn with the picture that belongs to it.
            self.ticker.ask();
        }
        shown
    }

    fn view(&self, _: &Context<Self>) -> Html {
        view::page(self).into()
    }

    fn rendered(&mut self, _: &Context<Self>, first: bool) {
        if first {
            self.settle();
            self.listen();
        }
        view::events::follow(self);
        view::modal::show(self);
        view::enter(self);
        view::rules::show(self);
        if !self.asked.is_empty() {
            api::answer(self);
        }
        self.ticker.ask();
    }
}

/// Where each message goes. Returns whether components have something new to show.
fn update(app: &mut App, msg: Msg) -> bool {
    match msg {
        Msg::Frame(_) | Msg::Resized | Msg::Scheme | Msg::Seen(_) => return false,
        Msg::Slice => return frame::slice(app),
        Msg::Touched => return touched(app),
        Msg::Look => show_touched(app),
        Msg::Reset => {
            app.reset();
            show_touched(app);
        }
        Msg::Play(play) => steer::play(app, play),
        Msg::Step => steer::step(app),
        Msg::Back => steer::back(app),
        Msg::Next => steer::next(app),
        Msg::Previous => steer::previous(app),
        Msg::Start => steer::seek(app, 0),
        Msg::Seek(time) => steer::seek(app, time),
        Msg::SeekEvent(event) => steer::seek_event(app, event),
        Msg::Speed(speed) => {
            app.speed = speed;
            app.pace.hurry();
        }
        Msg::Key(wish) => return keys::obey(app, wish),
        Msg::Snapshot(pointer) => return point::stage(app, pointer),
        Msg::Timeline(pointer) => return point::timeline(app, pointer),
        Msg::Past(look) => return past::look(app, look),
        Msg::Select(target) => {
            app.panel = None;
            app.select(target);
        }
        Msg::Act(action) => act::action(app, action),
        Msg::Choose(action) => act::choose(app, action),
        Msg::Claim(claim) => act::line(app, &claim.to_string()),
        Msg::Line(line) => act::line(app, &line),
        Msg::Set(name, value) => act::set(app, name, value),
        Msg::Protocol(id) => act::protocol(app, id),
        Msg::Asks(verb) => app.asks = verb,
        Msg::Suspend(rule, suspended) => act::suspend(app, rule, suspended),
        Msg::Undo => act::command(app, Command::Undo),
        Msg::Redo => act::command(app, Command::Redo),
        Msg::Switch(branch) => act::command(app, Command::Switch(branch)),
        Msg::Load(script) => script::load(app, &script),
        Msg::Sides(sides) => act::sides(app, sides),
        Msg::Open(panel) => {
            app.panel = (app.panel != Some(panel)).then_some(panel);
            if panel == Panel::Search && app.hunt.is_none() {
                app.hunt = Some(Hunt::new(&app.door.borrow()));
            }
            app.refused = None;
        }
        Msg::Compare(nodes) => {
            app.compared = compare::all(registry(), nodes).collect();
            app.panel = Some(Panel::Compare);
        }
        Msg::Close => app.panel = None,
        Msg::Tab(tab) => {
            app.tab = tab;
            app.sheet = true;
        }
        Msg::Sheet(up) => app.sheet = up,
        Msg::Rule(rule) => {
            (app.tab, app.rule, app.sheet) = (Tab::Rules, Some(rule), true);
            app.rule_shown = None;
        }
        Msg::Causes(event) => act::causes(app, event),
        Msg::Filter(filter) => {
            (app.filter, app.scroll) = (filter, 0);
            found::look(app);
        }
        Msg::Scrolled(top) => {
            app.scroll = top;
        }
        Msg::Script(shown) => script::show(app, shown),
        Msg::Edited(text) => return script::edited(app, text),
        Msg::Read => script::read(app),
        Msg::Unpacked(read) => script::unpacked(app, read),
        Msg::Mend(mistake, word) => script::mend(app, &mistake, &word),
        Msg::Theme => {
            app.choice = app.choice.next();
            app.choice.set();
            app.theme = app.choice.theme();
        }
        Msg::Say(text) => app.say(text),
        Msg::Hush => app.toast = None,
        Msg::Publish => {
            app.due = !app.query.embed;
            app.pack();
            return false;
        }
        Msg::Packed(script, link) => {
            app.packed = (script, link);
            app.address();
            return app.query.embed || app.panel == Some(Panel::Share);
        }
        Msg::Copy(text, what) => {
            let send = app.send.clone();
            browser::copy(&text, move |copied| {
                let outcome = if copied { "is on the clipboard." } else { "could not be copied." };
                send.emit(Msg::Say(format!("{what} {outcome}")));
            });
            return false;
        }
        Msg::Picture => {
            let name = format!("synod-{}.svg", crate::words::seconds(app.stage.time));
            browser::download(&name, "image/svg+xml", &view::share::still(app));
            return false;
        }
        Msg::Hunt(hunting) => search::hunt(app, hunting),
        Msg::Aside(aside) => {
            app.slim = view::verdicts::fallen(app).and_then(|it| it.event).filter(|_| aside);
        }
        Msg::Area(name, told) => {
            if app.touched.is_some() {
                show_touched(app);
            }
            app.asked.push((name, told));
        }
    }
    true
}

/// The scenario was changed from outside. A script may change it thousands of times in a row, so that
/// it is shown once in a frame's time at most, and painting takes a quarter of the time at most. A timer
/// says when, since frames stop while nobody looks.
fn touched(app: &mut App) -> bool {
    if app.touched.is_some() {
        return false;
    }
    let pause = scene::within(3.0 * app.cost, FRAME, LONGEST);
    if browser::now() - app.looked < pause {
        let send = app.send.clone();
        app.touched = Later::after(pause as i32, move || send.emit(Msg::Look));
        return false;
    }
    show_touched(app);
    true
}

fn show_touched(app: &mut App) {
    app.touched = None;
    app.looked = browser::now();
    app.unpainted = true;
    app.look();
    app.published();
}

impl App {
    /// Sends a command to the session, and takes up what is different then. Everything that is done to
    /// the session goes this way, but for the steps of a run that plays.
    pub(crate) fn apply(&mut self, command: Command) -> Result<Change, Refusal> {
        let outcome = self.door.borrow_mut().apply(command);
        match &outcome {
            Ok(Change::Reset { .. }) => self.reset(),
            _ => self.look(),
        }
        if outcome.as_ref().is_ok_and(Change::is_of_script) {
            self.violations = self.shown.violations;
            self.published();
        }
        outcome
    }

    /// Another scenario stands at its beginning: what was chosen, open, told or under way was about the
    /// one before. This is done whoever loaded it.
    fn reset(&mut self) {
        (self.panel, self.sides, self.refused) = (None, None, None);
        (self.selected, self.causes, self.slim) = (None, None, None);
        (self.goal, self.playing, self.last_frame) = (None, false, None);
        (self.told, self.violations, self.exact) = (0, 0, false);
        self.past.forget();
        self.moves.clear();
        self.look();
    }

    /// Begins with the scenario that the session has just opened.
    fn begin(&mut self, first: bool) {
        self.reset();
        let next = self.door.borrow().next_time();
        let silence = next.filter(|_| first);
        if let Some(start) = self.query.start {
            let _ = self.door.borrow_mut().apply(Command::Seek(Time(start)));
        } else if let Some(next) = silence {
            // Nobody needs to watch all of the silence before the first election.
            let near = Time(next.0.saturating_sub(12_000));
            let _ = self.door.borrow_mut().apply(Command::Seek(near));
        }
        let plays = !self.query.embed && self.query.start.is_none() && !self.still;
        self.playing = self.query.autoplay.unwrap_or(plays && !self.by_hand());
        if let Some(draft) = &mut self.draft {
            *draft = Draft { text: self.door.borrow().script(), mistakes: Vec::new() };
        }
        // The address is that of this scenario already.
        self.publish = None;
        (self.due, self.fragment) = (false, browser::fragment());
        self.pack();
        self.look();
    }

    /// Watches what the drawing goes by, once the elements are there.
    fn settle(&mut self) {
        let window = browser::window();
        let send = self.send.clone();
        let parts = [&self.canvas.node, &self.band.node];
        let canvases: Vec<_> = parts.iter().filter_map(|part| part.cast()).collect();
        let resized = send.clone();
        self._sizes = Sizes::watch(&canvases, move || resized.emit(Msg::Resized));
        if let Some(canvas) = canvases.first() {
            let seen = send.clone();
            self._sight = Sight::watch(canvas, move |sight| seen.emit(Msg::Seen(sight)));
        }
        if let Ok(Some(scheme)) = window.match_media("(prefers-color-scheme: dark)") {
            let changed = move |_: web_sys::Event| send.emit(Msg::Scheme);
            self._listeners.push(Listener::new(&scheme, "change", changed));
        }
    }

    /// Listens to people and to other pages.
    fn listen(&mut self) {
        self._listeners.push(keys::listen(self.query.embed, self.send.clone()));
        self._listeners.extend(embed::listen(&self.send));
        api::install(&self.door, &self.send);
        let _ = browser::root().set_attribute("data-ready", "1");
        embed::ready(&self.door.borrow());
    }

    /// Takes up what the session shows by now.
    pub(crate) fn look(&mut self) {
        self.shown = self.door.borrow().snapshot();
        self.stage = Rc::clone(&self.shown.cluster);
        found::look(self);
        if self.still {
            self.stood = self.shown.caption.time;
        }
        self.home();
        if let Some(Target::Flight(id)) = self.selected
            && !self.stage.flights.iter().any(|flight| flight.id == id)
        {
            self.selected = None;
        }
        if let Some(Target::Flight(id)) = self.hover
            && !self.stage.flights.iter().any(|flight| flight.id == id)
        {
            self.hover = None;
        }
    }

    pub(crate) fn select(&mut self, target: Option<Target>) {
        self.selected = target;
        self.causes = None;
        match target {
            Some(Target::Node(_)) => self.tab = Tab::Node,
            None if self.tab == Tab::Node => self.home(),
            _ => {}
        }
    }

    /// Shows the tab with which everything begins.
    pub(crate) fn home(&mut self) {
        match (self.by_hand(), self.tab) {
            (true, Tab::Node) if self.selected.is_none() => self.tab = Tab::Next,
            (false, Tab::Next) => self.tab = Tab::Node,
            _ => {}
        }
    }

    /// Whether nothing happens unless somebody lets it happen.
    pub(crate) fn by_hand(&self) -> bool {
        self.shown.by_hand
    }

    /// When something was, in a few words: by hand there is no time.
    pub(crate) fn when(&self, event: u64, time: u64) -> String {
        if self.by_hand() { format!("event {event}") } else { words::clock(time) }
    }

    /// What is told: the last event, or the last notable one.
    pub(crate) fn caption(&self) -> &Caption {
        if self.exact { &self.shown.caption } else { &self.shown.highlight }
    }

    /// The node that is selected.
    pub(crate) fn node(&self) -> Option<u32> {
        match self.selected {
            Some(Target::Node(node)) => Some(node),
            _ => None,
        }
    }

    /// Says something in passing.
    pub(crate) fn say(&mut self, text: String) {
        self.toast = Some(text);
        let send = self.send.clone();
        self.hush = Later::after(4_500, move || send.emit(Msg::Hush));
    }

    /// The script is another one now: soon the address says so.
    pub(crate) fn published(&mut self) {
        if let Some(draft) = &mut self.draft {
            *draft = Draft { text: self.door.borrow().script(), mistakes: Vec::new() };
        }
        let send = self.send.clone();
        self.publish = Later::after(300, move || send.emit(Msg::Publish));
    }

    /// The link of the script, without `#`: readable until it is packed. Both are right.
    pub(crate) fn link(&self) -> String {
        let script = self.door.borrow().script();
        if self.packed.0 == script { self.packed.1.clone() } else { link::encode(&script) }
    }

    /// Makes the link as short as it gets.
    fn pack(&mut self) {
        let script = self.door.borrow().script();
        let send = self.send.clone();
        let made = script.clone();
        let done = move |link| send.emit(Msg::Packed(made, link));
        self.packing = Some(Awaited::new(packed::write(script), done));
    }

    /// Writes the link of the script into the address, unless somebody followed another one since.
    fn address(&mut self) {
        let current = self.packed.0 == self.door.borrow().script();
        if current && std::mem::take(&mut self.due) && self.fragment == browser::fragment() {
            browser::set_fragment(&self.packed.1);
            self.fragment = browser::fragment();
        }
    }
}
