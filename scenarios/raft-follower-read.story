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
78 800ms = S2 leads. S3 asks it up to which slot to apply its log.
79 800ms = c2 asks for get x at S3.
96 878.11ms = c2 is answered: 1. S3 answered from the state after slot 2.
98 900ms = One message there and back, beside the leader's round. The value itself never travelled.
109 1s = Messages from S2 to S3 take 150..160ms from now on.
115 1.05s = c1 asks for x = 2 at S2.
117 1060.673ms = S2 proposes x = 2 for slot 3. c1 asked for it. It sends “Append entries 3 · t1” to S1 and S3.
120 1082.783ms = Slot 3 is decided. S2 counted S1 and S2: two of three hold it. It holds x = 2.
122 1094.143ms = c1 is answered: done. S2 applied its request in slot 3.
123 1.1s = c2 asks for get x at S3.
130 1.15s = S3 learns that it must apply slot 3, and has not received that entry yet.
154 1322.975ms = c2 is answered: 2. S3 answered from the state after slot 3.
