6 1ms = S4 and S5 have crashed. Their memory is lost; their disks are kept.
31 26ms = S3 campaigns for epoch 1. The reason is Follower info · e0 from S2. It sends “Leader info · e1” to S1 and S2 as soon as its disk has written.
33 28ms = S1 grants S3 its promise in epoch 1. It answers “Epoch accepted” as soon as its disk has written.
35 30ms = S2 grants S3 its promise in epoch 1. It answers “Epoch accepted” as soon as its disk has written.
47 42ms = S3 leads epoch 1. S3 counted S1, S2 and S3: three of five, a majority.
50 45ms = c1 asks for x = a at S3.
51 45ms = S3 proposes x = a for slot 1. c1 asked for it. It sends “Propose · e1” to S1 and S2 as soon as its disk has written.
  A transaction is committed only once a quorum has acknowledged it. (Zab §IV, Phase 3)
59 53ms = Slot 1 is decided. S3 counted S1, S2 and S3: three of five hold it. It holds x = a.
62 53ms = c1 is answered: done. S3 applied its request in slot 1.
63 54ms = S5 restarts as looking.
  An election ends only when a quorum casts the same vote. (ZooKeeper, FastLeaderElection)
74 65ms = S5 grants S3 its promise in epoch 1. It answers “Epoch accepted” as soon as its disk has written.
83 74ms = c1 asks for x = b at S3.
84 74ms = S3 proposes x = b for slot 2. c1 asked for it. It sends “Propose · e1” to S1, S2 and S5 as soon as its disk has written.
  A transaction is committed only once a quorum has acknowledged it. (Zab §IV, Phase 3)
94 84ms = Slot 2 is decided. S3 counted S1, S2 and S3: three of five hold it. It holds x = b.
99 84ms = c1 is answered: done. S3 applied its request in slot 2.
100 85ms = S5 was brought up to date with 1.1, and then got 1.2 as a proposal. Now it leads, and brings S4 up to date.
101 86ms = S3 has crashed; it led epoch 1. Its memory is lost; its disk is kept.
102 87ms = S4 restarts as looking.
  An election ends only when a quorum casts the same vote. (ZooKeeper, FastLeaderElection)
154 139ms = S5 campaigns for epoch 2. The reason is Follower info · e1 from S2. It sends “Leader info · e2” to S1 and S2 as soon as its disk has written.
157 142ms = S1 grants S5 its promise in epoch 2. It answers “Epoch accepted” as soon as its disk has written.
159 144ms = S2 grants S5 its promise in epoch 2. It answers “Epoch accepted” as soon as its disk has written.
161 146ms = S4 grants S5 its promise in epoch 2. It answers “Epoch accepted” as soon as its disk has written.
178 163ms = S5 leads epoch 2. S5 counted S1, S2 and S5: three of five, a majority.
182 167ms = Agreement is violated. S4 decided x = b for slot 1, where S3 had decided something else. S4 learns that slot 1 is decided. Up to date · e2 from S5 says so.
