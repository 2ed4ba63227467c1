6 1ms = S4 and S5 have crashed. Their memory is lost; their disks are kept.
31 26ms = S3 campaigns for epoch 3. The reason is Follower info · e2 from S2. It sends “Leader info · e3” to S1 and S2 as soon as its disk has written.
33 28ms = S1 grants S3 its promise in epoch 3. It answers “Epoch accepted” as soon as its disk has written.
35 30ms = S2 grants S3 its promise in epoch 3. It answers “Epoch accepted” as soon as its disk has written.
47 42ms = S3 leads epoch 3; slots 1 and 2 are decided. S3 counted S1, S2 and S3: three of five, a majority. Slot 2 holds x = 2.1.
53 48ms = S3 leads epoch 3. S1 and S2 had what it has: each got an empty diff.
54 49ms = c1 asks for x = a at S3.
55 49ms = S3 proposes x = a for slot 3. c1 asked for it. It sends “Propose · e3” to S1 and S2 as soon as its disk has written.
  A transaction is committed only once a quorum has acknowledged it. (Zab §IV, Phase 3)
63 57ms = Slot 3 is decided. S3 counted S1, S2 and S3: three of five hold it. It holds x = a.
66 57ms = c1 is answered: done. S3 applied its request in slot 3.
67 58ms = S4 comes back with 1.2, which was never committed. It is cut back to 1.1, and gets the rest.
68 59ms = S4 restarts as looking. Its disk holds epoch 1 and the slots up to 2.
  A server that restarts still knows the last epoch it has accepted. (Zab §IV, Phase 1)
  An election ends only when a quorum casts the same vote. (ZooKeeper, FastLeaderElection)
79 70ms = S4 grants S3 its promise in epoch 3. It answers “Epoch accepted” as soon as its disk has written.
84 75ms = S4 replaces its slot 2 by that of S3, and stores slot 3. It held something else there. It sends “Leader accepted · e3” to S3 as soon as its disk has written.
  A follower acknowledges a new leader only once the current epoch is on its disk. (Zab §IV, Phase 2)
  A follower writes the history that it was sent before it writes the current epoch. (ZOOKEEPER-4643)
  A follower acknowledges a new leader only once the leader's history is on its disk. (Zab §IV, Phase 2; ZOOKEEPER-3911, 4646, 4785)
90 81ms = c1 asks for x = b at S3.
91 81ms = S3 proposes x = b for slot 4. c1 asked for it. It sends “Propose · e3” to S1, S2 and S4 as soon as its disk has written.
  A transaction is committed only once a quorum has acknowledged it. (Zab §IV, Phase 3)
101 91ms = Slot 4 is decided. S3 counted S1, S2 and S3: three of five hold it. It holds x = b.
109 91ms = c1 is answered: done. S3 applied its request in slot 4.
110 92ms = The leader has taken a snapshot of its first four transactions, and keeps the last two. S5 comes with an empty disk.
111 93ms = S5 restarts as looking.
  An election ends only when a quorum casts the same vote. (ZooKeeper, FastLeaderElection)
122 104ms = S5 grants S3 its promise in epoch 3. It answers “Epoch accepted” as soon as its disk has written.
131 113ms = Nothing in the log begins where S5 ends. It gets the snapshot.
132 114ms = c1 asks for x = c at S5.
146 127ms = Slot 5 is decided. S3 counted S1, S2 and S3: three of five hold it. It holds x = c.
154 134ms = c1 is answered: done. S5 applied its request in slot 5.
