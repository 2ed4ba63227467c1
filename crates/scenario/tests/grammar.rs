//! What holds for every row of the grammar, and for every action that its examples stand for.

mod toy;

use std::collections::BTreeSet;
use std::path::Path;

use scenario::words::{CLAIMS, CLIENT_LIES, LIE_WORDS, LIES, SETTINGS, actions};
use scenario::{
    Action, ActionKind, Breaks, ClaimInfo, Endpoint, LieWord, RunMode, Scenario, SettingInfo,
    Statement, WORDS, WordForm, WordGroup, WordInfo, parse_action,
};
use toy::{TOY, read};

/// Every example of every row: the row, the line, and the action.
fn examples() -> Vec<(&'static WordInfo, &'static str, Action)> {
    let world = Scenario::of(&TOY);
    let mut examples = Vec::new();
    for info in WORDS {
        for line in info.forms.iter().flat_map(|form| form.examples) {
            let action = parse_action(line, &world).unwrap_or_else(|why| panic!("{line}: {why:?}"));
            examples.push((info, *line, action));
        }
    }
    examples
}

#[test]
fn every_example_is_read_as_its_row_says_and_printed_as_it_was() {
    for (info, line, action) in examples() {
        assert_eq!(action.to_string(), line);
        assert_eq!(action.word(), info.word, "{line}");
        assert!(std::ptr::eq(WordInfo::of(&action), info), "{line}");
        let again = parse_action(&action.to_string(), &Scenario::of(&TOY));
        assert_eq!(again.as_ref(), Ok(&action), "{line}");
    }
}

#[test]
fn every_word_has_examples_that_begin_with_it_and_a_sentence() {
    for info in WORDS {
        assert!(!info.forms.is_empty(), "{}", info.word);
        for WordForm { examples: lines, says, .. } in info.forms {
            assert!(!lines.is_empty() && !says.ends_with('.'), "{}", info.word);
            assert!(says.starts_with(char::is_lowercase), "{says}");
            for line in *lines {
                assert_eq!(line.split(' ').next(), Some(info.word));
            }
        }
    }
}

#[test]
fn no_two_rows_of_a_group_share_a_word() {
    let rows: BTreeSet<_> = WORDS.iter().map(|info| (info.group, info.word)).collect();
    assert_eq!(rows.len(), WORDS.len());
    let words: BTreeSet<_> = actions().into_iter().collect();
    assert_eq!(words, WORDS.iter().map(|info| info.word).collect());
    assert_eq!(words.len(), actions().len());
}

#[test]
fn who_keeps_the_names_changes_nothing_and_nobody_is_about_nobody() {
    for (_, line, action) in examples() {
        assert_eq!(action.map_endpoints(&mut Some).as_ref(), Some(&action), "{line}");
        let named = action.endpoints();
        let left = action.map_endpoints(&mut |_| None);
        assert_eq!(left.is_none(), !named.is_empty(), "{line}");
        if let Some(place) = action.place() {
            let silent = matches!(action.kind(), ActionKind::Request | ActionKind::Administration);
            assert!(named.contains(&place) || silent, "{line}");
        }
        let nodes = named.iter().filter(|end| matches!(end, Endpoint::Node(_))).count();
        assert_eq!(action.nodes().len(), nodes, "{line}");
    }
}

#[test]
fn other_names_are_found_in_the_same_places() {
    let swap = |end| match end {
        Endpoint::Node(node) => Some(Endpoint::Node(protocol::NodeId(node.0 % 5 + 1))),
        Endpoint::Client(client) => Some(Endpoint::Client(protocol::ClientId(client.0 + 1))),
    };
    for (_, line, action) in examples() {
        let moved = action.map_endpoints(&mut { swap }).unwrap_or_else(|| panic!("{line}"));
        let names: Vec<_> = action.endpoints().into_iter().filter_map(swap).collect();
        assert_eq!(moved.endpoints(), names, "{line}");
        assert_eq!((moved.kind(), moved.word()), (action.kind(), action.word()), "{line}");
    }
}

#[test]
fn the_kind_fits_the_group_and_what_repairs_breaks_nothing_anew() {
    for (info, line, action) in examples() {
        let fits = match info.group {
            WordGroup::Network | WordGroup::Nodes | WordGroup::Clients => {
                matches!(action.kind(), ActionKind::Fault | ActionKind::Repair)
            }
            WordGroup::ByHand => action.kind() == ActionKind::ByHand,
            WordGroup::Requests => {
                matches!(action.kind(), ActionKind::Request | ActionKind::Administration)
            }
            WordGroup::Remarks => action.kind() == ActionKind::Note,
        };
        assert!(fits, "{line} is {:?}", action.kind());
        assert_eq!(info.group == WordGroup::ByHand, info.only == Some(RunMode::Hand), "{line}");
        if action.kind() != ActionKind::Fault {
            assert_eq!(action.breaks(), Breaks::Nothing, "{line}");
        }
    }
}

#[test]
fn what_breaks_an_assumption_is_more_than_an_order_of_events() {
    for line in ["wipe 2", "disk 2 lying", "disk 2 honest", "lie 4 twins", "clock 2 1.05"] {
        let action = parse_action(line, &Scenario::of(&TOY)).expect(line);
        assert_ne!(action.breaks(), Breaks::Nothing, "{line}");
        assert!(!action.only_schedules(), "{line}");
    }
}

