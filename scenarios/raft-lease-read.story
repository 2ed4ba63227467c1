11 168.529ms = S2 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S1, S3, S4 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
12 179.017ms = S3 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
13 180.542ms = S4 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
14 180.833ms = S5 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
15 182.297ms = S1 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
17 192.663ms = S2 leads term 1. S2 counted S2, S3 and S5: three of five, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
25 217.635ms = Slot 1 is decided. S2 counted S2, S3 and S5: three of five hold it. It holds a no-op.
92 600ms = c1 asks for x = old.
103 637.799ms = S2 proposes x = old for slot 2. c1 asked for it. It sends “Append entries 2 · t1” to S1, S3, S4 and S5.
114 661.102ms = Slot 2 is decided. S2 counted S1, S2 and S3: three of five hold it. It holds x = old.
121 673.932ms = c1 is answered: done. S2 applied its request in slot 2.
177 1s = Each heartbeat that a majority answers renews the lease, and it counts from when the heartbeat left.
196 1.1s = c1 asks for get x.
205 1120.749ms = c1 is answered: old. S2 answered from the state after slot 2.
217 1.2s = Nobody was asked. Then the leader is cut off, and its lease runs out before another can be elected.
236 1.3s = The network splits: S1 S2 c1 | S3 S4 S5 c2. Messages between the sides are lost.
265 1466.74ms = S4 campaigns for term 2. Its election timeout ran out. It sends “Request vote · t2” to S1, S2, S3 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
267 1479.219ms = S3 grants S4 its vote in term 2. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
268 1480.823ms = S5 grants S4 its vote in term 2. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
272 1495.258ms = S4 leads term 2. S4 counted S3, S4 and S5: three of five, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
283 1519.982ms = Slot 3 is decided. S4 counted S3, S4 and S5: three of five hold it. It holds a no-op.
486 2.3s = c2 asks for x = new.
677 3s = c1 asks for get x at S2.
686 3013.733ms = S2 proposes get x for slot 3. c1 asked for it. It sends “Append entries 3 · t1” to S1, S3, S4 and S5.
737 3.2s = The network is whole again.
752 3255.927ms = S5 refuses Heartbeat · t1 from S2: older term: 1 < 2. It answers “Append refused”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
753 3256.807ms = S4 refuses Heartbeat · t1 from S2: older term: 1 < 2. It answers “Append refused”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
755 3257.228ms = S3 refuses Heartbeat · t1 from S2: older term: 1 < 2. It answers “Append refused”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
759 3260.117ms = S2 steps down. Heartbeat from S4 is of term 2. It led term 1.
  A follower commits no further than the last entry that this request compared. (Raft Figure 2, AppendEntries 5)
  A follower acknowledges only the entries that the request compared, none after them in its log. (Raft Figure 2, matchIndex)
  A follower deletes entries only from the first that conflicts with a new one. (Raft Figure 2, AppendEntries 3)
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
768 3282.78ms = S1 replaces its slot 3 by that of S4; it learns that slot 3 is decided. It held something else there. It sends “Append succeeded 3 · t2” to S4. Append entries 3 · t2 from S4 says so.
769 3285.958ms = S2 replaces its slot 3 by that of S4; it learns that slot 3 is decided. It held something else there. It sends “Append succeeded 3 · t2” to S4. Append entries 3 · t2 from S4 says so.
784 3343.882ms = S4 proposes x = new for slot 4. c2 asked for it. It sends “Append entries 4 · t2” to S1, S2, S3 and S5.
795 3366.075ms = Slot 4 is decided. S4 counted S1, S2 and S4: three of five hold it. It holds x = new.
802 3376.645ms = c2 is answered: done. S4 applied its request in slot 4.
835 3552.576ms = c1 is answered: new. S4 answered from the state after slot 4.
