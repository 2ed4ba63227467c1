//! Links that are packed. The browser has the codec, and takes its time: who reads or writes a link
//! hears of it later.

use crate::registry;
use std::rc::Rc;

use js_sys::{Array, Function, Reflect, Uint8Array};
use scenario::link::{self, Spelled};
use scenario::source::{Source, refusal};
use scenario::{LinkError, limits, source};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ReadableStreamDefaultReader, ReadableWritablePair};

/// So many bytes go into the codec at once: what a thousandfold of them comes to is no burden.
const PIECE: usize = 1024;

/// Something that is being read or written. Who drops it hears no more of it.
pub(crate) struct Awaited(#[expect(dead_code, reason = "what counts is who holds it")] Rc<()>);

impl Awaited {
    pub(crate) fn new<T: 'static>(
        work: impl Future<Output = T> + 'static,
        done: impl FnOnce(T) + 'static,
    ) -> Self {
        let held = Rc::new(());
        let wanted = Rc::downgrade(&held);
        spawn_local(async move {
            let outcome = work.await;
            if wanted.strong_count() > 0 {
                done(outcome);
            }
        });
        Self(held)
    }
}

/// What people have at hand where a script is wanted.
pub(crate) enum Held {
    /// A script, or what holds one.
    Script(String),
    /// A link, which takes reading.
    Link(String),
}

/// The script that a text is or holds, as the command line takes it: a link, a block of code, a trace.
///
/// # Errors
/// Why there is none.
pub(crate) fn held(text: &str) -> Result<Held, String> {
    let source = Source::of(text);
    match source {
        Source::Script(script) => Ok(Held::Script(script.to_owned())),
        Source::Block(script) => Ok(Held::Script(script)),
        Source::Link(link) => Ok(Held::Link(link.to_owned())),
        Source::Trace(trace) => script_of_trace(trace).map(Held::Script),
        other => Err(refusal(&other).unwrap_or_default()),
    }
}

/// The script in the first line of a trace.
fn script_of_trace(trace: &str) -> Result<String, String> {
    let header = trace.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let script = js_sys::JSON::parse(header).and_then(|it| Reflect::get(&it, &"script".into()));
    let script = script.ok().and_then(|script| script.as_string());
    script.ok_or_else(|| "the first line of this trace holds no script".to_owned())
}

/// The script in a link, empty if there is none, or what is wrong with the link.
pub(crate) async fn read(link: String) -> Result<String, String> {
    let script = match link::spelled(&link) {
        Ok(Spelled::Text(text)) => Ok(text),
        Ok(Spelled::Packed(bytes)) => {
            let Ok(codec) = codec("DecompressionStream") else {
                return Err("this browser cannot unpack links; update it".to_owned());
            };
            inflated(codec, &bytes).await.and_then(link::unpacked)
        }
        Err(damage) => Err(damage),
    };
    match script {
        Ok(script) => {
            Ok(source::without_punctuation(script, |script| registry().read(script).is_ok()))
        }
        Err(LinkError::Empty) => Ok(String::new()),
        other => other.map_err(|damage| damage.to_string()),
    }
}

/// The fragment of the link of a script, as short as it gets.
pub(crate) async fn write(script: String) -> String {
    let plain = link::encode(&script);
    if plain.len() > link::COMFORTABLE
        && let Ok(codec) = codec("CompressionStream")
        && let Ok(bytes) = through(codec, link::essence(&script).as_bytes(), usize::MAX).await
    {
        return link::shorter(plain, link::packed(&bytes));
    }
    plain
}

async fn inflated(codec: ReadableWritablePair, bytes: &[u8]) -> Result<Vec<u8>, LinkError> {
    let text = through(codec, bytes, limits::BYTES).await.map_err(|_| LinkError::Damaged)?;
    if text.len() > limits::BYTES { Err(LinkError::TooLong) } else { Ok(text) }
}

/// A stream of the browser that packs or unpacks, where there is one.
fn codec(class: &str) -> Result<ReadableWritablePair, JsValue> {
    let class = Reflect::get(&js_sys::global(), &class.into())?.dyn_into::<Function>()?;
    Ok(Reflect::construct(&class, &Array::of1(&"deflate-raw".into()))?.unchecked_into())
}

/// What comes out of a codec. Beyond `most` bytes it is read no further.
async fn through(
    codec: ReadableWritablePair,
    bytes: &[u8],
    most: usize,
) -> Result<Vec<u8>, JsValue> {
    let writer = codec.get_writable().get_writer()?;
    for piece in bytes.chunks(PIECE) {
        forget(writer.write_with_chunk(&Uint8Array::from(piece)));
    }
    forget(writer.close());
    let reader: ReadableStreamDefaultReader = codec.get_readable().get_reader().unchecked_into();
    let mut outcome = Vec::new();
    loop {
        let piece = JsFuture::from(reader.read()).await?;
        let piece = Reflect::get(&piece, &"value".into())?;
        if piece.is_undefined() {
            return Ok(outcome);
        }
        outcome.extend(piece.unchecked_into::<Uint8Array>().to_vec());
        if outcome.len() > most {
            forget(reader.cancel());
            return Ok(outcome);
        }
    }
}

/// What becomes of a promise is known already by other means.
fn forget(promise: js_sys::Promise) {
    spawn_local(async move {
        let _ = JsFuture::from(promise).await;
    });
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    async fn inflated(bytes: &[u8]) -> Result<Vec<u8>, LinkError> {
        super::inflated(codec("DecompressionStream").unwrap(), bytes).await
    }

    async fn deflated(bytes: &[u8]) -> Vec<u8> {
        through(codec("CompressionStream").unwrap(), bytes, usize::MAX).await.unwrap()
    }

    #[wasm_bindgen_test]
    async fn a_long_script_is_packed_and_comes_back() {
        let script = format!("raft\n{}", "1s note hello\n".repeat(400));
        let link = write(script.clone()).await;
        assert!(link.starts_with('~') && link.len() < 200, "{link}");
        assert_eq!(read(link).await, Ok(script));
        assert_eq!(write("raft\nend 5s\n".to_owned()).await, "raft;end+5s");
    }

    #[wasm_bindgen_test]
    async fn a_packed_link_of_the_first_day_still_opens() {
        let link = "~K0pMK1HIy09JLbY1VShOTU2xNTHiMtQzKlZILkoszlAw4jIuBsqXpCocXsKVmpeiYFrMBQA";
        let script = "raft nodes=5 seed=42\n1.2s crash 2\n3s note ä\nend 5s\n";
        assert_eq!(read(link.to_owned()).await, Ok(script.to_owned()));
    }

    #[wasm_bindgen_test]
    async fn damaged_and_oversized_data_is_refused() {
        let most = deflated(&[b'x'; limits::BYTES]).await;
        assert_eq!(inflated(&most).await.map(|text| text.len()), Ok(limits::BYTES));
        let bomb = deflated(&vec![b'x'; 40 * limits::BYTES]).await;
        assert_eq!(inflated(&bomb).await.map(|text| text.len()), Err(LinkError::TooLong));
        let damages: [&[u8]; 3] = [&[], &[0xff], &most[..most.len() / 2]];
        for damaged in damages {
            let outcome = inflated(damaged).await.map(|text| text.len());
            assert_eq!(outcome, Err(LinkError::Damaged), "{damaged:?}");
        }
    }
}
