//! The language, sentence by sentence, and that its book keeps up with it.

mod toy;

use protocol::{AGREEMENT, EXACTLY_ONCE, LINEARIZABILITY, TERMINATION, Time};
use scenario::words::{CLAIMS, NEMESIS, SETTINGS, STATEMENTS, actions};
use scenario::{Action, Claim, ClaimedFact, Moment, Statement};
use toy::{PROTOCOLS, read, wrong_with};

const BOOK: &str = include_str!("../../../docs/language.md");

/// A script that says everything in the canonical form, so that printing gives it back.
const EVERYTHING: &str = "\
toy,game nodes=7 seed=42 disk=1..2ms delay=10ms loss=0.01 dup=0.000001 order=fifo clients=2 \
think=500..2000ms rate=10 keys=5 retry=1s nemesis=crash,lag suspend=own-term,one-vote prevote=on \
batch=1 heartbeat=20ms election=1.5..2s window=9
given 1 term=8 log=1,1,4
0s put x 1
0.8s c2 get x lease at 3
cas x 1 2
append x ,b
sync
get Ünï local
1.2s crash 2
crash 2,3 kept
crash 4 lost
1.2s~3 restart 2
pause 1
resume 1
wipe 2,3
clock 2 1.05
lie 4 equivocate to=3
lie 5 twins
lie 5 twins a=1,2,c1 b=3,4
lie 1 withhold to=2,c1 kinds=vote,reply first=2 share=0.25
lie 1 delay to=3 by=80..90ms
lie 1 replay draw=2
lie 1 duplicate
lie 1 impersonate as=3
lie 1 honest
lie c1 equivocate to=2
lie c1 honest
2s split 1,2,c1/3,4,5
cut 1to2
cut c1-2
heal
heal 1-2
lag 1-2 80..90ms
lag 1to2 10.001..10.003ms
loss 1-2 0.3
drop append 1to3
copy vote.2 2to1
delay prepare 1to3 50ms
disk 2 5..9ms
disk 2 lying
disk 2 honest
disk 2 corrupt
disk 2 full
disk 2 fail
disk 2 fail 50ms
disk 2 works
damage 2 slot 3
damage 2 tail
late vote.2 2to1 300ms
dead 1-2 3s
pause c1
resume c1
crash c1
restart c1
deliver vote.2 2to1
fire 1 election
write 1
write 1 3
settle
settle 1,2
admin add 4
admin add 4 at 1
again
c2 again at 1
admin compact
note The minority; it still + believes: 100% in its -- leader.
3s expect leader 3 by 4s
expect leader none
expect value x 1
expect decided 3 A
expect holds linearizability
expect violated election-safety
expect assumption agreement
expect answered
expect fingerprint 00000000deadbeef
end 5s
";

#[test]
fn a_script_in_canonical_form_is_printed_as_it_was_read() {
    let printed = read(EVERYTHING).to_string();
    assert_eq!(printed, EVERYTHING.replace("\n0.8s", "\n800ms"));
    assert_eq!(read(&printed), read(EVERYTHING));
}

#[test]
fn defaults_may_be_left_out() {
    let said = "toy nodes=5 seed=1 by=time disk=instant delay=10..15ms loss=0 dup=0 order=any \
                clients=0 think=50..150ms rate=0 keys=3 retry=500ms batch=64 election=150..300ms";
    assert_eq!(read(said), read("toy"));
    assert_eq!(read(said).to_string(), "toy\n");
}

#[test]
fn comments_and_blank_lines_say_nothing() {
    let said = "-- first\n\ntoy -- \n";
    assert_ne!(wrong_with(said), "nothing", "a comment has a line of its own");
    assert_eq!(read("-- first\n\n\ttoy  nodes=3\r\n  -- then\r\n\n").to_string(), "toy nodes=3\n");
}

#[test]
fn a_path_may_be_drawn_as_an_arrow() {
    assert_eq!(read("toy\ncut 1>2\ndrop vote 1>2"), read("toy\ncut 1to2\ndrop vote 1to2"));
}

