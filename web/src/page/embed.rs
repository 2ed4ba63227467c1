//! Inside another page: what is told to it, and what is heard from it.

use gloo_events::EventListener;
use js_sys::{Object, Promise, Reflect};
use playground::{Command, Session};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Event, MessageEvent, Window};

use crate::browser;
use crate::page::packed::{self, Held};
use crate::player::playback::Steer;
use crate::player::playing::{PlayerHandle, PlayerMsg};
use crate::registry;

/// Hears the page around this one, and nobody else.
pub(crate) fn listen(parent: Window, player: PlayerHandle) -> EventListener {
    let mut last = Promise::resolve(&JsValue::UNDEFINED);
    EventListener::new(&browser::window(), "message", move |event: &Event| {
        let event: &MessageEvent = event.unchecked_ref();
        // Another window's objects are no instances of this one's classes: compare, do not cast.
        let from = event.source().map(JsValue::from);
        if from.as_ref() != Some(parent.as_ref()) {
            return;
        }
        // One after the other: a link takes its time, and what follows is meant for it.
        let (before, send, data) = (last.clone(), player.send.clone(), event.data());
        last = future_to_promise(async move {
            let _ = JsFuture::from(before).await;
            if let Some(msg) = understood(&data).await {
                send.emit(msg);
            }
            Ok(JsValue::UNDEFINED)
        });
    })
}

/// What a message asks for.
async fn understood(data: &JsValue) -> Option<PlayerMsg> {
    let get = |name: &str| Reflect::get(data, &name.into()).ok();
    if get("ns")?.as_string()? != "synod" || get("v")?.as_f64()? as i32 != 1 {
        return None;
    }
    match get("type")?.as_string()?.as_str() {
        "play" => Some(PlayerMsg::Steer(Steer::Play(true))),
        "pause" => Some(PlayerMsg::Steer(Steer::Play(false))),
        "step" => Some(PlayerMsg::Steer(Steer::Step)),
        "seek" => {
            let time = get("time")?;
            let seconds = time.as_f64().map(|seconds| (seconds.max(0.0) * 1e6).round() as u64);
            let micros = seconds.or_else(|| crate::words::micros(&time.as_string()?));
            micros.map(|micros| PlayerMsg::Steer(Steer::Seek(micros)))
        }
        "load" => match playable(get("scenario")?.as_string()?).await {
            Ok(script) => Some(PlayerMsg::Command(Command::Load(script))),
            Err(message) => {
                tell("error", &[("message", message.into())]);
                None
            }
        },
        _ => None,
    }
}

/// The script that was given, as text or as a link, if it can be played.
async fn playable(given: String) -> Result<String, String> {
    let script = match packed::held(&given)? {
        Held::Script(script) if given.contains('\n') => script,
        _ => packed::read(given).await?,
    };
    match Session::open(registry(), &script) {
        Ok(_) => Ok(script),
        Err(mistakes) => Err(mistakes.first().map(ToString::to_string).unwrap_or_default()),
    }
}

/// The page around this one may speak to it from now on.
pub(crate) fn ready(player: &PlayerHandle) {
    let protocol = player.session.ask(|session| session.info().id);
    tell("ready", &[("protocol", protocol.into())]);
    // How high this page would like to be.
    let height = browser::root().scroll_height();
    tell("resize", &[("height", height.into())]);
}

/// Tells the last event, unless it was told before, and what it violated. Returns the event.
pub(crate) fn tell_event(session: &Session, told: u64) -> u64 {
    let event = session.event();
    if event == told {
        return event;
    }
    if let Some(row) = session.rows(event, event).pop() {
        let who = row.who.map(|who| who.to_string()).unwrap_or_default();
        let text = format!("{who} {}", row.text);
        let told = [
            ("event", (event as f64).into()),
            ("time", (row.time as f64 / 1e6).into()),
            ("text", text.trim().into()),
        ];
        tell("event", &told);
    }
    let snapshot = session.snapshot();
    for verdict in snapshot.verdicts.iter().filter(|verdict| verdict.event == Some(event)) {
        let because = verdict.because.as_str();
        tell("verdict", &[("property", verdict.property.into()), ("because", because.into())]);
    }
    event
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
