4 1ms = S1 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S2 and S3 as soon as its disk has written.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
7 4ms = S2 grants S1 its vote in term 1. It answers “Vote granted” as soon as its disk has written.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
9 6ms = S3 grants S1 its vote in term 1. It answers “Vote granted” as soon as its disk has written.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
11 8ms = S1 leads term 1. S1 counted S1 and S2: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
18 15ms = Slot 1 is decided. S1 counted S1 and S2: two of three hold it. It holds a no-op.
20 17ms = c1 asks for learner 3 at S1.
21 17ms = S1 proposes learner 3 for slot 2. c1 asked for it. It sends “Append entries 2 · t1” to S2 and S3 as soon as its disk has written.
  A server uses the latest configuration in its log, whether it is committed or not. (Raft §6)
28 24ms = Slot 2 is decided. S1 counted S1 and S2: two of two hold it. It holds learner 3.
30 24ms = c1 is answered: done. S1 applied its request in slot 2.
37 31ms = S3 is a learner now, and knows it. S1 gives it its vote back, but S3 does not learn that yet.
38 32ms = c1 asks for promote 3 at S1.
39 32ms = S1 proposes promote 3 for slot 3. c1 asked for it. It sends “Append entries 3 · t1” to S2 and S3 as soon as its disk has written.
  A server uses the latest configuration in its log, whether it is committed or not. (Raft §6)
43 36ms = Slot 3 is decided. S1 counted S1 and S2: two of three hold it. It holds promote 3.
44 36ms = c1 is answered: done. S1 applied its request in slot 3.
45 37ms = Append entries 3 · t1 from S1 to S3 is dropped.
46 38ms = S1 and S2 are two of three voters, so the change is committed. Then S1 fails.
47 39ms = S1 has crashed; it led term 1. Its memory is lost; its disk is kept. The cluster cannot go on: 2 of 3 are up, 3 are needed.
50 42ms = S2 campaigns for term 2. Its election timeout ran out. It sends “Request vote · t2” to S1 and S3 as soon as its disk has written.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
52 44ms = S3 grants S2 its vote in term 2. It answers “Vote granted” as soon as its disk has written.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
54 46ms = S2 needs two of three votes, and S3 is the only one left to ask. By its own log S3 has no vote.
55 47ms = S2 leads term 2. S2 counted S2 and S3: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
58 50ms = S3 refuses Append entries 4 · t2 from S2: its log ends at slot 2, before slot 3. It answers “Append refused”.
  A server keeps its vote until its term rises, even after it has heard from a leader of the term. (Raft Figure 2, votedFor)
62 54ms = Slot 4 is decided. S2 counted S2 and S3: two of three hold it. It holds a no-op.
64 55ms = S3 voted all the same. Had it refused, two of three servers would be up and could elect nobody.