#[test]
fn a_claim_may_have_a_moment_from_which_it_counts() {
    let scenario = read("toy\n1s heal\n2s~1 expect leader 1 by 3s");
    let claim =
        Claim { fact: ClaimedFact::Leader(Some(protocol::NodeId(1))), by: Some(Time::seconds(3)) };
    let moment = Moment { time: Time::seconds(2), after: Some(1) };
    assert_eq!(scenario.timeline()[1].0, moment);
    assert_eq!(scenario.lines[1].what, Statement::Claim(claim));
}

#[test]
fn an_end_without_a_time_is_that_of_the_line_above() {
    assert_eq!(read("toy\n3s heal\nend").end, Some(Time::seconds(3)));
    assert_eq!(read("toy\n3s heal").ends(), Time::minutes(10));
    assert_eq!(read("toy by=hand\nheal\nend").end, None);
}

#[test]
fn all_kinds_of_fault_are_spelt_out() {
    let all = "crash,pause,split,cut,loss,lag";
    assert_eq!(read("toy nemesis=all").to_string(), format!("toy nemesis={all}\n"));
    assert_eq!(read("toy nemesis=lies").world.nemesis, ["lies"]);
}

#[test]
fn the_properties_asked_of_everyone_can_be_claimed() {
    let scenario = read(
        "toy\nexpect holds agreement\nexpect holds exactly-once\nexpect holds \
                         termination\nexpect holds linearizability",
    );
    let facts = [&AGREEMENT, &EXACTLY_ONCE, &TERMINATION, &LINEARIZABILITY].map(ClaimedFact::Holds);
    for (line, fact) in scenario.lines.iter().zip(facts) {
        assert_eq!(line.what, Statement::Claim(Claim { fact, by: None }));
    }
}

#[test]
fn every_word_that_begins_a_line_is_read_and_none_is_forgotten() {
    for word in actions().iter().chain(STATEMENTS) {
        assert!(!wrong_with(&format!("toy\n{word}")).contains("misspelt"), "{word}");
    }
    for word in STATEMENTS {
        let shown = |line: &str| line.split(' ').any(|other| other == *word);
        assert!(EVERYTHING.lines().any(shown), "{word} is shown");
    }
    for name in SETTINGS.iter().map(|info| info.name) {
        assert!(!wrong_with(&format!("toy {name}=?")).contains("a setting"), "{name}");
    }
    for fact in CLAIMS.iter().map(|info| info.word) {
        assert!(!wrong_with(&format!("toy\nexpect {fact}")).contains("misspelt"), "{fact}");
    }
}

#[test]
fn no_option_clashes_with_a_setting() {
    for option in PROTOCOLS.iter().flat_map(|info| info.options) {
        assert!(!SETTINGS.iter().any(|info| info.name == option.name), "{}", option.name);
    }
}

#[test]
fn the_book_names_every_word() {
    let spelt = |word: &str| BOOK.contains(&format!("`{word}"));
    let words = [&actions(), STATEMENTS, NEMESIS].concat();
    for word in words {
        assert!(spelt(word), "docs/language.md does not mention `{word}`");
    }
    for property in scenario::words::PROPERTIES {
        assert!(spelt(property.id), "docs/language.md does not mention `{}`", property.id);
    }
    for limit in ["25", "16", "10,000", "256 KB", "ten", "64", "1,000"] {
        assert!(BOOK.contains(limit), "docs/language.md does not name the limit {limit}");
    }
}

#[test]
fn the_examples_of_the_book_are_scripts() {
    let blocks: Vec<_> = BOOK.split("```synod\n").skip(1).collect();
    assert!(blocks.len() >= 3);
    for block in blocks {
        let script = block.split("```").next().unwrap_or_default();
        let known = script.replacen("raft", "toy", 1);
        assert_eq!(wrong_with(&known), "nothing", "\n{script}");
    }
}

#[test]
fn a_note_keeps_its_words() {
    let scenario = read("toy\nnote   a  b -- c  ");
    assert_eq!(scenario.lines[0].what, Statement::Action(Action::Note("a  b -- c".to_string())));
}
