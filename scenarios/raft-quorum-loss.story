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
89 600ms = c1 asks for x = 1.
100 637.799ms = S2 proposes x = 1 for slot 2. c1 asked for it. It sends “Append entries 2 · t1” to S1, S3, S4 and S5.
112 661.102ms = Slot 2 is decided. S2 counted S1, S2 and S3: three of five hold it. It holds x = 1.
119 673.932ms = c1 is answered: done. S2 applied its request in slot 2.
140 800ms = S2 leads. Only the links of S1 remain.
141 800ms = Messages between S2 and S3 are lost from now on.
142 800ms = Messages between S2 and S4 are lost from now on.
143 800ms = Messages between S2 and S5 are lost from now on.
144 800ms = Messages between S3 and S4 are lost from now on.
145 800ms = Messages between S3 and S5 are lost from now on.
146 800ms = Messages between S4 and S5 are lost from now on.
164 942.663ms = S2 resigns: it heard from no quorum for 150ms. It led term 1. Its check quorum timer ran out.
  A leader that hears from no majority for an election timeout steps down. (Dissertation §6.2)
165 948.357ms = S4 campaigns for term 2. Its election timeout ran out. It sends “Request vote · t2” to S1, S2, S3 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
169 962.145ms = S1 grants S4 its vote in term 2. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
171 979.304ms = S3 campaigns for term 2. Its election timeout ran out. It sends “Request vote · t2” to S1, S2, S4 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
175 993.316ms = S1 refuses S3 its vote: it voted for S4 in term 2. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
177 1050.343ms = S5 campaigns for term 2. Its election timeout ran out. It sends “Request vote · t2” to S1, S2, S3 and S4.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
178 1060.412ms = S1 refuses S5 its vote: it voted for S4 in term 2. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
183 1186.557ms = S3 campaigns again for term 3. Its election timeout ran out. It sends “Request vote · t3” to S1, S2, S4 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
185 1199.052ms = S1 grants S3 its vote in term 3. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
187 1.2s = CheckQuorum: S2 hears from S1 alone, and steps down. Only S1 can be elected now.
190 1231.592ms = S4 campaigns again for term 3. Its election timeout ran out. It sends “Request vote · t3” to S1, S2, S3 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
191 1241.027ms = S2 campaigns for term 2. Its election timeout ran out. It sends “Request vote · t2” to S1, S3, S4 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
193 1243.945ms = S1 refuses S4 its vote: it voted for S3 in term 3. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
197 1251.929ms = S1 refuses S2 its vote: older term: 2 < 3. It answers “Vote denied”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
201 1266.377ms = S2 is no longer a candidate. Vote denied from S1 is of term 3.
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
202 1273.904ms = S5 campaigns again for term 3. Its election timeout ran out. It sends “Request vote · t3” to S1, S2, S3 and S4.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
206 1285.086ms = S1 refuses S5 its vote: it voted for S3 in term 3. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
208 1366.14ms = S1 campaigns for term 4. Its election timeout ran out. It sends “Request vote · t4” to S2, S3, S4 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
209 1377.49ms = S4 is no longer a candidate. Request vote from S1 is of term 4.
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
210 1380.008ms = S3 is no longer a candidate. Request vote from S1 is of term 4.
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
211 1380.054ms = S5 is no longer a candidate. Request vote from S1 is of term 4.
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
212 1380.945ms = S2 grants S1 its vote in term 4. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
214 1390.115ms = S1 leads term 4. S1 counted S1, S3 and S4: three of five, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
222 1414.205ms = Slot 3 is decided. S1 counted S1, S2 and S4: three of five hold it. It holds a no-op.
329 2s = c1 asks for x = 2 at S1.
334 2010.887ms = S1 proposes x = 2 for slot 4. c1 asked for it. It sends “Append entries 4 · t4” to S2, S3, S4 and S5.
344 2035.276ms = Slot 4 is decided. S1 counted S1, S3 and S4: three of five hold it. It holds x = 2.
348 2048.54ms = c1 is answered: done. S1 applied its request in slot 4.
