//! The sentences of the paper, as data.
//!
//! Sections are those of F. Junqueira, B. Reed and M. Serafini, "Zab: High-performance broadcast for
//! primary-backup systems" (DSN 2011). What the paper leaves open stands as the specification in
//! TLA+ (`zookeeper-specifications`) or ZooKeeper itself settled it.

use protocol::{Guards, SEQUENTIAL_CONSISTENCY};

use crate::properties::{DELIVERY_AGREEMENT, LOCAL_PRIMARY_ORDER, PRIMARY_INTEGRITY, TOTAL_ORDER};

protocol::rules! {
    // Phase 0: fast leader election
    ADOPT_GREATER = "adopt-greater", "ZooKeeper, FastLeaderElection", Guards::Liveness,
        "A server that receives a vote greater than its own adopts it and sends it to all others.";
    NEWER_ROUND = "newer-round", "ZooKeeper, FastLeaderElection", Guards::Liveness,
        "A server that learns of a later election round joins it and discards the votes of its \
         old round.";
    EQUAL_VOTES = "equal-votes", "ZooKeeper, FastLeaderElection", Guards::Liveness,
        "An election ends only when a quorum casts the same vote.";
    WAIT_FOR_BETTER = "wait-for-better", "ZooKeeper, FastLeaderElection, finalizeWait",
        Guards::Nothing,
        "A server that sees a quorum waits a little longer, in case a greater vote is on its way.";
    LEADER_CONFIRMS = "leader-confirms", "ZooKeeper, FastLeaderElection, checkLeader",
        Guards::Nothing,
        "A server joins a leader that others follow only if that leader itself says that it leads.";

    // Phase 1: discovery
    PROMISE = "promise", "Zab §IV, Phase 1; ZooKeeper, Learner.registerWithLeader",
        Guards::Safety(&PRIMARY_INTEGRITY),
        "A follower accepts an epoch only once, and none that is older than the last one accepted.";
    REFUSE_ONCE = "refuse-once", "ours: a server that refused at once again and again filled the links",
        Guards::Nothing,
        "A server that has refused a leader joins no leader before it has sent its vote once more.";
    THIS_ATTEMPT = "this-attempt", "ZooKeeper, Learner.connectToLeader",
        Guards::Safety(&LOCAL_PRIMARY_ORDER),
        "A follower that joins a leader again ignores answers to an earlier attempt.";
    DURABLE_PROMISE = "durable-promise", "Zab §IV, Phase 1", Guards::Safety(&PRIMARY_INTEGRITY),
        "A server that restarts still knows the last epoch it has accepted.";
    NEWER_EPOCH = "newer-epoch", "Zab §IV, Phase 1", Guards::Liveness,
        "A new epoch is later than any that a quorum has accepted.";
    MOST_RECENT = "most-recent", "ZooKeeper, Leader.waitForEpochAck; Zab §IV, Phase 1",
        Guards::Safety(&PRIMARY_INTEGRITY),
        "A leader gives up when a server of its quorum has a more recent history than its own.";

