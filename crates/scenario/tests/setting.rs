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
fn what_cannot_be_is_refused_in_the_words_of_the_parser() {
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
