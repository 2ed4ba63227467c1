//! Inside another page: what is told to it, and what is heard from it.

use js_sys::{Object, Promise, Reflect};
use playground::Session;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::MessageEvent;
use yew::Callback;

use crate::app::App;
use crate::browser;
use crate::listen::Listener;
use crate::msg::Msg;
use crate::packed::{self, Held};
use crate::registry;

/// Hears the page around this one, and nobody else. Another link in the address opens it.
pub(crate) fn listen(send: &Callback<Msg>) -> Option<Listener> {
    let parent = browser::parent()?;
    let send = send.clone();
    let mut last = Promise::resolve(&JsValue::UNDEFINED);
    Some(Listener::new(&browser::window(), "message", move |event: MessageEvent| {
        // Another window's objects are no instances of this one's classes: compare, do not cast.
        let from = event.source().map(wasm_bindgen::JsValue::from);
        if from.as_ref() == Some(parent.as_ref()) {
            // One after the other: a link takes its time, and what follows is meant for it.
            let (before, send) = (last.clone(), send.clone());
            last = future_to_promise(async move {
                let _ = JsFuture::from(before).await;
                if let Some(msg) = understood(&event.data()).await {
                    send.emit(msg);
                }
                Ok(JsValue::UNDEFINED)
            });
        }
    }))
}

/// What a message asks for.
async fn understood(data: &JsValue) -> Option<Msg> {
    let get = |name: &str| Reflect::get(data, &name.into()).ok();
    if get("ns")?.as_string()? != "synod" || get("v")?.as_f64()? as i32 != 1 {
        return None;
    }
    match get("type")?.as_string()?.as_str() {
        "play" => Some(Msg::Play(true)),
        "pause" => Some(Msg::Play(false)),
        "step" => Some(Msg::Step),
        "seek" => {
            let time = get("time")?;
            let seconds = time.as_f64().map(|seconds| (seconds.max(0.0) * 1e6).round() as u64);
            seconds.or_else(|| crate::query::seconds(&time.as_string()?)).map(Msg::Seek)
        }
        "load" => {
            let given = get("scenario")?.as_string()?;
            let read = match packed::held(&given) {
                Ok(Held::Script(script)) if given.contains('\n') => Ok(script),
                Ok(_) => packed::read(given).await,
                Err(why) => Err(why),
            };
            let playable = read.and_then(|script| match Session::open(registry(), &script) {
                Ok(_) => Ok(script),
                Err(mistakes) => Err(mistakes.first().map(ToString::to_string).unwrap_or_default()),
            });
            match playable {
                Ok(script) => Some(Msg::Load(script)),
                Err(message) => {
                    tell("error", &[("message", message.into())]);
                    None
                }
            }
        }
        _ => None,
    }
}

/// The page around this one may speak to it from now on.
pub(crate) fn ready(session: &Session) {
    tell("ready", &[("protocol", session.info().id.into())]);
    resized();
}

/// How high this page would like to be.
pub(crate) fn resized() {
    let height = browser::root().scroll_height();
    tell("resize", &[("height", height.into())]);
}

/// The last event, and what has been violated by now.
pub(crate) fn events(app: &mut App) {
    if !app.query.embed {
        return;
    }
    let session = app.door.borrow();
    let event = session.event();
    if let Some(row) = session.rows(event, event).pop() {
        let who = row.who.map(|who| who.to_string()).unwrap_or_default();
        tell(
            "event",
            &[
                ("event", (event as f64).into()),
                ("time", (row.time as f64 / 1e6).into()),
                ("text", format!("{who} {}", row.text).trim().into()),
            ],
        );
    }
    if session.violations() > 0 {
        for verdict in session.verdicts().iter().filter(|verdict| verdict.event == Some(event)) {
            tell(
                "verdict",
                &[
                    ("property", verdict.property.into()),
                    ("because", verdict.because.as_str().into()),
                ],
            );
        }
    }
}

fn tell(kind: &str, rest: &[(&str, JsValue)]) {
    let Some(parent) = browser::parent() else { return };
    let message = Object::new();
    let given = [("ns", "synod".into()), ("v", 1.into()), ("type", kind.into())];
    for (name, value) in given.iter().chain(rest) {
        let _ = Reflect::set(&message, &(*name).into(), value);
    }
    // Nothing in it is secret: it is about what everybody can see.
    let _ = parent.post_message(&message, "*");
}

/// Where the same can be seen with everything around it.
pub(crate) fn address(app: &App) -> String {
    format!("{}?t={}#{}", browser::address(), crate::words::seconds(app.stage.time), app.link())
}
