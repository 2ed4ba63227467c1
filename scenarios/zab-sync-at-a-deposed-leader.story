72 63ms = S5 campaigns for epoch 1. The reason is Follower info · e0 from S3. It sends “Leader info · e1” to S2 and S3.
75 64ms = S2 grants S5 its promise in epoch 1. It answers “Epoch accepted”.
76 64ms = S3 grants S5 its promise in epoch 1. It answers “Epoch accepted”.
77 64ms = S4 grants S5 its promise in epoch 1. It answers “Epoch accepted”.
78 64ms = S1 grants S5 its promise in epoch 1. It answers “Epoch accepted”.
92 67ms = S5 leads epoch 1. S5 counted S2, S3 and S5: three of five, a majority.
264 1s = c1 asks for x = 1.
272 1.004s = Slot 1 is decided. S5 counted S2, S3 and S5: three of five hold it. It holds x = 1.
279 1.006s = c1 is answered: done. S1 applied its request in slot 1.
317 1.2s = From now on S1, S2 and S3 hear S5 late, and S5 hears them late. No clock is wrong.
318 1.2s = Messages between S5 and S1 take 5s from now on.
319 1.2s = Messages between S5 and S2 take 5s from now on.
320 1.2s = Messages between S5 and S3 take 5s from now on.
371 1.481s = S3 campaigns for epoch 2. The reason is Follower info · e1 from S1. It sends “Leader info · e2” to S2 and S1.
372 1.482s = S2 grants S3 its promise in epoch 2. It answers “Epoch accepted”.
373 1.482s = S1 grants S3 its promise in epoch 2. It answers “Epoch accepted”.
381 1.485s = S3 leads epoch 2. S3 counted S1, S2 and S3: three of five, a majority.
384 1.5s = S1, S2 and S3 have found another leader. S5 does not know that yet, and S4 follows it still.
385 1.5s = c1 asks for x = 2 at S3.
386 1.501s = S3 proposes x = 2 for slot 2. c1 asked for it. It sends “Propose · e2” to S2 and S1.
  A transaction is committed only once a quorum has acknowledged it. (Zab §IV, Phase 3)
390 1.503s = Slot 2 is decided. S3 counted S1, S2 and S3: three of five hold it. It holds x = 2.
391 1.504s = c1 is answered: done. S3 applied its request in slot 2.
397 1.52s = c2 asks for sync at S4.
398 1.52s = S4 asks S5, which answers at once: S4 has all that S5 has committed. No quorum is asked. ZooKeeper's sync does the same.
402 1.524s = c2 is answered: done. S4 applied its request in slot 1.
403 1.53s = c2 asks for get x at S4.
404 1.53s = x was 2 before this client asked, and it reads 1. It has never seen anything later, so its reads are sequentially consistent. They are not linearizable, and no local read is judged by that. With quorum-sync=on the sync would wait for a quorum.
406 1.532s = c2 is answered: 1. S4 answered from the state after slot 1.
412 1.567s = S5 resigns: it heard from no quorum for 250ms. It led epoch 1. Its limit timer ran out.
  A leader that has lost its quorum gives up and looks for a leader. (Zab §IV)
  An election ends only when a quorum casts the same vote. (ZooKeeper, FastLeaderElection)
423 1.572s = S4 grants S3 its promise in epoch 2. It answers “Epoch accepted”.
