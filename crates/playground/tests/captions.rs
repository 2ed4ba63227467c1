//! A small run for every row of the table of captions, and what is said of one event in it.

use cores::registry;
use playground::Session;

/// Plays the script and asks that the caption with this headline goes on like this.
fn says(script: &str, headline: &str, detail: &str) {
    let mut session =
        Session::open(registry(), script).unwrap_or_else(|mistakes| panic!("{}", mistakes[0]));
    let mut told = Vec::new();
    while session.step() {
        assert_eq!(session.missed(), None, "{}", session.last_trace());
        told.push(session.caption(false));
    }
    let found = told.iter().filter(|caption| caption.headline == headline);
    let found: Vec<&str> = found.map(|caption| caption.detail.as_str()).collect();
    let all: Vec<_> = told.iter().map(|told| (&told.headline, &told.detail)).collect();
    assert!(found.contains(&detail), "{headline} {detail} is not in {all:#?}");
}

/// `row: script => headline, detail;`
macro_rules! rows {
    ($($row:ident: $script:expr => $headline:literal, $detail:literal;)*) => {$(
        #[test]
        fn $row() {
            says($script, $headline, $detail);
        }
    )*};
}

/// S1 leads term 1 of Raft, and has decided slot 1.
fn led(then: &str) -> String {
    format!("raft nodes=3 by=hand\nfire 1 election\nsettle\n{then}end\n")
}

/// S1 leads ballot 1.1 of Multi-Paxos.
fn leads_a_ballot(then: &str) -> String {
    format!("multipaxos nodes=3 by=hand\nfire 1 election\nsettle\n{then}end\n")
}

/// S2 and S3 hold what S1 does not, and S2 leads term 3.
const OTHER_LOG: &str = "raft nodes=3 by=hand
given 1 term=1 log=1,1
given 2 term=2 log=2,2
given 3 term=2 log=2,2
fire 2 election
write 2
deliver vote 2to3
write 3
deliver granted 3to2
write 2
deliver append 2to1
write 1
deliver append-no 1to2
deliver append 2to1
write 1
end
";

/// S1 and S2 propose to S3, which has promised S2 the higher ballot.
const TWO_PROPOSERS: &str = "paxos nodes=3 by=hand
put x a at 1
c2 put x b at 2
write 1
write 2
deliver prepare 2to3
write 3
deliver prepare 1to3
deliver promise 3to2
write 2
deliver accept 2to3
write 3
deliver nack 3to1
settle
end
";

/// S1 and S3 vote for themselves, S2 for S1, whose log is as long as its own.
const TWO_CANDIDATES: &str = "raft nodes=3 by=hand
given 1 term=2 log=1,1
given 2 term=2 log=1,1
given 3 term=2 log=1
fire 1 election
write 1
fire 3 election
write 3
deliver vote 1to2
write 2
deliver vote 3to2
deliver vote 3to1
fire 2 election
write 2
fire 3 election
write 3
fire 3 election
write 3
deliver vote.2 3to2
write 2
deliver vote 3to2
end
";

/// S2 and S3 are led by S1, and S3 asks for pre-votes all the same.
const PRE_VOTES: &str = "raft nodes=3 by=hand prevote=on
fire 1 election
deliver pre-vote 1to2
deliver pre-granted 2to1
write 1
deliver vote 1to2
write 2
deliver granted 2to1
write 1
deliver append 1to2
write 2
deliver append 1to3
write 3
write 3
fire 3 election
deliver pre-vote 3to2
deliver pre-vote 3to1
end
";

/// S1 holds what S3, whose history is the newest, has never had.
const TOO_LONG: &str = "zab nodes=3 by=hand
given 1 accepted=2 current=2 log=1.1,1.2,1.3
given 2 accepted=3 current=3 log=1.1
given 3 accepted=3 current=3 log=1.1
settle
fire 1 finalize
fire 2 finalize
fire 3 finalize
settle
end
";

