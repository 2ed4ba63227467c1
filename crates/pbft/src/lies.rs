//! Every way of lying, and what it comes to.

use protocol::LieInfo;

const PRIMARY: &str = "As the primary";
const VOTES: &str = "Votes";
const STATES: &str = "Checkpoints and states";
const VIEWS: &str = "View changes";
const ANSWERS: &str = "Answers to clients";

/// In the order in which a campaign draws them.
pub(crate) static LIES: &[LieInfo] = protocol::lies! {
    "equivocate", PRIMARY, "proposes one batch to some replicas and another to the rest";
    "equivocate-votes", VOTES, "sends some replicas a vote for the batch, and the rest a vote for a batch that nobody proposed";
    "vote-too", PRIMARY, "proposes a batch, and votes for it as if it were a backup, too";
    "overwrite", PRIMARY, "proposes a batch, and then another for the same number";
    "wrong-digest", PRIMARY, "proposes a batch under a digest that is not its own";
    "wrong-batch", PRIMARY, "signs the digest of one batch, and sends another with it to some replicas";
    "invent", PRIMARY, "proposes a request that no client has signed";
    "usurp", VOTES, "proposes the null request to some replicas, although it is not the primary";
    "phantom", VOTES, "votes for a batch that nobody has proposed, under the next number";
    "skip-numbers", PRIMARY, "leaves numbers out, and proposes under later ones";
    "old-view", VOTES, "sends its messages of this view also as messages of the view before";
    "confuse", VOTES, "forwards prepares of others as if they were commits";
    "forge-votes", VOTES, "sends votes in the names of others, who have not signed them";
    "false-checkpoint", STATES, "signs a checkpoint of a state that it does not have";
    "false-state", STATES, "sends another state than the one that was asked for";
    "hide-prepared", VIEWS, "asks for the next view as if nothing had prepared";
    "fabricate-prepared", VIEWS, "asks for the next view with a certificate that others have not signed";
    "wrong-view", VIEWS, "asks for the next view as if something had already prepared in it";
    "other-new-view", VIEWS, "begins its view as the primary with null requests in place of what had prepared";
    "short-new-view", VIEWS, "begins its view as the primary with one view change too few";
    "two-new-views", VIEWS, "begins its view as the primary with other view changes for some replicas than for the rest";
    "lying-reply", ANSWERS, "answers with a value that it has made up";
};
