//! One setting of the head at a time.

mod toy;

use toy::read as scenario;

#[test]
fn every_setting_can_be_read_whether_or_not_it_is_said() {
    let scenario = scenario("toy seed=7 disk=1..4ms batch=9");
    let read = |name| scenario.setting(name).expect("a setting");
    assert_eq!([read("nodes"), read("seed"), read("disk")], ["5", "7", "1..4ms"]);
    assert_eq!([read("delay"), read("nemesis"), read("batch")], ["10..15ms", "", "9"]);
    assert_eq!(scenario.setting("colour"), None);
}

#[test]
fn a_setting_is_said_changed_and_taken_back() {
    let first = scenario("toy seed=7\n1s crash 2\nend 3s");
    let second = first.with_setting("nemesis", "crash,split").expect("a setting");
    assert_eq!(second.to_string(), "toy seed=7 nemesis=crash,split\n1s crash 2\nend 3s\n");
    assert_eq!(second.with_setting("nemesis", "").expect("a setting"), first);
    assert_eq!(
        second.with_setting("batch", "8").expect("an option").head(),
        "toy seed=7 nemesis=crash,split batch=8"
    );
}

#[test]
fn impossible_input_is_refused_in_the_words_of_the_parser() {
    let first = scenario("toy");
    let refused = |name, value| first.with_setting(name, value).expect_err("refused").expected;
    assert_eq!(refused("nodes", "26"), "a number of nodes from 1 to 25");
    assert_eq!(refused("delay", "soon"), "a range of time such as 10..15ms");
    assert_eq!(refused("loss", "2"), "a number from 0 to 1");
}

#[test]
fn lines_that_have_no_place_are_left_out() {
    let first = scenario("toy nodes=5\n1s crash 5\n2s crash 1\nend 3s");
    let smaller = first.with_setting("nodes", "3").expect("a setting");
    assert_eq!(smaller.to_string(), "toy nodes=3\n2s crash 1\nend 3s\n");
    let by_hand = first.with_setting("by", "hand").expect("a setting");
    assert_eq!(by_hand.to_string(), "toy by=hand\n");
}

#[test]
fn another_protocol_keeps_the_world_and_says_what_it_does_not_know() {
    let first = scenario(
        "toy nodes=3 seed=7 prevote=on batch=9\ngiven 1 term=3\n1s crash 2\n2s drop vote 1to2\nend 3s",
    );
    let (second, lost) = first.with_protocol(&toy::GAME);
    assert_eq!(second.to_string(), "game nodes=3 seed=7 batch=9\n1s crash 2\nend 3s\n");
    assert_eq!(lost, ["prevote=on", "given 1", "2s drop vote 1to2"]);
}

#[test]
fn statements_find_their_place() {
    let at = |seconds| scenario::Moment { time: protocol::Time::seconds(seconds), after: None };
    let said = |script: &str, line: &str| {
        let changed = scenario(script).with_statement(line, at(2));
        changed.map(|it| it.to_string().replace('\n', "; ")).map_err(|all| all[0].to_string())
    };
    let script = "toy\n1s crash 2\n3s restart 2\nend 4s";
    assert_eq!(
        said(script, "expect leader 3 by 4s").expect("a claim"),
        "toy; 1s crash 2; 2s expect leader 3 by 4s; 3s restart 2; end 4s; "
    );
    assert_eq!(
        said(script, "expect holds agreement").expect("a claim"),
        "toy; 1s crash 2; 3s restart 2; expect holds agreement; end 4s; "
    );
    assert_eq!(said(script, "end 9s").expect("an end"), "toy; 1s crash 2; 3s restart 2; end 9s; ");
    assert!(said(script, "end 2s").expect_err("too early").contains("3s or later"));
    assert!(said(script, "expect leader 3 by 1s").expect_err("too early").contains("2s or later"));
}

#[test]
fn a_disk_is_given_once_and_taken_back() {
    let at = scenario::Moment::default();
    let say = |scenario: &scenario::Scenario, line: &str| {
        scenario.with_statement(line, at).unwrap_or_else(|all| panic!("{}", all[0]))
    };
    let first = say(&scenario("toy\ngiven 3 term=1"), "given 2 term=8");
    assert_eq!(first.to_string(), "toy\ngiven 2 term=8\ngiven 3 term=1\n");
    let second = say(&first, "given 2 term=9 log=1,1");
    assert_eq!(second.to_string(), "toy\ngiven 2 term=9 log=1,1\ngiven 3 term=1\n");
    assert_eq!(say(&second, "given 2").to_string(), "toy\ngiven 3 term=1\n");
}

#[test]
fn an_end_is_set_and_removed_and_refused_where_it_cannot_be() {
    let first = scenario("toy\n1s crash 2");
    let end = |seconds| Some(protocol::Time::seconds(seconds));
    let ended = first.with_end(end(4)).expect("an end");
    assert_eq!(ended.to_string(), "toy\n1s crash 2\nend 4s\n");
    assert_eq!(ended.with_end(None).expect("none"), first);
    let early = first.with_end(Some(protocol::Time::millis(500))).expect_err("too early");
    assert!(early[0].to_string().contains("1s or later"), "{}", early[0]);
    assert!(scenario("toy by=hand").with_end(end(4)).is_err());
    assert!(first.with_end(end(100_000)).is_err(), "no run lasts so long");
}

#[test]
fn a_disk_is_read_and_written_as_fields() {
    let node = protocol::NodeId;
    let disk = |pairs: &[(&str, &str)]| pairs.iter().copied().collect::<protocol::Settings>();
    let first = scenario("toy\ngiven 3 term=1");
    assert_eq!(first.given_of(node(3)), disk(&[("term", "1")]));
    assert_eq!(first.given_of(node(2)), disk(&[]));
    let two = disk(&[("term", "8"), ("log", "1,1")]);
    assert_eq!(scenario::given_line(node(2), &two), "given 2 term=8 log=1,1");
    let second = first.with_given(node(2), two).expect("a disk");
    assert_eq!(second.to_string(), "toy\ngiven 2 term=8 log=1,1\ngiven 3 term=1\n");
    assert_eq!(second.with_given(node(2), disk(&[])).expect("none"), first);
    assert!(first.with_given(node(9), disk(&[("term", "1")])).is_err());
    assert!(first.with_given(node(1), disk(&[("term", "a b")])).is_err(), "one word is one value");
}
