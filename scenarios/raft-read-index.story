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
136 800ms = c1 asks for get x at S2.
155 847.865ms = c1 is answered: old. S2 answered from the state after slot 2.
156 850ms = S2 leads, sends one round of heartbeats, and answers. The log has not grown.
166 900ms = The network splits: S1 S2 c1 | S3 S4 S5 c2. Messages between the sides are lost.
184 1038.656ms = S3 campaigns for term 2. Its election timeout ran out. It sends “Request vote · t2” to S1, S2, S4 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
186 1050.648ms = S4 grants S3 its vote in term 2. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
188 1051.93ms = S5 grants S3 its vote in term 2. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
195 1064.452ms = S3 leads term 2. S3 counted S3, S4 and S5: three of five, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
202 1091.693ms = Slot 3 is decided. S3 counted S3, S4 and S5: three of five hold it. It holds a no-op.
256 1.3s = c2 asks for x = new at S4.
270 1340.497ms = S3 proposes x = new for slot 4. c2 asked for it. It sends “Append entries 4 · t2” to S4 and S5.
282 1368.891ms = Slot 4 is decided. S3 counted S3, S4 and S5: three of five hold it. It holds x = new.
287 1382.702ms = c2 is answered: done. S3 applied its request in slot 4.
395 1.8s = c1 asks for get x at S2.
454 2s = S2 asks, and only S1 answers. So it does not read, and its client gets nothing old.
613 2.6s = The network is whole again.
621 2627.892ms = S2 steps down. Heartbeat from S3 is of term 2. It led term 1.
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
681 2872.806ms = c1 is answered: new. S3 answered from the state after slot 4.
