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
136 800ms = S2 leads, and keeps only S1 at its side.
137 800ms = The network splits: S1 S2 c1 | S3 S4 S5 c2. Messages between the sides are lost.
150 900ms = c1 asks for x = 2 at S2.
155 910.306ms = S2 proposes x = 2 for slot 3. c1 asked for it. It sends “Append entries 3 · t1” to S1, S3, S4 and S5.
163 948.357ms = S4 campaigns for term 2. Its election timeout ran out. It sends “Request vote · t2” to S1, S2, S3 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
168 958.839ms = S5 grants S4 its vote in term 2. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
169 959.294ms = S3 grants S4 its vote in term 2. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
174 973.422ms = S4 leads term 2. S4 counted S3, S4 and S5: three of five, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
181 1001.92ms = Slot 3 is decided. S4 counted S3, S4 and S5: three of five hold it. It holds a no-op.
208 1.1s = S2 holds the request, but two of five are no majority.
259 1.3s = c2 asks for x = 3 at S4.
266 1314.611ms = S4 proposes x = 3 for slot 4. c2 asked for it. It sends “Append entries 4 · t2” to S3 and S5.
276 1340.083ms = Slot 4 is decided. S4 counted S3, S4 and S5: three of five hold it. It holds x = 3.
283 1354.531ms = c2 is answered: done. S4 applied its request in slot 4.
373 1.7s = Two leaders, but only the one of the newer term can decide.
432 1912.015ms = S2 proposes x = 2 for slot 4. c1 asked for it. It sends “Append entries 4 · t1” to S1, S3, S4 and S5.
460 2s = The network is whole again.
468 2034.625ms = S2 steps down. Heartbeat from S4 is of term 2. It led term 1.
  A follower commits no further than the last entry that this request compared. (Raft Figure 2, AppendEntries 5)
  A follower acknowledges only the entries that the request compared, none after them in its log. (Raft Figure 2, matchIndex)
  A follower deletes entries only from the first that conflicts with a new one. (Raft Figure 2, AppendEntries 3)
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
475 2056.857ms = S2 replaces its slots 3 and 4 by those of S4; it learns that slots 3 to 4 are decided. It held something else there. It sends “Append succeeded 4 · t2” to S4. Append entries 4 · t2 from S4 says so.
476 2058.357ms = S1 replaces its slots 3 and 4 by those of S4; it learns that slots 3 to 4 are decided. It held something else there. It sends “Append succeeded 4 · t2” to S4. Append entries 4 · t2 from S4 says so.
487 2.1s = One message from the newer term, and S2 steps down.
548 2434.197ms = S4 proposes x = 2 for slot 5. c1 asked for it. It sends “Append entries 5 · t2” to S1, S2, S3 and S5.
561 2458.144ms = Slot 5 is decided. S4 counted S1, S2 and S4: three of five hold it. It holds x = 2.
564 2469.934ms = c1 is answered: done. S4 applied its request in slot 5.
