//! `window.synod`: the same interface for scripts. `web/static/synod.d.ts` says what it holds.

use js_sys::{Object, Promise, Reflect};
use playground::{Change, Command, EventFilter, Session};
use protocol::Time;
use serde::Serialize;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::future_to_promise;

use crate::browser;
use crate::page::packed::{self, Held};
use crate::player::playback::Steer;
use crate::player::playing::{PlayerHandle, PlayerMsg};
use crate::player::session::SharedSession;

/// So many events are given at once.
const MOST: u64 = 10_000;

type Outcome = Result<JsValue, JsValue>;

type Chain = fn(&Session, u64) -> Vec<u64>;

/// What led to an event, and what it led to.
const CHAINS: [(&str, Chain); 2] = [("causes", Session::causes), ("effects", Session::effects)];

/// Puts the interface into the window.
pub(crate) fn install(player: &PlayerHandle) {
    let api = Object::new();
    add_scenario(&api, player);
    add_steering(&api, player);
    add_actions(&api, player);
    add_moment(&api, player);
    add_events(&api, player);
    Object::freeze(&api);
    let _ = Reflect::set(&browser::window(), &"synod".into(), &api);
}

/// What is played, as text.
fn add_scenario(api: &Object, player: &PlayerHandle) {
    let session = player.session.clone();
    put(api, "script", move |_| Ok(session.ask(Session::script).into()));
    let player = player.clone();
    put(api, "load", move |script| {
        let player = player.clone();
        let open = move |script: &str| {
            apply(&player.session, Command::Load(script.to_owned()))?;
            player.send.emit(PlayerMsg::Loaded);
            Ok(JsValue::UNDEFINED)
        };
        match packed::held(&text(&script, "a script")?).map_err(|why| error(&why))? {
            Held::Script(script) => open(&script),
            Held::Link(link) => Ok(future_to_promise(async move {
                open(&packed::read(link).await.map_err(|why| error(&why))?)
            })
            .into()),
        }
    });
}

/// Moving through time.
fn add_steering(api: &Object, player: &PlayerHandle) {
    for (name, play) in [("play", true), ("pause", false)] {
        let send = player.send.clone();
        put(api, name, move |_| {
            send.emit(PlayerMsg::Steer(Steer::Play(play)));
            Ok(JsValue::UNDEFINED)
        });
    }
    let PlayerHandle { session, send } = player.clone();
    put(api, "seek", move |seconds| {
        let seconds = seconds.as_f64().filter(|it| it.is_finite() && *it >= 0.0);
        let seconds = seconds.ok_or_else(|| error("seek needs a number of seconds"))?;
        send.emit(PlayerMsg::Steer(Steer::Play(false)));
        apply(&session, Command::Seek(Time((seconds * 1e6).round() as u64)))?;
        send.emit(PlayerMsg::ChangedOutside);
        Ok(JsValue::UNDEFINED)
    });
    for (name, command) in
        [("step", Command::Step), ("undo", Command::Undo), ("redo", Command::Redo)]
    {
        let PlayerHandle { session, send } = player.clone();
        put(api, name, move |_| {
            let done = apply(&session, command.clone()).is_ok();
            send.emit(PlayerMsg::ChangedOutside);
            Ok(done.into())
        });
    }
}

/// Doing something to the cluster.
fn add_actions(api: &Object, player: &PlayerHandle) {
    let PlayerHandle { session, send } = player.clone();
    put(api, "act", move |line| {
        let line = text(&line, "a line of script, such as \"crash 2\"")?;
        let outcome = apply(&session, Command::ActLine(line));
        send.emit(PlayerMsg::ChangedOutside);
        outcome.map(|_| JsValue::UNDEFINED)
    });
}

/// What there is to be seen at this moment.
fn add_moment(api: &Object, player: &PlayerHandle) {
    let session = player.session.clone();
    put(api, "stage", move |_| plain(&*session.snapshot().cluster));
    let session = player.session.clone();
    put(api, "choices", move |_| plain(&&*session.snapshot().choices));
    let session = player.session.clone();
    put(api, "verdicts", move |_| plain(&&*session.snapshot().verdicts));
    let send = player.send.clone();
    put(api, "area", move |name| {
        let name = text(&name, "a name, such as \"S3\"")?;
        let send = send.clone();
        let locate = move |told, _| send.emit(PlayerMsg::Locate(name.clone(), told));
        Ok(Promise::new(&mut { locate }).into())
    });
}

/// The events of the run.
fn add_events(api: &Object, player: &PlayerHandle) {
    let session = player.session.clone();
    put(api, "events", move |from| {
        let from = from.as_f64().unwrap_or(1.0).max(1.0) as u64;
        session.ask(|session| {
            let last = session.event().min(from.saturating_add(MOST - 1));
            plain(&session.rows(from, last))
        })
    });
    for (name, chain) in CHAINS {
        let session = player.session.clone();
        put(api, name, move |event| {
            let event = event.as_f64().ok_or_else(|| error("the number of an event is needed"))?;
            session.ask(|session| rows(session, chain(session, event as u64)))
        });
    }
    let session = player.session.clone();
    put(api, "find", move |words| {
        let filter = EventFilter { text: text(&words, "what to look for")?, ..Default::default() };
        session.ask(|session| rows(session, session.matching(&filter)))
    });
}

/// The first of these events.
fn rows(session: &Session, mut events: Vec<u64>) -> Outcome {
    events.truncate(MOST as usize);
    plain(&session.rows_of(&events))
}

fn put(api: &Object, name: &str, function: impl FnMut(JsValue) -> Outcome + 'static) {
    let closure = Closure::<dyn FnMut(JsValue) -> Outcome>::new(function);
    // It lives as long as the page.
    let _ = Reflect::set(api, &name.into(), closure.into_js_value().unchecked_ref());
}

fn plain(value: &impl Serialize) -> Outcome {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(|failed| error(&failed.to_string()))
}

fn text(value: &JsValue, what: &str) -> Result<String, JsValue> {
    value.as_string().ok_or_else(|| error(&format!("{what} is needed, as a string")))
}

/// Sends a command to the session; what it refuses is an error, with every mistake in a script.
fn apply(session: &SharedSession, command: Command) -> Result<Change, JsValue> {
    let whole = matches!(command, Command::Load(_));
    session.apply(command).map_err(|refusal| match &refusal.mistakes[..] {
        mistakes @ [_, ..] if whole => error(scenario::mistake::told("", mistakes).trim_end()),
        _ => error(&refusal.why),
    })
}

fn error(message: &str) -> JsValue {
    js_sys::Error::new(message).into()
}
