21 18ms = S3 campaigns for epoch 1. The reason is Follower info · e0 from S1. It sends “Leader info · e1” to S1 as soon as its disk has written.
24 21ms = S1 grants S3 its promise in epoch 1. It answers “Epoch accepted” as soon as its disk has written.
26 23ms = S2 grants S3 its promise in epoch 1. It answers “Epoch accepted” as soon as its disk has written.
37 34ms = S3 leads epoch 1. S3 counted S1 and S3: two of three, a majority.
41 38ms = c1 asks for x = 1 at S3.
42 38ms = S3 proposes x = 1 for slot 1. c1 asked for it. It sends “Propose · e1” to S1 and S2 as soon as its disk has written.
  A transaction is committed only once a quorum has acknowledged it. (Zab §IV, Phase 3)
49 45ms = Slot 1 is decided. S3 counted S1 and S3: two of three hold it. It holds x = 1.
53 45ms = c1 is answered: done. S3 applied its request in slot 1.
54 46ms = Three changes follow at once: from 1 to 2, from 2 to 3, from 3 to 4. Each makes sense only after the one before.
55 47ms = c1 asks for x: 1 → 2 at S3.
56 47ms = S3 proposes x: 1 → 2 for slot 2. c1 asked for it. It sends “Propose · e1” to S1 and S2 as soon as its disk has written.
  A transaction is committed only once a quorum has acknowledged it. (Zab §IV, Phase 3)
57 48ms = c2 asks for x: 2 → 3 at S3.
58 48ms = S3 proposes x: 2 → 3 for slot 3. c2 asked for it. It sends “Propose · e1” to S1 and S2 as soon as its disk has written.
  A transaction is committed only once a quorum has acknowledged it. (Zab §IV, Phase 3)
59 49ms = c3 asks for x: 3 → 4 at S3.
60 49ms = S3 proposes x: 3 → 4 for slot 4. c3 asked for it. It sends “Propose · e1” to S1 and S2 as soon as its disk has written.
  A transaction is committed only once a quorum has acknowledged it. (Zab §IV, Phase 3)
65 54ms = S2 has the first two of them. The links keep the order, so nobody can have the third without the first. In Multi-Paxos somebody can: see multipaxos-primary-order.
66 55ms = S3 has crashed; it led epoch 1. Its memory is lost; its disk is kept.
80 69ms = S2 campaigns for epoch 2. The reason is Follower info · e1 from S1. It sends “Leader info · e2” to S1 as soon as its disk has written.
82 71ms = S1 grants S2 its promise in epoch 2. It answers “Epoch accepted” as soon as its disk has written.
90 79ms = S2 leads epoch 2; slots 2 and 3 are decided. S2 counted S1 and S2: two of three, a majority. Slot 3 holds x: 2 → 3.
92 81ms = Nobody has brought S2 up to date since epoch 1: what it had is now committed, and the third change is lost.
93 82ms = S3 restarts as looking. Its disk holds epoch 1 and the slots up to 4.
  An election ends only when a quorum casts the same vote. (ZooKeeper, FastLeaderElection)
100 89ms = S3 grants S2 its promise in epoch 2. It answers “Epoch accepted” as soon as its disk has written.
105 94ms = S3 drops slot 4. New leader · e2 from S2 puts nothing in their place. It sends “Leader accepted · e2” to S2 as soon as its disk has written.
  A follower acknowledges a new leader only once the current epoch is on its disk. (Zab §IV, Phase 2)
  A follower writes the history that it was sent before it writes the current epoch. (ZOOKEEPER-4643)
  A follower acknowledges a new leader only once the leader's history is on its disk. (Zab §IV, Phase 2; ZOOKEEPER-3911, 4646, 4785)
