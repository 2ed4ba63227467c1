5 0s = Four nodes: three votes are needed. The election timeouts of two nodes end almost together.
6 199.692ms = S2 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S1, S3 and S4.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
7 199.974ms = S4 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S1, S2 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
8 209.953ms = S1 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
9 210.337ms = S1 refuses S4 its vote: it voted for S2 in term 1. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
10 210.543ms = S3 grants S4 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
11 210.931ms = S4 refuses S2 its vote: it voted for itself in term 1. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
12 211.089ms = S3 refuses S2 its vote: it voted for S4 in term 1. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
13 211.276ms = S2 refuses S4 its vote: it voted for itself in term 1. It answers “Vote denied”.
  A server votes for at most one candidate in a term, first come, first served. (Raft §5.2)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
20 395.583ms = S1 campaigns for term 2. Its election timeout ran out. It sends “Request vote · t2” to S2, S3 and S4.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
21 406.865ms = S4 is no longer a candidate. Request vote from S1 is of term 2.
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
22 407.337ms = S3 grants S1 its vote in term 2. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
23 407.498ms = S2 is no longer a candidate. Request vote from S1 is of term 2.
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
25 418.256ms = S1 leads term 2. S1 counted S1, S2 and S4: three of four, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
31 440.503ms = Slot 1 is decided. S1 counted S1, S2 and S4: three of four hold it. It holds a no-op.
