//! Every rule is worth its place: where it is suspended, what it guards is violated, and in the
//! same schedule nothing is violated where it holds.
//!
//! `tests/suspended/PROTOCOL/RULE.scenario` shows it. Every rule that guards anything must have its
//! scenario: one that guards a property expects that to be violated, and whatever else of the paper
//! falls with it; one that guards progress expects what fails without the rule. `SYNOD_BLESS=1`
//! rewrites `docs/suspensions.md`. How short the shortest ways are is in `shortest.rs`, and the laws
//! of the explorer prove it.

mod files;
mod mutants;
mod shortest;

use cores::registry;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use files::{blessed, open, read, root, scenarios, stem};
use mutants::{Here, MUTANTS};
use playground::Session;
use playground::report::{RuleReport, VerdictReport, VerdictStatus};
use protocol::{Guards, Info, Rule, TERMINATION};
use scenario::RunMode;

/// The scenario of a rule that guards something, played.
fn shown(info: &Info, rule: &Rule) -> Shown {
    let folder = format!("tests/suspended/{}", info.id);
    let file = scenarios(&folder).into_iter().find(|file| stem(file) == rule.id);
    Shown::play(file.unwrap_or_else(|| panic!("{folder}/{}.scenario is missing", rule.id)), rule)
}

/// Every rule of every protocol.
fn rules() -> impl Iterator<Item = (&'static Info, &'static Rule)> {
    let of = |info: &'static Info| info.rules.iter().map(move |&rule| (info, rule));
    registry().protocols().iter().flat_map(move |entry| of(entry.info))
}

/// What came of a scenario with its rule suspended, and with it upheld.
struct Shown {
    name: String,
    suspended: Session,
    enforced: Session,
}

impl Shown {
    fn play(file: PathBuf, rule: &Rule) -> Self {
        let name = file.strip_prefix(root()).expect("it lies here").display().to_string();
        let mut suspended = open(&name, &read(&file));
        let ids: Vec<_> = suspended.scenario().suspended.iter().map(|rule| rule.id).collect();
        assert_eq!(ids, [rule.id], "{name} suspends its rule and no other");
        let text = suspended.scenario().with_setting("suspend", "").expect("none").to_string();
        let mut enforced = open(&name, &text);
        while suspended.step() {
            assert_eq!(suspended.missed(), None, "{name}: {}", suspended.last_trace());
        }
        while enforced.step() {}
        let bites = |known: &RuleReport| known.id == rule.id && known.cited > 0;
        assert!(enforced.rules().iter().any(bites), "{name}: upheld, the rule decides nothing");
        let violated = violated(&enforced);
        assert!(violated.is_empty(), "{name}: upheld, there falls {violated:?}");
        Self { name, suspended, enforced }
    }

    /// What is violated first, and with it. What is asked of every protocol may be violated in the
    /// same event as the property from which it follows.
    fn first(&self) -> Vec<VerdictReport> {
        let mut all = violated(&self.suspended);
        let first = all.iter().filter_map(|verdict| verdict.event).min();
        all.retain(|verdict| verdict.event == first);
        all
    }

    /// The claims that hold with the rule or without it, but not in both cases.
    fn differences(&mut self) -> Vec<String> {
        let (with, without) = (self.enforced.claims(), self.suspended.claims());
        let pairs = without.into_iter().zip(with);
        pairs.filter(|(one, two)| one.kept != two.kept).map(|(claim, _)| claim.text).collect()
    }

    /// Whether chance was needed, and whose.
    fn found(&self) -> String {
        let world = &self.suspended.scenario().world;
        match world.by {
            RunMode::Hand => "by hand".to_owned(),
            RunMode::Time => format!("seed {}", world.seed),
        }
    }
}

fn violated(session: &Session) -> Vec<VerdictReport> {
    let fell = |verdict: &VerdictReport| verdict.state.is_violated();
    session.verdicts().into_iter().filter(fell).collect()
}

