//! The search: everything that can happen, the shortest ways first.

pub(crate) mod hunt;
pub(crate) mod worker;

use playground::Command;
use protocol::{Guards, joined};
use yew::prelude::*;

use crate::browser;
use crate::player::playing::{PlayerMsg, Playing};
use crate::registry;
use crate::search::hunt::{BOUNDS, Hunt, Hunting, Known, LIARS, State};
use crate::ui::dialog::Dialog;
use crate::ui::field::TextField;
use crate::ui::lists::{choice, facts, soft};
use crate::ui::yes;
use crate::workbench::bench::{Bench, BenchMsg};

/// The bars of the levels: so wide and high, in the units of their picture.
const BARS: (usize, usize) = (600, 64);

#[derive(Properties, PartialEq)]
pub(crate) struct SearchDialogProps {
    /// A search goes on while its dialog is closed.
    pub(crate) open: bool,
}

/// The search, and its dialog while that is open.
pub(crate) struct SearchDialog {
    /// What is asked; nothing before the dialog was opened for the first time.
    hunt: Option<Hunt>,
    playing: Playing,
    bench: Bench,
    _contexts: (ContextHandle<Playing>, ContextHandle<Bench>),
}

pub(crate) enum SearchMsg {
    Playing(Playing),
    Bench(Bench),
    Hunt(Hunting),
    /// Opens what was found.
    OpenFound,
}

impl Component for SearchDialog {
    type Message = SearchMsg;
    type Properties = SearchDialogProps;

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.link();
        let (playing, player) =
            link.context(link.callback(SearchMsg::Playing)).expect("a search has a Player");
        let (bench, benches) =
            link.context(link.callback(SearchMsg::Bench)).expect("a search has a Play view");
        Self { hunt: None, playing, bench, _contexts: (player, benches) }
    }

    fn changed(&mut self, ctx: &Context<Self>, _: &SearchDialogProps) -> bool {
        if ctx.props().open && self.hunt.is_none() {
            self.hunt = Some(self.playing.ask(Hunt::new));
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, msg: SearchMsg) -> bool {
        match msg {
            SearchMsg::Playing(playing) => {
                self.playing = playing;
                return false;
            }
            SearchMsg::Bench(bench) => self.bench = bench,
            SearchMsg::Hunt(hunting) => {
                if let Some(hunt) = &mut self.hunt {
                    hunt.update(hunting, &ctx.link().callback(SearchMsg::Hunt));
                }
            }
            SearchMsg::OpenFound => {
                let found = self.hunt.as_ref().and_then(|hunt| hunt.found.clone());
                if let Some([_, _, script]) = found {
                    self.playing.send.emit(PlayerMsg::Command(Command::Load(script)));
                    self.bench.send.emit(BenchMsg::Close);
                }
            }
        }
        ctx.props().open
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let Some(hunt) = self.hunt.as_ref().filter(|_| ctx.props().open) else {
            return Html::default();
        };
        let link = ctx.link();
        let form = Form { hunt, send: link.callback(SearchMsg::Hunt) };
        html! {
            <Dialog title="Search" class="search" close={self.bench.on_close()}>
                <div class="hunt">
                    <div class="question">
                        { form.protocols() }{ form.fields() }{ given(hunt) }{ form.steer() }
                    </div>
                    <div class="answer">
                        <div class="outcome" role="status">
                            { outcome(hunt, &link.callback(|_: MouseEvent| SearchMsg::OpenFound)) }
                        </div>
                        { hunt.known.as_ref().map(|known| figures(hunt, known)) }
                        { form.bugs() }
                    </div>
                </div>
            </Dialog>
        }
    }
}

/// What is asked, as a form.
struct Form<'a> {
    hunt: &'a Hunt,
    send: Callback<Hunting>,
}

