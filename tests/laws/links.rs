//! A link that once worked works for ever.

use cores::registry;
use std::fs;
use std::path::Path;

use playground::Session;
use scenario::{link, parse};

/// Never shorten these files: every line of them stands in somebody's document.
fn kept() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("links");
    let files = fs::read_dir(folder).expect("links/").flatten();
    let text: String =
        files.map(|file| fs::read_to_string(file.path()).expect("links are text")).collect();
    let lines: Vec<_> = text.lines().filter(|line| !line.is_empty()).map(String::from).collect();
    assert!(lines.len() >= 10);
    lines
}

#[test]
fn every_link_there_ever_was_still_opens() {
    for fragment in kept() {
        let text = link::decode(&fragment).unwrap_or_else(|error| panic!("{fragment}: {error}"));
        if let Err(mistakes) = Session::open(registry(), &text) {
            panic!("{fragment}: {}", mistakes[0]);
        }
    }
}

#[test]
fn a_scenario_its_link_and_its_packed_link_say_the_same() {
    for fragment in kept() {
        let text = link::decode(&fragment).expect("it opens");
        let scenario = parse(&text, &registry().known()).expect("it parses");
        for again in [link::encode(&text), link::encode_packed(&text)] {
            let decoded = link::decode(&again).expect("what was encoded can be decoded");
            assert_eq!(parse(&decoded, &registry().known()).expect("it parses"), scenario);
        }
        let printed = scenario.to_string();
        assert_eq!(parse(&printed, &registry().known()).expect("what is printed parses"), scenario);
    }
}
