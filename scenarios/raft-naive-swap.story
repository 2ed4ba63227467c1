6 1ms = S1 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S2 and S3 as soon as its disk has written.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
9 4ms = S2 grants S1 its vote in term 1. It answers “Vote granted” as soon as its disk has written.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
11 6ms = S3 grants S1 its vote in term 1. It answers “Vote granted” as soon as its disk has written.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
13 8ms = S1 leads term 1. S1 counted S1 and S2: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
20 15ms = Slot 1 is decided. S1 counted S1 and S2: two of three hold it. It holds a no-op.
22 17ms = c1 asks for reconfigure 1,2,3,4,5 at S1.
25 19ms = S4 refuses Heartbeat · t1 from S1: its log ends at slot 0, before slot 1. It answers “Append refused” as soon as its disk has written.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
27 21ms = S5 refuses Heartbeat · t1 from S1: its log ends at slot 0, before slot 1. It answers “Append refused” as soon as its disk has written.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
43 37ms = Slot 2 is decided. S1 counted S1, S4 and S5: three of five hold it. It holds reconfigure 1,2,3,4,5.
44 37ms = c1 is answered: done. S1 applied its request in slot 2.
45 38ms = S1 has crashed; it led term 1. Its memory is lost; its disk is kept.
46 39ms = S1 restarts as a follower. Its disk holds term 1 and the slots up to 2.
  A server that restarts still knows the latest term it has seen. (Raft Figure 2, persistent state)
  A server that restarts still knows for whom it voted in its term. (Raft Figure 2, persistent state)
47 40ms = S1 campaigns for term 2. Its election timeout ran out. It sends “Request vote · t2” to S2, S3, S4 and S5 as soon as its disk has written.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
49 42ms = S4 grants S1 its vote in term 2. It answers “Vote granted” as soon as its disk has written.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
52 45ms = S5 grants S1 its vote in term 2. It answers “Vote granted” as soon as its disk has written.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
54 47ms = S1 leads term 2. S1 counted S1, S4 and S5: three of five, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
56 49ms = S1 leads with S4 and S5: three of five. S2 and S3 are two of three.
57 50ms = S2 campaigns for term 2. Its election timeout ran out. It sends “Request vote · t2” to S1 and S3 as soon as its disk has written.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
59 52ms = S3 grants S2 its vote in term 2. It answers “Vote granted” as soon as its disk has written.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
61 54ms = S2 leads term 2. S2 counted S2 and S3: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
62 55ms = Election safety is violated. S1 and S2 both lead term 2. S2 has written to its disk. “Append entries 2 · t2” to S1 and S3 waited for this, and is sent now.
