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
55 600ms = c1 asks for x = 1.
57 610.746ms = S1 proposes x = 1 for slot 2. c1 asked for it. It sends “Append entries 2 · t1” to S2 and S3.
63 635.268ms = Slot 2 is decided. S1 counted S1 and S2: two of three hold it. It holds x = 1.
66 646.234ms = c1 is answered: done. S1 applied its request in slot 2.
83 800ms = From here on nobody reaches S1, but everybody hears it.
84 800ms = Messages from S2 to S1 are lost from now on.
85 800ms = Messages from S3 to S1 are lost from now on.
97 900ms = c1 asks for y = 2.
99 912.27ms = S1 proposes y = 2 for slot 3. c1 asked for it. It sends “Append entries 3 · t1” to S2 and S3.
108 956.596ms = S1 resigns: it heard from no quorum for 150ms. It led term 1. Its check quorum timer ran out.
  A leader that hears from no majority for an election timeout steps down. (Dissertation §6.2)
109 1102.864ms = S3 campaigns for term 2. Its election timeout ran out. It sends “Request vote · t2” to S1 and S2.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
110 1111.891ms = S2 campaigns for term 2. Its election timeout ran out. It sends “Request vote · t2” to S1 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
111 1114.236ms = S2 refuses S3 its vote: it voted for itself in term 2. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
113 1122.14ms = S3 refuses S2 its vote: it voted for itself in term 2. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
117 1.2s = S1 has heard from nobody for an election timeout, and gives up.
118 1212.373ms = S1 campaigns for term 2. Its election timeout ran out. It sends “Request vote · t2” to S2 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
119 1226.135ms = S3 refuses S1 its vote: it voted for itself in term 2. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
120 1226.884ms = S2 refuses S1 its vote: it voted for itself in term 2. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
123 1285.241ms = S3 campaigns again for term 3. Its election timeout ran out. It sends “Request vote · t3” to S1 and S2.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
124 1297.482ms = S2 is no longer a candidate. Request vote from S3 is of term 3.
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
126 1308.971ms = S3 leads term 3. S3 counted S2 and S3: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
129 1332.136ms = Slots 3 and 4 are decided. S3 counted S2 and S3: two of three hold slot 4. Slot 4 holds a no-op.
134 1393.812ms = S1 campaigns again for term 3. Its election timeout ran out. It sends “Request vote · t3” to S2 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
136 1404.251ms = S3 refuses S1 its vote: it voted for itself in term 3. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
137 1407.699ms = S2 refuses S1 its vote: it voted for S3 in term 3. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
147 1448.103ms = c1 is answered: done. S3 applied its request in slot 4.
160 1579.036ms = S1 campaigns again for term 4. Its election timeout ran out. It sends “Request vote · t4” to S2 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
162 1590.858ms = S2 refuses S1 its vote: older log: last term 1 < 3. It answers “Vote denied”.
  A voter denies its vote if its own log is more up-to-date than the candidate's. (Raft §5.4.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
163 1591.198ms = S3 steps down; it refuses S1 its vote: older log: last term 1 < 3. Request vote from S1 is of term 4. It led term 3. It answers “Vote denied”.
  A voter denies its vote if its own log is more up-to-date than the candidate's. (Raft §5.4.1)
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
166 1769.151ms = S1 campaigns again for term 5. Its election timeout ran out. It sends “Request vote · t5” to S2 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
167 1772.091ms = S2 campaigns for term 5. Its election timeout ran out. It sends “Request vote · t5” to S1 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
168 1779.772ms = S2 refuses S1 its vote: it voted for itself in term 5. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
169 1780.733ms = S3 refuses S1 its vote: older log: last term 1 < 3. It answers “Vote denied”.
  A voter denies its vote if its own log is more up-to-date than the candidate's. (Raft §5.4.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
171 1786.069ms = S3 grants S2 its vote in term 5. It answers “Vote granted”.
174 1799.263ms = S2 leads term 5. S2 counted S2 and S3: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
177 1824.929ms = Slot 5 is decided. S2 counted S2 and S3: two of three hold it. It holds a no-op.
196 2055.488ms = S1 campaigns again for term 6. Its election timeout ran out. It sends “Request vote · t6” to S2 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
199 2065.892ms = S2 steps down; it refuses S1 its vote: older log: last term 1 < 5. Request vote from S1 is of term 6. It led term 5. It answers “Vote denied”.
  A voter denies its vote if its own log is more up-to-date than the candidate's. (Raft §5.4.1)
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
200 2068.982ms = S3 refuses S1 its vote: older log: last term 1 < 5. It answers “Vote denied”.
  A voter denies its vote if its own log is more up-to-date than the candidate's. (Raft §5.4.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
