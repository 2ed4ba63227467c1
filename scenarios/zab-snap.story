4 1ms = S1 has crashed. Its memory is lost; its disk is kept.
14 11ms = S3 campaigns for epoch 1. The reason is Follower info · e0 from S2. It sends “Leader info · e1” to S2 as soon as its disk has written.
16 13ms = S2 grants S3 its promise in epoch 1. It answers “Epoch accepted” as soon as its disk has written.
23 20ms = S3 leads epoch 1. S3 counted S2 and S3: two of three, a majority.
25 22ms = c1 asks for x = a at S3.
26 22ms = S3 proposes x = a for slot 1. c1 asked for it. It sends “Propose · e1” to S2 as soon as its disk has written.
  A transaction is committed only once a quorum has acknowledged it. (Zab §IV, Phase 3)
31 27ms = Slot 1 is decided. S3 counted S2 and S3: two of three hold it. It holds x = a.
33 27ms = c1 is answered: done. S3 applied its request in slot 1.
34 28ms = c1 asks for x = b at S3.
35 28ms = S3 proposes x = b for slot 2. c1 asked for it. It sends “Propose · e1” to S2 as soon as its disk has written.
  A transaction is committed only once a quorum has acknowledged it. (Zab §IV, Phase 3)
40 33ms = Slot 2 is decided. S3 counted S2 and S3: two of three hold it. It holds x = b.
44 33ms = c1 is answered: done. S3 applied its request in slot 2.
45 34ms = c1 asks for x = c at S3.
46 34ms = S3 proposes x = c for slot 3. c1 asked for it. It sends “Propose · e1” to S2 as soon as its disk has written.
  A transaction is committed only once a quorum has acknowledged it. (Zab §IV, Phase 3)
51 39ms = Slot 3 is decided. S3 counted S2 and S3: two of three hold it. It holds x = c.
53 39ms = c1 is answered: done. S3 applied its request in slot 3.
54 40ms = c1 asks for x = d at S3.
55 40ms = S3 proposes x = d for slot 4. c1 asked for it. It sends “Propose · e1” to S2 as soon as its disk has written.
  A transaction is committed only once a quorum has acknowledged it. (Zab §IV, Phase 3)
60 45ms = Slot 4 is decided. S3 counted S2 and S3: two of three hold it. It holds x = d.
64 45ms = c1 is answered: done. S3 applied its request in slot 4.
65 46ms = S3 has taken a snapshot of what four transactions came to, and purged the first two from its log.
66 47ms = S1 restarts as looking.
  An election ends only when a quorum casts the same vote. (ZooKeeper, FastLeaderElection)
72 53ms = S1 grants S3 its promise in epoch 1. It answers “Epoch accepted” as soon as its disk has written.
75 56ms = S1 holds nothing, and nothing in the log of S3 begins there. S3 says: S1 synchronising by snap.
83 64ms = c1 asks for x = e at S1.
92 72ms = Slot 5 is decided. S3 counted S2 and S3: two of three hold it. It holds x = e.
96 75ms = c1 is answered: done. S1 applied its request in slot 5.
