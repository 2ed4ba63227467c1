19 80ms = S3 campaigns for epoch 1. The reason is Follower info · e0 from S1. It sends “Leader info · e1” to S1.
21 90ms = S1 grants S3 its promise in epoch 1. It answers “Epoch accepted”.
22 90ms = S2 grants S3 its promise in epoch 1. It answers “Epoch accepted”.
29 120ms = S3 leads epoch 1. S3 counted S1 and S3: two of three, a majority.
79 600ms = c1 asks for x = 1 at S3.
80 610ms = S3 proposes x = 1 for slot 1. c1 asked for it. It sends “Propose · e1” to S1 and S2.
  A transaction is committed only once a quorum has acknowledged it. (Zab §IV, Phase 3)
87 630ms = Slot 1 is decided. S3 counted S1 and S3: two of three hold it. It holds x = 1.
91 640ms = c1 is answered: done. S3 applied its request in slot 1.
130 1s = S1 is slow to hear from its leader.
131 1s = Messages between S3 and S1 take 80ms from now on.
138 1.1s = c1 asks for x = 2 at S3.
140 1.11s = S3 proposes x = 2 for slot 2. c1 asked for it. It sends “Propose · e1” to S1 and S2.
  A transaction is committed only once a quorum has acknowledged it. (Zab §IV, Phase 3)
145 1.13s = Slot 2 is decided. S3 counted S2 and S3: two of three hold it. It holds x = 2.
147 1.14s = c1 is answered: done. S3 applied its request in slot 2.
150 1.16s = x is 2, and its client knows. Another client asks S1, which answers at once from what it has.
151 1.16s = c2 asks for get x at S1.
156 1.18s = c2 is answered: 1. S1 answered from the state after slot 1.
171 1.3s = c1 asks for x = 3 at S3.
173 1.31s = S3 proposes x = 3 for slot 3. c1 asked for it. It sends “Propose · e1” to S1 and S2.
  A transaction is committed only once a quorum has acknowledged it. (Zab §IV, Phase 3)
178 1.33s = Slot 3 is decided. S3 counted S2 and S3: two of three hold it. It holds x = 3.
180 1.34s = c1 is answered: done. S3 applied its request in slot 3.
183 1.36s = c2 asks for sync at S1.
184 1.36s = c2 has S1 catch up with its leader. The leader's answer comes behind the commit, on the same link. S3 leads indeed; a leader that was deposed without knowing it would answer, too: see zab-sync-at-a-deposed-leader.
210 1.54s = c2 is answered: done. S1 applied its request in slot 3.
228 1.7s = c2 asks for get x at S1.
229 1.7s = Now it reads 3.
233 1.72s = c2 is answered: 3. S1 answered from the state after slot 3.
