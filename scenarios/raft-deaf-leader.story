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
53 600ms = c1 asks for x = 1.
55 610.746ms = S1 proposes x = 1 for slot 2. c1 asked for it. It sends “Append entries 2 · t1” to S2 and S3.
61 635.268ms = Slot 2 is decided. S1 counted S1 and S2: two of three hold it. It holds x = 1.
64 646.234ms = c1 is answered: done. S1 applied its request in slot 2.
80 800ms = From here on nobody reaches S1, but everybody hears it.
81 800ms = Messages from S2 to S1 are lost from now on.
82 800ms = Messages from S3 to S1 are lost from now on.
93 900ms = c1 asks for y = 2.
95 912.27ms = S1 proposes y = 2 for slot 3. c1 asked for it. It sends “Append entries 3 · t1” to S2 and S3.
157 1438.638ms = S1 proposes y = 2 for slot 4. c1 asked for it. It sends “Append entries 4 · t1” to S2 and S3.
167 1.5s = No answer arrives, so S1 commits nothing. Its heartbeats arrive, so nobody stands for election.
217 1962.298ms = S1 proposes y = 2 for slot 5. c1 asked for it. It sends “Append entries 5 · t1” to S2 and S3.
279 2485.507ms = S1 proposes y = 2 for slot 6. c1 asked for it. It sends “Append entries 6 · t1” to S2 and S3.
