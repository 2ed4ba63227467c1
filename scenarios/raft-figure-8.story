6 1ms = S1 and S2 hold slot 2 from term 2, S5 holds another from term 3. As in the figure, leaders add no no-op.
7 2ms = S1 campaigns for term 4. Its election timeout ran out. It sends “Request vote · t4” to S2, S3, S4 and S5 as soon as its disk has written.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
9 4ms = S2 grants S1 its vote in term 4. It answers “Vote granted” as soon as its disk has written.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
12 7ms = S3 grants S1 its vote in term 4. It answers “Vote granted” as soon as its disk has written.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
14 9ms = S1 leads term 4. S1 counted S1, S2 and S3: three of five, a majority.
15 10ms = S1 leads term 4, and brings its old slot 2 to S3.
18 13ms = S3 refuses Heartbeat · t4 from S1: its log ends at slot 1, before slot 2. It answers “Append refused”.
  A server keeps its vote until its term rises, even after it has heard from a leader of the term. (Raft Figure 2, votedFor)
23 18ms = Three of five hold slot 2 now. S1 may not count it: it is of term 2, and S1 leads term 4.
24 19ms = S1 has crashed; it led term 4. Its memory is lost; its disk is kept.
25 20ms = S5's last entry is of term 3, and so newer than that of S3.
26 21ms = S5 campaigns for term 4. Its election timeout ran out. It sends “Request vote · t4” to S1, S2, S3 and S4 as soon as its disk has written.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
28 23ms = S5 campaigns again for term 5. Its election timeout ran out. It sends “Request vote · t5” to S1, S2, S3 and S4 as soon as its disk has written.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
30 25ms = S3 grants S5 its vote in term 5. It answers “Vote granted” as soon as its disk has written.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
33 28ms = S4 grants S5 its vote in term 5. It answers “Vote granted” as soon as its disk has written.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
35 30ms = S5 leads term 5. S5 counted S3, S4 and S5: three of five, a majority.
36 31ms = S3 refuses Heartbeat · t5 from S5: its slot 2 is of term 2, not 3. It answers “Append refused”.
  A follower refuses entries unless its log holds the entry before them, of the same term. (Raft §5.3)
  A server keeps its vote until its term rises, even after it has heard from a leader of the term. (Raft Figure 2, votedFor)
38 33ms = S3 replaces its slot 2 by that of S5. It held something else there. It sends “Append succeeded 2 · t5” to S5 as soon as its disk has written.
40 35ms = Slot 2 is overwritten on S3, and nobody had been told that it was decided.
