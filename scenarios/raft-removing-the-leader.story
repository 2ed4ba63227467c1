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
78 800ms = S2 leads three servers. It is asked to remove itself.
79 800ms = c1 asks for remove 2.
82 813.199ms = S2 proposes remove 2 for slot 3. c1 asked for it. It sends “Append entries 3 · t1” to S1 and S3.
  A server uses the latest configuration in its log, whether it is committed or not. (Raft §6)
84 815ms = The new configuration is in force as soon as it stands in S2's log. S2 goes on leading, but its own copy counts no more: both S1 and S3 must have it.
89 839.048ms = Slot 3 is decided; S2 steps down. S2 counted S1 and S3: two of two hold it. It holds remove 2. It led term 1.
  A leader that was removed from the members steps down once the change is committed. (Dissertation §4.2.2)
90 849.64ms = c1 is answered: done. S2 applied its request in slot 3.
91 850ms = Both have it, so it is committed. S2 has answered its client, and only then stepped down.
92 993.471ms = S1 campaigns for term 2. Its election timeout ran out. It sends “Request vote · t2” to S3.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
94 1005.626ms = S3 grants S1 its vote in term 2. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
95 1019.365ms = S1 leads term 2. S1 counted S1 and S3: two of two, a majority.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
97 1044.699ms = Slot 4 is decided. S1 counted S1 and S3: two of two hold it. It holds a no-op.
102 1.1s = S1 and S3 heard no heartbeat, and S1 was elected by the two that are left.
133 1.6s = c1 asks for x = 2 at S1.
134 1610.712ms = S1 proposes x = 2 for slot 5. c1 asked for it. It sends “Append entries 5 · t2” to S3.
138 1633.908ms = Slot 5 is decided. S1 counted S1 and S3: two of two hold it. It holds x = 2.
140 1646.952ms = c1 is answered: done. S1 applied its request in slot 5.
162 2s = S2 knows that it is no member, so it never stands for election and disturbs nobody.
