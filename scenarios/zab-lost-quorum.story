60 95.75ms = S5 campaigns for epoch 1. The reason is Follower info · e0 from S4. It sends “Leader info · e1” to S1 and S4.
63 106.332ms = S4 grants S5 its promise in epoch 1. It answers “Epoch accepted”.
64 106.499ms = S1 grants S5 its promise in epoch 1. It answers “Epoch accepted”.
65 109.392ms = S2 grants S5 its promise in epoch 1. It answers “Epoch accepted”.
66 112.566ms = S3 grants S5 its promise in epoch 1. It answers “Epoch accepted”.
80 145.852ms = S5 leads epoch 1. S5 counted S1, S4 and S5: three of five, a majority.
235 1s = c1 asks for x = 1 at S5.
240 1013.922ms = S5 proposes x = 1 for slot 1. c1 asked for it. It sends “Propose · e1” to S1, S4, S2 and S3.
  A transaction is committed only once a quorum has acknowledged it. (Zab §IV, Phase 3)
250 1039.771ms = Slot 1 is decided. S5 counted S3, S4 and S5: three of five hold it. It holds x = 1.
258 1053.143ms = c1 is answered: done. S5 applied its request in slot 1.
287 1.2s = The network splits: S4 S5 | S1 S2 S3. Messages between the sides are lost.
300 1214.985ms = S5 steps down. Disconnect from S2. Its session with the sender has ended: what was on its way between the two is gone. It led epoch 1.
  A leader that has lost its quorum gives up and looks for a leader. (Zab §IV)
  An election ends only when a quorum casts the same vote. (ZooKeeper, FastLeaderElection)
338 1.3s = c2 asks for y = 2 at S5.
339 1.3s = S5 still takes requests. It cannot commit this one.
341 1310.282ms = S3 campaigns for epoch 2. The reason is Follower info · e1 from S2. It sends “Leader info · e2” to S1 and S2.
343 1323.516ms = S1 grants S3 its promise in epoch 2. It answers “Epoch accepted”.
344 1325.221ms = S2 grants S3 its promise in epoch 2. It answers “Epoch accepted”.
352 1366.099ms = S3 leads epoch 2. S3 counted S1, S2 and S3: three of five, a majority.
438 1849.481ms = Slot 2 is decided. S3 counted S1, S2 and S3: three of five hold it. It holds y = 2.
443 1872.803ms = c2 is answered: done. S1 applied its request in slot 2.
448 1.9s = c3 asks for x = 3 at S1.
459 1954.119ms = Slot 3 is decided. S3 counted S1, S2 and S3: three of five hold it. It holds x = 3.
464 1978.987ms = c3 is answered: done. S1 applied its request in slot 3.
528 2.5s = The network is whole again.
554 2663.696ms = S5 grants S3 its promise in epoch 2. It answers “Epoch accepted”.
598 2878.394ms = S4 grants S3 its promise in epoch 2. It answers “Epoch accepted”.
