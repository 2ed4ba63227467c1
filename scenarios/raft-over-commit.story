4 1ms = S1 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S2 and S3 as soon as its disk has written.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
6 3ms = S2 grants S1 its vote in term 1. It answers “Vote granted” as soon as its disk has written.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
8 5ms = S1 leads term 1. S1 counted S1 and S2: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
10 7ms = c1 asks for x = a at S1.
11 7ms = S1 proposes x = a for slot 2. c1 asked for it.
13 9ms = S1 led term 1. It holds x = a in slot 2, and nobody else does.
14 10ms = S2 campaigns for term 2. Its election timeout ran out. It sends “Request vote · t2” to S1 and S3 as soon as its disk has written.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
16 12ms = S3 grants S2 its vote in term 2. It answers “Vote granted” as soon as its disk has written.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
18 14ms = S2 leads term 2. S2 counted S2 and S3: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
20 16ms = c2 asks for x = b at S2.
21 16ms = S2 proposes x = b for slot 2. c2 asked for it.
24 19ms = S3 refuses S1 its vote: older term: 1 < 2. It answers “Vote denied”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
25 20ms = S2 refuses Append entries 1 · t1 from S1: older term: 1 < 2. It answers “Append refused”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
26 21ms = S3 refuses Append entries 1 · t1 from S1: older term: 1 < 2. It answers “Append refused”.
  A server refuses a request that carries an older term than its own. (Raft §5.1)
29 24ms = Slot 1 is decided. S2 counted S2 and S3: two of three hold it. It holds a no-op.
32 27ms = Slot 2 is decided. S2 counted S2 and S3: two of three hold it. It holds x = b.
33 27ms = c2 is answered: done. S2 applied its request in slot 2.
34 28ms = S2 and S3 went on without it: in term 2 they have committed x = b, and S1 was not heard.
36 30ms = S1 steps down. Heartbeat from S2 is of term 2. It led term 1.
  A follower commits no further than the last entry that this request compared. (Raft Figure 2, AppendEntries 5)
  A follower acknowledges only the entries that the request compared, none after them in its log. (Raft Figure 2, matchIndex)
  A follower deletes entries only from the first that conflicts with a new one. (Raft Figure 2, AppendEntries 3)
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
38 32ms = The heartbeat compares nothing but the beginning of the logs. S1 commits nothing, although it has a slot 2.
40 34ms = S1 refuses S2 its vote: older log: last term 0 < 1. It answers “Vote denied”.
  A voter denies its vote if its own log is more up-to-date than the candidate's. (Raft §5.4.1)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
41 35ms = S1 replaces its slot 1 by that of S2, and drops slot 2. It held something else there. It sends “Append succeeded 1 · t2” to S2 as soon as its disk has written.
60 54ms = What S1 held is overwritten, and only now it commits. Without that bound it would have applied x = a: ScyllaDB and Copycat did so once.
