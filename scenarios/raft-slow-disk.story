6 1ms = S1 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S2, S3, S4 and S5 as soon as its disk has written.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
8 3ms = S2 grants S1 its vote in term 1. It answers “Vote granted” as soon as its disk has written.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
11 6ms = S3 grants S1 its vote in term 1. It answers “Vote granted” as soon as its disk has written.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
13 8ms = S1 leads term 1. S1 counted S1, S2 and S3: three of five, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
16 11ms = S1 leads term 1. S3 has its no-op in memory and begins to write. The answer waits for the disk.
17 12ms = S2 campaigns for term 2. Its election timeout ran out. It sends “Request vote · t2” to S1, S3, S4 and S5 as soon as its disk has written.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
19 14ms = S4 grants S2 its vote in term 2. It answers “Vote granted” as soon as its disk has written.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
22 17ms = S5 grants S2 its vote in term 2. It answers “Vote granted” as soon as its disk has written.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
24 19ms = S2 leads term 2. S2 counted S2, S4 and S5: three of five, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
26 21ms = S3 replaces its slot 1 by that of S2. It held something else there. It sends “Append succeeded 1 · t2” to S2 as soon as its disk has written.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
27 22ms = S2 leads term 2 with S4 and S5. Its no-op takes the place of the other in S3's memory: a second write waits.
28 23ms = S1 has crashed; it led term 1. Its memory is lost; its disk is kept.
29 24ms = S1 restarts as a follower. Its disk holds term 1 and the slots up to 1.
  A server that restarts still knows the latest term it has seen. (Raft Figure 2, persistent state)
  A server that restarts still knows for whom it voted in its term. (Raft Figure 2, persistent state)
30 25ms = S1 campaigns for term 2. Its election timeout ran out. It sends “Request vote · t2” to S2, S3, S4 and S5 as soon as its disk has written.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
32 27ms = S1 campaigns again for term 3. Its election timeout ran out. It sends “Request vote · t3” to S2, S3, S4 and S5 as soon as its disk has written.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
34 29ms = S4 grants S1 its vote in term 3. It answers “Vote granted” as soon as its disk has written.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
37 32ms = S5 grants S1 its vote in term 3. It answers “Vote granted” as soon as its disk has written.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
39 34ms = S1 leads term 3. S1 counted S1, S4 and S5: three of five, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
41 36ms = S3 refuses Append entries 2 · t3 from S1: its slot 1 is of term 2, not 1. It answers “Append refused” as soon as its disk has written.
  A follower refuses entries unless its log holds the entry before them, of the same term. (Raft §5.3)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
42 37ms = S1 is back and leads term 3. What it sends asks for its first no-op to be there. S3 has that on its way to the disk, but no longer in its log.
45 40ms = The first write is done, and its answer reaches S1, which sent that entry. It names term 1, so it counts for nothing: the entry is being overwritten.
48 43ms = Answers leave in the order of the writes, so the refusal comes after both. Now S1 sends its log from the beginning.
49 44ms = S3 replaces its slot 1 by that of S1, and stores slot 2. It held something else there. It sends “Append succeeded 2 · t3” to S1 as soon as its disk has written.
52 47ms = Only this answer says that S3 has it. A leader that had believed the first would have counted on a disk that was about to forget.
54 49ms = S4 refuses S1 its vote: older term: 1 < 3. It answers “Vote denied”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
55 50ms = S5 refuses S1 its vote: older term: 1 < 3. It answers “Vote denied”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
56 51ms = S2 refuses Append entries 1 · t1 from S1: older term: 1 < 2. It answers “Append refused”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
57 52ms = S4 refuses Append entries 1 · t1 from S1: older term: 1 < 3. It answers “Append refused”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
58 53ms = S5 refuses Append entries 1 · t1 from S1: older term: 1 < 3. It answers “Append refused”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
59 54ms = S1 refuses S2 its vote: older term: 2 < 3. It answers “Vote denied”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
60 55ms = S3 refuses S2 its vote: older term: 2 < 3. It answers “Vote denied”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
61 56ms = S1 refuses Append entries 1 · t2 from S2: older term: 2 < 3. It answers “Append refused”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
62 57ms = S4 refuses Append entries 1 · t2 from S2: older term: 2 < 3. It answers “Append refused”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
63 58ms = S5 refuses Append entries 1 · t2 from S2: older term: 2 < 3. It answers “Append refused”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
64 59ms = S2 refuses S1 its vote: it voted for itself in term 2. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
65 60ms = S3 refuses S1 its vote: older term: 2 < 3. It answers “Vote denied”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
66 61ms = S4 refuses S1 its vote: older term: 2 < 3. It answers “Vote denied”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
67 62ms = S5 refuses S1 its vote: older term: 2 < 3. It answers “Vote denied”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
68 63ms = S2 steps down; it refuses S1 its vote: older log: last term 1 < 2. Request vote from S1 is of term 3. It led term 2. It answers “Vote denied” as soon as its disk has written.
  A voter denies its vote if its own log is more up-to-date than the candidate's. (Raft §5.4.1)
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
70 65ms = S3 refuses S1 its vote: older log: last term 1 < 3. It answers “Vote denied”.
  A voter denies its vote if its own log is more up-to-date than the candidate's. (Raft §5.4.1)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
71 66ms = S2 refuses Append entries 2 · t3 from S1: its slot 1 is of term 2, not 1. It answers “Append refused”.
  A follower refuses entries unless its log holds the entry before them, of the same term. (Raft §5.3)
72 67ms = S4 refuses Append entries 2 · t3 from S1: its log ends at slot 0, before slot 1. It answers “Append refused”.
  A server keeps its vote until its term rises, even after it has heard from a leader of the term. (Raft Figure 2, votedFor)
73 68ms = S5 refuses Append entries 2 · t3 from S1: its log ends at slot 0, before slot 1. It answers “Append refused”.
  A server keeps its vote until its term rises, even after it has heard from a leader of the term. (Raft Figure 2, votedFor)
94 89ms = S2 replaces its slot 1 by that of S1, and stores slot 2. It held something else there. It sends “Append succeeded 2 · t3” to S1 as soon as its disk has written.
100 95ms = Slots 1 and 2 are decided. S1 counted S1, S2 and S3: three of five hold slot 2. Slot 2 holds a no-op.
