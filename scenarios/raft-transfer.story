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
78 800ms = S2 leads, and is asked to let S3 lead.
79 800ms = c1 asks for transfer 3.
85 824.217ms = S3 campaigns for term 2. The reason is Timeout now · t1 from S2. It sends “Request vote · t2” to S1 and S2.
  A candidate wins only with votes from a majority of the full cluster. (Raft §5.2)
  Election timeouts are random, so that split votes are rare and soon resolved. (Raft §5.2)
86 836.181ms = S1 grants S3 its vote in term 2. It answers “Vote granted”.
  A server that sees a higher term than its own adopts it. (Raft §5.1)
87 837.228ms = S2 steps down. Request vote from S3 is of term 2. It led term 1.
  A transfer is answered with done once the named server leads. (Dissertation §3.10)
  A candidate or leader that discovers a higher term becomes a follower at once. (Raft §5.1)
  A server that sees a higher term than its own adopts it. (Raft §5.1)
88 847.643ms = S3 leads term 2. S3 counted S2 and S3: two of three, a majority. It proposes a no-op for slot 3 and transfer 3 for slot 4, in term 2.
  A leader begins its term with a no-op entry, and so learns which entries are committed. (Raft §8)
92 873.451ms = Slots 3 and 4 are decided. S3 counted S2 and S3: two of three hold slot 4. Slot 4 holds transfer 3.
94 885.073ms = c1 is answered: done. S3 applied its request in slot 4.
106 1s = S3 was elected within three messages. The old leader steps down when it receives the new term.
107 1s = c1 asks for x = 2.
110 1012.36ms = S3 proposes x = 2 for slot 5. c1 asked for it. It sends “Append entries 5 · t2” to S1 and S2.
115 1034.149ms = Slot 5 is decided. S3 counted S2 and S3: two of three hold it. It holds x = 2.
117 1045.713ms = c1 is answered: done. S3 applied its request in slot 5.
