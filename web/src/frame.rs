//! A frame: the clock runs on, and the stage is painted.

use std::rc::Rc;

use playground::snapshot::{ClusterSnapshot, End};
use playground::{Command, Session};
use protocol::Time;
use scene::{DrawOptions, Labels, Layout, Target, within};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::app::App;
use crate::listen::Later;
use crate::msg::Msg;
use crate::pacing::Moment;
use crate::{browser, deeds, point};

/// Components show what is new at most this often while playing, in milliseconds.
const RENDER: f64 = 90.0;

/// Events that are played at once, between two looks at the clock.
const SLICE: usize = 64;

/// Milliseconds of a frame that playing may take.
const BUDGET: f64 = 7.0;

/// Milliseconds between two breaths on the way to something far.
const BREATH: f64 = 16.0;

/// Something far, on the way to which only every now and then a moment is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Goal {
    /// A time.
    Time(Time),
    /// The next notable event.
    Highlight,
}

/// Draws a frame. Returns whether components have something new to show.
pub(crate) fn tick(app: &mut App, now: f64) -> bool {
    let mut shown = false;
    let plays = app.playing && app.in_sight && app.drag.is_none();
    if plays && far(app).is_none() {
        let passed = app.last_frame.map_or(16.0, |last| now - last);
        app.last_frame = Some(now);
        shown = advance(app, passed, now);
        app.ticker.ask();
    } else {
        app.last_frame = None;
    }
    draw(app);
    if app.unpainted {
        let now = browser::now();
        (app.unpainted, app.cost, app.looked) = (false, now - app.looked, now);
    }
    shown
}

/// What is gone for as fast as it goes: what somebody wants to see, or the end.
fn far(app: &App) -> Option<Goal> {
    app.goal.or_else(|| match app.speed.rate() {
        None => Some(Goal::Time(app.door.borrow().end())),
        Some(_) => None,
    })
}

/// Asks for time to go on, when there is somewhere to go. It is the clock of the browser that gives
/// it, not its frames: those stop while nobody looks.
pub(crate) fn go_on(app: &mut App) {
    if app.playing && app.slice.is_none() && far(app).is_some() {
        let send = app.send.clone();
        app.slice = Later::after(0, move || send.emit(Msg::Slice));
    }
}

/// Goes on towards what is far, and breathes. Returns whether components have something to show.
pub(crate) fn slice(app: &mut App) -> bool {
    app.slice = None;
    let Some(goal) = far(app).filter(|_| app.playing) else { return false };
    let wanted = app.goal.is_some();
    let begun = browser::now();
    let mut there = false;
    {
        let mut session = app.door.borrow_mut();
        while !there && browser::now() - begun < BREATH {
            let violations = session.violations();
            there = match goal {
                Goal::Time(time) => {
                    advanced(&mut session, time, SLICE) && (!wanted || session.time() >= time)
                }
                Goal::Highlight => {
                    let outcome = session.apply(Command::NextHighlight(SLICE));
                    outcome.map_or(true, |change| change.arrived() || session.is_over())
                }
            };
            // Who plays fast wants to see what is violated; who goes somewhere wants to be there.
            there |= !wanted && session.violations() > violations;
        }
    }
    let shown = app.in_sight && !browser::document().hidden();
    let due = there || (shown && begun - app.last_render >= RENDER);
    if there {
        (app.playing, app.goal) = (false, None);
        if goal == Goal::Highlight && app.door.borrow().is_over() {
            app.say("No further highlight.".to_owned());
        }
    }
    if due {
        app.last_render = begun;
        app.violations = app.door.borrow().violations();
        app.look();
    }
    due
}

fn advance(app: &mut App, passed: f64, now: f64) -> bool {
    let quiet = !app.stage.flights.iter().any(|flight| !flight.doomed);
    let clock = app.door.borrow().time();
    let span = app.pace.pass(Moment { speed: app.speed, quiet, passed });
    let target = match span {
        // By hand an event takes a millisecond, in which nobody could follow it.
        Some(span) if app.by_hand() => Time(clock.0 + span / 14),
        Some(span) => Time(clock.0 + span),
        None => return false,
    };
    let over = run_to(app, target, quiet);
    let event = app.door.borrow().event();
    if event == app.stage.event && !over {
        Rc::make_mut(&mut app.stage).time = app.door.borrow().time().0;
        return false;
    }
    app.look();
    let fell = app.door.borrow().violations() > app.violations;
    app.violations = app.door.borrow().violations();
    if over || fell {
        app.playing = false;
    }
    let notable = linger(app);
    let due = over || fell || notable || now - app.last_render >= RENDER;
    if due {
        app.last_render = now;
    }
    due
}

/// Plays up to a time, as long as the frame allows, and a story no further than to what is notable.
/// Returns whether the run is over.
fn run_to(app: &App, target: Time, quiet: bool) -> bool {
    let mut session = app.door.borrow_mut();
    let begun = browser::now();
    let (violations, story) = (session.violations(), app.speed.tells_a_story());
    let slice = if story { 1 } else { SLICE };
    loop {
        // Out of a silence time comes to the next event, and looks around.
        let next = session.next_time().filter(|_| quiet && story);
        let stop = next.map_or(target, |next| next.min(target));
        let arrived = advanced(&mut session, stop, slice);
        let told = story && session.told().is_some_and(|event| event != app.told);
        if arrived || told || session.violations() > violations || browser::now() - begun > BUDGET {
            return session.time() >= session.end() || (arrived && session.is_over());
        }
    }
}

