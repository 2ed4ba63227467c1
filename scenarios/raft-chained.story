4 168.529ms = S2 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S1 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
5 179.017ms = S3 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
6 182.297ms = S1 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
7 189.287ms = S2 leads term 1. S2 counted S2 and S3: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
11 213.948ms = Slot 1 is decided. S2 counted S2 and S3: two of three hold it. It holds a no-op.
49 600ms = c1 asks for x = 1.
57 641.84ms = S2 proposes x = 1 for slot 2. c1 asked for it. It sends “Append entries 2 · t1” to S1 and S3.
63 662.939ms = Slot 2 is decided. S2 counted S1 and S2: two of three hold it. It holds x = 1.
66 675.178ms = c1 is answered: done. S2 applied its request in slot 2.
78 800ms = S2 and S3 do not hear each other, and S1 hears both.
79 800ms = Messages between S2 and S3 are lost from now on.
91 929.957ms = S3 campaigns for term 2. Its election timeout ran out. It sends “Request vote · t2” to S1 and S2.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
93 941.888ms = S1 grants S3 its vote in term 2. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
95 949.725ms = S1 refuses Heartbeat · t1 from S2: older term: 1 < 2. It answers “Append refused”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
97 953.337ms = S3 leads term 2. S3 counted S1 and S3: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
98 961.475ms = S2 steps down. Append refused from S1 is of term 2. It led term 1.
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
101 976.634ms = Slot 3 is decided. S3 counted S1 and S3: two of three hold it. It holds a no-op.
113 1122.407ms = S2 campaigns for term 3. Its election timeout ran out. It sends “Request vote · t3” to S1 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
115 1133.286ms = S1 refuses S2 its vote: older log: last term 1 < 2. It answers “Vote denied”.
  A voter denies its vote if its own log is more up-to-date than the candidate's. (Raft §5.4.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
120 1164.482ms = S1 refuses Heartbeat · t2 from S3: older term: 2 < 3. It answers “Append refused”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
121 1176.433ms = S3 steps down. Append refused from S1 is of term 3. It led term 2.
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
122 1304.249ms = S2 campaigns again for term 4. Its election timeout ran out. It sends “Request vote · t4” to S1 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
124 1316.451ms = S1 refuses S2 its vote: older log: last term 1 < 2. It answers “Vote denied”.
  A voter denies its vote if its own log is more up-to-date than the candidate's. (Raft §5.4.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
126 1334.257ms = S1 campaigns for term 5. Its election timeout ran out. It sends “Request vote · t5” to S2 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
127 1344.303ms = S2 is no longer a candidate. Request vote from S1 is of term 5.
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
128 1347.457ms = S3 grants S1 its vote in term 5. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
129 1358.245ms = S1 leads term 5. S1 counted S1 and S2: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
132 1370.534ms = S2 refuses Append entries 4 · t5 from S1: its log ends at slot 2, before slot 3. It answers “Append refused”.
  A server keeps its vote until its term rises, even after it has heard from a leader of the term. (Raft Figure 2, votedFor)
133 1382.814ms = Slot 4 is decided. S1 counted S1 and S3: two of three hold it. It holds a no-op.
197 2s = c1 asks for x = 2 at S1.
199 2010.525ms = S1 proposes x = 2 for slot 5. c1 asked for it. It sends “Append entries 5 · t5” to S2 and S3.
206 2036.007ms = Slot 5 is decided. S1 counted S1 and S3: two of three hold it. It holds x = 2.
208 2047.468ms = c1 is answered: done. S1 applied its request in slot 5.
