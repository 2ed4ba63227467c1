4 1ms = S1 has crashed. Its memory is lost; its disk is kept.
14 11ms = S3 campaigns for epoch 3. The reason is Follower info · e2 from S2. It sends “Leader info · e3” to S2 as soon as its disk has written.
16 13ms = S2 grants S3 its promise in epoch 3. It answers “Epoch accepted” as soon as its disk has written.
23 20ms = S3 leads epoch 3; slots 1 to 3 are decided. S3 counted S2 and S3: two of three, a majority. Slot 3 holds x = 2.1.
25 22ms = S3 leads epoch 3. S1 comes back with 1.3. Its primary had proposed that to nobody else.
26 23ms = S1 restarts as looking. Its disk holds epoch 1 and the slots up to 3.
  An election ends only when a quorum casts the same vote. (ZooKeeper, FastLeaderElection)
32 29ms = S1 grants S3 its promise in epoch 3. It answers “Epoch accepted” as soon as its disk has written.
35 32ms = S3 has no 1.3, and both have 1.2: S1 must delete what follows 1.2. S3 says: S1 synchronising by trunc and diff.
38 35ms = S1 replaces its slot 3 by that of S3. It held something else there. It sends “Leader accepted · e3” to S3 as soon as its disk has written.
  A follower acknowledges a new leader only once the current epoch is on its disk. (Zab §IV, Phase 2)
  A follower writes the history that it was sent before it writes the current epoch. (ZOOKEEPER-4643)
  A follower acknowledges a new leader only once the leader's history is on its disk. (Zab §IV, Phase 2; ZOOKEEPER-3911, 4646, 4785)
39 36ms = The history of S1 is that of S3, in memory; then on its disk, and only then it acknowledges.