impl Form<'_> {
    fn on(&self, hunting: Hunting) -> Callback<MouseEvent> {
        self.send.reform(move |_| hunting.clone())
    }

    fn on_change(&self, hunting: impl Fn(String) -> Hunting + 'static) -> Callback<Event> {
        self.send.reform(move |event: Event| hunting(browser::value_of(&event)))
    }

    fn protocols(&self) -> Html {
        let now = self.hunt.cluster.protocols[0].id;
        let protocols = registry().known().into_iter().map(|known| {
            html! {
                <button type="button" aria-pressed={yes(known.id == now)}
                    onclick={self.on(Hunting::Protocol(known.id))}>{ known.name }</button>
            }
        });
        html! { <div class="either" role="group" aria-label="Protocol">{ for protocols }</div> }
    }

    fn fields(&self) -> Html {
        let hunt = self.hunt;
        let nodes = self.send.reform(|value| Hunting::Cluster("nodes", value));
        let travel = [
            ("unordered", "in any order"),
            ("duplicating", "again and again"),
            ("fifo", "in order"),
        ];
        let travel = travel.map(|(value, text)| choice(value, text, value == hunt.links));
        let links = html! {
            <select aria-label="messages arrive" onchange={self.on_change(Hunting::Links)}>{ for travel }</select>
        };
        html! {
            <div class="grid">
                { labelled("without rule", "wide", self.without()) }
                { number("nodes", "", hunt.cluster.world.nodes.to_string(), nodes) }
                { for self.bounds() }
                { labelled("messages arrive", "wide", links) }
            </div>
        }
    }

    /// The rule that is left out.
    fn without(&self) -> Html {
        let cluster = &self.hunt.cluster;
        let suspended: Vec<&str> = cluster.suspended.iter().map(|rule| rule.id).collect();
        let chosen = joined(&suspended, ",");
        let several = (suspended.len() > 1)
            .then(|| choice(chosen.clone(), joined(&suspended, " and "), true));
        let rules = cluster.protocols[0].rules.iter().copied();
        let rules = rules.filter(|rule| matches!(rule.guards, Guards::Safety(_)));
        let rules = rules.map(|rule| choice(rule.id, rule.id, chosen == rule.id));
        html! {
            <select aria-label="without rule"
                onchange={self.on_change(|value| Hunting::Cluster("suspend", value))}>
                { choice("", "all rules hold", chosen.is_empty()) }{ several }{ for rules }
            </select>
        }
    }

    /// How far the search goes.
    fn bounds(&self) -> Vec<Html> {
        let hunt = self.hunt;
        let all = BOUNDS.iter().zip(&hunt.bounds).enumerate();
        let has = |name: &str| name != LIARS || hunt.may_lie();
        let bounds = all.filter(|(_, ((name, ..), _))| has(name));
        let bounds = bounds.map(|(at, ((_, label, _), value))| {
            let class = if at + 1 == BOUNDS.len() { "long" } else { "" };
            number(label, class, value.clone(), self.send.reform(move |it| Hunting::Bound(at, it)))
        });
        let mut bounds: Vec<Html> = bounds.collect();
        if hunt.may_lie() {
            let lies = hunt.cluster.protocols[0].lies.iter().map(|lie| lie.name);
            let lies = lies.map(|kind| choice(kind, kind, hunt.lie == kind));
            let lie = html! {
                <select aria-label="telling" onchange={self.on_change(Hunting::Lie)}>
                    { choice("", "any lie", hunt.lie.is_empty()) }{ for lies }
                </select>
            };
            bounds.insert(bounds.len() - 1, labelled("telling", "half", lie));
        }
        bounds
    }

    fn steer(&self) -> Html {
        let (text, hunting) = match self.hunt.state {
            State::Idle => ("Search", Hunting::Start),
            State::Over => ("Search again", Hunting::Start),
            State::Stopped => ("Go on", Hunting::Start),
            State::Going => ("Stop", Hunting::Stop),
        };
        html! {
            <div class="steer">
                <button type="button" class="primary" onclick={self.on(hunting)}>{ text }</button>
            </div>
        }
    }

    /// Searches that are known to find something.
    fn bugs(&self) -> Html {
        let info = self.hunt.cluster.protocols[0];
        let bugs = info.bugs.iter().map(|bug| {
            html! {
                <button type="button" title={bug.says} onclick={self.on(Hunting::Bug(bug))}>{ bug.name }</button>
            }
        });
        html! {
            <>
                <h3>{ format!("Known bugs of {}", info.name) }</h3>
                { soft("One click searches for them, without the rule that prevents them.") }
                <div class="suggestions">{ for bugs }</div>
            </>
        }
    }
}

fn labelled(label: &'static str, class: &'static str, field: Html) -> Html {
    html! { <label class={classes!("field", class)}><span>{ label }</span>{ field }</label> }
}

