//! Nobody is excused by what cannot be the reason: blame names who broke what, and only that counts.

use cores::registry;
use playground::Session;
use playground::report::{VerdictReport, VerdictStatus};

/// What became of a property.
fn verdict(script: &str, property: &str) -> VerdictReport {
    let mut session =
        Session::open(registry(), script).unwrap_or_else(|found| panic!("{script}: {found:?}"));
    while session.step() {
        assert_eq!(session.missed(), None, "{script}: {}", session.last_trace());
    }
    let mut verdicts = session.verdicts().into_iter();
    verdicts.find(|verdict| verdict.property == property).expect("a property of the protocol")
}

/// A stale read under a lease: S2 leads, is cut off with its client, and reads what is old. These
/// lines are done before.
fn stale_read(suspend: &str, before: &str) -> VerdictReport {
    let script = format!(
        "raft nodes=3 seed=7 delay=10ms lease-reads=on{suspend}\n{before}600ms put x old\n\
         1s split 2,c1/1,3,c2\n1.6s c2 put x new at 3\n1.9s get x lease at 2\nend 2s\n"
    );
    verdict(&script, "linearizability")
}

#[test]
fn a_clock_within_the_bound_or_that_does_not_matter_excuses_nothing() {
    for clock in [
        "",
        "100ms clock 1 1.01\n110ms clock 1 1\n",
        "100ms clock 2 0.95\n",
        "300ms clock 2 0.1\n310ms clock 2 1\n",
    ] {
        let VerdictReport { state, assumption, .. } = stale_read(" suspend=lease", clock);
        assert_eq!(state, VerdictStatus::Violated, "{clock}{assumption:?}");
    }
}

#[test]
fn the_leaders_clock_is_to_blame_for_a_lease_that_outlives_the_others() {
    let script = "raft nodes=3 seed=7 lease-reads=on\n600ms put x old\n1s clock 2 0.1\n\
         split 2,c1/1,3,c2\n1.25s c2 put x new at 3\n1.5s get x lease at 2\n2s clock 2 1\nend 3s\n";
    let VerdictReport { state, assumption, .. } = verdict(script, "linearizability");
    assert_eq!(state, VerdictStatus::Assumption);
    let says = assumption.expect("it is named");
    assert!(says.contains("the clock of S2 ran at 0.1 from 1s on"), "{says}");
    assert!(says.contains("election of S3 (150ms) ran out while"), "{says}");
}

/// S1 leads and holds a lease, the others elect S2 and write, S1 reads.
fn by_hand(head: &str, between: &str) -> VerdictReport {
    let script = format!(
        "raft nodes=3 by=hand lease-reads=on{head}\nfire 1 silence\nfire 2 silence\n\
         fire 3 silence\nfire 1 election\nsettle\nput x a at 1\nsettle\nfire 1 heartbeat\nsettle\n\
         {between}fire 2 silence\nfire 3 silence\nfire 2 election\nwrite 2\ndeliver vote 2to3\n\
         write 3\ndeliver granted 3to2\nsettle 2,3\nc2 put x b at 2\nsettle 2,3\n\
         c3 get x lease at 1\nend\n"
    );
    verdict(&script, "linearizability")
}

#[test]
fn by_hand_timers_in_an_order_that_no_clock_allows_are_named() {
    let VerdictReport { state, assumption, broken, .. } = by_hand("", "");
    assert_eq!(state, VerdictStatus::Assumption);
    let says = assumption.expect("they are named");
    let order = "by hand, election of S2 (150ms) ran out while next-lease of S1 (135ms)";
    assert!(says.contains(order), "{says}");
    assert!(broken.is_some());
}

#[test]
fn by_hand_a_lease_that_ran_out_in_time_excuses_nothing() {
    // The lease is over, and without its rule it counts all the same.
    let VerdictReport { state, assumption, .. } = by_hand(" suspend=lease", "fire 1 next-lease\n");
    assert_eq!(state, VerdictStatus::Violated, "{assumption:?}");
}

/// S1 counts a minority for a majority; it is lost when the others elect S3. These lines are done
/// before S3 stands for election, and these after it has done so.
fn minority(before: &str) -> VerdictReport {
    let script = format!(
        "raft by=hand suspend=commit-majority\nfire 1 election\nwrite 1\ndeliver vote 1to2\n\
         write 2\ndeliver granted 2to1\ndeliver vote 1to3\nwrite 3\ndeliver granted 3to1\nwrite 1\n\
         deliver append 1to2\nwrite 2\ndeliver append-ok 2to1\n{before}fire 3 election\nwrite 3\n\
         deliver vote 3to4\nwrite 4\ndeliver granted 4to3\ndeliver vote 3to5\nwrite 5\n\
         deliver granted 5to3\nwrite 3\nend\n"
    );
    verdict(&script, "leader-completeness")
}

#[test]
fn a_disk_that_lost_nothing_or_is_not_used_excuses_nothing() {
    for disk in ["", "disk 3 lying\n", "crash 1\nwipe 1\n", "crash 2\nwipe 2\nrestart 2\n"] {
        let VerdictReport { state, assumption, .. } = minority(disk);
        assert_eq!(state, VerdictStatus::Violated, "{disk}{assumption:?}");
    }
}

#[test]
fn a_wiped_node_whose_word_counted_is_named() {
    let VerdictReport { state, assumption, .. } = minority(
        "crash 3\nwipe 3\nrestart 3\nfire 3 election\nwrite 3\ndrop vote 3to4\ndrop vote 3to5\n",
    );
    assert_eq!(state, VerdictStatus::Assumption);
    let says = assumption.expect("it is named");
    assert!(says.contains("the disk of S3 was wiped in event"), "{says}");
}

#[test]
fn as_many_lost_disks_as_may_be_excuse_nothing_where_nodes_may_be_faulty() {
    // One of four may be faulty. Clients believe a single liar.
    let script = |disks: &str| {
        format!(
            "pbft nodes=4 by=hand suspend=equal-replies\nlie 1 lying-reply\nput x A at 1\nsettle\n\
             {disks}get x\nsettle\nend\n"
        )
    };
    let one = verdict(&script(""), "linearizability");
    assert_eq!(one.state, VerdictStatus::Violated, "{:?}", one.assumption);
    let two = verdict(&script("crash 3\nwipe 3\nrestart 3\n"), "linearizability");
    assert_eq!(two.state, VerdictStatus::Assumption);
}
