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
118 700ms = S5 is alone. It cannot win, but its term goes up with every try.
119 700ms = The network splits: S5 | S1 S2 S3 S4 c1. Messages between the sides are lost.
159 921.312ms = S5 campaigns for term 2. Its election timeout ran out. It sends “Request vote · t2” to S1, S2, S3 and S4.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
173 1s = c1 asks for y = 1.
178 1011.171ms = S2 proposes y = 1 for slot 3. c1 asked for it. It sends “Append entries 3 · t1” to S1, S3, S4 and S5.
187 1036.497ms = Slot 3 is decided. S2 counted S1, S2 and S4: three of five hold it. It holds y = 1.
190 1048.099ms = c1 is answered: done. S2 applied its request in slot 3.
204 1119.107ms = S5 campaigns again for term 3. Its election timeout ran out. It sends “Request vote · t3” to S1, S2, S3 and S4.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
246 1353.791ms = S5 campaigns again for term 4. Its election timeout ran out. It sends “Request vote · t4” to S1, S2, S3 and S4.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
281 1549.503ms = S5 campaigns again for term 5. Its election timeout ran out. It sends “Request vote · t5” to S1, S2, S3 and S4.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
294 1.6s = The network is whole again. S5 asks for votes in a term that nobody has seen yet.
295 1.6s = The network is whole again.
307 1657.143ms = S5 refuses Heartbeat · t1 from S2: older term: 1 < 5. It answers “Append refused”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
311 1670.575ms = S2 steps down. Append refused from S5 is of term 5. It led term 1.
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
312 1777.633ms = S5 campaigns again for term 6. Its election timeout ran out. It sends “Request vote · t6” to S1, S2, S3 and S4.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
313 1787.703ms = S3 refuses S5 its vote: shorter log: 2 < 3. It answers “Vote denied”.
  A voter denies its vote if its own log is more up-to-date than the candidate's. (Raft §5.4.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
314 1789.612ms = S1 refuses S5 its vote: shorter log: 2 < 3. It answers “Vote denied”.
  A voter denies its vote if its own log is more up-to-date than the candidate's. (Raft §5.4.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
315 1790.586ms = S4 refuses S5 its vote: shorter log: 2 < 3. It answers “Vote denied”.
  A voter denies its vote if its own log is more up-to-date than the candidate's. (Raft §5.4.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
316 1791.247ms = S2 refuses S5 its vote: shorter log: 2 < 3. It answers “Vote denied”.
  A voter denies its vote if its own log is more up-to-date than the candidate's. (Raft §5.4.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
319 1801.783ms = S5 gives up term 6. Vote denied · t6 from S2. The vote is refused.
321 1835.654ms = S4 campaigns for term 7. Its election timeout ran out. It sends “Request vote · t7” to S1, S2, S3 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
322 1847.835ms = S2 grants S4 its vote in term 7. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
323 1849.699ms = S3 grants S4 its vote in term 7. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
324 1850.233ms = S1 grants S4 its vote in term 7. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
325 1850.288ms = S5 grants S4 its vote in term 7. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
327 1860.806ms = S4 leads term 7. S4 counted S2, S3 and S4: three of five, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
331 1871.979ms = S5 refuses Append entries 4 · t7 from S4: its log ends at slot 2, before slot 3. It answers “Append refused”.
  A server keeps its vote until its term rises, even after it has heard from a leader of the term. (Raft Figure 2, votedFor)
336 1885.735ms = Slot 4 is decided. S4 counted S1, S2 and S4: three of five hold it. It holds a no-op.
358 2s = S5 cannot win: its log lacks what was decided. But the leader is gone, and an election must be held.
449 2.5s = c1 asks for x = 2.
461 2540.929ms = S4 proposes x = 2 for slot 5. c1 asked for it. It sends “Append entries 5 · t7” to S1, S2, S3 and S5.
468 2563.936ms = Slot 5 is decided. S4 counted S2, S4 and S5: three of five hold it. It holds x = 2.
473 2575.109ms = c1 is answered: done. S4 applied its request in slot 5.
