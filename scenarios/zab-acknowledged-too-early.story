4 1ms = S2 has crashed. All it knew is gone, but for what its disk holds.
15 12ms = S1 grants S3 its promise in epoch 2. It answers “Epoch accepted” as soon as its disk has written.
22 19ms = S3 leads epoch 2. S3 counted S1 and S3: two of three, a majority.
23 20ms = S3 is established with S1, and has delivered 1.1. On the disk of S1 there is the epoch alone.
24 21ms = S1 and S3 have crashed. All they knew is gone, but for what their disks hold.
25 22ms = S1 and S2 have restarted.
  An election ends only when a quorum casts the same vote. (ZooKeeper, FastLeaderElection)
39 36ms = S2 grants S1 its promise in epoch 3. It answers “Epoch accepted” as soon as its disk has written.
46 43ms = Primary integrity is violated. S1 was established in epoch 3 without 1.1, which is delivered. S1 leads epoch 3. S1 counted S1 and S2: two of three, a majority.
47 44ms = S2 drops slot 1. After Up to date · e0 from S1 nothing stands there.
