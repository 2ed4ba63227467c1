//! One word for one thing: retired words stay retired, also on the screen, documentation says something,
//! and a name that is exported twice has a reason in the glossary of `ARCHITECTURE.md`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Identifiers that are retired, each with the one to use. In `web`, only those of the crates below it.
const IDENTIFIERS: [(&str, &str); 40] = [
    ("Agenda", "EventQueue"),
    ("Deed", "NodeAction"),
    ("DeedRecord", "NodeActionRecord"),
    ("Exchange", "ClientOperation"),
    ("Exchanges", "OperationDiagram"),
    ("FlightStage", "EnvelopeSnapshot"),
    ("Fallen", "FoundViolation"),
    ("Happening", "Event"),
    ("Hearsay", "LiarKnowledge"),
    ("Misfit", "NotLinearizable"),
    ("NodeStage", "NodeSnapshot"),
    ("Parcel", "Envelope"),
    ("ParcelRecord", "EnvelopeRecord"),
    ("Rang", "TimerFired"),
    ("Reign", "EpochSpan"),
    ("Retold", "Counterexample"),
    ("SlotStage", "SlotSnapshot"),
    ("Standing", "NodeSummary"),
    ("VerdictStage", "VerdictReport"),
    ("Watch", "Judge"),
    ("Watched", "JudgedWorld"),
    ("Witness", "Monitor"),
    ("bears_damage", "tolerates_damage"),
    ("bears_liars", "tolerates_liars"),
    ("berth", "slab_key"),
    ("berths", "in_flight"),
    ("demands", "requires"),
    ("furnish", "initial_disk"),
    ("furnished", "given_disk"),
    ("happening", "event"),
    ("has_fallen", "is_violated"),
    ("misfit", "not_linearizable"),
    ("parcel", "envelope"),
    ("parcels", "envelopes"),
    ("reign", "epoch"),
    ("reigns", "epochs"),
    ("suffices", "has_quorum"),
    ("ticket", "generation"),
    ("upholds", "enforces"),
    ("witness", "monitor"),
];

/// Words that are retired in comments and documents, each with the one to use.
const WORDS: [(&str, &str); 13] = [
    ("berth", "slab entry"),
    ("berths", "slab entries"),
    ("furnish", "give"),
    ("furnished", "given"),
    ("happening", "event"),
    ("happenings", "events"),
    ("misfit", "operation that is not linearizable"),
    ("parcel", "envelope"),
    ("parcels", "envelopes"),
    ("reign", "epoch"),
    ("reigns", "epochs"),
    ("whence", "where it comes from"),
    ("whither", "where it goes to"),
];

/// What no sentence on the screen says, each with plainer words.
const ON_SCREEN: [(&str, &str); 15] = [
    ("bears", "tolerates"),
    ("for good", "permanently"),
    ("gives way", "gives up"),
    ("goes nowhere", "is lost"),
    ("heard of", "received, or learned"),
    ("hear of", "receive, or learn"),
    ("hears of", "receives, or learns"),
    ("heed", "accept"),
    ("heeds", "accepts"),
    ("in vain", "without an answer"),
    ("loyalty", "that it votes for nobody else"),
    ("reign", "term, ballot, view or epoch"),
    ("rings", "fires"),
    ("usurp", "act as the primary"),
    ("whoever", "the node that"),
];

/// Documents that quote the rules' own sentences, or the licences of others.
const QUOTING: [&str; 2] = ["docs/suspensions.md", "docs/mistakes.md"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every file below a folder whose name ends in this, with its path from the root.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let mut folders = vec![root().join(folder)];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if path.is_dir() && name != "target" && name != "node_modules" {
                folders.push(path);
            } else if name.ends_with(ending) {
                let from = path.strip_prefix(root()).expect("it is below the root");
                let text = fs::read_to_string(&path).expect("a text");
                found.push((from.to_string_lossy().into_owned(), text));
            }
        }
    }
    found.sort();
    found
}

fn sources() -> Vec<(String, String)> {
    let folders = ["crates", "tests/laws", "tests/probes", "web/src", "bench/src"];
    folders.iter().flat_map(|folder| files(folder, ".rs")).collect()
}

