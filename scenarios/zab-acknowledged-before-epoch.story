4 1ms = S2 adopted epoch 2 alone, without 1.1, which only S3 holds.
5 2ms = S2 has crashed. Its memory is lost; its disk is kept.
14 11ms = S3 campaigns for epoch 3. The reason is Follower info · e2 from S1. It sends “Leader info · e3” to S1 as soon as its disk has written.
  A new epoch is later than any that a quorum has accepted. (Zab §IV, Phase 1)
16 13ms = S1 grants S3 its promise in epoch 3. It answers “Epoch accepted” as soon as its disk has written.
23 20ms = S3 leads epoch 3; slot 1 is decided. S3 counted S1 and S3: two of three, a majority. It holds x = 1.1.
24 21ms = S3 is established in epoch 3 and has delivered 1.1. S1 holds it, with epoch 1 as its current one.
25 22ms = S1 and S3 have crashed; S3 led epoch 3. Their memory is lost; their disks are kept. The cluster cannot go on: 0 of 3 are up, 2 are needed.
26 23ms = S1 and S2 have restarted.
  A server that restarts still knows the last epoch it has accepted. (Zab §IV, Phase 1)
  An election ends only when a quorum casts the same vote. (ZooKeeper, FastLeaderElection)
38 35ms = S2 campaigns for epoch 4. The reason is Follower info · e3 from S1. It sends “Leader info · e4” to S1 as soon as its disk has written.
  A new epoch is later than any that a quorum has accepted. (Zab §IV, Phase 1)
40 37ms = S1 grants S2 its promise in epoch 4. It answers “Epoch accepted” as soon as its disk has written.
45 42ms = S1 drops slot 1. New leader · e4 from S2 puts nothing in their place. It sends “Leader accepted · e4” to S2 as soon as its disk has written.
  A follower writes the history that it was sent before it writes the current epoch. (ZOOKEEPER-4643)
  A follower acknowledges a new leader only once the leader's history is on its disk. (Zab §IV, Phase 2; ZOOKEEPER-3911, 4646, 4785)
47 44ms = Primary integrity is violated. S2 was established in epoch 4 without 1.1, which is delivered. S2 leads epoch 4. S2 counted S1 and S2: two of three, a majority.
