//! Searching: what is asked, the worker that looks, and what it has found.

use gloo_events::EventListener;
use js_sys::{Float64Array, Object, Reflect};
use playground::Session;
use protocol::{Bug, joined};
use scenario::{RunMode, Scenario, parse};
use wasm_bindgen::prelude::*;
use web_sys::{Event, MessageEvent, Url, Worker};
use yew::Callback;

use crate::browser;
use crate::registry;
use crate::words;

/// The bounds that fields set: their names in a question, what they are called, what is usual.
pub(crate) const BOUNDS: &[(&str, &str, &str)] = &[
    (REQUESTS, "requests", "1"),
    ("retries", "asked again", "0"),
    ("timers", "timers ring", "2"),
    ("crashes", "crashes", "0"),
    ("drops", "lost", "0"),
    ("duplicates", "doubled", "0"),
    (LIARS, "liars", "0"),
    ("states", "states at most", "5000000"),
];

/// The bound that counts requests, where none is asked in particular.
const REQUESTS: &str = "requests";

/// The bound that only protocols have which tolerate liars.
pub(crate) const LIARS: &str = "liars";

/// What is asked, and what is known of the answer.
pub(crate) struct Hunt {
    /// Protocol, nodes, options, suspended rules and given disks.
    pub(crate) cluster: Scenario,
    /// How far: the values of [`BOUNDS`], and how messages travel.
    pub(crate) bounds: Vec<String>,
    pub(crate) links: String,
    /// Lines of script that clients ask, each behind a semicolon, instead of the requests that the
    /// bounds count.
    pub(crate) asks: String,
    /// The lie that a liar tells; empty is any.
    pub(crate) lie: String,
    /// What is known by now.
    pub(crate) known: Option<Known>,
    /// What is violated, why, and the scenario that shows it.
    pub(crate) found: Option<[String; 3]>,
    /// Why nothing can be said.
    pub(crate) failed: Option<String>,
    pub(crate) state: State,
    /// Milliseconds that were spent searching, and since when it goes on.
    spent: f64,
    since: f64,
    searcher: Option<Searcher>,
}

/// Whether it goes on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum State {
    Idle,
    Going,
    Stopped,
    Over,
}

/// What is known of a search that goes on, or has ended.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Known {
    /// 0: it goes on; 1: all states were visited; 2: something is violated; 3: as deep as it may;
    /// 4: at another limit.
    pub(crate) status: u8,
    pub(crate) depth: f64,
    pub(crate) unique: f64,
    pub(crate) generated: f64,
    pub(crate) frontier: f64,
    pub(crate) bytes: f64,
    pub(crate) odds: f64,
    pub(crate) misses: f64,
    pub(crate) levels: Vec<f64>,
}

