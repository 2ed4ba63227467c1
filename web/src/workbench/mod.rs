//! The Play view: everything around the stage of a Player. It keeps what is open, and obeys the
//! commands that take more than a Player.

pub(crate) mod bench;
pub(crate) mod header;
pub(crate) mod notice;
pub(crate) mod panels;
pub(crate) mod side;

use gloo_events::EventListener;
use yew::prelude::*;

use crate::actions::claims::Claims;
use crate::actions::request::RequestForm;
use crate::actions::{Administration, Faults, More};
use crate::browser;
use crate::caption::verdicts::Summary;
use crate::caption::{Suggestions, Telling};
use crate::commands::help::HelpDialog;
use crate::commands::legend::LegendDialog;
use crate::commands::palette::PaletteDialog;
use crate::commands::{PageCommand, keys, run};
use crate::compare::CompareDialog;
use crate::page::context::PageContext;
use crate::player::playing::{PlayerMsg, Playing};
use crate::script::ScriptColumn;
use crate::search::SearchDialog;
use crate::setup::SetupPopover;
use crate::share::ShareDialog;
use crate::stage::StageView;
use crate::timeline::TimelineView;
use crate::timeline::transport::Transport;
use crate::workbench::bench::{Bench, BenchMsg, use_bench};
use crate::workbench::header::Header;
use crate::workbench::panels::{Noticed, Panel, Panels, Tab};
use crate::workbench::side::Side;

pub(crate) struct Workbench {
    panels: Panels,
    playing: Playing,
    page: PageContext,
    /// The panel that has been given the keyboard.
    entered: Option<Panel>,
    _keys: EventListener,
    _contexts: (ContextHandle<Playing>, ContextHandle<PageContext>),
}

impl Component for Workbench {
    type Message = BenchMsg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.link();
        let (playing, player) = link
            .context(link.callback(BenchMsg::Playing))
            .expect("the Play view stands inside of a Player");
        let (page, pages) =
            link.context(link.callback(BenchMsg::Page)).expect("a Player stands on a page");
        playing.send.emit(PlayerMsg::PassOn(link.callback(BenchMsg::Command)));
        let keys = keys::listen(&browser::document(), playing.send.reform(PlayerMsg::Give));
        let mut panels = Panels::default();
        panels.follow(playing.selection, noticed(&playing, &playing));
        Self { panels, playing, page, entered: None, _keys: keys, _contexts: (player, pages) }
    }

    fn update(&mut self, _: &Context<Self>, msg: BenchMsg) -> bool {
        match msg {
            // By now the Player may be further than what it told.
            BenchMsg::Playing(playing) => self.follow(playing.refreshed()),
            BenchMsg::Page(page) => self.page = page,
            BenchMsg::Command(command) => {
                self.follow(self.playing.refreshed());
                self.obey(command);
            }
            BenchMsg::Open(panel) => self.panels.toggle(panel),
            BenchMsg::Close => self.panels.panel = None,
            BenchMsg::Tab(tab) => self.panels.show(tab),
            BenchMsg::Sheet(up) => self.panels.sheet = up,
            BenchMsg::Rule(rule) => self.panels.show_rule(rule),
            BenchMsg::Script(shown) => self.panels.show_script(shown),
            BenchMsg::Reached => self.panels.reach = false,
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let panels = self.panels;
        let send = ctx.link().callback(|msg: BenchMsg| msg);
        let bench = Bench { panels, send, player: self.playing.send.clone() };
        let class = classes!(
            "app",
            panels.script.then_some("with-script"),
            panels.sheet.then_some("sheet-up"),
            panels.presents.then_some("present"),
            self.playing.sides.is_some().then_some("splitting"),
            (panels.tab == Tab::Operations).then_some("with-past"),
        );
        let script = panels.script.then(|| html! { <ScriptColumn /> });
        html! {
            <ContextProvider<Bench> context={bench}>
                <div {class}>
                    <Header />
                    <main class="play">
                        { script }
                        <div class="theatre">
                            <StageView><Summary /></StageView>
                            <Telling><Suggestions /></Telling>
                            <TimelineView />
                            <Transport />
                        </div>
                        <Side />
                    </main>
                    { self.over() }
                    <SearchDialog open={panels.panel == Some(Panel::Search)} />
                </div>
            </ContextProvider<Bench>>
        }
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        // What has just been opened gets the keyboard.
        if self.entered != self.panels.panel {
            self.entered = self.panels.panel;
            match self.entered {
                Some(Panel::Request(_)) => browser::focus("[name=register]"),
                Some(
                    Panel::Setup
                    | Panel::Faults
                    | Panel::Administration
                    | Panel::Claims
                    | Panel::More(_),
                ) => browser::focus(".popover button:not(:disabled)"),
                _ => {}
            }
        }
    }
}

