4 178.974ms = S1 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S2 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
5 179.376ms = S2 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S1 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
6 189.821ms = S1 refuses S2 its vote: it voted for itself in term 1. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
7 192.354ms = S2 refuses S1 its vote: it voted for itself in term 1. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
8 192.642ms = S3 grants S1 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
9 192.729ms = S3 refuses S2 its vote: it voted for S1 in term 1. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
11 204.461ms = S2 gives up term 1. Vote denied · t1 from S1. The vote is refused.
12 206.596ms = S1 leads term 1. S1 counted S1 and S3: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
16 228.438ms = Slot 1 is decided. S1 counted S1 and S3: two of three hold it. It holds a no-op.
53 600ms = c1 asks for x = 1.
55 610.746ms = S1 proposes x = 1 for slot 2. c1 asked for it. It sends “Append entries 2 · t1” to S2 and S3.
61 635.268ms = Slot 2 is decided. S1 counted S1 and S2: two of three hold it. It holds x = 1.
64 646.234ms = c1 is answered: done. S1 applied its request in slot 2.
80 800ms = Only the link between S1 and S3 is broken. Both still reach S2.
81 800ms = Messages between S1 and S3 are lost from now on.
94 935.34ms = S3 campaigns for term 2. Its election timeout ran out. It sends “Request vote · t2” to S1 and S2.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
95 948.869ms = S2 grants S3 its vote in term 2. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
98 961.545ms = S3 leads term 2. S3 counted S2 and S3: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
100 970.851ms = S2 refuses Heartbeat · t1 from S1: older term: 1 < 2. It answers “Append refused”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
103 982.347ms = S1 steps down. Append refused from S2 is of term 2. It led term 1.
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
104 984.178ms = Slot 3 is decided. S3 counted S2 and S3: two of three hold it. It holds a no-op.
125 1252.899ms = S1 campaigns for term 3. Its election timeout ran out. It sends “Request vote · t3” to S2 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
128 1266.4ms = S2 refuses S1 its vote: older log: last term 1 < 2. It answers “Vote denied”.
  A voter denies its vote if its own log is more up-to-date than the candidate's. (Raft §5.4.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
129 1272.148ms = S2 refuses Heartbeat · t2 from S3: older term: 2 < 3. It answers “Append refused”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
132 1287.038ms = S3 steps down. Append refused from S2 is of term 3. It led term 2.
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
133 1459.758ms = S3 campaigns for term 4. Its election timeout ran out. It sends “Request vote · t4” to S1 and S2.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
134 1470.353ms = S2 grants S3 its vote in term 4. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
136 1482.971ms = S3 leads term 4. S3 counted S2 and S3: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
139 1.5s = One of S1 and S3 does not lead and receives no heartbeat. It raises the term, and deposes the leader through S2.
140 1507.369ms = Slot 4 is decided. S3 counted S2 and S3: two of three hold it. It holds a no-op.
141 1520.48ms = S1 campaigns again for term 4. Its election timeout ran out. It sends “Request vote · t4” to S2 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
143 1530.972ms = S2 refuses S1 its vote: it voted for S3 in term 4. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
158 1683.997ms = S1 campaigns again for term 5. Its election timeout ran out. It sends “Request vote · t5” to S2 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
160 1694.821ms = S2 refuses S1 its vote: older log: last term 1 < 4. It answers “Vote denied”.
  A voter denies its vote if its own log is more up-to-date than the candidate's. (Raft §5.4.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
167 1747.848ms = S2 refuses Heartbeat · t4 from S3: older term: 4 < 5. It answers “Append refused”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
168 1762.232ms = S3 steps down. Append refused from S2 is of term 5. It led term 4.
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
169 1869.184ms = S2 campaigns for term 6. Its election timeout ran out. It sends “Request vote · t6” to S1 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
170 1880.635ms = S3 grants S2 its vote in term 6. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
171 1883.921ms = S1 is no longer a candidate. Request vote from S2 is of term 6.
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
172 1893.896ms = S2 leads term 6. S2 counted S2 and S3: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
174 1905.745ms = S1 refuses Append entries 5 · t6 from S2: its log ends at slot 2, before slot 4. It answers “Append refused”.
  A server keeps its vote until its term rises, even after it has heard from a leader of the term. (Raft Figure 2, votedFor)
176 1919.374ms = Slot 5 is decided. S2 counted S2 and S3: two of three hold it. It holds a no-op.
186 2s = c1 asks for y = 2.
193 2037.729ms = S2 proposes y = 2 for slot 6. c1 asked for it. It sends “Append entries 6 · t6” to S1 and S3.
199 2063.271ms = Slot 6 is decided. S2 counted S2 and S3: two of three hold it. It holds y = 2.
203 2076.945ms = c1 is answered: done. S2 applied its request in slot 6.
