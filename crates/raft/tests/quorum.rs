//! Majorities and changes of members as pure functions, in the tables of etcd's `quorum` and
//! `confchange` packages.

use protocol::{NodeId, Slot};
use raft::{Count, Membership, Step};

/// Voters, outgoing voters, how far each node has come, and what is committed.
type Row = (&'static [u32], &'static [u32], &'static [u64], u64);

fn list(nodes: &[u32]) -> Vec<NodeId> {
    nodes.iter().copied().map(NodeId).collect()
}

fn joint(voters: &[u32], outgoing: &[u32]) -> Membership {
    Membership { voters: list(voters), outgoing: list(outgoing), ..Membership::default() }
}

/// The committed index; `at` is how far node 1, 2, 3 … has come, 0 where that is unknown.
fn committed(voters: &[u32], outgoing: &[u32], at: &[u64]) -> u64 {
    joint(voters, outgoing)
        .reached(|node| Slot(at.get(node.index()).copied().unwrap_or_default()))
        .0
}

#[test]
fn majority_commit() {
    const EVER: u64 = u64::MAX;
    let rows: [(&[u32], &[u64], u64); 15] = [
        (&[], &[], EVER),
        (&[1], &[0], 0),
        (&[1], &[12], 12),
        (&[1, 2], &[0, 0], 0),
        (&[1, 2], &[12, 0], 0),
        (&[1, 2], &[12, 5], 5),
        (&[1, 2, 3], &[0, 0, 0], 0),
        (&[1, 2, 3], &[12, 0, 0], 0),
        (&[1, 2, 3], &[12, 5, 0], 5),
        (&[1, 2, 3], &[12, 5, 6], 6),
        (&[1, 2, 3], &[100, 101, 103], 101),
        (&[1, 2, 3, 4], &[0, 104, 102, 103], 102),
        (&[1, 2, 3, 4], &[101, 104, 103, 103], 103),
        (&[1, 2, 3, 4, 5], &[0, 102, 103, 103, 0], 102),
        (&[1, 2, 3, 4, 5], &[101, 104, 103, 103, 101], 103),
    ];
    for (voters, at, wanted) in rows {
        assert_eq!(committed(voters, &[], at), wanted, "{voters:?} at {at:?}");
    }
}

#[test]
fn joint_commit() {
    let rows: [Row; 9] = [
        (&[1, 2, 3], &[], &[100, 101, 99], 100),
        (&[1], &[2], &[13, 100], 13),
        (&[1], &[2, 3], &[13, 100, 12], 12),
        (&[1, 2], &[3, 4], &[13, 100, 103, 104], 13),
        (&[1, 2, 3], &[1, 2, 3], &[100, 101, 99], 100),
        (&[1, 2, 3], &[4, 5, 6], &[100, 101, 99, 0, 0, 0], 0),
        (&[1, 2, 3], &[4, 5, 6], &[100, 101, 99, 7, 8, 9], 8),
        (&[1, 2, 3], &[3, 4, 5], &[100, 101, 99, 7, 8], 8),
        (&[1, 2, 3, 4, 5], &[1, 2, 3], &[50, 50, 50, 0, 0], 50),
    ];
    for (voters, outgoing, at, wanted) in rows {
        assert_eq!(committed(voters, outgoing, at), wanted, "{voters:?} {outgoing:?} at {at:?}");
        assert_eq!(committed(outgoing, voters, at).min(u64::MAX - 1), wanted, "the other way");
    }
}

/// `y` says yes, `n` says no, `_` says nothing, each for node 1, 2, 3 …
fn vote(voters: &[u32], outgoing: &[u32], said: &str) -> Count {
    joint(voters, outgoing).count(|node| match said.as_bytes().get(node.index()) {
        Some(b'y') => Some(true),
        Some(b'n') => Some(false),
        _ => None,
    })
}

#[test]
fn majority_vote() {
    let rows: [(&[u32], &str, Count); 16] = [
        (&[], "", Count::Won),
        (&[1], "_", Count::Pending),
        (&[1], "n", Count::Lost),
        (&[1], "y", Count::Won),
        (&[1, 2], "__", Count::Pending),
        (&[1, 2], "n_", Count::Lost),
        (&[1, 2], "y_", Count::Pending),
        (&[1, 2], "yn", Count::Lost),
        (&[1, 2], "yy", Count::Won),
        (&[1, 2, 3], "y__", Count::Pending),
        (&[1, 2, 3], "yn_", Count::Pending),
        (&[1, 2, 3], "nn_", Count::Lost),
        (&[1, 2, 3], "yy_", Count::Won),
        (&[1, 2, 3, 4, 5, 6, 7], "yynny__", Count::Pending),
        (&[1, 2, 3, 4, 5, 6, 7], "yynnyy_", Count::Won),
        (&[1, 2, 3, 4, 5, 6, 7], "nnnny__", Count::Lost),
    ];
    for (voters, said, wanted) in rows {
        assert_eq!(vote(voters, &[], said), wanted, "{voters:?} {said}");
    }
}

#[test]
fn joint_vote() {
    let rows: [(&[u32], &[u32], &str, Count); 8] = [
        (&[1], &[2], "__", Count::Pending),
        (&[1], &[2], "n_", Count::Lost),
        (&[1], &[2], "y_", Count::Pending),
        (&[1], &[2], "yy", Count::Won),
        (&[1, 2], &[3, 4], "yyy_", Count::Pending),
        (&[1, 2], &[3, 4], "yyyn", Count::Lost),
        (&[1, 2, 3], &[3, 4, 5], "yy___", Count::Pending),
        (&[1, 2, 3], &[3, 4, 5], "y_yy_", Count::Won),
    ];
    for (voters, outgoing, said, wanted) in rows {
        assert_eq!(vote(voters, outgoing, said), wanted, "{voters:?} {outgoing:?} {said}");
        assert_eq!(vote(outgoing, voters, said), wanted, "the other way");
    }
}

/// `v1 l2 r3`: a voter, a learner, removed.
fn steps(ops: &str) -> Vec<Step> {
    let step = |op: &str| {
        let node = NodeId(op[1..].parse().expect("a number"));
        match &op[..1] {
            "v" => Step::Voter(node),
            "l" => Step::Learner(node),
            _ => Step::Remove(node),
        }
    };
    ops.split_whitespace().map(step).collect()
}

/// Runs `simple`, `enter` and `leave` one after another, and tells what each came to.
fn story(lines: &[(&str, &str)]) {
    let mut members = Membership::of(list(&[1]));
    for (line, wanted) in lines {
        let (command, ops) = line.split_once(' ').unwrap_or((line, ""));
        let new = match command {
            "simple" => members.changed(&steps(ops)),
            "enter" => members.entered(&steps(ops)),
            _ => members.left(),
        };
        match new {
            Ok(new) => {
                assert_eq!(new.to_string(), *wanted, "{line}");
                members = new;
            }
            Err(rule) => assert_eq!(rule.id, *wanted, "{line}"),
        }
    }
}

#[test]
fn simple_changes() {
    story(&[
        ("simple l2", "S1 learners S2"),
        ("simple v2", "S1,S2"),
        ("simple v3 v4", "single-change"),
        ("simple v3 r1", "single-change"),
        ("simple v3 l4 l5", "S1,S2,S3 learners S4,S5"),
        ("simple l3", "S1,S2 learners S3,S4,S5"),
        ("simple r3 r4 r5", "S1,S2"),
        ("simple r1", "S2"),
        ("simple r2", "keep-a-voter"),
        ("leave", "joint-once"),
    ]);
}

#[test]
fn joint_changes_with_learners_next() {
    story(&[
        ("enter v2 v3", "S1,S2,S3 from S1"),
        ("simple v4", "joint-once"),
        ("enter v4", "joint-once"),
        ("leave", "S1,S2,S3"),
        ("enter l1 l4", "S2,S3 from S1,S2,S3 learners S4 later learners S1"),
        ("leave", "S2,S3 learners S1,S4"),
        ("enter v1 r2 r3", "S1 from S2,S3 learners S4"),
        ("leave", "S1 learners S4"),
        ("enter r1", "keep-a-voter"),
        ("enter", "S1 from S1 learners S4"),
        ("leave", "S1 learners S4"),
    ]);
}

#[test]
fn steps_lead_from_any_configuration_to_any_other() {
    let from = Membership::of(list(&[1, 2, 3]));
    let steps = from.steps_to(&list(&[3, 4, 5]), &list(&[1]));
    let joint = from.entered(&steps).expect("it may be entered");
    assert_eq!(joint.to_string(), "S3,S4,S5 from S1,S2,S3 later learners S1");
    assert_eq!(joint.left().expect("it is joint").to_string(), "S3,S4,S5 learners S1");
}
