//! Every way of lying: what leaves the gate instead of the truth, and what receivers make of it.
//!
//! Whatever a liar says, it has signed as itself, or somebody else said it before.

mod common;

use std::collections::BTreeSet;
use std::path::Path;
use std::rc::Rc;

use common::{
    Cluster, Replicas, batch, certificate, checkpoint, commit, numbered, pre_prepare, prepare,
    view_change, with,
};
use pbft::message::Message;
use pbft::{
    Batch, CHECKPOINT, Certificate, Checkpoint, Digest, Durable, INFO, Pbft, Proof, Sequence, Vote,
    WINDOW,
};
use protocol::{
    Answer, ClientId, Effect, Epoch, HeardMessage, Lie, Machine, NodeId, Protocol, Reply, Signed,
    Signer, Slot, Value, digest_of,
};

/// A test for each way of lying, by its name.
macro_rules! lies {
    ($($name:literal $(#[doc = $says:literal])+ fn $test:ident($lie:ident) $body:block)*) => {
        /// The ways of lying that are tested here.
        const TESTED: &[&str] = &[$($name),*];

        $(
            $(#[doc = $says])+
            #[test]
            fn $test() {
                let $lie = $name;
                $body
            }
        )*
    };
}

#[test]
fn every_way_of_lying_is_tested_and_stands_in_the_readme() {
    let names: Vec<&str> = INFO.lies.iter().map(|lie| lie.name).collect();
    assert_eq!(TESTED, names);
    for lie in names {
        let named = format!("`{lie}`");
        assert!(include_str!("../README.md").contains(&named), "the README says nothing of {lie}");
    }
}

#[test]
fn every_behaviour_of_the_readme_has_the_tests_that_it_names() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let tests = [
        include_str!("lies.rs"),
        include_str!("../../simulator/tests/liar.rs"),
        include_str!("../../../tests/laws/liars.rs"),
    ];
    let is_there = |name: &str| {
        let function = format!("fn {name}(");
        let scenario = format!("{root}/scenarios/{name}.scenario");
        let file = format!("{root}/crates/pbft/{name}");
        tests.iter().any(|text| text.contains(&function))
            || Path::new(&scenario).is_file()
            || name.contains('.') && Path::new(&file).is_file()
    };
    let rows = include_str!("../README.md").lines().filter(|line| line.starts_with("| B"));
    let mut behaviours = BTreeSet::new();
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        behaviours.extend(cells[0].split([' ', ',']).next());
        let named: Vec<&str> = cells[3].split('`').skip(1).step_by(2).collect();
        assert!(!named.is_empty(), "{row}");
        for name in named {
            assert!(is_there(name), "there is no {name}: {row}");
        }
    }
    let all: Vec<String> = (1..=20).map(|number| format!("B{number}")).collect();
    assert!(all.iter().all(|one| behaviours.contains(one.as_str())), "{behaviours:?}");
}

/// A liar's gate.
struct Gate {
    node: u32,
    kind: &'static str,
    /// Who hears something else than the rest.
    apart: Vec<u32>,
    draw: u64,
    /// What the liar told and was told.
    heard: Vec<(u32, u32, Message)>,
}

impl Gate {
    fn of(node: u32, kind: &'static str) -> Self {
        Self { node, kind, apart: Vec::new(), draw: 0, heard: Vec::new() }
    }

    fn apart(self, apart: &[u32]) -> Self {
        Self { apart: apart.to_vec(), ..self }
    }

    fn effects(&self, to: u32, told: &Effect<Pbft>) -> Vec<Effect<Pbft>> {
        let config = common::config(4, &[]).seen_by(NodeId(self.node));
        let heard: Vec<_> = self
            .heard
            .iter()
            .map(|(from, to, message)| HeardMessage {
                from: NodeId(*from),
                to: NodeId(*to),
                message,
            })
            .collect();
        let disk = Durable::default();
        let apart = self.apart.contains(&to);
        let Self { kind, draw, .. } = *self;
        let lie = Lie { kind, draw, apart, disk: &disk, heard: &heard, requests: &[] };
        let instead = Pbft::forge(&config, told, lie);
        if instead.is_empty() { vec![told.clone()] } else { instead }
    }

    /// What `to` hears in place of a message.
    fn says(&self, to: u32, told: &Message) -> Vec<Message> {
        let send = Effect::Send { to: NodeId(to), message: told.clone() };
        let said = self.effects(to, &send).into_iter().map(|effect| match effect {
            Effect::Send { to: receiver, message } => {
                assert_eq!(receiver, NodeId(to));
                message
            }
            other => panic!("{other:?} is no message"),
        });
        let said: Vec<Message> = said.collect();
        let known = self.heard.iter().map(|(_, _, message)| message).chain([told]);
        let known: Vec<_> = known.flat_map(genuine).collect();
        for signature in said.iter().flat_map(genuine) {
            let own = signature.0 == Signer::Node(NodeId(self.node));
            assert!(own || known.contains(&signature), "S{} has no such key", self.node);
        }
        said
    }

    /// The truth leaves the gate.
    fn is_honest_to(&self, to: u32, told: &Message) {
        assert_eq!(self.says(to, told), std::slice::from_ref(told));
    }

    /// What leaves the gate in place of a message reaches `to`.
    fn tell(&self, cluster: &mut Cluster, to: u32, told: &Message) {
        for message in self.says(to, told) {
            cluster.arrive(self.node, to, message);
        }
    }

    /// Delivers whatever is on its way except what is held; what the liar sends passes its gate.
    fn settle_but(&mut self, cluster: &mut Cluster, held: fn(&Message) -> bool) {
        while let Some(at) = cluster.bag.iter().position(|flight| !held(&flight.message)) {
            let cluster::InFlight { from, to, message } = cluster.bag.remove(at);
            let said =
                if from == self.node { self.says(to, &message) } else { vec![message.clone()] };
            for message in said {
                if from == self.node || to == self.node {
                    self.heard.push((from, to, message.clone()));
                }
                cluster.arrive(from, to, message);
            }
        }
    }

    fn settle(&mut self, cluster: &mut Cluster) {
        self.settle_but(cluster, |_| false);
    }
}

/// Every genuine signature in a message: whose, and under what.
fn genuine(message: &Message) -> Vec<(Signer, u64)> {
    fn of<T: std::hash::Hash>(signed: &Signed<T>) -> Option<(Signer, u64)> {
        signed.verify().map(|said| (signed.signer(), digest_of(said)))
    }
    fn certified(certificate: &Certificate) -> impl Iterator<Item = (Signer, u64)> {
        core::iter::once(&certificate.pre_prepare).chain(certificate.prepares.iter()).filter_map(of)
    }
    match message {
        Message::Request(request) => of(request).into_iter().collect(),
        Message::PrePrepare { vote, batch } => {
            let requests = batch.requests().iter().filter_map(|request| of(request));
            of(vote).into_iter().chain(requests).collect()
        }
        Message::Prepare(vote) | Message::Commit(vote) => of(vote).into_iter().collect(),
        Message::Checkpoint(checkpoint) => of(checkpoint).into_iter().collect(),
        Message::ViewChange(departure) => {
            let parts = departure.statement.unverified().prepared.iter().flat_map(certified);
            of(&departure.statement).into_iter().chain(parts).collect()
        }
        Message::NewView(arrival) => {
            let said = arrival.statement.unverified();
            let whole = of(&arrival.statement).into_iter();
            let changes = said.view_changes.iter().filter_map(|known| of(known));
            whole.chain(changes).chain(said.pre_prepares.iter().filter_map(of)).collect()
        }
        Message::Committed(proof) => proof.commits.iter().filter_map(of).collect(),
        Message::Stable(proof) | Message::State { proof, .. } => {
            proof.iter().filter_map(of).collect()
        }
        Message::Status(_) | Message::Fetch { .. } => Vec::new(),
    }
}

fn a() -> Batch {
    batch("A")
}

/// The pre-prepare of A by the primary of view 1.
fn proposal() -> Message {
    pre_prepare(1, 1, 1, &a())
}

/// The vote of a pre-prepare, prepare or commit.
fn vote(message: &Message) -> Vote {
    match message {
        Message::PrePrepare { vote, .. } | Message::Prepare(vote) | Message::Commit(vote) => {
            *vote.verify().expect("it is genuine")
        }
        other => panic!("{other:?} is no vote"),
    }
}

/// Four replicas in view 2, where S2 is the primary and A is executed.
fn in_view_2() -> Cluster {
    let mut cluster = Cluster::of(4);
    cluster.put(3, "A");
    cluster.lose_all();
    cluster.put(4, "B");
    cluster.lose_all();
    cluster.suspect(3);
    cluster.suspect(4);
    cluster.settle();
    assert!((1..=4).all(|node| cluster.view_of(node) == 2 && cluster.is_active(node)));
    cluster.cited.clear();
    cluster
}

/// S1, the primary, is down, and A has prepared at these.
fn prepared_at(nodes: &[u32]) -> Cluster {
    let disk = |node| if nodes.contains(&node) { "prepared=1:1:A" } else { "" };
    let mut cluster = Cluster::given([1, 2, 3, 4].map(disk));
    cluster.crash(1);
    cluster
}

lies! {
"equivocate"
    /// B4: some are told of another batch, and the liar votes with each as it told it.
    fn equivocate(lie) {
        let mut gate = Gate::of(1, lie).apart(&[3]);
        let null = pre_prepare(1, 1, 1, &Batch::null());
        gate.is_honest_to(2, &proposal());
        assert_eq!(gate.says(3, &proposal()), [null]);
        let mut cluster = Cluster::of(4);
        cluster.put(1, "A");
        gate.settle(&mut cluster);
        assert_eq!([cluster.done(2), cluster.done(4)], ["1:A", "1:A"]);
        assert_eq!((cluster.done(3).as_str(), cluster.log(3).as_str()), ("", "1:-"));
        let told = commit(1, 1, 1, a().digest());
        assert_eq!(gate.says(3, &told), [commit(1, 1, 1, Digest::NULL)], "as it told S3");
        assert!(cluster.cited.contains("matching-votes"));
        assert_eq!(cluster.broken(), None);
    }

"equivocate-votes"
    /// B5: some hear votes for another digest, which match nothing that they hold.
    fn equivocate_votes(lie) {
        let mut gate = Gate::of(4, lie).apart(&[3]);
        for told in [prepare(4, 1, 1, a().digest()), commit(4, 1, 1, a().digest())] {
            gate.is_honest_to(1, &told);
            let said = gate.says(3, &told);
            let Vote { phase, view, sequence, digest } = vote(&said[0]);
            let honest = vote(&told);
            assert_eq!((phase, view, sequence), (honest.phase, honest.view, honest.sequence));
            assert!(said.len() == 1 && digest != honest.digest);
        }
        let mut cluster = Cluster::of(4);
        cluster.crash(2);
        cluster.put(1, "A");
        gate.settle(&mut cluster);
        assert_eq!([cluster.log(1), cluster.log(3)], ["1:A*", "1:A"], "nothing prepares at S3");
        assert!(cluster.cited.contains("matching-votes"));
    }

"vote-too"
    /// The primary votes besides its pre-prepare, which says the same once.
    fn vote_too(lie) {
        let gate = Gate::of(1, lie);
        let besides = prepare(1, 1, 1, a().digest());
        assert_eq!(gate.says(2, &proposal()), [proposal(), besides]);
        let mut cluster = Cluster::of(4);
        gate.tell(&mut cluster, 2, &proposal());
        assert_eq!(cluster.log(2), "1:A", "its own prepare and the primary's are one too few");
        assert!(cluster.cited.contains("backups-only"));
        cluster.arrive(3, 2, prepare(3, 1, 1, a().digest()));
        assert_eq!(cluster.log(2), "1:A*");
    }

"overwrite"
    /// B4: the same receiver is told of two batches for one number. The first stays.
    fn overwrite(lie) {
        let gate = Gate::of(1, lie);
        let second = pre_prepare(1, 1, 1, &Batch::null());
        assert_eq!(gate.says(2, &proposal()), [proposal(), second]);
        let mut cluster = Cluster::of(4);
        gate.tell(&mut cluster, 2, &proposal());
        assert_eq!(cluster.log(2), "1:A");
        assert!(cluster.cited.contains("first-pre-prepare"));
    }

"wrong-digest"
    /// B6: d is not the digest of m, and the backup ignores the pre-prepare.
    fn wrong_digest(lie) {
        let gate = Gate::of(1, lie);
        let said = gate.says(2, &proposal());
        let [Message::PrePrepare { vote, batch }] = &said[..] else { panic!("{said:?}") };
        assert_eq!(*batch, a());
        assert_ne!(vote.unverified().digest, a().digest());
        ignored(&gate, &proposal(), "digest-matches");
    }

"wrong-batch"
    /// B6: some are sent another m under the d that everybody hears.
    fn wrong_batch(lie) {
        let gate = Gate::of(1, lie).apart(&[2]);
        gate.is_honest_to(3, &proposal());
        let said = gate.says(2, &proposal());
        let [Message::PrePrepare { vote, batch }] = &said[..] else { panic!("{said:?}") };
        assert_eq!(vote.unverified().digest, a().digest());
        assert_ne!(*batch, a());
        ignored(&gate, &proposal(), "digest-matches");
    }

"invent"
    /// A request that no client has signed is ordered, and the backup ignores the pre-prepare.
    fn invent(lie) {
        let gate = Gate::of(1, lie);
        let said = gate.says(2, &proposal());
        let [Message::PrePrepare { vote, batch }] = &said[..] else { panic!("{said:?}") };
        assert_eq!(vote.unverified().digest, batch.digest(), "the digest is right");
        let [request] = batch.requests() else { panic!("{batch:?}") };
        assert_eq!(request.signer(), Signer::Client(ClientId(1)));
        assert_eq!((request.unverified().id.number, request.verify()), (2, None));
        ignored(&gate, &proposal(), "verify");
    }

"usurp"
    /// A backup gives the number to something else, and votes for that.
    fn usurp(lie) {
        let gate = Gate::of(4, lie).apart(&[2]);
        let told = prepare(4, 1, 1, a().digest());
        let instead = [pre_prepare(4, 1, 1, &Batch::null()), prepare(4, 1, 1, Digest::NULL)];
        assert_eq!(gate.says(2, &told), instead);
        gate.is_honest_to(3, &told);
        ignored(&gate, &told, "only-primary");
    }

"phantom"
    /// B7: votes for a number that no primary gave wait for a pre-prepare, and match none.
    fn phantom(lie) {
        let mut gate = Gate::of(4, lie);
        let told = prepare(4, 1, 1, a().digest());
        let said = gate.says(2, &told);
        let [first, also @ ..] = &said[..] else { panic!("{said:?}") };
        assert_eq!(*first, told);
        let words: Vec<_> = also.iter().map(|it| (vote(it).phase, vote(it).sequence.0)).collect();
        assert_eq!(words, [(pbft::Phase::Prepare, 2), (pbft::Phase::Commit, 2)]);
        let mut cluster = Cluster::of(4);
        cluster.put(1, "A");
        gate.settle(&mut cluster);
        assert_eq!([cluster.done(1), cluster.done(2)], ["1:A", "1:A"], "nothing has number 2");
        cluster.put(1, "B");
        gate.settle(&mut cluster);
        assert_eq!(cluster.done(2), "1:A 2:B");
        assert!(cluster.cited.contains("matching-votes"));
    }

"skip-numbers"
    /// B9: numbers beyond the window are refused, huge ones too; a gap is left open until a view
    /// change fills it.
    fn skip_numbers(lie) {
        for (draw, number) in [(0, 1_001), (2, 1_000_000_001)] {
            let gate = Gate { draw, ..Gate::of(1, lie) };
            assert_eq!(gate.says(2, &proposal()), [pre_prepare(1, 1, number, &a())]);
            ignored(&gate, &proposal(), "watermarks");
        }
        let mut gate = Gate { draw: 1, ..Gate::of(1, lie) };
        assert_eq!(gate.says(2, &proposal()), [pre_prepare(1, 1, 2, &a())]);
        let mut cluster = Cluster::of(4);
        cluster.put(1, "A");
        gate.settle(&mut cluster);
        assert_eq!((cluster.log(2).as_str(), cluster.done(2).as_str()), ("2:A*", ""));
        cluster.crash(1);
        for node in [2, 3, 4] {
            cluster.suspect(node);
        }
        cluster.settle();
        assert_eq!(cluster.done(2), "1:- 2:A");
        assert!(cluster.cited.contains("null-requests"));
    }

"old-view"
    /// B10: what is said again for a view that is over counts for nothing.
    fn old_view(lie) {
        let mut cluster = in_view_2();
        let (gate, c) = (Gate::of(4, lie), numbered(9, "C"));
        for say in [prepare, commit] {
            let told = say(4, 2, 3, c.digest());
            let said = gate.says(3, &told);
            assert_eq!(said, [told, say(4, 1, 3, c.digest())]);
            let before = cluster.replica(3).clone();
            cluster.arrive(4, 3, said[1].clone());
            assert_eq!(*cluster.replica(3), before);
        }
        assert!(cluster.cited.contains("this-view"));
        let told = pre_prepare(2, 2, 3, &c);
        let said = Gate::of(2, lie).says(3, &told);
        assert_eq!(said, [told, pre_prepare(2, 1, 3, &c)]);
        cluster.arrive(2, 3, said[1].clone());
        assert!(!cluster.log(3).contains('C'));
        assert!(cluster.cited.contains("only-primary"));
    }

"confuse"
    /// B12: the prepares that others signed are passed on as commits.
    fn confuse(lie) {
        let mut gate = Gate::of(4, lie);
        let prepares = [2, 3].map(|node| prepare(node, 1, 1, a().digest()));
        gate.heard = prepares.iter().map(|it| (2, 4, it.clone())).collect();
        let told = commit(4, 1, 1, a().digest());
        let as_commit = |message: &Message| match message {
            Message::Prepare(vote) => Message::Commit(vote.clone()),
            other => panic!("{other:?}"),
        };
        let instead = [told.clone(), as_commit(&prepares[0]), as_commit(&prepares[1])];
        assert_eq!(gate.says(1, &told), instead);
        let mut cluster = Cluster::of(4);
        cluster.put(1, "A");
        for prepare in prepares {
            cluster.arrive(2, 1, prepare);
        }
        gate.tell(&mut cluster, 1, &told);
        assert_eq!((cluster.log(1).as_str(), cluster.done(1).as_str()), ("1:A*", ""));
        assert!(cluster.cited.contains("typed-votes"));
        cluster.arrive(3, 1, commit(3, 1, 1, a().digest()));
        assert_eq!(cluster.done(1), "1:A", "it was one commit short");
    }

"forge-votes"
    /// B11: votes in the names of others bear no genuine signature.
    fn forge_votes(lie) {
        let gate = Gate::of(4, lie);
        let told = commit(4, 1, 1, a().digest());
        let said = gate.says(3, &told);
        assert_eq!(said[0], told);
        let claimed = said[1..].iter().map(|message| match message {
            Message::Prepare(vote) | Message::Commit(vote) => {
                assert_eq!(vote.verify(), None);
                vote.signer()
            }
            other => panic!("{other:?}"),
        });
        let [one, two] = [1, 2].map(|node| Signer::Node(NodeId(node)));
        assert_eq!(claimed.collect::<Vec<_>>(), [one, one, two, two]);
        let mut cluster = Cluster::of(4);
        cluster.arrive(1, 3, proposal());
        gate.tell(&mut cluster, 3, &told);
        assert_eq!((cluster.log(3).as_str(), cluster.done(3).as_str()), ("1:A", ""));
        assert!(cluster.cited.contains("verify"));
    }

"false-checkpoint"
    /// B13: a digest that is not that of the state makes no checkpoint stable.
    fn false_checkpoint(lie) {
        let told = checkpoint(4, 2, &Machine::new());
        let said = Gate::of(4, lie).says(1, &told);
        let [Message::Checkpoint(signed)] = &said[..] else { panic!("{said:?}") };
        let honest = Checkpoint::of(Sequence(2), &Machine::new());
        let said = signed.verify().expect("it has signed it");
        assert!(said.sequence == honest.sequence && said.digest != honest.digest);
        for (kind, stable) in [("honest", 2), (lie, 0)] {
            let mut cluster = with(4, &[(&CHECKPOINT, 2), (&WINDOW, 4)]);
            cluster.crash(3);
            for value in ["A", "B"] {
                cluster.put(1, value);
            }
            Gate::of(4, kind).settle(&mut cluster);
            assert_eq!((cluster.executed(1), cluster.stable(1)), (2, stable), "{kind}");
        }
        let mut cluster = with(4, &[(&CHECKPOINT, 2), (&WINDOW, 4)]);
        for value in ["A", "B"] {
            cluster.put(1, value);
        }
        Gate::of(4, lie).settle(&mut cluster);
        assert_eq!(cluster.stable(1), 2, "the three that do not lie suffice");
    }

"false-state"
    /// B13: a state that is not the one of the proven digest is refused, and another one fetched.
    fn false_state(lie) {
        let mut cluster = with(4, &[(&CHECKPOINT, 2), (&WINDOW, 4)]);
        for value in ["A", "B"] {
            cluster.put(1, value);
        }
        cluster.settle_among(&[1, 2, 3]);
        let stable = &cluster.replica(1).durable().stable;
        let (proof, machine) = (Rc::clone(&stable.proof), stable.machine.clone());
        let told = Message::State { proof: Rc::clone(&proof), machine: machine.clone() };
        let gate = Gate::of(1, lie);
        let said = gate.says(4, &told);
        let [Message::State { proof: known, machine: other }] = &said[..] else {
            panic!("{said:?}")
        };
        let digest = |machine| Checkpoint::of(Sequence(2), machine).digest;
        assert!(*known == proof && digest(other) != digest(&machine));
        gate.tell(&mut cluster, 4, &told);
        assert_eq!(cluster.executed(4), 0);
        assert!(cluster.cited.contains("certified-state"));
        let unproven = Gate { draw: 1, ..gate };
        let said = unproven.says(4, &told);
        let [Message::State { proof: own, machine: other }] = &said[..] else { panic!("{said:?}") };
        assert!(own.len() == 1 && own[0].unverified().digest == digest(other));
        unproven.tell(&mut cluster, 4, &told);
        assert_eq!(cluster.executed(4), 0);
        assert!(cluster.cited.contains("checkpoint-quorum"));
        cluster.arrive(2, 4, told);
        assert_eq!((cluster.executed(4), cluster.digest(4)), (2, Some(machine.digest())));
    }

"hide-prepared"
    /// B14: a view change that hides what prepared is as good as any, and the other two tell.
    fn hide_prepared(lie) {
        let proofs = vec![certificate(1, &[2, 3], 1, 1, a().digest())];
        let told = view_change(3, 2, 0, Proof::default(), proofs, &[a()]);
        let nothing = view_change(3, 2, 0, Proof::default(), Vec::new(), &[]);
        let mut gate = Gate::of(3, lie);
        assert_eq!(gate.says(2, &told), [nothing]);
        let mut cluster = prepared_at(&[3, 4]);
        cluster.suspect(3);
        cluster.suspect(4);
        gate.settle(&mut cluster);
        assert_eq!([cluster.done(2), cluster.done(4)], ["1:A", "1:A"]);
        assert_eq!(cluster.broken(), None);
    }

"fabricate-prepared"
    /// B14: a certificate that others never signed spoils the view change that carries it.
    fn fabricate_prepared(lie) {
        unproven(lie, 1);
    }

"wrong-view"
    /// B14: nothing can have prepared in the view that is only asked for.
    fn wrong_view(lie) {
        unproven(lie, 2);
    }

"other-new-view"
    /// B15: an O that does not follow from V is recomputed and refused.
    fn other_new_view(lie) {
        let mut cluster = prepared_at(&[3, 4]);
        let mut gate = Gate::of(2, lie);
        cluster.suspect(3);
        cluster.suspect(4);
        gate.settle_but(&mut cluster, is_new_view);
        let told = cluster.take("new-view", 2, 3).expect("a new view");
        let said = gate.says(3, &told);
        let [Message::NewView(other)] = &said[..] else { panic!("{said:?}") };
        let Message::NewView(honest) = &told else { panic!("{told:?}") };
        let (honest, other) = (honest.statement.unverified(), other.statement.verify().unwrap());
        assert_eq!(honest.view_changes, other.view_changes);
        let digests = |votes: &[Signed<Vote>]| -> Vec<Digest> {
            votes.iter().map(|vote| vote.unverified().digest).collect()
        };
        assert_eq!(digests(&other.pre_prepares), [Digest::NULL]);
        assert_ne!(digests(&honest.pre_prepares), [Digest::NULL]);
        gate.tell(&mut cluster, 3, &told);
        assert!(!cluster.is_active(3));
        assert!(cluster.cited.contains("recompute-o"));
        cluster.arrive(2, 3, told);
        assert!(cluster.is_active(3), "the honest one is taken");
    }

"short-new-view"
    /// B15: claims that no quorum stands behind, here that nothing had prepared, are refused.
    fn short_new_view(lie) {
        let mut cluster = prepared_at(&[3]);
        let mut gate = Gate::of(2, lie);
        cluster.put(4, "B");
        cluster.suspect(3);
        cluster.suspect(4);
        gate.settle_but(&mut cluster, is_new_view);
        let told = cluster.take("new-view", 2, 4).expect("a new view");
        let said = gate.says(4, &told);
        assert_eq!((grounds(&told), grounds(&said[0])), (vec![2, 3, 4], vec![2, 4]));
        let proposes = |message: &Message| match message {
            Message::NewView(arrival) => arrival.statement.verify().unwrap().pre_prepares.len(),
            other => panic!("{other:?}"),
        };
        assert_eq!((proposes(&told), proposes(&said[0])), (1, 0));
        gate.tell(&mut cluster, 4, &told);
        assert!(!cluster.is_active(4));
        assert!(cluster.cited.contains("view-change-quorum"));
        cluster.arrive(2, 4, told);
        assert!(cluster.is_active(4), "the honest one is taken");
    }

"two-new-views"
    /// B15: two new views, each with a quorum behind it, both begin; no number is decided twice.
    fn two_new_views(lie) {
        let mut cluster = prepared_at(&[3]);
        cluster.restart(1);
        let mut gate = Gate::of(2, lie).apart(&[4]);
        for node in [3, 4] {
            cluster.put(node, "B");
            cluster.suspect(node);
        }
        cluster.bag.retain(|flight| matches!(flight.message, Message::ViewChange(_)));
        gate.settle_but(&mut cluster, is_new_view);
        let told = cluster.sent(2, 4)[0].clone();
        gate.is_honest_to(3, &told);
        let said = gate.says(4, &told);
        assert_eq!([grounds(&told), grounds(&said[0])], [[2, 3, 4], [1, 2, 4]]);
        gate.settle(&mut cluster);
        assert!((3..=4).all(|node| cluster.view_of(node) == 2 && cluster.is_active(node)));
        assert_eq!(cluster.broken(), None);
    }

"lying-reply"
    /// B16: one false answer is not f + 1 equal ones, and the honest ones are.
    fn lying_reply(lie) {
        let mut cluster = Cluster::of(4);
        let id = cluster.put(1, "A");
        cluster.settle();
        let answers = cluster.answers(id);
        let gate = Gate::of(4, lie);
        let told = Effect::Reply { to: id, reply: answers[3].clone() };
        let said = gate.effects(0, &told);
        let [Effect::Reply { to, reply: Reply::Done { answer, at, epoch, .. } }] = &said[..] else {
            panic!("{said:?}")
        };
        assert_eq!((*to, *at, *epoch), (id, Slot(1), Epoch(1)));
        let false_answer = Answer::Found(Some(Value::from("false")));
        assert_eq!(*answer, false_answer);
        let alike = |wanted: &Answer| {
            let done = answers[..3].iter().filter_map(|reply| match reply {
                Reply::Done { answer, .. } => Some(answer),
                _ => None,
            });
            done.filter(|answer| *answer == wanted).count()
        };
        let weak = common::config(4, &[]).byzantine_weak_quorum();
        assert!(alike(&Answer::Done) >= weak && 1 + alike(&false_answer) < weak);
    }
}

/// What the liar says in place of this leaves S2 as it was, by a rule.
fn ignored(gate: &Gate, told: &Message, rule: &'static str) {
    let mut cluster = Cluster::of(4);
    gate.tell(&mut cluster, 2, told);
    assert_eq!((cluster.log(2).as_str(), cluster.words(2, 1)), ("", Vec::new()), "{}", gate.kind);
    assert!(cluster.cited.contains(rule), "{rule}: {:?}", cluster.cited);
}

/// A view change with a certificate of a view that proves nothing is ignored by itself.
fn unproven(lie: &'static str, view: u64) {
    let told = view_change(3, 2, 0, Proof::default(), Vec::new(), &[]);
    let mut gate = Gate::of(3, lie);
    let said = gate.says(2, &told);
    let [Message::ViewChange(departure)] = &said[..] else { panic!("{said:?}") };
    let said = departure.statement.verify().expect("S3 has signed it");
    let [certificate] = &said.prepared[..] else { panic!("{said:?}") };
    assert_eq!(certificate.pre_prepare.unverified().view.0, view);
    let mut votes = core::iter::once(&certificate.pre_prepare).chain(certificate.prepares.iter());
    assert!(votes.any(|vote| vote.verify().is_none()));

    let mut cluster = prepared_at(&[3, 4]);
    cluster.put(2, "B");
    for node in [2, 3, 4] {
        cluster.suspect(node);
    }
    gate.settle(&mut cluster);
    assert!(cluster.cited.contains("valid-parts"));
    assert!(!cluster.is_active(2), "that of S3 does not count, and two are too few");
    cluster.restart(1);
    for node in [1, 2, 4] {
        cluster.suspect(node);
        cluster.plead(node);
    }
    gate.settle(&mut cluster);
    assert_eq!(cluster.done(4), "1:A 2:B", "the mistake of one does not matter to the others");
}

fn is_new_view(message: &Message) -> bool {
    matches!(message, Message::NewView(_))
}

/// Whose view changes a new view is based on.
fn grounds(message: &Message) -> Vec<u32> {
    let Message::NewView(arrival) = message else { panic!("{message:?}") };
    let said = arrival.statement.verify().expect("it is genuine");
    let mut signers: Vec<u32> = said
        .view_changes
        .iter()
        .map(|known| match known.signer() {
            Signer::Node(node) => node.0,
            Signer::Client(client) => panic!("{client} has no view"),
        })
        .collect();
    signers.sort_unstable();
    signers
}
