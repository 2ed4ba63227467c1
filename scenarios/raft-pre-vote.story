7 179.017ms = S3 grants S2 its pre-vote in term 1. It answers “Pre-vote granted”.
8 180.542ms = S4 grants S2 its pre-vote in term 1. It answers “Pre-vote granted”.
9 180.833ms = S5 grants S2 its pre-vote in term 1. It answers “Pre-vote granted”.
10 182.297ms = S1 grants S2 its pre-vote in term 1. It answers “Pre-vote granted”.
12 192.663ms = S2 campaigns for term 1. The reason is Pre-vote granted · t1 from S5. It sends “Request vote · t1” to S1, S3, S4 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
15 203.675ms = S5 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
16 204.126ms = S4 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
17 205.88ms = S1 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
18 206.521ms = S3 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
20 217.635ms = S2 leads term 1. S2 counted S2, S3 and S5: three of five, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
28 242.593ms = Slot 1 is decided. S2 counted S2, S3 and S5: three of five hold it. It holds a no-op.
94 600ms = c1 asks for x = 1.
102 637.799ms = S2 proposes x = 1 for slot 2. c1 asked for it. It sends “Append entries 2 · t1” to S1, S3, S4 and S5.
112 661.102ms = Slot 2 is decided. S2 counted S1, S2 and S3: three of five hold it. It holds x = 1.
116 673.932ms = c1 is answered: done. S2 applied its request in slot 2.
125 700ms = S5 is alone. It asks who would vote for it, hears from nobody, and keeps its term.
126 700ms = The network splits: S5 | S1 S2 S3 S4 c1. Messages between the sides are lost.
181 1s = c1 asks for y = 1.
182 1011.171ms = S2 proposes y = 1 for slot 3. c1 asked for it. It sends “Append entries 3 · t1” to S1, S3, S4 and S5.
193 1036.497ms = Slot 3 is decided. S2 counted S1, S2 and S4: three of five hold it. It holds y = 1.
198 1048.099ms = c1 is answered: done. S2 applied its request in slot 3.
298 1.6s = The network is whole again. Nobody would vote for S5 while the leader is heard.
299 1.6s = The network is whole again.
307 1631.727ms = S5 is no longer a pre-candidate; it refuses Heartbeat · t1 from S2: its log ends at slot 2, before slot 3. Heartbeat · t1 from S2. The leader sends no entries: it shows that it is alive, and checks that the logs agree. It answers “Append refused”.
  A server keeps its vote until its term rises, even after it has heard from a leader of the term. (Raft Figure 2, votedFor)
378 2s = The leader of term 1 still leads, and S5 has what it missed.
469 2.5s = c1 asks for x = 2.
470 2514.436ms = S2 proposes x = 2 for slot 4. c1 asked for it. It sends “Append entries 4 · t1” to S1, S3, S4 and S5.
472 2527.7ms = S5 refuses Heartbeat · t1 from S2: its log ends at slot 3, before slot 4. It answers “Append refused”.
481 2540.244ms = Slot 4 is decided. S2 counted S1, S2 and S4: three of five hold it. It holds x = 2.
488 2553.812ms = c1 is answered: done. S2 applied its request in slot 4.