/// S1, the primary, is heard no more while c1 asks.
const UNHEARD_PRIMARY: &str = "pbft nodes=4 seed=1
1s put x 1
1.5s cut 1to2
1.5s cut 1to3
1.5s cut 1to4
1.6s put x 2
end 3.2s
";

/// S2 leads ballot 2.2: it knows B of slot 2 alone, and S1 holds others around it.
const HOLES: &str = "multipaxos nodes=3 by=hand
given 1 accepted=1:1.1:A,2:1.1:B,3:1.1:C round=1
given 2 accepted=2:1.1:B
fire 2 election
write 2
deliver prepare 2to3
write 3
deliver promise 3to2
write 2
put x D at 2
write 2
drop accept 2to1
drop accept 2to1
fire 2 heartbeat
write 2
fire 2 heartbeat
settle
end
";

rows! {
    starts: "raft nodes=3 by=hand\ngiven 1 term=2 log=1,2\ncrash 1\nrestart 1\nend\n" =>
        "S1 restarts as a follower.", "Its disk holds term 2 and the slots up to 2.";
    starts_and_leads: "pbft nodes=4 by=hand\ncrash 1\nrestart 1\nend\n" =>
        "S1 restarts as a primary; it leads view 1.", "";
    starts_without_what_it_had_not_written: &led("put x 1 at 1\ncrash 1\nrestart 1\n") =>
        "S1 restarts as a follower, without slot 2.",
        "Its disk holds term 1 and the slots up to 1. Its disk had not written slot 2 before the \
         crash.";
    starts_without_what_was_wiped: &led("put x 1 at 1\nsettle\ncrash 2\nwipe 2\nrestart 2\n") =>
        "S2 restarts as a follower, and holds nothing.", "Its disk was wiped.";
    a_wiped_disk_breaks_an_assumption: &led("crash 2,3\nwipe 2,3\n") =>
        "The disks of S2 and S3 are wiped.",
        "The protocol assumes that a disk keeps what it has written. The cluster cannot go on: 1 of 3 \
         is up, 2 are needed.";
    a_wiped_disk_makes_a_node_faulty: "pbft nodes=4 by=hand\ncrash 2\nwipe 2\nend\n" =>
        "The disk of S2 is wiped.",
        "A node that lost its disk is faulty; the protocol tolerates one.";
    a_message_to_a_node_that_is_down_is_lost: &led("fire 1 heartbeat\ncrash 2\nsettle\n") =>
        "Heartbeat · t1 from S1 to S2 is lost: S2 is down.", "";
    a_message_across_a_cut_is_lost:
        &led("cut 1to2\nfire 1 heartbeat\nsettle\n") =>
        "Heartbeat · t1 from S1 to S2 is lost.", "No message passes from S1 to S2.";
    a_node_is_paused: &led("pause 2\n") => "S2 is paused.",
        "No message arrives there and no timer fires, as in a long garbage collection.";
    paused_nodes_run_again: &led("pause 2,3\nresume 2,3\n") => "S2 and S3 run again.",
        "A node does not notice that it was paused: overdue timers fire first.";
    starts_without_what_a_wiped_disk_never_held: &led("put x 1 at 1\ncrash 1\nwipe 1\nrestart 1\n") =>
        "S1 restarts as a follower, and holds nothing.", "Its disk was wiped.";
    starts_without_what_its_disk_forgot:
        "raft nodes=3 by=hand\nfire 1 election\nsettle\ndisk 2 lying\nput x 1 at 1\nsettle\n\
         crash 2\nrestart 2\nend\n" =>
        "S2 restarts as a follower, without slot 2.",
        "Its disk holds term 1 and the slots up to 1. Its disk had reported slot 2 as written, \
         and lost that in the crash.";
    starts_without_what_it_does_not_keep:
        "multipaxos nodes=3 by=hand suspend=durable-acceptor\nfire 1 election\nsettle\n\
         put x 1 at 1\nwrite 1\ncrash 1\nrestart 1\nend\n" =>
        "S1 restarts as an acceptor, and holds nothing.",
        "It does not keep slot 1 when it restarts.";
    starts_with_damage: &led("crash 2\ndamage 2 tail\nrestart 2\n") =>
        "S2 restarts as a follower, and cannot read slot 1.",
        "Its disk holds term 1 and the slots up to 1. Of slot 1 only the term is known.";
    is_repaired: &led("crash 2\ndamage 2 tail\nrestart 2\nfire 1 heartbeat\nsettle\n\
                       fire 1 heartbeat\nsettle\n") =>
        "S2 repairs slot 1 from S1; it learns that slot 1 is decided.",
        "Append entries 1 · t1 holds it. It sends “Append succeeded 1 · t1” to S1 as soon as its \
         disk \
         has written. Append entries 1 · t1 from S1 says so.";
    is_elected_with_damage: &led("put x 1 at 1\nwrite 1\ncrash 1\ndamage 1 slot 2\nrestart 1\n\
                                  fire 1 election\nwrite 1\ndeliver vote 1to2\nwrite 2\n\
                                  deliver granted 2to1\n") =>
        "S1 leads term 2, and cannot read slot 2.",
        "S1 counted S1 and S2: two of three, a majority.";
    discards_what_a_majority_lacks: &led("put x 1 at 1\ncrash 1 kept\ndamage 1 slot 2\n\
                                          restart 1\nfire 1 election\nsettle\n") =>
        "S1 discards slot 2, which was damaged.",
        "The reason is No copy 2 · t2 from S3. It sends “Append entries 2 · t2” to S2 and S3 as \
         soon \
         as its disk has written.";
    a_leader_crashes: &led("crash 1\n") =>
        "S1 has crashed; it led term 1.", "Its memory is lost; its disk is kept.";
    a_leader_and_another_crash: &led("crash 1,2\n") =>
        "S1 and S2 have crashed; S1 led term 1.",
        "Their memory is lost; their disks are kept. The cluster cannot go on: 1 of 3 is \
         up, 2 are needed.";

    no_quorum_is_left: "raft nodes=4 by=hand\ncrash 1,2\nend\n" =>
        "S1 and S2 have crashed.",
        "Their memory is lost; their disks are kept. The cluster cannot go on: 2 of 4 \
         are \
         up, 3 are needed.";
    somebody_asks_all_the_same: "raft nodes=3 by=hand\ncrash 1,2\nput x 1 at 3\nend\n" =>
        "c1 asks for x = 1 at S3.", "The cluster cannot go on: 1 of 3 is up, 2 are needed.";

    nobody_is_left: "raft nodes=5 by=hand\ncrash 1,2,3,4,5\nend\n" =>
        "S1, S2, S3, S4 and S5 have crashed.",
        "Their memory is lost; their disks are kept. The cluster cannot go on: 0 of 5 \
         are \
         up, 3 are needed.";
    a_leader_has_enough_to_decide_and_too_few_to_be_replaced:
        "multipaxos nodes=5 by=hand q1=4 q2=2\nfire 1 election\nsettle\ncrash 4,5\nend\n" =>
        "S4 and S5 have crashed.",
        "Their memory is lost; their disks are kept. S1 can still decide, but without it \
         the cluster cannot go on: 3 of 5 are up, 4 are needed.";
    the_leader_that_had_enough_to_decide_crashes:
        "multipaxos nodes=5 by=hand q1=4 q2=2\nfire 1 election\nsettle\ncrash 4,5\ncrash \
         1\nend\n" =>
        "S1 has crashed; it led ballot 1.1.",
        "Its memory is lost; its disk is kept. The cluster cannot go on: 2 of 5 are \
         up, \
         4 are needed.";
    a_leader_that_another_ballot_preempted_does_not_count:
        "multipaxos nodes=5 by=hand q1=4 q2=2\nfire 1 election\nsettle\nfire 2 election\nwrite 2\n\
         crash 4,5\nend\n" =>
        "S4 and S5 have crashed.",
        "Their memory is lost; their disks are kept. The cluster cannot go on: 3 of 5 \
         are \
         up, 4 are needed.";
    a_leader_has_too_few_to_decide:
        "multipaxos nodes=5 by=hand q1=4 q2=2\nfire 1 election\nsettle\ncrash 2,3,4,5\nend\n" =>
        "S2, S3, S4 and S5 have crashed.",
        "Their memory is lost; their disks are kept. The cluster cannot go on: 1 of 5 is \
         up, 2 are needed.";

    leads: &led("") => "S1 leads term 1.", "S1 counted S1 and S2: two of three, a majority.";
    leads_and_decides: "raft nodes=1 seed=1\nend 400ms\n" =>
        "S1 leads term 1; slot 1 is decided.",
        "Its own vote is a quorum. It holds a no-op.";
    decided: &led("put x 1 at 1\nsettle\n") =>
        "Slot 2 is decided.", "S1 counted S1 and S2: two of three hold it. It holds x = 1.";
    asks_too: UNHEARD_PRIMARY => "S1 asks for view 2, too; it steps down.",
        "The reason is View change · v2 from S4. It sends “View change · v2” to S2, S3 and S4. It \
         led \
         view 1.";
    campaigns: &led("") => "S1 campaigns for term 1.",
        "Its election timeout ran out. It sends “Request vote · t1” to S2 and S3 as soon as its \
         disk has written.";
    campaigns_again: "raft nodes=3 by=hand\nfire 1 election\nwrite 1\nfire 1 election\nend\n" =>
        "S1 campaigns again for term 2.",
        "Its election timeout ran out. It sends “Request vote · t2” to S2 and S3 as soon as its \
         disk has written.";
    campaigns_when_told_to: &led("admin transfer 2 at 1\ndeliver timeout-now 1to2\n") =>
        "S2 campaigns for term 2.",
        "The reason is Timeout now · t1 from S1. It sends “Request vote · t2” to S1 and S3 as \
         soon as \
         its disk has written.";
    campaigns_for_a_client: TWO_PROPOSERS => "S1 is preparing in ballot 1.1.",
        "c1 asked for it. It sends “Prepare · b1.1” to S2 and S3 as soon as its disk has written.";
    rivals_of_one_round_are_told_apart: TWO_PROPOSERS => "S2 is preparing in ballot 1.2.",
        "c2 asked for it. It sends “Prepare · b1.2” to S1 and S3 as soon as its disk has written.";
    asks_for_a_view: UNHEARD_PRIMARY => "S2 asks for view 2.",
        "Its request timeout ran out. It sends “View change · v2” to S1, S3 and S4.";
    resigns: "raft nodes=3 seed=7 check-quorum=on delay=10ms\n1s split 2,c1/1,3\nend 1.3s\n" =>
        "S2 resigns: it heard from no quorum for 150ms.",
        "It led term 1. Its check quorum timer ran out.";
    by_hand_nothing_takes_any_time:
        "raft nodes=3 by=hand check-quorum=on\nfire 1 election\nsettle\nfire 1 quorum\n\
         fire 1 quorum\nend\n" =>
        "S1 resigns: it heard from no quorum.", "It led term 1. Its check quorum timer ran out.";
    gives_up: TWO_PROPOSERS => "S1 gives up ballot 1.1.",
        "Nack · b1.1 from S3; promised 1.2. The acceptor refuses: it has promised a higher \
         ballot, which it names.";
    steps_down: &led("fire 2 election\nwrite 2\ndeliver vote 2to1\n") =>
        "S1 steps down.", "Request vote from S2 is of term 2. It led term 1.";
    steps_down_and_refuses: &led(
        "put x 1 at 1\nwrite 1\nfire 2 election\nwrite 2\ndeliver vote 2to1\n") =>
        "S1 steps down; it refuses S2 its vote: shorter log: 1 < 2.",
        "Request vote from S2 is of term 2. It led term 1. It answers “Vote denied” as soon \
         as its disk has written.";

    every_replaced_slot_is_named: OTHER_LOG =>
        "S1 replaces its slots 1 and 2 by those of S2, and stores slot 3.",
        "It held something else there. It sends “Append succeeded 3 · t3” to S2 as soon as its \
         disk has written.";
    every_dropped_slot_is_named: TOO_LONG => "S1 drops slots 2 and 3.",
        "New leader · e4 from S3 puts nothing in their place. It sends “Leader accepted · e4” to \
         S3 \
         as soon as its disk has written.";
    every_slot_that_is_replaced_beside_others_is_named: HOLES =>
        "S1 replaces its slots 1 and 3 by those of S2.",
        "It held something else there. It sends “Accepted 3 · b2.2” to S2 as soon as its disk \
         has written.";
    every_slot_that_is_stored_around_a_hole_is_named: &leads_a_ballot(
        "put x 1 at 1\nput x 2 at 1\nput x 3 at 1\nwrite 1 3\ndeliver accept.2 1to2\nwrite 2\n\
         drop accept 1to2\ndrop accept 1to2\nfire 1 heartbeat\nfire 1 heartbeat\nsettle\n") =>
        "S2 stores slots 1 and 3 from S1.",
        "It sends “Accepted 3 · b1.1” to S1 as soon as its disk has written.";
    decides_several_slots_at_once: &led(
        "put x 1 at 1\nput x 2 at 1\nwrite 1 2\ndeliver append 1to2\ndeliver append 1to2\n\
         write 2 2\ndeliver append-ok.2 2to1\n") =>
        "Slots 2 and 3 are decided.",
        "S1 counted S1 and S2: two of three hold slot 3. Slot 3 holds x = 2.";
    decides_several_slots_and_steps_down: &led(
        "put x 1 at 1\nput x 2 at 1\nadmin remove 1 at 1\nwrite 1 3\n\
         deliver append 1to2\ndeliver append 1to2\ndeliver append 1to2\nwrite 2 3\n\
         deliver append 1to3\ndeliver append 1to3\ndeliver append 1to3\nwrite 3 3\n\
         deliver append-ok.3 2to1\ndeliver append-ok.3 3to1\n") =>
        "Slots 2 to 4 are decided; S1 steps down.",
        "S1 counted S2 and S3: two of two hold slot 4. Slot 4 holds remove 1. It led term 1.";
    decides_what_others_had: UNHEARD_PRIMARY => "S2 decides slot 2.",
        "S2 counted S2, S3 and S4: three of four hold it.";
    learns: &led("fire 1 heartbeat\nsettle\n") => "S2 learns that slot 1 is decided.",
        "Heartbeat · t1 from S1 says so.";
    stores_one_slot_and_leaves_a_hole: &leads_a_ballot(
        "put x 1 at 1\nput x 2 at 1\nwrite 1\nwrite 1\ndeliver accept.2 1to2\n") =>
        "S2 stores slot 2 from S1.",
        "It sends “Accepted 2 · b1.1” to S1 as soon as its disk has written.";
    fills_a_hole: &leads_a_ballot(
        "put x 1 at 1\nput x 2 at 1\nwrite 1\nwrite 1\ndeliver accept.2 1to2\nwrite 2\n\
         deliver accept 1to2\n") =>
        "S2 stores slot 1 from S1.",
        "It sends “Accepted 1 · b1.1” to S1 as soon as its disk has written.";

    refuses_a_vote_it_gave_to_another: TWO_CANDIDATES =>
        "S2 refuses S3 its vote: it voted for S1 in term 3.", "It answers “Vote denied”.";
    refuses_a_vote_it_gave_to_itself: TWO_CANDIDATES =>
        "S1 refuses S3 its vote: it voted for itself in term 3.", "It answers “Vote denied”.";
    is_no_longer_a_candidate_and_refuses_a_shorter_log: TWO_CANDIDATES =>
        "S2 is no longer a candidate; it refuses S3 its vote: shorter log: 1 < 2.",
        "Request vote from S3 is of term 5. It answers “Vote denied” as soon as its disk has \
         written.";
    refuses_a_vote_in_an_older_term: TWO_CANDIDATES =>
        "S2 refuses S3 its vote: older term: 4 < 5.", "It answers “Vote denied”.";
    refuses_a_pre_vote_while_it_is_led: PRE_VOTES =>
        "S2 refuses S3 its pre-vote: it hears S1, its leader.", "It answers “Pre-vote denied”.";
    refuses_a_pre_vote_while_it_leads: PRE_VOTES =>
        "S1 refuses S3 its pre-vote: it leads.", "It answers “Pre-vote denied”.";
    refuses_a_promise: TWO_PROPOSERS =>
        "S3 refuses S1 its promise: promised 1.2.", "It answers “Nack”.";
    refuses_entries_that_follow_another_one: OTHER_LOG =>
        "S1 refuses Append entries 3 · t3 from S2: its slot 2 is of term 1, not 2.",
        "It answers “Append refused” as soon as its disk has written.";

    ignores: "raft nodes=3 by=hand sticky=on
fire 1 silence
fire 2 silence
fire 3 silence
fire 1 election
settle
fire 3 election
write 3
deliver vote 3to2
end
" => "S2 ignores Request vote · t2 from S3.",
        "A server that heard from a leader within the minimum election timeout ignores vote \
         requests.";

    proposes: &led("put x 1 at 1\n") => "S1 proposes x = 1 for slot 2.",
        "c1 asked for it. It sends “Append entries 2 · t1” to S2 and S3 as soon as its disk has \
         written.";
    sends_a_client_on: &led("put x 1 at 2\n") =>
        "S2 redirects c1 to S1.", "It does not lead; it believes that S1 does.";
    knows_no_leader: "raft nodes=3 by=hand\nput x 1 at 2\nend\n" => "S2 tells c1 to ask again.",
        "It does not lead, and knows no leader.";
    tells_a_client_to_ask_again: "raft nodes=3 by=hand backlog=1\nfire 1 election\nsettle\n\
        put x 1 at 1\nwrite 1\nc2 put x 2 at 1\nend\n" => "S1 tells c2 to ask again.",
        "It does not accept the request now, but does not refuse it either.";
    a_client_hears_that_it_must_ask_again: "raft nodes=3 seed=7 backlog=1\n\
        1s put x 1\nc2 put x 2\nend 1.1s\n" => "c1 is told by S2 to ask again.", "";
    answers_a_client_at_once: &leads_a_ballot("get x local at 3\n") =>
        "S3 answers c1: nothing.", "";
    hears_a_client: "pbft nodes=4 by=hand\nput x 1 at 2\nend\n" => "S2 receives x = 1 from c1.", "";
    grants: &led("") =>
        "S2 grants S1 its vote in term 1.", "It answers “Vote granted” as soon as its disk has \
         written.";
    answers: &led("fire 1 heartbeat\nsettle\nfire 1 heartbeat\nsettle\n") =>
        "S2 receives Heartbeat · t1 from S1.", "It answers “Append succeeded”.";
    hears: &led("") => "S1 receives Vote granted · t1 from S3.", "The vote is given.";
    sends: &led("fire 1 heartbeat\n") =>
        "S1 sends Heartbeat · t1 to S2 and S3.", "Its heartbeat timer ran out.";
    a_timer_runs_out: "raft nodes=1 seed=1\nend 400ms\n" => "The heartbeat timer of S1 runs out.", "";
    has_written: &led("") =>
        "S1 has written to its disk.", "“Request vote · t1” to S2 and S3 waited for this, and is \
         sent now.";

    a_late_answer_is_told_as_one: "raft nodes=3 seed=7 dup=1\n600ms put x 1 at 2\nend 1s\n" =>
        "c1 receives the answer done again.",
        "A late answer changes nothing: the client no longer waits for it.";
}
