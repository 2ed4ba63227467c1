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
136 800ms = From here on S4 reaches only S2, and S5 only S3. S1, S2 and S3 still reach each other.
137 800ms = Messages between S4 and S1 are lost from now on.
138 800ms = Messages between S4 and S3 are lost from now on.
139 800ms = Messages between S4 and S5 are lost from now on.
140 800ms = Messages between S5 and S1 are lost from now on.
141 800ms = Messages between S5 and S2 are lost from now on.
182 1050.343ms = S5 campaigns for term 2. Its election timeout ran out. It sends “Request vote · t2” to S1, S2, S3 and S4.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
188 1061.24ms = S3 grants S5 its vote in term 2. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
199 1107.286ms = S3 refuses Heartbeat · t1 from S2: older term: 1 < 2. It answers “Append refused”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
201 1120.531ms = S2 steps down. Append refused from S3 is of term 2. It led term 1.
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
203 1273.904ms = S5 campaigns again for term 3. Its election timeout ran out. It sends “Request vote · t3” to S1, S2, S3 and S4.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
204 1284.171ms = S3 grants S5 its vote in term 3. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
209 1349.894ms = S1 campaigns for term 2. Its election timeout ran out. It sends “Request vote · t2” to S2, S3, S4 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
212 1362.536ms = S3 refuses S1 its vote: older term: 2 < 3. It answers “Vote denied”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
213 1364.503ms = S2 grants S1 its vote in term 2. It answers “Vote granted”.
214 1377.271ms = S1 is no longer a candidate. Vote denied from S3 is of term 3.
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
216 1384.475ms = S4 campaigns for term 2. Its election timeout ran out. It sends “Request vote · t2” to S1, S2, S3 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
220 1396.04ms = S2 refuses S4 its vote: it voted for S1 in term 2. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
222 1.5s = Whichever server leads, S4 or S5 does not hear it. That one raises the term again and again, and its neighbour passes the term on.
223 1558.992ms = S4 campaigns again for term 3. Its election timeout ran out. It sends “Request vote · t3” to S1, S2, S3 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
224 1561.211ms = S3 campaigns for term 4. Its election timeout ran out. It sends “Request vote · t4” to S1, S2, S4 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
225 1562.365ms = S5 campaigns again for term 4. Its election timeout ran out. It sends “Request vote · t4” to S1, S2, S3 and S4.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
226 1571.241ms = S1 grants S3 its vote in term 4. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
231 1573.204ms = S3 refuses S5 its vote: it voted for itself in term 4. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
232 1573.686ms = S2 grants S4 its vote in term 3. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
234 1574.556ms = S5 refuses S3 its vote: it voted for itself in term 4. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
236 1575.325ms = S2 grants S3 its vote in term 4. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
242 1589.311ms = S3 leads term 4. S3 counted S1, S2 and S3: three of five, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
243 1602.598ms = S5 is no longer a candidate. Append entries 3 · t4 from S3. The leader sends new entries, and names the entry before them.
  A server keeps its vote until its term rises, even after it has heard from a leader of the term. (Raft Figure 2, votedFor)
  A candidate that hears from the leader of its own term becomes a follower. (Raft §5.2)
248 1617.448ms = Slot 3 is decided. S3 counted S1, S3 and S5: three of five hold it. It holds a no-op.
266 1723.357ms = S4 campaigns again for term 4. Its election timeout ran out. It sends “Request vote · t4” to S1, S2, S3 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
269 1735.545ms = S2 refuses S4 its vote: it voted for S3 in term 4. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
301 1911.12ms = S4 campaigns again for term 5. Its election timeout ran out. It sends “Request vote · t5” to S1, S2, S3 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
307 1924.303ms = S2 refuses S4 its vote: older log: last term 1 < 4. It answers “Vote denied”.
  A voter denies its vote if its own log is more up-to-date than the candidate's. (Raft §5.4.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
313 1952.978ms = S2 refuses Heartbeat · t4 from S3: older term: 4 < 5. It answers “Append refused”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
317 1.967s = S3 steps down. Append refused from S2 is of term 5. It led term 4.
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
318 2s = c1 asks for y = 2.
321 2120.761ms = S2 campaigns for term 6. Its election timeout ran out. It sends “Request vote · t6” to S1, S3, S4 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
323 2131.152ms = S1 grants S2 its vote in term 6. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
324 2135.142ms = S4 is no longer a candidate. Request vote from S2 is of term 6.
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
325 2135.642ms = S3 grants S2 its vote in term 6. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
327 2145.322ms = S2 leads term 6. S2 counted S1, S2 and S4: three of five, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
330 2158.808ms = S4 refuses Append entries 4 · t6 from S2: its log ends at slot 2, before slot 3. It answers “Append refused”.
  A server keeps its vote until its term rises, even after it has heard from a leader of the term. (Raft Figure 2, votedFor)
335 2174.484ms = Slot 4 is decided. S2 counted S1, S2 and S3: three of five hold it. It holds a no-op.
337 2194.007ms = S5 campaigns for term 5. Its election timeout ran out. It sends “Request vote · t5” to S1, S2, S3 and S4.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
343 2206.808ms = S3 refuses S5 its vote: older term: 5 < 6. It answers “Vote denied”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
350 2219.541ms = S5 is no longer a candidate. Vote denied from S3 is of term 6.
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
369 2351.499ms = S5 campaigns for term 7. Its election timeout ran out. It sends “Request vote · t7” to S1, S2, S3 and S4.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
375 2365.074ms = S3 refuses S5 its vote: older log: last term 4 < 6. It answers “Vote denied”.
  A voter denies its vote if its own log is more up-to-date than the candidate's. (Raft §5.4.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
