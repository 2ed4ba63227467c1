4 1ms = S1 has crashed. Its memory is lost; its disk is kept.
14 11ms = S3 campaigns for epoch 2. The reason is Follower info · e1 from S2. It sends “Leader info · e2” to S2 as soon as its disk has written.
16 13ms = S2 grants S3 its promise in epoch 2. It answers “Epoch accepted” as soon as its disk has written.
23 20ms = S3 leads epoch 2; slot 1 is decided. S3 counted S2 and S3: two of three, a majority. It holds x = 1.1.
25 22ms = S2 and S3 have delivered 1.1. S2 crashes, and S3 brings S1 up to date.
26 23ms = S2 has crashed. Its memory is lost; its disk is kept. The cluster cannot go on: 1 of 3 is up, 2 are needed.
28 25ms = S3 steps down. Disconnect from S2. Its session with the sender has ended: what was on its way between the two is gone. It led epoch 2.
  A leader that has lost its quorum gives up and looks for a leader. (Zab §IV)
  An election ends only when a quorum casts the same vote. (ZooKeeper, FastLeaderElection)
33 30ms = S1 restarts as looking.
  An election ends only when a quorum casts the same vote. (ZooKeeper, FastLeaderElection)
44 41ms = S3 campaigns for epoch 3. The reason is Follower info · e0 from S1. It sends “Leader info · e3” to S1 as soon as its disk has written.
46 43ms = S1 grants S3 its promise in epoch 3. It answers “Epoch accepted” as soon as its disk has written.
52 49ms = First the history: a crash now leaves S1 with 1.1 and its old epoch.
54 51ms = S1 has crashed. Its memory is lost; its disk is kept. The cluster cannot go on: 1 of 3 is up, 2 are needed.
55 52ms = S1 restarts as looking. Its disk holds epoch 0 and the slots up to 1.
  A server that restarts still knows the last epoch it has accepted. (Zab §IV, Phase 1)
  An election ends only when a quorum casts the same vote. (ZooKeeper, FastLeaderElection)
56 53ms = S3 is no longer a prospective leader. Its limit timer ran out.
  A leader that has lost its quorum gives up and looks for a leader. (Zab §IV)
  An election ends only when a quorum casts the same vote. (ZooKeeper, FastLeaderElection)
70 67ms = S3 campaigns for epoch 4. The reason is Follower info · e3 from S1. It sends “Leader info · e4” to S1 as soon as its disk has written.
72 69ms = S1 grants S3 its promise in epoch 4. It answers “Epoch accepted” as soon as its disk has written.
78 75ms = Then the epoch: a crash now leaves S1 with both, but S3 has heard nothing.
80 77ms = S1 has crashed. Its memory is lost; its disk is kept. The cluster cannot go on: 1 of 3 is up, 2 are needed.
81 78ms = S3 has crashed. Its memory is lost; its disk is kept. The cluster cannot go on: 0 of 3 are up, 2 are needed.
82 79ms = S1 and S2 have restarted.
  An election ends only when a quorum casts the same vote. (ZooKeeper, FastLeaderElection)
94 91ms = S1 campaigns for epoch 5. The reason is Follower info · e2 from S2. It sends “Leader info · e5” to S2 as soon as its disk has written.
96 93ms = S2 grants S1 its promise in epoch 5. It answers “Epoch accepted” as soon as its disk has written.
104 101ms = S1 leads epoch 5; it decides slot 1. S1 counted S1 and S2: two of three, a majority.
106 103ms = Every server that can lead has 1.1.