    // Phase 2: synchronisation
    PERSIST_BEFORE_ACK = "persist-before-ack", "Zab §IV, Phase 2; ZOOKEEPER-3911, 4646, 4785",
        Guards::Safety(&PRIMARY_INTEGRITY),
        "A follower acknowledges a new leader only once the leader's history is on its disk.";
    HISTORY_FIRST = "history-first", "ZOOKEEPER-4643", Guards::Safety(&PRIMARY_INTEGRITY),
        "A follower writes the history that it was sent before it writes the current epoch.";
    EPOCH_BEFORE_ACK = "epoch-before-ack", "Zab §IV, Phase 2", Guards::Safety(&PRIMARY_INTEGRITY),
        "A follower acknowledges a new leader only once the current epoch is on its disk.";
    FRESH_EPOCH = "fresh-epoch", "ZooKeeper, LearnerHandler.syncFollower",
        Guards::Safety(&DELIVERY_AGREEMENT),
        "A zxid with counter 0 names an epoch and no transaction: it does not say where a history \
         ends.";
    TORN_HISTORY = "torn-history",
        "ours: a crash between the two writes that ZOOKEEPER-4643 put in order",
        Guards::Safety(&TOTAL_ORDER),
        "A server whose history is newer than its current epoch reports only the zxid of its last \
         transaction.";
    CUT_WITHIN_EPOCH = "cut-within-epoch", "ZooKeeper, LearnerHandler.queueCommittedProposals",
        Guards::Nothing,
        "A history is cut back only within the epoch in which it ends; any other gets a snapshot.";
    WINDOW = "window", "ZooKeeper, LearnerHandler.syncFollower",
        Guards::Safety(&LOCAL_PRIMARY_ORDER),
        "A follower that lacks transactions which the leader no longer keeps gets a snapshot.";
    CONTIGUOUS = "contiguous", "ZOOKEEPER-4925", Guards::Safety(&LOCAL_PRIMARY_ORDER),
        "Transactions that a server received during its synchronisation are sent on when it \
         synchronises others.";
    ACK_QUORUM = "ack-quorum", "Zab §IV, Phase 2", Guards::Safety(&PRIMARY_INTEGRITY),
        "A leader is established only once a quorum has acknowledged its history.";
    COMMITTED_SO_FAR = "committed-so-far", "Zab in TLA+, issue 3",
        Guards::Safety(&PRIMARY_INTEGRITY),
        "A follower that has acknowledged its leader is told everything that the leader has \
         committed by now.";

    // Phase 3: broadcast
    PROPOSE_TO_SYNCED = "propose-to-synced", "Zab in TLA+, issue 1",
        Guards::Safety(&LOCAL_PRIMARY_ORDER),
        "Proposals go to every server that was sent the history, even before it has acknowledged \
         it.";
    KNOWN_PROPOSAL = "known-proposal", "Zab in TLA+, issue 2",
        Guards::Safety(&LOCAL_PRIMARY_ORDER),
        "A follower ignores a proposal that its history already contains.";
    MY_LEADER = "my-leader", "Zab §IV", Guards::Safety(&LOCAL_PRIMARY_ORDER),
        "A follower accepts proposals, commits and answers to sync only from the leader that has \
         brought it up to date.";
    COMMIT_QUORUM = "commit-quorum", "Zab §IV, Phase 3", Guards::Safety(&PRIMARY_INTEGRITY),
        "A transaction is committed only once a quorum has acknowledged it.";
    OBSERVERS_LEARN = "observers-learn", "ZooKeeper, Observer", Guards::Liveness,
        "An observer is told of a transaction once it is committed, and acknowledges nothing.";

    // Who is there
    HEARTBEAT = "heartbeat", "Zab §IV", Guards::Liveness,
        "A leader sends pings to its followers, so that they do not look for another leader.";
    QUORUM_BEHIND = "quorum-behind", "Zab §IV", Guards::Liveness,
        "A leader that has lost its quorum gives up and looks for a leader.";
    ACK_IN_TIME = "ack-in-time", "ZooKeeper, LearnerHandler.SyncLimitCheck", Guards::Liveness,
        "A leader drops a follower that does not acknowledge proposals in time, even if it \
         answers pings.";
    SILENT_LEADER = "silent-leader", "Zab §IV", Guards::Liveness,
        "A follower that has lost its leader looks for another.";

    // Clients
    FORWARD = "forward", "ZooKeeper, FollowerRequestProcessor", Guards::Liveness,
        "A follower forwards every request that changes state to its leader.";
    EXACTLY_ONCE = "exactly-once", "ours: sessions of clients, as in the Raft dissertation §6.3",
        Guards::Safety(&protocol::EXACTLY_ONCE),
        "A request that was applied before is answered as it was then, and not executed again.";
    LAST_SEEN = "last-seen", "ZooKeeper, lastZxidSeen", Guards::Safety(&SEQUENTIAL_CONSISTENCY),
        "A server does not answer a client's local reads if its state is older than what the \
         client has seen.";
    SYNC_IN_ORDER = "sync-in-order", "ZooKeeper, Leader.processSync", Guards::Nothing,
        "A leader answers a sync once everything that it proposed before the sync is committed.";
    FIXED_MEMBERSHIP = "fixed-membership", "Zab §IV", Guards::Nothing,
        "A change of members is refused: the members of this ensemble never change.";
}