/// Lets the clock run on; returns whether it got there.
fn advanced(session: &mut Session, time: Time, budget: usize) -> bool {
    session.apply(Command::Advance(time, budget)).is_ok_and(|change| change.arrived())
}

/// Gives whoever reads along time for what is notable. Returns whether something is.
fn linger(app: &mut App) -> bool {
    let caption = &app.shown.highlight;
    if caption.event == app.told {
        return false;
    }
    app.told = caption.event;
    let letters = caption.headline.len() + caption.detail.len();
    if app.shown.is_remark {
        app.pace.remark(letters);
    } else {
        app.pace.linger(letters);
    }
    true
}

/// Paints the stage and the timeline as they are now.
pub(crate) fn draw(app: &mut App) {
    let theme = app.theme;
    if app.canvas.measure() {
        let (width, height) = (app.canvas.width(), app.canvas.height());
        let stage = staged(app);
        // Nothing gives way to a line that is being drawn.
        if app.drawn.is_empty() {
            lay_out(app, &stage, width, height);
        }
        // With less motion everything stands where it stood at the last event.
        let now = if app.still && app.playing { app.stood } else { stage.time };
        let options = DrawOptions { labels: labels(app), hover: app.hover, selected: app.selected };
        app.picture = scene::draw(&stage, now, &app.layout, options);
        app.picture.trail(&app.drawn);
        app.canvas.paint(&app.picture, theme);
    }
    if app.band.measure() {
        let picture = crate::band::picture(app);
        app.band.paint(&picture, theme);
    }
    crate::past::paint(app);
    write_clock(app);
    place(app);
}

/// What a layout depends on.
#[derive(Clone, PartialEq)]
pub(crate) struct Room {
    size: (f64, f64),
    nodes: usize,
    clients: u32,
    groups: Vec<Vec<End>>,
    moves: Vec<scene::MovedNode>,
}

/// Places everything anew when there is more or less room, or more or less to place.
fn lay_out(app: &mut App, stage: &ClusterSnapshot, width: f64, height: f64) {
    let clients = stage.clients.iter().map(|client| client.id).max().unwrap_or(0);
    let (size, nodes) = ((width, height), stage.nodes.len());
    let known = app.laid_out.as_ref().is_some_and(|room| {
        (room.size, room.nodes, room.clients) == (size, nodes, clients)
            && room.groups == stage.groups
            && room.moves == app.moves
    });
    if !known {
        app.layout = Layout::of(stage, width, height, &app.moves);
        let groups = stage.groups.clone();
        app.laid_out = Some(Room { size, nodes, clients, groups, moves: app.moves.clone() });
    }
}

/// The stage, with the wall that is about to be built.
fn staged(app: &App) -> Rc<ClusterSnapshot> {
    let drawn = point::chosen(app);
    let Some(sides) = drawn.as_ref().or(app.sides.as_ref()) else { return app.stage.clone() };
    let mut stage = (*app.stage).clone();
    let groups = deeds::groups(&stage, sides);
    stage.groups = if groups.len() > 1 { groups } else { Vec::new() };
    stage.split_since = None;
    Rc::new(stage)
}

fn labels(app: &App) -> Labels {
    app.query
        .labels
        .unwrap_or_else(|| if app.canvas.width() >= 1_400.0 { Labels::All } else { Labels::Few })
}

fn write_clock(app: &App) {
    if let Some(clock) = app.parts.clock.cast::<web_sys::Node>() {
        let text = app.when(app.stage.event, app.stage.time);
        if clock.text_content().as_deref() != Some(&text) {
            clock.set_text_content(Some(&text));
        }
    }
}

/// Puts what hovers over the stage to what it is about.
fn place(app: &App) {
    let bar = app.parts.bar.cast::<HtmlElement>();
    if let (Some(bar), Some(target)) = (bar, app.selected) {
        beside(app, &bar, target, 10.0);
    }
    hands(app);
    let tip = app.parts.tip.cast::<HtmlElement>();
    if let (Some(tip), Some(target)) = (tip, app.hover) {
        beside(app, &tip, target, 6.0);
    }
}

/// Puts what a node can do by hand onto its edge.
fn hands(app: &App) {
    let Some(list) = app.parts.hands.cast::<Element>() else { return };
    let mut next = list.first_element_child();
    while let Some(hand) = next {
        next = hand.next_element_sibling();
        let node = hand.get_attribute("data-node").and_then(|node| node.parse().ok());
        let (Some(node), Some(hand)) = (node, hand.dyn_ref::<HtmlElement>()) else { continue };
        let (at, radius) = (app.layout.node(node), app.layout.radius());
        let (x, y) = (at.x - f64::from(hand.offset_width()) / 2.0, at.y + radius - 17.0);
        put(hand, x, y);
    }
}

fn put(element: &HtmlElement, x: f64, y: f64) {
    let (x, y) = (x.round() as i32, y.round() as i32);
    let _ = element.style().set_property("transform", &format!("translate({x}px, {y}px)"));
}

fn beside(app: &App, element: &HtmlElement, target: Target, gap: f64) {
    let Some(area) = deeds::area(&app.picture, target) else { return };
    let (width, height) = (f64::from(element.offset_width()), f64::from(element.offset_height()));
    let (most_x, most_y) = (app.canvas.width() - width - 8.0, app.canvas.height() - height - 8.0);
    // Below, so that name and crown stay in sight; above where there is no room below.
    let below = area.y + area.height + gap;
    let y = if below > most_y { area.y - height - gap } else { below };
    let x = within(area.center().x - width / 2.0, 8.0, most_x.max(8.0));
    put(element, x, within(y, 8.0, most_y.max(8.0)));
}
