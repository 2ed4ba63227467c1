6 168.529ms = S2 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S1, S3, S4 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
7 179.017ms = S3 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
8 180.542ms = S4 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
9 180.833ms = S5 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
10 182.297ms = S1 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
12 192.663ms = S2 leads term 1. S2 counted S2, S3 and S5: three of five, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
20 217.635ms = Slot 1 is decided. S2 counted S2, S3 and S5: three of five hold it. It holds a no-op.
87 600ms = c1 asks for x = 1.
98 637.799ms = S2 proposes x = 1 for slot 2. c1 asked for it. It sends “Append entries 2 · t1” to S1, S3, S4 and S5.
109 661.102ms = Slot 2 is decided. S2 counted S1, S2 and S3: three of five hold it. It holds x = 1.
116 673.932ms = c1 is answered: done. S2 applied its request in slot 2.
136 800ms = The leader and its client are cut off just before the next request.
137 800ms = The network splits: S2 c1 | S1 S3 S4 S5. Messages between the sides are lost.
142 820ms = c1 asks for y = 2 at S2.
143 833.485ms = S2 proposes y = 2 for slot 3. c1 asked for it. It sends “Append entries 3 · t1” to S1, S3, S4 and S5.
153 860ms = S2 holds slot 3 alone. No other server has received it.
154 860ms = S2 has crashed; it led term 1. Its memory is lost; its disk is kept.
155 900ms = The network is whole again.
156 948.357ms = S4 campaigns for term 2. Its election timeout ran out. It sends “Request vote · t2” to S1, S2, S3 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
157 958.839ms = S5 grants S4 its vote in term 2. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
158 959.294ms = S3 grants S4 its vote in term 2. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
160 962.145ms = S1 grants S4 its vote in term 2. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
162 973.422ms = S4 leads term 2. S4 counted S3, S4 and S5: three of five, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
169 997.432ms = Slot 3 is decided. S4 counted S1, S4 and S5: three of five hold it. It holds a no-op.
230 1356.788ms = S4 proposes y = 2 for slot 4. c1 asked for it. It sends “Append entries 4 · t2” to S1, S3 and S5.
236 1384.538ms = Slot 4 is decided. S4 counted S1, S3 and S4: three of five hold it. It holds y = 2.
244 1398.278ms = c1 is answered: done. S4 applied its request in slot 4.
262 1.5s = S2 comes back. Its entry of term 1 is in the way of what was decided since.
263 1.5s = S2 restarts as a follower. Its disk holds term 1 and the slots up to 3.
  A server that restarts still knows the latest term it has seen. (Raft Figure 2, persistent state)
  A server that restarts still knows for whom it voted in its term. (Raft Figure 2, persistent state)
273 1556.808ms = S2 replaces its slot 3 by that of S4, and stores slot 4. It held something else there. It sends “Append succeeded 4 · t2” to S4.
