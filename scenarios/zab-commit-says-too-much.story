6 1ms = S4 and S5 have crashed. Their memory is lost; their disks are kept.
31 26ms = S3 campaigns for epoch 1. The reason is Follower info · e0 from S2. It sends “Leader info · e1” to S1 and S2 as soon as its disk has written.
33 28ms = S1 grants S3 its promise in epoch 1. It answers “Epoch accepted” as soon as its disk has written.
35 30ms = S2 grants S3 its promise in epoch 1. It answers “Epoch accepted” as soon as its disk has written.
47 42ms = S3 leads epoch 1. S3 counted S1, S2 and S3: three of five, a majority.
50 45ms = c1 asks for x = a at S3.
51 45ms = S3 proposes x = a for slot 1. c1 asked for it. It sends “Propose · e1” to S1 and S2 as soon as its disk has written.
  A transaction is committed only once a quorum has acknowledged it. (Zab §IV, Phase 3)
53 47ms = S3 alone holds 1.1. S4 joins, is sent it with the history, and acknowledges it.
54 48ms = S4 restarts as looking.
  An election ends only when a quorum casts the same vote. (ZooKeeper, FastLeaderElection)
63 57ms = S4 grants S3 its promise in epoch 1. It answers “Epoch accepted” as soon as its disk has written.
71 65ms = Slot 1 is decided. It holds x = a.
72 66ms = S4 has delivered what two of five hold. Both crash.
73 67ms = S3 and S4 have crashed; S3 led epoch 1. Their memory is lost; their disks are kept. The cluster cannot go on: 2 of 5 are up, 3 are needed.
74 68ms = S5 restarts as looking.
  An election ends only when a quorum casts the same vote. (ZooKeeper, FastLeaderElection)
109 103ms = S2 campaigns for epoch 2. The reason is Follower info · e0 from S5. It sends “Leader info · e2” to S1 and S5 as soon as its disk has written.
111 105ms = S1 grants S2 its promise in epoch 2. It answers “Epoch accepted” as soon as its disk has written.
113 107ms = S5 grants S2 its promise in epoch 2. It answers “Epoch accepted” as soon as its disk has written.
125 119ms = Primary integrity is violated. S2 was established in epoch 2 without 1.1, which is delivered. S2 leads epoch 2. S2 counted S1, S2 and S5: three of five, a majority.