fn number(
    label: &'static str,
    class: &'static str,
    value: String,
    onchange: Callback<String>,
) -> Html {
    let field = html! { <TextField {label} inputmode="numeric" {value} {onchange} /> };
    labelled(label, class, field)
}

/// The disks that the search begins with, and what its clients ask.
fn given(hunt: &Hunt) -> Html {
    let script = hunt.cluster.to_string();
    let given = script.lines().filter(|line| line.starts_with("given "));
    let asked = hunt.asks.split(';').map(str::trim).filter(|line| !line.is_empty());
    match joined(given.chain(asked), "\n") {
        given if given.is_empty() => Html::default(),
        given => html! { <pre class="given">{ given }</pre> },
    }
}

/// What is known, in a sentence.
fn outcome(hunt: &Hunt, watch: &Callback<MouseEvent>) -> Html {
    if let Some(why) = &hunt.failed {
        return html! { <p class="warning">{ why.clone() }</p> };
    }
    let Some(known) = &hunt.known else {
        return soft(
            "A search tries everything that can happen in a small cluster, the shortest ways first. \
             What it finds first is a shortest counterexample, the same on every machine.",
        );
    };
    let level = known.depth as u32;
    if let Some([property, because, _]) = &hunt.found {
        return html! {
            <div class="found">
                <b>{ format!("{property} is violated in {level} steps.") }</b>
                { soft(because.clone()) }
                <button type="button" class="primary" onclick={watch.clone()}>{ "Watch it happen" }</button>
            </div>
        };
    }
    let text = match (known.status, hunt.state) {
        (1, _) => {
            "Nothing is violated: all that can happen within these bounds was tried.".to_owned()
        }
        (3 | 4, _) => format!("Nothing is violated up to {level} steps. There is more beyond."),
        (_, State::Stopped) => format!("Stopped at {level} steps. Nothing is violated so far."),
        _ => format!("Searching ways of {level} steps …"),
    };
    html! { <b>{ text }</b> }
}

fn figures(hunt: &Hunt, known: &Known) -> Html {
    let seconds = hunt.seconds();
    let rate = if seconds > 0.0 { known.unique / seconds } else { 0.0 };
    let mut lines = vec![
        ("states", grouped(known.unique)),
        ("transitions", grouped(known.generated)),
        ("frontier", grouped(known.frontier)),
        ("speed", grouped(rate) + " states/s"),
        ("memory", grouped(known.bytes / known.unique.max(1.0)) + " bytes each"),
        ("odds of a miss", odds(known.odds)),
    ];
    if known.misses > 0.05 && known.unique > 100_000.0 {
        lines.push(("not memoised", format!("{} %", grouped(known.misses * 100.0))));
    }
    html! { <div class="figures">{ facts("facts", lines) }{ bars(&known.levels) }</div> }
}

/// How many states there are at each distance from the start.
fn bars(levels: &[f64]) -> Html {
    let most = levels.iter().copied().fold(0.0, f64::max);
    if levels.len() < 2 {
        return Html::default();
    }
    let (wide, high) = BARS;
    let step = (wide / levels.len()).clamp(1, 28);
    let bar = |(at, states): (usize, &f64)| {
        let tall = ((states / most) * high as f64).max(1.0) as usize;
        let (x, y) = ((at * step).to_string(), (high - tall).to_string());
        let width = step.saturating_sub(2).max(1).to_string();
        html! { <rect {x} {y} {width} height={tall.to_string()} /> }
    };
    let label = format!("States at each of {} distances from the start", levels.len());
    html! {
        <svg class="levels" viewBox={format!("0 0 {wide} {high}")} role="img" aria-label={label}>
            { for levels.iter().enumerate().map(bar) }
        </svg>
    }
}

/// `1 in 40,000,000`
fn odds(odds: f64) -> String {
    if odds <= 0.0 { "none".to_owned() } else { format!("1 in {}", grouped(1.0 / odds)) }
}

/// Digits in groups of three; huge numbers as powers of ten.
fn grouped(number: f64) -> String {
    if number >= 1e15 {
        let power = (0..).take_while(|power| 10_f64.powi(*power) <= number).count() - 1;
        return format!("10^{power}");
    }
    let digits = (number as u64).to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(grouped(1_234_567.8), "1,234,567");
        assert_eq!(grouped(12.0), "12");
        assert_eq!(grouped(3e17), "10^17");
        assert_eq!(odds(0.0), "none");
    }
}