/// What can be done about a search.
#[derive(Clone)]
pub(crate) enum Hunting {
    /// Another setting of the cluster.
    Cluster(&'static str, String),
    /// Another protocol.
    Protocol(&'static str),
    /// Another bound, by its place.
    Bound(usize, String),
    /// How messages travel.
    Links(String),
    /// Another lie.
    Lie(String),
    /// Looks for a known bug.
    Bug(&'static Bug),
    Start,
    Stop,
    /// The worker has said something.
    Heard(Known, String),
    Failed(String),
}

impl Hunt {
    /// The protocol that is played, in the smallest cluster that has a minority.
    pub(crate) fn new(session: &Session) -> Self {
        let mut cluster = Scenario::of(session.info());
        (cluster.world.nodes, cluster.world.by) = (3, RunMode::Hand);
        Self {
            cluster,
            bounds: BOUNDS.iter().map(|(_, _, usual)| (*usual).to_owned()).collect(),
            links: "unordered".to_owned(),
            asks: String::new(),
            lie: String::new(),
            known: None,
            found: None,
            failed: None,
            state: State::Idle,
            spent: 0.0,
            since: 0.0,
            searcher: None,
        }
    }

    /// Seconds that were spent searching.
    pub(crate) fn seconds(&self) -> f64 {
        let now = if self.state == State::Going { browser::now() - self.since } else { 0.0 };
        (self.spent + now) / 1_000.0
    }

    fn begin(&mut self, send: &Callback<Hunting>) {
        self.forget();
        let names = BOUNDS.iter().map(|(name, ..)| *name).zip(&self.bounds);
        let said = |(name, value): &(&str, &String)| {
            !value.trim().is_empty() && (*name != LIARS || self.may_lie())
        };
        let bounds = names.filter(said);
        let bounds = bounds.map(|(name, value)| format!("{name}={}", value.trim()));
        let mut bounds = joined(bounds, " ") + " links=" + &self.links;
        if self.may_lie() {
            bounds = bounds + " lies=" + &self.lie;
        }
        bounds += &self.asks;
        match Searcher::start(&bounds, &self.cluster.to_string(), send) {
            Some(searcher) => {
                self.searcher = Some(searcher);
                (self.state, self.since) = (State::Going, browser::now());
            }
            None => self.failed = Some(NO_WORKER.to_owned()),
        }
    }

    /// Whether anybody may lie in this cluster.
    pub(crate) fn may_lie(&self) -> bool {
        !self.cluster.protocols[0].lies.is_empty()
    }

    fn forget(&mut self) {
        (self.searcher, self.state, self.spent) = (None, State::Idle, 0.0);
        (self.known, self.found, self.failed) = (None, None, None);
    }

    fn rest(&mut self, state: State) {
        self.spent = self.seconds() * 1_000.0;
        self.state = state;
    }
}

const NO_WORKER: &str =
    "This frame may not start a worker. Open the page by itself, and it can search.";

impl Hunt {
    /// Does what was asked about the search; the worker answers to `send`.
    pub(crate) fn update(&mut self, hunting: Hunting, send: &Callback<Hunting>) {
        match hunting {
            Hunting::Cluster(name, value) => match self.cluster.with_setting(name, value.trim()) {
                Ok(cluster) => {
                    self.forget();
                    self.cluster = cluster;
                }
                Err(mistake) => self.failed = Some(words::mistake(&mistake)),
            },
            Hunting::Protocol(id) => {
                if let Ok(cluster) = parse(&format!("{id} nodes=3 by=hand\n"), &registry().known())
                {
                    self.forget();
                    self.cluster = cluster;
                    self.lie.clear();
                    self.asks.clear();
                }
            }
            Hunting::Bound(at, value) => {
                if BOUNDS[at].0 == REQUESTS {
                    self.asks.clear();
                }
                self.bounds[at] = value;
            }
            Hunting::Links(links) => self.links = links,
            Hunting::Lie(lie) => self.lie = lie,
            Hunting::Bug(bug) => {
                let asked = bug.bounds.find(';').unwrap_or(bug.bounds.len());
                let (counted, asks) = bug.bounds.split_at(asked);
                asks.clone_into(&mut self.asks);
                let value = |name: &str| {
                    let words = counted.split(' ').filter_map(|word| word.split_once('='));
                    words.rev().find(|(known, _)| *known == name).map(|(_, value)| value)
                };
                for (at, (name, _, usual)) in BOUNDS.iter().enumerate() {
                    let usual = if *name == REQUESTS && !asks.is_empty() { "" } else { usual };
                    value(name).unwrap_or(usual).clone_into(&mut self.bounds[at]);
                }
                value("links").unwrap_or("unordered").clone_into(&mut self.links);
                value("lies").unwrap_or_default().clone_into(&mut self.lie);
                if let Ok(cluster) = parse(bug.cluster, &registry().known()) {
                    self.cluster = cluster;
                }
                self.begin(send);
            }
            Hunting::Start if self.state == State::Stopped => {
                (self.state, self.since) = (State::Going, browser::now());
                self.tell("go");
            }
            Hunting::Start => self.begin(send),
            Hunting::Stop => {
                self.rest(State::Stopped);
                self.tell("stop");
            }
            Hunting::Heard(known, text) => {
                if known.status > 0 {
                    self.rest(State::Over);
                    self.searcher = None;
                }
                let mut parts = text.splitn(3, '\n').map(str::to_owned);
                self.found = parts
                    .next()
                    .zip(parts.next())
                    .zip(parts.next())
                    .map(|((property, because), script)| [property, because, script]);
                self.known = Some(known);
            }
            Hunting::Failed(why) => {
                self.forget();
                self.failed = Some(why);
            }
        }
    }

    fn tell(&self, word: &str) {
        if let Some(searcher) = &self.searcher {
            let _ = searcher.worker.post_message(&word.into());
        }
    }
}

impl Known {
    /// What [`crate::search::worker::Job::numbers`] says.
    fn read(numbers: &[f64]) -> Option<Self> {
        let &[status, depth, unique, generated, frontier, bytes, odds, misses, ref levels @ ..] =
            numbers
        else {
            return None;
        };
        let (status, levels) = (status as u8, levels.to_vec());
        Some(Self { status, depth, unique, generated, frontier, bytes, odds, misses, levels })
    }
}

/// A worker that searches, until it is dropped.
struct Searcher {
    worker: Worker,
    _listeners: [EventListener; 2],
}

#[wasm_bindgen]
extern "C" {
    type ImportMeta;
    #[wasm_bindgen(method, getter)]
    fn url(this: &ImportMeta) -> String;
    #[wasm_bindgen(thread_local_v2, js_namespace = import, js_name = meta)]
    static IMPORT_META: ImportMeta;
}

impl Searcher {
    fn start(bounds: &str, cluster: &str, send: &Callback<Hunting>) -> Option<Self> {
        let glue = IMPORT_META.with(ImportMeta::url);
        let entry = format!("worker.js?v={}", env!("CARGO_PKG_VERSION"));
        let worker = Worker::new(&Url::new_with_base(&entry, &glue).ok()?.href()).ok()?;
        let (heard, failed) = (send.clone(), send.clone());
        let hear = move |event: &Event| {
            heard.emit(read(&event.unchecked_ref::<MessageEvent>().data()));
        };
        let fail = move |_: &Event| failed.emit(Hunting::Failed(NO_WORKER.to_owned()));
        let _listeners = [
            EventListener::new(&worker, "message", hear),
            EventListener::new(&worker, "error", fail),
        ];
        let order = Object::new();
        let text = [("glue", glue.as_str()), ("bounds", bounds), ("cluster", cluster)];
        for (name, value) in text {
            let _ = Reflect::set(&order, &name.into(), &value.into());
        }
        let _ = Reflect::set(&order, &"module".into(), &wasm_bindgen::module());
        worker.post_message(&order).ok()?;
        Some(Self { worker, _listeners })
    }
}

impl Drop for Searcher {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// What the worker says.
fn read(data: &JsValue) -> Hunting {
    let get = |name: &str| Reflect::get(data, &name.into()).unwrap_or_default();
    if let Some(why) = get("failed").as_string() {
        return Hunting::Failed(why);
    }
    let numbers = get("numbers").dyn_into::<Float64Array>().map(|it| it.to_vec());
    match numbers.ok().and_then(|numbers| Known::read(&numbers)) {
        Some(known) => Hunting::Heard(known, get("text").as_string().unwrap_or_default()),
        None => Hunting::Failed("The worker said something that cannot be read.".to_owned()),
    }
}