fn documents() -> Vec<(String, String)> {
    let top = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"];
    let read = |name: &str| (name.to_owned(), fs::read_to_string(root().join(name)).expect(name));
    let below = ["crates", "docs"].iter().flat_map(|folder| files(folder, ".md"));
    let all = top.into_iter().map(read).chain(below);
    all.filter(|(path, _)| !QUOTING.contains(&path.as_str())).collect()
}

/// The code and the comments of a source, without what stands in texts.
fn parted(source: &str) -> (String, String) {
    let (mut code, mut comments, mut rest) = (String::new(), String::new(), source);
    while let Some(first) = rest.chars().next() {
        let (taken, length) = if rest.starts_with("//") {
            (false, rest.find('\n').unwrap_or(rest.len()))
        } else if rest.starts_with("r\"") || rest.starts_with("r#") && raw(rest).is_some() {
            rest = &rest[raw(rest).unwrap_or(1)..];
            continue;
        } else if first == '"' {
            rest = &rest[quoted(rest)..];
            continue;
        } else if rest.starts_with("'\"'") {
            (true, 3)
        } else if let Some(escape) = rest.strip_prefix("'\\") {
            (true, escape[1..].find('\'').map_or(2, |end| end + 4))
        } else {
            (true, first.len_utf8())
        };
        if taken { &mut code } else { &mut comments }.push_str(&rest[..length]);
        if !taken {
            comments.push('\n');
        }
        rest = &rest[length..];
    }
    (code, comments)
}

/// How long the text is with which this begins.
fn quoted(rest: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// How long the raw text is with which this begins, if one does.
fn raw(rest: &str) -> Option<usize> {
    let marks = rest[1..].len() - rest[1..].trim_start_matches('#').len();
    let body = rest[1 + marks..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(marks));
    Some(2 + marks + body.find(&end).map_or(body.len(), |at| at + end.len()))
}

/// Whole words: letters, digits, underscores.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric() && letter != '_')
}

/// What stands outside of backticks.
fn prose(text: &str) -> String {
    text.lines().flat_map(|line| line.split('`').step_by(2).chain(["\n"])).collect()
}

fn retired(text: &str, words: &BTreeMap<&str, &str>, found: &mut BTreeSet<String>, path: &str) {
    for word in self::words(text) {
        let small = word.to_lowercase();
        if let Some(better) = words.get(word).or_else(|| words.get(small.as_str())) {
            found.insert(format!("{path}: `{word}` is retired, write `{better}`"));
        }
    }
}

#[test]
fn retired_words_stay_retired() {
    let identifiers: BTreeMap<&str, &str> = IDENTIFIERS.into_iter().collect();
    let words: BTreeMap<&str, &str> = WORDS.into_iter().collect();
    let mut found = BTreeSet::new();
    for (path, source) in sources() {
        let (code, comments) = parted(&source);
        for word in self::words(&code) {
            if let Some(better) = identifiers.get(word) {
                found.insert(format!("{path}: `{word}` is retired, write `{better}`"));
            }
        }
        retired(&prose(&comments), &words, &mut found, &path);
    }
    for (path, document) in documents() {
        retired(&prose(&document), &words, &mut found, &path);
    }
    assert!(found.is_empty(), "{}", found.into_iter().collect::<Vec<_>>().join("\n"));
}

/// Every sentence with which protocols describe themselves, with the protocol's name.
fn described() -> Vec<(String, String)> {
    let registry = cores::registry();
    let protocols = registry.protocols().iter().map(|core| core.info);
    let of = |info: &protocol::Info| {
        let mut says: Vec<&str> = info.rules.iter().map(|rule| rule.says).collect();
        says.extend(info.properties.iter().map(|property| property.says));
        says.extend(info.messages.iter().chain(info.timers).map(|word| word.says));
        says.extend(info.options.iter().map(|option| option.says));
        says.extend(info.promises.iter().map(|promise| promise.says));
        says.extend(info.admin.iter().map(|admin| admin.says));
        says.extend(info.lies.iter().map(|lie| lie.says));
        says.extend(info.bugs.iter().map(|bug| bug.says));
        says.into_iter().map(|says| (info.id.to_owned(), says.to_owned())).collect::<Vec<_>>()
    };
    protocols.flat_map(of).collect()
}

