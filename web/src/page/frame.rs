//! A Player in a frame of another page: the stage, what is told, and a slim transport.

use yew::prelude::*;

use crate::browser;
use crate::caption::Telling;
use crate::caption::verdicts::Summary;
use crate::commands::keys;
use crate::player::playing::{PlayerMsg, use_playing};
use crate::stage::StageView;
use crate::timeline::TimelineView;
use crate::timeline::transport::Transport;

#[component]
pub(crate) fn Frame() -> Html {
    let playing = use_playing();
    {
        let give = playing.send.reform(PlayerMsg::Give);
        use_effect_with((), move |()| {
            let keys = keys::listen(&browser::document(), give);
            move || drop(keys)
        });
    }
    let class = classes!("app", "embed", playing.sides.is_some().then_some("splitting"));
    html! {
        <div {class}>
            <main class="play">
                <div class="theatre">
                    <StageView acts={false}><Summary /></StageView>
                    <Telling />
                    <TimelineView />
                    <Transport in_frame=true />
                </div>
            </main>
        </div>
    }
}