#[test]
fn suspending_a_rule_violates_the_property_that_it_guards() {
    for (info, rule) in rules() {
        let Guards::Safety(property) = rule.guards else { continue };
        let shown = shown(info, rule);
        let (first, name) = (shown.first(), &shown.name);
        let own = first.iter().find(|verdict| verdict.property == property.id);
        let own = own.unwrap_or_else(|| panic!("{name}: first falls {first:?}"));
        assert_eq!(own.state, VerdictStatus::Violated, "{name}: {:?}", own.assumption);
        let of_the_paper = |verdict: &&VerdictReport| {
            info.properties.iter().any(|known| known.id == verdict.property)
        };
        let claims = shown.suspended.claims();
        for verdict in first.iter().filter(of_the_paper).chain([own]) {
            let wanted = format!("expect violated {}", verdict.property);
            let claimed = claims.iter().any(|claim| claim.text == wanted);
            assert!(claimed, "{name} lacks `{wanted}`");
        }
        for claim in claims {
            assert_eq!(claim.kept, Some(true), "{}: {}", shown.name, claim.text);
        }
    }
}

#[test]
fn somebody_waits_for_ever_without_a_rule_that_guards_progress() {
    for (info, rule) in rules().filter(|(_, rule)| rule.guards == Guards::Liveness) {
        let mut shown = shown(info, rule);
        let wrong = |verdict: &VerdictReport| verdict.property != TERMINATION.id;
        let violated: Vec<_> = violated(&shown.suspended).into_iter().filter(wrong).collect();
        assert!(violated.is_empty(), "{}: {violated:?}", shown.name);
        for claim in shown.enforced.claims() {
            assert_eq!(claim.kept, Some(true), "{}, upheld: {}", shown.name, claim.text);
        }
        assert!(!shown.differences().is_empty(), "{}: nothing fails without the rule", shown.name);
    }
}

#[test]
fn every_scenario_here_is_that_of_a_rule() {
    for entry in registry().protocols() {
        for file in scenarios(&format!("tests/suspended/{}", entry.info.id)) {
            let rule = entry.info.rule(stem(&file));
            let guards = rule.is_some_and(|rule| rule.guards != Guards::Nothing);
            assert!(guards, "{}: no rule of this name guards anything", file.display());
        }
    }
}

/// What becomes visible when a rule is suspended, and where.
fn effect(info: &Info, rule: &Rule) -> (String, String) {
    match rule.guards {
        Guards::Safety(property) => {
            let shown = shown(info, rule);
            let event = shown.first().first().and_then(|verdict| verdict.event);
            let falls =
                format!("{} is violated in event {}", property.id, event.unwrap_or_default());
            (falls, shown.found())
        }
        Guards::Liveness => {
            let mut shown = shown(info, rule);
            (format!("`{}` fails", shown.differences().join("`, `")), shown.found())
        }
        Guards::Nothing => ("neither wrong nor stuck".to_owned(), String::new()),
    }
}

/// In how few steps a property is violated without a rule, as far as a search can tell.
fn fewest(info: &Info, rule: &Rule) -> Option<usize> {
    shortest::cases(info.id).into_iter().find(|case| case.rule == rule.id).map(|case| case.steps)
}

fn table_of_rules(info: &Info) -> String {
    let mut table = format!(
        "## {}\n\n| rule | it says | source | without it | shown | fewest steps |\n",
        info.name
    );
    table += "|---|---|---|---|---|---|\n";
    for rule in info.rules {
        let (effect, found) = effect(info, rule);
        let file = format!("../tests/suspended/{}/{}.scenario", info.id, rule.id);
        let shown = if found.is_empty() { found } else { format!("[{found}]({file})") };
        let fewest = fewest(info, rule).map_or_else(String::new, |steps| steps.to_string());
        let _ = writeln!(
            table,
            "| `{}` | {} | {} | {effect} | {shown} | {fewest} |",
            rule.id, rule.says, rule.source
        );
    }
    table
}

/// The event in which something is violated in a script.
fn first_event(text: &str) -> u64 {
    let mut session = open("a scenario", text);
    while session.step() {}
    let events = violated(&session).into_iter().filter_map(|verdict| verdict.event);
    events.min().expect("something is violated")
}

