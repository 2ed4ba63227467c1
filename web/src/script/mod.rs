//! The scenario as a text that can be edited, beside the stage.

pub(crate) mod edit;

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use playground::report::capitalised;
use playground::{Command, Session};
use scenario::{Mistake, mistake};
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use crate::browser;
use crate::commands::PageCommand;
use crate::page::packed::{self, Awaited, Held};
use crate::player::playing::{PlayerMsg, Playing};
use crate::registry;
use crate::ui::button::IconButton;
use crate::ui::icons::Icon;
use crate::ui::lists::soft;
use crate::words;
use crate::workbench::bench::{BenchMsg, use_bench};

/// When somebody pauses typing for so long, in milliseconds, it is read.
const PAUSE: u32 = 350;

/// The script beside the stage.
#[component]
pub(crate) fn ScriptColumn() -> Html {
    html! { <section class="script-column" aria-label="Script"><ScriptPanel /></section> }
}

/// On a phone the script is a tab, which opens it.
#[component]
pub(crate) fn ScriptTab() -> Html {
    let edit = use_bench().on(BenchMsg::Script(true));
    html! {
        <div class="script">
            { soft("The scenario as text: what you do is written here, and what you write is played.") }
            <button type="button" class="primary" onclick={edit}>{ "Edit the script" }</button>
        </div>
    }
}

/// The script that is edited: the text as it was typed, and what is wrong with it.
pub(crate) struct ScriptPanel {
    playing: Playing,
    text: String,
    mistakes: Vec<Mistake>,
    /// The script that the text was last in agreement with.
    script: Rc<str>,
    pause: Option<Timeout>,
    /// The link that was pasted as a script and is being read.
    unpacking: Option<Awaited>,
    numbers: NodeRef,
    _context: ContextHandle<Playing>,
}

pub(crate) enum ScriptMsg {
    /// The Player shows something else.
    Playing(Playing),
    /// Somebody types.
    Typed(String),
    /// They pause.
    Read,
    /// A link that was pasted was read.
    Unpacked(Result<String, String>),
    /// A mistake is mended with the word that was probably meant.
    Mend(Mistake, String),
    /// The text was scrolled, by so many pixels.
    Scrolled(i32),
}