384 2408.419ms = S3 refuses Heartbeat · t6 from S2: older term: 6 < 7. It answers “Append refused”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
389 2423.318ms = S2 steps down. Append refused from S3 is of term 7. It led term 6.
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
393 2527.024ms = S5 campaigns again for term 8. Its election timeout ran out. It sends “Request vote · t8” to S1, S2, S3 and S4.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
396 2540.757ms = S3 refuses S5 its vote: older log: last term 4 < 6. It answers “Vote denied”.
  A voter denies its vote if its own log is more up-to-date than the candidate's. (Raft §5.4.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
399 2600.172ms = S2 campaigns for term 8. Its election timeout ran out. It sends “Request vote · t8” to S1, S3, S4 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
401 2612.886ms = S3 grants S2 its vote in term 8. It answers “Vote granted”.
402 2614.01ms = S4 grants S2 its vote in term 8. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
403 2614.973ms = S1 grants S2 its vote in term 8. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
405 2624.71ms = S2 leads term 8. S2 counted S2, S3 and S4: three of five, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
412 2652.266ms = Slot 5 is decided. S2 counted S1, S2 and S3: three of five hold it. It holds a no-op.
430 2761.2ms = S5 campaigns again for term 9. Its election timeout ran out. It sends “Request vote · t9” to S1, S2, S3 and S4.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
432 2771.588ms = S3 refuses S5 its vote: older log: last term 4 < 8. It answers “Vote denied”.
  A voter denies its vote if its own log is more up-to-date than the candidate's. (Raft §5.4.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
438 2788.596ms = S3 refuses Heartbeat · t8 from S2: older term: 8 < 9. It answers “Append refused”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
442 2799.568ms = S2 steps down. Append refused from S3 is of term 9. It led term 8.
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
444 2962.043ms = S3 campaigns for term 10. Its election timeout ran out. It sends “Request vote · t10” to S1, S2, S4 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
445 2973.31ms = S5 is no longer a candidate. Request vote from S3 is of term 10.
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
446 2974.895ms = S1 grants S3 its vote in term 10. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
447 2975.198ms = S2 grants S3 its vote in term 10. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
450 2986.711ms = S3 leads term 10. S3 counted S1, S3 and S5: three of five, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
453 2999.262ms = S5 refuses Append entries 6 · t10 from S3: its log ends at slot 3, before slot 5. It answers “Append refused”.
  A server keeps its vote until its term rises, even after it has heard from a leader of the term. (Raft Figure 2, votedFor)
458 3012.955ms = Slot 6 is decided. S3 counted S1, S2 and S3: three of five hold it. It holds a no-op.
466 3044.092ms = S4 campaigns for term 9. Its election timeout ran out. It sends “Request vote · t9” to S1, S2, S3 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
473 3054.531ms = S2 refuses S4 its vote: older term: 9 < 10. It answers “Vote denied”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
476 3059.279ms = S3 proposes y = 2 for slot 7. c1 asked for it. It sends “Append entries 7 · t10” to S1, S2 and S5.
480 3066.568ms = S4 is no longer a candidate. Vote denied from S2 is of term 10.
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
485 3082.765ms = Slot 7 is decided. S3 counted S2, S3 and S5: three of five hold it. It holds y = 2.
488 3093.504ms = c1 is answered: done. S3 applied its request in slot 7.
518 3262.081ms = S4 campaigns for term 11. Its election timeout ran out. It sends “Request vote · t11” to S1, S2, S3 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
523 3275.384ms = S2 refuses S4 its vote: older log: last term 8 < 10. It answers “Vote denied”.
  A voter denies its vote if its own log is more up-to-date than the candidate's. (Raft §5.4.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
527 3297.712ms = S2 refuses Heartbeat · t10 from S3: older term: 10 < 11. It answers “Append refused”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
531 3310.864ms = S3 steps down. Append refused from S2 is of term 11. It led term 10.
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
534 3490.746ms = S1 campaigns for term 11. Its election timeout ran out. It sends “Request vote · t11” to S2, S3, S4 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
535 3499.249ms = S3 campaigns for term 12. Its election timeout ran out. It sends “Request vote · t12” to S1, S2, S4 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
536 3501.354ms = S3 refuses S1 its vote: older term: 11 < 12. It answers “Vote denied”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
539 3504.443ms = S2 grants S1 its vote in term 11. It answers “Vote granted”.
540 3510.591ms = S2 grants S3 its vote in term 12. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
542 3512.229ms = S5 grants S3 its vote in term 12. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
543 3514.138ms = S1 is no longer a candidate. Request vote from S3 is of term 12.
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
547 3524.455ms = S3 leads term 12. S3 counted S2, S3 and S5: three of five, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
554 3549.915ms = Slot 8 is decided. S3 counted S1, S3 and S5: three of five hold it. It holds a no-op.
556 3556.966ms = S4 campaigns again for term 12. Its election timeout ran out. It sends “Request vote · t12” to S1, S2, S3 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
559 3571.401ms = S2 refuses S4 its vote: it voted for S3 in term 12. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
599 3797.602ms = S4 campaigns again for term 13. Its election timeout ran out. It sends “Request vote · t13” to S1, S2, S3 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
605 3811.988ms = S2 refuses S4 its vote: older log: last term 8 < 12. It answers “Vote denied”.
  A voter denies its vote if its own log is more up-to-date than the candidate's. (Raft §5.4.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
609 3835.483ms = S2 refuses Heartbeat · t12 from S3: older term: 12 < 13. It answers “Append refused”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
614 3847.193ms = S3 steps down. Append refused from S2 is of term 13. It led term 12.
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
616 3997.527ms = S4 campaigns again for term 14. Its election timeout ran out. It sends “Request vote · t14” to S1, S2, S3 and S5.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
