4 1ms = S1 has crashed. Its memory is lost; its disk is kept.
14 11ms = S3 campaigns for epoch 2. The reason is Follower info · e1 from S2. It sends “Leader info · e2” to S2 as soon as its disk has written.
16 13ms = S2 grants S3 its promise in epoch 2. It answers “Epoch accepted” as soon as its disk has written.
24 21ms = S3 leads epoch 2; slots 1 to 3 are decided. S3 counted S2 and S3: two of three, a majority. Slot 3 holds x = 1.3.
26 23ms = S3 leads epoch 2. S1 comes back with 1.1, and what follows it stands in the log of S3.
27 24ms = S1 restarts as looking. Its disk holds epoch 1 and the slots up to 1.
  An election ends only when a quorum casts the same vote. (ZooKeeper, FastLeaderElection)
33 30ms = S1 grants S3 its promise in epoch 2. It answers “Epoch accepted” as soon as its disk has written.
36 33ms = S3 finds the place of 1.1 in its log and sends what follows. In its state it says: S1 synchronising by diff.
