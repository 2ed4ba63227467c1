//! `window.synod`: the same interface for scripts. `web/static/synod.d.ts` says what it holds.

use js_sys::{Function, Object, Reflect};
use playground::{Change, Command, EventFilter, Session};
use protocol::Time;
use scene::Target;
use scene::hit::Zone;
use serde::Serialize;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::future_to_promise;
use yew::Callback;

use crate::app::{App, Door};
use crate::msg::Msg;
use crate::packed::{self, Held};
use crate::{browser, deeds, frame};

/// So many events are given at once.
const MOST: u64 = 10_000;

type Outcome = Result<JsValue, JsValue>;

type Chain = fn(&Session, u64) -> Vec<u64>;

/// What led to an event, and what it led to.
const CHAINS: [(&str, Chain); 2] = [("causes", Session::causes), ("effects", Session::effects)];

/// Puts the interface into the window.
pub(crate) fn install(door: &Door, send: &Callback<Msg>) {
    let api = Object::new();
    let changed = {
        let send = send.clone();
        move || send.emit(Msg::Touched)
    };
    put(&api, "script", {
        let door = door.clone();
        Box::new(move |_| Ok(door.borrow().script().into()))
    });
    put(&api, "load", {
        let (door, send) = (door.clone(), send.clone());
        Box::new(move |script| {
            let (door, send) = (door.clone(), send.clone());
            let open = move |script: &str| {
                apply(&door, Command::Load(script.to_owned()))?;
                send.emit(Msg::Reset);
                Ok(JsValue::UNDEFINED)
            };
            match packed::held(&text(&script, "a script")?).map_err(|why| error(&why))? {
                Held::Script(script) => open(&script),
                Held::Link(link) => Ok(future_to_promise(async move {
                    open(&packed::read(link).await.map_err(|why| error(&why))?)
                })
                .into()),
            }
        })
    });
    for (name, play) in [("play", true), ("pause", false)] {
        let send = send.clone();
        let play = move |_| {
            send.emit(Msg::Play(play));
            Ok(JsValue::UNDEFINED)
        };
        put(&api, name, Box::new(play));
    }
    put(&api, "seek", {
        let (door, send, changed) = (door.clone(), send.clone(), changed.clone());
        Box::new(move |seconds| {
            let seconds = seconds.as_f64().filter(|it| it.is_finite() && *it >= 0.0);
            let seconds = seconds.ok_or_else(|| error("seek needs a number of seconds"))?;
            send.emit(Msg::Play(false));
            apply(&door, Command::Seek(Time((seconds * 1e6).round() as u64)))?;
            changed();
            Ok(JsValue::UNDEFINED)
        })
    });
    put(&api, "step", {
        let (door, changed) = (door.clone(), changed.clone());
        Box::new(move |_| {
            let stepped = apply(&door, Command::Step).is_ok();
            changed();
            Ok(stepped.into())
        })
    });
    put(&api, "act", {
        let (door, changed) = (door.clone(), changed.clone());
        Box::new(move |line| {
            let line = text(&line, "a line of script, such as \"crash 2\"")?;
            let outcome = apply(&door, Command::ActLine(line));
            changed();
            outcome.map(|_| JsValue::UNDEFINED)
        })
    });
    for (name, command) in [("undo", Command::Undo), ("redo", Command::Redo)] {
        let (door, changed) = (door.clone(), changed.clone());
        let does = move |_| {
            let done = apply(&door, command.clone()).is_ok();
            changed();
            Ok(done.into())
        };
        put(&api, name, Box::new(does));
    }
    put(&api, "stage", {
        let door = door.clone();
        Box::new(move |_| plain(&*door.borrow().snapshot().cluster))
    });
    put(&api, "choices", {
        let door = door.clone();
        Box::new(move |_| plain(&&*door.borrow().snapshot().choices))
    });
    put(&api, "verdicts", {
        let door = door.clone();
        Box::new(move |_| plain(&&*door.borrow().snapshot().verdicts))
    });
    put(&api, "events", {
        let door = door.clone();
        Box::new(move |from| {
            let from = from.as_f64().unwrap_or(1.0).max(1.0) as u64;
            let session = door.borrow();
            let last = session.event().min(from.saturating_add(MOST - 1));
            plain(&session.rows(from, last))
        })
    });
    for (name, chain) in CHAINS {
        let door = door.clone();
        let chain = move |event: JsValue| {
            let event = event.as_f64().ok_or_else(|| error("the number of an event is needed"))?;
            let session = door.borrow();
            let mut events = chain(&session, event as u64);
            events.truncate(MOST as usize);
            plain(&session.rows_of(&events))
        };
        put(&api, name, Box::new(chain));
    }
    put(&api, "find", {
        let door = door.clone();
        Box::new(move |words| {
            let text = text(&words, "what to look for")?;
            let session = door.borrow();
            let mut events = session.matching(&EventFilter { text, ..EventFilter::default() });
            events.truncate(MOST as usize);
            plain(&session.rows_of(&events))
        })
    });
    put(&api, "area", {
        let send = send.clone();
        Box::new(move |name| {
            let name = text(&name, "a name, such as \"S3\"")?;
            let told = |told: Function, _: Function| send.emit(Msg::Area(name.clone(), told));
            Ok(js_sys::Promise::new(&mut { told }).into())
        })
    });
    Object::freeze(&api);
    let _ = Reflect::set(&browser::window(), &"synod".into(), &api);
}

/// Tells where things are. By now the page shows all that was done before it was asked.
pub(crate) fn answer(app: &mut App) {
    frame::draw(app);
    for (name, told) in std::mem::take(&mut app.asked) {
        let _ = told.call1(&JsValue::NULL, &area(app, &name));
    }
}

/// Where on the page something is that is called so, as seen by who clicks; nothing, if it is not
/// to be seen.
fn area(app: &App, name: &str) -> JsValue {
    let named = |target: &&(Target, Zone)| {
        let own = deeds::name(&app.stage, target.0);
        own.is_some_and(|own| own == name)
    };
    let found = app.picture.zones.iter().find(named).map(|zone| zone.0);
    let at = found.and_then(|target| deeds::place(&app.picture, target));
    let (at, surface) = match at {
        Some(at) => (Some(at), &app.canvas),
        None => (app.past.place(name), &app.past.surface),
    };
    let canvas = surface.node.cast::<web_sys::Element>();
    let (Some(at), Some(canvas)) = (at, canvas) else { return JsValue::NULL };
    let room = canvas.get_bounding_client_rect();
    let place = Object::new();
    for (name, value) in [("x", room.left() + at.x), ("y", room.top() + at.y)] {
        let _ = Reflect::set(&place, &name.into(), &value.into());
    }
    place.into()
}

fn put(api: &Object, name: &str, function: Box<dyn FnMut(JsValue) -> Outcome>) {
    let closure = Closure::wrap(function);
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
fn apply(door: &Door, command: Command) -> Result<Change, JsValue> {
    let whole = matches!(command, Command::Load(_));
    door.borrow_mut().apply(command).map_err(|refusal| match &refusal.mistakes[..] {
        mistakes @ [_, ..] if whole => error(scenario::mistake::told("", mistakes).trim_end()),
        _ => error(&refusal.why),
    })
}

fn error(message: &str) -> JsValue {
    js_sys::Error::new(message).into()
}
