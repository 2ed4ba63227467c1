8 0s = S1 is the leader of the figure, S2 to S7 are its followers (a) to (f).
9 155.403ms = S1 campaigns for term 8. Its election timeout ran out. It sends “Request vote · t8” to S2, S3, S4, S5, S6 and S7.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
10 165.462ms = S7 grants S1 its vote in term 8. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
11 165.743ms = S5 refuses S1 its vote: older log: last term 6 < 7. It answers “Vote denied”.
  A voter denies its vote if its own log is more up-to-date than the candidate's. (Raft §5.4.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
12 166.249ms = S4 refuses S1 its vote: shorter log: 10 < 11. It answers “Vote denied”.
  A voter denies its vote if its own log is more up-to-date than the candidate's. (Raft §5.4.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
  Only the current leader, or a vote that is granted, restarts the election timer. (Raft §5.2)
13 168.084ms = S3 grants S1 its vote in term 8. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
14 168.468ms = S2 grants S1 its vote in term 8. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
15 169.991ms = S6 grants S1 its vote in term 8. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
20 181.314ms = S1 leads term 8. S1 counted S1, S2, S6 and S7: four of seven, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
22 185ms = S1 never changes its own log: it finds, for each follower, where the two still agree.
23 191.947ms = S6 refuses Append entries 11 · t8 from S1: its log ends at slot 7, before slot 10. It answers “Append refused”.
  A server keeps its vote until its term rises, even after it has heard from a leader of the term. (Raft Figure 2, votedFor)
24 192.991ms = S4 replaces its slot 11 by that of S1. It held something else there. It sends “Append succeeded 11 · t8” to S1.
25 193.016ms = S2 refuses Append entries 11 · t8 from S1: its log ends at slot 9, before slot 10. It answers “Append refused”.
  A server keeps its vote until its term rises, even after it has heard from a leader of the term. (Raft Figure 2, votedFor)
26 193.392ms = S7 refuses Append entries 11 · t8 from S1: its slot 10 is of term 3, not 6. It answers “Append refused”.
  A follower refuses entries unless its log holds the entry before them, of the same term. (Raft §5.3)
  A server keeps its vote until its term rises, even after it has heard from a leader of the term. (Raft Figure 2, votedFor)
27 193.928ms = S5 replaces its slot 11 by that of S1, and drops slot 12. It held something else there. It sends “Append succeeded 11 · t8” to S1.
28 196.302ms = S3 refuses Append entries 11 · t8 from S1: its log ends at slot 4, before slot 10. It answers “Append refused”.
  A server keeps its vote until its term rises, even after it has heard from a leader of the term. (Raft Figure 2, votedFor)
35 214.934ms = S7 replaces its slots 4 to 11 by those of S1. It held something else there. It sends “Append succeeded 11 · t8” to S1.
37 221.397ms = S6 replaces its slots 6 and 7 by those of S1, and stores slots 8 to 11. It held something else there. It sends “Append succeeded 11 · t8” to S1.
39 226.119ms = Slots 1 to 11 are decided. S1 counted S1, S4, S5 and S7: four of seven hold slot 11. Slot 11 holds a no-op.
89 400ms = c1 asks for x = done.
96 411.16ms = S1 proposes x = done for slot 12. c1 asked for it. It sends “Append entries 12 · t8” to S2, S3, S4, S5, S6 and S7.
106 433.422ms = Slot 12 is decided. S1 counted S1, S3, S4 and S7: four of seven hold it. It holds x = done.
116 446.117ms = c1 is answered: done. S1 applied its request in slot 12.
117 450ms = All seven logs are the same.
