4 168.529ms = S2 campaigns for term 1. Its election timeout ran out. It sends “Request vote · t1” to S1 and S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
5 179.017ms = S3 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
6 182.297ms = S1 grants S2 its vote in term 1. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
7 189.287ms = S2 leads term 1. S2 counted S2 and S3: two of three, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
11 213.948ms = Slot 1 is decided. S2 counted S2 and S3: two of three hold it. It holds a no-op.
49 600ms = c1 asks for x = 1.
57 641.84ms = S2 proposes x = 1 for slot 2. c1 asked for it. It sends “Append entries 2 · t1” to S1 and S3.
63 662.939ms = Slot 2 is decided. S2 counted S1 and S2: two of three hold it. It holds x = 1.
66 675.178ms = c1 is answered: done. S2 applied its request in slot 2.
70 700ms = S3 has crashed. Its memory is lost; its disk is kept.
78 800ms = c1 asks for x = 2.
81 813.199ms = S2 proposes x = 2 for slot 3. c1 asked for it. It sends “Append entries 3 · t1” to S1 and S3.
85 839.048ms = Slot 3 is decided. S2 counted S1 and S2: two of three hold it. It holds x = 2.
  A snapshot contains the sessions of the clients, like the rest of the state machine. (Dissertation §6.3)
88 849.64ms = c1 is answered: done. S2 applied its request in slot 3.
92 900ms = c1 asks for x = 3.
96 914.196ms = S2 proposes x = 3 for slot 4. c1 asked for it. It sends “Append entries 4 · t1” to S1 and S3.
99 935.3ms = Slot 4 is decided. S2 counted S1 and S2: two of three hold it. It holds x = 3.
101 946.531ms = c1 is answered: done. S2 applied its request in slot 4.
106 1s = c1 asks for x = 4.
109 1012.437ms = S2 proposes x = 4 for slot 5. c1 asked for it. It sends “Append entries 5 · t1” to S1 and S3.
113 1036.684ms = Slot 5 is decided. S2 counted S1 and S2: two of three hold it. It holds x = 4.
115 1047.723ms = c1 is answered: done. S2 applied its request in slot 5.
120 1.1s = c1 asks for x = 5.
123 1113.151ms = S2 proposes x = 5 for slot 6. c1 asked for it. It sends “Append entries 6 · t1” to S1 and S3.
127 1139.038ms = Slot 6 is decided. S2 counted S1 and S2: two of three hold it. It holds x = 5.
  A snapshot contains the sessions of the clients, like the rest of the state machine. (Dissertation §6.3)
131 1153.419ms = c1 is answered: done. S2 applied its request in slot 6.
144 1.3s = S1 and S2 have put snapshots in place of what they have applied. S3 returns with two entries.
145 1.3s = S3 restarts as a follower. Its disk holds term 1 and the slots up to 2.
  A server that restarts still knows the latest term it has seen. (Raft Figure 2, persistent state)
  A server that restarts still knows for whom it voted in its term. (Raft Figure 2, persistent state)
148 1352.703ms = S3 refuses Heartbeat · t1 from S2: its log ends at slot 2, before slot 6. It answers “Append refused”.
  A server keeps its vote until its term rises, even after it has heard from a leader of the term. (Raft Figure 2, votedFor)
165 1.5s = The first heartbeat is refused, the leader finds nothing to send but its snapshot, and S3 goes on from there.
176 1.6s = c1 asks for x = 6.
180 1614.906ms = S2 proposes x = 6 for slot 7. c1 asked for it. It sends “Append entries 7 · t1” to S1 and S3.
185 1639.808ms = Slot 7 is decided. S2 counted S2 and S3: two of three hold it. It holds x = 6.
189 1652.908ms = c1 is answered: done. S2 applied its request in slot 7.