204 2218.633ms = S3 campaigns for term 7. Its election timeout ran out. It sends “Request vote · t7” to S1 and S2.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
205 2230.98ms = S2 grants S3 its vote in term 7. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
207 2242.553ms = S3 leads term 7. S3 counted S2 and S3: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
210 2271.922ms = Slot 6 is decided. S3 counted S2 and S3: two of three hold it. It holds a no-op.
214 2307.469ms = S1 campaigns again for term 7. Its election timeout ran out. It sends “Request vote · t7” to S2 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
215 2320.745ms = S2 refuses S1 its vote: it voted for S3 in term 7. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
216 2321.729ms = S3 refuses S1 its vote: it voted for itself in term 7. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
237 2541.3ms = S1 campaigns again for term 8. Its election timeout ran out. It sends “Request vote · t8” to S2 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
240 2551.855ms = S3 steps down; it refuses S1 its vote: older log: last term 1 < 7. Request vote from S1 is of term 8. It led term 7. It answers “Vote denied”.
  A voter denies its vote if its own log is more up-to-date than the candidate's. (Raft §5.4.1)
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
243 2554.116ms = S2 refuses S1 its vote: older log: last term 1 < 7. It answers “Vote denied”.
  A voter denies its vote if its own log is more up-to-date than the candidate's. (Raft §5.4.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
247 2723.396ms = S1 campaigns again for term 9. Its election timeout ran out. It sends “Request vote · t9” to S2 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
248 2736.792ms = S2 refuses S1 its vote: older log: last term 1 < 7. It answers “Vote denied”.
  A voter denies its vote if its own log is more up-to-date than the candidate's. (Raft §5.4.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
249 2737.265ms = S3 refuses S1 its vote: older log: last term 1 < 7. It answers “Vote denied”.
  A voter denies its vote if its own log is more up-to-date than the candidate's. (Raft §5.4.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
252 2783.44ms = S3 campaigns for term 10. Its election timeout ran out. It sends “Request vote · t10” to S1 and S2.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
253 2797.36ms = S2 grants S3 its vote in term 10. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
255 2809.082ms = S3 leads term 10. S3 counted S2 and S3: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
258 2835.883ms = Slot 7 is decided. S3 counted S2 and S3: two of three hold it. It holds a no-op.
266 2931.534ms = S1 campaigns again for term 10. Its election timeout ran out. It sends “Request vote · t10” to S2 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
268 2941.967ms = S3 refuses S1 its vote: it voted for itself in term 10. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
269 2944.772ms = S2 refuses S1 its vote: it voted for S3 in term 10. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
291 3160.18ms = S1 campaigns again for term 11. Its election timeout ran out. It sends “Request vote · t11” to S2 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
293 3170.379ms = S2 refuses S1 its vote: older log: last term 1 < 10. It answers “Vote denied”.
  A voter denies its vote if its own log is more up-to-date than the candidate's. (Raft §5.4.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
294 3170.634ms = S3 steps down; it refuses S1 its vote: older log: last term 1 < 10. Request vote from S1 is of term 11. It led term 10. It answers “Vote denied”.
  A voter denies its vote if its own log is more up-to-date than the candidate's. (Raft §5.4.1)
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
299 3366.432ms = S2 campaigns for term 12. Its election timeout ran out. It sends “Request vote · t12” to S1 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
300 3376.611ms = S3 grants S2 its vote in term 12. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
302 3391.056ms = S2 leads term 12. S2 counted S2 and S3: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
305 3417.289ms = Slot 8 is decided. S2 counted S2 and S3: two of three hold it. It holds a no-op.
306 3431.425ms = S1 campaigns again for term 12. Its election timeout ran out. It sends “Request vote · t12” to S2 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
308 3441.556ms = S2 refuses S1 its vote: it voted for itself in term 12. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
309 3444.529ms = S3 refuses S1 its vote: it voted for S2 in term 12. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
332 3666.56ms = S1 campaigns again for term 13. Its election timeout ran out. It sends “Request vote · t13” to S2 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
333 3678.214ms = S3 refuses S1 its vote: older log: last term 1 < 12. It answers “Vote denied”.
  A voter denies its vote if its own log is more up-to-date than the candidate's. (Raft §5.4.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
334 3680.799ms = S2 steps down; it refuses S1 its vote: older log: last term 1 < 12. Request vote from S1 is of term 13. It led term 12. It answers “Vote denied”.
  A voter denies its vote if its own log is more up-to-date than the candidate's. (Raft §5.4.1)
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
337 3840.86ms = S2 campaigns for term 14. Its election timeout ran out. It sends “Request vote · t14” to S1 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
338 3852.675ms = S3 grants S2 its vote in term 14. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
340 3864.738ms = S1 campaigns again for term 14. Its election timeout ran out. It sends “Request vote · t14” to S2 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
341 3864.762ms = S2 leads term 14. S2 counted S2 and S3: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
343 3878.763ms = S2 refuses S1 its vote: it voted for itself in term 14. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
345 3879.392ms = S3 refuses S1 its vote: it voted for S2 in term 14. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
346 3890.038ms = Slot 9 is decided. S2 counted S2 and S3: two of three hold it. It holds a no-op.
