//! What people give where a script, a protocol or a range is wanted.

use crate::{complained, folder, path, said, status, synod};

const SCRIPT: &str =
    "raft nodes=3 seed=7\n2s crash 2\n2.5s expect unanswered by 2.9s\n3s put x 1\nend 4s\n";

/// What `run` says of a script in some form.
fn run(input: &str) -> (i32, String, String) {
    let output = synod(&["run", "-"], input);
    (status(&output), said(&output), complained(&output))
}

#[test]
fn a_link_a_fragment_a_block_and_a_trace_are_played_like_their_script() {
    let script = "raft nodes=3 seed=7\n1s crash 2\nend 2s\n";
    let (ended, played, _) = run(script);
    assert_eq!(ended, 0, "{played}");
    let link = said(&synod(&["link", "-"], script));
    let link = link.trim();
    let trace = said(&synod(&["trace", "-"], script));
    let long = format!("https://synod.example/{link}");
    let page = format!("# A crash\n\nRead:\n\n```synod\n{script}```\n\nSo.\n");
    for form in [link, &link[1..], &long, &format!("{long}."), &format!("<{long}>"), &page, &trace]
    {
        assert_eq!(run(form).1, played, "{form}");
    }
    // The name of the file may be the link.
    assert_eq!(said(&synod(&["run", &long], "")), played);
    assert_eq!(said(&synod(&["link", "--decode", &format!("({long}).")], "")), script);
    assert_eq!(said(&synod(&["fmt", "-"], &page)), script);
}

#[test]
fn a_source_without_a_script_names_the_valid_kinds() {
    let events = said(&synod(&["run", "--trace", "-"], "raft nodes=3\nend 300ms\n"));
    let (ended, _, complaint) = run(&events);
    assert_eq!(ended, 2);
    assert!(complaint.contains("`synod trace` writes one that does"), "{complaint}");
    let (ended, _, complaint) = run("```\nraft\n```\n\n```\nzab\n```\n");
    assert!(ended == 2 && complaint.contains("2 blocks of code"), "{complaint}");

    let folder = folder("odd");
    let file = path(&folder, "link.scenario");
    std::fs::write(&file, "https://synod.example/#raft;end+1s\n").expect("it can be written");
    let output = synod(&["fmt", &file], "");
    assert!(status(&output) == 2 && complained(&output).contains("synod link --decode 'https"));
    assert!(
        std::fs::read_to_string(&file).expect("a file").starts_with("https"),
        "it is left alone"
    );
    let output = synod(&["check", &file], "");
    assert!(status(&output) == 2 && complained(&output).contains("`synod run` plays a scenario"));
    std::fs::remove_dir_all(&folder).expect("it goes");

    let trace = said(&synod(&["trace", "-"], "raft nodes=3\nend 300ms\n"));
    let output = synod(&["check-history", "-"], &trace);
    assert!(status(&output) == 2 && complained(&output).contains("`synod trace --check"));
}

#[test]
fn a_system_is_answered_with_its_protocol() {
    for (word, near) in [
        ("zookeeper", "zab"),
        ("etcd", "raft"),
        ("Consul", "raft"),
        ("nomad", "raft"),
        ("cockroachdb", "raft"),
        ("tikv", "raft"),
        ("chubby", "multipaxos"),
        ("spanner", "multipaxos"),
        ("megastore", "multipaxos"),
        ("multi-paxos", "multipaxos"),
        ("cassandra", "paxos"),
    ] {
        let near = format!("did you mean \"{near}\"?");
        let complaint = run(&format!("{word} nodes=3\n")).2;
        assert!(
            complaint.contains("expected a protocol: raft, paxos, multipaxos, zab or pbft"),
            "{complaint}"
        );
        assert!(complaint.contains(&near), "{complaint}");
    }
    for word in ["tendermint", "hotstuff", "viewstamped", "vr", "epaxos"] {
        let complaint = run(word).2;
        assert!(complaint.contains(&format!("\"{word}\" is not here yet")), "{complaint}");
    }
    let output = synod(&["check", "etcd"], "");
    assert!(complained(&output).contains("did you mean `raft`?"), "{}", complained(&output));
}

