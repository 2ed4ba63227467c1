7 168.529ms = S2 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S1 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
8 179.017ms = S3 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
9 182.297ms = S1 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
10 189.287ms = S2 leads term 1. S2 counted S2 and S3: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
14 213.948ms = Slot 1 is decided. S2 counted S2 and S3: two of three hold it. It holds a no-op.
54 600ms = c1 asks for x = 1.
63 641.84ms = S2 proposes x = 1 for slot 2. c1 asked for it. It sends “Append entries 2 · t1” to S1 and S3.
69 662.939ms = Slot 2 is decided. S2 counted S1 and S2: two of three hold it. It holds x = 1.
72 675.178ms = c1 is answered: done. S2 applied its request in slot 2.
85 800ms = S3 is alone, and raises its term again and again.
86 800ms = The network splits: S3 | S1 S2 c1. Messages between the sides are lost.
99 929.957ms = S3 campaigns for term 2. Its election timeout ran out. It sends “Request vote · t2” to S1 and S2.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
127 1210.405ms = S3 campaigns again for term 3. Its election timeout ran out. It sends “Request vote · t3” to S1 and S2.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
156 1504.383ms = S3 campaigns again for term 4. Its election timeout ran out. It sends “Request vote · t4” to S1 and S2.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
183 1798.891ms = S3 campaigns again for term 5. Its election timeout ran out. It sends “Request vote · t5” to S1 and S2.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
204 1996.466ms = S3 campaigns again for term 6. Its election timeout ran out. It sends “Request vote · t6” to S1 and S2.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
205 2s = It returns. The others hear their leader, and ignore its requests. It refuses the leader's heartbeat, with its own term.
206 2s = The network is whole again.
214 2053.194ms = S3 refuses Heartbeat · t1 from S2: older term: 1 < 6. It answers “Append refused”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
216 2067.224ms = S2 steps down. Append refused from S3 is of term 6. It led term 1.
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
217 2.2s = The leader adopts that term and steps down. So S3 cannot stay outside for ever.
219 2250.475ms = S3 campaigns again for term 7. Its election timeout ran out. It sends “Request vote · t7” to S1 and S2.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
220 2260.821ms = S1 grants S3 its vote in term 7. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
221 2263.816ms = S2 grants S3 its vote in term 7. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
222 2272.383ms = S3 leads term 7. S3 counted S1 and S3: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
226 2295.311ms = Slot 3 is decided. S3 counted S1 and S3: two of three hold it. It holds a no-op.
302 3s = c1 asks for x = 2.
308 3035.338ms = S3 proposes x = 2 for slot 4. c1 asked for it. It sends “Append entries 4 · t7” to S1 and S2.
314 3057.24ms = Slot 4 is decided. S3 counted S2 and S3: two of three hold it. It holds x = 2.
316 3071.522ms = c1 is answered: done. S3 applied its request in slot 4.
