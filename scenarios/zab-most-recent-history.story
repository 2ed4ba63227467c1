4 1ms = S1 and S3 hold nothing. They elect S3 before they hear from S2.
10 7ms = S2 hears that S3 leads and S1 follows, and joins S3 before S1 does.
19 16ms = S3 campaigns for epoch 2. The reason is Follower info · e1 from S2. It sends “Leader info · e2” to S2 as soon as its disk has written.
23 20ms = S2 grants S3 its promise in epoch 2. It answers “Epoch accepted” as soon as its disk has written.
25 22ms = S1 grants S3 its promise in epoch 2. It answers “Epoch accepted” as soon as its disk has written.
27 24ms = S3 is no longer a prospective leader. Epoch accepted · e1 from S2. The follower accepts the epoch, and says how recent its history is (ACK-E).
  A leader gives up when a server of its quorum has a more recent history than its own. (ZooKeeper, Leader.waitForEpochAck; Zab §IV, Phase 1)
  An election ends only when a quorum casts the same vote. (ZooKeeper, FastLeaderElection)
41 38ms = In discovery S3 saw 1.1, and gave up. The server that has 1.1 leads.
46 43ms = S2 campaigns for epoch 3. The reason is Follower info · e2 from S1. It sends “Leader info · e3” to S1 as soon as its disk has written.
49 46ms = S1 grants S2 its promise in epoch 3. It answers “Epoch accepted” as soon as its disk has written.
51 48ms = S3 grants S2 its promise in epoch 3. It answers “Epoch accepted” as soon as its disk has written.
64 61ms = S2 leads epoch 3; slot 1 is decided. S2 counted S1 and S2: two of three, a majority. It holds x = 1.1.
