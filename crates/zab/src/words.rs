//! The kinds of messages and timers, for people.

use protocol::Word;

protocol::words! {
    NOTIFICATION = "notification", "Notification", Inform,
        "Says for whom the sender votes, or whom it follows.";
    FOLLOWER_INFO = "follower-info", "Follower info", Inform,
        "A follower joins its leader and says which epoch it accepted last (CEPOCH).";
    LEADER_INFO = "leader-info", "Leader info", Campaign,
        "The leader proposes an epoch later than any that its quorum has accepted (NEWEPOCH).";
    ACK_EPOCH = "ack-epoch", "Epoch accepted", Agree,
        "The follower accepts the epoch, and says how recent its history is (ACK-E).";
    DIFF = "diff", "Diff", Inform, "The transactions that the follower lacks.";
    TRUNC = "trunc", "Truncate", Inform,
        "The follower deletes its transactions after this one.";
    SNAP = "snap", "Snapshot", Inform, "The whole state, which replaces the follower's own.";
    NEW_LEADER = "new-leader", "New leader", Propose,
        "The history is complete: the follower must write it to its disk (NEWLEADER).";
    ACK_LEADER = "ack-leader", "Leader accepted", Agree,
        "The leader's history and its epoch are on the follower's disk (ACK-LD).";
    UP_TO_DATE = "up-to-date", "Up to date", Inform,
        "The leader is established, and says what is committed (COMMIT-LD).";
    REQUEST = "request", "Request", Inform, "A follower forwards what a client asks.";
    PROPOSE = "propose", "Propose", Propose, "The leader broadcasts a transaction.";
    ACK = "ack", "Acknowledge", Agree, "The transaction is on the follower's disk.";
    COMMIT = "commit", "Commit", Inform, "Everything up to this transaction is committed.";
    INFORM = "inform", "Inform", Inform, "A committed transaction, for an observer.";
    PING = "ping", "Ping", Heartbeat, "The leader is alive.";
    PONG = "pong", "Pong", Heartbeat, "The follower is alive.";
    SYNC = "sync", "Sync", Inform,
        "A server asks its leader for an answer once everything proposed so far is committed.";
    SYNCED = "synced", "Synced", Inform,
        "Everything that was proposed before the sync has been committed and sent.";
    NOTIFY_TIMER = "notify", "Notify", Campaign,
        "The server has not found a leader yet: it sends its vote again.";
    FINALIZE_TIMER = "finalize", "Finalize", Campaign,
        "A quorum votes alike, and no better vote has come: the election is over.";
    TICK_TIMER = "tick", "Tick", Heartbeat, "It is time for the leader to send to its followers.";
    LIMIT_TIMER = "limit", "Limit", Campaign,
        "The server has not heard from its leader, or from its quorum, for too long: it looks for \
         a leader.";
}

/// Every kind of message.
pub static MESSAGES: &[&Word] = &[
    &NOTIFICATION,
    &FOLLOWER_INFO,
    &LEADER_INFO,
    &ACK_EPOCH,
    &DIFF,
    &TRUNC,
    &SNAP,
    &NEW_LEADER,
    &ACK_LEADER,
    &UP_TO_DATE,
    &REQUEST,
    &PROPOSE,
    &ACK,
    &COMMIT,
    &INFORM,
    &PING,
    &PONG,
    &SYNC,
    &SYNCED,
];

/// Every kind of timer.
pub static TIMERS: &[&Word] = &[&NOTIFY_TIMER, &FINALIZE_TIMER, &TICK_TIMER, &LIMIT_TIMER];
