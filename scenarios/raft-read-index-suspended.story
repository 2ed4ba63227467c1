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
87 600ms = c1 asks for x = old.
98 637.799ms = S2 proposes x = old for slot 2. c1 asked for it. It sends “Append entries 2 · t1” to S1, S3, S4 and S5.
109 661.102ms = Slot 2 is decided. S2 counted S1, S2 and S3: three of five hold it. It holds x = old.
116 673.932ms = c1 is answered: done. S2 applied its request in slot 2.
136 800ms = S2 leads, and keeps only S1 at its side.
137 800ms = The network splits: S1 S2 c1 | S3 S4 S5 c2. Messages between the sides are lost.
156 948.357ms = S4 campaigns for term 2. Its election timeout ran out. It sends “Request vote · t2” to S1, S2, S3 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
161 958.839ms = S5 grants S4 its vote in term 2. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
162 959.294ms = S3 grants S4 its vote in term 2. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
167 973.422ms = S4 leads term 2. S4 counted S3, S4 and S5: three of five, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
174 1001.92ms = Slot 3 is decided. S4 counted S3, S4 and S5: three of five hold it. It holds a no-op.
251 1.3s = c2 asks for x = new at S4.
258 1314.611ms = S4 proposes x = new for slot 4. c2 asked for it. It sends “Append entries 4 · t2” to S3 and S5.
268 1340.083ms = Slot 4 is decided. S4 counted S3, S4 and S5: three of five hold it. It holds x = new.
275 1354.531ms = c2 is answered: done. S4 applied its request in slot 4.
389 1.8s = c1 asks for get x at S2.
402 1827.554ms = Linearizability is violated. c1 asked for “get x” and was told old, but in every possible order x held new by then. c1 is answered: old. S2 answered from the state after slot 2.
450 2s = The client was told what x held before. No order of these operations explains that.
607 2.6s = The network is whole again.
617 2635.973ms = S2 steps down. Heartbeat from S4 is of term 2. It led term 1.
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