/// What panels take notice of when the Player shows something else than before.
fn noticed(before: &Playing, now: &Playing) -> Noticed {
    Noticed {
        by_hand: now.by_hand(),
        selection: now.selection,
        done: before.done != now.done,
        opened: before.opened != now.opened,
        splitting: now.sides.is_some() && before.sides.is_none(),
    }
}

impl Workbench {
    /// Follows what the Player shows.
    fn follow(&mut self, playing: Playing) {
        let noticed = noticed(&self.playing, &playing);
        self.panels.follow(self.playing.selection, noticed);
        self.playing = playing;
    }

    /// Does what a command asks for.
    fn obey(&mut self, command: PageCommand) {
        let panels = &mut self.panels;
        match command {
            PageCommand::PlayPause | PageCommand::Choices => self.reach_choices(),
            PageCommand::Request => {
                panels.toggle(Panel::Request(self.playing.selection.node()));
            }
            PageCommand::Administration => panels.toggle(Panel::Administration),
            PageCommand::Faults => panels.toggle(Panel::Faults),
            PageCommand::Claims => panels.toggle(Panel::Claims),
            PageCommand::Setup => panels.toggle(Panel::Setup),
            PageCommand::Share => panels.toggle(Panel::Share),
            PageCommand::Search => panels.toggle(Panel::Search),
            PageCommand::Compare => panels.toggle(Panel::Compare),
            PageCommand::Palette => panels.toggle(Panel::Palette),
            PageCommand::Legend => panels.toggle(Panel::Legend),
            PageCommand::Help => panels.toggle(Panel::Help),
            PageCommand::Present => self.present(!self.panels.presents),
            PageCommand::Operations => panels.show(Tab::Operations),
            PageCommand::Script => panels.show_script(!panels.script),
            PageCommand::Theme => self.page.next_theme.emit(()),
            PageCommand::More => match self.playing.selection.target {
                Some(target) => panels.toggle(Panel::More(target)),
                None => self.say("Select a node, a link or a message first."),
            },
            PageCommand::Close => {
                if panels.panel.is_some() {
                    panels.panel = None;
                } else if panels.presents {
                    self.present(false);
                } else if let Some(msg) = run::let_go(&self.playing) {
                    self.playing.send.emit(msg);
                } else {
                    panels.let_go();
                }
            }
            // Everything else a Player does by itself.
            _ => {}
        }
    }

    /// Shows stage and caption alone on the whole screen, or everything again. A run that is presented
    /// pauses at remarks.
    fn present(&mut self, presents: bool) {
        self.panels.presents = presents;
        self.playing.send.emit(PlayerMsg::Present(presents));
        browser::set_fullscreen(presents);
    }

    /// Goes to the list of what can happen next.
    fn reach_choices(&mut self) {
        if self.playing.by_hand() {
            self.panels.show(Tab::Next);
            self.panels.reach = true;
        } else {
            self.say("Here time makes things happen. Set “by hand” to choose what happens next.");
        }
    }

    fn say(&self, text: &str) {
        self.playing.send.emit(PlayerMsg::Say(text.to_owned()));
    }

    /// The panel that is open, and what closes it: a click beside it.
    fn over(&self) -> Html {
        let Some(panel) = self.panels.panel else { return Html::default() };
        let body = match panel {
            Panel::Share => return html! { <ShareDialog /> },
            Panel::Help => return html! { <HelpDialog /> },
            Panel::Legend => return html! { <LegendDialog /> },
            // It stands in the page all the time, since it goes on while it is closed.
            Panel::Search => return Html::default(),
            Panel::Compare => return html! { <CompareDialog /> },
            Panel::Palette => return html! { <PaletteDialog /> },
            Panel::Setup => html! { <SetupPopover /> },
            Panel::Faults => html! { <Faults /> },
            Panel::Administration => html! { <Administration /> },
            Panel::Claims => html! { <Claims /> },
            Panel::Request(at) => html! { <RequestForm {at} /> },
            Panel::More(target) => html! { <More {target} /> },
        };
        html! { <div class="over"><Curtain />{ body }</div> }
    }
}

/// Covers the page behind a panel, and closes the panel when it is clicked.
#[component]
fn Curtain() -> Html {
    let close = use_bench().on_close();
    html! { <div class="curtain" onclick={close} /> }
}