/// What stands above the table of each group in `docs/language.md`.
const HEADINGS: [(WordGroup, &str); 5] = [
    (WordGroup::Network, "**The network**\n\n"),
    (WordGroup::Nodes, "**Nodes and disks**\n\n"),
    (WordGroup::Requests, "**Requests**\n\n"),
    (WordGroup::Clients, "**Clients**\n\n"),
    (WordGroup::ByHand, "**By hand**\n\n"),
];

/// A table of Markdown.
fn table(head: &str, rows: impl Iterator<Item = String>) -> String {
    let columns = head.matches('|').count() - 1;
    format!("{head}\n{}|\n", "|---".repeat(columns)) + &rows.collect::<String>()
}

fn spelt(lines: &[&str]) -> String {
    lines.iter().map(|line| format!("`{line}`")).collect::<Vec<_>>().join(", ")
}

fn actions_of(group: WordGroup) -> String {
    let forms = WORDS.iter().filter(|info| info.group == group).flat_map(|info| info.forms);
    let row = |form: &WordForm| format!("| {} | {} |\n", spelt(form.examples), form.says);
    table("| action | what happens |", forms.map(row))
}

fn settings() -> String {
    let row = |info: &SettingInfo| {
        let usual = match info.usual() {
            empty if empty.is_empty() => "| |".to_owned(),
            usual => format!("| {usual} |"),
        };
        format!("| `{}` {usual} {} |\n", info.name, info.says)
    };
    table("| setting | default | what it sets |", SETTINGS.iter().map(row))
}

fn claims() -> String {
    let row = |info: &ClaimInfo| format!("| {} | {} |\n", spelt(info.examples), info.says);
    table("| claim | holds when |", CLAIMS.iter().map(row))
}

fn lies() -> String {
    let row = |word: &LieWord| format!("| `{}` | {} |\n", word.example, word.says);
    table("| lie | what happens |", LIE_WORDS.iter().map(row))
}

/// The book with one table written anew: the one that stands behind `above` and begins with the same
/// head.
fn with_table(book: &str, above: &str, table: &str) -> String {
    let head = format!("{above}{}", table.lines().next().unwrap_or_default());
    let at = book.find(&head).unwrap_or_else(|| panic!("docs/language.md lacks {head}"));
    let (before, after) = book.split_at(at + above.len());
    let rest = after.find("\n\n").map_or("", |end| &after[end + 1..]);
    format!("{before}{table}{rest}")
}

#[test]
fn the_tables_of_the_book_are_the_grammar() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/language.md");
    let book = std::fs::read_to_string(&path).expect("the book");
    let mut written = book.clone();
    for (group, heading) in HEADINGS {
        written = with_table(&written, heading, &actions_of(group));
    }
    for table in [settings(), claims(), lies()] {
        written = with_table(&written, "", &table);
    }
    if std::env::var_os("SYNOD_BLESS").is_some() {
        std::fs::write(&path, &written).expect("the book can be written");
        return;
    }
    assert!(book == written, "docs/language.md is out of date: SYNOD_BLESS=1");
}

#[test]
fn what_is_usual_can_be_said_and_says_nothing() {
    for info in SETTINGS {
        let usual = info.usual();
        if !usual.is_empty() {
            let said = read(&format!("toy {}={usual}\n", info.name));
            assert_eq!(said, read("toy\n"), "{}", info.name);
            assert_eq!(said.setting(info.name), Some(usual));
        }
    }
}

#[test]
fn every_example_of_a_claim_is_read_and_printed() {
    for info in CLAIMS {
        for example in info.examples {
            assert_eq!(example.split(' ').next(), Some(info.word));
            let line = format!("expect {example}");
            assert_eq!(read(&format!("toy\n{line}\n")).lines[0].to_string(), line);
        }
    }
}

#[test]
fn every_way_of_lying_has_a_row_whose_example_is_one() {
    for (who, lies) in [("4", LIES), ("c1", CLIENT_LIES)] {
        for lie in lies.iter().filter(|lie| (who, lie.name) != ("c1", "honest")) {
            let own =
                |word: &&LieWord| word.example.starts_with(&format!("lie {who} {}", lie.name));
            assert_eq!(LIE_WORDS.iter().filter(own).count(), 1, "{who} {}", lie.name);
        }
    }
    for word in LIE_WORDS {
        let action = parse_action(word.example, &Scenario::of(&TOY)).expect(word.example);
        assert_eq!(action.to_string(), word.example);
        assert!(matches!(&action, Action::Lie { behaviour, .. } if *behaviour == word.name));
    }
}

#[test]
fn the_words_of_a_row_mean_the_same_in_a_script() {
    for (info, line, action) in examples() {
        let hand = if info.only == Some(RunMode::Hand) { " by=hand" } else { "" };
        let script = read(&format!("toy{hand}\n{line}\n"));
        assert_eq!(script.lines[0].what, Statement::Action(action), "{line}");
    }
}

#[test]
fn what_lasts_is_a_fault_and_ends_with_a_repair_of_its_group() {
    for (info, line, action) in examples() {
        let Some(until) = info.until else { continue };
        assert_eq!(action.kind(), ActionKind::Fault, "{line}");
        let ends = |(other, _, action): &(&WordInfo, &str, Action)| {
            (other.word, other.group) == (until, info.group) && action.kind() == ActionKind::Repair
        };
        assert!(examples().iter().any(ends), "{line}: {until}");
    }
}