#[test]
fn foreign_text_gets_five_mistakes_and_how_many_more_there_are() {
    let poem = "Roses are red,\nviolets are blue,\n".repeat(110);
    let (ended, _, complaint) = run(&poem);
    assert_eq!((ended, complaint.lines().count()), (2, 6), "{complaint}");
    assert!(complaint.ends_with("-: and 215 more\n"), "{complaint}");
    let output = synod(&["fmt", "-"], &poem);
    assert_eq!(complained(&output).lines().count(), 6);
}

#[test]
fn a_range_without_a_seed_is_refused() {
    for (range, remedy) in
        [("10..0", "0..10 would"), ("0..0", "0..1 would"), ("7..7", "7..8 would")]
    {
        let output = synod(&["check", "raft", "--seeds", range], "");
        assert_eq!(status(&output), 2);
        let complaint = complained(&output);
        assert!(complaint.contains(&format!("`{range}` holds no seed")), "{complaint}");
        assert!(complaint.contains(remedy), "{complaint}");
    }
}

#[test]
fn several_protocols_are_not_played_as_one() {
    let (ended, _, complaint) = run("-- two\nraft,multipaxos nodes=3\nend 1s\n");
    assert_eq!(ended, 2);
    let said = "-: line 2, column 6: \"multipaxos\" cannot stand here; expected one protocol, for \
                several side by side are not here yet";
    assert!(complaint.starts_with(said) && complaint.contains("synod compare"), "{complaint}");
}

#[test]
fn settings_that_mean_nothing_are_named() {
    let noted = |head: &str| {
        run(&format!("{head}\nend{}\n", if head.contains("hand") { "" } else { " 1s" })).2
    };
    assert_eq!(
        noted("raft by=hand delay=1..2ms clients=1"),
        "note: delay=1..2ms, clients=1 mean nothing by hand, where the script alone makes things happen\n"
    );
    assert!(noted("raft rate=5").contains("rate=5 means nothing without busy clients"));
    assert!(
        noted("raft clients=1 rate=5 think=1..2ms")
            .contains("think=1..2ms means nothing beside a rate")
    );
    for head in ["raft by=hand order=fifo seed=3", "raft clients=2 rate=5 keys=1", "raft delay=1ms"]
    {
        assert_eq!(noted(head), "", "{head}");
    }
}

#[test]
fn a_request_that_stays_open_can_be_claimed() {
    let (_, played, _) = run(SCRIPT);
    assert!(played.contains("BROKEN   expect unanswered by 2.9s"), "{played}");
    let script = "raft nodes=3 seed=7\n2s crash 2,3\n3s put x 1\nexpect unanswered\nend 4s\n";
    assert!(run(script).1.contains("kept     expect unanswered"), "{}", run(script).1);
    let script =
        "raft nodes=3 seed=7\n3s put x 1\nexpect unanswered by 3.1s\nexpect unanswered\nend 4s\n";
    let (ended, played, _) = run(script);
    assert!(ended == 1 && played.contains("kept     expect unanswered by 3.1s"), "{played}");
    assert!(played.contains("BROKEN   expect unanswered\n"), "{played}");
}

#[test]
fn a_width_without_room_is_refused() {
    let script = "raft nodes=3\nend 1s\n";
    let output = synod(&["render", "-", "--spacetime", "--width", "100"], script);
    assert!(status(&output) == 2 && complained(&output).contains("at least 320"));
    assert_eq!(status(&synod(&["render", "-", "--at", "1s", "--width", "100"], script)), 0);
    let output = synod(&["check-history", "-", "--svg", "x", "--width", "100"], "");
    assert!(status(&output) == 2 && complained(&output).contains("320"), "{}", complained(&output));
}