impl Component for ScriptPanel {
    type Message = ScriptMsg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let (playing, _context) = ctx
            .link()
            .context::<Playing>(ctx.link().callback(ScriptMsg::Playing))
            .expect("a script belongs to a Player");
        let script = Rc::clone(&playing.shown.script);
        Self {
            text: script.to_string(),
            playing,
            mistakes: Vec::new(),
            script,
            pause: None,
            unpacking: None,
            numbers: NodeRef::default(),
            _context,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: ScriptMsg) -> bool {
        match msg {
            ScriptMsg::Playing(playing) => self.follow(playing),
            ScriptMsg::Typed(text) => self.typed(ctx, text),
            ScriptMsg::Read => self.read(ctx),
            ScriptMsg::Unpacked(outcome) => {
                self.unpacking = None;
                match outcome {
                    Ok(script) => {
                        self.text = script;
                        self.read(ctx);
                    }
                    Err(damage) => self.say(&capitalised(&damage)),
                }
            }
            ScriptMsg::Mend(mistake, word) => {
                self.text = edit::mended(&self.text, &mistake, &word);
                self.read(ctx);
            }
            ScriptMsg::Scrolled(top) => {
                if let Some(numbers) = self.numbers.cast::<Element>() {
                    numbers.set_scroll_top(top);
                }
                return false;
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let link = ctx.link();
        let idle = self.playing.ask(|session| session.scenario().idle());
        let (shown, more) = mistake::first(&self.mistakes);
        let shown = shown.iter().map(|mistake| {
            let mend = mistake.nearest.clone().map(|word| {
                let (mistake, text) = (mistake.clone(), format!("Write “{word}”"));
                let mend = link.callback(move |_| ScriptMsg::Mend(mistake.clone(), word.clone()));
                html! { <button type="button" onclick={mend}>{ text }</button> }
            });
            html! { <div class="mistake">{ said(mistake) }{ mend }</div> }
        });
        let hint = self.mistakes.is_empty().then(|| {
            soft("What you do on the stage is written here, and what you write here is played.")
        });
        html! {
            <div class="script">
                <ScriptHead />
                { self.editor(ctx) }
                <div class="mistakes" aria-live="polite">
                    { for shown }
                    { (more > 0).then(|| soft(format!("And {more} more."))) }
                    { idle.map(|idle| soft(format!("{idle}."))) }
                    { hint }
                </div>
            </div>
        }
    }
}

impl ScriptPanel {
    /// What is done elsewhere is written here; what was typed stays as it was typed.
    fn follow(&mut self, playing: Playing) {
        let script = Rc::clone(&playing.shown.script);
        if *script != *self.script {
            self.text = script.to_string();
            self.mistakes.clear();
            self.pause = None;
            self.script = script;
        }
        self.playing = playing;
    }

    fn typed(&mut self, ctx: &Context<Self>, text: String) {
        self.unpacking = None;
        self.text = text;
        let read = ctx.link().callback(|()| ScriptMsg::Read);
        self.pause = Some(Timeout::new(PAUSE, move || read.emit(())));
    }

    /// Plays what was typed, if it can be read.
    fn read(&mut self, ctx: &Context<Self>) {
        self.pause = None;
        let text = match packed::held(&self.text) {
            Ok(Held::Script(script)) => script,
            Ok(Held::Link(link)) => {
                let read = ctx.link().callback(ScriptMsg::Unpacked);
                let done = move |script| read.emit(script);
                self.unpacking = Some(Awaited::new(packed::read(link), done));
                return;
            }
            Err(why) => return self.say(&capitalised(&why)),
        };
        if let Err(mistakes) = registry().read(&text) {
            self.mistakes = mistakes;
            return;
        }
        if text != self.text {
            // A block of code leaves the page around it behind.
            self.text = format!("{}\n", text.trim());
        }
        let outcome = self.playing.apply(Command::Replace(self.text.clone()));
        self.mistakes = outcome.err().map(|refusal| refusal.mistakes).unwrap_or_default();
        self.script = self.playing.ask(Session::script).into();
    }

    fn say(&self, text: &str) {
        self.playing.send.emit(PlayerMsg::Say(text.to_owned()));
    }

    /// A text with numbers on its lines.
    fn editor(&self, ctx: &Context<Self>) -> Html {
        let link = ctx.link();
        let number = |line: usize| {
            let wrong = self.mistakes.iter().any(|mistake| mistake.line == line);
            html! { <li class={wrong.then_some("wrong")}>{ line }</li> }
        };
        let lines = self.text.split('\n').count();
        let typed = link.callback(|event: InputEvent| ScriptMsg::Typed(browser::value_of(&event)));
        let scrolled = link.callback(|event: Event| {
            let text = event.target().map(JsCast::unchecked_into::<Element>);
            ScriptMsg::Scrolled(text.map_or(0, |text| text.scroll_top()))
        });
        html! {
            <div class="editor">
                <ol ref={self.numbers.clone()} aria-hidden="true">{ for (1..=lines).map(number) }</ol>
                <ScriptField text={self.text.clone()} label="Script" oninput={typed} onscroll={scrolled} />
            </div>
        }
    }
}

#[component]
fn ScriptHead() -> Html {
    let (playing, bench) = (crate::player::playing::use_playing(), use_bench());
    let step = |command: PageCommand, can: bool| {
        let name = command.info().map(|info| info.name);
        html! {
            <button type="button" class="text" disabled={!can} title={command.tooltip()}
                onclick={bench.on_command(command)}>{ name }</button>
        }
    };
    html! {
        <div class="script-head">
            <h2>{ "Script" }</h2>
            { step(PageCommand::Undo, playing.shown.can_undo) }
            { step(PageCommand::Redo, playing.shown.can_redo) }
            <IconButton icon={Icon::Close} label="Close the script" class="quiet wide-only"
                onclick={bench.on(BenchMsg::Script(false))} />
        </div>
    }
}

/// What is wrong, and where.
pub(crate) fn said(mistake: &Mistake) -> Html {
    let place = format!("Line {}, column {}", mistake.line, mistake.column);
    html! { <p><b>{ place }</b>{ " " }{ words::mistake(mistake) }</p> }
}

#[derive(Properties, PartialEq)]
pub(crate) struct ScriptFieldProps {
    pub(crate) text: String,
    pub(crate) oninput: Callback<InputEvent>,
    #[prop_or_default]
    pub(crate) onscroll: Callback<Event>,
    #[prop_or_default]
    pub(crate) label: Option<&'static str>,
    #[prop_or_default]
    pub(crate) rows: Option<&'static str>,
}

/// A field for a script.
#[component]
pub(crate) fn ScriptField(props: &ScriptFieldProps) -> Html {
    html! {
        <textarea value={props.text.clone()} aria-label={props.label} rows={props.rows}
            spellcheck="false" autocapitalize="off" autocomplete="off" wrap="off"
            oninput={props.oninput.clone()} onscroll={props.onscroll.clone()} />
    }
}
