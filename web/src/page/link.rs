//! The link of a script.

use std::rc::Rc;

use scenario::link;
use yew::prelude::*;

use crate::page::packed::{self, Awaited};

/// The link of a script, without `#`: readable until it is packed. Both are right.
#[hook]
pub(crate) fn use_link(script: &Rc<str>) -> AttrValue {
    let packed = use_state(|| None::<(Rc<str>, AttrValue)>);
    {
        let packed = packed.clone();
        use_effect_with(Rc::clone(script), move |script| {
            let script = Rc::clone(script);
            let made = Rc::clone(&script);
            let done = move |link: String| packed.set(Some((made, link.into())));
            let awaited = Awaited::new(packed::write(script.to_string()), done);
            move || drop(awaited)
        });
    }
    match &*packed {
        Some((known, link)) if known == script => link.clone(),
        _ => link::encode(script).into(),
    }
}
