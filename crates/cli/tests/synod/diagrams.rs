//! Parts of a run as diagrams.

use crate::{complained, said, same, scenario, status, synod};

#[test]
fn a_part_of_a_run_is_written_as_a_sequence_diagram() {
    for (name, from, until) in
        [("raft-leader-crash", "700ms", "1.1s"), ("paxos-value-adoption", "0s", "400ms")]
    {
        let file = scenario(&format!("{name}.scenario"));
        for (dialect, ending) in [("mermaid", "mmd"), ("plantuml", "puml")] {
            let file = file.to_string_lossy();
            let part = ["--from", from, "--until", until, "--sequence", dialect];
            let output = synod(&[&["render", &file][..], &part].concat(), "");
            assert_eq!(status(&output), 0, "{}", complained(&output));
            same(&format!("{name}.{ending}"), &said(&output));
        }
    }
}

#[test]
fn heartbeats_are_in_a_sequence_diagram_only_when_everything_is() {
    let script = "raft nodes=3 seed=7\nend 500ms\n";
    let few = said(&synod(&["render", "-", "--sequence", "mermaid"], script));
    let all = said(&synod(&["render", "-", "--sequence", "mermaid", "--all"], script));
    assert!(!few.contains("Heartbeat") && few.contains("leader t1"), "{few}");
    assert!(all.contains("S2->>S1: Heartbeat") || all.contains("->>S1: Heartbeat"), "{all}");
    assert!(all.lines().count() > few.lines().count());
}

#[test]
fn a_part_of_a_run_is_drawn_as_space_and_time() {
    let file = scenario("raft-leader-crash.scenario");
    let file = file.to_string_lossy();
    let part = ["--from", "700ms", "--until", "1.1s"];
    let output = synod(&[&["render", &file, "--spacetime"][..], &part].concat(), "");
    let svg = said(&output);
    assert!(svg.contains("<title>Raft from 700ms to 1.1s</title>"), "{svg}");
    assert!(svg.contains(">crash 2</text>") && svg.contains(">leader t2</text>"), "{svg}");
    let turned = ["--from", "1s", "--until", "500ms"];
    assert_eq!(status(&synod(&[&["render", &file, "--spacetime"][..], &turned].concat(), "")), 2);
    assert_eq!(status(&synod(&["render", &file], "")), 2);
    assert_eq!(status(&synod(&["render", &file, "--spacetime", "--at", "1s"], "")), 2);
}