/// How soon a rule is missed: in its scenario, and by a shortest way.
fn soon(info: Option<&'static Info>, rule: &Rule) -> String {
    let info = info.expect("a protocol");
    if rule.guards == Guards::Liveness {
        return String::new();
    }
    let event = shown(info, rule).first().first().and_then(|verdict| verdict.event);
    let steps = fewest(info, rule);
    let steps = steps.map(|steps| format!("{steps} step{}", if steps == 1 { "" } else { "s" }));
    let event = event.map(|event| format!("event {event}"));
    steps.into_iter().chain(event).collect::<Vec<_>>().join("; ")
}

fn table_of_mutants() -> String {
    let mut table = "| mutant | the mistake | here | caught by | how soon |\n".to_owned();
    table += "|---|---|---|---|---|\n";
    for mutant in MUTANTS {
        let (here, caught, soon) = match &mutant.here {
            Here::Rules(protocol, ids) => {
                let info = registry().known().into_iter().find(|info| info.id == *protocol);
                let rule = |id: &&str| {
                    let rule = info.and_then(|info| info.rule(id));
                    rule.unwrap_or_else(|| panic!("{}: {protocol} has no rule {id}", mutant.id))
                };
                let mut guards: Vec<_> = ids
                    .iter()
                    .map(|id| match rule(id).guards {
                        Guards::Safety(property) => property.id,
                        Guards::Liveness => "its scenario",
                        Guards::Nothing => panic!("{}: {id} guards nothing", mutant.id),
                    })
                    .collect();
                guards.dedup();
                let soon: Vec<String> =
                    ids.iter().map(|id| soon(info, rule(id))).filter(|it| !it.is_empty()).collect();
                (format!("without `{}`", ids.join("`, `")), guards.join(", "), soon.join(", "))
            }
            Here::Fault(line, scenario) => {
                let text = read(&root().join(format!("scenarios/{scenario}.scenario")));
                assert!(text.lines().any(|known| known == *line), "{scenario} lacks `{line}`");
                let claim = text.lines().find_map(|line| line.strip_prefix("expect assumption "));
                let property = claim.unwrap_or_else(|| panic!("{scenario} breaks no assumption"));
                let file = format!("[{scenario}](../scenarios/{scenario}.scenario)");
                let soon = format!("event {}", first_event(&text));
                let caught = format!("{property}, as an assumption violated");
                (format!("`{line}` in {file}"), caught, soon)
            }
        };
        let _ =
            writeln!(table, "| {} | {} | {here} | {caught} | {soon} |", mutant.id, mutant.mistake);
    }
    table
}

const INTRODUCTION: &str = "\
# What each rule is for

Each rule of each protocol can be suspended (`suspend=RULE` in the head of a scenario). These are
the schedules in which that shows: without the rule a property is violated, with it none is. A test
plays both and writes this page (`SYNOD_BLESS=1`); do not edit it by hand.

The fewest steps are those of the explorer, which tries everything that can happen in a small
cluster: no shorter way exists within its bounds. It finds nothing as deep within the same bounds
where the rule holds. Writes are no steps there, unless nodes crash.

";

const MUTANTS_BELOW: &str = "\
## Known mutants

Mistakes that implementations of these protocols were caught with, what shows them here, and how
soon: the fewest steps, where the explorer reaches them, and the event of the schedule above.

";

#[test]
fn the_page_of_suspensions_is_up_to_date() {
    let mut page = INTRODUCTION.to_owned();
    for entry in registry().protocols() {
        page += &table_of_rules(entry.info);
        page.push('\n');
    }
    page += MUTANTS_BELOW;
    page += &table_of_mutants();
    let file = root().join("docs/suspensions.md");
    if blessed() {
        fs::write(file, page).expect("the page is written");
        return;
    }
    let known = fs::read_to_string(file).unwrap_or_default();
    assert!(known == page, "docs/suspensions.md is out of date: SYNOD_BLESS=1");
}
