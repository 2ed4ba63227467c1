4 1ms = S2 has crashed. Its memory is lost; its disk is kept.
13 10ms = S3 campaigns for epoch 2. The reason is Follower info · e0 from S1. It sends “Leader info · e2” to S1 as soon as its disk has written.
15 12ms = S1 grants S3 its promise in epoch 2. It answers “Epoch accepted” as soon as its disk has written.
22 19ms = S3 leads epoch 2; slot 1 is decided. S3 counted S1 and S3: two of three, a majority. It holds x = 1.1.
23 20ms = S3 is established with S1, and has delivered 1.1. On the disk of S1 there is the epoch alone.
24 21ms = S1 and S3 have crashed; S3 led epoch 2. Their memory is lost; their disks are kept. The cluster cannot go on: 0 of 3 are up, 2 are needed.
25 22ms = S1 and S2 have restarted.
  An election ends only when a quorum casts the same vote. (ZooKeeper, FastLeaderElection)
37 34ms = S1 campaigns for epoch 3. The reason is Follower info · e1 from S2. It sends “Leader info · e3” to S2 as soon as its disk has written.
39 36ms = S2 grants S1 its promise in epoch 3. It answers “Epoch accepted” as soon as its disk has written.
46 43ms = Primary integrity is violated. S1 was established in epoch 3 without 1.1, which is delivered. S1 leads epoch 3. S1 counted S1 and S2: two of three, a majority.
47 44ms = S2 drops slot 1. Up to date · e3 from S1 puts nothing in their place.
