4 1ms = The disk of S2 lies. It reports writes as done, and loses them in the next crash.
5 2ms = S1 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S2 and S3 as soon as its disk has written.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
7 4ms = S2 grants S1 its vote in term 1. It answers “Vote granted” as soon as its disk has written.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
9 6ms = S1 leads term 1. S1 counted S1 and S2: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
11 8ms = S1 leads, and brings its first entry to S2. S3 is left behind.
14 11ms = Slot 1 is decided. S1 counted S1 and S2: two of three hold it. It holds a no-op.
15 12ms = Two of three hold slot 1: it is decided. Then S2 crashes and forgets it, and S1 is gone.
16 13ms = S2 has crashed. Its memory is lost; its disk is kept.
17 14ms = S2 restarts as a follower, and holds nothing. Its disk had reported slot 1 as written, and lost that in the crash.
18 15ms = S1 has crashed; it led term 1. Its memory is lost; its disk is kept.
19 16ms = S3 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S1 and S2 as soon as its disk has written.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
21 18ms = S3 campaigns again for term 2. Its election timeout ran out. It sends “Request vote · t2” to S1 and S2 as soon as its disk has written.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
23 20ms = S2 grants S3 its vote in term 2. It answers “Vote granted” as soon as its disk has written.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
25 22ms = S3 leads term 2. S3 counted S2 and S3: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
26 23ms = Leader completeness is violated, because an assumption of the protocol is broken. S3 leads term 2 without what was committed in term 1 up to index 1. A disk keeps what it said it wrote: the disk of S2 lied and forgot in a crash in event 16, and S2 came back in event 17. S3 has written to its disk. “Append entries 1 · t2” to S1 and S2 waited for this, and is sent now.
27 24ms = S3 leads with an empty log. What was decided is nowhere any more.
30 27ms = S3 decides slot 1. S3 counted S2 and S3: two of three hold it.