#[test]
fn sentences_on_the_screen_are_plain() {
    let remarks = |(path, text): (String, String)| -> Vec<(String, String)> {
        let said = |line: &&str| line.starts_with("--") || line.contains("note ");
        text.lines().filter(said).map(|line| (path.clone(), line.to_owned())).collect()
    };
    let scenarios = ["scenarios", "tests/suspended", "tests/reported", "tests/silent"];
    let scenarios = scenarios.iter().flat_map(|folder| files(folder, ".scenario"));
    let stories = files("scenarios", ".story");
    let all = described().into_iter().chain(scenarios.flat_map(remarks)).chain(stories);
    let mut found = BTreeSet::new();
    for (path, text) in all {
        let text = format!(" {} ", words(&text.to_lowercase()).collect::<Vec<_>>().join(" "));
        for (said, better) in ON_SCREEN {
            if text.contains(&format!(" {said} ")) {
                found.insert(format!("{path}: “{said}” is retired, write “{better}”"));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn doc_comments_say_something() {
    let mut found = Vec::new();
    for (path, source) in sources() {
        let lines: Vec<&str> = source.lines().map(str::trim).collect();
        let documents = |line: Option<&&str>| line.is_some_and(|line| line.starts_with("///"));
        for (at, line) in lines.iter().enumerate() {
            let alone = !documents(at.checked_sub(1).and_then(|before| lines.get(before)))
                && !documents(lines.get(at + 1));
            let Some(says) = line.strip_prefix("/// ").filter(|_| alone) else { continue };
            if !says.trim_end_matches('.').contains([' ', '`', '⟩']) {
                found.push(format!("{path}:{}: {line}", at + 1));
            }
        }
    }
    assert!(found.is_empty(), "documentation that says nothing:\n{}", found.join("\n"));
}

/// The names that the glossary explains: those of the first column of its second table.
fn explained() -> BTreeSet<String> {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    let (_, table) = text.split_once("| name | reason |").expect("the table of names");
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    let cells = rows.filter_map(|row| row.split('|').nth(1).map(str::to_owned));
    let names = |cell: String| -> Vec<String> {
        cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
    };
    cells.flat_map(names).collect()
}

#[test]
fn an_exported_name_is_unique_or_explained() {
    let mut exported: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let own = |path: &str| path.starts_with("crates/") && path.contains("/src/");
    for (path, source) in sources().into_iter().filter(|(path, _)| own(path)) {
        let (code, _) = parted(&source);
        for line in code.lines() {
            let mut words = line.split_whitespace();
            if words.next() == Some("pub")
                && matches!(words.next(), Some("struct" | "enum" | "trait" | "type"))
                && let Some(name) = words.next().and_then(|rest| self::words(rest).next())
            {
                exported.entry(name.to_owned()).or_default().push(path.clone());
            }
        }
    }
    exported.retain(|_, places| places.len() > 1);
    let explained = explained();
    for (name, places) in &exported {
        assert!(explained.contains(name), "`{name}` is exported by {places:?}: say why, or rename");
    }
    for name in &explained {
        assert!(exported.contains_key(name), "the glossary explains `{name}`, which is unique");
    }
}

#[test]
fn texts_and_comments_are_told_from_code() {
    let (code, comments) =
        parted("let a = \"parcel \\\" // no\"; // yes\nlet b = r#\"\"reign\"#; '\"' c");
    assert_eq!(code, "let a = ; \nlet b = ; '\"' c");
    assert_eq!(comments, "// yes\n");
    let words: BTreeMap<&str, &str> = WORDS.into_iter().collect();
    let mut found = BTreeSet::new();
    retired(&prose("A Parcel, `reign`"), &words, &mut found, "here");
    assert_eq!(
        found.into_iter().collect::<Vec<_>>(),
        ["here: `Parcel` is retired, write `envelope`"]
    );
}
