4 1ms = S1 has crashed. Its memory is lost; its disk is kept.
14 11ms = S3 campaigns for epoch 1. The reason is Follower info · e0 from S2. It sends “Leader info · e1” to S2 as soon as its disk has written.
16 13ms = S2 grants S3 its promise in epoch 1. It answers “Epoch accepted” as soon as its disk has written.
23 20ms = S3 leads epoch 1. S3 counted S2 and S3: two of three, a majority.
25 22ms = S1 restarts as looking.
  An election ends only when a quorum casts the same vote. (ZooKeeper, FastLeaderElection)
31 28ms = S1 grants S3 its promise in epoch 1. It answers “Epoch accepted” as soon as its disk has written.
34 31ms = S3 has sent S1 its history, which is empty. Before S1 has acknowledged it, a is proposed.
35 32ms = c1 asks for x = a at S3.
36 32ms = S3 proposes x = a for slot 1. c1 asked for it. It sends “Propose · e1” to S2 as soon as its disk has written.
  A transaction is committed only once a quorum has acknowledged it. (Zab §IV, Phase 3)
41 37ms = Slot 1 is decided. S3 counted S2 and S3: two of three hold it. It holds x = a.
43 37ms = c1 is answered: done. S3 applied its request in slot 1.
50 44ms = c1 asks for x = b at S3.
51 44ms = S3 proposes x = b for slot 2. c1 asked for it. It sends “Propose · e1” to S2 and S1 as soon as its disk has written.
  A transaction is committed only once a quorum has acknowledged it. (Zab §IV, Phase 3)
58 51ms = Slot 2 is decided. S3 counted S2 and S3: two of three hold it. It holds x = b.
61 54ms = Agreement is violated. S1 decided x = b for slot 1, where S3 had decided something else. S1 learns that slot 1 is decided. Commit · e1 from S3 says so.
62 51ms = c1 is answered: done. S3 applied its request in slot 2.
