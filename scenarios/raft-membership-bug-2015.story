6 1ms = S1 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S2, S3 and S4 as soon as its disk has written.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
9 4ms = S2 grants S1 its vote in term 1. It answers “Vote granted” as soon as its disk has written.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
11 6ms = S3 grants S1 its vote in term 1. It answers “Vote granted” as soon as its disk has written.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
13 8ms = S4 grants S1 its vote in term 1. It answers “Vote granted” as soon as its disk has written.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
16 11ms = S1 leads term 1. S1 counted S1, S2 and S3: three of four, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
26 21ms = Slot 1 is decided. S1 counted S1, S2 and S3: three of four hold it. It holds a no-op.
36 31ms = c1 asks for add 5 at S1.
38 32ms = S5 refuses Heartbeat · t1 from S1: its log ends at slot 0, before slot 1. It answers “Append refused” as soon as its disk has written.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
47 41ms = S1 has added S5. Only these two know.
48 42ms = S2 campaigns for term 2. Its election timeout ran out. It sends “Request vote · t2” to S1, S3 and S4 as soon as its disk has written.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
50 44ms = S3 grants S2 its vote in term 2. It answers “Vote granted” as soon as its disk has written.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
53 47ms = S4 grants S2 its vote in term 2. It answers “Vote granted” as soon as its disk has written.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
55 49ms = S2 leads term 2. S2 counted S2, S3 and S4: three of four, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
57 51ms = S2 leads the next term, and removes S1 before it has committed anything.
58 52ms = c2 asks for remove 1 at S2.
59 52ms = S2 proposes remove 1 for slot 3. c2 asked for it.
  A server uses the latest configuration in its log, whether it is committed or not. (Raft §6)
63 56ms = Slot 2 is decided. S2 counted S2 and S3: two of three hold it. It holds a no-op.
66 59ms = Slot 3 is decided. S2 counted S2 and S3: two of three hold it. It holds remove 1.
67 59ms = c2 is answered: done. S2 applied its request in slot 3.
68 60ms = That is committed by S2 and S3: two of three.
69 61ms = S1 has crashed; it led term 1. Its memory is lost; its disk is kept.
70 62ms = S1 restarts as a follower. Its disk holds term 1 and the slots up to 2.
  A server that restarts still knows the latest term it has seen. (Raft Figure 2, persistent state)
  A server that restarts still knows for whom it voted in its term. (Raft Figure 2, persistent state)
71 63ms = S1 campaigns for term 2. Its election timeout ran out. It sends “Request vote · t2” to S2, S3, S4 and S5 as soon as its disk has written.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
73 65ms = S1 campaigns again for term 3. Its election timeout ran out. It sends “Request vote · t3” to S2, S3, S4 and S5 as soon as its disk has written.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
75 67ms = S4 grants S1 its vote in term 3. It answers “Vote granted” as soon as its disk has written.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
78 70ms = S5 grants S1 its vote in term 3. It answers “Vote granted” as soon as its disk has written.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
80 72ms = S1 leads term 3. S1 counted S1, S4 and S5: three of five, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
81 73ms = Leader completeness is violated. S1 leads term 3 without what was committed in term 2 up to index 3. S1 has written to its disk. “Append entries 3 · t3” to S2, S3, S4 and S5 waited for this, and is sent now.
82 74ms = S1 is elected by S4 and S5: three of five.
