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
20 17ms = c1 asks for x = a at S1.
21 17ms = S1 proposes x = a for slot 2. c1 asked for it. It sends “Append entries 2 · t1” to S2 and S3 as soon as its disk has written.
22 18ms = c2 asks for x = b at S1.
23 18ms = S1 proposes x = b for slot 3. c2 asked for it. It sends “Append entries 3 · t1” to S2 and S3 as soon as its disk has written.
27 22ms = Slot 2 is decided. S1 counted S1 and S2: two of three hold it. It holds x = a.
  A snapshot contains the sessions of the clients, like the rest of the state machine. (Dissertation §6.3)
28 22ms = c1 is answered: done. S1 applied its request in slot 2.
30 24ms = Append entries 3 · t1 from S1 to S2 is dropped.
31 25ms = S1 and S2 have slot 2, and S1 compacts its log. A heartbeat overtakes the entries on their way to S3.
33 27ms = S3 refuses Heartbeat · t1 from S1: its log ends at slot 1, before slot 3. It answers “Append refused”.
35 29ms = S3 lacks entries that S1 no longer has: S1 sends a snapshot. Then the entries arrive after all.
41 35ms = Slot 3 is decided. S1 counted S1 and S3: two of three hold it. It holds x = b.
42 35ms = c2 is answered: done. S1 applied its request in slot 3.
43 36ms = S1 and S3 have slot 3, and it is committed. Now the snapshot arrives, which ends with slot 2.
45 38ms = S1 has crashed; it led term 1. Its memory is lost; its disk is kept.
46 39ms = S3 has kept slot 3. Without it, S2 could now be elected and overwrite it.
47 40ms = S2 campaigns for term 2. Its election timeout ran out. It sends “Request vote · t2” to S1 and S3 as soon as its disk has written.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
49 42ms = S3 refuses S2 its vote: shorter log: 2 < 3. It answers “Vote denied” as soon as its disk has written.
  A voter denies its vote if its own log is more up-to-date than the candidate's. (Raft §5.4.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
52 45ms = S3 campaigns for term 3. Its election timeout ran out. It sends “Request vote · t3” to S1 and S2 as soon as its disk has written.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
54 47ms = S2 is no longer a candidate. Request vote from S3 is of term 3.
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
56 49ms = S3 leads term 3. S3 counted S2 and S3: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
